"""When an undertaking falls due, and on what it hangs, as worded."""

import re
from typing import Final

from dialogue.numerals import value_of
from intake.dates import MONTHS, counted, dates_in
from intake.proposals import Due, DueShape

_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
    "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_BY: Final = re.compile(
    rf"\b(?:by|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|before|until|through|effective(?:\s+(?:on|from|as\s+of))?|starting(?:\s+(?:on|from|in))?|beginning(?:\s+(?:on|from|in))?|from|as\s+of|prior\s+to|remain\s+valid\s+until|on)\s+(?:the\s+end\s+of\s+|end-?|early\s+|late\s+|mid-)?(?=(?:{MONTHS})\b|\d{{1,2}}\s+(?:{MONTHS})\b|(?:19|20)\d\d\b)",
)
_YEAR: Final = re.compile(
    r"\b(?:by|before|no later than|until|through|in)\s+(?:the\s+end\s+of\s+|end-|late\s+|early\s+)?((?:19|20)\d\d)\b(?!\s*(?:agreement|meeting|statement))"
)
_SEASON: Final = re.compile(
    r"\b(?:by|before|in|during)\s+(?:the\s+)?(?:first|second|third|fourth|last|next)\s+(?:half|quarter|(?P<n>\w+)\s+months?)\s+of\s+(?P<year>(?:19|20)\d\d)\b"
)
_WITHIN: Final = re.compile(
    r"\b(?:within|in|during|over|for)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+|initial\s+|period\s+of\s+)*(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty|sixty|ninety|a|an)[\s-]+(?:additional\s+|further\s+|calendar\s+|working\s+|business\s+)?(?P<unit>day|week|month|year)s?\b(?P<after>\s+(?:of|after|from|following)\s+[^,.;]{3,80})?|\b(?P<n2>\d{1,3})-day\s+period\b"
)
_AFTER: Final = re.compile(
    r"\b(?P<offset>(?:a|one|two|three|\d{1,3})\s+(?:day|week|month|year)(?:s|['’]s|s['’])?)\s+(?:advance\s+\w+\s+)?(?P<how>before|after|prior\s+to|following)\s+(?P<event>[^,.;]{4,80})"
    r"|\b(?:once|after|upon|as\s+soon\s+as|following|when|at)\s+(?P<event2>(?:the\s+|their\s+|its\s+|our\s+)?(?:next\s+|completion|conclusion|entry\s+into|signature|signing|ratification|adoption|[A-Z]\w+\s+(?:meeting|summit|visit|dialogue)|meeting|summit|visit|round|session|above|suspension)[^,.;]{0,80})|\bbefore\s+(?P<event3>(?:we|the|any|a|its|their|going|public|his|her)\b[^,.;]{3,80})"
)
_RECURRING: Final = re.compile(
    r"\b(?:annually|yearly|quarterly|monthly|weekly|biannually|semi-?annually|every\s+(?:\w+\s+)?(?:year|month|quarter|week|six\s+months)|each\s+(?:year|calendar year|month|quarter|of\s+(?:19|20)\d\d)|twice\s+a\s+year|once\s+a\s+year|per\s+(?:year|annum)|on\s+a\s+regular\s+basis|at\s+each|each\s+of\s+the\s+next\s+\w+\s+years|regularly|at\s+the\s+conclusion\s+of\s+each)\b|每年|每季度|每月|定期|每半年|每次"
)
_CONTINUING: Final = re.compile(
    r"\b(?:continue[sd]?\s+to|continue\s+\w+ing|remain(?:s)?\s+(?:in|committed|open)|maintain(?:s)?|keep(?:s)?\s+(?:you|each|the|in)|under\s+no\s+circumstances|permanently|at\s+all\s+times)\b|继续|保持|持续"
)
_VAGUE: Final = re.compile(
    r"\b(?:immediately|promptly|at\s+once|as\s+soon\s+as\s+possible|as\s+quickly\s+as\s+possible|at\s+an\s+early\s+date|without\s+delay|expeditiously|in\s+the\s+near\s+future|shortly|soon|in\s+due\s+course|at\s+the\s+earliest)\b|尽快|尽早|立即|近期|适时|早日"
)
_ZH_BY: Final = re.compile(
    r"(?:自|于|在|从|截至|到|至)?(?P<when>(?:\d{4}年|今年|明年|本年)?\d{1,2}月(?:\d{1,2}日|底)?|(?:\d{4}年|今年|明年)(?:底|年底|上半年|下半年)?)(?P<how>之?前|以前|底前|起|内|生效|至|底|前)"
)
_ZH_WITHIN: Final = re.compile(
    r"(?:在|于)?(?:未来|今后|今后的)?(?P<n>[\d一二三四五六七八九十两]{1,4})(?P<unit>个工作日|天|日|周|个月|年)(?P<in>之?内|以内)|(?:暂停|延长|实施|为期|再)(?:[^，。；]{0,30}?)(?P<n2>[\d一二三四五六七八九十两]{1,3})(?P<unit2>天|个月|年)"
)
_ZH_AFTER: Final = re.compile(r"(?P<event>[^，。；]{3,40}?)(?:之)?(?:后|之前|前)，")
_ZH_UNITS: Final = {"天": "day", "日": "day", "个工作日": "day", "周": "week", "个月": "month", "年": "year"}
_CONDITION: Final = re.compile(
    r"\b(?:if|unless|provided(?:\s+that)?|once|subject\s+to|after\s+taking|in\s+the\s+event|should\s+(?:you|the|any|either)|on\s+(?:the\s+)?condition\s+that|contingent\s+(?:up)?on|as\s+long\s+as|so\s+long\s+as|depending\s+on|assuming|conditional\s+on)\b[^,.;]{0,120}",
    re.IGNORECASE,
)
_CONDITION_ZH: Final = re.compile(
    r"(?:如果|如(?=[双中美对需任一有])|若|一旦|只要|前提是|以[^，。；]{2,30}为(?:前提|条件)|在[^，。；]{2,40}(?:前提|条件|情况)下)[^，。；]{0,60}|[^，。；]{2,40}(?:采取|完成|取消|暂停|生效|落实)[^，。；]{0,20}后(?=，)"
)
_NOT_CONDITION: Final = re.compile(
    r"(?:as|even|whether\s+or\s+not\s+)\s*$|\b(?:asked|see|know|determine|unsure|doubt)\s+$", re.IGNORECASE
)


def due_of(words: str, cue_end: int, year: int | None, base: str) -> Due:
    """When what is undertaken in a sentence falls due. `cue_end`: where the verb ends; `base`: the meeting's day, ISO."""
    tail = words[cue_end:]
    for found in (
        _date(words, tail, year),
        _within(tail, base) or _within(words, base),
        _event(words, tail),
        _recurring(words),
        _other(words, tail),
    ):
        if found is not None:
            return found
    return Due()


def chapeau_due(words: str, year: int | None) -> Due | None:
    """The date in words that introduce a list: "the following measures by May 14, 2025:"."""
    return _date(words, words, year)


def condition_of(words: str, cue: int) -> str:
    """The words of the condition of an undertaking, empty without one."""
    for m in _CONDITION.finditer(words):
        before = words[max(0, m.start() - 14) : m.start()]
        if _NOT_CONDITION.search(before) or (m.group().lower().startswith("as long") and before.strip() == "as"):
            continue
        if (
            m.start() > cue
            and re.match(r"(?:should|once)\b", m.group(), re.IGNORECASE)
            and not re.match(r"(?i)should (?:you|either)|once\s+(?:the|it|both|all)", m.group())
        ):
            continue
        return m.group().strip()
    chinese = _CONDITION_ZH.search(words)
    return chinese.group().strip() if chinese else ""


def _date(words: str, tail: str, year: int | None) -> Due | None:
    for m in _BY.finditer(tail):
        for date in dates_in(tail, year, m.start(), min(len(tail), m.end() + 40)):
            if date.start - m.end() > 1:
                continue
            if re.match(r"(?i)on\b|from\b", m.group()) and not date.has_year and len(date.first) < 10:
                continue
            if re.match(r"on\b", m.group()) and re.search(
                r"\b(?:Order|Announcement|agreement|Agreement|statement|reached|held|signed|dated|issued|announced|imposed|meeting|call)\b[^,;]{0,40}$",
                tail[: m.start()],
            ):
                continue
            shape = DueShape.PERIOD if re.match(r"until|through|remain", m.group()) else DueShape.DATE
            return Due(shape, date.last or date.first, " ".join(tail[m.start() : date.end].split()))
    if season := _SEASON.search(tail):
        half = {"first half": "06", "second half": "12"}
        ending = next(
            (month for name, month in half.items() if name in season.group()),
            "12" if "last" in season.group() or "fourth" in season.group() else "",
        )
        return Due(
            DueShape.PERIOD,
            f"{season['year']}-{ending}" if ending else season["year"],
            " ".join(season.group().split()),
        )
    for m in _ZH_BY.finditer(words):
        when = m["when"] + ("1日" if m["when"].endswith("月") else "")
        for date in dates_in(when, year):
            whole = m["when"].endswith("日")
            return Due(DueShape.DATE, date.first if whole else date.first[:7], m.group())
        if (plain := re.match(r"(\d{4})年", m["when"])) and m["how"] != "起":
            return Due(DueShape.DATE, plain.group(1), m.group())
    if year_alone := _YEAR.search(tail):
        return Due(DueShape.DATE, year_alone.group(1), year_alone.group())
    return None


def _within(tail: str, base: str) -> Due | None:
    m = _WITHIN.search(tail)
    if m:
        word = m["n"] or m["n2"]
        amount, unit = (int(word) if word.isdigit() else _NUMBERS.get(word, 0)), m["unit"] or "day"
        words = " ".join(m.group().split())
        if re.match(r"for\b|over\b", words) or m["n2"]:
            return Due(DueShape.PERIOD, "", words)
        if m["after"]:
            return Due(DueShape.EVENT, "", words, event=m["after"].strip().partition(" ")[2], offset=f"{word} {unit}s")
        return Due(DueShape.RELATIVE, counted(base, amount, unit), words, is_counted=bool(base))
    m = _ZH_WITHIN.search(tail)
    if m:
        word = m["n"] or m["n2"]
        amount = int(word) if word.isdigit() else (value_of(word) or (2 if word == "两" else 0))
        unit = _ZH_UNITS[m["unit"] or m["unit2"]]
        if m["n2"]:
            return Due(DueShape.PERIOD, "", m.group())
        return Due(DueShape.RELATIVE, counted(base, amount, unit), m.group(), is_counted=bool(base))
    return None


def _event(words: str, tail: str) -> Due | None:
    if m := _AFTER.search(words):
        event = m["event"] or m["event2"] or m["event3"] or ""
        return Due(DueShape.EVENT, "", " ".join(m.group().split()), " ".join(event.split()), m["offset"] or "")
    return None


def _recurring(words: str) -> Due | None:
    m = _RECURRING.search(words)
    return Due(DueShape.RECURRING, "", m.group()) if m else None


def _other(words: str, tail: str) -> Due | None:
    m = _VAGUE.search(words)
    if m:
        return Due(DueShape.VAGUE, "", m.group())
    m = _CONTINUING.search(words)
    if m:
        return Due(DueShape.CONTINUING, "", m.group())
    return None
