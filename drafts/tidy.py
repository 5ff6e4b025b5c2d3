"""Tidying a comparison for a person's eye. Nothing is lost: the tidied changes still turn the old text into the new one.

A lone insertion or deletion slides to where a writer would have made it; two replacements with nothing but a space or a
lone small word between them become one; a clause of which more than two thirds changed becomes one replacement. Figures
and dates stand alone, and nothing is joined over 、，及和与或.
"""

from collections.abc import Collection, Sequence
from itertools import accumulate

from drafts.compare import Change, joined
from drafts.tokens import cut, is_dictionary_word, is_figure

REWRITTEN = 2 / 3
"""Share of changed words from which on the text between two marks is shown as rewritten: one deletion, one insertion."""

FARTHEST_SLIDE = 200
"""Characters that a lone insertion or deletion may slide, so that a page of one repeated word is no burden."""

SENTENCE_MARKS = frozenset("。．；;.!！?？")
CLAUSE_MARKS = SENTENCE_MARKS | frozenset("，,、：:")
LIST_WORDS = frozenset(("及", "和", "与", "與", "或", "and", "or"))
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "by",
        "with",
        "as",
        "at",
        "be",
        "is",
        "are",
        "was",
        "were",
        "that",
    )
)
JOINTS = frozenset("-–—/／·'’")
"""Single marks inside a compound: no reason to show its two halves as two changes."""


def tidy(old: str, new: str, changes: Collection[Change], terms: Collection[str] = ()) -> tuple[Change, ...]:
    """The same difference in fewer, whole, readable changes; `apply(old, tidy(old, new, changes)) == new`."""
    tidied = joined(_slid(old, new, tuple(changes), terms), new)
    tidied = _joined_over_a_lone_word(old, new, tidied, terms)
    tidied = tuple(_grown(old, _trimmed(old, change)) for change in tidied)
    return _joined_where_rewritten(old, new, tidied, terms)


def _span(change: Change) -> tuple[int, int, int, int]:
    return change.old_start, change.old_end, change.new_start, change.new_end


# A lone insertion or deletion slides


def _slid(old: str, new: str, changes: Sequence[Change], terms: Collection[str]) -> list[tuple[int, int, int, int]]:
    """Spans in which every lone insertion or deletion begins and ends where a sentence, clause or word does."""
    spans = [_span(change) for change in changes]
    borders: tuple[frozenset[int], frozenset[int]] | None = None
    for at, change in enumerate(changes):
        if change.replaces:
            continue
        floor = spans[at - 1][1] if at else 0
        ceiling = changes[at + 1].old_start if at + 1 < len(changes) else len(old)
        text, start, end = (old, change.old_start, change.old_end) if change.deletes else (new, *_span(change)[2:])
        left, right = change.old_start - floor, ceiling - change.old_end
        shifts = _shifts(text, start, end, left, right)
        if len(shifts) == 1:
            continue
        borders = borders or (_borders(old, terms), _borders(new, terms))
        old_start, old_end, new_start, new_end = spans[at]
        whole = [
            by
            for by in shifts
            if {old_start + by, old_end + by} <= borders[0] and {new_start + by, new_end + by} <= borders[1]
        ]
        if whole:
            by = max(whole, key=lambda by: (_fit(text, start + by, end + by), -abs(by)))
            spans[at] = (old_start + by, old_end + by, new_start + by, new_end + by)
    return spans


def _shifts(text: str, start: int, end: int, left: int, right: int) -> list[int]:
    """How far text[start:end] may move, to the left and to the right, and still leave the same text when taken out."""
    shifts = [0]
    left, right = min(left, FARTHEST_SLIDE), min(right, FARTHEST_SLIDE)
    while shifts[-1] > -left and text[start + shifts[-1] - 1] == text[end + shifts[-1] - 1]:
        shifts.append(shifts[-1] - 1)
    by = 0
    while by < right and text[start + by] == text[end + by]:
        by += 1
        shifts.append(by)
    return shifts


def _fit(text: str, start: int, end: int) -> int:
    """How much text[start:end] looks like something that a writer puts in or takes out in one go."""
    before, span = text[max(0, start - 20) : start].rstrip()[-1:], text[start:end]
    last = span.rstrip()[-1:]
    if last in SENTENCE_MARKS and (not before or before in SENTENCE_MARKS):
        return 4
    if last in CLAUSE_MARKS and (not before or before in CLAUSE_MARKS):
        return 3
    if span[-1:].isspace() and not span[:1].isspace():
        return 2
    return 1 if span[:1].isspace() and not span[-1:].isspace() else 0


def _borders(text: str, terms: Collection[str]) -> frozenset[int]:
    return frozenset(accumulate(map(len, cut(text, terms)), initial=0))


# What stands on both sides of a replacement is kept


def _trimmed(old: str, change: Change) -> Change:
    """Without the white space with which both the deleted and the inserted words begin or end."""
    deleted, inserted = old[change.old_start : change.old_end], change.inserted
    if not change.replaces:
        return change
    head = _common_space(deleted, inserted)
    tail = _common_space(deleted[head:][::-1], inserted[head:][::-1])
    return _without(change, head, tail)


def _common_space(one: str, other: str) -> int:
    same = 0
    while one[same : same + 1].isspace() and one[same] == other[same : same + 1]:
        same += 1
    return same


def _grown(old: str, change: Change) -> Change:
    """报告 → 书面报告 is an insertion: a word that became part of a longer one stays, where it is a word of itself."""
    deleted, inserted = old[change.old_start : change.old_end], change.inserted
    short, long = sorted((deleted, inserted), key=len)
    for head in range(len(short) + 1):
        first, last = short[:head], short[head:]
        if not (len(short) < len(long) and long.startswith(first) and long.endswith(last)):
            continue
        grown = long[head : len(long) - len(last)]
        if is_dictionary_word(grown) and all(not part or is_dictionary_word(part) for part in (first, last)):
            return _without(change, len(first), len(last))
    return change


def _without(change: Change, head: int, tail: int) -> Change:
    return Change(
        change.old_start + head,
        change.old_end - tail,
        change.new_start + head,
        change.new_end - tail,
        change.inserted[head : len(change.inserted) - tail],
    )


# Two changes become one


def _joined_over_a_lone_word(
    old: str, new: str, changes: Sequence[Change], terms: Collection[str]
) -> tuple[Change, ...]:
    kept: list[Change] = []
    words_left: list[str] = []
    for change in changes:
        words = _words_of(old, change, terms)
        if kept:
            left = kept[-1]
            between = cut(old[left.old_end : change.old_start], terms)
            if _only_a_lone_word(between, words_left, words, left, change):
                change = _one(kept.pop(), change, new)
                words_left.extend(words)
                words = words_left
        kept.append(change)
        words_left = words
    return tuple(kept)


def _one(first: Change, last: Change, new: str) -> Change:
    inserted = new[first.new_start : last.new_end]
    return Change(first.old_start, last.old_end, first.new_start, last.new_end, inserted)


def _only_a_lone_word(
    between: Sequence[str], left_words: Sequence[str], right_words: Sequence[str], left: Change, right: Change
) -> bool:
    """Two replacements over a single space, a lone character or joint; longer ones also over a small English word."""
    words = [token for token in between if not token.isspace()]
    if any("\n" in token for token in between) or _all_figures(left_words) or _all_figures(right_words):
        return False
    if not words:
        return left.replaces or right.replaces
    if len(words) > 1 or not (left.replaces and right.replaces):
        return False
    word = words[0].lower()
    if word in SMALL_WORDS:
        return min(len(left_words), len(right_words)) > 3
    return len(between) == 1 and len(word) == 1 and _is_pepper(word)


def _is_pepper(character: str) -> bool:
    if character in LIST_WORDS or is_figure(character):
        return False
    return character in JOINTS or character.isalpha()


def _words_of(old: str, change: Change, terms: Collection[str]) -> list[str]:
    """The words that a change takes out and puts in."""
    both = (*cut(old[change.old_start : change.old_end], terms), *cut(change.inserted, terms))
    return [token for token in both if token[0].isalnum()]


def _all_figures(words: Sequence[str]) -> bool:
    return bool(words) and all(map(is_figure, words))


# A rewritten clause becomes one replacement


def _joined_where_rewritten(
    old: str, new: str, changes: Sequence[Change], terms: Collection[str]
) -> tuple[Change, ...]:
    """Changes between two marks as one, when their words make up more than two thirds of what stands there."""
    if len(changes) < 2:
        return tuple(changes)
    edges = [0, *(edge for change in changes for edge in (change.old_start, change.old_end)), len(old)]
    kept = [cut(old[a:b], terms) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    words = [_words_of(old, change, terms) for change in changes]
    alone = [_all_figures(of) for of in words]

    def stops(at: int) -> bool:
        """Whether the kept text before change `at` ends the clause, or holds what must stay visible."""
        return alone[at - 1] or alone[at] or any(_stays(token, terms) for token in kept[at])

    tidied: list[Change] = []
    first = 0
    for after in range(1, len(changes) + 1):
        if after < len(changes) and not stops(after):
            continue
        group = changes[first:after]
        changed = sum(len(word) for of in words[first:after] for word in of)
        inside = sum(_weight(kept[at]) for at in range(first + 1, after))
        around = _weight(_to_clause_end(kept[first][::-1])) + _weight(_to_clause_end(kept[after]))
        if len(group) > 1 and changed > REWRITTEN * (changed + 2 * (inside + around)):
            group = [_one(group[0], group[-1], new)]
        tidied.extend(group)
        first = after
    return tuple(tidied)


def _stays(token: str, terms: Collection[str]) -> bool:
    return _ends(token) or token in LIST_WORDS or token in terms or is_figure(token)


def _to_clause_end(kept: Sequence[str]) -> list[str]:
    """The tokens up to where the clause ends."""
    reached: list[str] = []
    for token in kept:
        if _ends(token):
            break
        reached.append(token)
    return reached


def _weight(of: Sequence[str]) -> int:
    return sum(len(token) for token in of if token[0].isalnum())


def _ends(token: str) -> bool:
    return token in CLAUSE_MARKS or "\n" in token
