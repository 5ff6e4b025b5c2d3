"""A commitment as a sentence: who, to do what, by when; and where it stands."""

from collections.abc import Iterable
from datetime import date

from actions.commitment_lists import Open
from actions.commitments import CommitmentLine, FurtherParty
from actions.dialogues import PartyLine
from dashboard.record_words import side_name
from dialogue.commitments import Standing, Status
from dialogue.record import Obligation, Polarity
from dialogue.vocabulary import DueKind
from locales import N_, Reader

STANDINGS = {
    Standing.AGREED: ("agreed", N_("agreed by both accounts")),
    Standing.CLAIMED: ("one", N_("claimed by one side")),
    Standing.DISPUTED: ("conforming", N_("disputed")),
    Standing.UNHEARD: ("open", N_("no account yet")),
}
"""The shape and the word of each standing."""

DUE = {
    DueKind.NONE: N_("undated"),
    DueKind.EVENT: N_("after an event"),
    DueKind.RECURRING: N_("recurring"),
    DueKind.CONTINUING: N_("continuing"),
    DueKind.DATE: N_("on a date"),
    DueKind.PERIOD: N_("within a period"),
    DueKind.RELATIVE: N_("within a time that is counted from an event"),
}

TOLD = frozenset(Status) - {Status.UNDATED, Status.NOT_DUE}
"""The statuses that say something beside the term itself."""


def debtor_name(words: Reader, line: CommitmentLine | Open, parties: Iterable[PartyLine] = ()) -> str:
    """Who undertook it: everybody who did."""
    return _names(words, line.debtors, tuple(parties))


def creditor_name(words: Reader, line: CommitmentLine, parties: Iterable[PartyLine] = ()) -> str:
    """Toward whom; empty where nobody is named."""
    return _names(words, line.on_side(Obligation.CREDITOR), tuple(parties))


def _names(words: Reader, named: Iterable[FurtherParty], parties: tuple[PartyLine, ...]) -> str:
    found = (side_name(words, one.party, parties, one.label_en, one.label_zh) for one in named)
    return words.t(", ").join(found)


def sentence(words: Reader, line: CommitmentLine, parties: Iterable[PartyLine] = ()) -> str:
    """Who will do, or leave, what; under which condition."""
    who, what = debtor_name(words, line, parties), words.pick(line.action_en, line.action_zh)
    pattern = N_("{who} not to: {what}") if line.polarity == Polarity.REFRAIN else N_("{who}: {what}")
    return _on_condition(words, line, words.t(pattern, who=who, what=what))


def undertaking(words: Reader, line: CommitmentLine) -> str:
    """What is to be done, or left; under which condition. For a line that names the debtor in a place of its own."""
    what = words.pick(line.action_en, line.action_zh)
    told = words.t("not to: {what}", what=what) if line.polarity == Polarity.REFRAIN else what
    return _on_condition(words, line, told)


def _on_condition(words: Reader, line: CommitmentLine, told: str) -> str:
    condition = words.pick(line.condition_en, line.condition_zh)
    return words.t("{told}, if {condition}", told=told, condition=condition) if condition else told


def due_term(words: Reader, line: CommitmentLine) -> str:
    """By when: the date or the days, or the words of the commitment, or what is counted from, or what kind of term it has."""
    if line.due_on and line.due_from and line.due_kind == DueKind.PERIOD:
        first, last = words.short_date(line.due_from), words.short_date(line.due_on)
        return words.t("{first} to {last}", first=first, last=last)
    if line.due_on:
        return words.short_date(line.due_on)
    return words.pick(line.due_words_en, line.due_words_zh) or counted_from(words, line) or words.t(DUE[line.due_kind])


def counted_from(words: Reader, line: CommitmentLine) -> str:
    """The event that a term hangs on, and how many days before or after it; empty where none is named."""
    event, days = words.pick(line.due_event_en, line.due_event_zh), line.due_offset_days
    if not event or not days:
        return event
    if days < 0:
        return words.n("{n} day before: {event}", "{n} days before: {event}", -days, event=event)
    return words.n("{n} day after: {event}", "{n} days after: {event}", days, event=event)


def quantity_words(words: Reader, line: CommitmentLine) -> str:
    """How much, as worded, with its unit and the period it counts in."""
    much = f"{line.quantity} {words.pick(line.unit_en, line.unit_zh)}".strip() if line.quantity else ""
    return words.t("{text} ({note})", text=much, note=line.quantity_period) if line.quantity_period and much else much


def due_words(words: Reader, line: CommitmentLine) -> str:
    """By when, and whether that has passed."""
    return words.t("{date}, overdue", date=due_term(words, line)) if line.is_overdue else due_term(words, line)


def due_in_full(words: Reader, line: CommitmentLine) -> str:
    """By when; where a date was read out of the words of the commitment, those words after it."""
    own = words.pick(line.due_words_en, line.due_words_zh)
    told = due_words(words, line)
    return words.t("{text} ({note})", text=told, note=own) if line.due_on and own else told


def standing_words(words: Reader, line: CommitmentLine) -> str:
    """Where it stands: what the accounts say, and what evidence shows."""
    return " · ".join(filter(None, (words.t(STANDINGS[line.standing][1]), standing_detail(words, line))))


def standing_detail(words: Reader, line: CommitmentLine) -> str:
    """Where it stands on the day: what evidence, the condition and the calendar say; empty where that adds nothing."""
    return words.t(line.status) if line.status in TOLD else ""


AGES = (N_("not due"), N_("up to 3 months"), N_("up to a year"), N_("longer"))
"""How long a commitment has been overdue."""


def age_of(due_on: date, today: date) -> str:
    """The span in `AGES` of a commitment that is due or overdue."""
    late = (today - due_on).days
    return AGES[0] if late <= 0 else AGES[1] if late <= 92 else AGES[2] if late <= 365 else AGES[3]
