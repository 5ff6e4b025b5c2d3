"""Where something is told: a source on file and the words quoted from it, as one line of a form; both may stay empty."""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from actions.desk import Desk
from actions.sources import list_sources, mark_passage
from dashboard.session import reader
from dialogue.refusals import FieldMissing


@dataclass(frozen=True, slots=True)
class Told:
    """What was given: the source, and the words."""

    source_id: UUID | None
    exact: str


def passage_box(table_of: Desk, form: str, dialogue_id: UUID | None, meeting_id: UUID | None = None) -> Told:
    """The two fields, those sources first that are of the meeting. Drawn inside a form."""
    words = reader()
    with table_of.reading() as session:
        found = list_sources(session, table_of.actor, dialogue_id=dialogue_id)
    found.sort(key=lambda source: source.meeting_id != meeting_id)
    names = {source.id: source.title for source in found}
    left, right = st.columns([2, 3])
    source = left.selectbox(
        words.t("Told in"), [None, *names], key=f"{form}_told_source",
        format_func=lambda key: names.get(key, words.t("no source given")),
    )  # fmt: skip
    exact = right.text_input(words.t("Words quoted from it, letter for letter"), key=f"{form}_told_quote")
    return Told(source, exact or "")


def keep_told(session: Session, table_of: Desk, told: Told, key: str) -> UUID | None:
    """Mark the words in the source, and say which passage that is; nothing where nothing was given."""
    if not told.exact.strip() and told.source_id is None:
        return None
    if told.source_id is None:
        raise FieldMissing(field="source")
    if not told.exact.strip():
        raise FieldMissing(field="quote")
    return mark_passage(session, table_of.actor, told.source_id, told.exact, key=f"{key}:told").id


__all__ = ["Told", "keep_told", "passage_box"]
