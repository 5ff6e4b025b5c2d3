"""The article of a web page in reading order, without scripts, styles, navigation and forms."""

import re
from typing import Final

from lxml import etree, html

from dialogue.intake_refusals import SourceNotADocument
from intake.decoding import decode
from intake.source_texts import Form, SourceDocument, of_paragraphs

_LEFT_OUT: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "nav",
        "aside",
        "footer",
        "dialog",
        "head",
        "link",
        "meta",
        "audio",
        "video",
        "picture",
        "map",
        "menu",
    ]
)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "hr",
        "figcaption",
        "figure",
        "address",
        "caption",
        "tbody",
        "thead",
        "body",
    ]
)
_SIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|share|sharing|social|cookie|banner|related|advert|ads|promo|comments?|subscribe|newsletter|skip-link|pagination|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DEEPEST: Final = 200
_MOST_ELEMENTS: Final = 400_000


def read_html(name: str, content: bytes) -> SourceDocument:
    """The text of a page: of its `main` or `article` where it has one, else of the body. Raises SourceNotADocument."""
    charset = _CHARSET.search(content[:4096])
    markup, encoding = _decoded(content, charset.group(1).decode("ascii") if charset else "", name)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceNotADocument(name=name) from error
    title = tree.findtext(".//title") or ""
    paragraphs = _paragraphs(_article(tree))
    text, breaks = of_paragraphs(paragraphs)
    return SourceDocument(
        text, Form.HTML, encoding, breaks, (("title", " ".join(title.split())),) if title.strip() else ()
    )


def _decoded(content: bytes, charset: str, name: str) -> tuple[str, str]:
    if charset.lower() in ("gb2312", "gbk", "gb18030", "big5"):
        for encoding in ("gb18030",) if charset.lower() != "big5" else ("big5",):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    decoded = decode(content, name)
    return decoded.text, decoded.encoding


def _article(tree: html.HtmlElement) -> html.HtmlElement:
    found = [one for path in (".//main", ".//*[@role='main']", ".//article") for one in tree.findall(path)]
    whole = len(" ".join(tree.itertext()))
    best = max(found, key=lambda one: len(" ".join(one.itertext())), default=None)
    if best is not None and len(" ".join(best.itertext())) * 4 > min(whole, 4000):
        return best
    body = tree.find(".//body")
    return body if body is not None else tree


def _paragraphs(root: html.HtmlElement) -> list[str]:
    made: list[str] = []
    words: list[str] = []

    def end() -> None:
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            made.append(line)

    # An explicit stack: pages that are nested without end cannot exhaust the interpreter's own.
    stack: list[tuple[html.HtmlElement, int, bool]] = [(root, 0, False)]
    seen = 0
    while stack:
        element, depth, is_leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_leaving:
            if tag in _BLOCKS:
                end()
            words.append(element.tail or "") if element is not root else None
            continue
        seen += 1
        if seen > _MOST_ELEMENTS:
            break
        if not tag or tag in _LEFT_OUT or _is_beside(element) or depth > _DEEPEST:
            words.append(element.tail or "")
            continue
        if tag == "br":
            end()
            words.append(element.tail or "")
            continue
        if tag in _BLOCKS:
            end()
        if tag == "li":
            words.append("• ")
        words.append(element.text or "")
        stack.append((element, depth, True))
        stack.extend((child, depth + 1, False) for child in reversed(element))
    end()
    return made


def _is_beside(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary", "menu"):
        return True
    if element.tag in ("main", "article", "body", "p", "h1", "h2", "h3"):
        return False
    return bool(_SIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
