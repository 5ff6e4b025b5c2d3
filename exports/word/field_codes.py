"""The instructions of fields, put together from the runs over which Word spreads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from exports.word.addresses import leads_elsewhere
from exports.word.names import w
from exports.word.package import Element

INNER: Final = "\ufffc"  # stands in a code where the result of an inner field would stand

_STORIES: Final = tuple(w(name) for name in ("body", "hdr", "ftr", "footnote", "endnote", "comment", "docPartBody"))
_WORDS: Final = (w("instrText"), w("delInstrText"), w("t"), w("delText"))
_RUNNING: Final = frozenset({"DDE", "DDEAUTO"})
_FETCHING: Final = frozenset({"DATABASE", "IMPORT", "INCLUDE", "INCLUDETEXT", "LINK", "RD"})
_NAME: Final = re.compile(r'[\s"]*([^\s"\\]*)')
_ARGUMENT: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    in_code: bool = True


def field_codes(root: Element) -> Iterator[str]:
    """The instruction of every field of a part, also of one that is begun and never ended; inner fields as INNER."""
    still_open: list[_Open] = []
    for element in root.iter(w("fldChar"), w("fldSimple"), *_WORDS, *_STORIES):
        tag = element.tag
        if tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif tag in _STORIES:
            yield from ("".join(each.code) for each in still_open)
            still_open = []
        elif tag != w("fldChar"):
            if still_open and still_open[-1].in_code:
                still_open[-1].code.append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            if still_open and still_open[-1].in_code:
                still_open[-1].code.append(INNER)
            still_open.append(_Open())
        elif still_open and element.get(w("fldCharType")) == "separate":
            still_open[-1].in_code = False
        elif still_open and element.get(w("fldCharType")) == "end":
            yield "".join(still_open.pop().code)
    yield from ("".join(each.code) for each in still_open)


def starts_a_program(code: str) -> bool:
    """Does this field ask another program for its result (DDE), or let an inner field write what it does?"""
    name = _name(code)
    return name in _RUNNING or INNER in name


def fetches_text(code: str) -> bool:
    """Does this field take its words from another computer?"""
    return _name(code) in _FETCHING and any(leads_elsewhere(quoted or bare) for quoted, bare in _ARGUMENT.findall(code))


def _name(code: str) -> str:
    found = _NAME.match(code)
    return found.group(1).upper() if found else ""
