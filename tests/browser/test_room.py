"""Two delegations in one drafting room, each at a browser of its own."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Guest, Server

pytestmark = pytest.mark.browser
TITLE = "Consensus document on the digital economy"


ROOMS: dict[str, str] = {}
"""The address of the room on each server: a demonstration that is put back has the same draft in it."""


def enter_room(person: Guest) -> None:
    """Find the draft in the list and open its room; who knows its address goes there at once."""
    if person.url in ROOMS:
        person.page.goto(ROOMS[person.url])
    else:
        person.open("/drafts")
        person.page.get_by_role("link").filter(has_text="practice text").or_(
            person.page.get_by_role("link").filter(has_text="演练案文")
        ).first.click()
    person.page.get_by_test_id("clause").first.wait_for()
    ROOMS[person.url] = person.page.url


def clause(person: Guest, number: str) -> Locator:
    """The row of the clause with this printed number."""
    return (
        person.page.locator('[data-testid="clause"]').filter(has=person.page.locator(".number", has_text=number)).first
    )


def act(person: Guest, number: str, *test_ids: str) -> None:
    """Press the buttons of a clause one after another."""
    for test_id in test_ids:
        clause(person, number).get_by_test_id(test_id).first.click()


def propose(person: Guest, number: str, en: str, zh: str) -> None:
    """Write a proposal for a clause and save it for the own side."""
    act(person, number, "propose")
    clause(person, number).get_by_test_id("editor-en").fill(en)
    clause(person, number).get_by_test_id("editor-zh").fill(zh)
    act(person, number, "save-private")
    expect(clause(person, number).get_by_test_id("proposal-private")).to_be_visible()


def table(person: Guest, number: str) -> None:
    """Put the private proposal of a clause before all sides; where the clause is agreed the form asks why."""
    private = clause(person, number).get_by_test_id("proposal-private")
    private.get_by_test_id("table").click()
    expect(private.get_by_test_id("table-send")).to_be_visible()
    if private.get_by_test_id("reopen-reason").count():
        private.get_by_test_id("reopen-reason").fill("New instructions from capital.")
    private.get_by_test_id("table-send").click()


def test_tabled_words_appear_on_the_other_screen_and_typing_there_is_kept(
    guest: Callable[..., Guest],
) -> None:
    daniel, wenyan = guest("daniel"), guest("wenyan", language="zh-CN")
    enter_room(daniel)
    enter_room(wenyan)
    act(wenyan, "2.2", "propose")
    typed = clause(wenyan, "2.2").get_by_test_id("editor-zh")
    typed.press_sequentially("正在输入的文字")
    propose(
        daniel, "2.1", "Both sides should open their procurement rules to scrutiny.", "双方宜公开采购规则，接受监督。"
    )
    wenyan.page.wait_for_timeout(700)
    expect(clause(wenyan, "2.1").get_by_test_id("proposal")).to_have_count(0)
    expect(wenyan.page.get_by_text("open their procurement rules")).to_have_count(0)
    wenyan.looks("room-before-tabling-zh")

    table(daniel, "2.1")
    arrived = clause(wenyan, "2.1").get_by_test_id("proposal")
    expect(arrived).to_be_visible(timeout=5000)  # how soon exactly is for benchmarks/room_latency.py
    expect(arrived.get_by_test_id("proposal-en").locator("ins").first).to_be_visible()
    expect(arrived.get_by_test_id("proposal-zh").locator("ins").first).to_be_visible()
    expect(typed).to_have_value(re.compile("正在输入的文字$"))
    expect(typed).to_be_focused()

    act(wenyan, "2.1", "answer")
    form = clause(wenyan, "2.1")
    form.get_by_test_id("answer-needs_capital").check()
    form.get_by_test_id("answer-comment").fill("须报国内核定。")
    act(wenyan, "2.1", "answer-send")
    expect(clause(daniel, "2.1").get_by_test_id("answer-given")).to_contain_text("须报国内核定。")

    act(wenyan, "2.1", "accept-proposal", "accept-level-confirmed")
    for person in (wenyan, daniel):
        expect(clause(person, "2.1")).to_have_attribute("data-status", "agreed")
        expect(clause(person, "2.1").get_by_test_id("text-zh")).to_contain_text("双方宜公开采购规则，接受监督。")
    expect(typed).to_have_value(re.compile("正在输入的文字$"))
    daniel.looks("room-after-acceptance-en")

    propose(
        daniel, "2.1", "Both sides shall open their procurement rules to scrutiny.", "双方应公开采购规则，接受监督。"
    )
    table(daniel, "2.1")
    for person in (wenyan, daniel):
        expect(clause(person, "2.1")).to_have_attribute("data-status", "one")


def test_half_typed_words_survive_a_restart_of_the_server_and_say_so(
    guest: Callable[..., Guest], server: Server
) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    address = daniel.page.url
    act(daniel, "2.2", "propose")
    clause(daniel, "2.2").get_by_test_id("editor-en").fill("Words that were never sent")
    server.stop()
    server.start()
    daniel.page.goto(address)
    expect(clause(daniel, "2.2").get_by_test_id("restored-notice")).to_be_visible()
    expect(clause(daniel, "2.2").get_by_test_id("editor-en")).to_have_value("Words that were never sent")
    daniel.looks("room-restored")


def test_a_store_put_back_under_an_open_room_is_shown_as_it_is_and_half_typed_words_stay(
    guest: Callable[..., Guest], server: Server, demo_folder: Path, tmp_path: Path
) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    propose(daniel, "2.2", "Words of a store that is no more.", "已不存在的案文。")
    act(daniel, "2.5", "propose")
    clause(daniel, "2.5").get_by_test_id("editor-en").fill("Words that are being typed")
    for store in ("joint.db", "party_us.db"):  # and not the sign-ins
        shutil.copy(demo_folder / store, tmp_path)
    server.put_back(tmp_path)
    expect(clause(daniel, "2.5").get_by_test_id("restored-notice")).to_be_visible()
    expect(clause(daniel, "2.5").get_by_test_id("editor-en")).to_have_value("Words that are being typed")
    expect(clause(daniel, "2.2").get_by_test_id("proposal-private")).to_have_count(0)


def test_a_clause_that_moved_meanwhile_is_shown_beside_what_was_typed(guest: Callable[..., Guest]) -> None:
    helen, wenyan = guest("helen"), guest("wenyan")
    enter_room(helen)
    enter_room(wenyan)
    propose(wenyan, "2.5", "Access to technology shall be open.", "技术获取应当开放。")
    act(helen, "2.5", "propose")
    clause(helen, "2.5").get_by_test_id("editor-en").fill("Access to technology may be limited.")
    table(wenyan, "2.5")
    expect(clause(helen, "2.5").get_by_test_id("stale-notice")).to_be_visible()
    expect(clause(helen, "2.5").get_by_test_id("editor-en")).to_have_value("Access to technology may be limited.")


def test_what_is_pressed_stays_under_the_hand_until_it_is_let_go(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    act(daniel, "2.2", "propose")
    row, mouse = clause(daniel, "2.2"), daniel.page.mouse
    english, save = row.get_by_test_id("editor-en"), row.get_by_test_id("save-private")
    row.get_by_test_id("editor-zh").fill("双方指出。")
    expect(row.get_by_test_id("preview-zh")).to_contain_text("双方指出。")
    english.evaluate("field => { field.value = 'Both sides note what was said. '.repeat(40); }")
    save.scroll_into_view_if_needed()
    before = save.bounding_box()
    assert before
    mouse.move(before["x"] + 10, before["y"] + before["height"] / 2)
    mouse.down()
    english.evaluate("field => field.dispatchEvent(new Event('input', { bubbles: true }))")
    daniel.page.wait_for_timeout(600)  # the redline of these words would have come after an eighth of a second
    assert save.bounding_box() == before
    mouse.up()
    expect(row.get_by_test_id("proposal-private")).to_contain_text("双方指出。")


def test_two_tabs_of_one_person_do_not_lose_each_others_words(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    second = daniel.context.new_page()
    second.goto(daniel.page.url)
    second.get_by_test_id("clause").first.wait_for()
    propose(daniel, "2.2", "First tab.", "第一个窗口。")
    row = second.locator('[data-testid="clause"]').filter(has=second.locator(".number", has_text="2.2")).first
    expect(row.get_by_test_id("proposal-private")).to_contain_text("First tab.")


def test_signing_out_in_one_tab_ends_the_room_in_the_other_and_says_so(guest: Callable[..., Guest]) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    second = daniel.context.new_page()
    second.goto(daniel.url + "/drafts")
    second.get_by_test_id("sign-out").click()
    second.get_by_test_id("sign-in-form").wait_for()
    act(daniel, "2.2", "propose")
    clause(daniel, "2.2").get_by_test_id("editor-en").fill("After the sign-out")
    act(daniel, "2.2", "save-private")
    expect(daniel.page.get_by_test_id("signed-out").or_(daniel.page.get_by_test_id("complaint")).first).to_be_visible()
    expect(clause(daniel, "2.2").get_by_test_id("editor-en")).to_have_value("After the sign-out")
