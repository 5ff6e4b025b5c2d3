"""One document as the extractors see it: the view, its paragraphs, sides, people, and its sentences with who holds the floor."""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from intake.anchors import Anchor
from intake.kinds import DocumentKind
from intake.layout import Stretch
from intake.parties import Mention, Sides
from intake.people import Called, People, Person
from intake.proposals import Attributed, Gap, TextRole, Tier, Who
from intake.sentences import sentences
from intake.view import View

SPOKEN: Final = (TextRole.RECORD, TextRole.SUMMARY, TextRole.QUOTATION)
"""What may be given to a side."""
_TURN: Final = re.compile(
    r"(?P<who>(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Amb|Adm)\.? |(?:Prime |Foreign |Vice |Deputy |Under |Assistant )*(?:Ambassador|General|Secretary|President|Premier|Chairman|Minister|Director|Senator|Representative|Chancellor|Vice Premier) |The |Marshal )*"
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})\s?: (?!//)(?=\S)"
)
_TURN_ZH: Final = re.compile(r"(?P<who>[\u4e00-\u9fff·]{2,12})[:：]\s*(?=\S)")
_NOT_A_TURN: Final = frozenset(
    [
        "Note",
        "Comment",
        "Summary",
        "Source",
        "Subject",
        "Date",
        "Place",
        "Time",
        "Participants",
        "Background",
        "Action",
        "Classified",
        "Re",
        "From",
        "To",
        "Cc",
        "Tags",
        "Question",
        "Answer",
        "End",
        "Begin",
        "Q",
        "A",
    ]
)
_INTRODUCES: Final = re.compile(r"(?:答)[:：]")
_PRESS: Final = ("press",)
_OUTLET: Final = re.compile(
    r"[A-Z]{2,6}(?: News)?|(?:The )?(?:Reuters|Bloomberg|Xinhua(?: News Agency)?|Associated Press|Kyodo(?: News)?|China Daily|China News Service|Global Times|Financial Times|Wall Street Journal|New York Times"
    r"|Question|Reporter|Journalist|Press|Q)|[A-Z][\w ]{1,30} (?:TV|News|Agency|Times|Post|Daily|Radio|Journal|Shimbun)|问|记者问|[\u4e00-\u9fff]{0,8}记者"
)


@dataclass(slots=True)
class Sentence:
    """A sentence of the view with the paragraph it stands in, and the turn it is part of."""

    start: int
    end: int
    text: str
    stretch: Stretch
    index: int
    """Of the paragraph."""
    is_first: bool
    turn: Who = field(default_factory=Who)


@dataclass(slots=True)
class Page:
    """What all extractors share. Offsets are those of the view; `own_side` is whose text it is, `dated` its own date."""

    view: View
    stretches: tuple[Stretch, ...]
    sides: Sides
    people: People
    kind: DocumentKind
    language: str
    own_side: str
    year: int | None
    dated: str
    is_own_voice: bool = False
    """Written in the first person: "I" and "we" are who wrote it."""
    sentences: list[Sentence] = field(default_factory=list)
    _seen: "Counter[str]" = field(default_factory=Counter)
    _mentions: list[Mention] = field(default_factory=list)
    _called: list[Called] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._mentions = list(self.sides.mentions(self.text))
        self._called = list(self.people.called(self.text))

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions of sides that lie between two places."""
        first = bisect_left(self._mentions, start, key=lambda one: one.start)
        last = bisect_left(self._mentions, end, lo=first, key=lambda one: one.start)
        return [one for one in self._mentions[first:last] if one.end <= end]

    def mention(self, start: int, end: int) -> Mention | None:
        """The first mention of a side between two places."""
        return next(iter(self.mentions(start, end)), None)

    def called(self, start: int, end: int) -> Iterator[Called]:
        """Where people are named between two places."""
        first = bisect_left(self._called, start, key=lambda one: one.start)
        last = bisect_left(self._called, end, lo=first, key=lambda one: one.start)
        return iter([one for one in self._called[first:last] if one.end <= end])

    @property
    def text(self) -> str:
        """The view's text."""
        return self.view.text

    def spoken(self) -> Iterator[Sentence]:
        """The sentences that may be given to a side."""
        return (sentence for sentence in self.sentences if sentence.stretch.role in SPOKEN)

    def key(self, kind: str, words: str) -> str:
        """A key that stays the same when the text is read again: of the kind, the words and how often they came before."""
        folded = "".join(words.split()).casefold()
        self._seen[f"{kind}|{folded}"] += 1
        basis = f"{kind}|{folded}|{self._seen[f'{kind}|{folded}']}"
        return hashlib.sha256(basis.encode()).hexdigest()[:24]

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor in the stored text."""
        return self.view.anchor(start, end)

    def who(self, person: Person, start: int, end: int, attributed: Attributed = Attributed.NAMED) -> Who:
        """A person who is named at a place."""
        return Who(person.side, person.name, self.text[start:end], attributed, self.anchor(start, end))

    def common(self, kind: str, rule: str, tier: Tier, sentence: Sentence, start: int, end: int) -> "Common":
        """The fields that every proposal of a sentence carries."""
        anchor = self.anchor(start, end)
        return Common(
            self.key(kind, sentence.text), anchor, rule, tier, language_of(sentence.text), sentence.stretch.role,
            sentence.stretch.marking, sentence.index, self.view.gaps_in(anchor),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Common:
    """The fields of `Proposal`, as keyword arguments."""

    key: str
    anchor: Anchor
    rule: str
    tier: Tier
    language: str
    role: TextRole
    marking: str
    paragraph: int | None
    gaps: tuple[Gap, ...]

    def fields(self) -> dict[str, Any]:
        """As keyword arguments."""
        return {name: getattr(self, name) for name in self.__slots__}


def language_of(words: str) -> str:
    """The language of a few words: Chinese where a fifth of their letters are Han characters."""
    han = sum(1 for letter in words if "\u3400" <= letter <= "\u9fff")
    return "zh" if han * 5 > len(words) else "en"


def fill_sentences(page: Page) -> None:
    """Cut the paragraphs into sentences and find the turns (`Mr. Tsao:`) of minutes and press conferences."""
    has_turns = page.kind in (DocumentKind.MEMCON, DocumentKind.MINUTES, DocumentKind.PRESS)
    turn = Who()
    for index, stretch in enumerate(page.stretches):
        if stretch.role not in SPOKEN:
            if stretch.is_heading:
                turn = Who()
            continue
        first = True
        body = stretch.body
        if has_turns and (found := _turn(page, stretch)):
            turn, body = found
        if turn.name in _PRESS:
            continue  # what the press asks is nobody's at the table
        for start, end in sentences(page.text, body, stretch.end):
            page.sentences.append(Sentence(start, end, page.text[start:end], stretch, index, first, turn))
            first = False


def _turn(page: Page, stretch: Stretch) -> tuple[Who, int] | None:
    for pattern in (_TURN, _TURN_ZH):
        m = pattern.match(page.text, stretch.body, stretch.end)
        if m is None or m["who"].split()[0].rstrip(":") in _NOT_A_TURN:
            continue
        if page.kind == DocumentKind.PRESS and _OUTLET.fullmatch(m["who"]):
            return Who("", "press", m["who"], Attributed.TURN, page.anchor(m.start("who"), m.end("who"))), m.end()
        called = list(page.called(m.start("who"), m.end("who")))
        if called:
            one = called[-1]
            return page.who(one.person, one.start, one.end, Attributed.TURN), m.end()
        mention = page.sides.first(m["who"])
        if mention is not None:
            anchor = page.anchor(m.start("who"), m.end("who"))
            return Who(mention.party, "", m["who"], Attributed.TURN, anchor), m.end()
        if page.kind != DocumentKind.MEMCON and _INTRODUCES.match(m.group()):
            return Who(), m.end()
        if pattern is _TURN and len(m["who"].split()) <= 4:
            return Who("", m["who"], m["who"], Attributed.TURN, page.anchor(m.start("who"), m.end("who"))), m.end()
    return None
