"""The room as its component wants it: rows and header, in the reader's words, redlines made here and escaped here."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from actions.drafts import StandingClause
from actions.rooms import LastChange, ProposalSeen, RoomText
from dashboard.names import party_name, person_name
from dashboard.parts.status import STATUS
from dashboard.room_brackets import (
    Brackets,
    bracket_header,
    bracket_words,
    brackets_of_insertion,
    touching,
)
from dashboard.room_proposals import proposal_view
from dashboard.room_tally import brackets_in, has_brackets, tally
from dialogue.actors import Actor
from drafts.consensus import Agreement, Level, may_conform, turned_keys
from locales import N_, Reader

ACTS = {
    "clause:accepted": N_("{who} accepted the text"),
    "clause:confirmed": N_("{who} confirmed from capital"),
    "clause:released": N_("{who} took its acceptance back"),
    "clause:conformed": N_("{who} confirmed both languages"),
    "clause:proposal:tabled": N_("{who} tabled a proposal"),
    "clause:proposal:withdrawn": N_("{who} withdrew a proposal"),
    "clause:proposal:answered": N_("{who} answered a proposal"),
    "clause:proposal:accepted": N_("{who} accepted a proposal"),
}
"""What the latest act on a clause is called."""
_STATUS = {
    Agreement.OPEN: "open",
    Agreement.ONE: "one",
    Agreement.AD_REFERENDUM: "ad_referendum",
    Agreement.AGREED: "agreed",
}


def header(room: RoomText, actor: Actor, reader: Reader, since: int | None = None) -> dict[str, Any]:
    """The four answers above every draft: what is agreed, on whom it waits, what to conform, what is new."""
    counted = tally(room)
    new = (
        [
            clause.hex
            for clause, change in room.changes.items()
            if change.seq > since and change.actor_id != actor.user_id
        ]
        if since is not None
        else []
    )
    return {
        "agreed": {
            "n": counted.agreed,
            "of": counted.clauses,
            "sentence": reader.t(
                "{n} of {of} agreed", n=reader.number(counted.agreed), of=reader.number(counted.clauses)
            ),
        },
        "sentences": [reader.n("{n} open point", "{n} open points", counted.points)],
        "waiting": [
            {
                "party": party,
                "sentence": reader.n(
                    "waits on {party}: {n}", "waits on {party}: {n}", len(ids), party=party_name(party, reader)
                ),
                "clauses": ids,
            }
            for party, ids in counted.waiting.items()
        ],
        "conforming": {
            "sentence": reader.n("to conform: {n}", "to conform: {n}", len(counted.conforming)),
            "clauses": counted.conforming,
        },
        "brackets": bracket_header(counted.brackets, reader),
        **({} if since is None else {"since": _new(new, reader)}),
    }


def _new(clauses: list[str], reader: Reader) -> dict[str, Any]:
    return {
        "sentence": reader.n("new since you left: {n}", "new since you left: {n}", len(clauses)),
        "clauses": clauses,
    }


def private_batches(room: RoomText, actor: Actor, reader: Reader) -> list[dict[str, Any]]:
    """The batches of the reader's own side that are not tabled, with the proposals in each."""
    own = [seen for of in room.proposals.values() for seen in of if seen.is_private]
    return [
        {
            "id": batch.id.hex,
            "title": reader.pick(batch.title_en, batch.title_zh),
            "subtitle": reader.pick(batch.title_zh, batch.title_en) if batch.title_en and batch.title_zh else "",
            "note": batch.note,
            "proposals": [seen.proposal.id.hex for seen in own if seen.proposal.batch_id == batch.id],
            "can": ["table"],
        }
        for batch in room.batches.values()
        if batch.tabled_at is None
    ]


def rows(
    room: RoomText, actor: Actor, reader: Reader, only: Collection[UUID] | None = None
) -> list[dict[str, Any]]:  # fmt: skip
    """One row a clause, and one for each proposed insertion; or those of them that are wanted."""
    clauses = [standing for standing in room.text.clauses if only is None or standing.clause.id in only]
    shown = [_clause_row(room, standing, actor, reader) for standing in clauses]
    insertions = [seen for seen in room.proposals.get(None, []) if only is None or seen.proposal.id in only]
    places = {standing.clause.id: standing.head.place for standing in room.text.clauses} if insertions else {}
    for seen in insertions:
        after = seen.proposal.after_clause_id
        if after is None or after in places:
            shown.append(_insertion_row(seen, places.get(after, ""), actor, reader, room))
    return sorted(shown, key=lambda row: row["place"])


def without_a_name(actor: Actor) -> Actor:
    """A reader of the same side whom nobody knows: for what is made once and shown to all of them."""
    return replace(actor, user_id=UUID(int=0), name="")


def _clause_row(room: RoomText, standing: StandingClause, actor: Actor, reader: Reader) -> dict[str, Any]:
    clause, head = standing.clause, standing.head
    seen = room.proposals.get(clause.id, [])
    change = room.changes.get(clause.id)
    lagging = "" if standing.is_conformed else head.lagging
    against = touching(room, standing)
    return {
        "id": clause.id.hex,
        "place": head.place,
        "number": head.number,
        "kind": head.kind,
        "level": head.level,
        "v": room.version,
        "revision": head.id.hex,
        "revision_label": reader.t("Revision {n}", n=reader.number(head.ordinal)),
        "en": head.text_en,
        "zh": head.text_zh,
        "status": _status(room, standing, reader),
        "lagging": lagging,
        "keys": [_key(room, standing, party, reader) for party in room.text.parties],
        "changed": {
            "sentence": change_words(change, reader) if change else "",
            "by": change.actor_id.hex if change and change.actor_id else "",
        },
        "brackets": _brackets(brackets_in(room, standing), reader),
        "reopens": standing.agreement in (Agreement.AGREED, Agreement.AD_REFERENDUM),
        "reopenings": [
            {
                "party_name": party_name(event.side, reader),
                "by": person_name(event.by_id, event.by_name, reader),
                "when": reader.moment(event.made_at),
                "reason": event.reason,
            }
            for event in room.reopenings.get(clause.id, [])
        ],
        "proposals": [
            proposal_view(p, standing, actor, reader, room, against.get(p.proposal.id.hex, [])) for p in seen
        ],
        "can": _can(standing, actor, room.text.parties),
    }


def _brackets(brackets: Brackets, reader: Reader) -> dict[str, Any]:
    return {"n": brackets.count, "sentence": bracket_words(brackets, reader), **brackets.text}


def _status(room: RoomText, standing: StandingClause, reader: Reader) -> dict[str, str]:
    tabled = [p for p in room.proposals.get(standing.clause.id, []) if not p.is_private]
    code = _STATUS[standing.agreement]
    if standing.head.struck:
        code = "struck"
    elif not standing.is_conformed:
        code = "conforming"
    elif code == "open" and (tabled or has_brackets(standing.head.text_en) or has_brackets(standing.head.text_zh)):
        code = "bracketed"
    holders = [party_name(party, reader) for party in room.text.parties if party in standing.keys]
    missing = [party_name(party, reader) for party in room.text.parties if party not in standing.keys]
    parts = []
    if holders and missing:
        parts.append(reader.t("accepted by {parties}", parties=reader.t(", ").join(holders)))
    if missing and code != "struck":
        parts.append(reader.t("waits on {parties}", parties=reader.t(", ").join(missing)))
    status = STATUS[code]
    return {"code": code, "symbol": status.symbol, "word": reader.t(status.word), "detail": " · ".join(parts)}


def _key(room: RoomText, standing: StandingClause, party: str, reader: Reader) -> dict[str, Any]:
    turned = turned_keys(standing.head, (party,), standing.acceptances).get(party)
    level = standing.keys.get(party, "")
    condition = room.conditions.get(turned.condition_id) if turned and turned.condition_id else None
    return {
        "party": party,
        "name": party_name(party, reader),
        "level": level.replace(" ", "_") if level else "none",
        "word": reader.t(level) if level else reader.t("not accepted"),
        "when": reader.moment(turned.made_at) if turned else "",
        "condition": reader.t(
            "if {number} stands as in Revision {n}",
            number=condition.number or reader.pick(condition.text_en, condition.text_zh)[:30],
            n=reader.number(condition.ordinal),
        )
        if condition
        else "",
        "unmet": reader.t("condition not met") if condition and not level else "",
    }


def _can(standing: StandingClause, actor: Actor, parties: tuple[str, ...]) -> list[str]:
    """What the reader's side can do with the clause now; `dashboard.room_rights` says who of it may."""
    head = standing.head
    can = ["propose", "insert_after"]
    can += [] if head.struck else ["delete", "move", "split", "merge", "restyle"]
    if actor.party in parties:
        turned = turned_keys(head, parties, standing.acceptances).get(actor.party)
        can += [] if actor.party in standing.keys else ["accept"]  # a key whose condition fell may be turned anew
        can += ["release"] if turned else []
        can += ["confirm"] if turned and turned.level == Level.AD_REFERENDUM else []
    if not standing.is_conformed and may_conform(head, actor.side):
        can.append("conform")
    return can


def _insertion_row(seen: ProposalSeen, place: str, actor: Actor, reader: Reader, room: RoomText) -> dict[str, Any]:
    proposal = seen.proposal
    status = STATUS["bracketed"]
    return {
        "id": proposal.id.hex,
        "place": f"{place}!{_queue(seen)}",  # right after the clause that stands at `place`: ! comes before every digit
        "number": proposal.number,
        "kind": proposal.clause_kind or "paragraph",
        "level": 1,
        "v": room.version,
        "revision": "",
        "revision_label": "",
        "en": "",
        "zh": "",
        "status": {
            "code": "proposed",
            "symbol": status.symbol,
            "word": reader.t("proposed"),
            "detail": reader.t("by {party}", party=party_name(proposal.side, reader)),
        },
        "lagging": "",
        "keys": [],
        "changed": {
            "sentence": _change(
                "clause:proposal:tabled",
                proposal.side,
                person_name(proposal.author_id, proposal.author_name, reader),
                proposal.tabled_at,
                reader,
            )
            if proposal.tabled_at
            else "",
            "by": proposal.author_id.hex if proposal.author_id else "",
        },
        "brackets": _brackets(brackets_of_insertion(room, seen), reader),
        "proposals": [proposal_view(seen, None, actor, reader, room, [])],
        "can": [],
    }


def _queue(seen: ProposalSeen) -> str:
    """The order of insertions at one place: the tabled ones as they were tabled, then the private ones as they were made."""
    at = seen.proposal.made_at if seen.is_private else seen.proposal.tabled_at or seen.proposal.made_at
    return f"{int(seen.is_private)}{int(at.timestamp() * 1_000_000):018d}{seen.proposal.id.hex}"


def change_words(change: LastChange, reader: Reader) -> str:
    """Who did what and when: “US (Daniel Quill) tabled a proposal, 22 Nov 2026, 14:02”."""
    return _change(change.act, change.side, person_name(change.actor_id, change.actor_name, reader), change.at, reader)


def _change(act: str, side: str, name: str, at: datetime, reader: Reader) -> str:
    party = party_name(side, reader)
    who = reader.t("{side} ({name})", side=party, name=name) if name else party
    sentence = reader.t(ACTS.get(act, N_("changed by {who}")), who=who)
    return reader.t("{sentence}, {when}", sentence=sentence, when=reader.moment(at))
