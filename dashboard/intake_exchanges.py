"""What claims, steps and events to come, and messages handed on fill into their fields."""

import re
from enum import StrEnum
from typing import Final

from dashboard.intake_ground import Facts, Ground, called, day_of, side_of, texts
from dialogue.record import CommunicationKind
from dialogue.vocabulary import Precision, Stance
from intake.proposals import ClaimProposal, NextStepProposal, TransmissionProposal


class KeptAs(StrEnum):
    """As what row of the record something to come, or handed on, is kept."""

    EVENT = "event with a date"
    STEP = "step that somebody takes"
    COMMUNICATION = "message outside a meeting"


_CHANNELS: Final = (
    (re.compile(r"(?i)note verbale|d[eé]marche|aide-m[eé]moire|non-?paper|照会|备忘录"), CommunicationKind.NOTE),
    (re.compile(r"(?i)\boral\b|greetings|verbally|口信|问候|口头"), CommunicationKind.ORAL),
    (re.compile(r"(?i)\b(?:phone|telephone)d?\b|\bcall(?:ed)?\b|通话|电话"), CommunicationKind.CALL),
    (re.compile(r"(?i)\b(?:tweet|post)(?:ed|s)?\b|发文|发帖"), CommunicationKind.POST),
)


def claim(proposal: ClaimProposal, ground: Ground) -> Facts:
    """What is said to be so, who vouches for it, whether that is a denial, and through whom it came."""
    return {
        **texts(ground, "proposition", proposal.quote), "side": side_of(ground, proposal.by),
        **called(ground, "label", proposal.by), "stance": Stance.DENIED if proposal.contradicts else Stance.ASSERTED,
        "chain": "\n".join(proposal.chain[1:]), "as_of": ground.dated, "topic": None,
    }  # fmt: skip


def next_step(proposal: NextStepProposal, ground: Ground) -> Facts:
    """An event where a day is printed, else a step; who holds it or takes it, and the date as printed."""
    stated = proposal.date
    start = day_of(stated.start) if stated else None
    return {
        "kept_as": KeptAs.EVENT if start else KeptAs.STEP, **texts(ground, "what", proposal.quote),
        "side": side_of(ground, proposal.by), **called(ground, "label", proposal.by), "starts_on": start,
        "ends_on": day_of(stated.end) if stated else None, "precision": stated.precision if stated else Precision.DAY,
        "as_printed": stated.as_printed if stated else "",
    }  # fmt: skip


def transmission(proposal: TransmissionProposal, ground: Ground) -> Facts:
    """What was handed on, from whom to whom and through whom; a step to be taken where it is still to come."""
    channel = next((kind for words, kind in _CHANNELS if words.search(proposal.quote)), CommunicationKind.LETTER)
    return {
        "kept_as": KeptAs.STEP if proposal.is_to_come else KeptAs.COMMUNICATION, "channel": channel,
        "side": side_of(ground, proposal.sender), **called(ground, "label", proposal.sender),
        "addressee": side_of(ground, proposal.receiver), **called(ground, "addressee_label", proposal.receiver),
        "via": proposal.via, **texts(ground, "what", proposal.quote), "sent_on": None,
    }  # fmt: skip
