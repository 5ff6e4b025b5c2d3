"""Where words come from: a form part that takes a source, on file or pasted, and the exact quote."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from actions.desk import Desk
from actions.sources import SourceLine, list_sources, mark_passage, record_source
from dashboard.day_field import day_field
from dashboard.session import reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Marking, PassageRole, SourceKind

NEW = "new"


@dataclass(frozen=True, slots=True)
class Cited:
    """What was given: a source on file or a new one, and the words quoted from it."""

    source_id: UUID | None
    title: str
    kind: SourceKind
    dated_on: date | None
    marking: Marking
    text: str
    exact: str
    role: PassageRole


@contextmanager
def stores_for(table_of: Desk, audience: str) -> Iterator[tuple[Session, Session | None]]:
    """A transaction on the store that is written, and for a private one the joint store to read beside it."""
    with ExitStack() as stack:
        joint = stack.enter_context(table_of.reading()) if audience != JOINT else None
        yield stack.enter_context(table_of.writing(audience)), joint


@contextmanager
def reading_both(table_of: Desk) -> Iterator[tuple[Session, Session | None]]:
    """The joint store, and the own side's where this person has one."""
    with ExitStack() as stack:
        joint = stack.enter_context(table_of.reading())
        yield joint, stack.enter_context(table_of.reading_own()) if table_of.has_own else None


def audience_choice(table_of: Desk, form: str) -> str:
    """In which record the words are kept: what all see, or the own side's. Drawn before the form, as it changes it."""
    words = reader()
    if not table_of.has_own:
        return JOINT
    own = table_of.actor.own_audience
    names = {
        JOINT: words.t("the joint record, which all sides see"),
        own: words.t("our own notes, which only our side sees"),
    }
    return st.radio(
        words.t("Keep in"), [JOINT, own], key=here(f"{form}_audience"), format_func=names.__getitem__, horizontal=True
    )


def source_choice(
    table_of: Desk, form: str, audience: str, dialogue_id: UUID | None
) -> tuple[str, dict[str, SourceLine]]:
    """Whether a source on file is quoted or a new one is pasted. Drawn before the form, as it changes it."""
    words = reader()
    with reading_both(table_of) as (joint, own):
        found = list_sources(joint, table_of.actor, dialogue_id=dialogue_id)
        if audience != JOINT and own is not None:
            found = [*list_sources(own, table_of.actor), *found]
    on_file = {line.id.hex: line for line in found}
    names = {
        key: f"{line.title} · {words.t('private')}" if line.is_private else line.title for key, line in on_file.items()
    }
    chosen = st.selectbox(
        words.t("Source of the quote"), [NEW, *on_file], key=here(f"{form}_source"),
        format_func=lambda key: names.get(key, words.t("a new source, pasted below")),
    )  # fmt: skip
    return chosen, on_file


def cited(form: str, chosen: str, *, role: PassageRole = PassageRole.RECORD) -> Cited:
    """The fields of the source and the quote, inside a form."""
    words = reader()
    title, kind, dated_on, marking, text = "", SourceKind.NOTE, None, Marking.INTERNAL, ""
    if chosen == NEW:
        left, middle, right = st.columns([3, 2, 2])
        title = left.text_input(words.t("Title of the source"), key=f"{form}_source_title")
        kind = middle.selectbox(
            words.t("Kind of source"), list(SourceKind), key=f"{form}_source_kind", format_func=words.t
        )
        dated_on = day_field(right, words.t("Date of the source"), f"{form}_source_date")
        text = st.text_area(
            words.t("Text of the source, exactly as it stands"), key=f"{form}_source_text", height=160,
        )  # fmt: skip
    exact = st.text_area(
        words.t("The quote, letter for letter"), key=f"{form}_quote", height=80,
        help=words.t("It is looked up in the source; line breaks and spaces may differ, words may not."),
    )  # fmt: skip
    return Cited(
        UUID(chosen) if chosen != NEW else None, title or "", kind, dated_on, marking, text or "", exact or "", role
    )


def keep_passage(
    session: Session, joint: Session | None, table_of: Desk, given: Cited, dialogue_id: UUID | None,
    meeting_id: UUID | None, key: str,
) -> UUID:  # fmt: skip
    """Keep the source if it is new, mark the quote in it, and say which passage it is."""
    if not given.exact.strip():
        raise FieldMissing(field="quote")
    source_id = given.source_id
    if source_id is None:
        source_id = record_source(
            session, table_of.actor, kind=given.kind, title=given.title, text=given.text, dated_on=given.dated_on,
            marking=given.marking, dialogue_id=dialogue_id, meeting_id=meeting_id, joint=joint, key=f"{key}:source",
        ).id  # fmt: skip
    passage = mark_passage(
        session, table_of.actor, source_id, given.exact, role=given.role, joint=joint, key=f"{key}:passage"
    )
    return passage.id
