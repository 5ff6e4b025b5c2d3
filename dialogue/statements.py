"""What a party says beside a text without standing in its way."""

from enum import StrEnum


class StatementKind(StrEnum):
    """How a party sets itself beside a clause: its words stand with the text, and do not change it."""

    RESERVATION = "reservation"
    INTERPRETATION = "interpretive statement"
    EXPLANATION = "explanation of position"
    DISSENT = "dissent footnote"
