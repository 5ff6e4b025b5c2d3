"""Positions: topics down, parties across, meetings as small steps in each cell; the quotes one click away."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.paging import Part
from actions.paper_exports import RecordForm
from actions.position_lists import (
    ABOUT_NOTHING,
    NOBODYS,
    Asked,
    Cell,
    find_positions,
    meetings_spoken_at,
    table_of_positions,
)
from actions.positions import PositionLine, list_comments, list_topics
from dashboard.comment_form import comment_article
from dashboard.form_state import filter_choice, filter_words
from dashboard.paper_forms import paper_drawer
from dashboard.parts.drawer import in_drawer
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Words, join, link, show, tag
from dashboard.parts.more import A_PART, show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.position_form import position_form
from dashboard.position_words import LEANINGS, more_ways, position_article
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, meeting_title, side_name
from dashboard.session import desk, given_id, href, reader
from dashboard.visit import here
from dialogue.roles import Permission
from dialogue.vocabulary import PositionKind
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
STEPS_SHOWN = 12
"""Meetings that have a step of their own; those before them are behind the choice of the last."""


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
    chosen = filter_choice(words.t("Dialogue"), "dialogue", dialogues, None) if len(dialogues) > 1 else first
    with table_of.reading() as session:
        dialogue = read_dialogue(session, table_of.actor, UUID(chosen))
        topics = {t.id: (t.name_en, t.name_zh) for t in list_topics(session, table_of.actor, dialogue_id=dialogue.id)}
        spoken_at = meetings_spoken_at(session, table_of.actor, dialogue.id)
    show(more_ways(dialogue.id, words))
    has_any = _matrix(table_of, dialogue, spoken_at, words)
    names = {key: words.pick(*of) for key, of in topics.items()}
    if has_any:
        paper_drawer(table_of, [(RecordForm.POSITIONS, dialogue.id, "")], f"positions_{dialogue.id.hex}", words, names)
    else:
        show(empty(words.t("No position has been recorded in this dialogue yet.")))
    asked = _asked(dialogue, names, words) if has_any or table_of.has_own else Asked(dialogue.id)
    shown = _opened(table_of, asked, dialogue, topics, words)
    if table_of.actor.may(Permission.POSITION_RECORD):
        is_open = bool(st.query_params.get("record")) or not has_any
        in_drawer(
            words.t("Record a position"), here("record_position"),
            lambda: position_form(table_of, dialogue, _replaceable(table_of, dialogue, shown)), is_open=is_open,
        )  # fmt: skip


def _asked(dialogue: DialogueView, topics: Mapping[UUID, str], words: Reader) -> Asked:
    """What is looked for: everything stands in the address, so that a link keeps it."""
    a, b, c, d, e = st.columns(5)
    with a:
        parties = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
        party = filter_choice(
            words.c("statement", "Side"), "party", parties | {NOBODYS: words.t("others")}, words.t("every side")
        )
    with b:
        of = {key.hex: name for key, name in topics.items()} | {ABOUT_NOTHING: words.t("no topic")}
        topic = filter_choice(words.t("Topic"), "topic", of, words.t("every topic"))
    with c:
        kinds = {kind.value: words.t(kind) for kind in PositionKind}
        kind = filter_choice(words.t("What it is"), "kind", kinds, words.t("everything"))
    with d:
        meetings = {m.id.hex: meeting_name(words, m) for m in reversed(dialogue.meetings)}
        meeting = filter_choice(words.t("Meeting"), "meeting", meetings, words.t("every meeting"))
    with e:
        looked_for = filter_words(words.t("Words"), "words", words.t("in what was said, or in its quote"))
    return Asked(
        dialogue.id, UUID(meeting) if meeting else None, topic, party, PositionKind(kind) if kind else None, looked_for,
        given_id(),
    )  # fmt: skip


def _matrix(table_of: Desk, dialogue: DialogueView, spoken_at: Collection[UUID], words: Reader) -> bool:
    """The table of topics and sides, as far as a chosen meeting; the steps are those of the last meetings before it."""
    spoken = [m for m in dialogue.meetings if m.id in spoken_at]
    if len(spoken) > 1:
        steps = {m.id: f"{meeting_title(words, m)} · {m.starts_on.year}" for m in spoken}
        key = f"until_{dialogue.id.hex}"
        if len(spoken) <= STEPS_SHOWN:
            until = st.segmented_control(
                words.t("Up to"),
                list(steps),
                default=spoken[-1].id,
                key=key,
                format_func=steps.__getitem__,
                required=True,
            )
        else:
            until = st.selectbox(words.t("Up to"), list(steps)[::-1], key=key, format_func=steps.__getitem__)
        spoken = spoken[: [m.id for m in spoken].index(until) + 1]
    shown = [meeting.id for meeting in spoken[-STEPS_SHOWN:]]
    with table_of.reading() as session:
        found = table_of_positions(
            session, table_of.actor, dialogue.id, until=[m.id for m in spoken], shown=shown
        )  # fmt: skip
    if not found:
        return bool(spoken_at)
    columns = [*(party.key for party in dialogue.parties), *([""] if any("" in line.cells for line in found) else [])]
    headers = [
        words.t("Topic"),
        *(side_name(words, c, dialogue.parties) if c else words.t("others") for c in columns),
    ]
    cells = [
        [
            both_languages(words, line.name_en, line.name_zh) if line.topic_id else words.t("no topic"),
            *(_steps(line.cells.get(column), shown, dialogue, line.topic_id, column, words) for column in columns),
        ]
        for line in found
    ]
    legend = tag("p", *(tag("span", words.t(sign)) for sign in LEGEND), cls="alt-legend")
    show(table(headers, cells, even=True), legend)
    return True


def _steps(
    cell: Cell | None, meetings: Sequence[UUID], dialogue: DialogueView, topic: UUID | None, column: str, words: Reader
) -> Words:
    if cell is None:
        return tag("span", " ".join(SILENT for _ in meetings), title=words.t("said nothing"), cls="alt-steps")
    steps = [STEPS[cell.leanings[meeting]] if meeting in cell.leanings else SILENT for meeting in meetings]
    line = " ".join([*steps, *(STEPS[leaning] for leaning in cell.elsewhere[-STEPS_SHOWN:])])
    where = href(
        "positions", dialogue=dialogue.id, topic=topic.hex if topic else ABOUT_NOTHING, party=column or NOBODYS
    )  # fmt: skip
    latest = words.pick(cell.latest_en, cell.latest_zh)
    return join([link(line, where, cls="alt-link alt-steps"), tag("span", latest, cls="alt-latest")])


def _opened(
    table_of: Desk, asked: Asked, dialogue: DialogueView, topics: Mapping[UUID, tuple[str, str]], words: Reader
) -> list[PositionLine]:
    """What is asked for, the newest first; without a question the notes of the own side alone, below the table."""
    with reading_both(table_of) as (joint, own):
        actor = table_of.actor
        nothing: Part[PositionLine] = Part((), 0)
        limit = shown_so_far("positions", asked)
        found = find_positions(joint, actor, asked, limit=limit) if asked.is_narrow else nothing
        limit = shown_so_far("private_positions", asked)
        noted = find_positions(own, actor, asked, limit=limit, joint=joint) if own else nothing
    if asked.is_narrow:
        at = UUID(asked.topic) if asked.topic and asked.topic != ABOUT_NOTHING and given_id("topic") else None
        heading = [words.pick(*topics[at])] if at in topics else []
        heading += [side_name(words, asked.party, dialogue.parties)] if asked.party not in ("", NOBODYS) else []
        section(" · ".join(heading) or words.t("Positions"), found.total + noted.total)
        if not found.lines and not noted.lines:
            show(
                empty(
                    words.t("Nothing was said of this."),
                    words.t("All positions"),
                    href("positions", dialogue=dialogue.id),
                )
            )
    show(*(position_article(line, dialogue, words) for line in found.lines))
    show_more("positions", found, asked)
    if noted.lines:
        with private_frame(words.t("only your side sees this"), key="positions"):
            show(*(position_article(line, dialogue, words) for line in noted.lines))
            show_more("private_positions", noted, asked)
    shown = [*found.lines, *noted.lines]
    if asked.is_narrow:
        _comments(table_of, {line.id for line in shown}, words)
    return shown


def _replaceable(table_of: Desk, dialogue: DialogueView, shown: list[PositionLine]) -> list[PositionLine]:
    """Those that a new position may replace: what is shown on this page, and the newest of the dialogue."""
    asked = Asked(dialogue.id)
    with reading_both(table_of) as (joint, own):
        newest = [*find_positions(joint, table_of.actor, asked, limit=A_PART).lines]
        if own:
            newest += find_positions(own, table_of.actor, asked, limit=A_PART, joint=joint).lines
    return list({line.id: line for line in [*shown, *newest]}.values())


def _comments(table_of: Desk, about: set[UUID], words: Reader) -> None:
    """What authors of sources think of these positions; what only the own side noted, behind the lock."""
    with reading_both(table_of) as (joint, own):
        shared = list_comments(joint, table_of.actor, about=about)
        noted = list_comments(own, table_of.actor, about=about, joint=joint) if own else []
    if not shared and not noted:
        return
    section(words.t("What authors of sources think of it"), len(shared) + len(noted))
    if shared:
        show(*(comment_article(comment, words) for comment in shared))
    if noted:
        with private_frame(words.t("only your side sees this"), key="comments"):
            show(*(comment_article(comment, words) for comment in noted))


page()
