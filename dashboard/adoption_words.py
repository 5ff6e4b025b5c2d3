"""The last steps of a text in words: what stands in the way of adoption, silence on both clocks, statements, errata."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from actions.adoptions import AdoptionView
from actions.errata import ErratumLine
from actions.silences import SilenceLine
from actions.statements import StatementLine
from dashboard.names import party_name, person_name
from dashboard.parts.lists import definition, rows, table
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.parts.status import badge
from dashboard.session import href
from dialogue.silence import SilenceStanding
from dialogue.statements import StatementKind
from drafts.adoption import Obstacle
from locales import C_, LANGUAGE_NAMES, N_, Reader
from locales.zones import zone_name

OBSTACLES: Final = {
    Obstacle.BRACKETS: ("bracketed", N_("clauses with square brackets")),
    Obstacle.NOT_CONFORMED: ("conforming", N_("clauses whose languages are not conformed")),
    Obstacle.AD_REFERENDUM: ("ad_referendum", N_("clauses agreed ad referendum, to be confirmed by capital")),
    Obstacle.NOT_AGREED: ("open", N_("clauses that are not agreed")),
}
"""Each kind of obstacle: the shape that stands for it, and its words."""

KINDS: Final = {
    StatementKind.RESERVATION: N_("reservation"),
    StatementKind.INTERPRETATION: N_("interpretive statement"),
    StatementKind.EXPLANATION: N_("explanation of position"),
    StatementKind.DISSENT: N_("dissent footnote"),
}
"""The kinds of statements."""

STANDINGS: Final = {
    SilenceStanding.RUNNING: C_("silence", "running"),
    SilenceStanding.BROKEN: C_("silence", "broken"),
    SilenceStanding.LAPSED: C_("silence", "lapsed into acceptance"),
    SilenceStanding.CANCELLED: C_("silence", "cancelled"),
}
"""Where a silence procedure can stand."""


FIRST_LETTERS: Final = 24
"""How much of a clause without a number stands for it."""


def obstacle_rows(view: AdoptionView, words: Reader) -> Markup | None:
    """One line for each kind of obstacle, with a link to every clause where it lies; None where nothing is in the way."""
    room = href("room", id=view.draft.id)
    called = {clause.id: words.pick(clause.en, clause.zh)[:FIRST_LETTERS] or "–" for clause in view.clauses}
    lines: list[tuple[Words, Words, Words, str | None]] = [
        (
            words.number(len(line.clauses)), badge(OBSTACLES[line.kind][0], words.t(OBSTACLES[line.kind][1])),
            join([link(number or called[clause], _clause(view.draft.id, clause)) for clause, number in line.clauses[:12]], " · "),
            None,
        )
        for line in view.obstacles
    ]  # fmt: skip
    if view.open_proposals:
        lines.append((words.number(view.open_proposals), words.t("open proposals"), "", room))
    if view.silence_until:
        lines.append(
            (words.t("silence"), words.t("runs until {moment}", moment=words.moment(view.silence_until)), "", None)
        )
    if not view.clauses:
        lines.append(("", words.t("the draft has no clauses yet"), "", room))
    if view.milestone is None:
        lines.append(("", words.t("no milestone has been set of the text as it stands"), "", None))
    return rows(lines) if lines else None


def silence_block(line: SilenceLine, draft_id: UUID, words: Reader) -> Markup:
    """One procedure: on which milestone, where it stands, its deadline on the clocks of each capital, objections."""
    clocks = [
        tag(
            "span", tag("strong", clock_words(clock.wall.at, words)), " ",
            words.t("{party} ({zone})", party=party_name(clock.party, words), zone=zone_name(words, clock.wall.zone)),
        )
        for clock in line.clocks
    ] or [tag("strong", clock_words(line.deadline.astimezone(ZoneInfo(line.zone)), words))]  # fmt: skip
    said: list[Words] = [
        words.t(
            "{party}, {moment}: {reason}", party=party_name(b.party, words), moment=words.moment(b.at), reason=b.reason
        )
        for b in line.breaks
    ]
    return tag(
        "article",
        definition(
            [
                (words.t("Standing"), tag("strong", words.c("silence", line.standing))),
                (words.t("Milestone"), link(line.label, href("milestones", id=draft_id))),
                (words.t("Deadline"), join(clocks, tag("br"))),
                (words.c("silence", "Opened"), _by(line.by_id, line.by_name, line.opened_at, words)),
                (words.t("Objections"), join(said, tag("br")) if said else ""),
                (words.t("Why it was cancelled"), line.cancelled_reason),
            ]
        ),
    )


def clock_words(at: datetime, words: Reader) -> str:
    """A moment as the clock of its own zone shows it: 4 Mar 2026, 20:00."""
    return Reader(words.language, getattr(at.tzinfo, "key", "UTC")).moment(at)


def statement_block(line: StatementLine, draft_id: UUID, ordinal: int, words: Reader) -> Markup:
    """A statement with its number, clause and party, both languages side by side or the missing one named."""
    notes = []
    if line.withdrawn_at:
        moment = words.moment(line.withdrawn_at)
        notes.append(words.t("Withdrawn on {moment}.", moment=moment) + (f" {line.withdrawn_reason}"))
    elif not line.is_on_standing_words:
        notes.append(words.t("The clause has been reworded since this was said."))
    if line.missing_language:
        is_chinese = line.missing_language == "zh"
        notes.append(words.t("Not yet given in Chinese.") if is_chinese else words.t("Not yet given in English."))
    head = tag(
        "p",
        f"{ordinal}. ",
        badge("reservation", words.t(KINDS[line.kind]), party_name(line.party, words)),
        " ",
        link(words.t("clause {number}", number=line.number or "–"), _clause(draft_id, line.clause_id)),
    )
    texts = [
        tag("p", tag("s", text) if line.withdrawn_at else text, lang=code, cls="alt-text")
        for text, code in ((line.text_en, "en"), (line.text_zh, "zh-CN"))
        if text.strip()
    ]
    return tag("article", head, *texts, *(tag("p", note, cls="alt-quiet") for note in notes))


def adoption_table(view: AdoptionView, words: Reader) -> Markup:
    """A line for each party: when it adopted which milestone, with which fingerprint and how many statements."""
    last = {line.party: line for line in view.adoptions}
    lines: list[list[Words]] = []
    for party in view.parties:
        line = last.get(party)
        if line is None:
            lines.append([party_name(party, words), words.t("not yet"), "", "", ""])
            continue
        lines.append(
            [
                party_name(party, words), _by(line.by_id, line.by_name, line.at, words),
                link(line.label, href("milestones", id=view.draft.id)),
                words.number(len(line.statements)), tag("code", line.fingerprint[:16], title=line.fingerprint),
            ]
        )  # fmt: skip
    headers: list[Words] = [
        words.t("Party"), words.c("draft", "Adopted"), words.t("Milestone"), words.t("Statements"), words.t("Fingerprint"),
    ]  # fmt: skip
    return table(headers, lines, numeric={3})


def errata_table(lines: Iterable[ErratumLine], draft_id: UUID, words: Reader) -> Markup:
    """The errata as a list that can be printed."""
    headers: list[Words] = [
        words.t("Clause"), words.t("Language"), words.c("erratum", "for"), words.c("erratum", "read"), words.t("Why"), words.t("Recognised by"),
    ]  # fmt: skip
    return table(headers, [_erratum(line, draft_id, words) for line in lines])


def _erratum(line: ErratumLine, draft_id: UUID, words: Reader) -> list[Words]:
    code = "zh-CN" if line.language == "zh" else "en"
    names = words.t(", ").join(party_name(party, words) for party in line.recognised_by)
    return [
        link(line.number or "–", _clause(draft_id, line.clause_id)), LANGUAGE_NAMES[line.language],
        tag("span", line.wrong, lang=code), tag("span", line.right, lang=code) if line.right else "–", line.reason,
        words.t("all parties") if line.is_recognised else names or words.t("nobody yet"),
    ]  # fmt: skip


def _by(by_id: UUID | None, by_name: str, at: datetime, words: Reader) -> str:
    return words.t("{moment}, {name}", moment=words.moment(at), name=person_name(by_id, by_name, words))


def _clause(draft_id: UUID, clause_id: UUID) -> str:
    return href("room", id=draft_id, clause=clause_id)
