"""Positions side by side as a page shows them: the table of a window, chains of movement, distances with their gaps."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from actions.dialogues import DialogueView, MeetingLine
from actions.position_matrix import Cell, Distance, Matrix
from actions.positions import PositionLine
from dashboard.parts.lists import table
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.position_words import FIRMNESS, LEANINGS, MOVEMENTS, sign, speaker_of
from dashboard.record_words import both_languages, meeting_title, quoted, side_name
from dashboard.session import href
from dialogue.positions import Firmness
from dialogue.vocabulary import PositionKind
from locales import N_, Reader

NONE = "none"
OTHERS = "others"
KINDS = {
    PositionKind.JUSTIFICATION: "∵", PositionKind.CONCERN: "!", PositionKind.REQUEST: "→", PositionKind.CLAIM: "§",
    PositionKind.DENIAL: "¬", PositionKind.ACKNOWLEDGEMENT: "≈", PositionKind.WARNING: "‼", PositionKind.QUESTION: "?",
    PositionKind.PREDICTION: "…", PositionKind.IMPUTED_PURPOSE: "«»",
}  # fmt: skip
"""The sign of each kind of statement; a plain position has none."""
GAP = N_("no statement")
FAR = {0: N_("0 the same"), 1: N_("1 close"), 2: N_("2 apart"), 3: N_("3 far apart"), 4: N_("4 opposed")}
"""How far apart two sides stood, by number and word."""


def matrix_table(matrix: Matrix, dialogue: DialogueView, words: Reader, where: Mapping[str, str]) -> Markup:
    """Topics down, parties across; each cell leads to its quotes, and a gap is shown as a gap. `where` is the window."""
    columns = [party.key for party in dialogue.parties]
    columns += [""] if any(party == "" for _, party in matrix.cells) else []
    headers = [
        words.t("Topic"), *(side_name(words, key, dialogue.parties) if key else words.t("others") for key in columns)
    ]  # fmt: skip
    rows = []
    for topic, en, zh in matrix.topics:
        name: Words = both_languages(words, en, zh) if topic else words.t("no topic")
        rows.append(
            [name, *(_cell(matrix.cells.get((topic, key)), topic, key, dialogue, words, where) for key in columns)]
        )
    return table(headers, rows, even=True)


def _cell(
    cell: Cell | None, topic: UUID | None, party: str, dialogue: DialogueView, words: Reader, where: Mapping[str, str]
) -> Words:  # fmt: skip
    if cell is None:
        return tag("span", words.t(GAP), cls="alt-quiet")
    latest = cell.latest
    signs = [KINDS.get(latest.kind, "")]
    signs += [sign(words, FIRMNESS[latest.firmness])] if latest.firmness not in (None, Firmness.STATED) else []
    signs += [sign(words, LEANINGS[latest.leaning])] if latest.leaning is not None else []
    signs += [sign(words, MOVEMENTS[latest.movement])] if latest.supersedes_id else []
    said = words.pick(latest.statement_en, latest.statement_zh)
    opens = href("matrix", dialogue=dialogue.id, topic=topic.hex if topic else NONE, party=party or OTHERS, **where)
    meeting = next((m for m in dialogue.meetings if m.id == latest.meeting_id), None)
    told = [meeting_title(words, meeting)] if meeting else []
    told += [words.t(latest.kind)] if latest.kind != PositionKind.POSITION else []
    told += [words.n("{n} statement", "{n} statements", cell.count)] if cell.count > 1 else []
    marks = " ".join(filter(None, signs))
    return join(
        [
            tag("span", marks, cls="alt-steps", aria_hidden="true") if marks else None,
            link(said, opens, cls="alt-link alt-latest"),
            tag("small", " · ".join(told), cls="alt-under"),
        ]
    )


def legend(words: Reader) -> Markup:
    """What the signs of the table mean."""
    kinds = (f"{mark} {words.t(kind)}" for kind, mark in KINDS.items())
    firm = (words.t(told) for key, told in FIRMNESS.items() if key != Firmness.STATED)
    leanings = (words.t(LEANINGS[leaning]) for leaning in (-2, -1, 0, 1, 2))
    moved = (words.t(told) for key, told in MOVEMENTS.items() if key)
    return tag("p", *(tag("span", told) for told in (*kinds, *firm, *leanings, *moved)), cls="alt-legend")


def movement_chain(chain: Sequence[PositionLine], dialogue: DialogueView, words: Reader) -> Markup:
    """A chain of positions: each step shows what was said before and after with both quotes, and how the side moved."""
    last = chain[-1]
    about = words.pick(last.topic_en, last.topic_zh) or words.t("no topic")
    steps = [
        tag(
            "div",
            tag("p", tag("strong", words.t(MOVEMENTS[after.movement])), cls="alt-moved"),
            tag("div", _side(before, dialogue, words), _side(after, dialogue, words), cls="alt-beside"),
        )
        for before, after in pairwise(chain)
    ]
    who = speaker_of(words, last, dialogue.parties)
    return tag(
        "article", tag("p", tag("strong", f"{who} · {about}")), *steps, cls="alt-movement", data_testid="movement"
    )


def _side(line: PositionLine, dialogue: DialogueView, words: Reader) -> Markup:
    meeting = next((m for m in dialogue.meetings if m.id == line.meeting_id), None)
    on = words.short_date(line.stated_on) if line.stated_on else ""
    told = " · ".join(filter(None, (meeting_title(words, meeting) if meeting else "", on)))
    return tag(
        "div",
        tag("p", told or words.t("of no known date"), cls="alt-quiet"),
        tag("p", both_languages(words, line.statement_en, line.statement_zh)),
        quoted(words, line.quote),
    )


def distance_table(
    distances: Sequence[Distance], meetings: Sequence[MeetingLine], dialogue: DialogueView, words: Reader
) -> Markup:
    """Topics with a written proposition down, meetings across: how far apart the two stood; a gap where one said nothing."""
    headers = [words.t("Topic and proposition"), *(meeting_title(words, m) for m in meetings), words.t("Both placed")]
    rows = []
    for distance in distances:
        steps = {step.meeting_id: step for step in distance.convergence.steps}
        cells: list[Words] = []
        for meeting in meetings:
            step = steps.get(meeting.id)
            if step is None or step.distance is None:
                cells.append(tag("span", "–", title=words.t(GAP), cls="alt-quiet"))
                continue
            told = words.t(FAR[step.distance])
            cells.append(link(told, href("positions", dialogue=dialogue.id, id=step.first)))
        coverage = distance.convergence.coverage
        counted = words.t("{n} of {of}", n=words.number(coverage.numerator), of=words.number(coverage.denominator))
        name = both_languages(words, distance.name_en, distance.name_zh)
        proposition = tag("small", words.pick(distance.proposition_en, distance.proposition_zh), cls="alt-under")
        rows.append([join([name, proposition]), *cells, counted])
    return table(headers, rows)


__all__ = ["GAP", "NONE", "OTHERS", "distance_table", "legend", "matrix_table", "movement_chain"]
