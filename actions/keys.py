"""Turning the two keys on the standing text: accepting it, taking a key back, confirming that both languages agree."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, needs, parties_of
from actions.journal import done_before, record
from actions.standstill import check_may_change, check_not_adopted
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.refusals import (
    CannotConformOwnChange,
    ConditionOnItself,
    NoSuchRow,
    NotAPartyToThisDraft,
    NothingToConform,
    RevisionSuperseded,
)
from dialogue.roles import Permission, Role
from drafts.consensus import Level, is_conformed, may_conform, turned_keys
from models.drafts import Acceptance, Clause, Conformity, Revision
from models.queries import rows_among


def accept_clause(
    session: Session, actor: Actor, clause_id: UUID, revision_id: UUID, *, level: Level = Level.CONFIRMED,
    condition_id: UUID | None = None, key: str | None = None,
) -> Acceptance:  # fmt: skip
    """Turn one's own key on the standing revision: this side can live with these words, in both languages.

    With a condition (the standing revision of another clause of the draft) the key counts only while that one stands.
    Raises RevisionSuperseded when `revision_id` is no longer the standing one: nobody accepts words that were not seen;
    ConditionOnItself, NoSuchRow for a condition that does not stand in this draft.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_ACCEPT)
    party = own_party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Acceptance, made)
    if condition_id is None:
        check_not_adopted(session, clause.draft_id)
    else:  # a party that sets a condition does not keep silent
        check_may_change(session, clause.draft_id)
    revision = session.get_one(Revision, clause.head_id)
    if revision.id != revision_id:
        raise RevisionSuperseded(number=revision.number)
    if condition_id is not None:
        check_condition(session, clause.draft_id, condition_id, (clause.id,))
    turned = turn_key(session, revision, party, level, actor.user_id, actor.name, condition_id=condition_id)
    record(session, actor, "clause:accepted", turned, key=key, draft_id=clause.draft_id, level=level)
    return turned


def confirm_from_capital(
    session: Session, actor: Actor, clause_id: UUID, *, key: str | None = None
) -> Acceptance | None:
    """What was accepted ad referendum is confirmed by capital. None when one's key is not turned ad referendum.

    The words are those that were accepted: a clause that has moved since then carries no key ad referendum any more.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_ACCEPT)
    party = own_party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Acceptance, made)
    check_not_adopted(session, clause.draft_id)
    head = session.get_one(Revision, clause.head_id)
    held = turned_keys(head, (party,), given_keys(session, head.id)).get(party)
    if held is None or held.level != Level.AD_REFERENDUM:
        return None
    turned = turn_key(session, head, party, Level.CONFIRMED, actor.user_id, actor.name, condition_id=held.condition_id)
    record(session, actor, "clause:confirmed", turned, key=key, draft_id=clause.draft_id)
    return turned


def release_clause(
    session: Session, actor: Actor, clause_id: UUID, reason: str = "", *, key: str | None = None
) -> Acceptance | None:
    """Take one's own key back from the standing revision. None when it was not turned."""
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_ACCEPT)
    party = own_party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Acceptance, made)
    check_remark(reason)
    check_may_change(session, clause.draft_id)
    head = session.get_one(Revision, clause.head_id)
    if party not in turned_keys(head, (party,), given_keys(session, head.id)):
        return None
    turned = turn_key(session, head, party, Level.TAKEN_BACK, actor.user_id, actor.name, reason.strip())
    record(session, actor, "clause:released", turned, key=key, draft_id=clause.draft_id)
    return turned


def conform_clause(
    session: Session, actor: Actor, clause_id: UUID, revision_id: UUID, *, key: str | None = None
) -> Conformity:
    """Confirm that both languages of the standing revision say the same, after another side changed only one of them.

    Raises CannotConformOwnChange for the side that made the change, NothingToConform when no language lags.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_CONFORM)
    if actor.party is None and actor.role != Role.LANGUAGE_OFFICER:
        raise NotAPartyToThisDraft()
    if made := done_before(session, key):
        return session.get_one(Conformity, made)
    head = session.get_one(Revision, clause.head_id)
    if head.id != revision_id:
        raise RevisionSuperseded(number=head.number)
    confirmed = [*rows_among(session, Conformity, "revision_id", [head.id])]
    if is_conformed(head, confirmed) or not (head.text_en.strip() and head.text_zh.strip()):
        raise NothingToConform()
    if not may_conform(head, actor.side):
        raise CannotConformOwnChange()
    word = Conformity(
        clause_id=clause.id, revision_id=head.id, side=actor.side, by_id=actor.user_id, by_name=actor.name
    )
    session.add(word)
    record(session, actor, "clause:conformed", word, key=key, draft_id=clause.draft_id)
    return word


def check_condition(session: Session, draft_id: UUID, revision_id: UUID, accepted: Collection[UUID | None]) -> None:
    """What a key may be turned on: the standing revision of another clause of the draft than those that are accepted.

    Raises ConditionOnItself, NoSuchRow.
    """
    query = select(Clause.id).where(Clause.draft_id == draft_id, Clause.head_id == revision_id)
    clause_id = session.exec(query).first()
    if clause_id is None:
        raise NoSuchRow(noun="revision")
    if clause_id in accepted:
        raise ConditionOnItself()


def own_party(session: Session, actor: Actor, draft_id: UUID) -> str:
    """The party for which this person may turn a key on a draft. Raises NotPermitted, NotAPartyToThisDraft."""
    needs(actor, Permission.CLAUSE_ACCEPT)
    if actor.party is None or actor.party not in parties_of(session, draft_id):
        raise NotAPartyToThisDraft()
    return actor.party


def given_keys(session: Session, revision_id: UUID) -> list[Acceptance]:
    """Every turn of a key on a revision, in the order in which they were made."""
    return list(rows_among(session, Acceptance, "revision_id", [revision_id], "ordinal"))


def turn_key(
    session: Session, revision: Revision, party: str, level: Level, by_id: UUID | None, by_name: str, reason: str = "",
    condition_id: UUID | None = None,
) -> Acceptance:  # fmt: skip
    """Write one turn of a party's key. The caller has checked who may, and journals."""
    session.flush()
    turned = Acceptance(
        clause_id=revision.clause_id, revision_id=revision.id, ordinal=len(given_keys(session, revision.id)) + 1,
        party=party, level=level, condition_id=condition_id, by_id=by_id, by_name=by_name, reason=reason,
    )  # fmt: skip
    session.add(turned)
    session.flush()
    return turned


__all__ = [
    "accept_clause", "check_condition", "confirm_from_capital", "conform_clause", "given_keys", "own_party",
    "release_clause", "turn_key",
]  # fmt: skip
