"""Two entries of the register that may be one person: offered, looked at by somebody, and made one only by their word.

Making one moves names and seats to the entry that is kept; the other points to it, so that old links hold. What was found is
remembered with who found it, and is not offered again.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_row, needs
from actions.journal import record
from actions.mergers import check_never_together, make_one, standing_mergers, undone_verdicts
from actions.people import PersonLine, find_people, kept_person, read_person
from actions.record_access import made_before, put
from dialogue.actors import Actor
from dialogue.record import SamePersonVerdict
from dialogue.refusals import SamePersonTwice
from dialogue.roles import Permission
from dialogue.same_person import Entry, Reason, pair_of, suggestions
from models.people import Person, PersonVerdict


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two entries to be looked at, with why. `sat_together` speaks against it."""

    first: PersonLine
    second: PersonLine
    reasons: tuple[Reason, ...]
    sat_together: bool


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """What somebody found of two entries, and when."""

    first_id: UUID
    second_id: UUID
    first_en: str
    first_zh: str
    second_en: str
    second_zh: str
    verdict: SamePersonVerdict
    reason: str
    by_id: UUID | None
    by_name: str
    at: datetime
    merger_id: UUID | None
    """Of two entries that became one and are one still: the merger, which can be taken apart."""


def list_likely_pairs(session: Session, actor: Actor) -> list[LikelyPair]:
    """The entries that may be one person and about whom nobody has decided yet, for whoever keeps the register."""
    needs(actor, Permission.MEETING_RECORD)
    people = {line.id: line for line in find_people(session, actor)}
    undone = undone_verdicts(session)
    decided = {pair_of(v.first_id, v.second_id) for v in session.exec(select(PersonVerdict)) if v.id not in undone}
    entries = [Entry(line.id, line.names, frozenset(sat.meeting_id for sat in line.sat)) for line in people.values()]
    return [
        LikelyPair(people[s.first], people[s.second], s.reasons, s.sat_together) for s in suggestions(entries, decided)
    ]


def decide_on_pair(
    session: Session,
    actor: Actor,
    kept_id: UUID | None,
    other_id: UUID | None,
    verdict: SamePersonVerdict,
    *,
    reason: str = "",
    key: str | None = None,
) -> PersonVerdict:
    """Say that two entries are one person, or two. One person: the first is kept, and has the names and seats of both.

    Journal: person:verdict:given. Raises SamePersonTwice, BothSatThere where both sat at one meeting, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.MEETING_RECORD)
    if made := made_before(session, key, PersonVerdict):
        return made
    kept, other = (
        kept_person(session, access_row(session, actor, Person, person_id, Permission.MEETING_RECORD))
        for person_id in (kept_id, other_id)
    )
    if kept.id == other.id:
        raise SamePersonTwice()
    if verdict == SamePersonVerdict.SAME:
        check_never_together(session, kept, other)
    given = put(
        session,
        PersonVerdict(
            first_id=kept.id, second_id=other.id, verdict=verdict, reason=reason.strip(), by_id=actor.user_id,
            by_name=actor.name,
        ),
    )  # fmt: skip
    if verdict == SamePersonVerdict.SAME:
        make_one(session, kept, other, given)
    record(session, actor, "person:verdict:given", given, key=key, verdict=given.verdict)
    return given


def list_verdicts(session: Session, actor: Actor, person_id: UUID | None) -> list[VerdictLine]:
    """What was found of a person and other entries, the latest first; for whoever may know of the person."""
    kept = read_person(session, actor, person_id)
    needs(actor, Permission.MEETING_RECORD)
    rows = session.exec(select(PersonVerdict)).all()
    mine = [row for row in rows if _now(session, row.first_id) == kept.id or _now(session, row.second_id) == kept.id]
    standing = standing_mergers(session)
    lines = []
    for row in sorted(mine, key=lambda row: (row.made_at, row.id), reverse=True):
        first, second = (_last_names(session, actor, one) for one in (row.first_id, row.second_id))
        lines.append(
            VerdictLine(
                row.first_id,
                row.second_id,
                *first,
                *second,
                row.verdict,
                row.reason,
                row.by_id,
                row.by_name,
                row.made_at,
                standing.get(row.id),
            )
        )
    return lines


def _now(session: Session, person_id: UUID) -> UUID:
    return kept_person(session, session.get_one(Person, person_id)).id


def _last_names(session: Session, actor: Actor, person_id: UUID) -> tuple[str, str]:
    line = read_person(session, actor, person_id)
    return line.name_en, line.name_zh


__all__ = ["LikelyPair", "VerdictLine", "decide_on_pair", "list_likely_pairs", "list_verdicts"]
