"""Recognition: each side's own word on what was confirmed from an adopted text. Disagreement stands beside it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_of_draft
from actions.commitments import give_account
from actions.journal import done_before
from actions.keys import own_party
from actions.recommendations import say_of_recommendation
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.refusals import FieldMissing, NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import Stance
from models.commitments import Account, Commitment
from models.follow_ups import FollowUp
from models.recommendations import RecommendationAccount

STANCES: Sequence[Stance] = (Stance.ACKNOWLEDGED, Stance.REWORDED, Stance.DENIED)
"""What a side may say of what was taken from the text that it adopted."""


def recognise_follow_up(
    session: Session, actor: Actor, follow_up_id: UUID, *, stance: Stance = Stance.ACKNOWLEDGED, words: str = "",
    today: date | None = None, key: str | None = None,
) -> FollowUp:  # fmt: skip
    """Recognise a commitment or a recommendation for one's own party, or say what it says instead.

    Saying the same again is saying it once; saying something else adds an account, and the earlier stays. Who does not
    recognise it says so in words. Journal: commitment:account:given, recommendation:account:given. Raises FieldMissing
    (words), NotAPartyToThisDraft, HiddenCharacters, NoSuchRow (also for a point of an agenda), NotPermitted.
    """
    follow_up = access_of_draft(session, actor, FollowUp, follow_up_id, Permission.DRAFT_ADOPT)
    party = own_party(session, actor, follow_up.draft_id)
    if follow_up.commitment_id is None and follow_up.recommendation_id is None:
        raise NoSuchRow(noun="follow_up")
    if done_before(session, key):
        return follow_up
    check_remark(words)
    if stance != Stance.ACKNOWLEDGED and not words.strip():
        raise FieldMissing(field="words")
    if (stance, words.strip()) == _latest(session, follow_up, party):
        return follow_up
    if follow_up.commitment_id is not None:
        commitment = session.get_one(Commitment, follow_up.commitment_id)
        give_account(
            session, actor, commitment.id, passage_id=commitment.passage_id, stance=stance, party=party,
            words=words.strip(), stated_on=today, key=key,
        )  # fmt: skip
    elif follow_up.recommendation_id is not None:
        say_of_recommendation(
            session, actor, follow_up.recommendation_id, party=party, stance=stance, words=words, key=key
        )
    return follow_up


def _latest(session: Session, follow_up: FollowUp, party: str) -> tuple[Stance, str] | None:
    """What the party said last of it."""
    if follow_up.commitment_id is not None:
        query = select(Account).where(Account.commitment_id == follow_up.commitment_id, Account.party == party)
        given = sorted(session.exec(query), key=lambda row: (row.stated_on or row.made_at.date(), row.id))
        return (given[-1].stance, given[-1].words) if given else None
    of_it = RecommendationAccount.recommendation_id == follow_up.recommendation_id
    said = session.exec(select(RecommendationAccount).where(of_it, RecommendationAccount.party == party)).all()
    last = max(said, key=lambda row: (row.made_at, row.id), default=None)
    return (last.stance, last.words) if last is not None else None


__all__ = ["STANCES", "recognise_follow_up"]
