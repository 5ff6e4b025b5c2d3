"""Writes a paper of the record as a Word file: no change, no comment, nobody's name but those it prints."""

from typing import Final, assert_never

from drafts.redline import redline
from exports.word.body import FIRM_BOTTOM, cell, table
from exports.word.captions import Pair
from exports.word.oxml import paragraph, run
from exports.word.paper import (
    Block,
    Entry,
    Grid,
    Heading,
    Look,
    NewPage,
    Paper,
    Prose,
    Row,
    Signature,
    Signatures,
)
from exports.word.scripts import is_east_asian
from exports.word.sheet import Sheet, packed, room_on
from exports.word.values import Language

_CAPTION_WIDTH: Final = 2268  # twentieths of a point: 4 cm for what stands before a paragraph
_WIDER: Final = 2948  # the same for a caption in both languages: 5.2 cm
_ONE_LINE: Final = 48  # letters that stand in one line beside a caption
_LONG: Final = 900  # letters from which a row may break over two pages
_WIDE_LONG: Final = 300  # the same on a page on its side, which has fewer lines
_SHADE: Final = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_LOOKS: Final = {Look.TEXT: "", Look.FIRM: "<w:b/>", Look.QUIET: '<w:color w:val="595959"/>'}
_LINE: Final = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'


def write_paper(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file; the same paper gives the same bytes."""
    given: dict[Language, tuple[str, str]] = {
        "en": (paper.title[0], paper.label[0]), "zh": (paper.title[1], paper.label[1]),
    }  # fmt: skip
    lines = tuple((*given[language], language) for language in paper.languages)
    body = _title(lines) + "".join(_block(block, paper) for block in paper.blocks)
    if not paper.blocks or isinstance(paper.blocks[-1], Grid | Signatures):
        # Word wants a paragraph after a table; this one is as low as it can be.
        body += paragraph("", properties='<w:spacing w:line="240" w:lineRule="auto"/>')
    sheet = Sheet(
        body, lines[0][0], lines, paper.languages, paper.made_at, paper.marking, paper.foot, paper.page, paper.is_wide
    )
    return packed(sheet)


def _title(lines: tuple[tuple[str, str, Language], ...]) -> str:
    made = "".join(paragraph(run(title, language=language), "Title") for title, _, language in lines if title)
    labels = [(label, language) for _, label, language in lines if label]
    for at, (label, language) in enumerate(labels):
        after = 240 if at == len(labels) - 1 else 0
        made += paragraph(
            run(label, language=language),
            "Subtitle",
            f'<w:spacing w:before="{60 if at == 0 else 0}" w:after="{after}"/>',
        )
    return made


def _block(block: Block, paper: Paper) -> str:
    match block:
        case Heading():
            smaller = '<w:spacing w:before="160" w:after="60"/>' if block.level > 1 else ""
            return paragraph(in_one_line(block.words, paper.languages), "FlowHeading", smaller)
        case Prose():
            return _prose(block, paper.languages)
        case Grid():
            return _grid(block, paper) + paragraph("", properties='<w:spacing w:line="160" w:lineRule="exact"/>')
        case Signatures():
            return _signatures(block, paper)
        case NewPage():
            return paragraph("", properties="<w:pageBreakBefore/>")
        case _:
            assert_never(block)


def in_one_line(words: Pair, languages: tuple[Language, ...]) -> str:
    """A text in the languages of a paper beside one another; once where both are alike."""
    return run("  ").join(run(text, language=language) for text, language in Entry(words).lines(languages))


def _prose(prose: Prose, languages: tuple[Language, ...]) -> str:
    if prose.caption is None:
        return "".join(
            paragraph(run(text, _LOOKS[entry.look], language=x), "FlowText")
            for entry in prose.entries
            for text, x in entry.lines(languages)
        )
    width = _CAPTION_WIDTH if len(languages) == 1 else _WIDER
    form = (
        f'<w:tabs><w:tab w:val="left" w:pos="{width}"/></w:tabs><w:spacing w:before="0" w:after="60"/>'
        f'<w:ind w:left="{width}" w:hanging="{width}"/><w:jc w:val="left"/>'
    )
    below = f'<w:spacing w:before="0" w:after="60"/><w:ind w:left="{width}"/><w:jc w:val="left"/>'
    captions = " ".join(text for text, _ in Entry(prose.caption).lines(languages))
    made = ""
    for at, line in enumerate(line for entry in prose.entries for line in _beside(entry, languages)):
        before = run(f"{captions}\t", "<w:b/>", language="zh") if at == 0 else ""
        made += paragraph(before + line, "FlowText", form if at == 0 else below)
    return made


def _beside(entry: Entry, languages: tuple[Language, ...]) -> list[str]:
    """The lines of an entry beside a caption: what is short in both languages stands in one."""
    lines = entry.lines(languages)
    made = [run(text, _LOOKS[entry.look], language=x) for text, x in lines]
    return [run("  ").join(made)] if sum(_room(text) for text, _ in lines) <= _ONE_LINE else made


def _room(text: str) -> int:
    """How many Latin letters have the room of a text: a Chinese character has that of two."""
    return len(text) + sum(map(is_east_asian, text))


def _grid(grid: Grid, paper: Paper) -> str:
    room = room_on(paper.page, wide=paper.is_wide)
    whole = sum(grid.shares)
    widths = [room * share // whole for share in grid.shares]
    widths[-1] += room - sum(widths)
    captions = "".join(
        cell(paragraph(in_one_line(caption, paper.languages), "ColumnHead"), width, FIRM_BOTTOM)
        for caption, width in zip(grid.captions, widths, strict=True)
    )
    long = _WIDE_LONG if paper.is_wide else _LONG
    return table(tuple(widths), captions, "".join(_row(row, widths, paper.languages, long) for row in grid.rows))


def _row(row: Row, widths: list[int], languages: tuple[Language, ...], long: int) -> str:
    if row.is_group:
        across = f'<w:gridSpan w:val="{len(widths)}"/>{_SHADE}'
        made = cell(_entries(row.cells[0], languages, keep=True), sum(widths), across)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"
    if row.is_across:
        rest = f'<w:gridSpan w:val="{len(widths) - 1}"/>'
        first, beside = row.cells
        cells = cell(_entries(first, languages), widths[0]) + cell(_entries(beside, languages), sum(widths[1:]), rest)
    else:
        cells = "".join(cell(_entries(x, languages), width) for x, width in zip(row.cells, widths, strict=True))
    longest = max((sum(_room(text) for entry in x for text, _ in entry.lines(languages)) for x in row.cells), default=0)
    keep = "" if longest > long else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{keep}{cells}</w:tr>"


def _entries(entries: tuple[Entry, ...], languages: tuple[Language, ...], *, keep: bool = False) -> str:
    together = "<w:keepNext/>" if keep else ""
    made = "".join(
        paragraph(
            _words(entry, text, language),
            "ClauseTextChinese" if language == "zh" else "ClauseText",
            together + ('<w:jc w:val="left"/>' if language == "zh" else ""),
        )
        for entry in entries
        for text, language in entry.lines(languages)
    )
    return made or paragraph("", "ClauseText")


def _words(entry: Entry, text: str, language: Language) -> str:
    if entry.base is None:
        return run(text, _LOOKS[entry.look], language=language)
    looks = {"inserted": "<w:b/>", "deleted": '<w:strike/><w:color w:val="595959"/>'}
    return "".join(
        run(piece.text, looks.get(piece.kind, ""), language=language)
        for piece in redline(entry.base[0 if language == "en" else 1], text)
        if piece.text
    )


def _signatures(signatures: Signatures, paper: Paper) -> str:
    room = room_on(paper.page, wide=paper.is_wide)
    above = paragraph("", properties='<w:spacing w:before="0" w:after="120"/>')
    return above + signature_table(signatures.places, paper.languages, room)


def signature_table(places: tuple[Signature, ...], languages: tuple[Language, ...], room: int) -> str:
    """Places to sign beside one another, two in a row, without borders; a row is never parted over two pages."""
    made = ""
    columns = 2  # one place alone is as wide as one of two
    widths = tuple([room // columns] * columns)
    for at in range(0, len(places), columns):
        row = places[at : at + columns]
        cells = "".join(cell(_place(place, languages), widths[0]) for place in row)
        cells += "".join(cell(paragraph(""), widths[0]) for _ in range(columns - len(row)))
        made += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    form = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _place(place: Signature, languages: tuple[Language, ...]) -> str:
    together = "<w:keepNext/>"
    made = "".join(
        paragraph(run(text, "<w:b/>", language=language), "ClauseText", together)
        for text, language in Entry(place.party).lines(languages)
    )
    made += paragraph("", "ClauseText", f'{together}{_LINE}<w:spacing w:before="900" w:after="60"/>')
    beneath = (*Entry(place.name).lines(languages), *Entry(place.title).lines(languages))
    made += "".join(paragraph(run(text, language=language), "ClauseText", together) for text, language in beneath)
    return made + paragraph("", "ClauseText")
