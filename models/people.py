"""People: their names, and how they sat at a meeting. A person has neither a side nor an employer; a participation has."""

from uuid import UUID

from sqlmodel import Field

from dialogue.names import NameKind, NameOrder, Script
from dialogue.record import Rank, SamePersonVerdict
from dialogue.vocabulary import Capacity, Function, Presence
from models.base import Identified, choice


class Person(Identified, table=True):
    """Somebody, over all meetings. `note` tells two people of one name apart.

    `merged_into_id` is set when a person found that two entries were one: the names and seats stand at the other entry.
    """

    note: str = ""
    merged_into_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)


class PersonName(Identified, table=True):
    """One form of a person's name, exactly as given."""

    __tablename__ = "person_name"

    person_id: UUID = Field(foreign_key="person.id", index=True)
    text: str
    family: str = ""
    given: str = ""
    order: NameOrder = choice(NameOrder, default=NameOrder.GIVEN_FIRST)
    script: Script = choice(Script, default=Script.LATIN)
    kind: NameKind = choice(NameKind, default=NameKind.CANONICAL)
    found: str = Field(default="", index=True)
    """The copy by which the name is found (`dialogue.names.search_key`)."""


class PersonVerdict(Identified, table=True):
    """That somebody looked at two people who seemed to be one, and what they found. Never a machine's word."""

    __tablename__ = "person_verdict"

    first_id: UUID = Field(foreign_key="person.id", index=True)
    second_id: UUID = Field(foreign_key="person.id", index=True)
    verdict: SamePersonVerdict = choice(SamePersonVerdict)
    reason: str = ""
    by_id: UUID | None = None
    by_name: str = ""


class PersonMerger(Identified, table=True):
    """That two entries became one: `other_id` points to `kept_id` from then on.

    What it moved stands in `PersonMerged`, so that it can be taken apart again.
    """

    __tablename__ = "person_merger"

    verdict_id: UUID = Field(foreign_key="person_verdict.id", unique=True)
    kept_id: UUID = Field(foreign_key="person.id", index=True)
    other_id: UUID = Field(foreign_key="person.id", index=True)


class PersonMerged(Identified, table=True):
    """A seat, a form of a name, or a note that a merger gave to the entry that is kept; one of the three is filled in."""

    __tablename__ = "person_merged"

    merger_id: UUID = Field(foreign_key="person_merger.id", index=True)
    participation_id: UUID | None = Field(default=None, foreign_key="participation.id")
    name_id: UUID | None = Field(default=None, foreign_key="person_name.id")
    note: str = ""


class PersonMergerUndone(Identified, table=True):
    """That a merger was taken apart again: why, and by whom."""

    __tablename__ = "person_merger_undone"

    merger_id: UUID = Field(foreign_key="person_merger.id", unique=True)
    reason: str = ""
    by_id: UUID | None = None
    by_name: str = ""


class Participation(Identified, table=True):
    """A person, or a number of unnamed people, at a meeting: side, function, capacity, title and organisation as stated.

    `party` is empty for somebody who sat on no side. A participation copied from the round before says so, and its
    affiliation waits for somebody to confirm it. `name_as_printed` is the spelling of the source it was taken from.
    """

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    placeholder_en: str = ""
    placeholder_zh: str = ""
    head_count: int = 1
    party: str = ""
    place: int = 0
    function: Function = choice(Function, default=Function.MEMBER)
    capacity: Capacity = choice(Capacity, default=Capacity.UNKNOWN)
    title_en: str = ""
    title_zh: str = ""
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    organisation_as_stated: str = ""
    name_as_printed: str = ""
    rank: Rank | None = choice(Rank, default=None, nullable=True)
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")
    presence: Presence = choice(Presence, default=Presence.LISTED)
    affiliation_confirmed: bool = True
    copied_from_id: UUID | None = Field(default=None, foreign_key="participation.id")
