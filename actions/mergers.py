"""Making one of two entries of the register, and taking them apart again exactly as they were.

What a merger moves is written down row by row; taking it apart moves the same rows back. Seats and names that were given to the
kept entry since stay with it: nothing is guessed.
"""

from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_row
from actions.journal import record
from actions.record_access import made_before, put
from dialogue.actors import Actor
from dialogue.refusals import BothSatThere
from dialogue.refusals_of_record import BothSatSince, MergedFurther, MergerUndone
from dialogue.roles import Permission
from models.meetings import Meeting
from models.people import (
    Participation,
    Person,
    PersonMerged,
    PersonMerger,
    PersonMergerUndone,
    PersonName,
    PersonVerdict,
)

_BETWEEN = "; "


def check_never_together(session: Session, kept: Person, other: Person) -> None:
    """Two entries that sat at one meeting are two people. Raises BothSatThere. For verbs that passed the door."""
    here, there = (_seats(session, who) for who in (kept, other))
    if both := sorted(here.keys() & there.keys()):
        meeting = session.get_one(Meeting, both[0])
        raise BothSatThere(meeting=(meeting.title_en, meeting.title_zh), day=meeting.starts_on)


def make_one(session: Session, kept: Person, other: Person, verdict: PersonVerdict) -> None:
    """Move seats and names to the entry that is kept, and write down which. For verbs that passed the door."""
    merger = put(session, PersonMerger(verdict_id=verdict.id, kept_id=kept.id, other_id=other.id))
    for seat in _seats(session, other).values():
        seat.person_id = kept.id
        put(session, PersonMerged(merger_id=merger.id, participation_id=seat.id))
    _take_alike(session, kept, other, merger)
    other.merged_into_id = kept.id
    session.flush()


def undo_merger(
    session: Session, actor: Actor, merger_id: UUID | None, *, reason: str = "", key: str | None = None
) -> PersonMergerUndone:
    """Take two entries apart that had become one: every seat, name and note that the merger moved goes back.

    What the kept entry was given since stays with it, and a seat that was given to somebody else since stays there. Other
    entries that are one with the kept one stay so. Journal: person:merger:undone. Raises MergerUndone, MergedFurther where the
    kept entry became one with another since, BothSatSince, NoSuchRow, NotPermitted.
    """
    merger = access_row(session, actor, PersonMerger, merger_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, PersonMergerUndone):
        return made
    kept, other = (session.get_one(Person, one) for one in (merger.kept_id, merger.other_id))
    if session.exec(select(PersonMergerUndone).where(PersonMergerUndone.merger_id == merger.id)).first() is not None:
        raise MergerUndone()
    if kept.merged_into_id is not None:
        raise MergedFurther()
    moved = session.exec(select(PersonMerged).where(PersonMerged.merger_id == merger.id)).all()
    _give_seats_back(session, kept, other, {row.participation_id for row in moved if row.participation_id})
    for name_id in (row.name_id for row in moved if row.name_id):
        name = session.get_one(PersonName, name_id)
        if name.person_id == kept.id:
            name.person_id = other.id
    _take_note_back(session, kept, merger)
    other.merged_into_id = None
    undone = put(
        session,
        PersonMergerUndone(merger_id=merger.id, reason=reason.strip(), by_id=actor.user_id, by_name=actor.name),
    )
    _take_again(session, kept)
    record(session, actor, "person:merger:undone", undone, key=key)
    return undone


def standing_mergers(session: Session) -> dict[UUID, UUID]:
    """The mergers that can be taken apart now, by the verdict that made them. For verbs that passed the door."""
    undone = set(session.exec(select(PersonMergerUndone.merger_id)))
    further = set(session.exec(select(Person.id).where(Person.merged_into_id.is_not(None))))  # type: ignore[union-attr]
    rows = session.exec(select(PersonMerger)).all()
    return {row.verdict_id: row.id for row in rows if row.id not in undone and row.kept_id not in further}


def undone_verdicts(session: Session) -> set[UUID]:
    """The verdicts that made one of two entries and were taken back. For verbs that passed the door."""
    query = select(PersonMerger.verdict_id).join(PersonMergerUndone, PersonMergerUndone.merger_id == PersonMerger.id)  # type: ignore[arg-type]
    return set(session.exec(query))


def _seats(session: Session, person: Person) -> dict[UUID, Participation]:
    return {
        seat.meeting_id: seat
        for seat in session.exec(select(Participation).where(Participation.person_id == person.id))
    }


def _take_alike(session: Session, kept: Person, other: Person, merger: PersonMerger) -> None:
    """Names and note: what both have is kept once, and the other's stays with the other."""
    known = {name.text for name in session.exec(select(PersonName).where(PersonName.person_id == kept.id))}
    for name in session.exec(select(PersonName).where(PersonName.person_id == other.id).order_by(PersonName.id)).all():  # type: ignore[arg-type]
        if name.text not in known:
            name.person_id = kept.id
            put(session, PersonMerged(merger_id=merger.id, name_id=name.id))
    if other.note and other.note not in kept.note:
        kept.note = _BETWEEN.join(filter(None, (kept.note, other.note)))
        put(session, PersonMerged(merger_id=merger.id, note=other.note))


def _give_seats_back(session: Session, kept: Person, other: Person, moved: set[UUID]) -> None:
    seats = [session.get_one(Participation, seat_id) for seat_id in sorted(moved)]
    taken = _seats(session, other)
    for seat in seats:
        if seat.person_id != kept.id:
            continue  # corrected since: it is somebody else's
        if seat.meeting_id in taken:
            meeting = session.get_one(Meeting, seat.meeting_id)
            raise BothSatSince(meeting=(meeting.title_en, meeting.title_zh), day=meeting.starts_on)
        seat.person_id = other.id
    session.flush()


def _take_note_back(session: Session, kept: Person, merger: PersonMerger) -> None:
    """The note is what the kept entry had and, in their order, what each merger put to it: without this merger's part.

    Where somebody has changed the note since, the last words that read like the part go.
    """
    parts = _parts_of_note(session, kept)
    of_merger = [text for merger_id, text in parts if merger_id == merger.id]
    own = kept.note
    for _, text in reversed(parts):
        if own != text and not own.endswith(_BETWEEN + text):
            kept.note = _without(kept.note, of_merger)
            return
        own = own[: -len(text)].removesuffix(_BETWEEN)
    stay = (text for merger_id, text in parts if merger_id != merger.id)
    kept.note = _BETWEEN.join(filter(None, (own, *stay)))


def _parts_of_note(session: Session, kept: Person) -> list[tuple[UUID, str]]:
    """What mergers that stand put to the note, in the order in which they did."""
    query = (
        select(PersonMerged)
        .join(PersonMerger, PersonMerged.merger_id == PersonMerger.id)  # type: ignore[arg-type]
        .outerjoin(PersonMergerUndone, PersonMergerUndone.merger_id == PersonMerger.id)  # type: ignore[arg-type]
        .where(PersonMerger.kept_id == kept.id, PersonMerged.note != "", PersonMergerUndone.id.is_(None))  # type: ignore[union-attr]
        .order_by(PersonMerged.id)  # type: ignore[arg-type]
    )
    return [(row.merger_id, row.note) for row in session.exec(query)]


def _without(note: str, given: list[str]) -> str:
    for text in given:
        parts, gone = note.split(_BETWEEN), text.split(_BETWEEN)
        for at in range(len(parts) - len(gone), -1, -1):
            if parts[at : at + len(gone)] == gone:
                note = _BETWEEN.join(parts[:at] + parts[at + len(gone) :])
                break
    return note


def _take_again(session: Session, kept: Person) -> None:
    """What other entries that are one with this one had alike with the one that left, is now theirs to give."""
    undone = set(session.exec(select(PersonMergerUndone.merger_id)))
    mergers = session.exec(select(PersonMerger).where(PersonMerger.kept_id == kept.id).order_by(PersonMerger.id)).all()  # type: ignore[arg-type]
    for merger in mergers:
        if merger.id not in undone:
            _take_alike(session, kept, session.get_one(Person, merger.other_id), merger)
    session.flush()


__all__ = ["check_never_together", "make_one", "standing_mergers", "undo_merger", "undone_verdicts"]
