"""The document of a whole dialogue on its way in: what it would bring, and taking it in under its own identifiers or as a copy."""

import hashlib

import streamlit as st

from actions.desk import Desk
from actions.dialogue_import import DialogueCame, import_dialogue, look_at_dialogue
from dashboard.form_state import command_key, succeeded
from dashboard.parts.headings import section
from dashboard.parts.lists import definition
from dashboard.parts.markup import show, tag
from dashboard.parts.notice import notice
from dashboard.session import guarded, n, reader
from dashboard.visit import here
from dialogue.audiences import SECRETARIAT
from dialogue.roles import Permission
from locales import Reader


def dialogue_in(table_of: Desk) -> None:
    """The field for the document, and what it would bring. Nothing for whoever is no organiser of the secretariat."""
    if not table_of.actor.may(Permission.DIALOGUE_OPEN) or table_of.actor.side != SECRETARIAT:
        return
    words = reader()
    section(words.t("A dialogue from another installation"))
    file = st.file_uploader(words.t("Document of a dialogue"), type=["json"], key=here("dialogue_file"))
    if file is None:
        show(tag("p", words.t("Everything in it is checked before anything is written."), cls="alt-quiet"))
        return
    with guarded():
        content = file.getvalue()
        came = _looked_at(table_of, content)
        _told(came, words)
        left, right = st.columns(2)
        if not came.is_here and left.button(words.t("Take the dialogue in"), type="primary", key=here("dialogue_take")):
            _take(table_of, content, words, as_copy=False)
        if right.button(words.t("Take it in as a copy"), key=here("dialogue_copy")):
            _take(table_of, content, words, as_copy=True)


def _looked_at(table_of: Desk, content: bytes) -> DialogueCame:
    """Read once for this person and file however often the page runs."""
    what = (table_of.actor.user_id, hashlib.sha256(content).digest())
    kept = st.session_state.get("dialogue_came")
    if kept is None or kept[0] != what:
        with st.spinner(reader().t("Reading the file …")), table_of.reading() as session:
            kept = st.session_state["dialogue_came"] = (what, look_at_dialogue(session, table_of.actor, content))
    return kept[1]  # type: ignore[no-any-return]


def _told(came: DialogueCame, words: Reader) -> None:
    if came.is_here:
        show(notice(words.t("This dialogue is here already; it can be taken in as a copy.")))
    counted = [
        n("{n} meeting", "{n} meetings", came.counts.get("meeting", 0)),
        n("{n} source", "{n} sources", came.counts.get("source", 0)),
        n("{n} position", "{n} positions", came.counts.get("position", 0)),
        n("{n} commitment", "{n} commitments", came.counts.get("commitment", 0)),
        n("{n} person", "{n} people", came.counts.get("person", 0)),
    ]
    known = came.known.get("person", 0) + came.known.get("organisation", 0)
    show(
        definition(
            [
                (words.t("Dialogue"), words.pick(came.name_en, came.name_zh)),
                (words.t("Parties"), words.t("; ").join(words.pick(*names) for names in came.parties)),
                (words.t("What it holds"), " · ".join(counted)),
                (
                    words.t("On the register already"),
                    n("{n} entry, which stays as it is", "{n} entries, which stay as they are", known) if known else "",
                ),
            ]
        )
    )


def _take(table_of: Desk, content: bytes, words: Reader, *, as_copy: bool) -> None:
    key = f"{command_key('dialogue_file')}:{hashlib.sha256(content).hexdigest()[:16]}:{'copy' if as_copy else 'own'}"
    with table_of.writing() as session:
        dialogue = import_dialogue(session, table_of.actor, content, as_copy=as_copy, key=key)
    st.session_state.pop("dialogue_came", None)
    succeeded("dialogue_file", words.t("The dialogue was taken in."), "dialogue", {"id": dialogue.id.hex})


__all__ = ["dialogue_in"]
