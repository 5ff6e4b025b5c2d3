"""Positions: what a side said on a topic at a meeting; and comments, which are nobody's position."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.positions import Answer, AttributionClass, Directness, Firmness, Movement
from dialogue.vocabulary import PositionKind
from models.base import Identified, choice


class Topic(Identified, table=True):
    """What positions are about. The proposition is the written sentence toward which a leaning is read.

    A topic without a dialogue belongs to the general list that every dialogue may use.
    """

    name_en: str = ""
    name_zh: str = ""
    proposition_en: str = ""
    proposition_zh: str = ""
    scope_note: str = ""
    broader_id: UUID | None = Field(default=None, foreign_key="topic.id")
    dialogue_id: UUID | None = Field(default=None, index=True)


class Position(Identified, table=True):
    """What a party said, resting on a passage.

    `party` is the key of the side, or empty for somebody who is neither: then `attribution_en` and `attribution_zh` say who spoke ("policy
    elites, in private"), and `attribution_class` of what kind they are. `leaning` is read by a person: from -2 (rejects the
    topic's proposition) to 2 (supports it), and so are `firmness` and, against the statement that it supersedes,
    `movement`. `verb` is the word of the source ("concurred", "felt in general"). `chain` names through whom the words
    came, the nearest to the speaker first, one a line. `author_of_words` is whose words were read out.
    `attribution_carried` says that the speaker was named in an earlier sentence. What a position answers or supports may
    stand in the joint store when the position is private. A request is addressed to a party, or to somebody by their label.
    """

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    topic_id: UUID | None = Field(default=None, index=True)
    party: str = ""
    speaker_participation_id: UUID | None = None
    attribution_en: str = ""
    attribution_zh: str = ""
    on_behalf_of: str = ""
    chain: str = ""
    kind: PositionKind = choice(PositionKind, default=PositionKind.POSITION)
    leaning: int | None = Field(default=None, ge=-2, le=2)
    firmness: Firmness | None = choice(Firmness, default=None, nullable=True)
    directness: Directness | None = choice(Directness, default=None, nullable=True)
    attribution_class: AttributionClass | None = choice(AttributionClass, default=None, nullable=True)
    attribution_carried: bool = False
    author_of_words: str = ""
    verb: str = ""
    addressee: str = ""
    addressee_label_en: str = ""
    addressee_label_zh: str = ""
    asked_for_on: date | None = None
    statement_en: str = ""
    statement_zh: str = ""
    translated_by: str = ""
    measure_id: UUID | None = Field(default=None, index=True)
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    supersedes_id: UUID | None = Field(default=None, foreign_key="position.id", index=True)
    movement: Movement | None = choice(Movement, default=None, nullable=True)
    responds_to_id: UUID | None = Field(default=None, index=True)
    supports_id: UUID | None = Field(default=None, index=True)
    stated_on: date | None = None
    side: str = ""
    by_name: str = ""


class RequestAnswer(Identified, table=True):
    """How a request was answered, or that it was not. Answers are kept; the latest counts.

    `inferred` says that nobody said so: silence was taken as the answer. It rests on a passage, on the position or the
    commitment that answers, or on none where there was no response.
    """

    __tablename__ = "request_answer"

    position_id: UUID = Field(index=True)
    answer: Answer = choice(Answer)
    inferred: bool = False
    seen_on: date
    answering_position_id: UUID | None = Field(default=None, index=True)
    commitment_id: UUID | None = Field(default=None, index=True)
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id", index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""


class PositionCoding(Identified, table=True):
    """How one coder read a position toward the topic's proposition. Two who read alone make an agreement that can be measured."""

    __tablename__ = "position_coding"

    position_id: UUID = Field(index=True)
    leaning: int = Field(ge=-2, le=2)
    coder: str
    by_id: UUID | None = None
    side: str = ""


class Comment(Identified, table=True):
    """What the author of a source thinks of it. Kept apart from positions, and never shown as what a party said."""

    author: str
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    dialogue_id: UUID | None = Field(default=None, index=True)
    about_noun: str = ""
    about_id: UUID | None = Field(default=None, index=True)
    text: str = ""
    side: str = ""
    by_name: str = ""
