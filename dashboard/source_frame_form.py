"""What stands around the text of a source: shown beside its particulars, and filled in by whoever gave the source."""

from datetime import UTC, datetime
from typing import Final

import streamlit as st

from actions.desk import Desk
from actions.dialogues import PartyLine, read_dialogue
from actions.source_frames import JOINT_ACCOUNT, Frame, record_frame
from actions.sources import SourceView
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn
from dashboard.parts.markup import Words, join, tag
from dashboard.quote_forms import stores_for
from dashboard.record_words import side_name
from dashboard.session import guarded, reader
from locales import N_, Reader

_SHORT: Final = (
    ("sender", N_("Sent by")), ("drafter", N_("Drafted by")), ("signed_by", N_("Signed by")),
    ("precedence", N_("Precedence")), ("subject", N_("Subject")), ("classification_note", N_("Note on classification")),
    ("rights", N_("Rights")), ("disclaimer", N_("Disclaimer")), ("note", N_("Note on the edition")),
)  # fmt: skip
_LISTS: Final = (
    ("addressees", N_("Addressed to")), ("copied_to", N_("Copied to")), ("attention", N_("For the attention of")),
    ("tags", N_("Tags")), ("captions", N_("Captions")), ("editors", N_("Edited by")), ("translators", N_("Translated by")),
)  # fmt: skip


def frame_facts(frame: Frame, words: Reader, parties: tuple[PartyLine, ...] = ()) -> list[tuple[Words, Words]]:
    """The frame as labels with what stands under them; what nobody has said is left out."""
    facts: list[tuple[Words, Words]] = []
    if frame.speaks_for:
        facts.append((words.t("For whom it speaks"), account_name(frame.speaks_for, parties, words)))
    if frame.published_at:
        facts.append((words.t("Published"), words.moment(frame.published_at)))
    for name, label in _SHORT:
        facts.append((words.t(label), getattr(frame, name)))
    for name, label in _LISTS:
        facts.append(
            (words.t(label), join(getattr(frame, name).split("\n"), tag("br")) if getattr(frame, name) else "")
        )
    if frame.is_excerpt:
        facts.append((words.t("Extent"), words.t("an excerpt")))
    return [fact for fact in facts if fact[1]]


def account_name(speaks_for: str, parties: tuple[PartyLine, ...], words: Reader) -> str:
    """The side whose account a source is, in the reader's language."""
    return words.t("all sides together") if speaks_for == JOINT_ACCOUNT else side_name(words, speaks_for, parties)


def frame_form(table_of: Desk, view: SourceView, frame: Frame, audience: str) -> None:
    """The form of the frame, filled with what is known."""
    words = reader()
    parties: tuple[PartyLine, ...] = ()
    if view.line.dialogue_id is not None:
        with table_of.reading() as session:
            parties = read_dialogue(session, table_of.actor, view.line.dialogue_id).parties
    accounts = ["", JOINT_ACCOUNT, *(party.key for party in parties)]
    if frame.speaks_for not in accounts:
        accounts.append(frame.speaks_for)
    form = turn(f"frame_{view.line.id.hex}")
    then = frame.published_at.astimezone(words.zone) if frame.published_at else None
    with st.form(form):
        a, b, c, d = st.columns([2, 1, 1, 1])
        speaks_for = a.selectbox(
            words.t("For whom it speaks"), accounts, accounts.index(frame.speaks_for), key=f"{form}_speaks_for",
            format_func=lambda key: account_name(key, parties, words) if key else words.t("not said"),
        )  # fmt: skip
        day = day_field(b, words.t("Published on"), f"{form}_day", then.date() if then else None)
        hour = c.time_input(words.t("at"), then.time() if then else None, key=f"{form}_hour")
        is_excerpt = d.checkbox(words.t("an excerpt"), frame.is_excerpt, key=f"{form}_excerpt")
        given = _fields(_SHORT, frame, form, words, is_list=False) | _fields(_LISTS, frame, form, words, is_list=True)
        pressed = st.form_submit_button(words.t("Keep what stands around the text"), key=f"{form}_submit")
    if pressed:
        published = None
        if day is not None:
            published = datetime.combine(day, hour or datetime.min.time(), words.zone).astimezone(UTC)
        with guarded():
            with stores_for(table_of, audience) as (session, joint):
                record_frame(
                    session, table_of.actor, view.line.id,
                    Frame(speaks_for=speaks_for or "", published_at=published, is_excerpt=bool(is_excerpt), **given),
                    joint=joint, key=command_key(f"frame_{view.line.id.hex}"),
                )  # fmt: skip
            succeeded(f"frame_{view.line.id.hex}", words.t("What stands around the text is kept."))


def _fields(
    labels: tuple[tuple[str, str], ...], frame: Frame, form: str, words: Reader, *, is_list: bool
) -> dict[str, str]:
    """The fields two by two, each filled with what is known, and what stands in them now."""
    given: dict[str, str] = {}
    columns = st.columns(2)
    for place, (name, label) in enumerate(labels):
        column, known, key = columns[place % 2], getattr(frame, name), f"{form}_{name}"
        if is_list:
            typed = column.text_area(words.t(label), known, key=key, height=80, help=words.t("One a line."))
            given[name] = "\n".join(line.strip() for line in (typed or "").splitlines() if line.strip())
        else:
            given[name] = column.text_input(words.t(label), known, key=key) or ""
    return given
