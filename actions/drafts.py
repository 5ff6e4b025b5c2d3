"""Drafts: opening one, and reading its clauses as they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from actions.access import access_clause, access_draft, needs, parties_of
from actions.journal import done_before, record
from actions.wording import check_label, check_wording
from dialogue.actors import Actor
from dialogue.refusals import FieldMissing, NoSuchRow, NotAPartyToThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind, DraftKind, StartOrigin
from drafts.consensus import Agreement, agreement, is_conformed, keys, missing_language
from drafts.places import first_places
from drafts.proposals import ProposalState
from drafts.rolling_render import BracketStyle
from models.dialogues import Dialogue, DialogueParty
from models.drafts import Acceptance, Clause, Conformity, Draft, DraftParty, Revision
from models.meetings import Meeting
from models.proposals import Proposal
from models.queries import asked, ids, rows_among
from models.starts import ClauseOrigin, DraftStart

R = TypeVar("R", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class ClauseWording:
    """A clause as it is put into a new draft: printed number, kind, depth, and both texts (either may be missing).

    `copied_from` is the revision of an earlier text that it repeats, and `lagging` the language that lagged there.
    """

    number: str
    text_en: str
    text_zh: str
    kind: ClauseKind = ClauseKind.PARAGRAPH
    level: int = 1
    copied_from: UUID | None = None
    lagging: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Start:
    """What a draft starts from, as `models.starts.DraftStart` keeps it."""

    origin: StartOrigin
    milestone_id: UUID | None = None
    outline: str = ""
    sha256: str = ""
    second_sha256: str = ""
    left_out: int = 0
    told: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose words a revision holds: the side, and the person who wrote them."""

    side: str
    user_id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class StandingClause:
    """A clause with its standing revision, everybody's keys on it, and what follows from them."""

    clause: Clause
    head: Revision
    acceptances: tuple[Acceptance, ...]
    conformities: tuple[Conformity, ...]
    agreement: Agreement
    is_conformed: bool
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft with its parties and its clauses in the order of the text."""

    draft: Draft
    parties: tuple[str, ...]
    clauses: tuple[StandingClause, ...]


def open_draft(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID,
    meeting_id: UUID | None,
    kind: DraftKind,
    title_en: str,
    title_zh: str,
    parties: Sequence[str],
    clauses: Sequence[ClauseWording] = (),
    first_language: str = "en",
    bracket_style: BracketStyle = BracketStyle.SQUARE,
    start: Start | None = None,
    key: str | None = None,
) -> Draft:
    """Open a draft: from nothing, or with the clauses that `actions.draft_starts` read somewhere, which `start` names.

    A clause that came in one language only starts with the other lagging. Raises FieldMissing, HiddenCharacters,
    NoSuchRow, NotAPartyToThisDialogue.
    """
    needs(actor, Permission.DRAFT_OPEN)
    if made := done_before(session, key):
        return session.get_one(Draft, made)
    if not title_en.strip() and not title_zh.strip():
        raise FieldMissing(field="title")
    for title in (title_en, title_zh):
        check_label(title)
    if not parties:
        raise FieldMissing(field="parties")
    if session.get(Dialogue, dialogue_id) is None:
        raise NoSuchRow(noun="dialogue")
    for party in parties:
        if session.get(DialogueParty, (dialogue_id, party)) is None:
            raise NotAPartyToThisDialogue(party=party)
    meeting = session.get(Meeting, meeting_id) if meeting_id else None
    if meeting_id and (meeting is None or meeting.dialogue_id != dialogue_id):
        raise NoSuchRow(noun="meeting")
    draft = Draft(
        dialogue_id=dialogue_id, meeting_id=meeting_id, kind=kind, title_en=title_en.strip(), title_zh=title_zh.strip(),
        first_language=first_language, bracket_style=bracket_style, made_by=actor.user_id,
    )  # fmt: skip
    session.add(draft)
    session.flush()
    session.add_all(
        DraftParty(draft_id=draft.id, party=party, place=place) for place, party in enumerate(dict.fromkeys(parties))
    )
    session.flush()
    author = Author(actor.side, actor.user_id, actor.name)
    for place, wording in zip(first_places(len(clauses)), clauses, strict=True):
        first = add_clause(session, draft, wording, place, author, lagging=wording.lagging)
        if wording.copied_from and start:
            session.add(
                ClauseOrigin(
                    clause_id=first.clause_id, revision_id=wording.copied_from, milestone_id=start.milestone_id
                )
            )
    if start is not None:
        session.add(DraftStart(draft_id=draft.id, **asdict(start)))
    origin = {"start": str(start.origin)} if start else {}
    record(session, actor, "draft:opened", draft, key=key, clauses=len(clauses), **origin)
    return draft


def add_clause(
    session: Session,
    draft: Draft,
    wording: ClauseWording,
    place: str,
    author: Author,
    proposal_id: UUID | None = None,
    *,
    from_clause_id: UUID | None = None,
    lagging: tuple[str, str] = ("", ""),
) -> Revision:
    """Put a clause with its first revision at a place of the text. The caller journals.

    `lagging` is the language that lags in what it was split off from, and the side that left it behind.
    """
    check_wording(wording.text_en, wording.text_zh)
    check_label(wording.number)
    clause = Clause(draft_id=draft.id)
    session.add(clause)
    session.flush()
    if missing := missing_language(wording.text_en, wording.text_zh):
        lagging = missing, author.side
    first = Revision(
        clause_id=clause.id, ordinal=1, proposal_id=proposal_id, place=place, number=wording.number, kind=wording.kind,
        level=wording.level, text_en=wording.text_en, text_zh=wording.text_zh, from_clause_id=from_clause_id,
        lagging=lagging[0], lagging_side=lagging[1], side=author.side, author_id=author.user_id, author_name=author.name,
    )  # fmt: skip
    session.add(first)
    session.flush()
    clause.head_id = first.id
    return first


def list_drafts(session: Session, actor: Actor) -> list[Draft]:
    """The drafts this person may see, the newest first."""
    needs(actor, Permission.DRAFT_READ)
    query = select(Draft)
    if actor.party is not None:
        query = query.join(DraftParty, DraftParty.draft_id == Draft.id).where(DraftParty.party == actor.party)  # type: ignore[arg-type]
    return sorted(session.exec(query), key=lambda draft: draft.made_at, reverse=True)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as one line of a list: where it belongs, and how far it has come."""

    id: UUID
    title_en: str
    title_zh: str
    kind: DraftKind
    dialogue_id: UUID
    dialogue_en: str
    dialogue_zh: str
    meeting_id: UUID | None
    made_at: datetime
    clauses: int
    agreed: int
    open_proposals: int


def draft_lines(session: Session, actor: Actor, dialogue_id: UUID | None = None) -> list[DraftLine]:
    """The drafts this person may see (of one dialogue), newest first, each with what is agreed and what is open."""
    lines = []
    for draft in list_drafts(session, actor):
        if dialogue_id is not None and draft.dialogue_id != dialogue_id:
            continue
        text = read_draft(session, actor, draft.id)
        dialogue = session.get_one(Dialogue, draft.dialogue_id)
        standing = [s for s in text.clauses if not s.head.struck]
        query = select(Proposal.id).where(Proposal.draft_id == draft.id, Proposal.state == ProposalState.OPEN)
        lines.append(
            DraftLine(
                draft.id,
                draft.title_en,
                draft.title_zh,
                draft.kind,
                dialogue.id,
                dialogue.name_en,
                dialogue.name_zh,
                draft.meeting_id,
                draft.made_at,
                len(standing),
                sum(s.agreement in (Agreement.AGREED, Agreement.AD_REFERENDUM) for s in standing),
                len(list(session.exec(query))),
            )
        )
    return lines


def read_draft(session: Session, actor: Actor, draft_id: UUID, only: Sequence[UUID] | None = None) -> DraftText:
    """The draft with its clauses (or `only` some of them) as they stand, and what follows from everybody's keys."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    parties = parties_of(session, draft.id)
    if only is None:
        found = session.execute(_with_heads().where(Clause.draft_id == draft.id))  # type: ignore[arg-type]
        pairs = [(clause, head) for clause, head in found]
    else:
        found = asked(session, _some_with_heads(), only)
        pairs = [(clause, head) for clause, head in found if clause.draft_id == draft.id]
    pairs.sort(key=lambda pair: pair[1].place)
    clauses, heads = [clause for clause, _ in pairs], {head.id: head for _, head in pairs}
    revision_ids = list(heads)
    accepted = _grouped(session, Acceptance, "ordinal", revision_ids)
    conformed = _grouped(session, Conformity, "id", revision_ids)
    stands = met_conditions(session, draft.id, (key for keys_on in accepted.values() for key in keys_on))
    standing = []
    for clause in clauses:
        head = heads[clause.head_id]
        acceptances, conformities = accepted.get(head.id, ()), conformed.get(head.id, ())
        standing.append(
            StandingClause(
                clause,
                head,
                acceptances,
                conformities,
                agreement(head, parties, acceptances, conformities, stands),
                is_conformed(head, conformities),
                keys(head, parties, acceptances, stands),
            )
        )
    return DraftText(draft, parties, tuple(standing))


def _with_heads() -> sa.Select[tuple[Clause, Revision]]:
    return sa.select(Clause, Revision).join(Revision, Revision.id == Clause.head_id)  # type: ignore[arg-type]


@cache
def _some_with_heads() -> sa.Select[tuple[Clause, Revision]]:
    return _with_heads().where(Clause.id.in_(ids()))  # type: ignore[attr-defined]


def met_conditions(session: Session, draft_id: UUID, acceptances: Iterable[Acceptance]) -> frozenset[UUID]:
    """The revisions on which keys were turned that stand now: what conditions are held against."""
    named = {acceptance.condition_id for acceptance in acceptances if acceptance.condition_id}
    if not named:
        return frozenset()
    query = select(Clause.head_id).where(Clause.draft_id == draft_id, Clause.head_id.in_(named))  # type: ignore[union-attr]
    return frozenset(filter(None, session.exec(query)))


def read_history(session: Session, actor: Actor, clause_id: UUID) -> list[Revision]:
    """The revisions of a clause, the first one first."""
    clause = access_clause(session, actor, clause_id, Permission.DRAFT_READ)
    return list(session.exec(select(Revision).where(Revision.clause_id == clause.id).order_by(Revision.ordinal)))  # type: ignore[arg-type]


def _grouped(session: Session, table: type[R], order: str, revision_ids: Sequence[UUID]) -> dict[UUID, tuple[R, ...]]:
    """The rows on some revisions, by revision."""
    found: dict[UUID, tuple[R, ...]] = {}
    for row in rows_among(session, table, "revision_id", revision_ids, order):
        on = row.revision_id  # type: ignore[attr-defined]
        found[on] = (*found.get(on, ()), row)
    return found
