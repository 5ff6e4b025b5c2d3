"""The adopted text as a source of the record: one document in each language, and each clause a passage of it.

It is written out once, when the last party adopts, letter for letter from the adopted milestone. The record of a dialogue
is read by all its parties; a text of some of them only is put there by the secretariat alone, and only on request.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session, select

from actions.access import access_draft, parties_of
from actions.journal import record
from actions.record_access import put
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.refusals import NotAdopted, OthersWouldSee
from dialogue.roles import Permission
from dialogue.vocabulary import SourceKind
from drafts.adopted_text import WordedClause, written_out
from intake.anchors import at
from models.adoptions import Adoption
from models.dialogues import DialogueParty
from models.drafts import Draft, Revision
from models.exchange import StoredFile
from models.follow_ups import AdoptedPassage
from models.meetings import Meeting
from models.milestones import Milestone, MilestoneClause
from models.sources import Passage, Source

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class AdoptedSource:
    """The adopted text in one language, as it stands on record."""

    source_id: UUID
    language: str
    title: str
    reference: str
    dated_on: date | None
    sha256: str
    passages: int


def keep_adopted_text(
    session: Session, actor: Actor, draft_id: UUID, *, also_to_others: bool = False, key: str | None = None
) -> list[AdoptedSource]:
    """Put an adopted text on record, once. Journal: draft:adopted_text:kept.

    `also_to_others` must be said where the dialogue has parties that the draft has not. Raises NotAdopted,
    OthersWouldSee, NoSuchRow, NotPermitted.
    """
    draft = access_draft(session, actor, draft_id, Permission.MEETING_RECORD)
    if standing := adopted_sources(session, draft.id):
        return standing
    if others := others_of(session, draft) if not also_to_others else ():
        raise OthersWouldSee(parties=others)
    _keep(session, actor, draft, key)
    return adopted_sources(session, draft.id)


def keep_at_adoption(session: Session, actor: Actor, draft: Draft) -> None:
    """Put the text on record with the last adoption, unless others than its parties would read it there.

    For the verb that adopts, which passed the door.
    """
    if not others_of(session, draft) and not adopted_sources(session, draft.id):
        _keep(session, actor, draft, None)


def read_adopted_sources(session: Session, actor: Actor, draft_id: UUID) -> list[AdoptedSource]:
    """The adopted text as it stands on record, by language; nothing before it is kept."""
    return adopted_sources(session, access_draft(session, actor, draft_id, Permission.DRAFT_READ).id)


def adopted_sources(session: Session, draft_id: UUID) -> list[AdoptedSource]:
    """The same for verbs that passed the door."""
    counted: dict[UUID, tuple[str, int]] = {}
    for row in session.exec(select(AdoptedPassage).where(AdoptedPassage.draft_id == draft_id)):
        counted[row.source_id] = (row.language, counted.get(row.source_id, ("", 0))[1] + 1)
    found = []
    for source_id, (language, passages) in counted.items():
        source = session.get_one(Source, source_id)
        found.append(
            AdoptedSource(source.id, language, source.title, source.reference, source.dated_on, source.sha256, passages)
        )
    return sorted(found, key=lambda line: LANGUAGES.index(line.language))


def others_of(session: Session, draft: Draft) -> tuple[str, ...]:
    """The parties of the dialogue that are no parties of the draft, and would read what is filed under the dialogue."""
    query = select(DialogueParty).where(DialogueParty.dialogue_id == draft.dialogue_id)
    own = set(parties_of(session, draft.id))
    return tuple(row.party for row in sorted(session.exec(query), key=lambda row: row.place) if row.party not in own)


def _keep(session: Session, actor: Actor, draft: Draft, key: str | None) -> None:
    milestone_id = adopted_milestone(session, draft.id)
    if milestone_id is None:
        raise NotAdopted()
    milestone = session.get_one(Milestone, milestone_id)
    query = (
        select(Revision)
        .join(MilestoneClause, MilestoneClause.revision_id == Revision.id)  # type: ignore[arg-type]
        .where(MilestoneClause.milestone_id == milestone.id)
        .order_by(MilestoneClause.ordinal)  # type: ignore[arg-type]
    )
    revisions = list(session.exec(query))
    made = [_write(session, actor, draft, milestone, revisions, language) for language in LANGUAGES]
    kept = [source for source in made if source is not None]
    if kept:
        record(
            session, actor, "draft:adopted_text:kept", kept[0], key=key, draft_id=draft.id, label=milestone.label,
            fingerprint=milestone.fingerprint, sha256=[source.sha256 for source in kept],
        )  # fmt: skip


def _write(
    session: Session, actor: Actor, draft: Draft, milestone: Milestone, revisions: Sequence[Revision], language: str
) -> Source | None:
    """The document of one language, with its bytes and its passages; none where the text has no words in it."""
    is_english = language == "en"
    title = (draft.title_en or draft.title_zh) if is_english else (draft.title_zh or draft.title_en)
    texts = {row.id: row.text_en if is_english else row.text_zh for row in revisions}
    written = written_out(title, (WordedClause(row.clause_id, row.number, texts[row.id]) for row in revisions))
    if not written.spans:
        return None
    content = written.text.encode()
    digest = hashlib.sha256(content).hexdigest()
    name = f"{draft.kind.value} {milestone.label} {language}.txt".replace(" ", "-")
    file = put(session, StoredFile(name=name, media_type="text/plain", sha256=digest, content=content))
    source = put(
        session,
        Source(
            kind=SourceKind.ADOPTED, title=title, reference=f"{milestone.label} · {milestone.fingerprint[:16]}",
            language=language, dated_on=_adopted_on(session, draft, milestone.id), dialogue_id=draft.dialogue_id,
            meeting_id=draft.meeting_id, text=written.text, sha256=digest, file_id=file.id, side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    for row in revisions:
        if row.clause_id not in written.spans:
            continue
        found = at(written.text, *written.spans[row.clause_id])
        passage = put(
            session,
            Passage(
                source_id=source.id, exact=found.exact, prefix=found.prefix, suffix=found.suffix, start=found.start,
                end=found.end, marking=source.marking, paragraph=row.number,
            ),
        )  # fmt: skip
        session.add(
            AdoptedPassage(
                draft_id=draft.id, milestone_id=milestone.id, clause_id=row.clause_id, revision_id=row.id,
                language=language, source_id=source.id, passage_id=passage.id,
            )
        )  # fmt: skip
    return source


def _adopted_on(session: Session, draft: Draft, milestone_id: UUID) -> date:
    """The day of the last adoption, where the meeting sat."""
    moments = session.exec(select(Adoption.made_at).where(Adoption.milestone_id == milestone_id)).all()
    meeting = session.get(Meeting, draft.meeting_id) if draft.meeting_id else None
    try:
        zone = ZoneInfo(meeting.time_zone) if meeting and meeting.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return max(moments).astimezone(zone).date()


__all__ = [
    "AdoptedSource", "adopted_sources", "keep_adopted_text", "keep_at_adoption", "others_of", "read_adopted_sources",
]  # fmt: skip
