"""Drafts for the tests of the writer: fictional clauses, open proposals of both sides, a clause that comes and one that goes."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from drafts.milestones import StandingClause, compare_milestones
from exports.word.compared import Steps, compared_clauses
from exports.word.returned import BaseClause
from exports.word.values import ClauseText, DraftDocument, Footnote, Mark, Note, Run, stacked
from tests.exports.pages import edited, paragraph

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
US = Mark("US – Theodora Seal", START)
CN = Mark("中方 – 林舟", START + timedelta(hours=18, minutes=30))
AUTHORS = (US.author, CN.author)


def clause_id(number: object) -> str:
    return uuid5(NAMESPACE_URL, f"alternat:test:{number}").hex


def clause(number: str, en: str, zh: str, kind: str = "paragraph", **more) -> ClauseText:
    """A clause; `en_proposals` and `zh_proposals` are stacked on its texts."""
    proposals_en, proposals_zh = more.pop("en_proposals", ()), more.pop("zh_proposals", ())
    level = 2 if kind == "subparagraph" else 1
    return ClauseText(
        clause_id(number + en + zh),
        number,
        kind,
        level,
        stacked(en, proposals_en),
        stacked(zh, proposals_zh),
        en,
        zh,
        **more,
    )


def new_clause(number: str, en: str, zh: str, mark: Mark) -> ClauseText:
    """A clause that is only proposed."""
    runs = ((Run(en, inserted=mark),), (Run(zh, inserted=mark),))
    return ClauseText(clause_id(number + en), number, "paragraph", 1, *runs, "", "", inserted=mark)


def draft(*clauses: ClauseText, **more) -> DraftDocument:
    return DraftDocument(
        "Draft Consensus", "共识草案", "Rev. 2.1 · 22 November 2026", "第2.1稿 · 2026年11月22日", "FOR DELEGATIONS", "export-1",
        "draft-1", START + timedelta(days=2), clauses or SAMPLE, **more,
    )  # fmt: skip


def base_of(document: DraftDocument) -> list[BaseClause]:
    return [BaseClause(c.clause_id, c.number, c.base_en, c.base_zh) for c in document.clauses]


SAMPLE = (
    clause("", "The two sides,", "双方，", "chapeau"),
    clause("1", "Human control", "人类控制", "heading"),
    clause(
        "1.1",
        "The Parties shall submit a report within thirty (30) days; it “may” be confidential.",
        "双方应当在三十（30）日内提交报告；该报告“可以”保密。",
        en_proposals=[
            ("The Parties should submit a brief report within sixty (60) days; it “may” be confidential.", US)
        ],
        zh_proposals=[("双方应在六十（60）日内提交简短报告；该报告“可以”保密。", US)],
        notes=(Note(US.author, US.at, "See annex <2> & reply.\n请确认。"),),
    ),
    clause(
        "1.2",
        "Neither side will delegate the decision.",
        "任何一方不得授权他者决定。",
        en_proposals=[("No side shall delegate the decision.", CN), ("Neither side should delegate any decision.", US)],
        footnotes=(
            Footnote("China, reservation", "中方的保留", "Not as a precedent <3>.", "不作先例。"),
            Footnote("US, explanation of position", "美方的解释立场", "See “annex”.", ""),
        ),
    ),
    clause("(a)", "points of contact — one each;", "联络点——双方各一个；", "subparagraph"),
    clause("(b)", "an annual exchange of notes.", "每年交换照会一次。", "subparagraph", deleted=CN),
    new_clause("1.3", "The Parties intend to establish a hotline.", "双方拟设立热线。", US),
    clause("2", "Final clauses", "最后条款", "heading"),
    clause("2.1", "Tab\there, break\nthere, 5 < 6 & “so on”…", "制表\t符，换行\n符，𠀀与é。", "paragraph"),
)


def random_draft(seed: int, count: int = 6) -> DraftDocument:
    """A draft with proposals of one or both sides on random clauses."""
    chance = random.Random(seed)
    made = []
    for n in range(count):
        texts = {x: paragraph(chance, x) for x in ("en", "zh")}
        proposals = {}
        for language, text in texts.items():
            hands = [hand for hand in (US, CN) if chance.random() < 0.4]
            proposals[f"{language}_proposals"] = [
                ("".join(edited(chance, language, [text], 1.0)), hand) for hand in hands
            ]
        made.append(clause(f"{n + 1}", texts["en"], texts["zh"], **proposals))
    if chance.random() < 0.5:
        made.insert(chance.randint(0, count), new_clause("9", paragraph(chance, "en"), paragraph(chance, "zh"), CN))
    return draft(*made, first_language=chance.choice(["en", "zh"]))


def two_texts(seed: int, count: int = 9) -> tuple[tuple[StandingClause, ...], tuple[StandingClause, ...], Steps]:
    """Two texts of one draft: clauses reworded by several hands, renumbered, restyled, moved, gone and come; and the way."""
    chance = random.Random(seed)
    before = [_standing(n, paragraph(chance, "en"), paragraph(chance, "zh")) for n in range(count)]
    steps: dict[UUID, list[tuple[StandingClause, Mark]]] = {}
    after: list[StandingClause] = []
    for standing in before:
        if chance.random() < 0.15:
            continue
        now = standing
        for hand in chance.choices((US, CN), k=chance.choice((0, 0, 1, 2, 3))):
            changed = {x: "".join(edited(chance, x, [getattr(now, x)], 1.0)) for x in ("en", "zh")}
            if chance.random() < 0.2:  # somebody puts it back
                changed = {"en": standing.en, "zh": standing.zh}
            now = replace(now, **changed, level=chance.choice((1, 1, 1, 2)))
            steps.setdefault(now.clause_id, []).append((now, hand))
        after.append(now)
    for _ in range(chance.choice((0, 1, 2))):
        after.insert(chance.randint(0, len(after)), after.pop(chance.randrange(len(after))))
    for n in range(chance.choice((0, 1, 2))):
        new = _standing(count + n, paragraph(chance, "en"), paragraph(chance, "zh"))
        after.insert(chance.randint(0, len(after)), new)
        steps[new.clause_id] = [(new, chance.choice((US, CN)))]
    if chance.random() < 0.5:
        after = [replace(standing, number=str(at + 1)) for at, standing in enumerate(after)]
    return tuple(before), tuple(after), steps


def _standing(n: int, en: str, zh: str) -> StandingClause:
    return StandingClause(UUID(clause_id(n)), str(n + 1), "paragraph", 1, f"{n:03}", en, zh)


def compared_draft(seed: int) -> tuple[DraftDocument, dict[str, list[str]]]:
    """A redline between two texts, and what its table must say in each view."""
    before, after, steps = two_texts(seed)
    hands = {key: taken[-1][1] for key, taken in steps.items()}
    rows = compared_clauses(compare_milestones(before, after), steps, lambda key: hands.get(key, US))
    views = {"rejected": before, "accepted": after}
    return draft(*rows), {view: [part for c in text for part in (c.number, c.en, c.zh)] for view, text in views.items()}


def accepted_text(runs) -> str:
    return "".join(run.text for run in runs if run.deleted is None)


def body_texts(document: DraftDocument, view: str) -> list[str]:
    """What the table of a redline must say in a view: number, first language, second language, clause by clause."""
    found = []
    for c in document.clauses:
        if (c.inserted if view == "rejected" else c.deleted) is not None:
            continue
        found.append(c.number)
        for language in document.languages:
            found.append(c.base(language) if view == "rejected" else accepted_text(c.runs(language)))
    return found
