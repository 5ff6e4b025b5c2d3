"""What several sides, or several sets of data, have to tell of one thing: a column each, equally wide, in a given order."""

from collections.abc import Iterable

from dashboard.parts.markup import Markup, Words, tag


def side_by_side(columns: Iterable[tuple[Words, Words]]) -> Markup:
    """A titled column each; under one another where the page is narrow. None has more room than another."""
    return tag(
        "div",
        *(
            tag("section", tag("h3", title, cls="alt-side-title"), body, cls="alt-abreast-side")
            for title, body in columns
        ),
        cls="alt-abreast",
    )
