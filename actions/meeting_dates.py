"""The dates that sources give of a meeting: choosing the one that is gone by, and changing the choice later."""

from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.record_access import access_of_meeting, made_before, required
from dialogue.actors import Actor
from dialogue.meeting_times import check_times
from dialogue.roles import Permission
from models.meetings import DateAssertion


def prefer_date(session: Session, actor: Actor, assertion_id: UUID, *, key: str | None = None) -> DateAssertion:
    """Go by what this source says of the meeting's date; what the others say stays beside it. Journal: meeting:date:preferred.

    Raises FieldMissing (starts_on) for one that nobody has worked out a day of, EndsBeforeItStarts where the times of the
    meeting do not fit it, NoSuchRow, NotPermitted.
    """
    chosen, meeting = access_of_meeting(session, actor, DateAssertion, assertion_id, Permission.MEETING_RECORD)
    if made_before(session, key, DateAssertion):
        return chosen
    if chosen.starts_on is None:
        required("starts_on", "")
    check_times(chosen.starts_on, chosen.ends_on, meeting.starts_at, meeting.ends_at, meeting.time_zone)
    for other in session.exec(select(DateAssertion).where(DateAssertion.meeting_id == meeting.id)).all():
        if other.preferred != (other.id == chosen.id):
            other.preferred = other.id == chosen.id
    meeting.starts_on, meeting.ends_on, meeting.precision = chosen.starts_on, chosen.ends_on, chosen.precision  # type: ignore[assignment]
    record(session, actor, "meeting:date:preferred", chosen, key=key, value=chosen.value_text)
    return chosen


__all__ = ["prefer_date"]
