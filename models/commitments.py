"""Commitments, what each party says of them, and what evidence there is that they were kept."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import ConditionState, Fulfilled, Obligation, Polarity
from dialogue.vocabulary import Basis, DueKind, Stance, Strength
from models.base import Identified, Table, choice


class Commitment(Identified, table=True):
    """Who undertook to do, or not to do, what, toward whom and by when; the strength is kept as worded.

    `debtor` and `creditor` are keys of parties; empty where the label names somebody who is no party. Whoever else
    undertook it, or has it undertaken toward them, is a `CommitmentParty`. A quantity stands as worded with its unit and
    the period it counts in. `due_on` is the last day of a term; `due_from` the first of a period; of what recurs, the next
    day. `restates_id` is the commitment that this one says again, `request_id` the request it answers. `owner` is who sees
    to it.
    """

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    topic_id: UUID | None = Field(default=None, index=True)
    debtor: str = ""
    debtor_label_en: str = ""
    debtor_label_zh: str = ""
    creditor: str = ""
    creditor_label_en: str = ""
    creditor_label_zh: str = ""
    action_en: str = ""
    action_zh: str = ""
    strength: Strength = choice(Strength)
    polarity: Polarity = choice(Polarity, default=Polarity.DO)
    quantity: str = ""
    unit_en: str = ""
    unit_zh: str = ""
    quantity_period: str = ""
    condition_en: str = ""
    condition_zh: str = ""
    due_kind: DueKind = choice(DueKind, default=DueKind.NONE)
    due_from: date | None = None
    due_on: date | None = Field(default=None, index=True)
    due_event_en: str = ""
    due_event_zh: str = ""
    due_offset_days: int | None = None
    due_words_en: str = ""
    due_words_zh: str = ""
    basis: Basis = choice(Basis, default=Basis.JOINT_TEXT)
    owner: str = ""
    restates_id: UUID | None = Field(default=None, index=True)
    request_id: UUID | None = Field(default=None, index=True)
    measure_id: UUID | None = Field(default=None, index=True)
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""


class CommitmentParty(Table, table=True):
    """A further debtor or creditor of a commitment: a party by its key, or somebody else by how the text calls them."""

    __tablename__ = "commitment_party"

    commitment_id: UUID = Field(foreign_key="commitment.id", primary_key=True)
    obligation: Obligation = choice(Obligation, primary_key=True)
    place: int = Field(primary_key=True)
    party: str = ""
    label_en: str = ""
    label_zh: str = ""


class ConditionFinding(Identified, table=True):
    """What a passage shows of the condition of a commitment. The latest counts."""

    __tablename__ = "condition_finding"

    commitment_id: UUID = Field(index=True)
    state: ConditionState = choice(ConditionState)
    seen_on: date
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""


class Account(Identified, table=True):
    """What one party says of a commitment, at one date, in which words. Accounts are kept; the latest of a party counts."""

    commitment_id: UUID = Field(index=True)
    party: str = ""
    label_en: str = ""
    label_zh: str = ""
    stance: Stance = choice(Stance)
    words: str = ""
    stated_on: date | None = None
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    chain: str = ""
    side: str = ""
    by_name: str = ""


class Fulfilment(Identified, table=True):
    """What a passage shows of a commitment's being kept. The latest counts."""

    commitment_id: UUID = Field(index=True)
    state: Fulfilled = choice(Fulfilled)
    seen_on: date
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""
