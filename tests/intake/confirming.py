"""Everything that a source proposes, confirmed as it stands, the way the confirm screen does it."""

from dataclasses import dataclass
from uuid import UUID

from actions.desk import Desk
from actions.intake_reading import ReadSource, read_by_rules
from actions.meeting_view import list_seats
from dashboard.intake_ground import Facts, ground_of
from dashboard.intake_keep import keep, put_aside
from dashboard.intake_suggested import SUGGESTED, offered
from dialogue.audiences import JOINT
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.refusals import Refusal
from intake.proposals import Proposal


@dataclass(frozen=True)
class Confirmed:
    """What was made of one proposal: the noun and identifier of its row, or the name of what was refused."""

    proposal: Proposal
    noun: str
    made: UUID | None
    refused: str = ""


def read_again(desk: Desk, source_id: UUID, audience: str = JOINT, **facts) -> ReadSource:
    """The source as the rules read it, with what was decided in the stores that this desk reads."""
    with desk.reading() as joint:
        if audience == JOINT:
            return read_by_rules(joint, desk.actor, source_id, **facts)
        with desk.reading_own() as own:
            return read_by_rules(own, desk.actor, source_id, joint=joint, **facts)


def suggested(desk: Desk, source: ReadSource, proposal: Proposal, meeting_id: UUID | None) -> Facts:
    """What the screen fills into the fields of a proposal."""
    with desk.reading() as session:
        seats = list_seats(session, desk.actor, meeting_id) if meeting_id else ()
    return SUGGESTED[type(proposal)][2](proposal, ground_of(source, meeting_id, seats))


def nobody_left_out(facts: Facts) -> Facts:
    """What a person fills in where the text does not tell who it is."""
    return {
        name: "somebody"
        for name, side in (("label_en", "side"), ("attribution_en", "side"), ("addressee_label_en", "addressee"))
        if name in facts
        and ("kept_as" in facts or side == "side")
        and not (facts[side] or facts[name] or facts[name[:-2] + "zh"])
    }


def confirm_all(
    desk: Desk, source_id: UUID, audience: str = JOINT, meeting_id: UUID | None = None, **facts
) -> list[Confirmed]:
    """Accept every proposal in the order in which it is offered; what the record refuses is rejected, with the reason."""
    source, made = read_again(desk, source_id, audience, **facts), []
    for proposal in offered(source, folded=True, is_private=audience != JOINT):
        command = f"confirm:{source_id.hex}:{proposal.key}"
        filled = suggested(desk, source, proposal, meeting_id)
        completed = filled | nobody_left_out(filled)
        try:
            noun, row = keep(
                desk, source, proposal, completed, audience=audience, meeting_id=meeting_id,
                is_edited=completed != filled, command=command,
            )  # fmt: skip
        except Refusal as refused:
            put_aside(
                desk, source, proposal, IntakeVerdict.REJECTED, audience=audience, reason=type(refused).__name__,
                command=f"{command}:aside",
            )  # fmt: skip
            made.append(Confirmed(proposal, SUGGESTED[type(proposal)][0], None, type(refused).__name__))
            continue
        if noun == "meeting":
            meeting_id = row
        made.append(Confirmed(proposal, noun, row))
    return made
