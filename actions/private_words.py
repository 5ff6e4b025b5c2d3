"""The words that a side has written for itself and that no file of its may carry: what the search for leaks looks for.

Every file is made of the joint store alone; this is the second lock behind that door. Only the own side's words are looked
for: to look for another side's would tell, by a refusal, what stands in its store.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.desk import Desk
from actions.joint_words import joint_words_of_record, words_in
from dialogue.refusals import ExportLeaks
from drafts.proposals import ProposalState
from drafts.redline import redline
from models.claims import Claim, ClaimAccount
from models.commitments import Account, Commitment, ConditionFinding, Fulfilment
from models.communications import Communication
from models.drafts import Clause, Revision
from models.mandates import Mandate, MandateVersion
from models.measures import Measure, MeasureEvent
from models.meetings import ScheduledEvent
from models.next_steps import NextStep
from models.positions import Comment, Position, RequestAnswer
from models.proposals import Proposal, Response
from models.read_outs import ReadOutPoint
from models.reviews import Guideline, ImplementationReview
from models.sources import Passage, Source
from models.statements import Statement
from models.threads import Remark, Thread

_SENTENCE: Final = re.compile(r"[.!?;:。！？；：\n]+")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_SPACE: Final = re.compile(r"\s+")
_APART: Final = "\0"
"""Stands between two texts and in none: words that only the end of one and the beginning of another make up are not read."""
SHORTEST: Final = 14
"""Letters from which words are looked for; a Chinese character counts as three. What is shorter stands in any text."""


def private_words(desk: Desk, draft_id: UUID | None = None, dialogue_id: UUID | None = None) -> frozenset[str]:
    """What the own side wrote for itself on a draft, or in the record, or both, without what all sides read there already.

    A paper of the record names its dialogue: what is joint in it is read by its sides. What others read elsewhere is not.
    """
    with desk.reading_own() as own:
        said = [*_of_draft(own, desk, draft_id)] if draft_id is not None else []
        if dialogue_id is not None:
            said += _of_record(own, desk)
    if not said:
        return frozenset()
    with desk.reading() as joint:
        texts = [*_joint_of_draft(joint, draft_id)] if draft_id is not None else []
        if dialogue_id is not None:
            texts += joint_words_of_record(joint, dialogue_id)
    read = _APART.join(map(_folded, texts))
    found: set[str] = set()
    for base, words in said:
        for stretch in _own_stretches(base, words):
            if _weight(stretch) >= SHORTEST and _folded(stretch) not in read:
                found.add(stretch)
    return frozenset(found)


def private_words_in(desk: Desk, dialogue_id: UUID, cells: Iterable[str]) -> frozenset[str]:
    """Which words that the own side wrote for itself stand in what is to leave of a joint record, and not in that record.

    Looked for from the small end: the joint record is read only where something was found.
    """
    printed = _folded(_APART.join(cells))
    with desk.reading_own() as own:
        stretches = (stretch for base, words in _of_record(own, desk) for stretch in _own_stretches(base, words))
        found = {said for said in stretches if _weight(said) >= SHORTEST and _folded(said) in printed}
    if not found:
        return frozenset()
    with desk.reading() as joint:
        read = _APART.join(map(_folded, joint_words_of_record(joint, dialogue_id)))
    return frozenset(said for said in found if _folded(said) not in read)


def check_private_words(desk: Desk, dialogue_id: UUID, lines: Iterable[Iterable[str]]) -> None:
    """Raises ExportLeaks where the cells of a joint table hold words that the own side wrote for itself."""
    if desk.has_own and (found := private_words_in(desk, dialogue_id, (cell for line in lines for cell in line))):
        raise ExportLeaks(findings=len(found), first="private words")


def _own_stretches(base: str, words: str) -> Iterator[str]:
    """What is new in some words against what they were written on, sentence by sentence."""
    pieces = [piece.text for piece in redline(base, words) if piece.kind == "inserted"] if base else [words]
    for piece in pieces:
        yield from (sentence.strip() for sentence in _SENTENCE.split(piece))


def _of_draft(own: Session, desk: Desk, draft_id: UUID) -> Iterator[tuple[str, str]]:
    side = desk.actor.side
    proposals = own.exec(
        select(Proposal).where(
            Proposal.draft_id == draft_id, Proposal.side == side, Proposal.state == ProposalState.PRIVATE
        )
    )
    rows = list(proposals)
    with desk.reading() as joint:
        bases = {row.base_id: joint.get(Revision, row.base_id) for row in rows if row.base_id}
    for row in rows:
        base = bases.get(row.base_id) if row.base_id else None
        yield (base.text_en if base else ""), row.text_en
        yield (base.text_zh if base else ""), row.text_zh
        yield "", row.note
    remarks = select(Remark.words).join(Thread).where(Thread.draft_id == draft_id, Thread.side == side)
    yield from (("", words) for words in own.exec(remarks))
    versions = select(MandateVersion).join(Mandate).where(Mandate.draft_id == draft_id)
    for version in own.exec(versions):
        yield from (("", words) for words in _mandate(version))


def _mandate(version: MandateVersion) -> tuple[str, ...]:
    """What a mandate says that nobody else may read. What it requires or forbids are words that texts may well hold."""
    return (
        version.authorised_en, version.authorised_zh, version.fallback_en, version.fallback_zh, version.red_line, version.note,
    )  # fmt: skip


def _of_record(own: Session, desk: Desk) -> Iterator[tuple[str, str]]:
    columns: tuple[tuple[Any, tuple[Any, ...]], ...] = (
        (Position, (Position.statement_en, Position.statement_zh)), (Comment, (Comment.text,)),
        (Commitment, (Commitment.action_en, Commitment.action_zh, Commitment.condition_en, Commitment.condition_zh)),
        (Account, (Account.words,)), (Fulfilment, (Fulfilment.note,)), (ConditionFinding, (ConditionFinding.note,)),
        (Guideline, (Guideline.text_en, Guideline.text_zh)), (ImplementationReview, (ImplementationReview.note,)),
        (Claim, (Claim.proposition_en, Claim.proposition_zh, Claim.grounds)), (ClaimAccount, (ClaimAccount.words,)),
        (NextStep, (NextStep.action_en, NextStep.action_zh, NextStep.outcome)), (RequestAnswer, (RequestAnswer.note,)),
        (Measure, (Measure.name_en, Measure.name_zh, Measure.issuer, Measure.note)),
        (MeasureEvent, (MeasureEvent.what_en, MeasureEvent.what_zh)),
        (Communication, (Communication.what_en, Communication.what_zh)),
        (ReadOutPoint, (ReadOutPoint.title_en, ReadOutPoint.title_zh, ReadOutPoint.note)),
        (
            ScheduledEvent,
            (
                ScheduledEvent.title_en, ScheduledEvent.title_zh, ScheduledEvent.organiser_en, ScheduledEvent.organiser_zh,
                ScheduledEvent.as_printed,
            ),
        ),
    )  # fmt: skip
    for table, texts in columns:
        for row in own.execute(sa.select(*texts).where(table.side == desk.actor.side)):  # type: ignore[call-overload]
            yield from (("", words) for words in row)
    for (exact,) in own.execute(sa.select(Passage.exact).join(Source, Source.id == Passage.source_id)):  # type: ignore[arg-type, call-overload]
        yield "", exact  # of sources in the own store alone: what is marked in a joint one was said before all


def _joint_of_draft(joint: Session, draft_id: UUID) -> Iterator[str]:
    """What all sides of a draft read of it already: words that stand there are nobody's secret."""
    of_clause = Clause.draft_id == draft_id
    revisions = sa.select(Revision.text_en, Revision.text_zh).join(Clause, Clause.id == Revision.clause_id)
    yield from words_in(joint, revisions.where(of_clause))
    proposals = sa.select(
        Proposal.text_en, Proposal.text_zh, Proposal.second_en, Proposal.second_zh, Proposal.note
    )  # fmt: skip
    yield from words_in(joint, proposals.where(Proposal.draft_id == draft_id))
    answers = sa.select(Response.comment).join(Proposal, Proposal.id == Response.proposal_id)
    yield from words_in(joint, answers.where(Proposal.draft_id == draft_id))
    remarks = sa.select(Remark.words).join(Thread, Thread.id == Remark.thread_id)
    yield from words_in(joint, remarks.where(Thread.draft_id == draft_id))
    yield from words_in(joint, sa.select(Statement.text_en, Statement.text_zh).where(Statement.draft_id == draft_id))


def _weight(words: str) -> int:
    han = len(_HAN.findall(words))
    return 3 * han + len(words) - han


def _folded(words: str) -> str:
    return _SPACE.sub(" ", words).casefold()


__all__ = ["SHORTEST", "check_private_words", "private_words", "private_words_in"]
