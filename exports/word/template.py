"""Our own package, built in code: styles, settings, header and footer, and bytes that are the same every time.

Nothing comes from a foreign template, so nothing of one can leak: no thumbnail, no editor's name, no template path.
Faces: 宋体 for text and 黑体 for headings with Times New Roman beside them (the practice of Chinese official papers); A4.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from exports.word.names import CONTENT_TYPES, RELATIONSHIPS, R, W
from exports.word.oxml import DECLARATION, NAMESPACES, field_code, paragraph, run, stamp, text_of
from exports.word.scripts import is_east_asian
from exports.word.values import Language

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TEXT_WIDTH: Final = 9638  # twentieths of a point: 17 cm between margins of 2 cm on A4
WIDE_TEXT_WIDTH: Final = 13_572  # the same on a page on its side: what both A4 and Letter have room for
_A4: Final = (11_906, 16_838)
_LETTER: Final = (12_240, 15_840)


def section(*, letter: bool = False, wide: bool = False) -> str:
    """The section of a file: A4 or Letter, upright or on its side; the column of text is as wide on both papers."""
    short, long = _LETTER if letter else _A4
    width, height = (long, short) if wide else (short, long)
    left = (width - (WIDE_TEXT_WIDTH if wide else TEXT_WIDTH)) // 2
    turned = ' w:orient="landscape"' if wide else ""
    right = width - (WIDE_TEXT_WIDTH if wide else TEXT_WIDTH) - left
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="1418" w:right="{right}" w:bottom="1304" w:left="{left}" w:header="709" w:footer="624" '
        'w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


_SERIF: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
)
_SANS: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'
)
_QUIET: Final = '<w:color w:val="595959"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(kind: str, ident: str, name: str, based: str = "", form: str = "", face: str = "", extra: str = "") -> str:
    default = ' w:default="1"' if extra == "default" else ""
    custom = "" if name[0].islower() or name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{ident}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + ("<w:qFormat/>" if kind == "paragraph" else "")
        + (f"<w:pPr>{form}</w:pPr>" if form else "")
        + (f"<w:rPr>{face}</w:rPr>" if face else "")
        + "</w:style>"
    )


_BUILT_IN: Final = frozenset({"Normal", "Title", "Subtitle", "Default Paragraph Font", "Normal Table", "No List"})


def styles(width: int = TEXT_WIDTH) -> str:
    """The part `word/styles.xml`, for a column of text of this width."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_SERIF}{_size(21)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    tight = '<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="auto"/>'
    cell = '<w:spacing w:before="50" w:after="70" w:line="288" w:lineRule="auto"/>'
    ruled = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="7F7F7F"/></w:pBdr>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}"
        + _style("paragraph", "Normal", "Normal", form=tight, extra="default")
        + _style("character", "DefaultParagraphFont", "Default Paragraph Font", extra="default")
        + table
        + _style("numbering", "NoList", "No List", extra="default")
        + _style(
            "paragraph",
            "Title",
            "Title",
            "Normal",
            '<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="288" w:lineRule="auto"/><w:jc w:val="center"/>',
            f"{_SANS}<w:b/>{_size(32)}",
        )
        + _style(
            "paragraph",
            "Subtitle",
            "Subtitle",
            "Normal",
            '<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>',
            f"{_QUIET}{_size(20)}",
        )
        + _style(
            "paragraph",
            "Marking",
            "Marking",
            "Normal",
            '<w:spacing w:before="0" w:after="120"/><w:jc w:val="right"/>',
            f'{_SANS}<w:b/><w:spacing w:val="20"/>{_size(20)}',
        )
        + _style(
            "paragraph", "ColumnHead", "Column Head", "Normal", "<w:keepNext/>" + cell, f"{_SANS}<w:b/>{_size(20)}"
        )
        + _style("paragraph", "ClauseNumber", "Clause Number", "Normal", cell, _QUIET)
        + _style("paragraph", "ClauseText", "Clause Text", "Normal", cell)
        + _style("paragraph", "ClauseTextChinese", "Clause Text Chinese", "ClauseText", '<w:jc w:val="both"/>')
        + _style("paragraph", "ClauseHeading", "Clause Heading", "ClauseText", "<w:keepNext/>", f"{_SANS}<w:b/>")
        + _style(
            "paragraph",
            "FlowText",
            "Flow Text",
            "Normal",
            '<w:spacing w:before="60" w:after="100" w:line="320" w:lineRule="auto"/><w:jc w:val="both"/>',
            _size(24),
        )
        + _style(
            "paragraph",
            "FlowHeading",
            "Flow Heading",
            "Normal",
            '<w:keepNext/><w:spacing w:before="280" w:after="100" w:line="320" w:lineRule="auto"/>',
            f"{_SANS}<w:b/>{_size(26)}",
        )
        + _style("paragraph", "Header", "header", "Normal", f"{ruled}{tabs}", f"{_QUIET}{_size(17)}")
        + _style("paragraph", "HeaderUpper", "Header Upper Line", "Normal", tabs, f"{_QUIET}{_size(17)}")
        + _style("paragraph", "Footer", "footer", "Normal", '<w:jc w:val="center"/>', f"{_QUIET}{_size(17)}")
        + _style(
            "paragraph",
            "HeaderMarking",
            "Header Marking",
            "Normal",
            '<w:jc w:val="right"/>',
            f'{_SANS}<w:b/><w:spacing w:val="10"/>{_size(18)}',
        )
        + _style(
            "paragraph",
            "FootnoteText",
            "footnote text",
            "Normal",
            '<w:spacing w:before="0" w:after="20" w:line="252" w:lineRule="auto"/>',
            _size(18),
        )
        + _style(
            "character",
            "FootnoteReference",
            "footnote reference",
            "DefaultParagraphFont",
            "",
            '<w:vertAlign w:val="superscript"/>',
        )
        + _style("paragraph", "CommentText", "annotation text", "Normal", "", _size(20))
        + _style("character", "CommentReference", "annotation reference", "DefaultParagraphFont", "", _size(16))
        + "</w:styles>"
    )


def settings(*, tracked: bool, footnotes: bool = False, even: bool = False) -> str:
    """The part `word/settings.xml`; `tracked` makes every later edit a tracked change, `even` tells even pages apart.

    Order of CT_Settings.
    """
    flags = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        + ("<w:trackRevisions/>" if tracked else "")
        + '<w:defaultTabStop w:val="420"/>'
        + ("<w:evenAndOddHeaders/>" if even else "")
        + '<w:characterSpacingControl w:val="compressPunctuation"/>'
        + ('<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>' if footnotes else "")
        + f'<w:compat><w:useFELayout/>{flags}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        + '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The part `word/fontTable.xml`: the three faces, with the names Chinese and Western systems know them by."""

    def face(name: str, other: str, charset: str, family: str) -> str:
        alias = f'<w:altName w:val="{other}"/>' if other else ""
        return f'<w:font w:name="{name}">{alias}<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'

    faces = (
        face("Times New Roman", "", "00", "roman")
        + face("宋体", "SimSun", "86", "auto")
        + face("黑体", "SimHei", "86", "modern")
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{faces}</w:fonts>"


_HEADER_LINE: Final = 90  # letters of a header that stand beside one another at its size; Chinese ones count twice


def header(lines: tuple[tuple[str, str, Language], ...], marking: str = "", *, room: int = TEXT_WIDTH) -> str:
    """The part `word/header1.xml`: the marking; a line a language, the title on the left, the version on the right."""
    made = header_marking(marking) + header_lines(lines, room)
    made = made or paragraph("", "HeaderUpper")  # a header without a paragraph is no header
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{made}</w:hdr>"


def header_marking(marking: str) -> str:
    """The paragraph of a header that says how the copy is to be handled; nothing where nobody has said."""
    return paragraph(run(marking, language="zh"), "HeaderMarking") if marking else ""


def header_lines(lines: tuple[tuple[str, str, Language], ...], room: int = TEXT_WIDTH) -> str:
    """The lines of a header. Where title and version are too long for one line, the version stands under the title."""
    made = ""
    letters = _HEADER_LINE * room // TEXT_WIDTH
    for at, (title, label, language) in enumerate(lines):
        style = "Header" if at == len(lines) - 1 else "HeaderUpper"
        words, version = run(title, language=language), run(label, language=language)
        if sum(2 if is_east_asian(letter) else 1 for letter in title + label) > letters:
            made += paragraph(words, "HeaderUpper") + paragraph(version, style, '<w:jc w:val="right"/>')
        else:
            made += paragraph(f"{words}<w:r><w:tab/></w:r>{version}", style)
    return made


def footer(languages: tuple[Language, ...], foot: str = "") -> str:
    """The part `word/footer1.xml`: the page and the number of pages in the languages of the form; `foot` under them."""
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{page_numbers(languages)}{foot_lines(foot)}</w:ftr>"


def page_numbers(languages: tuple[Language, ...]) -> str:
    """Page X of Y, 第 X 页 共 Y 页, beside one another."""
    captions = {
        "en": run("Page ") + field_code("PAGE") + run(" of ") + field_code("NUMPAGES"),
        "zh": run("第 ", language="zh")
        + field_code("PAGE")
        + run(" 页　共 ", language="zh")
        + field_code("NUMPAGES")
        + run(" 页", language="zh"),
    }
    return paragraph(run("  ·  ").join(captions[language] for language in languages), "Footer")


def foot_lines(foot: str) -> str:
    """What stands under the number of the page: fingerprint and version of the text."""
    return "".join(paragraph(run(line), "Footer") for line in foot.splitlines())


def footnotes(notes: Sequence[str]) -> str:
    """The part `word/footnotes.xml`: the two separators that Word asks for, and the notes, numbered from `FIRST_NOTE`."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"))
    )
    made = "".join(f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(notes, FIRST_NOTE))
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{made}</w:footnotes>"


FIRST_NOTE: Final = 2
"""The number of the first footnote in its part; before it stand the separators."""


def core_properties(title: str, at: datetime) -> str:
    """The part `docProps/core.xml`: title and time, nobody's name."""
    when = stamp(at)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text_of(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified></cp:coreProperties>'
    )


def relationships(arrows: list[tuple[str, str, str]]) -> str:
    """A `.rels` part from (id, type, target)."""
    body = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in arrows)
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{body}</Relationships>'


def content_types(overrides: dict[str, str]) -> str:
    """The part `[Content_Types].xml` from part names to content types."""
    body = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items()))
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{body}</Types>'
    )


def pack(parts: dict[str, bytes]) -> bytes:
    """The package as bytes that depend on nothing but the parts: fixed order, fixed times, fixed system."""
    packed = io.BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in first, name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, parts[name], compresslevel=6)
    return packed.getvalue()


__all__ = [
    "FIRST_NOTE",
    "OFFICE",
    "TEXT_WIDTH",
    "WIDE_TEXT_WIDTH",
    "WORDML",
    "R",
    "W",
    "content_types",
    "core_properties",
    "font_table",
    "foot_lines",
    "footer",
    "footnotes",
    "header",
    "header_lines",
    "header_marking",
    "pack",
    "page_numbers",
    "relationships",
    "section",
    "settings",
    "styles",
]  # fmt: skip
