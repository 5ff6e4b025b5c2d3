"""Two files from elsewhere are compared in a real browser, and the Word file that comes of it is brought away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from exports.word.reader import read
from tests.browser.conftest import Guest
from tests.exports.pages import as_docx

pytestmark = pytest.mark.browser

SAME_EN = ["The two sides met and exchanged views on their concerns.", "They noted the record of the first round."]
SAME_ZH = [f"双方回顾了第{n}轮会晤的记录。" for n in "一二三四五六"]
OLD = [
    *SAME_EN, "The Parties shall submit a report within thirty days.", "双方应当在三十日内提交报告。", *SAME_ZH,
    "The two sides agreed to meet again in the spring.", "双方商定于春季再次会晤。",
]  # fmt: skip
NEW = [
    *SAME_EN, "The Parties should submit a brief report within sixty days.", "双方应在六十日内提交简短报告。", *SAME_ZH,
    "A line between the points of contact <b>stands</b> open.", "The two sides agreed to meet again in the spring.",
    "双方商定于秋季再次会晤。",
]  # fmt: skip
ROWS_OLD, ROWS_NEW = (
    [["Points of contact", "联络点"], ["one each", "各一个"]],
    [["Points of contact", "联络点"], ["two each", "各两个"]],
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def bring(person: Guest, key: str, name: str, content: bytes) -> None:
    """Put a file into one of the two places, and wait until it has arrived there."""
    person.settle()  # a run that ends meanwhile may take the field away under the hand
    place = person.page.locator(f".st-key-{key}")
    place.locator('input[type="file"]').set_input_files({"name": name, "mimeType": WORD, "buffer": content})
    expect(place).to_contain_text(name)


def compare(person: Guest) -> None:
    person.page.locator(".st-key-compare button").click()


def brought(person: Guest) -> None:
    bring(person, "compare_base", "三月稿.docx", as_docx(OLD, ROWS_OLD))
    bring(person, "compare_target", "五月稿.docx", as_docx(NEW, ROWS_NEW))
    compare(person)


def test_two_files_are_compared_and_the_finished_one_reads_as_both(guest: Callable[..., Guest]) -> None:
    songbi = guest("songbi", language="zh-CN", width=1400)
    songbi.open("/word")
    songbi.looks("compare-way-zh")
    songbi.page.locator('a[href="/compare"].alt-link').click()
    songbi.page.locator(".st-key-compare_base").wait_for()
    expect(songbi.page.locator(".st-key-compare button")).to_be_disabled()
    expect(songbi.page.locator(".st-key-compare_author input")).to_have_value("中方")
    songbi.looks("compare-empty-zh")
    brought(songbi)
    shown = songbi.page.locator(".alt-comparison")
    expect(shown.locator("del", has_text="thirty")).to_be_visible()
    expect(shown.locator("ins", has_text="简短")).to_be_visible()
    expect(shown.locator("ins", has_text="<b>stands</b>")).to_be_visible()
    expect(shown.locator(".alt-folded").first).to_contain_text("4")
    songbi.looks("compare-zh")
    shown.scroll_into_view_if_needed()
    shown.locator("ins").last.scroll_into_view_if_needed()
    songbi.looks("compare-below-zh")
    with songbi.page.expect_download() as coming:
        songbi.page.locator(".st-key-compare_download button").click()
    assert coming.value.suggested_filename == "三月稿 - 五月稿 - redline.docx"
    made = read(coming.value.path().read_bytes())
    assert made.paragraphs("rejected") == read(as_docx(OLD, ROWS_OLD)).paragraphs()
    assert made.paragraphs("accepted") == read(as_docx(NEW, ROWS_NEW)).paragraphs()
    assert {change.author for change in made.changes.revisions} == {"中方"}
    songbi.page.set_viewport_size({"width": 420, "height": 1000})
    expect(shown.locator("ins").last).to_be_visible()
    songbi.looks("compare-zh-420")


def test_a_bad_file_gets_one_clear_sentence_and_another_file_takes_the_result_away(guest: Callable[..., Guest]) -> None:
    robin = guest("robin", width=1400)
    robin.open("/compare")
    brought(robin)
    robin.page.locator(".alt-comparison").wait_for()
    robin.looks("compare-en-1400")
    robin.page.locator(".st-key-compare_target").get_by_role("button", name="Remove").click()
    expect(robin.page.locator(".alt-comparison")).to_have_count(0)
    bring(robin, "compare_target", "letter.docx", b"this is not a Word file")
    compare(robin)
    refused = robin.page.locator(".alt-notice-refused")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("The later file: The file is not a Word document")
    robin.looks("compare-refused-en-1400")
