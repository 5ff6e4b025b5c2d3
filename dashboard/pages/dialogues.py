"""The dialogues: every standing series this person may know of, and opening a new one."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueLine, MeetingLine, list_dialogues, list_parties, open_dialogue
from dashboard.form_state import command_key, filter_choice, succeeded, turn, two_texts
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Words, link, show
from dashboard.record_words import full_side_name, when
from dashboard.session import desk, guarded, href, reader
from dialogue.record import Counterpart, DialogueStatus
from dialogue.roles import Permission
from dialogue.vocabulary import AttributionRule, Track
from locales import N_, Reader

TRACKS = {
    Track.I: N_("Track I (officials)"),
    Track.I_5: N_("Track 1.5 (officials in a personal capacity, with experts)"),
    Track.II: N_("Track II (no officials)"),
}
"""What each track is."""
STATUSES = {
    DialogueStatus.ACTIVE: N_("active"),
    DialogueStatus.DORMANT: N_("dormant"),
    DialogueStatus.ENDED: N_("ended"),
}


def page() -> None:
    """The list with its filters, and the form for whoever may open a dialogue."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("Dialogues"), words.t("Standing series of meetings: who meets, how often, and what comes next.")
    )
    left, right = st.columns(2)
    with left:
        track = filter_choice(
            words.t("Track"), "track", {track: words.t(name) for track, name in TRACKS.items()}, words.t("every track")
        )
    with right:
        status = filter_choice(
            words.t("Standing"), "status", {s: words.t(name) for s, name in STATUSES.items()}, words.t("all")
        )
    with table_of.reading() as session:
        lines = list_dialogues(
            session,
            table_of.actor,
            track=Track(track) if track else None,
            status=DialogueStatus(status) if status else None,
        )
    may_open = table_of.actor.may(Permission.DIALOGUE_OPEN)
    if lines:
        headers = [
            words.t(h) for h in (N_("Dialogue"), N_("Track"), N_("Parties"), N_("Rounds"), N_("Last"), N_("Next"))
        ]
        show(table(headers, [_cells(line, words) for line in lines], numeric={3}))
    elif track or status:
        show(empty(words.t("No dialogue answers to this choice."), words.t("Show all"), href("dialogues")))
    elif may_open:
        show(empty(words.t("No dialogue has been opened yet. Open the first one below.")))
    else:
        show(empty(words.t("Your side takes part in no dialogue yet; the organiser opens them.")))
    if may_open:
        with st.expander(words.t("Open a dialogue"), expanded=not lines):
            _open_form(table_of)


def _cells(line: DialogueLine, words: Reader) -> tuple[Words, ...]:
    return (
        link(words.pick(line.name_en, line.name_zh), href("dialogue", id=line.id)),
        words.t("Track {track}", track=line.track.value),
        " · ".join(full_side_name(words, party) for party in line.parties),
        words.number(line.rounds),
        *(_round(line, meeting, words) for meeting in (line.last, line.next)),
    )


def _round(line: DialogueLine, meeting: MeetingLine | None, words: Reader) -> Words:
    if meeting is None:
        return ""
    shown = when(words, meeting.starts_on, None, meeting.precision)
    return link(shown, href("dialogue", id=line.id, meeting=meeting.id))


def _open_form(table_of: Desk) -> None:
    words = reader()
    with table_of.reading() as session:
        parties = {party.key: party for party in list_parties(session, table_of.actor)}
    form = turn("open_dialogue")
    with st.form(form):
        name_en, name_zh = two_texts(words.t("Name"), f"{form}_name")
        left, right = st.columns(2)
        track = left.selectbox(
            words.t("Track"), list(TRACKS), key=f"{form}_track", format_func=lambda track: words.t(TRACKS[track])
        )
        rule = right.selectbox(
            words.t("What may be repeated"), list(AttributionRule), key=f"{form}_rule", format_func=words.t
        )
        chosen = st.multiselect(
            words.t("Parties, in the order in which they are listed"), list(parties), default=[k for k in ("us", "cn") if k in parties],
            key=f"{form}_parties", format_func=lambda key: full_side_name(words, parties[key]),
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
                    session, table_of.actor, name_en=name_en, name_zh=name_zh, track=track, parties=sides,
                    attribution_rule=rule, consensus_rule_en=rule_en, consensus_rule_zh=rule_zh, note_en=note_en,
                    note_zh=note_zh, key=command_key("open_dialogue"),
                ).id  # fmt: skip
            succeeded("open_dialogue", words.t("The dialogue is open."), "dialogue", {"id": made.hex})


page()
