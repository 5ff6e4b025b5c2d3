"""Sources: the documents that the record rests on, each with the passages quoted from it."""

from uuid import UUID

import streamlit as st
from sqlmodel import Session

from actions.desk import Desk
from actions.dialogues import list_dialogues, read_dialogue
from actions.paging import Part
from actions.sources import Quote, SourceLine, SourceView, find_sources, mark_passage, read_source, record_source
from dashboard.comment_form import comments_of_source
from dashboard.form_state import command_key, filter_choice, filter_words, succeeded, turn
from dashboard.meeting_forms import DAY
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Markup, join, language_tag, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.quote_forms import audience_choice, reading_both, stores_for
from dashboard.record_words import meeting_name, when
from dashboard.session import desk, given_id, guarded, href, n, reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, PassageRole, SourceKind
from locales import Reader

NOTHING: Part[SourceLine] = Part((), 0)
SHOWN_AT_ONCE = 60_000
"""Characters of a source that are drawn on one page; the rest follows on request."""


def page() -> None:
    """One source when the address names one, else the list."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is not None:
        view, audience = _read(table_of, asked)
        _source(table_of, view, audience, words)
        return
    _list(table_of, words)


def _read(table_of: Desk, source_id: UUID) -> tuple[SourceView, str]:
    with reading_both(table_of) as (joint, own):
        try:
            return read_source(joint, table_of.actor, source_id), JOINT
        except NoSuchRow:
            if own is None:
                raise
            return read_source(own, table_of.actor, source_id), table_of.actor.own_audience


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


def _source(table_of: Desk, view: SourceView, audience: str, words: Reader) -> None:
    line = view.line
    back_link(words.t("Sources"), href("sources"))
    page_heading(line.title, "", " · ".join([words.t(line.kind), words.t(line.marking)]))
    if audience == JOINT:
        _text(view, words)
    else:
        with private_frame(words.t("only your side sees this"), key="source"):
            _text(view, words)
    section(words.t("Quoted from it"), len(view.passages))
    if view.passages:
        show(rows(_passage_row(passage, view, words) for passage in view.passages))
    else:
        show(empty(words.t("Nothing has been quoted from it yet.")))
    if table_of.actor.may(Permission.SOURCE_RECORD):
        with st.expander(words.t("Mark a passage"), expanded=not view.passages):
            _passage_form(table_of, view, audience, words)
    comments_of_source(table_of, view, audience)


def _passage_row(passage: Quote, view: SourceView, words: Reader) -> tuple[str, str, str, str]:
    here = href("sources", id=view.line.id, passage=passage.passage_id)
    return words.t(passage.role), passage.exact, words.t(passage.marking), here


def _text(view: SourceView, words: Reader) -> None:
    line = view.line
    meeting = link(words.t("the meeting"), href("dialogue", id=line.dialogue_id, meeting=line.meeting_id))
    show(
        definition(
            [
                (words.t("Date"), when(words, line.dated_on, None, line.precision)),
                (words.t("Reference"), line.reference),
                (words.t("From"), line.publisher or view.received_from),
                (words.t("Of"), meeting if line.meeting_id else ""),
                (words.t("Length"), n("{n} character", "{n} characters", line.length)),
                (words.t("Fingerprint"), tag("code", view.sha256[:16])),
            ]
        )
    )
    chosen = given_id("passage")
    until = line.length
    if line.length > SHOWN_AT_ONCE:
        ends = [passage.end for passage in view.passages if passage.passage_id == chosen]
        until = max([SHOWN_AT_ONCE, *ends])
        if until < line.length and st.checkbox(words.t("Show the whole text"), key=here("whole_text")):
            until = line.length
    show(with_passages(view.text[:until], view.passages, chosen, line.language, view.line.id))


def with_passages(
    text: str, passages: tuple[Quote, ...], chosen: UUID | None, language: str, source_id: UUID
) -> Markup:
    """The text with every quoted passage marked; the chosen one wins where two overlap. Line ends become line breaks."""
    ordered = sorted(passages, key=lambda passage: (passage.passage_id != chosen, passage.start))
    taken: list[Quote] = []
    for passage in ordered:
        if passage.end <= len(text) and all(passage.end <= t.start or passage.start >= t.end for t in taken):
            taken.append(passage)
    parts: list[Markup] = []
    place = 0
    for passage in sorted(taken, key=lambda passage: passage.start):
        parts.append(_lines(text[place : passage.start]))
        words = _lines(text[passage.start : passage.end])
        where = link(words, href("sources", id=source_id, passage=passage.passage_id), cls="alt-quoted")
        parts.append(tag("mark", words) if passage.passage_id == chosen else where)
        place = passage.end
    parts.append(_lines(text[place:]))
    return tag("div", *parts, lang=language_tag(language or "en"), cls="alt-text")


def _lines(text: str) -> Markup:
    return join(text.split("\n"), tag("br"))


def _passage_form(table_of: Desk, view: SourceView, audience: str, words: Reader) -> None:
    form = turn("passage")
    with st.form(form):
        exact = st.text_area(words.t("The quote, letter for letter"), key=f"{form}_exact", height=80)
        a, b, c = st.columns(3)
        role = a.selectbox(words.t("What it is"), list(PassageRole), key=f"{form}_role", format_func=words.t)
        markings = list(Marking)
        marking = b.selectbox(
            words.t("Marking"),
            markings,
            index=markings.index(view.line.marking),
            key=f"{form}_marking",
            format_func=words.t,
        )
        paragraph = c.text_input(words.t("Paragraph"), key=f"{form}_paragraph")
        if st.form_submit_button(words.t("Mark the passage"), key=f"{form}_submit"):
            with guarded():
                with stores_for(table_of, audience) as (session, joint):
                    mark_passage(
                        session, table_of.actor, view.line.id, exact or "", role=role, marking=marking,
                        paragraph=paragraph or "", joint=joint, key=command_key("passage"),
                    )  # fmt: skip
                succeeded("passage", words.t("The passage is marked; the quote stands in the source."))


page()
