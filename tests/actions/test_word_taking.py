"""Taking in of a returned file: in several transactions as in one, and whatever stops it, nothing is half taken or taken twice."""

import random
from collections import Counter

import pytest
from sqlmodel import select

from actions import word_returns
from actions.drafts import ClauseWording
from actions.proposals import own_proposals
from actions.threads import all_threads
from actions.verification import verify
from actions.word_exports import Form, export_draft
from actions.word_returns import preview_return, take_return
from models.exchange import WordReturn
from models.journal import JournalEntry
from tests.actions.drafting import Table, set_table
from tests.exports.editing import Editor

TALKED = {2: "Why so early?", 5: "为何？", 6: "Agreed."}
HAN = "零一二三四五六七八九"
CLAUSES = tuple(
    ClauseWording(f"{m}", f"Measure {m} is due in May.", f"第{HAN[m]}项措施应于五月完成。") for m in range(1, 10)
)


class Stopped(Exception):
    """Somebody pressed the button, or is no longer there."""


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks, clauses=CLAUSES)


@pytest.fixture
def returned(table) -> bytes:
    """A file with eight changes and three threads of comments."""
    editor = Editor(export_draft(table.desks["helen"], table.draft, Form.REDLINE_TWO_COLUMN).content)
    for m in range(1, 9):
        editor.replace(f"Measure {m} is due", f"Measure {m} is done")
    for m, words in TALKED.items():
        editor.comment(f"第{HAN[m]}项措施", words)
    return editor.save()


def take(table: Table, content: bytes, stop_after: int | None = None) -> int:
    """Take in what is left; stopped after so many transactions, or not at all. How many proposals were made now."""
    desk, heard = table.desks["daniel"], []

    def told(done: int, of: int, made: int) -> None:
        heard.append((done, of, made))
        assert done <= of
        if stop_after is not None and len(heard) >= stop_after:
            raise Stopped

    try:
        _, made = take_return(desk, content, preview_return(desk, content, "back.docx", table.draft), told=told)
    except Stopped:
        return heard[-1][2]
    assert heard[-1][0] == heard[-1][1]
    return made


def acts(table: Table) -> list[str]:
    with table.desks["daniel"].reading_own() as own:
        return [line.act for line in own.exec(select(JournalEntry).order_by(JournalEntry.seq))]


def there(table: Table) -> tuple[Counter, Counter, list[tuple[int, int]]]:
    """The own side's proposals and remarks, and what each record of a return counts."""
    desk = table.desks["daniel"]
    with desk.reading_own() as own:
        proposals = Counter((p.number, p.text_en, p.text_zh) for p in own_proposals(own, desk.actor, table.draft))
        counted = [(row.proposals_made, row.remarks_made) for row in own.exec(select(WordReturn))]
    said = Counter(r.words for t in all_threads(desk, table.draft) if t.is_private for r in t.remarks)
    return proposals, said, counted


@pytest.mark.parametrize("at_once", [1, 3, 8, 50])
def test_in_several_transactions_the_same_is_written_as_in_one(at_once, table, returned, monkeypatch):
    monkeypatch.setattr(word_returns, "AT_ONCE", at_once)
    before = len(acts(table))
    assert take(table, returned) == 8
    assert acts(table)[before:] == [
        "draft:returned", *["clause:proposal:written", "draft:change_taken"] * 8,
        *["clause:thread:opened", "draft:remark_taken", "draft:remark_taken"] * 3,
    ]  # fmt: skip
    proposals, said, counted = there(table)
    assert (len(proposals), len(said), counted) == (8, 3, [(8, 3)])


@pytest.mark.parametrize("seed", range(6))
def test_whatever_stops_it_what_was_made_is_seen_and_the_same_file_again_makes_only_the_rest(
    seed, table, returned, monkeypatch, sqlite_stores
):
    chance = random.Random(seed)
    desk, made, turns = table.desks["daniel"], 0, 0
    while True:
        monkeypatch.setattr(word_returns, "AT_ONCE", chance.randint(1, 4))
        preview = preview_return(desk, returned, "back.docx", table.draft)
        proposals, said, _ = there(table)
        assert sum(line.was_taken for line in preview.lines) == proposals.total() == made
        assert {line.en for line in preview.lines if line.was_taken} == {en for _, en, _ in proposals}
        assert len(preview.threads) - sum(line.can_be_taken for line in preview.threads) == said.total()
        left = sum(line.can_be_taken for line in (*preview.lines, *preview.threads))
        if not left:
            break
        made += take(table, returned, stop_after=chance.choice((1, 2, None)))
        turns += 1
        assert turns < 20
    proposals, said, counted = there(table)
    assert set(proposals.values()) == set(said.values()) == {1}
    assert (len(proposals), len(said), counted) == (8, 3, [(8, 3)])
    assert acts(table).count("draft:returned") == 1
    assert take(table, returned) == 0
    assert verify(sqlite_stores) == []
