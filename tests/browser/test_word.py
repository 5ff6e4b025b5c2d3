"""A draft goes out as Word, is edited by somebody else in LibreOffice, and comes back through a real browser."""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.large_room import lay_room
from tests.browser.conftest import Guest, Server
from tests.browser.test_record import choose
from tests.browser.test_room import clause, enter_room
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.editing import Editor
from tests.exports.letterheads import letterhead
from tests.exports.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.office]
LANGUAGE = os.environ.get("ALTERNAT_LANGUAGE", "zh-CN")
"""In which language the pages of this file that hold no sentences are looked at."""


def download(person: Guest, form: str) -> bytes:
    """Press the download link of a form and give the file that came."""
    person.open("/word")
    with person.page.expect_download() as coming:
        person.page.locator(f'a[href*="/{form}.docx"]').click()
    assert coming.value.suggested_filename.endswith(".docx")
    return coming.value.path().read_bytes()


def test_export_staff_downloads_clean_and_redline_and_libreoffice_agrees(
    guest: Callable[..., Guest],
    office: Office,  # noqa: F811
) -> None:
    elliot = guest("elliot")
    clean, redline = download(elliot, "clean"), download(elliot, "redline")
    elliot.looks("word-page-en")
    elliot.page.locator('a[href*="/preview"][href*="form=redline"]').click()
    sheet = elliot.page.locator("img.alt-sheet").first
    expect(sheet).to_have_js_property("complete", True, timeout=60_000)
    assert sheet.evaluate("sheet => sheet.naturalWidth") > 500
    elliot.looks("word-file-preview-en")
    base = office.text(clean, "plain")
    rejected = office.text(redline, "rejected")
    accepted = office.text(redline, "accepted")
    assert base[4:] == rejected[4:], "rejecting everything gives the clean text, in both columns"
    assert accepted != rejected
    assert any("承认" in line for line in accepted)


def test_a_redline_edited_by_another_author_comes_back_as_private_proposals_of_the_uploaders_side(
    guest: Callable[..., Guest],
    server: Server,
    office: Office,  # noqa: F811
) -> None:
    elliot, songbi = guest("elliot"), guest("songbi", language="zh-CN")
    edited = office.edit(
        download(elliot, "redline"),
        "Elsewhere Hand",
        [("only in rare cases", "only in the rarest cases"), ("极少数", "个别")],
    )
    marked = Editor(edited, "Vera Quoin")
    marked.settle(marked.comment("how they are protected", "Why both?\n**为何？**<i>")).bold("supply chains")
    edited = marked.save()
    songbi.open("/word")
    songbi.page.locator('[class*="st-key-returned_"] input[type="file"]').set_input_files(
        {"name": "returned.docx", "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "buffer": edited}
    )  # fmt: skip
    shown = songbi.page.locator(".alt-returned:not(.alt-returned-thread)")
    expect(shown).to_have_count(1)
    thread = songbi.page.locator(".alt-returned-thread")
    expect(thread).to_contain_text("Vera Quoin")
    expect(thread).to_contain_text("**为何？**<i>")
    expect(shown.first).to_contain_text("Elsewhere Hand")
    expect(shown.first.locator("ins").first).to_be_visible()
    songbi.page.get_by_text("look of words", exact=False).or_(songbi.page.get_by_text("格式 ·")).first.click()
    songbi.page.evaluate("document.querySelector('.alt-returned').scrollIntoView()")
    songbi.looks("word-preview-zh")
    songbi.page.set_viewport_size({"width": 420, "height": 1000})
    songbi.settle()
    songbi.page.evaluate("document.querySelector('.alt-returned').scrollIntoView()")
    songbi.looks("word-preview-zh-narrow")
    songbi.page.set_viewport_size({"width": 1500, "height": 1000})
    songbi.page.locator(".st-key-take_return button").click()
    songbi.page.get_by_test_id("clause").first.wait_for()
    row = clause(songbi, "2.2")
    expect(row.get_by_test_id("proposal-private").last).to_contain_text("rarest")
    expect(row.get_by_test_id("proposal-private").last).to_contain_text("个别")

    daniel = guest("daniel")
    enter_room(daniel)
    expect(clause(daniel, "2.2")).not_to_contain_text("rarest")

    songbi.open("/word")
    songbi.page.locator('[class*="st-key-returned_"] input[type="file"]').set_input_files(
        {"name": "again.docx", "mimeType": "application/octet-stream", "buffer": edited}
    )
    expect(songbi.page.locator(".st-key-take_return button")).to_be_disabled()


def test_a_file_that_is_not_word_gets_one_clear_sentence_in_the_readers_language(guest: Callable[..., Guest]) -> None:
    wenyan = guest("wenyan", language="zh-CN")
    wenyan.open("/word")
    wenyan.page.locator('[class*="st-key-returned_"] input[type="file"]').set_input_files(
        {"name": "letter.docx", "mimeType": "application/octet-stream", "buffer": b"this is not a Word file"}
    )
    refused = wenyan.page.locator(".alt-notice-refused")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("Word")
    assert any("一" <= character <= "鿿" for character in refused.inner_text())
    wenyan.looks("word-refused-zh")


def test_a_letterhead_is_kept_used_and_retired_and_long_files_are_turned_over_on_their_way_out_and_back(
    guest: Callable[..., Guest], server: Server
) -> None:
    draft = lay_room(server.folder, 32)
    wenyan = guest("wenyan", language=LANGUAGE)
    page = wenyan.page
    wenyan.open(f"/word?draft={draft.hex}")
    page.locator(".st-key-letterheads summary").click()
    name = page.locator(".st-key-letterhead_0_name input")
    name.fill("Ministry of Paper")
    name.press("Enter")
    upload(page, ".st-key-letterhead_0_file", "paper.docx", letterhead())
    page.locator(".st-key-letterhead_0_keep button").click()
    retire = page.locator('[class*="st-key-retire_letterhead_"]')
    expect(retire).to_be_visible()
    wenyan.settle()
    looks(wenyan, retire, "word-letterheads")
    paper = re.search(r"st-key-retire_letterhead_(\w{32})", retire.get_attribute("class") or "")
    assert paper

    wenyan.open(f"/preview?kind=drafts&of={draft.hex}&form=clean&paper={paper.group(1)}")
    sheets = page.locator("img.alt-sheet")
    expect(sheets).to_have_count(8)
    first = sheets.first.get_attribute("src")
    page.locator('a[href*="from=8"]').click()
    expect(sheets.first).not_to_have_attribute("src", first or "")
    expect(page.locator('a[href*="from=0"]')).to_be_visible()
    looks(wenyan, page.locator('a[href*="from=0"]'), "word-later-pages")

    wenyan.open(f"/word?draft={draft.hex}")
    page.locator(".st-key-letterheads summary").click()
    wenyan.settle()
    retire.get_by_role("button").click()
    expect(retire).to_have_count(0)

    editor = Editor(wenyan.context.request.get(f"{wenyan.url}/files/drafts/{draft.hex}/clean.docx").body())
    for number in range(1, 31):
        editor.replace(f"every measure {number} ", f"each measure {number} ")
    upload(page, '[class*="st-key-returned_"]', "returned.docx", editor.save())
    came = page.locator(".alt-returned")
    expect(came).to_have_count(25)
    expect(came.last).to_contain_text("25")
    looks(wenyan, page.locator(".st-key-returned_page"), "word-many-clauses")
    choose(wenyan, "returned_page", "26 – 30")
    expect(came).to_have_count(5)
    wenyan.settle()
    page.locator('[class*="st-key-take_"] label').first.click()
    make = page.locator(".st-key-take_return button")
    expect(make).to_contain_text("29")
    make.click()
    page.get_by_test_id("clause").first.wait_for()
    expect(clause(wenyan, "30").get_by_test_id("proposal-private")).to_contain_text("each measure 30")
    expect(clause(wenyan, "26").get_by_test_id("proposal-private")).to_have_count(0)


def upload(page: Page, field: str, name: str, content: bytes) -> None:
    """Give a file to the field under this selector."""
    page.locator(f'{field} input[type="file"]').set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def looks(person: Guest, what: Locator, name: str) -> None:
    """Pictures of a part of the page, wide and narrow; nothing is done where nobody looks."""
    if not os.environ.get("ALTERNAT_SHOTS"):
        return
    for width, kind in ((1500, ""), (420, "-narrow")):
        person.page.set_viewport_size({"width": width, "height": 1000})
        person.settle()
        person.page.wait_for_timeout(700)  # the menu goes aside in a narrow window
        what.first.scroll_into_view_if_needed()
        person.looks(f"{name}-{LANGUAGE[:2]}{kind}")
    person.page.set_viewport_size({"width": 1500, "height": 1000})
