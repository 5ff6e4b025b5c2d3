"""Figures of a dialogue: how many of how many, in which window, resting on which texts, and the rows behind each number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from typing import Final

import streamlit as st
from sqlmodel import Session

from actions.analytics import (
    CoverageFigures,
    commitment_figures,
    coverage_figures,
    position_figures,
    read_out_figures,
    request_figures,
)
from actions.analytics_rounds import agenda_figures, contact_figures
from actions.codings import coder_agreement
from actions.contacts import ContactsBy
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.figure_export import markings_counted
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.figure_promises import agenda_sheets, commitment_sheets, coverage_sheets, request_sheets
from dashboard.figure_said import contact_sheets, position_sheets, read_out_sheets
from dashboard.figure_sheet import Setting
from dashboard.figure_words import window_words
from dashboard.form_state import filter_choice
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty
from dashboard.parts.markup import show
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both
from dashboard.record_words import side_name
from dashboard.session import desk, href, reader
from dashboard.window_choice import window_choice
from dialogue.figures import Window
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from locales import N_, Reader

PROMISES: Final = ""
OF: Final = {
    "positions": N_("positions"),
    "requests": N_("requests"),
    "read_outs": N_("read-outs"),
    "agenda": N_("points of the agenda"),
    "contacts": N_("who met whom"),
    "coverage": N_("texts of the record"),
}
"""Of what the figures are that a page shows; of commitments where nothing is chosen."""
OWN: Final = "own"
OF_THE_JOINT_RECORD: Final = frozenset({"agenda", "contacts"})
"""What stands in the joint record only: agendas and lists of people."""


def page() -> None:
    """Choose a dialogue, a record, a window, and of what the figures are."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("Figures"),
        words.t("How many of how many, in which window, and resting on which texts. Every number leads to its list; there is no score of a side and none of the relationship."),
    )  # fmt: skip
    a, b, c = st.columns(3)
    with a:
        dialogue = chosen_dialogue(table_of, words, words.t("Figures are of a dialogue; there is none yet."))
    if dialogue is None:
        return
    with b:
        of = filter_choice(
            words.t("Figures of"), "of", {code: words.t(name) for code, name in OF.items()}, words.t("commitments")
        )
    with c:
        is_own = _asks_for_own(table_of, words)
    window = window_choice(words)
    if not is_own:
        _figures(table_of, dialogue, of, window, words, is_own=False)
        return
    with private_frame(words.t("only your side sees this"), key="figures"):
        if of in OF_THE_JOINT_RECORD:
            show(empty(words.t("Agendas and lists of people stand in the joint record only."), words.t("Show them"), href("analytics", dialogue=dialogue.id, of=of)))  # fmt: skip
        else:
            _figures(table_of, dialogue, of, window, words, is_own=True)


def _asks_for_own(table_of: Desk, words: Reader) -> bool:
    """Which record is counted. What all see and what one side keeps for itself are never added up."""
    if not table_of.has_own:
        return False
    joint = words.t("the joint record, which all sides see")
    own = words.t("our own notes, which only our side sees")
    return filter_choice(words.t("Counted in"), "record", {OWN: own}, joint) == OWN


def _figures(
    table_of: Desk, dialogue: DialogueView, of: str, window: Window, words: Reader, *, is_own: bool
) -> None:  # fmt: skip
    actor, today = table_of.actor, datetime.now(UTC).astimezone(words.zone).date()
    ceiling = _ceiling(words) if actor.may(Permission.DRAFT_EXPORT) else None
    pair = _pair(dialogue, words) if of == "positions" else None
    by, inferred = _contacts_asked(words) if of == "contacts" else (ContactsBy.ORGANISATION, False)
    with reading_both(table_of) as (joint, own):
        session, beside = (own, joint) if is_own and own is not None else (joint, None)
        covered = coverage_figures(session, actor, dialogue.id, window=window, joint=beside)
        marked = markings_counted(session, actor, dialogue.id, joint=beside) if ceiling is not None else {}
        setting = replace(_setting(table_of, dialogue, covered, window, words, is_own), ceiling=ceiling, marked=marked)
        given = {"window": window, "joint": beside}
        shown: Callable[[Setting], None]
        if of == "coverage":
            shown = partial(coverage_sheets, covered)
        elif of == "positions":
            positions = position_figures(session, actor, dialogue.id, pair, **given)
            coders = _coders(session, table_of, dialogue, words)
            shown = partial(position_sheets, positions, coders)
        elif of == "requests":
            requests = request_figures(session, actor, dialogue.id, today=today, **given)
            shown = partial(request_sheets, requests)
        elif of == "read_outs":
            told = read_out_figures(session, actor, dialogue.id, **given)
            shown = partial(read_out_sheets, told)
        elif of == "agenda":
            agenda = agenda_figures(session, actor, dialogue.id, today=today, **given)
            shown = partial(agenda_sheets, agenda)
        elif of == "contacts":
            met = contact_figures(session, actor, dialogue.id, by=by, inferred=inferred, **given)
            shown = partial(contact_sheets, met, by)
        else:
            promised = commitment_figures(session, actor, dialogue.id, today=today, **given)
            shown = partial(commitment_sheets, promised)
    shown(setting)


def _setting(
    table_of: Desk, dialogue: DialogueView, covered: CoverageFigures, window: Window, words: Reader, is_own: bool
) -> Setting:
    own = words.t("our own notes, which only our side sees")
    asked = ("of", "record", "from", "until", "topic", "between", "by", "inferred", "ceiling")
    part = st.query_params.get("part", "")
    return Setting(
        words, dialogue, window, window_words(window, words), _coverage_words(covered, dialogue, words),
        datetime.now(UTC).astimezone(words.zone).date(),
        own if is_own else words.t("the joint record, which all sides see"),
        {"dialogue": dialogue.id} | {name: st.query_params[name] for name in asked if name in st.query_params},
        table_of.actor.may(Permission.DRAFT_EXPORT), is_own, behind=st.query_params.get("behind", ""),
        part=int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 1,
    )  # fmt: skip


def _ceiling(words: Reader) -> Marking | None:
    """Above which marking nothing is to leave."""
    markings = {marking.value: words.t(marking) for marking in Marking}
    chosen = filter_choice(words.t("Nothing marked above"), "ceiling", markings, words.t("no ceiling"))
    return Marking(chosen) if chosen else None


def _coverage_words(covered: CoverageFigures, dialogue: DialogueView, words: Reader) -> str:
    """On how many of the rounds there is a text at all, and of how many one of each side."""
    found = covered.coverage
    if not found.sourced.denominator:
        return words.t("Coverage: no round was held in the window.")
    of_sides = words.t(", ").join(
        words.t("{side} {n}", side=side_name(words, side, dialogue.parties), n=words.number(figure.numerator))
        for side, figure in found.by_side.items()
    )
    told = words.t(
        "Coverage: {n} of {of} rounds have a text; a text of: {sides}.", n=words.number(found.sourced.numerator),
        of=words.number(found.sourced.denominator), sides=of_sides,
    )  # fmt: skip
    return told


def _pair(dialogue: DialogueView, words: Reader) -> tuple[str, str] | None:
    """Between which two sides distances are measured."""
    pairs = {f"{a.key}-{b.key}": (a.key, b.key) for a, b in combinations(dialogue.parties, 2)}
    if not pairs:
        return None
    first = next(iter(pairs))
    names = {
        key: words.t("{a} and {b}", a=side_name(words, a, dialogue.parties), b=side_name(words, b, dialogue.parties))
        for key, (a, b) in pairs.items()
    }
    asked = filter_choice(words.t("Between"), "between", names, names[first]) if len(pairs) > 1 else first
    return pairs[asked or first]


def _contacts_asked(words: Reader) -> tuple[ContactsBy, bool]:
    a, b = st.columns(2)
    with a:
        by = filter_choice(
            words.t("Pairs of"), "by",
            {ContactsBy.RANK.value: words.t("levels of two sides"), ContactsBy.PERSON.value: words.t("people")},
            words.t("organisations of two sides"),
        )  # fmt: skip
    with b:
        inferred = filter_choice(
            words.t("Counted"), "inferred", {"1": words.t("also who is only inferred")}, words.t("listed or named, of two sides")
        )  # fmt: skip
    return ContactsBy(by or ContactsBy.ORGANISATION), bool(inferred)


def _coders(session: Session, table_of: Desk, dialogue: DialogueView, words: Reader) -> str:
    """Whether two people have read the leanings: before that a distance is for those who made it."""
    agreed = [one for one in coder_agreement(session, table_of.actor, dialogue_id=dialogue.id) if one.over]
    if not agreed:
        return words.t("One coder has read these positions; a second reading is needed before a distance is published.")
    told = (
        words.t(
            "{a} and {b}: {n} of {of} read alike, kappa {kappa}", a=one.first, b=one.second, n=words.number(len(one.alike)),
            of=words.number(len(one.over)), kappa=f"{one.kappa:.2f}" if one.kappa is not None else words.t("says nothing"),
        )
        for one in agreed
    )  # fmt: skip
    return words.t("Read by two coders: {pairs}.", pairs=words.t("; ").join(told))


page()
