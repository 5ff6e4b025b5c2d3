"""The frame of a reporting cable: number, date-time group, routing, tags, subject, addressees, markings, signer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from intake.layout import NUMBERED

_MONTHS: Final = {
    name: at
    for at, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1)
}
DTG: Final = re.compile(
    r"^(?P<precedence>[ZOPRY])(?: [ZOPRY])?\s+(?P<dtg>(?P<day>\d{2})(?P<time>\d{4})Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d{2,4}))\b",
    re.MULTILINE,
)
_ROUTING: Final = re.compile(
    r"^DE\s+(?P<station>[A-Z]{4,8})\s+#?(?P<number>\d{3,5})(?:/\d{2})?\s+(?P<day>\d{3})(?P<time>\d{4})", re.MULTILINE
)
_PRECEDENCE: Final = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE", "Y": "FLASH OVERRIDE"}
_FROM: Final = re.compile(r"^FM\s+(?P<origin>[^\n]+)", re.MULTILINE)
_CLASS: Final = re.compile(
    r"^(?P<class>UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE|C O N F I D E N T I A L|S E C R E T|U N C L A S)\b(?P<caption>(?:[ /]+(?:NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|NOCONTRACT|SENSITIVE|EFTO))*)(?:\s+SECTION\s+\d{1,2}\s+OF\s+(?P<sections>\d{1,2}))?(?:\s+(?P<place>[A-Z][A-Z ]+?)\s+(?P<number>\d{3,6}))?\s*$",
    re.MULTILINE,
)
_CAPTION: Final = re.compile(
    r"^(?P<caption>SENSITIVE|SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SBU|EFTO|EYES ONLY|NOCONTRACT|ROGER CHANNEL)\s*$",
    re.MULTILINE,
)
_EO: Final = re.compile(r"^E\.?\s?O\.?\s*(?P<order>1\d{4})\s*:\s*(?P<text>[^\n]+)", re.MULTILINE)
_TAGS: Final = re.compile(r"^TAGS?\s*:?\s+(?P<tags>[A-Z][^\n]*(?:\n(?!SUBJ|REF|CLASS|E\.O)[A-Z ,;]+$)?)", re.MULTILINE)
_SUBJECT: Final = re.compile(
    r"^SUBJ(?:ECT)?\s*:\s*(?P<subject>[^\n]+(?:\n(?!\s*$|REFS?\b|\d{1,2}\.|Ref|CLASSIFIED|Classified|[-=]{3,}|Summary|SUMMARY|\()[^\n]+)*)",
    re.MULTILINE,
)
_ADDRESSEE: Final = re.compile(
    r"^(?:(?P<label>TO|INFO|RUHLC)\s+)?(?P<route>(?:R[A-Z]{4,7}/)?)(?P<name>[A-Z][A-Z0-9 /.&-]{3,60}?)(?:\s+(?:PRIORITY|IMMEDIATE|ROUTINE|FLASH|NIACT))?(?:\s+\d{4})?\s*$"
)
_ATTENTION: Final = re.compile(
    r"^(?P<office>[A-Z][\w/]*(?:\s+(?:also|ALSO|PLEASE PASS|PLS PASS))?)\s+(?P<how>for|FOR|PASS(?: TO)?|pass(?: to)?)\s+(?P<name>[A-Z][^\n:]{2,120})$",
    re.MULTILINE,
)
_SIGNER: Final = re.compile(r"^(?P<name>[A-Z][A-Z'-]{2,20})\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the head with its offsets in the text that was read."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CableHead:
    """What the head of a cable says; empty where it says nothing. Offsets are those of the text that was read."""

    dtg: str
    dated: str
    precedence: str
    day_of_year_agrees: bool | None
    number: str
    origin: str
    sections: int
    classification: str
    captions: tuple[Line, ...]
    markings: tuple[Line, ...]
    executive_order: str
    tags: tuple[Line, ...]
    subject: Line | None
    addressees: tuple[Line, ...]
    signer: str
    body_at: int
    """Where the first numbered paragraph begins."""


def is_cable(text: str) -> re.Match[str] | None:
    """The date-time group, where the text is a cable."""
    return DTG.search(text[:6000])


def cable_head(text: str) -> CableHead | None:
    """The head of a cable, None where the text is none."""
    group = is_cable(text)
    if group is None:
        return None
    dated = _dated(group)
    routing = _ROUTING.search(text[:6000])
    agrees = None
    if routing and dated:
        year = int(dated[:4])
        agrees = (
            (date(year, 1, 1) + timedelta(days=int(routing["day"]) - 1)).isoformat() == dated
            if int(routing["day"]) > 0
            else False
        )
    subject = _SUBJECT.search(text)
    after = subject.end() if subject else group.end()
    first = next(
        (
            m.start()
            for m in NUMBERED.finditer(text)
            if m.start() >= after and (m.start() == 0 or text[m.start() - 1] == "\n")
        ),
        after,
    )
    head = text[:first]
    levels = list(_CLASS.finditer(head))
    level = levels[0] if levels else None
    captions = tuple(
        Line("caption", m["caption"], m.start("caption"), m.end("caption")) for m in _CAPTION.finditer(head)
    )
    markings = tuple(Line("classification", m["class"], m.start("class"), m.end("class")) for m in levels[:1])
    if level and level["caption"]:
        captions = (
            *(
                Line("caption", w.group(), level.start("caption") + w.start(), level.start("caption") + w.end())
                for w in re.finditer(r"[A-Z]+", level["caption"])
            ),
            *captions,
        )
    tags = _TAGS.search(head)
    origin, order = _FROM.search(head), _EO.search(head)
    number = ""
    if level and level["number"]:
        number = f"{dated[2:4]}{level['place'].strip().replace(' ', '')}{int(level['number'])}"
    elif routing:
        number = routing["number"]
    return CableHead(
        " ".join(group["dtg"].split()), dated, _PRECEDENCE.get(group["precedence"], ""), agrees, number,
        origin["origin"].strip() if origin else "", int(level["sections"] or 1) if level else 1,
        level["class"] if level else "", captions, markings, f"{order['order']}: {order['text'].strip()}" if order else "",
        tuple(Line("tag", m.group(), tags.start("tags") + m.start(), tags.start("tags") + m.end()) for m in re.finditer(r"[A-Z]{2,5}\b", tags["tags"])) if tags else (),
        Line("subject", " ".join(subject["subject"].split()), subject.start("subject"), subject.end("subject")) if subject else None,
        tuple(_addressees(head, group.end())), _signer(text, first), first,
    )  # fmt: skip


def _dated(group: re.Match[str]) -> str:
    year = int(group["year"])
    if year < 100:
        year += 1900 if year > 60 else 2000
    try:
        return date(year, _MONTHS.get(group["month"], 0), int(group["day"])).isoformat()
    except ValueError:
        return ""


def _addressees(head: str, start: int) -> Iterator[Line]:
    label = ""
    for m in re.finditer(r"[^\n]+", head):
        if m.start() < start:
            continue
        line = m.group().rstrip()
        if attention := _ATTENTION.fullmatch(line):
            kind = "pass" if attention["how"].lower().startswith("pass") else "attention"
            yield Line(
                kind,
                line if kind == "pass" else f"{attention['office'].removesuffix(' also')} {attention['name']}",
                m.start(),
                m.start() + len(line),
            )
            label = ""
            continue
        found = _ADDRESSEE.fullmatch(line)
        if line.startswith(("FM ", "E.O", "TAGS", "SUBJ")) or found is None:
            label = "" if not line.startswith("FM ") else label
            continue
        if found["label"]:
            label = "to" if found["label"] == "TO" else "info"
        if label and (found["route"] or found["label"]):
            yield Line(label, found["name"].strip(), m.start() + found.start("name"), m.start() + found.end("name"))
        elif _CLASS.match(line):
            label = ""


def _signer(text: str, after: int) -> str:
    lines = [line for line in text[after:].rstrip().split("\n")[-6:] if line.strip()]
    for line in reversed(lines):
        m = _SIGNER.match(line.strip())
        if m and m["name"] not in {"UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "NNNN", "COMMENT", "END"}:
            return m["name"]
    return ""
