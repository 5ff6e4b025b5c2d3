"""How a person's name is written: family and given name, their order, the script, capitals as printed.

A name is kept exactly as it was given. Neither order is the right one: each name carries its own.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class NameKind(StrEnum):
    """What a form of a name is. A misspelling is linked to the person, never corrected in the quote."""

    CANONICAL = "canonical"
    PINYIN = "pinyin"
    WADE_GILES = "Wade-Giles"
    AS_PRINTED = "as printed"
    SHORT = "short"
    MISSPELLING = "misspelling"


class NameOrder(StrEnum):
    """Which part stands first when the name is written."""

    FAMILY_FIRST = "family first"
    GIVEN_FIRST = "given first"


class Script(StrEnum):
    """The script of one form of a name, by its ISO 15924 code."""

    LATIN = "Latn"
    SIMPLIFIED = "Hans"
    TRADITIONAL = "Hant"


class WrittenName(Protocol):
    """One form of a person's name. `text` is the form as given; the parts may be empty where they are not known."""

    @property
    def text(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def order(self) -> NameOrder: ...
    @property
    def script(self) -> Script: ...
    @property
    def kind(self) -> NameKind: ...


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name as it is entered."""

    text: str
    family: str = ""
    given: str = ""
    order: NameOrder = NameOrder.GIVEN_FIRST
    script: Script = Script.LATIN
    kind: NameKind = NameKind.CANONICAL


def compose(family: str, given: str, order: NameOrder, script: Script) -> str:
    """The two parts in their order, with a space between Latin parts and none between Chinese ones."""
    parts = (family, given) if order == NameOrder.FAMILY_FIRST else (given, family)
    return (" " if script == Script.LATIN else "").join(part for part in parts if part)


def written(name: WrittenName) -> str:
    """The name as given; put together from its parts where no form was given."""
    return name.text or compose(name.family, name.given, name.order, name.script)


def with_capitals(name: WrittenName) -> str:
    """The family name in capitals, so that nobody has to guess it: `HAO Yeli`, `Dennis BLAIR`. Chinese as it is."""
    if name.script != Script.LATIN or not name.family:
        return written(name)
    return compose(name.family.upper(), name.given, name.order, name.script)


_FOR_DISPLAY = (NameKind.CANONICAL, NameKind.PINYIN, NameKind.WADE_GILES, NameKind.AS_PRINTED, NameKind.SHORT)


def shown_name(names: Iterable[WrittenName], language: str) -> str:
    """The name to show a reader of `language` ("en" or "zh"): the canonical form in the script that it reads.

    A form in the other script stands in where there is none; a misspelling is shown only when nothing else is known.
    """
    form = _shown_form(names, language)
    return written(form) if form is not None else ""


def printed_name(names: Iterable[WrittenName], language: str) -> str:
    """The same name as it is printed in a list: with the family name in capitals, where it is known which part that is."""
    form = _shown_form(names, language)
    return with_capitals(form) if form is not None else ""


def _shown_form(names: Iterable[WrittenName], language: str) -> WrittenName | None:
    forms = list(names)
    latin = language != "zh"

    def rank(name: WrittenName) -> tuple[bool, int]:
        kind = _FOR_DISPLAY.index(name.kind) if name.kind in _FOR_DISPLAY else len(_FOR_DISPLAY)
        return ((name.script == Script.LATIN) != latin, kind)

    usable = [name for name in forms if name.kind != NameKind.MISSPELLING] or forms
    return min(usable, key=rank) if usable else None


def script_of(text: str) -> Script:
    """Latin or Chinese, by the first letter that is one; Chinese without a mark of its own counts as simplified."""
    for letter in text:
        if "㐀" <= letter <= "鿿" or "\U00020000" <= letter <= "\U0003ffff":
            return Script.SIMPLIFIED
        if letter.isalpha():
            return Script.LATIN
    return Script.LATIN


def search_key(text: str) -> str:
    """A copy for finding only: no case, no marks over letters (Lü finds Lu), no spaces, hyphens or apostrophes."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if letter.isalnum() and not unicodedata.combining(letter))
