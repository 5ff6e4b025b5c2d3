"""The folded part of the form of a commitment: how much, on which condition, who else, counted from what, seen to by whom."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import streamlit as st

from actions.commitments import FurtherParty
from dashboard.day_field import day_field
from dashboard.form_state import two_texts
from dashboard.session import reader
from dashboard.topic_choice import topic_choice
from dialogue.record import Obligation


def more_terms(form: str, sides: Mapping[str, str], topics: dict[UUID, str]) -> dict[str, Any]:
    """The fields in a form, and what was typed by the names of `record_commitment`. `sides` are the parties by key."""
    words = reader()
    quantity_of, unit = st.columns([1, 2])
    quantity = quantity_of.text_input(words.t("How much, as worded"), key=f"{form}_quantity")
    with unit:
        unit_en, unit_zh = two_texts(words.t("Unit"), f"{form}_unit")
    period = st.text_input(words.t("In which period it counts"), key=f"{form}_quantity_period")
    condition_en, condition_zh = two_texts(words.t("If"), f"{form}_condition")
    keys = [key for key in sides if key]
    left, right = st.columns(2)
    beside = left.multiselect(
        words.t("Who else undertakes it"),
        keys,
        key=f"{form}_also_debtors",
        format_func=sides.__getitem__,
        placeholder="",
    )
    owed = right.multiselect(
        words.t("Toward whom else"), keys, key=f"{form}_also_creditors", format_func=sides.__getitem__, placeholder=""
    )
    debtor_en, debtor_zh = two_texts(words.c("commitment", "Who, where it is no party"), f"{form}_debtor_label")
    creditor_en, creditor_zh = two_texts(words.t("Toward whom, where it is no party"), f"{form}_creditor_label")
    event_en, event_zh = two_texts(words.t("Event from which the term is counted"), f"{form}_due_event")
    first, offset, owner = st.columns(3)
    due_from = day_field(first, words.t("First day of the period"), f"{form}_due_from")
    days = offset.number_input(
        words.t("Days after the event"), value=None, step=1, key=f"{form}_due_offset", placeholder="",
        help=words.t("Below nought for days before it."),
    )  # fmt: skip
    seen_to = owner.text_input(words.t("Who sees to it"), key=f"{form}_owner")
    topic = topic_choice(form, topics)
    return {
        "topic_id": topic, "quantity": quantity or "", "unit_en": unit_en, "unit_zh": unit_zh, "quantity_period": period or "",
        "condition_en": condition_en, "condition_zh": condition_zh, "debtor_label_en": debtor_en,
        "debtor_label_zh": debtor_zh, "creditor_label_en": creditor_en, "creditor_label_zh": creditor_zh,
        "due_event_en": event_en, "due_event_zh": event_zh, "due_from": due_from,
        "due_offset_days": int(days) if days is not None else None, "owner": seen_to or "",
        "further": [
            *(FurtherParty(Obligation.DEBTOR, party) for party in beside),
            *(FurtherParty(Obligation.CREDITOR, party) for party in owed),
        ],
    }  # fmt: skip


__all__ = ["more_terms"]
