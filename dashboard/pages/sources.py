"""Sources: the documents that the record rests on, each with the passages quoted from it."""

from uuid import UUID

import streamlit as st
from sqlmodel import Session

from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.paging import Part
from actions.sources import SourceLine, find_sources
from dashboard.form_state import filter_choice, filter_words
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import show
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both
from dashboard.record_words import when
from dashboard.session import desk, given_id, href, reader
from dashboard.source_form import source_form
from dashboard.source_view import source_page
from dialogue.roles import Permission
from dialogue.vocabulary import SourceKind
from locales import Reader

NOTHING: Part[SourceLine] = Part((), 0)


def page() -> None:
    """One source when the address names one, else the list."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is not None:
        source_page(table_of, asked, words)
        return
    _list(table_of, words)


def _list(table_of: Desk, words: Reader) -> None:
    page_heading(
        words.t("Sources"), words.t("Every position and commitment rests on words that stand in one of these.")
    )
    with table_of.reading() as session:
        dialogues = {d.id.hex: words.pick(d.name_en, d.name_zh) for d in list_dialogues(session, table_of.actor)}
    a, b, c = st.columns(3)
    with a:
        query = filter_words(words.t("Title or reference"), "words")
    with b:
        dialogue = filter_choice(words.t("Dialogue"), "dialogue", dialogues, words.t("every dialogue"))
    with c:
        kinds = {kind.value: words.t(kind) for kind in SourceKind}
        kind = filter_choice(words.t("Kind"), "kind", kinds, words.t("every kind"))

    asked = (dialogue, kind, query)

    def found(session: Session, name: str) -> Part[SourceLine]:
        return find_sources(
            session, table_of.actor, dialogue_id=UUID(dialogue) if dialogue else None,
            kind=SourceKind(kind) if kind else None, words=query, limit=shown_so_far(name, asked),
        )  # fmt: skip

    with reading_both(table_of) as (joint, own):
        shared = found(joint, "sources")
        private = found(own, "private_sources") if own else NOTHING
    may_record = table_of.actor.may(Permission.SOURCE_RECORD)
    if shared.lines:
        show(rows(_row(line, words) for line in shared.lines))
        show_more("sources", shared, asked)
    elif query or dialogue or kind:
        show(empty(words.t("No source answers to this choice."), words.t("Show all"), href("sources")))
    else:
        way = words.t("Paste or upload the first one below.") if may_record and dialogues else ""
        show(empty(words.together(words.t("No source has been recorded yet."), way)))
    if private.lines:
        with private_frame(words.t("only your side sees this"), key="sources"):
            show(rows(_row(line, words) for line in private.lines))
            show_more("private_sources", private, asked)
    if may_record and dialogues:
        with st.expander(words.t("Add a source"), expanded=bool(st.query_params.get("record")) or not shared.lines):
            source_form(table_of, dialogues, words)


def _row(line: SourceLine, words: Reader) -> tuple[str, str, str, str]:
    on = when(words, line.dated_on, None, line.precision)
    quoted = words.n("{n} quote", "{n} quotes", line.passages)
    main = " · ".join(part for part in (line.title, line.reference) if part)
    return on, main, f"{words.t(line.kind)} · {quoted}", href("sources", id=line.id)


page()
