"""The journal: who did what, for which side, when; the joint one, and the own side's."""

import streamlit as st

from actions.journal import count_journal, read_journal
from actions.paging import Part
from dashboard.journal_words import act_words
from dashboard.names import party_name, person_name
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.session import desk, reader
from dialogue.audiences import ACCOUNTS, JOINT

A_PART = 100
"""Lines that are shown at first, and that come with each press."""


def page() -> None:
    """One store's lines, newest first."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("Journal"),
        words.t("Every act in a chain that can be re-computed: python alternat.py verify."),
    )
    names = {
        JOINT: words.t("Joint"),
        ACCOUNTS: words.t("Accounts"),
        table_of.actor.own_audience: words.t("Own side"),
    }
    audiences = [
        audience for audience in (JOINT, table_of.actor.own_audience, ACCOUNTS) if audience in table_of.actor.audiences
    ]
    left, right = st.columns([2, 1])
    audience = left.segmented_control(
        words.t("Which journal"), audiences, default=audiences[0], key="journal_of", format_func=names.__getitem__
    ) or audiences[0]  # fmt: skip
    about = right.selectbox(
        words.t("About"), ["", "clause", "draft", "meeting", "position", "commitment", "account", "source", "user"],
        key="journal_about", format_func=lambda act: words.t(act) if act else words.t("everything"),
    )  # fmt: skip
    with table_of.reading(audience) as session:
        limit = shown_so_far("journal", (audience, about), A_PART)
        found = read_journal(session, table_of.actor, act=about, limit=limit)
        lines = Part(tuple(found), count_journal(session, table_of.actor, act=about))
    if not lines.lines:
        show(empty(words.t("Nothing has been journalled here yet.")))
        return
    drawn = table(
        [
            words.t("No."),
            words.t("When"),
            words.t("Side"),
            words.c("journal", "Who"),
            words.c("journal", "What"),
            words.t("Seal"),
        ],
        [
            (
                words.number(line.seq),
                words.moment(line.at),
                party_name(line.side, words) if line.side else "—",
                person_name(line.actor_id, line.actor_name, words) or words.t("the installation"),
                act_words(line.act, words),
                tag("span", line.hash[:10], cls="alt-mono"),
            )
            for line in lines.lines
        ],
        numeric={0},
    )
    if audience in (JOINT, ACCOUNTS):
        show(drawn)
        show_more("journal", lines, (audience, about), A_PART)
    else:
        with private_frame(words.t("only your side sees this")):
            show(drawn)
            show_more("journal", lines, (audience, about), A_PART)


page()
