"""The part of the adoption page after adoption: what follows from the text, and to whom it was transmitted."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import streamlit as st

from actions.adopted_texts import keep_adopted_text
from actions.adoptions import AdoptionView
from actions.desk import Desk
from actions.follow_ups import FollowUpLine, FollowUpsView, read_follow_ups
from actions.follow_ups_recognise import recognise_follow_up
from actions.paper_exports import RecordForm
from actions.transmittals import list_transmittals, record_transmittal
from dashboard.adoption_follow_words import follow_up_block, progress_table, record_block, title_of
from dashboard.day_field import day_field
from dashboard.dialogue_form import organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.names import party_name
from dashboard.paper_forms import paper_drawer
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import join, link, show, tag
from dashboard.parts.notice import notice
from dashboard.recommendation_forms import recognition_form, uptake_form
from dashboard.session import guarded, href
from dashboard.transmittal_form import transmittal_name
from dashboard.visit import here
from dialogue.follow_ups import Recognition
from dialogue.record import Channel
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from locales import Reader

FIRST_WORDS = 60
"""How much of a line names it in a list of choices."""


def what_follows(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    """Everything that follows from an adopted text: on record, confirmed, recognised, carried forward, transmitted."""
    today = datetime.now(UTC).astimezone(words.zone).date()
    with table_of.reading() as session:
        follow = read_follow_ups(session, table_of.actor, view.draft.id, today=today)
    section(words.t("What follows from this text"), len(follow.confirmed))
    _on_record(table_of, follow, words)
    _offered(table_of, follow, words)
    if follow.to_recognise():
        show(progress_table(follow, words))
    shown = _chosen(follow, words)
    if shown:
        show(*(follow_up_block(line, follow, words) for line in shown))
    elif not follow.confirmed:
        show(empty(words.t("Nothing has been confirmed yet; nothing follows from the text by itself.")))
    _forms(table_of, follow, words, today)
    _transmittals(table_of, view, words)


def _on_record(table_of: Desk, follow: FollowUpsView, words: Reader) -> None:
    if follow.sources:
        show(record_block(follow, words))
        return
    may = table_of.actor.may(Permission.MEETING_RECORD)
    others = words.t(", ").join(party_name(party, words) for party in follow.others)
    if others:
        show(
            notice(
                words.t(
                    "The adopted text is not on record: the record of its dialogue is also read by {parties}, who are no "
                    "party of it.", parties=others,
                )
            )
        )  # fmt: skip
    else:
        show(notice(words.t("The adopted text is not on record yet.")))
    if not may:
        return
    sure = not others or st.checkbox(
        words.t("{parties} may read the adopted text", parties=others), key=here("keep_text_others")
    )
    if st.button(words.t("Put the adopted text on record"), key="keep_text", type="primary"):
        with guarded():
            with table_of.writing() as session:
                keep_adopted_text(
                    session, table_of.actor, follow.draft.id, also_to_others=bool(others) and sure,
                    key=command_key("keep_text"),
                )  # fmt: skip
            succeeded("keep_text", words.t("The adopted text stands on record in both languages."))


def _offered(table_of: Desk, follow: FollowUpsView, words: Reader) -> None:
    """How many passages wait for a person, and the way to them for whoever may confirm."""
    may = table_of.actor.may(Permission.COMMITMENT_RECORD) and bool(follow.sources)
    told = words.n(
        "{n} passage may undertake, recommend or defer something; a person confirms it or puts it aside.",
        "{n} passages may undertake, recommend or defer something; a person confirms each or puts it aside.",
        len(follow.offered),
    )  # fmt: skip
    aside = words.n("{n} was put aside.", "{n} were put aside.", len(follow.aside)) if follow.aside else ""
    way = href("adoption", id=follow.draft.id, confirm="1") if may else None
    if follow.offered:
        show(tag("p", told, " ", aside, " ", link(words.t("Read and confirm"), way) if way else None))
    elif way:
        show(
            tag(
                "p", words.t("Every passage that the rules offer has been dealt with."), " ", aside, " ",
                link(words.t("Take other words of the text"), way),
            )
        )  # fmt: skip


def _chosen(follow: FollowUpsView, words: Reader) -> Sequence[FollowUpLine]:
    """All lines, or those of one number of the table, with the way back to all."""
    side, stands = st.query_params.get("side", ""), st.query_params.get("stands", "")
    if side not in follow.parties or stands not in set(Recognition):
        return follow.confirmed
    lines = [line for line in follow.to_recognise() if line.recognition[side] == stands]
    show(
        tag(
            "p", words.n("{n} line of {party}.", "{n} lines of {party}.", len(lines), party=party_name(side, words)), " ",
            link(words.t("Show all"), href("adoption", id=follow.draft.id)),
        )
    )  # fmt: skip
    return lines


def _forms(table_of: Desk, follow: FollowUpsView, words: Reader, today: date) -> None:
    actor = table_of.actor
    lines = follow.to_recognise()
    if lines and actor.party in follow.parties and actor.may(Permission.DRAFT_ADOPT):
        waiting = follow.waiting_on(actor.party or "")
        label = words.t("Speak for our side")
        if waiting:
            label = words.n("Speak for our side: {n} line waits", "Speak for our side: {n} lines wait", len(waiting))
        with st.expander(label, expanded=bool(waiting)):
            if len(waiting) > 1:
                _recognise_all(table_of, waiting, words, today)
            ordered = [*waiting, *(line for line in lines if line not in waiting)]
            recognition_form(table_of, {line.id: _named(line, words) for line in ordered}, today)
    recommended = {line.recommendation.id: _named(line, words) for line in lines if line.recommendation is not None}
    if recommended and actor.may(Permission.COMMITMENT_RECORD):
        with st.expander(words.t("Who took a recommendation up")):
            uptake_form(table_of, recommended, follow.draft.dialogue_id, follow.draft.meeting_id, today)


def _recognise_all(table_of: Desk, waiting: Sequence[FollowUpLine], words: Reader, today: date) -> None:
    form = turn("recognise_all")
    with st.form(form):
        sure = st.checkbox(
            words.n(
                "Our side recognises the {n} line that waits, in the words of the adopted text",
                "Our side recognises all {n} lines that wait, in the words of the adopted text", len(waiting),
            ),
            key=f"{form}_sure",
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Recognise them all"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if not sure:
                raise FieldMissing(field="declaration of recognition")
            key = command_key("recognise_all")
            with table_of.writing() as session:
                for line in waiting:
                    recognise_follow_up(session, table_of.actor, line.id, today=today, key=f"{key}:{line.id.hex}")
            succeeded("recognise_all", words.t("Your side has spoken; what it says stands beside what the others say."))


def _transmittals(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    """The register of the adopted text, and the form with its version filled in."""
    with table_of.reading() as session:
        lines = list_transmittals(session, table_of.actor, draft_id=view.draft.id)
    section(words.t("Transmittal"), len(lines))
    if lines:
        show(
            rows(
                (
                    words.short_date(line.sent_on),
                    join(
                        [
                            words.pick(line.agency_en, line.agency_zh),
                            tag(
                                "small",
                                " · ".join(
                                    part for part in (
                                        words.t("version: {version}", version=line.version) if line.version else "",
                                        words.t("receipt: {receipt}", receipt=line.receipt) if line.receipt else "",
                                    ) if part
                                ),
                                cls="alt-under",
                            ),
                        ]
                    ),
                    words.t(line.channel), None,
                )
                for line in lines
            )
        )  # fmt: skip
        letters = [(RecordForm.TRANSMITTAL, line.id, transmittal_name(line, words)) for line in lines]
        paper_drawer(table_of, letters, f"letters_{view.draft.id.hex}", words)
    else:
        show(empty(words.t("The adopted text has not been handed over to anybody yet.")))
    if table_of.actor.may(Permission.MEETING_RECORD) and view.milestone is not None:
        with st.expander(words.t("Hand the adopted text over")):
            _transmittal_form(table_of, view, words)


def _transmittal_form(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    form = turn("handover")
    organisations = organisation_names(table_of)
    version = f"{view.milestone.label} · {view.milestone.fingerprint[:16]}" if view.milestone else ""
    with st.form(form):
        left, right = st.columns(2)
        organisation = left.selectbox(
            words.t("To which agency"), [None, *organisations], key=f"{form}_organisation",
            format_func=lambda key: organisations.get(key, words.t("as described below")),
        )  # fmt: skip
        sent_on = day_field(right, words.t("Handed over on"), f"{form}_sent")
        agency_en, agency_zh = two_texts(words.t("The agency as described"), f"{form}_agency")
        a, b, c = st.columns(3)
        channel = a.selectbox(words.t("By what way"), list(Channel), key=f"{form}_channel", format_func=words.t)
        stated = b.text_input(words.t("In which version"), version, key=f"{form}_version")
        receipt = c.text_input(words.t("Receipt given"), key=f"{form}_receipt")
        pressed = st.form_submit_button(words.t("Record the transmittal"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if sent_on is None:
                raise FieldMissing(field="date")
            with table_of.writing() as session:
                record_transmittal(
                    session, table_of.actor, sent_on=sent_on, draft_id=view.draft.id, agency_en=agency_en,
                    agency_zh=agency_zh, organisation_id=organisation, channel=channel or Channel.OTHER,
                    version=stated or "", receipt=receipt or "", key=command_key("handover"),
                )  # fmt: skip
            succeeded("handover", words.t("The transmittal stands in the register."))


def _named(line: FollowUpLine, words: Reader) -> str:
    told = title_of(line, words)
    return f"{line.number} {told[:FIRST_WORDS]}{'…' if len(told) > FIRST_WORDS else ''}".strip()


__all__ = ["what_follows"]
