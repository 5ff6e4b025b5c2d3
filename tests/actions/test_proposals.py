"""Proposals: written in private, edited, put aside, withdrawn, answered."""

import pytest

from actions.proposals import (
    Wording,
    answer_proposal,
    discard_proposal,
    edit_proposal,
    own_proposals,
    propose_edit,
    propose_insertion,
    withdraw_proposal,
)
from actions.tabling import table_proposal
from dialogue.refusals import (
    CannotAnswerOwnProposal,
    CannotMoveProposal,
    HiddenCharacters,
    NoSuchRow,
    NothingChanged,
    NotPermitted,
    TextEmpty,
)
from drafts.proposals import Answer, ProposalKind, ProposalState
from models.base import new_id
from tests.actions.drafting import Table, set_table

EN, ZH = "Both sides should meet once a year in one of the two capitals.", "双方宜每年在一方首都会晤一次。"


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


@pytest.fixture
def three(sqlite_stores, sqlite_desks) -> Table:
    """A draft of three parties."""
    return set_table(sqlite_stores, sqlite_desks, ("us", "cn", "third"))


def own(table: Table, by: str):
    with table.desks[by].reading_own() as session:
        return own_proposals(session, table.desks[by].actor, table.draft)


# -- writing ---------------------------------------------------------------------------------------------------------


def test_a_proposal_is_written_for_the_own_side_only(table):
    written = table.write("daniel", EN, ZH, note="as in the first round")
    assert (written.state, written.side, written.author_name) == (ProposalState.PRIVATE, "us", "Daniel Quill")
    assert written.base_id == table.first[0]
    assert [p.id for p in own(table, "helen")] == [written.id]
    assert own(table, "wenyan") == []
    assert table.tabled("wenyan") == table.tabled("helen") == []
    assert table.head().text_en != EN


@pytest.mark.parametrize("by", ["oscar", "robin"])
def test_writing_a_proposal_needs_the_permission(table, by):
    desk = table.desks[by]
    with desk.reading() as joint, pytest.raises(NotPermitted):
        propose_edit(joint, joint, desk.actor, table.clauses[0], None, Wording(EN, ZH))


def test_a_proposal_for_a_clause_that_is_not_there_or_not_for_this_party_is_refused_alike(table):
    for by, clause in (("daniel", new_id()), ("odile", table.clauses[0])):
        desk = table.desks[by]
        with desk.reading() as joint, desk.writing_own() as session, pytest.raises(NoSuchRow) as refused:
            propose_edit(joint, session, desk.actor, clause, None, Wording(EN, ZH))
        assert refused.value.facts == {"noun": "clause"}


def test_the_same_command_twice_writes_one_proposal(table):
    first, again = (table.write("daniel", EN, ZH, key="k1") for _ in range(2))
    assert first.id == again.id
    assert len(own(table, "daniel")) == 1


@pytest.mark.parametrize(
    ("en", "zh", "refusal"),
    [
        ("", "  ", TextEmpty),
        ("Both sides shall meet\u202e.", "双方应会晤。", HiddenCharacters),
        ("Both sides shall meet.", "双方\u200b应会晤。", HiddenCharacters),
        ("Bоth sides shall meet.", "双方应会晤。", HiddenCharacters),
    ],
)
def test_wording_that_cannot_be_read_is_refused_and_nothing_is_written(table, en, zh, refusal):
    with pytest.raises(refusal):
        table.write("daniel", en, zh)
    with pytest.raises(refusal):
        table.write_insertion("daniel", en, zh)
    assert own(table, "daniel") == []


def test_a_number_holds_no_hidden_characters(table):
    for hidden in ("\u202e", "\x01", "\u200b", "\n"):
        with pytest.raises(HiddenCharacters):
            table.write_insertion("daniel", EN, ZH, table.clauses[0], number=f"1{hidden}")


@pytest.mark.parametrize("hidden", ["\u202e", "\x01", "\x00", "\ud800"])
def test_a_note_holds_nothing_that_word_or_a_store_cannot_keep_or_that_turns_it_around(table, hidden):
    """They are printed beside the text, and a control character would stop every Word file of the draft."""
    with pytest.raises(HiddenCharacters):
        table.write("daniel", EN, ZH, note=f"see{hidden}below")
    written = table.write("daniel", EN, ZH)
    desk = table.desks["daniel"]
    with desk.writing_own() as session, pytest.raises(HiddenCharacters):
        edit_proposal(session, desk.actor, written.id, Wording(EN, ZH, f"see{hidden}below"))


def test_the_standing_wording_is_nothing_to_propose(table):
    head = table.head()
    with pytest.raises(NothingChanged):
        table.write("daniel", head.text_en, head.text_zh)


def test_a_base_of_another_clause_is_not_taken_for_ones_own(table):
    assert table.write("daniel", EN, ZH, base=table.first[1]).base_id == table.first[0]


def test_text_is_kept_exactly_as_given(table):
    en, zh = "Ａ  ﬁrst\tline\nB e\u0301", "〇八年，神（U+FA19）"
    tabled = table_proposal(table.desks["helen"], table.write("daniel", en, zh).id)
    made = table.accept_proposal("wenyan", tabled)
    assert (table.head().text_en, table.head().text_zh) == (en, zh) == (made.text_en, made.text_zh)


def test_an_insertion_is_called_bis_after_the_clause_it_follows(table):
    assert table.write_insertion("daniel", EN, ZH, table.clauses[1]).number == "2 bis"
    assert table.write_insertion("daniel", EN, ZH, table.clauses[1], number="2a").number == "2a"
    assert table.write_insertion("daniel", EN, ZH).number == ""


def test_an_insertion_after_a_clause_of_another_draft_is_refused(stores, desks, table):
    other = set_table(stores, desks)
    desk = desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as session, pytest.raises(NoSuchRow):
        propose_insertion(joint, session, desk.actor, table.draft, other.clauses[0], Wording(EN, ZH))


def test_a_deletion_has_no_words_and_a_struck_clause_cannot_go_twice(table):
    gone = table.write_deletion("daniel")
    assert (gone.kind, gone.text_en, gone.text_zh) == (ProposalKind.DELETE, "", "")
    table.accept_proposal("wenyan", table_proposal(table.desks["helen"], gone.id))
    with pytest.raises(NothingChanged):
        table.write_deletion("songbi")


# -- editing and putting aside ---------------------------------------------------------------------------------------


def test_a_private_proposal_can_be_edited_by_its_side(table):
    written = table.write("daniel", EN, ZH)
    desk = table.desks["helen"]
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording("Once a year.", "每年一次。", "shorter"), key="e1")
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording("Ignored.", "忽略。"), key="e1")
    (now,) = own(table, "daniel")
    assert (now.text_en, now.text_zh, now.note) == ("Once a year.", "每年一次。", "shorter")
    assert now.edited_at is not None


def test_a_tabled_proposal_is_frozen(table):
    written = table.write("daniel", EN, ZH)
    tabled = table_proposal(table.desks["daniel"], written.id)
    desk = table.desks["daniel"]
    with desk.writing_own() as session, pytest.raises(CannotMoveProposal):
        edit_proposal(session, desk.actor, written.id, Wording("Other.", "其他。"))
    with desk.writing() as session, pytest.raises(CannotMoveProposal):
        edit_proposal(session, desk.actor, tabled.id, Wording("Other.", "其他。"))
    with desk.writing_own() as session, pytest.raises(CannotMoveProposal):
        discard_proposal(session, desk.actor, written.id)


def test_a_private_proposal_can_be_put_aside_once(table):
    written = table.write("daniel", EN, ZH)
    desk = table.desks["daniel"]
    for _ in range(2):
        with desk.writing_own() as session:
            assert discard_proposal(session, desk.actor, written.id, key="d").state == ProposalState.DISCARDED
    assert own(table, "daniel") == []
    with pytest.raises(CannotMoveProposal):
        table_proposal(desk, written.id)


@pytest.mark.parametrize("by", ["wenyan", "orla", "odile"])
def test_a_private_proposal_of_another_side_is_not_there(table, by):
    written = table.write("daniel", EN, ZH)
    desk = table.desks[by]
    for act in (
        lambda s: edit_proposal(s, desk.actor, written.id, Wording("x", "y")),
        lambda s: discard_proposal(s, desk.actor, written.id),
    ):
        with desk.writing_own() as session, pytest.raises(NoSuchRow):
            act(session)
    with pytest.raises(NoSuchRow):
        table_proposal(desk, written.id)


# -- withdrawing -----------------------------------------------------------------------------------------------------


def withdraw(table: Table, by: str, proposal, **given):
    with table.desks[by].writing() as joint:
        return withdraw_proposal(joint, table.desks[by].actor, proposal.id, **given)


def test_an_open_proposal_of_ones_own_side_can_be_withdrawn(table):
    tabled = table.table("daniel", EN, ZH)
    assert withdraw(table, "helen", tabled, key="w").state == ProposalState.WITHDRAWN
    assert withdraw(table, "helen", tabled, key="w").state == ProposalState.WITHDRAWN
    assert table.tabled() == []
    (kept,) = table.tabled("wenyan", only_open=False)
    assert kept.text_en == EN


@pytest.mark.parametrize(
    ("by", "refusal"), [("wenyan", CannotMoveProposal), ("oscar", NotPermitted), ("odile", NoSuchRow)]
)
def test_nobody_else_can_withdraw_it(table, by, refusal):
    tabled = table.table("daniel", EN, ZH)
    with pytest.raises(refusal):
        withdraw(table, by, tabled)
    assert len(table.tabled()) == 1


def test_what_is_accepted_can_no_longer_be_withdrawn(table):
    tabled = table.table("daniel", EN, ZH)
    table.accept_proposal("wenyan", tabled)
    with pytest.raises(CannotMoveProposal):
        withdraw(table, "helen", tabled)


# -- answering -------------------------------------------------------------------------------------------------------


def answer(table: Table, by: str, proposal, said: Answer, **given):
    with table.desks[by].writing() as joint:
        return answer_proposal(joint, table.desks[by].actor, proposal.id, said, **given)


def test_another_side_answers_and_the_latest_answer_counts(table):
    tabled = table.table("daniel", EN, ZH)
    answer(table, "songbi", tabled, Answer.NEEDS_CAPITAL, comment=" asked ", key="a1")
    again = answer(table, "songbi", tabled, Answer.NEEDS_CAPITAL, comment="asked", key="a1")
    assert (again.ordinal, again.comment, again.side) == (1, "asked", "cn")
    assert answer(table, "wenyan", tabled, Answer.ACCEPT).ordinal == 2
    assert table.tabled()[0].state == ProposalState.OPEN


def test_a_proposal_is_rejected_when_every_other_party_has_rejected_it(table):
    tabled = table.table("daniel", EN, ZH)
    answer(table, "songbi", tabled, Answer.REJECT)
    assert table.tabled() == []
    (closed,) = table.tabled(only_open=False)
    assert closed.state == ProposalState.REJECTED
    with pytest.raises(CannotMoveProposal):
        answer(table, "wenyan", tabled, Answer.ACCEPT)
    with pytest.raises(CannotMoveProposal):
        table.accept_proposal("wenyan", tabled)


def test_of_three_parties_one_rejection_does_not_close_a_proposal(three):
    tabled = three.table("daniel", EN, ZH)
    answer(three, "songbi", tabled, Answer.REJECT)
    assert three.tabled()[0].state == ProposalState.OPEN
    answer(three, "songbi", tabled, Answer.ACCEPT)
    answer(three, "tomas", tabled, Answer.REJECT)
    assert three.tabled()[0].state == ProposalState.OPEN
    answer(three, "songbi", tabled, Answer.REJECT)
    assert three.tabled() == []


def test_a_proposal_of_the_secretariat_is_rejected_only_by_all_parties(table):
    tabled = table.table("orla", EN, ZH)
    answer(table, "songbi", tabled, Answer.REJECT)
    assert len(table.tabled()) == 1
    answer(table, "daniel", tabled, Answer.REJECT)
    assert table.tabled() == []


@pytest.mark.parametrize(
    ("by", "refusal"),
    [("helen", CannotAnswerOwnProposal), ("luci", NotPermitted), ("orla", NotPermitted), ("odile", NoSuchRow)],
)
def test_who_cannot_answer(table, by, refusal):
    tabled = table.table("daniel", EN, ZH)
    with pytest.raises(refusal):
        answer(table, by, tabled, Answer.REJECT)
