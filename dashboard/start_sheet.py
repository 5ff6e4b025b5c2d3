"""The sheet of pairs of a draft that is started from Word: a person sees each pair, and mends it before anything is stored."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from actions.draft_starts import WordStart
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, join, show, tag
from dashboard.parts.quote import bilingual
from dashboard.session import n, reader
from dialogue.vocabulary import ClauseKind
from drafts.characters import shown
from drafts.pair_sheet import (
    Doubt,
    Language,
    Sheet,
    SheetRow,
    cleaned,
    cuts,
    doubts,
    down,
    given,
    join_rows,
    left_out,
    part,
    split,
    up,
    wording,
)
from locales import C_, LANGUAGE_NAMES, Reader

A_PAGE: Final = 20
"""Rows that are shown at a time."""
DEEPEST: Final = 4
KINDS_LEFT_OUT: Final = frozenset(
    {
        C_("Word file", "header"), C_("Word file", "footer"), C_("Word file", "building block"),
        C_("Word file", "caption"), C_("Word file", "not read"),
    }
)  # fmt: skip
"""Where words of a file may stand that become no clause, beside those of `dashboard.stray_words`."""
SHEET: Final = "start_sheet"
OPEN: Final = "start_sheet_open"


def lay_out(read: WordStart) -> None:
    """Put the pairs of a file before a person, as they were found."""
    st.session_state[SHEET] = read.sheet
    st.session_state.pop(OPEN, None)
    st.session_state["start_sheet_page"] = 1


def sheet_of_pairs(read: WordStart) -> Sheet:
    """Show the sheet, let a person mend it, and give it as it stands."""
    words = reader()
    sheet: Sheet = st.session_state.get(SHEET, read.sheet)
    doubtful = [at for at, row in enumerate(sheet) if doubts(row) and not row.is_left_out]
    section(words.t("Pairs"), len(sheet))
    show(
        tag(
            "p",
            words.t("Nothing is stored yet. Please look at each pair; what is wrong can be mended here."),
            cls="alt-quiet",
        )
    )
    if doubtful:
        look = n("{n} pair should be looked at.", "{n} pairs should be looked at.", len(doubtful))
        only = st.checkbox(words.together(look, words.t("Show only these.")), key="start_sheet_doubtful")
    else:
        show(tag("p", words.t("Every pair looks right to the program; only a person can know."), cls="alt-quiet"))
        only = False
    shown_rows = doubtful if only else list(range(len(sheet)))
    opened = st.session_state.get(OPEN)
    if opened is not None and opened < len(sheet) and opened not in shown_rows:
        shown_rows = sorted([*shown_rows, opened])  # the row that is being mended stays in sight
    for at in _page(shown_rows, words):
        _row(sheet, at, words)
    _left_out(read, words)
    return sheet


def _page(rows: list[int], words: Reader) -> list[int]:
    pages = max(1, -(-len(rows) // A_PAGE))
    page = min(st.session_state.get("start_sheet_page", 1), pages)
    if pages > 1:
        st.session_state["start_sheet_page"] = page
        page = st.selectbox(
            words.t("Page"), list(range(1, pages + 1)), key="start_sheet_page",
            format_func=lambda number: words.t("{n} of {of}", n=words.number(number), of=words.number(pages)),
        )  # fmt: skip
    return rows[(page - 1) * A_PAGE : page * A_PAGE]


def _row(sheet: Sheet, at: int, words: Reader) -> None:
    row = sheet[at]
    found = wording(row)
    marks = [words.number(at + 1), words.t(found.kind)]
    if found.level > 1:
        marks.append(words.t("level {n}", n=found.level))
    if row.is_left_out:
        marks.append(words.t("left out"))
    told = [tag("strong", words.t(doubt)) for doubt in doubts(row)] if not row.is_left_out else []
    texts = [_text(text, words) for text in (found.en, found.zh)]
    with st.container(key=f"pair_{at}"):
        show(
            tag(
                "div", tag("p", join([*marks, *told], " · "), cls="alt-returned-head"),
                bilingual(texts[0], texts[1], found.number), cls="alt-returned", data_testid="pair",
            )
        )  # fmt: skip
        if st.session_state.get(OPEN) == at:
            _tools(sheet, at, words)
        else:
            label = words.t("Mend pair {n}", n=words.number(at + 1))
            st.button(label, key=f"mend_{at}", type="tertiary", on_click=_open, args=(at,))


def _text(text: str, words: Reader) -> Markup | str:
    return shown(text) if text.strip() else tag("em", words.t("nothing"), cls="alt-quiet")


def _open(at: int | None) -> None:
    st.session_state[OPEN] = at


def _mend(act: Callable[..., Sheet], at: int, *more: object) -> None:
    """Do one mending, and keep the tools at the row that it was about."""
    sheet = act(st.session_state[SHEET], at, *more)
    st.session_state[SHEET] = sheet
    st.session_state[OPEN] = min(at, len(sheet) - 1)
    st.session_state["start_sheet_turn"] = st.session_state.get("start_sheet_turn", 0) + 1


def _tools(sheet: Sheet, at: int, words: Reader) -> None:
    row = sheet[at]
    with st.container(border=True, key="pair_tools"):
        _moves(sheet, at, "zh", words)
        _moves(sheet, at, "en", words)
        left, middle, right = st.columns(3)
        _button(left, words.t("Join with the next pair"), "join", join_rows, at, possible=at + 1 < len(sheet))
        _button(middle, words.t("Divide this pair"), "part", part, at, possible=part(sheet, at) != sheet)
        if row.is_left_out:
            _button(right, words.t("Take it in after all"), "leave", left_out, at, False)
        else:
            _button(right, words.t("Leave it out"), "leave", left_out, at, True)
        _cut(row, at, "en", words)
        _cut(row, at, "zh", words)
        if Doubt.HIDDEN in doubts(row):
            _button(st, words.t("Take the hidden characters out"), "clean", cleaned, at)
        _what_it_is(row, at, words)
        st.button(words.t("Done with this pair"), key="pair_done", on_click=_open, args=(None,))


def _moves(sheet: Sheet, at: int, language: Language, words: Reader) -> None:
    """The two borders of a language: its first paragraph goes up, its last down."""
    above, below = st.columns(2)
    name = LANGUAGE_NAMES[language]
    _button(
        above, words.t("{language}: first paragraph up", language=name), f"up_{language}", up, at, language,
        possible=up(sheet, at, language) != sheet,
    )  # fmt: skip
    _button(
        below, words.t("{language}: last paragraph down", language=name), f"down_{language}", down, at, language,
        possible=down(sheet, at, language) != sheet,
    )  # fmt: skip


def _button(
    place: object, label: str, name: str, act: Callable[..., Sheet], at: int, *more: object, possible: bool = True
) -> None:
    place.button(  # type: ignore[attr-defined]
        label, key=f"pair_{name}", disabled=not possible, on_click=_mend, args=(act, at, *more), width="stretch"
    )


def _cut(row: SheetRow, at: int, language: Language, words: Reader) -> None:
    """Divide the words of a language after one of its sentences."""
    ends = cuts(row, language)
    if not ends:
        return
    text = "\n".join(row.en if language == "en" else row.zh)
    turn = st.session_state.get("start_sheet_turn", 0)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    chosen = left.selectbox(
        words.t("{language}: divide after", language=LANGUAGE_NAMES[language]), ends, key=f"cut_{language}_{turn}",
        format_func=lambda end: f"… {text[max(0, end - 40) : end].strip()}",
    )  # fmt: skip
    _button(right, words.t("Divide"), f"cut_{language}", split, at, language, chosen)


def _what_it_is(row: SheetRow, at: int, words: Reader) -> None:
    found = wording(row)
    turn = st.session_state.get("start_sheet_turn", 0)
    names = [f"pair_{name}_{at}_{turn}" for name in ("kind", "level", "number")]

    def say() -> None:
        kind, level, number = (st.session_state[name] for name in names)
        st.session_state[SHEET] = given(st.session_state[SHEET], at, kind=kind, level=int(level), number=number)

    kinds = list(ClauseKind)
    one, two, three = st.columns(3)
    one.selectbox(
        words.t("Kind"), kinds, index=kinds.index(found.kind), key=names[0], format_func=words.t, on_change=say
    )
    levels = list(range(1, DEEPEST + 1))
    two.selectbox(
        words.t("Level"), levels, index=levels.index(min(found.level, DEEPEST)), key=names[1],
        format_func=words.number, on_change=say,
    )  # fmt: skip
    three.text_input(words.t("Printed number"), row.number, key=names[2], placeholder=found.number, on_change=say)


def _left_out(read: WordStart, words: Reader) -> None:
    section(words.t("In the file, and not on this sheet"), len(read.left_out) or None)
    if not read.left_out:
        show(empty(words.t("Everything in the file stands on the sheet.")))
        return
    show(
        tag("p", words.t("This stays out of the draft, and no other side sees it."), cls="alt-quiet"),
        table(
            [words.c("change", "What"), words.c("change", "Who"), words.c("change", "Text")],
            [(words.c("Word file", left.kind), left.author or "—", shown(left.text)) for left in read.left_out],
        ),
    )
