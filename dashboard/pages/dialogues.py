"""The dialogues: every standing series this person may know of, and opening a new one."""

import streamlit as st

from actions.dialogues import DialogueLine, MeetingLine, list_dialogues
from dashboard.dialogue_form import TRACKS, open_form
from dashboard.form_state import filter_choice
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Words, link, show
from dashboard.record_words import full_side_name, track_name, when
from dashboard.session import desk, href, reader
from dialogue.record import DialogueStatus
from dialogue.roles import Permission
from dialogue.vocabulary import Track
from locales import N_, Reader


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
            words.t("Standing"), "status", {s: words.c("dialogue", s) for s in DialogueStatus}, words.t("all")
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
        show(table(headers, [_cells(line, words) for line in lines], numeric={3}, whole={1, 4, 5}))
    elif track or status:
        show(empty(words.t("No dialogue answers to this choice."), words.t("Show all"), href("dialogues")))
    elif may_open:
        show(empty(words.t("No dialogue has been opened yet. Open the first one below.")))
    else:
        show(empty(words.t("Your side takes part in no dialogue yet; the organiser opens them.")))
    if may_open:
        with st.expander(words.t("Open a dialogue"), expanded=not lines):
            open_form(table_of)


def _cells(line: DialogueLine, words: Reader) -> tuple[Words, ...]:
    return (
        link(words.pick(line.name_en, line.name_zh), href("dialogue", id=line.id)),
        track_name(words, line.track),
        " · ".join(full_side_name(words, party) for party in line.parties),
        words.number(line.rounds),
        *(_round(line, meeting, words) for meeting in (line.last, line.next)),
    )


def _round(line: DialogueLine, meeting: MeetingLine | None, words: Reader) -> Words:
    if meeting is None:
        return ""
    shown = when(words, meeting.starts_on, None, meeting.precision)
    return link(shown, href("dialogue", id=line.id, meeting=meeting.id))


page()
