"""Parts of a package on somebody's own paper: their headers and footers with our lines, their styles with ours beneath them."""

import base64
import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from exports.word import template
from exports.word.names import RELATIONSHIPS, w
from exports.word.oxml import DECLARATION, NAMESPACES, attribute
from exports.word.stationery import HeadFoot, Stationery

PREFIX: Final = "Alternat"
"""Before the names of our styles, where they stand beside somebody else's."""
# Ours, and what it is called in Word's own list: where they have it too, ours takes their look.
_COUNTERPARTS: Final = {
    "Title": "title", "Subtitle": "subtitle", "FlowHeading": "heading 1", "Header": "header", "HeaderUpper": "header",
    "Footer": "footer", "FootnoteText": "footnote text", "FootnoteReference": "footnote reference",
    "CommentText": "annotation text", "CommentReference": "annotation reference",
}  # fmt: skip
_USED: Final = re.compile(r'<w:(pStyle|rStyle) w:val="([A-Za-z]+)"/>')
_ORDER: Final = ("keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc")


def restyled(markup: str) -> str:
    """Our markup with our styles under the names they have on somebody else's paper."""
    return _USED.sub(rf'<w:\1 w:val="{PREFIX}\2"/>', markup)


def styles(paper: Stationery) -> str:
    """Their styles and, beneath them, ours: each based on their own of that kind where they have one."""
    if not paper.styles:
        return restyled_sheet(template.styles(paper.room))
    theirs = etree.fromstring(paper.styles.encode())
    ours = etree.fromstring(template.styles(paper.room).encode())
    by_name = {
        name.get(w("val"), "").lower(): style.get(w("styleId"), "")
        for style in theirs.iter(w("style"))
        if (name := style.find(w("name"))) is not None
    }
    normal = next(
        (s.get(w("styleId"), "") for s in theirs.iter(w("style")) if s.get(w("type")) == "paragraph" and s.get(w("default")) in ("1", "true")),
        "",
    )  # fmt: skip
    _only_needed(theirs, {normal, *(by_name.get(name, "") for name in _COUNTERPARTS.values())} | _used_by(paper))
    known = {ident for ident in by_name.values() if ident}
    for style in list(ours.iter(w("style"))):
        ident = style.get(w("styleId"), "")
        if style.get(w("default")) or PREFIX + ident in known:
            continue
        theirs.append(_beneath(style, ident, by_name, normal))
    return DECLARATION + etree.tostring(theirs, encoding="unicode")


def _used_by(paper: Stationery) -> set[str]:
    """The styles that headers and footers name."""
    return {ident for head in paper.heads for ident in re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]*)"', head.markup)}


def _only_needed(sheet: etree._Element, needed: set[str]) -> None:
    """Leave out every style that nothing on the paper asks for: what it is called may name somebody."""
    styles = {style.get(w("styleId"), ""): style for style in sheet.iter(w("style"))}
    waiting = [ident for ident, style in styles.items() if style.get(w("default")) in ("1", "true") or ident in needed]
    kept: set[str] = set()
    while waiting:
        ident = waiting.pop()
        if ident in kept or ident not in styles:
            continue
        kept.add(ident)
        for arrow in list(styles[ident].iter(w("basedOn"), w("link"), w("next"))):
            if arrow.get(w("val"), "") not in styles:
                styles[ident].remove(arrow)
            elif arrow.tag != w("next"):
                waiting.append(arrow.get(w("val"), ""))
    for ident, style in styles.items():
        if ident not in kept:
            sheet.remove(style)
        else:
            for arrow in list(style.iter(w("next"))):
                if arrow.get(w("val"), "") not in kept:
                    style.remove(arrow)


def restyled_sheet(markup: str) -> str:
    """Our own style sheet with the names that our styles have on somebody else's paper."""
    made = re.sub(r'w:styleId="(?!Normal"|DefaultParagraphFont"|TableNormal"|NoList")', f'w:styleId="{PREFIX}', markup)
    return re.sub(r'<w:basedOn w:val="(?!Normal"|DefaultParagraphFont")', f'<w:basedOn w:val="{PREFIX}', made)


def _beneath(style: etree._Element, ident: str, by_name: dict[str, str], normal: str) -> etree._Element:
    """One of our styles as it stands in their sheet."""
    counterpart = by_name.get(_COUNTERPARTS.get(ident, ""), "")
    style.set(w("styleId"), PREFIX + ident)
    style.set(w("customStyle"), "1")
    name = style.find(w("name"))
    if name is not None:
        name.set(w("val"), f"{PREFIX} {name.get(w('val'), '')}")
    based = style.find(w("basedOn"))
    was = based.get(w("val"), "") if based is not None else ""
    if counterpart:
        under = counterpart
    elif was in ("Normal", ""):
        under = normal if style.get(w("type")) == "paragraph" else ""
    else:
        under = by_name.get("default paragraph font", "") if was == "DefaultParagraphFont" else PREFIX + was
    if based is not None:
        if under:
            based.set(w("val"), under)
        else:
            style.remove(based)
    if counterpart:
        _only_layout(style)
    return style


def _only_layout(style: etree._Element) -> None:
    """Their look with our stops and spaces left out, and without the number that their headings may count."""
    face, form = style.find(w("rPr")), style.find(w("pPr"))
    if face is not None:
        style.remove(face)
    if form is None:
        return
    for child in list(form):
        if etree.QName(child).localname not in ("keepNext", "keepLines", "tabs"):
            form.remove(child)
    if style.get(w("type")) == "paragraph":
        number = etree.SubElement(form, w("numPr"))
        etree.SubElement(number, w("numId")).set(w("val"), "0")
    form[:] = sorted(form, key=lambda child: _ORDER.index(etree.QName(child).localname))


@dataclass(frozen=True, slots=True)
class Heads:
    """Headers and footers as parts: (kind, pages, name) of each, and their contents by name, relationships among them."""

    named: list[tuple[str, str, str]]
    parts: dict[str, str]


def head_parts(paper: Stationery, lines: str, foot: str, marking: str) -> Heads:
    """The headers and footers of a file on this paper.

    Ours, the `lines` of the title and the `foot` of the page, stand beneath theirs; a first page of its own has no title, but
    the `marking` all the same.
    """
    named: list[tuple[str, str, str]] = []
    parts: dict[str, str] = {}
    wanted = ["default"] + ["first"] * paper.first_differs + ["even"] * paper.even_differs
    for place in ("header", "footer"):
        for pages in wanted:
            theirs = next((head for head in paper.heads if (head.place, head.pages) == (place, pages)), None)
            own = foot if place == "footer" else lines if pages != "first" else marking
            name = f"word/{place}{len(named) + 1}.xml"
            parts[name] = _with_ours(theirs, own, place)
            if theirs is not None and theirs.arrows:
                parts[f"word/_rels/{name.rpartition('/')[2]}.rels"] = _arrows(theirs)
            named.append((place, pages, name))
    return Heads(named, parts)


def _with_ours(theirs: HeadFoot | None, own: str, place: str) -> str:
    local = "hdr" if place == "header" else "ftr"
    if theirs is None:
        return f"{DECLARATION}<w:{local} {NAMESPACES}>{own or '<w:p/>'}</w:{local}>"
    root = etree.fromstring(theirs.markup.encode())
    added = etree.fromstring(f"<w:{local} {NAMESPACES}>{own}</w:{local}>".encode())
    root.extend(list(added))
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _arrows(theirs: HeadFoot) -> str:
    body = "".join(
        f"<Relationship Id={attribute(ident)} Type={attribute(kind)} Target={attribute(target)}"
        + (' TargetMode="External"/>' if external else "/>")
        for ident, kind, target, external in theirs.arrows
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{body}</Relationships>'


def section(paper: Stationery, named: list[tuple[str, str, str]], *, wide: bool) -> str:
    """The section of a file on this paper; on its side the page has the same margins."""
    width, height = (paper.height, paper.width) if wide else (paper.width, paper.height)
    turned = ' w:orient="landscape"' if wide else ""
    references = "".join(
        f'<w:{place}Reference w:type="{pages}" r:id="{ident_of(name)}"/>' for place, pages, name in named
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{paper.top}" w:right="{paper.right}" '
        f'w:bottom="{paper.bottom}" w:left="{paper.left}" w:header="{paper.header}" w:footer="{paper.footer}" w:gutter="0"/>'
        f'<w:cols w:space="425"/>{"<w:titlePg/>" if paper.first_differs else ""}</w:sectPr>'
    )


def ident_of(name: str) -> str:
    """The identifier of the relationship to a header or footer."""
    return "rId" + name.rpartition("/")[2].removesuffix(".xml").capitalize()


def media(paper: Stationery) -> dict[str, tuple[bytes, str]]:
    """The pictures of the letterhead: content and content type by part name."""
    return {f"word/{name}": (base64.b64decode(held), kind) for name, held, kind in paper.media}


__all__ = ["head_parts", "ident_of", "media", "restyled", "section", "styles"]
