"""The forms of a dialogue: opening one, correcting how it is described, naming who convenes it. For the organiser."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, add_co_host, amend_dialogue, list_parties, open_dialogue
from actions.people import find_organisations
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.lists import empty
from dashboard.parts.markup import show
from dashboard.record_words import full_side_name
from dashboard.session import guarded, href, reader
from dialogue.record import Counterpart, DialogueStatus
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import AttributionRule, Track
from locales import C_, N_

TRACKS = {
    Track.I: N_("Track I (officials)"),
    Track.I_5: N_("Track 1.5 (officials in a personal capacity, with experts)"),
    Track.II: N_("Track II (no officials)"),
}
"""What each track is."""
LANGUAGES = {"en": C_("language", "English"), "zh": C_("language", "Chinese")}
"""The languages in which a dialogue may be held, as they are called."""


def open_form(table_of: Desk) -> None:
    """Open a dialogue between two parties or more, with those who convene it."""
    words = reader()
    with table_of.reading() as session:
        parties = {party.key: party for party in list_parties(session, table_of.actor)}
    organisations = organisation_names(table_of)
    form = turn("open_dialogue")
    with st.form(form):
        name_en, name_zh = two_texts(words.c("dialogue", "Name"), f"{form}_name")
        left, right = st.columns(2)
        track = left.selectbox(
            words.t("Track"), list(TRACKS), key=f"{form}_track", format_func=lambda track: words.t(TRACKS[track])
        )
        rule = right.selectbox(
            words.t("What may be repeated"), list(AttributionRule), key=f"{form}_rule", format_func=words.t
        )
        chosen = st.multiselect(
            words.t("Parties, in the order in which they are listed"), list(parties), default=[k for k in ("us", "cn") if k in parties],
            key=f"{form}_parties", format_func=lambda key: full_side_name(words, parties[key]), placeholder="",
        )  # fmt: skip
        with st.expander(words.t("A counterpart that is not a single state")):
            label_en, label_zh = two_texts(words.t("What it is called"), f"{form}_open")
            left, right = st.columns(2)
            key = left.text_input(
                words.t("Its key"),
                key=f"{form}_open_key",
                help=words.t("A short word in Latin letters, for example “pilots”."),
            )
            members = right.number_input(
                words.t("How many members it has"), min_value=0, value=0, key=f"{form}_open_members"
            )
        hosts = st.multiselect(
            words.t("Convened by"), list(organisations), key=f"{form}_hosts", format_func=organisations.__getitem__,
            placeholder="",
        )  # fmt: skip
        languages = language_box(form, ("en", "zh"))
        rule_en, rule_zh = two_texts(words.t("How consensus is reached"), f"{form}_consensus")
        note_en, note_zh = two_texts(words.t("Note"), f"{form}_note")
        pressed = st.form_submit_button(words.t("Open the dialogue"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            sides: list[str | Counterpart] = list(chosen)
            if key and key.strip():
                sides.append(Counterpart(key.strip(), label_en, label_zh, int(members) or None))
            with table_of.writing() as session:
                made = open_dialogue(
                    session, table_of.actor, name_en=name_en, name_zh=name_zh, track=track, parties=sides, co_hosts=hosts,
                    attribution_rule=rule, consensus_rule_en=rule_en, consensus_rule_zh=rule_zh, note_en=note_en,
                    note_zh=note_zh, languages=languages, key=command_key("open_dialogue"),
                ).id  # fmt: skip
            succeeded("open_dialogue", words.t("The dialogue is open."), "dialogue", {"id": made.hex})


def amend_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Correct how a dialogue is described: its names, track, rules, note, and whether it goes on."""
    words = reader()
    name = f"amend_dialogue_{dialogue.id.hex}"
    form = turn(name)
    with st.form(form):
        name_en, name_zh = two_texts(
            words.c("dialogue", "Name"), f"{form}_name", en=dialogue.name_en, zh=dialogue.name_zh
        )
        a, b, c = st.columns(3)
        tracks, rules, statuses = list(TRACKS), list(AttributionRule), list(DialogueStatus)
        track = a.selectbox(
            words.t("Track"), tracks, index=tracks.index(dialogue.track), key=f"{form}_track",
            format_func=lambda track: words.t(TRACKS[track]),
        )  # fmt: skip
        rule = b.selectbox(
            words.t("What may be repeated"), rules, index=rules.index(dialogue.attribution_rule), key=f"{form}_rule",
            format_func=words.t,
        )  # fmt: skip
        status = c.selectbox(
            words.t("Standing"), statuses, index=statuses.index(dialogue.status), key=f"{form}_status",
            format_func=lambda status: words.c("dialogue", status),
        )  # fmt: skip
        languages = language_box(form, dialogue.languages)
        rule_en, rule_zh = two_texts(
            words.t("How consensus is reached"), f"{form}_consensus", en=dialogue.consensus_rule_en,
            zh=dialogue.consensus_rule_zh,
        )  # fmt: skip
        note_en, note_zh = two_texts(
            words.t("Note"), f"{form}_note", long=True, en=dialogue.note_en, zh=dialogue.note_zh
        )
        pressed = st.form_submit_button(words.t("Correct the dialogue"), key=f"{form}_submit")
    if pressed:
        with guarded():
            given: dict[str, object] = {
                "name_en": name_en, "name_zh": name_zh, "track": track, "attribution_rule": rule, "status": status,
                "consensus_rule_en": rule_en, "consensus_rule_zh": rule_zh, "note_en": note_en, "note_zh": note_zh,
            }  # fmt: skip
            changes = {field: value for field, value in given.items() if value != getattr(dialogue, field)}
            if tuple(languages) != dialogue.languages:
                changes["languages"] = ",".join(languages)
            with table_of.writing() as session:
                amend_dialogue(session, table_of.actor, dialogue.id, key=command_key(name), **changes)
            succeeded(name, words.t("The dialogue is corrected."))


def language_box(form: str, chosen: Sequence[str]) -> list[str]:
    """In which languages a dialogue is held, the first named first; at least one."""
    words = reader()
    options = list(dict.fromkeys((*LANGUAGES, *chosen)))
    found = st.multiselect(
        words.t("Languages of the dialogue"), options, default=list(chosen), key=f"{form}_languages",
        format_func=lambda code: words.c("language", LANGUAGES[code]) if code in LANGUAGES else code, placeholder="",
    )  # fmt: skip
    return found or list(chosen)


def co_host_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Name one more organisation that convenes the dialogue, out of the register."""
    words = reader()
    named = {host.id for host in dialogue.co_hosts}
    organisations = {key: name for key, name in organisation_names(table_of).items() if key not in named}
    if not organisations:
        show(
            empty(
                words.t("The register holds no further organisation; enter the one that convenes."),
                words.t("People and organisations"),
                href("people"),
            )
        )
        return
    form = turn("co_host")
    with st.form(form):
        chosen = st.selectbox(
            words.t("One more who convenes it"), [None, *organisations], key=f"{form}_organisation",
            format_func=lambda key: organisations.get(key, words.t("choose from the register")),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Name as co-host"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if chosen is None:
                raise FieldMissing(field="organisation")
            with table_of.writing() as session:
                add_co_host(session, table_of.actor, dialogue.id, chosen, key=command_key("co_host"))
            succeeded("co_host", words.t("The co-host is named beside the others."))


def organisation_names(table_of: Desk) -> dict[UUID, str]:
    """The organisations of the register by their names in the reader's language."""
    words = reader()
    with table_of.reading() as session:
        found = find_organisations(session, table_of.actor)
    return {line.id: words.pick(line.name_en, line.name_zh) for line in found}
