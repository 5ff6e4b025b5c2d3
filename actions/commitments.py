"""Commitments, what each party says of them, and what follows: agreed, claimed by one side, disputed, overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.positions import check_speaks_for, check_topic
from actions.record_access import access_filed, file_under, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.commitments import Standing, is_overdue, standing
from dialogue.record import Fulfilled, Polarity
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from dialogue.vocabulary import Basis, DueKind, Stance, Strength
from models.commitments import Account, Commitment, Fulfilment
from models.dialogues import DialogueParty


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What one party says of a commitment. `party` is its key, or the label of somebody who is no party."""

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
class CommitmentLine:
    """A commitment with its accounts in order, and what is derived from them and from the calendar."""

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
    condition_en: str
    condition_zh: str
    due_kind: DueKind
    due_on: date | None
    due_words_en: str
    due_words_zh: str
    basis: Basis
    quote: Quote
    accounts: tuple[AccountLine, ...]
    fulfilment: FulfilmentLine | None
    standing: Standing
    is_overdue: bool
    is_private: bool

    def latest(self) -> dict[str, AccountLine]:
        """The account of each party that counts: its latest."""
        return {account.party: account for account in self.accounts}


def record_commitment(
    session: Session,
    actor: Actor,
    *,
    passage_id: UUID | None,
    strength: Strength,
    debtor: str = "",
    debtor_label_en: str = "",
    debtor_label_zh: str = "",
    creditor: str = "",
    creditor_label_en: str = "",
    creditor_label_zh: str = "",
    action_en: str = "",
    action_zh: str = "",
    polarity: Polarity = Polarity.DO,
    condition_en: str = "",
    condition_zh: str = "",
    due_kind: DueKind = DueKind.NONE,
    due_on: date | None = None,
    due_words_en: str = "",
    due_words_zh: str = "",
    basis: Basis = Basis.JOINT_TEXT,
    topic_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Commitment:
    """Record who undertook to do, or to leave, what; the strength as worded. Journal: commitment:recorded.

    Nobody's account is assumed: each is given apart (`give_account`). Raises FieldMissing (debtor, action, due),
    CommentIsNotAPosition, QuoteNotInSource, NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.COMMITMENT_RECORD)
    if made := made_before(session, key, Commitment):
        return made
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    passage = resting_on(session, actor, passage_id, Permission.COMMITMENT_RECORD, joint, "commitment", dialogue_id)
    required("debtor", debtor, debtor_label_en, debtor_label_zh)
    required("action", action_en, action_zh)
    if due_kind == DueKind.DATE and due_on is None:
        raise FieldMissing(field="due")
    for party in filter(None, (debtor, creditor)):
        check_speaks_for(session, actor, joint, dialogue_id, party)
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, dialogue_id)
    commitment = put(
        session,
        Commitment(
            dialogue_id=dialogue_id, meeting_id=meeting_id, topic_id=topic_id, debtor=debtor,
            debtor_label_en=debtor_label_en, debtor_label_zh=debtor_label_zh, creditor=creditor,
            creditor_label_en=creditor_label_en, creditor_label_zh=creditor_label_zh, action_en=action_en,
            action_zh=action_zh, strength=strength, polarity=polarity, condition_en=condition_en,
            condition_zh=condition_zh, due_kind=due_kind, due_on=due_on if due_kind == DueKind.DATE else None,
            due_words_en=due_words_en, due_words_zh=due_words_zh, basis=basis, passage_id=passage.id, side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:recorded", commitment, key=key)
    return commitment


def give_account(
    session: Session,
    actor: Actor,
    commitment_id: UUID,
    *,
    passage_id: UUID | None,
    stance: Stance,
    party: str = "",
    label_en: str = "",
    label_zh: str = "",
    words: str = "",
    stated_on: date | None = None,
    chain: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> Account:
    """Keep what a party says of a commitment, beside what the others say. Earlier accounts stay; the latest counts.

    In the joint record a side gives its own account, the secretariat that of any. In its own store a side may note
    anybody's, also of a commitment of the joint record. Journal: commitment:account:given. Raises FieldMissing (party),
    CommentIsNotAPosition, QuoteNotInSource, CannotSpeakForAnotherParty, NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    commitment = _commitment(session, actor, commitment_id, Permission.ACCOUNT_RECORD, joint)
    if made := made_before(session, key, Account):
        return made
    passage = resting_on(
        session, actor, passage_id, Permission.ACCOUNT_RECORD, joint, "account", commitment.dialogue_id
    )
    required("party", party, label_en, label_zh)
    check_speaks_for(session, actor, joint, commitment.dialogue_id, party)
    account = put(
        session,
        Account(
            commitment_id=commitment.id, party=party, label_en=label_en, label_zh=label_zh, stance=stance, words=words,
            stated_on=stated_on, passage_id=passage.id, chain=chain, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:account:given", account, key=key)
    return account


def record_fulfilment(
    session: Session,
    actor: Actor,
    commitment_id: UUID,
    *,
    passage_id: UUID | None,
    state: Fulfilled,
    seen_on: date,
    note: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> Fulfilment:
    """Keep what a passage shows of a commitment's being kept or not. Journal: commitment:fulfilment:recorded."""
    commitment = _commitment(session, actor, commitment_id, Permission.COMMITMENT_RECORD, joint)
    if made := made_before(session, key, Fulfilment):
        return made
    passage = resting_on(
        session, actor, passage_id, Permission.COMMITMENT_RECORD, joint, "fulfilment", commitment.dialogue_id
    )
    fulfilment = put(
        session,
        Fulfilment(
            commitment_id=commitment.id, state=state, seen_on=seen_on, passage_id=passage.id, note=note,
            side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:fulfilment:recorded", fulfilment, key=key)
    return fulfilment


def list_commitments(
    session: Session,
    actor: Actor,
    *,
    today: date,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    debtor: str | None = None,
    standing: Standing | None = None,
    due_kind: DueKind | None = None,
    overdue: bool | None = None,
    joint: Session | None = None,
) -> list[CommitmentLine]:
    """The commitments of this store that this person may know of, the first due first, undated ones last."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Commitment), Commitment.dialogue_id)
    wanted = {
        Commitment.dialogue_id: dialogue_id, Commitment.meeting_id: meeting_id, Commitment.debtor: debtor,
        Commitment.due_kind: due_kind,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    lines = lines_of(session, list(session.exec(query)), today, joint)
    return [
        line
        for line in lines
        if (standing is None or line.standing == standing) and (overdue is None or line.is_overdue == overdue)
    ]


def read_commitment(
    session: Session, actor: Actor, commitment_id: UUID | None, *, today: date, joint: Session | None = None
) -> CommitmentLine:
    """One commitment with every account. Raises NoSuchRow."""
    commitment = access_filed(session, actor, Commitment, commitment_id, Permission.DIALOGUE_READ)
    return lines_of(session, [commitment], today, joint)[0]


def list_accounts(
    session: Session, actor: Actor, commitment_id: UUID, *, joint: Session | None = None
) -> list[AccountLine]:
    """The accounts of one commitment that stand in this store, in the order in which they were given.

    In a side's own store these are its private notes on what was said of a commitment of the joint record.
    """
    commitment = _commitment(session, actor, commitment_id, Permission.DIALOGUE_READ, joint)
    return _accounts(session, [commitment.id], joint).get(commitment.id, [])


def _commitment(
    session: Session, actor: Actor, commitment_id: UUID, permission: Permission, joint: Session | None
) -> Commitment:
    home = session if joint is None or session.get(Commitment, commitment_id) else joint
    return access_filed(home, actor, Commitment, commitment_id, permission)


def _accounts(session: Session, commitment_ids: Iterable[UUID], joint: Session | None) -> dict[UUID, list[AccountLine]]:
    query = select(Account).where(Account.commitment_id.in_(set(commitment_ids)))  # type: ignore[attr-defined]
    rows = sorted(session.exec(query), key=lambda a: (a.stated_on or a.made_at.date(), a.id))
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    private = not session.info["audience_is_joint"]
    of: dict[UUID, list[AccountLine]] = {}
    for a in rows:
        line = AccountLine(
            a.id, a.party or a.label_en or a.label_zh, a.label_en, a.label_zh, a.stance, a.words, a.stated_on, a.chain,
            quotes[a.passage_id], private,
        )  # fmt: skip
        of.setdefault(a.commitment_id, []).append(line)
    return of


def _fulfilments(session: Session, commitments: set[UUID], joint: Session | None) -> dict[UUID, FulfilmentLine]:
    query = select(Fulfilment).where(Fulfilment.commitment_id.in_(commitments))  # type: ignore[attr-defined]
    rows = sorted(session.exec(query), key=lambda f: (f.seen_on, f.id))
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    return {f.commitment_id: FulfilmentLine(f.state, f.seen_on, f.note, quotes[f.passage_id]) for f in rows}


def lines_of(
    session: Session, commitments: list[Commitment], today: date, joint: Session | None
) -> list[CommitmentLine]:
    """Commitments with quotes, accounts and evidence, the first due first, undated ones last. For verbs that passed the door."""
    ids = {commitment.id for commitment in commitments}
    quotes = quotes_of(session, {commitment.passage_id for commitment in commitments}, joint)
    accounts, fulfilments = _accounts(session, ids, joint), _fulfilments(session, ids, joint)
    parties = parties_of(session, joint, {commitment.dialogue_id for commitment in commitments})
    lines = []
    for c in sorted(commitments, key=lambda c: (c.due_on or date.max, c.id)):
        given, shown = accounts.get(c.id, []), fulfilments.get(c.id)
        needed = parties.get(c.dialogue_id) or tuple(filter(None, (c.debtor, c.creditor)))
        lines.append(
            CommitmentLine(
                c.id, c.dialogue_id, c.meeting_id, c.topic_id, c.debtor, c.debtor_label_en, c.debtor_label_zh, c.creditor,
                c.creditor_label_en, c.creditor_label_zh, c.action_en, c.action_zh, c.strength, c.polarity, c.condition_en,
                c.condition_zh, c.due_kind, c.due_on, c.due_words_en, c.due_words_zh, c.basis, quotes[c.passage_id],
                tuple(given), shown, standing(given, needed), _is_waiting(shown) and is_overdue(c.due_kind, c.due_on, today),
                not session.info["audience_is_joint"],
            )
        )  # fmt: skip
    return lines


def _is_waiting(shown: FulfilmentLine | None) -> bool:
    """A commitment waits until evidence has settled it; one that was partly kept waits for the rest."""
    return shown is None or shown.state == Fulfilled.PARTLY


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
