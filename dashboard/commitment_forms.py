"""The forms of commitments: a new one, what a side says of one, and what shows that it was kept."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

import streamlit as st

from actions.commitments import (
    CommitmentLine,
    give_account,
    known_commitment,
    record_commitment,
    record_fulfilment,
)
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine
from dashboard.commitment_more import more_terms
from dashboard.commitment_words import DUE, sentence
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.keeping import keeping_audience
from dashboard.parts.markup import link, show, tag
from dashboard.quote_forms import audience_choice, cited, keep_passage, reading_both, source_choice, stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, href, reader
from dashboard.topic_choice import topics_of
from dialogue.audiences import JOINT
from dialogue.commitments import WITH_A_DAY
from dialogue.record import Fulfilled, Polarity
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Basis, DueKind, Stance, Strength
from locales import N_

POLARITIES = {Polarity.DO: N_("to do it"), Polarity.REFRAIN: N_("not to do it")}


def commitment_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Who undertook what toward whom, how firmly, by when, and where it stands written."""
    words = reader()
    audience = keeping_audience(table_of, "commitment")
    chosen, _ = source_choice(table_of, "commitment", audience, dialogue.id)
    recalled, topics = _recalled(table_of, dialogue), topics_of(table_of, dialogue.id)
    sides = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties} | {
        "": words.t("somebody else, or nobody")
    }
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    here, form = given_id("meeting"), turn("commitment")
    with st.form(form):
        a, b, c, d = st.columns(4)
        debtor = a.selectbox(
            words.c("commitment", "Who"), list(sides), key=f"{form}_debtor", format_func=sides.__getitem__
        )
        polarity = b.selectbox(
            words.t("Undertakes"), list(Polarity), key=f"{form}_polarity", format_func=lambda p: words.t(POLARITIES[p])
        )
        creditor = c.selectbox(
            words.t("Toward"), list(sides), index=len(sides) - 1, key=f"{form}_creditor", format_func=sides.__getitem__
        )
        strength = d.selectbox(words.t("Worded as"), list(Strength), key=f"{form}_strength", format_func=words.t)
        action_en, action_zh = two_texts(words.t("What"), f"{form}_action")
        with st.expander(words.t("How much, a condition, others beside them")):
            more = more_terms(form, sides, topics)
        a, b, c = st.columns(3)
        due_kind = a.selectbox(
            words.t("Due"), list(DueKind), key=f"{form}_due_kind", format_func=lambda kind: words.t(DUE[kind])
        )
        due_on = day_field(b, words.t("on"), f"{form}_due_on")
        basis = c.selectbox(words.t("Known from"), list(Basis), key=f"{form}_basis", format_func=words.t)
        due_en, due_zh = two_texts(words.t("When it falls due, in its own words"), f"{form}_due_words")
        options = [None, *meetings]
        meeting = st.selectbox(
            words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
            format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
        )  # fmt: skip
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Record the commitment"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("commitment")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, meeting, key)
                record_commitment(
                    session, table_of.actor, passage_id=passage, strength=strength, debtor=debtor, creditor=creditor,
                    action_en=action_en, action_zh=action_zh, polarity=polarity, due_kind=due_kind, due_on=due_on,
                    due_words_en=due_en, due_words_zh=due_zh, basis=basis, dialogue_id=dialogue.id, meeting_id=meeting,
                    joint=joint, key=key, **more, **recalled,
                )  # fmt: skip
            told = words.t("The commitment is recorded; what each side says of it is given apart.")
            passed = (
                due_kind in WITH_A_DAY
                and due_on is not None
                and due_on < datetime.now(UTC).astimezone(words.zone).date()
            )
            late = words.t("Its last day has passed already: without evidence it stands as overdue from the start.")
            succeeded("commitment", words.together(told, late if passed else ""))


def _recalled(table_of: Desk, dialogue: DialogueView) -> dict[str, UUID]:
    """What the address says that the new commitment says again, answers, or is about; the first is shown above the form."""
    found = {f"{noun}_id": key for noun in ("restates", "request", "measure") if (key := given_id(noun))}
    if earlier := found.get("restates_id"):
        words = reader()
        with reading_both(table_of) as (joint, own):
            line = known_commitment(joint, own, table_of.actor, earlier, datetime.now(UTC).date())
        told = sentence(words, line, dialogue.parties)
        show(tag("p", words.t("Says again:"), " ", link(told, href("commitments", id=earlier)), cls="alt-quiet"))
    return found


def account_form(table_of: Desk, line: CommitmentLine, parties: Iterable[PartyLine]) -> None:
    """What a side says of a commitment, dated, from a source."""
    words, parties = reader(), tuple(parties)
    audience = line_audience(table_of, line, "account")
    chosen, _ = source_choice(table_of, "account", audience, line.dialogue_id)
    sides = {party.key: side_name(words, party.key, parties) for party in parties}
    if audience == JOINT and table_of.actor.party:
        sides = {key: name for key, name in sides.items() if key == table_of.actor.party}
    else:
        sides[""] = words.t("somebody who is no party")
    form = turn("account")
    with st.form(form):
        a, b, c = st.columns(3)
        side = a.selectbox(
            words.c("statement", "Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__,
            index=0 if len(sides) == 1 else None, placeholder=words.t("choose who says it"),
        )  # fmt: skip
        stance = b.selectbox(
            words.t("Says"), list(Stance), key=f"{form}_stance", format_func=words.t, index=None,
            placeholder=words.t("choose what the side says"),
        )  # fmt: skip
        stated_on = day_field(c, words.t("Said on"), f"{form}_stated")
        label_en, label_zh = (
            two_texts(words.c("statement", "Who, where it is no party"), f"{form}_label") if "" in sides else ("", "")
        )
        said = st.text_input(words.t("In its own words"), key=f"{form}_words")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep this account"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if side is None or stance is None:
                raise FieldMissing(field="party" if side is None else "stance")
            key = command_key("account")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                give_account(
                    session, table_of.actor, line.id, passage_id=passage, stance=stance, party=side, label_en=label_en,
                    label_zh=label_zh, words=said or "", stated_on=stated_on, joint=joint, key=key,
                )  # fmt: skip
            succeeded("account", words.t("The account stands beside the others."))


def fulfilment_form(table_of: Desk, line: CommitmentLine, today: date) -> None:
    """What a passage shows of a commitment's being kept."""
    words = reader()
    audience = keeping_audience(table_of, "fulfilment", is_private=line.is_private)
    chosen, _ = source_choice(table_of, "fulfilment", audience, line.dialogue_id)
    form = turn("fulfilment")
    with st.form(form):
        a, b = st.columns(2)
        state = a.selectbox(words.t("The source shows"), list(Fulfilled), key=f"{form}_state", format_func=words.t)
        seen_on = day_field(b, words.t("As of"), f"{form}_seen", today)
        note = st.text_input(words.t("Note"), key=f"{form}_note")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep the evidence"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if seen_on is None:
                raise FieldMissing(field="date")
            key = command_key("fulfilment")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                record_fulfilment(
                    session, table_of.actor, line.id, passage_id=passage, state=state, seen_on=seen_on, note=note or "",
                    joint=joint, key=key,
                )  # fmt: skip
            succeeded("fulfilment", words.t("The evidence is kept."))


def line_audience(table_of: Desk, line: CommitmentLine, form: str) -> str:
    """A private commitment has private accounts only; of a joint one they may be joint or the side's own notes."""
    return table_of.actor.own_audience if line.is_private else audience_choice(table_of, form)
