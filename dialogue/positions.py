"""How something was said: how firmly, how directly, by whom; what an answer to a request was; how a side moved."""

from enum import StrEnum


class Firmness(StrEnum):
    """How firmly a position was held, as its words have it; read by a person, and left blank where they do not tell."""

    RED_LINE = "cannot be moved"
    FIRM = "insisted on"
    STATED = "stated"
    OPEN = "open to discussion"


class Directness(StrEnum):
    """How close the words of a source come to what was said."""

    DIRECT = "word for word"
    INDIRECT = "indirect speech"
    PARAPHRASE = "paraphrase"


class AttributionClass(StrEnum):
    """To whom words are attributed where nobody is named. No person is made up for them."""

    OFFICIAL = "unnamed official"
    PRIVATE = "officials in private"
    EXPERTS = "experts or policy circles"
    DOCUMENT = "a document"
    MEDIA = "the press"
    INDUSTRY = "industry"


class Movement(StrEnum):
    """How a later statement of a party stands to its earlier one; read by a person from both texts."""

    RESTATED = "restated"
    SOFTENED = "softened"
    HARDENED = "hardened"


class Answer(StrEnum):
    """How a request was answered. That there was no answer is kept as such, and whether it was inferred."""

    GRANTED = "granted"
    PARTLY = "granted in part"
    COUNTERED = "answered with an offer of its own"
    DEFERRED = "put off"
    REFUSED = "refused"
    NO_RESPONSE = "no response"
