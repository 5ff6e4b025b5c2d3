"""The list that goes back to the capital: every text that departs from a mandate, as a Word file for one's own side.

That it was made stands in the own side's store and nowhere else, and the check of documents knows it for that side alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from actions.desk import Desk
from actions.drafts import list_drafts
from actions.handing_out import (
    BACK_TO_CAPITAL,
    FileMade,
    WordFile,
    add_export,
    foot_with_code,
    rows_of_export,
    searched,
)
from actions.journal import record
from actions.mandates import MandateDeparture, Where, departures_of
from drafts.mandate import LANGUAGES, Departure, DepartureKind
from exports.word.mandate_paper import MandatePaper, PaperLine, PaperPart, write_paper
from exports.word.values import Language
from models.base import new_id, now


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The captions of the paper in the language of its reader. `clause` takes {number}, `by` {what} and {side}, `as_at` {when}."""

    language: Language
    title: str
    marking: str
    nothing: str
    as_at: str
    clause: str
    by: str
    whole: str
    authorised: str
    fallback: str
    red_line: str
    note: str
    text: str
    where: Mapping[Where, str]
    kinds: Mapping[DepartureKind, str]
    sides: Mapping[str, str]


def back_to_capital(desk: Desk, draft_id: UUID, words: PaperWords, when: str = "") -> WordFile:
    """Write down every departure from the own side's mandates, for its capital. Journal (own): mandate:exported.

    `when` is the present moment as the reader writes it. Raises as `actions.mandates.departures_of`, and ExportLeaks.
    """
    found = departures_of(desk, draft_id)
    with desk.reading() as joint:
        draft = next(draft for draft in list_drafts(joint, desk.actor) if draft.id == draft_id)
    made_at, export_id = now(), new_id()
    paper = _paper(found, words, f"{draft.title_en} {draft.title_zh}".strip(), when, made_at)
    content = searched(write_paper(replace(paper, foot=foot_with_code("", export_id))))
    name, title, label = f"{words.title} {made_at:%Y-%m-%d %H%M}.docx", (paper.title,) * 2, (paper.subtitle,) * 2
    made = FileMade(name, content, BACK_TO_CAPITAL, title, label, "mandate_paper", draft_id, made_at, export_id)
    row, kept = rows_of_export(desk, made)
    with desk.writing_own() as own:
        add_export(own, row, kept)
        record(own, desk.actor, "mandate:exported", None, draft_id=draft_id, sha256=row.sha256, departures=len(found))
    return WordFile(name, content)


def _paper(
    found: tuple[MandateDeparture, ...], words: PaperWords, title: str, when: str, made_at: datetime
) -> MandatePaper:
    return MandatePaper(
        words.title, f"{title} · {words.as_at.format(when=when)}" if when else title, words.marking, words.nothing,
        words.language, made_at, tuple(_part(departure, words) for departure in found),
    )  # fmt: skip


def _part(departure: MandateDeparture, words: PaperWords) -> PaperPart:
    place = departure.mandate.topic or words.clause.format(number=departure.number)
    if departure.mandate.topic:
        place += f" · {words.clause.format(number=departure.number) if departure.number else words.whole}"
    origin = words.where[departure.where]
    if departure.where == Where.TABLED:
        origin = words.by.format(what=origin, side=words.sides.get(departure.side, departure.side.upper()))
    lines = [PaperLine(words.kinds[one.kind], _what(one), one.language) for one in departure.departures]
    texts = {"en": departure.en, "zh": departure.zh}
    for language in LANGUAGES:
        rules = (departure.version.authorised_en, departure.version.fallback_en)
        if language == "zh":
            rules = (departure.version.authorised_zh, departure.version.fallback_zh)
        lines += [
            PaperLine(caption, said, language)
            for caption, said in zip(
                (words.text, words.authorised, words.fallback), (texts[language], *rules), strict=True
            )
            if said
        ]
    for caption, said in ((words.red_line, departure.version.red_line), (words.note, departure.version.note)):
        if said:
            lines.append(PaperLine(caption, said, words.language))
    return PaperPart(f"{place} — {origin}", tuple(lines))


def _what(departure: Departure) -> str:
    """The words it is about; where they differ, as they stand in the text."""
    if departure.kind in (DepartureKind.DEPARTS_FROM_AUTHORISED, DepartureKind.WITHIN_FALLBACK):
        return {"en": "English", "zh": "中文"}[departure.language]
    return departure.words


__all__ = ["PaperWords", "back_to_capital"]
