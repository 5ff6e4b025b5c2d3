"""Milestones: set by the secretariat, never changed, compared by the identity of clauses."""

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlmodel import select

from actions.milestones import compare, figures, list_milestones, read_milestone, set_milestone, standing_text
from actions.past_texts import read_draft_up_to
from actions.structural_proposals import propose_move
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import HiddenCharacters, NoSuchRow, NotPermitted
from drafts.consensus import Agreement, Level
from drafts.milestones import Became, fingerprint_of
from models.base import new_id
from models.journal import JournalEntry
from models.milestones import Milestone, MilestoneClause
from tests.actions.drafting import CLAUSES, set_table
from tests.actions.test_past_texts import Negotiators

SEEDS = 6


@pytest.fixture
def table(sqlite_stores, sqlite_desks):
    return set_table(sqlite_stores, sqlite_desks)


def put(table, by="orla", **given):
    with table.desks[by].writing() as joint:
        return set_milestone(joint, table.desks[by].actor, table.draft, **given)


def told(table, milestone, by="orla"):
    with table.desks[by].reading() as joint:
        return read_milestone(joint, table.desks[by].actor, milestone.id)


def compared(table, before, after=None, by="orla"):
    with table.desks[by].reading() as joint:
        return compare(joint, table.desks[by].actor, before.id, after.id if after else None)


def text_of(reading):
    return [stood.clause for stood in reading.clauses]


@pytest.mark.parametrize("by", ["orla", "robin"])
def test_the_secretariat_sets_a_milestone_of_the_text_as_it_stands(table, by):
    made = put(table, by, title_en="Chair's text", title_zh="主席案文")
    assert (made.label, made.title_en, made.title_zh, made.side) == ("0.1", "Chair's text", "主席案文", "secretariat")
    reading = told(table, made)
    assert [(s.clause.number, s.clause.en, s.clause.zh) for s in reading.clauses] == [
        (c.number, c.text_en, c.text_zh) for c in CLAUSES
    ]
    assert [s.clause.revision_id for s in reading.clauses] == list(table.first)
    assert [s.clause.clause_id for s in reading.clauses] == list(table.clauses)
    assert reading.is_intact
    assert made.fingerprint == fingerprint_of(text_of(reading))


@pytest.mark.parametrize("by", ["helen", "daniel", "grace", "oscar", "elliot", "laura"])
def test_neither_a_side_nor_anybody_else_sets_one(table, by):
    with pytest.raises(NotPermitted):
        put(table, by)


def test_who_may_not_see_the_draft_finds_no_milestone(table):
    made = put(table)
    odile = table.desks["odile"]
    with odile.reading() as joint:
        for verb, subject in ((read_milestone, made.id), (list_milestones, table.draft), (compare, made.id)):
            with pytest.raises(NoSuchRow):
                verb(joint, odile.actor, subject)
        with pytest.raises(NoSuchRow):
            read_milestone(joint, table.desks["helen"].actor, new_id())


def test_milestones_are_numbered_one_after_another(table):
    labels = [put(table, major=major).label for major in (False, False, True, *[False] * 10, True)]
    assert labels[:4] == ["0.1", "0.2", "1.0", "1.1"]
    assert labels[-2:] == ["1.10", "2.0"]
    with table.desks["wenyan"].reading() as joint:
        listed = [m.label for m in list_milestones(joint, table.desks["wenyan"].actor, table.draft)]
    assert listed == labels


def test_the_same_request_twice_sets_one_milestone(table):
    assert put(table, key="once").id == put(table, key="once").id
    assert put(table).label == "0.2"


def test_a_title_with_hidden_characters_is_refused(table):
    with pytest.raises(HiddenCharacters):
        put(table, title_en="Chair\u200bs text")


@pytest.mark.parametrize("change", ["UPDATE milestone SET title_en = 'x'", "DELETE FROM milestone_clause"])
def test_the_database_itself_refuses_to_change_a_milestone(stores, desks, change):
    table = set_table(stores, desks)
    put(table)
    with pytest.raises((IntegrityError, DatabaseError)), stores.for_upkeep()["joint"].writing() as joint:
        joint.connection().exec_driver_sql(change)


def test_a_milestone_keeps_its_words_and_how_they_stood_whatever_follows(table):
    table.accept_proposal("wenyan", table.table("daniel", "Agreed words.", "商定文字。"), level=Level.AD_REFERENDUM)
    made = put(table)
    assert [s.stood for s in told(table, made).clauses] == [
        Agreement.AD_REFERENDUM, Agreement.OPEN, Agreement.OPEN,
    ]  # fmt: skip
    before = text_of(told(table, made))
    table.accept_proposal("helen", table.table("songbi", "Other words.", "其他文字。"))
    table.accept_proposal("helen", _deletion(table, "songbi", 2))
    reading = told(table, made)
    assert text_of(reading) == before
    assert reading.is_intact
    assert reading.clauses[0].stood == Agreement.AD_REFERENDUM


def test_a_clause_that_was_taken_out_is_in_no_later_milestone(table):
    table.accept_proposal("helen", _deletion(table, "songbi", 1))
    assert [s.clause.number for s in told(table, put(table)).clauses] == ["1", "3"]


def test_the_figures_say_how_far_the_text_has_come(table):
    first = put(table)
    assert (first.clauses, first.agreed, first.ad_referendum, first.bracketed, first.open_proposals) == (3, 0, 0, 0, 0)
    assert first.characters_zh == sum(len(c.text_zh) for c in CLAUSES)
    table.accept_proposal("wenyan", table.table("daniel", "Agreed words.", "商定文字。"))
    table.table("songbi", CLAUSES[1].text_en.replace("thirty", "sixty"), CLAUSES[1].text_zh, 1)
    second = put(table)
    assert (second.agreed, second.agreed_en, second.agreed_zh) == (1, len("Agreedwords."), len("商定文字。"))
    assert (second.open_proposals, second.bracketed) == (1, 1)
    assert second.brackets_en > 0
    assert second.brackets_zh == 0  # the Chinese is not contested


def test_typed_brackets_are_counted_too(table):
    table.accept_proposal("wenyan", table.table("daniel", "Both [shall] [should] meet.", "双方［应］会晤。"))
    made = put(table)
    assert (made.brackets_en, made.brackets_zh, made.bracketed) == (2, 1, 1)


def test_any_two_milestones_are_compared_by_the_identity_of_clauses(table):
    first = put(table)
    table.accept_proposal("wenyan", table.table("daniel", "Both sides shall meet twice a year.", CLAUSES[0].text_zh))
    _move_to_the_front(table, 2)
    second = put(table)
    table.accept_proposal("helen", _deletion(table, "songbi", 1))
    third = put(table)
    changes = {c.after.number: c for c in compared(table, first, second).changes}
    assert changes["1"].became == Became.CHANGED
    assert changes["2"].became == Became.KEPT
    assert changes["3"].moved
    assert changes["3"].became == Became.KEPT
    assert "".join(p.text for p in changes["1"].en if p.kind != "inserted") == CLAUSES[0].text_en
    assert "".join(p.text for p in changes["1"].en if p.kind != "deleted") == "Both sides shall meet twice a year."
    assert [c.became for c in compared(table, second, third).changes].count(Became.DELETED) == 1
    assert all(c.became == Became.KEPT and not c.moved for c in compared(table, third, third).changes)


def test_a_milestone_is_compared_with_the_present_text(table):
    made = put(table)
    assert all(c.became == Became.KEPT for c in compared(table, made).changes)
    table.accept_proposal("wenyan", table.table("daniel", "Agreed words.", "商定文字。"))
    comparison = compared(table, made, by="helen")
    assert comparison.after is None
    assert [c.became for c in comparison.changes] == [Became.CHANGED, Became.KEPT, Became.KEPT]


def test_milestones_of_two_drafts_are_not_compared(sqlite_stores, sqlite_desks, table):
    first = put(table)
    from actions.drafts import open_draft
    from dialogue.vocabulary import DraftKind

    orla = table.desks["orla"]
    with orla.writing() as joint:
        other = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Other",
            title_zh="", parties=["us", "cn"], clauses=CLAUSES,
        )  # fmt: skip
    with orla.writing() as joint:
        second = set_milestone(joint, orla.actor, other.id)
    with pytest.raises(NoSuchRow):
        compared(table, first, second)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_milestone_is_the_text_as_at_its_line_of_the_journal(seed, sqlite_stores, table):
    sides = Negotiators(table, 100 + seed)
    made = []
    for _ in range(4):
        for _ in range(8):
            sides.act()
        made.append(put(table))
    for milestone in made:
        reading = told(table, milestone)
        with table.desks["orla"].reading() as joint:
            past = read_draft_up_to(joint, table.desks["orla"].actor, table.draft, milestone.journal_seq)
        assert text_of(reading) == list(standing_text(past.text))
        assert reading.is_intact
        assert milestone.open_proposals == len(past.open_proposals)
        assert [s.stood for s in reading.clauses] == [s.agreement for s in past.text.clauses if not s.head.struck]
    assert verify(sqlite_stores) == []


def test_the_figures_of_the_present_text_are_those_a_milestone_would_get(table):
    Negotiators(table, 7).act()
    orla = table.desks["orla"]
    from actions.drafts import read_draft

    with orla.reading() as joint:
        now = figures(joint, orla.actor, read_draft(joint, orla.actor, table.draft))
    made = put(table)
    assert {name: getattr(made, name) for name in now} == now


def test_the_act_stands_in_the_journal_with_its_rows(table):
    made = put(table)
    with table.desks["orla"].reading() as joint:
        line = joint.exec(select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
        assert (line.act, line.subject_id, line.draft_id) == ("draft:milestone:set", made.id, table.draft)
        assert line.seq == made.journal_seq + 1
        assert line.payload.count('"table":"milestone_clause"') == len(joint.exec(select(MilestoneClause)).all()) == 3
        assert len(joint.exec(select(Milestone)).all()) == 1


def _deletion(table, by, clause):
    written = table.write_deletion(by, clause)
    return table_proposal(table.desks[by], written.id)


def _move_to_the_front(table, clause):
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own:
        written = propose_move(joint, own, desk.actor, table.clauses[clause], None, None)
    table.accept_proposal("wenyan", table_proposal(desk, written.id))
