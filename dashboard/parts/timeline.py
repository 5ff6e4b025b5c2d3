"""The rounds of a dialogue, one under the other, gaps visible."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.parts.markup import Markup, Words, link, tag


@dataclass(frozen=True, slots=True)
class Entry:
    """One round or meeting on the line; all words are in the reader's language.

    `gap_before` says that longer passed before this one than is usual for the series; `gap_words` may say how long.
    """

    title: Words
    date_words: Words
    place: Words = ""
    detail: Words = ""
    href: str | None = None
    chosen: bool = False
    gap_before: bool = False
    gap_words: Words = ""
    coming: bool = False


def timeline(entries: Iterable[Entry]) -> Markup:
    """A vertical line of rounds in the order given; the chosen one is marked by a filled point and weight."""
    return tag("ol", *(part for entry in entries for part in _entry(entry)), cls="alt-timeline")


def _entry(entry: Entry) -> Iterable[Markup]:
    if entry.gap_before:
        yield tag("li", tag("span", entry.gap_words), cls="alt-gap", aria_hidden=None if entry.gap_words else "true")
    standing = ["alt-entry"] + ["alt-chosen"] * entry.chosen + ["alt-coming"] * entry.coming
    when = tag(
        "span",
        tag("span", entry.date_words, cls="alt-entry-date"),
        tag("span", entry.place, cls="alt-entry-place") if entry.place else None,
        cls="alt-entry-when",
    )
    yield tag(
        "li",
        when,
        tag("span", link(entry.title, entry.href, cls="alt-entry-link"), cls="alt-entry-title"),
        tag("span", entry.detail, cls="alt-entry-detail") if entry.detail else None,
        cls=" ".join(standing),
        aria_current="true" if entry.chosen else None,
    )
