"""Walks one part of a Word package and builds what it says: blocks of paragraphs and tables, each piece of text with
the change that inserted or deleted it. Nothing is thrown away silently: the ledger knows what the walk did not reach."""

from typing import Final

from exports.word import revisions as rev
from exports.word.names import MC, M, W, w
from exports.word.package import Element
from exports.word.revisions import Revision
from exports.word.stories import Anchor, Block, Cell, Paragraph, Piece, Row, Story, Table, Unaccounted
from exports.word.symbols import symbol

_STORY_KINDS: Final = {
    w("body"): "body",
    w("footnote"): "footnote",
    w("endnote"): "endnote",
    w("hdr"): "header",
    w("ftr"): "footer",
    w("comment"): "comment",
    w("docPartBody"): "building block",
}
_TEXT: Final = frozenset({w("t"), w("delText"), f"{{{M}}}t"})
_CODE: Final = frozenset({w("instrText"), w("delInstrText")})
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_PROPERTIES: Final = frozenset(
    w(name)
    for name in [
        "rPr",
        "pPr",
        "sectPr",
        "tblPr",
        "tblPrEx",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "rubyPr",
        "smartTagPr",
        "customXmlPr",
        "fldData",
        "ffData",
    ]
)
_ANCHORS: Final = {
    w("commentRangeStart"): "comment start",
    w("commentRangeEnd"): "comment end",
    w("commentReference"): "comment",
    w("footnoteReference"): "note",
    w("endnoteReference"): "note",
}
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"
_CHOICE: Final = f"{{{MC}}}Choice"
_OFF: Final = frozenset({"0", "false", "off"})

# Looked up for every element of a file: held ready.
_BOOKMARK_END: Final = w("bookmarkEnd")
_BOOKMARK_START: Final = w("bookmarkStart")
_BR: Final = w("br")
_FLD_CHAR: Final = w("fldChar")
_FLD_CHAR_TYPE: Final = w("fldCharType")
_GRID_SPAN: Final = w("gridSpan")
_HYPERLINK: Final = w("hyperlink")
_ID: Final = w("id")
_NAME: Final = w("name")
_NUM_PR: Final = w("numPr")
_P: Final = w("p")
_P_PR: Final = w("pPr")
_P_STYLE: Final = w("pStyle")
_R: Final = w("r")
_R_PR: Final = w("rPr")
_R_PR_CHANGE: Final = w("rPrChange")
_RT: Final = w("rt")
_SYM: Final = w("sym")
_TBL: Final = w("tbl")
_TBL_HEADER: Final = w("tblHeader")
_TBL_PR_EX: Final = w("tblPrEx")
_TC: Final = w("tc")
_TC_PR: Final = w("tcPr")
_TR: Final = w("tr")
_TR_PR: Final = w("trPr")
_TXBX_CONTENT: Final = w("txbxContent")
_TYPE: Final = w("type")
_V_MERGE: Final = w("vMerge")
_VAL: Final = w("val")
_VANISH: Final = w("vanish")

Change = Revision | None


class Walker:
    """Reads one part. After the walk: `stories`, `revisions` in the order of the part, `unaccounted`."""

    def __init__(self, root: Element, part: str) -> None:
        self.part = part
        self.stories: list[Story] = []
        self._reached: set[Element] = set()
        self._bookmarks: dict[str, str] = {}
        self._loose: list[Anchor] = []  # anchors that stand between paragraphs
        self._story_boxes: list[tuple[Piece, list[Block]]] = []
        self._skipped, self._chosen = _alternates(root)
        self._codes = field_code_marks(root)
        self._fields: list[bool] = []  # open complex fields: True while in the code
        self._revisions: dict[Element, Revision] = {}
        self._unknown: list[Element] = []
        for element in root.iter(*rev.REVISION_TAGS):
            if element in self._skipped:
                continue
            found = rev.revision_of(element, part)
            if found is None:
                self._unknown.append(element)
            else:
                self._revisions[element] = found
        self._has_form = any(rev.is_form(found.kind) for found in self._revisions.values())
        self._unknown.extend(rev.stray_marks(root))
        self._walk_part(root)
        self.revisions: tuple[Revision, ...] = tuple(self._revisions.values())
        self.unaccounted: tuple[Unaccounted, ...] = tuple(self._ledger(root))

    def _ledger(self, root: Element) -> list[Unaccounted]:
        missing = [*self._unknown]
        missing += [
            element
            for element, found in self._revisions.items()
            if rev.wraps(found.kind) and element not in self._reached
        ]
        missing += [e for e in root.iter(*_TEXT) if e not in self._reached and e not in self._skipped]
        return [
            Unaccounted(_short(element.tag), self.part, "".join(str(t) for t in element.itertext()))
            for element in missing
        ]

    # stories ------------------------------------------------------------------------------------------------------

    def _walk_part(self, root: Element) -> None:
        tops = [root] if root.tag in _STORY_KINDS else list(root.iter(*_STORY_KINDS))
        for top in tops:
            if top in self._skipped:
                continue
            self._fields = []
            story = Story(_STORY_KINDS[top.tag], self.part, self._blocks(top, None, None), top.get(_ID, ""))
            story.author, story.date = rev.attribute(top, "author"), rev.attribute(top, "date")
            self.stories.append(story)

    def _blocks(self, container: Element, inserted: Change, deleted: Change) -> list[Block]:
        blocks: list[Block] = []
        self._fill(container, blocks, inserted, deleted)
        if self._loose and blocks:
            last = blocks[-1]
            (last.pieces if isinstance(last, Paragraph) else last.anchors).extend(self._loose)
            self._loose = []
        return blocks

    def _fill(self, container: Element, blocks: list[Block], inserted: Change, deleted: Change) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                blocks.append(self._paragraph(child, inserted, deleted))
            elif tag == _TBL:
                blocks.append(self._table(child, inserted, deleted))
            elif tag in _PROPERTIES:
                continue
            elif tag in rev.WRAPPING:
                self._reached.add(child)
                self._fill(child, blocks, *self._within(child, inserted, deleted))
            elif tag == _ALTERNATE:
                if child in self._chosen:
                    self._fill(self._chosen[child], blocks, inserted, deleted)
            elif self._anchor(child, self._loose):
                if tag == _BOOKMARK_END and blocks and isinstance(blocks[-1], Paragraph):
                    blocks[-1].pieces.append(self._loose.pop())
            elif tag in (_R, _HYPERLINK) or tag.startswith(f"{{{M}}}"):
                stray = Paragraph()  # a run without its paragraph: other programs write it, so it is read
                self._inline(child, stray, inserted, deleted, False)
                blocks.append(stray)
            else:
                self._fill(child, blocks, inserted, deleted)

    def _within(self, wrapper: Element, inserted: Change, deleted: Change) -> tuple[Change, Change]:
        found = self._revisions.get(wrapper)
        if wrapper.tag in rev.INSERTING:
            return found or inserted, deleted  # words put into an insertion by a second hand are the second hand's
        return inserted, deleted or found

    # tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Element, inserted: Change, deleted: Change) -> Table:
        built = Table()
        self._rows(table, built, inserted, deleted)
        return built

    def _rows(self, container: Element, table: Table, inserted: Change, deleted: Change) -> None:
        for child in container:
            if child.tag == _TR:
                row = Row(inserted=inserted, deleted=deleted)
                properties = child.find(_TR_PR)
                if self._has_form:
                    row.formatting += self._in_properties(child.find(_TBL_PR_EX), properties)
                if properties is not None:
                    row.is_header = _is_on(properties.find(_TBL_HEADER))
                    for mark in properties:
                        if mark.tag in rev.INSERTING:
                            row.inserted = row.inserted or self._revisions.get(mark)
                        elif mark.tag in rev.DELETING:
                            row.deleted = row.deleted or self._revisions.get(mark)
                self._cells(child, row, inserted, deleted)
                table.rows.append(row)
            elif child.tag in rev.WRAPPING:
                self._reached.add(child)
                self._rows(child, table, *self._within(child, inserted, deleted))
            elif child.tag in _PROPERTIES or self._anchor(child, self._loose):
                continue
            elif child.tag == _ALTERNATE:
                if child in self._chosen:
                    self._rows(self._chosen[child], table, inserted, deleted)
            else:
                self._rows(child, table, inserted, deleted)

    def _cells(self, container: Element, row: Row, inserted: Change, deleted: Change) -> None:
        for child in container:
            if child.tag == _TC:
                cell = Cell([], inserted, deleted)
                properties = child.find(_TC_PR)
                if self._has_form:
                    row.formatting += self._in_properties(properties)
                if properties is not None:
                    cell.inserted = cell.inserted or self._revisions.get(_child(properties, "cellIns"))
                    cell.deleted = cell.deleted or self._revisions.get(_child(properties, "cellDel"))
                    cell.span = _number(properties.find(_GRID_SPAN), 1)
                    merge = properties.find(_V_MERGE)
                    cell.continues = merge is not None and merge.get(_VAL, "continue") == "continue"
                cell.blocks = self._blocks(child, inserted, deleted)
                row.cells.append(cell)
            elif child.tag in rev.WRAPPING:
                self._reached.add(child)
                self._cells(child, row, *self._within(child, inserted, deleted))
            elif child.tag in _PROPERTIES or self._anchor(child, self._loose):
                continue
            elif child.tag == _ALTERNATE:
                if child in self._chosen:
                    self._cells(self._chosen[child], row, inserted, deleted)
            else:
                self._cells(child, row, inserted, deleted)

    def _in_properties(self, *properties: Element | None) -> list[Revision]:
        """The changes of form among the properties of a row or a cell."""
        inside = (e for found in properties if found is not None for e in found.iter(*rev.REVISION_TAGS))
        return [self._revisions[e] for e in inside if e in self._revisions and rev.is_form(self._revisions[e].kind)]

    # paragraphs ---------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, inserted: Change, deleted: Change) -> Paragraph:
        paragraph = Paragraph(mark_inserted=inserted, mark_deleted=deleted)
        paragraph.pieces.extend(self._loose)
        self._loose = []
        properties = element.find(_P_PR)
        if properties is not None:
            style = properties.find(_P_STYLE)
            paragraph.style = style.get(_VAL, "") if style is not None else ""
            numbered = properties.find(_NUM_PR)
            if numbered is not None:
                number, level = (numbered.find(w(name)) for name in ("numId", "ilvl"))
                paragraph.numbering = (_said(number), _said(level))
            mark = properties.find(_R_PR)
            for change in mark if mark is not None else ():
                if change.tag in rev.INSERTING:
                    paragraph.mark_inserted = paragraph.mark_inserted or self._revisions.get(change)
                elif change.tag in rev.DELETING:
                    paragraph.mark_deleted = paragraph.mark_deleted or self._revisions.get(change)
            if self._has_form:
                paragraph.formatting += [
                    self._revisions[e] for e in properties.iter(*rev.REVISION_TAGS) if e in self._revisions
                ]
        self._inline(element, paragraph, inserted, deleted, False)
        return paragraph

    def _inline(self, container: Element, into: Paragraph, inserted: Change, deleted: Change, hidden: bool) -> None:
        for child in container:
            tag = child.tag
            if tag == _R:
                self._run(child, into, inserted, deleted, hidden)
            elif tag in _TEXT:
                self._text(child, child.text or "", into, inserted, deleted, hidden)
            elif tag in _PROPERTIES:
                continue
            elif tag in rev.WRAPPING:
                self._reached.add(child)
                self._inline(child, into, *self._within(child, inserted, deleted), hidden)
            elif tag == _ALTERNATE:
                if child in self._chosen:
                    self._inline(self._chosen[child], into, inserted, deleted, hidden)
            elif tag == _TXBX_CONTENT:
                state = Piece("", inserted, deleted, hidden)
                codes, self._fields = self._fields, []
                into.boxes.append((state, self._blocks(child, inserted, deleted)))
                self._fields = codes
            elif tag in _SIGNS:
                self._text(child, _SIGNS[tag], into, inserted, deleted, hidden)
            elif tag == _BR:
                if child.get(_TYPE, "textWrapping") == "textWrapping":
                    self._text(child, "\n", into, inserted, deleted, hidden)
            elif tag == _SYM:
                self._text(child, symbol(child), into, inserted, deleted, hidden)
            elif tag == _FLD_CHAR:
                self._field(child)
            elif tag == _RT:
                self._reached.update(child.iter(*_TEXT, *rev.WRAPPING))  # the reading above a ruby base is no text
            elif tag == _P:
                # A paragraph inside a paragraph stands only in damaged files; its words are kept where they stand.
                self._inline(child, into, inserted, deleted, hidden)
            elif tag == _TBL:
                into.boxes.append((Piece("", inserted, deleted, hidden), [self._table(child, inserted, deleted)]))
            elif not self._anchor(child, into.pieces) and len(child):
                self._inline(child, into, inserted, deleted, hidden)

    def _run(self, run: Element, into: Paragraph, inserted: Change, deleted: Change, hidden: bool) -> None:
        properties = run.find(_R_PR)
        if properties is not None:
            hidden = hidden or _is_on(properties.find(_VANISH))
            for change in properties:
                if change.tag == _R_PR_CHANGE and change in self._revisions:
                    into.formatting.append(self._revisions[change])
        self._inline(run, into, inserted, deleted, hidden)

    def _text(self, e: Element, text: str, into: Paragraph, inserted: Change, deleted: Change, hidden: bool) -> None:
        self._reached.add(e)
        if not any(self._fields) and text:
            into.pieces.append(Piece(text, inserted, deleted, hidden))

    def _field(self, mark: Element) -> None:
        kind = mark.get(_FLD_CHAR_TYPE)
        if mark not in self._codes:
            return  # begun and never ended, or ended and never begun: hides nothing
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _anchor(self, element: Element, pieces: list[Piece | Anchor] | list[Anchor]) -> bool:
        """Note a bookmark or comment anchor; False when the element is none."""
        tag = element.tag
        if tag == _BOOKMARK_START:
            name = element.get(_NAME, "")
            self._bookmarks[element.get(_ID, "")] = name
            pieces.append(Anchor("bookmark start", name))
        elif tag == _BOOKMARK_END:
            pieces.append(Anchor("bookmark end", self._bookmarks.get(element.get(_ID, ""), "")))
        elif tag in _ANCHORS:
            pieces.append(Anchor(_ANCHORS[tag], element.get(_ID, "")))
        else:
            return False
        return True


def _alternates(root: Element) -> tuple[set[Element], dict[Element, Element]]:
    """Of each AlternateContent one branch is read: the first with text, else the first. The others' elements are
    skipped when they say the same; when they say something else they stay in the ledger."""
    skipped: set[Element] = set()
    chosen: dict[Element, Element] = {}
    for alternate in root.iter(_ALTERNATE):
        branches = [branch for branch in alternate if isinstance(branch.tag, str)]
        if not branches:
            continue
        texts = ["".join(t.text or "" for t in branch.iter(*_TEXT)) for branch in branches]
        best = next((i for i, text in enumerate(texts) if text), 0)
        chosen[alternate] = branches[best]
        for i, branch in enumerate(branches):
            if i != best and texts[i] in ("", texts[best]):
                skipped.update(branch.iter())
    return skipped, chosen


def field_code_marks(root: Element) -> set[Element]:
    """The marks of complex fields that are properly begun and ended, story by story."""
    paired: set[Element] = set()
    open_fields: list[list[Element]] = []
    for mark in root.iter(_FLD_CHAR, *_STORY_KINDS):
        if mark.tag != _FLD_CHAR:
            open_fields = []
        elif mark.get(_FLD_CHAR_TYPE) == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if mark.get(_FLD_CHAR_TYPE) == "end":
                paired.update(open_fields.pop())
    return paired


def _child(element: Element, local: str) -> Element:
    found = element.find(w(local))
    return element if found is None else found


def _is_on(flag: Element | None) -> bool:
    return flag is not None and flag.get(_VAL, "1") not in _OFF


def _said(element: Element | None) -> str:
    return "" if element is None else element.get(_VAL, "")


def _number(element: Element | None, default: int) -> int:
    value = element.get(_VAL, "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else default


def _short(tag: str) -> str:
    return tag.replace(f"{{{W}}}", "w:").replace(f"{{{M}}}", "m:")
