"""Numbering: the label that opens a clause (3.2, (a), Article 5, 第五条, （一）) apart from its words."""

import re
from functools import lru_cache

from dialogue.numerals import SIGNS, value_of
from drafts.rolling_numbers import insertion_suffix

_ZH = SIGNS
_NOT_COUNTED = "(?![陆陸]、[海空])(?!參、眾)"
"""Land, sea and air forces, and the two houses of a parliament, begin with what is a legal numeral too."""
_ZH_LABEL = rf"第\s?(?:[{_ZH}]+|[0-9０-９]+)\s?[条條款项項章节節编編部分届](?:之[{_ZH}]+)?"
_ROMAN = r"[IVXLCDM]+|[ivxlcdm]+"
_EN_LABEL = rf"(?:Article|Articles|Art\.|Section|Sec\.|Chapter|Part|Paragraph|Para\.|Annex|Appendix|Clause|Rule|Title)\s+(?:[0-9]+(?:\.[0-9]+)*(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?|{_ROMAN}|[A-Z])(?![A-Za-z0-9])"
_IN_BRACKETS = rf"[(（](?:[0-9０-９]{{1,3}}|[A-Za-z]{{1,2}}|[{_ZH}]{{1,7}}|[甲乙丙丁戊己庚辛壬癸]|{_ROMAN})[)）]"
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{1,3})+\.?(?=[\s\u3000\u4e00-\u9fff]|$)(?!\s+[a-z])"  # not "3.5 million"
_POINTED = rf"(?:[0-9０-９]{{1,3}}[.．、)）](?![0-9])|[A-Za-z][.)](?=\s)|(?:{_ROMAN})[.)](?=\s)|{_NOT_COUNTED}[{_ZH}]{{1,7}}[、.．]|[甲乙丙丁戊己庚辛壬癸][、.．](?![甲乙丙丁]))"
_CIRCLED = "[\u2460-\u2473\u3220-\u3229\u3251-\u325f]"
_LABEL = re.compile(
    rf"(?P<label>[\s\u3000]*(?:{_EN_LABEL}|{_ZH_LABEL}|{_DOTTED}|{_IN_BRACKETS}|{_POINTED}|{_CIRCLED}))"
    rf"(?P<separator>[.:：—–-]?[\s\u3000]*)"
)


def split_label(paragraph: str) -> tuple[str, str, str]:
    """The leading label (with any indent), the separator after it, and the text; joined they are the paragraph.

    Without a label the first two are empty.
    """
    match = _LABEL.match(paragraph)
    if match is None:
        return "", "", paragraph
    return match["label"], match["separator"], paragraph[match.end() :]


def label_key(label: str) -> tuple[str, int] | None:
    """What a label says in either language: its level and its number; None where it says neither.

    ("article", 5) for Article 5 and 第五条; ("letter", 1) for (a), （一） and （甲）; ("number", 3) for 3. and 三、; ("3.", 2)
    for 3.2; ("article 19", 2) for Article 19 bis and 第十九条之二.
    """
    return _key(label.strip())


_LEVELS = {
    "article": "article", "articles": "article", "art.": "article", "条": "article", "條": "article", "rule": "article",
    "section": "section", "sec.": "section", "节": "section", "節": "section",
    "chapter": "chapter", "章": "chapter", "part": "part", "编": "part", "編": "part", "部": "part",
    "paragraph": "paragraph", "para.": "paragraph", "款": "paragraph", "clause": "paragraph",
    "annex": "annex", "appendix": "annex", "项": "letter", "項": "letter", "title": "title",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _key(label: str) -> tuple[str, int] | None:
    for pattern in (_ENGLISH_PARTS, _CHINESE_PARTS):
        if named := pattern.match(label):
            level = _LEVELS.get(named["level"].lower())
            value = number_of(named["number"])
            if level is None or value is None:
                return None
            if named["insert"]:
                return f"{level} {value}", _INSERTS.get(named["insert"]) or number_of(named["insert"]) or 2
            return level, value
    bare = label.strip("()（）.．、 ")
    if "." in bare:
        outer, _, last = bare.rpartition(".")
        value = number_of(last)
        return None if value is None else (f"{outer}.", value)
    value = number_of(bare)
    if value is None:
        return None
    in_brackets = label[:1] in "(（" or label[-1:] in ")）"
    return ("letter" if in_brackets or (bare.isalpha() and bare.isascii()) else "number", value)


_ENGLISH_PARTS = re.compile(
    r"(?P<level>[A-Za-z]+\.?)\s+(?P<number>[0-9A-Za-z]+?)(?:\s?(?P<insert>bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?\Z"
)
_CHINESE_PARTS = re.compile(rf"第\s?(?P<number>[{_ZH}0-9０-９]+)\s?(?P<level>[^\s之])分?(?:之(?P<insert>[{_ZH}]+))?\Z")
_INSERTS = {insertion_suffix(n, "en"): n for n in range(2, 11)}
_LONGEST_NUMBER = 15
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def number_of(written: str) -> int | None:
    """The value of a label's number: 12, １２, 十二, 一二, 壹拾贰, xii, b, 乙; None where it is not a number."""
    if not 0 < len(written) <= _LONGEST_NUMBER:
        return None
    if written.isdecimal():
        return int(written)
    if (value := value_of(written)) is not None:
        return value
    if written in "甲乙丙丁戊己庚辛壬癸":
        return "甲乙丙丁戊己庚辛壬癸".index(written) + 1
    if len(written) == 1 and written.isascii() and written.isalpha() and written not in "ivxIVX":
        return ord(written.lower()) - ord("a") + 1
    if re.fullmatch(_ROMAN, written):
        return _roman(written.lower())
    return None


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[c] for c in written]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
