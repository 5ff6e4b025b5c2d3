"""Closed lists and small values of the record that the dialogue itself does not share with the text."""

from dataclasses import dataclass
from enum import StrEnum


class DialogueStatus(StrEnum):
    """Whether the series goes on."""

    ACTIVE = "active"
    DORMANT = "dormant"
    ENDED = "ended"


class Polarity(StrEnum):
    """Whether an undertaking is to do something or to leave it."""

    DO = "do"
    REFRAIN = "refrain"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    COMPANY = "company"
    RESEARCH = "research institution"
    ASSOCIATION = "association"
    COALITION = "coalition"
    REGIME = "regime or arrangement"
    PRESS = "press"
    OTHER = "other"


class Channel(StrEnum):
    """How a text was handed over."""

    BY_HAND = "by hand"
    NOTE = "diplomatic note"
    LETTER = "letter"
    EMAIL = "electronic mail"
    OTHER = "other"


class Fulfilled(StrEnum):
    """What evidence says of a commitment. Nothing here follows from a date alone: overdue is not broken."""

    PARTLY = "partly fulfilled"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not fulfilled"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


class HostRole(StrEnum):
    """What an organisation did for a meeting to take place."""

    HOST = "host"
    CO_HOST = "joint host"
    FUNDER = "funder"


class Rank(StrEnum):
    """At which level somebody sat at a meeting, as their post then was."""

    LEADER = "head of state or government"
    MINISTER = "minister"
    VICE_MINISTER = "vice-minister"
    DIRECTOR_GENERAL = "director-general"
    WORKING = "working level"
    NOT_OFFICIAL = "no office held"


class SamePersonVerdict(StrEnum):
    """What somebody who looked found of two people of the register that seem to be one."""

    SAME = "one person"
    DIFFERENT = "two people"


class CommunicationKind(StrEnum):
    """How something was told outside a meeting."""

    LETTER = "letter"
    NOTE = "diplomatic note"
    ORAL = "oral message"
    CALL = "telephone call"
    POST = "public post"
    FILING = "filing with a body"


class NextStepKind(StrEnum):
    """What is to be done after a meeting."""

    TASK = "task"
    RELAY = "relay to somebody"
    REPORT_BACK = "report back"


class NextStepState(StrEnum):
    """What became of a next step."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ConditionState(StrEnum):
    """What a passage shows of the condition of a commitment. Nothing is assumed of one that nobody looked at."""

    MET = "met"
    NOT_MET = "not met"
    FAILED = "failed for good"


class Obligation(StrEnum):
    """On which side of a commitment somebody stands."""

    DEBTOR = "debtor"
    CREDITOR = "creditor"


class MeasureEventKind(StrEnum):
    """What happened, or was said to happen, to a rule or an act that is talked about."""

    NOTIFIED = "notified"
    ISSUED = "issued"
    AMENDED = "amended"
    DUE_TO_TAKE_EFFECT = "due to take effect"
    TOOK_EFFECT = "took effect"
    POSTPONED = "postponed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    REQUIREMENT = "standing requirement"
    PART_OF = "part of another measure"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A party of one dialogue by its key; an open counterpart also by how it is called there and how many it counts."""

    key: str
    label_en: str = ""
    label_zh: str = ""
    member_count: int | None = None
