"""A whole dialogue on its way out as one JSON document: everything of the joint record that is its own, and what it uses.

It is read through one session on the joint store, and no other store is ever opened for it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from actions.access import needs
from actions.desk import Desk
from actions.dialogue_document import Row, Rows, key_of, kind_of, row_written, written
from actions.handing_out import Held, WordFile, check_ceiling
from actions.journal import record
from actions.record_access import access_dialogue
from dialogue.intake_refusals import DocumentNotADialogue
from dialogue.lineage import predecessors
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from models.base import now
from models.dialogue_parts import BELONGS_BY, ROOT, USED, leads, nouns
from models.dialogues import Dialogue
from models.exchange import WordExport
from models.organisations import Organisation
from models.parties import Party
from models.queries import parts
from models.tables import METADATA


def export_dialogue(desk: Desk, dialogue_id: UUID, ceiling: Marking | None = None) -> WordFile:
    """The record of a dialogue as a JSON document, written down as one that left.

    Raises NoSuchRow, NotPermitted, AboveCeiling with what is marked above the ceiling. Journal (own): record:handed_out.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading() as joint:
        dialogue = access_dialogue(joint, desk.actor, dialogue_id, Permission.DIALOGUE_READ)
        rows = rows_of_dialogue(joint, dialogue)
    check_ceiling(ceiling, _held(rows))
    content = written(rows, dialogue.id.hex)
    name = file_name(dialogue.name_en or dialogue.name_zh, "dialogue", "json", ceiling)
    return let_leave(desk, WordFile(name, content), "dialogue json", "dialogue", dialogue.id)


def rows_of_dialogue(joint: Session, dialogue: Dialogue) -> Rows:
    """The rows of a dialogue as they stand in its document. For verbs that passed the door.

    What names a row of another dialogue stands empty: whoever reads this document may not know of that one. So does the
    name of whoever entered something for a side that does not let its people stand in files by name.
    """
    found: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    _add(found, ROOT, [dialogue])
    for table, columns in BELONGS_BY.items():
        for column in columns:
            owners = [key[0] for key in found[leads(table)[column]]]
            _add(found, table, _among(joint, table, column, owners))
    _add_used(joint, found)
    hushed = set(joint.exec(select(Party.key).where(Party.names_people == False)))  # noqa: E712
    for table, rows in found.items():
        for row in rows.values():
            _point_inside(table, row, found)
            if row.get("side") in hushed and "by_name" in row:
                row["by_name"] = ""
    return {table: list(rows.values()) for table, rows in found.items()}


def _among(joint: Session, table: str, column: str, wanted: Iterable[str]) -> list[SQLModel]:
    kind = kind_of(table)
    typed = METADATA.tables[table].columns[column].type
    ids = [UUID(value) if isinstance(typed, sa.Uuid) else value for value in wanted]
    rows: list[SQLModel] = []
    for part in parts(ids):
        rows += joint.exec(select(kind).where(getattr(kind, column).in_(part))).all()
    return rows


def _add(found: dict[str, dict[tuple[str, ...], Row]], table: str, rows: Iterable[SQLModel]) -> list[Row]:
    """Put rows among those found; those that were not there before are told."""
    new = []
    for row in rows:
        kept = row_written(row, table)
        key = key_of(table, kept)
        if key not in found[table]:
            found[table][key] = kept
            new.append(kept)
    return new


def _add_used(joint: Session, found: dict[str, dict[tuple[str, ...], Row]]) -> None:
    """What the rows that were found point to among what is shared, and what that points to, until nothing is missing."""
    waiting = [(table, row) for table, rows in found.items() for row in rows.values()]
    while waiting:
        wanted: dict[str, set[str]] = defaultdict(set)
        for table, row in waiting:
            for column, target in leads(table).items():
                if target in USED and row[column] and (row[column],) not in found[target]:
                    wanted[target].add(row[column])
        waiting = []
        for target, ids in wanted.items():
            rows = _among(joint, target, key_column(target), ids)
            if target == "topic":  # one of another dialogue is not told
                rows = [row for row in rows if row.dialogue_id is None]  # type: ignore[attr-defined]
            waiting += [(target, row) for row in _add(found, target, rows)]
    _add_predecessors(joint, found)
    for table, columns in USED.items():
        for column in columns:
            _add(found, table, _among(joint, table, column, [key[0] for key in found[leads(table)[column]]]))


def _add_predecessors(joint: Session, found: dict[str, dict[tuple[str, ...], Row]]) -> None:
    """What the organisations that the dialogue itself names came from: nothing points to it, and whoever reads them sees it."""
    own = [(table, row) for table, rows in found.items() if table not in USED for row in rows.values()]
    named = {row[column] for table, row in own for column, to in leads(table).items() if to == "organisation"} - {None}
    every = joint.exec(select(Organisation)).all() if named else ()
    for key in sorted(named):
        _add(found, "organisation", predecessors(every, UUID(key)))


def key_column(table: str) -> str:
    """The one column by which a shared row is named."""
    return next(iter(METADATA.tables[table].primary_key)).name


def _point_inside(table: str, row: Row, found: dict[str, dict[tuple[str, ...], Row]]) -> None:
    for column, target in leads(table).items():
        if row[column] is not None and (row[column],) not in found[target]:
            if not METADATA.tables[table].columns[column].nullable:
                raise DocumentNotADialogue(where=f"{table}.{column}", reason="leads to another dialogue")
            row[column] = None
    for column, noun in nouns(table).items():
        if row[column] is not None and (row[column],) not in found.get(row[noun], {}):
            row[column] = None


def _held(rows: Rows) -> Iterable[Held]:
    """Everything in the rows that has a marking, by the title of its source."""
    titles = {row["id"]: row["title"] for row in rows.get("source", ())}
    for table in ("source", "source_paragraph", "passage"):
        for row in rows.get(table, ()):
            if row["marking"]:
                title = titles[row["id"] if table == "source" else row["source_id"]]
                yield Held((title, title), Marking(row["marking"]))


def let_leave(desk: Desk, made: WordFile, form: str, about_noun: str, about_id: UUID) -> WordFile:
    """Write down that a file that is none of Word leaves, and let it. Journal (own): record:handed_out."""
    if not desk.has_own:
        return made
    with desk.writing_own() as own:
        row = WordExport(
            about_noun=about_noun, about_id=about_id, form=form, sha256=hashlib.sha256(made.content).hexdigest(),
            by_id=desk.actor.user_id, by_name=desk.actor.name, side=desk.actor.side,
        )  # fmt: skip
        own.add(row)
        record(own, desk.actor, "record:handed_out", row, form=form)
    return made


def file_name(title: str, what: str, end: str, marking: Marking | None) -> str:
    """What it is of, what of it, the day, and the ceiling: “Dialogue on Ports - positions - 2026-11-22 - internal.csv”."""
    kept = " ".join("".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title).split())[:80]
    return (
        " - ".join(filter(None, (kept or "record", what, f"{now():%Y-%m-%d}", marking and marking.value))) + f".{end}"
    )


__all__ = ["export_dialogue", "file_name", "let_leave", "rows_of_dialogue"]
