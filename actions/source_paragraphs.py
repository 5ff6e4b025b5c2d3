"""The paragraphs of a source: what each one is, how it is marked, and in whose name it speaks.

The marking of a paragraph governs every quote that is taken from it, and what its author comments in it is nobody's
position. Where nothing is said of a paragraph, the marking of the source holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.record_access import access_filed, made_before, put
from dialogue.actors import Actor
from dialogue.markings import highest
from dialogue.refusals import ParagraphOutsideSource, ParagraphsOverlap, SourceOfAnotherSide
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, PassageRole
from models.sources import Source, SourceParagraph


@dataclass(frozen=True, slots=True)
class ParagraphOf:
    """A paragraph by its span in characters of the text, with its number and its marking as they are printed."""

    start: int
    end: int
    number: str = ""
    role: PassageRole = PassageRole.RECORD
    marking: Marking | None = None
    as_printed: str = ""
    voice: str = ""


def record_paragraphs(
    session: Session, actor: Actor, source_id: UUID, paragraphs: Sequence[ParagraphOf], *, key: str | None = None
) -> Source:
    """Say what the paragraphs of a source are, all of them at once; what was said of them before is replaced.

    Quotes that were taken already keep the marking they were taken with. Journal: source:paragraphs:recorded. Raises
    ParagraphOutsideSource, ParagraphsOverlap, SourceOfAnotherSide, NoSuchRow, NotPermitted.
    """
    source = source_to_describe(session, actor, source_id)
    if made_before(session, key, Source):
        return source
    ordered = sorted(paragraphs, key=lambda paragraph: paragraph.start)
    last = 0
    for paragraph in ordered:
        if not 0 <= paragraph.start < paragraph.end <= len(source.text):
            raise ParagraphOutsideSource(number=paragraph.number)
        if paragraph.start < last:
            raise ParagraphsOverlap(number=paragraph.number)
        last = paragraph.end
    for before in session.exec(select(SourceParagraph).where(SourceParagraph.source_id == source.id)).all():
        session.delete(before)
    session.flush()
    for place, p in enumerate(ordered):
        row = SourceParagraph(
            source_id=source.id, place=place, start=p.start, end=p.end, number=p.number, role=p.role, marking=p.marking,
            as_printed=p.as_printed, voice=p.voice,
        )  # fmt: skip
        put(session, row)
    record(session, actor, "source:paragraphs:recorded", source, key=key, count=len(ordered))
    return source


def source_to_describe(session: Session, actor: Actor, source_id: UUID | None) -> Source:
    """A source of which this person may say what stands around its text and what its paragraphs are.

    In the joint record a side could else take the marking off what another side gave. Raises SourceOfAnotherSide, NoSuchRow,
    NotPermitted.
    """
    source = access_filed(session, actor, Source, source_id, Permission.SOURCE_RECORD)
    if session.info["audience_is_joint"] and actor.party is not None and source.side != actor.side:
        raise SourceOfAnotherSide()
    return source


def paragraphs_of(session: Session, source_id: UUID) -> tuple[ParagraphOf, ...]:
    """The paragraphs of a source in the order of its text. For verbs that passed the door."""
    rows = session.exec(select(SourceParagraph).where(SourceParagraph.source_id == source_id))
    return tuple(
        ParagraphOf(p.start, p.end, p.number, p.role, p.marking, p.as_printed, p.voice)
        for p in sorted(rows, key=lambda p: p.start)
    )


def touched(paragraphs: Sequence[ParagraphOf], start: int, end: int) -> tuple[ParagraphOf, ...]:
    """The paragraphs that a span of the text touches."""
    return tuple(paragraph for paragraph in paragraphs if paragraph.start < end and start < paragraph.end)


def banner(own: Marking, paragraphs: Sequence[ParagraphOf]) -> Marking:
    """The marking that a source as a whole carries: the most restricted of its own and its paragraphs'."""
    return highest([own, *(paragraph.marking for paragraph in paragraphs)]) or own


def marking_of_span(own: Marking, paragraphs: Sequence[ParagraphOf], start: int, end: int) -> Marking:
    """The marking of words taken from a span: the most restricted of the paragraphs it touches, the source's where they have none."""
    return highest(paragraph.marking for paragraph in touched(paragraphs, start, end)) or own


def role_of_span(paragraphs: Sequence[ParagraphOf], start: int, end: int) -> PassageRole | None:
    """What words taken from a span are. Words that reach into an author's comment are comment; None where nobody has said."""
    roles = [paragraph.role for paragraph in touched(paragraphs, start, end)]
    if PassageRole.COMMENT in roles:
        return PassageRole.COMMENT
    return roles[0] if roles else None
