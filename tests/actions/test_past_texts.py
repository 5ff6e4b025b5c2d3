"""The draft as at a past moment is, to the letter, what was read at that moment."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import select

from actions.past_texts import read_draft_as_at, read_draft_up_to
from actions.proposals import Wording, answer_proposal, withdraw_proposal
from actions.structural_proposals import propose_merger, propose_move, propose_restyle, propose_split
from actions.tabling import table_proposal
from dialogue.refusals import DraftNotOpenThen, NoSuchRow, Refusal
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Agreement, Level
from drafts.proposals import Answer
from models import journal
from models.base import now
from models.drafts import Draft
from models.journal import JournalEntry
from tests.actions.drafting import set_table

WRITERS = {"us": "daniel", "cn": "songbi"}
HEADS_OF = {"us": "helen", "cn": "wenyan"}
SEEDS = 8
ACTS = 40


def read(table, by="orla"):
    """Everything that a reading says of a draft."""
    from actions.drafts import read_draft

    with table.desks[by].reading() as joint:
        return told(read_draft(joint, table.desks[by].actor, table.draft))


def told(text):
    """A reading as plain values."""
    return (
        text.parties,
        [
            (
                s.clause.id, s.head.model_dump(), [a.id for a in s.acceptances], {c.id for c in s.conformities},
                s.agreement, s.is_conformed, s.keys,
            )
            for s in text.clauses
        ],
    )  # fmt: skip


def as_at(table, at, by="orla"):
    with table.desks[by].reading() as joint:
        return read_draft_as_at(joint, table.desks[by].actor, table.draft, at)


def latest_seq(table):
    with table.desks["orla"].reading() as joint:
        return max(joint.exec(select(JournalEntry.seq)))


class Negotiators:
    """Two sides that do something at random to a draft."""

    def __init__(self, table, seed):
        self.table, self.chance = table, random.Random(seed)
        self.clauses = list(table.clauses)

    def act(self):
        """One act, or nothing where it is refused."""
        acts = (
            self.replace, self.replace, self.accept_proposal, self.accept_proposal, self.accept_proposal, self.turn,
            self.turn, self.release, self.conform, self.conform, self.insert, self.structural, self.answer, self.withdraw, self.delete,
        )  # fmt: skip
        with suppress(Refusal):
            self.chance.choice(acts)()

    def side(self):
        return self.chance.choice(("us", "cn"))

    def words(self):
        number = self.chance.randrange(1000)
        return self.chance.choice(
            (
                (f"Words {number} shall stand.", f"文字{number}成立。"),
                (f"Only {number} in English.", "双方应每年会晤。"),
            )
        )

    def clause(self):
        return self.chance.randrange(len(self.table.clauses))

    def replace(self):
        (en, zh), at = self.words(), self.clause()
        if self.chance.random() < 0.5:
            zh = self.table.head(at).text_zh  # only one language is changed
        self.table.table(WRITERS[self.side()], en, zh, at)

    def delete(self):
        by = WRITERS[self.side()]
        written = self.table.write_deletion(by, self.clause())
        table_proposal(self.table.desks[by], written.id, reason="No longer needed.")

    def insert(self):
        by = WRITERS[self.side()]
        written = self.table.write_insertion(by, *self.words(), self.table.clauses[self.clause()])
        table_proposal(self.table.desks[by], written.id)

    def structural(self):
        by, at, other = WRITERS[self.side()], self.clause(), self.clause()
        desk, clauses = self.table.desks[by], self.table.clauses
        kind = self.chance.randrange(4)
        with desk.reading() as joint, desk.writing_own() as own:
            if kind == 0:
                written = propose_move(joint, own, desk.actor, clauses[at], None, clauses[other])
            elif kind == 1:
                written = propose_split(
                    joint, own, desk.actor, clauses[at], None, Wording("A.", "甲。"), ("B.", "乙。")
                )
            elif kind == 2:
                words = Wording(*self.words())
                written = propose_merger(joint, own, desk.actor, clauses[at], None, clauses[other], None, words)
            else:
                style = {"kind": ClauseKind.SUBPARAGRAPH, "level": 2, "number": "(a)"}
                written = propose_restyle(joint, own, desk.actor, clauses[at], None, **style)
        table_proposal(desk, written.id, reason="Another order.")

    def accept_proposal(self):
        if open_now := self.table.tabled():
            proposal = self.chance.choice(open_now)
            other = "cn" if proposal.side == "us" else "us"
            level = self.chance.choice((Level.CONFIRMED, Level.AD_REFERENDUM))
            self.table.accept_proposal(HEADS_OF[other], proposal, level=level)

    def turn(self):
        at, condition = self.clause(), self.table.head(self.clause()).id
        condition_id = self.chance.choice((None, None, condition))
        self.table.accept(HEADS_OF[self.side()], at, condition_id=condition_id)

    def release(self):
        self.table.release(HEADS_OF[self.side()], self.clause())

    def conform(self):
        waiting = [at for at in range(len(self.table.clauses)) if not self.table.standing(at).is_conformed]
        if waiting:
            at = self.chance.choice(waiting)
            self.table.conform("luci" if self.table.head(at).lagging_side == "us" else "grace", at)

    def answer(self):
        if open_now := self.table.tabled():
            proposal = self.chance.choice(open_now)
            desk = self.table.desks[HEADS_OF["cn" if proposal.side == "us" else "us"]]
            with desk.writing() as joint:
                answer_proposal(joint, desk.actor, proposal.id, self.chance.choice(list(Answer)), "Noted.")

    def withdraw(self):
        if open_now := self.table.tabled():
            proposal = self.chance.choice(open_now)
            desk = self.table.desks[WRITERS[proposal.side]]
            with desk.writing() as joint:
                withdraw_proposal(joint, desk.actor, proposal.id)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_read_as_at_a_moment_is_what_was_read_at_that_moment(seed, sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    sides, seen = Negotiators(table, seed), []
    for _ in range(ACTS):
        sides.act()
        open_now = {proposal.id for proposal in table.tabled()}
        seen.append((now(), latest_seq(table), read(table), open_now))
    assert len({seq for _, seq, _, _ in seen}) > ACTS / 4  # a good part of the acts was done
    for at, seq, reading, open_now in seen:
        past = as_at(table, at)
        assert told(past.text) == reading
        assert set(past.open_proposals) == open_now
        with table.desks["helen"].reading() as joint:
            assert told(read_draft_up_to(joint, table.desks["helen"].actor, table.draft, seq).text) == reading


def test_both_engines_tell_the_same_past(stores, desks):
    table = set_table(stores, desks)
    before, early = now(), read(table)
    table.accept_proposal("wenyan", table.table("daniel", "Other words.", "其他措辞。"))
    table.conform("luci", 1) if not table.standing(1).is_conformed else None
    between, middle = now(), read(table)
    table.release("wenyan")
    assert told(as_at(table, before).text) == early
    assert told(as_at(table, between).text) == middle
    assert told(as_at(table, now()).text) == read(table)
    assert as_at(table, between).text.clauses[0].agreement == Agreement.AGREED
    assert as_at(table, now()).text.clauses[0].agreement == Agreement.ONE


def test_a_clock_that_was_set_back_changes_no_past(sqlite_stores, sqlite_desks, monkeypatch):
    table = set_table(sqlite_stores, sqlite_desks)
    table.accept_proposal("wenyan", table.table("daniel", "First words.", "第一稿。"))
    first, then = read(table), now()
    monkeypatch.setattr(journal, "now", lambda: then - timedelta(hours=3))
    table.accept_proposal("helen", table.table("songbi", "Second words.", "第二稿。"))
    monkeypatch.undo()
    second = read(table)
    assert first != second
    # The last line that bears a time up to the moment is the latest one, so what stood after it is what is told.
    assert told(as_at(table, then).text) == second
    with table.desks["orla"].reading() as joint:
        seq = as_at(table, then).seq
        before = read_draft_up_to(joint, table.desks["orla"].actor, table.draft, seq - 2)
    assert told(before.text) == first


def test_there_is_no_text_before_the_draft_was_opened(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    with table.desks["orla"].reading() as joint:
        opened = joint.get_one(Draft, table.draft).made_at
    with pytest.raises(DraftNotOpenThen) as refused:
        as_at(table, opened - timedelta(seconds=1))
    assert refused.value.facts["opened"] == opened
    assert as_at(table, opened + timedelta(days=400)).seq == latest_seq(table)


def test_the_past_of_a_draft_is_hidden_from_who_may_not_see_the_draft(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    with pytest.raises(NoSuchRow):
        as_at(table, now(), "odile")
    with pytest.raises(NoSuchRow), table.desks["odile"].reading() as joint:
        read_draft_up_to(joint, table.desks["odile"].actor, table.draft, 1000)
