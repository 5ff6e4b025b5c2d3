"""The people a text names, each once with all the forms of the name, and who is meant where a form stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from rapidfuzz.distance import Levenshtein

from intake.names import DOMAINS, HEADS, NOT_NAMES, Named, apposed_in, named_in, speaking_in
from intake.names_zh import attended_in_chinese, named_first_in_chinese, named_in_chinese
from intake.parties import Sides
from intake.proposals import JOINT
from intake.rosters import Listed, listed_in, side_of_title
from intake.sentences import sentences

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_COMMON: Final = frozenset(
    ["He", "An", "Will", "May", "March", "No", "In", "You", "So", "Her", "Or", "Our", "My", "She", "Can"]
)


class Known(Protocol):
    """A person of the register."""

    @property
    def names(self) -> Sequence[str]: ...
    @property
    def side(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def organisation(self) -> str: ...


@dataclass(slots=True)
class Person:
    """A person as one text gives them. `start`, `end`: where the fullest form first stands in the view."""

    name: str
    start: int
    end: int
    title: str = ""
    organisation: str = ""
    side: str = ""
    side_from: str = ""
    is_listed: bool = False
    is_titled: bool = False
    attended: bool = False
    function: str = ""
    aliases: list[str] = field(default_factory=list)
    misspellings: list[str] = field(default_factory=list)
    known: Known | None = None

    def forms(self) -> list[str]:
        """All forms of the name that stand in the text."""
        return [self.name, *self.aliases, *self.misspellings]


@dataclass(frozen=True, slots=True)
class Called:
    """Where somebody is named in the view."""

    start: int
    end: int
    person: Person


@dataclass(slots=True)
class People:
    """Everybody whom a text names, with one pattern for all forms."""

    persons: list[Person]
    placeholders: list[Listed]
    pattern: re.Pattern[str]
    by_form: dict[str, Person]
    has_list: bool

    def called(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Called]:
        """Where people are named, in order."""
        for m in self.pattern.finditer(text, start, len(text) if end is None else end):
            yield Called(m.start(), m.end(), self.by_form[m.group()])

    def of(self, form: str) -> Person | None:
        """Whom a form means."""
        return self.by_form.get(form)


def people_of(text: str, sides: Sides, register: Iterable[Known], own_side: str, is_cable: bool = False) -> People:
    """Everybody named in a view. `own_side`: the side whose text it is, for a Chinese title without a country."""
    chinese = bool(_HAN.search(text))
    listed = list(listed_in(text, sides))
    persons: list[Person] = []
    for one in listed:
        if not one.is_placeholder:
            _add(persons, Person(
                one.name, one.start, one.end, one.title, one.organisation, one.side, "list" if one.side else "", is_listed=True,
                is_titled=True, function=one.function,
            ))  # fmt: skip
    for named in _titled(text, chinese, sides):
        side, side_from = _side(named, text, sides, own_side, persons)
        _add(persons, Person(
            named.name, named.start, named.end, named.title, named.organisation, side, side_from, is_titled=True
        ))  # fmt: skip
    if chinese:
        for named in attended_in_chinese(text):
            _add(persons, Person(
                named.name, named.start, named.end, named.title, "", own_side, "text" if own_side else "", is_titled=True,
                attended=True,
            ))  # fmt: skip
    for start, end, name in _attended(text):
        _add(persons, Person(name, start, end, is_titled=True, attended=True))
    _register(text, persons, register)
    if own_side and not chinese:
        _own_side(text, persons, own_side)
    if own_side and is_cable:
        for person in persons:
            if not person.side and _OF_THE_POST.fullmatch(person.title) and not person.organisation:
                person.side, person.side_from = own_side, "title"
    persons.sort(key=lambda person: person.start)
    return _indexed(text, persons, [one for one in listed if one.is_placeholder], any(p.is_listed for p in persons))


def _titled(text: str, chinese: bool, sides: Sides) -> Iterator[Named]:
    found = [*named_in(text), *apposed_in(text), *speaking_in(text)]
    if chinese:
        titled = [*named_in_chinese(text), *named_first_in_chinese(text)]
        names = {one.name for one in titled}
        # 拜登总统作出: a title behind a name that is known from elsewhere names nobody new.
        found += [
            one for one in titled
            if not any(one.before.endswith(name) for name in names) and not _is_behind_a_name(one, text, sides)
        ]  # fmt: skip
    return iter(sorted(found, key=lambda one: one.start))


def _is_behind_a_name(one: Named, text: str, sides: Sides) -> bool:
    """拜登总统巴厘岛, 拜登总统作出: the same two characters and title, with different words behind them, are a name."""
    words = one.before[-2:] + one.title
    if len(one.before) < 2 or any(one.before.endswith(word) for word in sides.keys if _HAN.match(word)):
        return False
    return len({text[m.end() : m.end() + 2] for m in re.finditer(re.escape(words), text)}) > 1


def _side(named: Named, text: str, sides: Sides, own_side: str, persons: list[Person]) -> tuple[str, str]:
    if _HAN.search(named.name):
        lead = re.split(r"[同与和、会见]", named.before)[-1] if named.before else ""
        mention = None
        for mention in sides.mentions(lead):  # noqa: B007 - the last one is meant
            pass
        if mention is None:
            mention = sides.first(named.title + named.organisation)
        if mention is not None and mention.party != JOINT:
            return mention.party, "title"
        direct = side_of_title(named.title, sides)
        if direct:
            return direct, "title"
        # 美国财政部长甲和贸易代表乙: the country goes on to the next in the list.
        before = text[max(0, named.start_of_title - 3) : named.start_of_title]
        if re.search(r"[和及、]$", before) and persons and persons[-1].end >= named.start_of_title - 2:
            return persons[-1].side, persons[-1].side_from
        return (own_side, "text") if own_side and not lead else ("", "")
    words = " ".join((named.before, named.organisation, named.title))
    if side := side_of_title(words, sides):
        return side, "title"
    lead = text[max(0, named.start_of_title - 90) : named.start_of_title]
    led = re.search(
        r"(?:[Tt]he )?([A-Z][\w.]*(?: [A-Z][\w.]*)?) (?:side|team|delegation|representatives?|delegates?|co-chairs?) (?:is|are|was|were|will be|would be)(?: (?:led|headed|chaired|represented) by)?[^.;]{0,60}$",
        lead,
    )
    earlier = re.search(r"((?:[A-Z][\w.]* )+(?:Representative|Secretary|Minister|Commissioner)), $", lead)
    if earlier and (side := side_of_title(earlier.group(1), sides)):
        return side, "title"
    if re.match(r",? of ", text[named.end : named.end + 6]):
        country = sides.first(text, named.end + 3, named.end + 60)
        if country is not None and country.start - named.end <= 6 and country.party != JOINT:
            return country.party, "text"
    if of := re.match(r",? of (?:the )?([A-Z][\w.]+(?: [A-Z][\w.]+)?)[,.; ]", text[named.end : named.end + 40]):
        for form in (of.group(1), of.group(1).split()[0]):
            if key := sides.keys.get(form):
                return key, "text"
    if led:
        for form in (led.group(1), led.group(1).split()[0]):
            if key := sides.keys.get(form):
                return key, "text"
    return "", ""


def _add(persons: list[Person], new: Person) -> None:
    """Keep a person, or put what is new of them to the one who is there already."""
    for person in persons:
        if not _same(person, new):
            continue
        if new.name not in person.forms():
            if (
                len(new.name.replace("·", " ").split()) > len(person.name.replace("·", " ").split())
                and not person.is_listed
            ):
                person.aliases.append(person.name)
                person.name, person.start, person.end = new.name, new.start, new.end
            else:
                person.aliases.append(new.name)
        if not person.title or (len(new.title) > len(person.title) and not person.is_listed and len(new.title) < 90):
            person.title = new.title or person.title
            person.organisation = person.organisation or new.organisation
        if not person.side and new.side:
            person.side, person.side_from = new.side, new.side_from
        person.attended |= new.attended
        person.is_listed |= new.is_listed
        return
    persons.append(new)


def _same(one: Person, other: Person) -> bool:
    a, b = one.name.casefold().replace(".", "").split(), other.name.casefold().replace(".", "").split()
    if a == b:
        return True
    if _HAN.search(one.name):
        shorter_zh, longer_zh = sorted((one.name, other.name), key=len)
        return "·" in longer_zh and longer_zh.rpartition("·")[2] == shorter_zh
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if len(shorter) == 1:
        return (
            shorter[0] in (longer[0], longer[-1])
            and len(shorter[0]) > 1
            and not (one.side and other.side and one.side != other.side)
        )
    return shorter[0] == longer[0] and shorter[-1] == longer[-1] and len(shorter) >= 2


def _own_side(text: str, persons: list[Person], own_side: str) -> None:
    """Where a side tells whom its own head met, it names the country of the other only."""
    for start, end in sentences(text[:1500]):
        here = [person for person in persons if start <= person.start < end]
        if len(here) != 2 or not _MEETING.search(text[start:end]):
            continue
        for one, other in (here, here[::-1]):
            if not one.side and one.is_titled and other.side and other.side != own_side:
                one.side, one.side_from = own_side, "text"


_OF_THE_POST: Final = re.compile(
    r"Ambassador|DCM|Chargé|Charge|(?:Economic|Political|Commercial|Minister) (?:Counselor|Officer|Minister-Counselor)|Consul General|Econoff|Poloff|DAS|A/S"
)
"""Titles that a cable gives its own people without a country."""
_MEETING: Final = re.compile(r"\b(?:met|[Mm]eets|[Ss]peaks|spoke|held|talks|call|meeting|agreed)\b")
_ATTENDED: Final = re.compile(
    r"(?:^|[.\n]\s*)(?P<names>(?:[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+)(?:(?:, and |, | and )(?:[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+))*)(?:,? (?:and|among) others)?,? (?:also )?(?:attended|participated|took part|were present|was present|joined)\b",
    re.MULTILINE,
)
_ACCOMPANIED: Final = re.compile(
    r"\b(?:accompanied by|joined by|together with|attended by|participants included|attendees included|delegation included|team included|members included)\s+(?P<names>[^.;\n]{5,300})"
)


def _attended(text: str) -> Iterator[tuple[int, int, str]]:
    for m in _ATTENDED.finditer(text):
        for name in re.finditer(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+", m["names"]):
            if not {*name.group().split()} & (DOMAINS | NOT_NAMES | HEADS):
                yield m.start("names") + name.start(), m.start("names") + name.end(), name.group()
    for m in _ACCOMPANIED.finditer(text):
        for name in re.finditer(
            r"(?:^|, (?:and )?|and )([A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+)(?=,| and |$|\s\()", m["names"]
        ):
            if not {*name.group(1).split()} & (DOMAINS | NOT_NAMES | HEADS):
                yield m.start("names") + name.start(1), m.start("names") + name.end(1), name.group(1)


def _register(text: str, persons: list[Person], register: Iterable[Known]) -> None:
    """People of the register who stand in the text: their side needs no guess."""
    for known in register:
        forms = sorted({form for form in known.names if len(form) > 1 and form not in _COMMON}, key=len, reverse=True)
        places = [(text.find(form), form) for form in forms]
        standing = [(at, form) for at, form in places if at >= 0 and _is_whole(text, at, form)]
        if not standing:
            continue
        own = next((p for p in persons if set(p.forms()) & set(forms)), None) or next(
            (p for p in persons if any(_same(p, Person(form, 0, 0, side=known.side)) for _, form in standing)), None
        )
        if own is None:
            at, form = standing[0]
            own = Person(form, at, at + len(form), known.title, known.organisation)
            persons.append(own)
        own.known = known
        own.aliases += [form for _, form in standing if form not in own.forms()]
        if known.side:
            own.side, own.side_from = known.side, "register"
        own.title = own.title or known.title
        own.organisation = own.organisation or known.organisation


def _is_whole(text: str, at: int, form: str) -> bool:
    if _HAN.search(form):
        return True
    around = text[at - 1 : at] + text[at + len(form) : at + len(form) + 1]
    return not any(letter.isalnum() for letter in around)


def _indexed(text: str, persons: list[Person], placeholders: list[Listed], has_list: bool) -> People:
    by_form: dict[str, Person] = {}
    ambiguous: set[str] = set()
    for person in persons:
        for form in person.forms():
            by_form.setdefault(form, person)
    for person in persons:
        for form in person.forms():
            parts = form.replace("·", " ").split()
            for part in {parts[0], parts[-1]} if len(parts) > 1 else set():
                if (
                    len(part) < 2
                    or part in _COMMON
                    or part in DOMAINS
                    or part in NOT_NAMES
                    or part in HEADS
                    or part.endswith(".")
                ):
                    continue
                for spelt in {part, part.capitalize() if part.isupper() else part}:
                    if by_form.setdefault(spelt, person) is not person:
                        ambiguous.add(spelt)
    full = {form for person in persons for form in person.forms()}
    for form in ambiguous - full:
        del by_form[form]
    for person in persons:
        # "Vice Premier He": a name that is also a word counts only behind its title.
        for form in (form for form in person.forms() if form in _COMMON and person.title):
            by_form.setdefault(f"{person.title.split()[-1]} {form}", person)
    _misspelt(text, by_form, persons)
    forms = sorted((form for form in by_form if form not in _COMMON), key=len, reverse=True)
    pattern = "|".join(
        re.escape(form) if _HAN.search(form) else rf"(?<![\w-]){re.escape(form)}(?![\w-])" for form in forms
    )
    return People(persons, placeholders, re.compile(pattern or r"(?!)"), by_form, has_list)


def _misspelt(text: str, by_form: dict[str, Person], persons: list[Person]) -> None:
    """Slips of the pen: a word of the same letters, or one letter off, as a long surname. Linked, never corrected."""
    long = [form for form in by_form if len(form) > 6 and form.isalpha() and form.isascii()]
    if not long:
        return
    known = set(by_form) | DOMAINS | NOT_NAMES | HEADS
    for word in set(re.findall(r"(?<![\w-])[A-Z][a-z]{5,}(?![\w-])", text)) - known:
        for form in long:
            if word[0] != form[0] or word.startswith(form) or form.startswith(word) or abs(len(word) - len(form)) > 1:
                continue
            distance = Levenshtein.distance(word, form, score_cutoff=2)
            if (distance == 1 and len(form) > 7) or (distance == 2 and sorted(word) == sorted(form)):
                person = by_form[form]
                person.misspellings.append(word)
                by_form[word] = person
                break


__all__ = ["Called", "Known", "People", "Person", "people_of"]
