"""Mandates: what a side's capital has authorised for a text. Rows stand in that side's own store and nowhere else."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Identified


class Mandate(Identified, table=True):
    """A side's mandate for one clause of a draft, or, without a clause, for a topic of the whole draft. Immutable.

    What it says stands in its versions. Draft and clause are of the joint store and named by identifier only.
    """

    draft_id: UUID = Field(index=True)
    clause_id: UUID | None = Field(default=None, index=True)
    topic: str = ""
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class MandateVersion(Identified, table=True):
    """What a mandate says from now on, until the next version; `retired` says that it no longer binds. Immutable.

    Lists of words hold one entry a line. `red_line` is the red line said in a sentence for people; it is not looked for
    in any text.
    """

    __tablename__ = "mandate_version"
    __table_args__ = (UniqueConstraint("mandate_id", "ordinal"),)

    mandate_id: UUID = Field(foreign_key="mandate.id", index=True)
    ordinal: int
    authorised_en: str = ""
    authorised_zh: str = ""
    fallback_en: str = ""
    fallback_zh: str = ""
    required_en: str = ""
    required_zh: str = ""
    forbidden_en: str = ""
    forbidden_zh: str = ""
    red_line_en: str = ""
    red_line_zh: str = ""
    red_line: str = ""
    note: str = ""
    retired: bool = False
    side: str
    by_id: UUID | None = None
    by_name: str = ""
