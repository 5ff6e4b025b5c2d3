"""Reads a Word file that came back: its clauses as rows, both views of each text, every change, every comment.

Nothing is placed here (see `placing`); everything that the file holds is either in a row or among the strays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from exports.word.anchors import ExportRecord, clause_of, record_of, text_sum
from exports.word.comment_states import NO_STATE, CommentState, comment_states
from exports.word.opening import open_package
from exports.word.package import Notice
from exports.word.reader import WordText, is_in, paragraphs_of, read_package
from exports.word.revisions import Revision, is_form
from exports.word.stories import Anchor, Block, Paragraph, Piece, Row, Table, Unaccounted


@dataclass(frozen=True, slots=True)
class CommentPlace:
    """Where a comment stands in a text: from `start` to `end` of its rejected view, and the `words` there as they are seen
    (those of the accepted view, or of the rejected one where they were all deleted; "" for a comment on no words)."""

    ident: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """One text of the file in both views, its pieces in order, the comments that stand on it, its changes of form."""

    rejected: str = ""
    accepted: str = ""
    pieces: tuple[Piece, ...] = ()
    comments: tuple[CommentPlace, ...] = ()
    bookmarks: tuple[str, ...] = ()
    formatting: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of the table, or one paragraph of a form without a table: the texts it holds, column by column."""

    texts: tuple[ReturnedText, ...]
    inserted: Revision | None = None
    deleted: Revision | None = None
    in_table: bool = True
    formatting: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment as the file states it. `answers` is the comment at the head of its thread, "" for that one itself;
    `resolved` holds for the whole thread (None where the file does not say); `utc` is the true time, where the file states it."""

    ident: str
    author: str | None
    date: str | None
    text: str
    answers: str = ""
    resolved: bool | None = None
    utc: str | None = None


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that is no wording of a clause: a change of form, a change in a header or note, text around the table.
    `kind` is the kind of revision, or what it is (footnote, text, hidden text …); `number` that of its clause, if any."""

    kind: str
    author: str | None
    date: str | None
    part: str
    text: str
    number: str = ""

    @property
    def is_form(self) -> bool:
        """Whether it changes how words look or are numbered, and no words."""
        return is_form(self.kind)


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file, taken apart. `export` says which of our exports it is, as far as its anchors tell."""

    export: ExportRecord
    rows: tuple[ReturnedRow, ...]
    comments: tuple[ReturnedComment, ...]
    strays: tuple[Stray, ...]
    unaccounted: tuple[Unaccounted, ...]
    notices: tuple[Notice, ...]


def read_returned(content: bytes, name: str = "") -> Returned:
    """Take a returned file of this name apart. Raises a subclass of ImportRefused."""
    package = open_package(content, name)
    return _Reading(read_package(package), record_of(package), comment_states(package)).returned()


@dataclass
class _Reading:
    text: WordText
    export: ExportRecord
    states: dict[str, CommentState]
    rows: list[ReturnedRow] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    told: set[int] = field(default_factory=set)  # identities of the revisions that a row or a stray already tells

    def returned(self) -> Returned:
        comments = []
        for story in self.text.stories:
            if story.kind == "body":
                self._body(story.blocks)
            elif story.kind == "comment":
                words = "\n".join(paragraphs_of(story.blocks, "accepted"))
                state = self.states.get(story.id, NO_STATE)
                comments.append(
                    ReturnedComment(
                        story.id, story.author, story.date, words, state.answers, state.resolved, state.utc
                    )
                )  # fmt: skip
            elif story.kind in ("footnote", "endnote"):
                words = "\n".join(paragraphs_of(story.blocks, "accepted")).strip()
                if words and text_sum(words) not in self.export.frame:
                    self.strays.append(Stray(story.kind, None, None, story.part, words))
            elif story.kind in ("header", "footer"):
                self._frame(story.blocks, story.part, looks=story.kind == "header")
        for revision in self.text.changes.revisions:
            if id(revision) not in self.told:
                self._stray(revision)
        changes = self.text.changes
        return Returned(
            self.export, tuple(self.rows), tuple(comments), tuple(self.strays), changes.unaccounted, self.text.notices
        )

    def _stray(self, revision: Revision) -> None:
        self.told.add(id(revision))
        self.strays.append(Stray(revision.kind, revision.author, revision.date, revision.part, revision.text))

    def _body(self, blocks: list[Block]) -> None:
        loose: list[Paragraph] = []
        for block in blocks:
            if isinstance(block, Table):
                self._around(loose)
                loose = []
                for row in block.rows:
                    self._row(row)
            else:
                loose.append(block)
        self._around(loose)

    def _row(self, row: Row) -> None:
        inserted = row.inserted or _common([cell.inserted for cell in row.cells])
        deleted = row.deleted or _common([cell.deleted for cell in row.cells])
        texts = []
        for cell in row.cells:
            texts.append(self._text(cell.blocks))
            texts += [ReturnedText()] * (min(cell.span, 8) - 1)
            self._tell(cell.inserted, cell.deleted)
            if inserted or deleted:
                for paragraph in _paragraphs(cell.blocks):
                    self._tell(paragraph.mark_inserted, paragraph.mark_deleted)
        self._tell(row.inserted, row.deleted, *row.formatting)
        self.rows.append(ReturnedRow(tuple(texts), inserted, deleted, formatting=tuple(row.formatting)))

    def _around(self, paragraphs: list[Paragraph]) -> None:
        """Paragraphs outside tables: clauses of a one-column form by their bookmarks, our own frame, or strays."""
        for group in _joined_groups(paragraphs):
            if any(_is_clause_start(a) for p in group for a in p.pieces):
                self._regions(group)
            elif self.export.form in ("", "clean-en", "clean-zh"):
                text = self._text(list(group))
                if text_sum(text.rejected) not in self.export.frame or text.rejected != text.accepted:
                    self.rows.append(ReturnedRow((text,), in_table=False))
            else:
                self._frame(list(group), self._body_part)

    @property
    def _body_part(self) -> str:
        return next((story.part for story in self.text.stories if story.kind == "body"), "")

    def _frame(self, blocks: list[Block], part: str, *, looks: bool = True) -> None:
        """Text that the writer put there itself is silent; anything else around the clauses is told."""
        for text in paragraphs_of(blocks, "rejected") if looks else ():
            if text.strip() and text_sum(text) not in self.export.frame:
                self.strays.append(Stray("text", None, None, part, text))
        for piece in (p for paragraph in _paragraphs(blocks) for p in paragraph.pieces if isinstance(p, Piece)):
            if piece.hidden and piece.text.strip():
                self.strays.append(Stray("hidden text", None, None, part, piece.text))

    def _text(self, blocks: list[Block]) -> ReturnedText:
        """A whole container as one text."""
        paragraphs = list(_paragraphs(blocks))
        return ReturnedText(
            "\n".join(paragraphs_of(blocks, "rejected")),
            "\n".join(paragraphs_of(blocks, "accepted")),
            *self._told_parts(list(self._stream(paragraphs))),
            self._form_of(paragraphs),
        )

    def _regions(self, group: list[Paragraph]) -> None:
        """Clauses of a one-column form: each runs from its bookmark to the end of its paragraph. The number before it
        is ours; a change in it is a stray."""
        stream = list(self._stream(group))
        starts = [at for at, piece in enumerate(stream) if _is_clause_start(piece)]
        before = self._of_number(stream[: starts[0]])
        form = self._form_of(group)
        for start, end in zip(starts, [*starts[1:], len(stream)], strict=True):
            region = stream[start:end]
            following: tuple[CommentPlace, ...] = ()
            if end != len(stream):  # two clauses run together: the next one's number goes with it
                cut = max(
                    (i for i, x in enumerate(region) if isinstance(x, Piece) and x.text == "\n"), default=len(region)
                )
                following = self._of_number(region[cut:])
                region = region[:cut]
            pieces = [piece for piece in region if isinstance(piece, Piece)]
            rejected = "".join(p.text for p in pieces if is_in(p.inserted, p.deleted, "rejected"))
            accepted = "".join(p.text for p in pieces if is_in(p.inserted, p.deleted, "accepted"))
            parts, comments, bookmarks = self._told_parts(region)
            text = ReturnedText(
                rejected, accepted, parts, before + comments, bookmarks, form if start == starts[0] else ()
            )
            before = following
            self.rows.append(ReturnedRow((text,), in_table=False))

    def _stream(self, paragraphs: list[Paragraph]) -> Iterator[Piece | Anchor]:
        """Pieces and anchors in order, the mark between two paragraphs as a line feed."""
        for at, paragraph in enumerate(paragraphs):
            yield from paragraph.pieces
            if at < len(paragraphs) - 1:
                yield Piece("\n", paragraph.mark_inserted, paragraph.mark_deleted)
            elif paragraph.mark_deleted is None or _is_wholly(paragraph):
                self._tell(paragraph.mark_inserted, paragraph.mark_deleted)

    def _form_of(self, paragraphs: list[Paragraph]) -> tuple[Revision, ...]:
        """The changes of form in paragraphs, which count as told."""
        found = {id(x): x for p in paragraphs for x in p.formatting if id(x) not in self.told and is_form(x.kind)}
        self._tell(*found.values())
        return tuple(found.values())

    def _told_parts(
        self, stream: list[Piece | Anchor]
    ) -> tuple[tuple[Piece, ...], tuple[CommentPlace, ...], tuple[str, ...]]:
        """Pieces, comments and clause bookmarks of a stretch; its changes count as told."""
        pieces = [piece for piece in stream if isinstance(piece, Piece)]
        for piece in pieces:
            self._tell(piece.inserted, piece.deleted)
            if piece.hidden and piece.text.strip():
                self.strays.append(Stray("hidden text", None, None, self._body_part, piece.text))
        anchors = [piece for piece in stream if isinstance(piece, Anchor)]
        bookmarks = dict.fromkeys(a.name for a in anchors if _is_clause_start(a))
        return tuple(pieces), comment_places(stream), tuple(bookmarks)

    def _of_number(self, stream: list[Piece | Anchor]) -> tuple[CommentPlace, ...]:
        """The comments on the number of the clause that follows. Changes in a number stay untold and become strays."""
        names = dict.fromkeys(a.name for a in stream if isinstance(a, Anchor) and a.kind.startswith("comment"))
        return tuple(CommentPlace(name, 0, 0, "") for name in names)

    def _tell(self, *revisions: Revision | None) -> None:
        self.told.update(id(revision) for revision in revisions if revision is not None)


def comment_places(stream: list[Piece | Anchor]) -> tuple[CommentPlace, ...]:
    """Where the comments of a stretch stand. One whose beginning or end is elsewhere reaches to the edge of the stretch."""
    anchors = [piece for piece in stream if isinstance(piece, Anchor) and piece.kind.startswith("comment")]
    if not anchors:
        return ()
    ended = {anchor.name for anchor in anchors if anchor.kind == "comment end"}
    begun = {anchor.name for anchor in anchors if anchor.kind == "comment start"}
    words: dict[str, tuple[list[str], list[str]]] = {name: ([], []) for name in ended - begun}
    starts, ends = dict.fromkeys(words, 0), dict[str, int]()
    still = set(words)
    at = 0
    for piece in stream:
        if isinstance(piece, Piece):
            was, will = (is_in(piece.inserted, piece.deleted, view) for view in ("rejected", "accepted"))
            for name in still:
                words[name][0].append(piece.text if was else "")
                words[name][1].append(piece.text if will else "")
            at += len(piece.text) if was else 0
        elif piece.kind == "comment start":
            words.setdefault(piece.name, ([], []))
            starts.setdefault(piece.name, at)
            still.add(piece.name)
        elif piece.kind == "comment end":
            still.discard(piece.name)
            ends.setdefault(piece.name, at)
        elif piece.kind == "comment" and piece.name not in words:  # a sign without a range
            starts[piece.name] = ends[piece.name] = at
    made = []
    for name in dict.fromkeys(anchor.name for anchor in anchors):
        rejected, accepted = ("".join(part) for part in words.get(name, ((), ())))
        start = starts.get(name, at)
        made.append(CommentPlace(name, start, ends.get(name, at), accepted or rejected))
    return tuple(made)


def _is_clause_start(piece: Piece | Anchor) -> bool:
    return isinstance(piece, Anchor) and piece.kind == "bookmark start" and clause_of(piece.name) is not None


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Every paragraph of a container, through nested tables and text boxes."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)
            continue
        yield block
        for _, inner in block.boxes:
            yield from _paragraphs(inner)


def _joined_groups(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs that are one paragraph in at least one of the views stand together; one that comes or goes as a whole
    stands alone."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if not group and _is_wholly(paragraph):
            yield [paragraph]
            continue
        group.append(paragraph)
        if paragraph.mark_inserted is None and paragraph.mark_deleted is None:
            yield group
            group = []
    if group:
        yield group


def _is_wholly(paragraph: Paragraph) -> bool:
    """Whether a paragraph was inserted or deleted with all its words and its mark, so that one view knows nothing of it."""
    pieces = [piece for piece in paragraph.pieces if isinstance(piece, Piece)]
    if not pieces or (paragraph.mark_inserted is None) == (paragraph.mark_deleted is None):
        return False
    if paragraph.mark_inserted is not None:
        return all(piece.inserted is not None and piece.deleted is None for piece in pieces)
    return all(piece.deleted is not None and piece.inserted is None for piece in pieces)


def _common(changes: list[Revision | None]) -> Revision | None:
    """The change of a whole row when its cells carry it instead of the row."""
    return changes[0] if changes and all(change is not None for change in changes) else None
