"""A draft as at a past moment: its clauses, their order and everybody's keys as they stood then.

What counts as written by then is told by the journal and not by the times that stand in rows, because clocks may be set
back: the last line that bears a time up to the moment asked for gives a number, and everything that lines up to that
number wrote counts. The rows themselves are append-only, so they still say what they said.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from actions.access import access_draft
from actions.drafts import DraftText, StandingClause
from dialogue.actors import Actor
from dialogue.refusals import DraftNotOpenThen
from dialogue.roles import Permission
from drafts.consensus import agreement, is_conformed, keys
from drafts.proposals import ProposalState
from models.drafts import Acceptance, Clause, Conformity, Draft, Revision
from models.journal import JournalEntry

R = TypeVar("R", bound=SQLModel)
K = TypeVar("K", bound=Acceptance | Conformity)

_TOGETHER = 500
"""Rows fetched by their identifiers at once."""


@dataclass(frozen=True, slots=True)
class PastText:
    """A draft as it stood after line `seq` of the joint journal, whose time is `written_at`.

    The `head` of each clause is the revision that stood then; `text.draft` and each `clause` are the rows as they are
    now. `open_proposals` lay on the table then.
    """

    text: DraftText
    seq: int
    written_at: datetime
    open_proposals: tuple[UUID, ...]


def read_draft_as_at(session: Session, actor: Actor, draft_id: UUID, at: datetime) -> PastText:
    """The draft as it stood at a moment. Raises DraftNotOpenThen for one before the draft was opened, NoSuchRow."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    seq = session.scalar(sa.select(sa.func.max(JournalEntry.seq)).where(JournalEntry.at <= at))  # type: ignore[arg-type]
    return _past(session, draft, seq or 0)


def read_draft_up_to(session: Session, actor: Actor, draft_id: UUID, seq: int) -> PastText:
    """The draft as it stood after a line of the joint journal. Raises DraftNotOpenThen, NoSuchRow."""
    return _past(session, access_draft(session, actor, draft_id, Permission.DRAFT_READ), seq)


@dataclass(slots=True)
class _Written:
    """What the lines of a draft had written up to some number, by identifiers as the journal writes them."""

    parties: dict[str, int] = field(default_factory=dict)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    conformities: dict[str, list[str]] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=dict)

    def take(self, table: str, row: dict) -> None:  # type: ignore[type-arg]
        """Count one row that a line wrote, lines in their order."""
        match table:
            case "revision":
                at, _ = self.heads.get(row["clause_id"], (0, ""))
                if row["ordinal"] > at:
                    self.heads[row["clause_id"]] = row["ordinal"], row["id"]
            case "acceptance":
                self.keys.setdefault(row["revision_id"], []).append(row["id"])
            case "conformity":
                self.conformities.setdefault(row["revision_id"], []).append(row["id"])
            case "draft_party":
                self.parties[row["party"]] = row["place"]
            case "proposal":
                self.proposals[row["id"]] = row["state"]


def _past(session: Session, draft: Draft, seq: int) -> PastText:
    written = _Written()
    query = (
        sa.select(JournalEntry.seq, JournalEntry.at, JournalEntry.payload)  # type: ignore[call-overload]
        .where(JournalEntry.draft_id == draft.id, JournalEntry.seq <= seq)
        .order_by(JournalEntry.seq)
    )
    last: tuple[int, datetime] | None = None
    for line, at, payload in session.execute(query.execution_options(yield_per=_TOGETHER)):
        last = line, at
        for wrote in json.loads(payload)["rows"]:
            written.take(wrote["table"], wrote["row"])
    if last is None:
        raise DraftNotOpenThen(opened=draft.made_at)
    parties = tuple(sorted(written.parties, key=written.parties.__getitem__))
    still_open = (given for given, state in written.proposals.items() if state == ProposalState.OPEN)
    text = DraftText(draft, parties, tuple(_standing(session, written, parties)))
    return PastText(text, *last, tuple(map(UUID, still_open)))


def _standing(session: Session, written: _Written, parties: Sequence[str]) -> Iterable[StandingClause]:
    standing = [given for _, given in written.heads.values()]
    heads = _rows(session, Revision, standing)
    clauses = {row.id: row for row in _rows(session, Clause, written.heads)}
    stands = frozenset(head.id for head in heads)
    accepted = _by_revision(_rows(session, Acceptance, _of(written.keys, standing)))
    conformed = _by_revision(_rows(session, Conformity, _of(written.conformities, standing)))
    for head in sorted(heads, key=lambda head: head.place):
        given, words = accepted.get(head.id, ()), conformed.get(head.id, ())
        yield StandingClause(
            clauses[head.clause_id],
            head,
            given,
            words,
            agreement(head, parties, given, words, stands),
            is_conformed(head, words),
            keys(head, parties, given, stands),
        )


def _rows(session: Session, table: type[R], ids: Iterable[str]) -> list[R]:
    """Rows by their identifiers, in the order in which these are given."""
    wanted = [UUID(given) for given in ids]
    found: dict[UUID, R] = {}
    for start in range(0, len(wanted), _TOGETHER):
        query = select(table).where(table.id.in_(wanted[start : start + _TOGETHER]))  # type: ignore[attr-defined]
        found |= {row.id: row for row in session.exec(query)}  # type: ignore[attr-defined]
    return [found[given] for given in wanted]


def _of(written: dict[str, list[str]], revisions: Iterable[str]) -> Iterable[str]:
    """What was written about the revisions that stood then; what was written about earlier ones is not even fetched."""
    return (given for revision in revisions for given in written.get(revision, ()))


def _by_revision(rows: Iterable[K]) -> dict[UUID, tuple[K, ...]]:
    grouped: dict[UUID, list[K]] = {}
    for row in rows:
        grouped.setdefault(row.revision_id, []).append(row)
    return {revision_id: tuple(turned) for revision_id, turned in grouped.items()}


__all__ = ["PastText", "read_draft_as_at", "read_draft_up_to"]
