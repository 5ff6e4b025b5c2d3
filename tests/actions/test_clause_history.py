"""The negotiating history of a clause: everything that was done, in its order, and nothing that is not for the reader."""

from datetime import date, timedelta

import pytest

from actions.clause_history import Event, clause_history, own_clause_history
from actions.clause_positions import cite_position, positions_behind
from actions.drafts import open_draft
from actions.meetings import record_meeting
from actions.positions import record_position
from actions.proposals import (
    Wording,
    answer_proposal,
    discard_proposal,
    edit_proposal,
    propose_counter,
    withdraw_proposal,
)
from actions.sources import mark_passage, record_source
from actions.structural_proposals import propose_merger, propose_split
from actions.tabling import table_proposal
from dialogue.refusals import NoSuchRow, NotOfThisDialogue, NotPermitted
from dialogue.vocabulary import DraftKind, SourceKind
from drafts.consensus import Level
from drafts.proposals import Answer
from models.base import now
from tests.actions.drafting import CLAUSES, SECRET, set_table

EN, ZH = "Both sides shall meet twice a year.", "双方应每年会晤两次。"


@pytest.fixture
def table(sqlite_stores, sqlite_desks):
    return set_table(sqlite_stores, sqlite_desks)


def history(table, clause=0, by="helen"):
    wanted = table.clauses[clause] if isinstance(clause, int) else clause
    with table.desks[by].reading() as joint:
        return clause_history(joint, table.desks[by].actor, wanted)


def events(table, clause=0, by="helen"):
    return [(line.event, line.side) for line in history(table, clause, by)]


def private_history(table, clause=0, by="helen"):
    desk = table.desks[by]
    with desk.reading() as joint, desk.reading_own() as own:
        return own_clause_history(own, joint, desk.actor, table.clauses[clause])


def test_the_whole_life_of_a_clause_is_told_in_its_order(table):
    proposal = table.table("daniel", EN, ZH)
    with table.desks["wenyan"].writing() as joint:
        answer_proposal(joint, table.desks["wenyan"].actor, proposal.id, Answer.NEEDS_CAPITAL, "We ask.")
    table.accept_proposal("wenyan", proposal, level=Level.AD_REFERENDUM)
    table.release("wenyan", reason="Capital says no.")
    table.accept("wenyan")
    table.table("songbi", "Both sides shall meet.", ZH)
    assert events(table) == [
        (Event.OPENED, "secretariat"),
        (Event.TABLED, "us"),
        (Event.ANSWERED, "cn"),
        (Event.STANDS, "cn"),
        (Event.RELEASED, "cn"),
        (Event.ACCEPTED, "cn"),
        (Event.TABLED, "cn"),
        (Event.REOPENED, "cn"),
        (Event.RELEASED, "cn"),
    ]
    opened, tabled, answered, stands, released, accepted, second, reopened, _ = history(table)
    assert (opened.en, opened.ordinal) == (CLAUSES[0].text_en, 1)
    assert (tabled.en, tabled.zh, tabled.was_en, tabled.by_name) == (EN, ZH, CLAUSES[0].text_en, proposal.author_name)
    assert (answered.answer, answered.remark, answered.of_side) == (Answer.NEEDS_CAPITAL, "We ask.", "us")
    assert (stands.en, stands.level, stands.of_side, stands.ordinal) == (EN, Level.AD_REFERENDUM, "us", 2)
    assert released.remark == "Capital says no."
    assert accepted.level == Level.CONFIRMED
    assert second.was_en == EN
    assert reopened.remark == "Reopened at the table."
    assert [line.seq for line in history(table)] == sorted(line.seq for line in history(table))


def test_a_language_that_was_confirmed_is_told(table):
    table.accept_proposal("wenyan", table.table("daniel", EN, CLAUSES[0].text_zh))
    table.conform("luci")
    last = history(table)[-1]
    assert (last.event, last.side, last.en) == (Event.CONFORMED, "cn", EN)


def test_what_was_withdrawn_rejected_and_superseded_is_told(table):
    first, second = table.table("daniel", EN, ZH), table.table("daniel", "Other.", "其他。")
    with table.desks["daniel"].writing() as joint:
        withdraw_proposal(joint, table.desks["daniel"].actor, first.id)
    with table.desks["wenyan"].writing() as joint:
        answer_proposal(joint, table.desks["wenyan"].actor, second.id, Answer.REJECT)
    third = table.table("daniel", "Third.", "第三。")
    songbi = table.desks["songbi"]
    with songbi.reading() as joint, songbi.writing_own() as own:
        counter = propose_counter(joint, own, songbi.actor, third.id, Wording("Fourth.", "第四。"))
    table.accept_proposal("helen", table_proposal(songbi, counter.id))
    told = [event for event, _ in events(table)]
    for event in (Event.WITHDRAWN, Event.REJECTED, Event.SUPERSEDED):
        assert told.count(event) == 1
    assert told.count(Event.ANSWERED) == 2  # the rejection, and the counter-proposal


def test_the_history_of_a_new_clause_begins_with_its_proposal(table):
    written = table.write_insertion("daniel", "A new clause.", "新条款。", table.clauses[0])
    made = table.accept_proposal("wenyan", table_proposal(table.desks["daniel"], written.id))
    assert events(table, made.clause_id) == [(Event.TABLED, "us"), (Event.STANDS, "cn")]
    assert Event.TABLED not in [event for event, _ in events(table, 0)]


def test_a_split_is_told_of_both_clauses_and_a_merger_of_both(table):
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own:
        split = propose_split(joint, own, desk.actor, table.clauses[0], None, Wording("A.", "甲。"), ("B.", "乙。"))
    made = table.accept_proposal("wenyan", table_proposal(desk, split.id))
    with desk.reading() as joint:
        from actions.drafts import read_draft

        clauses = [s.clause.id for s in read_draft(joint, desk.actor, table.draft).clauses]
    second = clauses[clauses.index(made.clause_id) + 1]
    assert [line.en for line in history(table, second) if line.event == Event.STANDS] == ["B."]
    assert [line.en for line in history(table, 0) if line.event == Event.STANDS] == ["A."]
    with desk.reading() as joint, desk.writing_own() as own:
        merger = propose_merger(
            joint, own, desk.actor, table.clauses[1], None, table.clauses[2], None, Wording("Both.", "合。")
        )
    table.accept_proposal("wenyan", table_proposal(desk, merger.id))
    assert events(table, 2)[-1] == (Event.STRUCK, "cn")
    assert events(table, 1)[-1] == (Event.STANDS, "cn")


def test_one_clause_says_nothing_of_another(table):
    before = events(table, 1)
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    assert events(table, 1) == before == [(Event.OPENED, "secretariat")]


def test_what_was_written_in_private_is_told_to_the_own_side_only(table):
    written = table.write("daniel", f"{SECRET} first.", "私下。")
    with table.desks["daniel"].writing_own() as own:
        edit_proposal(own, table.desks["daniel"].actor, written.id, Wording(f"{SECRET} second.", "私下二。"))
    with table.desks["daniel"].writing_own() as own:
        discard_proposal(own, table.desks["daniel"].actor, written.id)
    told = private_history(table)
    assert [(line.event, line.en) for line in told] == [
        (Event.WRITTEN, f"{SECRET} first."), (Event.EDITED, f"{SECRET} second."), (Event.DISCARDED, f"{SECRET} second."),
    ]  # fmt: skip
    assert private_history(table, by="wenyan") == ()
    for by in ("helen", "wenyan", "orla", "oscar"):
        assert SECRET not in repr(history(table, by=by))
        assert [event for event, _ in events(table, by=by)] == [Event.OPENED]


def test_a_proposal_that_was_tabled_keeps_its_private_beginnings_private(table):
    written = table.write("daniel", f"{SECRET} words.", "私下。")
    with table.desks["daniel"].writing_own() as own:
        edit_proposal(own, table.desks["daniel"].actor, written.id, Wording(EN, ZH))
    table_proposal(table.desks["daniel"], written.id)
    assert [line.event for line in private_history(table)] == [Event.WRITTEN, Event.EDITED]
    assert SECRET not in repr(history(table, by="wenyan"))


@pytest.mark.parametrize(
    ("starts", "ends", "is_there"), [(0, None, True), (-2, 1, True), (1, 2, False), (-3, -1, False)]
)
def test_an_act_on_the_days_of_the_drafts_meeting_is_told_with_the_meeting(table, starts, ends, is_there):
    orla, today = table.desks["orla"], now().date()
    with orla.writing() as joint:
        meeting = record_meeting(
            joint, orla.actor, table.dialogue, title_en="Third round", starts_on=today + timedelta(days=starts),
            ends_on=today + timedelta(days=ends) if ends is not None else None,
        )  # fmt: skip
    line = history(table)[0]
    assert (line.meeting.id == meeting.id if line.meeting else False) == is_there


def test_the_history_is_hidden_from_who_may_not_see_the_draft(table):
    with pytest.raises(NoSuchRow):
        history(table, by="odile")
    odile = table.desks["odile"]
    with pytest.raises(NoSuchRow), odile.reading() as joint, odile.reading_own() as own:
        own_clause_history(own, joint, odile.actor, table.clauses[0])


@pytest.fixture
def said(table):
    """A position of the dialogue, and one of another dialogue between the same sides."""
    from actions.dialogues import open_dialogue
    from dialogue.vocabulary import Track

    orla = table.desks["orla"]
    with orla.writing() as joint:
        other = open_dialogue(joint, orla.actor, name_en="Other", name_zh="其他", track=Track.II, parties=["us", "cn"])
    made = []
    for dialogue in (table.dialogue, other.id):
        with orla.writing() as joint:
            source = record_source(
                joint,
                orla.actor,
                kind=SourceKind.NOTE,
                title="Note",
                text="Twice a year is enough.",
                dialogue_id=dialogue,
            )
            passage = mark_passage(joint, orla.actor, source.id, "Twice a year is enough.")
            made.append(
                record_position(
                    joint, orla.actor, passage_id=passage.id, party="us", statement_en="Twice a year.",
                    dialogue_id=dialogue, stated_on=date(2026, 3, 2),
                ).id
            )  # fmt: skip
    return made


def cite(table, position, by="orla", **given):
    with table.desks[by].writing() as joint:
        return cite_position(joint, table.desks[by].actor, table.clauses[0], position, **given)


def test_the_positions_that_led_to_a_clause_are_read_with_it(table, said):
    cite(table, said[0])
    for by in ("helen", "wenyan", "orla"):
        with table.desks[by].reading() as joint:
            (line,) = positions_behind(joint, table.desks[by].actor, table.clauses[0])
        assert (line.id, line.quote.exact) == (said[0], "Twice a year is enough.")
    assert history(table)[-1].event == Event.CITED
    assert history(table)[-1].subject_id == said[0]


def test_a_position_is_cited_once(table, said):
    first = cite(table, said[0], key="one")
    assert cite(table, said[0], key="one").id == cite(table, said[0], key="two").id == first.id


def test_a_position_of_another_dialogue_is_not_cited(table, said):
    with pytest.raises(NotOfThisDialogue):
        cite(table, said[1])


def test_citing_has_a_door(table, said):
    with pytest.raises(NotPermitted):
        cite(table, said[0], "oscar")
    with pytest.raises(NoSuchRow):
        cite(table, said[0], "odile")
    with pytest.raises(NoSuchRow):
        cite(table, table.clauses[0])


def test_a_draft_that_starts_empty_has_no_history_but_that_of_what_was_put_in(table):
    orla = table.desks["orla"]
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="E",
            title_zh="", parties=["us", "cn"],
        )  # fmt: skip
    with table.desks["daniel"].reading() as joint, table.desks["daniel"].writing_own() as own:
        from actions.proposals import propose_insertion

        written = propose_insertion(joint, own, table.desks["daniel"].actor, draft.id, None, Wording(EN, ZH))
    made = table.accept_proposal("wenyan", table_proposal(table.desks["daniel"], written.id))
    assert events(table, made.clause_id) == [(Event.TABLED, "us"), (Event.STANDS, "cn")]
