"""Drawers of a page: nothing of them is made before they are opened, and what was typed in them survives that they are folded."""

import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from actions import word_originals
from actions.installation import installation
from dashboard import original_form
from tests.actions.drafting import Table, set_table
from tests.dashboard.test_record_pages import opened, unfolded, words_of


@pytest.fixture
def table(house) -> Table:
    return set_table(installation(), house)


def fields(app) -> set[str]:
    return {field.key for kind in (app.text_input, app.date_input, app.radio, app.selectbox) for field in kind}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_in_a_drawer_is_made_when_it_is_opened_and_not_before(language, table, monkeypatch):
    told = []
    real = word_originals.order_told
    monkeypatch.setattr(original_form, "order_told", lambda *given: told.append(given) or real(*given))
    originals = f"originals_{table.draft.hex}"
    app = opened("helen", "word", language, draft=table.draft)
    assert not told
    assert "/original." not in words_of(app)
    assert not {key for key in fields(app) if key.startswith(("sign", "alternat", "letterhead"))}
    unfolded(app, originals, True)
    assert len(told) == 1, "the text is read once for the originals of all keepers"
    assert "/original." in words_of(app)
    app.text_input(key=f"signs_{table.draft.hex}_us_en").set_value("Ann Example").run()
    assert len(told) == 1, "and not again for each word that is typed"
    unfolded(app, "letterheads", True)
    assert "letterhead_0_name" in fields(app)


def test_what_was_typed_in_a_drawer_is_there_when_it_is_opened_again(table):
    originals, name = f"originals_{table.draft.hex}", f"signs_{table.draft.hex}_us_en"
    app = unfolded(opened("helen", "word", "en", draft=table.draft), originals, True)
    app.text_input(key=name).set_value("Ann Example").run()
    unfolded(app, "letterheads", True)
    app.text_input(key="letterhead_0_name").set_value("Ours").run()
    unfolded(unfolded(app, originals, False), "letterheads", False)
    assert "/original." not in words_of(app)
    unfolded(unfolded(app, originals, True), "letterheads", True)
    assert app.text_input(key=name).value == "Ann Example"
    assert app.text_input(key="letterhead_0_name").value == "Ours"


def test_a_text_that_moved_on_is_told_anew(table):
    app = unfolded(opened("helen", "word", "en", draft=table.draft), f"originals_{table.draft.hex}", True)
    assert "China and the United States" not in words_of(app)
    both = "The United States and China shall meet."
    table.accept_proposal("wenyan", table.table("daniel", both, "中美应会晤。"))
    assert "China and the United States" in words_of(app.run())


def test_names_that_are_typed_stand_in_no_address_and_are_there_again_on_the_way_back_from_the_preview(table):
    of = table.draft.hex
    app = unfolded(opened("helen", "word", "en", draft=table.draft), f"originals_{of}", True)
    for key, words in (
        (f"signs_{of}_us_en", "Ann Example"),
        (f"signs_{of}_cn_zh", "薄范本"),
        (f"signed_at_{of}_en", "Geneva"),
    ):
        app.text_input(key=key).set_value(words)
    app.run()
    addresses = [unescape(found) for found in re.findall(r'href="([^"]+)"', words_of(app)) if "original" in found]
    assert len(addresses) == len([one for one in addresses if "typed=" in one]) >= 4
    assert not [said for said in ("Ann", "Example", quote("薄"), "Geneva", "2026-") if said in "".join(addresses)]
    preview = next(urlsplit(one) for one in addresses if one.startswith("/preview"))
    given = {name: value[0] for name, value in parse_qs(preview.query).items()}
    shown = opened("helen", "preview", "en", **given)
    back = next(unescape(found) for found in re.findall(r'href="(/word[^"]+)"', words_of(shown)))
    again = opened("helen", "word", "en", **{name: value[0] for name, value in parse_qs(urlsplit(back).query).items()})
    assert again.text_input(key=f"signs_{of}_us_en").value == "Ann Example"
    assert again.text_input(key=f"signs_{of}_cn_zh").value == "薄范本"
    assert "alt-notice-refused" in words_of(opened("daniel", "preview", "en", **given))
