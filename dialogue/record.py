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


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A party of one dialogue by its key; an open counterpart also by how it is called there and how many it counts."""

    key: str
    label_en: str = ""
    label_zh: str = ""
    member_count: int | None = None
