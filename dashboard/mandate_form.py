"""The form in which a side lays down what its capital has authorised."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.drafts import StandingClause
from actions.mandates import MandateSeen, retire_mandate, set_mandate
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.session import given_id, guarded, reader
from dashboard.visit import here
from drafts.mandate import LanguageMandate, Mandate
from locales import N_

_LISTS: Final = {
    "required": N_("Words that must stand, one a line"),
    "forbidden": N_("Words that must not stand, one a line"),
    "red_line": N_("Words that cross the red line, one a line"),
}

_NEW: Final = "topic"


def mandate_form(
    table: Desk, draft_id: UUID, clauses: Sequence[StandingClause], mandates: Sequence[MandateSeen]
) -> None:
    """One clause or topic, chosen first, with what was laid down for it so far."""
    words = reader()
    subject = _subject(clauses, mandates)
    existing = next(
        (seen for seen in mandates if subject and subject in (seen.mandate.clause_id, seen.mandate.id)), None
    )
    form = f"{turn('mandate')}_{subject.hex if subject else 'topic'}_{existing.latest.ordinal if existing else 0}"
    rules = existing.rules if existing else Mandate()
    with st.form(form):
        topic = ""
        if subject is None:
            topic = st.text_input(words.c("mandate", "Topic"), key=f"{form}_topic")
        given: dict[str, tuple[str, str]] = {}
        for name, label in (("authorised", words.t("Authorised text")), ("fallback", words.t("Fallback"))):
            en, zh = getattr(rules.en, name), getattr(rules.zh, name)
            given[name] = two_texts(label, f"{form}_{name}", long=True, en=en, zh=zh)
        for name, label in _LISTS.items():
            en, zh = ("\n".join(getattr(of, name)) for of in (rules.en, rules.zh))
            given[name] = two_texts(words.t(label), f"{form}_{name}", long=True, en=en, zh=zh)
        red_line = st.text_input(words.t("The red line in a sentence"), rules.red_line, key=f"{form}_sentence")
        note = st.text_input(words.t("Note"), existing.latest.note if existing else "", key=f"{form}_note")
        pressed = st.form_submit_button(words.t("Keep this mandate"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with table.reading() as joint, table.writing_own() as own:
                set_mandate(
                    joint, own, table.actor, draft_id, existing.mandate.clause_id if existing else subject,
                    Mandate(_of(given, 0), _of(given, 1), red_line or ""),
                    topic=(existing.mandate.topic if existing else topic) or "", note=note or "",
                    read_version=existing.latest.ordinal if existing else 0, key=command_key("mandate"),
                )  # fmt: skip
            succeeded("mandate", words.t("The mandate is kept in the store of your side; nobody else can open it."))
    if existing and st.button(words.t("Retire this mandate"), key=f"{form}_retire"):
        with guarded():
            with table.writing_own() as own:
                retire_mandate(own, table.actor, existing.mandate.id)
            succeeded("mandate", words.t("The mandate is retired; it stays in the history of your side."))


def _subject(clauses: Sequence[StandingClause], mandates: Sequence[MandateSeen]) -> UUID | None:
    """The clause or the existing topic that is written about; None for a new topic."""
    words = reader()
    options = {
        s.clause.id.hex: f"{s.head.number} {_beginning(words.pick(s.head.text_en, s.head.text_zh))}".strip()
        for s in clauses
        if not s.head.struck
    }
    options |= {seen.mandate.id.hex: seen.mandate.topic for seen in mandates if seen.mandate.clause_id is None}
    options[_NEW] = words.t("a new topic of the whole draft")
    order, asked = list(options), given_id("clause")
    chosen = st.selectbox(
        words.t("Mandate for"), order, index=order.index(asked.hex) if asked and asked.hex in options else 0,
        key=here("mandate_subject"), format_func=options.__getitem__,
    )  # fmt: skip
    return None if chosen in (None, _NEW) else UUID(chosen)


def _of(given: Mapping[str, tuple[str, str]], which: int) -> LanguageMandate:
    return LanguageMandate(
        authorised=given["authorised"][which], fallback=given["fallback"][which],
        required=tuple(given["required"][which].splitlines()), forbidden=tuple(given["forbidden"][which].splitlines()),
        red_line=tuple(given["red_line"][which].splitlines()),
    )  # fmt: skip


def _beginning(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"
