"""A draft is started in a real browser: from two Word files whose pairs are mended, and from an earlier text."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest
from tests.exports.pages import as_docx

pytestmark = pytest.mark.browser

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EN = [
    "General",
    "The two sides shall meet every year.",
    "They shall publish 12 reports by 2030. Costs lie where they are incurred.",
]
ZH = ["总则", "双方应当每年举行会晤。", "双方应于2030年前发布12份报告。", "费用由发生方承担。"]


def choose(person: Guest, start: int) -> None:
    """Open the page of drafts and say what to start from, by its place in the choice."""
    person.open("/drafts")
    person.page.locator(".st-key-draft_start [role='radiogroup'] label").nth(start).click()
    person.settle()


def title(person: Guest, english: str, chinese: str) -> None:
    """Give the draft its titles."""
    for language, words in (("en", english), ("zh", chinese)):
        field = person.page.locator(f"[class*='st-key-draft_title_{language}_'] input")
        field.fill(words)
        field.press("Tab")


def looks(person: Guest, name: str) -> None:
    """Keep the page as it is on a wide screen and on a telephone, where pictures are asked for."""
    if "ALTERNAT_SHOTS" not in os.environ:
        return
    for width in (1440, 420):
        person.page.set_viewport_size({"width": width, "height": 2400})
        if width == 420:  # the navigation glides out of sight
            person.page.wait_for_function(
                "document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0"
            )
        person.looks(f"{name}-{width}")
    person.page.set_viewport_size({"width": 1500, "height": 1000})


def test_pairs_of_two_word_files_are_seen_and_mended_before_the_draft_is_opened(guest: Callable[..., Guest]) -> None:
    orla = guest("orla", language="zh-CN")
    choose(orla, 4)
    for at, (name, lines) in enumerate((("en.docx", EN), ("zh.docx", ZH))):
        orla.page.locator("input[type='file']").nth(at).set_input_files(
            {"name": name, "mimeType": WORD, "buffer": as_docx(lines)}
        )
    pairs = orla.page.get_by_test_id("pair")
    expect(pairs).to_have_count(3)
    orla.page.locator(".st-key-mend_2 button").click()
    orla.page.locator(".st-key-pair_cut_en button").click()
    expect(pairs).to_have_count(4)
    orla.page.locator(".st-key-pair_down_zh button").click()
    expect(pairs.nth(3)).to_contain_text("费用由发生方承担。")
    expect(pairs.nth(3)).to_contain_text("Costs lie where they are incurred.")
    expect(pairs.nth(2)).not_to_contain_text("费用由发生方承担。")
    looks(orla, "start-pairs-zh")
    title(orla, "Ports", "港口")
    orla.page.locator(".st-key-open_draft_submit button").click()
    clauses = orla.page.get_by_test_id("clause")
    expect(clauses).to_have_count(4)
    expect(clauses.nth(3)).to_contain_text("费用由发生方承担。")


def test_a_draft_from_an_outline_is_the_earlier_text_of_another_whose_clauses_say_so(
    guest: Callable[..., Guest],
) -> None:
    orla = guest("orla")
    choose(orla, 2)
    expect(orla.page.locator(".alt-bilingual").first).to_be_visible()
    looks(orla, "start-outline-en")
    title(orla, "First text", "第一文本")
    orla.page.locator(".st-key-open_draft_submit button").click()
    orla.page.get_by_test_id("clause").first.wait_for()
    choose(orla, 1)
    orla.page.locator(".st-key-start_text input").click()
    orla.page.locator("[role='option']", has_text="First text").click()
    orla.settle()
    looks(orla, "start-text-en")
    title(orla, "Second text", "第二文本")
    orla.page.locator(".st-key-open_draft_submit button").click()
    clause = orla.page.get_by_test_id("clause").nth(3)
    clause.wait_for()
    named = clause.get_attribute("data-clause")
    orla.open(f"/history?clause={named}")
    expect(orla.page.get_by_text("as in clause 1.1 of “First text”, version 0.1")).to_be_visible()
    looks(orla, "start-history-en")
