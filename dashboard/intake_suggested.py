"""What each kind of proposal fills into its fields: the words of the source, and what the rules and the register settle.

What they do not settle is left blank for the person. A sentence is offered as it stands; nothing is translated.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from actions.intake_reading import ReadSource
from dashboard.intake_exchanges import claim, next_step, transmission
from dashboard.intake_ground import NEW, Facts, Ground, called, day_of, side_of, sides_of, texts
from dashboard.intake_terms import term_of
from dialogue.positions import Directness
from dialogue.vocabulary import Function, PositionKind, Precision
from intake.proposals import (
    Attributed,
    CarriedProposal,
    ClaimProposal,
    CommentProposal,
    CommitmentProposal,
    MeetingProposal,
    NextStepProposal,
    ParticipantProposal,
    PositionProposal,
    Proposal,
    Quantity,
    RecommendationProposal,
    RequestProposal,
    Tier,
    TopicProposal,
    TransmissionProposal,
    Who,
)
from locales import N_


def _meeting(proposal: MeetingProposal, ground: Ground) -> Facts:
    start, end = (
        day_of(proposal.date.start if proposal.date else ""),
        day_of(proposal.date.end if proposal.date else ""),
    )
    return {
        "meeting": ground.meeting_id, "starts_on": start, "ends_on": end,
        "precision": proposal.date.precision if proposal.date else Precision.DAY,
        "as_printed": proposal.date.as_printed if proposal.date else "", **texts(ground, "place", proposal.place),
    }  # fmt: skip


def _participant(proposal: ParticipantProposal, ground: Ground) -> Facts:
    known = ground.register.called(proposal.name) or next(
        (found for other in proposal.aliases if (found := ground.register.called(other))), ()
    )
    return {
        "person": known[0].id.hex if len(known) == 1 else NEW, "name": proposal.name,
        "side": proposal.side if proposal.side in ground.keys else "",
        "function": Function.HEAD if proposal.head else Function.MEMBER, **texts(ground, "title", proposal.title),
        "organisation": proposal.organisation, "presence": proposal.presence, "count": proposal.count or 1,
        "is_placeholder": proposal.is_placeholder,
    }  # fmt: skip


def _statement(proposal: PositionProposal, ground: Ground) -> Facts:
    return {
        **_said(proposal.speaker, proposal.quote, ground), "kind": proposal.kind, "verb": proposal.verb,
        "directness": Directness.DIRECT if proposal.is_direct else None, "chain": "\n".join(proposal.chain),
        **_asked(Who(), ground),
    }  # fmt: skip


def _request(proposal: RequestProposal, ground: Ground) -> Facts:
    return {
        **_said(proposal.by, proposal.quote, ground), "kind": PositionKind.REQUEST, "verb": proposal.verb, "directness": None, "chain": "",
        **_asked(proposal.to, ground),
    }  # fmt: skip


def _said(speaker: Who, quote: str, ground: Ground) -> Facts:
    side = side_of(ground, speaker)
    return {
        "side": side, "topic": None, "speaker": _seat_of(ground, speaker.name, side),
        **texts(ground, "attribution", "" if side else speaker.name or speaker.words), **texts(ground, "statement", quote),
        "carried": speaker.attributed == Attributed.CARRIED,
    }  # fmt: skip


def _asked(to: Who, ground: Ground) -> Facts:
    return {"addressee": side_of(ground, to), **called(ground, "addressee_label", to)}


def _commitment(proposal: CommitmentProposal, ground: Ground) -> Facts:
    term, counted = term_of(proposal.due), proposal.quantities[0] if proposal.quantities else Quantity("")
    return {
        "debtors": sides_of(ground, proposal.debtor), **called(ground, "debtor_label", proposal.debtor),
        "creditors": (proposal.creditor,) if proposal.creditor in ground.keys else (),
        **texts(ground, "action", proposal.quote), "strength": proposal.strength, "polarity": proposal.polarity,
        "quantity": counted.amount, **texts(ground, "unit", counted.unit), "quantity_period": counted.period,
        **texts(ground, "condition", proposal.condition), "basis": proposal.basis, "topic": None,
        **{name: term[name] for name in ("due_kind", "due_from", "due_on", "due_offset_days")},
        **texts(ground, "due_event", term["due_event"]), **texts(ground, "due_words", term["due_words"]),
    }  # fmt: skip


def _recommendation(proposal: RecommendationProposal, ground: Ground) -> Facts:
    return {**texts(ground, "text", proposal.quote), "addressees": "\n".join(proposal.addressees)}


def _comment(proposal: CommentProposal, ground: Ground) -> Facts:
    return {"author": proposal.author or ground.author, "text": ""}


def _carried(proposal: CarriedProposal, ground: Ground) -> Facts:
    return {**texts(ground, "title", proposal.topic or proposal.quote)}


def _topic(proposal: TopicProposal, ground: Ground) -> Facts:
    return {**texts(ground, "name", proposal.name)}


SUGGESTED: Final[Mapping[type[Proposal], tuple[str, str, Callable[[Any, Ground], Facts]]]] = {
    MeetingProposal: ("meeting", N_("Meeting"), _meeting),
    ParticipantProposal: ("participation", N_("Participant"), _participant),
    PositionProposal: ("position", N_("Position"), _statement),
    RequestProposal: ("request", N_("Request"), _request),
    CommitmentProposal: ("commitment", N_("Commitment"), _commitment),
    RecommendationProposal: ("recommendation", N_("Recommendation"), _recommendation),
    CommentProposal: ("comment", N_("Comment of the author"), _comment),
    ClaimProposal: ("claim", N_("Claim of fact"), claim),
    NextStepProposal: ("next_step", N_("Next step or event"), next_step),
    TransmissionProposal: ("transmission", N_("Message handed on"), transmission),
    CarriedProposal: ("carried", N_("Point for the next session"), _carried),
    TopicProposal: ("topic", N_("Topic"), _topic),
}
"""The kinds of proposal that a person is asked about, what each is called, and what it fills in."""


_FIRST: Final[Mapping[type[Proposal], int]] = {MeetingProposal: 0, ParticipantProposal: 1, TopicProposal: 3}


ONLY_JOINT: Final = frozenset({"meeting", "participation", "carried"})
"""What only the joint record holds: a side's own store has no meetings, and nobody sits at one there."""


def offered(source: ReadSource, *, folded: bool, noun: str = "", is_private: bool = False) -> list[Proposal]:
    """What waits for a decision; the less certain ones only when they are unfolded, and nothing that its store cannot hold.

    The meeting first and then who was there, because what follows is filed under them; the rest in the order of the text,
    and the topics last.
    """
    in_order = sorted(source.reading.all(), key=lambda proposal: _FIRST.get(type(proposal), 2))
    return [
        proposal
        for proposal in in_order
        if type(proposal) in SUGGESTED
        and proposal.key not in source.decisions
        and (folded or proposal.tier == Tier.A)
        and noun in ("", SUGGESTED[type(proposal)][0])
        and not (is_private and SUGGESTED[type(proposal)][0] in ONLY_JOINT)
    ]


def _seat_of(ground: Ground, name: str, side: str) -> UUID | None:
    """The seat of a speaker at the chosen meeting, where the register knows the name."""
    people = {person.id for person in ground.register.called(name)}
    seats = [seat.id for seat in ground.seats if seat.person_id in people and seat.party == side]
    return seats[0] if len(seats) == 1 else None
