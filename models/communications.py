"""Communications: what was told outside a meeting, by letter, call or post."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import CommunicationKind
from dialogue.vocabulary import Precision
from models.base import Identified, choice


class Communication(Identified, table=True):
    """Who told what to whom, when and by which channel. A letter is not a meeting, and a coalition is no side.

    `sender` and `addressee` are keys of parties; empty where the label names somebody who is none. Beside a key the label
    names the body of that side that wrote, or was written to.
    """

    dialogue_id: UUID | None = Field(default=None, index=True)
    topic_id: UUID | None = Field(default=None, index=True)
    kind: CommunicationKind = choice(CommunicationKind)
    sender: str = ""
    sender_label_en: str = ""
    sender_label_zh: str = ""
    addressee: str = ""
    addressee_label_en: str = ""
    addressee_label_zh: str = ""
    via: str = ""
    what_en: str = ""
    what_zh: str = ""
    sent_on: date | None = Field(default=None, index=True)
    precision: Precision = choice(Precision, default=Precision.DAY)
    as_printed: str = ""
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""
