"""A document is checked in a real browser: by somebody without an account, and by somebody who may read the draft."""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest
from tests.browser.test_word import download
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.office]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHANGE = ("only in rare cases", "only in the rarest cases")


def worded(content: bytes, old: str, new: str) -> bytes:
    """The file with other words in its body, typed without tracking."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in package.namelist():
            part = package.read(name)
            assert name != "word/document.xml" or old.encode() in part
            made.writestr(name, part.replace(old.encode(), new.encode()) if name == "word/document.xml" else part)
    return out.getvalue()


def hand_in(person: Guest, content: bytes) -> None:
    """Give a file to the page that checks documents."""
    person.page.locator('input[type="file"]').set_input_files(
        {"name": "file.docx", "mimeType": DOCX, "buffer": content}
    )


def test_a_file_that_went_through_an_office_is_still_the_same_and_one_word_is_found(
    guest: Callable[..., Guest],
    office: Office,  # noqa: F811
) -> None:
    handed_out = download(guest("elliot"), "clean")
    stranger = guest(language="zh-CN")
    stranger.open("/")
    stranger.page.locator('a[href$="/verify"]').click()
    stranger.page.get_by_role("heading", name="核对文件").wait_for()
    stranger.looks("verify-open-zh")
    hand_in(stranger, office.resave(handed_out))
    expect(stranger.page.locator(".alt-notice-said")).to_contain_text("逐字相同")
    expect(stranger.page.get_by_text("已发出，尚未通过")).to_be_visible()
    stranger.looks("verify-same-zh")

    tracked = office.edit(handed_out, "Elsewhere Hand", [CHANGE])
    hand_in(stranger, tracked)
    expect(stranger.page.locator(".alt-notice-refused")).to_contain_text("拒绝")
    expect(stranger.page.get_by_test_id("difference")).to_have_count(1)
    stranger.looks("verify-beneath-zh")
    changed = worded(handed_out, *CHANGE)
    other, reader = guest(width=420), guest("wenyan")
    for person, ours in ((other, False), (reader, True)):
        person.open("/verify")
        hand_in(person, changed)
        expect(person.page.locator(".alt-notice-refused")).to_contain_text("1 place")
        shown = person.page.get_by_test_id("difference")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("rarest")
        expect(shown.locator("del")).to_have_count(1 if ours else 0)
        person.looks(f"verify-differs-{'reader' if ours else 'stranger-420'}")


def test_a_foreign_file_is_not_known_and_a_broken_one_is_refused_in_one_sentence(guest: Callable[..., Guest]) -> None:
    stranger = guest()
    stranger.open("/verify")
    hand_in(stranger, b"PK no package")
    expect(stranger.page.locator(".alt-notice-refused")).to_be_visible()
    stranger.looks("verify-refused-en")
