"""Milestones: the text set down for good under a number, read again, and compared clause by clause.

A milestone is set by the secretariat alone (organiser, rapporteur). It is the chair's text, which neither side owns: a
side that could set one would choose the moment at which the other's words are cut off, and two sides would number two
texts. What a side wants to hold on to it can read as at any moment (`actions.past_texts`) or hand out as a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, admit, sits_at
from actions.drafts import DraftText, read_draft
from actions.drafts import StandingClause as ReadClause
from actions.journal import done_before, record
from actions.proposals import tabled_proposals
from actions.wording import check_label
from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from drafts.consensus import Agreement
from drafts.milestones import (
    ClauseChange,
    StandingClause,
    compare_milestones,
    count,
    fingerprint_of,
    in_order,
    next_label,
)
from drafts.proposals import ProposalKind
from drafts.rolling import OpenProposal, rolling
from drafts.rolling_counts import bracket_count
from models.drafts import DraftParty, Revision
from models.journal import head
from models.milestones import Milestone, MilestoneClause
from models.proposals import Proposal

_WORDED = (ProposalKind.REPLACE, ProposalKind.DELETE)
"""Kinds of proposals that put brackets into a standing clause."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A clause of a milestone, and where it stood between the parties."""

    clause: StandingClause
    stood: Agreement
    is_conformed: bool


@dataclass(frozen=True, slots=True)
class MilestoneText:
    """A milestone with its clauses in reading order; `is_intact` when they still have the fingerprint it was given."""

    milestone: Milestone
    clauses: tuple[Stood, ...]
    is_intact: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of every clause between two milestones; `after` is None where the later one is the present text."""

    before: Milestone
    after: Milestone | None
    changes: tuple[ClauseChange, ...]


def set_milestone(
    session: Session, actor: Actor, draft_id: UUID, *, major: bool = False, title_en: str = "", title_zh: str = "",
    key: str | None = None,
) -> Milestone:  # fmt: skip
    """Set down the text as it stands now, under the next number. Journal: draft:milestone:set.

    Raises HiddenCharacters, NoSuchRow, NotPermitted (see above who may).
    """
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_MILESTONE)
    if made := done_before(session, key):
        return session.get_one(Milestone, made)
    for title in (title_en, title_zh):
        check_label(title)
    text = read_draft(session, actor, draft.id)
    standing = [read for read in text.clauses if not read.head.struck]
    clauses = [as_standing(read.head) for read in standing]
    label = next_label([m.label for m in list_milestones(session, actor, draft.id)], major)
    given_major, given_minor = map(int, label.split("."))
    figured: dict[str, Any] = figures(session, actor, text)
    milestone = Milestone(
        draft_id=draft.id, major=given_major, minor=given_minor, title_en=title_en.strip(), title_zh=title_zh.strip(),
        fingerprint=fingerprint_of(clauses), journal_seq=head(session)[0], **figured,
        side=actor.side, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(milestone)
    session.flush()
    session.add_all(
        MilestoneClause(
            milestone_id=milestone.id, ordinal=ordinal, clause_id=read.clause.id, revision_id=read.head.id,
            stood=read.agreement, is_conformed=read.is_conformed,
        )
        for ordinal, read in enumerate(standing)
    )  # fmt: skip
    record(session, actor, "draft:milestone:set", milestone, key=key, label=label)
    return milestone


def list_milestones(session: Session, actor: Actor, draft_id: UUID) -> list[Milestone]:
    """The milestones of a draft by their numbers, the earliest first."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    found = {milestone.label: milestone for milestone in _of_draft(session, draft.id)}
    return [found[label] for label in in_order(found)]


def read_milestone(session: Session, actor: Actor, milestone_id: UUID | None) -> MilestoneText:
    """One milestone with its text. Raises NoSuchRow."""
    milestone = admit(
        session, actor, Milestone, milestone_id, Permission.DRAFT_READ,
        lambda row: sits_at(session, actor, DraftParty, row.draft_id),
    )  # fmt: skip
    query = (
        select(MilestoneClause, Revision)
        .join(Revision, Revision.id == MilestoneClause.revision_id)  # type: ignore[arg-type]
        .where(MilestoneClause.milestone_id == milestone.id)
        .order_by(MilestoneClause.ordinal)  # type: ignore[arg-type]
    )
    clauses = tuple(Stood(as_standing(revision), row.stood, row.is_conformed) for row, revision in session.exec(query))
    intact = fingerprint_of(stood.clause for stood in clauses) == milestone.fingerprint
    return MilestoneText(milestone, clauses, intact)


def compare(session: Session, actor: Actor, before_id: UUID, after_id: UUID | None = None) -> Comparison:
    """What became of every clause between two milestones of a draft, or since one of them (`after_id` None).

    Raises NoSuchRow, also for two milestones of different drafts.
    """
    before = read_milestone(session, actor, before_id)
    if after_id is None:
        present = read_draft(session, actor, before.milestone.draft_id)
        return Comparison(before.milestone, None, compare_milestones(_texts(before), standing_text(present)))
    after = read_milestone(session, actor, after_id)
    if after.milestone.draft_id != before.milestone.draft_id:
        raise NoSuchRow(noun="milestone")
    return Comparison(before.milestone, after.milestone, compare_milestones(_texts(before), _texts(after)))


def standing_text(text: DraftText) -> tuple[StandingClause, ...]:
    """The standing clauses of a draft that was read, in the order of the text; struck ones are left out."""
    return tuple(as_standing(read.head) for read in text.clauses if not read.head.struck)


def as_standing(head: Revision) -> StandingClause:
    """A revision as the rules of milestones read it."""
    return StandingClause(
        head.clause_id, head.number, head.kind, head.level, head.place, head.text_en, head.text_zh, head.id
    )


def figures(session: Session, actor: Actor, text: DraftText) -> dict[str, int]:
    """How far the text of a draft has come, under the names of the columns of a milestone."""
    standing = [read for read in text.clauses if not read.head.struck]
    counted = count((as_standing(read.head), read.agreement) for read in standing)
    proposals = tabled_proposals(session, actor, text.draft.id)
    brackets = [_brackets(session, read, proposals) for read in standing]
    found = {
        "clauses": counted.clauses, "agreed": counted.agreed, "ad_referendum": counted.ad_referendum,
        "bracketed": sum(any(pair) for pair in brackets), "open_proposals": len(proposals),
    }  # fmt: skip
    for at, (language, of) in enumerate((("en", counted.en), ("zh", counted.zh))):
        found |= {
            f"characters_{language}": of.characters,
            f"agreed_{language}": of.agreed,
            f"ad_referendum_{language}": of.ad_referendum,
            f"brackets_{language}": sum(pair[at] for pair in brackets),
        }
    return found


def _brackets(session: Session, read: ReadClause, proposals: Iterable[Proposal]) -> tuple[int, int]:
    """Pairs of brackets in the rolling text of a clause, English and Chinese: typed ones, and those of open proposals."""
    about = [p for p in proposals if p.clause_id == read.clause.id and p.kind in _WORDED]
    bases = [session.get_one(Revision, p.base_id) for p in about]

    def pairs(field: str) -> int:
        rivals = [
            OpenProposal(p.id.hex, p.side, p.kind, getattr(base, field), getattr(p, field))
            for p, base in zip(about, bases, strict=True)
            if p.kind == ProposalKind.DELETE or getattr(base, field) != getattr(p, field)
        ]
        return bracket_count(rolling(getattr(read.head, field), list(read.keys), rivals))

    return pairs("text_en"), pairs("text_zh")


def _texts(milestone: MilestoneText) -> Sequence[StandingClause]:
    return [stood.clause for stood in milestone.clauses]


def _of_draft(session: Session, draft_id: UUID) -> list[Milestone]:
    return list(session.exec(select(Milestone).where(Milestone.draft_id == draft_id)))


__all__ = [
    "Comparison", "MilestoneText", "Stood", "as_standing", "compare", "figures", "list_milestones", "read_milestone",
    "set_milestone", "standing_text",
]  # fmt: skip
