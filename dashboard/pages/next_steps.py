"""Next steps: what is due and overdue, by who sees to it, and everything that somebody is to do after a meeting."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, list_dialogues, read_dialogue
from actions.due_lists import DueLine, DueNoun, by_owner, by_side, due_list
from actions.next_steps import NextStepLine, list_next_steps
from actions.paper_exports import RecordForm
from dashboard.form_state import filter_choice
from dashboard.keeping import may_keep
from dashboard.next_step_forms import KINDS, next_step_form, reopen_button, settle_form
from dashboard.next_step_words import step_row, who_does
from dashboard.paper_forms import papers_of_dialogues
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Markup, Words, join, show, tag
from dashboard.parts.private import private_frame, private_mark
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, quoted, side_name
from dashboard.session import desk, given_id, href, reader
from dialogue.record import NextStepState
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from locales import Reader

BY_SIDE = "side"


def page() -> None:
    """One next step when the address names one, else what is due, and the list."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    with table_of.reading() as session:
        views = {d.id: read_dialogue(session, table_of.actor, d.id) for d in list_dialogues(session, table_of.actor)}
    asked = given_id()
    if asked is not None:
        _one(table_of, asked, views, today, words)
        return
    page_heading(words.t("Next steps"), words.t("What is due, who sees to it, and what became of it."))
    if not views:
        told = words.t("Next steps follow from a dialogue; there is none yet.")
        show(empty(told, words.t("Dialogues"), href("dialogues")))
        return
    parties = {party.key: party for view in views.values() for party in view.parties}
    filters, grouped_by = _filters(views, parties, words)
    with reading_both(table_of) as (joint, own):
        narrowed = {"today": today, "dialogue_id": filters["dialogue_id"]}
        due = due_list(joint, table_of.actor, clock=words.zone, **narrowed)
        due += due_list(own, table_of.actor, joint=joint, **narrowed) if own else []
        steps = list_next_steps(joint, table_of.actor, today=today, **filters)
        private = list_next_steps(own, table_of.actor, today=today, joint=joint, **filters) if own else []
    party = filters["party"]
    _due(
        [line for line in due if party is None or party in line.sides], grouped_by, tuple(parties.values()), words
    )  # fmt: skip
    section(words.t("Next steps"), len(steps))
    if steps:
        show(rows(step_row(step, parties.values(), words) for step in steps))
        papers_of_dialogues(table_of, RecordForm.NEXT_STEPS, (step.dialogue_id for step in steps), views, words)
    else:
        show(empty(words.t("No next step has been kept yet.")))
    if private:
        with private_frame(words.t("only your side sees this"), key="next_steps"):
            show(rows(step_row(step, parties.values(), words) for step in private))
    opened = bool(st.query_params.get("record"))
    if may_keep(table_of) and (folded := drawer(words.t("Keep a next step"), "next_step_record", is_open=opened)):
        with folded.place:
            keys, asked = list(views), given_id("dialogue")
            chosen = st.selectbox(
                words.t("In the dialogue"), keys, key="next_step_dialogue",
                index=keys.index(asked) if asked in views else 0,
                format_func=lambda key: words.pick(views[key].name_en, views[key].name_zh),
            )  # fmt: skip
            next_step_form(table_of, views[chosen])


def _filters(
    views: dict[UUID, DialogueView], parties: dict[str, PartyLine], words: Reader
) -> tuple[dict[str, Any], str]:
    a, b, c, d = st.columns(4)
    with a:
        names = {key.hex: words.pick(view.name_en, view.name_zh) for key, view in views.items()}
        dialogue = filter_choice(words.t("Dialogue"), "dialogue", names, words.t("every dialogue"))
    with b:
        sides = {key: side_name(words, key, parties.values()) for key in parties}
        party = filter_choice(words.t("By whom"), "party", sides, words.t("every party"))
    with c:
        states = {state.value: words.t(state) for state in NextStepState}
        state = filter_choice(words.t("What became of it"), "state", states, words.t("whatever became of it"))
    with d:
        grouped_by = filter_choice(words.t("Due, by"), "by", {BY_SIDE: words.t("side")}, words.t("who sees to it"))
    return {
        "dialogue_id": UUID(dialogue) if dialogue else None,
        "party": party or None,
        "state": NextStepState(state) if state else None,
    }, grouped_by


def _due(due: list[DueLine], grouped_by: str, parties: tuple[PartyLine, ...], words: Reader) -> None:
    """What is overdue or falls due within the next month, under who sees to it or under the side that owes it."""
    late = sum(line.is_overdue for line in due)
    section(words.t("Due and overdue"), len(due))
    if not due:
        show(empty(words.t("Nothing is overdue, and nothing falls due within 30 days.")))
        return
    show(tag("p", words.n("{n} of them is overdue.", "{n} of them are overdue.", late), cls="alt-quiet"))
    due.sort(key=lambda line: line.due_on)
    groups = by_side(due) if grouped_by == BY_SIDE else by_owner(due)
    for name, lines in groups.items():
        if grouped_by == BY_SIDE:
            title = side_name(words, name, parties) if name else words.t("somebody who is no party")
        else:
            title = name or words.t("nobody sees to it yet")
        show(tag("h3", title, cls="alt-side-title"), rows(_due_row(line, parties, words) for line in lines))


def _due_row(line: DueLine, parties: tuple[PartyLine, ...], words: Reader) -> tuple[Words, Words, Words, str]:
    who = words.t(", ").join(
        filter(None, (*(side_name(words, key, parties) for key in line.sides), words.pick(line.who_en, line.who_zh)))
    )
    told: list[Words] = [
        words.pick(line.title_en, line.title_zh),
        tag("small", words.t(", ").join(filter(None, (words.t(line.noun), who))), cls="alt-under"),
    ]
    if line.is_private:
        told.append(private_mark(words.t("only your side sees this")))
    where = {
        DueNoun.COMMITMENT: href("commitments", id=line.id),
        DueNoun.NEXT_STEP: href("next_steps", id=line.id),
        DueNoun.SILENCE: href("room", id=line.draft_id),
    }
    return words.short_date(line.due_on), join(told), words.t("overdue") if line.is_overdue else "", where[line.noun]


def _one(table_of: Desk, asked: UUID, views: dict[UUID, DialogueView], today: date, words: Reader) -> None:
    with reading_both(table_of) as (joint, own):
        found = list_next_steps(joint, table_of.actor, today=today)
        found += list_next_steps(own, table_of.actor, today=today, joint=joint) if own else []
    step = next((line for line in found if line.id == asked), None)
    if step is None:
        raise NoSuchRow(noun="next_step")
    view = views.get(step.dialogue_id) if step.dialogue_id else None
    back_link(words.t("Next steps"), href("next_steps"))
    title = words.pick(step.action_en, step.action_zh)
    page_heading(title, "", words.pick(view.name_en, view.name_zh) if view else "")
    if step.is_private:
        with private_frame(words.t("only your side sees this"), key="next_step"):
            show(*_particulars(step, view, words))
    else:
        show(*_particulars(step, view, words))
    may_settle = table_of.actor.may(Permission.COMMITMENT_RECORD) or step.is_private
    if may_settle and may_keep(table_of):
        if step.state == NextStepState.OPEN:
            section(words.t("What became of it"))
            settle_form(table_of, step, today)
        else:
            reopen_button(table_of, step)


def _particulars(step: NextStepLine, view: DialogueView | None, words: Reader) -> list[Markup]:
    parties = view.parties if view else ()
    meeting = next((m for m in view.meetings if m.id == step.meeting_id), None) if view else None
    late = words.t("overdue") if step.is_overdue else ""
    due = " · ".join(filter(None, (words.short_date(step.due_on) if step.due_on else "", step.due_words, late)))
    settled = words.short_date(step.settled_on) if step.settled_on else ""
    shown = definition(
        [
            (words.t("What"), both_languages(words, step.action_en, step.action_zh)),
            (words.t("By whom"), who_does(step, parties, words)),
            (words.t("Kind"), words.t(KINDS[step.kind])),
            (words.t("Toward"), step.toward),
            (words.t("By when"), due),
            (words.t("Seen to by"), step.owner),
            (words.t("What became of it"), " · ".join(filter(None, (words.t(step.state), settled, step.outcome)))),
            (words.t("Meeting"), meeting_name(words, meeting) if meeting else ""),
        ]
    )
    return [shown, *([quoted(words, step.quote)] if step.quote else [])]


page()
