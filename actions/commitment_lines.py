"""A commitment as it is read: its terms, who stands on which side of it, the accounts, the evidence, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, select

from actions.record_access import access_filed
from actions.sources import Quote, quotes_of
from dialogue.actors import Actor
from dialogue.commitments import Standing, Status, counting, standing, status
from dialogue.record import ConditionState, Fulfilled, Obligation, Polarity
from dialogue.roles import Permission
from dialogue.vocabulary import Basis, DueKind, Stance, Strength
from models.claims import ClaimAccount
from models.commitments import Account, Commitment, CommitmentParty, ConditionFinding, Fulfilment
from models.dialogues import DialogueParty
from models.queries import rows_among

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What one party says of a commitment or a claim. `party` is its key, or the label of somebody who is no party."""

    id: UUID
    party: str
    label_en: str
    label_zh: str
    stance: Stance
    words: str
    stated_on: date | None
    chain: str
    quote: Quote
    is_private: bool


@dataclass(frozen=True, slots=True)
class FulfilmentLine:
    """What evidence shows of a commitment's being kept."""

    state: Fulfilled
    seen_on: date
    note: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """What a passage shows of the condition of a commitment."""

    state: ConditionState
    seen_on: date
    note: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class FurtherParty:
    """Who else undertook it, or has it undertaken toward them: a party by its key, or somebody by how the text calls them."""

    obligation: Obligation
    party: str = ""
    label_en: str = ""
    label_zh: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment with its accounts and evidence in order, and what is derived from them and from the calendar.

    `fulfilment` is the latest evidence that counts for the present term, `condition` the latest finding.
    """

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    topic_id: UUID | None
    debtor: str
    debtor_label_en: str
    debtor_label_zh: str
    creditor: str
    creditor_label_en: str
    creditor_label_zh: str
    action_en: str
    action_zh: str
    strength: Strength
    polarity: Polarity
    quantity: str
    unit_en: str
    unit_zh: str
    quantity_period: str
    condition_en: str
    condition_zh: str
    due_kind: DueKind
    due_from: date | None
    due_on: date | None
    due_event_en: str
    due_event_zh: str
    due_offset_days: int | None
    due_words_en: str
    due_words_zh: str
    basis: Basis
    owner: str
    restates_id: UUID | None
    request_id: UUID | None
    measure_id: UUID | None
    quote: Quote
    further: tuple[FurtherParty, ...]
    accounts: tuple[AccountLine, ...]
    evidence: tuple[FulfilmentLine, ...]
    fulfilment: FulfilmentLine | None
    findings: tuple[ConditionLine, ...]
    standing: Standing
    status: Status
    is_private: bool

    @property
    def is_overdue(self) -> bool:
        """The last day has passed and nobody has shown anything. A condition that is not met yet, or part kept, is not overdue."""
        return self.status == Status.OVERDUE

    @property
    def is_conditional(self) -> bool:
        """Whether it is undertaken on a condition."""
        return bool(self.condition_en or self.condition_zh)

    @property
    def condition(self) -> ConditionLine | None:
        """The latest finding on the condition."""
        return self.findings[-1] if self.findings else None

    def on_side(self, obligation: Obligation) -> tuple[FurtherParty, ...]:
        """Everybody on one side of it, the first named first; none where nobody is named."""
        first = (
            FurtherParty(obligation, self.debtor, self.debtor_label_en, self.debtor_label_zh)
            if obligation == Obligation.DEBTOR
            else FurtherParty(obligation, self.creditor, self.creditor_label_en, self.creditor_label_zh)
        )
        named = [first] if first.party or first.label_en or first.label_zh else []
        return (*named, *(other for other in self.further if other.obligation == obligation))

    @property
    def debtors(self) -> tuple[FurtherParty, ...]:
        """Everybody who undertook it, the first named first."""
        return self.on_side(Obligation.DEBTOR)

    @property
    def debtor_keys(self) -> frozenset[str]:
        """The parties that undertook it, by their keys."""
        return keys_of(self.debtors)

    def latest(self) -> dict[str, AccountLine]:
        """The account of each party that counts: its latest."""
        return {account.party: account for account in self.accounts}


_OWN = tuple(
    name for name in CommitmentLine.__slots__ if name in Commitment.model_fields
)  # the columns of the row that a line carries as they stand


def keys_of(named: Iterable[FurtherParty]) -> frozenset[str]:
    """The keys of those who are parties."""
    return frozenset(one.party for one in named if one.party)


def commitment_for(
    session: Session, actor: Actor, commitment_id: UUID | None, permission: Permission, joint: Session | None
) -> Commitment:
    """A commitment of this store, or of the joint one when this is a side's own. Raises NoSuchRow, NotPermitted."""
    home = session if joint is None or (commitment_id and session.get(Commitment, commitment_id)) else joint
    return access_filed(home, actor, Commitment, commitment_id, permission)


def lines_of(
    session: Session, commitments: Iterable[Commitment], today: date, joint: Session | None
) -> list[CommitmentLine]:
    """Commitments of one store with all that is said and shown of them there, the first due first, undated ones last."""
    rows = sorted(commitments, key=lambda c: (c.due_on or date.max, c.id))
    ids = [row.id for row in rows]
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    accounts, evidence = accounts_of(session, ids, joint), evidence_of(session, ids, joint)
    findings, further = findings_of(session, ids, joint), further_of(session, ids)
    parties = parties_of(session, joint, {row.dialogue_id for row in rows})
    is_private = not session.info["audience_is_joint"]
    lines = []
    for row in rows:
        given, found = accounts.get(row.id, []), findings.get(row.id, [])
        shown = counting(evidence.get(row.id, []), row.due_kind, row.due_from)
        others = tuple(further.get(row.id, ()))
        needed = parties.get(row.dialogue_id) or named_in(row.debtor, row.creditor, others)
        stands = status(
            row.due_kind, row.due_on, shown[-1].state if shown else None, found[-1].state if found else None,
            is_conditional=bool(row.condition_en or row.condition_zh), today=today,
        )  # fmt: skip
        lines.append(
            CommitmentLine(
                **{name: getattr(row, name) for name in _OWN}, quote=quotes[row.passage_id], further=others,
                accounts=tuple(given), evidence=tuple(evidence.get(row.id, ())), fulfilment=shown[-1] if shown else None,
                findings=tuple(found), standing=standing(given, needed), status=stands, is_private=is_private,
            )
        )  # fmt: skip
    return lines


def accounts_of(session: Session, ids: Iterable[UUID], joint: Session | None) -> dict[UUID, list[AccountLine]]:
    """The accounts of commitments that stand in this store, each one's in the order in which they were given."""
    return account_lines(session, rows_among(session, Account, "commitment_id", ids), "commitment_id", joint)


def account_lines(
    session: Session, accounts: Iterable[Account | ClaimAccount], of: str, joint: Session | None
) -> dict[UUID, list[AccountLine]]:
    """Accounts by what they are `of` (the field that says it), each one's in the order in which they were given."""
    rows = sorted(accounts, key=lambda a: (a.stated_on or a.made_at.date(), a.id))
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    private = not session.info["audience_is_joint"]
    return grouped(
        (
            getattr(a, of),
            AccountLine(
                a.id, a.party or a.label_en or a.label_zh, a.label_en, a.label_zh, a.stance, a.words, a.stated_on,
                a.chain, quotes[a.passage_id], private,
            ),
        )
        for a in rows
    )  # fmt: skip


def evidence_of(session: Session, ids: Iterable[UUID], joint: Session | None) -> dict[UUID, list[FulfilmentLine]]:
    """What this store shows of commitments' being kept, each one's in the order of the days."""
    rows = sorted(rows_among(session, Fulfilment, "commitment_id", ids), key=lambda f: (f.seen_on, f.id))
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    return grouped(
        (f.commitment_id, FulfilmentLine(f.state, f.seen_on, f.note, quotes[f.passage_id])) for f in rows
    )  # fmt: skip


def findings_of(session: Session, ids: Iterable[UUID], joint: Session | None) -> dict[UUID, list[ConditionLine]]:
    """What this store shows of the conditions of commitments, each one's in the order of the days."""
    rows = sorted(rows_among(session, ConditionFinding, "commitment_id", ids), key=lambda f: (f.seen_on, f.id))
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    return grouped((f.commitment_id, ConditionLine(f.state, f.seen_on, f.note, quotes[f.passage_id])) for f in rows)


def named_in(debtor: str, creditor: str, others: Iterable[FurtherParty]) -> tuple[str, ...]:
    """The parties that a commitment names: those that must stand by it where no dialogue says who else."""
    return tuple(filter(None, (debtor, creditor, *(other.party for other in others))))


def further_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[FurtherParty]]:
    """Who else stands on either side of commitments, in the order of the text. For verbs that passed the door."""
    rows = sorted(rows_among(session, CommitmentParty, "commitment_id", ids), key=lambda row: row.place)
    return grouped(
        (row.commitment_id, FurtherParty(row.obligation, row.party, row.label_en, row.label_zh)) for row in rows
    )


def parties_of(
    session: Session, joint: Session | None, dialogues: set[UUID | None]
) -> dict[UUID | None, tuple[str, ...]]:
    """The keys of the parties of dialogues, as far as the joint store can be read. For verbs that passed the door."""
    home = session if session.info["audience_is_joint"] else joint
    if home is None:
        return {}
    found: dict[UUID | None, tuple[str, ...]] = {}
    for row in home.exec(select(DialogueParty).where(DialogueParty.dialogue_id.in_(dialogues - {None}))):  # type: ignore[attr-defined]
        found[row.dialogue_id] = (*found.get(row.dialogue_id, ()), row.party)
    return found


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """What stands under each key, in the order given."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
