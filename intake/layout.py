"""Paragraphs of a cleaned view: number, marking, role, heading. The role is what keeps a comment from becoming a position."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.proposals import TextRole

_MARK: Final = r"(?:SBU|S|C|U|R|TS|FOUO|LOU|CUI|S//NF|C//NF|C/NF|S/NF|S//REL[^)]{0,30}|U//FOUO|C//REL[^)]{0,30}|SBU//NF|SBU/NF|C/REL|NF|绝密|机密|秘密|内部|公开)"
NUMBERED: Final = re.compile(
    rf"[ ]*(?P<number>\d{{1,3}})\.\s{{1,4}}(?:\((?P<mark>{_MARK})\)\s*)?(?=\S)|[ ]*\((?P<alone>{_MARK})\)\s*(?=\S)|[ ]*(?P<para>[A-Z]|\d{{1,2}})\)\s+(?=\S)"
)
_WHOSE: Final = r"(?:(?:Embassy|Post|Mission|Consulate|ConGen|Congen|Author's|Drafter's|Analyst|Reporting officer's|USUN|Emboff|Begin|BEGIN|EMBASSY|POST|MISSION)\s+)*"
_COMMENT: Final = re.compile(
    rf"(?P<open>[(\[（【]?)\s*{_WHOSE}(?P<word>COMMENTS?|[Cc]omments?(?=\s*[:.：])|Comments?(?=\s*$)|NOTE|Note|Analysis|ANALYSIS|Assessment|ASSESSMENT|Author's note|Editor's note|评注|评论|按语|编者按|编者注|分析|评析|作者按|我馆评论|使馆评论|注)"
    r"(?:\s+(?:and|AND|&)\s+[A-Za-z]+)?(?P<tail>\s*[:：】\]]|\s*[.\-–—]{1,2}(?=\s)|\s*$)",
)
_END_COMMENT: Final = re.compile(
    r"(?:END|End)\s*(?:OF\s+|of\s+)?(?:(?:EMBASSY|Embassy|POST|Post|MISSION|Mission)\s+)?(?:COMMENTS?|Comments?|comments?|NOTE|Note|note|ANALYSIS|Analysis)\.?[)\]]?|评论完|评注完|按语完|（?完）?(?=\s*$)"
)
_SUMMARY: Final = re.compile(
    r"(?:Begin\s+|BEGIN\s+)?(?:Executive\s+|EXECUTIVE\s+)?(?P<word>SUMMARY|Summary|摘要|内容提要)(?:\s+(?:and|AND|&)\s+[A-Za-z ]{3,30}?)?(?P<tail>\s*[:：]|\s*[.\-–—]{1,2}(?=\s)|\s*$)"
)
_END_SUMMARY: Final = re.compile(r"(?:END|End)\s*(?:OF\s+|of\s+)?(?:SUMMARY|Summary|summary)\b[^.\n]{0,30}\.?|摘要完")
_BOILERPLATE: Final = re.compile(
    r"\s*(?:Connect with [Uu]s|Support [Uu]s|Follow [Uu]s|Share this|Share on|Related (?:Articles|Content|Stories|News)|Subscribe|Sign up for|All rights reserved|©|Copyright|Privacy Policy|Terms of [Uu]se"
    r"|More information\s*$|Read more|Print this|Contact [Uu]s|Acknowledgements\s*$|Disclaimer\s*$|责任编辑|编辑[:：]|扫一扫|打印本页|关闭窗口|相关链接|相关新闻|分享到|版权所有|【字体|来源[:：])"
)
_TO_THE_END: Final = re.compile(
    r"\s*(?:Connect with [Uu]s|Follow [Uu]s|Related (?:Articles|Content|Stories|News)|相关链接|相关新闻|责任编辑|More information\s*$)"
)
_RULE: Final = re.compile(r"\s*[-–—=_*]{3,}\s*")
_HEADING_EN: Final = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.\s+)?(?=[^a-z]{3,90}$)(?=.*[A-Z]{3})[A-Z0-9][^a-z]{2,90}"
)
_HEADING_ZH: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|（[一二三四五六七八九十]{1,3}）)[^。；，]{2,40}\s*"
)
_HEADING_BARE_ZH: Final = re.compile(
    r"\s*(?=.*[\u4e00-\u9fff]{3})[^。，；：！？、·（(•\s][^。，；：！？、·（(•\s]{3,29}\s*"
)
_HEADING_TITLE: Final = re.compile(
    r"\s*(?:\d{1,2}\.?\s+|[IVX]{1,5}\.\s+)?(?:[A-Z][\w’'-]*|of|and|the|for|on|in|to|with|a|an|&|,)(?:\s+(?:[A-Z0-9][\w’',-]*|of|and|the|for|on|in|to|with|a|an|&|–|-)){0,9}:?\s*"
)
_NARRATIVE: Final = re.compile(r"\s*[(（\[](?!Reading)[^()\[\]（）]{20,}[)）\]]\s*")
_SOURCE: Final = re.compile(r"\s*\[?(?:Source|Sources|来源)\s*[:：]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the view: its span, number and marking as printed, role and the heading it stands under."""

    start: int
    end: int
    role: TextRole
    number: str = ""
    marking: str = ""
    heading: str = ""
    body: int = 0
    """Where the words begin, behind number and marking."""
    is_heading: bool = False


def stretches(text: str, header_until: int = 0, is_news: bool = False, is_memcon: bool = False) -> tuple[Stretch, ...]:
    """The paragraphs of a view, in order. What stands before `header_until` is the header."""
    made: list[Stretch] = []
    heading, run, boiler, is_section = "", TextRole.RECORD, False, False
    number = marking = ""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*[^\s][^\n]*", text)]
    for at, (start, end) in enumerate(lines):
        words = text[start:end]
        if end <= header_until:
            made.append(Stretch(start, end, TextRole.HEADER, body=start))
            continue
        if _RULE.fullmatch(words):
            continue
        body = start
        if numbered := NUMBERED.match(text, start, end):
            body = numbered.end()
            if numbered["number"] or numbered["alone"]:
                number, marking = numbered["number"] or number, numbered["mark"] or numbered["alone"] or ""
        begins_anew = bool(made) and (not made[-1].number or bool(numbered and numbered["number"]))
        if run != TextRole.RECORD and not is_section and begins_anew and not _goes_on(text, start, run):
            run = TextRole.RECORD
        if boiler or _BOILERPLATE.match(words):
            boiler = boiler or bool(_TO_THE_END.match(words))
            made.append(Stretch(start, end, TextRole.BOILERPLATE, heading=heading, body=start))
            continue
        is_heading = _is_heading(words, text, lines, at)
        if is_heading:
            heading = words.strip(" :：")
            was = run
            run = _role_of_heading(heading)
            if run == TextRole.RECORD and was == TextRole.COMMENT and _is_open_run(text, start, was):
                run = was
            is_section = run != TextRole.RECORD and run != was
            of_heading = TextRole.HEADER if run == TextRole.RECORD else run
            made.append(Stretch(start, end, of_heading, number, marking, heading, start, True))
            continue
        if _SOURCE.match(words):
            made.append(Stretch(start, end, TextRole.HEADER, heading=heading, body=start))
            continue
        for piece in _roles(text, body, end, run):
            role = piece[2]
            run = piece[3]
            if role == TextRole.RECORD and is_memcon and _NARRATIVE.fullmatch(text, piece[0], piece[1]):
                role = TextRole.NARRATIVE
            elif role == TextRole.RECORD and is_news and re.match(r"\s*[“\"]", text[piece[0] : piece[1]]):
                role = TextRole.QUOTATION
            first = start if piece[0] == body else piece[0]
            made.append(Stretch(first, piece[1], role, number, marking, heading, piece[0]))
    return tuple(made)


def _is_heading(words: str, text: str, lines: list[tuple[int, int]], at: int) -> bool:
    if len(words.strip()) > 95:
        return False
    if _HEADING_ZH.fullmatch(words) or (re.fullmatch(_COMMENT, words.strip()) or re.fullmatch(_SUMMARY, words.strip())):
        return True
    if _HEADING_BARE_ZH.fullmatch(words):
        return True
    if _HEADING_EN.fullmatch(words) and not re.match(r"\s*\([A-Z]{1,4}\)\s*$", words):
        return True
    under = text[lines[at + 1][0] : lines[at + 1][1]] if at + 1 < len(lines) else ""
    return bool(_RULE.fullmatch(under) and _HEADING_TITLE.fullmatch(words) and "-" in under)


def _role_of_heading(heading: str) -> TextRole:
    words = re.sub(r"^(?:[\dIVX]+\.|[一二三四五六七八九十]+、)\s*", "", heading)
    if re.match(
        rf"(?i:{_WHOSE})(?i:comments?|analysis|assessment|biograph\w+ notes?|bio notes?|note)\b|(?:评注|评论|按语|编者按|分析|评析)",
        words,
    ):
        return TextRole.COMMENT
    if re.match(r"(?i:(?:executive )?summary)\b|摘要|内容提要", words):
        return TextRole.SUMMARY
    return TextRole.RECORD


def _goes_on(text: str, start: int, run: TextRole) -> bool:
    return _is_open_run(text, start, run) or bool(_bracket_before(text, start))


def _is_open_run(text: str, start: int, role: TextRole) -> bool:
    """Whether a run that has begun is closed by words further on, before another one begins."""
    ending, opening = (_END_COMMENT, _COMMENT) if role == TextRole.COMMENT else (_END_SUMMARY, _SUMMARY)
    window = text[start : start + 6000]
    closes = ending.search(window)
    if closes is None or closes.group().startswith(("（完", "完")):
        return False
    opens = next(
        (
            m
            for m in opening.finditer(window)
            if m.start("word") and not re.search(r"(?:END|End)\s+(?:OF\s+|of\s+)?$", window[: m.start("word")])
        ),
        None,
    )
    return opens is None or closes.start() < opens.start()


def _roles(text: str, start: int, end: int, run: TextRole) -> Iterator[tuple[int, int, TextRole, TextRole]]:
    """The parts of a paragraph by role: start, end, role, and the role that goes on behind them."""
    at = start
    while at < end:
        if run != TextRole.RECORD:
            ending = (_END_COMMENT if run == TextRole.COMMENT else _END_SUMMARY).search(text, at, end)
            if ending is None and (bracket := _bracket_before(text, at)):
                closing = text.find(bracket, at, end)
                if closing >= 0:
                    yield at, closing + 1, run, TextRole.RECORD
                    at, run = closing + 1, TextRole.RECORD
                    continue
            if ending is None:
                yield at, end, run, run
                return
            yield at, ending.end(), run, TextRole.RECORD
            at, run = ending.end(), TextRole.RECORD
            while at < end and text[at] in " .)]）】":
                at += 1
            continue
        opening = _opening(text, at, end)
        if opening is None:
            yield at, end, TextRole.RECORD, TextRole.RECORD
            return
        place, role, bracket = opening
        if place > at:
            yield at, place, TextRole.RECORD, TextRole.RECORD
        closes = (_END_COMMENT if role == TextRole.COMMENT else _END_SUMMARY).search(text, place, end)
        if closes is None and bracket:
            closing = text.find(_CLOSING[bracket], place + 1, end)
            if closing < 0 and bracket != "【" and 0 <= text.find(_CLOSING[bracket], end) < end + _LONGEST_COMMENT:
                yield place, end, role, role  # it goes on in the next line
                return
            stop = closing + 1 if closing >= 0 else end
            if stop < end and bracket == "【":
                run, at = role, place
                yield place, end, role, role
                return
            yield place, stop, role, TextRole.RECORD
            at = stop
            continue
        if closes is None:
            yield place, end, role, role
            return
        yield place, closes.end(), role, TextRole.RECORD
        at = closes.end()
        while at < end and text[at] in " .)]）】":
            at += 1


_CLOSING: Final = {"(": ")", "[": "]", "（": "）", "【": "】"}
_LONGEST_COMMENT: Final = 3000


def _bracket_before(text: str, at: int) -> str:
    """The bracket that would close a comment that was opened in brackets on an earlier line; empty where none was."""
    begun = None
    for begun in _COMMENT.finditer(text, max(0, at - _LONGEST_COMMENT), at):  # noqa: B007 - the last one is meant
        pass
    bracket = begun["open"] if begun is not None else ""
    if not bracket or begun is None or _CLOSING[bracket] in text[begun.start() + 1 : at]:
        return ""
    return _CLOSING[bracket]


def _opening(text: str, start: int, end: int) -> tuple[int, TextRole, str] | None:
    """Where a comment or summary begins: at the start of the paragraph, behind a sentence, or in brackets."""
    found: list[tuple[int, TextRole, str]] = []
    for pattern, role in ((_COMMENT, TextRole.COMMENT), (_SUMMARY, TextRole.SUMMARY)):
        for m in pattern.finditer(text, start, end):
            if not m["tail"].strip() and m.end() < end:
                continue
            before = text[start : m.start()].rstrip()
            bracket = m.groupdict().get("open") or ""
            word = m["word"]
            if before and not bracket and before[-1] not in '.!?。！？"”)）:：':
                continue
            if word in ("注", "分析", "Note", "NOTE", "Analysis", "Assessment") and before and not bracket:
                continue
            if re.search(r"(?:END|End)(?:\s+(?:OF|of))?$", before):
                continue
            found.append((m.start(), role, bracket))
            break
    return min(found) if found else None


__all__ = ["NUMBERED", "Stretch", "stretches"]
