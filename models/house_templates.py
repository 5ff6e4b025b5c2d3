"""House templates: outlines of a secretariat's own, to start drafts from. Rows stand in its own store and nowhere else."""

from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import ClauseKind, DraftKind
from models.base import Identified, Table, choice


class HouseTemplate(Identified, table=True):
    """An outline that a secretariat keeps for its own use, with its name in both languages. Immutable.

    `draft_id` is the draft from whose standing text it was made, `outline` the key of the built-in outline, and
    `made_from_id` the template that it was made from; a draft is of the joint store and named by identifier only.
    `fingerprint` is what a draft that starts from it keeps, which tells nobody else anything.
    """

    __tablename__ = "house_template"

    name_en: str
    name_zh: str
    note: str = ""
    kind: DraftKind = choice(DraftKind)
    draft_id: UUID | None = Field(default=None, index=True)
    outline: str = ""
    made_from_id: UUID | None = Field(default=None, foreign_key="house_template.id")
    fingerprint: str = Field(index=True, unique=True)
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class HouseTemplateClause(Table, table=True):
    """A clause of a house template. `revision_id` names the words of the joint store that it repeats. Immutable.

    `lagging` is the language that lagged there, and `lagging_side` the side that left it behind.
    """

    __tablename__ = "house_template_clause"

    template_id: UUID = Field(foreign_key="house_template.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    number: str = ""
    kind: ClauseKind = choice(ClauseKind)
    level: int = 1
    text_en: str = ""
    text_zh: str = ""
    revision_id: UUID | None = None
    lagging: str = ""
    lagging_side: str = ""


class HouseTemplateRetirement(Identified, table=True):
    """A house template is offered no longer. It stays readable, and the drafts that started from it stand. Immutable."""

    __tablename__ = "house_template_retirement"

    template_id: UUID = Field(foreign_key="house_template.id", unique=True)
    reason: str = ""
    side: str
    by_id: UUID | None = None
    by_name: str = ""
