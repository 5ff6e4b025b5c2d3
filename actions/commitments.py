"""Commitments, what each party says of them, and what follows: agreed, claimed by one side, disputed, overdue."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, or_, select

from actions.access import needs
from actions.commitment_lines import (
    AccountLine,
    CommitmentLine,
    ConditionLine,
    FulfilmentLine,
    FurtherParty,
    accounts_of,
    commitment_for,
    lines_of,
)
from actions.journal import record
from actions.positions import check_speaks_for, check_topic
from actions.record_access import access_filed, file_under, keeping, made_before, only_seen, put, required
from actions.sources import resting_on
from dialogue.actors import Actor
from dialogue.commitments import WITH_A_DAY, Standing, Status
from dialogue.record import Fulfilled, Obligation, Polarity
from dialogue.refusals import EndsBeforeStart, FieldMissing, NoSuchRow, NotARequest, NotOfThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import Basis, DueKind, PositionKind, Stance, Strength
from models.commitments import Account, Commitment, CommitmentParty, Fulfilment
from models.measures import Measure
from models.positions import Position

_WITH_A_FIRST_DAY = frozenset({DueKind.PERIOD, DueKind.RECURRING})
_WITH_AN_EVENT = frozenset({DueKind.EVENT, DueKind.RELATIVE, DueKind.RECURRING})


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
    further: Sequence[FurtherParty] = (),
    polarity: Polarity = Polarity.DO,
    quantity: str = "",
    unit_en: str = "",
    unit_zh: str = "",
    quantity_period: str = "",
    condition_en: str = "",
    condition_zh: str = "",
    due_kind: DueKind = DueKind.NONE,
    due_from: date | None = None,
    due_on: date | None = None,
    due_event_en: str = "",
    due_event_zh: str = "",
    due_offset_days: int | None = None,
    due_words_en: str = "",
    due_words_zh: str = "",
    basis: Basis = Basis.JOINT_TEXT,
    owner: str = "",
    restates_id: UUID | None = None,
    request_id: UUID | None = None,
    measure_id: UUID | None = None,
    topic_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Commitment:
    """Record who undertook to do, or to leave, what; the strength as worded. Journal: commitment:recorded.

    Nobody's account is assumed: each is given apart (`give_account`). A term on a date or a period has its last day; what
    is reckoned from an event, or recurs, has one as soon as somebody has worked it out (`actions.commitment_terms`). What
    it restates or answers, and the measure that it is about, may stand in the joint store when it is private. A day that
    has passed is no mistake: documents are old. Raises FieldMissing (debtor, action, due), EndsBeforeStart,
    CommentIsNotAPosition, QuoteNotInSource, NotAPartyToThisDialogue, NotARequest, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, keeping(session))
    if made := made_before(session, key, Commitment):
        return made
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    passage = resting_on(session, actor, passage_id, keeping(session), joint, "commitment", dialogue_id)
    required("debtor", debtor, debtor_label_en, debtor_label_zh)
    required("action", action_en, action_zh)
    _check_term(due_kind, due_from, due_on)
    for other in further:
        named = (other.party, other.label_en, other.label_zh)
        if other.obligation == Obligation.DEBTOR:
            required("debtor", *named)
        else:
            required("creditor", *named)
    for party in dict.fromkeys(filter(None, (debtor, creditor, *(other.party for other in further)))):
        check_speaks_for(session, actor, joint, dialogue_id, party)
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, dialogue_id)
    if restates_id is not None:
        _check_dialogue(commitment_for(session, actor, restates_id, Permission.DIALOGUE_READ, joint), dialogue_id)
    if request_id is not None:
        request = _known(session, actor, Position, request_id, joint)
        _check_dialogue(request, dialogue_id)
        if request.kind != PositionKind.REQUEST:
            raise NotARequest()
    if measure_id is not None:
        _check_dialogue(_known(session, actor, Measure, measure_id, joint), dialogue_id)
    commitment = put(
        session,
        Commitment(
            dialogue_id=dialogue_id, meeting_id=meeting_id, topic_id=topic_id, debtor=debtor,
            debtor_label_en=debtor_label_en, debtor_label_zh=debtor_label_zh, creditor=creditor,
            creditor_label_en=creditor_label_en, creditor_label_zh=creditor_label_zh, action_en=action_en,
            action_zh=action_zh, strength=strength, polarity=polarity, quantity=quantity.strip(), unit_en=unit_en.strip(),
            unit_zh=unit_zh.strip(), quantity_period=quantity_period.strip(), condition_en=condition_en.strip(),
            condition_zh=condition_zh.strip(), due_kind=due_kind,
            due_from=due_from if due_kind in _WITH_A_FIRST_DAY else None,
            due_on=due_on if due_kind in WITH_A_DAY else None,
            due_event_en=due_event_en if due_kind in _WITH_AN_EVENT else "",
            due_event_zh=due_event_zh if due_kind in _WITH_AN_EVENT else "",
            due_offset_days=due_offset_days if due_kind in _WITH_AN_EVENT else None, due_words_en=due_words_en,
            due_words_zh=due_words_zh, basis=basis, owner=owner.strip(), restates_id=restates_id, request_id=request_id,
            measure_id=measure_id, passage_id=passage.id, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    session.add_all(
        CommitmentParty(
            commitment_id=commitment.id, obligation=other.obligation, place=place, party=other.party,
            label_en=other.label_en, label_zh=other.label_zh,
        )
        for place, other in enumerate(further)
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
    commitment = commitment_for(session, actor, commitment_id, Permission.ACCOUNT_RECORD, joint)
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
    commitment = commitment_for(session, actor, commitment_id, keeping(session), joint)
    if made := made_before(session, key, Fulfilment):
        return made
    passage = resting_on(session, actor, passage_id, keeping(session), joint, "fulfilment", commitment.dialogue_id)
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
    status: Status | None = None,
    due_kind: DueKind | None = None,
    overdue: bool | None = None,
    due_by: date | None = None,
    joint: Session | None = None,
) -> list[CommitmentLine]:
    """The commitments of this store that this person may know of, the first due first, undated ones last.

    A `debtor` is anybody who undertook them, also beside others; `due_by` leaves those with a day not later than that.
    """
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Commitment), Commitment.dialogue_id)
    wanted = {
        Commitment.dialogue_id: dialogue_id, Commitment.meeting_id: meeting_id, Commitment.due_kind: due_kind,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    if debtor is not None:
        beside = select(CommitmentParty.commitment_id).where(
            CommitmentParty.obligation == Obligation.DEBTOR, CommitmentParty.party == debtor
        )
        query = query.where(or_(Commitment.debtor == debtor, Commitment.id.in_(beside)))  # type: ignore[attr-defined]
    if overdue or status == Status.OVERDUE:  # what is overdue has a day that has passed: the rest need not be read
        query = query.where(Commitment.due_on < today)  # type: ignore[operator]
    if due_by is not None:
        query = query.where(Commitment.due_on <= due_by)  # type: ignore[operator]
    lines = lines_of(session, list(session.exec(query)), today, joint)
    return [
        line
        for line in lines
        if (standing is None or line.standing == standing)
        and (status is None or line.status == status)
        and (overdue is None or line.is_overdue == overdue)
    ]


def read_commitment(
    session: Session, actor: Actor, commitment_id: UUID | None, *, today: date, joint: Session | None = None
) -> CommitmentLine:
    """One commitment with every account. Raises NoSuchRow."""
    commitment = access_filed(session, actor, Commitment, commitment_id, Permission.DIALOGUE_READ)
    return lines_of(session, [commitment], today, joint)[0]


def known_commitment(
    joint: Session, own: Session | None, actor: Actor, commitment_id: UUID | None, today: date
) -> CommitmentLine:
    """One commitment wherever this person may read it: in the joint record, or in their side's own. Raises NoSuchRow."""
    try:
        return read_commitment(joint, actor, commitment_id, today=today)
    except NoSuchRow:
        if own is None:
            raise
        return read_commitment(own, actor, commitment_id, today=today, joint=joint)


def list_accounts(
    session: Session, actor: Actor, commitment_id: UUID, *, joint: Session | None = None
) -> list[AccountLine]:
    """The accounts of one commitment that stand in this store, in the order in which they were given.

    In a side's own store these are its private notes on what was said of a commitment of the joint record.
    """
    commitment = commitment_for(session, actor, commitment_id, Permission.DIALOGUE_READ, joint)
    return accounts_of(session, [commitment.id], joint).get(commitment.id, [])


def _check_term(due_kind: DueKind, due_from: date | None, due_on: date | None) -> None:
    if due_kind in (DueKind.DATE, DueKind.PERIOD) and due_on is None:
        raise FieldMissing(field="due")
    if due_kind in _WITH_A_FIRST_DAY and due_from is not None and due_on is not None and due_on < due_from:
        raise EndsBeforeStart(starts_on=due_from, ends_on=due_on)


def _known(session: Session, actor: Actor, table, row_id: UUID, joint: Session | None):  # type: ignore[no-untyped-def]
    """A row of the record to which another points: of this store, or of the joint one when this is a side's own."""
    home = session if joint is None or session.get(table, row_id) else joint
    return access_filed(home, actor, table, row_id, Permission.DIALOGUE_READ)


def _check_dialogue(row, dialogue_id: UUID | None) -> None:  # type: ignore[no-untyped-def]
    if row.dialogue_id != dialogue_id:
        raise NotOfThisDialogue(noun=str(row.__tablename__))


__all__ = [
    "AccountLine", "CommitmentLine", "ConditionLine", "FulfilmentLine", "FurtherParty", "give_account", "known_commitment",
    "list_accounts", "list_commitments", "read_commitment", "record_commitment", "record_fulfilment",
]  # fmt: skip
