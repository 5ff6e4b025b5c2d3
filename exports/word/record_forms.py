"""The forms in which the record leaves as Word: papers of a meeting, of a dialogue, of a text."""

from enum import StrEnum


class RecordForm(StrEnum):
    """A paper of the record. What it is a paper of stands beside each: the row it is asked for by."""

    PARTICIPANTS = "participants-annex"
    """Of a meeting."""
    MINUTES = "minutes"
    """Of a meeting."""
    MINUTES_UNATTRIBUTED = "minutes-unattributed"
    """Of a meeting."""
    POSITIONS = "positions-matrix"
    """Of a dialogue."""
    COMMITMENTS = "commitments-table"
    """Of a dialogue."""
    CLAUSE_HISTORY = "clause-history"
    """Of a clause."""
    TEXT_HISTORY = "text-history"
    """Of a draft."""
    CERTIFICATE = "conformity-certificate"
    """Of a milestone."""
    TRANSMITTAL = "transmittal-letter"
    """Of a transmittal."""
