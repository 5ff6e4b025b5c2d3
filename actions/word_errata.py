"""Errata in Word: the corrigendum that declares them, and the adopted text with the recognised ones worked in.

The adopted text itself stays as it was adopted, in every form and at every later time.
"""

from collections.abc import Sequence
from dataclasses import replace

from actions.errata import ErratumLine
from actions.word_versions import side_pair
from drafts.milestones import StandingClause
from exports.word import captions
from exports.word.values import Correction, Footnote, Language


def corrections(errata: Sequence[ErratumLine], parties: Sequence[str]) -> tuple[Correction, ...]:
    """The lines of a corrigendum, in the order of the text; each says who has recognised it and who has not."""
    return tuple(_correction(line, parties) for line in errata)


def corrected_clauses(
    clauses: Sequence[StandingClause], errata: Sequence[ErratumLine]
) -> tuple[tuple[StandingClause, tuple[Footnote, ...]], ...]:
    """Each clause of an adopted text as corrected, with a note for every correction that all parties recognise.

    Corrections speak of the adopted words. One whose words an earlier one has taken is noted as not worked in.
    """
    made = []
    for clause in clauses:
        lines = [line for line in errata if line.clause_id == clause.clause_id and line.is_recognised]
        lines.sort(key=lambda line: (line.made_at, line.id))
        en, notes_en = _corrected(clause.en, [line for line in lines if line.language == "en"])
        zh, notes_zh = _corrected(clause.zh, [line for line in lines if line.language == "zh"])
        made.append((replace(clause, en=en, zh=zh), (*notes_en, *notes_zh)))
    return tuple(made)


def _corrected(text: str, lines: Sequence[ErratumLine]) -> tuple[str, list[Footnote]]:
    taken: list[tuple[int, int, str]] = []
    notes: list[Footnote] = []
    for line in lines:
        start, end = text.find(line.wrong), text.find(line.wrong) + len(line.wrong)
        is_applied = start >= 0 and all(end <= a or b <= start for a, b, _ in taken)
        if is_applied:
            taken.append((start, end, line.right))
        words = captions.correction(_language(line), line.wrong, line.right, line.made_at, is_applied=is_applied)
        notes.append(Footnote("", "", *words))
    for start, end, right in sorted(taken, reverse=True):
        text = text[:start] + right + text[end:]
    return text, notes


def _correction(line: ErratumLine, parties: Sequence[str]) -> Correction:
    day_en, day_zh = captions.on_day(line.made_at)
    by_en, by_zh = side_pair(line.side)
    missing = [side_pair(party) for party in parties if party not in line.recognised_by]
    recognised_en, recognised_zh = captions.recognised([side_pair(party) for party in line.recognised_by], missing)
    return Correction(
        line.number, _language(line), line.wrong, line.right, f"Declared on {day_en} by {by_en}.",
        f"{day_zh}由{by_zh}提出。", f"{recognised_en}.", f"{recognised_zh}。",
    )  # fmt: skip


def _language(line: ErratumLine) -> Language:
    return "zh" if line.language == "zh" else "en"


__all__ = ["corrected_clauses", "corrections"]
