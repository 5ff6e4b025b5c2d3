"""Whose account a source of the joint record is, and on whose word: the side itself, the secretariat, or another side alone."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.record_access import access_filed, joint_of, made_before
from dialogue.actors import Actor
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.refusals_of_record import NotOursToSay
from dialogue.roles import Permission
from dialogue.voices import Voice, voice_of
from models.dialogues import DialogueParty
from models.sources import Source, SourceFrame


@dataclass(frozen=True, slots=True)
class AccountVoice:
    """For whom a source speaks ("joint" for all sides together), on whose word, and who says so and who denies it."""

    speaks_for: str
    voice: Voice
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    parties: tuple[str, ...]


def speak_to_account(
    session: Session, actor: Actor, source_id: UUID, *, is_ours: bool, key: str | None = None
) -> SourceFrame:
    """Say, for one's own side, that a source of the joint record is its account, or that it is not.

    The secretariat may say for whom a source speaks, and take that back. Journal: source:account:answered. Raises
    NotOursToSay, FieldMissing (account) where nobody has said for whom it speaks, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.ACCOUNT_RECORD)
    source = access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ)
    if made := made_before(session, key, SourceFrame):
        return made
    row = session.exec(select(SourceFrame).where(SourceFrame.source_id == source.id)).first()
    if row is None or not row.speaks_for:
        raise FieldMissing(field="account")
    if actor.party is not None and actor.party not in _bound(session, source, row):
        raise NotOursToSay(party=row.speaks_for)
    said, denied = _lines(row.said_by) - {actor.side}, _lines(row.denied_by) - {actor.side}
    if is_ours:
        said.add(actor.side)
    elif actor.party is not None:
        denied.add(actor.side)
    row.said_by, row.denied_by = "\n".join(sorted(said)), "\n".join(sorted(denied))
    record(session, actor, "source:account:answered", row, key=key, is_ours=is_ours)
    return row


def read_voice(
    session: Session, actor: Actor, source_id: UUID | None, *, joint: Session | None = None
) -> AccountVoice | None:
    """On whose word a source is an account; None where nobody has said that it is one. Raises NoSuchRow, NotPermitted."""
    source = access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ)
    row = session.exec(select(SourceFrame).where(SourceFrame.source_id == source.id)).first()
    if row is None or not row.speaks_for:
        return None
    return voice_in(row, _parties(joint_of(session, joint), source))


def voice_in(frame: SourceFrame, parties: tuple[str, ...]) -> AccountVoice:
    """The same of a frame that was read. For verbs that passed the door."""
    said, denied = sorted(_lines(frame.said_by)), sorted(_lines(frame.denied_by))
    voice = voice_of(frame.speaks_for, said, denied, parties)
    return AccountVoice(frame.speaks_for, voice, tuple(said), tuple(denied), parties)


def _parties(joint: Session, source: Source) -> tuple[str, ...]:
    seats = joint.exec(select(DialogueParty).where(DialogueParty.dialogue_id == source.dialogue_id))
    return tuple(seat.party for seat in sorted(seats, key=lambda seat: seat.place))


def _bound(session: Session, source: Source, frame: SourceFrame) -> tuple[str, ...]:
    return _parties(session, source) if frame.speaks_for == JOINT else (frame.speaks_for,)


def _lines(given: str) -> set[str]:
    return set(given.split("\n")) - {""}


__all__ = ["AccountVoice", "read_voice", "speak_to_account", "voice_in"]
