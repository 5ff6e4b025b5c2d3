"""Two accounts of one meeting: the sides' texts side by side, point by point, with what one tells and the other does not."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, read_dialogue
from actions.meeting_view import read_meeting
from actions.paper_exports import RecordForm
from actions.positions import list_topics
from actions.read_out_figures import gap_of
from actions.read_outs import AccountText, MeetingAccounts, read_accounts
from actions.sources import list_sources, read_source
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.form_state import filter_choice
from dashboard.paper_forms import paper_drawer
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import show, tag
from dashboard.parts.private import private_frame
from dashboard.quote_forms import audience_choice, reading_both
from dashboard.read_out_forms import answer_form, frame_form, link_form, point_form
from dashboard.read_out_view import (
    TOLD,
    characters_table,
    gap_table,
    marked_text,
    point_article,
    spans_in,
    text_facts,
)
from dashboard.record_words import meeting_name, meeting_title, when
from dashboard.session import desk, given_id, href, reader
from dashboard.voice_part import alleged_part
from dialogue.audiences import JOINT
from dialogue.read_outs import Told
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """The accounts of the meeting in the address; without one, a choice of meetings."""
    words, table_of = reader(), desk()
    asked = given_id("meeting")
    if asked is None:
        _choice(table_of, words)
        return
    with reading_both(table_of) as (joint, own):
        meeting = read_meeting(joint, table_of.actor, asked)
        dialogue = read_dialogue(joint, table_of.actor, meeting.line.dialogue_id)
        accounts = read_accounts(joint, table_of.actor, asked, own=own)
        private = read_accounts(own, table_of.actor, asked, joint=joint) if own else None
        topics = {
            t.id: words.pick(t.name_en, t.name_zh) for t in list_topics(joint, table_of.actor, dialogue_id=dialogue.id)
        }
    back_link(meeting_name(words, meeting.line), href("dialogue", id=dialogue.id, meeting=asked))
    page_heading(
        words.t("Two read-outs of one meeting"),
        words.t(
            "What each side published of it, point by point. A person links the words; nothing is matched by itself."
        ),
        f"{words.pick(dialogue.name_en, dialogue.name_zh)} · {meeting_name(words, meeting.line)}",
    )
    chosen = _texts(table_of, dialogue, accounts, words)
    alleged_part(accounts, dialogue.parties, words)
    _points(accounts, dialogue, topics, words)
    if accounts.texts or accounts.points:
        paper_drawer(table_of, [(RecordForm.READ_OUTS, asked, "")], f"read_outs_{asked.hex}", words)
    if private and private.points:
        with private_frame(words.t("only your side sees this"), key="points"):
            numbered = enumerate(private.points, 1)
            show(*(point_article(n, p, dialogue.parties, words, topics.get(p.topic_id, "")) for n, p in numbered))
    _forms(table_of, dialogue, accounts, private, chosen, topics, words)


def _choice(table_of: Desk, words: Reader) -> None:
    page_heading(
        words.t("Two read-outs of one meeting"), words.t("Choose the meeting of which the sides published read-outs.")
    )
    dialogue = chosen_dialogue(table_of, words, words.t("Meetings belong to a dialogue; there is none yet."))
    if dialogue is None:
        return
    lines = [
        (when(words, m.starts_on, m.ends_on, m.precision), meeting_title(words, m), "", href("read_outs", meeting=m.id))
        for m in reversed(dialogue.meetings)
    ]
    show(rows(lines) if lines else empty(words.t("No round has been recorded yet.")))


def _texts(table_of: Desk, dialogue: DialogueView, accounts: MeetingAccounts, words: Reader) -> dict[str, AccountText]:
    """Both texts side by side; where a side has several, the one that is chosen. Gives the text of each side."""
    section(words.t("The read-outs"), len(accounts.texts))
    of = {party: [t for t in accounts.texts_of(party) if not t.is_private] for party in (*accounts.parties, JOINT)}
    chosen = {party: texts[0] for party, texts in of.items() if texts}
    if not chosen:
        show(
            empty(
                words.t(
                    "No text of this meeting is known to speak for a side yet; say so of a source of the meeting below."
                )
            )
        )
        return {}
    columns = st.columns(len(chosen), gap="large")
    for column, party in zip(columns, list(chosen), strict=True):
        with column:
            if len(of[party]) > 1:
                options = {t.source_id: t.title for t in of[party]}
                picked = st.selectbox(
                    words.t("Text"), list(options), key=f"account_{party}", format_func=options.__getitem__
                )
                chosen[party] = next(t for t in of[party] if t.source_id == picked)
            with table_of.reading() as joint:
                view = read_source(joint, table_of.actor, chosen[party].source_id)
            show(
                text_facts(chosen[party], dialogue.parties, words),
                marked_text(view.text, view.line.language or "en", spans_in(accounts, view.line.id)),
            )
    return chosen


def _points(accounts: MeetingAccounts, dialogue: DialogueView, topics: dict[UUID, str], words: Reader) -> None:
    section(words.t("Point by point"), len(accounts.points))
    if not accounts.points:
        show(empty(words.t("No point has been named yet.")))
        return
    gap = gap_of(accounts)
    numbers = {point.id: number for number, point in enumerate(accounts.points, 1)}
    show(gap_table(gap, numbers, dialogue.parties, words))
    if any(any(of.values()) for of in gap.characters.values()):
        note = words.t(
            "Characters in which each side tells the points of a topic. Raw numbers: silence in a short text says less than in a long one."
        )
        show(tag("p", note, cls="alt-quiet"), characters_table(gap, topics, dialogue.parties, words))
    ways = {told.value: words.t(word) for told, word in TOLD.items() if any(p.told == told for p in accounts.points)}
    asked = filter_choice(words.t("How it was told"), "told", ways, words.t("every way"))
    shown = [(n, p) for n, p in enumerate(accounts.points, 1) if not asked or p.told == Told(asked)]
    show(*(point_article(n, p, dialogue.parties, words, topics.get(p.topic_id, "")) for n, p in shown))


def _forms(
    table_of: Desk, dialogue: DialogueView, accounts: MeetingAccounts, private: MeetingAccounts | None,
    chosen: dict[str, AccountText], topics: dict[UUID, str], words: Reader,
) -> None:  # fmt: skip
    actor, here = table_of.actor, accounts.meeting_id.hex
    with table_of.reading() as joint:
        sources = list_sources(joint, actor, meeting_id=accounts.meeting_id)
        others = list_sources(joint, actor, dialogue_id=dialogue.id)
    if actor.may(Permission.SOURCE_RECORD):
        framed = drawer(words.t("Say whose read-out a source is"), f"frame_{here}", is_open=not chosen)
        if framed is not None:
            with framed.place:
                frame_form(table_of, dialogue, sources)
    if not actor.may(Permission.POSITION_RECORD):
        return
    is_secretariat = actor.may(Permission.COMMITMENT_RECORD)
    linking = drawer(words.t("Link the words of the sides to a point"), f"link_{here}")
    if linking is not None and chosen:
        with linking.place:
            audience = audience_choice(table_of, "link") if is_secretariat else actor.own_audience
            link_form(table_of, dialogue, accounts if audience == JOINT else private or accounts, chosen, audience)
    put = drawer(words.t("A side answered when a point was put to it"), f"put_{here}")
    if put is not None:
        with put.place:
            audience = audience_choice(table_of, "put")
            points = [*accounts.points, *(private.points if private and audience != JOINT else ())]
            answer_form(table_of, dialogue, points, {line.id: line.title for line in others}, audience)
    changing = drawer(words.t("Change a point"), f"point_{here}")
    if changing is not None:
        with changing.place:
            mine = accounts.points if is_secretariat else private.points if private else ()
            point_form(table_of, dialogue, mine, topics, JOINT if is_secretariat else actor.own_audience)


page()
