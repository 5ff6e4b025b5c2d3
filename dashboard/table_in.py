"""A table on its way in: what each row would become, the problems by row and column, the good rows taken, the others kept.

Looking and taking go part by part. Between two parts the page draws how far it is, and there the runtime ends the run when
somebody presses a button or has left: what was recorded until then stands.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.record_tables import TABLES, Carrier, Noun
from actions.table_import import NEEDS, RowSeen, TableCame, Verdict, look_at_rows, read_table, rows_kept, take_rows
from dashboard.parts.headings import section
from dashboard.parts.lists import table
from dashboard.parts.markup import Words, link, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.private import private_frame
from dashboard.record_words import meeting_name
from dashboard.refusal_words import in_words
from dashboard.session import guarded, href, n
from dashboard.table_words import NOUNS, VERDICTS, column_words, row_words
from dashboard.visit import here, of_this_visit
from locales import Reader

_CAME: Final = "table_came"
_ON_A_PAGE: Final = 50
"""So many rows of a preview stand on one page."""


@dataclass(slots=True)
class Came:
    """A file that is being looked at or taken in: what was seen of its rows, and what is still to be done."""

    what: tuple[object, ...]
    table: TableCame
    seen: dict[int, RowSeen] = field(default_factory=dict)
    to_look: list[int] = field(default_factory=list)
    to_take: list[int] = field(default_factory=list)
    recorded: int = 0
    is_stopped: bool = False


def table_in(table_of: Desk, view: DialogueView, words: Reader) -> None:
    """Choose what the table holds and where it goes, hand it in, look at it, and take it. Nothing for those who record nothing."""
    nouns = [noun for noun, needed in NEEDS.items() if table_of.actor.may(needed)]
    if not nouns:
        return
    section(words.t("A table comes in"))
    a, b = st.columns(2)
    noun = a.selectbox(
        words.t("What the rows are"), nouns, key=here("table_noun"), format_func=lambda one: words.t(NOUNS[one])
    )
    meetings: dict[UUID, str] = {meeting.id: meeting_name(words, meeting) for meeting in view.meetings}
    others: list[UUID | None] = [] if noun == Noun.PARTICIPANTS else [None]
    meeting = b.selectbox(
        words.t("Meeting"), [*others, *meetings], key=here(f"table_meeting_{noun}"),
        format_func=lambda one: meetings[one] if one else words.t("as each row says"),
    )  # fmt: skip
    into_own = False
    if TABLES[noun].is_private_too and table_of.has_own:
        into_own = st.checkbox(words.t("Only for one’s own side"), key=here(f"table_own_{noun}"))
    _templates(noun, words)
    file = st.file_uploader(words.t("Table as CSV or XLSX"), type=["csv", "tsv", "txt", "xlsx"], key=here("table_file"))
    if file is None:
        of_this_visit().pop(_CAME, None)
        return
    with guarded():
        came = _came(table_of, noun, view.id, meeting, into_own, file.name, file.getvalue())
        if into_own:
            with private_frame(words.t("only your side sees this")):
                _go_on_or_show(table_of, came, words)
        else:
            _go_on_or_show(table_of, came, words)


def _templates(noun: Noun, words: Reader) -> None:
    ways = [
        link(carrier.upper(), href(f"files/templates/{noun}.{carrier}", lang=words.language)) for carrier in Carrier
    ]
    told = words.t(
        "The columns may stand in any order, under their names in either language; commas, semicolons and tabs are read, and "
        "UTF-8, GB18030 and UTF-16."
    )
    show(tag("p", told, " ", words.t("Empty template:"), " ", tag("span", *ways, cls="alt-ways"), cls="alt-quiet"))


def _came(
    table_of: Desk, noun: Noun, dialogue_id: UUID, meeting_id: UUID | None, into_own: bool, name: str, content: bytes
) -> Came:
    """What was handed in, read once for this person, place and file however often the page runs."""
    actor = table_of.actor
    what = (actor.user_id, actor.side, noun, dialogue_id, meeting_id, into_own, hashlib.sha256(content).digest())
    kept: Came | None = of_this_visit().get(_CAME)
    if kept is None or kept.what != what:
        of_this_visit().pop(_CAME, None)
        read = read_table(table_of, noun, dialogue_id, name, content, meeting_id=meeting_id, into_own=into_own)
        kept = of_this_visit()[_CAME] = Came(what, read, to_look=list(read.numbers))
    return kept


def _go_on_or_show(table_of: Desk, came: Came, words: Reader) -> None:
    if (came.to_look or came.to_take) and not came.is_stopped:
        _go_on(table_of, came, words)
    _preview(came, words)


def _go_on(table_of: Desk, came: Came, words: Reader) -> None:
    """Look at what was not looked at, or take what is to be taken, and tell how far it is."""
    with (place := st.empty()).container():
        taking = bool(came.to_take)
        waiting = came.to_take if taking else came.to_look
        before = len(came.table.numbers) - len(waiting) if not taking else 0
        of = before + len(waiting)
        bar = st.progress(before / of, _how_far(before, of, words))
        st.button(words.t("Stop"), on_click=_stop, key=here("table_stop"))
        verb = take_rows if taking else look_at_rows
        for row in verb(table_of, came.table, tuple(waiting)):
            recorded = taking and row.verdict == Verdict.NEW
            came.recorded += recorded
            came.seen[row.number] = RowSeen(row.number, row.cells, Verdict.HERE) if recorded else row
            waiting.remove(row.number)
            bar.progress((of - len(waiting)) / of, _how_far(of - len(waiting), of, words))
    place.empty()


def _stop() -> None:
    if (came := of_this_visit().get(_CAME)) is not None:
        came.is_stopped = True
        came.to_take = []


def _go_further() -> None:
    if (came := of_this_visit().get(_CAME)) is not None:
        came.is_stopped = False


def _take(numbers: Sequence[int]) -> None:
    if (came := of_this_visit().get(_CAME)) is not None:
        came.is_stopped, came.recorded, came.to_take = False, 0, list(numbers)


def _how_far(done: int, of: int, words: Reader) -> str:
    return words.t("{n} of {of}", n=words.number(done), of=words.number(of))


def _preview(came: Came, words: Reader) -> None:
    rows = [came.seen[number] for number in came.table.numbers if number in came.seen]
    of = {verdict: [row for row in rows if row.verdict == verdict] for verdict in Verdict}
    section(words.t("What came in"), len(came.table.numbers))
    if came.recorded:
        show(notice(n("{n} row was recorded.", "{n} rows were recorded.", came.recorded)))
    if came.table.passed_over:
        columns = words.t("; ").join(came.table.passed_over)
        show(notice(words.t("These columns are not read: {columns}.", columns=columns)))
    if came.to_look:
        show(notice(n("{n} row was not looked at.", "{n} rows were not looked at.", len(came.to_look))))
        st.button(words.t("Look at the rest"), on_click=_go_further, key=here("table_further"))
    shown = {"": words.t("all"), **{v.value: f"{words.t(VERDICTS[v])} ({words.number(len(of[v]))})" for v in Verdict}}
    chosen = st.radio(
        words.t("Rows"), list(shown), key=here("table_verdict"), horizontal=True, format_func=shown.__getitem__
    )
    _lines([row for row in rows if chosen in ("", row.verdict)], words)
    if new := of[Verdict.NEW]:
        label = n("Record {n} row", "Record {n} rows", len(new))
        st.button(label, type="primary", key=here("table_take"), on_click=_take, args=([row.number for row in new],))
    if wrong := of[Verdict.WRONG]:
        problems = {row.number: " ".join(filter(None, _problem(row, words))) for row in wrong}
        kept = rows_kept(came.table, list(problems), problems)
        label = n("Keep {n} row to correct it", "Keep {n} rows to correct them", len(wrong))
        st.download_button(label, kept.content, kept.name, "text/csv", key=here("table_kept"))


def _lines(rows: Sequence[RowSeen], words: Reader) -> None:
    pages = max(1, -(-len(rows) // _ON_A_PAGE))
    page = 1
    if pages > 1:
        page = int(st.number_input(words.t("Page"), 1, pages, key=here(f"table_page_{pages}")))
    part = rows[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    if part:
        headers = [words.t("Row"), words.t("Verdict"), words.t("What it says")]
        show(table(headers, [_line(row, words) for row in part], numeric={0}, whole={1}))


def _line(row: RowSeen, words: Reader) -> tuple[Words, Words, Words]:
    says = row_words(row, words)
    column, sentence = _problem(row, words)
    problem = (
        tag("small", f"{column}{words.t(': ')}{sentence}" if column else sentence, cls="alt-under")
        if sentence
        else None
    )
    return words.number(row.number), words.t(VERDICTS[row.verdict]), tag("span", says, problem)


def _problem(row: RowSeen, words: Reader) -> tuple[str, str]:
    return column_words(row.column, words), in_words(row.refusal, words) if row.refusal else ""


__all__ = ["table_in"]
