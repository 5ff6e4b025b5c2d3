"""How mandates, and what departs from them, are named in the reader's language."""

from typing import Final

from actions.mandate_paper import PaperWords
from actions.mandates import Where
from dashboard.names import party_name
from dialogue.parties import KNOWN_PARTIES
from drafts.mandate import Departure, DepartureKind
from locales import LANGUAGE_NAMES, N_, Reader

KINDS: Final = {
    DepartureKind.RED_LINE_CROSSED: N_("Red line crossed"),
    DepartureKind.FORBIDDEN_PRESENT: N_("Forbidden words present"),
    DepartureKind.REQUIRED_NEGATED: N_("Required words negated"),
    DepartureKind.REQUIRED_MISSING: N_("Required words missing"),
    DepartureKind.DEPARTS_FROM_AUTHORISED: N_("Departs from the authorised text"),
    DepartureKind.WITHIN_FALLBACK: N_("Within the fallback"),
}
WHERE: Final = {
    Where.STANDING: N_("The standing text"),
    Where.TABLED: N_("A tabled proposal"),
    Where.PRIVATE: N_("A private proposal of your side"),
}


def departure_words(departure: Departure, reader: Reader) -> str:
    """One departure as a line: how, in which language, and the words it is about."""
    line = reader.t(
        "{how} ({language})", how=reader.t(KINDS[departure.kind]), language=LANGUAGE_NAMES[departure.language]
    )
    if departure.words:
        line = reader.t("{what}: {words}", what=line, words=departure.words)
    if departure.negated and departure.kind in (DepartureKind.RED_LINE_CROSSED, DepartureKind.FORBIDDEN_PRESENT):
        line = reader.t("{line} – under a negation", line=line)
    return line


def paper_words(reader: Reader) -> PaperWords:
    """The captions of the list that goes back to the capital."""
    return PaperWords(
        language="zh" if reader.language == "zh" else "en",
        title=reader.t("Back to capital"),
        marking=reader.t("only your side sees this"),
        nothing=reader.t("No text departs from your mandates."),
        as_at=reader.t("as at {when}", when="{when}"),
        clause=reader.t("Clause {number}", number="{number}"),
        by=reader.t("{what} ({side})", what="{what}", side="{side}"),
        whole=reader.t("the whole draft"),
        authorised=reader.t("Authorised text"),
        fallback=reader.t("Fallback"),
        red_line=reader.t("Red line"),
        note=reader.t("Note"),
        text=reader.t("The text"),
        where={where: reader.t(words) for where, words in WHERE.items()},
        kinds={kind: reader.t(words) for kind, words in KINDS.items()},
        sides={party: party_name(party, reader) for party in (*(known.key for known in KNOWN_PARTIES), "secretariat")},
    )
