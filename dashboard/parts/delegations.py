"""The delegations as they sat: facing each other across the table."""

from collections.abc import Iterable, Sequence

from dashboard.parts.markup import Markup, Words, tag

Seat = tuple[Words, Words, Words]
"""A person: name, title and organisation as stated then, role or note."""


def facing(left_title: Words, left_rows: Iterable[Seat], right_title: Words, right_rows: Iterable[Seat]) -> Markup:
    """Two delegations side by side in seating order, row against row; one under the other on a narrow page."""
    return tag("div", _side(left_title, list(left_rows)), _side(right_title, list(right_rows)), cls="alt-facing")


def _side(title: Words, seats: Sequence[Seat]) -> Markup:
    return tag(
        "section",
        tag("h3", title, tag("span", str(len(seats)), cls="alt-count"), cls="alt-side-title"),
        tag("ol", *(_seat(*seat) for seat in seats), cls="alt-seats"),
        cls="alt-delegation",
    )


def _seat(name: Words, standing: Words, note: Words) -> Markup:
    return tag(
        "li",
        tag("span", name, cls="alt-seat-name"),
        tag("span", standing, cls="alt-seat-standing") if standing else None,
        tag("span", note, cls="alt-seat-note") if note else None,
        cls="alt-seat",
    )
