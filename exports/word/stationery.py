"""A customer's own paper: page, letterhead, styles and theme of a Word file or template, taken out of it and made harmless.

What is taken is little and plain: the geometry of the page, headers and footers with their pictures, styles, theme. What
stands in the body is not taken; names, session numbers, links to other files and what pictures say of their origin are left
behind. Reading is done in a child process (`isolation.isolated`).
"""

import base64
import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree
from PIL import Image

from exports.word.names import R, r, w
from exports.word.opening import open_package
from exports.word.package import Element, Package
from exports.word.reader import WordText, paragraphs_of, read_package
from exports.word.refusals import StationeryUnusable

MOST_BYTES: Final = 4_000_000
"""What one letterhead may weigh, pictures included: it goes out with every file."""
_NARROWEST: Final = 5000  # twentieths of a point: a column of text in which a table still stands
_KINDS: Final = ("default", "first", "even")
_PICTURES: Final = {"png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf", "wmf": "image/x-wmf"}
_DROPPED: Final = frozenset(
    {
        "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
        "commentReference", "dataBinding", "rsid", "rsids", "numPr", "svgBlip", "webHidden", "lastRenderedPageBreak",
    }
)  # fmt: skip
_EMBEDDED: Final = frozenset({"object", "OLEObject", "control", "altChunk", "subDoc"})


@dataclass(frozen=True, slots=True)
class HeadFoot:
    """A header or a footer: for which pages, its markup, where its pictures and links lead, and the lines it prints."""

    place: Literal["header", "footer"]
    pages: str  # "default" | "first" | "even"
    markup: str
    arrows: tuple[tuple[str, str, str, bool], ...]  # id, type, target, external
    lines: tuple[str, ...]
    has_page_number: bool


@dataclass(frozen=True, slots=True)
class Stationery:
    """Paper of one's own. Lengths in twentieths of a point; `media` are (name, base64, content type)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    heads: tuple[HeadFoot, ...]
    styles: str
    theme: str
    media: tuple[tuple[str, str, str], ...]
    first_differs: bool
    even_differs: bool

    @property
    def room(self) -> int:
        """The width of the column of text on an upright page."""
        return self.width - self.left - self.right

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line that it prints on some page."""
        return tuple(dict.fromkeys(line for head in self.heads for line in head.lines if line))


def read_stationery(content: bytes, name: str = "") -> Stationery:
    """Take the paper out of a .docx or .dotx. Raises subclasses of ImportRefused, StationeryUnusable among them."""
    package = open_package(content, name)
    text = read_package(package)
    sections = list(package.tree(package.main).iter(w("sectPr")))
    section = sections[-1] if sections else etree.Element(w("sectPr"))
    media: dict[str, tuple[str, str, str]] = {}
    heads = tuple(_heads(package, text, sections, media))
    made = Stationery(
        **_geometry(section), heads=heads, styles=_styles(package), theme=_theme(package), media=tuple(media.values()),
        first_differs=_is_on(section.find(w("titlePg"))), even_differs=_even_differs(package),
    )  # fmt: skip
    if made.room < _NARROWEST:
        raise StationeryUnusable(reason="column too narrow")
    if sum(len(head.markup) for head in heads) + sum(len(picture) for _, picture, _ in made.media) > MOST_BYTES:
        raise StationeryUnusable(reason="too heavy")
    return made


# page --------------------------------------------------------------------------------------------------------------


def _geometry(section: Element) -> dict[str, int]:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def number(of: Element | None, name: str, default: int) -> int:
        given = of.get(w(name), "") if of is not None else ""
        return abs(int(given)) if given.lstrip("-").isdecimal() else default

    width, height = number(size, "w", 11_906), number(size, "h", 16_838)
    return {
        "width": min(width, height), "height": max(width, height), "top": number(margins, "top", 1440),
        "right": number(margins, "right", 1440), "bottom": number(margins, "bottom", 1440),
        "left": number(margins, "left", 1440) + number(margins, "gutter", 0), "header": number(margins, "header", 709),
        "footer": number(margins, "footer", 709),
    }  # fmt: skip


def _is_on(flag: Element | None) -> bool:
    return flag is not None and flag.get(w("val"), "1") not in ("0", "false", "off")


def _even_differs(package: Package) -> bool:
    part = _part_of(package, "settings")
    return part is not None and _is_on(package.tree(part).find(w("evenAndOddHeaders")))


def _part_of(package: Package, kind: str) -> str | None:
    """The part to which the document leads by a relationship of a kind."""
    found = (one for one in package.relationships(package.main) if one.kind == kind and not one.external)
    return next((part for one in found if (part := package.find(one.target))), None)


# headers and footers ------------------------------------------------------------------------------------------------


def _heads(
    package: Package, text: WordText, sections: list[Element], media: dict[str, tuple[str, str, str]]
) -> Iterator[HeadFoot]:
    arrows = {one.id: one for one in package.relationships(package.main)}
    chosen: dict[tuple[str, str], str] = {}
    for section in sections:  # a later section that names none goes on with those of the one before
        for reference in section.iter(w("headerReference"), w("footerReference")):
            arrow = arrows.get(reference.get(r("id"), ""))
            part = package.find(arrow.target) if arrow is not None and not arrow.external else None
            if part is not None:
                place = "header" if reference.tag == w("headerReference") else "footer"
                chosen[place, reference.get(w("type"), "default")] = part
    for (place, pages), part in sorted(chosen.items()):
        if pages in _KINDS:
            yield _head(package, text, "header" if place == "header" else "footer", pages, part, media)


def _head(
    package: Package, text: WordText, place: Literal["header", "footer"], pages: str, part: str,
    media: dict[str, tuple[str, str, str]],
) -> HeadFoot:  # fmt: skip
    if any(revision.part == part for revision in text.changes.revisions):
        raise StationeryUnusable(reason="tracked changes")
    root = _clean(package.tree(part))
    arrows = []
    for one in package.relationships(part):
        if one.kind == "image" and not one.external:
            held = package.find(one.target)
            if held is None:
                raise StationeryUnusable(reason="picture missing")
            name = media[held][0] if held in media else ""
            if not name:
                media[held] = _picture(package.read(held), held, len(media))
                name = media[held][0]
            arrows.append((one.id, one.type, posixpath.relpath(f"word/{name}", "word"), False))
        elif one.kind == "hyperlink" and one.external:
            arrows.append((one.id, one.type, one.target, True))
    known = {ident for ident, *_ in arrows}
    for element in list(root.iter("{*}*")):
        for key, ident in element.attrib.items():
            if str(key).startswith(f"{{{R}}}") and ident not in known:
                del element.attrib[key]
    lines = next((tuple(paragraphs_of(s.blocks, "accepted")) for s in text.stories if s.part == part), ())
    fields = "".join(str(code.text) for code in root.iter(w("instrText"))) + "".join(
        code.get(w("instr"), "") for code in root.iter(w("fldSimple"))
    )
    markup = etree.tostring(root, encoding="unicode")
    return HeadFoot(place, pages, markup, tuple(arrows), lines, "PAGE" in fields.upper())


def _clean(root: Element) -> Element:
    """A copy without what names people and sessions, refers to parts that stay behind, or is no print."""
    made = etree.fromstring(etree.tostring(root))
    for element in list(made.iter("{*}*")):
        local = etree.QName(element).localname
        if local in _EMBEDDED:
            raise StationeryUnusable(reason="embedded object")
        if local in _DROPPED:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for key in [key for key in element.attrib if "rsid" in key.lower()]:
            del element.attrib[key]
        if local == "docPr":  # what a picture is said to show may be the path from which it was taken
            for said in {"descr", "title"} & set(element.attrib):
                del element.attrib[said]
    return made


def _picture(content: bytes, part: str, number: int) -> tuple[str, str, str]:
    """A picture without what it says of camera, place and author; kinds that carry little are made PNG."""
    end = part.rpartition(".")[2].lower()
    if end in ("emf", "wmf"):
        return _held(content, end, number)
    try:
        with Image.open(io.BytesIO(content)) as picture:
            made = io.BytesIO()
            if picture.format == "JPEG":
                picture.save(made, "JPEG", quality="keep", exif=b"", icc_profile=None, comment=b"")
                return _held(made.getvalue(), "jpeg", number)
            bare = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
            bare.info.clear()
            bare.save(made, "PNG", optimize=True)
            return _held(made.getvalue(), "png", number)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise StationeryUnusable(reason="picture cannot be read") from error


def _held(content: bytes, end: str, number: int) -> tuple[str, str, str]:
    return f"media/letterhead{number + 1}.{end}", base64.b64encode(content).decode("ascii"), _PICTURES[end]


# styles -------------------------------------------------------------------------------------------------------------


def _styles(package: Package) -> str:
    part = _part_of(package, "styles")
    if part is None:
        return ""
    root = _clean(package.tree(part))
    for name in ("pPrChange", "rPrChange", "tblPrChange"):
        for element in list(root.iter(w(name))):
            element.getparent().remove(element)  # type: ignore[union-attr]
    return etree.tostring(root, encoding="unicode")


def _theme(package: Package) -> str:
    part = _part_of(package, "theme")
    if part is None or package.relationships(part):
        return ""  # a theme with pictures of its own: ours stands in its place
    return etree.tostring(package.tree(part), encoding="unicode")


__all__ = ["MOST_BYTES", "HeadFoot", "Stationery", "read_stationery"]
