"""Who undertook what, what each side says of it, and where it stands."""

from datetime import date

import pytest
import sqlalchemy.exc

from actions.commitments import (
    give_account,
    list_accounts,
    list_commitments,
    read_commitment,
    record_commitment,
    record_fulfilment,
)
from actions.sources import mark_passage, record_source
from dialogue.commitments import Standing, Status
from dialogue.record import Fulfilled
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
    NotPermitted,
)
from dialogue.vocabulary import DueKind, SourceKind, Stance, Strength
from models.commitments import Account

TODAY = date(2026, 5, 1)


def undertaken(desk, scene, **changes):
    given = {
        "passage_id": scene.said_cn, "debtor": "cn", "creditor": "us", "action_en": "answer", "action_zh": "答复",
        "strength": Strength.AGREED_JOINTLY, "due_kind": DueKind.DATE, "due_on": date(2026, 3, 1),
        "meeting_id": scene.meeting, **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_commitment(session, desk.actor, **given).id


def says(desk, commitment, passage, stance, party, **facts):
    with desk.writing() as session:
        return give_account(session, desk.actor, commitment, passage_id=passage, stance=stance, party=party, **facts).id


def line(desk, commitment, today=TODAY):
    with desk.reading() as session:
        return read_commitment(session, desk.actor, commitment, today=today)


@pytest.fixture
def promise(scene, desks):
    return undertaken(desks["orla"], scene)


def test_nobody_has_said_anything_of_a_fresh_commitment(desks, promise):
    seen = line(desks["helen"], promise)
    assert (seen.standing, seen.accounts, seen.quote.source_title) == (Standing.UNHEARD, (), "Minutes")


def test_it_is_agreed_when_both_sides_stand_by_it(scene, desks, promise):
    says(desks["helen"], promise, scene.agreed, Stance.ASSERTED, "us")
    assert line(desks["wenyan"], promise).standing == Standing.CLAIMED
    says(desks["wenyan"], promise, scene.said_cn, Stance.ACKNOWLEDGED, "cn")
    assert line(desks["helen"], promise).standing == Standing.AGREED


def test_it_is_disputed_when_one_side_words_it_otherwise_and_both_accounts_stay(scene, desks, promise):
    says(desks["helen"], promise, scene.agreed, Stance.ASSERTED, "us", words="by March")
    says(desks["wenyan"], promise, scene.said_cn, Stance.REWORDED, "cn", words="愿意研究")
    seen = line(desks["orla"], promise)
    assert seen.standing == Standing.DISPUTED
    assert [(a.party, a.stance, a.words) for a in seen.accounts] == [
        ("us", Stance.ASSERTED, "by March"),
        ("cn", Stance.REWORDED, "愿意研究"),
    ]


def test_the_latest_account_by_its_date_counts_whenever_it_was_entered(scene, desks, promise):
    says(desks["orla"], promise, scene.said_cn, Stance.ACKNOWLEDGED, "cn", stated_on=date(2025, 6, 1))
    says(desks["orla"], promise, scene.said_cn, Stance.DENIED, "cn", stated_on=date(2025, 4, 1))
    seen = line(desks["helen"], promise)
    assert [a.stance for a in seen.accounts] == [Stance.DENIED, Stance.ACKNOWLEDGED]
    assert seen.latest()["cn"].stance == Stance.ACKNOWLEDGED


def test_somebody_who_is_no_party_can_dispute_by_its_label(scene, desks, promise):
    says(desks["orla"], promise, scene.agreed, Stance.ASSERTED, "us")
    says(desks["orla"], promise, scene.agreed, Stance.DENIED, "", label_en="Port unions", label_zh="港口工会")
    seen = line(desks["helen"], promise)
    assert (seen.standing, seen.accounts[1].party) == (Standing.DISPUTED, "Port unions")


def test_a_side_gives_its_own_account_only(scene, desks, promise):
    for party in ("cn", ""):
        with pytest.raises(CannotSpeakForAnotherParty):
            says(desks["helen"], promise, scene.agreed, Stance.DENIED, party, label_en="unions")
    with pytest.raises(NotAPartyToThisDialogue):
        says(desks["orla"], promise, scene.agreed, Stance.DENIED, "third")


def test_neither_commitment_nor_account_rests_on_a_comment(scene, desks, promise):
    with pytest.raises(CommentIsNotAPosition):
        undertaken(desks["orla"], scene, passage_id=scene.comment)
    with pytest.raises(CommentIsNotAPosition):
        says(desks["helen"], promise, scene.comment, Stance.ASSERTED, "us")


def test_neither_rests_on_a_quote_of_another_dialogue(scene, desks, promise):
    with pytest.raises(NotOfThisDialogue):
        undertaken(desks["orla"], scene, passage_id=scene.other_passage)
    with pytest.raises(NotOfThisDialogue):
        says(desks["orla"], promise, scene.other_passage, Stance.ASSERTED, "us")


def test_an_account_without_a_passage_is_refused(desks, promise):
    with pytest.raises(NoSuchRow):
        says(desks["helen"], promise, None, Stance.ASSERTED, "us")


def test_an_account_is_never_changed(scene, desks, promise):
    given = says(desks["helen"], promise, scene.agreed, Stance.ASSERTED, "us")
    with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
        session.get(Account, given).words = "changed"


def test_a_date_that_has_passed_is_overdue_and_an_undated_one_never(scene, desks, promise):
    undated = undertaken(
        desks["orla"],
        scene,
        due_kind=DueKind.EVENT,
        due_on=None,
        due_words_en="after the next round",
        due_words_zh="下一轮之后",
    )
    assert not line(desks["orla"], promise, date(2026, 3, 1)).is_overdue
    assert line(desks["orla"], promise, date(2026, 3, 2)).is_overdue
    late = line(desks["orla"], undated, date(2099, 1, 1))
    assert (late.is_overdue, late.due_on) == (False, None)
    assert (late.due_words_en, late.due_words_zh) == ("after the next round", "下一轮之后")


@pytest.mark.parametrize("state", Fulfilled)
def test_what_evidence_shows_is_no_longer_overdue_not_even_in_part(scene, desks, promise, state):
    with desks["orla"].writing() as session:
        record_fulfilment(
            session, desks["orla"].actor, promise, passage_id=scene.agreed, state=state, seen_on=date(2026, 2, 1)
        )
    seen = line(desks["orla"], promise)
    assert (seen.fulfilment.state, seen.status.value, seen.is_overdue) == (state, state.value, False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"debtor": ""}, "debtor"), ({"action_en": "", "action_zh": ""}, "action"), ({"due_on": None}, "due")],
)
def test_a_commitment_says_who_what_and_when_it_has_a_date(scene, desks, changes, field):
    with pytest.raises(FieldMissing) as refused:
        undertaken(desks["orla"], scene, **changes)
    assert refused.value.facts == {"field": field}


def test_commitments_are_narrowed_by_debtor_standing_and_due(scene, desks, promise):
    undated = undertaken(desks["orla"], scene, debtor="us", due_kind=DueKind.NONE)
    says(desks["helen"], undated, scene.agreed, Stance.ASSERTED, "us")
    with desks["helen"].reading() as session:

        def ids(**narrowed):
            return [c.id for c in list_commitments(session, desks["helen"].actor, today=TODAY, **narrowed)]

        assert ids() == [promise, undated]
        assert ids(debtor="us") == ids(standing=Standing.CLAIMED) == ids(due_kind=DueKind.NONE) == [undated]
        assert ids(overdue=True) == ids(standing=Standing.UNHEARD) == ids(status=Status.OVERDUE) == [promise]
        assert ids(due_by=date(2026, 3, 1)) == [promise]
        assert ids(due_by=date(2026, 2, 28)) == []
        assert ids(overdue=False) == ids(status=Status.UNDATED) == [undated]


def test_commitments_are_seen_by_the_parties_of_their_dialogue_only(scene, desks, promise):
    for name, count in (("orla", 1), ("wenyan", 1), ("theodora", 0), ("odile", 0)):
        with desks[name].reading() as session:
            assert len(list_commitments(session, desks[name].actor, today=TODAY)) == count
    with pytest.raises(NoSuchRow):
        line(desks["theodora"], promise)


def test_a_side_keeps_private_notes_on_what_was_said_of_a_joint_commitment(scene, desks, promise):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as session:
        note = record_source(session, helen.actor, kind=SourceKind.NOTE, title="Call", text="He called it a hope.")
        passage = mark_passage(session, helen.actor, note.id, "a hope")
        give_account(
            session, helen.actor, promise, passage_id=passage.id, stance=Stance.REWORDED, party="cn", joint=joint
        )
    with helen.reading() as joint, helen.reading_own() as session:
        (noted,) = list_accounts(session, helen.actor, promise, joint=joint)
    assert (noted.is_private, noted.party) == (True, "cn")
    assert line(desks["wenyan"], promise).standing == Standing.UNHEARD


def test_a_drafter_gives_an_account_but_records_no_commitment(scene, desks, promise):
    assert says(desks["songbi"], promise, scene.said_cn, Stance.DENIED, "cn")
    with pytest.raises(NotPermitted):
        undertaken(desks["songbi"], scene)
