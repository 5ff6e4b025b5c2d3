"""Places what came back on the clauses it belongs to: by bookmark checked against the text, then by the exact text, then
by likeness in order. What does not fit anywhere is listed with its author, date and words; nothing is guessed.

The law that makes it lossless: all changes rejected, a clause reads as it was exported. Where it does not, somebody
edited with tracking off, and the difference is shown as an untracked edit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from exports.word.anchors import clause_of, text_sum
from exports.word.arrived import Returned, ReturnedRow, ReturnedText, Stray
from exports.word.changes import (
    ReturnedChange,
    Segment,
    changes_of,
    exported_changes,
    segments_of,
    untracked_changes,
    wording,
)
from exports.word.laying import BaseClause, LaidRow, Laying, language_by_script
from exports.word.oxml import stamp
from exports.word.remarks import PlacedComment, Remarks
from exports.word.revisions import Revision
from exports.word.values import ClauseText, DraftDocument, Form, Language

MOSTLY: Final = 0.8  # so much of the text must be in a file of unknown making before what is not in it counts as gone
BOOKMARKED_LIKE: Final = 35.0  # a bookmark makes less likeness enough


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody whose changes stand in a clause, with the first and last date as the file states them."""

    author: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ReturnedClause:
    """One clause that came back changed.

    `en` and `zh` are the accepted views, `base_en` and `base_zh` what was exported; `own_en` and `own_zh` leave other
    sides' open proposals, which left with the export and still stand, out of the wording. `clause_id` is None for a clause that
    is new in the file; it stands after `inserted_after` (None: at the top). `untracked`: something changed without a
    tracked change. `withdrawn`: changes of ours that are no longer in the file, because somebody settled them there.
    """

    clause_id: str | None
    number: str
    en: str
    zh: str
    base_en: str
    base_zh: str
    authors: tuple[Hand, ...]
    untracked: bool
    changes: tuple[ReturnedChange, ...]
    comments: tuple[PlacedComment, ...] = ()
    withdrawn: tuple[ReturnedChange, ...] = ()
    inserted_after: str | None = None
    inserted: bool = False
    deleted: bool = False
    own_en: str = ""
    own_zh: str = ""
    segments: Mapping[Language, tuple[Segment, ...]] = field(default_factory=dict)

    def worded(self, language: Language, left_out: Collection[int] = ()) -> str:
        """The wording in one language without some of the `changes`, which are named by their places."""
        if language in self.segments:
            return wording(self.segments[language], left_out)
        return self.own_en if language == "en" else self.own_zh


@dataclass(frozen=True, slots=True)
class Placement:
    """A returned file laid on the clauses of its export. `unplaced` is for a person to look at; it is never dropped.

    `formatting` are the changes that touch no words: they are shown and propose nothing.
    """

    changed: tuple[ReturnedClause, ...]
    unchanged: tuple[str, ...]
    unplaced: tuple[Stray, ...]
    formatting: tuple[Stray, ...] = ()


def place(
    returned: Returned,
    base: Sequence[BaseClause],
    exported: DraftDocument | None = None,
    own_authors: Collection[str] = (),
) -> Placement:
    """Lay a returned file on the clauses it was exported from, for a side whose own changes carry `own_authors`.

    With `exported` every change and comment also says whether it left with the export (`ours`), and a proposal of ours
    that is gone is listed as withdrawn.
    """
    return _Placing(returned, list(base), exported, own_authors).placement()


class _Placing:
    def __init__(
        self, returned: Returned, base: list[BaseClause], exported: DraftDocument | None, own_authors: Collection[str]
    ) -> None:
        self.returned = returned
        self.own_authors = own_authors
        self.base = base
        carried = exported.clauses if exported and returned.export.form in ("", Form.REDLINE_TWO_COLUMN) else ()
        self.exported: dict[str, ClauseText] = {c.clause_id: c for c in carried}  # clean forms carry no change of ours
        self.knows_export = exported is not None
        self.laying = Laying(base)
        self.is_foreign = not returned.export.form
        self.strays = list(returned.strays)
        self.remarks = Remarks(returned.comments)
        languages = columns(returned.rows)
        self.rows = [self._column_row(row, languages) for row in returned.rows]

    def placement(self) -> Placement:
        for row in self.rows:
            if self._is_frame(row):
                self._form(row)
        self.rows = [row for row in self.rows if not self._is_frame(row)]
        self._by_bookmark()
        self.laying.by_text(self._in_columns())
        self._by_own_row()
        self.laying.by_likeness(self._in_columns())
        if self.is_foreign:
            self.rows = self.laying.paragraphs(self.rows)
        changed: list[ReturnedClause] = []
        unchanged: list[str] = []
        after: str | None = None
        for row in self.rows:
            self._form(row)
            if row.clause is None:
                self._new_or_stray(row, after, changed)
                continue
            after = row.clause.clause_id
            found = self._clause(row, row.clause)
            self._number(row, row.clause)
            if found is None:
                unchanged.append(row.clause.clause_id)
            else:
                changed.append(found)
        placed = {row.clause.clause_id for row in self.rows if row.clause is not None}
        expected = self._expected()
        if not self.is_foreign or len(placed) >= MOSTLY * len(expected):
            changed += [self._gone(clause) for clause in expected if clause.clause_id not in placed]
        for comment in self.remarks.left:
            self.strays.append(Stray("comment", comment.author, comment.date, "", comment.text))
        unplaced, form = ([s for s in self.strays if s.is_form is wanted] for wanted in (False, True))
        return Placement(tuple(changed), tuple(unchanged), tuple(unplaced), tuple(form))

    def _expected(self) -> list[BaseClause]:
        """The clauses that the export held; all of the base where the file does not say."""
        held = {clause.clause_id for clause in self.returned.export.clauses}
        return [clause for clause in self.base if not held or clause.clause_id in held]

    # rows and columns ---------------------------------------------------------------------------------------------

    def _column_row(self, row: ReturnedRow, languages: dict[int, Language]) -> LaidRow:
        texts: dict[Language, ReturnedText] = {}
        number: ReturnedText | None = None
        for at, text in enumerate(row.texts):
            marked = next((clause_of(name) for name in text.bookmarks if clause_of(name)), None)
            language = marked[1] if marked else (languages.get(at) if row.in_table else self._form_language(text))
            if language is not None and language not in texts:
                texts[language] = text
            elif number is None:
                number = text
            else:
                self._stray_text(text)
        return LaidRow(row, number, texts)

    def _form_language(self, text: ReturnedText) -> Language:
        """The language of a text outside tables: that of its form, or, where the form is not known, of its script."""
        if self.is_foreign:
            return language_by_script(text.rejected or text.accepted)
        return "zh" if self.returned.export.form == "clean-zh" else "en"

    def _is_frame(self, row: LaidRow) -> bool:
        """The row of captions, or an empty row: nothing to place."""
        return self._was_frame(row) and all(text.rejected == text.accepted for text in row.row.texts)

    def _was_frame(self, row: LaidRow) -> bool:
        """Whether a row held captions or nothing when it left, whatever somebody wrote into it since."""
        known = set(self.returned.export.frame) | {text_sum(text) for text in ("No.", "English", "中文", "")}
        texts = row.row.texts
        return not any(text.bookmarks for text in texts) and all(
            text_sum(text.rejected) in known or not text.rejected.strip() for text in texts
        )

    def _in_columns(self) -> list[LaidRow]:
        """The rows that hold all languages of a clause; of a file of unknown making only those of tables."""
        return [row for row in self.rows if row.row.in_table or not self.is_foreign]

    def _by_bookmark(self) -> None:
        ids = {clause.clause_id: clause for clause in self.base}
        claims: dict[str, list[tuple[float, int, LaidRow]]] = {}
        for at, row in enumerate(self.rows):
            named = {found[0] for text in row.row.texts for name in text.bookmarks if (found := clause_of(name))}
            for clause_id in named & ids.keys():
                likeness = self.laying.likeness(row.texts, ids[clause_id])
                if likeness >= BOOKMARKED_LIKE:
                    claims.setdefault(clause_id, []).append((likeness, -at, row))
        taken: set[int] = set()
        for clause_id, rows in sorted(claims.items(), key=lambda claim: -max(c[0] for c in claim[1])):
            for _, _, row in sorted(rows, key=lambda claim: claim[:2], reverse=True):
                if id(row) not in taken:
                    taken.add(id(row))
                    row.clause = ids[clause_id]
                    break

    def _by_own_row(self) -> None:
        """A row that came with the export as a proposed clause has no base text: it is known by its proposed words."""
        held = {row.clause.clause_id for row in self.rows if row.clause is not None}
        open_ones = {c.clause_id: c for c in self.base if c.clause_id not in held}
        proposed = [sent for key in open_ones if (sent := self.exported.get(key)) and sent.inserted is not None]
        for row in self.rows if proposed else ():
            if row.clause is None and row.row.inserted is not None:
                sent = next((sent for sent in proposed if _says(row, sent)), None)
                if sent is not None:
                    row.clause = open_ones[sent.clause_id]
                    proposed.remove(sent)

    # clauses ------------------------------------------------------------------------------------------------------

    def _clause(self, row: LaidRow, clause: BaseClause) -> ReturnedClause | None:
        """The clause as it came back; None when nothing but our own changes stands in it."""
        sent = self.exported.get(clause.clause_id)
        changes: list[ReturnedChange] = []
        withdrawn: list[ReturnedChange] = []
        untracked = False
        accepted: dict[Language, str] = {"en": clause.en, "zh": clause.zh}
        own = dict(accepted)
        segments: dict[Language, tuple[Segment, ...]] = {}
        for language, text in row.texts.items():
            ours = exported_changes(sent, language) if sent else ()
            found = changes_of(text.pieces, language, ours)
            theirs = [c for c in ours if c.author not in self.own_authors]
            segments[language] = segments_of(text.pieces, found, ours, theirs, len(changes))
            changes += found.changes
            withdrawn += found.missing
            accepted[language] = text.accepted
            own[language] = wording(segments[language])
            if text.rejected != clause.text(language):
                untracked = True
                changes += untracked_changes(clause.text(language), text.rejected, language)
        deleted = self._row_change(row.row.deleted, "row deletion", sent, changes)
        self._row_change(row.row.inserted, "row insertion", sent, changes)
        if row.row.inserted is None and any(text.rejected.strip() for text in row.texts.values()):
            deleted = deleted or not any(own[language].strip() for language in row.texts)  # every word of it goes
        comments = self._comments(row, sent, {"en": clause.en, "zh": clause.zh})
        new = [change for change in changes if not change.ours]
        if not new and not withdrawn and not any(comment.is_news for comment in comments):
            return None
        return ReturnedClause(
            clause.clause_id, clause.number, accepted["en"], accepted["zh"], clause.en, clause.zh,
            hands(new), untracked, tuple(changes), comments, tuple(withdrawn), deleted=deleted,
            own_en=own["en"], own_zh=own["zh"], segments=segments,
        )  # fmt: skip

    def _row_change(
        self, change: Revision | None, kind: str, sent: ClauseText | None, changes: list[ReturnedChange]
    ) -> bool:
        """Note a change of the whole row; whether it is the word of whoever returns it, and no open one of others."""
        if change is None:
            return False
        mark = (sent.inserted if kind == "row insertion" else sent.deleted) if sent else None
        ours = mark is not None and mark.author == change.author and stamp(mark.at) in (change.date, change.utc)
        changes.append(ReturnedChange(kind, change.author, change.date, "", "", None, ours))
        return not ours or change.author in self.own_authors

    def _number(self, row: LaidRow, clause: BaseClause) -> None:
        """A changed number is shown and not acted on: numbers are ours to give."""
        if row.number is None:
            return
        shown = row.number.accepted if row.row.inserted is not None else row.number.rejected
        if shown != clause.number and row.row.in_table:
            self.strays.append(Stray("number", None, None, "", f"{clause.number} → {shown}"))
        for change in changes_of(row.number.pieces, None, ()).changes:
            if row.row.inserted is None and row.row.deleted is None:
                words = f"{change.deleted} → {change.inserted}"
                self.strays.append(Stray("number", change.author, change.date, "", words))

    def _form(self, row: LaidRow) -> None:
        """The changes of form in a row, under the number of its clause."""
        number = row.clause.number if row.clause else ""
        for change in (*row.row.formatting, *(x for text in row.row.texts for x in text.formatting)):
            self.strays.append(Stray(change.kind, change.author, change.date, change.part, change.text, number))

    def _comments(self, row: LaidRow, sent: ClauseText | None, base: dict[Language, str]) -> tuple[PlacedComment, ...]:
        places: list[tuple[Language | None, ReturnedText]] = [*row.texts.items()]
        if row.number is not None:
            places.append((None, row.number))
        return self.remarks.on(places, base, sent)

    def _new_or_stray(self, row: LaidRow, after: str | None, changed: list[ReturnedClause]) -> None:
        en, zh = (row.texts.get(language, ReturnedText()) for language in ("en", "zh"))
        number = row.number.accepted if row.number else ""
        comments = self._comments(row, None, {})
        was_there = any(text.rejected.strip() for text in row.row.texts)
        if was_there and self._was_frame(row):
            for text in (text for text in row.row.texts if text.rejected != text.accepted):
                self._stray_text(text)
            return
        if row.row.inserted is None and (was_there if self.is_foreign else not row.row.in_table and not self._is_flow):
            # In a file of unknown making words that were there before are as likely somebody else's as a new clause.
            for text in (*filter(None, (row.number,)), *row.texts.values()):  # what else is in the row was told before
                self._stray_text(text)
            return
        if not (en.accepted.strip() or zh.accepted.strip()):
            words = " | ".join(text.rejected or text.accepted for text in row.row.texts)
            for change in [c for text in row.row.texts for c in changes_of(text.pieces, None, ()).changes]:
                self.strays.append(
                    Stray(change.kind, change.author, change.date, "", change.deleted or change.inserted)
                )
            if words.replace("|", "").strip():
                self.strays.append(Stray("row", None, None, "", words))
            return
        changes = [*changes_of(en.pieces, "en", ()).changes, *changes_of(zh.pieces, "zh", ()).changes]
        self._row_change(row.row.inserted, "row insertion", None, changes)
        deleted = self._row_change(row.row.deleted, "row deletion", None, changes)
        untracked = bool(en.rejected.strip() or zh.rejected.strip()) and row.row.inserted is None
        changed.append(
            ReturnedClause(None, number, en.accepted, zh.accepted, "", "", hands(changes), untracked, tuple(changes),
                           comments, inserted_after=after, inserted=True, deleted=deleted,
                           own_en=en.accepted, own_zh=zh.accepted)
        )  # fmt: skip

    @property
    def _is_flow(self) -> bool:
        return self.returned.export.form in (Form.CLEAN_EN, Form.CLEAN_ZH)

    def _stray_text(self, text: ReturnedText) -> None:
        """A text that is of no clause, and who changed what in it."""
        if text.accepted.strip() or text.rejected.strip():
            self.strays.append(Stray("text", None, None, "", text.accepted or text.rejected))
        for change in changes_of(text.pieces, None, ()).changes:
            words = " → ".join(filter(None, (change.deleted, change.inserted)))
            self.strays.append(Stray(change.kind, change.author, change.date, "", words))

    def _gone(self, clause: BaseClause) -> ReturnedClause:
        """A clause that is not in the file any more, without a tracked change that says so."""
        changes = [
            change for language in ("en", "zh") for change in untracked_changes(clause.text(language), "", language)
        ]
        return ReturnedClause(
            clause.clause_id, clause.number, "", "", clause.en, clause.zh, (), True, tuple(changes), deleted=True
        )


def _says(row: LaidRow, sent: ClauseText) -> bool:
    return any(
        text.accepted and text.accepted == "".join(run.text for run in sent.runs(language) if run.deleted is None)
        for language, text in row.texts.items()
    )


def columns(rows: Sequence[ReturnedRow]) -> dict[int, Language]:
    """Which column of the table holds which language, by the bookmarks in it, else by its caption."""
    votes: dict[tuple[int, Language], int] = {}
    for row in rows:
        for at, text in enumerate(row.texts):
            for name in text.bookmarks:
                found = clause_of(name)
                if found and row.in_table:
                    votes[at, found[1]] = votes.get((at, found[1]), 0) + 1
            caption = {"english": "en", "中文": "zh"}.get(text.accepted.strip().lower())
            if caption and row.in_table:
                language: Language = "en" if caption == "en" else "zh"
                votes[at, language] = votes.get((at, language), 0) + 1
    if not votes:  # nothing of ours is left: the columns with the most letters of each script
        for row in rows:
            for at, text in enumerate(row.texts if row.in_table else ()):
                by_script = (at, language_by_script(text.rejected))
                votes[by_script] = votes.get(by_script, 0) + len(text.rejected)
    chosen: dict[int, Language] = {}
    for (at, language), _ in sorted(votes.items(), key=lambda vote: -vote[1]):
        if at not in chosen and language not in chosen.values():
            chosen[at] = language
    return chosen


def hands(changes: Sequence[ReturnedChange]) -> tuple[Hand, ...]:
    """Who changed something, with the first and last date, in order of appearance; untracked edits have no author."""
    dates: dict[str | None, list[str]] = {}
    for change in changes:
        if change.kind != "untracked":
            dates.setdefault(change.author, []).extend([change.date] if change.date else [])
    return tuple(Hand(author, min(seen, default=None), max(seen, default=None)) for author, seen in dates.items())
