"""Which side words mean: "the Chinese side", "Washington", 美方, "both countries", in a text and by a register.

Parties that no table knows are taken from the text itself: "the Arcadian side", 'Government of Arcadia ("Arcadia")', 安方.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from intake.names import DOMAINS
from intake.proposals import JOINT
from intake.states import SIDE_NOUNS, STATES

BOTH_EN: Final = (
    r"(?:[Tt]he\s+)?[Tt]wo\s+(?:sides|officials|foreign\s+ministers|secretaries|diplomats|countries|nations|governments|parties|presidents|Presidents|heads\s+of\s+(?:state|government|delegation)|leaders|ministers|delegations|teams"
    r"|economies|co-chairs|principals|Ministers|Leaders|Sides|Parties|Governments|Countries|Secretaries|militaries)\b"
    r"|[Bb]oth\s+(?:sides|countries|nations|governments|parties|presidents|Presidents|leaders|delegations|teams|ministers|Sides|Parties|Governments|of\s+us|principals|co-chairs)\b"
    r"|[Tt]he\s+(?:[Pp]arties|[Ss]ides|[Cc]o-[Cc]hairs|[Pp]articipants|[Dd]elegations|[Pp]rincipals|[Ll]eaders|[Pp]residents|[Mm]inisters)\b"
    r"|[Ee]ach\s+(?:side|party|country|government)\b|[Nn]either\s+(?:side|party|country|government)\b|[Oo]ur\s+two\s+(?:countries|governments|sides|teams)\b"
    r"|[Tt]heir\s+(?:respective\s+)?(?:teams|delegations|governments)\b"
)  # fmt: skip
BOTH_ZH: Final = (
    r"双方|两国元首|两国领导人|两国政府|两国团队|两国主管部门|两国|各方|与会双方|与会代表|与会者|两军|双边团队"
)
_OTHER_FANG: Final = frozenset(
    "双对我己一各官地东西军警多买卖后前大甲乙丙南北上下左右四八远立平正比土配药单有此该他敌友另第资劳校院店厂房处秘魔何任某每主客盟"
)
_EN_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a side is mentioned, and which; `is_loose` where only a seat or body stands for it (Washington, USTR)."""

    start: int
    end: int
    party: str
    words: str
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds mentions of sides. Made once for a document, by `sides_of`."""

    pattern: re.Pattern[str]
    keys: dict[str, str]
    loose: frozenset[str]
    own: frozenset[str]
    """Keys of parties that only this text knows."""
    present: frozenset[str] = frozenset()
    """Keys of all parties that the text mentions."""

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Every mention, in order; both sides together count as JOINT."""
        end = len(text) if end is None else end
        for found in self.pattern.finditer(text, start, end):
            words = found.group()
            if found.lastgroup == "both":
                yield Mention(found.start(), found.end(), JOINT, words)
            else:
                name = _fold(found["name"] or found["adj"] or found["zh"] or "")
                party = self.keys.get(name, "")
                if party:
                    yield Mention(found.start(), found.end(), party, words, name in self.loose)

    def first(self, text: str, start: int = 0, end: int | None = None) -> Mention | None:
        """The first mention."""
        return next(self.mentions(text, start, end), None)

    def only(self, text: str) -> str:
        """The one side that is mentioned in a short text; JOINT where there are two; empty where none."""
        parties = {mention.party for mention in self.mentions(text)}
        return parties.pop() if len(parties) == 1 else JOINT if parties else ""


def sides_of(text: str, register_names: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Sides:
    """The sides that may be mentioned in a text: the known states, the register's parties, and those it names itself."""
    sides = _compiled(tuple(register_names), tuple(sorted(_own_parties(text).items())))
    return replace(sides, present=frozenset(mention.party for mention in sides.mentions(text)))


def _fold(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


@lru_cache(maxsize=16)
def _compiled(register: tuple[tuple[str, tuple[str, ...]], ...], own: tuple[tuple[str, str], ...]) -> Sides:
    keys: dict[str, str] = {}
    loose: set[str] = set()
    names: list[str] = []
    adjectives: list[str] = []
    chinese: list[str] = []
    shorts: dict[str, str] = {}
    for key, words in [*register, *((key, (word,)) for word, key in own)]:
        for word in words:
            keys.setdefault(_fold(word), key)
            if re.search("[\u2e80-\u9fff]", word):
                chinese.append(word)
                continue
            is_adjective = bool(re.fullmatch(r"[A-Z][a-z]+(?:an|ese|ish|ian|i)", word))
            if is_adjective:
                adjectives.append(word)
            if not is_adjective or word.lower() == key:
                names.append(word)
    for state in STATES:
        for word in state.names + state.bodies + state.adjectives:
            keys.setdefault(_fold(word), state.key)
        loose.update(_fold(word) for word in state.bodies)
        names += [*state.names, *state.bodies]
        adjectives += state.adjectives
        for word in state.zh:
            keys.setdefault(word, state.key)
            chinese.append(word)
        if state.zh_short:
            shorts[state.zh_short] = state.key
            keys.setdefault(f"{state.zh_short}方", state.key)
            chinese.append(f"{state.zh_short}方")
    pairs = "".join(shorts)
    both_zh = rf"(?:[{pairs}]{{2}}(?:双方|两国(?:元首|政府|团队)?))|{BOTH_ZH}"
    demonyms = _any(adjectives)
    two = rf"(?:[Tt]he\s+)?(?:{_any(names + adjectives)})(?:\s+(?:side|government))?\s+and\s+(?:the\s+)?(?:{_any(names + adjectives)})(?:\s+(?:{SIDE_NOUNS})s?)?(?!\w)"
    pattern = re.compile(
        rf"(?P<both>(?<![\w-])(?:{BOTH_EN}|{two})|{both_zh})"
        rf"|(?<![\w-])(?:(?:[Tt]he\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?(?P<name>{_any(names)})(?![\w’'–-]|\.\w)(?:\s+(?:{SIDE_NOUNS})\b)?"
        rf"|(?:[Tt]he\s+)?(?P<adj>{demonyms})(?=\s+(?:[a-z]+\s+)?(?:{SIDE_NOUNS})\b)(?:\s+(?:[a-z]+\s+)?(?:{SIDE_NOUNS})))"
        rf"|(?P<zh>{_any(chinese)})"
    )
    return Sides(pattern, keys, frozenset(loose), frozenset(key for _, key in own))


def _any(words: list[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", "\\s+").replace("'", "['’]") for word in ordered) or r"(?!)"


def _own_parties(text: str) -> dict[str, str]:
    """Words for parties that the text itself introduces, each with its key: the country's name in small letters."""
    known = {_fold(word) for state in STATES for word in state.names + state.adjectives + state.bodies}
    names: Counter[str] = Counter()
    for pattern, weight in _INTRODUCES:
        for match in pattern.finditer(text):
            for word in filter(None, match.groups()):
                if (
                    _fold(word) not in known
                    and word not in _NOT_A_PARTY | DOMAINS
                    and not word.startswith(_STARTS_NO_PARTY)
                ):
                    names[word] += weight
    found: dict[str, str] = {}
    keys: list[str] = []
    for word, weight in sorted(names.items(), key=lambda one: len(one[0])):
        plain = _FORM_OF_STATE.sub("", word).lower()
        if (
            weight < 2
            and not _has_adjective(word, text)
            and not any(_related(plain, other.lower()) for other in names if other != word)
        ):
            continue
        key = next((key for key in keys if _related(key, plain)), plain)
        if key not in keys:
            keys.append(key)
        found.setdefault(word, key)
    for key in keys:
        for word in set(re.findall(rf"\b{re.escape(key[: _stem(key)])}[a-z]{{0,6}}\b", text, re.IGNORECASE)):
            if word[0].isupper() and _fold(word) not in known and _related(key, word.lower()):
                found.setdefault(word, key)
    table = {state.zh_short for state in STATES}
    fang = Counter(match.group(1) for match in _FANG.finditer(text) if match.group(1) not in _OTHER_FANG)
    for letter, count in fang.items():
        if letter not in table and count >= 2:
            found[f"{letter}方"] = f"{letter}方"
            for match in re.finditer(
                rf"(?<![\u4e00-\u9fff]){letter}[\u4e00-\u9fff]{{1,5}}?(?={_OFFICE_ZH})|(?<=[同与和见]){letter}[\u4e00-\u9fff]{{1,5}}?(?={_OFFICE_ZH})",
                text,
            ):
                found[match.group()] = f"{letter}方"
    return found


def _has_adjective(word: str, text: str) -> bool:
    """Whether the text also has the adjective of a name: Borduria, and somewhere Bordurian."""
    stem = re.escape(word[: _stem(word.lower())])
    return any(form != word for form in re.findall(rf"\b{stem}[a-z]{{0,3}}(?:an|ese|ish)\b", text))


_OFFICE_ZH: Final = r"(?:总统|总理|首相|国王|外交大臣|外交部长|外长|财政部长|商务部长|国防部长|贸易部长|副总理|副首相|特使|驻华大使|政府)"
_OFFICE: Final = r"(?:(?:Prime |Foreign |Deputy |Vice |Trade |Finance |Defense |Defence |Commerce |Economy |Interior |[A-Z]\w+ )?(?:Minister|President|Premier|Ambassador|Chancellor|Secretary|Embassy|Parliament|King|Queen)|(?:foreign|trade|finance|defence|defense|prime) minist(?:er|ry))"
_ACTS: Final = r"(?:will|shall|agree[sd]?|commit(?:s|ted)?|has\s+(?:agreed|committed)|confirm(?:s|ed)|clarified|is\s+to|reaffirm(?:s|ed)|pledge[sd]?|undert(?:akes|ook)|denied|said)"
_WORD: Final = r"([A-Z][a-z]{2,20})"
_INTRODUCES: Final = (
    (
        re.compile(
            r"\b[Gg]overnment of (?:the )?((?:[A-Z][\w-]+ (?:of (?:the )?)?){0,4}[A-Z][\w-]+)(?: \([\"“]([A-Z][\w ]{1,30})[\"”]\))?",
            re.MULTILINE,
        ),
        2,
    ),
    (re.compile(rf"\b[Tt]he {_WORD} (?:side|delegation|government|participants)\b"), 2),
    (re.compile(rf"^(?:For|FOR) (?:the )?{_WORD}:?\s*$", re.MULTILINE), 2),
    (re.compile(rf"\b(?:Republic|Kingdom|Federation|Commonwealth|Principality|Union) of (?:the )?{_WORD}\b"), 2),
    (
        re.compile(
            rf"\b{_WORD}[-–]{_WORD}\s+(?:[Jj]oint|[Dd]ialogue|[Rr]elations|[Rr]elationship|[Tt]alks|[Tt]rade|[Cc]ommission|[Cc]onsultations?|[Ss]ummit|[Ss]trategic|[Ee]conomic|[Aa]greement|[Cc]ooperation|[Tt]ies|[Hh]igh)"
        ),
        2,
    ),
    (
        re.compile(
            rf"\b(?:Minister|Secretary|Ministry|Department) (?:of|for) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)* of {_WORD}\b"
        ),
        2,
    ),
    (
        re.compile(
            rf"\b(?:President|Prime Minister|Premier|Chancellor|Ambassador|Embassy|Parliament|King|Queen) of {_WORD}\b"
        ),
        2,
    ),
    (re.compile(rf"\b([A-Z][a-z]{{2,18}}(?:an|ese|ish|ic)) (?={_OFFICE})"), 2),
    (
        re.compile(rf"(?:^|[.!?:•*–-]\s+|\n\s*)(?:[Tt]he )?{_WORD} and (?:the )?{_WORD}\s+(?={_ACTS}\b)", re.MULTILINE),
        1,
    ),
    (re.compile(rf"(?:^|[.!?:•*–-]\s+|\n\s*){_WORD}\s+(?={_ACTS}\b)", re.MULTILINE), 1),
    (
        re.compile(
            r"\b([A-Z][a-z]{2,18}(?:an|ese|ish)) (?=(?:goods|companies|officials|officers|exports|imports|duties|products|government|citizens|ships|vessels|market|side)\b)"
        ),
        1,
    ),
)
_STARTS_NO_PARTY: Final = ("Both", "Each", "They", "This", "These", "That", "Those")
_NOT_A_PARTY: Final = frozenset(
    [
        "Other",
        "Same",
        "Opposite",
        "Opposing",
        "Federal",
        "Local",
        "Central",
        "Joint",
        "Host",
        "National",
        "Second",
        "First",
        "Third",
        "New",
        "Former",
        "Present",
        "Current",
        "Asian",
        "African",
        "European",
        "Pacific",
        "Atlantic",
        "Republican",
        "Democratic",
        "Parliamentarian",
        "Civilian",
        "Human",
        "Civil",
        "Both",
        "The",
        "Two",
        "It",
        "He",
        "She",
        "They",
        "We",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "Participants",
        "Members",
        "Experts",
        "Delegates",
        "Sides",
        "Parties",
        "Leaders",
        "Ministers",
        "Presidents",
        "Secretary",
        "Minister",
        "President",
        "Premier",
        "Ambassador",
        "Chairman",
        "Director",
        "Congress",
        "Parliament",
        "Article",
        "Section",
        "Annex",
        "Washington",
        "Beijing",
        "Which",
        "What",
        "Who",
        "Nothing",
        "Everything",
        "Trade",
        "Council",
        "Republic",
        "Kingdom",
        "Union",
        "State",
        "States",
        "Taiwan",
        "Track",
        "Media",
        "English",
        "Public",
        "Economic",
        "Foreign",
        "Working",
        "Group",
        "Companies",
        "Industry",
        "Experts",
        "Arctic",
        "Catholic",
        "Strategic",
        "Domestic",
        "Specific",
        "Nordic",
        "Academic",
        "Electronic",
        "Scientific",
        "Historic",
        "Atomic",
        "Baltic",
        "Basic",
        "Prime",
        "Vice",
        "Deputy",
        "Acting",
        "Special",
        "Permanent",
        "Sorry",
    ]
)
_FORM_OF_STATE: Final = re.compile(
    r"^(?:(?:Federal|Democratic|People['’]s|Islamic|United|Socialist|Grand) )*(?:Republic|Kingdom|Commonwealth|Union|Federation|Principality|Duchy|State) of (?:the )?"
)
_FANG: Final = re.compile(
    r"(?:^|[，。；、：\s“]|同|与|和|对|向|由|据)([\u4e00-\u9fff])方(?![面式向法便案可才])", re.MULTILINE
)


def _stem(word: str) -> int:
    """How many letters of a country's name its adjective keeps: Arcadia, Arcadian; Borduria, Bordurian."""
    return max(_EN_STEM, len(word) - 3)


def _related(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(longer) - len(shorter) <= 4 and longer[: _stem(shorter)] == shorter[: _stem(shorter)]
