"""How something was said: the fields of a position that are folded away at first. Each may stay empty."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.measures import list_measures
from actions.meeting_view import list_seats
from dashboard.day_field import day_field
from dashboard.form_state import two_texts
from dashboard.position_words import FIRMNESS, MOVEMENTS
from dashboard.quote_forms import reading_both
from dashboard.session import given_id, reader
from dialogue.audiences import JOINT
from dialogue.positions import AttributionClass, Directness, Movement

AT_ONCE = 60
"""How many earlier positions are offered for being answered; others are answered from where they stand."""


def said_by(table_of: Desk, form: str, meeting_id: UUID | None, sides: Mapping[str, str]) -> dict[str, Any]:
    """Who spoke, for whom, in whose words."""
    words = reader()
    speakers: dict[UUID, str] = {}
    if meeting_id is not None:
        with table_of.reading() as session:
            for seat in list_seats(session, table_of.actor, meeting_id):
                if seat.party in sides:
                    name = words.pick(seat.name_en, seat.name_zh)
                    speakers[seat.id] = f"{name} · {sides[seat.party]}" if seat.party else name
    a, b, c = st.columns(3)
    speaker = a.selectbox(
        words.t("Who spoke"), [None, *speakers], key=f"{form}_speaker",
        format_func=lambda key: speakers.get(key, words.t("nobody named")),
    )  # fmt: skip
    behalf = b.text_input(words.t("On behalf of"), key=f"{form}_behalf")
    author = c.text_input(words.t("Whose words were read out"), key=f"{form}_author")
    a, b, c = st.columns(3)
    of_class = a.selectbox(
        words.t("Kind of speaker, where nobody is named"), [None, *AttributionClass], key=f"{form}_class",
        format_func=lambda value: words.t(value) if value else words.t("not said"),
    )  # fmt: skip
    verb = b.text_input(words.t("The word of the source for saying it"), key=f"{form}_verb")
    carried = c.checkbox(words.t("The speaker is named in an earlier sentence"), key=f"{form}_carried")
    chain = st.text_area(
        words.t("Through whom the words came, the nearest to the speaker first, one a line"),
        key=f"{form}_chain",
        height=80,
    )
    return {
        "speaker_participation_id": speaker, "on_behalf_of": (behalf or "").strip(), "author_of_words": author or "",
        "attribution_class": of_class, "verb": verb or "", "attribution_carried": bool(carried),
        "chain": "\n".join(step.strip() for step in (chain or "").splitlines() if step.strip()),
    }  # fmt: skip


def said_how(form: str) -> dict[str, Any]:
    """How firmly, how directly, and who translated it."""
    words = reader()
    a, b, c = st.columns(3)
    firmness = a.selectbox(
        words.t("How firmly"), [None, *FIRMNESS], key=f"{form}_firmness",
        format_func=lambda value: words.t(FIRMNESS[value]) if value else words.t("the words do not tell"),
    )  # fmt: skip
    directness = b.selectbox(
        words.t("How close to what was said"), [None, *Directness], key=f"{form}_directness",
        format_func=lambda value: words.t(value) if value else words.t("not said"),
    )  # fmt: skip
    translated = c.text_input(words.t("Translated by"), key=f"{form}_translated")
    return {"firmness": firmness, "directness": directness, "translated_by": translated or ""}


def asked_of(form: str, sides: Mapping[str, str]) -> dict[str, Any]:
    """For a request: of whom, and for when."""
    words = reader()
    a, b = st.columns(2)
    addressee = a.selectbox(
        words.t("Asked of"), ["", *(key for key in sides if key)], key=f"{form}_addressee",
        format_func=lambda key: sides[key] if key else words.t("nobody, or somebody who is no party"),
    )  # fmt: skip
    until = day_field(b, words.t("Asked for by"), f"{form}_asked_for")
    label_en, label_zh = two_texts(words.t("Of whom, where it is no party"), f"{form}_addressee_label")
    return {
        "addressee": addressee or "", "addressee_label_en": "" if addressee else label_en,
        "addressee_label_zh": "" if addressee else label_zh, "asked_for_on": until,
    }  # fmt: skip


def tied_to(
    table_of: Desk, form: str, audience: str, dialogue_id: UUID, earlier: Mapping[UUID, str], known: Sequence[tuple[UUID, str]]
) -> dict[str, Any]:  # fmt: skip
    """What it replaces and how the side moved, what it answers or supports, and which measure it is about."""
    words = reader()
    asked = given_id("responds_to")
    options = dict(known[-AT_ONCE:]) | {key: told for key, told in known if key == asked}

    def named(key: UUID | None) -> str:
        return options.get(key, words.t("none")) if key else words.t("none")

    a, b = st.columns([3, 1])
    supersedes = a.selectbox(
        words.t("Replaces an earlier position"), [None, *earlier], key=f"{form}_supersedes",
        format_func=lambda key: earlier.get(key, words.t("none")),
    ) if earlier else None  # fmt: skip
    movement = b.selectbox(
        words.t("Movement"), [None, *Movement], key=f"{form}_movement",
        format_func=lambda value: words.t(MOVEMENTS[value]),
    ) if earlier else None  # fmt: skip
    a, b, c = st.columns(3)
    keys = [None, *options]
    responds = a.selectbox(
        words.t("Answers"), keys, key=f"{form}_responds", format_func=named,
        index=keys.index(asked) if asked in options else 0,
    )  # fmt: skip
    supports = b.selectbox(words.t("Supports"), keys, key=f"{form}_supports", format_func=named)
    with reading_both(table_of) as (joint, own):
        measures = list_measures(joint, table_of.actor, dialogue_id=dialogue_id)
        if audience != JOINT and own is not None:
            measures += list_measures(own, table_of.actor, dialogue_id=dialogue_id, joint=joint)
    names = {line.id: words.pick(line.name_en, line.name_zh) for line in measures}
    about = c.selectbox(
        words.t("About the measure"), [None, *names], key=f"{form}_measure",
        format_func=lambda key: names.get(key, words.t("none")),
    )  # fmt: skip
    return {
        "supersedes_id": supersedes, "movement": movement if supersedes else None, "responds_to_id": responds,
        "supports_id": supports, "measure_id": about,
    }  # fmt: skip


def more_of_topic(form: str, topics: Mapping[UUID, str]) -> dict[str, Any]:
    """The written proposition of a new topic, the topic above it, and what it covers."""
    words = reader()
    proposition_en, proposition_zh = two_texts(
        words.t("New topic: the proposition toward which leanings are read"), f"{form}_proposition"
    )
    a, b = st.columns([1, 2])
    broader = a.selectbox(
        words.t("New topic: part of"), [None, *topics], key=f"{form}_broader",
        format_func=lambda key: topics.get(key, words.t("none")),
    )  # fmt: skip
    scope = b.text_input(words.t("New topic: what it covers and what not"), key=f"{form}_scope")
    return {
        "proposition_en": proposition_en, "proposition_zh": proposition_zh, "broader_id": broader, "scope_note": scope or "",
    }  # fmt: skip


__all__ = ["asked_of", "more_of_topic", "said_by", "said_how", "tied_to"]
