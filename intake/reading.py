"""Reading a source document: from its text to everything that is proposed of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from intake.kinds import DocumentKind, Extractor, KindFinding
from intake.proposals import (
    CarriedProposal,
    ClaimProposal,
    CommentProposal,
    CommitmentProposal,
    MarkingProposal,
    MeetingProposal,
    NextStepProposal,
    Paragraph,
    ParticipantProposal,
    PositionProposal,
    Proposal,
    RecommendationProposal,
    RequestProposal,
    StatedDate,
    TopicProposal,
    TransmissionProposal,
)

VERSION: Final = 1
"""Counted up when the rules change, so that it is known which rules read a document. No key depends on it."""


class KnownPerson(Protocol):
    """A person whom the record knows already. All forms of the name, in any script; the rest empty where not known."""

    @property
    def names(self) -> Sequence[str]: ...
    @property
    def side(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def organisation(self) -> str: ...


class KnownSide(Protocol):
    """A party of the dialogue: its key and what texts call it in both languages (`United States`, `US`, `美国`, `美方`)."""

    @property
    def key(self) -> str: ...
    @property
    def names(self) -> Sequence[str]: ...


class Register(Protocol):
    """What the record knows of people and parties; it does more for a reading than any rule."""

    @property
    def people(self) -> Sequence[KnownPerson]: ...
    @property
    def sides(self) -> Sequence[KnownSide]: ...


@dataclass(frozen=True, slots=True)
class Addressee:
    """A line of a cable's head: `to`, `info`, `attention` or `pass`, the words, and offsets in the stored text."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the words of a document: numbers, dates, addressees, signer. Empty where it is not there.

    `dtg` as printed and `dated` as an ISO date; `day_of_year_agrees` compares it with the day in the routing line: None
    where there is none. `sections` is how many parts the cable says it has.
    """

    number: str = ""
    dtg: str = ""
    dated: str = ""
    day_of_year_agrees: bool | None = None
    precedence: str = ""
    origin: str = ""
    tags: tuple[str, ...] = ()
    subject: str = ""
    executive_order: str = ""
    addressees: tuple[Addressee, ...] = ()
    signer: str = ""
    drafter: str = ""
    sections: int = 0
    classification: str = ""
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is proposed of one document, in the order of the text, and what it was read as.

    `document_date` is the date the document gives of itself (a cable's group, a dateline); it is never the meeting's.
    `side` is the key of the side whose text it is, where it tells: a read-out speaks for its publisher.
    """

    kind: KindFinding
    language: str
    extractors: frozenset[Extractor]
    frame: Frame
    document_date: StatedDate | None
    side: str
    paragraphs: tuple[Paragraph, ...]
    meetings: tuple[MeetingProposal, ...] = ()
    participants: tuple[ParticipantProposal, ...] = ()
    positions: tuple[PositionProposal, ...] = ()
    commitments: tuple[CommitmentProposal, ...] = ()
    requests: tuple[RequestProposal, ...] = ()
    recommendations: tuple[RecommendationProposal, ...] = ()
    claims: tuple[ClaimProposal, ...] = ()
    comments: tuple[CommentProposal, ...] = ()
    carried: tuple[CarriedProposal, ...] = ()
    topics: tuple[TopicProposal, ...] = ()
    next_steps: tuple[NextStepProposal, ...] = ()
    transmissions: tuple[TransmissionProposal, ...] = ()
    markings: tuple[MarkingProposal, ...] = ()
    version: int = VERSION

    def all(self) -> tuple[Proposal, ...]:
        """Every proposal, in the order of the stored text."""
        groups = (
            self.meetings, self.participants, self.positions, self.commitments, self.requests, self.recommendations,
            self.claims, self.comments, self.carried, self.topics, self.next_steps, self.transmissions, self.markings,
        )  # fmt: skip
        return tuple(sorted((one for group in groups for one in group), key=lambda one: one.anchor.start))


def read(
    text: str,
    kind: DocumentKind | None = None,
    register: Register | None = None,
    *,
    published: date | None = None,
    side: str = "",
    extractors: Collection[Extractor] | None = None,
    rejected: Collection[str] = (),
) -> Reading:
    """Everything that the rules propose of a text.

    `kind` None: found by its signs. `register`: the people and parties that the record knows. `published`: the day the
    text was published, for a year that it does not print and for "today". `side`: key of the side whose own text it is,
    where the caller knows. `extractors` None: those of the kind. `rejected`: keys that a person has rejected before;
    they are not offered again. Raises nothing for any text, long or short.
    """
    raise NotImplementedError
