"""Finding the expressions of the table of renderings in a text, and in a pair of texts what renders what."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, Final

from drafts.dictionary import words_of
from drafts.renderings import EXPRESSIONS, RENDERINGS_OF_CHINESE, Language, renderings_of
from drafts.tokens import HAN

Span = tuple[int, int]

_OTHER_ENGLISH: Final = (
    "with respect to", "in respect of", "in this respect", "in all respects", "in advance", "of note", "note verbale",
    "notes verbales", "diplomatic note", "diplomatic notes", "interest rate", "interest rates", "customs duty",
    "customs duties", "political will", "free will", "human rights", "social security", "common sense",
)  # fmt: skip
_OTHER_CHINESE: Final = (
    "不同意见", "共同体", "合作社", "不可分割", "不可或缺", "必不可少", "不可抗力", "不可逆", "注意力", "另一方面", "一方面",
    "社会保障", "建议书", "同一性", "智能体", "不得不", "不能不", "可持续", "可再生", "可核查", "可预见", "可预期", "可预测",
    "可追溯", "可操作", "可互操作", "可接受", "可负担", "可获得", "可比较",
)  # fmt: skip
"""Longer expressions in which one of the table stands and means something else."""

SIMPLIFIED: Final = str.maketrans(
    "兩個為爲舉義爭產從會關興內軍衝決減則別辦務動勵勢協單衛壓雙變響圍國圖場堅聲處備夠實審對尋將盡鞏應廢開棄張強當"
    "錄徹憶憂懾戰執擴揚護報擔擬擁損換無時暫術權來欄樣歡溝灣滅獨狀環現著礎礙穩競簽類糾紅約級納紛線終經結絡絕統維締"
    "職聯脅脫慮雖見觀規視計訂認討讓議訊記許論設證評識誠話詢該請諾調諒談謀謝譴責質貫賞贊讚贏踐轉邊達過運進遲遺釋鉤"
    "鈎銘銷門問險須顧預領題風於體劃採臺書驗"
    "員專團隊導與機據並還鄭籲適啟啓復繼續輪屆後週點階條網們産組確願測準範",
    "两个为为举义争产从会关兴内军冲决减则别办务动励势协单卫压双变响围国图场坚声处备够实审对寻将尽巩应废开弃张强当"
    "录彻忆忧慑战执扩扬护报担拟拥损换无时暂术权来栏样欢沟湾灭独状环现着础碍稳竞签类纠红约级纳纷线终经结络绝统维缔"
    "职联胁脱虑虽见观规视计订认讨让议讯记许论设证评识诚话询该请诺调谅谈谋谢谴责质贯赏赞赞赢践转边达过运进迟遗释钩"
    "钩铭销门问险须顾预领题风于体划采台书验"
    "员专团队导与机据并还郑吁适启启复继续轮届后周点阶条网们产组确愿测准范",
)
"""The traditional forms of the characters of the table, and of the words that undertake, recommend or say when it falls due, to
be read as simplified ones."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What renders an expression in the other text, and where.

    `is_clear`: nothing else in the first text could be what these words render.
    """

    words: str
    spans: tuple[Span, ...]
    is_clear: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """An expression of a text, where it stands, and its renderings found in the other text; none where none is known."""

    expression: str
    spans: tuple[Span, ...]
    renderings: tuple[Rendering, ...]


_WORD: Final = re.compile(rf"[^\W_{HAN}]+")
_BETWEEN_WORDS: Final = re.compile(r"(?:\s+|\s*[-\u2010\u2011]\s*)\Z")
_LEAF: Final = ""

Tree = dict[str, Any]


def _tree(forms: Iterable[tuple[Sequence[str], str]]) -> Tree:
    """Forms by their words, one step a word; the leaf says of what expression it is a form ('' hides those inside)."""
    tree: Tree = {}
    for words, expression in forms:
        branch = tree
        for word in words:
            branch = branch.setdefault(word, {})
        branch.setdefault(_LEAF, []).append(expression)
    return tree


_ENGLISH: Final = _tree(
    [(_WORD.findall(form.lower()), e.headword) for e in EXPRESSIONS for form in e.english]
    + [(_WORD.findall(form), "") for form in _OTHER_ENGLISH]
)
_CHINESE: Final = _tree([(words, words) for words in RENDERINGS_OF_CHINESE] + [(words, "") for words in _OTHER_CHINESE])
_ONLY_SMALL: Final = frozenset(e.headword for e in EXPRESSIONS if e.only_small)


class Reading:
    """A text read for the expressions of the table; it is gone through once, however often it is asked."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self._all = tuple(_english(text) if language == "en" else _chinese(text))

    def expressions(self, only: Collection[str] | None = None) -> dict[str, tuple[Span, ...]]:
        """The expressions in the text with their spans, English ones by headword. Of two that overlap the first counts,
        and of those that start together the longest. `only`: as if the table held but these.
        """
        found: dict[str, list[Span]] = {}
        reached = 0
        for start, longest_first in self._all:
            if start < reached:
                continue
            for end, names in longest_first:
                fits = [name for name in names if not name or only is None or name in only]
                if fits and (self.language == "en" or self._is_whole(start, end)):
                    for name in filter(None, fits):
                        found.setdefault(name, []).append((start, end))
                    reached = end
                    break
        return {name: tuple(spans) for name, spans in found.items()}

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether Chinese words are not made of the end of one word and the beginning of the next (治安保卫 holds no 安保).

        A single character has to be a word of its own.
        """
        first, last = self._word_at[start], self._word_at[end - 1]
        if end - start == 1:
            return first == (start, end)
        return first == last or (first[0] == start and last[1] == end)

    @cached_property
    def _word_at(self) -> tuple[Span, ...]:
        """For every character the span of its word."""
        words = words_of(self.text.translate(SIMPLIFIED), guess=False)
        spans = pairwise([0, *accumulate(map(len, words))])
        return tuple(span for span in spans for _ in range(span[1] - span[0]))


def rendered(en: Reading, zh: Reading, language: Language) -> tuple[Rendered, ...]:
    """The expressions of the text in `language`, in order, each with the renderings of it that stand in the other text."""
    this, other = (en, zh) if language == "en" else (zh, en)
    table = renderings_of(language)
    expressions = this.expressions()
    # Only what may render something here is looked for, so that a longer word of no concern hides no rendering.
    others = other.expressions({words for expression in expressions for words in table[expression]})
    claims = dict.fromkeys(others, 0)
    claimants = dict.fromkeys(others, 0)
    for expression, spans in expressions.items():
        for words in claims.keys() & set(table[expression]):
            claims[words] += len(spans)
            claimants[words] += 1
    return tuple(
        Rendered(
            expression,
            spans,
            tuple(
                Rendering(words, others[words], claimants[words] == 1 or len(others[words]) >= claims[words])
                for words in table[expression]
                if words in others
            ),
        )
        for expression, spans in expressions.items()
    )


Place = tuple[int, list[tuple[int, list[str]]]]
"""Where expressions start, and where each ends, the longest first."""


def _english(text: str) -> Iterator[Place]:
    words = [(match.group(), *match.span()) for match in _WORD.finditer(text)]
    for at, (word, start, end) in enumerate(words):
        branch = _ENGLISH.get(word.lower())
        if branch is None:
            continue
        ends: list[tuple[int, list[str]]] = []
        while True:
            names = [name for name in branch.get(_LEAF, ()) if name not in _ONLY_SMALL or word.islower()]
            if names:
                ends.append((end, names))
            at += 1
            if at == len(words) or not _BETWEEN_WORDS.match(text, end, words[at][1]):
                break
            branch = branch.get(words[at][0].lower())
            if branch is None:
                break
            end = words[at][2]
        if ends:
            yield start, ends[::-1]


def _chinese(text: str) -> Iterator[Place]:
    simplified = text.translate(SIMPLIFIED)
    for start, character in enumerate(simplified):
        branch = _CHINESE.get(character)
        at, ends = start, []
        while branch is not None:
            if _LEAF in branch:
                ends.append((at + 1, branch[_LEAF]))
            at += 1
            while at < len(simplified) and simplified[at].isspace():  # a line may be broken anywhere
                at += 1
            branch = branch.get(simplified[at]) if at < len(simplified) else None
        if ends:
            yield start, ends[::-1]
