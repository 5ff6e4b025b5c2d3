"""The text of a form: its title, its clauses in columns or as running text, and what is noted on them.

What stays, goes and comes is decided by the form; the runs, notes and marks are those of the document.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from drafts.brackets import held, pairs
from exports.word import anchors
from exports.word.comments import Comments, cut_at
from exports.word.oxml import (
    Ids,
    bookmarked,
    changed_run,
    comment_ends,
    comment_starts,
    commented,
    deleted,
    footnote_reference,
    mark_properties,
    move_range,
    moved_end,
    paragraph,
    run,
)
from exports.word.template import FIRST_NOTE, TEXT_WIDTH
from exports.word.values import (
    CAPTIONS,
    ROLLING,
    WITH_CHANGES,
    ClauseText,
    DraftDocument,
    Form,
    Language,
    Mark,
    Note,
    Run,
    languages_of,
)

NUMBER_WIDTH: Final = 822  # twentieths of a point: the column of clause numbers, 1.45 cm
WIDE_NUMBER: Final = 1021  # the same for numbers such as 12.4.10 bis
_BOLD: Final = "<w:b/>"
_LONG: Final = 1500  # characters from which a row may break over two pages


class Body:
    """The body of one form of a document. Afterwards `comments` and `notes` hold the parts that belong to it."""

    def __init__(self, document: DraftDocument, form: Form, ids: Ids | None = None, *, room: int = TEXT_WIDTH) -> None:
        self.document = document
        self.form = form
        self.ids = ids or Ids()
        self.room = room
        self.comments = Comments(self.ids)
        self.notes: list[str] = []
        self.note_words: list[str] = []
        self.languages = languages_of(form, document.first_language)
        self.widths: tuple[int, ...] = ()

    @property
    def shows_changes(self) -> bool:
        return self.form in WITH_CHANGES

    def running_text(self) -> str:
        """Title and clauses in one language, as an original for signature has them: no version under the title."""
        titles = "".join(paragraph(run(self.document.title(x), language=x), "Title") for x in self.languages)
        return titles + self._flow()

    def content(self) -> str:
        """The title and all clauses of this form."""
        if self.form == Form.CLEAN_SEQUENTIAL:
            return self.title() + self._sequence()
        if len(self.languages) == 1:
            return self.title() + self._flow()
        # Word wants a paragraph after a table; this one is as low as it can be.
        return self.title() + self._table() + paragraph("", properties='<w:spacing w:line="240" w:lineRule="auto"/>')

    def title(self) -> str:
        """Title and version in the languages of the form."""
        document = self.document
        made = "".join(paragraph(run(document.title(x), language=x), "Title") for x in self.languages)
        spaced = [x for x in self.languages if document.label(x)]
        for at, language in enumerate(spaced):
            after = 240 if at == len(spaced) - 1 else 0
            form = f'<w:spacing w:before="{60 if at == 0 else 0}" w:after="{after}"/>'
            made += paragraph(run(document.label(language), language=language), "Subtitle", form)
        return made

    # clauses ------------------------------------------------------------------------------------------------------

    def _clauses(self) -> list[ClauseText]:
        """The clauses of this form: a clause that is only proposed stands in no clean text."""
        shows_proposed = self.shows_changes or self.form in ROLLING
        return [c for c in self.document.clauses if shows_proposed or c.inserted is None]

    def _runs(self, clause: ClauseText, language: Language) -> tuple[Run, ...]:
        """The runs of one text in this form; in a proposed or deleted clause every run carries the clause's own mark."""
        if not self.shows_changes:
            base = clause.base(language)
            return (Run(base),) if base else ()
        return tuple(
            Run(piece.text, piece.deleted or clause.deleted, piece.inserted or clause.inserted)
            if piece.deleted is None and piece.inserted is None and clause.moved is None
            else piece
            for piece in clause.runs(language)
        )

    def _text(self, clause: ClauseText, language: Language) -> str:
        properties = _BOLD if clause.kind == "heading" else ""
        notes = clause.notes if self.shows_changes else ()
        on_words = [note for note in notes if note.language == language and _stands(note, clause)]
        content = self._pieces(clause, self._runs(clause, language), language, properties, on_words)
        if clause.moved is None or clause.moved.arrives:
            content = bookmarked(content, anchors.bookmark_name(clause.clause_id, language), self.ids)
        if language == self.languages[0]:
            on_all = [note for note in notes if note.language not in self.languages or not _stands(note, clause)]
            content = commented(content, [number for note in on_all for number in self.comments.add(note)])
        return content

    def _pieces(
        self, clause: ClauseText, pieces: tuple[Run, ...], part: Language | None, properties: str,
        notes: Sequence[Note] = (),
    ) -> str:  # fmt: skip
        """Runs with their changes and the comments on words of them; what stayed in a moved clause is what was moved."""
        language: Language = part or "en"
        made, carries = "", False
        numbered = [(note.start, note.end, self.comments.add(note)) for note in notes]
        placed = cut_at(pieces, [place for start, end, _ in numbered for place in (start, end)])
        for piece, at, until in placed:
            content = changed_run(piece, self.ids, properties, language=language)
            if clause.moved is not None and content and piece.deleted is None and piece.inserted is None:
                content, carries = moved_end(content, self.ids, clause.moved), True
            if at < until:
                content = (
                    comment_starts([n for start, _, numbers in numbered if start == at for n in numbers]) + content
                )
                content += comment_ends([n for _, end, numbers in numbered if end == until for n in numbers])
            made += content
        if clause.moved is not None and carries:
            made = move_range(made, self.ids, clause.moved, part or "no")
        return made

    def _rolling(self, clause: ClauseText, language: Language) -> list[str]:
        """The bracketed text, a paragraph for each alternative of the whole clause; marks and names of sides in bold."""
        base = _BOLD if clause.kind == "heading" else ""
        names = {name: name for name in self.document.bracket_names}
        made = []
        for line in "".join(piece.text for piece in clause.runs(language)).split("\n"):
            bold: set[int] = {at for pair in pairs(line) for at in pair}
            for bracket in held(line, names):
                bold.update(range(bracket.start + 1, bracket.end - 1 - len(bracket.text)))
            cuts = [0, *(at for at in range(1, len(line)) if (at in bold) != (at - 1 in bold)), len(line)]
            made.append(
                "".join(
                    run(line[a:b], _BOLD if a in bold else base, language=language) for a, b in pairwise(cuts) if a < b
                )
            )
        return made

    def _texts(self, clause: ClauseText, language: Language) -> list[str]:
        return self._rolling(clause, language) if self.form in ROLLING else [self._text(clause, language)]

    def _number(self, clause: ClauseText, was_inserted: Mark | None, was_deleted: Mark | None) -> str:
        properties = _BOLD if clause.kind == "heading" else ""
        if self.shows_changes and (clause.numbers or clause.moved is not None):
            return self._pieces(clause, clause.numbers or (Run(clause.number),), None, properties)
        return changed_run(Run(clause.number, was_deleted, was_inserted), self.ids, properties)

    # notes --------------------------------------------------------------------------------------------------------

    def _references(self, clause: ClauseText) -> str:
        """The signs of the footnotes on a clause, and the notes themselves."""
        made = ""
        for footnote in clause.footnotes:
            lines = footnote.lines(self.languages)
            sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            made += footnote_reference(FIRST_NOTE + len(self.notes))
            self.notes.append(
                "".join(
                    paragraph((sign + run(" ") if at == 0 else "") + run(words, language=language), "FootnoteText")
                    for at, (words, language) in enumerate(lines)
                )
            )
            self.note_words.append("\n".join(words for words, _ in lines).strip())
        return made

    # two columns --------------------------------------------------------------------------------------------------

    def _table(self) -> str:
        clauses = self._clauses()
        # The longest words of a number decide: they are never broken.
        longest = max((len(word) for clause in clauses for word in clause.number.split()), default=0)
        number = NUMBER_WIDTH if longest <= 6 else WIDE_NUMBER
        wide = (self.room - number) // 2
        self.widths = (number, wide, wide)
        rows = "".join(self._row(clause) for clause in clauses)
        captions = "".join(
            cell(paragraph(run(CAPTIONS[caption], language="zh"), "ColumnHead"), width, FIRM_BOTTOM)
            for caption, width in zip(("number", *self.languages), self.widths, strict=True)
        )
        return table(self.widths, captions, rows)

    def _row(self, clause: ClauseText) -> str:
        was_inserted = clause.inserted if self.shows_changes else None
        was_deleted = clause.deleted if self.shows_changes else None
        if clause.moved is not None:  # there is no moved row in Word: one goes and one comes, and their words are moved
            was_inserted = clause.moved.mark if clause.moved.arrives else None
            was_deleted = None if clause.moved.arrives else clause.moved.mark

        def mark() -> str:
            return mark_properties(self.ids, was_inserted, was_deleted)

        row_mark = mark()
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if clause.kind == "heading" else ""
        indent = f'<w:ind w:left="{240 * max(1, clause.level - 1)}"/>' if clause.kind == "subparagraph" else ""
        signs = self._references(clause)
        if signs and was_deleted is not None:
            signs = deleted(signs, self.ids, was_deleted)
        number = self._number(clause, was_inserted, was_deleted) + signs
        cells = cell(paragraph(number, "ClauseNumber", "", mark()), self.widths[0], shade)
        for language, width in zip(self.languages, self.widths[1:], strict=True):
            style = "ClauseTextChinese" if language == "zh" else "ClauseText"
            style = "ClauseHeading" if clause.kind == "heading" else style
            lines = self._texts(clause, language)
            cells += cell("".join(paragraph(line, style, indent, mark()) for line in lines), width, shade)
        keep = "<w:cantSplit/>" if len(clause.base_en) < _LONG else ""
        form = f"<w:trPr>{keep}{row_mark}</w:trPr>" if keep or row_mark else ""
        return f"<w:tr>{form}{cells}</w:tr>"

    # running text -------------------------------------------------------------------------------------------------

    def _flow(self) -> str:
        language = self.languages[0]
        return "".join(self._paragraphs(clause, language, signs=self._references(clause)) for clause in self._clauses())

    def _sequence(self) -> str:
        """Both languages of each clause one under the other; a note stands on its number, for both."""
        made = ""
        for clause in self._clauses():
            signs = self._references(clause)
            first, second = self.languages
            made += self._paragraphs(clause, first, on_number=signs, keep=True)
            made += self._paragraphs(clause, second, has_number=False)
        return made

    def _paragraphs(
        self, clause: ClauseText, language: Language, *, signs: str = "", on_number: str = "", has_number: bool = True,
        keep: bool = False,
    ) -> str:  # fmt: skip
        """The paragraphs of one text: the number before it, the signs of its notes after it or on the number."""
        lines = self._texts(clause, language)
        shown = clause.number if has_number else ""
        number = (self._number(clause, None, None) if shown else "") + on_number
        last = len(lines) - 1
        if clause.kind == "heading":
            gap = run("　" if language == "zh" else "  ", language=language) if number else ""
            tight = "" if has_number else '<w:spacing w:before="0" w:after="100"/>'
            return "".join(
                paragraph(
                    (number + gap if at == 0 else "") + line + (signs if at == last else ""), "FlowHeading", tight
                )
                for at, line in enumerate(lines)
            )
        step = 567 if clause.number else 0
        left = step + (454 * max(1, clause.level - 1) if clause.kind == "subparagraph" else 0)
        hanging = f' w:hanging="{step}"' if step and has_number else ""
        form = "<w:keepNext/>" if keep else ""
        form += f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if step and has_number else ""
        form += f'<w:ind w:left="{left}"{hanging}/>' if left else ""
        gap = "<w:r><w:tab/></w:r>" if shown else run(" ") if number else ""
        made = ""
        for at, line in enumerate(lines):
            content = (number + gap if at == 0 else "") + line + (signs if at == last else "")
            made += paragraph(content, "FlowText", form if at == 0 else f'<w:ind w:left="{left}"/>')
        return made


def _stands(note: Note, clause: ClauseText) -> bool:
    """Whether the words that a remark is on are there."""
    return note.language is not None and 0 <= note.start < note.end <= len(clause.base(note.language))


FIRM: Final = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
FIRM_BOTTOM: Final = f"<w:tcBorders><w:bottom {FIRM}/></w:tcBorders>"


def table(widths: tuple[int, ...], captions: str, rows: str) -> str:
    """A table of fixed widths with hairlines: a firm rule above, under its captions, and below."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    hair = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
    form = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders><w:top {FIRM}/><w:bottom {FIRM}/>'
        f'<w:insideH {hair}/><w:insideV {hair}/></w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        "</w:tblPr>"
    )
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{captions}</w:tr>"
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


def cell(content: str, width: int, form: str = "") -> str:
    """A cell with its width, as WPS wants it on each."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{form}</w:tcPr>{content}</w:tc>'
