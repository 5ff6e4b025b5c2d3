"""The figures of the rounds themselves: what was carried forward on their agendas, and who met whom.

Lists of people and agendas stand in the joint record only; a list that may not be told is counted nowhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.analytics import lines_of, parties_at_the_door
from actions.analytics_rows import (
    agenda_rows,
    lists_told,
    meetings_of,
    rounds_held,
)
from actions.contacts import Contacted, ContactsBy, contacts_met
from actions.dialogues import MeetingLine
from dialogue.actors import Actor
from dialogue.agenda_chains import Chain, chains
from dialogue.agenda_counts import CarriedForward, Waited, ages, carried_forward
from dialogue.contact_counts import Acquaintance, MetInWindow, Often, by_acquaintance, by_often, met_within
from dialogue.contacts import Contact, Key
from dialogue.figures import Figure, Window
from dialogue.vocabulary import Presence
from models.dialogues import Dialogue
from models.meetings import Meeting
from models.people import Participation


@dataclass(frozen=True, slots=True)
class AgendaFigures:
    """What the rounds of a window left open, whether it came up in the round after, and how long what is open has waited."""

    chains: Mapping[UUID, Chain]
    """Each point through the agendas, by where it stood last."""
    points: Mapping[UUID, tuple[str, str, UUID]]
    """Each point that was left open: its title in both languages, and its meeting."""
    meetings: Mapping[UUID, MeetingLine]
    carried: CarriedForward
    ages: Mapping[Waited, Figure]


@dataclass(frozen=True, slots=True)
class ContactFigures:
    """The pairs that met in a window, with whether they had met before it, and how often they met.

    `listed` are the meetings of the window of which anybody is known to have been there and may be told, among all that were
    held; `untold` those of which it may not be told who sat there: what their lists say is in no number, and counts as unknown.
    """

    pairs: Sequence[Contact]
    name: Callable[[Key], Contacted]
    met: Sequence[MetInWindow]
    acquaintance: Mapping[Acquaintance, Figure]
    often: Mapping[Often, Figure]
    listed: Figure
    untold: Figure
    meetings: Mapping[UUID, MeetingLine]


def agenda_figures(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    today: date,
    window: Window = Window(),
    joint: Session | None = None,
) -> AgendaFigures:
    """What became of the points that the rounds of a window left open. Agendas stand in the joint record only.

    Raises NoSuchRow, NotPermitted.
    """
    home, _ = parties_at_the_door(session, actor, dialogue_id, joint)
    meetings = meetings_of(home, dialogue_id)
    lines = lines_of(meetings)
    points = agenda_rows(home, dialogue_id)
    lined = chains(points, lines.values(), today)
    return AgendaFigures(
        {chain.points[-1]: chain for chain in lined},
        {point.id: (point.title_en, point.title_zh, point.meeting_id) for point in points},
        lines,
        carried_forward(points, lines.values(), window),
        ages(lined, window),
    )


def contact_figures(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    by: ContactsBy = ContactsBy.ORGANISATION,
    inferred: bool = False,
    window: Window = Window(),
    joint: Session | None = None,
) -> ContactFigures:
    """The pairs of two sides that met in a window, those met latest first. Lists of people stand in the joint record only.

    A list that may not be told is counted nowhere; who is only inferred to have been there, where `inferred`. Raises
    NoSuchRow, NotPermitted.
    """
    home, _ = parties_at_the_door(session, actor, dialogue_id, joint)
    meetings = meetings_of(home, dialogue_id)
    rule = home.exec(select(Dialogue.attribution_rule).where(Dialogue.id == dialogue_id)).one()
    told = lists_told(meetings, rule)
    found = contacts_met(home, actor, by=by, dialogue_id=dialogue_id, inferred=inferred, among=told)
    met = met_within(found.pairs, window)
    above = {m.id: m.part_of_id or m.id for m in meetings}
    known = select(Participation.meeting_id).join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
    known = known.where(Meeting.dialogue_id == dialogue_id)
    if not inferred:
        known = known.where(Participation.presence != Presence.INFERRED)
    seated = {above[meeting] for meeting in home.exec(known.distinct()) if meeting in told}
    shown = [m for m in rounds_held(meetings) if window.holds(m.starts_on)]
    whole = tuple(m.id for m in shown)
    return ContactFigures(
        found.pairs,
        found.name,
        met,
        by_acquaintance(met, window),
        by_often(met, window),
        Figure(tuple(key for key in whole if key in seated), whole, window),
        Figure(tuple(key for key in whole if key not in told), whole, window),
        lines_of(meetings),
    )


__all__ = ["AgendaFigures", "ContactFigures", "agenda_figures", "contact_figures"]
