"""The sheet of a house template on the screen: its clauses in both languages, one of which at a time is open to be mended."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from actions.house_templates import TemplateBase
from dashboard.form_state import two_texts
from dashboard.parts.headings import section
from dashboard.parts.markup import Markup, join, show, tag
from dashboard.parts.quote import bilingual
from dashboard.session import n, reader
from dialogue.vocabulary import ClauseKind
from drafts.house_outline import (
    DEEPEST,
    HouseSheet,
    SheetClause,
    added_after,
    blanks_differ,
    kept,
    only_headings,
    open_brackets,
    reworded,
    shifted,
    taken,
)
from locales import Reader

A_PAGE: Final = 15
"""Clauses that are shown at a time."""
SHEET: Final = "template_sheet"
OPEN: Final = "template_sheet_open"
LAID: Final = "template_sheet_laid"
TURN: Final = "template_sheet_turn"
PAGE: Final = "template_sheet_page"


def template_sheet(base: TemplateBase, name: str, *, with_words: bool) -> HouseSheet:
    """Show the sheet, let a person mend it, and give it as it stands. Another base, or other words, lays it anew."""
    words = reader()
    if st.session_state.get(LAID) != (name, with_words):
        st.session_state[LAID] = (name, with_words)
        st.session_state[SHEET] = base.sheet if with_words else only_headings(base.sheet)
        st.session_state[OPEN], st.session_state[PAGE] = None, 1
    sheet: HouseSheet = st.session_state[SHEET]
    section(words.t("Its clauses"), len(kept(sheet)))
    told = words.together(
        words.t("What the parties have to fill in stands in square brackets, in both languages."),
        words.t("Nothing is kept yet; each clause can be changed, left out or moved."),
    )
    show(tag("p", told, cls="alt-quiet"))
    for at in _page(len(sheet), words):
        _clause(sheet, at, words)
    return sheet


def put_away() -> None:
    """Forget the sheet, once it has become a template."""
    for name in (SHEET, OPEN, LAID, PAGE):
        st.session_state.pop(name, None)


def _page(count: int, words: Reader) -> range:
    pages = max(1, -(-count // A_PAGE))
    page = min(st.session_state.get(PAGE, 1), pages)
    if pages > 1:
        st.session_state[PAGE] = page
        page = st.selectbox(
            words.t("Page"), list(range(1, pages + 1)), key=PAGE,
            format_func=lambda number: words.t("{n} of {of}", n=words.number(number), of=words.number(pages)),
        )  # fmt: skip
    return range((page - 1) * A_PAGE, min(page * A_PAGE, count))


def _clause(sheet: HouseSheet, at: int, words: Reader) -> None:
    clause = sheet[at]
    with st.container(key=f"template_clause_{at}"):
        show(
            tag(
                "div", tag("p", join(_marks(clause, at, words), " · "), cls="alt-returned-head"),
                bilingual(_text(clause.en, words), _text(clause.zh, words), clause.number or " "), cls="alt-returned",
                data_testid="template-clause",
            )
        )  # fmt: skip
        if st.session_state.get(OPEN) == at:
            _tools(sheet, at, words)
        else:
            label = words.t("Change clause {n}", n=words.number(at + 1))
            st.button(label, key=f"template_change_{at}", type="tertiary", on_click=_open, args=(at,))


def _marks(clause: SheetClause, at: int, words: Reader) -> list[Markup | str]:
    marks: list[Markup | str] = [words.number(at + 1), words.t(clause.kind)]
    if clause.level > 1:
        marks.append(words.t("level {n}", n=clause.level))
    if clause.is_left_out:
        return [*marks, words.t("left out")]
    if open_brackets(clause):
        marks.append(tag("strong", words.t("a square bracket is not closed")))
    elif blanks_differ(clause):
        marks.append(tag("strong", words.t("more square brackets in one language than in the other")))
    return marks


def _text(text: str, words: Reader) -> Markup | str:
    return text if text.strip() else tag("em", words.t("nothing"), cls="alt-quiet")


def _open(at: int | None) -> None:
    st.session_state[OPEN] = at


def _mend(act: Callable[..., HouseSheet], at: int, then: int | None, *more: object) -> None:
    """Do one mending, and keep the tools at the clause it was about."""
    st.session_state[SHEET] = act(st.session_state[SHEET], at, *more)
    st.session_state[OPEN] = then
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def _tools(sheet: HouseSheet, at: int, words: Reader) -> None:
    clause, form = sheet[at], f"template_form_{at}_{st.session_state.get(TURN, 0)}"
    kinds, levels = list(ClauseKind), list(range(1, DEEPEST + 1))
    with st.container(border=True, key="template_tools"):
        with st.form(form, border=False):
            en, zh = two_texts(words.t("Words"), f"{form}_text", long=True, en=clause.en, zh=clause.zh)
            one, two, three = st.columns(3)
            kind = one.selectbox(
                words.t("Kind"), kinds, index=kinds.index(clause.kind), key=f"{form}_kind", format_func=words.t
            )
            level = two.selectbox(
                words.t("Level"), levels, index=levels.index(min(clause.level, DEEPEST)), key=f"{form}_level",
                format_func=words.number,
            )  # fmt: skip
            number = three.text_input(words.t("Printed number"), clause.number, key=f"{form}_number")
            if st.form_submit_button(words.t("Change it so"), key=f"{form}_submit"):
                st.session_state[SHEET] = reworded(
                    sheet, at, number=number or "", kind=kind, level=int(level), en=en, zh=zh
                )
                _open(None)
                st.rerun()
        a, b, c, d = st.columns(4)
        _button(a, words.t("One place up"), "up", shifted, at, max(at - 1, 0), -1, possible=at > 0)
        down = at + 1 < len(sheet)
        _button(b, words.t("One place down"), "down", shifted, at, at + 1 if down else at, 1, possible=down)
        if clause.is_left_out:
            _button(c, words.t("Take it into the template"), "leave", taken, at, at, False)
        else:
            _button(c, words.t("Leave it out of the template"), "leave", taken, at, at, True)
        _button(d, words.t("A new clause after it"), "add", added_after, at, at + 1)
        st.button(words.t("Close without a change"), key="template_done", on_click=_open, args=(None,))


def _button(
    place: object, label: str, name: str, act: Callable[..., HouseSheet], at: int, then: int, *more: object,
    possible: bool = True,
) -> None:  # fmt: skip
    place.button(  # type: ignore[attr-defined]
        label,
        key=f"template_{name}",
        disabled=not possible,
        on_click=_mend,
        args=(act, at, then, *more),
        width="stretch",
    )


def left_out_words(sheet: HouseSheet) -> str:
    """How many clauses stay out, in words; empty where none does."""
    out = len(sheet) - len(kept(sheet))
    return n("{n} clause stays out.", "{n} clauses stay out.", out) if out else ""


__all__ = ["left_out_words", "put_away", "template_sheet"]
