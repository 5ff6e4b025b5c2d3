"""Lists of participants: under one heading, under a heading for each side, in lines or along one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dialogue.numerals import value_of
from intake.names import HEADS, is_name, named_in
from intake.names_zh import TITLES_ZH, is_chinese_name
from intake.parties import Sides
from intake.proposals import JOINT

_LIST_WORDS: Final = r"PARTICIPANTS?|Participants?|Attendees|ATTENDEES|PRESENT|Present|Members|MEMBERS|Also [Pp]resent|List of [Pp]articipants|LIST OF PARTICIPANTS|Delegation|DELEGATION"
_HEADING: Final = re.compile(
    rf"\s*(?:[•*–-]\s*)?(?:\d{{1,2}}\.\s*)?(?:\([A-Z/]+\)\s*)?(?P<label>(?:{_LIST_WORDS})|(?:与会人员|出席人员|参加人员|参会人员|会谈参加人员|出席会谈人员|与会者|名单|与会代表))\s*(?:\([^)]*\))?\s*[:：]?\s*(?P<rest>.*)"
)
_SIDE_HEADING: Final = re.compile(
    r"\s*(?:[•*–-]\s*)?(?P<label>(?:(?:For|FOR|On) (?:the |THE )?)?(?:the |THE )?[A-Z][\w.' ’]{1,40}?)(?P<noun>\s+(?:side|SIDE|Side|delegation|DELEGATION|Delegation|participants|PARTICIPANTS|Participants|team|TEAM|Team"
    r"|members|MEMBERS|representatives|REPRESENTATIVES|attendees|ATTENDEES|experts|delegates|DELEGATES))?\s*(?:(?P<colon>[:：])\s*(?P<rest>.*)|$)"
)
_SIDE_ZH: Final = re.compile(
    r"\s*(?P<label>[\u4e00-\u9fff]{1,8}?(?:方|国|国家|代表团))(?P<noun>代表团|出席人员|参加人员|与会人员|与会专家|专家|代表|人员|参会人员|成员|团队)?(?:名单)?\s*(?:(?P<colon>[:：])\s*(?P<rest>.*)|$)"
)
_STOP: Final = re.compile(
    r"\s*(?:DATE|PLACE|TIME|SUBJECTS?|LOCATION|VENUE|Date|Place|Time|Subjects?|Location|日期|时间|地点|议题|主题)\b.{0,40}?[:：]|\s*(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\s*$"
)
_SENTENCE: Final = re.compile(
    r"\s*(?:\(?\d{1,2}[.)、]\s*)?(?:\S+\s+){1,12}?(?:said|says|asked|noted|stated|agreed|opened|welcomed|thanked|began|replied|will|would|could|had|was|were)\s(?:\S+\s+){3,}\S+\.\s*$"
)
"""A sentence behind a list: it ends the list, whomever it names."""
_COUNT: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
PLACEHOLDER: Final = re.compile(
    r"(?:(?P<count>\d{1,2}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Oo]ne|[Aa]n?|[Ss]everal|[Oo]ther)\s+)?(?:(?:other|additional|Chinese|American|U\.S\.|US|[A-Z][a-z]+(?:an|ese|ish))\s+)*"
    r"(?:[Nn]ote-?\s?[Tt]akers?|NOTETAKERS?|[Ii]nterpreters?|INTERPRETERS?|[Ee]mbassy (?:[Oo]fficers?|[Ss]taff|[Oo]fficials?)|(?:[Ee]con|[Pp]ol|[Ll]ab|[Cc]on)[Oo]ffs?\b|[Aa]ides|[Ss]tenographers?|[Ss]taff members|[Ss]upport staff)(?!\w)"
)
_PLACEHOLDER_ZH: Final = re.compile(
    r"(?:(?P<count>[一二三四五六七八九十两\d]{1,2})[名位])?(?:翻译|记录员|记录|随行人员|工作人员|译员)"
)
_ROLE_WORDS: Final = frozenset(
    ["Founder", "Co-Founder", "Partner", "Fellow", "Scholar", "Professor", "CEO", "COO", "CFO", "CTO", "Managing", "Owner", "Manager", "Analyst", "Editor", "Lawyer", "Dean", "Lead", "Specialist", "Researcher", "Consultant", "Engineer", "Lecturer", "Member", "Practice", "Retired", "Emeritus", "Visiting", "Associate", "Distinguished", "Executive", "Vice", "Deputy", "Assistant", "Senior", "Chief", "Research", "President", "General", "Policy", "Strategy"]
)  # fmt: skip
_DEGREE: Final = re.compile(r"Ph\.?D\.?|M\.?D\.?\b|J\.?D\.?\b")
_LABEL: Final = re.compile(
    r"\s*(?P<label>[Nn]ote-?\s?[Tt]akers?|[Ii]nterpreters?|[Hh]ead(?: of [Dd]elegation)?|[Cc]hair|[Ll]ead|团长|记录|翻译)\s*[:：–-]\s*"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list; a placeholder has a count (None: not said) instead of a name. Offsets of the name."""

    start: int
    end: int
    name: str
    side: str
    title: str = ""
    organisation: str = ""
    is_placeholder: bool = False
    count: int | None = None
    function: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def listed_in(text: str, sides: Sides) -> tuple[Listed, ...]:
    """Everybody on the lists of a text (a cleaned view), in order."""
    found: list[Listed] = []
    lines = [_Line(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]+", text)]
    at, side, is_open, empty, gained = 0, "", False, 0, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        heading = _heading(line, sides, is_open)
        if heading is not None:
            label, rest = heading
            side = label if label else side if is_open else ""
            is_open, empty = True, 0
            if rest.text.strip():
                found += _entries(rest, side, sides)
            gained = len(found)
            continue
        if not is_open:
            continue
        if (
            _STOP.match(line.text)
            or _SENTENCE.match(line.text)
            or len(line.text) > 240
            or re.match(r"\s*[A-Z][\w.’' ]{1,30}:\s+\S.{30,}", line.text)
        ):
            is_open = False
            continue
        entries = list(_entries(line, side, sides))
        if not entries:
            empty += bool(line.text.strip())
            if empty > 1 or (line.text.strip() and len(found) > gained):
                is_open, side = False, ""
            continue
        empty = 0
        found += entries
    return tuple(found)


def _heading(line: _Line, sides: Sides, is_open: bool) -> tuple[str, _Line] | None:
    """The side that a heading names (empty for a list of all) and what stands behind it on the line; None: no heading."""
    words = line.text
    if m := _HEADING.match(words):
        rest = m["rest"]
        if not rest or words[m.end("label") : m.start("rest")].strip(" ()") in (":", "："):
            return "", _Line(line.start + m.start("rest"), line.end, rest)
    for pattern in (_SIDE_HEADING, _SIDE_ZH):
        m = pattern.match(words)
        if m is None:
            continue
        label = m["label"] + (m["noun"] or "")
        rest = m["rest"] or ""
        is_alone = not rest.strip()
        if not ((m["noun"] and (is_alone or m["colon"])) or (is_open and (m["colon"] or is_alone))):
            continue
        if not m["colon"] and len(words.strip()) > 60:
            continue
        side = side_of_label(label, sides)
        if side and (is_alone or m["colon"]):
            return side, _Line(line.end - len(rest), line.end, rest)
    return None


def side_of_label(label: str, sides: Sides) -> str:
    """The side that a heading names, in whatever letters: `CHINESE PARTICIPANTS`, `For the United States`."""
    words = re.sub(r"^(?:[Ff]or|FOR|On)\s+", "", label.strip())
    words = re.sub(r"^(?:the|THE)\s+", "", words)
    lowered = re.sub(
        r"\b(PARTICIPANTS|SIDE|DELEGATION|TEAM|MEMBERS|REPRESENTATIVES|ATTENDEES|DELEGATES)\b",
        lambda m: m.group().lower(),
        words,
    )
    lowered = re.sub(
        r"\b(Participants|Side|Delegation|Team|Members|Representatives|Attendees|Delegates)\b",
        lambda m: m.group().lower(),
        lowered,
    )
    titled = " ".join(word if "." in word or len(word) < 4 else word.capitalize() for word in words.split() if word)
    for form in (
        words,
        lowered,
        titled,
        re.sub(
            r" (Participants|Side|Delegation|Team|Members|Representatives|Attendees|Delegates)$",
            lambda m: m.group().lower(),
            titled,
        ),
    ):
        mention = sides.first(form)
        if mention is not None and mention.start <= 4 and not mention.is_loose:
            return mention.party
        bare = sides.keys.get(form.strip())
        if bare:
            return bare
    return ""


def _entries(line: _Line, side: str, sides: Sides) -> Iterator[Listed]:
    """The people on one line: one, or several between semicolons (or commas, where each has its title)."""
    for part in _parts(line):
        words = part.text
        lead = len(words) - len(words.lstrip(" \t•*·–-—○●▪"))
        numbered = re.match(r"\(?\d{1,2}[.)、]\s*", words[lead:])
        lead += numbered.end() if numbered else 0
        function = ""
        if labelled := _LABEL.match(words[lead:]):
            function = labelled["label"].lower()
            lead += labelled.end()
        body, start = words[lead:].rstrip(" ;；,，。"), part.start + lead
        if not body:
            continue
        if re.search("[\u4e00-\u9fff]", body):
            yield from _entry_zh(body, start, side, function)
            continue
        placeholder = PLACEHOLDER.match(body)
        if (
            placeholder
            and (placeholder.end() >= len(body) - 1 or body[placeholder.end()] in " ,(")
            and not re.match(r"[^,]*, [A-Z]", body[placeholder.end() :])
        ):
            yield Listed(
                start,
                start + placeholder.end(),
                placeholder.group(),
                side,
                is_placeholder=True,
                count=_count(placeholder["count"]),
            )
            continue
        entry = _entry(body, start, side, function, sides)
        if entry is not None:
            yield entry


def _parts(line: _Line) -> Iterator[_Line]:
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^;；]+", line.text)]
    if len(pieces) > 1 and not all(_begins_with_name(line.text[a:b]) for a, b in pieces):
        pieces = [(0, len(line.text))]
    if len(pieces) == 1 and "、" in line.text:
        pieces = [(m.start(), m.end()) for m in re.finditer(r"[^、]+(?:（[^）]*）)?", line.text)]
    for a, b in pieces:
        yield _Line(line.start + a, line.start + b, line.text[a:b])


def _begins_with_name(words: str) -> bool:
    return (
        bool(re.search("[\u4e00-\u9fff]", words) or PLACEHOLDER.search(words))
        or _name_length(words.split()) > 0
        or next(named_in(words), None) is not None
    )


def _name_length(words: list[str]) -> int:
    """How many words from the beginning are a name."""
    count = 0
    for word in words[:5]:
        bare = word.rstrip(",;:")
        if not is_name(bare) or bare in _ROLE_WORDS or _DEGREE.match(word):
            break
        count += 1
        if word != bare:
            break
    if (
        count == 3
        and len(words) > 3
        and not words[2].endswith(",")
        and (words[3].rstrip(",") in HEADS or words[3].rstrip(",") in _ROLE_WORDS)
    ) and not re.fullmatch(r"[A-Z]\.|[A-Z]{2,}", words[1]):
        count = 2
    return count if 1 <= count <= 4 else 0


def _entry(body: str, start: int, side: str, function: str, sides: Sides) -> Listed | None:
    """`Name, title, organisation`; `NAME Title, Organisation`; `Title Name`; `Name (title)`."""
    honorific = re.match(
        r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Amb|Gen|Adm|Hon)\.? |Ambassador |Professor |(?:Major |Lieutenant |Brigadier )?General |Admiral |Madame )+",
        body,
    )
    lead = honorific.end() if honorific else 0
    words = body[lead:].split()
    length = _name_length(words)
    if length < (1 if honorific or "," in body else 2):
        named = next(named_in(body), None)
        if named is None or len(body) > 140:
            return None
        title = named.title
        rest = body[named.end :].lstrip(" ,(").rstrip(")")
        own = side_of_title(" ".join((named.before, named.organisation, title, rest)), sides)
        return Listed(
            start + named.start,
            start + named.end,
            named.name,
            side or own,
            title,
            named.organisation or rest,
            function=function,
        )
    match = re.match(rf"\S+(?:\s+\S+){{{length - 1}}}", body[lead:])
    if match is None:
        return None
    name = match.group().rstrip(",;:")
    rest = body[lead + len(name) :].strip(" ,–—-").strip()
    rest = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
    noted = _FUNCTION.search(rest)
    if noted:
        function, rest = noted["function"].lower(), rest[: noted.start()].strip(" ,")
    if len(rest) > 220 or (rest and rest[0].islower() and not re.match(r"(?:of|from|for|interpreter|note)", rest)):
        return None
    if not rest and length < 2 and not honorific:
        return None
    title, organisation = _title_and_body(rest)
    if not title and honorific and not re.match(r"(?:Dr|Mr|Mrs|Ms|Prof)\b", honorific.group()):
        title = honorific.group().strip()
    return Listed(
        start + lead, start + lead + len(name), name, side or side_of_title(rest, sides), title, organisation, function=function
    )  # fmt: skip


def side_of_title(words: str, sides: Sides) -> str:
    """The side that a title or body tells: a "PRC Ambassador to France" is of the first; empty where none or two."""
    words = re.sub(r"['’]s\b", "", words)
    own = re.sub(r"\b(?:to|for|on|with)\s+(?:the\s+)?[A-Z][\w.-]*(?:\s+(?:and\s+)?[A-Z][\w.-]*)*", "", words)
    mentioned = {mention.party for mention in sides.mentions(own) if not mention.is_loose}
    party = mentioned.pop() if len(mentioned) == 1 else "" if mentioned else sides.only(own)
    if not party:
        adjectives = {key for word in re.findall(r"[A-Z][\w.]*\w|(?:[A-Z]\.)+", own) if (key := sides.keys.get(word))}
        party = adjectives.pop() if len(adjectives) == 1 else ""
    if not party and (leading := _OF_A_SIDE.search(words)):
        party = sides.keys.get(leading.group(1), "")
    if not party:
        party = next(
            (
                key
                for key, pattern in _TELLING.items()
                if pattern.search(words) and (key in sides.present or not sides.own)
            ),
            "",
        )
    return "" if party == JOINT else party


_OF_A_SIDE: Final = re.compile(
    r"\b((?:[A-Z]\.)+|[A-Z][\w]+) (?:Ambassador|Minister|President|Embassy|Premier|Chairman)"
)
_TELLING: Final = {
    "us": re.compile(
        r"\bSecretary of (?:State|the Treasury|Treasury|Defense|War|Commerce|Homeland Security|Agriculture|Energy|Labor|the Interior)\b|\b(?:Treasury|Commerce|Defense|Agriculture|Energy) Secretary\b"
        r"|\bAssistant to the President\b|\bUSTR\b|\bCongress(?:man|woman)\b|\bUnder Secretary of (?:State|the Treasury|Commerce)\b|国务卿"
    ),
    "cn": re.compile(
        r"\bVice Premier\b|\bState Council(?:l)?or\b|\bPolitburo\b|\bPolitical Bureau of the C|\bC[CP]P\b|\bCPC\b|国家主席|国务院总理|国务院副总理|国务委员|中共中央"
    ),
}
"""Titles that only one of the known states has."""


def _title_and_body(rest: str) -> tuple[str, str]:
    first = rest if _DEGREE.match(rest) else rest.partition(";")[0].strip()
    title, comma, organisation = first.partition(", ")
    if comma and _BODY.search(organisation.partition(", ")[0]) and not _has_role(organisation):
        return title.strip(), organisation.strip()
    title, comma, organisation = first.rpartition(", ")
    if comma:
        return title.strip(), organisation.strip()
    if not _has_role(first):
        return "", re.sub(r"^(?:of|from) (?:the )?", "", first)
    at_body = re.fullmatch(
        r"(.+?) (?:of|at|in) (?:the )?((?:[A-Z][\w.]* )*(?:Embassy|Mission|University|Institute|Office|Consulate|Delegation)\b.*)",
        first,
    )
    return (at_body.group(1), at_body.group(2)) if at_body else (first, "")


_BODY: Final = re.compile(
    r"\b(?:Embassy|Mission|Ministry|Department|Office|Bureau|Consulate|Commission|Council|Agency|Staff)\b"
)


def _has_role(words: str) -> bool:
    return any(word.strip("().,") in HEADS or word in _ROLE_WORDS for word in words.split())


_BODY_AND_TITLE: Final = re.compile(
    rf"(.*?(?:部|委|委员会|局|院|会|所|中心|公司|大学|集团|办公室))\s*(?=\S)((?:{TITLES_ZH}|[\u4e00-\u9fff]{{2,10}}))"
)


_FUNCTION: Final = re.compile(
    r"[,(\s]*[(,]\s*(?P<function>note-?\s?taker|interpreter|head of delegation|chair)\)?$", re.IGNORECASE
)


def _entry_zh(body: str, start: int, side: str, function: str) -> Iterator[Listed]:
    if placeholder := _PLACEHOLDER_ZH.fullmatch(body):
        yield Listed(start, start + len(body), body, side, is_placeholder=True, count=_count(placeholder["count"]))
        return
    patterns = (
        r"(?P<name>[\u4e00-\u9fff·]{2,12})\s*[（(](?P<title>[^（）()]+)[）)]",
        r"(?P<name>[\u4e00-\u9fff·]{2,12})\s*[，,：:\s]\s*(?P<title>\S.*)",
        rf"(?P<title>[\u4e00-\u9fff（）]*?{TITLES_ZH})\s*(?P<name>[\u4e00-\u9fff·]{{2,12}})",
        r"(?P<name>[\u4e00-\u9fff·]{2,4})",
    )
    for pattern in patterns:
        m = re.fullmatch(pattern, body)
        if m and is_chinese_name(m["name"]):
            title = m.groupdict().get("title") or ""
            organisation = ""
            split = _BODY_AND_TITLE.fullmatch(title)
            if split and split.group(2) != "长":
                organisation, title = split.group(1), split.group(2)
            yield Listed(
                start + m.start("name"),
                start + m.end("name"),
                m["name"],
                side,
                title.strip(),
                organisation,
                function=function,
            )
            return


def _count(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    return _COUNT.get(word.lower()) or value_of(word) or None


__all__ = ["PLACEHOLDER", "Listed", "listed_in", "side_of_label"]
