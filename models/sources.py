"""Sources and the passages quoted from them. Neither is ever changed.

The same tables stand in the joint store and in each side's own. What may point from a private row into the joint store
(a meeting, a dialogue, the source of a passage) is an identifier without a foreign key; the verb checks it.
"""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import Marking, PassageRole, Precision, SourceKind
from models.base import Identified, choice


class Source(Identified, table=True):
    """A document exactly as it was received. `sha256` is the digest of `text` in UTF-8, which the passages count in.

    `corrects_id` is the source that this one corrects: a later wording of the same document. Both stay readable.
    """

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
    corrects_id: UUID | None = Field(default=None, foreign_key="source.id", index=True)
    side: str = ""
    by_name: str = ""


class Passage(Identified, table=True):
    """An exact quote from a source, with what stands before and after it and its offsets in characters of the text.

    `gaps` names what interrupts the words (a page break, a redaction), one a line: kind, start, end.
    """

    source_id: UUID = Field(index=True)
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: PassageRole = choice(PassageRole, default=PassageRole.RECORD)
    marking: Marking = choice(Marking, default=Marking.INTERNAL)
    paragraph: str = ""
    gaps: str = ""


class SourceFrame(Identified, table=True):
    """What stands around the text of a source: who drafted, signed and received it, under which captions, for whom it speaks.

    Lists stand one entry a line. `speaks_for` is the side whose account the source is, "joint" for a text of all sides;
    `said_by` are those who say so, `denied_by` those who say that it is not theirs.
    """

    __tablename__ = "source_frame"

    source_id: UUID = Field(unique=True)
    speaks_for: str = ""
    said_by: str = ""
    denied_by: str = ""
    published_at: datetime | None = None
    sender: str = ""
    addressees: str = ""
    copied_to: str = ""
    attention: str = ""
    precedence: str = ""
    subject: str = ""
    tags: str = ""
    captions: str = ""
    classification_note: str = ""
    drafter: str = ""
    signed_by: str = ""
    editors: str = ""
    translators: str = ""
    rights: str = ""
    disclaimer: str = ""
    is_excerpt: bool = False
    note: str = ""


class SourceParagraph(Identified, table=True):
    """A paragraph of a source: its number as printed, its span in the text, what it is, and how it is marked.

    `marking` is empty where the source's own holds; `as_printed` keeps an old marking that is history and not a rule.
    `voice` is the side in whose name the paragraph of a joint text speaks, "joint", or empty where nobody has said.
    """

    __tablename__ = "source_paragraph"

    source_id: UUID = Field(index=True)
    place: int = 0
    number: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: PassageRole = choice(PassageRole, default=PassageRole.RECORD)
    marking: Marking | None = choice(Marking, default=None, nullable=True)
    as_printed: str = ""
    voice: str = ""
