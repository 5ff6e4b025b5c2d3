"""Lists and tables that read like a printed page: hairlines, no boxes."""

from collections.abc import Collection, Iterable, Sequence

from dashboard.parts.markup import Markup, Words, link, tag


def rows(lines: Iterable[tuple[Words, Words, Words, str | None]]) -> Markup:
    """One line each: left (a date, a number), main, right (a standing, an age), and where a click leads."""
    return tag("ul", *(_row(*line) for line in lines), cls="alt-rows")


def _row(left: Words, main: Words, right: Words, href: str | None) -> Markup:
    return tag(
        "li",
        tag("span", left, cls="alt-row-left"),
        tag("span", link(main, href, cls="alt-row-link") if href else main, cls="alt-row-main"),
        tag("span", right, cls="alt-row-right"),
        cls="alt-row alt-row-leads" if href else "alt-row",
    )


def definition(pairs: Iterable[tuple[Words, Words]]) -> Markup:
    """Labels with what stands under them; a pair without a value is left out."""
    return tag(
        "dl",
        *(tag("div", tag("dt", label), tag("dd", value)) for label, value in pairs if value),
        cls="alt-definition",
    )


def table(
    headers: Sequence[Words],
    rows: Iterable[Sequence[Words]],
    numeric: Collection[int] = frozenset(),
    caption: Words = "",
    whole: Collection[int] = frozenset(),
    even: bool = False,
) -> Markup:
    """A hairline table of words. `numeric` holds the columns (from 0) that are set to the right in tabular figures.

    The columns of `whole` (a date, a state) are never broken into two lines; in an `even` table all columns after the
    first are equally wide, so that no side has more room than another. On a narrow page each row becomes a small block,
    and each cell carries its header before it (plain headers only).
    """
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption) if caption else None,
            tag(
                "thead",
                tag(
                    "tr",
                    *(tag("th", words, scope="col", cls=_column(i, numeric, whole)) for i, words in enumerate(headers)),
                ),
            ),
            tag("tbody", *(_table_row(headers, cells, numeric, whole) for cells in rows)),
            cls="alt-table alt-table-even" if even else "alt-table",
        ),
        cls="alt-table-frame",
    )


def _table_row(
    headers: Sequence[Words], cells: Sequence[Words], numeric: Collection[int], whole: Collection[int]
) -> Markup:
    labels = [*(header if not isinstance(header, Markup) else "" for header in headers), *[""] * len(cells)]
    return tag(
        "tr",
        *(
            tag(
                "td",
                tag("span", cell, cls="alt-cell") if cell else None,
                data_label=labels[place] or None,
                cls=_column(place, numeric, whole),
            )
            for place, cell in enumerate(cells)
        ),
    )


def _column(position: int, numeric: Collection[int], whole: Collection[int]) -> str:
    return " ".join(["alt-number"] * (position in numeric) + ["alt-whole"] * (position in whole))


def empty(sentence: Words, action_label: Words | None = None, action_url: str | None = None) -> Markup:
    """What stands where nothing is yet: a sentence that says what to do, and the way to do it."""
    action = link(action_label, action_url) if action_label else None
    return tag("p", sentence, " " if action else None, action, cls="alt-empty")
