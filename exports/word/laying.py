"""Lays texts that no anchor names on the clauses they are of: by the exact text, then by likeness in order.

A file that nothing of ours is left in may hold its clauses as rows of a table or as paragraphs, each language by itself, with the
number before the words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from exports.word.arrived import CommentPlace, ReturnedRow, ReturnedText
from exports.word.stories import Piece
from exports.word.values import Language

LIKE: Final = 60.0  # rapidfuzz ratio from which a text counts as the same clause
_MANY: Final = 12  # so many clauses are compared letter by letter; of more, those that share the rarest words
_LABEL: Final = re.compile(r"\s*(\S{1,16}?)[.．、:：]?[\s　]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_TOKENS: Final = re.compile(r"[^\W_\u3400-\u9fff]+|[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class BaseClause:
    """A clause as it was exported: the canonical texts that a rejected file must give back."""

    clause_id: str
    number: str
    en: str
    zh: str

    def text(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


@dataclass(slots=True)
class LaidRow:
    """A row of the file with the texts of each language in it, and the clause that it is of, once that is known."""

    row: ReturnedRow
    number: ReturnedText | None
    texts: dict[Language, ReturnedText]
    clause: BaseClause | None = None

    @property
    def is_empty(self) -> bool:
        return not any(text.accepted.strip() or text.rejected.strip() for text in self.row.texts)

    @property
    def may_be_laid(self) -> bool:
        """Whether it is open: of no clause yet, with words that were there before."""
        return self.clause is None and not self.is_empty and self.row.inserted is None


class Laying:
    """The clauses of an export, to be found by their words. A clause that was found is not found again."""

    def __init__(self, base: Sequence[BaseClause]) -> None:
        self.base = base
        self.order = {clause.clause_id: at for at, clause in enumerate(base)}
        self._exact: dict[tuple[Language, str], list[int]] = {}
        for at, clause in enumerate(base):
            for language in _LANGUAGES:
                if text := clause.text(language):
                    self._exact.setdefault((language, text), []).append(at)
        self._holding: dict[str, list[int]] | None = None

    def by_text(self, rows: Sequence[LaidRow]) -> None:
        """Rows that hold the very text of a clause, in either language."""
        held = self._held(rows)
        for row in rows:
            if row.may_be_laid:
                found = (at for x, text in row.texts.items() for at in self._exact.get((x, text.rejected), ()))
                self._give(row, next((at for at in found if at not in held), None), held)

    def by_likeness(self, rows: Sequence[LaidRow]) -> None:
        """In order: a row may only be a clause that stands between the clauses of its neighbours."""
        held = self._held(rows)
        below = _lowest_after([self.order[r.clause.clause_id] if r.clause else None for r in rows], len(self.base))
        above = -1
        for row, least in zip(rows, below, strict=True):
            if row.may_be_laid and above + 1 < least:
                near = (at for at in range(above + 1, least) if at not in held)
                self._give(row, self._likeliest(row.texts, near), held)
            if row.clause is not None:
                above = max(above, self.order[row.clause.clause_id])

    def paragraphs(self, rows: list[LaidRow]) -> list[LaidRow]:
        """The rows, where paragraphs that are the two texts of one clause have become one row."""
        for language in _LANGUAGES:
            there = [row for row in rows if not row.row.in_table and language in row.texts]
            held = self._held(there)
            for row in there:
                if row.may_be_laid:
                    for given in (row.texts[language], *self._without_label(row.texts[language])):
                        exact = self._exact.get((language, given.rejected), ())
                        self._give(row, next((at for at in exact if at not in held), None), held)
                        if row.clause is not None:
                            row.texts[language] = given
                            break
            for row in there:
                if row.may_be_laid:
                    row.texts[language] = next(self._without_label(row.texts[language]), row.texts[language])
            self.by_likeness(there)
        return list(_joined(rows))

    def likeness(self, texts: dict[Language, ReturnedText], clause: BaseClause) -> float:
        """How like texts, rejected or accepted, are to a clause's: the better of the two languages, 0 to 100."""
        best = 0.0
        for language, text in texts.items():
            base = clause.text(language)
            if text.rejected == base:
                best = max(best, 100.0 if base else 50.0)
            elif base:
                best = max(best, fuzz.ratio(base, text.rejected), fuzz.ratio(base, text.accepted))
        return best

    def _held(self, rows: Iterable[LaidRow]) -> set[int]:
        return {self.order[row.clause.clause_id] for row in rows if row.clause is not None}

    def _give(self, row: LaidRow, at: int | None, held: set[int]) -> None:
        if at is not None:
            row.clause = self.base[at]
            held.add(at)

    def _likeliest(self, texts: dict[Language, ReturnedText], near: Iterable[int]) -> int | None:
        among = list(near)
        if len(among) > _MANY:
            among = self._sharing(texts, set(among))
        best = max(among, key=lambda at: self.likeness(texts, self.base[at]), default=None)
        return best if best is not None and self.likeness(texts, self.base[best]) >= LIKE else None

    def _sharing(self, texts: dict[Language, ReturnedText], among: Collection[int]) -> list[int]:
        """Of many clauses those few that share the rarest words with these texts."""
        if self._holding is None:
            self._holding = {}
            for at, clause in enumerate(self.base):
                for token in {*_tokens(clause.en), *_tokens(clause.zh)}:
                    self._holding.setdefault(token, []).append(at)
        weights: Counter[int] = Counter()
        for token in {t for text in texts.values() for t in (*_tokens(text.rejected), *_tokens(text.accepted))}:
            clauses = self._holding.get(token, ())
            if len(clauses) <= max(_MANY, len(self.base) // 10):
                for at in clauses:
                    if at in among:
                        weights[at] += 1_000_000 // len(clauses)
        return sorted(at for at, _ in weights.most_common(_MANY))

    def _without_label(self, text: ReturnedText) -> Iterator[ReturnedText]:
        """The text without the number before it, where it begins with one that a clause has."""
        label = _LABEL.match(text.rejected)
        if label and label.group(1) in {clause.number for clause in self.base}:
            cut = _cut(text, label.end())
            if cut is not None:
                yield cut


_LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")


def language_by_script(text: str) -> Language:
    """The language of a text by its signs: Chinese as soon as a third of its letters are Han."""
    letters = sum(sign.isalpha() for sign in text)
    return "zh" if letters and 3 * len(_HAN.findall(text)) >= letters else "en"


def _joined(rows: Iterable[LaidRow]) -> Iterator[LaidRow]:
    first: dict[str, LaidRow] = {}
    for row in rows:
        if row.row.in_table or row.clause is None:
            yield row
            continue
        whole = first.setdefault(row.clause.clause_id, row)
        if whole is row:
            yield row
        else:
            whole.texts |= row.texts
            whole.row = replace(whole.row, texts=(*whole.row.texts, *row.row.texts))


def _cut(text: ReturnedText, count: int) -> ReturnedText | None:
    """A text without its first letters; None where somebody changed something among them."""
    pieces, left = [], count
    for piece in text.pieces:
        if left and (piece.inserted is not None or piece.deleted is not None):
            return None
        pieces.append(Piece(piece.text[left:], piece.inserted, piece.deleted, piece.hidden) if left else piece)
        left = max(0, left - len(piece.text))
    moved = tuple(CommentPlace(c.ident, max(0, c.start - count), max(0, c.end - count), c.words) for c in text.comments)
    return replace(
        text, rejected=text.rejected[count:], accepted=text.accepted[count:], comments=moved,
        pieces=tuple(piece for piece in pieces if piece.text),
    )  # fmt: skip


def _lowest_after(places: Sequence[int | None], end: int) -> list[int]:
    """For each row the lowest place from it on."""
    found, least = [], end
    for place in reversed(places):
        least = least if place is None else min(least, place)
        found.append(least)
    return found[::-1]


def _tokens(text: str) -> Iterator[str]:
    """Latin words, and of Chinese every two neighbouring characters."""
    for run in _TOKENS.findall(text):
        if _HAN.match(run):
            yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))
        else:
            yield run.lower()


__all__ = ["LIKE", "BaseClause", "LaidRow", "Laying", "language_by_script"]
