"""Comparing two versions of a clause: what changed, as values that can be applied, shown, counted or written to Word.

Found on tokens, never on characters, so no edge of a change falls inside a word. The comparison is exact; what is kind to
a reader's eye is a second function (`drafts.tidy`).
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from drafts.tokens import cut

_EXACT_CELLS = 100_000_000
"""Token pairs up to which two texts are compared in one piece (memory: one bit a pair, about 12 MB)."""

_ENDS = frozenset("。；;.!?！？")

Span = tuple[int, int, int, int]
"""Old start, old end, new start, new end, in characters."""


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
    return joined(_spans(cut(old, terms), cut(new, terms)), new)


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


def _spans(old: Sequence[str], new: Sequence[str], old_at: int = 0, new_at: int = 0) -> Iterator[Span]:
    """The spans where two lists of tokens differ, in characters from `old_at` and `new_at`."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    skipped = sum(map(len, old[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    old_at, new_at = old_at + skipped, new_at + skipped
    if not old and not new:
        return
    if len(old) * len(new) <= _EXACT_CELLS:
        yield from _exact(old, new, old_at, new_at)
    else:
        yield from _by_sentences(old, new, old_at, new_at)


def _exact(old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> Iterator[Span]:
    old_offsets, new_offsets = _offsets(old, old_at), _offsets(new, new_at)
    i = j = 0
    for a, b in [*_matches(old, new), (len(old), len(new))]:
        if i < a or j < b:
            yield old_offsets[i], old_offsets[a], new_offsets[j], new_offsets[b]
        i, j = a + 1, b + 1


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which token of the old text is which of the new one, in order.

    Words and marks are matched first, then the white space about them: spaces are so many that they would else decide
    which words agree.
    """
    old_words = [at for at, token in enumerate(old) if not token.isspace()]
    new_words = [at for at, token in enumerate(new) if not token.isspace()]
    coded = _as_code_points([old[at] for at in old_words], [new[at] for at in new_words])
    matches: list[tuple[int, int]] = []
    i = j = 0
    for block in [*Indel.opcodes(*coded), None]:
        if block is not None and block.tag != "equal":
            continue
        words = (len(old_words), len(new_words)) if block is None else (block.src_start, block.dest_start)
        matches += _spaces(old, new, old_words, new_words, (i, j), words)
        if block is not None:
            i, j = block.src_end, block.dest_end
            for a, b in zip(range(block.src_start, i), range(block.dest_start, j), strict=True):
                if a > block.src_start:
                    matches += _spaces(old, new, old_words, new_words, (a, b), (a, b))
                matches.append((old_words[a], new_words[b]))
    return matches


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


def _by_sentences(old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> Iterator[Span]:
    """Huge texts: sentences that stand in both are kept, and only what lies between is compared by tokens."""
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    if len(old_sentences) * len(new_sentences) > _EXACT_CELLS or len(old_sentences) == len(new_sentences) == 1:
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
                yield from _exact(between_old, between_new, old_offsets[a], new_offsets[c])
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
