"""Reading a source document: from its text to everything that is proposed of it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Protocol

from intake.cable import CableHead, cable_head
from intake.commitments import commitments_in
from intake.dates import year_of
from intake.frames import Frame, end_of_memcon_head, frame_of, framed_topics, markings_in
from intake.kinds import DocumentKind, Extractor, KindFinding, extractors_of
from intake.layout import Stretch, stretches
from intake.meetings import meetings_in
from intake.others import carried_in, claims_in, comments_in, next_steps_in, topics_in, transmissions_in
from intake.page import Page, fill_sentences, language_of
from intake.participants import participants_in
from intake.parties import sides_of
from intake.people import people_of
from intake.positions import positions_in
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
from intake.quote_chains import with_documents
from intake.requests import recommendations_in, requests_in
from intake.signs import date_of_text, kind_of, side_of_text
from intake.tags import dated_by_tags, listed_by_tags, named_by_tags
from intake.tei_files import TaggedDocument
from intake.view import View, view_of
from intake.voices import said_in

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
    tags: TaggedDocument | None = None,
) -> Reading:
    """Everything that the rules propose of a text.

    `kind` None: found by its signs. `register`: the people and parties that the record knows. `published`: the day the
    text was published, for a year that it does not print and for "today". `side`: key of the side whose own text it is,
    where the caller knows. `extractors` None: those of the kind. `rejected`: keys that a person has rejected before;
    they are not offered again. `tags`: what the markup of the document says, where it is marked up; it goes before the
    rules. Raises nothing for any text, long or short.
    """
    if tags is not None:
        known = tuple(register.people) if register else ()
        sides = tuple(register.sides) if register else ()
        register = _Both((*known, *named_by_tags(tags, known)), sides)
    page, frame, finding, dated = _page(text, kind, register, published, side)
    on = frozenset(extractors_of(finding.kind) if extractors is None else extractors)
    said = list(with_documents(page, said_in(page)))
    meetings = tuple(meetings_in(page, published)) if Extractor.MEETINGS in on else ()
    if tags is not None and Extractor.MEETINGS in on:
        meetings = dated_by_tags(text, finding.kind, tags, meetings, page.key("meeting", "tagged"))
    page.dated = next((one.date.start for one in meetings if one.date and len(one.date.start) == 10), page.dated)
    found = Reading(
        finding, page.language, on, frame, dated, page.own_side,
        tuple(_paragraph(page, stretch) for stretch in page.stretches),
        meetings=meetings,
        participants=tuple(participants_in(page, said)) if Extractor.PARTICIPANTS in on else (),
        positions=tuple(positions_in(page, said)) if Extractor.POSITIONS in on else (),
        commitments=tuple(commitments_in(page, said)) if Extractor.COMMITMENTS in on else (),
        requests=tuple(requests_in(page, said)) if Extractor.REQUESTS in on else (),
        recommendations=tuple(recommendations_in(page, said)) if Extractor.RECOMMENDATIONS in on else (),
        claims=tuple(claims_in(page, said)) if Extractor.CLAIMS in on else (),
        comments=tuple(comments_in(page, frame.signer or frame.origin)),
        carried=tuple(carried_in(page)) if Extractor.CARRIED in on else (),
        topics=(*framed_topics(page), *topics_in(page)) if Extractor.TOPICS in on else (),
        next_steps=tuple(next_steps_in(page, said)) if Extractor.NEXT_STEPS in on else (),
        transmissions=tuple(transmissions_in(page, said)) if Extractor.TRANSMISSIONS in on else (),
        markings=tuple(markings_in(page)),
    )  # fmt: skip
    if tags is not None:
        found = replace(found, participants=listed_by_tags(found.participants, tags))
    return _without(found, frozenset(rejected)) if rejected else found


@dataclass(frozen=True, slots=True)
class _Both:
    """The register with those whom the tags of a document name."""

    people: Sequence[KnownPerson]
    sides: Sequence[KnownSide]


def _page(
    text: str, kind: DocumentKind | None, register: Register | None, published: date | None, side: str
) -> tuple[Page, Frame, KindFinding, StatedDate | None]:
    view = view_of(text)
    finding = kind_of(view.text)
    signs = tuple(
        replace(sign, start=a, end=b) for sign in finding.signs for a, b in [_in_text(view, sign.start, sign.end)]
    )
    finding = KindFinding(kind, signs if kind == finding.kind else (), True) if kind else replace(finding, signs=signs)
    head = cable_head(view.text) if finding.kind == DocumentKind.CABLE else None
    names = tuple((one.key, tuple(one.names)) for one in register.sides) if register else ()
    sides = sides_of(view.text, names)
    own = side or side_of_text(view.text, finding.kind)
    dated = _date_of_document(view, finding.kind, head, published)
    year = published.year if published else int(dated.start[:4]) if dated and dated.start else year_of(view.text)
    until = head.body_at if head else 0
    if finding.kind == DocumentKind.MEMCON:
        until = end_of_memcon_head(view.text)
    rows = stretches(
        view.text, until, finding.kind == DocumentKind.NEWS, finding.kind in (DocumentKind.MEMCON, DocumentKind.MINUTES)
    )
    people = people_of(view.text, sides, register.people if register else (), own, finding.kind == DocumentKind.CABLE)
    page = Page(
        view, rows, sides, people, finding.kind, language_of(view.text), own, year, dated.start if dated else ""
    )
    fill_sentences(page)
    first = page.sentences[0].text if page.sentences else ""
    page.is_own_voice = finding.kind == DocumentKind.LETTER or bool(re.match(r"\W*(?:I|We)\b", first))
    return page, frame_of(page, head), finding, dated


def _date_of_document(
    view: View, kind: DocumentKind, head: CableHead | None, published: date | None
) -> StatedDate | None:
    if head is not None and head.dated:
        return StatedDate(head.dated, as_printed=head.dtg)
    found = date_of_text(view.text, kind, None)
    if found is not None and kind != DocumentKind.MEMCON:
        return StatedDate(found[0], as_printed=" ".join(view.text[found[1] : found[2]].split()))
    return StatedDate(published.isoformat()) if published else None


def _in_text(view: View, start: int, end: int) -> tuple[int, int]:
    return view.span(start, end) if 0 <= start < end <= len(view.text) else (0, 0)


def _paragraph(page: Page, stretch: Stretch) -> Paragraph:
    start, end = page.view.span(stretch.start, stretch.end)
    return Paragraph(start, end, stretch.role, stretch.number, stretch.marking, stretch.heading)


def _without(found: Reading, rejected: frozenset[str]) -> Reading:
    """The reading without what was rejected before."""
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(found, name) if one.key not in rejected)
        for name in Reading.__slots__
        if isinstance(getattr(found, name), tuple) and name != "paragraphs"
    }
    return replace(found, **kept)
