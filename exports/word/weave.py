"""Weaves the words of one text into the markup of another as tracked changes: block by block, row by row, word by word.

The base's markup stays and is marked; what comes is copied from the target. Law: all rejected it reads as the base, all
accepted as the target.
"""

import copy
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from drafts.paragraphs import align
from exports.word.atoms import Reading
from exports.word.names import w
from exports.word.oxml_tree import same_form
from exports.word.package import Element
from exports.word.words import Emitted, WordWeaver

RUN_TOGETHER: Final = 80.0  # likeness (0-100) from which two paragraphs joined count as one that was split
HARDLY_ALIKE: Final = 40.0  # likeness (0-100) below which a paragraph at the end could stand for any other
_BLOCK_WRAPPERS: Final = (w("sdt"), w("sdtContent"), w("customXml"))

Group = tuple[list[int], list[int]]


class Weaver(WordWeaver):
    """Weaves whole containers: paragraphs aligned, tables row by row and cell by cell."""

    # blocks -------------------------------------------------------------------------------------------------------

    def blocks(self, base: Element, target: Element) -> None:
        """Weave the paragraphs and tables of one container into those of another."""
        old, new = list(block_elements(base)), list(block_elements(target))
        old_keys, new_keys = self._keys(old, self.base), self._keys(new, self.target)
        pairs = self._paired_tables(old, old_keys, new, new_keys)
        emitted: Emitted = []
        place = _Place(base, old[0] if old else None)
        i = j = 0
        for table_i, table_j in [*pairs, (len(old), len(new))]:
            self._segment(old[i:table_i], old_keys[i:table_i], new[j:table_j], new_keys[j:table_j], place, emitted)
            if table_i < len(old):
                self.table(old[table_i], new[table_j])
                place.after(old[table_i])
                emitted.append((old[table_i], "table"))
            i, j = table_i + 1, table_j + 1
        self._mark(emitted)

    def _keys(self, blocks: list[Element], reading: Reading) -> list[str]:
        return [
            reading.text(block) if block.tag == w("p") else " ".join(reading.text(p) for p in block.iter(w("p")))
            for block in blocks
        ]

    def _paired_tables(
        self, old: list[Element], old_keys: list[str], new: list[Element], new_keys: list[str]
    ) -> list[tuple[int, int]]:
        a = [i for i, block in enumerate(old) if block.tag == w("tbl")]
        b = [j for j, block in enumerate(new) if block.tag == w("tbl")]
        if not a or not b:
            return []
        pairs = align([old_keys[i] for i in a], [new_keys[j] for j in b])
        found = [(a[i], b[j]) for i, j in pairs if i is not None and j is not None]
        if not found and len(a) == len(b):
            found = list(zip(a, b, strict=True))
        return found

    def _segment(
        self,
        old: list[Element],
        old_keys: list[str],
        new: list[Element],
        new_keys: list[str],
        place: "_Place",
        emitted: Emitted,
    ) -> None:
        """Blocks between two tables that stand in both texts."""
        a = [
            key if block.tag == w("p") else f"\ue000old{n}"
            for n, (block, key) in enumerate(zip(old, old_keys, strict=True))
        ]
        b = [
            key if block.tag == w("p") else f"\ue000new{n}"
            for n, (block, key) in enumerate(zip(new, new_keys, strict=True))
        ]
        for group_old, group_new in self._groups(a, b, old, new):
            olds, news = [old[i] for i in group_old], [new[j] for j in group_new]
            if olds and news:
                if a[group_old[0]] == b[group_new[0]] and len(olds) == len(news) == 1:
                    self._objects(olds[0], news[0])
                    made: Emitted = [(olds[0], "kept")]
                else:
                    made = self._paragraphs(olds, news)
                emitted += made
                place.after(olds[-1])
            elif olds:
                self._delete_block(olds[0])
                emitted.append((olds[0], "del" if olds[0].tag == w("p") else "table"))
                place.after(olds[0])
            else:
                copied = self.transplant.adopt(news[0], self.target.part, self.base.part)
                self._insert_block(copied)
                place.put(copied)
                emitted.append((copied, "ins" if copied.tag == w("p") else "table"))

    def _groups(self, a: list[str], b: list[str], old: list[Element], new: list[Element]) -> list[Group]:
        """Which paragraphs belong together: one and one, one split into several, several run into one, or one alone."""
        groups: list[Group] = [([i] if i is not None else [], [j] if j is not None else []) for i, j in align(a, b)]
        groups = _split_or_joined(groups, a, b, _with_tables(groups, old, new))
        last_old = next((n for n in range(len(groups) - 1, -1, -1) if groups[n][0]), None)
        last_new = next((n for n in range(len(groups) - 1, -1, -1) if groups[n][1]), None)
        if last_old is not None and last_new is not None and last_old != last_new:
            # The mark at the end of a container cannot go or come: the last of one side shares it with one of the other.
            first, last = min(last_old, last_new), max(last_old, last_new)
            partner = _most_alike(groups, first, range(first + 1, last + 1), a, b)
            alone = all(not (groups[n][0] and groups[n][1]) for n in (first, last))
            if alone and not {first, partner} & _with_tables(groups, old, new):
                groups[partner] = (groups[first][0] or groups[partner][0], groups[first][1] or groups[partner][1])
                del groups[first]
        return groups

    def _mark(self, emitted: Emitted) -> None:
        """Give paragraphs the marks of their state. A run of paragraphs before a table or the end must end in a mark that
        stays: there the states move up by one, and the last paragraph takes over the form of the one before the change."""
        for run in _runs(emitted):
            states = [s for _, s in run]
            if states and states[-1] != "kept" and "kept" in states:
                at = len(states) - 1 - states[::-1].index("kept")
                first, last = run[at][0], run[-1][0]
                if not same_form(first, last):
                    self._carry_form(first, last, states[-1])
                states[at:] = [*states[at + 1 :], "kept"]
            for (paragraph, _), mark in zip(run, states, strict=True):
                if mark != "kept":
                    self.pen.mark_paragraph(paragraph, mark)

    def _carry_form(self, first: Element, last: Element, state: str) -> None:
        """After a deletion the words of `first` end in the mark of `last`: it gets that form. Before an insertion they
        ended in it: it had that form."""
        if state == "del":
            self.pen.form(last, first.find(w("pPr")))
            return
        own = copy.deepcopy(last.find(w("pPr")))
        self.pen.replace_form(last, first.find(w("pPr")))
        self.pen.form(last, own)

    # tables -------------------------------------------------------------------------------------------------------

    def table(self, base: Element, target: Element) -> None:
        """Weave a table into a table: rows matched by their words, cells by their place."""
        old, new = list(_rows(base)), list(_rows(target))
        a = [self._row_key(row, self.base) for row in old]
        b = [self._row_key(row, self.target) for row in new]
        previous: Element | None = None
        for i, j in _row_pairs(align(a, b), old, new):
            if i is not None and j is not None and len(_cells(old[i])) == len(_cells(new[j])):
                for cell, other in zip(_cells(old[i]), _cells(new[j]), strict=True):
                    self.blocks(cell, other)
                previous = old[i]
                continue
            if i is not None:
                self._delete_row(old[i])
                previous = old[i]
            if j is not None:
                row = self.transplant.adopt(new[j], self.target.part, self.base.part)
                self._insert_row(row)
                if previous is not None:
                    previous.addnext(row)
                elif old:
                    old[0].addprevious(row)
                else:
                    base.append(row)
                previous = row

    def _row_key(self, row: Element, reading: Reading) -> str:
        return " \x1f ".join(" ".join(reading.text(p) for p in cell.iter(w("p"))) for cell in _cells(row))

    def _delete_row(self, row: Element) -> None:
        self.pen.mark_row(row, "del")
        for paragraph in row.iter(w("p")):
            self._delete_content(paragraph)
            self.pen.mark_paragraph(paragraph, "del")
        for inner in row.iter(w("tr")):
            if inner is not row:
                self.pen.mark_row(inner, "del")

    def _insert_row(self, row: Element) -> None:
        self._adopt_notes(row)
        self.pen.mark_row(row, "ins")
        for inner in row.iter(w("tr")):
            if inner is not row:
                self.pen.mark_row(inner, "ins")
        for paragraph in list(row.iter(w("p"))):
            self._insert_content(paragraph)
            self.pen.mark_paragraph(paragraph, "ins")

    # whole blocks -------------------------------------------------------------------------------------------------

    def _delete_block(self, block: Element) -> None:
        if block.tag == w("p"):
            self._delete_content(block)
        else:
            for row in list(_rows(block)):
                self._delete_row(row)

    def _insert_block(self, copied: Element) -> None:
        if copied.tag == w("p"):
            self._adopt_notes(copied)
            self._insert_content(copied)
        else:
            for row in list(_rows(copied)):
                self._insert_row(row)


class _Place:
    """Where the next new block goes."""

    def __init__(self, container: Element, first: Element | None) -> None:
        self.container = container
        self.first = first
        self.previous: Element | None = None

    def after(self, element: Element) -> None:
        self.previous = element

    def put(self, element: Element) -> None:
        if self.previous is not None:
            self.previous.addnext(element)
        elif self.first is not None:
            self.first.addprevious(element)
        else:
            at = next((i for i, c in enumerate(self.container) if c.tag == w("sectPr")), len(self.container))
            self.container.insert(at, element)
        self.previous = element


def _runs(emitted: Emitted) -> Iterator[Emitted]:
    """Paragraphs that follow each other without a table between."""
    run: Emitted = []
    for element, state in emitted:
        if state == "table":
            yield run
            run = []
        else:
            run.append((element, state))
    yield run


def block_elements(container: Element) -> Iterator[Element]:
    """Paragraphs and tables of a container, through content controls."""
    for child in container:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _BLOCK_WRAPPERS:
            yield from block_elements(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == w("tr"):
            yield child
        elif child.tag in _BLOCK_WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    cells: list[Element] = []
    for child in row:
        if child.tag == w("tc"):
            cells.append(child)
        elif child.tag in _BLOCK_WRAPPERS:
            cells += _cells(child)
    return cells


def _row_pairs(
    pairs: list[tuple[int | None, int | None]], old: list[Element], new: list[Element]
) -> list[tuple[int | None, int | None]]:
    """Rows that have no partner but stand at the same place with as many cells are versions of each other."""
    made: list[tuple[int | None, int | None]] = []
    gap_old: list[int] = []
    gap_new: list[int] = []

    def close() -> None:
        if len(gap_old) == len(gap_new) and all(
            len(_cells(old[i])) == len(_cells(new[j])) for i, j in zip(gap_old, gap_new, strict=True)
        ):
            made.extend(zip(gap_old, gap_new, strict=True))
        else:
            made.extend((i, None) for i in gap_old)
            made.extend((None, j) for j in gap_new)
        gap_old.clear()
        gap_new.clear()

    for i, j in pairs:
        if i is not None and j is not None:
            close()
            made.append((i, j))
        elif i is not None:
            gap_old.append(i)
        elif j is not None:
            gap_new.append(j)
    close()
    return made


def _with_tables(groups: list[Group], old: list[Element], new: list[Element]) -> set[int]:
    return {
        n
        for n, (i, j) in enumerate(groups)
        if any(old[x].tag != w("p") for x in i) or any(new[y].tag != w("p") for y in j)
    }


def _most_alike(groups: list[Group], of: int, among: range, a: list[str], b: list[str]) -> int:
    """Which of the paragraphs at the end stands for this one of the other side: the one most like it, else the last."""
    words = {n: " ".join([*(a[i] for i in groups[n][0]), *(b[j] for j in groups[n][1])]) for n in (of, *among)}
    likeness = {n: fuzz.ratio(words[of], words[n], score_cutoff=HARDLY_ALIKE) for n in among}
    return max(among, key=lambda n: (likeness[n], n))


def _split_or_joined(groups: list[Group], a: list[str], b: list[str], tables: set[int]) -> list[Group]:
    """Find paragraphs that were split or run together: joined with a neighbour they are more like the other side."""
    made: list[Group] = []
    for at, (olds, news) in enumerate(groups):
        if made and not tables & {at, at - 1}:
            before_old, before_new = made[-1]
            joined: Group = (before_old + olds, before_new + news)
            if (len(joined[0]) == 1 and len(joined[1]) > 1) or (len(joined[1]) == 1 and len(joined[0]) > 1):
                one, many = (a[joined[0][0]], [b[j] for j in joined[1]])
                if len(joined[1]) == 1:
                    one, many = b[joined[1][0]], [a[i] for i in joined[0]]
                together = fuzz.ratio(one, "".join(many))
                if all(many) and together >= RUN_TOGETHER and together > max(fuzz.ratio(one, x) for x in many) + 5:
                    made[-1] = joined
                    continue
        made.append((olds, news))
    return made
