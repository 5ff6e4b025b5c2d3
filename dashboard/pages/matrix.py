"""Positions side by side: what each party said last of each topic, how sides moved, and how far apart two of them stood."""

from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

import streamlit as st

from actions.codings import coder_agreement
from actions.desk import Desk
from actions.dialogues import DialogueView, MeetingLine
from actions.position_matrix import Statement, list_cell, list_distances, list_movements, read_chains, read_matrix
from actions.positions import list_topics
from dashboard.coding_form import coding_form
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.form_state import filter_choice
from dashboard.matrix_view import NONE, OTHERS, distance_table, legend, matrix_table, movement_chain
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import link, show, tag
from dashboard.parts.private import private_frame
from dashboard.position_words import MOVEMENTS, position_article
from dashboard.quote_forms import reading_both
from dashboard.record_words import meeting_title, side_name
from dashboard.session import desk, href, reader
from dialogue.positions import Movement
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState
from locales import Reader

MATRIX, MOVED, APART = "", "movement", "distance"
AT_ONCE = 20
"""How many chains of movement stand on the page at first."""


def page() -> None:
    """Choose a dialogue, a view and a window of meetings."""
    words, table_of = reader(), desk()
    back_link(words.t("Positions"), href("positions", dialogue=st.query_params.get("dialogue", "")))
    page_heading(
        words.t("Positions side by side"),
        words.t("What each party said last of each topic, with every quote one click away; how sides moved; how far apart they stood."),
    )  # fmt: skip
    a, b = st.columns(2)
    with a:
        dialogue = chosen_dialogue(table_of, words, words.t("Positions are stated in a dialogue; there is none yet."))
    if dialogue is None:
        return
    with b:
        views = {MOVED: words.t("How sides moved"), APART: words.t("How far apart two sides stood")}
        view = filter_choice(words.t("View"), "view", views, words.t("Latest statements"))
    if view == MOVED:
        _movements(table_of, dialogue, words)
    elif view == APART:
        _distances(table_of, dialogue, words)
    else:
        _matrix(table_of, dialogue, words)


def _window(dialogue: DialogueView, spoken: Sequence[UUID], words: Reader) -> list[MeetingLine] | None:
    """The meetings between the two ends of the slider; None, for everything, where all of them are chosen."""
    meetings = [meeting for meeting in dialogue.meetings if meeting.id in spoken]
    if len(meetings) < 2:
        return None
    names = {m.id: f"{meeting_title(words, m)} · {m.starts_on:%Y-%m-%d}" for m in meetings}
    ids = list(names)
    first, last = st.select_slider(
        words.t("From and up to; both ends at one meeting show that meeting alone"), ids, value=(ids[0], ids[-1]),
        key=f"window_{dialogue.id.hex}", format_func=names.__getitem__,
    )  # fmt: skip
    if (first, last) == (ids[0], ids[-1]):
        return None
    return meetings[ids.index(first) : ids.index(last) + 1]


def _matrix(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    with table_of.reading() as joint:
        whole = read_matrix(joint, table_of.actor, dialogue.id)
        if not whole.cells:
            sentence = words.t("No position has been recorded in this dialogue yet.")
            show(empty(sentence, words.t("Positions"), href("positions", dialogue=dialogue.id)))
            return
        window = _window(dialogue, whole.meetings, words)
        ids = [meeting.id for meeting in window] if window else None
        shown = read_matrix(joint, table_of.actor, dialogue.id, meetings=ids) if ids else whole
    show(matrix_table(shown, dialogue, words, {}), legend(words))
    topic, party = st.query_params.get("topic", ""), st.query_params.get("party", "")
    if topic or party:
        _cell(table_of, dialogue, topic, party, ids, words)


def _cell(
    table_of: Desk, dialogue: DialogueView, topic: str, party: str, window: list[UUID] | None, words: Reader
) -> None:
    """The quotes of the cell in the address, read only now."""
    try:
        topic_id = None if topic == NONE else UUID(topic)
    except ValueError:
        return
    key = "" if party == OTHERS else party
    with reading_both(table_of) as (joint, own):
        found = list_cell(joint, table_of.actor, dialogue.id, topic_id, key, meetings=window)
        noted = list_cell(own, table_of.actor, dialogue.id, topic_id, key, meetings=window, joint=joint) if own else []
    about = next((words.pick(p.topic_en, p.topic_zh) for p in [*found, *noted]), "") or words.t("no topic")
    who = side_name(words, key, dialogue.parties) or words.t("others")
    section(f"{who} · {about}", len(found) + len(noted))
    if not found and not noted:
        show(empty(words.t("Nothing was said of this within the window.")))
    show(*(position_article(line, dialogue, words) for line in reversed(found)))
    if noted:
        with private_frame(words.t("only your side sees this"), key="cell"):
            show(*(position_article(line, dialogue, words) for line in reversed(noted)))


def _movements(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    a, b, c = st.columns(3)
    with table_of.reading() as session:
        topics = {
            t.id.hex: words.pick(t.name_en, t.name_zh)
            for t in list_topics(session, table_of.actor, dialogue_id=dialogue.id)
        }
    with a:
        topic = filter_choice(words.t("Topic"), "topic", topics, words.t("every topic"))
    with b:
        sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
        party = filter_choice(words.t("Party"), "party", sides, words.t("every party"))
    with c:
        ways = {movement.value: words.t(MOVEMENTS[movement]) for movement in Movement}
        moved = filter_choice(words.t("Movement"), "moved", ways, words.t("however"))
    narrowed = {
        "topic_id": UUID(topic) if topic else None, "party": party or None, "movement": Movement(moved) if moved else None
    }  # fmt: skip
    with reading_both(table_of) as (joint, own):
        found = list_movements(joint, table_of.actor, dialogue.id, **narrowed)
        shown = read_chains(
            joint, table_of.actor, dialogue.id, found if st.query_params.get("all") else found[:AT_ONCE]
        )
        private = list_movements(own, table_of.actor, dialogue.id, joint=joint, **narrowed) if own else []
        noted = read_chains(own, table_of.actor, dialogue.id, private[:AT_ONCE], joint) if own else []
    section(words.t("How sides moved"), len(found))
    if not found:
        show(
            empty(
                words.t(
                    "No position has replaced an earlier one here; the form of a position says which one it replaces."
                )
            )
        )
    else:
        _counts(found, words)
    show(*(movement_chain(chain, dialogue, words) for chain in shown))
    if len(shown) < len(found):
        told = words.t("Show all {n}", n=words.number(len(found)))
        show(tag("p", link(told, href("matrix", dialogue=dialogue.id, view=MOVED, all="1"))))
    if noted:
        with private_frame(words.t("only your side sees this"), key="movements"):
            show(*(movement_chain(chain, dialogue, words) for chain in noted))


def _counts(found: Sequence[tuple[Statement, ...]], words: Reader) -> None:
    """How many steps restated, softened and hardened; beside them those of which nobody has said so."""
    steps = {step.id: step.movement for chain in found for step in chain[1:]}
    told = [
        words.t("{sign}: {n} of {of}", sign=words.t(word), n=words.number(count), of=words.number(len(steps)))
        for movement, word in MOVEMENTS.items()
        if (count := sum(given == movement for given in steps.values()))
    ]
    show(tag("p", *(tag("span", part) for part in told), cls="alt-legend"))


def _distances(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    pairs = {f"{a.key}-{b.key}": (a.key, b.key) for a, b in combinations(dialogue.parties, 2)}
    if not pairs:
        show(empty(words.t("It takes two parties to stand apart.")))
        return
    first = next(iter(pairs))
    names = {
        key: words.t("{a} and {b}", a=side_name(words, a, dialogue.parties), b=side_name(words, b, dialogue.parties))
        for key, (a, b) in pairs.items()
    }
    asked = filter_choice(words.t("Between"), "between", names, names[first]) if len(pairs) > 1 else first
    with table_of.reading() as joint:
        found = list_distances(joint, table_of.actor, dialogue.id, pairs[asked or first])
        agreed = coder_agreement(joint, table_of.actor, dialogue_id=dialogue.id)
    section(words.t("How far apart two sides stood"), len(found))
    if not found:
        show(
            empty(
                words.t(
                    "No topic on which positions were stated has a written proposition yet; leanings are read toward one."
                )
            )
        )
        return
    placed = {step.meeting_id for distance in found for step in distance.convergence.plotted}
    shown = [m for m in dialogue.meetings if m.id in placed and m.state == MeetingState.HELD]
    show(distance_table(found, shown, dialogue, words))
    note = words.t(
        "Counted only where both sides were placed at the same meeting; where one said nothing there is a gap, not a nought."
    )
    show(tag("p", note, cls="alt-quiet"))
    if table_of.actor.may(Permission.POSITION_RECORD):
        reading = drawer(words.t("Read positions a second time, alone"), f"coding_{dialogue.id.hex}")
        if reading is not None:
            with reading.place:
                coding_form(table_of, dialogue)
    section(words.t("How far coders agree"), len(agreed))
    if not agreed:
        show(
            empty(
                words.t(
                    "One coder has read these positions; a second reading is needed before a distance is published."
                )
            )
        )
        return
    rows = [
        [words.t("{a} and {b}", a=one.first, b=one.second),
         words.t("{n} of {of}", n=words.number(len(one.alike)), of=words.number(len(one.over))),
         f"{one.kappa:.2f}" if one.kappa is not None else words.t("says nothing")]
        for one in agreed
        if one.over
    ]  # fmt: skip
    headers = [words.t("Coders"), words.t("Read alike"), words.t("Cohen’s kappa")]
    show(table(headers, rows, numeric={2}))


page()
