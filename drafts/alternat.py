"""The order in which a text names the parties: in the original that a party keeps, it is named first in both languages.

Only names that are joined to one another change places ("the United States and China", 中国和美国, "U.S.-China", 中美关系); every
other word stays. Where names stand close together and are not plainly joined, the text is left and the place is told, so
that a person looks. Laws (tests): ordering twice is ordering once, ordering back gives the text, and no letter but the case
of an article is lost or new.

The practice is the alternat of bilateral originals: in full (倒版), or with originals that are all alike (不倒版).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from dialogue.party_forms import PartyForms

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Reordered:
    """A text with its parties in the order asked for.

    `changes` are the lists of names that changed, each as it was and as it is; `left` the places where names of different
    parties stand close together and were left as they are.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """One party as a text names it: its article, its name with what belongs to it, and where it stands."""

    party: str
    article: str
    words: str
    start: int
    end: int
    is_adjective: bool = False


def in_order(text: str, language: Language, forms: Mapping[str, PartyForms], order: Sequence[str]) -> Reordered:
    """The text with joined names of parties in the given order; a list with a party that `order` does not name stays."""
    names = _names(text, language, tuple(sorted(forms.items())))
    changes: list[tuple[str, str]] = []
    made, at = [], 0
    for listed in _lists(names, text, language):
        start, end = listed[0].start, listed[-1].end
        new = _turned(listed, text, order) if {name.party for name in listed} <= set(order) else text[start:end]
        if new != text[start:end]:
            changes.append((text[start:end], new))
        made += [text[at:start], new]
        at = end
    return Reordered("".join((*made, text[at:])), tuple(changes), _left(names, text, language))


# names in a text --------------------------------------------------------------------------------------------------

_BODY_EN: Final = r"(?:Government|government|Delegation|delegation|People|people) of (?:the )?|GOVERNMENT OF (?:THE )?"
# A definition goes with the name that it defines: the People’s Republic of China (“China”).
_DEFINED_EN: Final = r"(?: \([^()\n]{0,40}[“\"‘'][^()\n]{1,40}[”\"’']\))?"
_DEFINED_ZH: Final = '(?:（[^（）\n]{0,20}[“"「][^（）\n]{1,20}[”"」]）)?'
_AFTER_EN: Final = r"(?: (?:side|delegation|government|people|party|Side|Delegation|Government|Party)(?!\w))?"
_AFTER_ZH: Final = "(?:政府|人民|代表团|专家组|专家|一方|代表)?"
_FOLLOWS_COMPOUND: Final = (
    "双方|两国|两军|之间|关系|对话|会谈|磋商|谈判|联合|共识|合作|专家|各|间|人工智能|元首|政府|高层|二轨|一轨"
)
# 其中美方, 集中美国, 会谈中美…: there 中 is no party.
_ENDS_IN_MIDDLE: Final = "其当之谈程期会集心手眼空途话事"


@lru_cache(maxsize=32)
def _pattern(language: Language, forms: tuple[tuple[str, PartyForms], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    parties: dict[str, str] = {}
    for party, form in forms:
        if language == "zh":
            parties |= dict.fromkeys(form.nouns_zh, party)
            continue
        for name in (*form.nouns_en, *form.adjectives_en):
            parties |= dict.fromkeys((name, name.upper()) if len(name) > 4 else (name,), party)
    names = "|".join(re.escape(name) for name in sorted(parties, key=lambda name: (-len(name), name)))
    if not names:
        return re.compile(r"(?!)"), parties
    if language == "en":
        shape = rf"(?<![\w.])(?P<article>[Tt]he |THE )?(?P<words>(?:{_BODY_EN})?(?P<name>{names})(?!\w){_AFTER_EN}{_DEFINED_EN})"
        return re.compile(shape), parties
    letters = {form.letter_zh: party for party, form in forms if form.letter_zh}
    shape = rf"(?P<article>)(?P<words>(?P<name>{names}){_AFTER_ZH}{_DEFINED_ZH})"
    if len(letters) > 1:
        parties |= letters
        one = "".join(sorted(letters))
        several = rf"(?<![{_ENDS_IN_MIDDLE}])[{one}]{{2,{len(letters)}}}(?={_FOLLOWS_COMPOUND})"
        shape += rf"|(?P<compound>{several})"
    return re.compile(shape), parties


def _names(text: str, language: Language, forms: tuple[tuple[str, PartyForms], ...]) -> list[_Name]:
    pattern, parties = _pattern(language, forms)
    adjectives = {x for _, form in forms for name in form.adjectives_en for x in (name, name.upper())}
    found: list[_Name] = []
    for match in pattern.finditer(text):
        if language == "zh" and (compound := match.groupdict().get("compound")):
            if len(set(compound)) < len(compound):
                continue  # a party that stands there twice: no list of the parties
            found += [
                _Name(parties[letter], "", letter, at, at + 1) for at, letter in enumerate(match[0], match.start())
            ]
        else:
            is_adjective = match["name"] in adjectives
            found.append(
                _Name(parties[match["name"]], match["article"] or "", match["words"], *match.span(), is_adjective)
            )
    return found


# names that are joined --------------------------------------------------------------------------------------------

_JOINED: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(r",? (?:and|AND|&) |, | ?[–—-] ?| ?/ ?"),
    "zh": re.compile("(?:和|与|及|以及|、|／|/|－|—|-)?"),
}
_DASHES: Final = frozenset("–—-/")
_CLOSE: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(r"[^.;:\n]{0,40}\b(?:and|AND|or|with)\b[^.;:\n]{0,20}"),
    "zh": re.compile("[^，。；：\n]{0,12}(?:和|与|及|、|同|或)[^，。；：\n]{0,8}"),
}
_POSSESSIVE: Final = re.compile("['’]s?(?!\\w)")


def _are_joined(first: _Name, second: _Name, text: str, language: Language) -> bool:
    between = text[first.end : second.start]
    # Only characters of a compound follow one another with nothing between them.
    plain = bool(between) or len(first.words) == len(second.words) == 1
    return plain and _JOINED[language].fullmatch(between) is not None


def _lists(names: Sequence[_Name], text: str, language: Language) -> list[list[_Name]]:
    """Names of different parties that follow one another with nothing but a join between them.

    Where a party stands twice in a row, it is not plain where one list ends and the next begins: none is changed.
    """
    runs: list[list[_Name]] = []
    for name in names:
        if runs and _are_joined(runs[-1][-1], name, text, language):
            runs[-1].append(name)
        else:
            runs.append([name])
    lists = [run for run in runs if 1 < len(run) == len({name.party for name in run})]
    # "The United States and China's proposal": whose the last one is, is not for a rule to say.
    return [one for one in lists if not _POSSESSIVE.match(text, one[-1].end)]


def _left(names: Sequence[_Name], text: str, language: Language) -> tuple[str, ...]:
    joined = {id(name) for listed in _lists(names, text, language) for name in listed}
    return tuple(
        text[first.start : second.end]
        for first, second in pairwise(names)
        if first.party != second.party and (id(first) not in joined or id(second) not in joined)
        and (_CLOSE[language].fullmatch(text[first.end : second.start]) or _are_joined(first, second, text, language))
    )  # fmt: skip


def _turned(listed: Sequence[_Name], text: str, order: Sequence[str]) -> str:
    """The list with its names in the given order and its joins where they were.

    An article before what is said of something else belongs to that ("the U.S. and Chinese sides", "the U.S.-China talks") and
    stays in front.
    """
    joins = [text[a.end : b.start] for a, b in pairwise(listed)]
    turned = sorted(listed, key=lambda name: order.index(name.party))
    says_of = any(name.is_adjective and " " not in name.words for name in listed) or joins[0].strip() in _DASHES
    is_shared = says_of and not any(name.article for name in listed[1:])
    is_first = listed[0].article[:1].isupper() or (not listed[0].article and _begins_sentence(text, listed[0].start))
    made = listed[0].article if is_shared else ""
    for at, name in enumerate(turned):
        article = "" if is_shared else name.article
        if article and not article.isupper():
            article = "The " if at == 0 and is_first else "the "
        made += article + name.words + (joins[at] if at < len(joins) else "")
    return made


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" “\"‘'(")
    return not before or before[-1] in ".!?\n"
