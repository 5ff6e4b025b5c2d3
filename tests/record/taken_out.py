"""What leaves: the rows of a dialogue's JSON document, the cells of a table, and the words of a finished Word paper."""

import csv
import io
import json
from functools import cache
from typing import Any
from uuid import UUID

from actions.desk import Desk
from actions.dialogue_export import export_dialogue
from actions.paper_exports import MAKERS, PaperAsked
from actions.paper_parts import Making
from actions.record_tables import Noun, export_table
from exports.word.record_forms import RecordForm
from models.base import now


@cache
def _document(desk: Desk, dialogue: UUID) -> dict[str, list[dict[str, Any]]]:
    return json.loads(export_dialogue(desk, dialogue).content)["tables"]


def rows(desk: Desk, dialogue: UUID, table: str, **where: Any) -> list[dict[str, Any]]:
    """The rows of a table in the document of a dialogue that hold these values. A record that is read is no longer written to."""
    return [row for row in _document(desk, dialogue)[table] if all(row[name] == value for name, value in where.items())]


def row(desk: Desk, dialogue: UUID, table: str, **where: Any) -> dict[str, Any]:
    """The one row of a table in the document that holds these values."""
    (only,) = rows(desk, dialogue, table, **where)
    return only


def cells(desk: Desk, dialogue: UUID, noun: Noun) -> list[dict[str, str]]:
    """The lines of a table that leaves as CSV, by the English half of each heading."""
    content = export_table(desk, noun, dialogue).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def paper(desk: Desk, form: RecordForm, subject: UUID) -> str:
    """Every word that a paper of the record prints, in both languages, before it is laid out."""
    with desk.reading() as joint:
        return repr(MAKERS[form](Making(joint, desk.actor, PaperAsked(), now()), subject).blocks)
