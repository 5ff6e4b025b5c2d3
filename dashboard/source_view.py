"""One source: what stands around it, its text with every quote marked, and the words that somebody selects in it."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.source_frames import Frame, read_frame
from actions.sources import Quote, SourceView, mark_passage, read_source
from dashboard.comment_form import comments_of_source
from dashboard.components.source_reader import Span, source_reader
from dashboard.form_state import command_key, succeeded, turn
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Words, join, language_tag, link, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both, stores_for
from dashboard.record_words import when
from dashboard.session import given_id, guarded, href, n
from dashboard.source_frame_form import frame_facts, frame_form
from dashboard.visit import here
from dashboard.voice_part import voice_part
from dialogue.audiences import JOINT
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, PassageRole
from locales import Reader

SHOWN_AT_ONCE = 60_000
"""Characters of a source that are drawn on one page; the rest follows on request."""
PICKED = "picked_words"
"""Where the offsets of selected words wait for the form, by the source they were selected in."""


def source_page(table_of: Desk, source_id: UUID, words: Reader) -> None:
    """Everything about one source that this person may see, and what they may do with it."""
    view, frame, audience = _read(table_of, source_id)
    line = view.line
    back_link(words.t("Sources"), href("sources"))
    page_heading(line.title, "", " · ".join([words.t(line.kind), words.t(view.banner)]))
    _versions(table_of, view, words)
    may_record = table_of.actor.may(Permission.SOURCE_RECORD)
    if audience == JOINT:
        _particulars(view, frame, words)
        voice_part(table_of, line.id, line.dialogue_id, words)
        _text(view, may_record, words)
    else:
        with private_frame(words.t("only your side sees this"), key="source"):
            _particulars(view, frame, words)
            _text(view, may_record, words)
    if may_record and line.dialogue_id is not None:
        show(
            empty(
                words.t("Rules can propose what it says; you confirm each."),
                words.t("Read it"),
                href("intake", id=line.id),
            )
        )
    if may_record:
        _passage_drawer(table_of, view, audience, words)
    section(words.t("Quoted from it"), len(view.passages))
    if view.passages:
        show(rows(_passage_row(passage, view, words) for passage in view.passages))
    else:
        show(empty(words.t("Nothing has been quoted from it yet.")))
    if may_record:
        opened = drawer(words.t("What stands around the text"), f"frame_{line.id.hex}")
        if opened is not None:
            with opened.place:
                frame_form(table_of, view, frame, audience)
    comments_of_source(table_of, view, audience)


def _read(table_of: Desk, source_id: UUID) -> tuple[SourceView, Frame, str]:
    actor = table_of.actor
    with reading_both(table_of) as (joint, own):
        try:
            return read_source(joint, actor, source_id), read_frame(joint, actor, source_id), JOINT
        except NoSuchRow:
            if own is None:
                raise
            return read_source(own, actor, source_id), read_frame(own, actor, source_id), actor.own_audience


def _versions(table_of: Desk, view: SourceView, words: Reader) -> None:
    """That the source was corrected, or corrects another: both stay, and each leads to the other."""
    if later := view.line.corrected_by_id:
        there = link(words.t("the corrected source"), href("sources", id=later))
        show(
            notice(
                join(
                    [words.t("A later source corrects this one. Quotes of it say what was written before."), " ", there]
                )
            )
        )
    if earlier := view.corrects_id:
        there = link(words.t("the earlier wording"), href("sources", id=earlier))
        show(notice(join([words.t("This source corrects an earlier one."), " ", there])))


def _particulars(view: SourceView, frame: Frame, words: Reader) -> None:
    line = view.line
    meeting = link(words.t("the meeting"), href("dialogue", id=line.dialogue_id, meeting=line.meeting_id))
    original = link(words.t("the original"), href("sources", id=view.translation_of_id))
    facts: list[tuple[Words, Words]] = [
        (words.t("Date"), when(words, line.dated_on, None, line.precision)),
        (words.t("Reference"), line.reference),
        (words.t("From"), line.publisher or view.received_from),
        (words.t("Of"), meeting if line.meeting_id else ""),
        (words.t("Translation of"), original if view.translation_of_id else ""),
        (words.t("Length"), n("{n} character", "{n} characters", line.length)),
        (words.t("Fingerprint"), tag("code", view.sha256[:16])),
    ]
    show(definition([*facts, *frame_facts(frame, words)]))


def _text(view: SourceView, may_record: bool, words: Reader) -> None:
    line = view.line
    chosen = given_id("passage")
    until = line.length
    if line.length > SHOWN_AT_ONCE:
        ends = [passage.end for passage in view.passages if passage.passage_id == chosen]
        until = max([SHOWN_AT_ONCE, *ends])
        if until < line.length and st.checkbox(words.t("Show the whole text"), key=here("whole_text")):
            until = line.length
    spans = [
        Span(p.passage_id.hex, p.start, p.end, "comment" if p.role == PassageRole.COMMENT else "kept", words.t(p.role))
        for p in view.passages
        if p.end <= until
    ]
    spans += [
        Span(f"p{place}", p.start, p.end, "comment", words.t(p.role))
        for place, p in enumerate(view.paragraphs)
        if p.role == PassageRole.COMMENT and p.end <= until
    ]
    with st.container(key="alt-source-text"):
        heard = source_reader(
            f"text-{line.id.hex}", view.text[:until], spans, language=language_tag(line.language or "en"),
            words={"take": words.t("Quote these words"), "label": words.t("Text of the source")} if may_record
            else {"take": "", "label": words.t("Text of the source")}, lit=chosen.hex if chosen else "",
        )  # fmt: skip
    if heard.picked and may_record:
        st.session_state[PICKED] = (line.id.hex, *heard.picked)
    elif heard.chosen and not heard.chosen.startswith("p") and heard.chosen != (chosen.hex if chosen else ""):
        st.query_params["passage"] = heard.chosen
        st.rerun()


def _passage_row(passage: Quote, view: SourceView, words: Reader) -> tuple[Words, Words, Words, str]:
    address = href("sources", id=view.line.id, passage=passage.passage_id)
    return words.t(passage.role), passage.exact, words.t(passage.marking), address


def _passage_drawer(table_of: Desk, view: SourceView, audience: str, words: Reader) -> None:
    """The form that marks a passage: opened by selecting words in the text, or by hand."""
    picked = st.session_state.get(PICKED)
    span = picked[1:] if picked and picked[0] == view.line.id.hex else None
    if span:
        _passage_form(table_of, view, audience, span, words)
        return
    opened = drawer(words.t("Mark a passage"), f"mark_{view.line.id.hex}")
    if opened is not None:
        with opened.place:
            _passage_form(table_of, view, audience, None, words)


def _passage_form(table_of: Desk, view: SourceView, audience: str, span: tuple[int, int] | None, words: Reader) -> None:
    form = turn("passage")
    start = span[0] if span else None
    quoted = view.text[slice(*span)] if span else ""
    with st.form(f"{form}_{start}"):
        exact = st.text_area(
            words.t("The quote, letter for letter"), quoted, key=f"{form}_{start}_exact", height=80,
            help=words.t("Select words in the text above, or paste them here."),
        )  # fmt: skip
        a, b, c = st.columns(3)
        roles: list[PassageRole | None] = [None, *PassageRole]
        role = a.selectbox(
            words.t("What it is"), roles, key=f"{form}_role",
            format_func=lambda given: words.t(given) if given else words.t("as its paragraph"),
        )  # fmt: skip
        markings: list[Marking | None] = [None, *Marking]
        marking = b.selectbox(
            words.t("Marking"), markings, key=f"{form}_marking",
            format_func=lambda given: words.t(given) if given else words.t("as its paragraph"),
        )  # fmt: skip
        paragraph = c.text_input(words.t("Paragraph"), key=f"{form}_paragraph")
        as_then = bool(view.line.corrected_by_id) and st.checkbox(
            words.t("I quote the earlier wording, before the correction"), key=f"{form}_as_then"
        )
        go, leave = st.columns([1, 4])
        pressed = go.form_submit_button(words.t("Mark the passage"), type="primary", key=f"{form}_submit")
        left = span is not None and leave.form_submit_button(words.t("Not these words"), key=f"{form}_leave")
    if left:
        st.session_state.pop(PICKED, None)
        st.rerun()
    if pressed:
        with guarded():
            with stores_for(table_of, audience) as (session, joint):
                made = mark_passage(
                    session, table_of.actor, view.line.id, exact or "", role=role, marking=marking,
                    paragraph=paragraph or "", as_then=as_then, start=start if exact == quoted else None, joint=joint,
                    key=command_key("passage"),
                ).id  # fmt: skip
            st.session_state.pop(PICKED, None)
            st.query_params["passage"] = made.hex
            succeeded("passage", words.t("The passage is marked; the quote stands in the source."))
