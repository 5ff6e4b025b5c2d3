"""Confirming what follows from an adopted text: a commitment, a recommendation, a point for the next session.

Nothing follows by itself: a person has read the words, and says what they call for. Each rests on the exact words of the
adopted text as it stands on record, in every language in which they were given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause
from actions.commitments import record_commitment
from actions.journal import done_before, record
from actions.meetings import add_agenda_item, follower_of
from actions.recommendations import Addressee, record_recommendation
from actions.record_access import put
from actions.standstill import adopted_milestone
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.refusals import (
    AdoptedTextNotOnRecord,
    FieldMissing,
    FollowedUpAlready,
    NotAdopted,
    QuoteNotInSource,
)
from dialogue.roles import Permission
from dialogue.vocabulary import Basis, DueKind, Outcome, Strength
from drafts.sentences import Span
from intake.anchors import anchor, at
from models.drafts import Clause, Draft, Revision
from models.follow_ups import AdoptedPassage, FollowUp, FollowUpSetAside
from models.sources import Passage, Source


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an adopted clause, letter for letter; `at_en` and `at_zh` say where, if they stand there more than once."""

    en: str = ""
    zh: str = ""
    at_en: int | None = None
    at_zh: int | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who undertakes to do, or to leave, what, toward whom, how firmly, by when: as a person has confirmed it."""

    strength: Strength
    debtor: str = ""
    debtor_label_en: str = ""
    debtor_label_zh: str = ""
    creditor: str = ""
    action_en: str = ""
    action_zh: str = ""
    polarity: Polarity = Polarity.DO
    condition_en: str = ""
    condition_zh: str = ""
    due_kind: DueKind = DueKind.NONE
    due_on: date | None = None
    due_words_en: str = ""
    due_words_zh: str = ""
    topic_id: UUID | None = None


@dataclass(slots=True)
class _Place:
    """Where the words stand, in the clause and on record."""

    draft: Draft
    revision: Revision
    en: Span | None = None
    zh: Span | None = None
    passages: dict[str, UUID] | None = None

    def passage_id(self) -> UUID:
        """The passage that a row rests on: in the first language of the draft, or in the only one there is."""
        passages = self.passages or {}
        return passages.get(self.draft.first_language) or next(iter(passages.values()))


def confirm_commitment(
    session: Session, actor: Actor, clause_id: UUID, words: Words, given: Undertaking, *, key: str | None = None
) -> FollowUp:
    """Confirm that words of the adopted text undertake something. Journal: commitment:recorded, draft:follow_up:confirmed.

    Nobody's account of it is assumed. Raises NotAdopted, AdoptedTextNotOnRecord, QuoteNotInSource, FieldMissing,
    FollowedUpAlready, NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    clause = access_clause(session, actor, clause_id, Permission.COMMITMENT_RECORD)
    if made := done_before(session, key):
        return session.get_one(FollowUp, made)
    place = _place(session, clause, words)
    commitment = record_commitment(
        session, actor, passage_id=place.passage_id(), strength=given.strength, debtor=given.debtor,
        debtor_label_en=given.debtor_label_en, debtor_label_zh=given.debtor_label_zh, creditor=given.creditor,
        action_en=given.action_en, action_zh=given.action_zh, polarity=given.polarity, condition_en=given.condition_en,
        condition_zh=given.condition_zh, due_kind=given.due_kind, due_on=given.due_on, due_words_en=given.due_words_en,
        due_words_zh=given.due_words_zh, basis=Basis.JOINT_TEXT, topic_id=given.topic_id,
        dialogue_id=place.draft.dialogue_id, meeting_id=place.draft.meeting_id,
    )  # fmt: skip
    return _confirmed(session, actor, place, FollowUpKind.COMMITMENT, key, commitment_id=commitment.id)


def confirm_recommendation(
    session: Session, actor: Actor, clause_id: UUID, words: Words, *, text_en: str = "", text_zh: str = "",
    addressees: Sequence[Addressee] = (), key: str | None = None,
) -> FollowUp:  # fmt: skip
    """Confirm that words of the adopted text advise something. Journal: recommendation:recorded, draft:follow_up:confirmed.

    Raises as `confirm_commitment`.
    """
    clause = access_clause(session, actor, clause_id, Permission.COMMITMENT_RECORD)
    if made := done_before(session, key):
        return session.get_one(FollowUp, made)
    place = _place(session, clause, words)
    recommendation = record_recommendation(
        session, actor, passage_id=place.passage_id(), text_en=text_en, text_zh=text_zh, addressees=addressees,
        dialogue_id=place.draft.dialogue_id, meeting_id=place.draft.meeting_id,
    )  # fmt: skip
    return _confirmed(session, actor, place, FollowUpKind.RECOMMENDATION, key, recommendation_id=recommendation.id)


def confirm_point(
    session: Session, actor: Actor, clause_id: UUID, words: Words, *, title_en: str = "", title_zh: str = "",
    meeting_id: UUID | None = None, key: str | None = None,
) -> FollowUp:  # fmt: skip
    """Confirm a point for the next session: deferred on the agenda of the draft's meeting, and so carried forward.

    Where the next round has been opened already, the point is put on its agenda at once. `meeting_id` names the meeting
    of a draft that belongs to none. Journal: meeting:agenda_item:added, draft:follow_up:confirmed. Raises FieldMissing
    (meeting; title), else as `confirm_commitment`.
    """
    clause = access_clause(session, actor, clause_id, Permission.MEETING_RECORD)
    if made := done_before(session, key):
        return session.get_one(FollowUp, made)
    place = _place(session, clause, words)
    from_meeting = place.draft.meeting_id or meeting_id
    if from_meeting is None:
        raise FieldMissing(field="meeting")
    origin = add_agenda_item(
        session, actor, from_meeting, title_en=title_en, title_zh=title_zh, outcome=Outcome.DEFERRED
    )
    if (following := follower_of(session, from_meeting)) is not None:
        add_agenda_item(session, actor, following, title_en=title_en, title_zh=title_zh, carried_from_id=origin.id)
    return _confirmed(session, actor, place, FollowUpKind.NEXT_SESSION, key, agenda_item_id=origin.id)


def set_aside(
    session: Session, actor: Actor, clause_id: UUID, words: Words, kind: FollowUpKind, *, reason: str = "",
    key: str | None = None,
) -> FollowUpSetAside:  # fmt: skip
    """Put offered words aside, so that they are not offered again; they can still be confirmed by hand.

    Journal: draft:follow_up:set_aside. Raises NotAdopted, QuoteNotInSource, FieldMissing (quote), HiddenCharacters.
    """
    clause = access_clause(session, actor, clause_id, Permission.COMMITMENT_RECORD)
    if made := done_before(session, key):
        return session.get_one(FollowUpSetAside, made)
    check_remark(reason)
    place = _located(session, clause, words)
    aside = put(
        session,
        FollowUpSetAside(
            draft_id=place.draft.id, clause_id=clause.id, revision_id=place.revision.id, kind=kind,
            **_columns(place), reason=reason.strip(), side=actor.side, by_id=actor.user_id, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "draft:follow_up:set_aside", aside, key=key, kind=kind)
    return aside


def same_words(one: FollowUp | FollowUpSetAside, en: Span | None, zh: Span | None) -> bool:
    """Whether these words of the same clause overlap: in English where both have English words, else in Chinese."""
    if one.start_en is not None and one.end_en is not None and en is not None:
        return one.start_en < en[1] and en[0] < one.end_en
    if one.start_zh is not None and one.end_zh is not None and zh is not None:
        return one.start_zh < zh[1] and zh[0] < one.end_zh
    return False


def _place(session: Session, clause: Clause, words: Words) -> _Place:
    """The words in the adopted clause and as passages on record; refused where something was confirmed from them."""
    place = _located(session, clause, words)
    kept = session.exec(select(AdoptedPassage).where(AdoptedPassage.clause_id == clause.id)).all()
    if not kept:
        raise AdoptedTextNotOnRecord()
    for before in session.exec(select(FollowUp).where(FollowUp.clause_id == clause.id)):
        if same_words(before, place.en, place.zh):
            raise FollowedUpAlready(number=place.revision.number or "–")
    spans = {"en": place.en, "zh": place.zh}
    place.passages = {
        row.language: _passage(session, row, span) for row in kept if (span := spans[row.language]) is not None
    }
    return place


def _located(session: Session, clause: Clause, words: Words) -> _Place:
    if adopted_milestone(session, clause.draft_id) is None:
        raise NotAdopted()
    revision = session.get_one(Revision, clause.head_id)
    if not words.en.strip() and not words.zh.strip():
        raise FieldMissing(field="quote")
    return _Place(
        session.get_one(Draft, clause.draft_id), revision,
        _span(revision.text_en, words.en, words.at_en), _span(revision.text_zh, words.zh, words.at_zh),
    )  # fmt: skip


def _span(text: str, exact: str, where: int | None) -> Span | None:
    """Where the words stand; at the place that was named if they do. Raises QuoteNotInSource."""
    if not exact.strip():
        return None
    if where is not None and where >= 0 and text.startswith(exact, where):
        return where, where + len(exact)
    found = anchor(text, exact)
    if not found.exact.strip():
        raise QuoteNotInSource(exact=exact)
    return found.start, found.end


def _passage(session: Session, kept: AdoptedPassage, span: Span) -> UUID:
    """The passage of these words in the adopted text: that of the clause when they are all of it, else one of their own."""
    whole, source = session.get_one(Passage, kept.passage_id), session.get_one(Source, kept.source_id)
    found = at(source.text, whole.start + span[0], whole.start + span[1])
    same = select(Passage.id).where(
        Passage.source_id == source.id, Passage.start == found.start, Passage.end == found.end,
        Passage.role == whole.role, Passage.marking == whole.marking,
    )  # fmt: skip
    if (before := session.exec(same).first()) is not None:
        return before
    return put(
        session,
        Passage(
            source_id=source.id, exact=found.exact, prefix=found.prefix, suffix=found.suffix, start=found.start,
            end=found.end, role=whole.role, marking=whole.marking, paragraph=whole.paragraph,
        ),
    ).id  # fmt: skip


def _confirmed(
    session: Session, actor: Actor, place: _Place, kind: FollowUpKind, key: str | None, **subject: Any
) -> FollowUp:
    passages = place.passages or {}
    follow_up = put(
        session,
        FollowUp(
            draft_id=place.draft.id, clause_id=place.revision.clause_id, revision_id=place.revision.id, kind=kind,
            **_columns(place), passage_en_id=passages.get("en"), passage_zh_id=passages.get("zh"), **subject,
            side=actor.side, by_id=actor.user_id, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "draft:follow_up:confirmed", follow_up, key=key, kind=kind)
    return follow_up


def _columns(place: _Place) -> dict[str, Any]:
    en, zh = place.en or (None, None), place.zh or (None, None)
    return {"start_en": en[0], "end_en": en[1], "start_zh": zh[0], "end_zh": zh[1]}


__all__ = [
    "Undertaking", "Words", "confirm_commitment", "confirm_point", "confirm_recommendation", "same_words", "set_aside",
]  # fmt: skip
