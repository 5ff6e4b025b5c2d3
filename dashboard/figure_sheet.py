"""A sheet of figures: what is counted, in which window and on which texts; a chart; the table under it; the rows behind a number.

Every number is a link to its list. The same figures leave as CSV.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

import streamlit as st

from actions.dialogue_export import file_name
from actions.dialogues import DialogueView
from actions.figure_export import FigureTable, Marked, check_figures, export_figures
from actions.installation import desk_for
from dashboard.parts.figure_charts import bars_chart, draw
from dashboard.parts.headings import section_markup
from dashboard.parts.lists import empty, rows, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.session import guarded, href, token
from dashboard.visit import here
from dialogue.figures import Figure, Window, digest_of
from dialogue.vocabulary import Marking
from locales import Reader

PART = 50
"""How many rows of a list behind a figure stand on the page at once."""

Row = tuple[str, str, str | None]
"""A row behind a figure: its words, its day or what stands for it, and where it is."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its place in a sheet: a row by its code and name, a column by the name of a side, "" where there is one.

    `side_code` is by what an address names the side, in whatever language it is read.
    """

    code: str
    name: str
    figure: Figure
    side: str = ""
    side_code: str = ""

    @property
    def key(self) -> str:
        """By what an address names it within its sheet."""
        return f"{self.code}.{self.side_code}"


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom and of what the figures are told: the words, the dialogue, the window, and what the record rests on."""

    words: Reader
    dialogue: DialogueView
    window: Window
    window_words: str
    coverage_words: str
    today: date
    record: str
    address: Mapping[str, str]
    may_export: bool
    is_own: bool = False
    ceiling: Marking | None = None
    marked: Marked = field(default_factory=dict)
    behind: str = ""
    part: int = 1

    def at(self, **more: object) -> str:
        """The address of this page with all that is chosen, and more."""
        return href("analytics", **{**self.address, **more})


@dataclass(frozen=True, slots=True)
class Sheet:
    """Figures that are told together. `among` says of what they are; `row` gives what stands for a row in the list behind."""

    code: str
    title: str
    among: str
    counted: Sequence[Counted]
    row: Callable[[UUID], Row]
    what: str
    has_chart: bool = True
    most_rows: int | None = None
    notes: Sequence[str] = field(default=())
    identity: Callable[[UUID], str] = attrgetter("hex")
    """By what a digest knows a row: its identifier, or what stands for one that has none."""


def show_sheet(sheet: Sheet, setting: Setting) -> None:
    """The sheet: its chart, the table of the same figures, the list that is asked for, and the way out as CSV."""
    words = setting.words
    told = tag("p", words.together(sheet.among, setting.window_words, setting.coverage_words), cls="alt-quiet")
    head = [section_markup(sheet.title), told]
    if not any(one.figure.denominator for one in sheet.counted):
        show(*head, empty(words.t("Nothing to count here.")))
        return
    if sheet.has_chart:
        show(*head)
        head = []
        draw(_chart(sheet, words), here(f"chart_{sheet.code}"))
    show(*head, _table(sheet, setting), *(tag("p", note, cls="alt-quiet") for note in sheet.notes))
    _list_behind(sheet, setting)
    offer_csv(sheet.code, lambda: table_of(sheet, setting), setting)


def share_words(figure: Figure, words: Reader) -> str:
    """The share in per cent as far as it is told; "" of too few, and where the two numbers say it: none, or all of them.

    A share that is not nought is never written as one, nor one that is not whole as whole.
    """
    if figure.told is None or figure.told in (0, 1):
        return ""
    least, most = 0.01, 0.99
    if figure.told < least:
        return words.t("under {share}", share=words.percent(least))
    return (
        words.t("over {share}", share=words.percent(most)) if figure.told > most else words.percent(float(figure.told))
    )


def figure_cell(one: Counted, sheet: str, setting: Setting) -> Words:
    """3 of 12, both numbers leading to their lists, and the share beneath where it may be told."""
    words, figure = setting.words, one.figure
    if not figure.denominator:
        return "–"
    n = _number(figure.numerator, f"{sheet}.{one.key}", setting)
    of = _number(figure.denominator, f"{sheet}.{one.key}~", setting)
    before, between, after = _parts(words.t("{n} of {of}", n="\x00", of="\x00"))
    share = share_words(figure, words)
    return join([before, n, between, of, after, tag("small", share, cls="alt-under") if share else None])


def offer_csv(code: str, table: Callable[[], FigureTable], setting: Setting) -> None:
    """The way out for those who may take anything out; the file is made, searched and written down when it is asked for."""
    if not setting.may_export:
        return
    words, held, what = setting.words, token(), f"figures {code}" + (" private" if setting.is_own else "")

    def made() -> bytes:  # whoever asks is known anew: a page may have stood open for long
        desk, _ = desk_for(held)
        asked = {"ceiling": setting.ceiling, "of_own": setting.is_own}
        return export_figures(desk, setting.dialogue.id, table(), **asked).content

    with guarded():
        if setting.ceiling is not None:
            check_figures(setting.marked, table(), setting.ceiling)
        title = setting.dialogue.name_en or setting.dialogue.name_zh
        name = file_name(title, what, "csv", setting.ceiling)
        st.download_button(words.t("Table as CSV"), made, name, "text/csv", key=here(f"csv_{code}"), type="tertiary")


def table_of(sheet: Sheet, setting: Setting) -> FigureTable:
    """Every figure of a sheet, a line each, with its window, its day, what the record rests on, and the digest of its rows."""
    words = setting.words
    header = [
        words.c("figures", "Figure"), words.c("figures", "Class"), words.t("Side"), words.c("figures", "How many"), words.t("Of how many"), words.c("figures", "Share"),
        *framed_headers(words),
    ]  # fmt: skip
    lines = [
        [
            sheet.title, one.name, one.side, str(one.figure.numerator), str(one.figure.denominator),
            "" if one.figure.told is None else f"{float(one.figure.told):.3f}",
            *framed(setting, one.figure, sheet.identity),
        ]
        for one in sheet.counted
    ]  # fmt: skip
    return FigureTable(sheet.code, header, lines, {row for one in sheet.counted for row in one.figure.among})


def framed_headers(words: Reader) -> list[str]:
    """What every line of a CSV of figures says of itself."""
    return [
        words.c("window", "From"),
        words.c("window", "Up to and with"),
        words.t("As of"),
        words.t("Record"),
        words.t("Coverage"),
        words.t("Digest of the rows"),
    ]


def framed(setting: Setting, figure: Figure, identity: Callable[[UUID], str] = attrgetter("hex")) -> list[str]:
    """The window, the day, the record and the coverage of a figure, and the digest of the rows that it counts."""
    first, last = setting.window.first, setting.window.last
    return [
        first.isoformat() if first else "", last.isoformat() if last else "", setting.today.isoformat(), setting.record,
        setting.coverage_words, digest_of(map(identity, figure.counted), map(identity, figure.among)),
    ]  # fmt: skip


def _chart(sheet: Sheet, words: Reader) -> dict[str, Any]:
    names = list(dict.fromkeys(one.name for one in sheet.counted))
    sides = list(dict.fromkeys(one.side for one in sheet.counted))
    drawn = [
        (
            one.name,
            one.side,
            one.figure.numerator,
            words.t("{n} of {of}", n=words.number(one.figure.numerator), of=words.number(one.figure.denominator)),
        )
        for one in sheet.counted
    ]
    told = words.t("; ").join(f"{name} {side} {figure}".replace("  ", " ") for name, side, _, figure in drawn)
    description = words.t("{title}: {text}", title=sheet.title, text=told)
    return bars_chart(drawn, names, sides, sheet.what, words.t("Side"), words.c("figures", "How many"), description)


def _table(sheet: Sheet, setting: Setting) -> Markup:
    words = setting.words
    sides = list(dict.fromkeys(one.side for one in sheet.counted))
    by_code: dict[str, dict[str, Counted]] = {}
    for one in sheet.counted:
        by_code.setdefault(one.code, {})[one.side] = one
    shown = list(by_code.values())[: sheet.most_rows]
    lines = [
        (
            next(iter(of.values())).name,
            *(figure_cell(of[side], sheet.code, setting) if side in of else "–" for side in sides),
        )
        for of in shown
    ]
    headers = [sheet.what, *(side or words.c("figures", "How many") for side in sides)]
    drawn = table(headers, lines, numeric=set(range(1, len(sides) + 1)))
    if len(shown) == len(by_code):
        return drawn
    told = words.t(
        "Shown are {n} of {of}; the CSV has all of them.", n=words.number(len(shown)), of=words.number(len(by_code))
    )
    return join([drawn, tag("p", told, cls="alt-quiet")])


def _number(number: int, behind: str, setting: Setting) -> Words:
    told = setting.words.number(number)
    return link(told, setting.at(behind=behind)) if number else told


def _parts(told: str) -> tuple[str, str, str]:
    before, between, after = told.split("\x00")
    return before, between, after


def _list_behind(sheet: Sheet, setting: Setting) -> None:
    """The list that the address asks for, if it is behind a figure of this sheet; a part of it at a time."""
    words = setting.words
    key = setting.behind.removesuffix("~")
    one = next((one for one in sheet.counted if f"{sheet.code}.{one.key}" == key), None)
    if one is None:
        return
    whole = setting.behind.endswith("~")
    ids = one.figure.among if whole else one.figure.counted
    told = " · ".join(filter(None, (one.name, one.side)))
    title = (
        words.t("All among which were counted: {what}", what=told) if whole else words.t("Behind it: {what}", what=told)
    )
    parts = max(1, -(-len(ids) // PART))
    part = min(max(1, setting.part), parts)
    shown = [sheet.row(key) for key in ids[(part - 1) * PART : part * PART]]
    ways = [link(words.t("Close the list"), setting.at())]
    if part > 1:
        ways.append(link(words.t("Earlier part"), setting.at(behind=setting.behind, part=part - 1)))
    if part < parts:
        ways.append(link(words.t("Next part"), setting.at(behind=setting.behind, part=part + 1)))
    place = words.t("part {n} of {of}", n=words.number(part), of=words.number(parts)) if parts > 1 else ""
    show(
        tag(
            "section",
            tag("h3", title, tag("span", words.number(len(ids)), cls="alt-count")),
            rows((when, what, "", where) for what, when, where in shown),
            tag("p", join([*ways, place or None], " · "), cls="alt-quiet"),
            id="behind",
        )
    )
    header = [words.c("figures", "Figure"), words.c("figures", "Row"), words.t("Day"), *framed_headers(words)]

    def made() -> FigureTable:
        rest = framed(setting, one.figure, sheet.identity)
        lines = [[f"{sheet.title}: {told}", what, when, *rest] for what, when, _ in map(sheet.row, ids)]
        return FigureTable(f"{sheet.code}-list", header, lines, ids)

    offer_csv(f"{sheet.code}-list", made, setting)


__all__ = [
    "PART", "Counted", "Row", "Setting", "Sheet", "figure_cell", "framed", "framed_headers", "offer_csv", "share_words",
    "show_sheet", "table_of",
]  # fmt: skip
