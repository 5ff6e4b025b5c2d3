"""Two accounts of one meeting: the points that the sides' read-outs tell, and what each of them says of each."""

from uuid import UUID

from sqlmodel import Field

from dialogue.read_outs import Terms
from dialogue.vocabulary import Stance
from models.base import Identified, choice


class ReadOutPoint(Identified, table=True):
    """A point that at least one side's account of a meeting tells. A person linked the words; nothing was matched by itself.

    `terms` is how the sides' words compare, said by a person who read both; empty where nobody has said.
    """

    __tablename__ = "read_out_point"

    meeting_id: UUID = Field(index=True)
    dialogue_id: UUID | None = Field(default=None, index=True)
    topic_id: UUID | None = Field(default=None, index=True)
    place: int = 0
    title_en: str = ""
    title_zh: str = ""
    terms: Terms | None = choice(Terms, default=None, nullable=True)
    commitment_id: UUID | None = Field(default=None, index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""


class ReadOutMention(Identified, table=True):
    """What one side's text says on a point, or what it answered when the point was put to it."""

    __tablename__ = "read_out_mention"

    point_id: UUID = Field(index=True)
    party: str
    stance: Stance = choice(Stance)
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""
