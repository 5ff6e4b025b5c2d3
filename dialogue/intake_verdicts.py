"""What a person decides on what the rules proposed from a source."""

from enum import StrEnum


class IntakeVerdict(StrEnum):
    """What was made of a proposal. Whatever it was, the same proposal is not offered again, until somebody reopens it."""

    ACCEPTED = "accepted"
    EDITED = "accepted with changes"
    REJECTED = "rejected"
    MENTIONED = "mentioned only"
    COMMENT = "a comment"
    REOPENED = "to be looked at again"
