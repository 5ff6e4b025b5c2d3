"""A table comes in by a real browser: looked at, the good row recorded, the other kept; and the page at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from exports.tables import as_csv
from tests.browser.conftest import Guest
from tests.browser.test_starts import looks

pytestmark = pytest.mark.browser


def test_a_table_is_looked_at_recorded_and_the_rest_is_kept(guest: Callable[..., Guest], tmp_path) -> None:
    orla = guest("orla")
    orla.open("/in_and_out")
    page = orla.page
    rows = [("US", "Dana Whitfield", "Observer"), ("Atlantis", "Nobody", "jester")]
    page.get_by_role("region", name="Table as CSV or XLSX").locator("input[type=file]").set_input_files(
        {"name": "seats.csv", "mimeType": "text/csv", "buffer": as_csv(("Side", "Name (English)", "Function"), rows)}
    )
    expect(page.get_by_text("Nothing on record here is called “Atlantis”")).to_be_visible()
    looks(orla, "in-and-out")
    page.get_by_role("button", name="Record 1 row").click()
    expect(page.get_by_text("1 row was recorded.")).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Keep 1 row to correct it").click()
    assert "Atlantis" in kept.value.path().read_text("utf-8-sig")
    with page.expect_download() as document:
        page.get_by_role("link", name="JSON").click()
    assert b"Dana Whitfield" in document.value.path().read_bytes()
    orla.open("/digest")
    expect(page.get_by_role("heading", name="Week", level=1)).to_be_visible()
    looks(orla, "week")
