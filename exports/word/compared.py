"""Two texts of one draft as rows with changes: what stayed in its place, came, went, and moved.

The order is that of the later text; what went stands where it stood, and a moved clause stands at both ends. So all
changes rejected give the earlier text and all accepted the later one, clause by clause and number by number.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from drafts.milestones import Became, ClauseChange, StandingClause
from exports.word import captions
from exports.word.lineage import through
from exports.word.values import ClauseText, Footnote, Language, Mark, Moved, Note, Run

Steps = Mapping[UUID, Sequence[tuple[StandingClause, Mark]]]
"""For each clause its revisions after the earlier text, up to that of the later one, each with whose it was."""
LastHand = Callable[[UUID], Mark]
"""Whose the latest change of a clause was: for what no revision of its words tells."""


def compared_clauses(
    changes: Sequence[ClauseChange], steps: Steps, last_hand: LastHand,
    footnotes: Mapping[UUID, tuple[Footnote, ...]] | None = None,
) -> tuple[ClauseText, ...]:  # fmt: skip
    """The rows of a comparison of two texts, with every change under its hand."""
    leaving = sorted((c for c in changes if c.moved), key=lambda c: c.before_at or 0)
    rows: list[ClauseText] = []
    for change in changes:
        stayed_at = None if change.moved else change.before_at
        while leaving and stayed_at is not None and (leaving[0].before_at or 0) < stayed_at:
            rows.append(_moved(leaving.pop(0), steps, last_hand, arrives=False))
        if change.moved:
            rows.append(_moved(change, steps, last_hand, arrives=True, footnotes=footnotes))
        else:
            rows.append(_stayed(change, steps, last_hand, footnotes))
    return (*rows, *(_moved(change, steps, last_hand, arrives=False) for change in leaving))


def _stayed(
    change: ClauseChange, steps: Steps, last_hand: LastHand, footnotes: Mapping[UUID, tuple[Footnote, ...]] | None
) -> ClauseText:
    before, after = change.before, change.after
    clause = after or before
    if clause is None:
        raise ValueError("a change of no clause")
    hand = last_hand(clause.clause_id)
    notes: tuple[Note, ...] = ()
    numbers: tuple[Run, ...] = ()
    if before is not None and after is not None:
        numbers = _numbers(before.number, after.number, hand)
        notes = _restyled(before, after, hand)
    return ClauseText(
        clause_id=clause.clause_id.hex, number=clause.number, kind=clause.kind, level=clause.level,
        en=_runs(change, "en", steps, hand), zh=_runs(change, "zh", steps, hand),
        base_en=before.en if before else "", base_zh=before.zh if before else "",
        inserted=hand if change.became == Became.INSERTED else None,
        deleted=hand if change.became == Became.DELETED else None,
        notes=notes, footnotes=(footnotes or {}).get(clause.clause_id, ()) if after is not None else (), numbers=numbers,
    )  # fmt: skip


def _moved(
    change: ClauseChange, steps: Steps, last_hand: LastHand, *, arrives: bool,
    footnotes: Mapping[UUID, tuple[Footnote, ...]] | None = None,
) -> ClauseText:  # fmt: skip
    """One end of a move: what stayed of the words is moved; what went is struck where it was, what came is new there."""
    before, after = change.before, change.after
    if before is None or after is None:
        raise ValueError("only a clause of both texts can have moved")
    hand = last_hand(after.clause_id)

    def here(run: Run) -> bool:
        return (run.deleted is None) if arrives else (run.inserted is None)

    numbers = tuple(filter(here, _numbers(before.number, after.number, hand)))
    shown = after if arrives else before
    notes = (Note(hand.author, hand.at, captions.moved(before.number, after.number)),) if arrives else ()
    return ClauseText(
        clause_id=after.clause_id.hex, number=shown.number, kind=shown.kind, level=shown.level,
        en=tuple(filter(here, _runs(change, "en", steps, hand))),
        zh=tuple(filter(here, _runs(change, "zh", steps, hand))),
        base_en="" if arrives else before.en, base_zh="" if arrives else before.zh,
        notes=notes + (_restyled(before, after, hand) if arrives else ()),
        footnotes=(footnotes or {}).get(after.clause_id, ()) if arrives else (),
        moved=Moved(hand, f"move{(change.after_at or 0) + 1}", arrives), numbers=numbers,
    )  # fmt: skip


def _runs(change: ClauseChange, language: Language, steps: Steps, hand: Mark) -> tuple[Run, ...]:
    """The words of a clause; in one that came or went as a whole they carry no mark of their own."""
    clause = change.after or change.before
    if clause is None or change.before is None or change.after is None:
        text = _text(clause, language)
        return (Run(text),) if text else ()
    told = [(_text(step, language), mark) for step, mark in steps.get(clause.clause_id, ())]
    target = _text(change.after, language)
    if not told or told[-1][0] != target:
        told.append((target, hand))
    return through(_text(change.before, language), told)


def _numbers(before: str, after: str, hand: Mark) -> tuple[Run, ...]:
    if before == after:
        return (Run(after),) if after else ()
    return tuple(run for run in (Run(before, deleted=hand), Run(after, inserted=hand)) if run.text)


def _restyled(before: StandingClause, after: StandingClause, hand: Mark) -> tuple[Note, ...]:
    was, now = (str(before.kind), str(before.level)), (str(after.kind), str(after.level))
    return (Note(hand.author, hand.at, captions.restyled(was, now)),) if was != now else ()


def _text(clause: StandingClause | None, language: Language) -> str:
    if clause is None:
        return ""
    return clause.en if language == "en" else clause.zh
