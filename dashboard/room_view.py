"""The room as its component wants it: rows and header, in the reader's words, redlines made here and escaped here."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from actions.drafts import StandingClause
from actions.rooms import LastChange, ProposalSeen, RoomText
from dashboard.names import party_name, person_name
from dashboard.parts.redline import redline_html
from dashboard.parts.status import STATUS
from dialogue.actors import Actor
from dialogue.roles import Permission
from drafts.brackets import bracket_count
from drafts.consensus import Agreement, may_conform
from drafts.proposals import ProposalKind, ProposalState
from drafts.redline import redline
from locales import N_, Reader

ACTS = {
    "clause:accepted": N_("{who} accepted the text"),
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
    clauses = [s for s in room.text.clauses if not s.head.struck]
    agreed = [s for s in clauses if s.agreement in (Agreement.AGREED, Agreement.AD_REFERENDUM)]
    waiting = {party: [s.clause.id.hex for s in clauses if _waits_on(room, s, party)] for party in room.text.parties}
    conforming = [s.clause.id.hex for s in clauses if not s.is_conformed]
    brackets = sum(bracket_count(s.head.text_en) for s in clauses) + sum(
        1 for seen in room.proposals.values() for p in seen if not p.is_private
    )
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
            "n": len(agreed),
            "of": len(clauses),
            "sentence": reader.t("{n} of {of} agreed", n=reader.number(len(agreed)), of=reader.number(len(clauses))),
        },
        "sentences": [reader.n("{n} open point", "{n} open points", brackets)],
        "waiting": [
            {
                "party": party,
                "sentence": reader.n(
                    "waits on {party}: {n}", "waits on {party}: {n}", len(ids), party=party_name(party, reader)
                ),
                "clauses": ids,
            }
            for party, ids in waiting.items()
        ],
        "conforming": {
            "sentence": reader.n("to conform: {n}", "to conform: {n}", len(conforming)),
            "clauses": conforming,
        },
        **({} if since is None else {"since": _new(new, reader)}),
    }


def _new(clauses: list[str], reader: Reader) -> dict[str, Any]:
    return {
        "sentence": reader.n("new since you left: {n}", "new since you left: {n}", len(clauses)),
        "clauses": clauses,
    }


def rows(room: RoomText, actor: Actor, reader: Reader) -> list[dict[str, Any]]:
    """One row a clause, and one for each proposed insertion."""
    shown = [_clause_row(room, standing, actor, reader) for standing in room.text.clauses]
    places = {standing.clause.id: standing.head.place for standing in room.text.clauses}
    for ordinal, seen in enumerate(room.proposals.get(None, [])):
        after = seen.proposal.after_clause_id
        if after is None or after in places:
            shown.append(_insertion_row(seen, places.get(after, ""), ordinal, actor, reader, room))
    return sorted(shown, key=lambda row: row["place"])


def _waits_on(room: RoomText, standing: StandingClause, party: str) -> bool:
    """A clause waits on a party that has not answered a tabled proposal of another side, or does not hold the text."""
    open_to = [p for p in room.proposals.get(standing.clause.id, []) if not p.is_private and p.proposal.side != party]
    if open_to:
        return any(all(answer.side != party for answer in p.answers) for p in open_to)
    return party not in standing.keys


def _clause_row(room: RoomText, standing: StandingClause, actor: Actor, reader: Reader) -> dict[str, Any]:
    clause, head = standing.clause, standing.head
    seen = room.proposals.get(clause.id, [])
    change = room.changes.get(clause.id)
    lagging = "" if standing.is_conformed else head.lagging
    return {
        "id": clause.id.hex,
        "place": head.place,
        "number": head.number,
        "kind": head.kind,
        "level": head.level,
        "v": room.versions.get(clause.id, 0) + 1,
        "revision": head.id.hex,
        "revision_label": reader.t("Revision {n}", n=reader.number(head.ordinal)),
        "en": head.text_en,
        "zh": head.text_zh,
        "status": _status(room, standing, reader),
        "lagging": lagging,
        "keys": [_key(standing, party, reader) for party in room.text.parties],
        "changed": {
            "sentence": change_words(change, reader) if change else "",
            "by_me": change is not None and change.actor_id == actor.user_id,
        },
        "proposals": [_proposal(p, standing, actor, reader, room) for p in seen],
        "can": _can(standing, actor, room.text.parties),
    }


def _status(room: RoomText, standing: StandingClause, reader: Reader) -> dict[str, str]:
    tabled = [p for p in room.proposals.get(standing.clause.id, []) if not p.is_private]
    code = _STATUS[standing.agreement]
    if standing.head.struck:
        code = "struck"
    elif not standing.is_conformed:
        code = "conforming"
    elif code == "open" and (tabled or bracket_count(standing.head.text_en) or bracket_count(standing.head.text_zh)):
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


def _key(standing: StandingClause, party: str, reader: Reader) -> dict[str, str]:
    level = standing.keys.get(party, "")
    turned = next((a for a in reversed(standing.acceptances) if a.party == party), None) if level else None
    return {
        "party": party,
        "name": party_name(party, reader),
        "level": level.replace(" ", "_") if level else "none",
        "word": reader.t(level) if level else reader.t("not accepted"),
        "when": reader.moment(turned.made_at) if turned else "",
    }


def _can(standing: StandingClause, actor: Actor, parties: tuple[str, ...]) -> list[str]:
    head = standing.head
    can = []
    if actor.may(Permission.CLAUSE_PROPOSE):
        can += ["propose", "insert_after"] if head.struck else ["propose", "insert_after", "delete"]
    if actor.may(Permission.CLAUSE_ACCEPT) and actor.party in parties:
        can.append("release" if actor.party in standing.keys else "accept")
    if actor.may(Permission.CLAUSE_CONFORM) and not standing.is_conformed and may_conform(head, actor.side):
        can.append("conform")
    return can


def _proposal(
    seen: ProposalSeen, standing: StandingClause | None, actor: Actor, reader: Reader, room: RoomText
) -> dict[str, Any]:
    proposal = seen.proposal
    clean = seen.merged if seen.merged and seen.merged.is_clean else None
    target_en, target_zh = (clean.en or "", clean.zh or "") if clean else (proposal.text_en, proposal.text_zh)
    base = standing.head if standing and (clean or not seen.base_moved) else seen.base
    if proposal.kind == ProposalKind.DELETE:
        target_en = target_zh = ""
    conflicts = seen.merged.conflicts if seen.merged else ()
    return {
        "id": proposal.id.hex,
        "private": seen.is_private,
        "party": proposal.side,
        "party_name": party_name(proposal.side, reader),
        "by": person_name(proposal.author_id, proposal.author_name, reader),
        "when": reader.moment(proposal.tabled_at or proposal.edited_at or proposal.made_at),
        "kind": proposal.kind,
        "kind_word": reader.t(proposal.kind),
        "state": proposal.state,
        "state_word": reader.c("proposal", "tabled" if proposal.state == ProposalState.OPEN else proposal.state),
        "note": proposal.note,
        "en": proposal.text_en,
        "zh": proposal.text_zh,
        "en_html": marked(base.text_en if base else "", target_en),
        "zh_html": marked(base.text_zh if base else "", target_zh),
        "base_moved": seen.base_moved,
        "conflicts": [
            {"language": language, "base": c.base, "theirs": c.ours, "yours": c.theirs} for language, c in conflicts
        ],
        "answers": [
            {
                "party_name": party_name(answer.side, reader),
                "answer": answer.answer.replace(" ", "_"),
                "answer_word": reader.t(answer.answer),
                "comment": answer.comment,
                "by": person_name(answer.by_id, answer.by_name, reader),
                "when": reader.moment(answer.made_at),
            }
            for answer in seen.answers
        ],
        "can": _proposal_can(seen, actor, room.text.parties),
    }


def _proposal_can(seen: ProposalSeen, actor: Actor, parties: tuple[str, ...]) -> list[str]:
    own = seen.proposal.side == actor.side
    if seen.is_private:
        can = ["edit", "withdraw"] if actor.may(Permission.CLAUSE_PROPOSE) else []
        return can + (["table"] if actor.may(Permission.CLAUSE_TABLE) else [])
    if own:
        return ["withdraw"] if actor.may(Permission.CLAUSE_TABLE) else []
    can = ["answer"] if actor.may(Permission.CLAUSE_ANSWER) else []
    return can + (["accept"] if actor.may(Permission.CLAUSE_ACCEPT) and actor.party in parties else [])


def _insertion_row(
    seen: ProposalSeen, place: str, ordinal: int, actor: Actor, reader: Reader, room: RoomText
) -> dict[str, Any]:
    proposal = seen.proposal
    status = STATUS["bracketed"]
    return {
        "id": proposal.id.hex,
        "place": f"{place}!{ordinal:04d}",  # right after the clause that stands at `place`: ! comes before every digit
        "number": proposal.number,
        "kind": proposal.clause_kind or "paragraph",
        "level": 1,
        "v": len(seen.answers) + 1 + int((proposal.edited_at or proposal.made_at).timestamp()),
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
            "by_me": proposal.author_id == actor.user_id,
        },
        "proposals": [_proposal(seen, None, actor, reader, room)],
        "can": [],
    }


def change_words(change: LastChange, reader: Reader) -> str:
    """Who did what and when: “US (Daniel Quill) tabled a proposal, 22 Nov 2026, 14:02”."""
    return _change(change.act, change.side, person_name(change.actor_id, change.actor_name, reader), change.at, reader)


def _change(act: str, side: str, name: str, at: datetime, reader: Reader) -> str:
    party = party_name(side, reader)
    who = reader.t("{side} ({name})", side=party, name=name) if name else party
    sentence = reader.t(ACTS.get(act, N_("changed by {who}")), who=who)
    return reader.t("{sentence}, {when}", sentence=sentence, when=reader.moment(at))


@lru_cache(8192)
def marked(old: str, new: str) -> str:
    """The redline of two texts as escaped HTML. Kept by the texts themselves, so nobody finds words they did not have."""
    html = str(redline_html(redline(old, new)))
    # The component builds its own elements from bare <ins> and <del>. A quotation mark in a text is escaped, so these
    # two attributes can only be ours.
    return html.replace(' class="alt-deleted"', "").replace(' class="alt-inserted"', "")
