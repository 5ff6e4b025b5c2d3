"""Positions: topics down, parties across, meetings as small steps in each cell; the quotes one click away."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.paper_exports import RecordForm
from actions.positions import PositionLine, list_comments, list_positions
from dashboard.comment_form import comment_article
from dashboard.form_state import filter_choice
from dashboard.paper_forms import paper_drawer
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.position_form import position_form
from dashboard.position_words import LEANINGS, more_ways, position_article
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_title, side_name
from dashboard.session import desk, given_id, href, reader
from dialogue.roles import Permission
from locales import N_, Reader

STEPS = {-2: "✕", -1: "–", 0: "·", 1: "+", 2: "✓", None: "•"}
"""How a side leaned toward the topic's proposition at one meeting; • where nobody read a leaning out of the words."""
SILENT = "◦"
"""The side said nothing of the topic at that meeting. Silence is shown as silence."""
LEGEND = (
    *(LEANINGS[leaning] for leaning in (-2, -1, 0, 1, 2)),
    N_("• stated, not placed"),
    N_("◦ said nothing"),
)
NONE = "none"
OTHERS = "others"


def page() -> None:
    """Choose a dialogue; read the table; open a cell; record another position."""
    words, table_of = reader(), desk()
    page_heading(words.t("Positions"), words.t("What each side said of each topic, round by round, in its own words."))
    with table_of.reading() as session:
        dialogues = {d.id.hex: words.pick(d.name_en, d.name_zh) for d in list_dialogues(session, table_of.actor)}
    if not dialogues:
        show(
            empty(
                words.t("Positions are stated in a dialogue; there is none yet."),
                words.t("Dialogues"),
                href("dialogues"),
            )
        )
        return
    first = next(iter(dialogues))
    chosen = (
        filter_choice(words.t("Dialogue"), "dialogue", dialogues, dialogues[first]) if len(dialogues) > 1 else first
    )
    with table_of.reading() as session:
        dialogue = read_dialogue(session, table_of.actor, UUID(chosen or first))
    with reading_both(table_of) as (joint, own):
        positions = list_positions(joint, table_of.actor, dialogue_id=dialogue.id)
        private = list_positions(own, table_of.actor, dialogue_id=dialogue.id, joint=joint) if own else []
    show(more_ways(dialogue.id, words))
    if positions:
        _matrix(positions, dialogue, words)
    else:
        show(empty(words.t("No position has been recorded in this dialogue yet.")))
    topics = {p.topic_id: words.pick(p.topic_en, p.topic_zh) for p in positions if p.topic_id}
    if positions:
        paper_drawer(table_of, [(RecordForm.POSITIONS, dialogue.id, "")], f"positions_{dialogue.id.hex}", words, topics)
    _opened(table_of, positions, private, dialogue, words)
    if table_of.actor.may(Permission.POSITION_RECORD):
        with st.expander(words.t("Record a position"), expanded=bool(st.query_params.get("record")) or not positions):
            position_form(table_of, dialogue, [*positions, *private])


def _matrix(positions: list[PositionLine], dialogue: DialogueView, words: Reader) -> None:
    spoken = [m for m in dialogue.meetings if any(p.meeting_id == m.id for p in positions)]
    if len(spoken) > 1:
        steps = {m.id: f"{meeting_title(words, m)} · {m.starts_on.year}" for m in spoken}
        until = st.segmented_control(
            words.t("Up to"), list(steps), default=spoken[-1].id, key=f"until_{dialogue.id.hex}",
            format_func=steps.__getitem__, required=True,
        )  # fmt: skip
        spoken = spoken[: [m.id for m in spoken].index(until) + 1]
    meetings = [meeting.id for meeting in spoken]
    shown = [p for p in positions if p.meeting_id is None or p.meeting_id in meetings]
    topics = dict.fromkeys(p.topic_id for p in shown)
    names_of = {p.topic_id: (p.topic_en, p.topic_zh) for p in shown}
    columns = [*(party.key for party in dialogue.parties), *([OTHERS] if any(not p.party for p in shown) else [])]
    headers = [
        words.t("Topic"),
        *(words.t("others") if c == OTHERS else side_name(words, c, dialogue.parties) for c in columns),
    ]
    cells = []
    for topic in topics:
        en, zh = names_of[topic]
        name: Words = both_languages(words, en, zh) if topic else words.t("no topic")
        row = [name]
        for column in columns:
            said = [p for p in shown if p.topic_id == topic and p.party == ("" if column == OTHERS else column)]
            row.append(_steps(said, meetings, dialogue, topic, column, words))
        cells.append(row)
    legend = tag("p", *(tag("span", words.t(sign)) for sign in LEGEND), cls="alt-legend")
    show(table(headers, cells, even=True), legend)


def _steps(
    said: list[PositionLine],
    meetings: list[UUID],
    dialogue: DialogueView,
    topic: UUID | None,
    column: str,
    words: Reader,
) -> Words:
    steps = []
    for meeting in meetings:
        here = [p for p in said if p.meeting_id == meeting]
        steps.append(STEPS[here[-1].leaning] if here else SILENT)
    steps += [STEPS[p.leaning] for p in said if p.meeting_id is None]
    line = " ".join(steps)
    if not said:
        return tag("span", line, title=words.t("said nothing"), cls="alt-steps")
    where = href("positions", dialogue=dialogue.id, topic=topic.hex if topic else NONE, party=column)
    latest = words.pick(said[-1].statement_en, said[-1].statement_zh)
    return join([link(line, where, cls="alt-link alt-steps"), tag("span", latest, cls="alt-latest")])


def _opened(
    table_of: Desk, positions: list[PositionLine], private: list[PositionLine], dialogue: DialogueView, words: Reader
) -> None:
    topic, party, one = st.query_params.get("topic", ""), st.query_params.get("party", ""), given_id()
    if not (topic or party or one):
        if private:
            with private_frame(words.t("only your side sees this"), key="positions"):
                show(*(position_article(line, dialogue, words) for line in private))
        return

    def meant(line: PositionLine) -> bool:
        if one is not None:
            return line.id == one
        in_topic = not topic or (line.topic_id.hex if line.topic_id else NONE) == topic
        return in_topic and (not party or line.party == ("" if party == OTHERS else party))

    found, noted = [line for line in positions if meant(line)], [line for line in private if meant(line)]
    heading = [words.pick(line.topic_en, line.topic_zh) for line in [*found, *noted][:1] if line.topic_id]
    heading += [side_name(words, party, dialogue.parties)] if party and party != OTHERS else []
    section(" · ".join(heading) or words.t("Positions"), len(found) + len(noted))
    if not found and not noted:
        show(
            empty(
                words.t("Nothing was said of this."), words.t("All positions"), href("positions", dialogue=dialogue.id)
            )
        )
    show(*(position_article(line, dialogue, words) for line in found))
    if noted:
        with private_frame(words.t("only your side sees this"), key="positions"):
            show(*(position_article(line, dialogue, words) for line in noted))
    _comments(table_of, {line.id for line in [*found, *noted]}, words)


def _comments(table_of: Desk, about: set[UUID], words: Reader) -> None:
    """What authors of sources think of these positions; what only the own side noted, behind the lock."""
    with reading_both(table_of) as (joint, own):
        shared = [c for c in list_comments(joint, table_of.actor) if c.about_id in about]
        noted = [c for c in list_comments(own, table_of.actor, joint=joint) if c.about_id in about] if own else []
    if not shared and not noted:
        return
    section(words.t("What authors of sources think of it"), len(shared) + len(noted))
    if shared:
        show(*(comment_article(comment, words) for comment in shared))
    if noted:
        with private_frame(words.t("only your side sees this"), key="comments"):
            show(*(comment_article(comment, words) for comment in noted))


page()
