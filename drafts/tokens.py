"""Tokens: the smallest pieces of a clause that a redline or a merge moves.

One rule serves redlines, merging and the display of search results. Latin words, numbers, Chinese numeral runs, 第X条,
dates, percentages and agreed terms stay whole; other Han text is cut into dictionary words; punctuation stands singly;
a run of white space is a token. Nothing is dropped or normalised: the tokens joined give the text back.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from drafts.dictionary import has_word, words_inside, words_of

HAN = "\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, as the inside of a regular expression class."""

NUMERALS = "〇零○一二三四五六七八九十百千万亿廿卅萬億两兩壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
"""Characters that write Chinese numbers, as the inside of a regular expression class."""

MARKS = "\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Combining marks and variation selectors: they belong to the character before them."""

LONGEST_WORD = 4
"""A dictionary word longer than this (中华人民共和国) is cut into the words that it is made of."""

_DIGITS = r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)*"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
# Numeral runs have a bound, or a page of 一一一… would take quadratic time.
_HAN_N = rf"[{NUMERALS}]{{1,30}}"
_N = rf"(?:\d{{1,4}}|{_HAN_N})"
_LETTER = rf"[^\W\d_{HAN}]"
_LETTERS = rf"{_LETTER}[{MARKS}]*"
_DATES = (
    r"\d{4}-\d{2}-\d{2}(?!\d)",
    rf"(?:\d{{2,4}}|[{NUMERALS}]{{2,4}})年(?:{_N}月(?:{_N}[日号號])?)?",
    rf"{_N}月{_N}[日号號]",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ \u00a0](?:{_MONTHS})\b(?:,?[ \u00a0]\d{{4}}\b)?",
    rf"\b(?:{_MONTHS})[ \u00a0]\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?[ \u00a0]\d{{4}}\b)?",
)
_LABEL = rf"第(?:{_DIGITS}|{_HAN_N})[条條款项項章节節编編目]"
_SHARES = (
    rf"[百千万萬]分之(?:{_DIGITS}|{_HAN_N})(?:[点點]{_HAN_N})?",
    rf"{_HAN_N}分之{_HAN_N}",
)
_NUMBER = rf"{_DIGITS}(?:[%％‰]|[十百千万亿萬億]+|{_LETTERS}(?:{_LETTERS}|\d)*)?"
_SHORT_FORM = rf"(?:{_LETTER}\.){{2,}}"
_WORD = rf"{_LETTERS}(?:{_LETTERS}|\d)*(?:['’\u2010\u2011-](?:{_LETTERS}|\d)+)*"

_RULES = (
    ("date", "|".join(_DATES)),
    ("label", _LABEL),
    ("share", "|".join(_SHARES)),
    ("number", _NUMBER),
    ("word", f"{_SHORT_FORM}|{_WORD}"),
    ("han", rf"[{HAN}][{HAN}{MARKS}]*?(?=第(?:\d|[{NUMERALS}])|[百千万萬]分之|$|[^{HAN}{MARKS}])"),
    ("space", r"\s+"),
    ("other", rf".[{MARKS}]*"),
)
_FIGURE = re.compile(rf"(?:{'|'.join((*_DATES, _LABEL, *_SHARES, _NUMBER))}|[{NUMERALS}]+)\Z")
_NUMERAL_RUN = re.compile(rf"[{NUMERALS}]{{2,}}")
_HAN_DATE_OR_SHARE = re.compile(rf"(?:{'|'.join(_DATES[1:3])}|{_SHARES[1]})")
_NOT_A_NUMBER = {f"一{second}" for second in "切致般些定起样樣直贯貫旦向律并併同道经經体體"} | {
    "十分",
    "百姓",
    "万物",
    "萬物",
}


def tokens(text: str, terms: Collection[str] = ()) -> list[str]:
    """The text cut into tokens; joined they are the text, letter for letter.

    `terms` are agreed terms, which are never cut: the longest that fits wins; Latin ones are found whatever their case,
    and only as whole words.
    """
    return list(cut(text, terms))


def cut(text: str, terms: Collection[str] = ()) -> tuple[str, ...]:
    """The same as `tokens`, remembered for texts seen lately."""
    return _cut(text, tuple(sorted(terms)) if terms else ())


def is_figure(token: str) -> bool:
    """Whether a token is a number, date, percentage, fraction or article label: what a reader checks digit by digit."""
    return _FIGURE.match(token) is not None


def is_dictionary_word(text: str) -> bool:
    """Whether the dictionary has this text as one word of two characters or more."""
    return len(text) > 1 and has_word(text)


@lru_cache(maxsize=1024)
def _cut(text: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for match in _pattern(terms).finditer(text):
        if match.lastgroup == "han":
            found.extend(_han_words(match.group()))
        else:
            found.append(match.group())
    return tuple(found)


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """All rules in order of precedence; agreed terms come first, and end a run of Han that they stand in."""
    rules = dict(_RULES)
    whole = [_term(term) for term in sorted(terms, key=len, reverse=True) if term.strip()]
    if whole:
        rules = {"term": "|".join(whole)} | rules
        rules["han"] = rules["han"].replace("(?=", f"(?=(?:{'|'.join(whole)})|", 1)
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in rules.items()), re.DOTALL)


def _term(term: str) -> str:
    pattern = re.escape(term)
    if re.match(_LETTER, term):
        pattern = rf"(?<!{_LETTER})(?<!\d)(?i:{pattern})"
    if re.search(rf"{_LETTER}\Z", term):
        pattern = rf"{pattern}(?!{_LETTER})(?!\d)"
    return pattern


def _han_words(run: str) -> list[str]:
    """A run of Han characters cut into dictionary words, with its dates and numeral runs whole."""
    pieces: list[str] = []
    start = 0
    for match in _HAN_DATE_OR_SHARE.finditer(run):
        pieces.extend(_dictionary_words(run[start : match.start()]))
        pieces.append(match.group())
        start = match.end()
    pieces.extend(_dictionary_words(run[start:]))
    return pieces


def _dictionary_words(run: str) -> list[str]:
    if len(run) < 2:
        return [run] if run else []
    # The dictionary is simplified; the statistical model finds the words of a traditional text.
    words = words_of(run, guess=not _is_simplified(run))
    if "".join(words) != run:  # the law stands above the dictionary
        return list(run)
    borders = _borders(words)
    for match in _NUMERAL_RUN.finditer(run):
        _make_whole(run, match.start(), match.end(), borders)
    cuts = sorted(borders)
    whole = [run[a:b] for a, b in pairwise(cuts)]
    return _with_marks([part for word in whole for part in _parts(word)])


def _borders(words: list[str]) -> set[int]:
    borders, at = {0}, 0
    for word in words:
        at += len(word)
        borders.add(at)
    return borders


def _make_whole(run: str, start: int, end: int, borders: set[int]) -> None:
    """Make run[start:end], a run of numerals, one token, unless its ends belong to words (统一 … 一切)."""
    while start < end and start not in borders:
        start += 1
    if end - start > 1 and end not in borders and run[end - 1 : end + 1] in _NOT_A_NUMBER:
        end -= 1
    if end - start < 2:
        return
    borders.difference_update(range(start + 1, end))
    borders.update((start, end))


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """A word longer than four characters as the shorter dictionary words that tile it; else the word itself."""
    if len(word) <= LONGEST_WORD or _NUMERAL_RUN.fullmatch(word):
        return (word,)
    known = {part for part in words_inside(word) if 1 < len(part) <= LONGEST_WORD}
    tiled: dict[int, tuple[str, ...]] = {len(word): ()}
    for at in range(len(word) - 2, -1, -1):
        fits = [
            (part, *tiled[at + len(part)]) for part in known if word.startswith(part, at) and at + len(part) in tiled
        ]
        if fits:
            tiled[at] = min(fits, key=lambda parts: (len(parts), [-len(part) for part in reversed(parts)]))
    return tiled.get(0, (word,))


def _with_marks(words: list[str]) -> list[str]:
    """Variation selectors and combining marks put back to the character that they follow."""
    if not any(_MARK.match(word) for word in words):
        return words
    joined: list[str] = []
    for word in words:
        if joined and _MARK.match(word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


_MARK = re.compile(f"[{MARKS}]")


@lru_cache(maxsize=16384)
def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_simplified(run: str) -> bool:
    return all(map(_in_gb2312, run))
