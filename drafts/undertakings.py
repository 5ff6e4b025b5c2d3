"""Undertakings and recommendations in an agreed text, found by their wording, in either language.

An undertaking has somebody who undertakes: the words before "will", "shall" or "agree to" begin with a side. What a
believer believes, a hope, a rule on what something means or when it takes effect is none. The rules propose; a person
confirms.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import Strength
from drafts.expressions import SIMPLIFIED
from drafts.sentences import Span, sentences

JOINT: Final = "*"
"""The debtor where all sides undertake together."""

PARTS: Final = 12
"""How many parts of a sentence back a subject is looked for."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """How a side is called in texts: its key, and its names in English and in Chinese."""

    key: str
    en: tuple[str, ...]
    zh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that undertake or recommend: where they stand, what they hang on, and who is the subject.

    `debtor` is the key of a side, JOINT, or empty where somebody else, or nobody, is named; `subject` are the words.
    `is_open` where the wording alone does not tell an undertaking from a recommendation (应).
    """

    kind: FollowUpKind
    span: Span
    cue: str
    debtor: str
    subject: str
    strength: Strength
    polarity: Polarity = Polarity.DO
    is_open: bool = False


_STRENGTHS: Final = (
    (re.compile(r"shall|must|undert|commit|pledge|guarantee"), Strength.SHALL),
    (re.compile(r"agree|decide|resolve"), Strength.AGREED_JOINTLY),
    (re.compile(r"intend|plan|endeavou?r|seek|strive|prepared|ready|willing"), Strength.INTENDS),
    (re.compile(r"would"), Strength.WOULD),
)
_UNDERTAKES: Final = re.compile(
    r"\b(?:will|shall|must|agree[sd]?\s+(?:in\s+principle\s+)?(?:to|that|on)\b|(?:have|has)\s+agreed\s+to"
    r"|undert(?:ake|akes|ook)\s+(?:to\b|not\s+to\b|the\s+obligation)|commit(?:s|ted)?\s+(?:themselves\s+|itself\s+)?to\b|pledged?s?\s+to\b"
    r"|(?:decide|resolve)[sd]?\s+to\b|intends?\s+to\b|plans?\s+to\b|endeavou?rs?\s+to\b|seeks?\s+to\b|(?:is|are)\s+"
    r"(?:prepared|ready|willing|committed|determined)\s+to\b|guarantees?\s+that\b)",
    re.IGNORECASE,
)
_RECOMMENDS: Final = re.compile(
    r"\b(?:should(?!\s+(?:the|any|you|it|they|either|a)\b)|ought\s+to|(?:is|are)\s+(?:recommended|encouraged|urged|proposed|advised)"
    r"\s+(?:to|that|for)\b|(?:recommend|suggest|propose)(?:s|ed)?\s+(?:that|to|the)\b|(?:call|called|calls)\s+(?:up)?on\b"
    r"|(?:encourage|urge|invite)[sd]?\s+(?!by\b))",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(r"\b(?:encourage|urge|invite|recommend|suggest|propose|call)", re.IGNORECASE)
_DONE: Final = re.compile(
    r"\b(?:will|shall)\s+(?:also\s+)?be\s+(?:established|set\s+up|created|launched|convened|published|exchanged|prepared"
    r"|circulated|shared|resumed|reviewed|drawn\s+up)\b",
    re.IGNORECASE,
)
"""What is to be done without saying by whom."""
_THINKS: Final = re.compile(
    r"\b(?:believe[sd]?|hope[sd]?|expect(?:s|ed)?|note[sd]?|recogni[sz]e[sd]?|recall(?:s|ed)?|consider(?:s|ed)?|think|thought|welcome[sd]?"
    r"|stress(?:ed)?|underlined?|emphasi[sz]ed?|acknowledge[sd]?|felt|feel|stated?|said|whether|if|when|which|that|who)\b",
    re.IGNORECASE,
)
_QUALIFIES: Final = re.compile(r"\s+(?:which|that|(?:on|from|to|of|in)\s+(?:whose|which)|whose)\b", re.IGNORECASE)
"""After a subject: words that only say which one is meant."""
_DEFINES: Final = re.compile(
    r"\s+(?:not\s+|also\s+)?(?:mean|be\s+(?:considered|deemed|open|subject|bound|entitled|equally|regarded|able|likely|possible"
    r"|(?:much\s+|far\s+)?(?:better|worse|more))|enter\s+into\s+force|take\s+effect|have\s+(?:the\s+right|no\s+legal)|apply"
    r"|constitute|include|remain|benefit|depend|help|lead)\b",
    re.IGNORECASE,
)
"""After shall or will: what something means, when it takes effect, what it is open to, what will come of it."""
_LEAD_IN: Final = r"(?:[•·*–—-]|\(?[0-9a-z]{1,3}[.)])\s*|(?:and|but|therefore|accordingly|thus|also|to\s+this\s+end|in\s+addition|further(?:more)?|moreover|then|while)"
_ALL: Final = (
    r"(?:both|the\s+two|the|each(?:\s+of\s+the)?|either|neither|every|all|any|an?)\s+(?:other\s+)?(?:[a-z]+\s+)?"
    r"(?:sides?|part(?:y|ies)|governments?|countr(?:y|ies)|nations?|states?|delegations?|presidents?|leaders|ministers|heads|participants|experts"
    r"|contracting\s+(?:parties|party|states?)|high\s+contracting\s+parties|co-?chairs|signator(?:y|ies))"
    r"|(?:contracting\s+parties|states?\s+part(?:y|ies)|(?:each|a|any|every|all)\s+states?\s+part(?:y|ies)|participants|(?:u\.?s\.?|american)\s+and\s+chinese\s+"
    r"(?:\w+)|chinese\s+and\s+(?:u\.?s\.?|american)\s+(?:\w+)|we|they)"
)  # fmt: skip
_BODY: Final = (
    r"(?:the\s+)?(?:[A-Za-z]+\s+){0,4}(?:working\s+groups?|task\s+forces?|joint\s+(?:committee|secretariat|commission)|secretariats?|ministr(?:y|ies)|"
    r"departments?|administrations?|(?:competent\s+)?authorit(?:y|ies)|agenc(?:y|ies))"
)
_BOUNDARY: Final = re.compile(r"[,;:，；：]\s*|\s+(?:and\s+|but\s+)?that\s+")


def found_in_english(text: str, sides: Sequence[SideWords]) -> list[Found]:
    """What the English words undertake or recommend, in the order of the text."""
    subject = _subject_en(tuple(sides))
    before = ""
    found: list[Found] = []
    for start, end in sentences(text):
        for one in _in_sentence(text, (start, end), subject, before):
            found.append(one)
            before = one.debtor or before
    return found


def _in_sentence(text: str, span: Span, subject: "_Subject", before: str) -> Iterator[Found]:
    """The undertakings of a sentence, one for each subject that undertakes; else the recommendation, if it is one."""
    words = text[span[0] : span[1]]
    sentence = _Sentence(words, (0, *(match.end() for match in _BOUNDARY.finditer(words))))
    begun: list[tuple[int, re.Match[str], re.Match[str]]] = []
    rec = _first_recommendation(sentence, subject)
    for cue in _UNDERTAKES.finditer(words):
        if rec is not None and rec.start() < cue.start() and not begun:
            break
        if (who := _who(sentence, cue, subject)) is None or (
            _words(who).lower() == "they" and not before and not begun
        ):
            continue
        if not begun or who.start("who") != begun[-1][0]:
            begun.append((who.start("who"), cue, who))
    if begun and _recommends_after(words, begun[0][1]):
        yield _recommendation(span, begun[0][1], begun[0][2], subject, before)
        return
    for at, (place, cue, who) in enumerate(begun):
        start = span[0] if at == 0 else span[0] + place
        end = span[0] + begun[at + 1][0] if at + 1 < len(begun) else span[1]
        whole = (start, _trim_end(text, start, end))
        after = words[cue.end() : cue.end() + 12]
        refrains = bool(
            re.match(r"\s*(?:not\b|refrain|never)", after)
            or re.search(r"\bnot\b", cue.group())
            or re.match(r"neither\b", who.group(), re.I)
        )
        yield Found(
            FollowUpKind.COMMITMENT, whole, cue.group(), subject.debtor(who, before), _words(who), _strength(cue.group()),
            Polarity.REFRAIN if refrains else Polarity.DO,
        )  # fmt: skip
    if begun:
        return
    if rec is not None:
        yield _recommendation(span, rec, _who(sentence, rec, subject), subject, before)
    elif done := _DONE.search(words):
        yield Found(FollowUpKind.COMMITMENT, span, done.group(), "", "", _strength(done.group()))


def _recommendation(
    span: Span, cue: re.Match[str], who: re.Match[str] | None, subject: "_Subject", before: str
) -> Found:  # fmt: skip
    debtor = subject.debtor(who, before) if who else ""
    return Found(
        FollowUpKind.RECOMMENDATION, span, cue.group().strip(), debtor, _words(who) if who else "", Strength.WOULD
    )


def _recommends_after(sentence: str, cue: re.Match[str]) -> bool:
    """Both sides agree that *governments* should: a recommendation. That *they* or *their teams* should: an undertaking."""
    if not re.search(r"agree\w*\s+that", cue.group(), re.I):
        return False
    rest = re.match(r"\s*(?P<who>[^,;]{0,80}?)\s*\bshould\b", sentence[cue.end() :])
    return rest is not None and not re.match(
        r"(?:they|their|both\s+sides|the\s+two\s+sides|the\s+parties)\b", rest["who"], re.I
    )


def _first_recommendation(sentence: "_Sentence", subject: "_Subject") -> re.Match[str] | None:
    """The first words that recommend; verbs of recommending count only with a side before them or at the beginning."""
    for cue in _RECOMMENDS.finditer(sentence.text):
        if not _SPEAKS.match(cue.group()):
            return cue
        if not sentence.text[: cue.start()].strip() or _who(sentence, cue, subject) is not None:
            return cue
    return None


def _who(sentence: "_Sentence", cue: re.Match[str], subject: "_Subject") -> re.Match[str] | None:
    """The side that stands as the subject of a cue: the nearest part before it that begins with one."""
    if _DEFINES.match(sentence.text, cue.end()):
        return None
    upto = bisect_right(sentence.borders, cue.start())
    for start in reversed(sentence.borders[max(0, upto - PARTS) : upto]):
        who = subject.pattern.match(sentence.text, start, cue.start())
        if who is None:
            continue
        between = sentence.text[who.end() : cue.start()]
        if _THINKS.search(between) and not _QUALIFIES.match(between):
            return None
        return who
    return None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, and where its parts begin."""

    text: str
    borders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """How subjects are worded, and which side each is."""

    pattern: re.Pattern[str]
    names: tuple[tuple[re.Pattern[str], str], ...]
    joint: re.Pattern[str]

    def debtor(self, who: re.Match[str], before: str) -> str:
        """The key of the side, JOINT, or empty for somebody else; "they" are those of the sentence before."""
        words = _words(who)
        if words.lower() == "they" and before:
            return before
        keys = [key for pattern, key in self.names if pattern.search(words)]
        if len(set(keys)) > 1 or (
            _AND.search(words) and self.joint.match(words)
        ):  # not all of them may be known by name
            return JOINT
        if keys:
            return keys[0]
        return JOINT if self.joint.match(words) else ""


_AND: Final = re.compile(r"\sand\s", re.IGNORECASE)


def _words(who: re.Match[str]) -> str:
    return who["who"].strip()


@lru_cache(maxsize=32)
def _subject_en(sides: tuple[SideWords, ...]) -> _Subject:
    names = sorted({name for side in sides for name in side.en if name}, key=len, reverse=True)
    called = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) or r"(?!)"
    one = rf"(?:the\s+)?(?:government\s+of\s+)?(?:the\s+)?(?:{called})(?:'s|’s)?(?:\s+(?:side|government|delegation|party)\b|(?=[\s,.;(]|$))"
    named = rf"{one}(?:(?:,?\s+and|,|,?\s+together\s+with)\s+{one})*"
    pattern = re.compile(rf"\s*(?:(?:{_LEAD_IN})\s+)*(?P<who>{named}|(?:{_ALL})(?!\w)|{_BODY}(?!\w))", re.IGNORECASE)
    keyed = tuple(
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), side.key)
        for side in sides
        for name in side.en
        if name
    )
    return _Subject(pattern, keyed, re.compile(rf"(?:{_ALL})$", re.IGNORECASE))


def _strength(cue: str) -> Strength:
    return next((strength for pattern, strength in _STRENGTHS if pattern.search(cue.lower())), Strength.WILL)


def _trim_end(text: str, start: int, end: int) -> int:
    words = text[start:end].rstrip()
    return start + len(re.sub(r"(?:[,;，；]|\s+(?:and|while|but))+$", "", words))


# --- Chinese ---------------------------------------------------------------------------------------------------------

_ALL_ZH: Final = (
    r"(?:中美)?双方(?:政府|专家|代表团|团队|代表|元首)?|两国(?:政府|元首|主管部门|有关部门|领导人)?|中美(?:两国)?(?:政府|双方)?|各方|每一方|任何一方"
    r"|任一方|一方|(?:本公约|本条约)?(?:各)?缔约(?:各)?(?:国|方)|与会(?:者|各方|代表|专家)|各国政府|我们|双方同仁"
)
_BODY_ZH: Final = r"(?:[^，。；、将同承决商应须设建成立]{0,10})(?:工作组|联合委员会|秘书处|主管部门|主管机关|主管当局|有关部门|联委会)"
_LEAD_ZH: Final = r"(?:此外|为此|同时|因此|据此|其中|并且|但是|另外|但|而|又|凡)?(?:，)?"
_ADVERBS_ZH: Final = re.compile(
    r"一致|也|还|均|都|亦|各自|分别|共同|进一步|特别|尤其|原则上|经|已|又|并|且|再次|郑重|同时|于|在|自|从|就|通过|根据|按照|依照|对|为|以|向"
)
"""What may stand between a subject and what it undertakes."""
_UNDERTAKES_ZH: Final = re.compile(
    r"(?:将(?!军|来)|同意|承诺|决定|商定|保证|担保|承允|承担|承认(?=[^，]{0,12}(?:义务|责任))|约定|应允|必须|不得|须|(?<![相反供响适效对顺理])应(?![约邀用对急有变答声])|会(?=[继在与同]|尽快|于)"
    r"|愿(?:意)?(?=[同与继]|在)|拟|计划|打算|力争|致力于)"
)
_RECOMMENDS_ZH: Final = re.compile(
    r"(?<![相反供响适效对顺理])应(?:当|该)?(?![约邀用对急有变答声])|宜(?=[^人居])|建议(?!书)|呼吁|敦促|鼓励|倡议|有必要|必须|需要?(?!求)|(?<![重主必首需])要(?=[加坚推继扩保充妥共相])"
)
_SHOULD_ZH: Final = re.compile(r"应|须|必须|不得")
_DEFINES_ZH: Final = re.compile(r"(?:不)?(?:视为|意指|指|适用|生效|解释|影响|受|有权|取决|有利|有助)")
_DONE_BY_ANOTHER_ZH: Final = re.compile(r"(?<![自理事缘])由(?![于此衷])")
_THINKS_ZH: Final = re.compile(r"认为|相信|希望|期待|注意到|认识到|预计|是否|如果|若|当")


def found_in_chinese(text: str, sides: Sequence[SideWords]) -> list[Found]:
    """What the Chinese words undertake or recommend, in the order of the text; traditional characters are read too."""
    subject = _subject_zh(tuple(sides))
    simplified = text.translate(SIMPLIFIED)
    found: list[Found] = []
    for start, end in sentences(text):
        found += _in_chinese_sentence(simplified, (start, end), subject)
    return found


def _in_chinese_sentence(text: str, span: Span, subject: "_SubjectZh") -> Iterator[Found]:
    sentence = text[span[0] : span[1]]
    begun: list[tuple[int, str, str]] = []
    parts = _parts_zh(sentence)
    subjects = [subject.pattern.match(sentence, start, end) for start, end in parts]
    for at, who in enumerate(subjects):
        if who is not None and (cue := _cue_zh(sentence, parts, subjects, at)) is not None:
            begun.append((parts[at][0], cue, who["who"]))
    if begun:
        for at, (place, cue_words, who_words) in enumerate(begun):
            begins = span[0] if at == 0 else span[0] + place
            ends = span[0] + begun[at + 1][0] if at + 1 < len(begun) else span[1]
            rest = sentence[place:][:60]
            yield Found(
                FollowUpKind.COMMITMENT, (begins, _trim_end(text, begins, ends)), cue_words, subject.debtor(who_words),
                who_words, _strength_zh(cue_words),
                Polarity.REFRAIN if re.search(rf"{cue_words}(?:不|避免)|不得|不再", rest) else Polarity.DO,
                bool(_SHOULD_ZH.match(cue_words)),
            )  # fmt: skip
        return
    if recommends := _RECOMMENDS_ZH.search(sentence):
        at = max(place for place, (start, _) in enumerate(parts) if start <= recommends.start())
        named = subjects[at]
        words = named["who"] if named else ""
        yield Found(
            FollowUpKind.RECOMMENDATION, span, recommends.group(), subject.debtor(words) if words else "", words,
            Strength.WOULD, is_open=bool(_SHOULD_ZH.match(recommends.group())),
        )  # fmt: skip
    elif done := re.search(r"将(?:设立|建立|成立|启动|召开|公布|交换|恢复|审议)", sentence):
        yield Found(FollowUpKind.COMMITMENT, span, done.group(), "", "", Strength.WILL)


def _parts_zh(sentence: str) -> list[Span]:
    starts = [0, *(match.end() for match in re.finditer(r"[，；：]\s*", sentence))]
    return list(zip(starts, [*starts[1:], len(sentence)], strict=True))


def _cue_zh(sentence: str, parts: Sequence[Span], subjects: Sequence[re.Match[str] | None], at: int) -> str | None:
    """What the subject of a part undertakes: behind adverbials in that part, or in one of the next two without another."""
    own = subjects[at]
    for later in range(at, min(at + 3, len(parts))):
        start, end = parts[later]
        if later > at and subjects[later] is not None:
            return None
        after = own.end() if own is not None and later == at else start
        for cue in _UNDERTAKES_ZH.finditer(sentence, after, end):
            between = sentence[after : cue.start()]
            if _THINKS_ZH.search(between) or _DEFINES_ZH.match(sentence, cue.end()):
                break
            if _DONE_BY_ANOTHER_ZH.search(between):
                break
            if not between or _ADVERBS_ZH.match(between):
                return cue.group()
    return None


@dataclass(frozen=True, slots=True)
class _SubjectZh:
    pattern: re.Pattern[str]
    names: tuple[tuple[str, str], ...]

    def debtor(self, words: str) -> str:
        """The key of the side, JOINT, or empty for somebody else."""
        keys = {key for name, key in self.names if name in words}
        if len(keys) > 1 or re.fullmatch(_ALL_ZH, words):
            return JOINT
        return keys.pop() if keys else ""


@lru_cache(maxsize=32)
def _subject_zh(sides: tuple[SideWords, ...]) -> _SubjectZh:
    names = sorted({name for side in sides for name in side.zh if name}, key=len, reverse=True)
    called = "|".join(map(re.escape, names)) or r"(?!)"
    one = rf"(?:{called})(?:政府|方|代表团)?"
    pattern = re.compile(rf"{_LEAD_ZH}(?P<who>{_ALL_ZH}|{one}(?:[和与、]{one})*|{_BODY_ZH})")
    return _SubjectZh(pattern, tuple((name, side.key) for side in sides for name in side.zh if name))


def _strength_zh(cue: str) -> Strength:
    if re.match(r"应|须|必须|不得|承担|承诺|承允|保证|担保|承认", cue):
        return Strength.SHALL
    if re.match(r"同意|决定|商定|约定", cue):
        return Strength.AGREED_JOINTLY
    return Strength.INTENDS if re.match(r"愿|拟|计划|打算|力争|致力", cue) else Strength.WILL


__all__ = ["JOINT", "Found", "SideWords", "found_in_chinese", "found_in_english"]
