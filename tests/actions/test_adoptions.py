"""Adoption: only a clean text, by every party the same one, and nothing changes it afterwards but declared errata."""

import random
from contextlib import suppress

import pytest

from actions.adoptions import set_package
from actions.errata import declare_erratum, list_errata, recognise_erratum
from actions.verification import verify
from dialogue.refusals import (
    DraftAdopted,
    NoClauses,
    NoSuchRow,
    NotAdopted,
    NothingChanged,
    NotPermitted,
    NotReadyForAdoption,
    Refusal,
    SilenceRunning,
    TextMovedOn,
    WordsNotInClause,
)
from drafts.adoption import Obstacle, adopted_milestone, obstacles
from drafts.brackets import bracket_count
from drafts.consensus import Agreement, Level
from tests.actions.closing import (
    adopted,
    adopted_by_all,
    adoption,
    agreed,
    milestone,
    running,
    silence_on,
    stated,
)
from tests.actions.drafting import CLAUSES, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


@pytest.fixture
def quick(sqlite_stores, sqlite_desks) -> Table:
    """The same where one engine is enough."""
    return set_table(sqlite_stores, sqlite_desks)


def corrected(table: Table, by: str = "helen", **given):
    """An erratum to the first clause."""
    words = {"language": "en", "wrong": "two capitals", "right": "capitals", "reason": "A slip of the pen."} | given
    with table.desks[by].writing() as joint:
        return declare_erratum(joint, table.desks[by].actor, table.clauses[0], **words)


def recognised(table: Table, erratum, by: str):
    """An erratum recognised."""
    with table.desks[by].writing() as joint:
        return recognise_erratum(joint, table.desks[by].actor, erratum.id)


def errata(table: Table):
    """The list of errata."""
    with table.desks["orla"].reading() as joint:
        return list_errata(joint, table.desks["orla"].actor, table.draft)


# -- what stands in the way --------------------------------------------------------------------------------------------


def test_a_clause_with_brackets_is_not_clean_even_when_it_is_agreed():
    assert obstacles("[a] b", "甲", Agreement.AGREED, is_conformed=True) == (Obstacle.BRACKETS,)
    assert obstacles("a b", "［甲］", Agreement.AGREED, is_conformed=True) == (Obstacle.BRACKETS,)
    assert obstacles("a b", "甲", Agreement.AD_REFERENDUM, is_conformed=True) == (Obstacle.AD_REFERENDUM,)
    assert obstacles("a b", "甲", Agreement.ONE, is_conformed=False) == (Obstacle.NOT_CONFORMED, Obstacle.NOT_AGREED)
    assert obstacles("a b", "甲", Agreement.AGREED, is_conformed=True) == ()


def test_refused_adoption_names_what_is_missing_and_the_first_clauses(table):
    table.accept("helen", 1)
    table.accept("wenyan", 1, level=Level.AD_REFERENDUM)
    table.accept_proposal("wenyan", table.table("daniel", f"[{EN}]", ZH))
    table.table("songbi", "Other words.", "其他措辞。", 2)
    of = milestone(table)
    with pytest.raises(NotReadyForAdoption) as refused:
        adopted(table, of, "helen")
    assert refused.value.facts == {
        "brackets": 1, "not_conformed": 1, "ad_referendum": 1, "not_agreed": 2, "proposals": 1, "clauses": "1, 2, 3",
    }  # fmt: skip
    view = adoption(table)
    assert {line.kind: [number for _, number in line.clauses] for line in view.obstacles} == {
        Obstacle.BRACKETS: ["1"], Obstacle.NOT_CONFORMED: ["1"], Obstacle.AD_REFERENDUM: ["2"],
        Obstacle.NOT_AGREED: ["1", "3"],
    }  # fmt: skip
    assert (view.open_proposals, view.is_ready, view.is_adopted) == (1, False, False)


def test_an_empty_draft_cannot_be_adopted(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks, clauses=())
    of = milestone(table)
    with pytest.raises(NoClauses):
        adopted(table, of, "helen")


def test_while_silence_runs_nobody_adopts(quick):
    agreed(quick)
    of = milestone(quick)
    running(quick)
    with pytest.raises(SilenceRunning):
        adopted(quick, of, "helen")


def test_only_heads_of_parties_adopt(quick):
    agreed(quick)
    of = milestone(quick)
    for name, refusal in (("daniel", NotPermitted), ("orla", NotPermitted), ("odile", NoSuchRow)):
        with pytest.raises(refusal):
            adopted(quick, of, name)


# -- adopting ----------------------------------------------------------------------------------------------------------


def test_adopted_is_what_all_parties_have_adopted_with_its_fingerprint_and_its_statements(table, stores):
    agreed(table)
    made = stated(table)
    of = milestone(table)
    adopted(table, of, "helen")
    assert not adoption(table).is_adopted
    adopted(table, of, "wenyan")
    view = adoption(table)
    assert view.is_adopted
    assert view.milestone is not None
    assert view.milestone.id == of
    assert [(a.party, a.milestone_id, a.statements) for a in view.adoptions] == [
        ("us", of, (made.id,)), ("cn", of, (made.id,)),
    ]  # fmt: skip
    assert {a.fingerprint for a in view.adoptions} == {view.milestone.fingerprint}
    assert verify(stores) == []


def test_two_parties_that_adopted_different_milestones_have_adopted_nothing(quick):
    agreed(quick)
    first = milestone(quick)
    adopted(quick, first, "helen")
    quick.accept_proposal("wenyan", quick.table("daniel", EN.replace("once", "twice"), ZH.replace("一次", "两次")))
    with pytest.raises(TextMovedOn):
        adopted(quick, first, "wenyan")
    second = milestone(quick)
    adopted(quick, second, "wenyan")
    assert not adoption(quick).is_adopted
    adopted(quick, second, "helen")
    assert adoption(quick).is_adopted


def test_of_three_parties_two_are_not_all(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks, ("us", "cn", "third"))
    agreed(table)
    of = milestone(table)
    adopted(table, of, "helen")
    adopted(table, of, "wenyan")
    assert not adoption(table).is_adopted
    adopted(table, of, "theodora")
    assert adoption(table).is_adopted


def test_adopting_twice_is_adopting_once(quick):
    agreed(quick)
    of = milestone(quick)
    assert adopted(quick, of, "helen").id == adopted(quick, of, "helen").id
    assert adopted(quick, of, "wenyan", key="k").id == adopted(quick, of, "wenyan", key="k").id


def test_an_adopted_text_does_not_change_any_more(table):
    of = adopted_by_all(table)
    frozen = table.texts()
    for act in (
        lambda: table.table("daniel", EN + " Once.", ZH),
        lambda: table.accept("helen", level=Level.AD_REFERENDUM),
        lambda: table.release("helen"),
        lambda: adopted(table, of, "helen"),
        lambda: silence_on(table, of),
        lambda: packaged(table, True),
    ):
        with pytest.raises(DraftAdopted):
            act()
    assert table.texts() == frozen
    assert all(table.agreement(clause) == Agreement.AGREED for clause in range(3))


def packaged(table: Table, is_package: bool, by: str = "orla"):
    """The draft made a package."""
    with table.desks[by].writing() as joint:
        return set_package(joint, table.desks[by].actor, table.draft, is_package)


def test_in_a_package_all_agreement_is_provisional_until_adoption(quick):
    packaged(quick, True)
    with pytest.raises(NotPermitted):
        packaged(quick, False, by="helen")
    assert adoption(quick).is_provisional
    adopted_by_all(quick)
    assert not adoption(quick).is_provisional


@pytest.mark.parametrize("seed", range(6))
def test_adoption_never_happens_with_a_bracket_left(seed, quick):
    chance = random.Random(seed)
    texts = [(EN, ZH), (f"[{EN}]", ZH), (EN + " Once.", f"［{ZH}］"), (EN + " Twice.", ZH + "两次。")]

    def table_and_accept():
        by, other = chance.choice([("daniel", "wenyan"), ("songbi", "helen")])
        quick.accept_proposal(other, quick.table(by, *chance.choice(texts), chance.randrange(3)))

    def conform():
        clause = chance.randrange(3)
        quick.conform(chance.choice(["helen", "wenyan"]), clause)

    acts = [
        table_and_accept,
        conform,
        lambda: quick.accept(chance.choice(["helen", "wenyan"]), chance.randrange(3)),
        lambda: agreed(quick),
        lambda: [adopted(quick, milestone(quick), head) for head in ("helen", "wenyan")],
        lambda: adopted(quick, milestone(quick), chance.choice(["helen", "wenyan"])),
    ]
    for _ in range(25):
        with suppress(Refusal):
            chance.choice(acts)()
        view = adoption(quick)
        brackets = sum(bracket_count(clause.en) + bracket_count(clause.zh) for clause in view.clauses)
        assert not (view.is_adopted and (brackets or view.obstacles))


def test_the_first_milestone_that_all_have_adopted_is_the_adopted_one():
    class Word:
        def __init__(self, party, of):
            self.party, self.milestone_id = party, of

    assert adopted_milestone([Word("us", 1), Word("cn", 2)], ["us", "cn"]) is None
    assert adopted_milestone([Word("us", 1), Word("us", 2), Word("cn", 2)], ["us", "cn"]) == 2
    assert adopted_milestone([], []) is None


# -- errata ------------------------------------------------------------------------------------------------------------


def test_an_erratum_counts_when_every_party_recognises_it_and_leaves_the_text_as_it_is(table):
    adopted_by_all(table)
    frozen = table.texts()
    erratum = corrected(table)
    (line,) = errata(table)
    assert (line.recognised_by, line.is_recognised, line.number) == (("us",), False, "1")
    assert recognised(table, erratum, "wenyan").id == recognised(table, erratum, "wenyan").id
    (line,) = errata(table)
    assert (line.recognised_by, line.is_recognised) == (("us", "cn"), True)
    assert table.texts() == frozen


def test_the_secretariats_erratum_waits_for_every_party(quick):
    adopted_by_all(quick)
    corrected(quick, "orla", language="zh", wrong="一方首都", right="其中一方首都")
    (line,) = errata(quick)
    assert (line.side, line.recognised_by) == ("secretariat", ())


def test_an_erratum_names_words_that_stand_once_in_an_adopted_clause(quick):
    with pytest.raises(NotAdopted):
        corrected(quick)
    adopted_by_all(quick)
    for given, refusal in (
        ({"wrong": "three capitals"}, WordsNotInClause),
        ({"wrong": "e"}, WordsNotInClause),
        ({"right": "two capitals"}, NothingChanged),
    ):
        with pytest.raises(refusal):
            corrected(quick, **given)
    with pytest.raises(NotPermitted):
        corrected(quick, "daniel")
    with pytest.raises(NoSuchRow):
        corrected(quick, "odile")
    assert errata(quick) == []
