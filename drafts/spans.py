"""Words that were marked in an earlier text, found again in the present one, or not found.

They are the same words when no change between the two texts touched them. Where they were touched, they are looked for
elsewhere, and found only where they stand once, letter for letter, between the words that they stood between before.
"""

from drafts.compare import compare

Span = tuple[int, int]

CONTEXT = 32
"""How many characters before and after marked words are kept with them."""


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands directly before and after the marked words."""
    start, end = span
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def span_now(old: str, span: Span, new: str) -> Span | None:
    """Where the words of `span` in the old text stand in the new one; None where they do not stand there any more."""
    start, end = span
    moved = 0
    touched = False
    for change in compare(old, new):
        if change.old_start >= end:
            break
        if change.old_end <= start:  # also words put in directly before the marked ones
            moved = change.new_end - change.old_end
        else:
            touched = True
    if not touched:
        return start + moved, end + moved
    return _elsewhere(old, span, new)


def _elsewhere(old: str, span: Span, new: str) -> Span | None:
    words = old[span[0] : span[1]]
    before, after = surroundings(old, span)
    whole = before + words + after
    at = new.find(whole)
    if at < 0 or not words or not (before or after) or new.find(whole, at + 1) >= 0:
        return None
    return at + len(before), at + len(before) + len(words)


__all__ = ["CONTEXT", "Span", "span_now", "surroundings"]
