"""A commitment as a sentence: who, to do what, by when; and where it stands."""

from collections.abc import Iterable
from datetime import date

from actions.commitments import CommitmentLine
from actions.dialogues import PartyLine
from dashboard.record_words import side_name
from dialogue.commitments import Standing
from dialogue.record import Polarity
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
}


def debtor_name(words: Reader, line: CommitmentLine, parties: Iterable[PartyLine] = ()) -> str:
    """Who undertook it."""
    return side_name(words, line.debtor, parties, line.debtor_label_en, line.debtor_label_zh)


def creditor_name(words: Reader, line: CommitmentLine, parties: Iterable[PartyLine] = ()) -> str:
    """Toward whom; empty where nobody is named."""
    return side_name(words, line.creditor, parties, line.creditor_label_en, line.creditor_label_zh)


def sentence(words: Reader, line: CommitmentLine, parties: Iterable[PartyLine] = ()) -> str:
    """Who will do, or leave, what; under which condition."""
    parties = tuple(parties)
    who, what = debtor_name(words, line, parties), words.pick(line.action_en, line.action_zh)
    pattern = N_("{who} not to: {what}") if line.polarity == Polarity.REFRAIN else N_("{who}: {what}")
    told = words.t(pattern, who=who, what=what)
    condition = words.pick(line.condition_en, line.condition_zh)
    return words.t("{told}, if {condition}", told=told, condition=condition) if condition else told


def due_words(words: Reader, line: CommitmentLine) -> str:
    """By when: the date, or the words of the commitment, or what kind of term it has."""
    if line.due_on:
        shown = words.short_date(line.due_on)
        return words.t("{date}, overdue", date=shown) if line.is_overdue else shown
    return line.due_words or words.t(DUE[line.due_kind])


def standing_words(words: Reader, line: CommitmentLine) -> str:
    """Where it stands: what the accounts say, and what evidence shows."""
    told = [words.t(STANDINGS[line.standing][1])]
    if line.fulfilment is not None:
        told.append(words.t(line.fulfilment.state))
    elif line.is_overdue:
        told.append(words.t("overdue"))
    return " · ".join(told)


AGES = (N_("not due"), N_("up to 3 months"), N_("up to a year"), N_("longer"))
"""How long a commitment has been overdue."""


def age_of(line: CommitmentLine, today: date) -> str | None:
    """The span in `AGES` of an open dated commitment; None for an undated or settled one, which has no age."""
    if line.due_on is None or (line.fulfilment is not None and not line.is_overdue):
        return None
    late = (today - line.due_on).days
    return AGES[0] if late <= 0 else AGES[1] if late <= 92 else AGES[2] if late <= 365 else AGES[3]
