"""Proposals: written in private, tabled in two stores, answered, withdrawn."""

import pytest

from actions import proposals as verbs
from actions.proposals import (
    Wording,
    answer_proposal,
    discard_proposal,
    edit_proposal,
    own_proposals,
    propose_edit,
    propose_insertion,
    repair_tabling,
    table_proposal,
    withdraw_proposal,
)
from actions.verification import verify
from dialogue.refusals import (
    CannotAnswerOwnProposal,
    CannotMoveProposal,
    HiddenCharacters,
    NoSuchRow,
    NothingChanged,
    NotPermitted,
    StoreClosed,
    TextEmpty,
)
from drafts.consensus import Agreement
from drafts.proposals import Answer, ProposalKind, ProposalState
from models.base import new_id
from models.stores import Stores
from tests.actions.drafting import SECRET, Table, set_table

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


# -- tabling ---------------------------------------------------------------------------------------------------------


def test_tabling_puts_a_frozen_copy_before_all_sides(table):
    written = table.write("daniel", EN, ZH, note="see round one")
    tabled = table_proposal(table.desks["daniel"], written.id)
    for by in ("wenyan", "orla", "oscar", "helen"):
        (seen,) = table.tabled(by)
        assert (seen.id, seen.text_en, seen.text_zh, seen.note, seen.side) == (tabled.id, EN, ZH, "see round one", "us")
        assert seen.state == ProposalState.OPEN
    assert own(table, "daniel") == []


def test_tabling_needs_the_permission(table):
    desk = table.desks["elliot"]
    with desk.reading() as joint, desk.writing_own() as session:
        written = propose_edit(joint, session, desk.actor, table.clauses[0], None, Wording(EN, ZH))
    with pytest.raises(NotPermitted):
        table_proposal(desk, written.id)
    assert table_proposal(table.desks["orla"], written.id).side == "secretariat"


def test_tabling_what_is_not_there_is_refused(table):
    with pytest.raises(NoSuchRow):
        table_proposal(table.desks["daniel"], new_id())


def test_tabling_twice_makes_one_proposal(table):
    written = table.write("daniel", EN, ZH)
    first, again = (table_proposal(table.desks["daniel"], written.id) for _ in range(2))
    assert first.id == again.id
    assert len(table.tabled()) == 1


class PowerCut(Exception):
    """The process ends here."""


@pytest.fixture
def interrupted(table, monkeypatch):
    """A tabling that ended between its two halves: the joint store has it, the own store does not know."""
    written = table.write("daniel", EN, ZH)

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(verbs, "_mark_tabled", cut)
        with pytest.raises(PowerCut):
            table_proposal(table.desks["daniel"], written.id)
    return written


def test_an_interrupted_tabling_is_finished_by_the_repair(table, stores, interrupted):
    assert [p.text_en for p in table.tabled("wenyan")] == [EN]
    assert [p.id for p in own(table, "daniel")] == [interrupted.id]
    assert repair_tabling(stores) == 1
    assert own(table, "daniel") == []
    assert len(table.tabled()) == 1
    assert repair_tabling(stores) == 0
    assert verify(stores) == []


def test_an_interrupted_tabling_is_finished_by_doing_it_again(table, interrupted):
    table_proposal(table.desks["daniel"], interrupted.id)
    assert len(table.tabled()) == 1
    assert own(table, "daniel") == []


def test_an_interrupted_tabling_is_finished_at_the_next_start(store_urls, table, stores, interrupted):
    again = Stores(store_urls)
    try:
        assert repair_tabling(again) == 1
    finally:
        again.close()
    assert own(table, "daniel") == []


def test_the_repair_leaves_private_proposals_private(table, stores):
    table.write("daniel", EN, ZH)
    assert repair_tabling(stores) == 0
    assert len(own(table, "daniel")) == 1
    assert table.tabled() == []


def test_a_process_without_the_joint_store_repairs_nothing(store_urls):
    apart = Stores({audience: url for audience, url in store_urls.items() if audience == "party_us"})
    try:
        assert repair_tabling(apart) == 0
    finally:
        apart.close()


def test_tabling_takes_back_the_own_key_and_the_clause_is_no_longer_agreed(table):
    table.accept("helen"), table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED
    table.table("daniel", EN, ZH)
    standing = table.standing()
    assert standing.agreement == Agreement.ONE
    assert set(standing.keys) == {"cn"}
    assert standing.head.id == table.first[0]
    assert [a.reason for a in standing.acceptances][-1] == "proposal tabled"


def test_writing_in_private_leaves_the_own_key_where_it_is(table):
    table.accept("helen"), table.accept("wenyan")
    table.write("daniel", EN, ZH)
    assert table.agreement() == Agreement.AGREED


def test_a_tabled_insertion_takes_no_key_back(table):
    table.accept("helen"), table.accept("wenyan")
    table_proposal(table.desks["daniel"], table.write_insertion("daniel", EN, ZH, table.clauses[0]).id)
    assert table.agreement() == Agreement.AGREED


def test_the_secretariat_can_table_and_any_party_may_accept(table):
    tabled = table.table("orla", EN, ZH)
    assert tabled.side == "secretariat"
    table.accept_proposal("helen", tabled)
    standing = table.standing()
    assert set(standing.keys) == {"us"}
    assert standing.head.side == "secretariat"
    table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED


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


# -- never seen by others --------------------------------------------------------------------------------------------


def test_nothing_of_a_private_proposal_is_in_any_store_but_the_own_one(table, stores):
    before = {audience: store.moment() for audience, store in stores.for_upkeep().items()}
    written = table.write("daniel", f"{SECRET} stays.", "石墨保留。", note=f"{SECRET} again")
    desk = table.desks["daniel"]
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording(f"{SECRET} moves.", "石墨移动。"))
    after = {audience: store.moment() for audience, store in stores.for_upkeep().items()}
    assert {audience for audience in after if after[audience] != before[audience]} == {"party_us"}
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            everything = " ".join(
                str(row)
                for name in ("proposal", "journal_entry", "revision", "response")
                for row in session.connection().exec_driver_sql(f"SELECT * FROM {name}")
            )
        assert (SECRET in everything) is (audience == "party_us")
        assert (written.id.hex in everything.replace("-", "")) is (audience == "party_us")


def test_the_private_words_do_not_follow_when_others_are_tabled(table, stores):
    """The history of the writing stays at home: only the last wording, as it was tabled, is before all sides."""
    written = table.write("daniel", f"{SECRET} stays.", "石墨保留。")
    desk = table.desks["daniel"]
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording(EN, ZH))
    tabled = table_proposal(desk, written.id)
    with stores.for_upkeep()["joint"].reading() as session:
        rows = [
            *session.connection().exec_driver_sql("SELECT * FROM proposal"),
            *session.connection().exec_driver_sql("SELECT * FROM journal_entry"),
        ]
    everything = " ".join(map(str, rows))
    assert SECRET not in everything
    assert written.id.hex not in everything.replace("-", "")
    assert tabled.made_at >= written.made_at
    assert tabled.edited_at is None


@pytest.mark.parametrize("by", ["wenyan", "orla", "odile"])
def test_the_store_of_another_side_cannot_be_opened(table, by):
    with pytest.raises(StoreClosed), table.desks[by].reading("party_us"):
        pass


def test_a_foreign_row_in_the_own_store_is_still_not_there(table, stores):
    """Even a row that got into the wrong store is shown to nobody of that store."""
    written = table.write("daniel", EN, ZH)
    desk = table.desks["helen"]
    with desk.reading_own() as session:
        assert own_proposals(session, table.desks["wenyan"].actor, table.draft) == []
        with pytest.raises(NoSuchRow):
            verbs.access_proposal(session, table.desks["wenyan"].actor, written.id, verbs.Permission.CLAUSE_PROPOSE)
