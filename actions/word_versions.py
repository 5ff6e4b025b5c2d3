"""Which text of a draft a Word file holds: the present one, a milestone, or the one somebody last read or took home.

With the statements that stand beside its clauses and the words of its footer. Everything is read from the joint store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.desk import Desk
from actions.drafts import DraftText
from actions.installation import accounts
from actions.milestones import list_milestones, read_milestone, standing_text
from actions.past_texts import PastText, read_draft_as_at, read_draft_up_to
from actions.standstill import adopted_milestone
from actions.statements import list_statements
from dialogue.actors import Actor
from dialogue.audiences import SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from dialogue.refusals import NoSuchRow
from drafts.milestones import StandingClause, fingerprint_of
from exports.word import captions
from exports.word.captions import Pair
from exports.word.values import Footnote
from models.adoptions import Adoption
from models.drafts import LastLook, Revision
from models.exchange import WordExport
from models.statements import Statement

_PARTIES: Final = {party.key: (party.short_en, party.short_zh) for party in KNOWN_PARTIES}
_SECRETARIAT: Final = ("Secretariat", "秘书处")


class Since(StrEnum):
    """Earlier texts that are known by what somebody did and not by a number."""

    LOOKED = "looked"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a draft: its clauses, how it is called, and since when it has stood (None: it stands now)."""

    clauses: tuple[StandingClause, ...]
    label: Pair
    name: str
    """For the name of a file: 2.1, or nothing for the text of a moment."""
    at: datetime | None = None
    is_adopted: bool = False

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the text: two that read alike have the same one."""
        return fingerprint_of(self.clauses)

    @property
    def foot(self) -> str:
        """What stands under the number of the page: an adopted text with all of its fingerprint."""
        if self.is_adopted:
            return "\n".join((" ".join(self.label), captions.fingerprint_words(self.fingerprint, whole=True)))
        words = captions.fingerprint_words(self.fingerprint)
        return f"{self.name} · {words}" if self.name else words


def side_pair(key: str) -> Pair:
    """The short name of a side in both languages; its key in capitals where it has no name."""
    return _SECRETARIAT if key == SECRETARIAT else _PARTIES.get(key, (key.upper(), key.upper()))


def version_of(session: Session, actor: Actor, text: DraftText, milestone_id: UUID | None, now: datetime) -> Version:
    """The text that is asked for: a milestone, or the present one, which is the adopted one once there is such.

    Raises NoSuchRow, also for a milestone of another draft.
    """
    adopted = adopted_milestone(session, text.draft.id)
    milestone_id = milestone_id or adopted
    if milestone_id is None:
        return Version(standing_text(text), captions.as_at(now), "")
    found = read_milestone(session, actor, milestone_id)
    milestone = found.milestone
    if milestone.draft_id != text.draft.id:
        raise NoSuchRow(noun="milestone")
    clauses = tuple(stood.clause for stood in found.clauses)
    if milestone_id == adopted:
        given = session.exec(select(Adoption).where(Adoption.milestone_id == milestone_id))
        label = captions.adopted(milestone.label, max(adoption.made_at for adoption in given))
        return Version(clauses, label, milestone.label, is_adopted=True)
    label = captions.milestone(milestone.label, (milestone.title_en, milestone.title_zh), milestone.made_at)
    return Version(clauses, label, milestone.label, milestone.made_at)


def earlier_version(
    session: Session, desk: Desk, text: DraftText, since: UUID | Since | None, later: Version
) -> Version:
    """The earlier text of a comparison; where none is named, the latest milestone before the later text.

    Raises NoSuchRow where nothing was looked at, taken home or set down before.
    """
    if isinstance(since, UUID):
        return version_of(session, desk.actor, text, since, text.draft.made_at)
    if since is not None:
        return _past_version(session, desk, text.draft.id, since)
    milestones = list_milestones(session, desk.actor, text.draft.id)
    labels = [milestone.label for milestone in milestones]
    earlier = milestones[: labels.index(later.name)] if later.name in labels else milestones
    if not earlier:
        raise NoSuchRow(noun="milestone")
    return version_of(session, desk.actor, text, earlier[-1].id, text.draft.made_at)


def taken_home(desk: Desk, draft_id: UUID) -> datetime | None:
    """When this person last took the present text of a draft home as a file; None when never."""
    with desk.reading_own() as own:
        query = select(WordExport).where(WordExport.draft_id == draft_id, WordExport.by_id == desk.actor.user_id)
        # A file of a milestone shows another text than the one that stood when it was made.
        made = [export.made_at for export in own.exec(query) if export.label.startswith(captions.AS_AT)]
    return max(made, default=None)


def last_looked(desk: Desk, draft_id: UUID) -> int | None:
    """Up to which line of the joint journal this person has read a draft in the drafting room; None when never."""
    with accounts().reading() as session:
        look = session.get(LastLook, (desk.actor.user_id, draft_id))
        return look.moment if look is not None else None


def _past_version(session: Session, desk: Desk, draft_id: UUID, since: Since) -> Version:
    past: PastText
    if since == Since.HOME:
        at = taken_home(desk, draft_id)
        if at is None:
            raise NoSuchRow(noun="export")
        past = read_draft_as_at(session, desk.actor, draft_id, at)
        return Version(standing_text(past.text), captions.as_at(at), "", at)
    seq = last_looked(desk, draft_id)
    if seq is None:
        raise NoSuchRow(noun="draft")
    past = read_draft_up_to(session, desk.actor, draft_id, seq)
    return Version(standing_text(past.text), captions.as_at(past.written_at), "", past.written_at)


def statement_notes(
    session: Session, actor: Actor, draft_id: UUID, version: Version, *, with_withdrawn: bool
) -> dict[UUID, tuple[Footnote, ...]]:
    """The statements that stand beside the clauses of a text, as notes, by clause.

    What was taken back is printed only `with_withdrawn`, and then says so; what was made after a milestone was set
    belongs to later texts.
    """
    standing = {clause.clause_id: clause for clause in version.clauses}
    notes: dict[UUID, tuple[Footnote, ...]] = {}
    for line in list_statements(session, actor, draft_id, standing_only=not with_withdrawn):
        clause = standing.get(line.clause_id)
        if clause is None or (version.at is not None and line.made_at > version.at):
            continue
        then = session.get_one(Revision, session.get_one(Statement, line.id).revision_id)
        note = captions.statement(
            side_pair(line.party), line.kind, (line.text_en, line.text_zh), withdrawn_on=line.withdrawn_at,
            on_earlier_words=(then.text_en, then.text_zh) != (clause.en, clause.zh),
        )  # fmt: skip
        notes[line.clause_id] = (*notes.get(line.clause_id, ()), note)
    return notes


NotesByClause = Mapping[UUID, tuple[Footnote, ...]]

__all__ = [
    "NotesByClause", "Since", "Version", "earlier_version", "last_looked", "side_pair", "statement_notes", "taken_home",
    "version_of",
]  # fmt: skip
