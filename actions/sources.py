"""Sources and the passages quoted from them, in the joint record or in a side's own."""

import hashlib
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
from dialogue.actors import Actor
from dialogue.names import Script, script_of
from dialogue.refusals import (
    BytesNotText,
    CommentIsNotAPosition,
    NoSuchRow,
    NotOfThisDialogue,
    PassageNotOfThisStore,
    QuoteNotInSource,
)
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, PassageRole, Precision, SourceKind
from intake.anchors import Anchor, anchor, verify
from intake.decoding import Decoded, decode, is_storable
from models.exchange import StoredFile
from models.sources import Passage, Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as one line of a list; `length` in characters, `is_private` when it stands in a side's own store."""

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
    passages: tuple[Quote, ...]


def record_source(
    session: Session,
    actor: Actor,
    *,
    kind: SourceKind,
    title: str,
    text: str = "",
    content: bytes | None = None,
    file_name: str = "",
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
    joint: Session | None = None,
    key: str | None = None,
) -> Source:
    """Keep a document exactly as it came: its text, or its bytes, which are read without loss and kept beside the text.

    Journal: source:recorded. Raises FieldMissing (title, text, and in the joint store dialogue), BytesNotText,
    NoSuchRow, NotOfThisDialogue, NotPermitted.
    """
    needs(actor, Permission.SOURCE_RECORD)
    if made := made_before(session, key, Source):
        return made
    required("title", title)
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    if translation_of_id is not None:
        access_filed(session, actor, Source, translation_of_id, Permission.SOURCE_RECORD)
    read = decode(content, file_name) if content is not None else Decoded(text, "utf-8")
    required("text", read.text)
    if not is_storable(read.text):
        raise BytesNotText(name=file_name or title)
    file = None
    if content is not None:
        digest = hashlib.sha256(content).hexdigest()
        file = put(session, StoredFile(name=file_name, media_type="text/plain", sha256=digest, content=content))
    source = put(
        session,
        Source(
            kind=kind, title=title, reference=reference, language=language or _language(read.text), publisher=publisher,
            dated_on=dated_on, precision=precision, dialogue_id=dialogue_id, meeting_id=meeting_id, marking=marking,
            received_from=received_from, text=read.text, encoding=read.encoding,
            sha256=hashlib.sha256(read.text.encode()).hexdigest(), file_id=file.id if file else None,
            translation_of_id=translation_of_id, side=actor.side, by_name=actor.name,
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
    private = not session.info["audience_is_joint"]
    return [SourceLine(*row, quoted.get(row.id, 0), private) for row in rows]


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
        _line(session, source, len(passages)), source.text, source.received_from, source.encoding, source.sha256,
        source.file_id, source.translation_of_id,
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
    role: PassageRole = PassageRole.RECORD,
    marking: Marking | None = None,
    paragraph: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> Passage:
    """Mark quoted words in a source; the same words at the same place in the same role are one passage.

    A private passage may quote a source of the joint store (`joint`). The marking is the source's where none is given.
    Journal: source:passage:marked. Raises QuoteNotInSource, NoSuchRow, NotPermitted.
    """
    source = source_for(session, actor, source_id, Permission.SOURCE_RECORD, joint)
    if made := made_before(session, key, Passage):
        return made
    found = anchor(source.text, exact, prefix, suffix)
    marking = marking or source.marking
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
            end=found.end, role=role, marking=marking, paragraph=paragraph,
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
    )  # fmt: skip


def _line(session: Session, source: Source, passages: int) -> SourceLine:
    return SourceLine(
        source.id, source.kind, source.title, source.reference, source.language, source.publisher, source.dated_on,
        source.precision, source.dialogue_id, source.meeting_id, source.marking, len(source.text), passages,
        not session.info["audience_is_joint"],
    )  # fmt: skip


def _language(text: str) -> str:
    """Chinese when a third of the letters are Chinese characters: they carry more than a Latin letter each."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    chinese = sum(script_of(letter) != Script.LATIN for letter in letters)
    return "zh" if letters and chinese * 3 >= len(letters) else "en" if letters else ""
