"""Two delegations work on how a text stands: counter-proposal, split, move, condition, batch, and the text in brackets."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Guest
from tests.browser.test_room import act, clause, enter_room, propose, table

pytestmark = pytest.mark.browser
EN = "Both sides hold that sharing technology, with {} respect for intellectual property, makes industry as a whole more inventive."
ZH = "双方认为，在{}尊重知识产权的前提下共享技术，有助于提升整个产业的创新能力。"
OURS, THEIRS = (EN.format("full"), ZH.format("充分")), (EN.format("due"), ZH.format("切实"))


def choose(person: Guest, number: str, act_name: str) -> None:
    """One of the acts under “More”."""
    if not clause(person, number).get_by_test_id(act_name).first.is_visible():
        act(person, number, "more")
    act(person, number, act_name)


def save_and_table(person: Guest, number: str) -> None:
    """Save the open form of a clause for the own side, then put it before all."""
    act(person, number, "save-private")
    expect(clause(person, number).get_by_test_id("proposal-private")).to_be_visible()
    table(person, number)
    expect(clause(person, number).get_by_test_id("proposal-private")).to_have_count(0)


def tabled(person: Guest, number: str) -> Locator:
    """The first tabled proposal on a clause."""
    return clause(person, number).get_by_test_id("proposal").first


def divide(person: Guest, number: str, language: str, at: int) -> None:
    """Put the caret into the standing text of the form, with the keyboard."""
    whole = clause(person, number).get_by_test_id(f"split-{language}")
    whole.evaluate("(field, at) => { field.focus(); field.setSelectionRange(at - 1, at - 1); }", at)
    person.page.keyboard.press("ArrowRight")


def read_in_brackets(person: Guest) -> None:
    person.page.get_by_test_id("view-brackets").click()


def numbers(person: Guest) -> list[str]:
    """The printed numbers of the clauses in the order of the screen."""
    return [text.strip() for text in person.page.locator('[data-testid="clause"] > .number').all_inner_texts()]


def test_a_text_is_restructured_from_both_sides_and_read_in_brackets(guest: Callable[..., Guest]) -> None:
    helen, wenyan = guest("helen"), guest("wenyan", language="zh-CN")
    enter_room(helen)
    enter_room(wenyan)

    # words, other words in answer to them, and both in brackets
    propose(helen, "2.1", *OURS)
    table(helen, "2.1")
    expect(tabled(wenyan, "2.1")).to_be_visible()
    tabled(wenyan, "2.1").get_by_test_id("counter").click()
    clause(wenyan, "2.1").get_by_test_id("editor-en").fill(THEIRS[0])
    clause(wenyan, "2.1").get_by_test_id("editor-zh").fill(THEIRS[1])
    expect(clause(wenyan, "2.1").get_by_test_id("preview-en").locator("ins")).to_be_visible()
    wenyan.looks("structure-counter-form-zh")
    save_and_table(wenyan, "2.1")
    expect(tabled(helen, "2.1").get_by_test_id("answer-given")).to_be_visible()
    expect(clause(helen, "2.1").get_by_test_id("counters")).to_be_visible()
    expect(tabled(helen, "2.1").get_by_test_id("touching")).to_be_visible()
    helen.looks("structure-counter-en")
    for person in (helen, wenyan):
        read_in_brackets(person)
        expect(clause(person, "2.1").get_by_test_id("rolling-en")).to_contain_text(
            re.compile(r"\[US: .*\[China: ", re.S)
        )
        expect(clause(person, "2.1").get_by_test_id("rolling-zh")).to_contain_text(
            re.compile(r"［美方：.*［中方：", re.S)
        )
        expect(clause(person, "2.1").get_by_test_id("bracket-count")).to_be_visible()
        expect(person.page.get_by_test_id("count-brackets")).to_be_visible()
    helen.looks("structure-brackets-en")
    wenyan.looks("structure-brackets-zh")
    for person in (helen, wenyan):
        person.page.get_by_test_id("view-redline").click()

    # one clause becomes two
    choose(helen, "2.3", "split")
    text = clause(helen, "2.3").get_by_test_id("split-en").input_value()
    divide(helen, "2.3", "en", text.index("governments") + 3)
    expect(clause(helen, "2.3").get_by_test_id("split-complaint-en")).not_to_be_empty()
    divide(helen, "2.3", "en", text.index(" and certificates"))
    expect(clause(helen, "2.3").get_by_test_id("editor-second_en")).to_have_value(re.compile("^and certificates"))
    expect(clause(helen, "2.3").get_by_test_id("split-complaint-en")).to_be_empty()
    clause(helen, "2.3").get_by_test_id("editor-second_en").fill(
        "Certificates of one side shall be recognised by the other."
    )
    clause(helen, "2.3").get_by_test_id("editor-second_zh").fill("一方的认证由另一方承认。")
    clause(helen, "2.3").get_by_test_id("split-number").fill("2.3 bis")
    helen.looks("structure-split-form-en")
    save_and_table(helen, "2.3")
    expect(tabled(wenyan, "2.3").get_by_test_id("does")).to_contain_text("2.3 bis")
    expect(tabled(wenyan, "2.3").get_by_test_id("second-zh")).to_contain_text("一方的认证由另一方承认。")
    tabled(wenyan, "2.3").scroll_into_view_if_needed()
    wenyan.looks("structure-split-zh")
    act(wenyan, "2.3", "accept-proposal", "accept-level-confirmed")
    for person in (helen, wenyan):
        expect(clause(person, "2.3 bis").get_by_test_id("text-en")).to_contain_text("Certificates of one side")

    # a clause takes another place
    choose(helen, "2.5", "move")
    option = clause(helen, "2.5").get_by_test_id("move-after").locator("option", has_text=re.compile(r"^2\.1 "))
    clause(helen, "2.5").get_by_test_id("move-after").select_option(option.get_attribute("value"))
    helen.looks("structure-move-form-en")
    save_and_table(helen, "2.5")
    expect(tabled(wenyan, "2.5").get_by_test_id("does")).to_contain_text("2.1")
    act(wenyan, "2.5", "accept-proposal", "accept-level-confirmed")
    for person in (helen, wenyan):
        expect(clause(person, "2.5")).to_have_attribute("data-status", "agreed")
        order = numbers(person)
        assert order[order.index("2.1") + 1] == "2.5", order

    # a key on condition that another clause stands
    act(wenyan, "3.1", "accept")
    chosen = clause(wenyan, "3.1").get_by_test_id("accept-condition")
    chosen.select_option(chosen.locator("option", has_text=re.compile(r"^3\.2 ")).get_attribute("value"))
    wenyan.looks("structure-condition-form-zh")
    act(wenyan, "3.1", "accept-level-confirmed")
    expect(clause(helen, "3.1").get_by_test_id("condition").first).to_contain_text("if 3.2 stands as in Revision 1")
    helen.looks("structure-condition-en")
    propose(helen, "3.2", "Both governments should encourage joint research.", "两国政府宜鼓励联合研究。")
    table(helen, "3.2")
    act(wenyan, "3.2", "accept-proposal", "accept-level-confirmed")
    expect(clause(helen, "3.1").get_by_test_id("unmet").first).to_be_visible()
    expect(clause(wenyan, "3.1").get_by_test_id("unmet").first).to_contain_text("条件未满足")
    wenyan.looks("structure-condition-not-met-zh")

    # an agreed clause is reopened with a reason
    propose(helen, "2.5", "Technical disputes are settled among experts.", "技术争端由专家解决。")
    private = clause(helen, "2.5").get_by_test_id("proposal-private")
    private.get_by_test_id("table").click()
    private.get_by_test_id("table-send").click()
    expect(private).to_be_visible()
    private.get_by_test_id("reopen-reason").fill("New instructions from capital.")
    helen.looks("structure-reopening-en")
    private.get_by_test_id("table-send").click()
    expect(tabled(wenyan, "2.5")).to_be_visible()
    tabled(wenyan, "2.5").click()
    expect(wenyan.page.get_by_test_id("panel").get_by_test_id("reopening").last).to_contain_text("New instructions")

    # two proposals tabled together
    propose(helen, "1.3", "Both governments should study a pilot zone.", "两国政府宜研究设立试点区。")
    propose(
        helen, "1.2", "Both governments should draw up clear classes of data.", "两国政府宜制定清晰的数据分类标准。"
    )
    batches = helen.page.get_by_test_id("batches")
    batches.get_by_test_id("batch-open").click()
    batches.get_by_test_id("batch-title_en").fill("On data")
    batches.get_by_test_id("batch-title_zh").fill("关于数据")
    batches.get_by_test_id("batch-note").fill("Both or neither.")
    batches.get_by_test_id("batch-begin").click()
    expect(batches.get_by_test_id("batch")).to_contain_text("On data")
    for number in ("1.2", "1.3"):
        clause(helen, number).get_by_test_id("in-batch").select_option(label="On data")
        expect(clause(helen, number).get_by_test_id("batch-line")).to_contain_text("On data")
    expect(batches.get_by_test_id("batch-proposal")).to_have_count(2)
    expect(wenyan.page.get_by_test_id("batch")).to_have_count(0)
    batches.scroll_into_view_if_needed()
    helen.looks("structure-batch-en")
    batches.get_by_test_id("batch-table").click()
    batches.get_by_test_id("batch-table-send").click()
    for number in ("1.2", "1.3"):
        expect(tabled(wenyan, number).get_by_test_id("batch-line")).to_contain_text("关于数据")
    expect(batches.get_by_test_id("batch")).to_have_count(0)

    for person, language in ((helen, "en"), (wenyan, "zh")):
        person.page.set_viewport_size({"width": 420, "height": 1000})
        for view in ("redline", "brackets"):
            person.page.get_by_test_id(f"view-{view}").click()
            clause(person, "2.1").scroll_into_view_if_needed()
            person.looks(f"structure-narrow-{view}-{language}")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 420
