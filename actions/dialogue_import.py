"""A whole dialogue taken in from its JSON document: under its own identifiers where it is not here yet, or as a copy.

Everything is checked before anything is written: each value against its column, each reference, who belongs to whom, the
digests of the sources and of their files, and that every quote stands where it says that it does.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from actions.access import needs
from actions.dialogue_document import Row, Rows, key_of, kind_of, parsed, row_read
from actions.journal import record
from actions.record_access import made_before
from dialogue.actors import Actor
from dialogue.audiences import SECRETARIAT
from dialogue.intake_refusals import DialogueHereAlready, DocumentNotADialogue, DocumentTampered, PartyIsAnother
from dialogue.refusals import NotPermitted
from dialogue.roles import Permission
from dialogue.vocabulary import PassageRole
from intake.anchors import Anchor, verify
from models.base import new_id
from models.dialogue_parts import (
    BELONGS_BY,
    PARTY_KEYS,
    RESTS_ON_WORDS,
    ROOT,
    USED,
    carried_columns,
    carried_tables,
    leads,
    nouns,
)
from models.dialogues import Dialogue
from models.parties import Party
from models.tables import METADATA


@dataclass(frozen=True, slots=True)
class DialogueCame:
    """What stands in the document of a dialogue, checked through and not written.

    `counts` are rows by table; `known` those of the register that are here already and stay as they are. `is_here` says
    that the dialogue itself is, so that it can be taken in only as a copy.
    """

    dialogue_id: UUID
    name_en: str
    name_zh: str
    parties: tuple[tuple[str, str], ...]
    counts: dict[str, int]
    known: dict[str, int]
    is_here: bool


def look_at_dialogue(session: Session, actor: Actor, content: bytes) -> DialogueCame:
    """What a document would bring. Raises as `import_dialogue`, but for a dialogue that is here already."""
    _may(actor)
    rows = _checked(session, content)
    dialogue = rows[ROOT][0]
    here = _here(session, rows)
    return DialogueCame(
        UUID(dialogue["id"]), dialogue["name_en"], dialogue["name_zh"],
        tuple((party["name_en"], party["name_zh"]) for party in rows["party"]),
        {table: len(of) for table, of in rows.items() if of}, {table: len(of) for table, of in here.items() if of},
        session.get(Dialogue, UUID(dialogue["id"])) is not None,
    )  # fmt: skip


def import_dialogue(
    session: Session, actor: Actor, content: bytes, *, as_copy: bool = False, key: str | None = None
) -> Dialogue:
    """Take a dialogue in from its document, in one act. Journal: dialogue:imported, with every row.

    What the register has already (parties, people, organisations, general topics) stays as it is here. A copy has
    identifiers of its own throughout. Raises NotPermitted for whoever is no organiser of the secretariat,
    DocumentNotADialogue, DocumentTampered, DialogueHereAlready, PartyIsAnother.
    """
    _may(actor)
    if made := made_before(session, key, Dialogue):
        return made
    rows = _checked(session, content)
    given = rows[ROOT][0]["id"]
    if not as_copy and _own_are_here(session, rows):
        raise DialogueHereAlready()
    here = _here(session, rows)
    if as_copy:
        rows = _renamed(rows)
    dialogue: SQLModel | None = None
    for table in carried_tables():
        kind = kind_of(table.name)
        for row in _in_order(table.name, rows[table.name]):
            if key_of(table.name, row) not in here.get(table.name, ()):
                session.add(made_row := row_read(kind, table.name, row))
                dialogue = made_row if table.name == ROOT else dialogue
        session.flush()
    assert isinstance(dialogue, Dialogue)  # noqa: S101 - one row of the root is part of the format
    digest = hashlib.sha256(content).hexdigest()
    record(session, actor, "dialogue:imported", dialogue, key=key, document=digest, copy_of=given if as_copy else "")
    return dialogue


def _may(actor: Actor) -> None:
    needs(actor, Permission.DIALOGUE_OPEN)
    if actor.side != SECRETARIAT:
        raise NotPermitted(needs=Permission.DIALOGUE_OPEN, role=actor.role)


def _checked(session: Session, content: bytes) -> Rows:
    dialogue_id, rows = parsed(content)
    if [row["id"] for row in rows[ROOT]] != [dialogue_id]:
        raise DocumentNotADialogue(where=ROOT, reason="no dialogue")
    _check_references(rows)
    _check_sources(rows)
    _check_parties(session, rows)
    for table in carried_tables():  # what a column allows beyond its type, and nothing that hangs on itself
        for row in _in_order(table.name, rows[table.name]):
            row_read(kind_of(table.name), table.name, row)
    return rows


def _check_references(rows: Rows) -> None:
    there: dict[str, set[Any]] = {table: set() for table in rows}
    for table, of in rows.items():
        for row in of:
            if (key := key_of(table, row)) in there[table]:
                raise DocumentNotADialogue(where=table, reason="twice the same")
            there[table].add(key)
    for table, of in rows.items():
        for row in of:
            for column, target in leads(table).items():
                if row[column] is not None and (row[column],) not in there[target]:
                    raise DocumentNotADialogue(where=f"{table}.{column}", reason="leads nowhere")
            for column, noun in nouns(table).items():
                if row[column] is not None and (row[column],) not in there.get(row[noun], ()):
                    raise DocumentNotADialogue(where=f"{table}.{column}", reason="leads nowhere")
            owners = BELONGS_BY.get(table, ())
            if owners and table not in USED and not any(row[column] for column in owners):
                raise DocumentNotADialogue(where=table, reason="belongs to nothing")


def _check_sources(rows: Rows) -> None:
    """The digests of texts and files, the quotes in them, and that nothing rests on what an author thinks."""
    texts = {}
    for row in rows["source"]:
        texts[row["id"]] = row["text"]
        if hashlib.sha256(row["text"].encode()).hexdigest() != row["sha256"]:
            raise DocumentTampered(what="source")
    for row in rows["stored_file"]:
        read: Any = row_read(kind_of("stored_file"), "stored_file", row)
        if hashlib.sha256(read.content).hexdigest() != row["sha256"]:
            raise DocumentTampered(what="file")
    comments = set()
    for row in rows["passage"]:
        at = Anchor(row["start"], row["end"], row["prefix"], row["suffix"], row["exact"])
        if not verify(texts[row["source_id"]], at):
            raise DocumentTampered(what="quote")
        if row["role"] == PassageRole.COMMENT:
            comments.add(row["id"])
    for table in RESTS_ON_WORDS:
        if any(row["passage_id"] in comments for row in rows[table]):
            raise DocumentNotADialogue(where=table, reason="rests on a comment")


def _check_parties(session: Session, rows: Rows) -> None:
    keys = {row["key"] for row in rows["party"]}
    for table, of in rows.items():
        named = PARTY_KEYS & {column.name for column in carried_columns(table)}
        if any(row[column] and row[column] not in keys for row in of for column in named):
            raise DocumentNotADialogue(where=table, reason="no such party")
    names = ("name_en", "name_zh", "short_en", "short_zh")
    for row in rows["party"]:
        there = session.get(Party, row["key"])
        if there is not None and any(getattr(there, name) != row[name] for name in names):
            raise PartyIsAnother(party=row["key"], here=there.name_en)


def _own_are_here(session: Session, rows: Rows) -> bool:
    """Whether the dialogue, or anything of its own, stands here under the same identifier."""
    for table in (ROOT, *(table for table in BELONGS_BY if table not in USED)):
        if "id" in METADATA.tables[table].columns and _present(session, table, rows[table]):
            return True
    return bool(_present(session, "topic", [row for row in rows["topic"] if row["dialogue_id"]]))


def _here(session: Session, rows: Rows) -> dict[str, set[tuple[Any, ...]]]:
    """What is shared and stands here already, with the names that belong to it: it stays as it is."""
    found = {}
    for table, owners in USED.items():
        shared = [row for row in rows[table] if table != "topic" or row["dialogue_id"] is None]
        found[table] = _present(session, table, shared)
        for column in owners:
            kept = found[leads(table)[column]]
            found[table] |= {key_of(table, row) for row in shared if (row[column],) in kept}
    return found


def _present(session: Session, table: str, rows: list[Row]) -> set[tuple[Any, ...]]:
    kind = kind_of(table)
    column = next(iter(METADATA.tables[table].primary_key))
    keys = {row[column.name] if table == "party" else UUID(row[column.name]): key_of(table, row) for row in rows}
    wanted, found = list(keys), set()
    for start in range(0, len(wanted), 500):
        there = session.exec(
            select(getattr(kind, column.name)).where(getattr(kind, column.name).in_(wanted[start : start + 500]))
        )
        found |= {keys[key] for key in there}
    return found


def _renamed(rows: Rows) -> Rows:
    """The same rows under new identifiers, in the same order; what is shared keeps its own."""
    new: dict[str, str] = {}
    own = [
        row["id"]
        for table, of in rows.items()
        for row in of
        if "id" in row and (table not in USED or (table == "topic" and row["dialogue_id"]))
    ]
    for old in sorted(own):  # many lists are in the order of their identifiers
        new[old] = new_id().hex
    renamed: Rows = defaultdict(list)
    for table, of in rows.items():
        pointing = {"id", *leads(table), *nouns(table)}
        renamed[table] = [{c: new.get(v, v) if c in pointing else v for c, v in row.items()} for row in of]
    return renamed


def _in_order(table: str, rows: list[Row]) -> list[Row]:
    """The rows so that each stands after those of the same table that it needs. Raises DocumentNotADialogue for a circle."""
    keys = [
        column.name
        for column in METADATA.tables[table].columns
        for key in column.foreign_keys
        if key.column.table.name == table
    ]
    if not keys:
        return rows
    waiting, ordered = {row["id"]: row for row in rows}, list[Row]()
    while waiting:
        ready = [row for row in waiting.values() if all(row[k] is None or row[k] not in waiting for k in keys)]
        if not ready:
            raise DocumentNotADialogue(where=table, reason="hangs on itself")
        ordered += [waiting.pop(row["id"]) for row in ready]
    return ordered


__all__ = ["DialogueCame", "import_dialogue", "look_at_dialogue"]
