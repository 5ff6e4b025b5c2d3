"""Comparing two versions of a clause: what changed, as values that can be applied, shown, counted or written to Word.

Found on tokens, never on characters, so no edge of a change falls inside a word. The comparison is exact; what is kind to
a reader's eye is a second function (`drafts.tidy`).
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from drafts.tokens import cut

_EXACT_CELLS = 100_000_000
"""Token pairs up to which two texts are compared in one piece (memory: one bit a pair, about 12 MB)."""

_SHOWN_CELLS = 250_000
"""Token pairs up to which diff-match-patch finds a difference to show: about a quarter of a second where all differs."""

_ENDS = frozenset("。；;.!?！？")

Span = tuple[int, int, int, int]
"""Old start, old end, new start, new end, in characters."""

Finder = Callable[[list[int], list[int]], list[Span]]
"""Finds the runs that stand in both of two lists of numbered tokens, in order, as spans of their places."""


@dataclass(frozen=True, slots=True)
class Change:
    """One span of the old text, and what stands in its place in the new one. Offsets count characters."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    inserted: str

    @property
    def deletes(self) -> bool:
        """Whether words of the old text go."""
        return self.old_end > self.old_start

    @property
    def replaces(self) -> bool:
        """Whether words go and others come in their place."""
        return self.deletes and bool(self.inserted)


def compare(old: str, new: str, terms: Collection[str] = ()) -> tuple[Change, ...]:
    """What turns `old` into `new`, in order, no two changes touching; empty when the texts are the same.

    `apply(old, compare(old, new)) == new` holds for every two texts.
    """
    if old == new:
        return ()
    return joined(_spans(_by_rapidfuzz, cut(old, terms), cut(new, terms)), new)


def differences(old: str, new: str, terms: Collection[str] = ()) -> tuple[Change, ...]:
    """The same for showing only: found by diff-match-patch on tokens. Nothing is ever merged or patched with it."""
    if old == new:
        return ()
    return joined(_spans(_by_diff_match_patch, cut(old, terms), cut(new, terms)), new)


def apply(old: str, changes: Iterable[Change]) -> str:
    """The new text: `old` with every change made."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += (old[at : change.old_start], change.inserted)
        at = change.old_end
    parts.append(old[at:])
    return "".join(parts)


def joined(spans: Iterable[Span], new: str) -> tuple[Change, ...]:
    """Changes from spans (old start, old end, new start, new end) in order; spans that touch become one change."""
    kept: list[Span] = []
    for old_start, old_end, new_start, new_end in spans:
        if kept and kept[-1][1] == old_start and kept[-1][3] == new_start:
            old_start, _, new_start, _ = kept.pop()
        kept.append((old_start, old_end, new_start, new_end))
    return tuple(Change(a, b, c, d, new[c:d]) for a, b, c, d in kept)


def _spans(find: Finder, old: Sequence[str], new: Sequence[str], old_at: int = 0, new_at: int = 0) -> Iterator[Span]:
    """The spans where two lists of tokens differ, in characters from `old_at` and `new_at`."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    skipped = sum(map(len, old[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    old_at, new_at = old_at + skipped, new_at + skipped
    if not old and not new:
        return
    if len(old) * len(new) <= _EXACT_CELLS:
        yield from _exact(find, old, new, old_at, new_at)
    else:
        yield from _by_sentences(find, old, new, old_at, new_at)


def _exact(find: Finder, old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> Iterator[Span]:
    old_offsets, new_offsets = _offsets(old, old_at), _offsets(new, new_at)
    i = j = 0
    for a, b in [*_matches(find, old, new), (len(old), len(new))]:
        if i < a or j < b:
            yield old_offsets[i], old_offsets[a], new_offsets[j], new_offsets[b]
        i, j = a + 1, b + 1


def _matches(find: Finder, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which token of the old text is which of the new one, in order.

    Words and marks are matched first, then the white space about them: spaces are so many that they would else decide
    which words agree.
    """
    old_words = [at for at, token in enumerate(old) if not token.isspace()]
    new_words = [at for at, token in enumerate(new) if not token.isspace()]
    coded = _as_code_points([old[at] for at in old_words], [new[at] for at in new_words])
    matches: list[tuple[int, int]] = []
    i = j = 0
    for block in [*find(*coded), None]:
        words = (len(old_words), len(new_words)) if block is None else (block[0], block[2])
        matches += _spaces(old, new, old_words, new_words, (i, j), words)
        if block is not None:
            i, j = block[1], block[3]
            for a, b in zip(range(block[0], i), range(block[2], j), strict=True):
                if a > block[0]:
                    matches += _spaces(old, new, old_words, new_words, (a, b), (a, b))
                matches.append((old_words[a], new_words[b]))
    return matches


def _by_rapidfuzz(old: list[int], new: list[int]) -> list[Span]:
    """Fewest changes, by rapidfuzz."""
    steps = Indel.opcodes(old, new)
    return [(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag == "equal"]


def _by_diff_match_patch(old: list[int], new: list[int]) -> list[Span]:
    """Fewest changes, by diff-match-patch, each token as one code point; by rapidfuzz where the two are very long.

    Without a time limit, so that the same two texts give the same redline on every machine.
    """
    if len(old) * len(new) > _SHOWN_CELLS:
        return _by_rapidfuzz(old, new)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found: list[Span] = []
    i = j = 0
    for kind, run in engine.diff_main(_in_code_points(old), _in_code_points(new), False):
        if kind == engine.DIFF_EQUAL:
            found.append((i, i + len(run), j, j + len(run)))
        i += len(run) if kind != engine.DIFF_INSERT else 0
        j += len(run) if kind != engine.DIFF_DELETE else 0
    return found


def _in_code_points(numbers: list[int]) -> str:
    """One character a token. Surrogates are left out, because they are no characters."""
    return "".join(chr(number + 1 if number < 0xD000 else number + 0x1000) for number in numbers)


def _spaces(
    old: Sequence[str],
    new: Sequence[str],
    old_words: Sequence[int],
    new_words: Sequence[int],
    first: tuple[int, int],
    last: tuple[int, int],
) -> list[tuple[int, int]]:
    """White space to match between two matched words, where words `first` up to `last` of both texts differ."""
    old_gaps = _gaps(old, old_words, first[0], last[0])
    new_gaps = _gaps(new, new_words, first[1], last[1])
    if len(old_gaps) == len(new_gaps):
        pairs = list(zip(old_gaps, new_gaps, strict=True))
    else:  # only the spaces beside the matched words
        pairs = [(old_gaps[0], new_gaps[0]), (old_gaps[-1], new_gaps[-1])]
    matches: list[tuple[int, int]] = []
    for a, b in pairs:
        follows = not matches or (matches[-1][0] < a and matches[-1][1] < b)
        if follows and a < len(old) and b < len(new) and old[a].isspace() and old[a] == new[b]:
            matches.append((a, b))
    return matches


def _gaps(of: Sequence[str], words: Sequence[int], first: int, last: int) -> list[int]:
    """For words `first` up to `last`: where white space would stand before each, and before the word that follows."""
    before = [words[at] - 1 for at in range(first, last)] + [words[last] - 1 if last < len(words) else len(of) - 1]
    return [at if at >= 0 else len(of) for at in before]


def _by_sentences(find: Finder, old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> Iterator[Span]:
    """Huge texts: sentences that stand in both are kept, and only what lies between is compared by tokens."""
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    if len(old_sentences) * len(new_sentences) > _EXACT_CELLS:
        yield (old_at, old_at + sum(map(len, old)), new_at, new_at + sum(map(len, new)))
        return
    old_offsets = _offsets(["".join(sentence) for sentence in old_sentences], old_at)
    new_offsets = _offsets(["".join(sentence) for sentence in new_sentences], new_at)
    steps = Indel.opcodes(*_as_code_points(old_sentences, new_sentences))
    gap: list[int] | None = None
    for step in [*steps, None]:
        if step is not None and step.tag != "equal":
            gap = gap or [step.src_start, step.src_end, step.dest_start, step.dest_end]
            gap[1], gap[3] = step.src_end, step.dest_end
        elif gap is not None:
            a, b, c, d = gap
            gap = None
            between_old = [token for sentence in old_sentences[a:b] for token in sentence]
            between_new = [token for sentence in new_sentences[c:d] for token in sentence]
            if len(between_old) * len(between_new) <= _EXACT_CELLS:
                yield from _exact(find, between_old, between_new, old_offsets[a], new_offsets[c])
            else:
                yield (old_offsets[a], old_offsets[b], new_offsets[c], new_offsets[d])


def _sentences(of: Sequence[str]) -> list[tuple[str, ...]]:
    """Tokens gathered into sentences; the mark that ends a sentence belongs to it."""
    sentences: list[tuple[str, ...]] = []
    start = 0
    for at, token in enumerate(of, 1):
        if token in _ENDS or "\n" in token:
            sentences.append(tuple(of[start:at]))
            start = at
    if start < len(of):
        sentences.append(tuple(of[start:]))
    return sentences


def _common_head(old: Sequence[str], new: Sequence[str]) -> int:
    same = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        same += 1
    return same


def _offsets(of: Sequence[str], start: int) -> list[int]:
    offsets = [start]
    for token in of:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _as_code_points(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Two lists with every distinct token as one number: the engine then compares numbers, not strings."""
    numbers: dict[Hashable, int] = {}
    return (
        [numbers.setdefault(token, len(numbers)) for token in old],
        [numbers.setdefault(token, len(numbers)) for token in new],
    )
