"""What a reading proposes: one frozen value for each kind of row, each with the words that it rests on.

A proposal is no fact: nothing counts before a person has confirmed it. Offsets are characters of the stored text, as it
was decoded and never edited; `anchor.exact` is what stands there, letter for letter. A field that the text does not
settle is left empty: abstaining is better than a guess.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dialogue.record import Polarity
from dialogue.vocabulary import Basis, MeetingMode, PositionKind, Precision, Presence, Strength
from intake.anchors import Anchor

JOINT: Final = "*"
"""The party where both, or all, sides speak or undertake together."""


class Tier(StrEnum):
    """How far a proposal may be trusted: A is shown for review, B is folded away."""

    A = "A"
    B = "B"


class TextRole(StrEnum):
    """What a stretch of a document is. Only `RECORD` and `SUMMARY` may be given to a side."""

    HEADER = "header"
    RECORD = "record"
    SUMMARY = "summary"
    COMMENT = "comment"
    QUOTATION = "quotation"
    NARRATIVE = "narrative"
    BOILERPLATE = "boilerplate"


class Attributed(StrEnum):
    """How it is known who speaks."""

    NAMED = "named"
    PRONOUN = "pronoun"
    TURN = "turn"
    CARRIED = "carried"
    SOURCE = "source"


class CommitmentKind(StrEnum):
    """What sort of undertaking the words make; the kinds are kept apart."""

    JOINT = "agreed jointly"
    UNILATERAL = "unilateral undertaking"
    REPORTED = "other side's report"
    INTENTION = "intention"
    RECOMMENDATION = "recommendation"


class DueShape(StrEnum):
    """How the time of an undertaking is worded, finer than the closed list of the record."""

    NONE = "none"
    DATE = "date"
    PERIOD = "period"
    RELATIVE = "relative"
    EVENT = "event-relative"
    RECURRING = "recurring"
    CONTINUING = "continuing"
    VAGUE = "vague"


class GapKind(StrEnum):
    """What interrupts the quoted words in the stored text."""

    PAGE_BREAK = "page break"
    REDACTION = "redaction"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between the quoted words and is none of them. `start` and `end` are offsets in the stored text."""

    kind: GapKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who speaks, undertakes, asks or is asked.

    `party` is the key of a side (`us`, `cn`, the key of the register, or a printed name in small letters), JOINT, or
    empty. `name` is the person or group as printed, empty where only a side is meant. `words` are the words that stand
    for them at this place ("he", "the two sides"), `anchor` where they stand; None where they stand nowhere near.
    """

    party: str = ""
    name: str = ""
    words: str = ""
    attributed: Attributed = Attributed.NAMED
    anchor: Anchor | None = None

    def __bool__(self) -> bool:
        return bool(self.party or self.name)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as the text prints it. `start` and `end` are ISO dates cut to what is known: `2008-07-18`, `2014-03`, `2015`.

    `is_year_inferred`: the year stands elsewhere in the document. `is_flagged`: somebody has to look, because the words
    are relative ("today", 今天, "Monday") and were counted from the document's own date.
    """

    start: str
    end: str = ""
    precision: Precision = Precision.DAY
    as_printed: str = ""
    is_year_inferred: bool = False
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """When an undertaking falls due, as worded. `on` is an ISO date (possibly cut to month or year) or empty.

    `is_counted`: `on` was counted from the date of the meeting or document and stands nowhere. `is_inherited`: it stands
    in the words that introduce a list. `event` is what it hangs on, `offset` the distance from it, both as printed.
    """

    shape: DueShape = DueShape.NONE
    on: str = ""
    words: str = ""
    event: str = ""
    offset: str = ""
    is_counted: bool = False
    is_inherited: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount that is undertaken, as printed: `25 million` `metric tons` `per year`."""

    amount: str
    unit: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What every proposal carries.

    `key` stays the same when the document is read again, also by a newer version of the rule: it is made of the kind
    and the sentence (or name), never of the rule. `rule` names the rule that found it, so that each rule's accept rate
    can be kept. `gaps` are page breaks and the like inside `anchor.exact`; `quote` is the exact words without them.
    `paragraph` is an index into `Reading.paragraphs`, None outside of any; `marking` is the one that governs it.
    """

    key: str
    anchor: Anchor
    rule: str
    tier: Tier
    language: str
    role: TextRole = TextRole.RECORD
    marking: str = ""
    paragraph: int | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def quote(self) -> str:
        """The words as a reader says them: without what interrupts them, runs of white space as one space."""
        words, at = "", self.anchor.start
        for gap in self.gaps:
            words += self.anchor.exact[at - self.anchor.start : gap.start - self.anchor.start] + " "
            at = gap.end
        return " ".join((words + self.anchor.exact[at - self.anchor.start :]).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposal(Proposal):
    """A dated sitting. `stated_counts` are what the text says of how many came, per side as printed ("ten Americans")."""

    date: StatedDate | None = None
    place: str = ""
    place_anchor: Anchor | None = None
    venue: str = ""
    mode: MeetingMode | None = None
    stated_counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantProposal(Proposal):
    """A person at the meeting, or a placeholder with a count ("two note-takers"). `anchor` is the name.

    `name` as printed; `aliases` are other forms in the same text, `misspellings` forms that look like slips of the pen:
    they are linked, the quote is never corrected. `side` empty where the text does not tell. `presence`: LISTED in a
    list or attendance line, NAMED in the running text. `head` where the text says that the person leads the side.
    """

    name: str
    side: str = ""
    title: str = ""
    organisation: str = ""
    presence: Presence = Presence.NAMED
    is_placeholder: bool = False
    count: int | None = None
    head: bool = False
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    side_from: str = ""
    """What the side rests on: `list`, `title`, `register`, `text`; empty without a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionProposal(Proposal):
    """What somebody said. Tier A: a named speaker or party and a strong verb; B: everything else."""

    speaker: Who
    verb: str = ""
    kind: PositionKind = PositionKind.POSITION
    is_direct: bool = False
    """Quoted in the speaker's own words."""
    chain: tuple[str, ...] = ()
    """Through whom the words came, the nearest to the speaker first; the speaker is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentProposal(Proposal):
    """What somebody undertook. `strength_words` are the cue exactly as worded: it is never normalised away.

    `kind` says whose undertaking it is and `basis` where its words come from; `reported_by` is who tells of it, where
    that is not the debtor. `condition` are the words of the condition, empty without one.
    """

    debtor: Who
    kind: CommitmentKind
    basis: Basis
    strength: Strength
    strength_words: str
    polarity: Polarity = Polarity.DO
    due: Due = field(default_factory=Due)
    condition: str = ""
    quantities: tuple[Quantity, ...] = ()
    creditor: str = ""
    reported_by: Who = field(default_factory=Who)
    is_chapeau: bool = False

    @property
    def conditional(self) -> bool:
        """Whether a condition stands in its way."""
        return bool(self.condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestProposal(Proposal):
    """What somebody asked somebody else to do."""

    by: Who
    to: Who
    verb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationProposal(Proposal):
    """What the authors of a text recommend; `addressees` as printed ("both governments"), empty where nobody is named."""

    addressees: tuple[str, ...] = ()
    by: Who = field(default_factory=Who)
    strength: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimProposal(Proposal):
    """A statement of fact with who vouches for it; `chain` is from the first speaker to who reports it here."""

    by: Who
    verb: str = ""
    about: str = ""
    """Key of the side whose act is claimed; empty where none is named."""
    contradicts: bool = False
    """The words deny or refute what somebody else said."""
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentProposal(Proposal):
    """A run of the author's own comment. Nothing in it is proposed as anybody's position, request or commitment."""

    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedProposal(Proposal):
    """A point left for the next session."""

    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProposal(Proposal):
    """A tag, subject or heading that says what is talked about. `source` is `tags`, `subject` or `heading`."""

    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepProposal(Proposal):
    """An event that is to come and is neither this meeting nor an undertaking: a workshop, the next round, a visit.

    `by` is who announces it or goes to it, where the sentence tells.
    """

    date: StatedDate | None = None
    what: str = ""
    by: Who = field(default_factory=Who)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransmissionProposal(Proposal):
    """A text or message that was, or is to be, handed on: from whom to whom, by whom."""

    sender: Who
    receiver: Who
    via: str = ""
    is_to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingProposal(Proposal):
    """A handling marking or caption as printed. `of_document` for the whole; else of the paragraph it opens."""

    text: str
    of_document: bool
    is_caption: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the stored text: offsets, number as printed, marking, role, and the heading above it."""

    start: int
    end: int
    role: TextRole
    number: str = ""
    marking: str = ""
    heading: str = ""
