"""Word files that went out and came back."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Identified


class StoredFile(Identified, table=True):
    """The bytes of a file exactly as they came, with their digest."""

    __tablename__ = "stored_file"

    name: str
    media_type: str
    sha256: str = Field(index=True)
    content: bytes


class WordExport(Identified, table=True):
    """A Word file that was handed out: of what, in what form, by whom, and with what digest.

    `draft_id` is empty for a paper of the record (minutes of a meeting, commitments of a dialogue): `about_noun` and
    `about_id` name the row. `fingerprint` is that of the text in a form that holds one text, or one text under its changes;
    empty for the others. What cannot be made again from a text alone bears a `code` of its own; `said` is then the
    fingerprint of the lines it prints. `printed_id` is the file of those lines, or of what else stood on a letterhead.
    """

    __tablename__ = "word_export"

    draft_id: UUID | None = Field(default=None, index=True)
    about_noun: str = "draft"
    about_id: UUID | None = None
    form: str
    label: str = ""
    sha256: str
    fingerprint: str = Field(default="", index=True)
    code: str = Field(default="", index=True)
    said: str = ""
    printed_id: UUID | None = Field(default=None, foreign_key="stored_file.id")
    by_id: UUID | None = None
    by_name: str = ""
    side: str = ""


class WordReturn(Identified, table=True):
    """A Word file that came back: what was found in it, and which changes already became private proposals."""

    __tablename__ = "word_return"
    __table_args__ = (UniqueConstraint("draft_id", "sha256"),)

    draft_id: UUID = Field(index=True)
    export_id: UUID | None = None
    file_id: UUID = Field(foreign_key="stored_file.id")
    sha256: str
    by_id: UUID | None = None
    by_name: str = ""
    proposals_made: int = 0
    remarks_made: int = 0
    unplaced: int = 0


class ReturnedChange(Identified, table=True):
    """A change read from a returned file, by its key, so that the same change is never proposed twice."""

    __tablename__ = "returned_change"

    return_id: UUID = Field(foreign_key="word_return.id", index=True)
    change_key: str = Field(unique=True)
    proposal_id: UUID | None = None


class Letterhead(Identified, table=True):
    """Paper of a side's own, for its Word files: the file it was taken from, and what was taken (`made`, as JSON).

    It stands in the side's own store. Retired, it is offered no more; what left on it stays as it left.
    """

    name: str
    file_id: UUID = Field(foreign_key="stored_file.id")
    sha256: str
    made: str
    is_retired: bool = False
    side: str = ""
    by_id: UUID | None = None
    by_name: str = ""


class ReturnedRemark(Identified, table=True):
    """A comment read from a returned file, by its key, and the remark among one's own side that was made of it.

    `joint_thread_id` is the thread before all sides that the comment answers, where it answers one of ours; `resolved`
    whether its thread was settled in the file. A row of the thread's own key says that the thread was taken in as it then
    stood. Immutable.
    """

    __tablename__ = "returned_remark"

    return_id: UUID = Field(foreign_key="word_return.id", index=True)
    remark_key: str = Field(unique=True)
    thread_id: UUID = Field(foreign_key="thread.id", index=True)
    remark_id: UUID = Field(foreign_key="remark.id")
    joint_thread_id: UUID | None = Field(default=None, index=True)
    resolved: bool = False
