"""What was handed over after a round: the register as far as it concerns the round, and the form that enters a line."""

from collections.abc import Iterable, Sequence

import streamlit as st

from actions.desk import Desk
from actions.drafts import DraftLine
from actions.meeting_view import MeetingView
from actions.transmittals import TransmittalLine, list_transmittals, record_transmittal
from dashboard.day_field import day_field
from dashboard.dialogue_form import organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.lists import rows
from dashboard.parts.markup import Markup, Words, join, tag
from dashboard.session import guarded, href, reader
from dialogue.record import Channel
from dialogue.refusals import FieldMissing
from locales import Reader


def transmittals_of(table_of: Desk, meeting: MeetingView, drafts: Iterable[DraftLine]) -> list[TransmittalLine]:
    """What was handed over of a round: its papers, and the texts that were negotiated at it; the latest first."""
    texts = {draft.id for draft in drafts}
    with table_of.reading() as session:
        lines = list_transmittals(session, table_of.actor, dialogue_id=meeting.line.dialogue_id)
    return [line for line in lines if line.meeting_id == meeting.line.id or line.draft_id in texts]


def transmittal_rows(lines: Iterable[TransmittalLine], drafts: Iterable[DraftLine], words: Reader) -> Markup:
    """When, to whom, what in which version, by what way; a text leads to its drafting room."""
    titles = {draft.id: words.pick(draft.title_en, draft.title_zh) for draft in drafts}
    return rows(_row(line, titles.get(line.draft_id, "") if line.draft_id else "", words) for line in lines)


def transmittal_name(line: TransmittalLine, words: Reader) -> str:
    """A line of the register among others: when, and to whom."""
    return " · ".join((words.short_date(line.sent_on), words.pick(line.agency_en, line.agency_zh)))


def _row(line: TransmittalLine, title: str, words: Reader) -> tuple[Words, Words, Words, str | None]:
    subject = [title or (words.t("a text") if line.draft_id else words.t("the papers of the meeting"))]
    subject += [words.t("version: {version}", version=line.version)] if line.version else []
    subject += [words.t("receipt: {receipt}", receipt=line.receipt)] if line.receipt else []
    main = join([words.pick(line.agency_en, line.agency_zh), tag("small", " · ".join(subject), cls="alt-under")])
    return (
        words.short_date(line.sent_on),
        main,
        words.t(line.channel),
        href("room", id=line.draft_id) if title else None,
    )


def transmittal_form(
    table_of: Desk, meeting: MeetingView, drafts: Sequence[DraftLine], others: Sequence[DraftLine] = ()
) -> None:
    """Enter that a text, or the papers of the meeting, went to an agency: when, how, in which version.

    The round's own drafts are offered first, the `others` of its dialogue last.
    """
    words, form = reader(), turn("transmittal")
    own, elsewhere = [draft.id for draft in drafts], [draft.id for draft in others]
    texts = {draft.id: words.pick(draft.title_en, draft.title_zh) for draft in [*drafts, *others]}
    organisations = organisation_names(table_of)
    with st.form(form):
        left, right = st.columns(2)
        draft = left.selectbox(
            words.t("What was handed over"), [*own, None, *elsewhere], key=f"{form}_draft",
            format_func=lambda key: texts.get(key, words.t("the papers of the meeting")),
        )  # fmt: skip
        organisation = right.selectbox(
            words.t("To which agency"), [None, *organisations], key=f"{form}_organisation",
            format_func=lambda key: organisations.get(key, words.t("as described below")),
        )  # fmt: skip
        agency_en, agency_zh = two_texts(words.t("The agency as described"), f"{form}_agency")
        a, b, c, d = st.columns(4)
        sent_on = day_field(a, words.t("Handed over on"), f"{form}_sent")
        channel = b.selectbox(words.t("By what way"), list(Channel), key=f"{form}_channel", format_func=words.t)
        version = c.text_input(words.t("In which version"), key=f"{form}_version")
        receipt = d.text_input(words.t("Receipt given"), key=f"{form}_receipt")
        pressed = st.form_submit_button(words.t("Record the transmittal"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if sent_on is None:
                raise FieldMissing(field="date")
            with table_of.writing() as session:
                record_transmittal(
                    session, table_of.actor, sent_on=sent_on, draft_id=draft, meeting_id=meeting.line.id,
                    agency_en=agency_en, agency_zh=agency_zh, organisation_id=organisation, channel=channel,
                    version=version or "", receipt=receipt or "", key=command_key("transmittal"),
                )  # fmt: skip
            succeeded("transmittal", words.t("The transmittal stands in the register."))
