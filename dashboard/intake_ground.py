"""What the fields of a proposal are filled from: the parties, the register, the meeting that was chosen and its seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from actions.dialogues import DialogueView
from actions.intake_reading import ReadSource, Register
from actions.meeting_view import Seat
from intake.proposals import JOINT, Who

Facts = dict[str, Any]
NEW: Final = "new"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the fields of a proposal are filled from; `dated` is the day of the source, `author` whose text it is."""

    dialogue: DialogueView
    register: Register
    meeting_id: UUID | None
    seats: tuple[Seat, ...]
    language: str
    dated: date | None = None
    author: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the parties, in their order."""
        return tuple(party.key for party in self.dialogue.parties)


def ground_of(source: ReadSource, meeting_id: UUID | None, seats: Iterable[Seat]) -> Ground:
    """The ground of a source under the meeting that was chosen for it."""
    line = source.view.line
    return Ground(
        source.dialogue, source.register, meeting_id, tuple(seats), source.reading.language, line.dated_on,
        line.publisher or line.title,
    )  # fmt: skip


def side_of(ground: Ground, who: Who) -> str:
    """The party that somebody belongs to, if it is one of the dialogue's; both together are none of them."""
    return who.party if who.party in ground.keys else ""


def sides_of(ground: Ground, who: Who) -> tuple[str, ...]:
    """The parties that somebody stands for: both where both do it together, in a dialogue of two; none where nobody's key is meant."""
    if who.party == JOINT and len(ground.keys) == 2:
        return ground.keys
    side = side_of(ground, who)
    return (side,) if side else ()


def called(ground: Ground, name: str, who: Who) -> Facts:
    """How the text calls somebody who is no party of the dialogue; both sides together in both languages."""
    if sides_of(ground, who):
        return {f"{name}_en": "", f"{name}_zh": ""}
    if who.party == JOINT:
        return {f"{name}_en": "Both sides", f"{name}_zh": "双方"}
    return texts(ground, name, who.name or who.words)


def texts(ground: Ground, name: str, words: str) -> Facts:
    """The words in the language of the source; the other language is left to a person."""
    zh = ground.language == "zh"
    return {f"{name}_en": "" if zh else words, f"{name}_zh": words if zh else ""}


def day_of(iso: str) -> date | None:
    """A whole ISO day; None for what is cut to a month or a year."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
