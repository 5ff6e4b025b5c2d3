"""The face in English and 中文, switched at any moment and remembered for the person."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest
from tests.browser.test_room import clause, enter_room

pytestmark = pytest.mark.browser


def test_the_language_is_switched_at_any_moment_and_remembered(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel")
    daniel.open("/")
    expect(daniel.page.get_by_role("link", name="Drafts")).to_be_visible()
    daniel.page.locator(".st-key-language_choice").get_by_text("中文").click()
    expect(daniel.page.get_by_role("link", name="草案")).to_be_visible()
    expect(daniel.page.locator("html")).to_have_attribute("lang", "zh-CN")
    enter_room(daniel)
    daniel.looks("room-zh")
    daniel.page.get_by_test_id("sign-out").click()
    daniel.page.get_by_test_id("sign-in-form").wait_for()
    daniel.sign_in("daniel")
    expect(daniel.page.get_by_role("link", name="草案")).to_be_visible()


def test_an_address_without_a_page_is_answered_in_the_readers_language(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel", language="zh-CN")
    for address in ("/nowhere", "/users"):  # no such page, and one that is not for a drafter: the same
        daniel.open(address)
        expect(daniel.page.locator(".alt-notice-refused")).to_have_text("此处没有内容，或您无权查看。")
        expect(daniel.page.get_by_role("dialog")).to_have_count(0)
        assert daniel.page.title() == "Alternat"
    daniel.page.get_by_role("link", name="草案").click()
    expect(daniel.page.get_by_role("heading", name="草案")).to_be_visible()
    stranger = guest(language="zh-CN")
    stranger.open("/nowhere")
    stranger.page.get_by_test_id("sign-in-form").wait_for()
    expect(stranger.page.get_by_role("dialog")).to_have_count(0)


def test_what_streamlit_says_by_itself_follows_the_readers_language(guest: Callable[..., Guest]) -> None:
    orla = guest("orla")
    orla.open("/sources?record=1")
    page, choice = orla.page, orla.page.locator(".st-key-language_choice")
    uploader = page.get_by_test_id("stFileUploaderDropzoneInstructions").locator("span")
    calendar = page.get_by_test_id("stDateInputCalendarButton").first
    month = page.get_by_test_id("stDateInputCalendar").get_by_role("heading")

    def limit() -> str:
        """How large a file may be, as it is drawn."""
        drawn = str(uploader.evaluate("e => getComputedStyle(e, '::after').content"))
        return uploader.inner_text() if drawn == "none" else drawn.strip('"')

    for language, code, inside, said in (
        ("中文", "zh-CN", re.compile("月"), re.compile("^每个文件不超过 20 MB$")),
        ("English", "en", re.compile("^[ -~]+$"), re.compile("^20MB per file • TXT, ")),
    ):
        choice.get_by_text(language).click()
        expect(page.locator("html")).to_have_attribute("lang", code)
        orla.settle()
        assert said.match(limit())
        calendar.click()
        expect(month).to_have_text(inside)
        page.keyboard.press("Escape")
        expect(month).to_have_count(0)


def test_a_head_of_delegation_reads_and_accepts_on_a_telephone(guest: Callable[..., Guest]) -> None:
    wenyan = guest("wenyan", language="zh-CN", width=420)
    enter_room(wenyan)
    wenyan.looks("room-narrow-zh")
    row = clause(wenyan, "2.2")
    row.scroll_into_view_if_needed()
    row.get_by_test_id("accept").click()
    row.get_by_test_id("accept-level-ad-referendum").click()
    expect(row).to_have_attribute("data-status", "one")
    wide = wenyan.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    assert not wide, "the page can be pushed sideways"
    wenyan.looks("room-narrow-accepted-zh")
