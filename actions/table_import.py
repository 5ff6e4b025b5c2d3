"""Taking a table in: what each row would become, what is in its way, and the good rows taken while the others are kept.

Before anything is written each row is carried out in a transaction that is thrown away, by the same verbs as by hand. It is
done by parts, so that others write in between, and that a person sees how far it is and can stop it.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from actions.access import needs
from actions.desk import Desk
from actions.handing_out import WordFile
from actions.journal import done_before
from actions.record_access import access_dialogue, access_meeting
from actions.record_tables import TABLES, Cells, Noun, Place
from actions.table_rows import READ, AtColumn, Names, person_of, record_row, sameness
from dialogue.intake_refusals import ColumnUnknown, FormulaInCell, NotATable, RecordedOtherwise, RowTwice, TableTooLarge
from dialogue.refusals import NoSuchRow, Refusal
from dialogue.roles import Permission
from exports.table_captions import CAPTIONS, caption, together
from exports.tables import BYTES, Table, as_csv, folded, read_csv, read_xlsx
from intake.decoding import decode, is_storable
from models.journal import HEAD, LAST
from models.stores import UNJOURNALLED

TOGETHER: Final = 25
"""So many rows are looked at, or taken, in one transaction."""
NEEDS: Final[Mapping[Noun, Permission]] = {
    Noun.PARTICIPANTS: Permission.MEETING_RECORD, Noun.POSITIONS: Permission.POSITION_RECORD,
    Noun.COMMITMENTS: Permission.COMMITMENT_RECORD, Noun.MEASURES: Permission.POSITION_RECORD,
    Noun.COMMUNICATIONS: Permission.POSITION_RECORD,
}  # fmt: skip
"""The nouns of which tables come in, and what they need."""


class Verdict(StrEnum):
    """What a row of a table would do."""

    NEW = "would be recorded"
    HERE = "on record already"
    WRONG = "cannot be recorded"


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row of a table: its number in the file, its cells, and what it would do; `refusal` at `column` where it cannot."""

    number: int
    cells: Cells
    verdict: Verdict
    column: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class TableCame:
    """A file that was read as a table of a noun: its rows by the keys of the columns that are read, and those passed over."""

    noun: Noun
    dialogue_id: UUID
    meeting_id: UUID | None
    into_own: bool
    digest: str
    table: Table
    columns: tuple[str, ...]
    """The key of each column in the file; '' for one that is not read."""
    passed_over: tuple[str, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its rows in the file."""
        return tuple(number for number, _ in self.table.rows)

    def cells(self, row: Sequence[str]) -> Cells:
        """A row by the keys of its columns."""
        return {key: cell for key, cell in zip(self.columns, row, strict=False) if key}


def read_table(
    desk: Desk, noun: Noun, dialogue_id: UUID, name: str, content: bytes, *, meeting_id: UUID | None = None,
    into_own: bool = False,
) -> TableCame:  # fmt: skip
    """Read a CSV or a workbook as a table of a noun. Nothing of it is recorded.

    Participants are those of one meeting. Raises NotPermitted, NoSuchRow, NotATable, TableTooLarge, BytesNotText,
    ColumnUnknown.
    """
    noun = Noun(noun)
    if noun not in NEEDS or (into_own and not TABLES[noun].is_private_too):
        raise NoSuchRow(noun="table")
    with desk.reading() as joint:
        access_dialogue(joint, desk.actor, dialogue_id, Permission.DIALOGUE_READ)
        if meeting_id is not None or noun == Noun.PARTICIPANTS:
            meeting = access_meeting(joint, desk.actor, meeting_id, Permission.DIALOGUE_READ)
            if meeting.dialogue_id != dialogue_id:
                raise NoSuchRow(noun="meeting")
    needs(desk.actor, NEEDS[noun])
    if len(content) > BYTES:
        raise TableTooLarge(limit="bytes")
    captions = _captions()
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        table = read_xlsx(content, name)
    else:
        table = read_csv(decode(content, name).text, captions, name)
    columns = tuple(
        key if (key := captions.get(folded(cell), "")) in (*READ[noun], "id") else "" for cell in table.header
    )
    if not any(column for column in columns if column != "id") or len(set(filter(None, columns))) < len(
        [*filter(None, columns)]
    ):
        raise ColumnUnknown()
    if not table.rows:
        raise NotATable(name=name, reason="empty")
    over = tuple(cell for cell, key in zip(table.header, columns, strict=True) if not key and cell.strip())
    over = tuple(cell for cell in over if captions.get(folded(cell)) not in (*TABLES[noun].columns, "problem"))
    return TableCame(noun, dialogue_id, meeting_id, into_own, hashlib.sha256(content).hexdigest(), table, columns, over)


def look_at_rows(desk: Desk, came: TableCame, numbers: Collection[int] | None = None) -> Iterator[RowSeen]:
    """What each row would do, in the order of the file; nothing is written. Raises NotPermitted, NoSuchRow."""
    yield from _carried_out(desk, came, came.numbers if numbers is None else numbers, for_good=False)


def take_rows(desk: Desk, came: TableCame, numbers: Collection[int]) -> Iterator[RowSeen]:
    """Record these rows, some in one transaction; what can no longer be recorded is told. The same row of a file is recorded once.

    Whoever stops in between keeps what was told. Journal: as the verbs of the noun.
    """
    yield from _carried_out(desk, came, numbers, for_good=True)


def rows_kept(came: TableCame, numbers: Collection[int], problems: Mapping[int, str]) -> WordFile:
    """The rows that were not taken, as they came, with what is in their way, to be corrected and brought again."""
    header = [*came.table.header, caption("problem")]
    rows = [[*row, problems.get(number, "")] for number, row in came.table.rows if number in set(numbers)]
    return WordFile(f"{came.noun.value} - kept.csv", as_csv(header, rows))


@dataclass
class Here:
    """What is on record when a table comes in: rows by what they say, and who sits at the meeting."""

    rows: dict[tuple[Any, ...], str]
    seated: set[Any]


def _carried_out(desk: Desk, came: TableCame, numbers: Collection[int], *, for_good: bool) -> Iterator[RowSeen]:
    needs(desk.actor, NEEDS[came.noun])
    wanted = [row for row in came.table.rows if row[0] in set(numbers)]
    with desk.reading() as joint, ExitStack() as stack:
        own = stack.enter_context(desk.reading_own()) if came.into_own else None
        names = Names(Place(joint, desk.actor, came.dialogue_id, own), came.meeting_id)
        here = _rows_here(names, came.noun, came.meeting_id)
        earliest: dict[tuple[Any, ...], int] = {}
        rows = ((number, sameness(names, came.noun, came.cells(row))) for number, row in came.table.rows)
        first = {number: earliest.setdefault(same, number) for number, same in rows}
    found = names.found
    for start in range(0, len(wanted), TOGETHER):
        known = (
            found
            if for_good
            else {kind: {name: list(of) for name, of in index.items()} for kind, index in found.items()}
        )
        with _part(desk, came, known, for_good=for_good) as (session, names):
            seen = [_row_seen(session, names, came, here, first, *row) for row in wanted[start : start + TOGETHER]]
        yield from seen


class _OnlyLooked(Exception):
    """Ends a transaction that was made only to see whether it could be."""


@contextmanager
def _part(
    desk: Desk, came: TableCame, known: dict[str, dict[str, list[Any]]], *, for_good: bool
) -> Iterator[tuple[Session, Names]]:
    """A transaction for some rows: on the joint store, or on one's own with the joint one beside it to read."""
    with suppress(_OnlyLooked), ExitStack() as stack:
        if came.into_own:
            joint = stack.enter_context(desk.reading())
            own = session = stack.enter_context(desk.writing_own())
        else:
            own, session = None, stack.enter_context(desk.writing())
            joint = session
        yield session, Names(Place(joint, desk.actor, came.dialogue_id, own), came.meeting_id, known)
        if not for_good:
            raise _OnlyLooked


def _row_seen(
    session: Session, names: Names, came: TableCame, here: Here, first: Mapping[int, int], number: int,
    row: Sequence[str],
) -> RowSeen:  # fmt: skip
    cells = came.cells(row)
    if broken := _unreadable(came, number, cells):
        return RowSeen(number, cells, Verdict.WRONG, *broken)
    same = sameness(names, came.noun, cells)
    key = f"table:{came.noun}:{came.dialogue_id.hex}:{came.meeting_id.hex if came.meeting_id else ''}:{came.digest}:{number}"
    if done_before(session, key) or same in here.rows:
        return RowSeen(number, cells, Verdict.HERE)
    if cells.get("id", "").strip() in here.rows.values():
        return RowSeen(number, cells, Verdict.WRONG, "id", RecordedOtherwise())
    who = person_of(names, cells) if came.noun == Noun.PARTICIPANTS else ""
    if who in here.seated:
        column = "name_en" if cells.get("name_en", "").strip() else "name_zh"
        return RowSeen(number, cells, Verdict.WRONG, column, RecordedOtherwise())
    if first[number] < number:
        return RowSeen(number, cells, Verdict.WRONG, "", RowTwice(row=first[number]))
    try:
        with _or_as_before(session):
            record_row(session, names, came.noun, cells, key)
        names.settled()
        here.seated |= {who, person_of(names, cells)} - {""} if who else set()
    except AtColumn as wrong:
        return RowSeen(number, cells, Verdict.WRONG, wrong.column, wrong.refusal)
    except Refusal as refusal:
        return RowSeen(number, cells, Verdict.WRONG, str(refusal.facts.get("field", "")), refusal)
    finally:
        names.entered.clear()
    return RowSeen(number, cells, Verdict.NEW)


def _unreadable(came: TableCame, number: int, cells: Cells) -> tuple[str, Refusal] | None:
    """A cell that holds a formula, or what no store can keep, with its column."""
    for place, at in sorted(came.table.formulas):
        if place == number and at < len(came.columns) and came.columns[at]:
            return came.columns[at], FormulaInCell()
    for column, cell in cells.items():
        if not is_storable(cell):
            return column, NotATable(name=column, reason="damaged")
    return None


@contextmanager
def _or_as_before(session: Session) -> Iterator[None]:
    """A row that is refused half-way leaves nothing behind, neither in the store nor in what the session knows of its journal."""
    before = {name: _copied(session.info.get(name)) for name in (UNJOURNALLED, LAST, HEAD)}
    try:
        with session.begin_nested():
            yield
    except BaseException:
        for name, value in before.items():
            if value is None:
                session.info.pop(name, None)
            else:
                session.info[name] = value
        raise


def _copied(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _rows_here(names: Names, noun: Noun, meeting_id: UUID | None) -> Here:
    """The rows on record, by what they say, with their identifiers; and who sits at the meeting already."""
    rows = [cells for cells, _ in TABLES[noun].rows(names.place)]
    if noun == Noun.PARTICIPANTS:
        at = dict(zip(("meeting", "meeting_on"), names.place.meeting(meeting_id), strict=True))
        rows = [cells for cells in rows if all(cells[column] == cell for column, cell in at.items())]
    seated = {person_of(names, cells) for cells in rows} - {""} if noun == Noun.PARTICIPANTS else set()
    return Here({sameness(names, noun, cells): cells["id"] for cells in rows}, seated)


def _captions() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, (en, zh) in CAPTIONS.items():
        found |= {folded(form): key for form in (key, en, zh, together(en, zh))}
    return found


__all__ = [
    "NEEDS",
    "TOGETHER",
    "RowSeen",
    "TableCame",
    "Verdict",
    "look_at_rows",
    "read_table",
    "rows_kept",
    "take_rows",
]
