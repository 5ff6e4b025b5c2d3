"""Checking a document: is it, letter for letter, a text that was adopted or handed out here; and if not, where it differs.

What a word processor did to the package does not count, only what the file says. Nobody needs an account: without one a
text is looked for among the adopted ones and among those whose code the file carries, and no word of ours is told that
the file does not have. Who may read the draft, and who owns the stores, is told both readings of each difference.
"""

import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from actions.access import knows_draft, parties_of
from actions.check_results import DocumentCheck, KnownText, Outcome, distance, looks_left, other_notes
from actions.copy_checks import HELD, frames_named, held_against_copies
from actions.desk import Desk
from actions.drafts import read_draft
from actions.milestones import standing_text
from actions.past_texts import read_draft_as_at
from actions.standstill import adopted_milestone
from actions.word_exports import plain_clauses
from actions.word_originals import languages_kept_by, ordered_documents
from actions.word_versions import Version, statement_notes, version_of
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT
from dialogue.refusals import Refusal, StoreClosed, TooManyChecks
from dialogue.roles import Permission, Role
from dialogue.vocabulary import Marking
from drafts.letters import AROUND, Difference, Part, covered, differences, stretches
from exports.word import captions, captions_signing
from exports.word.captions_signing import is_done_at
from exports.word.checked import CheckedFile, codes_in, read_checked
from exports.word.isolation import isolated
from exports.word.lines import CLEAN, printed_lines, printed_notes
from exports.word.originals import original_lines, without_signing
from exports.word.values import ORIGINAL, DraftDocument, Form
from models.base import now
from models.drafts import Draft, Revision
from models.exchange import WordExport
from models.milestones import Milestone, MilestoneClause
from models.queries import rows_among
from models.stores import Stores

ALIKE: Final = 0.5
"""From what share of its characters on that the text has too a file is held against a text."""
CLOSEST: Final = 3
"""How many of the texts that are most like it a file is held against, line by line."""
CHECKS_A_MINUTE: Final = 30
"""How many files are checked in a minute for those who are not signed in, all together."""
_NOBODY: Final = Actor(UUID(int=0), "", Role.OBSERVER, None)
"""In whose name texts are read for a check. What was read is not shown, unless the person who asks may read it too."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A text that the file may be: a milestone, or the present text of a moment."""

    draft_id: UUID
    milestone_id: UUID | None = None
    at: datetime | None = None
    is_named: bool = False
    """Whether the file carries its code."""
    code: str = ""


def check_document(
    stores: Stores, content: bytes, *, desk: Desk | None = None, code: str = "", is_owner: bool = False
) -> DocumentCheck:
    """Hold a Word file against the texts of this installation. `code` is what was read off a footer, if the file has none.

    `is_owner`: for whoever owns the stores of this installation. Raises a subclass of ImportRefused, TooManyChecks.
    """
    store = stores.for_upkeep().get(JOINT)
    if store is None:
        raise StoreClosed()
    if desk is None and not is_owner:
        _ANONYMOUS.take()
    file = isolated(read_checked, content)
    codes = file.codes | codes_in(code)
    with store.reading() as joint:
        found = held_against_copies(joint, stores, desk, file, codes, is_owner=is_owner)
        if not any(check.outcome == Outcome.SAME for check in found):
            for candidate in _candidates(joint, stores, desk, file, codes, is_owner=is_owner):
                shows_ours = is_owner or _may_read(joint, desk, candidate.draft_id)
                found.append(_held_against(joint, stores, candidate, file, shows_ours=shows_ours))
    best = _nearest(found, codes, file)
    looks = looks_left(file.looks) if best.text is None else best.looks
    outcome = Outcome.SHOWN if best.outcome == Outcome.SAME and looks else best.outcome
    return replace(best, outcome=outcome, changes=file.changes, comments=file.comments, looks=looks)


def _nearest(found: Collection[DocumentCheck], codes: Collection[str], file: CheckedFile) -> DocumentCheck:
    """What the file is, or is nearest to: the copy whose code it carries, unless it is wholly and plainly another text."""

    def measured(check: DocumentCheck) -> tuple[bool, bool, tuple[int, ...]]:
        is_named = check.text is not None and check.text.code in codes
        is_plain = check.outcome == Outcome.SAME and (is_named or not (check.around or file.changes))
        return not is_plain, not is_named, distance(check)

    return min(found, key=measured, default=DocumentCheck(Outcome.UNKNOWN))


def _may_read(joint: Session, desk: Desk | None, draft_id: UUID) -> bool:
    return desk is not None and desk.actor.may(Permission.DRAFT_READ) and knows_draft(joint, desk.actor, draft_id)


# which texts it may be --------------------------------------------------------------------------------------------


def _candidates(
    joint: Session, stores: Stores, desk: Desk | None, file: CheckedFile, codes: frozenset[str] | set[str], *,
    is_owner: bool,
) -> list[_Candidate]:  # fmt: skip
    """The texts that the file is most like, of those it may be held against; those whose code it carries first."""
    drafts = [*joint.exec(select(Draft.id))]
    adopted = {adopted_milestone(joint, draft) for draft in drafts}
    read = {draft for draft in drafts if is_owner or _may_read(joint, desk, draft)}
    milestones = joint.exec(select(Milestone).order_by(col(Milestone.made_at).desc())).all()
    eligible = {
        row.id: _Candidate(row.draft_id, row.id, is_named=row.fingerprint[:16] in codes)
        for row in sorted(milestones, key=lambda row: row.id not in adopted)
        if row.fingerprint[:16] in codes or row.id in adopted or row.draft_id in read
    }
    total = sum(map(len, file.accepted)) or 1
    lines = stretches((*file.accepted, *file.rejected))
    scores = {row: alike / total for row, alike in _alike(joint, eligible, lines).items()}
    likely = [row for row in eligible if scores.get(row, 0.0) >= ALIKE or eligible[row].is_named]
    likely.sort(key=lambda row: (not eligible[row].is_named, -scores.get(row, 0.0)))
    named = {row.fingerprint[:16] for row in milestones} & codes
    return [eligible[row] for row in likely[:CLOSEST]] + [*_handed_out(stores, codes, named, file)][:CLOSEST]


def _alike(joint: Session, milestones: Iterable[UUID], lines: frozenset[str]) -> dict[UUID, int]:
    """About how many characters of each text stand in the file; most texts have most of their clauses in common."""
    revisions: dict[UUID, list[UUID]] = {}
    wanted = set(milestones)
    for milestone, revision in joint.execute(sa.select(MilestoneClause.milestone_id, MilestoneClause.revision_id)):  # type: ignore[call-overload]
        if milestone in wanted:
            revisions.setdefault(revision, []).append(milestone)
    found: dict[UUID, int] = {}
    for revision in rows_among(joint, Revision, "id", revisions):
        alike = covered(revision.text_en, lines) + covered(revision.text_zh, lines)
        for milestone in revisions[revision.id]:
            found[milestone] = found.get(milestone, 0) + alike
    return found


def _handed_out(
    stores: Stores, codes: Iterable[str], milestones: Collection[str], file: CheckedFile
) -> Iterator[_Candidate]:
    """The texts of a moment that were handed out and whose code the file carries. Which side it was is asked of nobody.

    One text may have left at several moments: that which the file names counts, else, where it is no milestone, the first.
    """
    lines = {*file.accepted}
    for code in sorted(codes):
        rows: list[WordExport] = []
        for audience, store in stores.for_upkeep().items():
            if audience != ACCOUNTS:
                with store.reading() as own:
                    rows += own.exec(select(WordExport).where(col(WordExport.fingerprint).startswith(code)))
        rows.sort(key=lambda row: row.made_at)
        named = [row for row in rows if lines & {*captions.as_at(row.made_at)}]
        for row in (named or (rows if code not in milestones else []))[:1]:
            if row.draft_id is not None:
                yield _Candidate(row.draft_id, at=row.made_at, is_named=True, code=code)


# how it differs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is held against a text: the file, whether our words are told, and the paper on which the text may have left."""

    file: CheckedFile
    shows_ours: bool
    frames: tuple[frozenset[str], ...] = ()

    def strange(self, ours: Collection[str]) -> tuple[Difference, ...]:
        """Lines of heads and feet that we did not put there: neither ours nor those of one paper on which the text left."""
        left = min(
            ([line for line in self.file.frame if line not in ours and line not in frame] for frame in (*self.frames, ())),
            key=len,
        )  # fmt: skip
        return tuple(Difference(Part.LABEL, "", "", "", line) for line in left)


def _held_against(
    joint: Session, stores: Stores, candidate: _Candidate, file: CheckedFile, *, shows_ours: bool
) -> DocumentCheck:
    """The file against one text, in the form and with the view of its changes that differ least."""
    try:
        version = _version(joint, candidate)
    except Refusal:
        return DocumentCheck(Outcome.UNKNOWN)
    if candidate.at is not None and not version.fingerprint.startswith(candidate.code):
        return DocumentCheck(Outcome.UNKNOWN)  # another text stood at that moment: it is not said to be this one
    document = _document(joint, candidate.draft_id, version)
    if not (shows_ours or version.is_adopted) and _share_of(document, file) < HELD:
        return DocumentCheck(Outcome.UNKNOWN)  # a code alone is not the text
    frames = frames_named(stores, version.fingerprint) if candidate.is_named else ()
    asked = _Asked(file, shows_ours, tuple(frames))

    def best(lines: tuple[str, ...], *, is_rejected: bool) -> DocumentCheck:
        return min(
            (_compared(document, form, version, lines, asked, is_rejected=is_rejected) for form in CLEAN),
            key=distance,
        )

    def best_of_all(lines: tuple[str, ...], *, is_rejected: bool) -> DocumentCheck:
        found = best(lines, is_rejected=is_rejected)
        if found.outcome == Outcome.SAME or not any(map(is_done_at, lines)):
            return found
        originals = _as_originals(joint, document, version, lines, asked, is_rejected=is_rejected)
        return min((found, *originals), key=distance)

    accepted = best_of_all(file.accepted, is_rejected=False)
    if accepted.outcome == Outcome.SAME or file.rejected == file.accepted:
        return accepted
    rejected = best_of_all(file.rejected, is_rejected=True)
    if rejected.outcome == Outcome.SAME:
        return replace(accepted, outcome=Outcome.BENEATH, text=rejected.text, is_rejected=True)
    return min(accepted, rejected, key=distance)


def _share_of(document: DraftDocument, file: CheckedFile) -> float:
    """About which share of the letters of a text a file has, in the language of which it has more."""
    there = stretches((*file.accepted, *file.rejected))
    texts = [[clause.base(language) for clause in document.clauses] for language in document.languages]
    return max(sum(covered(x, there) for x in of) / (sum(map(len, of)) or 1) for of in texts)


def _as_originals(
    joint: Session, document: DraftDocument, version: Version, lines: tuple[str, ...], asked: _Asked, *,
    is_rejected: bool,
) -> Iterator[DocumentCheck]:  # fmt: skip
    """The file against each original by alternat; what is signed under the text is told apart from it."""
    parties = parties_of(joint, UUID(document.draft_id))
    for keeper in (*parties, ""):
        texts = ordered_documents(document, parties, keeper)
        languages = languages_kept_by(keeper, document.first_language)
        titles = {texts[language].title(language) for language in languages}
        text, signed = without_signing(lines, titles, len(parties))
        told = differences(original_lines(texts, languages), text) + other_notes((), asked.file.notes)
        around = (
            *(Difference(Part.LABEL, "", "", "", line) for line in signed),
            *asked.strange([line for line in asked.file.frame if _is_of_original(line, version)]),
        )
        if not asked.shows_ours:
            told = [replace(one, expected="") for one in told]
        known = _known(document, version, ORIGINAL, keeper)
        yield DocumentCheck(
            Outcome.DIFFERENT if told else Outcome.SAME, known, tuple(told), around, is_rejected, asked.shows_ours,
            looks=looks_left(asked.file.looks),
        )  # fmt: skip


def _is_of_original(line: str, version: Version) -> bool:
    """Whether a line is one in the heads and feet of originals: there it says whose it is, and whether it is a proof."""
    ours = {*captions_signing.PROOF, version.foot.splitlines()[-1], *map(captions.marking, Marking), ""}
    pieces = {piece for piece in line.split(" · ") if not captions_signing.is_kept_by(piece)}
    return pieces <= ours | set(version.foot.split(" · "))


def _version(joint: Session, candidate: _Candidate) -> Version:
    if candidate.at is not None:
        past = read_draft_as_at(joint, _NOBODY, candidate.draft_id, candidate.at)
        return Version(standing_text(past.text), captions.as_at(candidate.at), "", candidate.at)
    text = read_draft(joint, _NOBODY, candidate.draft_id)
    return version_of(joint, _NOBODY, text, candidate.milestone_id, now())


def _document(joint: Session, draft_id: UUID, version: Version) -> DraftDocument:
    draft = joint.get_one(Draft, draft_id)
    notes = statement_notes(joint, _NOBODY, draft_id, version, with_withdrawn=False)
    return DraftDocument(
        title_en=draft.title_en, title_zh=draft.title_zh, label_en=version.label[0], label_zh=version.label[1],
        marking="", export_id="", draft_id=draft_id.hex, made_at=now(), clauses=plain_clauses(version, notes),
        first_language="zh" if draft.first_language == "zh" else "en",
    )  # fmt: skip


def _compared(
    document: DraftDocument, form: Form, version: Version, lines: tuple[str, ...], asked: _Asked, *, is_rejected: bool
) -> DocumentCheck:
    every = differences(printed_lines(document, form), lines)
    every += other_notes(printed_notes(document, form), asked.file.notes)
    around = (*(d for d in every if d.part in AROUND), *asked.strange(_frame(document, version)))
    told = tuple(d for d in every if d.part not in AROUND)
    known = _known(document, version, form)
    if not asked.shows_ours:
        told, around = (tuple(replace(d, expected="") for d in of) for of in (told, around))
    return DocumentCheck(
        Outcome.DIFFERENT if told else Outcome.SAME, known, told, around, is_rejected, asked.shows_ours,
        looks=looks_left(asked.file.looks),
    )  # fmt: skip


def _known(document: DraftDocument, version: Version, form: str, kept_by: str = "") -> KnownText:
    return KnownText(
        UUID(document.draft_id), document.title_en, document.title_zh, document.label_en, document.label_zh,
        version.fingerprint, version.is_adopted, form, kept_by,
    )  # fmt: skip


def _frame(document: DraftDocument, version: Version) -> set[str]:
    """The lines that we put into the heads and feet of the pages of a text."""
    titles = [(document.title(language), document.label(language)) for language in document.languages]
    ours = {part for title, label in titles for part in (title, label, f"{title}\t{label}")}
    return ours | {captions.marking(marking) for marking in Marking} | set(version.foot.split("\n"))


class _Budget:
    """So many checks a minute, and no more: each reads a foreign file and many texts."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._taken: deque[float] = deque()

    def take(self) -> None:
        """Count one check. Raises TooManyChecks."""
        with self._lock:
            while self._taken and self._taken[0] < monotonic() - 60:
                self._taken.popleft()
            if len(self._taken) >= self._most:
                raise TooManyChecks(seconds=max(1, round(60 - (monotonic() - self._taken[0]))))
            self._taken.append(monotonic())


_ANONYMOUS: Final = _Budget(CHECKS_A_MINUTE)

__all__ = ["DocumentCheck", "KnownText", "Outcome", "check_document"]
