"""What each kind of proposal fills into its fields: the words of the source, and what the rules and the register settle.

What they do not settle is left blank for the person. A sentence is offered as it stands; nothing is translated.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from actions.dialogues import DialogueView
from actions.intake_reading import ReadSource, Register
from actions.meeting_view import Seat
from dialogue.vocabulary import DueKind, Function, PositionKind, Precision
from intake.proposals import (
    JOINT,
    CarriedProposal,
    CommentProposal,
    CommitmentProposal,
    MeetingProposal,
    ParticipantProposal,
    PositionProposal,
    Proposal,
    RecommendationProposal,
    RequestProposal,
    Tier,
    TopicProposal,
    Who,
)
from locales import N_

Facts = dict[str, Any]
NEW: Final = "new"
_BOTH: Final = {"debtor_label_en": "Both sides", "debtor_label_zh": "双方"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What the fields of a proposal are filled from: the parties, the register, the meeting that was chosen and its seats."""

    dialogue: DialogueView
    register: Register
    meeting_id: UUID | None
    seats: tuple[Seat, ...]
    language: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the parties, in their order."""
        return tuple(party.key for party in self.dialogue.parties)


def ground_of(source: ReadSource, meeting_id: UUID | None, seats: Iterable[Seat]) -> Ground:
    """The ground of a source under the meeting that was chosen for it."""
    return Ground(source.dialogue, source.register, meeting_id, tuple(seats), source.reading.language)


def side_of(ground: Ground, who: Who) -> str:
    """The party that somebody belongs to, if it is one of the dialogue's; both together are none of them."""
    return who.party if who.party in ground.keys else ""


def _texts(ground: Ground, name: str, words: str) -> Facts:
    """The words in the language of the source; the other language is left to a person."""
    zh = ground.language == "zh"
    return {f"{name}_en": "" if zh else words, f"{name}_zh": words if zh else ""}


def _named(who: Who) -> str:
    return who.name or who.words


def _meeting(proposal: MeetingProposal, ground: Ground) -> Facts:
    start, end = _day(proposal.date.start if proposal.date else ""), _day(proposal.date.end if proposal.date else "")
    return {
        "meeting": ground.meeting_id, "starts_on": start, "ends_on": end,
        "precision": proposal.date.precision if proposal.date else Precision.DAY,
        "as_printed": proposal.date.as_printed if proposal.date else "", **_texts(ground, "place", proposal.place),
    }  # fmt: skip


def _participant(proposal: ParticipantProposal, ground: Ground) -> Facts:
    known = ground.register.called(proposal.name) or next(
        (found for other in proposal.aliases if (found := ground.register.called(other))), ()
    )
    return {
        "person": known[0].id.hex if len(known) == 1 else NEW, "name": proposal.name,
        "side": proposal.side if proposal.side in ground.keys else "",
        "function": Function.HEAD if proposal.head else Function.MEMBER, **_texts(ground, "title", proposal.title),
        "organisation": proposal.organisation, "presence": proposal.presence, "count": proposal.count or 1,
        "is_placeholder": proposal.is_placeholder,
    }  # fmt: skip


def _statement(proposal: PositionProposal, ground: Ground) -> Facts:
    side = side_of(ground, proposal.speaker)
    return {
        "side": side, "kind": proposal.kind, "topic": None, "speaker": _seat_of(ground, proposal.speaker.name, side),
        **_texts(ground, "attribution", "" if side else _named(proposal.speaker)),
        **_texts(ground, "statement", proposal.quote),
    }  # fmt: skip


def _request(proposal: RequestProposal, ground: Ground) -> Facts:
    side = side_of(ground, proposal.by)
    return {
        "side": side, "kind": PositionKind.REQUEST, "topic": None, "speaker": _seat_of(ground, proposal.by.name, side),
        **_texts(ground, "attribution", "" if side else _named(proposal.by)),
        **_texts(ground, "statement", proposal.quote),
    }  # fmt: skip


def _commitment(proposal: CommitmentProposal, ground: Ground) -> Facts:
    debtor = side_of(ground, proposal.debtor)
    joint = proposal.debtor.party == JOINT
    day = _day(proposal.due.on)
    return {
        "debtor": debtor, **(_BOTH if joint else _texts(ground, "debtor_label", "" if debtor else _named(proposal.debtor))),
        "creditor": proposal.creditor if proposal.creditor in ground.keys else "",
        **_texts(ground, "action", proposal.quote), "strength": proposal.strength, "polarity": proposal.polarity,
        **_texts(ground, "condition", proposal.condition), "basis": proposal.basis,
        "due_kind": DueKind.NONE if proposal.due.kind == DueKind.DATE and day is None else proposal.due.kind,
        "due_on": day, **_texts(ground, "due_words", proposal.due.words), "topic": None,
    }  # fmt: skip


def _recommendation(proposal: RecommendationProposal, ground: Ground) -> Facts:
    return {**_texts(ground, "text", proposal.quote), "addressees": "\n".join(proposal.addressees)}


def _comment(proposal: CommentProposal, ground: Ground) -> Facts:
    return {"author": proposal.author, "text": ""}


def _carried(proposal: CarriedProposal, ground: Ground) -> Facts:
    return {**_texts(ground, "title", proposal.topic or proposal.quote)}


def _topic(proposal: TopicProposal, ground: Ground) -> Facts:
    return {**_texts(ground, "name", proposal.name)}


SUGGESTED: Final[Mapping[type[Proposal], tuple[str, str, Callable[[Any, Ground], Facts]]]] = {
    MeetingProposal: ("meeting", N_("Meeting"), _meeting),
    ParticipantProposal: ("participation", N_("Participant"), _participant),
    PositionProposal: ("position", N_("Position"), _statement),
    RequestProposal: ("request", N_("Request"), _request),
    CommitmentProposal: ("commitment", N_("Commitment"), _commitment),
    RecommendationProposal: ("recommendation", N_("Recommendation"), _recommendation),
    CommentProposal: ("comment", N_("Comment of the author"), _comment),
    CarriedProposal: ("carried", N_("Point for the next session"), _carried),
    TopicProposal: ("topic", N_("Topic"), _topic),
}
"""The kinds of proposal that a person is asked about, what each is called, and what it fills in."""


_FIRST: Final[Mapping[type[Proposal], int]] = {MeetingProposal: 0, ParticipantProposal: 1, TopicProposal: 3}


def offered(source: ReadSource, *, folded: bool, noun: str = "") -> list[Proposal]:
    """What waits for a decision; the less certain ones only when they are unfolded.

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
    ]


def _seat_of(ground: Ground, name: str, side: str) -> UUID | None:
    """The seat of a speaker at the chosen meeting, where the register knows the name."""
    people = {person.id for person in ground.register.called(name)}
    seats = [seat.id for seat in ground.seats if seat.person_id in people and seat.party == side]
    return seats[0] if len(seats) == 1 else None


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
