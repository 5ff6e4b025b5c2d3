"""Closed lists of the record: tracks, modes, capacities, strengths. Values are stored; words are found by the face."""

from enum import StrEnum


class Track(StrEnum):
    """I: officials. I.5: officials in a personal capacity with experts. II: no officials."""

    I = "I"  # noqa: E741
    I_5 = "1.5"
    II = "II"


class MeetingMode(StrEnum):
    """How the sides met."""

    IN_PERSON = "in person"
    CALL = "call"
    VIDEO = "video"
    WRITTEN = "written"


class MeetingState(StrEnum):
    """Whether the meeting is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class AttributionRule(StrEnum):
    """What may be repeated of what was said."""

    ATTRIBUTED = "attributed"
    CHATHAM_HOUSE = "Chatham House Rule"
    OFF_THE_RECORD = "off the record"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT = "about"


class Outcome(StrEnum):
    """What became of an agenda item."""

    OPEN = "open"
    AGREED = "agreed"
    DEFERRED = "deferred"
    DROPPED = "dropped"
    NOT_REACHED = "not reached"


class Function(StrEnum):
    """In what function a person sat at the meeting."""

    HEAD = "head"
    MEMBER = "member"
    INTERPRETER = "interpreter"
    NOTE_TAKER = "note-taker"
    OBSERVER = "observer"
    CHAIR = "chair"


class Capacity(StrEnum):
    """In what quality a person spoke."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    UNKNOWN = "not stated"


class Presence(StrEnum):
    """How we know that the person was there."""

    LISTED = "listed"
    NAMED = "named in the text"
    INFERRED = "inferred"


class SourceKind(StrEnum):
    """What kind of document a source is."""

    CABLE = "cable"
    MEMCON = "memorandum of conversation"
    MINUTES = "minutes"
    READ_OUT = "read-out"
    JOINT_STATEMENT = "joint statement"
    OUTCOME_LIST = "outcome list"
    CONSENSUS = "consensus document"
    ADOPTED = "adopted text"
    LETTER = "letter"
    NEWS = "news"
    REPORT = "report"
    NOTE = "note"


class PassageRole(StrEnum):
    """What a passage is: the record of what was said, a summary of it, the author's comment on it, or something else.

    A quotation is what somebody else is quoted with; narrative tells what happened and nothing that was said; a header and
    boilerplate are what a document of its kind always carries.
    """

    RECORD = "record"
    SUMMARY = "summary"
    COMMENT = "comment"
    QUOTATION = "quotation"
    NARRATIVE = "narrative"
    HEADER = "header"
    BOILERPLATE = "boilerplate"


class PositionKind(StrEnum):
    """What a stated position does. An imputed purpose is what the speaker says the other side really wants."""

    POSITION = "position"
    JUSTIFICATION = "justification"
    CONCERN = "concern"
    REQUEST = "request"
    CLAIM = "claim of fact"
    DENIAL = "denial"
    ACKNOWLEDGEMENT = "acknowledgement"
    WARNING = "warning"
    QUESTION = "question"
    PREDICTION = "prediction"
    IMPUTED_PURPOSE = "imputed purpose"


class Strength(StrEnum):
    """How firmly an undertaking is worded; kept as worded, never normalised away."""

    AGREED_JOINTLY = "agreed jointly"
    SHALL = "shall"
    WILL = "will"
    INTENDS = "intends"
    WOULD = "would"
    COMMITTED = "committed"
    WILLING = "willing"


class Basis(StrEnum):
    """Where the words of a commitment come from."""

    JOINT_TEXT = "joint text"
    OWN_TEXT = "own text"
    OTHER_SIDES_REPORT = "other side's report"
    THIRD_PARTY = "third party"


class DueKind(StrEnum):
    """When an undertaking falls due. What is undated is never overdue.

    A period and a relative term ("within 90 days") have a last day that a person worked out; a term that hangs on an event
    has one only when the event has come about.
    """

    NONE = "none"
    DATE = "date"
    PERIOD = "period"
    RELATIVE = "relative"
    EVENT = "event"
    RECURRING = "recurring"
    CONTINUING = "continuing"


class Stance(StrEnum):
    """What a party says of a commitment or a claim."""

    ASSERTED = "asserted"
    ACKNOWLEDGED = "acknowledged"
    REWORDED = "reworded"
    SILENT = "silent"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    NOT_CONFIRMED = "asked and not confirmed"


class DraftKind(StrEnum):
    """What the text is to become."""

    CONSENSUS = "consensus document"
    JOINT_STATEMENT = "joint statement"
    AGREED_MINUTES = "agreed minutes"
    MOU = "memorandum of understanding"
    OUTCOME_LIST = "outcome list"


class StartOrigin(StrEnum):
    """What a new draft starts from."""

    TEXT = "an earlier text"
    WORD = "a Word file"
    OUTLINE = "an outline"
    TEMPLATE = "a house template"


class ClauseKind(StrEnum):
    """What a clause is in the text."""

    HEADING = "heading"
    CHAPEAU = "chapeau"
    PARAGRAPH = "paragraph"
    RECOMMENDATION = "recommendation"
    SUBPARAGRAPH = "subparagraph"


class Marking(StrEnum):
    """Handling of a source or a passage, from the least to the most restricted."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SENSITIVE = "sensitive"
    CONFIDENTIAL = "confidential"
