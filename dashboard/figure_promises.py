"""The figures of commitments, requests and agendas, as sheets."""

from collections.abc import Mapping
from uuid import UUID

from actions.analytics import CommitmentFigures, CoverageFigures, RequestFigures
from actions.analytics_rounds import AgendaFigures
from dashboard.commitment_words import STANDINGS
from dashboard.figure_sheet import Counted, Row, Setting, Sheet, show_sheet
from dashboard.figure_words import COVERED, SINCE, SPANS, STATUSES, WAITED, share_rule
from dashboard.record_words import meeting_title, side_name
from dashboard.session import href
from dialogue.commitments import Standing
from dialogue.figures import Figure

SIGNS = {Standing.AGREED: "●", Standing.CLAIMED: "◐", Standing.DISPUTED: "≠", Standing.UNHEARD: "○"}
"""The sign of how accounts relate, as everywhere."""


def coverage_sheets(figures: CoverageFigures, setting: Setting) -> None:
    """Whose texts of the rounds are in."""
    words, covered = setting.words, figures.coverage

    def row(key: UUID) -> Row:
        return _meeting(figures, key, setting)

    show_sheet(
        Sheet(
            "coverage", words.t("Whose texts are in"), words.t("Of the rounds that were held."),
            [Counted(f"{name.name}", words.t(COVERED[name]), figure) for name, figure in covered.by_class.items()],
            row, words.c("figures", "Texts"),
        ),
        setting,
    )  # fmt: skip
    sides = [
        Counted(f"side-{side}", side_name(words, side, setting.dialogue.parties), figure)
        for side, figure in covered.by_side.items()
    ]
    show_sheet(
        Sheet(
            "texts", words.t("Rounds with a text"), words.t("Of the rounds that were held; a text of all together is of each."),
            [Counted("any", words.t("any text"), covered.sourced), *sides], row, words.t("Text of"), has_chart=False,
        ),
        setting,
    )  # fmt: skip


def commitment_sheets(figures: CommitmentFigures, setting: Setting) -> None:
    """Where commitments stand by side, how long overdue ones have been so, and how the accounts of them relate."""
    words, known = setting.words, {row.id: row for part in _parts(figures) for row in part}

    def row(key: UUID) -> Row:
        one = known[key]
        when = words.short_date(one.due_on) if one.due_on else words.t("undated")
        return words.pick(one.action_en, one.action_zh), when, href("commitments", id=one.id)

    sides = names_of_sides(figures.by_side, setting)
    due = words.t("Of the commitments that fall due in the window, as they stand today; what several sides undertook counts for each.")  # fmt: skip
    placed = [Counted("inside", words.t("in the window"), figures.placed)]
    if not setting.window.is_open:
        whole = figures.placed.among
        for code, name, part in (
            ("outside", words.t("with a day outside it"), figures.parted.outside),
            ("undated", words.t("◌ without a day: in no window that has an end"), figures.parted.undated),
        ):
            placed.append(Counted(code, name, Figure(tuple(one.id for one in part), whole, setting.window)))
        show_sheet(
            Sheet("placed", words.t("What the window holds"), words.t("Of all commitments of this record."), placed, row,
                  words.c("figures", "Commitments"), has_chart=False),
            setting,
        )  # fmt: skip
    show_sheet(
        Sheet(
            "status", words.t("Where commitments stand, by debtor side"), due,
            [
                Counted(status.name, words.t(name), figures.by_side[side].by_status[status], told, side)
                for status, name in STATUSES.items()
                for side, told in sides.items()
            ],
            row, words.t("Status"), notes=[words.t("Overdue is not broken: the day has passed and nobody has shown anything.")],
        ),
        setting,
    )  # fmt: skip
    tallies = [(told, side, figures.by_side[side]) for side, told in sides.items()]
    tallies.append((words.t("all"), "all", figures.every))
    kept = words.t("Fulfilled, of what is fulfilled, not fulfilled or overdue. What waits for its condition, is not due or has no day is in neither number.")  # fmt: skip
    show_sheet(
        Sheet(
            "kept", words.t("Kept, and without any evidence"), kept,
            [
                *(Counted("rate", words.c("figures", "fulfilled"), tally.fulfilment, told, side) for told, side, tally in tallies),
                *(
                    Counted("bare", words.t("without any evidence, of all"), tally.without_evidence, told, side)
                    for told, side, tally in tallies
                ),
            ],
            row, words.c("figures", "Share"), has_chart=False, notes=[share_rule(words)],
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "ageing", words.t("How long overdue ones have been so"), words.t("Of the overdue commitments of each side."),
            [
                Counted(span.name, words.t(name), figures.ages[side][span], told, side)
                for span, name in SPANS.items()
                for side, told in sides.items()
            ],
            row, words.t("Overdue for"),
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "accounts", words.t("How the accounts relate"), words.t("Of the commitments that fall due in the window."),
            [
                Counted(standing.name, f"{sign} {words.t(STANDINGS[standing][1])}", figures.standings[standing])
                for standing, sign in SIGNS.items()
            ],
            row, words.c("figures", "Accounts"),
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "contested", words.t("Contested, and resting on one account"),
            words.t("Contested: one account denies, rewords or, when asked, did not confirm it; of those with two accounts or more. One account: one party alone has spoken; of those with any."),
            [
                Counted("contested", words.t("≠ contested"), figures.contested),
                Counted("single", words.t("◐ resting on one account"), figures.single_account),
            ],
            row, words.c("figures", "Share"), has_chart=False, notes=[share_rule(words)],
        ),
        setting,
    )  # fmt: skip


def request_sheets(figures: RequestFigures, setting: Setting) -> None:
    """Which requests wait for an answer, by whom was asked, and for how long."""
    words = setting.words

    def row(key: UUID) -> Row:
        one = figures.rows[key]
        when = words.short_date(one.asked_on) if one.asked_on else words.t("date not known")
        if one.age.days is not None and one.is_unanswered:
            when = words.t("; ").join((when, words.n("{n} meeting since", "{n} meetings since", one.age.meetings or 0)))
        return words.pick(one.statement_en, one.statement_zh), when, href("requests", id=one.id)

    sides = names_of_sides(figures.by_addressee, setting)
    notes = [share_rule(words)]
    if figures.undated:
        notes.append(
            words.n(
                "{n} request has no day and is in no window that has an end.",
                "{n} requests have no day and are in no window that has an end.",
                len(figures.undated),
            )
        )
    show_sheet(
        Sheet(
            "unanswered", words.t("Requests that wait for an answer"),
            words.t("Of the requests made in the window, by the side that was asked. That there was no answer is counted as waiting."),
            [
                Counted("asked", words.t("unanswered"), found.figure, sides[side], side)
                for side, found in figures.by_addressee.items()
            ] + [Counted("asked", words.t("unanswered"), figures.every.figure, words.t("all"), "all")],
            row, words.t("Requests"), has_chart=False, notes=notes,
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "waiting", words.t("How long they have waited"), words.t("Of the unanswered requests to each side, the oldest first."),
            [
                Counted(since.name, words.t(name), figures.waiting[side][since], told, side)
                for since, name in SINCE.items()
                for side, told in sides.items()
            ],
            row, words.t("Waiting for"),
        ),
        setting,
    )  # fmt: skip


def agenda_sheets(figures: AgendaFigures, setting: Setting) -> None:
    """Whether what was left open came up again, and how long what is open has waited."""
    words = setting.words

    def point(key: UUID) -> Row:
        en, zh, meeting = figures.points[key]
        line = figures.meetings[meeting]
        where = href("dialogue", id=setting.dialogue.id, meeting=meeting)
        return words.pick(en, zh), f"{meeting_title(words, line)} · {words.short_date(line.starts_on)}", where

    def chain(key: UUID) -> Row:
        line = figures.chains[key]
        told = words.t("; ").join(
            (words.n("{n} round", "{n} rounds", line.rounds), words.n("{n} day", "{n} days", line.days))
        )
        return words.pick(*figures.points[key][:2]), told, href("agenda", id=setting.dialogue.id)

    waiting = figures.carried.waiting
    notes = [share_rule(words)]
    if waiting:
        notes.append(
            words.n(
                "{n} point was left open by a round that none has followed yet; it is in no number here.",
                "{n} points were left open by a round that none has followed yet; they are in no number here.",
                len(waiting),
            )
        )
    show_sheet(
        Sheet(
            "carried", words.t("Carried forward"),
            words.t("Points on the agenda of the round after, of those that a round of the window left open."),
            [
                Counted("all", words.t("all rounds of the window"), figures.carried.figure),
                *(
                    Counted(meeting.hex, _meeting(figures, meeting, setting)[0], figure)
                    for meeting, figure in reversed(figures.carried.by_round)
                ),
            ],
            point, words.t("Left open by"), has_chart=False, most_rows=21, notes=notes,
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "waited", words.t("How long open points have waited"),
            words.t("Of the points that still wait and first stood on an agenda in the window: rounds since then."),
            [Counted(name.name, words.t(WAITED[name]), figure) for name, figure in figures.ages.items()],
            chain, words.t("Waited for"),
        ),
        setting,
    )  # fmt: skip


def _parts(figures: CommitmentFigures):  # type: ignore[no-untyped-def]
    return figures.parted.inside, figures.parted.outside, figures.parted.undated


def _meeting(figures: CoverageFigures | AgendaFigures, key: UUID, setting: Setting) -> Row:
    line = figures.meetings[key]
    where = href("dialogue", id=setting.dialogue.id, meeting=key)
    return meeting_title(setting.words, line), setting.words.short_date(line.starts_on), where


def names_of_sides(by_side: Mapping[str, object], setting: Setting) -> dict[str, str]:
    """What the sides of some figures are called, in the order of the dialogue."""
    words, parties = setting.words, setting.dialogue.parties
    return {side: side_name(words, side, parties) or words.t("others") for side in by_side}


__all__ = ["agenda_sheets", "commitment_sheets", "coverage_sheets", "names_of_sides", "request_sheets"]
