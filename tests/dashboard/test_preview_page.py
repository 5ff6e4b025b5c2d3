"""The preview of a file: its words where no office can draw its pages, and that looking at it hands nothing out."""

import pytest

from actions.installation import installation
from actions.word_exports import latest_exports
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.dashboard.test_record_pages import opened, words_of


@pytest.fixture
def table(house) -> Table:
    return set_table(installation(), house)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_an_office_the_words_are_shown_with_their_changes_and_nothing_is_handed_out(
    language: str, table, monkeypatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    table.table("daniel", CLAUSES[0].text_en.replace("once", "<twice>"), CLAUSES[0].text_zh)
    shown = words_of(opened("helen", "preview", language, kind="drafts", of=table.draft, form="redline"))
    assert '<ins class="alt-inserted">&lt;twice&gt;</ins>' in shown
    assert CLAUSES[1].text_zh in shown
    assert ".pdf" not in shown
    assert latest_exports(table.desks["helen"]) == []


@pytest.mark.parametrize("given", [{"kind": "nothing"}, {"form": "nonsense"}, {"of": "x"}, {"marking": "loud"}])
def test_an_address_that_names_nothing_gets_one_sentence(given: dict[str, str], table) -> None:
    asked = {"kind": "drafts", "of": table.draft, "form": "clean"} | given
    shown = words_of(opened("helen", "preview", "en", **asked))
    assert "alt-notice-refused" in shown
    assert "alt-sheet" not in shown
