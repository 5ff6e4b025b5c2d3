"""Positions: what a side said on a topic at a meeting; and comments, which are nobody's position."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

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
    broader_id: UUID | None = Field(default=None, foreign_key="topic.id")
    dialogue_id: UUID | None = Field(default=None, index=True)


class Position(Identified, table=True):
    """What a party said, resting on a passage.

    `party` is the key of the side, or empty for somebody who is neither: then `attribution_en` and `attribution_zh` say who spoke ("policy
    elites, in private"). `leaning` is read by a person: from -2 (rejects the topic's proposition) to 2 (supports it).
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
    statement_en: str = ""
    statement_zh: str = ""
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    supersedes_id: UUID | None = Field(default=None, foreign_key="position.id")
    stated_on: date | None = None
    side: str = ""
    by_name: str = ""


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
