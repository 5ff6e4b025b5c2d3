"""What a page shows otherwise than its letters say: words that are hidden, struck through or white, pictures, and text unread.

Whoever holds a text against a file would otherwise take it for the same, while its reader sees another one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from exports.word import revisions as rev
from exports.word.names import W, w
from exports.word.package import Element, Package
from exports.word.reader import WordText

_OFF: Final = frozenset({"0", "false", "off", "none"})
_WHITE: Final = frozenset({"ffffff", "fefefe", "fdfdfd"})
_LOOKS: Final = {w("vanish"): "hidden text", w("strike"): "struck text", w("dstrike"): "struck text"}
# Looked up for every run of a file: held ready.
_HIDDEN: Final = w("hidden")
_P: Final = w("p")
_P_PR: Final = w("pPr")
_R_PR: Final = w("rPr")
_T: Final = w("t")
_TR: Final = w("tr")
_TR_PR: Final = w("trPr")
_PICTURES: Final = (w("drawing"), w("pict"), w("object"))


@dataclass(frozen=True, slots=True)
class Look:
    """The kind of what was found, its words, the line it stands in with the place marked, and that line plain."""

    kind: str
    words: str
    line: str
    plain: str


def shown_otherwise(package: Package, text: WordText) -> tuple[Look, ...]:
    """Every stretch of the body and its notes that is not seen as it reads, by its own form or by that of its style."""
    by_style = _looks_of_styles(package)
    found: list[Look] = [
        Look("unaccounted", left.text, left.text, left.text) for left in text.changes.unaccounted if left.text.strip()
    ]
    for part in package.parts_with_words:
        kind = package.content_type(part)
        if part == package.main or "footnotes" in kind or "endnotes" in kind:
            found += _looks(package.tree(part), by_style)
    return tuple(found)


def _looks(root: Element, by_style: dict[str, set[str]]) -> Iterator[Look]:
    for picture in root.iter(*_PICTURES):
        words = "".join(str(words) for words in picture.itertext()).strip()
        yield Look("picture", words, words, words)
    lines: dict[Element | None, list[tuple[tuple[str, ...], str]]] = {}
    has_deletions = next(root.iter(*rev.DELETING), None) is not None
    has_hidden_rows = next(root.iter(_HIDDEN), None) is not None
    for run in _runs(root, by_style):
        words = "".join([text.text or "" for text in run.iter(_T)])
        if words and not (has_deletions and next(run.iterancestors(*rev.DELETING), None) is not None):
            paragraph = next(run.iterancestors(_P), None)
            kinds = _kinds(run, paragraph, by_style, rows=has_hidden_rows)
            lines.setdefault(paragraph, []).append((kinds, words))
    for pieces in lines.values():
        # Runs that look alike are one: each editor cuts them elsewhere.
        told = [(kinds, "".join(x for _, x in group)) for kinds, group in groupby(pieces, lambda piece: piece[0])]
        line = "".join(f"[{', '.join(kinds)}: {words}]" if kinds else words for kinds, words in told)
        plain = "".join(words for _, words in told)
        for kinds, words in told:
            if words.strip():
                yield from (Look(kind, words, line, plain) for kind in kinds)


def _runs(root: Element, by_style: dict[str, set[str]]) -> Iterator[Element]:
    """The runs of every paragraph in which something may be shown otherwise; all runs where a style may do it."""
    odd = [
        e
        for e in root.iter(*_LOOKS, w("hidden"), w("color"))
        if e.tag != w("color") or e.get(w("val"), "").lower() in _WHITE
    ]
    around = [next(e.iterancestors(w("p"), w("tr")), None) for e in odd]
    if any(by_style.values()) or None in around:
        yield from root.iter(w("r"))
        return
    seen: set[Element] = set()
    for place in (found for found in around if found is not None):
        for run in place.iter(w("r")):
            if run not in seen:
                seen.add(run)
                yield run


def _kinds(run: Element, paragraph: Element | None, by_style: dict[str, set[str]], *, rows: bool) -> tuple[str, ...]:
    form = run.find(_R_PR)
    around = paragraph.find(_P_PR) if paragraph is not None else None
    said = _looks_of(form)
    for properties, name in ((form, "rStyle"), (around, "pStyle")):
        said |= by_style.get(_value(properties, name), set())
    row = next(run.iterancestors(_TR), None) if rows else None
    if row is not None and (at := row.find(_TR_PR)) is not None and _is_on(at.find(_HIDDEN)):
        said.add("hidden text")
    return tuple(sorted(said - _turned_off(form))) if said else ()


def _looks_of_styles(package: Package) -> dict[str, set[str]]:
    """What each style does to its words, with the styles that it rests on."""
    part = next((name for name in package.names if package.content_type(name).endswith(".styles+xml")), None)
    if part is None:
        return {}
    styles = {style.get(w("styleId"), ""): style for style in package.tree(part).iter(w("style"))}
    return {name: _of_style(styles, name) for name in styles}


def _of_style(styles: dict[str, Element], name: str) -> set[str]:
    said: set[str] = set()
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        said |= _looks_of(styles[name].find(w("rPr")))
        name = _value(styles[name], "basedOn")
    return said


def _looks_of(form: Element | None) -> set[str]:
    if form is None:
        return set()
    said = {kind for tag, kind in _LOOKS.items() if _is_on(form.find(tag))}
    if _value(form, "color").lower() in _WHITE and form.find(w("shd")) is None and form.find(w("highlight")) is None:
        said.add("white text")
    return said


def _turned_off(form: Element | None) -> set[str]:
    """What a style does and the words themselves take back."""
    if form is None:
        return set()
    return {
        kind for tag, kind in _LOOKS.items() if (said := form.find(tag)) is not None and not _is_on(said)
    } - _looks_of(form)


def _is_on(flag: Element | None) -> bool:
    return flag is not None and (flag.get(f"{{{W}}}val") or "1").lower() not in _OFF


def _value(parent: Element | None, name: str) -> str:
    found = parent.find(w(name)) if parent is not None else None
    return "" if found is None else found.get(w("val"), "")
