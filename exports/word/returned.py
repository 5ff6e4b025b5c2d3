"""A Word file that comes back: taken apart (`arrived`), then laid on the clauses of its export (`placing`)."""

from exports.word.arrived import (
    Returned,
    ReturnedComment,
    ReturnedRow,
    ReturnedText,
    Stray,
    read_returned,
)
from exports.word.changes import ReturnedChange
from exports.word.placing import BaseClause, Hand, PlacedComment, Placement, ReturnedClause, place

__all__ = [
    "BaseClause",
    "Hand",
    "PlacedComment",
    "Placement",
    "Returned",
    "ReturnedChange",
    "ReturnedClause",
    "ReturnedComment",
    "ReturnedRow",
    "ReturnedText",
    "Stray",
    "place",
    "read_returned",
]
