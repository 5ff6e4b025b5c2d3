"""Small Word packages, broken by chance: their markup, their relationships, the bytes of the package itself."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from exports.word.compare import redline_files
from exports.word.reader import read
from exports.word.refusals import ImportRefused
from exports.word.returned import read_returned
from exports.word.tables import read_start
from tests.exports.hostile import HEADER, cycle, field, paragraph
from tests.exports.packages import WHO, document, gone, ins, p, r, word

AT: Final = datetime(2026, 11, 23, tzinfo=UTC)
ROW: Final = (
    '<w:tbl><w:tr><w:trPr><w:ins {who}/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{a}</w:tc>'
    "<w:tc>{b}</w:tc></w:tr></w:tbl>"
)
BODY: Final = "".join(
    (
        p("1. The Parties shall meet.", "<w:ins/>"),
        paragraph(ins(r("twice "), 1) + gone("once ", 2) + r("a year")),
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{r('各方应当在三十日内会晤。')}</w:p>",
        ROW.format(who=WHO.format(n=9), a=p("Article 1"), b=p("第一条")),
        paragraph(field("PAGE") + '<w:bookmarkStart w:id="5" w:name="_cl_1"/>' + r("x") + '<w:bookmarkEnd w:id="5"/>'),
        paragraph(f"<w:moveFrom {WHO.format(n=11)}>{r('gone')}</w:moveFrom><m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>"),
        "<w:sdt><w:sdtContent>" + p("held") + "</w:sdtContent></w:sdt>",
        '<w:p><w:r><w:footnoteReference w:id="2"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:br/></w:r></w:p>',
        "<mc:AlternateContent><mc:Choice Requires='w'>" + p("a") + "</mc:Choice></mc:AlternateContent>",
    )
)
FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NUMBERING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
ARROW: Final = (
    '<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{kind}.xml"/>'
)


def seeds() -> list[bytes]:
    """The honest packages that are broken."""
    notes = document(f'<w:footnote w:id="2">{p("note")}</w:footnote>').replace("w:document", "w:footnotes")
    notes = notes.replace("<w:body>", "").replace("</w:body>", "")
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = document(
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    lists = lists.replace("w:document", "w:numbering").replace("<w:body>", "").replace("</w:body>", "")
    parts: dict[str, tuple[str, str | bytes]] = {
        "word/footnotes.xml": (FOOTNOTES, notes),
        "word/numbering.xml": (NUMBERING, lists),
        "word/header.xml": (HEADER, document(p("head")).replace("w:body", "w:hdr")),
    }
    arrows = "".join(ARROW.format(n=n, kind=kind) for n, kind in enumerate(("footnotes", "numbering", "header"), 1))
    return [word(BODY, parts=parts, arrows=arrows), cycle("turn"), word(p("plain"))]


def feed(content: bytes) -> bool:
    """Give a file to every reader; False when it was refused. Raises whatever is no typed refusal."""
    readers: tuple[Callable[[bytes], object], ...] = (
        read,
        read_returned,
        read_start,
        lambda content: redline_files(content, _PLAIN, "a.docx", "b.docx", "A", AT),
        lambda content: redline_files(_PLAIN, content, "a.docx", "b.docx", "A", AT),
    )
    taken = True
    for reader in readers:
        try:
            reader(content)
        except ImportRefused:
            taken = False
    return taken


_PLAIN: Final = seeds()[0]
_PIECES: Final = (
    "w:val",
    "-1",
    "99999999999",
    "²",
    "",
    "w:p",
    "w:ins",
    "w:del",
    "w:tbl",
    "w:tr",
    "<w:p/>",
    "&#x1;",
    "\ud7ff",
    "NaN",
)


class Mutations:
    """A stream of broken packages, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.honest = seeds()

    def next(self) -> bytes:
        """One more broken package."""
        return self.broken(self.chance, self.chance.choice(self.honest))

    def further(self, content: bytes, seed: int) -> bytes:
        """A package broken once more; what is no package any longer makes room for an honest one."""
        chance = random.Random(seed)
        return self.broken(chance, content if zipfile.is_zipfile(io.BytesIO(content)) else chance.choice(self.honest))

    def broken(self, chance: random.Random, content: bytes) -> bytes:
        """One package with a few of its bytes, or the markup of one of its parts, changed."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:  # broken already, so that only its bytes can be changed
            return _flipped(chance, content)
        if chance.random() < 0.2:
            return _flipped(chance, content)
        name = chance.choice([*["word/document.xml"] * ("word/document.xml" in parts), *parts])
        for _ in range(chance.randint(1, 4)):
            parts[name] = _changed(chance, parts[name])
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for each, inner in parts.items():
                archive.writestr(each, inner)
        return made.getvalue()


def _flipped(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(1, len(changed))]) if chance.random() < 0.1 else bytes(changed)


def _changed(chance: random.Random, markup: bytes) -> bytes:
    """One change of the markup: mostly one that leaves it well formed, so that it passes the parser."""
    tags = _spans(markup, b"<", b">")
    values = _spans(markup, b'"', b'"')
    kind = chance.randrange(6)
    if kind == 0 and values:
        start, end = chance.choice(values)
        return markup[: start + 1] + chance.choice(_PIECES).encode() + markup[end - 1 :]
    if kind == 1 and tags:  # one name for another, everywhere
        names = sorted({markup[a + 1 : b - 1].split()[0].strip(b"/") for a, b in tags if markup[a + 1 : b - 1].split()})
        old, new = chance.choice(names), chance.choice(names)
        return markup.replace(b"<" + old, b"<" + new).replace(b"</" + old, b"</" + new)
    if kind == 2 and len(tags) > 4:  # a stretch that stands elsewhere too
        a, b = sorted(chance.sample(tags, 2))
        to = chance.choice(tags)[1]
        return markup[:to] + markup[a[0] : b[1]] + markup[to:]
    if kind == 3 and tags:  # one tag away
        start, end = chance.choice(tags)
        return markup[:start] + markup[end:]
    if kind == 4 and values:  # an attribute away
        start, end = chance.choice(values)
        name = markup.rfind(b" ", 0, start)
        return markup[:name] + markup[end:] if name > markup.rfind(b"<", 0, start) else markup
    at = chance.randrange(len(markup) + 1)
    return markup[:at] + chance.choice(_PIECES).encode() + markup[at:]


def _spans(markup: bytes, start: bytes, end: bytes) -> list[tuple[int, int]]:
    found, at = [], markup.find(start)
    while at >= 0:
        stop = markup.find(end, at + 1)
        if stop < 0:
            break
        found.append((at, stop + 1))
        at = markup.find(start, stop + 1)
    return found
