"""A Word file that comes back: taken apart (`arrived`), then laid on the clauses of its export (`placing`)."""

from exports.word.arrived import (
    CommentPlace,
    Returned,
    ReturnedComment,
    ReturnedRow,
    ReturnedText,
    Stray,
    read_returned,
)
from exports.word.changes import ReturnedChange
from exports.word.laying import BaseClause
from exports.word.placing import Hand, Placement, ReturnedClause, place
from exports.word.remarks import PlacedComment

__all__ = [
    "BaseClause",
    "CommentPlace",
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
