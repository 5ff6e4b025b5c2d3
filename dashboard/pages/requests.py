"""Requests: what a side asked of another, how it was answered, or for how long it has waited."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, read_dialogue
from actions.paper_exports import RecordForm
from actions.requests import RequestLine, list_requests, read_request
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.form_state import filter_choice
from dashboard.paper_forms import paper_drawer
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import link, show, tag
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both
from dashboard.record_words import side_name
from dashboard.request_forms import answer_form
from dashboard.request_words import ANSWERS, request_article
from dashboard.session import desk, given_id, href, reader
from dialogue.positions import Answer
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import PositionKind
from locales import Reader

WAITING = "waiting"
ANSWERED = "answered"
AT_ONCE = 50
"""How many requests stand on the page at first."""


def page() -> None:
    """One request when the address names one, else the list: what waits longest first."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    if (asked := given_id()) is not None:
        _one(table_of, asked, today, words)
        return
    page_heading(
        words.t("Requests"), words.t("What each side asked of another, and how it was answered. Silence is kept too.")
    )
    dialogue = chosen_dialogue(table_of, words, words.t("Requests are made in a dialogue; there is none yet."))
    if dialogue is None:
        return
    filters = _filters(dialogue, words)
    with reading_both(table_of) as (joint, own):
        found = list_requests(joint, table_of.actor, today=today, dialogue_id=dialogue.id, own=own, **filters)
        noted = (
            list_requests(own, table_of.actor, today=today, dialogue_id=dialogue.id, joint=joint, **filters)
            if own
            else []
        )
    if found:
        section(words.t("Requests"), len(found))
        waiting = sum(line.is_unanswered for line in found)
        told = words.t("{n} of {of} wait for an answer.", n=words.number(waiting), of=words.number(len(found)))
        show(tag("p", told, cls="alt-quiet"))
        _listed(found, dialogue, words)
        paper_drawer(table_of, [(RecordForm.REQUESTS, dialogue.id, "")], f"requests_{dialogue.id.hex}", words)
    elif any(value is not None for value in filters.values()):
        show(
            empty(
                words.t("No request answers to this choice."),
                words.t("Show all"),
                href("requests", dialogue=dialogue.id),
            )
        )
    else:
        sentence = words.t(
            "No request has been recorded in this dialogue yet; a request is a position that asks for something."
        )
        show(empty(sentence, words.t("Record a position"), href("positions", dialogue=dialogue.id, record="1")))
    if noted:
        with private_frame(words.t("only your side sees this"), key="requests"):
            show(*(request_article(line, dialogue, words) for line in noted))
    _form(table_of, dialogue, [*found, *noted], today, words)


def _filters(dialogue: DialogueView, words: Reader) -> dict[str, Any]:
    a, b, c = st.columns(3)
    sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
    with a:
        by = filter_choice(words.t("Asked by"), "by", sides, words.t("every party"))
    with b:
        of = filter_choice(words.t("Asked of"), "of", sides, words.t("every party"))
    with c:
        states = {WAITING: words.t("waits for an answer"), ANSWERED: words.t("answered")}
        states |= {answer.value: words.t(word) for answer, word in ANSWERS.items()}
        answer = filter_choice(words.t("Answer"), "answer", states, words.t("whatever the answer"))
    is_open = {WAITING: True, ANSWERED: False}.get(answer)
    return {
        "party": by or None, "addressee": of or None, "unanswered": is_open,
        "answer": Answer(answer) if answer and is_open is None else None,
    }  # fmt: skip


def _listed(found: list[RequestLine], dialogue: DialogueView, words: Reader) -> None:
    shown = found if st.query_params.get("all") else found[:AT_ONCE]
    show(*(request_article(line, dialogue, words) for line in shown))
    if len(found) > len(shown):
        asked = {key: value for key, value in st.query_params.items() if key != "lang"}
        told = words.t("Show all {n}", n=words.number(len(found)))
        show(tag("p", link(told, href("requests", **{**asked, "all": "1"}))))


def _form(table_of: Desk, dialogue: DialogueView, found: list[RequestLine], today: date, words: Reader) -> None:
    if not found or not table_of.actor.may(Permission.POSITION_RECORD):
        return
    opened = drawer(words.t("Keep an answer, or that there was none"), f"answer_{dialogue.id.hex}")
    if opened is not None:
        with opened.place:
            answer_form(table_of, dialogue, found, today)


def _one(table_of: Desk, asked: UUID, today: date, words: Reader) -> None:
    with reading_both(table_of) as (joint, own):
        try:
            line = read_request(joint, table_of.actor, asked, today=today, own=own)
        except NoSuchRow:
            if own is None:
                raise
            line = read_request(own, table_of.actor, asked, today=today, joint=joint)
        position = line.position
        dialogue = read_dialogue(joint, table_of.actor, position.dialogue_id)
    back_link(words.t("Requests"), href("requests", dialogue=dialogue.id))
    page_heading(
        words.pick(position.statement_en, position.statement_zh), "", words.pick(dialogue.name_en, dialogue.name_zh)
    )
    if position.is_private:
        with private_frame(words.t("only your side sees this"), key="request"):
            show(request_article(line, dialogue, words))
    else:
        show(request_article(line, dialogue, words))
    where = href("positions", dialogue=dialogue.id, id=position.id)
    show(tag("p", link(words.t(PositionKind.REQUEST) + " · " + words.t("as a position"), where), cls="alt-quiet"))
    _form(table_of, dialogue, [line], today, words)


page()
