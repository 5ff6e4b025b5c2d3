"""Sources and the passages quoted from them, in the joint record or in a side's own."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.paging import Part, counted, holding
from actions.record_access import access_filed, file_under, made_before, only_seen, put, required
from actions.source_paragraphs import ParagraphOf, banner, marking_of_span, paragraphs_of, role_of_span
from dialogue.actors import Actor
from dialogue.intake_refusals import SourceTooLarge
from dialogue.names import Script, script_of
from dialogue.refusals import (
    BytesNotText,
    CommentIsNotAPosition,
    NoSuchRow,
    NotOfThisDialogue,
    PassageNotOfThisStore,
    QuoteNotInSource,
    SourceCorrected,
)
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, PassageRole, Precision, SourceKind
from intake.anchors import Anchor, anchor, at, verify
from intake.apart import read_apart
from intake.decoding import is_storable
from intake.kinds import SOURCE_KINDS
from intake.reading import read as read_by_signs
from intake.source_texts import MEDIA_TYPES, MOST_LETTERS, MOST_MEGABYTES, Form, SourceDocument
from models.exchange import StoredFile
from models.sources import Passage, Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as one line of a list; `length` in characters, `is_private` when it stands in a side's own store.

    `corrected_by_id` is the latest source that corrects this one.
    """

    id: UUID
    kind: SourceKind
    title: str
    reference: str
    language: str
    publisher: str
    dated_on: date | None
    precision: Precision
    dialogue_id: UUID | None
    meeting_id: UUID | None
    marking: Marking
    length: int
    passages: int
    is_private: bool
    corrected_by_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a passage, where they stand, and the source they stand in."""

    passage_id: UUID
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    role: PassageRole
    marking: Marking
    paragraph: str
    source_id: UUID
    source_title: str
    source_kind: SourceKind | None
    source_reference: str
    source_dated_on: date | None
    language: str
    source_dialogue_id: UUID | None
    gaps: tuple[str, ...] = ()
    """What interrupts the words where they stand, in their order: "page break", "redaction", "excerpt"."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its text and every passage quoted from it, in the order of the text."""

    line: SourceLine
    text: str
    received_from: str
    encoding: str
    sha256: str
    file_id: UUID | None
    translation_of_id: UUID | None
    corrects_id: UUID | None
    paragraphs: tuple[ParagraphOf, ...]
    passages: tuple[Quote, ...]

    @property
    def banner(self) -> Marking:
        """The marking of the source as a whole: the most restricted of its own and its paragraphs'."""
        return banner(self.line.marking, self.paragraphs)


def record_source(
    session: Session,
    actor: Actor,
    *,
    kind: SourceKind | None,
    title: str,
    text: str = "",
    content: bytes | None = None,
    file_name: str = "",
    document: SourceDocument | None = None,
    reference: str = "",
    language: str = "",
    publisher: str = "",
    dated_on: date | None = None,
    precision: Precision = Precision.DAY,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    marking: Marking = Marking.INTERNAL,
    received_from: str = "",
    translation_of_id: UUID | None = None,
    corrects_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Source:
    """Keep a document exactly as it came: its text, or its bytes, which are kept beside the text that was read from them.

    Without a kind it is of the kind that its own signs tell. A file is text, Markdown, HTML, a mail, Word, PDF or TEI; `document` is what was read from it, where that was done
    before the store was opened.
    `corrects_id` names the source that this one corrects: both stay, and quotes of the earlier are shown as such.

    Journal: source:recorded. Raises FieldMissing (title, text, and in the joint store dialogue), BytesNotText, the
    refusals of `read_apart`, NoSuchRow, NotOfThisDialogue, NotPermitted.
    """
    needs(actor, Permission.SOURCE_RECORD)
    if made := made_before(session, key, Source):
        return made
    required("title", title)
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    for other_id in filter(None, (translation_of_id, corrects_id)):
        other = access_filed(session, actor, Source, other_id, Permission.SOURCE_RECORD)
        check_same_dialogue(session, other.dialogue_id, dialogue_id)
    if len(text) > MOST_LETTERS:
        raise SourceTooLarge(name=title, megabytes=MOST_MEGABYTES)
    if content is not None and document is None:
        document = read_apart(file_name, content)
    read = document or SourceDocument(text, Form.TEXT, "utf-8")
    required("text", read.text)
    if not is_storable(read.text):
        raise BytesNotText(name=file_name or title)
    file = None
    if content is not None:
        digest = hashlib.sha256(content).hexdigest()
        media_type = MEDIA_TYPES[read.form]
        file = put(session, StoredFile(name=file_name, media_type=media_type, sha256=digest, content=content))
    source = put(
        session,
        Source(
            kind=kind or SOURCE_KINDS[read_by_signs(read.text).kind.kind], title=title, reference=reference, language=language or _language(read.text), publisher=publisher,
            dated_on=dated_on, precision=precision, dialogue_id=dialogue_id, meeting_id=meeting_id, marking=marking,
            received_from=received_from, text=read.text, encoding=read.encoding,
            sha256=hashlib.sha256(read.text.encode()).hexdigest(), file_id=file.id if file else None,
            translation_of_id=translation_of_id, corrects_id=corrects_id, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "source:recorded", source, key=key)
    return source


def list_sources(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    kind: SourceKind | None = None,
    words: str = "",
) -> list[SourceLine]:
    """The sources of this store that this person may know of, the latest document first."""
    needs(actor, Permission.DIALOGUE_READ)
    return _listed(session, _narrowed(session, actor, dialogue_id, meeting_id, kind, words))


def find_sources(
    session: Session, actor: Actor, *, limit: int, dialogue_id: UUID | None = None, kind: SourceKind | None = None,
    words: str = "",
) -> Part[SourceLine]:  # fmt: skip
    """The latest of the sources that are asked for. Each of the `words` stands in the title, the reference or the publisher."""
    needs(actor, Permission.DIALOGUE_READ)
    query = _narrowed(session, actor, dialogue_id, None, kind, words)
    found = _listed(session, query.limit(limit))
    return Part(tuple(found), len(found) if len(found) < limit else counted(session, query))


_LINE: Final = (
    Source.id, Source.kind, Source.title, Source.reference, Source.language, Source.publisher, Source.dated_on,
    Source.precision, Source.dialogue_id, Source.meeting_id, Source.marking, sa.func.length(Source.text).label("length"),
)  # fmt: skip
"""What a line says of a source. The text itself, which may be long, is not read for it."""


def _listed(session: Session, query: Any) -> list[SourceLine]:
    rows = session.execute(query).all()
    about = sa.select(Passage.source_id, sa.func.count()).where(Passage.source_id.in_({row.id for row in rows}))  # type: ignore[attr-defined]
    quoted = {row[0]: row[1] for row in session.execute(about.group_by(Passage.source_id))}
    later = corrected_by(session, [row.id for row in rows])
    private = not session.info["audience_is_joint"]
    return [SourceLine(*row, quoted.get(row.id, 0), private, later.get(row.id)) for row in rows]


def _narrowed(
    session: Session,
    actor: Actor,
    dialogue_id: UUID | None,
    meeting_id: UUID | None,
    kind: SourceKind | None,
    words: str,
) -> Any:
    query = only_seen(session, actor, sa.select(*_LINE), Source.dialogue_id)
    query = query.order_by(sa.desc(Source.dated_on).nulls_last(), sa.desc(Source.made_at), sa.desc(Source.id))  # type: ignore[arg-type]
    for column, value in ((Source.dialogue_id, dialogue_id), (Source.meeting_id, meeting_id), (Source.kind, kind)):
        if value is not None:
            query = query.where(column == value)
    return query.where(*holding(words, Source.title, Source.reference, Source.publisher))


def read_source(session: Session, actor: Actor, source_id: UUID | None) -> SourceView:
    """A source with its text, letter for letter, and the passages quoted from it in this store. Raises NoSuchRow."""
    source = access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ)
    passages = session.exec(select(Passage).where(Passage.source_id == source.id)).all()
    return SourceView(
        _line(session, source, len(passages), corrected_by(session, [source.id]).get(source.id)), source.text, source.received_from, source.encoding, source.sha256,
        source.file_id, source.translation_of_id, source.corrects_id, paragraphs_of(session, source.id),
        tuple(_quote(passage, source) for passage in sorted(passages, key=lambda p: (p.start, p.end, p.id))),
    )  # fmt: skip


def mark_passage(
    session: Session,
    actor: Actor,
    source_id: UUID,
    exact: str,
    *,
    prefix: str = "",
    suffix: str = "",
    role: PassageRole | None = None,
    marking: Marking | None = None,
    paragraph: str = "",
    gaps: str = "",
    as_then: bool = False,
    start: int | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Passage:
    """Mark quoted words in a source; the same words at the same place in the same role are one passage.

    A private passage may quote a source of the joint store (`joint`). Role and marking are those of the paragraph where
    none is given, and else the source's; words of an author's comment are comment whatever is given. A source that was
    corrected since is quoted only `as_then`. `start` is where the words stand, where that is known. Journal: source:passage:marked. Raises QuoteNotInSource, SourceCorrected,
    NoSuchRow, NotPermitted.
    """
    source = source_for(session, actor, source_id, Permission.SOURCE_RECORD, joint)
    if made := made_before(session, key, Passage):
        return made
    home = session if joint is None or session.get(Source, source.id) else joint
    if not as_then and (later := corrected_by(home, [source.id]).get(source.id)):
        raise SourceCorrected(title=home.get_one(Source, later).title)
    known = start is not None and exact and source.text[start : start + len(exact)] == exact
    found = at(source.text, start, start + len(exact)) if known else anchor(source.text, exact, prefix, suffix)  # type: ignore[arg-type,operator]
    paragraphs = paragraphs_of(home, source.id)
    marking = marking or marking_of_span(source.marking, paragraphs, found.start, found.end)
    said = role_of_span(paragraphs, found.start, found.end)
    role = said if said == PassageRole.COMMENT else role or said or PassageRole.RECORD
    same = select(Passage).where(
        Passage.source_id == source.id, Passage.start == found.start, Passage.end == found.end, Passage.role == role,
        Passage.marking == marking,
    )  # fmt: skip
    if passage := session.exec(same).first():
        return passage
    passage = put(
        session,
        Passage(
            source_id=source.id, exact=found.exact, prefix=found.prefix, suffix=found.suffix, start=found.start,
            end=found.end, role=role, marking=marking, paragraph=paragraph, gaps=gaps,
        ),
    )  # fmt: skip
    record(session, actor, "source:passage:marked", passage, key=key)
    return passage


def read_passage(session: Session, actor: Actor, passage_id: UUID | None, joint: Session | None = None) -> Quote:
    """The words of a passage and the source they stand in. Raises NoSuchRow."""
    passage, source = _passage(session, actor, passage_id, Permission.DIALOGUE_READ, joint)
    return _quote(passage, source)


def resting_on(
    session: Session,
    actor: Actor,
    passage_id: UUID | None,
    permission: Permission,
    joint: Session | None,
    noun: str,
    dialogue_id: UUID | None,
) -> Passage:
    """The passage on which a position, commitment or account is to rest, its quote verified against its source.

    Raises NoSuchRow, NotPermitted, CommentIsNotAPosition for an author's comment, QuoteNotInSource, NotOfThisDialogue.
    """
    passage, source = _passage(session, actor, passage_id, permission, joint)
    check_same_dialogue(session, source.dialogue_id, dialogue_id)
    if passage.role == PassageRole.COMMENT:
        raise CommentIsNotAPosition(noun=noun)
    if not verify(source.text, Anchor(passage.start, passage.end, passage.prefix, passage.suffix, passage.exact)):
        raise QuoteNotInSource(exact=passage.exact)
    return passage


def check_same_dialogue(session: Session, source_dialogue_id: UUID | None, dialogue_id: UUID | None) -> None:
    """In the joint store a quote stays in the dialogue of its source: another one may have other parties."""
    if session.info["audience_is_joint"] and source_dialogue_id != dialogue_id:
        raise NotOfThisDialogue(noun="source")


def source_for(
    session: Session, actor: Actor, source_id: UUID | None, permission: Permission, joint: Session | None
) -> Source:
    """The source of a passage: of this store, or of the joint one when this is a side's own."""
    home = session if joint is None or (source_id and session.get(Source, source_id)) else joint
    return access_filed(home, actor, Source, source_id, permission)


def quotes_of(session: Session, passage_ids: set[UUID], joint: Session | None = None) -> dict[UUID, Quote]:
    """The quotes of passages by their identifiers. For verbs that passed the door with what rests on them."""
    passages = session.exec(select(Passage).where(Passage.id.in_(passage_ids))).all()  # type: ignore[attr-defined]
    wanted = {passage.source_id for passage in passages}
    sources: dict[UUID, Source] = {}
    for home in filter(None, (joint, session)):
        sources |= {s.id: s for s in home.exec(select(Source).where(Source.id.in_(wanted)))}  # type: ignore[attr-defined]
    return {p.id: _quote(p, sources.get(p.source_id)) for p in passages}


def corrected_by(session: Session, source_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The latest source that corrects each of these, where there is one. For verbs that passed the door."""
    later: dict[UUID, UUID] = {}
    waiting = {source_id: source_id for source_id in source_ids}
    while waiting:
        query = select(Source.id, Source.corrects_id).where(Source.corrects_id.in_(waiting))  # type: ignore[union-attr]
        found = sorted(session.exec(query).all())
        later |= {waiting[corrects]: new for new, corrects in found if corrects is not None}
        waiting = {new: waiting[corrects] for new, corrects in found if corrects is not None}
    return later


def _passage(
    session: Session, actor: Actor, passage_id: UUID | None, permission: Permission, joint: Session | None
) -> tuple[Passage, Source]:
    passage = session.get(Passage, passage_id) if passage_id else None
    if passage is None:
        _refuse_passage_of_joint_store(actor, passage_id, permission, joint)
        raise NoSuchRow(noun="passage")
    return passage, source_for(session, actor, passage.source_id, permission, joint)


def _refuse_passage_of_joint_store(
    actor: Actor, passage_id: UUID | None, permission: Permission, joint: Session | None
) -> None:
    """A private row rests on a passage of its own store; the same quote is marked there (`mark_passage`)."""
    elsewhere = joint.get(Passage, passage_id) if joint is not None and passage_id else None
    if joint is not None and elsewhere is not None:
        access_filed(joint, actor, Source, elsewhere.source_id, permission)
        raise PassageNotOfThisStore()


def _quote(passage: Passage, source: Source | None) -> Quote:
    """The quote; without its source's particulars where that stands in the joint store and was not read along."""
    own = (
        (source.title, source.kind, source.reference, source.dated_on, source.language, source.dialogue_id)
        if source
        else ("", None, "", None, "", None)
    )
    return Quote(
        passage.id, passage.exact, passage.prefix, passage.suffix, passage.start, passage.end, passage.role,
        passage.marking, passage.paragraph, passage.source_id, *own,
        tuple(line.rsplit(" ", 2)[0] for line in passage.gaps.splitlines()),
    )  # fmt: skip


def _line(session: Session, source: Source, passages: int, later: UUID | None) -> SourceLine:
    return SourceLine(
        source.id, source.kind, source.title, source.reference, source.language, source.publisher, source.dated_on,
        source.precision, source.dialogue_id, source.meeting_id, source.marking, len(source.text), passages,
        not session.info["audience_is_joint"], later,
    )  # fmt: skip


def _language(text: str) -> str:
    """Chinese when a third of the letters are Chinese characters: they carry more than a Latin letter each."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    chinese = sum(script_of(letter) != Script.LATIN for letter in letters)
    return "zh" if letters and chinese * 3 >= len(letters) else "en" if letters else ""
