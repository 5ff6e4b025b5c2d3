"""A reading as plain values for scripts: the shape that the command line promises."""

from typing import Any

from intake.anchors import Anchor
from intake.proposals import JOINT, MeetingProposal, ParticipantProposal, Proposal, Who
from intake.reading import Reading


def as_plain(reading: Reading) -> dict[str, Any]:
    """The promised keys first; beside them what else is known. Sides in capitals, `both` for all sides together."""
    first = reading.meetings[0] if reading.meetings else None
    return {
        "kind": reading.kind.kind.value,
        "meeting": _meeting(first),
        "participants": [_participant(one) for one in reading.participants if not one.is_placeholder],
        "positions": [
            {
                "speaker": one.speaker.name or one.speaker.words or None, "party": _side(one.speaker.party), "tier": one.tier.value,
                "quote": _quote(one.anchor), "verb": one.verb, "kind": one.kind.value, "attributed": one.speaker.attributed.value, **_more(one),
            }
            for one in reading.positions
        ],
        "commitments": [
            {
                "debtor": _debtor(one.debtor), "due": one.due.on or None, "conditional": one.conditional, "quote": _quote(one.anchor),
                "debtor_party": _side(one.debtor.party), "due_kind": one.due.shape.value, "due_words": one.due.words or None,
                "condition": one.condition or None, "strength": one.strength.value, "strength_words": one.strength_words,
                "polarity": one.polarity.value, "kind": one.kind.value, "basis": one.basis.value, "tier": one.tier.value,
                "quantities": [{"amount": q.amount, "unit": q.unit, "period": q.period} for q in one.quantities], **_more(one),
            }
            for one in reading.commitments
        ],
        "requests": [
            {"by": _who(one.by), "to": _who(one.to), "quote": _quote(one.anchor), "tier": one.tier.value, **_more(one)}
            for one in reading.requests
        ],
        "comment": [_quote(one.anchor) for one in reading.comments],
        "markings": [one.text for one in reading.markings],
        "topics": [one.name for one in reading.topics],
        "meetings": [_meeting(one) for one in reading.meetings],
        "placeholders": [
            {"name": one.name, "count": one.count, "side": _side(one.side), "quote": _quote(one.anchor)}
            for one in reading.participants if one.is_placeholder
        ],
        "recommendations": [
            {"addressees": list(one.addressees), "strength": one.strength, "quote": _quote(one.anchor), **_more(one)}
            for one in reading.recommendations
        ],
        "claims": [
            {"by": _who(one.by), "chain": list(one.chain), "contradicts": one.contradicts, "quote": _quote(one.anchor), **_more(one)}
            for one in reading.claims
        ],
        "carried_forward": [_quote(one.anchor) for one in reading.carried],
        "next_steps": [
            {"date": one.date.start if one.date else None, "quote": _quote(one.anchor), **_more(one)} for one in reading.next_steps
        ],
        "transmissions": [
            {"from": _who(one.sender), "to": _who(one.receiver), "via": one.via or None, "quote": _quote(one.anchor), **_more(one)}
            for one in reading.transmissions
        ],
        "frame": {
            "number": reading.frame.number, "dtg": reading.frame.dtg, "dated": reading.frame.dated,
            "day_of_year_agrees": reading.frame.day_of_year_agrees, "precedence": reading.frame.precedence,
            "origin": reading.frame.origin, "subject": reading.frame.subject, "tags": list(reading.frame.tags),
            "executive_order": reading.frame.executive_order, "classification": reading.frame.classification,
            "captions": list(reading.frame.captions), "sections": reading.frame.sections, "signer": reading.frame.signer,
            "drafter": reading.frame.drafter,
            "addressees": [{"kind": one.kind, "name": one.name} for one in reading.frame.addressees],
        },
        "document": {
            "language": reading.language, "side": _side(reading.side),
            "date": reading.document_date.start if reading.document_date else None,
            "signs": [sign.name for sign in reading.kind.signs],
        },
        "rules": reading.version,
    }  # fmt: skip


def _quote(anchor: Anchor) -> dict[str, Any]:
    return {"exact": anchor.exact, "start": anchor.start, "end": anchor.end}


def _side(party: str) -> str | None:
    if not party:
        return None
    return "both" if party == JOINT else party.upper() if len(party) == 2 else party


def _who(who: Who) -> str | None:
    return who.name or _side(who.party)


def _debtor(who: Who) -> str | None:
    return who.name or _side(who.party) or who.words or None


def _more(one: Proposal) -> dict[str, Any]:
    more: dict[str, Any] = {"rule": one.rule, "key": one.key}
    if one.marking:
        more["marking"] = one.marking
    if one.gaps:
        more["gaps"] = [{"kind": gap.kind.value, "start": gap.start, "end": gap.end} for gap in one.gaps]
    return more


def _meeting(one: MeetingProposal | None) -> dict[str, Any]:
    if one is None:
        return {"date": None, "place": None}
    date = one.date
    return {
        "date": (date.start or None) if date else None, "place": one.place or None, "date_end": (date.end or None) if date else None,
        "as_printed": (date.as_printed or None) if date else None, "flagged": bool(date and date.is_flagged),
        "venue": one.venue or None, "mode": one.mode.value if one.mode else None, "stated_counts": list(one.stated_counts),
        "quote": _quote(one.anchor), "tier": one.tier.value,
    }  # fmt: skip


def _participant(one: ParticipantProposal) -> dict[str, Any]:
    return {
        "name": one.name, "side": _side(one.side), "title": one.title or None, "organisation": one.organisation or None,
        "quote": _quote(one.anchor), "presence": one.presence.value, "tier": one.tier.value, "head": one.head,
        "aliases": list(one.aliases), "misspellings": list(one.misspellings), **_more(one),
    }  # fmt: skip


def as_lines(reading: Reading) -> list[str]:
    """The reading for somebody at a terminal, a line for each proposal: what it is, who, and the words."""
    lines = [f"kind\t{reading.kind.kind.value}\t{', '.join(sign.name for sign in reading.kind.signs)}"]
    for meeting in reading.meetings:
        date = meeting.date
        lines.append(f"meeting\t{(date.start or date.as_printed) if date else ''}\t{meeting.place}")
    for person in reading.participants:
        lines.append(f"participant\t{person.name}\t{_side(person.side) or '-'}\t{person.title}")
    for position in reading.positions:
        lines.append(
            f"position {position.tier.value}\t{_who(position.speaker) or position.speaker.words}\t{position.quote}"
        )
    for commitment in reading.commitments:
        due = commitment.due.on or commitment.due.words
        lines.append(f"commitment\t{_debtor(commitment.debtor) or '-'}\t{due or '-'}\t{commitment.quote}")
    for request in reading.requests:
        lines.append(f"request\t{_who(request.by) or '-'}\t{_who(request.to) or '-'}\t{request.quote}")
    for name, proposals in (
        ("recommendation", reading.recommendations), ("next step", reading.next_steps), ("carried forward", reading.carried),
        ("comment", reading.comments),
    ):  # fmt: skip
        lines += [f"{name}\t{one.quote}" for one in proposals]
    lines += [f"topic\t{one.name}" for one in reading.topics]
    if reading.markings:
        lines.append(f"markings\t{' '.join(one.text for one in reading.markings)}")
    return lines
