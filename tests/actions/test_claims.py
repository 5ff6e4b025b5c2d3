"""What somebody says is so: who says it, who says otherwise, on what grounds, and which earlier claim it recalls."""

from datetime import date

import pytest
import sqlalchemy.exc

from actions.claims import (
    list_claim_accounts,
    list_claims,
    per_claimant,
    read_claim,
    record_claim,
    say_of_claim,
)
from actions.sources import mark_passage
from dialogue.commitments import Standing
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
)
from dialogue.vocabulary import Stance
from models.claims import ClaimAccount


def claimed(desk, scene, **changes):
    given = {
        "passage_id": scene.agreed, "proposition_en": "the rules will wait", "proposition_zh": "规定将推迟",
        "dialogue_id": scene.dialogue, **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_claim(session, desk.actor, **given).id


def says(desk, claim, scene, stance, party="", **facts):
    with desk.writing() as session:
        given = {"passage_id": scene.agreed, **facts}
        return say_of_claim(session, desk.actor, claim, stance=stance, party=party, **given).id


def line(desk, claim):
    with desk.reading() as session:
        return read_claim(session, desk.actor, claim)


def test_a_claim_is_nobodys_until_somebody_says_it_and_disputed_when_another_denies_it(scene, desks):
    claim = claimed(desks["orla"], scene)
    assert line(desks["helen"], claim).standing == Standing.UNHEARD
    says(desks["helen"], claim, scene, Stance.ASSERTED, "us", stated_on=date(2015, 3, 30))
    assert line(desks["wenyan"], claim).standing == Standing.CLAIMED
    says(desks["wenyan"], claim, scene, Stance.DENIED, "cn", stated_on=date(2015, 4, 1))
    seen = line(desks["orla"], claim)
    assert (seen.standing, seen.claimants, seen.grounds) == (Standing.DISPUTED, ("us",), "")
    says(desks["wenyan"], claim, scene, Stance.ACKNOWLEDGED, "cn", stated_on=date(2015, 4, 16))
    seen = line(desks["orla"], claim)
    assert (seen.standing, len(seen.accounts)) == (Standing.AGREED, 3)


def test_a_claim_says_something_and_rests_on_no_comment(scene, desks):
    for changes, refusal in (
        ({"proposition_en": "", "proposition_zh": " "}, FieldMissing),
        ({"passage_id": None}, NoSuchRow),
        ({"passage_id": scene.comment}, CommentIsNotAPosition),
        ({"passage_id": scene.other_passage}, NotOfThisDialogue),
    ):
        with pytest.raises(refusal):
            claimed(desks["orla"], scene, **changes)


def test_a_side_gives_its_own_account_of_a_claim_only(scene, desks):
    claim = claimed(desks["helen"], scene)
    with pytest.raises(CannotSpeakForAnotherParty):
        says(desks["helen"], claim, scene, Stance.DENIED, "cn")
    with pytest.raises(NotAPartyToThisDialogue):
        says(desks["orla"], claim, scene, Stance.DENIED, "third")
    with pytest.raises(FieldMissing):
        says(desks["orla"], claim, scene, Stance.DENIED)


def test_a_claim_recalls_earlier_ones_of_its_kind_and_each_claimant_is_counted_with_the_list(scene, desks):
    orla = desks["orla"]
    first = claimed(orla, scene, as_of=date(2014, 1, 1))
    second = claimed(orla, scene, as_of=date(2015, 1, 1), like_id=first)
    third = claimed(orla, scene, as_of=date(2016, 1, 1), like_id=second)
    for claim in (first, third):
        says(orla, claim, scene, Stance.ASSERTED, "us")
    says(orla, second, scene, Stance.ASSERTED, label_en="trade groups", label_zh="行业团体")
    says(orla, second, scene, Stance.DENIED, "cn")
    assert line(orla, third).recalls == (second, first)
    with orla.reading() as session:
        lines = list_claims(session, orla.actor)
        assert [c.id for c in lines] == [third, second, first]
        assert per_claimant(lines) == {"us": (third, first), "trade groups": (second,)}
        assert [c.id for c in list_claims(session, orla.actor, claimant="us")] == [third, first]
        assert [c.id for c in list_claims(session, orla.actor, standing=Standing.DISPUTED)] == [second]


def test_a_claim_of_another_dialogue_is_recalled_by_nobody(scene, desks):
    foreign = claimed(desks["orla"], scene, dialogue_id=scene.other_dialogue, passage_id=scene.other_passage)
    with pytest.raises(NotOfThisDialogue):
        claimed(desks["orla"], scene, like_id=foreign)
    with pytest.raises(NoSuchRow):  # for a side that is no party of it, it is not there at all
        claimed(desks["helen"], scene, like_id=foreign)


def test_claims_are_seen_by_the_parties_of_their_dialogue_only(scene, desks):
    claim = claimed(desks["orla"], scene)
    for name, count in (("helen", 1), ("theodora", 0), ("odile", 0)):
        with desks[name].reading() as session:
            assert len(list_claims(session, desks[name].actor)) == count
    with pytest.raises(NoSuchRow):
        line(desks["theodora"], claim)


def test_a_side_notes_for_itself_what_was_said_of_a_joint_claim_and_claims_that_nobody_else_knows(scene, desks):
    helen, claim = desks["helen"], claimed(desks["orla"], scene)
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "publish their waiting times", joint=joint).id
        say_of_claim(own, helen.actor, claim, passage_id=passage, stance=Stance.DENIED, party="cn", joint=joint)
        private = record_claim(
            own, helen.actor, passage_id=passage, proposition_en="they are not ready", dialogue_id=scene.dialogue,
            like_id=claim, joint=joint,
        ).id  # fmt: skip
    with helen.reading() as joint, helen.reading_own() as own:
        (noted,) = list_claim_accounts(own, helen.actor, claim, joint=joint)
        (kept,) = list_claims(own, helen.actor, joint=joint)
    assert (noted.is_private, kept.id, kept.recalls) == (True, private, (claim,))
    assert line(desks["orla"], claim).accounts == ()
    with pytest.raises(NoSuchRow):
        line(desks["wenyan"], private)


def test_an_account_of_a_claim_is_never_changed_and_a_second_click_does_nothing_new(scene, desks):
    orla = desks["orla"]
    claim = claimed(orla, scene, key="claim")
    assert claimed(orla, scene, key="claim") == claim
    given = says(orla, claim, scene, Stance.ASSERTED, "us", key="account")
    assert says(orla, claim, scene, Stance.ASSERTED, "us", key="account") == given
    with pytest.raises(sqlalchemy.exc.DatabaseError), orla.writing() as session:
        session.get(ClaimAccount, given).words = "changed"
