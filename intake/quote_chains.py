"""Through whom words came: the letter that said it, who was told it, the paper that reported it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from intake.page import Page
from intake.proposals import Attributed, Who
from intake.voices import Said

_PAPERS: Final = r"letter|statement|report|memo|memorandum|filing|e-?mail|message|read-?out|press release|note|notice|post|complaint|brief|paper"
_SAYS: Final = r"said|says|stated|states|read|reads|added|adds|warned|warns|argued|argues|noted|notes|claimed|claims|alleged|called|urged|asked|continued|denied"
_OUTLET: Final = (
    r"(?:[Tt]he )?(?:New York Times|Wall Street Journal|Washington Post|Hill|Guardian|BBC|Associated Press|Financial Times|Economist|South China Morning Post|Nikkei)"
    r"|Reuters|Bloomberg|Xinhua|AFP|CNN|CNBC|Politico|Axios|NPR|Fox News|NBC News|CBS News|ABC News|Caixin|Global Times|People[’']s Daily"
)
_DOCUMENT: Final = re.compile(
    rf"\b(?P<it>(?:the|The|a|its|their|his|her|Its|Their) (?:[a-z]+ ){{0,2}}(?:{_PAPERS}))\b(?=,? (?:[a-z]+ ){{0,2}}(?:{_SAYS})\b)|\b(?:in|In) (?P<within>(?:the|a|an|its|their|his|her) (?:[a-z]+ ){{0,3}}(?:{_PAPERS}))\b"
)
_BY_WHOM: Final = re.compile(r"\b(?:[Aa]ccording to|citing|[Cc]ited by|quoting) (?P<by>[^,.;”“]{2,60})")
_REPORTED: Final = re.compile(
    rf"\b(?P<outlet>{_OUTLET})\b(?:’s|'s)?(?= reported| reports|, (?:citing|quoting)| said| says| has reported| wrote|[,.”]|$)|\b(?:told|interview with|reported by|obtained by|seen by|published in|reviewed by) (?P<told>{_OUTLET})"
)
_REPORTED_ZH: Final = re.compile(
    r"据(?P<paper>[\u4e00-\u9fff]{2,8}?(?:社|报|台|网|时报|日报))(?:援引(?P<cited>[^，。]{2,16}?))?(?:报道|消息|称)"
)
_WRITES: Final = re.compile(rf"\b(?P<paper>{_PAPERS})\b")
_SPEAKS: Final = re.compile(
    rf"\W*(?:(?:The|Its|Their|This|That) (?:[a-z]+ ){{0,2}}(?P<paper>{_PAPERS}))(?:,? (?:[a-z]+ ){{0,2}})(?P<verb>{_SAYS})\b"
)


def chain_of(words: str, first: str) -> tuple[str, ...]:
    """Who speaks and through whom it came, the nearest to the speaker first: a document, who told of it, who reported it."""
    found = [m["it"] or m["within"] for m in _DOCUMENT.finditer(words)]
    found += [m["by"].strip() for m in _BY_WHOM.finditer(words)]
    found += [m["outlet"] or m["told"] for m in _REPORTED.finditer(words)]
    found += [name for m in _REPORTED_ZH.finditer(words) for name in (m["cited"], m["paper"]) if name]
    chain = [first] if first else []
    for name in found:
        if not any(_same(name, other) for other in chain):
            chain.append(name)
    return tuple(chain)


def with_documents(page: Page, said: Iterable[Said]) -> Iterator[Said]:
    """The same sentences, where a document speaks with who wrote it: "They sent a letter. The letter said ...".

    Who wrote it is who spoke, or stood first, in the last sentence before it that names such a document.
    """
    written: dict[str, Who] = {}
    for one in said:
        words, speaks = one.sentence.text, _SPEAKS.match(one.sentence.text)
        of_paper = bool(one.who) and not one.who.party and bool(_WRITES.search(one.who.name or one.who.words))
        if speaks is not None and (of_paper or not one.who) and (writer := written.get(speaks["paper"])):
            carried = replace(writer, words=writer.words or writer.name, attributed=Attributed.CARRIED)
            one = replace(one, who=carried, verb=speaks["verb"], is_strong=False, verb_at=speaks.end())
        elif of_paper:
            pass  # the paper itself speaks, and nobody is known to have written it
        elif (named := _WRITES.search(words)) and (writer := one.who or _first(page, one, named.start())):
            written[named["paper"]] = writer
        yield one


def _first(page: Page, one: Said, until: int) -> Who:
    """Who stands first in a sentence, before a place in it."""
    start, end = one.sentence.start, one.sentence.start + until
    called, mention = next(page.called(start, end), None), page.mention(start, end)
    if called is not None and (mention is None or called.start <= mention.start):
        return page.who(called.person, called.start, called.end)
    if mention is not None:
        return Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end))
    return Who()


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(r"^(?:the|a|an|its|their|his|her) ", "", words.casefold()) for words in (one, other))
    return a == b or a in b or b in a
