"""The forms of the last steps: silence opened, broken or cancelled; statements; adoption; errata."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

import streamlit as st

from actions.adoptions import AdoptionView, adopt_text, set_package
from actions.desk import Desk
from actions.errata import ErratumLine, declare_erratum, recognise_erratum
from actions.milestones import set_milestone
from actions.silences import SilenceLine, break_silence, cancel_silence, open_silence
from actions.statements import StatementLine, make_statement, withdraw_statement
from dashboard.adoption_words import KINDS
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.names import party_name
from dashboard.session import guarded, reader
from dialogue.refusals import FieldMissing
from dialogue.statements import StatementKind
from locales import LANGUAGE_NAMES
from locales.zones import zone_name


def milestone_button(table_of: Desk, draft_id: UUID) -> None:
    """Set down the text as it stands, so that it can be put under silence or adopted."""
    words = reader()
    if st.button(words.t("Set a milestone of the standing text"), key="adoption_milestone"):
        with guarded():
            with table_of.writing() as session:
                label = set_milestone(session, table_of.actor, draft_id, key=command_key("adoption_milestone")).label
            succeeded("adoption_milestone", words.t("Milestone {label} is set.", label=label))


def package_form(table_of: Desk, view: AdoptionView) -> None:
    """Whether nothing is agreed until everything is agreed."""
    words, form = reader(), turn("package")
    with st.form(form):
        chosen = st.checkbox(
            words.t("Nothing is agreed until everything is agreed"), view.draft.is_package, key=f"{form}_is"
        )
        pressed = st.form_submit_button(words.t("Keep this rule"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                set_package(session, table_of.actor, view.draft.id, bool(chosen), key=command_key("package"))
            succeeded("package", words.t("The rule is kept."))


def silence_form(table_of: Desk, milestone_id: UUID, zones: Mapping[str, str]) -> None:
    """Open a silence procedure: a day and an hour on the clocks of one capital."""
    words, form = reader(), turn("silence")
    day = (datetime.now(words.zone) + timedelta(days=3)).date()
    with st.form(form):
        a, b, c = st.columns(3)
        party = a.selectbox(
            words.t("On the clocks of"), list(zones), key=f"{form}_party",
            format_func=lambda key: words.t("{party} ({zone})", party=party_name(key, words), zone=zone_name(words, zones[key])),
        )  # fmt: skip
        on = day_field(b, words.t("Day"), f"{form}_day", day)
        at = c.time_input(words.t("Hour"), time(17), key=f"{form}_hour", step=900)
        later = st.checkbox(
            words.t("Where this time comes twice because clocks are put back, the second one"), key=f"{form}_fold"
        )
        pressed = st.form_submit_button(words.t("Open the silence procedure"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if not party or on is None or at is None:
                raise FieldMissing(field="date")
            with table_of.writing() as session:
                open_silence(
                    session, table_of.actor, milestone_id, zone=zones[party], wall_time=datetime.combine(on, at),
                    fold=1 if later else None, key=command_key("silence"),
                )  # fmt: skip
            succeeded("silence", words.t("The silence procedure is open; all parties see its deadline."))


def end_silence_form(table_of: Desk, line: SilenceLine, *, is_objection: bool) -> None:
    """Break the silence for one's own party, or call the procedure off for the secretariat; with a reason."""
    words = reader()
    name = "break" if is_objection else "cancel"
    form = turn(name)
    label = words.t("Break the silence") if is_objection else words.t("Cancel the procedure")
    with st.form(form):
        reason = st.text_area(words.t("Reason, shown to all parties"), key=f"{form}_reason", height=80)
        pressed = st.form_submit_button(label, type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            end = break_silence if is_objection else cancel_silence
            with table_of.writing() as session:
                end(session, table_of.actor, line.id, reason or "", key=command_key(name))
            succeeded(name, words.t("The silence procedure has ended; other words can be tabled again."))


def statement_form(table_of: Desk, clauses: Sequence[tuple[UUID, UUID, str]]) -> None:
    """Set a statement of one's own party beside a clause: (clause, its standing revision, its number and first words)."""
    words, form = reader(), turn("statement")
    with st.form(form):
        left, right = st.columns(2)
        chosen = left.selectbox(
            words.t("Clause"), range(len(clauses)), key=f"{form}_clause", format_func=lambda i: clauses[i][2]
        )
        kind = right.selectbox(
            words.t("Kind"), list(StatementKind), key=f"{form}_kind", format_func=lambda given: words.t(KINDS[given])
        )
        en, zh = two_texts(words.t("Statement"), f"{form}_text", long=True)
        pressed = st.form_submit_button(words.t("Make the statement"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            clause_id, revision_id, _ = clauses[chosen]
            with table_of.writing() as session:
                make_statement(
                    session, table_of.actor, clause_id, revision_id, kind or StatementKind.RESERVATION, text_en=en, text_zh=zh,
                    key=command_key("statement"),
                )  # fmt: skip
            succeeded("statement", words.t("The statement stands beside the clause and is shown to all parties."))


def withdrawal_form(table_of: Desk, lines: Sequence[StatementLine]) -> None:
    """Take one of one's own statements back."""
    words, form = reader(), turn("withdrawal")
    with st.form(form):
        chosen = st.selectbox(
            words.t("Statement"), range(len(lines)), key=f"{form}_which",
            format_func=lambda i: f"{lines[i].number} · {words.pick(lines[i].text_en, lines[i].text_zh)}",
        )  # fmt: skip
        reason = st.text_input(words.t("Reason, shown to all parties"), key=f"{form}_reason")
        pressed = st.form_submit_button(words.t("Withdraw the statement"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                withdraw_statement(
                    session, table_of.actor, lines[chosen].id, reason or "", key=command_key("withdrawal")
                )
            succeeded("withdrawal", words.t("The statement is withdrawn; it stays readable."))


def adopt_form(table_of: Desk, milestone_id: UUID, label: str) -> None:
    """Adopt a milestone for one's own party."""
    words, form = reader(), turn("adopt")
    with st.form(form):
        sure = st.checkbox(
            words.t("Our side adopts milestone {label}, in both languages, as it stands", label=label),
            key=f"{form}_sure",
        )
        pressed = st.form_submit_button(words.t("Adopt the text"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if not sure:
                raise FieldMissing(field="declaration of adoption")
            with table_of.writing() as session:
                adopt_text(session, table_of.actor, milestone_id, key=command_key("adopt"))
            succeeded("adopt", words.t("Your side has adopted milestone {label}.", label=label))


def erratum_form(table_of: Desk, clauses: Sequence[tuple[UUID, str]]) -> None:
    """Declare a correction of an adopted clause."""
    words, form = reader(), turn("erratum")
    with st.form(form):
        left, right = st.columns(2)
        chosen = left.selectbox(
            words.t("Clause"), range(len(clauses)), key=f"{form}_clause", format_func=lambda i: clauses[i][1]
        )
        language = right.selectbox(
            words.t("Language"), list(LANGUAGE_NAMES), key=f"{form}_language", format_func=LANGUAGE_NAMES.__getitem__
        )
        left, right = st.columns(2)
        wrong = left.text_input(words.t("for (the wrong words)"), key=f"{form}_wrong")
        correct = right.text_input(words.t("read (the right words)"), key=f"{form}_right")
        reason = st.text_input(words.t("Why"), key=f"{form}_reason")
        pressed = st.form_submit_button(words.t("Declare the erratum"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                declare_erratum(
                    session, table_of.actor, clauses[chosen][0], language=language, wrong=wrong or "",
                    right=correct or "", reason=reason or "", key=command_key("erratum"),
                )  # fmt: skip
            succeeded("erratum", words.t("The erratum is declared; it counts when every party recognises it."))


def recognition_form(table_of: Desk, lines: Sequence[ErratumLine]) -> None:
    """Recognise an erratum for one's own party."""
    words, form = reader(), turn("recognition")
    with st.form(form):
        chosen = st.selectbox(
            words.t("Erratum"), range(len(lines)), key=f"{form}_which",
            format_func=lambda i: f"{lines[i].number} · {lines[i].wrong} → {lines[i].right}",
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Recognise the erratum"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                recognise_erratum(session, table_of.actor, lines[chosen].id, key=command_key("recognition"))
            succeeded("recognition", words.t("Your side recognises the erratum."))
