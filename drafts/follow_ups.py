"""What may follow from an adopted text: undertakings, recommendations, points for the next session, in both languages.

Sentences are paired across the languages; what is found in one is shown with its counterpart in the other. Where the
English decides between an undertaking and a recommendation (will or should) the Chinese follows it (应 says both).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final, Protocol
from uuid import UUID

from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import ClauseKind, DueKind, Strength
from drafts.due_words import Due, due_in_chinese, due_in_english
from drafts.expressions import SIMPLIFIED
from drafts.pairing import pair
from drafts.sentences import Span, sentences
from drafts.undertakings import Found, SideWords, found_in_chinese, found_in_english


class AdoptedClause(Protocol):
    """A clause of an adopted text, in both languages."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> ClauseKind: ...
    @property
    def level(self) -> int: ...
    @property
    def text_en(self) -> str: ...
    @property
    def text_zh(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may call for something, with what the wording says of it; a person decides.

    The spans are those in the texts of the clause; None where that language has no counterpart. `in_both` says that the
    rules of both languages found it.
    """

    clause_id: UUID
    kind: FollowUpKind
    en: Span | None
    zh: Span | None
    cue_en: str = ""
    cue_zh: str = ""
    debtor: str = ""
    subject_en: str = ""
    subject_zh: str = ""
    strength: Strength = Strength.WILL
    polarity: Polarity = Polarity.DO
    due_kind: DueKind = DueKind.NONE
    due_on: date | None = None
    due_words_en: str = ""
    due_words_zh: str = ""
    in_both: bool = False

    @property
    def key(self) -> str:
        """What names the words: the clause and the two spans, whatever kind they are thought to be."""
        spans = ("-" if span is None else f"{span[0]}.{span[1]}" for span in (self.en, self.zh))
        return f"{self.clause_id.hex}_{'_'.join(spans)}"


@dataclass(slots=True)
class _Section:
    """What the clauses that follow take over from a heading or a chapeau."""

    next_session_level: int | None = None
    has_chapeau: bool = False
    chapeau: Candidate | None = None
    chapeau_level: int = 0
    due: Candidate | None = None
    hanging: set[str] = field(default_factory=set)


_NEXT_EN: Final = re.compile(
    r"\b(?:next|following|future|subsequent)\s+(?:round|session|meeting|dialogue|sitting)s?\b", re.IGNORECASE
)
_TAKES_UP_EN: Final = re.compile(
    r"\b(?:discuss\w*|consider(?!ed)\w*|take\s+up|taken\s+up|return\s+to|revert\s+to|address(?:ed)?|agenda|further\s+discussion|carr(?:y|ied)\s+forward"
    r"|points?|topics?|issues?|include)\b",
    re.IGNORECASE,
)
_NEXT_ZH: Final = re.compile(
    r"(?:下一?|今后)(?:[轮次届]|阶段)?(?:的)?(?:会议|会谈|会晤|对话|会期|讨论|磋商|时)|下一?[轮次届]"
)
_TAKES_UP_ZH: Final = re.compile(r"讨论|审议|研究|研讨|磋商|商讨|议题|议程|要点|列入|继续探讨|深入探讨")
_FOLLOWING: Final = re.compile(r"\b(?:following|as\s+follows|below)\b|以下|下列|如下", re.IGNORECASE)
_ABOVE: Final = re.compile(r"\babove\b|上述", re.IGNORECASE)


def candidates(clauses: Sequence[AdoptedClause], sides: Sequence[SideWords]) -> tuple[Candidate, ...]:
    """The candidates of a text in its order, each once. Headings undertake nothing."""
    found: list[Candidate] = []
    now = _Section()
    for clause in clauses:
        if clause.kind == ClauseKind.HEADING:
            now = _under_heading(clause, now)
            continue
        if now.chapeau is not None and clause.level <= now.chapeau_level and clause.kind != ClauseKind.SUBPARAGRAPH:
            now.chapeau = None
        if now.next_session_level is not None:
            found += _points(clause, now)
            continue
        here = list(_in_clause(clause, sides))
        if _opens_list(clause) and _is_next_session(clause.text_en, clause.text_zh):
            now.next_session_level, now.has_chapeau, now.chapeau_level = clause.level, True, clause.level
            continue
        if not here and now.chapeau is not None and _hangs(clause, now):
            here = [_hanging(clause, now.chapeau)]
            now.hanging.add(now.chapeau.key)
        here = [_with_due_of(candidate, clause, now) for candidate in here]
        if _opens_list(clause):
            now.chapeau, now.chapeau_level = (here[-1] if here else None), clause.level
            says_following = _FOLLOWING.search(clause.text_en) or _FOLLOWING.search(clause.text_zh)
            now.due = here[-1] if here and here[-1].due_on and says_following else None
        found += here
    return tuple(candidate for candidate in found if candidate.key not in now.hanging)


def _under_heading(clause: AdoptedClause, before: _Section) -> _Section:
    """A heading ends what was taken over, unless it stands below the heading of the points for the next session."""
    if before.next_session_level is not None and clause.level > before.next_session_level:
        return before
    level = clause.level if _is_next_session(clause.text_en, clause.text_zh) else None
    return _Section(next_session_level=level, hanging=before.hanging)


def _is_next_session(en: str, zh: str) -> bool:
    return bool(
        (_NEXT_EN.search(en) and _TAKES_UP_EN.search(en))
        or (_NEXT_ZH.search(zh.translate(SIMPLIFIED)) and _TAKES_UP_ZH.search(zh.translate(SIMPLIFIED)))
    )


def _opens_list(clause: AdoptedClause) -> bool:
    return (
        clause.kind == ClauseKind.CHAPEAU
        or clause.text_en.rstrip().endswith(":")
        or clause.text_zh.rstrip().endswith("：")
    )


def _points(clause: AdoptedClause, now: _Section) -> Iterator[Candidate]:
    """The points of a section on the next session: those below its chapeau where there is one, else every clause."""
    if _opens_list(clause):
        now.has_chapeau, now.chapeau_level = True, clause.level
        return
    listed = clause.level > now.chapeau_level or clause.kind in (ClauseKind.SUBPARAGRAPH, ClauseKind.RECOMMENDATION)
    if now.has_chapeau and not listed:
        now.next_session_level, now.has_chapeau = None, False
        return
    yield _whole(clause, FollowUpKind.NEXT_SESSION)


def _whole(clause: AdoptedClause, kind: FollowUpKind) -> Candidate:
    en, zh = ((0, len(text)) if text.strip() else None for text in (clause.text_en, clause.text_zh))
    return Candidate(clause.id, kind, en, zh)


def _hangs(clause: AdoptedClause, now: _Section) -> bool:
    return clause.level > now.chapeau_level or clause.kind == ClauseKind.SUBPARAGRAPH


def _hanging(clause: AdoptedClause, chapeau: Candidate) -> Candidate:
    """A point that completes its chapeau ("Both sides will:"): its own words, and who and how firmly from the chapeau."""
    own = _dated(_whole(clause, chapeau.kind), clause)
    due = own if own.due_kind != DueKind.NONE else chapeau
    return replace(
        own, debtor=chapeau.debtor, subject_en=chapeau.subject_en, subject_zh=chapeau.subject_zh,
        strength=chapeau.strength, polarity=chapeau.polarity, due_kind=due.due_kind, due_on=due.due_on,
        due_words_en=due.due_words_en, due_words_zh=due.due_words_zh, in_both=chapeau.in_both,
    )  # fmt: skip


def _with_due_of(candidate: Candidate, clause: AdoptedClause, now: _Section) -> Candidate:
    """A chapeau that takes "the following measures by 14 May" gives its date to what follows, until "the above" is said."""
    due = now.due
    has_own = candidate.due_kind != DueKind.NONE or candidate.due_words_en or candidate.due_words_zh
    if due is None or has_own or candidate.kind != FollowUpKind.COMMITMENT:
        return candidate
    if _ABOVE.search(clause.text_en) or _ABOVE.search(clause.text_zh):
        now.due = None
        return candidate
    return replace(
        candidate,
        due_kind=due.due_kind,
        due_on=due.due_on,
        due_words_en=due.due_words_en,
        due_words_zh=due.due_words_zh,
    )


def _in_clause(clause: AdoptedClause, sides: Sequence[SideWords]) -> Iterator[Candidate]:
    """What the words of the clause call for. The same words are read once, whoever asks: adopted texts do not change."""
    for candidate in _in_words(_Words(clause.kind, clause.text_en, clause.text_zh), tuple(sides)):
        yield replace(candidate, clause_id=clause.id)


_NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a clause, without which clause they are."""

    kind: ClauseKind
    text_en: str
    text_zh: str
    level: int = 0
    id: UUID = _NOBODY


@lru_cache(maxsize=4096)
def _in_words(clause: _Words, sides: tuple[SideWords, ...]) -> tuple[Candidate, ...]:
    return tuple(_read(clause, sides))


def _read(clause: AdoptedClause, sides: Sequence[SideWords]) -> Iterator[Candidate]:
    en_found, zh_found = found_in_english(clause.text_en, sides), found_in_chinese(clause.text_zh, sides)
    any_found = False
    for en, zh in _sentence_pairs(clause.text_en, clause.text_zh):
        if _is_next_session(_words(clause.text_en, en), _words(clause.text_zh, zh)):
            any_found = True
            yield Candidate(clause.id, FollowUpKind.NEXT_SESSION, en, zh)
            continue
        for candidate in _of_pair(clause, en, zh, _inside(en_found, en), _inside(zh_found, zh)):
            any_found = True
            yield _dated(candidate, clause)
    if not any_found and clause.kind == ClauseKind.RECOMMENDATION and not _opens_list(clause):
        yield _dated(_whole(clause, FollowUpKind.RECOMMENDATION), clause)


def _sentence_pairs(en: str, zh: str) -> list[tuple[Span | None, Span | None]]:
    """The sentences that say the same, in order; several taken together where the languages divide differently."""
    english, chinese = sentences(en), sentences(zh)
    if not english or not chinese or len(english) == len(chinese):
        longest = max(len(english), len(chinese))
        return [(_at(english, n), _at(chinese, n)) for n in range(longest)]
    pairs = pair([_words(en, span) for span in english], [_words(zh, span) for span in chinese])
    return [(_together(english, p.en), _together(chinese, p.zh)) for p in pairs]


def _of_pair(
    clause: AdoptedClause, en: Span | None, zh: Span | None, english: Sequence[Found], chinese: Sequence[Found]
) -> Iterator[Candidate]:
    """What one pair of sentences calls for: what the English finds, with its counterpart; else what the Chinese does."""
    if english:
        matched = len(english) == len(chinese)
        for at, one in enumerate(english):
            other = chinese[at] if matched else None
            agrees = other is not None and (other.kind == one.kind or other.is_open)
            yield Candidate(
                clause.id, one.kind, one.span if len(english) > 1 else en, other.span if other and len(chinese) > 1 else zh,
                one.cue, other.cue if other else "", one.debtor or (other.debtor if other else ""), one.subject, other.subject if other else "",
                one.strength, _either(one, other), in_both=agrees,
            )  # fmt: skip
        return
    for one in chinese:
        if en is not None and one.is_open:  # the English is there and does not say it: 应 as in a rule or a description
            continue
        kind = one.kind
        if one.is_open and clause.kind == ClauseKind.RECOMMENDATION:
            kind = FollowUpKind.RECOMMENDATION
        yield Candidate(
            clause.id, kind, en, one.span if len(chinese) > 1 else zh, "", one.cue, one.debtor, "", one.subject, one.strength,
            one.polarity,
        )  # fmt: skip


def _either(one: Found, other: Found | None) -> Polarity:
    return other.polarity if other is not None and one.polarity == Polarity.DO else one.polarity


def _dated(candidate: Candidate, clause: AdoptedClause) -> Candidate:
    """With the words that say when it falls due. Two languages that give different dates give none: a person looks."""
    en = due_in_english(_words(clause.text_en, candidate.en))
    zh = due_in_chinese(_words(clause.text_zh, candidate.zh))
    leading = _leading(en, zh)
    if leading is None:
        return candidate
    days = {due.on for due in (en, zh) if due is not None and due.on is not None}
    kind = leading.kind if leading.kind != DueKind.DATE or len(days) == 1 else DueKind.NONE
    return replace(
        candidate, due_kind=kind, due_on=days.pop() if kind == DueKind.DATE else None,
        due_words_en=en.words if en else "", due_words_zh=zh.words if zh else "",
    )  # fmt: skip


def _leading(en: Due | None, zh: Due | None) -> Due | None:
    given = [due for due in (en, zh) if due is not None]
    order = (DueKind.DATE, DueKind.EVENT, DueKind.RECURRING, DueKind.CONTINUING)
    return min(given, key=lambda due: order.index(due.kind), default=None)


def touched_by(text: str, wrong: str, span: Span | None) -> bool:
    """Whether the words that an erratum corrects, which stand once in the clause, overlap the words of the span."""
    at = text.find(wrong)
    return span is not None and at >= 0 and at < span[1] and at + len(wrong) > span[0]


def _inside(found: Sequence[Found], span: Span | None) -> list[Found]:
    return [one for one in found if span is not None and span[0] <= one.span[0] < span[1]]


def _words(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _at(spans: Sequence[Span], at: int) -> Span | None:
    return spans[at] if at < len(spans) else None


def _together(spans: Sequence[Span], which: Sequence[int]) -> Span | None:
    return (spans[which[0]][0], spans[which[-1]][1]) if which else None


__all__ = ["AdoptedClause", "Candidate", "candidates", "touched_by"]
