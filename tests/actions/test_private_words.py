"""The second lock on every file: the own side's private words stand nowhere in it, whatever went wrong before."""

from dataclasses import replace

import pytest

from actions import word_exports
from actions.mandates import set_mandate
from actions.private_words import private_words
from actions.threads import open_thread
from actions.word_exports import Form, export_draft, latest_exports
from dialogue.refusals import ExportLeaks
from drafts.mandate import LanguageMandate, Mandate
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import CLAUSES, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks)


def test_what_is_new_in_a_private_proposal_is_looked_for_and_what_all_sides_read_is_not(table) -> None:
    table.write(
        "helen",
        EN.replace("once a year", "under the watch of neutral graphite inspectors"),
        ZH,
        note="Give way on costs last.",
    )
    found = private_words(table.desks["helen"], table.draft)
    assert "under the watch of neutral graphite inspectors" in found
    assert "Give way on costs last" in found
    assert not any(stretch in EN for stretch in found)
    assert private_words(table.desks["wenyan"], table.draft) == frozenset()


def test_once_tabled_the_same_words_are_no_secret_any_more(table) -> None:
    words = EN.replace("once a year", "under the watch of neutral graphite inspectors")
    table.write("helen", words, ZH)
    table.table("daniel", words, ZH)
    assert private_words(table.desks["helen"], table.draft) == frozenset()


def test_remarks_and_mandates_of_the_own_side_are_looked_for(table) -> None:
    helen = table.desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        open_thread(joint, own, helen.actor, table.clauses[0], "We could live without graphite inspectors.")
    with helen.reading() as joint, helen.writing_own() as own:
        set_mandate(
            joint, own, helen.actor, table.draft, None,
            Mandate(en=LanguageMandate(authorised="no inspectors at all, ever"), red_line="Never yield the graphite."), topic="topic",
        )  # fmt: skip
    found = private_words(helen, table.draft)
    assert {
        "We could live without graphite inspectors",
        "no inspectors at all, ever",
        "Never yield the graphite",
    } <= found


@pytest.mark.parametrize("form", [Form.CLEAN_TWO_COLUMN, Form.REDLINE_TWO_COLUMN])
def test_a_file_that_would_carry_them_is_not_handed_out(form: Form, table, monkeypatch) -> None:
    table.write("helen", EN.replace("once a year", "under the watch of neutral graphite inspectors"), ZH)
    real = word_exports.write

    def careless(document, form, page):
        first, *rest = document.clauses
        text = first.base_en.replace("once a year", "under the watch of neutral graphite inspectors")
        leaking = replace(first, base_en=text, en=(replace(first.en[0], text=text),))
        return real(replace(document, clauses=(leaking, *rest)), form, page)

    monkeypatch.setattr(word_exports, "write", careless)
    with pytest.raises(ExportLeaks) as refused:
        export_draft(table.desks["helen"], table.draft, form)
    assert refused.value.facts["first"] == "private words"
    assert latest_exports(table.desks["helen"]) == []


def test_short_private_words_do_not_keep_an_honest_file_back(table) -> None:
    table.write("helen", EN.replace("shall", "should"), ZH, note="OK")
    assert export_draft(table.desks["helen"], table.draft, Form.CLEAN_TWO_COLUMN).content
    adopted_by_all(table)
    assert export_draft(table.desks["helen"], table.draft, Form.CLEAN_TWO_COLUMN).content
