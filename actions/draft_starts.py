"""Where the clauses of a new draft come from: a two-column Word table, or an English and a Chinese Word file."""

from actions.drafts import ClauseWording
from dialogue.vocabulary import ClauseKind
from drafts.numbering import split_label
from drafts.pairing import pair
from exports.word.isolation import isolated
from exports.word.tables import read_paragraphs, read_two_column


def clauses_from_table(content: bytes) -> list[ClauseWording]:
    """One clause a row of a table with an English and a Chinese column. Raises the refusals of reading a Word file."""
    rows = isolated(read_two_column, content)
    return [
        ClauseWording(row.number.strip(), row.en, row.zh, _kind(row.number, row.en, row.zh))
        for row in rows
        if row.en.strip() or row.zh.strip()
    ]


def clauses_from_two_files(english: bytes, chinese: bytes) -> list[ClauseWording]:
    """One clause a pair of paragraphs of two files, paired by their labels, lengths and numbers.

    A paragraph without a counterpart becomes a clause that lacks the other language, for a person to see.
    """
    en = [line for line in isolated(read_paragraphs, english) if line.strip()]
    zh = [line for line in isolated(read_paragraphs, chinese) if line.strip()]
    clauses = []
    for beads in pair(en, zh):
        text_en = "\n".join(en[i] for i in beads.en)
        text_zh = "\n".join(zh[i] for i in beads.zh)
        number, text_en, text_zh = _label(text_en, text_zh)
        clauses.append(ClauseWording(number, text_en, text_zh, _kind(number, text_en, text_zh)))
    return clauses


def _label(text_en: str, text_zh: str) -> tuple[str, str, str]:
    """The label leaves both texts when each has one; otherwise the texts stay exactly as they are."""
    (label_en, _, rest_en), (label_zh, _, rest_zh) = split_label(text_en), split_label(text_zh)
    if label_en and label_zh and rest_en.strip() and rest_zh.strip():
        return label_en, rest_en, rest_zh
    return "", text_en, text_zh


def _kind(number: str, text_en: str, text_zh: str) -> ClauseKind:
    """A short line without a number and without a full stop is a heading."""
    ends = (text_en.rstrip()[-1:], text_zh.rstrip()[-1:])
    short = len(text_en) <= 80 and len(text_zh) <= 40
    is_heading = not number.strip() and short and not set(ends) & set(".;:。；：，,")
    return ClauseKind.HEADING if is_heading else ClauseKind.PARAGRAPH
