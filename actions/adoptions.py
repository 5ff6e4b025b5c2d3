"""Adoption: what stands in the way of it, each party's word, and whether all have adopted one and the same text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_of_draft
from actions.adopted_texts import keep_at_adoption
from actions.drafts import DraftText, read_draft
from actions.journal import done_before, record
from actions.keys import own_party
from actions.standing_text import check_standing, is_standing, standing_clauses
from actions.standstill import adopted_milestone, check_may_change, check_not_adopted, running_silence
from actions.statements import list_statements
from dialogue.actors import Actor
from dialogue.refusals import NoClauses, NotReadyForAdoption
from dialogue.roles import Permission
from drafts.adoption import Obstacle, obstacles
from drafts.proposals import ProposalState
from models.adoptions import Adoption, AdoptionStatement
from models.drafts import Draft
from models.milestones import Milestone
from models.proposals import Proposal

FIRST = 5
"""How many clauses a refusal names."""


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """One kind of obstacle, with the clauses where it lies (identifier and number) in the order of the text."""

    kind: Obstacle
    clauses: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """A party's adoption, with the statements that stood beside the text then."""

    party: str
    at: datetime
    by_id: UUID | None
    by_name: str
    milestone_id: UUID
    label: str
    fingerprint: str
    statements: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ClauseToAdopt:
    """A clause as it would be adopted."""

    id: UUID
    revision_id: UUID
    number: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class AdoptionView:
    """Where a draft stands before, at and after its adoption."""

    draft: Draft
    parties: tuple[str, ...]
    clauses: tuple[ClauseToAdopt, ...]
    milestone: Milestone | None
    """The milestone to adopt: the adopted one, or the one of the standing text; None where none has been set for it."""
    obstacles: tuple[ObstacleLine, ...]
    open_proposals: int
    silence_until: datetime | None
    adoptions: tuple[AdoptionLine, ...]
    is_adopted: bool

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of adoption."""
        return (
            self.milestone is not None
            and bool(self.clauses)
            and not (self.obstacles or self.open_proposals or self.silence_until)
        )

    @property
    def is_provisional(self) -> bool:
        """Whether nothing is agreed until everything is agreed: a package that is not adopted yet."""
        return self.draft.is_package and not self.is_adopted


def adopt_text(
    session: Session, actor: Actor, milestone_id: UUID, *, now: datetime | None = None, key: str | None = None
) -> Adoption:
    """Adopt a milestone, which must be the standing text, for one's own party, with the statements that stand beside it.

    Adopting the same milestone twice is adopting it once. Raises DraftAdopted, SilenceRunning, TextMovedOn, NoClauses,
    NotReadyForAdoption.
    """
    milestone = access_of_draft(session, actor, Milestone, milestone_id, Permission.DRAFT_ADOPT)
    party = own_party(session, actor, milestone.draft_id)
    if made := done_before(session, key):
        return session.get_one(Adoption, made)
    check_may_change(session, milestone.draft_id, now)
    text = read_draft(session, actor, milestone.draft_id)
    check_standing(session, milestone, text)
    _check_ready(session, text)
    query = select(Adoption).where(Adoption.milestone_id == milestone.id, Adoption.party == party)
    if (before := session.exec(query).first()) is not None:
        return before
    adoption = Adoption(
        draft_id=milestone.draft_id, milestone_id=milestone.id, party=party, fingerprint=milestone.fingerprint,
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(adoption)
    session.flush()
    statements = list_statements(session, actor, milestone.draft_id, standing_only=True)
    session.add_all(
        AdoptionStatement(adoption_id=adoption.id, ordinal=ordinal, statement_id=line.id)
        for ordinal, line in enumerate(statements)
    )
    record(
        session, actor, "draft:adopted", adoption, key=key, fingerprint=milestone.fingerprint,
        statements=len(statements), by_all=adopted_milestone(session, milestone.draft_id) is not None,
    )  # fmt: skip
    if adopted_milestone(session, milestone.draft_id) is not None:
        keep_at_adoption(session, actor, text.draft)
    return adoption


def read_adoption(session: Session, actor: Actor, draft_id: UUID, *, now: datetime | None = None) -> AdoptionView:
    """What stands in the way of adoption, who has adopted which milestone, and whether the text is adopted."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    text = read_draft(session, actor, draft.id)
    silence = running_silence(session, draft.id, now)
    adoptions = session.exec(select(Adoption).where(Adoption.draft_id == draft.id)).all()
    return AdoptionView(
        draft, text.parties,
        tuple(ClauseToAdopt(s.clause.id, s.head.id, s.head.number, s.head.text_en, s.head.text_zh)
            for s in standing_clauses(text)),
        _milestone(session, text, {row.milestone_id for row in adoptions}), tuple(_obstacles(text)),
        _open_proposals(session, draft.id), silence.deadline if silence else None,
        tuple(_line(session, row) for row in sorted(adoptions, key=lambda row: (row.made_at, row.id))),
        adopted_milestone(session, draft.id) is not None,
    )  # fmt: skip


def set_package(session: Session, actor: Actor, draft_id: UUID, is_package: bool, *, key: str | None = None) -> Draft:
    """Say whether nothing is agreed until everything is agreed. Raises DraftAdopted."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_OPEN)
    if done_before(session, key):
        return draft
    check_not_adopted(session, draft.id)
    if draft.is_package != is_package:
        draft.is_package = is_package
        record(session, actor, "draft:package:set", draft, key=key, is_package=is_package)
    return draft


def _check_ready(session: Session, text: DraftText) -> None:
    clauses = standing_clauses(text)
    if not clauses:
        raise NoClauses()
    found = {line.kind: line.clauses for line in _obstacles(text)}
    proposals = _open_proposals(session, text.draft.id)
    if not (found or proposals):
        return
    concerned = {clause_id for lines in found.values() for clause_id, _ in lines}
    first = [s.head.number or "–" for s in clauses if s.clause.id in concerned][:FIRST]
    raise NotReadyForAdoption(
        brackets=len(found.get(Obstacle.BRACKETS, ())), not_conformed=len(found.get(Obstacle.NOT_CONFORMED, ())),
        ad_referendum=len(found.get(Obstacle.AD_REFERENDUM, ())), not_agreed=len(found.get(Obstacle.NOT_AGREED, ())),
        proposals=proposals, clauses=", ".join(first) or "–",
    )  # fmt: skip


def _obstacles(text: DraftText) -> Iterable[ObstacleLine]:
    found: dict[Obstacle, list[tuple[UUID, str]]] = {}
    for s in standing_clauses(text):
        for kind in obstacles(s.head.text_en, s.head.text_zh, s.agreement, is_conformed=s.is_conformed):
            found.setdefault(kind, []).append((s.clause.id, s.head.number))
    return [ObstacleLine(kind, tuple(found[kind])) for kind in Obstacle if kind in found]


def _open_proposals(session: Session, draft_id: UUID) -> int:
    query = select(Proposal.id).where(Proposal.draft_id == draft_id, Proposal.state == ProposalState.OPEN)
    return len(session.exec(query).all())


def _milestone(session: Session, text: DraftText, adopted: Collection[UUID]) -> Milestone | None:
    """The adopted milestone; else that of the standing text: one that a party has adopted before the latest."""
    if (made := adopted_milestone(session, text.draft.id)) is not None:
        return session.get_one(Milestone, made)
    query = select(Milestone).where(Milestone.draft_id == text.draft.id)
    found = sorted(session.exec(query), key=lambda row: (row.id in adopted, row.major, row.minor), reverse=True)
    return next((row for row in found if is_standing(session, row, text)), None)


def _line(session: Session, row: Adoption) -> AdoptionLine:
    query = select(AdoptionStatement).where(AdoptionStatement.adoption_id == row.id)
    stood = sorted(session.exec(query), key=lambda statement: statement.ordinal)
    return AdoptionLine(
        row.party, row.made_at, row.by_id, row.by_name, row.milestone_id,
        session.get_one(Milestone, row.milestone_id).label, row.fingerprint,
        tuple(statement.statement_id for statement in stood),
    )  # fmt: skip


__all__ = [
    "AdoptionLine",
    "AdoptionView",
    "ClauseToAdopt",
    "ObstacleLine",
    "adopt_text",
    "read_adoption",
    "set_package",
]
