"""Reads a Word file that came back: its clauses as rows, both views of each text, every change, every comment.

Nothing is placed here (see `placing`); everything that the file holds is either in a row or among the strays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from exports.word.anchors import ExportRecord, clause_of, record_of, text_sum
from exports.word.opening import open_package
from exports.word.package import Notice
from exports.word.reader import WordText, is_in, paragraphs_of, read_package
from exports.word.revisions import Revision
from exports.word.stories import Anchor, Block, Paragraph, Piece, Row, Table, Unaccounted


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """One text of the file in both views, its pieces in order, and the comments that stand on it."""

    rejected: str = ""
    accepted: str = ""
    pieces: tuple[Piece, ...] = ()
    comments: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of the table, or one paragraph of a form without a table: the texts it holds, column by column."""

    texts: tuple[ReturnedText, ...]
    inserted: Revision | None = None
    deleted: Revision | None = None
    in_table: bool = True


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment as the file states it."""

    ident: str
    author: str | None
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that stands in no clause: a change of form, a change in a header or note, new text around the table.
    `kind` is the kind of revision, "formatting", or what it is (footnote, text, hidden text …)."""

    kind: str
    author: str | None
    date: str | None
    part: str
    text: str


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
    return _Reading(read_package(package), record_of(package)).returned()


@dataclass
class _Reading:
    text: WordText
    export: ExportRecord
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
                comments.append(ReturnedComment(story.id, story.author, story.date, words))
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
        kind = (
            "formatting"
            if revision.kind.endswith(("property change", "grid change", "numbering change"))
            else revision.kind
        )
        self.strays.append(Stray(kind, revision.author, revision.date, revision.part, revision.text))

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
        self._tell(row.inserted, row.deleted)
        self.rows.append(ReturnedRow(tuple(texts), inserted, deleted))

    def _around(self, paragraphs: list[Paragraph]) -> None:
        """Paragraphs outside tables: clauses of a one-column form by their bookmarks, our own frame, or strays."""
        for group in _joined_groups(paragraphs):
            if any(_is_clause_start(a) for p in group for a in p.pieces):
                self._regions(group)
            elif self.export.form in ("clean-en", "clean-zh"):
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
        stream = list(self._stream(list(_paragraphs(blocks))))
        return ReturnedText(
            "\n".join(paragraphs_of(blocks, "rejected")),
            "\n".join(paragraphs_of(blocks, "accepted")),
            *self._told_parts(stream),
        )

    def _regions(self, group: list[Paragraph]) -> None:
        """Clauses of a one-column form: each runs from its bookmark to the end of its paragraph. The number before it
        is ours; a change in it is a stray."""
        stream = list(self._stream(group))
        starts = [at for at, piece in enumerate(stream) if _is_clause_start(piece)]
        self._told_later(stream[: starts[0]])
        for start, end in zip(starts, [*starts[1:], len(stream)], strict=True):
            region = stream[start:end]
            if end != len(stream):  # two clauses run together: the next one's number goes with it
                cut = max(
                    (i for i, x in enumerate(region) if isinstance(x, Piece) and x.text == "\n"), default=len(region)
                )
                self._told_later(region[cut:])
                region = region[:cut]
            pieces = [piece for piece in region if isinstance(piece, Piece)]
            rejected = "".join(p.text for p in pieces if is_in(p.inserted, p.deleted, "rejected"))
            accepted = "".join(p.text for p in pieces if is_in(p.inserted, p.deleted, "accepted"))
            text = ReturnedText(rejected, accepted, *self._told_parts(region))
            self.rows.append(ReturnedRow((text,), in_table=False))

    def _stream(self, paragraphs: list[Paragraph]) -> Iterator[Piece | Anchor]:
        """Pieces and anchors in order, the mark between two paragraphs as a line feed."""
        for at, paragraph in enumerate(paragraphs):
            yield from paragraph.pieces
            if at < len(paragraphs) - 1:
                yield Piece("\n", paragraph.mark_inserted, paragraph.mark_deleted)
            elif paragraph.mark_deleted is None:
                self._tell(paragraph.mark_inserted)
            for revision in paragraph.formatting:
                if id(revision) not in self.told and "property change" in revision.kind:
                    self._stray(revision)

    def _told_parts(self, stream: list[Piece | Anchor]) -> tuple[tuple[Piece, ...], tuple[str, ...], tuple[str, ...]]:
        """Pieces, comments and clause bookmarks of a stretch; its changes count as told."""
        pieces = [piece for piece in stream if isinstance(piece, Piece)]
        for piece in pieces:
            self._tell(piece.inserted, piece.deleted)
            if piece.hidden and piece.text.strip():
                self.strays.append(Stray("hidden text", None, None, self._body_part, piece.text))
        anchors = [piece for piece in stream if isinstance(piece, Anchor)]
        comments = dict.fromkeys(a.name for a in anchors if a.kind.startswith("comment"))
        bookmarks = dict.fromkeys(a.name for a in anchors if _is_clause_start(a))
        return tuple(pieces), tuple(comments), tuple(bookmarks)

    def _told_later(self, stream: list[Piece | Anchor]) -> None:
        """Comments on a number would be lost with it: they become strays. Its changes stay untold, so they become strays."""
        for piece in stream:
            if isinstance(piece, Anchor) and piece.kind == "comment":
                self.strays.append(Stray("comment", None, None, self._body_part, piece.name))

    def _tell(self, *revisions: Revision | None) -> None:
        self.told.update(id(revision) for revision in revisions if revision is not None)


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
    """Paragraphs that are one paragraph in at least one of the views stand together."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        group.append(paragraph)
        if paragraph.mark_inserted is None and paragraph.mark_deleted is None:
            yield group
            group = []
    if group:
        yield group


def _common(changes: list[Revision | None]) -> Revision | None:
    """The change of a whole row when its cells carry it instead of the row."""
    return changes[0] if changes and all(change is not None for change in changes) else None
