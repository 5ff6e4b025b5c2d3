"""The rolling text of a draft for Word: its clauses with square brackets, computed from the open tabled proposals."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.drafts import DraftText, StandingClause
from actions.rebasing import head_of
from actions.word_versions import NotesByClause, side_pair
from dialogue.parties import KNOWN_PARTIES
from drafts.proposals import ProposalKind
from drafts.rolling import OpenProposal, rolling
from drafts.rolling_numbers import TextLanguage
from drafts.rolling_render import MANNERS, BracketStyle, render
from exports.word import captions
from exports.word.captions import Pair
from exports.word.values import ClauseText, Footnote, Mark, Run
from models.drafts import Draft, Revision
from models.proposals import Proposal

WORDED: Final = (ProposalKind.REPLACE, ProposalKind.DELETE)
"""Kinds of proposals on a clause that want other words; what the others want is a sentence and not a bracket."""
_NAMES: Final = {name: party.key for party in KNOWN_PARTIES for name in (party.short_en, party.short_zh) if name}
_LANGUAGES: Final[tuple[TextLanguage, ...]] = ("en", "zh")


def rolling_clauses(
    session: Session, text: DraftText, proposals: Sequence[Proposal], notes: NotesByClause
) -> tuple[ClauseText, ...]:
    """The clauses of a draft that the caller was given, with what is contested in brackets, and proposed new ones."""
    style = text.draft.bracket_style
    made = [_inserted(p, style) for p in proposals if p.kind == ProposalKind.INSERT and p.after_clause_id is None]
    for standing in text.clauses:
        about = [p for p in proposals if p.clause_id == standing.clause.id and p.kind != ProposalKind.INSERT]
        if not standing.head.struck:
            held = tuple(party for party in text.parties if party in standing.keys)
            said = tuple(
                Footnote("", "", *structural_words(session, p)) for p in about if p.kind not in WORDED
            ) + notes.get(standing.clause.id, ())
            made.append(_bracketed(session, standing, held, [p for p in about if p.kind in WORDED], style, said))
        after = [p for p in proposals if p.kind == ProposalKind.INSERT and p.after_clause_id == standing.clause.id]
        made += [_inserted(proposal, style) for proposal in after]
    return tuple(made)


def bracket_names(draft: Draft, parties: Sequence[str], proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Everything that a square bracket of this text may open with: the sides, and what nobody in particular holds."""
    sides = dict.fromkeys((*parties, *(proposal.side for proposal in proposals)))
    return (*(name for side in sides for name in side_pair(side)), *(m.present_text for m in MANNERS.values()))


def structural_words(session: Session, proposal: Proposal) -> Pair:
    """What a proposal that moves, splits, merges or restyles a clause wants, in a sentence of each language."""
    by = side_pair(proposal.side)
    match proposal.kind:
        case ProposalKind.MOVE:
            return captions.proposed_move(by, _number_of(session, proposal.after_clause_id))
        case ProposalKind.SPLIT:
            parts_en, parts_zh = (proposal.text_en, proposal.second_en), (proposal.text_zh, proposal.second_zh)
            return captions.proposed_split(by, parts_en, parts_zh)
        case ProposalKind.MERGE:
            other = _number_of(session, proposal.other_id)
            return captions.proposed_merger(by, other, (proposal.text_en, proposal.text_zh))
        case _:
            head = head_of(session, proposal.clause_id)
            return captions.proposed_style(by, proposal.clause_kind or head.kind, proposal.level or head.level)


def _bracketed(
    session: Session, standing: StandingClause, held: tuple[str, ...], proposals: Sequence[Proposal], style: BracketStyle,
    notes: tuple[Footnote, ...],
) -> ClauseText:  # fmt: skip
    head = standing.head
    bases = [session.get(Revision, proposal.base_id) or head for proposal in proposals]
    en, zh = (
        _rendered(
            _text(head, language), held,
            [
                OpenProposal(p.id.hex, p.side, p.kind, _text(base, language), _text(p, language))
                for p, base in zip(proposals, bases, strict=True)
            ],
            language, style, head.number,
        )
        for language in _LANGUAGES
    )  # fmt: skip
    return ClauseText(
        clause_id=head.clause_id.hex, number=head.number, kind=head.kind, level=head.level, en=(Run(en),), zh=(Run(zh),),
        base_en=head.text_en, base_zh=head.text_zh, footnotes=notes,
    )  # fmt: skip


def _inserted(proposal: Proposal, style: BracketStyle) -> ClauseText:
    """A new clause that is proposed: nothing stands there yet."""
    en, zh = (
        _rendered("", (), [OpenProposal(proposal.id.hex, proposal.side, proposal.kind, "", text)], language, style, "")
        if (text := _text(proposal, language))
        else ""
        for language in _LANGUAGES
    )
    return ClauseText(
        clause_id=proposal.id.hex, number=proposal.number, kind=proposal.clause_kind or "paragraph",
        level=proposal.level or 1, en=(Run(en),), zh=(Run(zh),), base_en="", base_zh="",
        inserted=Mark(side_pair(proposal.side)[0], proposal.tabled_at or proposal.made_at),
    )  # fmt: skip


def _rendered(
    head: str, held: tuple[str, ...], proposals: Sequence[OpenProposal], language: TextLanguage, style: BracketStyle,
    number: str,
) -> str:  # fmt: skip
    """The bracketed text; its first paragraph without the number, which stands in a column of its own."""
    found = rolling(head, held, proposals, names=_NAMES)
    at = _LANGUAGES.index(language)
    number = number if found.stacked else ""
    return render(found, language, style, lambda side: side_pair(side)[at], number).removeprefix(
        f"{number} " if number else ""
    )


def _text(of: Revision | Proposal, language: str) -> str:
    return of.text_en if language == "en" else of.text_zh


def _number_of(session: Session, clause_id: UUID | None) -> str:
    return head_of(session, clause_id).number if clause_id is not None else ""


__all__ = ["WORDED", "bracket_names", "rolling_clauses", "structural_words"]
