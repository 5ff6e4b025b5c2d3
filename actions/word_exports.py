"""Sending a draft out as a Word file: written fresh from the canonical texts, and scanned before it leaves.

Only what is joint goes into a file: a private proposal, a comment among one's own, a mandate is never exported.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.errata import list_errata
from actions.handing_out import (
    BACK_TO_CAPITAL,
    FileMade,
    Held,
    WordFile,
    check_ceiling,
    file_name,
    foot_with_code,
    hand_out,
    searched,
)
from actions.letterheads import layout_of
from actions.private_words import private_words
from actions.proposals import tabled_proposals
from actions.rebasing import Ground, merged
from actions.word_changes import changed_clauses, in_time
from actions.word_errata import corrected_clauses, corrections
from actions.word_names import Naming, naming
from actions.word_rolling import WORDED, bracket_names, rolling_clauses, structural_words
from actions.word_threads import thread_notes
from actions.word_versions import (
    NotesByClause,
    Since,
    Version,
    earlier_version,
    last_looked,
    statement_notes,
    taken_home,
    version_of,
)
from dialogue.refusals import NotAdopted
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from drafts.milestones import StandingClause
from drafts.proposals import ProposalKind
from exports.word import captions
from exports.word.lines import CLEAN
from exports.word.sheet import Page
from exports.word.stationery import Stationery
from exports.word.values import (
    ROLLING,
    WITH_CHANGES,
    ClauseText,
    Correction,
    DraftDocument,
    Footnote,
    Form,
    Mark,
    Note,
    Run,
    languages_of,
    stacked,
)
from exports.word.writer import write
from models.base import new_id, now
from models.drafts import Revision
from models.exchange import WordExport
from models.proposals import Proposal

OF_ONE_TEXT: Final = frozenset(
    {Form.CLEAN_TWO_COLUMN, Form.CLEAN_EN, Form.CLEAN_ZH, Form.CLEAN_SEQUENTIAL, Form.CHANGES_TWO_COLUMN}
)
"""The forms of any text of a draft, past or present; the others are of the present one, or of the adopted one."""
OF_ADOPTED: Final = frozenset({Form.CORRECTED_TWO_COLUMN, Form.CORRIGENDUM})
"""The forms that there are of an adopted text only."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which text of the draft is wanted, since which earlier one its changes are told, and how the copy is marked.

    Nothing named is the present text (the adopted one once there is such), its changes since the milestone before it.
    """

    version: UUID | None = None
    since: UUID | Since | None = None
    marking: Marking | None = None
    page: Page | UUID = Page.A4
    persons: bool = True
    """Whether people stand in it by name, where their own side lets them; else every hand is that of its side."""
    side: str = ""
    """The side whose open proposals alone stand in the redline; those of all sides where none is named."""


def export_draft(desk: Desk, draft_id: UUID, form: Form, wanted: Wanted | None = None) -> WordFile:
    """The draft as a Word file in one of its forms; the redline and the rolling text carry every open tabled proposal.

    Raises as `make_draft`. Journal (own): draft:exported.
    """
    return hand_out(desk, make_draft(desk, draft_id, form, wanted))


def make_draft(desk: Desk, draft_id: UUID, form: Form, wanted: Wanted | None = None) -> FileMade:
    """The draft in one of its forms, ready to leave and not handed out: what is looked at before.

    Raises NoSuchRow where there is no such text, NotAdopted for a corrigendum to a text that is still negotiated,
    AboveCeiling, and ExportLeaks when the finished file holds anything it should not.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    form, wanted = Form(form), wanted or Wanted()
    made_at, export_id = now(), new_id()
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        making = _Making(joint, desk, text, form, wanted, export_id, made_at)
        document, version = making.document()
        check_ceiling(wanted.marking, (Held((text.draft.title_en, text.draft.title_zh), text.draft.marking),))
        fingerprint = making.version().fingerprint if form in (*CLEAN, Form.REDLINE_TWO_COLUMN) else ""
        if form not in CLEAN:
            document = replace(document, foot=foot_with_code(document.foot, export_id))
    authors = {mark.author for clause in document.clauses for mark in marks_of(clause)}
    layout = layout_of(desk, wanted.page)
    content = searched(
        write(document, form, layout),
        authors,
        private_words(desk, draft_id),
        changes=form in WITH_CHANGES,
    )
    languages = languages_of(form, document.first_language)
    title = next(filter(None, (document.title(language) for language in (*languages, "en", "zh"))), "")
    name = file_name(title, form.value, version, languages, made_at, wanted.marking or text.draft.marking)
    return FileMade(
        name, content, form, (document.title_en, document.title_zh), (document.label_en, document.label_zh), "draft", draft_id,
        made_at, export_id, fingerprint, form not in CLEAN, isinstance(layout, Stationery),
    )  # fmt: skip


def latest_exports(desk: Desk, limit: int = 5) -> list[WordExport]:
    """The last files that this side handed out, with their fingerprints."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading_own() as own:
        # That a paper was made for the capital alone is told to those who read the mandate, and not in this list.
        rows = own.exec(
            select(WordExport).where(WordExport.side == desk.actor.side, WordExport.form != BACK_TO_CAPITAL)
        )
        return sorted(rows, key=lambda export: export.made_at, reverse=True)[:limit]


@dataclass(frozen=True, slots=True)
class _Making:
    """A document being put together, from the joint store alone."""

    joint: Session
    desk: Desk
    text: DraftText
    form: Form
    wanted: Wanted
    export_id: UUID
    made_at: datetime

    def document(self) -> tuple[DraftDocument, str]:
        """The document, and the name of its version for the name of the file."""
        version = self.version()
        if self.form in OF_ADOPTED:
            if not version.is_adopted:
                raise NotAdopted()
            return self._of_adopted(version)
        notes = statement_notes(
            self.joint, self.desk.actor, self.text.draft.id, version,
            with_withdrawn=self.form in WITH_CHANGES | ROLLING,
        )  # fmt: skip
        if self.form == Form.CHANGES_TWO_COLUMN:
            earlier = earlier_version(self.joint, self.desk, self.text, self.wanted.since, version)
            before, after = in_time(earlier, version)
            clauses = changed_clauses(self.joint, self.text.draft.id, before, after, notes, self.names)
            label = captions.between(before.label, after.label)
            return self._framed(clauses, label, ""), " to ".join(filter(None, (before.name, after.name)))
        if self.form in OF_ONE_TEXT:
            clauses = plain_clauses(version, notes)
            return self._framed(clauses, version.label, version.foot), version.name
        proposals = tabled_proposals(self.joint, self.desk.actor, self.text.draft.id)
        if self.form in ROLLING:
            clauses = rolling_clauses(self.joint, self.text, proposals, notes)
            en, zh = (" · ".join(pair) for pair in zip(captions.ROLLING, version.label, strict=True))
            made = self._framed(clauses, (en, zh), "")
            return replace(made, bracket_names=bracket_names(self.text.draft, self.text.parties, proposals)), ""
        if self.wanted.side:
            proposals = [proposal for proposal in proposals if proposal.side == self.wanted.side]
        # Under the changes lies the present text: whoever rejects them all has it, and can have that checked.
        said = thread_notes(
            self.joint, self.text.draft.id, self.names, {s.clause.id: s.head for s in self.text.clauses}
        )
        clauses = _redline(self.joint, self.text, proposals, notes, said, self.names)
        made = self._framed(clauses, version.label, version.foot)
        return replace(made, only_side=self.wanted.side), self._name_of_side()

    def _name_of_side(self) -> str:
        return f"proposals of {self.names.author(self.wanted.side, '')}" if self.wanted.side else ""

    @property
    def names(self) -> Naming:
        """How the hands are named: as each side chose, and by their sides alone where that is wanted of this copy."""
        return naming(self.joint, persons=self.wanted.persons)

    def version(self) -> Version:
        """The text that is handed out, or compared with an earlier one."""
        asked = self.wanted.version if self.form in OF_ONE_TEXT else None
        return version_of(self.joint, self.desk.actor, self.text, asked, self.made_at)

    def _of_adopted(self, version: Version) -> tuple[DraftDocument, str]:
        errata = list_errata(self.joint, self.desk.actor, self.text.draft.id)
        foot = "\n".join((captions.CORRECTS, version.foot))
        if self.form == Form.CORRIGENDUM:
            made = self._framed((), version.label, foot, corrections(errata, self.text.parties))
            return made, version.name
        statements = statement_notes(
            self.joint, self.desk.actor, self.text.draft.id, version, with_withdrawn=False
        )  # fmt: skip
        corrected = corrected_clauses(version.clauses, errata)
        count = sum(line.is_recognised for line in errata)
        clauses = tuple(_plain(c, (*notes, *statements.get(c.clause_id, ()))) for c, notes in corrected)
        return self._framed(clauses, captions.as_corrected(version.label, count), foot), version.name

    def _framed(
        self, clauses: tuple[ClauseText, ...], label: captions.Pair, foot: str,
        to_correct: tuple[Correction, ...] = (),
    ) -> DraftDocument:  # fmt: skip
        draft = self.text.draft
        return DraftDocument(
            title_en=draft.title_en, title_zh=draft.title_zh, label_en=label[0], label_zh=label[1],
            marking=captions.marking(self.wanted.marking or draft.marking), export_id=self.export_id.hex, draft_id=draft.id.hex,
            made_at=self.made_at, clauses=clauses, first_language="zh" if draft.first_language == "zh" else "en",
            foot=foot, corrections=to_correct,
        )  # fmt: skip


def plain_clauses(version: Version, notes: NotesByClause) -> tuple[ClauseText, ...]:
    """The clauses of a text as a clean form has them, with what stands beside them."""
    return tuple(_plain(clause, notes.get(clause.clause_id, ())) for clause in version.clauses)


def _plain(clause: StandingClause, footnotes: tuple[Footnote, ...]) -> ClauseText:
    """A clause of a clean text."""
    return ClauseText(
        clause_id=clause.clause_id.hex, number=clause.number, kind=clause.kind, level=clause.level,
        en=(Run(clause.en),), zh=(Run(clause.zh),), base_en=clause.en, base_zh=clause.zh, footnotes=footnotes,
    )  # fmt: skip


def _redline(
    joint: Session, text: DraftText, proposals: list[Proposal], notes: NotesByClause,
    said: Mapping[UUID, tuple[Note, ...]], names: Naming,
) -> tuple[ClauseText, ...]:  # fmt: skip
    by_clause: dict[UUID | None, list[Proposal]] = {}
    for proposal in proposals:
        place = proposal.after_clause_id if proposal.kind == ProposalKind.INSERT else proposal.clause_id
        by_clause.setdefault(place, []).append(proposal)
    clauses = insertion_texts(by_clause.get(None, []), names)
    for standing in text.clauses:
        tabled = by_clause.get(standing.clause.id, [])
        if not standing.head.struck:
            on_it = [p for p in tabled if p.kind != ProposalKind.INSERT]
            made = clause_text(joint, standing.head, on_it, names, said.get(standing.clause.id, ()))
            clauses.append(replace(made, footnotes=notes.get(standing.clause.id, ())))
        clauses.extend(insertion_texts(tabled, names))
    return tuple(clauses)


def clause_text(
    joint: Session, head: Revision, proposals: Sequence[Proposal], names: Naming, said: Sequence[Note] = ()
) -> ClauseText:
    """A clause on one of its revisions, with the given proposals as tracked changes, and what was `said` on it.

    Where several compete for the clause each gets a comment that says so. What moves, splits, merges or restyles a clause
    is a comment alone: its words are those of the clause, and accepting every change must lose none of them.
    """
    en: list[tuple[str, Mark]] = []
    zh: list[tuple[str, Mark]] = []
    notes: list[Note] = [*said]
    deleted: Mark | None = None
    rivals = [proposal for proposal in proposals if proposal.kind in WORDED]
    for proposal in proposals:
        mark = _mark(proposal, names)
        if proposal.kind == ProposalKind.DELETE:
            deleted = deleted or mark
        elif proposal.kind == ProposalKind.REPLACE:
            base = joint.get(Revision, proposal.base_id) if proposal.base_id else None
            carried = merged(Ground(base, head), proposal)
            # Where a person still has to decide, the proposal stands whole, as its side wrote it.
            en.append((carried.en if carried.is_clean and carried.en is not None else proposal.text_en, mark))
            zh.append((carried.zh if carried.is_clean and carried.zh is not None else proposal.text_zh, mark))
        else:
            notes.append(Note(mark.author, mark.at, "\n".join(structural_words(joint, proposal))))
        if len(rivals) > 1 and proposal in rivals:
            words = captions.competing(rivals.index(proposal) + 1, len(rivals), mark.author)
            notes.append(Note(mark.author, mark.at, words))
        if proposal.note:
            notes.append(Note(mark.author, mark.at, proposal.note))
    if deleted is not None:
        notes += [Note(mark.author, mark.at, f"EN: {new}") for new, mark in en]
        notes += [Note(mark.author, mark.at, f"中文：{new}") for new, mark in zh]
        en = zh = []
    return ClauseText(
        clause_id=head.clause_id.hex, number=head.number, kind=head.kind, level=head.level,
        en=stacked(head.text_en, en), zh=stacked(head.text_zh, zh), base_en=head.text_en, base_zh=head.text_zh,
        deleted=deleted, notes=tuple(notes),
    )  # fmt: skip


def insertion_texts(proposals: list[Proposal], names: Naming) -> list[ClauseText]:
    """The proposed new clauses among the given proposals, each as a row of its own."""
    made = []
    for proposal in proposals:
        if proposal.kind == ProposalKind.INSERT:
            mark = _mark(proposal, names)
            made.append(
                ClauseText(
                    clause_id=proposal.id.hex,
                    number=proposal.number,
                    kind=proposal.clause_kind or "paragraph",
                    level=proposal.level or 1,
                    en=(Run(proposal.text_en, inserted=mark),) if proposal.text_en else (),
                    zh=(Run(proposal.text_zh, inserted=mark),) if proposal.text_zh else (),
                    base_en="",
                    base_zh="",
                    inserted=mark,
                    notes=(Note(mark.author, mark.at, proposal.note),) if proposal.note else (),
                )
            )
    return made


def _mark(proposal: Proposal, names: Naming) -> Mark:
    # The time at which the side put its words on the table: when it wrote them in private is nobody else's business.
    return Mark(names.author(proposal.side, proposal.author_name), proposal.tabled_at or proposal.made_at)


def marks_of(clause: ClauseText) -> list[Mark]:
    """Every mark on a clause: of its changes, of the clause as a whole, of its notes."""
    runs = (*clause.en, *clause.zh)
    marks = [m for run in (*runs, *clause.numbers) for m in (run.inserted, run.deleted)]
    marks += [clause.inserted, clause.deleted, clause.moved.mark if clause.moved else None]
    notes = [remark for note in clause.notes for remark in (note, *note.replies)]
    return [m for m in marks if m] + [Mark(note.author, note.at) for note in notes]


__all__ = [
    "OF_ADOPTED", "OF_ONE_TEXT", "Form", "Since", "Wanted", "WordFile", "clause_text", "export_draft",
    "insertion_texts", "last_looked", "latest_exports", "make_draft", "marks_of", "plain_clauses", "taken_home",
]  # fmt: skip
