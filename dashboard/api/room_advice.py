"""Advice while a person writes: departures from the own side's mandate and from agreed language, and agreed words to use.

Nothing of what is asked is stored or logged: the words stand in the body of the request and are forgotten with it. What
touches a mandate is read from the asker's own store, so nobody else is ever told, nor that there is any mandate.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.desk import Desk
from actions.library import Offer, WritingAdvice, advice_while_writing
from actions.mandates import MandateDeparture, Where, departures_of, departures_of_wording
from dashboard.api.requests import (
    body_of,
    desk_and_reader,
    forbidden,
    identifier,
    is_from_our_pages,
    reader_of,
    refused,
)
from dashboard.mandate_words import WHERE, departure_words
from dashboard.names import party_name
from dialogue.refusals import NoSuchRow, Refusal
from dialogue.roles import Permission
from drafts.phrases import typed_phrases
from drafts.precedent import Precedent, PrecedentDeparture
from locales import Reader

LONGEST: Final = 20_000
"""Characters of a text that are looked at: longer ones were pasted, and are looked at when they are cut down."""
LONGEST_PHRASE: Final = 200
MOST_PRECEDENTS: Final = 2

Given = dict[str, Any]


async def _advice(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    ask: Callable[[Desk, Reader, UUID, Given], Given] | None = {"wording": _on_wording, "standing": _on_standing}.get(
        str(given.get("ask"))
    )
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
        if ask is None or draft_id is None:
            raise NoSuchRow(noun="draft")
        found = await run_in_threadpool(ask, desk, reader, draft_id, given)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    return JSONResponse({"ok": True, **found}, headers={"Cache-Control": "no-store"})


def _on_wording(desk: Desk, reader: Reader, draft_id: UUID, given: Given) -> Given:
    """On a text that is being written for a clause, or, without one, for a new one; struck out, it has no words at all."""
    clauses = [row for row in map(identifier, (given.get("clause"), given.get("other"))) if row is not None]
    en, zh = (str(given.get(language) or "")[:LONGEST] for language in ("en", "zh"))
    struck = given.get("struck") is True
    mandate: tuple[MandateDeparture, ...] = ()
    if _keeps_mandates(desk) and (en.strip() or zh.strip() or struck):
        wanted = ("", "") if struck else tuple(text if text.strip() else None for text in (en, zh))
        mandate = departures_of_wording(desk, draft_id, clauses, wanted[0], wanted[1])
    selected = str(given.get("selected") or "").strip()[:LONGEST_PHRASE]
    phrases = (selected,) if selected else typed_phrases(str(given.get("before") or "")[-LONGEST:])
    found = advice_while_writing(desk, draft_id, clauses[0] if clauses else None, en, zh, () if struck else phrases)
    return {
        "mandate": [_departure(departure, reader) for departure in _gravest_first(mandate)],
        "precedent": [_from_precedent(departure, found, reader) for departure in found.departures],
        "phrase": found.phrase,
        "offers": [_offer(offer, reader) for offer in found.offers],
        "summary": _summary(mandate, found, reader),
    }


def _on_standing(desk: Desk, reader: Reader, draft_id: UUID, given: Given) -> Given:
    """Which clauses, of those asked for or of all, the texts before all sides depart in from the own side's mandate."""
    if not _keeps_mandates(desk):
        return {"clauses": {}}
    asked = given.get("clauses")
    only = [row for row in map(identifier, asked) if row is not None] if isinstance(asked, list) else None
    clauses: dict[str, list[Given]] = {}
    for departure in _gravest_first(departures_of(desk, draft_id, only)):
        if departure.clause_id is not None and departure.where != Where.PRIVATE:
            clauses.setdefault(departure.clause_id.hex, []).append(_departure(departure, reader))
    return {"clauses": clauses}


def _keeps_mandates(desk: Desk) -> bool:
    return desk.actor.party is not None and desk.has_own and desk.actor.may(Permission.MANDATE_READ)


def _gravest_first(found: Sequence[MandateDeparture]) -> list[MandateDeparture]:
    return sorted(found, key=lambda departure: not departure.is_grave)


def _departure(found: MandateDeparture, reader: Reader) -> Given:
    version = found.version
    where = reader.t(WHERE[found.where])
    if found.where == Where.TABLED:
        where = reader.t("{what} ({side})", what=where, side=party_name(found.side, reader))
    facts = [
        (reader.t("Red line"), version.red_line, ""),
        (reader.t("Fallback"), version.fallback_en, "en"),
        (reader.t("Fallback"), version.fallback_zh, "zh"),
        (reader.t("Authorised text"), version.authorised_en, "en"),
        (reader.t("Authorised text"), version.authorised_zh, "zh"),
    ]
    return {
        "grave": found.is_grave,
        "where": where,
        "topic": found.mandate.topic,
        "lines": [departure_words(departure, reader) for departure in found.departures],
        "facts": [{"label": label, "text": text, "language": language} for label, text, language in facts if text],
    }


def _from_precedent(departure: PrecedentDeparture, found: WritingAdvice, reader: Reader) -> Given:
    between = reader.t(", ")
    here = between.join(dict.fromkeys(rendering.words for rendering in departure.renderings))
    usual = between.join(
        reader.t("{words} ({n})", words=usage.words, n=reader.number(usage.count)) for usage in departure.usual
    )
    return {
        "line": reader.t(
            "“{expression}” stands here as “{here}”; agreed before: {usual}",
            expression=departure.expression, here=here, usual=usual,
        ),
        "precedents": [_precedent(one, found, reader) for one in departure.precedents[:MOST_PRECEDENTS]],
    }  # fmt: skip


def _precedent(one: Precedent, found: WritingAdvice, reader: Reader) -> Given:
    """Where and when words were agreed, in both languages, and what stood there before."""
    parts = [
        reader.pick(*found.titles[one.draft_id]),
        reader.t("Clause {number}", number=one.number) if one.number else "",
    ]
    parts.append(reader.t("agreed on {when}", when=reader.date(one.agreed_on)))
    before = {"before_en": one.preceding_en, "before_zh": one.preceding_zh}
    return {"where": " · ".join(part for part in parts if part), "en": one.en, "zh": one.zh, **before}


def _offer(offer: Offer, reader: Reader) -> Given:
    found = offer.found
    titles = WritingAdvice((), {found.draft_id: (found.title_en, found.title_zh)}, "", ())
    return {
        **_precedent(found.precedent, titles, reader),
        "language": found.language,
        "insert_en": offer.en,
        "insert_zh": offer.zh,
    }


def _summary(mandate: Sequence[MandateDeparture], found: WritingAdvice, reader: Reader) -> str:
    """What is read out: how many of each, and nothing when there is nothing."""
    grave = sum(departure.is_grave for departure in mandate)
    parts = [
        reader.n("{n} grave departure from your mandate", "{n} grave departures from your mandate", grave)
        if grave
        else "",
        reader.n("{n} departure from your mandate", "{n} departures from your mandate", len(mandate) - grave)
        if len(mandate) > grave
        else "",
        reader.n("{n} departure from agreed language", "{n} departures from agreed language", len(found.departures))
        if found.departures
        else "",
        reader.n("{n} agreed wording offered", "{n} agreed wordings offered", len(found.offers))
        if found.offers
        else "",
    ]
    return reader.t("; ").join(part for part in parts if part)


def routes() -> list[Route]:
    """The route of advice."""
    return [Route("/api/drafts/{draft}/advice", _advice, methods=["POST"])]
