"""The two keys: accepting a proposal or the standing text, taking a key back, confirming the languages."""

import pytest

from actions.drafts import ClauseWording
from actions.rebasing import MergedWording
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import (
    CannotAcceptOwnProposal,
    CannotConformOwnChange,
    HiddenCharacters,
    NoSuchRow,
    NotAPartyToThisDraft,
    NothingToConform,
    NotPermitted,
    RevisionSuperseded,
)
from drafts.consensus import Agreement, Level
from drafts.proposals import ProposalState
from models.base import new_id
from models.drafts import Revision
from tests.actions.drafting import CLAUSES, HEADS, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
SHOULD = (EN.replace("shall", "should"), ZH.replace("应", "宜"))


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


@pytest.fixture
def three(sqlite_stores, sqlite_desks) -> Table:
    """A draft of three parties."""
    return set_table(sqlite_stores, sqlite_desks, ("us", "cn", "third"))


# -- accepting a proposal --------------------------------------------------------------------------------------------


def test_an_accepted_proposal_is_the_standing_text_held_by_both_sides(table):
    tabled = table.table("daniel", *SHOULD)
    revision = table.accept_proposal("wenyan", tabled, seen_head_id=table.first[0])
    standing = table.standing()
    assert (standing.head.id, standing.head.text_en, standing.head.text_zh) == (revision.id, *SHOULD)
    assert (standing.head.base_id, standing.head.ordinal, standing.head.side) == (table.first[0], 2, "us")
    assert standing.keys == {"us": Level.CONFIRMED, "cn": Level.CONFIRMED}
    assert standing.agreement == Agreement.AGREED
    (closed,) = table.tabled(only_open=False)
    assert (closed.state, closed.made_revision_id) == (ProposalState.ACCEPTED, revision.id)


def test_accepted_ad_referendum_the_clause_is_agreed_ad_referendum_until_it_is_confirmed(table):
    table.accept_proposal("wenyan", table.table("daniel", *SHOULD), level=Level.AD_REFERENDUM)
    assert table.agreement() == Agreement.AD_REFERENDUM
    table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        ("helen", CannotAcceptOwnProposal), ("songbi", NotPermitted), ("luci", NotPermitted), ("orla", NotPermitted),
        ("oscar", NotPermitted), ("odile", NoSuchRow), ("theodora", NoSuchRow),
    ],
)  # fmt: skip
def test_who_cannot_accept_a_proposal(table, by, refusal):
    tabled = table.table("daniel", *SHOULD)
    with pytest.raises(refusal):
        table.accept_proposal(by, tabled)
    assert table.head().id == table.first[0]


def test_a_proposal_that_is_not_there_cannot_be_accepted(table):
    tabled = table.table("daniel", *SHOULD).model_copy(update={"id": new_id()})
    with pytest.raises(NoSuchRow):
        table.accept_proposal("wenyan", tabled)


def test_the_same_acceptance_twice_makes_one_revision(table):
    tabled = table.table("daniel", *SHOULD)
    first, again = (table.accept_proposal("wenyan", tabled, key="k") for _ in range(2))
    assert first.id == again.id
    assert len(table.history()) == 2


def test_a_proposal_is_not_accepted_on_a_text_that_was_not_seen(table):
    one, other = table.table("daniel", *SHOULD, clause=0), table.table("grace", EN + " Always.", ZH + "一贯。")
    table.accept_proposal("wenyan", one)
    with pytest.raises(RevisionSuperseded) as refused:
        table.accept_proposal("wenyan", other, seen_head_id=table.first[0])
    assert refused.value.facts == {"number": "1"}
    assert len(table.history()) == 2
    assert table.agreement() == Agreement.AGREED


def test_a_proposal_on_an_older_text_is_merged_and_keeps_the_words_of_both(table):
    one = table.table("daniel", *SHOULD)
    other = table.table("songbi", EN.replace("once", "twice"), ZH.replace("一次", "两次"))
    table.accept_proposal("wenyan", one)
    made = table.accept_proposal("helen", other, seen_head_id=table.head().id)
    assert isinstance(made, Revision)
    assert made.text_en == EN.replace("shall", "should").replace("once", "twice")
    assert made.text_zh == ZH.replace("应", "宜").replace("一次", "两次")
    assert table.standing().keys == {"us": Level.CONFIRMED, "cn": Level.CONFIRMED}


def test_a_conflict_comes_back_as_a_result_and_changes_nothing(table, stores):
    one = table.table("daniel", *SHOULD)
    other = table.table("songbi", EN.replace("shall", "will"), ZH.replace("应", "将"))
    table.accept_proposal("wenyan", one)
    before = stores.for_upkeep()["joint"].moment()
    conflict = table.accept_proposal("helen", other, key="k")
    assert isinstance(conflict, MergedWording)
    assert not conflict.is_clean
    assert {(language, c.base, c.ours, c.theirs) for language, c in conflict.conflicts} >= {
        ("en", "shall", "should", "will")
    }
    assert {language for language, _ in conflict.conflicts} == {"en", "zh"}
    assert stores.for_upkeep()["joint"].moment() == before
    assert table.agreement() == Agreement.AGREED
    assert [p.id for p in table.tabled()] == [other.id]


def test_a_conflict_in_one_language_leaves_the_other_alone_too(table):
    one = table.table("daniel", *SHOULD)
    other = table.table("songbi", EN.replace("once", "twice"), ZH.replace("应", "将"))
    table.accept_proposal("wenyan", one)
    assert {language for language, _ in table.accept_proposal("helen", other).conflicts} == {"zh"}
    assert len(table.history()) == 2


def test_a_new_revision_clears_the_agreement(table):
    table.accept("helen"), table.accept("wenyan")
    table.accept_proposal("wenyan", table.table("orla", *SHOULD))
    standing = table.standing()
    assert standing.agreement == Agreement.ONE
    assert set(standing.keys) == {"cn"}


def test_of_three_parties_the_third_is_still_to_be_asked(three):
    for head in HEADS.values():
        three.accept(head)
    assert three.agreement() == Agreement.AGREED
    three.accept_proposal("wenyan", three.table("daniel", *SHOULD))
    assert three.agreement() == Agreement.ONE
    assert set(three.standing().keys) == {"us", "cn"}
    three.accept("theodora", level=Level.AD_REFERENDUM)
    assert three.agreement() == Agreement.AD_REFERENDUM


# -- deletion and insertion ------------------------------------------------------------------------------------------


def test_an_accepted_deletion_strikes_the_clause_and_keeps_its_words(table):
    gone = table_proposal(table.desks["helen"], table.write_deletion("daniel", 2).id)
    made = table.accept_proposal("wenyan", gone)
    assert made.struck
    assert made.text_en == CLAUSES[2].text_en
    assert table.agreement(2) == Agreement.AGREED


def test_a_deletion_proposed_for_other_words_is_refused(table):
    gone = table_proposal(table.desks["helen"], table.write_deletion("daniel").id)
    table.accept_proposal("wenyan", table.table("orla", *SHOULD))
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("wenyan", gone)
    assert not table.head().struck


def test_an_older_proposal_does_not_bring_a_struck_clause_back(table):
    older = table.table("songbi", EN.replace("once", "twice"), ZH.replace("一次", "两次"))
    table.accept_proposal("wenyan", table_proposal(table.desks["helen"], table.write_deletion("daniel").id))
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("helen", older)
    assert table.head().struck


def test_a_clause_cannot_be_struck_twice(table):
    ours, theirs = table.write_deletion("daniel"), table.write_deletion("songbi")
    ours, theirs = table_proposal(table.desks["helen"], ours.id), table_proposal(table.desks["wenyan"], theirs.id)
    table.accept_proposal("wenyan", ours)
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("helen", theirs)


def test_a_struck_clause_can_be_brought_back_by_a_proposal_that_saw_it_struck(table):
    table.accept_proposal("wenyan", table_proposal(table.desks["helen"], table.write_deletion("daniel").id))
    back = table.table("songbi", EN, ZH)
    made = table.accept_proposal("helen", back)
    assert not made.struck
    assert table.agreement() == Agreement.AGREED


def insert(table: Table, number: str, after):
    written = table.write_insertion("daniel", f"Inserted {number}.", f"插入{number}。", after, number=number)
    return table.accept_proposal("wenyan", table_proposal(table.desks["helen"], written.id))


def test_an_accepted_insertion_stands_where_it_was_proposed(table):
    insert(table, "", table.clauses[0])
    insert(table, "0", None)
    insert(table, "4", table.clauses[2])
    insert(table, "1 a", table.clauses[0])
    assert [number for number, _ in table.texts()] == ["0", "1", "1 bis", "1 a", "2", "3", "4"]


def test_an_accepted_insertion_is_held_by_both_sides(table):
    made = insert(table, "1 bis", table.clauses[0])
    standing = table.standing(made.clause_id)
    assert (standing.head.ordinal, standing.head.side) == (1, "us")
    assert standing.agreement == Agreement.AGREED


def test_insertions_after_one_clause_stand_in_the_order_in_which_they_were_tabled(table):
    written = [table.write_insertion("daniel", EN, ZH, table.clauses[0]) for _ in range(3)]
    bis, ter, quater = (table_proposal(table.desks["daniel"], one.id) for one in written)
    assert [bis.number, ter.number, quater.number] == ["1 bis", "1 ter", "1 quater"]
    for tabled in (quater, bis, ter):
        table.accept_proposal("wenyan", tabled)
    assert [number for number, _ in table.texts()] == ["1", "1 bis", "1 ter", "1 quater", "2", "3"]


def test_many_insertions_at_one_place_never_run_out_of_room(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    for number in range(45):
        insert(table, f"n{number}", table.clauses[0])
    numbers = [number for number, _ in table.texts()]
    assert numbers == ["1", *(f"n{number}" for number in range(45)), "2", "3"]
    assert verify(sqlite_stores) == []


# -- accepting the standing text -------------------------------------------------------------------------------------


def test_a_head_of_delegation_accepts_the_standing_text(table):
    table.accept("helen")
    assert table.agreement() == Agreement.ONE
    table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED


@pytest.mark.parametrize(("by", "refusal"), [("daniel", NotPermitted), ("orla", NotPermitted), ("odile", NoSuchRow)])
def test_who_cannot_accept_the_standing_text(table, by, refusal):
    for act in (lambda: table.accept(by, revision=table.first[0]), lambda: table.release(by)):
        with pytest.raises(refusal):
            act()
    assert table.agreement() == Agreement.OPEN


def test_a_clause_that_is_not_there_cannot_be_accepted_or_conformed(table):
    lost = Table(table.desks, table.draft, table.dialogue, (new_id(),), table.parties)
    for act in (lost.accept, lost.conform):
        with pytest.raises(NoSuchRow):
            act("helen", revision=table.first[0])
    with pytest.raises(NoSuchRow):
        lost.release("helen")


def test_words_that_were_not_seen_are_not_accepted(table):
    table.accept_proposal("wenyan", table.table("daniel", *SHOULD))
    for by in ("helen", "wenyan"):
        with pytest.raises(RevisionSuperseded):
            table.accept(by, revision=table.first[0])


def test_the_same_command_twice_turns_the_key_once(table):
    first, again = (table.accept("helen", key="a") for _ in range(2))
    assert first.id == again.id
    released = [table.release("helen", key="r") for _ in range(2)]
    assert released[0].id == released[1].id
    assert len(table.standing().acceptances) == 2


def test_a_key_is_taken_back_with_a_reason_and_turned_again(table):
    table.accept("helen"), table.accept("wenyan")
    taken = table.release("helen", reason=" new instructions ")
    assert (taken.level, taken.reason, taken.by_name) == (Level.TAKEN_BACK, "new instructions", "Helen Parchment")
    assert table.agreement() == Agreement.ONE
    assert table.release("helen") is None
    table.accept("helen")
    assert table.agreement() == Agreement.AGREED


def test_a_reason_holds_no_control_characters(table):
    table.accept("helen")
    with pytest.raises(HiddenCharacters):
        table.release("helen", reason="be\x00cause")


# -- conformity ------------------------------------------------------------------------------------------------------


@pytest.fixture
def lagging(table) -> Table:
    """US changed the English alone, and CN accepted: the Chinese has to be conformed."""
    table.accept_proposal("wenyan", table.table("daniel", SHOULD[0], ZH))
    return table


def test_a_change_in_one_language_leaves_the_other_to_be_conformed(lagging):
    standing = lagging.standing()
    assert (standing.head.lagging, standing.head.lagging_side) == ("zh", "us")
    assert set(standing.keys) == {"us", "cn"}
    assert (standing.is_conformed, standing.agreement) == (False, Agreement.ONE)


@pytest.mark.parametrize("by", ["wenyan", "luci", "laura"])
def test_another_party_or_the_language_officer_of_the_secretariat_conforms(lagging, by):
    word = lagging.conform(by, key="c")
    assert lagging.conform(by, key="c").id == word.id
    assert lagging.agreement() == Agreement.AGREED
    with pytest.raises(NothingToConform):
        lagging.conform("wenyan")


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        ("helen", CannotConformOwnChange), ("grace", CannotConformOwnChange), ("songbi", NotPermitted),
        ("orla", NotPermitted), ("oscar", NotPermitted), ("odile", NotPermitted), ("theodora", NoSuchRow),
    ],
)  # fmt: skip
def test_who_cannot_conform(lagging, by, refusal):
    expected = NoSuchRow if by == "odile" else refusal
    with pytest.raises(expected):
        lagging.conform(by)
    assert not lagging.standing().is_conformed


def test_the_secretariat_does_not_conform_its_own_change(table):
    table.accept_proposal("wenyan", table.table("orla", SHOULD[0], ZH))
    with pytest.raises(CannotConformOwnChange):
        table.conform("laura")
    table.conform("helen")
    assert table.standing().is_conformed


def test_a_revision_that_was_not_seen_is_not_conformed(lagging):
    with pytest.raises(RevisionSuperseded):
        lagging.conform("wenyan", revision=lagging.first[0])


def test_a_conformed_pair_has_nothing_to_conform(table):
    with pytest.raises(NothingToConform):
        table.conform("wenyan")


def test_a_change_of_the_once_lagging_language_after_it_was_conformed_leaves_the_other_behind(lagging):
    """CN confirmed both, then changes the Chinese alone: now the English has to follow, whoever wrote it last."""
    lagging.conform("wenyan")
    lagging.accept_proposal("helen", lagging.table("songbi", SHOULD[0], ZH.replace("应", "宜")))
    head = lagging.head()
    assert (head.lagging, head.lagging_side) == ("en", "cn")
    with pytest.raises(CannotConformOwnChange):
        lagging.conform("wenyan")


def test_the_other_side_may_bring_the_lagging_language_along(lagging):
    lagging.accept_proposal("helen", lagging.table("songbi", *SHOULD))
    assert lagging.standing().is_conformed


@pytest.mark.parametrize("zh", [ZH.replace("一方首都", "第三地"), ZH], ids=["both languages", "English alone"])
def test_a_proposal_that_had_not_seen_the_change_does_not_conform_it(table, zh):
    """US changed both (or the English) before CN's change of the Chinese was accepted: nobody has compared them yet."""
    older = table.table("daniel", EN.replace("one of the two capitals", "a third place"), zh)
    table.accept_proposal("helen", table.table("songbi", EN, ZH.replace("一次", "两次")))
    assert table.head().lagging == "en"
    made = table.accept_proposal("wenyan", older)
    assert (made.lagging, made.lagging_side) == ("en", "cn")
    table.conform("helen")
    assert table.agreement() == Agreement.AGREED


def test_a_clause_of_one_language_lacks_the_other_and_cannot_be_conformed_before_it_is_there(stores, desks):
    table = set_table(stores, desks, clauses=(ClauseWording("1", EN, ""),))
    assert (table.head().lagging, table.head().lagging_side) == ("zh", "secretariat")
    with pytest.raises(NothingToConform):
        table.conform("wenyan")
    table.accept("helen"), table.accept("wenyan")
    assert table.agreement() == Agreement.ONE
    table.accept_proposal("helen", table.table("songbi", EN, ZH))
    assert table.agreement() == Agreement.AGREED


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_taking_one_language_away_is_never_conformed(table, empty):
    made = table.accept_proposal("wenyan", table.table("daniel", SHOULD[0], empty))
    assert made.lagging == "zh"
    assert table.agreement() == Agreement.ONE
    with pytest.raises(NothingToConform):
        table.conform("wenyan")


def test_only_the_language_officer_speaks_for_the_secretariat(lagging):
    """The permission alone is not enough: conformity is for a party or for the office that reads both languages."""
    from dataclasses import replace

    from actions.keys import conform_clause
    from dialogue.roles import Role

    nobody = replace(lagging.desks["laura"].actor, role=Role.HEAD)
    with lagging.desks["laura"].writing() as joint, pytest.raises(NotAPartyToThisDraft):
        conform_clause(joint, nobody, lagging.clauses[0], lagging.head().id)
