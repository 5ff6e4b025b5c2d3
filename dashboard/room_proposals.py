"""A proposal as the drafting room shows it: what it would do, in words and as redlines, and what may be done with it."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from actions.drafts import StandingClause
from actions.rebasing import SEAM
from actions.rooms import ProposalSeen, RoomText
from dashboard.names import party_name, person_name
from dashboard.parts.redline import redline_html
from dialogue.actors import Actor
from drafts.consensus import Agreement
from drafts.proposals import ProposalKind, ProposalState
from drafts.redline import Piece, redline
from drafts.structure import merged_text
from locales import Reader

_AGREED = (Agreement.AGREED, Agreement.AD_REFERENDUM)
_AS_IT_IS = (ProposalKind.MOVE, ProposalKind.RESTYLE)
"""Kinds that leave the words alone."""
_WITH_WORDS = (ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.MERGE)
"""Kinds whose words a counter-proposal can start from."""


def proposal_view(
    seen: ProposalSeen, standing: StandingClause | None, actor: Actor, reader: Reader, room: RoomText,
    touching: list[str],
) -> dict[str, Any]:  # fmt: skip
    """One proposal for the component. `touching` are the open proposals that touch the same words."""
    proposal = seen.proposal
    conflicts = seen.merged.conflicts if seen.merged else ()
    batch = room.batches.get(proposal.batch_id) if proposal.batch_id else None
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
        **_redlines(seen, standing),
        "does": _what_it_does(seen, room, reader),
        "shape": _shape(seen) if seen.is_private else None,
        "on": _joined(seen, standing) if seen.is_private else None,
        "reopens": standing is not None and _reopens(seen, standing, room),
        "batch": {"id": batch.id.hex, "title": reader.pick(batch.title_en, batch.title_zh), "note": batch.note}
        if batch
        else None,
        "counters": _named(room, proposal.counters_id, reader),
        "touching": [named for other in touching if (named := _named(room, UUID(other), reader))],
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
    """What the reader's side can do with the proposal now; `dashboard.room_rights` says who of it may."""
    if seen.is_private:
        return ["edit", "withdraw", "batch", "table"]
    if seen.proposal.side == actor.side:
        return ["counter", "withdraw"]
    return ["counter", "answer", *(["accept"] if actor.party in parties else [])]


def _redlines(seen: ProposalSeen, standing: StandingClause | None) -> dict[str, Any]:
    """What becomes of the words in each language; of a split the words of both clauses, with the number of the second."""
    proposal = seen.proposal
    if proposal.kind in _AS_IT_IS:
        return {"en_html": "", "zh_html": "", "words_stay": True}
    clean = seen.merged if seen.merged and seen.merged.is_clean else None
    base = standing.head if standing and (clean or not seen.base_moved) else seen.base
    shown: dict[str, Any] = {}
    second: dict[str, str] = {}
    for language in ("en", "zh"):
        old = (base.text_en if language == "en" else base.text_zh) if base else ""
        new = getattr(clean, language) or "" if clean else getattr(proposal, f"text_{language}")
        if proposal.kind == ProposalKind.DELETE:
            new = ""
        if proposal.kind == ProposalKind.MERGE and seen.other_head is not None:
            old = merged_text(old, getattr(seen.other_head, f"text_{language}"), language)
        if proposal.kind == ProposalKind.SPLIT:
            rest = getattr(clean, f"second_{language}") if clean else getattr(proposal, f"second_{language}")
            shown[f"{language}_html"], second[f"{language}_html"] = divided(old, new, rest)
            second[language] = rest
        else:
            shown[f"{language}_html"] = marked(old, new)
    if second:
        shown |= {"second": {"number": proposal.number, **second}}
    return shown


def _joined(seen: ProposalSeen, standing: StandingClause | None) -> dict[str, str] | None:
    """What a merger that is edited is compared with: the standing words of both clauses as one."""
    if seen.proposal.kind != ProposalKind.MERGE or standing is None or seen.other_head is None:
        return None
    first, second = standing.head, seen.other_head
    return {
        "en": merged_text(first.text_en, second.text_en, "en"),
        "zh": merged_text(first.text_zh, second.text_zh, "zh"),
    }


def _shape(seen: ProposalSeen) -> dict[str, Any] | None:
    """What the form of a private proposal on how a clause stands is filled with when it is edited."""
    proposal = seen.proposal
    match proposal.kind:
        case ProposalKind.MOVE:
            return {"after": proposal.after_clause_id.hex if proposal.after_clause_id else ""}
        case ProposalKind.RESTYLE:
            return {"kind": proposal.clause_kind, "level": proposal.level, "number": proposal.number}
        case ProposalKind.SPLIT:
            second = {"second_en": proposal.second_en, "second_zh": proposal.second_zh}
            return {"en": proposal.text_en, "zh": proposal.text_zh, "number": proposal.number, **second}
        case ProposalKind.DELETE:
            return {}
    return None


def _what_it_does(seen: ProposalSeen, room: RoomText, reader: Reader) -> str:
    """A proposal on how a clause stands, as a sentence: “would stand after 3.2”. Nothing for one on the words alone."""
    proposal = seen.proposal
    match proposal.kind:
        case ProposalKind.MOVE if proposal.after_clause_id is None:
            return reader.t("would stand at the beginning")
        case ProposalKind.MOVE:
            return reader.t("would stand after {number}", number=_number(room, proposal.after_clause_id, reader))
        case ProposalKind.SPLIT if proposal.number:
            return reader.t("would become two paragraphs, the second numbered {number}", number=proposal.number)
        case ProposalKind.SPLIT:
            return reader.t("would become two paragraphs")
        case ProposalKind.MERGE:
            return reader.t("would take in {number}", number=_number(room, proposal.other_id, reader))
        case ProposalKind.RESTYLE:
            facts = {"kind": reader.t(str(proposal.clause_kind)), "level": reader.number(proposal.level or 1)}
            if proposal.number:
                return reader.t("would be: {kind} {number}, level {level}", number=proposal.number, **facts)
            return reader.t("would be: {kind} without a number, level {level}", **facts)
    return ""


def _number(room: RoomText, clause_id: UUID | None, reader: Reader) -> str:
    found = next((s.head for s in room.text.clauses if s.clause.id == clause_id), None)
    return (found.number or (reader.pick(found.text_en, found.text_zh)[:30] + "…")) if found else "…"


def _reopens(seen: ProposalSeen, standing: StandingClause, room: RoomText) -> bool:
    """Whether tabling it reopens an agreed clause, and so has to say why."""
    other = seen.proposal.other_id
    touched = [standing, *(s for s in room.text.clauses if other and s.clause.id == other)]
    return seen.is_private and any(s.agreement in _AGREED for s in touched)


def _named(room: RoomText, proposal_id: UUID | None, reader: Reader) -> dict[str, str] | None:
    """A proposal in a few words, for a link to it; None when it is not open (any more)."""
    if proposal_id is None:
        return None
    for seen in (p for of in room.proposals.values() for p in of):
        if seen.proposal.id == proposal_id and not seen.is_private:
            when = seen.proposal.tabled_at or seen.proposal.made_at
            return {
                "id": proposal_id.hex,
                "name": reader.t(
                    "{side} ({name})", side=party_name(seen.proposal.side, reader), name=reader.moment(when)
                ),
            }
    return None


@lru_cache(2048)
def marked(old: str, new: str) -> str:
    """The redline of two texts as escaped HTML. Kept by the texts themselves, so nobody finds words they did not have."""
    return _bare(redline(old, new))


@lru_cache(256)
def divided(old: str, first: str, second: str) -> tuple[str, str]:
    """The redline of a text that becomes two, as escaped HTML for each of the two."""
    parts: tuple[list[Piece], list[Piece]] = ([], [])
    at = 0
    for piece in redline(old, first + SEAM + second):
        if piece.kind == "deleted" and not piece.text.strip():
            continue  # the white space that stood between the two belongs to neither
        before, seam, after = piece.text.partition(SEAM)
        parts[at].append(Piece(piece.kind, before))
        if seam:
            at = 1
            parts[1].append(Piece(piece.kind, after))
    return _bare(p for p in parts[0] if p.text), _bare(p for p in parts[1] if p.text)


def _bare(pieces: Any) -> str:
    html = str(redline_html(pieces))
    # The component builds its own elements from bare <ins> and <del>. A quotation mark in a text is escaped, so these
    # two attributes can only be ours.
    return html.replace(' class="alt-deleted"', "").replace(' class="alt-inserted"', "")
