"""Today: what waits on you, what changed since you last looked, what is coming. One line each, one click deep."""

from datetime import UTC, datetime

import streamlit as st

from actions.agenda import Waiting, agenda_of
from dashboard.mentions import mention_lines
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.recommendation_words import OURS, UNHEARD_OF
from dashboard.room_view import change_words
from dashboard.session import desk, href, reader
from dialogue.follow_ups import Recognition
from dialogue.roles import Permission
from locales import N_, Reader

WAITING = {
    "answer": (N_("{n} proposal to answer"), N_("{n} proposals to answer")),
    "accept": (N_("{n} clause to accept"), N_("{n} clauses to accept")),
    "confirm": (N_("{n} acceptance ad referendum to confirm"), N_("{n} acceptances ad referendum to confirm")),
    "conform": (N_("{n} clause to conform"), N_("{n} clauses to conform")),
    "table": (N_("{n} private proposal not tabled"), N_("{n} private proposals not tabled")),
    "recognise": (N_("{n} recommendation to speak of"), N_("{n} recommendations to speak of")),
    "uptake": (
        N_("{n} recommendation that nobody knows to have been taken up"),
        N_("{n} recommendations that nobody knows to have been taken up"),
    ),
    "overdue": (N_("{n} commitment overdue"), N_("{n} commitments overdue")),
    "step": (N_("{n} next step overdue"), N_("{n} next steps overdue")),
}
"""What waits, in one and in several."""


def page() -> None:
    """Three lists; for the administrator, who sees no content, the way to the users."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    page_heading(words.t("Today"), words.date(today))
    if not table_of.actor.may(Permission.DIALOGUE_READ):
        show(empty(words.t("Your work here is the accounts; what is said in dialogues is not shown to you."),
                   words.t("Users"), href("users")))  # fmt: skip
        return
    agenda = agenda_of(table_of, today)
    left, right = st.columns([3, 2], gap="large")
    with left:
        section(words.t("Waits on you"), len(agenda.waiting))
        lines = [_waiting(waiting, table_of.actor.party, words) for waiting in agenda.waiting]
        show(rows(lines) if lines else empty(words.t("Nothing waits on you.")))
        mentions = mention_lines(table_of, words)
        if mentions:
            section(words.t("You were mentioned"), len(mentions))
            show(rows(mentions))
        section(words.t("Changed since you last looked"), len(agenda.changed))
        changes = [
            (
                line.number,
                change_words(line.change, words),
                words.pick(line.title_en, line.title_zh),
                href("room", id=line.draft_id, clause=line.clause_id),
            )
            for line in agenda.changed[:12]
        ]
        show(rows(changes) if changes else empty(words.t("Nothing has changed.")))
    with right:
        section(words.t("Coming"), len(agenda.coming))
        coming = [
            (
                words.short_date(line.on),
                words.pick(line.title_en, line.title_zh),
                "",
                href("dialogue", id=line.dialogue_id, meeting=line.meeting_id)
                if line.meeting_id
                else href("next_steps", id=line.step_id)
                if line.step_id
                else href("commitments"),
            )
            for line in agenda.coming[:12]
        ]
        show(rows(coming) if coming else empty(words.t("No meeting is planned and no date falls due."),
                                               words.t("Dialogues"), href("dialogues")))  # fmt: skip


def _waiting(waiting: Waiting, party: str | None, words: Reader) -> tuple[str, Markup, str, None]:
    """One line: what is to be done, as a link; beneath it where."""
    one, many = WAITING[waiting.what]
    sentence = words.n(one, many, waiting.count)
    target = _target(waiting, party)
    due = words.short_date(waiting.due_on) if waiting.due_on else ""
    where = tag("small", words.pick(waiting.title_en, waiting.title_zh), cls="alt-quiet")
    return "", join([link(sentence, target), tag("br"), where]), due, None


def _target(waiting: Waiting, party: str | None) -> str:
    """Where it is done."""
    if waiting.draft_id:
        return href("room", id=waiting.draft_id, clause=waiting.clause_id)
    if waiting.what == "overdue":
        return href("commitments", dialogue=waiting.dialogue_id, due="overdue", party=party)
    narrowed = {
        "recognise": {"stands": OURS},
        "uptake": {"stands": Recognition.RECOGNISED.value, "uptake": UNHEARD_OF},
    }  # fmt: skip
    if waiting.what in narrowed:
        return href("recommendations", dialogue=waiting.dialogue_id, **narrowed[waiting.what])
    return href("next_steps" if waiting.what == "step" else "commitments")


page()
