"""Correcting a measure, what it said before, and its name on what refers to it."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.measure_versions import MeasureVersionLine, amend_measure, list_measure_versions, name_measures
from actions.measures import MeasureLine
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import section
from dashboard.parts.lists import rows
from dashboard.parts.markup import Words, join, link, show, tag
from dashboard.quote_forms import reading_both, stores_for
from dashboard.record_words import side_name
from dashboard.session import guarded, href, reader
from dialogue.audiences import JOINT
from dialogue.roles import Permission
from locales import Reader


def amend_part(table_of: Desk, measure: MeasureLine, dialogue: DialogueView | None, words: Reader) -> None:
    """How the measure was described before, and the form in which it is corrected."""
    with reading_both(table_of) as (joint, own):
        home = own if measure.is_private and own is not None else joint
        versions = list_measure_versions(home, table_of.actor, measure.id)
    if versions:
        section(words.t("As it was described before"), len(versions))
        show(rows(_version(version, dialogue, words) for version in reversed(versions)))
    if not table_of.actor.may(Permission.POSITION_RECORD):
        return
    opened = drawer(words.t("Correct the measure"), f"measure_amend_{measure.id.hex}")
    if opened is not None:
        with opened.place:
            _form(table_of, measure, dialogue)


def _version(version: MeasureVersionLine, dialogue: DialogueView | None, words: Reader) -> tuple[str, Words, str, None]:
    parties = dialogue.parties if dialogue else ()
    facts = (side_name(words, version.owner, parties), version.issuer, version.number, version.note, version.reason)
    by = words.t("by {name}", name=version.by_name)
    told = tag("small", " · ".join(filter(None, (*facts, by))), cls="alt-under")
    return words.moment(version.corrected_at), join([words.pick(version.name_en, version.name_zh), told]), "", None


def _form(table_of: Desk, measure: MeasureLine, dialogue: DialogueView | None) -> None:
    words = reader()
    parties = dialogue.parties if dialogue else ()
    sides = {"": words.t("no party’s")} | {p.key: side_name(words, p.key, parties) for p in parties}
    if measure.owner not in sides:
        sides[measure.owner] = side_name(words, measure.owner, parties)
    name = f"measure_amend_{measure.id.hex}"
    form = turn(name)
    with st.form(form):
        name_en, name_zh = two_texts(
            words.t("Name of the measure"), f"{form}_name", en=measure.name_en, zh=measure.name_zh
        )
        a, b, c = st.columns(3)
        owner = a.selectbox(
            words.t("Whose it is"), list(sides), list(sides).index(measure.owner), key=f"{form}_owner",
            format_func=sides.__getitem__,
        )  # fmt: skip
        issuer = b.text_input(words.t("Issued by, as printed"), measure.issuer, key=f"{form}_issuer")
        number = c.text_input(words.t("Number, as printed"), measure.number, key=f"{form}_number")
        note = st.text_input(words.t("Note"), measure.note, key=f"{form}_note")
        reason = st.text_input(words.t("Why, for those who come after"), key=f"{form}_reason")
        pressed = st.form_submit_button(words.t("Keep the correction"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with stores_for(table_of, table_of.actor.own_audience if measure.is_private else JOINT) as (session, joint):
                amend_measure(
                    session, table_of.actor, measure.id, name_en=name_en, name_zh=name_zh, owner=owner or "", issuer=issuer or "",
                    number=number or "", note=note or "", reason=reason or "", joint=joint, key=command_key(name),
                )  # fmt: skip
            succeeded(name, words.t("The measure is corrected; what it said before stands below it."))


def measure_fact(table_of: Desk, measure_id: UUID | None, words: Reader) -> Sequence[tuple[Words, Words]]:
    """The measure that something is about, by its name; nothing where it is about none, or about one that is not there."""
    if measure_id is None:
        return []
    with reading_both(table_of) as (joint, own):
        named = name_measures(joint, table_of.actor, [measure_id])
        if not named and own is not None:
            named = name_measures(own, table_of.actor, [measure_id], joint=joint)
    return [(words.t("Measure"), link(words.pick(*name), href("measures", id=key))) for key, name in named.items()]


__all__ = ["amend_part", "measure_fact"]
