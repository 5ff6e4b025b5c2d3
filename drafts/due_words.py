"""When an undertaking falls due, in its own words: a date, a returning time, after an event, or for as long as it lasts."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogue.vocabulary import DueKind
from drafts.expressions import SIMPLIFIED


@dataclass(frozen=True, slots=True)
class Due:
    """What was found: the kind, the date where the words give a whole one, and the words as they stand."""

    kind: DueKind
    on: date | None
    words: str


_MONTHS: Final = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_MONTH: Final = "|".join(_MONTHS)
_NUMBER: Final = "(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty|sixty|ninety)"
_DATE_EN: Final = (
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    rf"|(?P<end>the\s+end\s+of\s+)?(?P<m3>{_MONTH})\s+(?P<y3>\d{{4}})"
    r"|(?P<yend>the\s+end\s+of\s+)?(?P<y4>\d{4})\b)"
)
_ENGLISH: Final = (
    (DueKind.DATE, rf"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|at\s+the\s+latest\s+by|"
                   rf"on)\s+(?:the\s+)?{_DATE_EN}"),
    (DueKind.DATE, r"\bin\s+(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:half|quarter|six\s+months|three\s+months)\s+of\s+(?P<y4>\d{4})"),
    (DueKind.EVENT, r"\bwithin\s+(?:the\s+next\s+|a\s+period\s+of\s+)?" + _NUMBER + r"\s+(?:working\s+|business\s+|calendar\s+)?"
                    r"(?:days?|weeks?|months?|years?)(?:\s+(?:of|after|from)\s+[^,.;]{3,60})?"),
    (DueKind.EVENT, r"\b(?:before|by|ahead\s+of|prior\s+to|at)\s+the\s+(?:next|following)\s+(?:round|session|meeting|dialogue|sitting)\b"),
    (DueKind.EVENT, r"\b(?:upon|after|following|once)\s+(?:the\s+)?(?:entry\s+into\s+force|adoption|signature|conclusion|completion|taking)[^,.;]{0,60}"),
    (DueKind.RECURRING, r"\b(?:annually|yearly|quarterly|monthly|regularly|periodically|every\s+(?:other\s+)?(?:" + _NUMBER +
                        r"\s+)?(?:years?|months?|quarters?|weeks?)|(?:once|twice|(?:" + _NUMBER + r")\s+times)\s+(?:a|each|every|per)\s+(?:year|month|quarter)|each\s+year)\b"),
    (DueKind.CONTINUING, r"\bcontinue[sd]?\s+to\b|\bmaintain\b|\bon\s+a\s+continuing\s+basis\b"),
)  # fmt: skip
_HAN_NUMBER: Final = "[0-9一二三四五六七八九十百两半]{1,4}"
_DATE_ZH: Final = r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?(?P<end>年底|底|末)?"
_CHINESE: Final = (
    (DueKind.DATE, rf"(?:不迟于|至迟于|最迟于|不晚于|在|于|至)?{_DATE_ZH}(?:\s*(?:之前|以前|前|止|为止|内|生效|起))"),
    (DueKind.DATE, rf"(?:不迟于|至迟于|最迟于|不晚于|最迟|截至){_DATE_ZH}"),
    (DueKind.DATE, r"(?P<y>\d{4})年(?:上半年|下半年|第[一二三四]季度|内)"),
    (DueKind.EVENT, rf"(?:自?[^，。；]{{0,20}}(?:之日起|后))?{_HAN_NUMBER}(?:个)?(?:工作日|日|天|周|星期|个月|月|年)(?:之内|以内|内)"),
    (DueKind.EVENT, r"(?:在)?(?:下一轮|下一次|下次|下届|下轮)(?:会议|会谈|会晤|对话|会期)?(?:之前|以前|前|上|时)"),
    (DueKind.EVENT, r"(?:生效|通过|签署|结束|完成|采取上述措施)(?:之?后|之日起)"),
    (DueKind.RECURRING, rf"每(?:隔)?(?:{_HAN_NUMBER})?(?:个)?(?:年|季度|月|周)(?:[一二两三四]次)?|定期|逐年"),
    (DueKind.CONTINUING, r"继续|保持|持续"),
)  # fmt: skip
_EN: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ENGLISH)
_ZH: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _CHINESE)


def due_in_english(text: str) -> Due | None:
    """When the English words say that it falls due; None where they do not."""
    for kind, pattern in _EN:
        if match := pattern.search(text):
            return Due(kind, _english_date(match) if kind == DueKind.DATE else None, match.group())
    return None


def due_in_chinese(text: str) -> Due | None:
    """When the Chinese words say that it falls due; None where they do not."""
    simplified = text.translate(SIMPLIFIED)
    for kind, pattern in _ZH:
        if match := pattern.search(simplified):
            on = _chinese_date(match) if kind == DueKind.DATE else None
            return Due(kind, on, text[match.start() : match.end()])
    return None


def _english_date(match: re.Match[str]) -> date | None:
    given = match.groupdict()
    for which in "12":
        if given.get(f"y{which}"):
            return _day(int(given[f"y{which}"]), _MONTHS[given[f"m{which}"].lower()], int(given[f"d{which}"]))
    if given.get("y3"):
        year, month = int(given["y3"]), _MONTHS[given["m3"].lower()]
        return _day(year, month, calendar.monthrange(year, month)[1]) if given["end"] else None
    return _day(int(given["y4"]), 12, 31) if given.get("yend") else None


def _chinese_date(match: re.Match[str]) -> date | None:
    given = match.groupdict()
    if given.get("d"):
        return _day(int(given["y"]), int(given["m"]), int(given["d"]))
    if not given.get("end"):
        return None
    year, month = int(given["y"]), int(given.get("m") or 12)
    return _day(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


__all__ = ["Due", "due_in_chinese", "due_in_english"]
