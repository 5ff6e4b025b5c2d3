"""What kind of document a text is, by fixed signs, and which extractors a kind switches on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialogue.vocabulary import SourceKind


class DocumentKind(StrEnum):
    """Kinds that are written to different rules. `UNKNOWN` where no sign is found: everything is read, nothing trusted."""

    CABLE = "cable"
    MEMCON = "memcon"
    MINUTES = "minutes"
    OUTCOME_LIST = "outcome-list"
    JOINT_STATEMENT = "joint-statement"
    READ_OUT = "readout"
    PRESS = "press-conference"
    LETTER = "letter"
    CONSENSUS = "consensus"
    NEWS = "news"
    REPORT = "report"
    UNKNOWN = "note"


class Extractor(StrEnum):
    """What is looked for. Each can be switched on or off by the caller, whatever the kind says."""

    MEETINGS = "meetings"
    PARTICIPANTS = "participants"
    POSITIONS = "positions"
    COMMITMENTS = "commitments"
    REQUESTS = "requests"
    RECOMMENDATIONS = "recommendations"
    CLAIMS = "claims"
    CARRIED = "carried"
    TOPICS = "topics"
    NEXT_STEPS = "next steps"
    TRANSMISSIONS = "transmissions"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that speaks for a kind: its name, and the offsets in the stored text where it stands (0, 0: all over)."""

    name: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class KindFinding:
    """The kind, the signs that speak for it, and whether a person (or the caller) said so."""

    kind: DocumentKind
    signs: tuple[Sign, ...] = ()
    is_given: bool = False


SOURCE_KINDS: Final = {
    DocumentKind.CABLE: SourceKind.CABLE,
    DocumentKind.MEMCON: SourceKind.MEMCON,
    DocumentKind.MINUTES: SourceKind.MINUTES,
    DocumentKind.OUTCOME_LIST: SourceKind.READ_OUT,
    DocumentKind.JOINT_STATEMENT: SourceKind.JOINT_STATEMENT,
    DocumentKind.READ_OUT: SourceKind.READ_OUT,
    DocumentKind.PRESS: SourceKind.READ_OUT,
    DocumentKind.LETTER: SourceKind.LETTER,
    DocumentKind.CONSENSUS: SourceKind.CONSENSUS,
    DocumentKind.NEWS: SourceKind.NEWS,
    DocumentKind.REPORT: SourceKind.REPORT,
    DocumentKind.UNKNOWN: SourceKind.NOTE,
}
"""The nearest kind of the record for each kind of document."""

_OFF: Final = {
    DocumentKind.NEWS: {Extractor.COMMITMENTS, Extractor.RECOMMENDATIONS},
    DocumentKind.REPORT: {Extractor.COMMITMENTS},
    DocumentKind.CONSENSUS: {Extractor.COMMITMENTS},
}
_ONLY: Final = {
    Extractor.RECOMMENDATIONS: {DocumentKind.CONSENSUS, DocumentKind.REPORT, DocumentKind.UNKNOWN},
    Extractor.CLAIMS: {DocumentKind.NEWS, DocumentKind.REPORT, DocumentKind.CABLE, DocumentKind.UNKNOWN},
    Extractor.CARRIED: {DocumentKind.CONSENSUS, DocumentKind.MINUTES, DocumentKind.UNKNOWN},
}


def extractors_of(kind: DocumentKind) -> frozenset[Extractor]:
    """What is looked for in a document of this kind, unless the caller says otherwise."""
    off = _OFF.get(kind, set()) | {what for what, kinds in _ONLY.items() if kind not in kinds}
    return frozenset(set(Extractor) - off)


def kind_named(name: str) -> DocumentKind | None:
    """The kind that somebody means by a word: `read-out`, `Joint statement`, `memorandum of conversation`; None: no kind."""
    plain = "".join(letter for letter in name.lower() if letter.isalpha())
    return _NAMES.get(plain)


_NAMES: Final = {"".join(letter for letter in kind.value if letter.isalpha()): kind for kind in DocumentKind} | {
    "memorandumofconversation": DocumentKind.MEMCON,
    "tei": DocumentKind.MEMCON,
    "readouts": DocumentKind.READ_OUT,
    "post": DocumentKind.READ_OUT,
    "factsheet": DocumentKind.OUTCOME_LIST,
    "press": DocumentKind.PRESS,
    "consensusdocument": DocumentKind.CONSENSUS,
    "unknown": DocumentKind.UNKNOWN,
}
