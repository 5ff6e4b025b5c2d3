"""A draft goes out as Word, is edited by somebody else in LibreOffice, and comes back through a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest, Server
from tests.browser.test_room import clause, enter_room
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.editing import Editor
from tests.exports.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.office]


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
