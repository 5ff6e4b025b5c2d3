"""Claims: what somebody says is so, about a fact or a measure, and what each party says of that."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import Stance
from models.base import Identified, choice


class Claim(Identified, table=True):
    """A proposition that somebody put forward, as of a day. It is nobody's undertaking, whatever it says of one.

    `grounds` is what the source names as its ground, empty where it gives none. `like_id` is an earlier claim of the same
    kind, which a later one recalls.
    """

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    topic_id: UUID | None = Field(default=None, index=True)
    measure_id: UUID | None = Field(default=None, index=True)
    proposition_en: str = ""
    proposition_zh: str = ""
    grounds: str = ""
    as_of: date | None = None
    like_id: UUID | None = Field(default=None, index=True)
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""


class ClaimAccount(Identified, table=True):
    """What one party says of a claim, at one date, in which words. Accounts are kept; the latest of a party counts."""

    __tablename__ = "claim_account"

    claim_id: UUID = Field(index=True)
    party: str = ""
    label_en: str = ""
    label_zh: str = ""
    stance: Stance = choice(Stance)
    words: str = ""
    stated_on: date | None = None
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    chain: str = ""
    side: str = ""
    by_name: str = ""
