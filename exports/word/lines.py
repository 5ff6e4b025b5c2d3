"""The lines that a clean form prints, without making the file: with these a file that comes back is compared.

Law (tests): they are the paragraphs that the reader finds in the file that the writer makes.
"""

from collections.abc import Iterator

from drafts.letters import Line, Part
from exports.word.values import CAPTIONS, ClauseText, DraftDocument, Form, Language, languages_of

CLEAN = (Form.CLEAN_TWO_COLUMN, Form.CLEAN_SEQUENTIAL, Form.CLEAN_EN, Form.CLEAN_ZH)
"""The forms of one text that hold nothing but that text."""


def printed_lines(document: DraftDocument, form: Form) -> tuple[Line, ...]:
    """Title, version, captions and clauses in reading order, as one of the clean forms prints them."""
    languages = languages_of(form, document.first_language)
    lines = [Line(document.title(language), Part.TITLE, language=language) for language in languages]
    lines += [Line(document.label(language), Part.LABEL, language=language) for language in languages]
    if form == Form.CLEAN_TWO_COLUMN:
        lines += [Line(CAPTIONS[caption], Part.LABEL) for caption in ("number", *languages)]
    for clause in _standing(document):
        lines += _in_columns(clause, languages) if form == Form.CLEAN_TWO_COLUMN else running(clause, languages)
    return tuple(lines)


def printed_notes(document: DraftDocument, form: Form) -> tuple[Line, ...]:
    """The notes at the foot of the pages, each as one line however many paragraphs it has."""
    languages = languages_of(form, document.first_language)
    return tuple(
        Line("\n".join(words for words, _ in note.lines(languages)).strip(), Part.NOTE, clause.number)
        for clause in _standing(document)
        for note in clause.footnotes
    )


def _standing(document: DraftDocument) -> list[ClauseText]:
    """A clause that is only proposed stands in no clean text."""
    return [clause for clause in document.clauses if clause.inserted is None]


def _in_columns(clause: ClauseText, languages: tuple[Language, ...]) -> Iterator[Line]:
    yield Line(clause.number, Part.NUMBER, clause.number)
    for language in languages:
        yield Line(clause.base(language), Part.WORDS, clause.number, language)


def running(clause: ClauseText, languages: tuple[Language, ...]) -> Iterator[Line]:
    """A clause as running text, each language under the other."""
    # Where both languages stand one under the other, the signs of notes stand on the number, or where it would be.
    signed = len(languages) > 1 and bool(clause.footnotes)
    for at, language in enumerate(languages):
        gap = "\t" if clause.number else " "
        if clause.kind == "heading":
            gap = "　" if language == "zh" else "  "
        before = clause.number + gap if (clause.number or signed) and at == 0 else ""
        yield Line(before + clause.base(language), Part.WORDS, clause.number, language)
