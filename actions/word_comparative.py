"""The comparative table: the present text of each clause, each side's open proposal beside it, and a note.

Made for the table itself: who reads across sees what is contested; words that are new stand firm, those they replace are
struck. Only what was tabled stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from actions.access import needs
from actions.desk import Desk
from actions.drafts import DraftText, StandingClause, read_draft
from actions.handing_out import FileMade, Held, WordFile, check_ceiling, file_name, foot_with_code, hand_out, searched
from actions.letterheads import layout_of
from actions.private_words import private_words
from actions.proposals import tabled_proposals
from actions.rebasing import Ground, merged
from actions.word_rolling import structural_words
from actions.word_versions import side_pair
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind, Marking
from drafts.consensus import Agreement
from drafts.proposals import ProposalKind
from exports.word import captions
from exports.word import captions_comparative as caption
from exports.word.captions import Pair
from exports.word.paper import Entry, Grid, Look, Paper, Row
from exports.word.paper_writer import write_paper
from exports.word.sheet import Page
from exports.word.stationery import Stationery
from exports.word.values import COMPARATIVE, Language
from models.base import new_id, now
from models.drafts import Revision
from models.proposals import Proposal

_CELLS = tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparative:
    """How the table is wanted: in which languages in which order, under which marking, on which paper."""

    languages: tuple[Language, ...] = ("en", "zh")
    marking: Marking | None = None
    page: Page | UUID = Page.A4
    only_contested: bool = False
    """Whether clauses on which nothing is proposed are left out."""


def make_comparative(desk: Desk, draft_id: UUID, wanted: Comparative) -> FileMade:
    """The comparative table, ready to leave and not handed out. Raises NoSuchRow, AboveCeiling, ExportLeaks."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    made_at, export_id = now(), new_id()
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        proposals = tabled_proposals(joint, desk.actor, draft_id)
        sides = tuple(dict.fromkeys((*text.parties, *(proposal.side for proposal in proposals))))
        rows = tuple(_rows(joint, text, proposals, sides, wanted))
    draft = text.draft
    check_ceiling(wanted.marking, (Held((draft.title_en, draft.title_zh), draft.marking),))
    marking = wanted.marking or draft.marking
    label = captions.as_at(made_at)
    columns = (caption.NUMBER, caption.PRESENT, *(caption.proposal_of(side_pair(side)) for side in sides), caption.NOTE)
    nothing = Row(((Entry(caption.NOTHING, Look.QUIET),),), is_group=True)
    titles, labels, layout = (
        (draft.title_en, draft.title_zh),
        _joined(caption.TITLE, label),
        layout_of(desk, wanted.page),
    )
    paper = Paper(
        titles, labels, wanted.languages, made_at,
        (Grid(columns, (6, 26, *(26 for _ in sides), 18), rows or (nothing,)),),
        captions.marking(marking), foot_with_code("", export_id), layout, is_wide=True,
    )  # fmt: skip
    content = searched(write_paper(paper), (), private_words(desk, draft_id))
    title = draft.title_en if wanted.languages[0] == "en" else draft.title_zh
    name = file_name(title or draft.title_en or draft.title_zh, COMPARATIVE, "", wanted.languages, made_at, marking)
    return FileMade(
        name, content, COMPARATIVE, titles, labels, "draft", draft_id, made_at, export_id,
        own_paper=isinstance(layout, Stationery),
    )  # fmt: skip


def export_comparative(desk: Desk, draft_id: UUID, wanted: Comparative) -> WordFile:
    """The comparative table, handed out. Raises as `make_comparative`. Journal (own): draft:exported."""
    return hand_out(desk, make_comparative(desk, draft_id, wanted))


def _rows(
    joint: Session, text: DraftText, proposals: Sequence[Proposal], sides: Sequence[str], wanted: Comparative
) -> list[Row]:  # fmt: skip
    new = [proposal for proposal in proposals if proposal.kind == ProposalKind.INSERT]
    rows = [_new(proposal, sides) for proposal in new if proposal.after_clause_id is None]
    for standing in text.clauses:
        about = [p for p in proposals if p.clause_id == standing.clause.id and p.kind != ProposalKind.INSERT]
        if not standing.head.struck and (about or not wanted.only_contested):
            rows.append(_row(joint, standing, about, sides))
        rows += [_new(proposal, sides) for proposal in new if proposal.after_clause_id == standing.clause.id]
    return rows


def _row(joint: Session, standing: StandingClause, about: Sequence[Proposal], sides: Sequence[str]) -> Row:
    head = standing.head
    look = Look.FIRM if head.kind == ClauseKind.HEADING else Look.TEXT
    notes = [
        Entry(structural_words(joint, p)) for p in about if p.kind not in (ProposalKind.REPLACE, ProposalKind.DELETE)
    ]
    notes += [Entry(_joined(side_pair(p.side), (p.note, p.note), ": ", "：")) for p in about if p.note]
    if not about and standing.agreement == Agreement.AGREED:
        notes.append(Entry(caption.AGREED, Look.QUIET))
    cells: _CELLS = (
        (Entry((head.number, head.number), Look.QUIET),), (Entry((head.text_en, head.text_zh), look),),
        *(tuple(e for p in about if p.side == side for e in _proposed(joint, head, p)) for side in sides), tuple(notes),
    )  # fmt: skip
    return Row(cells)


def _proposed(joint: Session, head: Revision, proposal: Proposal) -> tuple[Entry, ...]:
    if proposal.kind == ProposalKind.DELETE:
        return (Entry(caption.DELETION, Look.FIRM),)
    if proposal.kind != ProposalKind.REPLACE:
        return ()
    base = joint.get(Revision, proposal.base_id) if proposal.base_id else None
    carried = merged(Ground(base, head), proposal)
    # Where a person still has to decide, the proposal stands whole, as its side wrote it.
    en = carried.en if carried.is_clean and carried.en is not None else proposal.text_en
    zh = carried.zh if carried.is_clean and carried.zh is not None else proposal.text_zh
    return (Entry((en, zh), base=(head.text_en, head.text_zh)),)


def _new(proposal: Proposal, sides: Sequence[str]) -> Row:
    texts = Entry((proposal.text_en, proposal.text_zh), base=("", ""))
    note = (
        (Entry(_joined(side_pair(proposal.side), (proposal.note, proposal.note), ": ", "：")),) if proposal.note else ()
    )
    cells: _CELLS = (
        (Entry((proposal.number, proposal.number), Look.QUIET),), (Entry(caption.NEW, Look.QUIET),),
        *((texts,) if side == proposal.side else () for side in sides), note,
    )  # fmt: skip
    return Row(cells)


def _joined(first: Pair, second: Pair, en: str = " · ", zh: str = " · ") -> Pair:
    return f"{first[0]}{en}{second[0]}", f"{first[1]}{zh}{second[1]}"


__all__ = ["COMPARATIVE", "Comparative", "export_comparative", "make_comparative"]
