"""Sources and the passages quoted from them. Neither is ever changed.

The same tables stand in the joint store and in each side's own. What may point from a private row into the joint store
(a meeting, a dialogue, the source of a passage) is an identifier without a foreign key; the verb checks it.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import Marking, PassageRole, Precision, SourceKind
from models.base import Identified, choice


class Source(Identified, table=True):
    """A document exactly as it was received. `sha256` is the digest of `text` in UTF-8, which the passages count in."""

    kind: SourceKind = choice(SourceKind)
    title: str
    reference: str = ""
    language: str = ""
    publisher: str = ""
    dated_on: date | None = None
    precision: Precision = choice(Precision, default=Precision.DAY)
    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    marking: Marking = choice(Marking, default=Marking.INTERNAL)
    received_from: str = ""
    text: str
    encoding: str = "utf-8"
    sha256: str = Field(index=True)
    file_id: UUID | None = Field(default=None, foreign_key="stored_file.id")
    translation_of_id: UUID | None = Field(default=None, foreign_key="source.id")
    side: str = ""
    by_name: str = ""


class Passage(Identified, table=True):
    """An exact quote from a source, with what stands before and after it and its offsets in characters of the text."""

    source_id: UUID = Field(index=True)
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: PassageRole = choice(PassageRole, default=PassageRole.RECORD)
    marking: Marking = choice(Marking, default=Marking.INTERNAL)
    paragraph: str = ""
