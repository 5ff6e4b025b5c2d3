"""Starting a draft: from an earlier text, from Word, from an outline, or empty. One act, journalled with where it came from.

Nothing is agreed by being copied: every clause of a new draft starts without a key, and a language that lagged in the
earlier text lags in the new one. Only texts of the joint store can be a source; of Word files a person sees on a sheet of
pairs what would become a clause, and so be read by every party, before anything is stored.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, needs, parties_of, sits_at
from actions.desk import Desk
from actions.drafts import ClauseWording, Start, list_drafts, open_draft
from actions.journal import done_before, record
from actions.milestones import MilestoneText, list_milestones, read_milestone
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.audiences import SECRETARIAT
from dialogue.refusals import EarlierTextNotKnownToAll, FilesInOneLanguage, NoClauses, NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import DraftKind, StartOrigin
from drafts.language import language_of
from drafts.outlines import outlines
from drafts.pair_sheet import Sheet, SheetRow, paired_sheet, wording
from drafts.rolling_render import BracketStyle
from drafts.tokens import HAN
from exports.word.isolation import isolated
from exports.word.tables import LeftOut, StartPiece, read_start
from models.dialogues import Dialogue, DialogueParty
from models.drafts import Draft, DraftParty, Revision
from models.exchange import StoredFile
from models.milestones import Milestone
from models.starts import DraftStart

_HAN: Final = re.compile(f"[{HAN}]")
_LATIN: Final = re.compile(r"[A-Za-z]{2,}")
_LENTICULAR: Final = str.maketrans("［］", "【】")

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said of a new draft, whatever it starts from."""

    dialogue_id: UUID
    meeting_id: UUID | None
    kind: DraftKind
    title_en: str
    title_zh: str
    parties: tuple[str, ...]
    bracket_style: BracketStyle = BracketStyle.SQUARE


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A milestone that a draft can start from; `adopted` when all its parties have adopted this very one."""

    milestone_id: UUID
    label: str
    draft_id: UUID
    title_en: str
    title_zh: str
    dialogue_id: UUID
    dialogue_en: str
    dialogue_zh: str
    set_at: datetime
    adopted: bool
    parties: tuple[str, ...]
    clauses: int


@dataclass(frozen=True, slots=True)
class WordStart:
    """What was read from one or two Word files: the sheet of pairs, what is not on it, and the digests of the files."""

    sheet: Sheet
    left_out: tuple[LeftOut, ...]
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartedFrom:
    """What a draft was started from, for somebody who may read it; `title_en` and so on are those of the earlier text.

    The earlier text is named only to those who may read that too; `fingerprint` tells those who keep a house template
    which one it was.
    """

    origin: StartOrigin
    outline: str = ""
    draft_id: UUID | None = None
    title_en: str = ""
    title_zh: str = ""
    label: str = ""
    left_out: int = 0
    fingerprint: str = ""


def earlier_texts(session: Session, actor: Actor) -> list[EarlierText]:
    """The milestones of every draft and dialogue that this person may read: adopted ones first, then the newest."""
    found = []
    for draft in list_drafts(session, actor):
        if not sits_at(session, actor, DialogueParty, draft.dialogue_id):
            continue
        dialogue = session.get_one(Dialogue, draft.dialogue_id)
        adopted, parties = adopted_milestone(session, draft.id), parties_of(session, draft.id)
        found += [
            EarlierText(
                milestone.id, milestone.label, draft.id, draft.title_en, draft.title_zh, dialogue.id, dialogue.name_en,
                dialogue.name_zh, milestone.made_at, milestone.id == adopted, parties, milestone.clauses,
            )
            for milestone in list_milestones(session, actor, draft.id)
        ]  # fmt: skip
    newest = sorted(found, key=lambda text: (text.set_at, text.label), reverse=True)
    return sorted(newest, key=lambda text: not text.adopted)


def not_knowing(session: Session, milestone_id: UUID, parties: Iterable[str]) -> tuple[str, ...]:
    """Which of the parties may not read the text of a milestone."""
    milestone = session.get(Milestone, milestone_id)
    known = parties_of(session, milestone.draft_id) if milestone else ()
    return tuple(party for party in dict.fromkeys(parties) if party not in known)


def start_from_text(
    session: Session, actor: Actor, opening: Opening, milestone_id: UUID, *, chosen: Collection[UUID] | None = None,
    told: Collection[str] = (), key: str | None = None,
) -> Draft:  # fmt: skip
    """Open a draft with the clauses of an earlier text (all, or those `chosen` by their clauses), each with its origin.

    `told` are the parties of the new draft that may not read the earlier text, and who shall read its words now. Raises
    EarlierTextNotKnownToAll, NoClauses, and what `open_draft` raises.
    """
    needs(actor, Permission.DRAFT_OPEN)
    if made := done_before(session, key):
        return session.get_one(Draft, made)
    earlier = read_milestone(session, actor, milestone_id)
    if not sits_at(session, actor, DialogueParty, session.get_one(Draft, earlier.milestone.draft_id).dialogue_id):
        raise NoSuchRow(noun="milestone")
    unknowing = not_knowing(session, milestone_id, opening.parties)
    if not set(unknowing) <= set(told):
        raise EarlierTextNotKnownToAll(parties=unknowing)
    clauses = _copied(session, earlier, chosen, opening.parties)
    if not clauses:
        raise NoClauses()
    start = Start(StartOrigin.TEXT, milestone_id=milestone_id, told=" ".join(unknowing))
    return open_draft(session, actor, **opening_words(opening), clauses=clauses, start=start, key=key)


def start_from_outline(
    session: Session, actor: Actor, opening: Opening, outline: str, *, key: str | None = None
) -> Draft:
    """Open a draft with the clauses of an outline, by its key. Raises NoSuchRow, and what `open_draft` raises."""
    needs(actor, Permission.DRAFT_OPEN)
    found = outlines().get(outline)
    if found is None:
        raise NoSuchRow(noun="outline")
    brackets = _LENTICULAR if opening.bracket_style == BracketStyle.LENTICULAR else {}
    clauses = [ClauseWording(c.number, c.en, c.zh.translate(brackets), c.kind, c.level) for c in found.clauses]
    start = Start(StartOrigin.OUTLINE, outline=outline)
    return open_draft(session, actor, **opening_words(opening), clauses=clauses, start=start, key=key)


def start_from_word(
    session: Session, actor: Actor, opening: Opening, read: WordStart, sheet: Sheet, *, key: str | None = None
) -> Draft:
    """Open a draft with the rows of the sheet as a person mended it. Raises NoClauses, and what `open_draft` raises."""
    needs(actor, Permission.DRAFT_OPEN)
    clauses = [_clause(row) for row in sheet if not row.is_left_out]
    if not clauses:
        raise NoClauses()
    left_out = len(read.left_out) + sum(row.is_left_out for row in sheet)
    first, second = (*read.digests, "", "")[:2]
    start = Start(StartOrigin.WORD, sha256=first, second_sha256=second, left_out=left_out)
    return open_draft(session, actor, **opening_words(opening), clauses=clauses, start=start, key=key)


def start_empty(session: Session, actor: Actor, opening: Opening, *, key: str | None = None) -> Draft:
    """Open a draft without a clause. Raises what `open_draft` raises."""
    return open_draft(session, actor, **opening_words(opening), key=key)


def read_one_file(actor: Actor, content: bytes) -> WordStart:
    """The pairs of one file in both languages: rows of its tables of two columns, and its other paragraphs by language.

    Raises NotPermitted and the refusals of reading a Word file. Writes nothing.
    """
    needs(actor, Permission.DRAFT_OPEN)
    read = isolated(read_start, content)
    sheet: list[SheetRow] = []
    run: list[StartPiece] = []
    for piece in read.pieces:
        if piece.text:
            run.append(piece)
            continue
        sheet += _paired(run)
        run = []
        sheet.append(SheetRow(piece.en, piece.zh, number=piece.number))
    return WordStart((*sheet, *_paired(run)), read.left_out, (_digest(content),))


def read_two_files(actor: Actor, english: bytes, chinese: bytes) -> WordStart:
    """The pairs of an English and a Chinese file; which is which is for their words to say, whatever place they came in.

    Raises FilesInOneLanguage, NotPermitted and the refusals of reading a Word file. Writes nothing.
    """
    needs(actor, Permission.DRAFT_OPEN)
    files = [(isolated(read_start, content), _digest(content)) for content in (english, chinese)]
    texts = [
        [text for piece in read.pieces for text in (piece.text, *piece.en, *piece.zh) if text] for read, _ in files
    ]
    languages = [_mostly(lines) for lines in texts]
    if languages[0] == languages[1]:
        raise FilesInOneLanguage(language=languages[0])
    if languages[0] == "zh":
        files.reverse()
        texts.reverse()
    headings = [piece.text for read, _ in files for piece in read.pieces if piece.heading]
    left_out = tuple(left for read, _ in files for left in read.left_out)
    return WordStart(paired_sheet(texts[0], texts[1], headings), left_out, tuple(digest for _, digest in files))


def keep_files(desk: Desk, draft_id: UUID, contents: Sequence[bytes]) -> int:
    """Keep the bytes of the files a draft was started from in the own store of the side that opened it.

    What stands in them beside the clauses (authors, remarks, deleted words) is for no other side. Returns how many files
    are kept now; those that were kept before are not kept twice. Raises NoSuchRow, NotPermitted.
    """
    kept = 0
    with desk.reading() as joint, desk.writing_own() as own:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_OPEN)
        for content in contents:
            digest = _digest(content)
            if own.exec(select(StoredFile.id).where(StoredFile.sha256 == digest)).first():
                continue
            file = StoredFile(name="", media_type=WORD, sha256=digest, content=content)
            own.add(file)
            record(own, desk.actor, "draft:start:kept", file, draft_id=draft_id)
            kept += 1
    return kept


def started_from(session: Session, actor: Actor, draft_id: UUID) -> StartedFrom | None:
    """What a draft was started from; None for one that was opened empty. Raises NoSuchRow, NotPermitted."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    start = session.get(DraftStart, draft.id)
    if start is None:
        return None
    milestone = session.get(Milestone, start.milestone_id) if start.milestone_id else None
    if milestone is None or not sits_at(session, actor, DraftParty, milestone.draft_id):
        template = start.sha256 if start.origin == StartOrigin.TEMPLATE else ""
        return StartedFrom(start.origin, outline=start.outline, left_out=start.left_out, fingerprint=template)
    earlier = session.get_one(Draft, milestone.draft_id)
    return StartedFrom(start.origin, "", earlier.id, earlier.title_en, earlier.title_zh, milestone.label)


def opening_words(opening: Opening) -> dict[str, Any]:
    """What is said of a new draft, by the names that `open_draft` has for it."""
    return asdict(opening)


def _copied(
    session: Session, earlier: MilestoneText, chosen: Collection[UUID] | None, parties: Sequence[str]
) -> list[ClauseWording]:
    clauses = []
    for stood in earlier.clauses:
        clause = stood.clause
        if chosen is not None and clause.clause_id not in chosen:
            continue
        revision = session.get_one(Revision, clause.revision_id)
        side = revision.lagging_side if revision.lagging_side in parties else SECRETARIAT
        lagging = ("", "") if stood.is_conformed or not revision.lagging else (revision.lagging, side)
        clauses.append(
            ClauseWording(
                revision.number, revision.text_en, revision.text_zh, revision.kind, revision.level, revision.id, lagging
            )
        )
    return clauses


def _paired(run: Sequence[StartPiece]) -> Sheet:
    """Paragraphs of both languages, in whatever order a file has them. One in neither stands with the English."""
    chinese = [piece.text for piece in run if _language(piece.text) == "zh"]
    english = [piece.text for piece in run if _language(piece.text) != "zh"]
    return paired_sheet(english, chinese, [piece.text for piece in run if piece.heading])


def _language(text: str) -> str:
    """The column a paragraph belongs to. Of one in both languages the more frequent decides: a word stands for two Han."""
    found = language_of(text).language
    if found == "mixed":
        return "zh" if len(_HAN.findall(text)) >= 2 * len(_LATIN.findall(text)) else "en"
    return "zh" if found == "zh" else "en"


def _mostly(lines: Sequence[str]) -> str:
    return "zh" if sum(1 if _language(line) == "zh" else -1 for line in lines) > 0 else "en"


def _clause(row: SheetRow) -> ClauseWording:
    found = wording(row)
    return ClauseWording(found.number, found.en, found.zh, found.kind, found.level)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
