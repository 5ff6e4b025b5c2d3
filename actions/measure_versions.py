"""Correcting a measure: what it said before stays readable, with why it was corrected and by whom; and its name elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from actions.access import needs
from actions.journal import record
from actions.meetings import check_party
from actions.record_access import access_filed, joint_of, made_before, only_seen, put, required
from dialogue.actors import Actor
from dialogue.refusals_of_record import MeasureOfAnotherSide
from dialogue.roles import Permission
from models.measures import Measure, MeasureVersion

_FIELDS = ("name_en", "name_zh", "owner", "issuer", "number", "note")


@dataclass(frozen=True, slots=True)
class MeasureVersionLine:
    """How a measure was described until `corrected_at`, and why it was corrected, and by whom."""

    place: int
    name_en: str
    name_zh: str
    owner: str
    issuer: str
    number: str
    note: str
    reason: str
    by_name: str
    corrected_at: datetime


def amend_measure(
    session: Session,
    actor: Actor,
    measure_id: UUID | None,
    *,
    name_en: str,
    name_zh: str,
    owner: str = "",
    issuer: str = "",
    number: str = "",
    note: str = "",
    reason: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> Measure:
    """Describe a measure anew; as it was described before is kept as a version. What happened to it is not touched.

    In the joint record a side corrects the measures that it named, the secretariat any. Nothing changed is nothing done.
    Journal: measure:amended. Raises FieldMissing (name), MeasureOfAnotherSide, NotAPartyToThisDialogue, NoSuchRow,
    NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    measure = access_filed(session, actor, Measure, measure_id, Permission.POSITION_RECORD)
    if made_before(session, key, Measure):
        return measure
    if session.info["audience_is_joint"] and actor.party is not None and measure.side != actor.side:
        raise MeasureOfAnotherSide()
    required("name", name_en, name_zh)
    if owner and owner != measure.owner and measure.dialogue_id is not None:
        check_party(joint_of(session, joint), measure.dialogue_id, owner)
    given = (name_en.strip(), name_zh.strip(), owner, issuer.strip(), number.strip(), note.strip())
    before = {field: getattr(measure, field) for field in _FIELDS}
    after = dict(zip(_FIELDS, given, strict=True))
    if before == after:
        return measure
    kept = session.exec(select(MeasureVersion).where(MeasureVersion.measure_id == measure.id)).all()
    put(
        session,
        MeasureVersion(
            measure_id=measure.id, place=len(kept) + 1, reason=reason.strip(), side=actor.side, by_name=actor.name, **before
        ),
    )  # fmt: skip
    for field, value in after.items():
        setattr(measure, field, value)
    record(
        session, actor, "measure:amended", measure, key=key, fields=sorted(f for f in _FIELDS if before[f] != after[f])
    )
    return measure


def list_measure_versions(session: Session, actor: Actor, measure_id: UUID | None) -> list[MeasureVersionLine]:
    """How a measure was described before, the first description first. Raises NoSuchRow, NotPermitted."""
    measure = access_filed(session, actor, Measure, measure_id, Permission.DIALOGUE_READ)
    rows = session.exec(select(MeasureVersion).where(MeasureVersion.measure_id == measure.id)).all()
    return [
        MeasureVersionLine(
            row.place, row.name_en, row.name_zh, row.owner, row.issuer, row.number, row.note, row.reason, row.by_name, row.made_at
        )
        for row in sorted(rows, key=lambda row: row.place)
    ]  # fmt: skip


def name_measures(
    session: Session, actor: Actor, measures: Collection[UUID | None], *, joint: Session | None = None
) -> dict[UUID, tuple[str, str]]:
    """The names of measures in both languages, of this store and, from a side's own, of the joint one.

    Of what this person may not know of, nothing is told. Raises NotPermitted.
    """
    needs(actor, Permission.DIALOGUE_READ)
    wanted = {one for one in measures if one is not None}
    found: dict[UUID, tuple[str, str]] = {}
    if not wanted:
        return found
    for home in filter(None, (joint, session)):
        query = only_seen(home, actor, select(Measure), Measure.dialogue_id)
        found |= {row.id: (row.name_en, row.name_zh) for row in home.exec(query.where(col(Measure.id).in_(wanted)))}
    return found


__all__ = ["MeasureVersionLine", "amend_measure", "list_measure_versions", "name_measures"]
