"""What the classes of figures are called: by sign and word, so that no chart and no table needs a colour."""

from typing import Final

from dialogue.agenda_counts import Waited
from dialogue.commitments import Status
from dialogue.contact_counts import Acquaintance, Often
from dialogue.coverage import Covered, WhoseWords
from dialogue.figures import FEWEST, Span, Window
from dialogue.position_counts import AskedSince
from locales import N_, Reader

STATUSES: Final = {
    Status.FULFILLED: N_("● fulfilled"),
    Status.PARTLY: N_("◐ partly fulfilled"),
    Status.NOT_FULFILLED: N_("✕ not fulfilled"),
    Status.OVERDUE: N_("▲ overdue"),
    Status.DUE_SOON: N_("△ due soon"),
    Status.NOT_DUE: N_("○ not due yet"),
    Status.UNDATED: N_("◌ open, undated"),
    Status.CONDITION_OPEN: N_("※ waits for its condition"),
    Status.LAPSED: N_("– lapsed"),
    Status.SUPERSEDED: N_("≈ superseded"),
}
"""Where a commitment stands. Overdue is not broken, and what has no day is a class of its own."""
SPANS: Final = {
    Span.MONTH: N_("▪ up to 30 days"),
    Span.QUARTER: N_("▪▪ 31 to 90 days"),
    Span.YEAR: N_("▪▪▪ 91 to 365 days"),
    Span.LONGER: N_("▪▪▪▪ more than a year"),
}
SINCE: Final = {**SPANS, AskedSince.UNDATED: N_("◌ of unknown date")}
WAITED: Final = {
    Waited.NONE: N_("○ no round since"),
    Waited.ONE: N_("▪ one round"),
    Waited.TWO: N_("▪▪ two rounds"),
    Waited.SOME: N_("▪▪▪ three or four rounds"),
    Waited.MANY: N_("▪▪▪▪ five rounds or more"),
}
COVERED: Final = {
    Covered.EVERY_SIDE: N_("● a text of every side, or one of all together"),
    Covered.SOME_SIDES: N_("◐ texts of some sides only"),
    Covered.OTHERS: N_("○ only texts that speak for no side"),
    Covered.NOTHING: N_("– no text at all"),
}
IN_WORDS: Final = {
    WhoseWords.OWN: N_("● its own text"),
    WhoseWords.SHARED: N_("◆ a text of all sides"),
    WhoseWords.REPORTED: N_("◐ a text of another side"),
    WhoseWords.UNKNOWN: N_("○ a text that speaks for no side"),
}
ACQUAINTED: Final = {
    Acquaintance.AGAIN: N_("● had met before"),
    Acquaintance.FIRST: N_("○ for the first time that is known"),
}
OFTEN: Final = {
    Often.ONCE: N_("▪ once"),
    Often.TWICE: N_("▪▪ twice"),
    Often.SOME: N_("▪▪▪ three or four times"),
    Often.MANY: N_("▪▪▪▪ five times or more"),
}


def window_words(window: Window, words: Reader) -> str:
    """In which window was counted."""
    first, last = window.first, window.last
    if first and last:
        return words.t("Window: {first} to {last}.", first=words.short_date(first), last=words.short_date(last))
    if first:
        return words.t("Window: from {first} on.", first=words.short_date(first))
    if last:
        return words.t("Window: up to {last}.", last=words.short_date(last))
    return words.t("Window: everything, also what has no day.")


def share_rule(words: Reader) -> str:
    """From how many on a share is told in per cent."""
    return words.t("No share is told of fewer than {n}; the numbers stand alone then.", n=words.number(FEWEST))


__all__ = [
    "ACQUAINTED", "COVERED", "IN_WORDS", "OFTEN", "SINCE", "SPANS", "STATUSES", "WAITED", "share_rule", "window_words",
]  # fmt: skip
