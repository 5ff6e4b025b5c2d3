"""The originals for signature: in which order the parties are named, who signs where and when, and one file for each keeper."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import streamlit as st

from actions.access import parties_of
from actions.desk import Desk
from actions.word_originals import ORIGINAL, Alternat, Signing, Turned, order_told, signatories_known
from dashboard.day_field import day_field
from dashboard.form_rows import form_row
from dashboard.form_state import two_texts
from dashboard.names import party_name
from dashboard.outgoing import signing_asked
from dashboard.parts.drawer import drawer
from dashboard.parts.lists import rows, table
from dashboard.parts.markup import Words, join, show, tag
from dashboard.parts.notice import notice
from dashboard.session import given_id, token
from dashboard.typed_words import TICKET, TYPED
from dialogue.refusals import TypedWordsGone
from locales import N_, Reader

ORDERS = {
    Alternat.FULL: N_("Full alternat: each side comes first in the original it keeps"),
    Alternat.SIMPLIFIED: N_("Simplified: all originals alike, each side first in its own language"),
}
"""The two ways in which originals name the parties."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the form asks: the order, and the words that are printed and stand in no address."""

    alternat: Alternat
    typed: dict[str, str]


def originals(desk: Desk, draft_id: UUID, version: str, marking: str, page: str, words: Reader) -> None:
    """Everything about the signing, folded: fields that may stay empty, and an original for each keeper."""
    kept = _typed_before(draft_id)
    inside = drawer(
        words.t("Originals for signature, by alternat"), f"originals_{draft_id.hex}", is_open=kept is not None
    )  # fmt: skip
    if inside is None:
        return
    with inside.place:
        with desk.reading() as session:
            parties = parties_of(session, draft_id)
        asked = _form(desk, draft_id, parties, kept, words)
        if not inside.is_open:
            return
        given = {TICKET: TYPED.keep(token(), asked.typed), "version": version, "marking": marking, "paper": page}
        given["alternat"] = asked.alternat.value
        keepers = parties if asked.alternat == Alternat.FULL else parties[:1]
        show(
            rows(
                form_row(
                    "drafts",
                    draft_id.hex,
                    ORIGINAL,
                    _name(keeper, asked.alternat, words),
                    {**given, "keeper": keeper},
                    words,
                )
                for keeper in keepers
            )
        )
        wanted = UUID(version) if version else None
        signings = [Signing(keeper, asked.alternat, wanted) for keeper in keepers]
        for signing, told in zip(signings, _order(desk, draft_id, signings), strict=True):
            _told(told, signing.keeper, asked.alternat, words)


def _order(desk: Desk, draft_id: UUID, signings: list[Signing]) -> list[tuple[Turned, ...]]:
    """What the order of names makes of the text, told once for as long as the joint store stands still: each word typed is a run."""
    what = (
        desk.actor.user_id,
        draft_id,
        desk.store().head(),
        *((one.keeper, one.alternat, one.version) for one in signings),
    )
    known = st.session_state.get("order_told")
    if known is None or known[0] != what:
        known = st.session_state["order_told"] = (what, order_told(desk, draft_id, *signings))
    return known[1]  # type: ignore[no-any-return]


def _name(keeper: str, alternat: Alternat, words: Reader) -> str:
    if alternat == Alternat.SIMPLIFIED:
        return words.t("Original for signature, all alike")
    return words.t("Original for signature, kept by {party}", party=party_name(keeper, words))


def _typed_before(draft_id: UUID) -> Signing | None:
    """What was typed before the preview was looked at, from where the way back leads here."""
    try:
        ticket = st.query_params.get(TICKET, "") if given_id("draft") == draft_id else ""
        return signing_asked(TYPED.found(token(), ticket)) if ticket else None
    except TypedWordsGone:
        return None


def _form(desk: Desk, draft_id: UUID, parties: tuple[str, ...], kept: Signing | None, words: Reader) -> _Asked:
    place, on, heads = (
        (kept.place, kept.on, kept.signatories) if kept is not None else signatories_known(desk, draft_id)
    )
    of = draft_id.hex
    alternat = st.radio(
        words.t("Order of the parties"),
        list(Alternat),
        format_func=lambda one: words.t(ORDERS[one]),
        key=f"alternat_{of}",
    )
    places = two_texts(words.t("Place of signature"), f"signed_at_{of}", en=place[0], zh=place[1])
    day = day_field(st.container(), words.t("Date of signature"), f"signed_on_{of}", on)
    typed = {"place_en": places[0], "place_zh": places[1], "on": day.isoformat() if isinstance(day, date) else ""}
    for party in parties:
        known = heads.get(party)
        side = party_name(party, words)
        name = two_texts(
            words.t("Who signs for {party}", party=side), f"signs_{of}_{party}", en=known.name[0] if known else "",
            zh=known.name[1] if known else "",
        )  # fmt: skip
        title = two_texts(
            words.t("Title of who signs for {party}", party=side), f"title_{of}_{party}", en=known.title[0] if known else "",
            zh=known.title[1] if known else "",
        )  # fmt: skip
        for what, texts in (("name", name), ("title", title)):
            typed |= {f"{what}_en_{party}": texts[0], f"{what}_zh_{party}": texts[1]}
    show(tag("p", words.t("What stays empty is printed as a blank, to be filled in by hand."), cls="alt-quiet"))
    return _Asked(alternat, typed)


def _told(turned: tuple[Turned, ...], keeper: str, alternat: Alternat, words: Reader) -> None:
    """The names that change places in one original, and the places that a person should look at."""
    changed = [(one, was, new) for one in turned for was, new in one.found.changes]
    left = [(one, place) for one in turned for place in one.found.left]
    if alternat == Alternat.FULL:
        heading = words.t("In the original that {party} keeps", party=party_name(keeper, words))
    else:
        heading = words.t("In all originals")
    if changed:
        show(
            tag("h3", heading, cls="alt-eyebrow"),
            table(
                [words.t("Clause"), words.t("as in the text"), words.t("as in the original")],
                [(_where(one, words), was, new) for one, was, new in changed],
            ),
        )
    if left:
        told: list[Words] = [f"{_where(one, words)}: {place}" for one, place in left]
        sentence = words.t("Names of the parties stand close together here and were left as they are; please look:")
        show(notice(join([sentence, " ", join(told, words.t("; "))])))


def _where(turned: Turned, words: Reader) -> str:
    return turned.number or words.t("title or opening")


__all__ = ["originals"]
