"""Figures on their way out as CSV: by the same door as tables, and with what they were counted from held against a ceiling."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from actions.access import needs
from actions.desk import Desk
from actions.dialogue_export import file_name, let_leave
from actions.handing_out import Held, WordFile, check_ceiling
from actions.private_words import check_private_words
from actions.record_access import access_dialogue, joint_of
from dialogue.actors import Actor
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from exports.tables import as_csv
from models.commitments import Account, Commitment, ConditionFinding, Fulfilment
from models.positions import Position, RequestAnswer
from models.read_outs import ReadOutMention, ReadOutPoint
from models.sources import Passage, Source

FIGURES: Final = "figures"
"""How the form of a file begins in which figures leave."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Some figures as they are to leave: by what a file names them, their cells, and the rows they were counted from."""

    code: str
    header: Sequence[str]
    lines: Sequence[Sequence[str]]
    rows: Collection[UUID]


Marked = Mapping[UUID, Collection[Held]]


def markings_counted(
    session: Session, actor: Actor, dialogue_id: UUID, *, joint: Session | None = None
) -> dict[UUID, set[Held]]:
    """What each row of a dialogue that a figure may count rests on, with its marking. Raises NoSuchRow, NotPermitted."""
    home = joint_of(session, joint)
    access_dialogue(home, actor, dialogue_id, Permission.DIALOGUE_READ)
    found: dict[UUID, set[Held]] = {}
    sources: dict[UUID, str] = {}
    for store in dict.fromkeys((home, session)):
        sources |= {row.id: row.title for row in store.execute(sa.select(Source.id, Source.title))}  # type: ignore[call-overload]
    for row, passage, whole in _RESTS_ON:
        query = sa.select(row, Passage.source_id, Passage.marking).join(Passage, Passage.id == passage).distinct()  # type: ignore[arg-type]
        if whole is not None:
            query = query.join(whole, whole.id == row)
        about = whole or row.class_
        for key, source, marking in session.execute(query.where(about.dialogue_id == dialogue_id)):
            title = sources.get(source, "")
            found.setdefault(key, set()).add(Held((title, title), marking))
    return found


_RESTS_ON: tuple[tuple[Any, Any, Any], ...] = (
    (Position.id, Position.passage_id, None),
    (RequestAnswer.position_id, RequestAnswer.passage_id, Position),
    (Commitment.id, Commitment.passage_id, None),
    (Account.commitment_id, Account.passage_id, Commitment),
    (Fulfilment.commitment_id, Fulfilment.passage_id, Commitment),
    (ConditionFinding.commitment_id, ConditionFinding.passage_id, Commitment),
    (ReadOutMention.point_id, ReadOutMention.passage_id, ReadOutPoint),
)
"""The row that is counted, the passage it rests on, and the table of the row where the passage belongs to another."""


def check_figures(marked: Marked, table: FigureTable, ceiling: Marking | None) -> None:
    """Raises AboveCeiling with what the figures were counted from and is marked above the ceiling."""
    if ceiling is not None:
        held = {one for row in table.rows for one in marked.get(row, ())}
        check_ceiling(ceiling, sorted(held, key=lambda one: (one.name, one.marking or "")))


def export_figures(
    desk: Desk, dialogue_id: UUID, table: FigureTable, *, ceiling: Marking | None = None, of_own: bool = False
) -> WordFile:
    """Figures of a dialogue as CSV: of the joint record, or of one's own, which no other side reads.

    Raises NotPermitted, NoSuchRow, AboveCeiling, and ExportLeaks where figures of the joint record hold words that the own
    side wrote for itself. Journal (own): record:handed_out.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading() as joint:
        dialogue = access_dialogue(joint, desk.actor, dialogue_id, Permission.DIALOGUE_READ)
        title = dialogue.name_en or dialogue.name_zh
        if ceiling is not None and not of_own:
            check_figures(markings_counted(joint, desk.actor, dialogue_id), table, ceiling)
        elif ceiling is not None:
            with desk.reading_own() as own:
                check_figures(markings_counted(own, desk.actor, dialogue_id, joint=joint), table, ceiling)
    if not of_own:
        check_private_words(desk, dialogue_id, table.lines)
    what = f"figures {table.code} private" if of_own else f"figures {table.code}"
    made = WordFile(file_name(title, what, "csv", ceiling), as_csv(table.header, table.lines))
    return let_leave(desk, made, f"{FIGURES} {table.code}", "dialogue", dialogue_id)


__all__ = ["FIGURES", "FigureTable", "Marked", "check_figures", "export_figures", "markings_counted"]
