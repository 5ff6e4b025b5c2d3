"""The face in English and 中文, switched at any moment and remembered for the person."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest
from tests.browser.test_room import clause, enter_room

pytestmark = pytest.mark.browser


def test_the_language_is_switched_at_any_moment_and_remembered(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel")
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
