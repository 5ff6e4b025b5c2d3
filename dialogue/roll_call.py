"""A list of participants as somebody types it: one a line, parts parted by semicolons; and who of the register each is.

`Wang Bin; head; 360 Enterprise; Vice President`: the name, then in any order what is a function or a capacity, then the
organisation and the title. A comma parts nothing: it stands inside titles. A line that ends in a colon names the side of those
below it; a number before the name stands for so many unnamed people.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from dialogue.names import WrittenName, search_key, written
from dialogue.vocabulary import Capacity, Function

_FUNCTIONS: Final = {
    Function.HEAD: ("head", "head of delegation", "h", "团长"),
    Function.CHAIR: ("chair", "co-chair", "主席", "主持人"),
    Function.MEMBER: ("member", "m", "成员"),
    Function.INTERPRETER: ("interpreter", "i", "译员", "翻译"),
    Function.NOTE_TAKER: ("note-taker", "note taker", "notetaker", "n", "记录员", "记录"),
    Function.OBSERVER: ("observer", "o", "观察员"),
}
_CAPACITIES: Final = {
    Capacity.OFFICIAL: ("official", "官方", "官方身份"),
    Capacity.PERSONAL: ("personal", "个人", "个人身份"),
}
_FUNCTION_OF: Final = {word: function for function, words in _FUNCTIONS.items() for word in words}
_CAPACITY_OF: Final = {word: capacity for capacity, words in _CAPACITIES.items() for word in words}
_PARTED: Final = re.compile(r"\s*[;；|\t]\s*")
_COUNTS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
_UNNAMED: Final = re.compile(rf"(?i)(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})(?:\s+(?=[a-z])|(?=[名位个]))(?P<who>.+)")


@dataclass(frozen=True, slots=True)
class Called:
    """One line: who, on which side, as what. `count` is above 1, or `is_unnamed`, for people who are not named."""

    line: int
    name: str
    party: str = ""
    function: Function = Function.MEMBER
    capacity: Capacity = Capacity.UNKNOWN
    organisation: str = ""
    title: str = ""
    count: int = 1
    is_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the register: every form of the name, and whether this dialogue has seen the person before."""

    id: UUID
    names: tuple[WrittenName, ...]
    sat_here: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """A line with who of the register it may be. One of them: it is that person; none: somebody new; more: a person says who.

    `by_part` says that only part of the name was typed (a family name), so that whoever confirms looks twice.
    """

    called: Called
    people: tuple[UUID, ...]
    by_part: bool = False


def read_roll(text: str, sides: Mapping[str, Iterable[str]]) -> list[Called]:
    """The lines of a list, in order. `sides` are the parties by key with every word that they are called by."""
    named = {_word(word): key for key, words in sides.items() for word in (key, *words) if word}
    party, called = "", []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip().strip("-•*·").strip()
        if not line:
            continue
        if line[-1] in ":：" and (key := named.get(_word(line[:-1]))) is not None:
            party = key
            continue
        parts = _PARTED.split(line)
        if parts[0]:
            called.append(_read(number, parts, party, named))
    return called


def _read(number: int, parts: Sequence[str], party: str, sides: Mapping[str, str]) -> Called:
    name, function, capacity, rest = parts[0], Function.MEMBER, Capacity.UNKNOWN, []
    for part in filter(None, parts[1:]):
        word = _word(part)
        if word in _FUNCTION_OF:
            function = _FUNCTION_OF[word]
        elif word in _CAPACITY_OF:
            capacity = _CAPACITY_OF[word]
        elif word in sides:
            party = sides[word]
        else:
            rest.append(part)
    organisation, title = (*rest, "", "")[:2] if len(rest) < 3 else (rest[0], "; ".join(rest[1:]))
    if unnamed := _UNNAMED.fullmatch(name):
        counted = unnamed["count"].casefold()
        count = _COUNTS.get(counted) or int(counted)
        if function == Function.MEMBER:
            function = _function_in(unnamed["who"])
        return Called(number, name, party, function, capacity, organisation, title, max(1, count), True)
    return Called(number, name, party, function, capacity, organisation, title)


def _function_in(words: str) -> Function:
    """What the unnamed are, where their words say it: two note-takers, 两名记录员."""
    told = _word(words)
    for word, function in _FUNCTION_OF.items():
        if len(word) > 1 and word in told:
            return function
    return Function.MEMBER


def _word(text: str) -> str:
    return " ".join(text.casefold().split())


def matched(called: Iterable[Called], register: Iterable[Known]) -> list[Matched]:
    """Each line with the people of the register whose whole name it is; else, among those who sat here, whose part it is.

    A part is one word of the name in Latin letters, or the beginning of the name in Chinese.
    """
    whole: dict[str, set[UUID]] = {}
    parts: dict[str, set[UUID]] = {}
    for person in register:
        for name in person.names:
            for key in _wholes(name):
                whole.setdefault(key, set()).add(person.id)
            if person.sat_here:
                for key in _parts(name):
                    parts.setdefault(key, set()).add(person.id)
    found = []
    for line in called:
        key = search_key(line.name)
        if line.is_unnamed or not key:
            found.append(Matched(line, ()))
        elif people := whole.get(key):
            found.append(Matched(line, tuple(sorted(people))))
        else:
            found.append(Matched(line, tuple(sorted(parts.get(key, ()))), True))
    return found


def _wholes(name: WrittenName) -> set[str]:
    forms = (written(name), name.family + name.given, name.given + name.family)
    return {key for form in forms if (key := search_key(form))}


def _parts(name: WrittenName) -> set[str]:
    words = [*re.findall(r"[^\W\d_]+", written(name)), name.family]
    return {key for word in words if (key := search_key(word))}


__all__ = ["Called", "Known", "Matched", "matched", "read_roll"]
