"""Milestones of a draft: the text set down for good, any two compared, and the draft as at any past moment."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import streamlit as st

from actions.drafts import DraftText, read_draft
from actions.milestones import compare, figures, list_milestones, set_milestone
from actions.paper_exports import RecordForm
from actions.past_texts import read_draft_as_at
from dashboard.day_field import day_field
from dashboard.form_state import command_key, filter_choice, succeeded, turn, two_texts
from dashboard.milestone_views import comparison, milestone_list, milestone_name, past_text, progress
from dashboard.paper_forms import paper_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import link, show, tag
from dashboard.session import desk, given_id, guarded, href, reader
from dashboard.visit import here
from dialogue.roles import Permission
from drafts.milestones import next_label
from locales.zones import zone_name

DAY = "YYYY-MM-DD"


def page() -> None:
    """One draft's milestones, or a hint where to find a draft."""
    words, table_of = reader(), desk()
    draft_id = given_id()
    if draft_id is None:
        page_heading(words.t("Milestones"))
        show(empty(words.t("Choose a draft first."), words.t("All drafts"), href("drafts")))
        return
    with table_of.reading() as session:
        text = read_draft(session, table_of.actor, draft_id)
        milestones = list_milestones(session, table_of.actor, draft_id)
        now = figures(session, table_of.actor, text)
    back_link(words.t("Back to the draft"), href("room", id=draft_id))
    page_heading(
        words.t("Milestones"),
        words.t("The text set down for good under a number, so that both sides speak of the same words."),
        words.pick(text.draft.title_en, text.draft.title_zh),
    )
    may_set = table_of.actor.may(Permission.DRAFT_MILESTONE)
    if milestones:
        milestone_list(milestones, draft_id, words)
        papers = [(RecordForm.CERTIFICATE, m.id, milestone_name(m, words)) for m in reversed(milestones)]
        papers.append((RecordForm.TEXT_HISTORY, draft_id, ""))
        paper_drawer(table_of, papers, f"milestones_{draft_id.hex}", words)
        if table_of.actor.may(Permission.DRAFT_EXPORT):
            show(tag("p", link(words.t("Word files of these texts"), href("word", draft=draft_id))))
        progress(milestones, now, words)
        _compare(milestones, draft_id)
    elif may_set:
        show(empty(words.t("No milestone has been set yet; set the first one below.")))
    else:
        show(
            empty(words.t("No milestone has been set yet; the secretariat sets them, usually at the end of a sitting."))
        )
    _as_at(text)
    if may_set:
        _set(milestones, draft_id)


def _compare(milestones: list[Any], draft_id: UUID) -> None:
    words, table_of = reader(), desk()
    section(words.t("Compare two texts"))
    names = {milestone.id.hex: milestone_name(milestone, words) for milestone in reversed(milestones)}
    left, right, tick = st.columns([2, 2, 1.4], vertical_alignment="bottom")
    latest = milestones[-1]
    with left:
        since = filter_choice(
            words.t("Earlier text"), "since", names, words.t("the latest milestone ({label})", label=latest.label)
        )
    with right:
        until = filter_choice(words.t("Later text"), "until", names, words.t("the present text"))
    only_changed = tick.checkbox(words.t("only what changed"), value=True, key=here("only_changed"))
    before = UUID(since) if since else latest.id
    after = UUID(until) if until else None
    order = [milestone.id for milestone in milestones]
    if after is not None and order.index(after) < order.index(before):
        before, after = after, before  # told forwards, whichever was chosen first
    with guarded(), table_of.reading() as session:
        found = compare(session, table_of.actor, before, after)
        comparison(found, only_changed, words)


def _as_at(text: DraftText) -> None:
    words, table_of = reader(), desk()
    section(words.t("The text as at a past moment"))
    asked = _asked()
    start = (asked or text.draft.made_at).astimezone(words.zone)
    with st.form("as_at", border=False):
        a, b, c = st.columns([2, 2, 2], vertical_alignment="bottom")
        day = day_field(a, words.t("Day"), here("as_at_day"), start.date())
        clock = b.time_input(
            words.t("Time"), value=start.time().replace(second=0, microsecond=0), key=here("as_at_time"), step=60
        )
        pressed = c.form_submit_button(words.t("Show the text then"), key=here("as_at_submit"))
    zone = words.t(
        "Times are given in {zone}; what was done within the minute counts.", zone=zone_name(words, words.zone.key)
    )
    show(tag("p", zone, cls="alt-quiet"))
    if pressed:
        chosen = _moment(day, clock)
        st.query_params["at"] = chosen.strftime("%Y-%m-%dT%H:%MZ")
        asked = chosen
    if asked is None:
        show(empty(words.t("Choose a day and a time above to read the draft as it stood then.")))
        return
    with guarded(), table_of.reading() as session:
        past = read_draft_as_at(session, table_of.actor, text.draft.id, asked.replace(second=59, microsecond=999999))
        past_text(past, asked, words)


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, reader().zone).astimezone(UTC)


def _asked() -> datetime | None:
    """The moment in the address of the page; None when there is none or it is not one."""
    try:
        return datetime.strptime(st.query_params.get("at", ""), "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _set(milestones: list[Any], draft_id: UUID) -> None:
    words, table_of = reader(), desk()
    section(words.t("Set a milestone"))
    labels = [milestone.label for milestone in milestones]
    form = turn("milestone")
    with st.form(form):
        title_en, title_zh = two_texts(words.t("Title, if it has one"), f"{form}_title")
        minor, major = next_label(labels, major=False), next_label(labels, major=True)
        is_major = st.radio(
            words.t("Number"), [False, True], key=f"{form}_major", horizontal=True,
            format_func={
                False: words.t("{label}, the next step", label=minor), True: words.t("{label}, a new round", label=major),
            }.__getitem__,
        )  # fmt: skip
        show(tag("p", words.t("It holds the text as it stands now and is never changed afterwards."), cls="alt-quiet"))
        pressed = st.form_submit_button(words.t("Set the milestone"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                made = set_milestone(
                    session, table_of.actor, draft_id, major=is_major, title_en=title_en, title_zh=title_zh,
                    key=command_key("milestone"),
                )  # fmt: skip
                label = made.label
            succeeded("milestone", words.t("Milestone {label} is set.", label=label))


page()
