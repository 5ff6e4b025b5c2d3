"""Sources: the documents that the record rests on, each with the passages quoted from it."""

from uuid import UUID

import streamlit as st
from sqlmodel import Session

from actions.desk import Desk
from actions.dialogues import list_dialogues, read_dialogue
from actions.sources import SourceLine, list_sources, record_source
from dashboard.form_state import command_key, filter_choice, filter_words, succeeded, turn
from dashboard.meeting_forms import DAY
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import show
from dashboard.parts.private import private_frame
from dashboard.quote_forms import audience_choice, reading_both, stores_for
from dashboard.record_words import meeting_name, when
from dashboard.session import desk, given_id, guarded, href, reader
from dashboard.source_view import source_page
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, SourceKind
from locales import Reader


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

    def found(session: Session) -> list[SourceLine]:
        return list_sources(
            session, table_of.actor, dialogue_id=UUID(dialogue) if dialogue else None,
            kind=SourceKind(kind) if kind else None, words=query,
        )  # fmt: skip

    with reading_both(table_of) as (joint, own):
        shared, private = found(joint), found(own) if own else []
    may_record = table_of.actor.may(Permission.SOURCE_RECORD)
    if shared:
        show(rows(_row(line, words) for line in shared))
    elif query or dialogue or kind:
        show(empty(words.t("No source answers to this choice."), words.t("Show all"), href("sources")))
    else:
        way = words.t("Paste or upload the first one below.") if may_record and dialogues else ""
        show(empty(words.together(words.t("No source has been recorded yet."), way)))
    if private:
        with private_frame(words.t("only your side sees this"), key="sources"):
            show(rows(_row(line, words) for line in private))
    if may_record and dialogues:
        with st.expander(words.t("Add a source"), expanded=bool(st.query_params.get("record")) or not shared):
            _record_form(table_of, dialogues, words)


def _row(line: SourceLine, words: Reader) -> tuple[str, str, str, str]:
    on = when(words, line.dated_on, None, line.precision)
    quoted = words.n("{n} quote", "{n} quotes", line.passages)
    main = " · ".join(part for part in (line.title, line.reference) if part)
    return on, main, f"{words.t(line.kind)} · {quoted}", href("sources", id=line.id)


def _record_form(table_of: Desk, dialogues: dict[str, str], words: Reader) -> None:
    audience = audience_choice(table_of, "source")
    asked = given_id("dialogue")
    keys = list(dialogues)
    chosen = st.selectbox(
        words.t("Belongs to the dialogue"), keys, key="source_dialogue", format_func=dialogues.__getitem__,
        index=keys.index(asked.hex) if asked and asked.hex in keys else 0,
    )  # fmt: skip
    with table_of.reading() as session:
        view = read_dialogue(session, table_of.actor, UUID(chosen))
    meetings = {m.id: meeting_name(words, m) for m in reversed(view.meetings)}
    here = given_id("meeting")
    form = turn("source")
    with st.form(form):
        a, b = st.columns([3, 2])
        title = a.text_input(words.t("Title"), key=f"{form}_title")
        kind = b.selectbox(words.t("Kind"), list(SourceKind), key=f"{form}_kind", format_func=words.t)
        a, b, c, d = st.columns(4)
        dated_on = a.date_input(words.t("Date of the document"), value=None, key=f"{form}_date", format=DAY)
        reference = b.text_input(words.t("Reference"), key=f"{form}_reference")
        publisher = c.text_input(words.t("From"), key=f"{form}_publisher")
        marking = d.selectbox(words.t("Marking"), list(Marking), index=1, key=f"{form}_marking", format_func=words.t)
        options = [None, *meetings]
        meeting = st.selectbox(
            words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
            format_func=lambda key: meetings.get(key, words.t("none")),
        )  # fmt: skip
        text = st.text_area(words.t("Text, exactly as it stands"), key=f"{form}_text", height=220)
        file = st.file_uploader(words.t("or a text file"), type=["txt"], key=f"{form}_file")
        pressed = st.form_submit_button(words.t("Keep the source"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with stores_for(table_of, audience) as (session, joint):
                made = record_source(
                    session, table_of.actor, kind=kind, title=title or (file.name if file else ""), text=text or "",
                    content=file.getvalue() if file else None, file_name=file.name if file else "",
                    reference=reference or "", publisher=publisher or "", dated_on=dated_on, marking=marking,
                    dialogue_id=UUID(chosen), meeting_id=meeting, joint=joint, key=command_key("source"),
                ).id  # fmt: skip
            succeeded("source", words.t("The source is kept, letter for letter."), "sources", {"id": made.hex})


page()
