"""The figures of positions, read-outs and contacts, as sheets."""

from collections.abc import Callable, Sequence
from uuid import UUID

from actions.analytics import MeetingGap, PositionFigures, ReadOutFigures, TopicDistance
from actions.analytics_rounds import ContactFigures
from actions.contacts import Contacted, ContactsBy
from actions.figure_export import FigureTable
from dashboard.figure_promises import names_of_sides
from dashboard.figure_sheet import (
    Counted,
    Row,
    Setting,
    Sheet,
    framed,
    framed_headers,
    offer_csv,
    show_sheet,
)
from dashboard.figure_words import ACQUAINTED, IN_WORDS, OFTEN, share_rule
from dashboard.form_state import filter_choice
from dashboard.matrix_view import FAR, GAP
from dashboard.parts.figure_charts import distance_chart, draw, pairs_chart
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Words, join, link, show, tag
from dashboard.position_words import MOVEMENTS
from dashboard.read_out_view import TOLD
from dashboard.record_words import meeting_title, side_name
from dashboard.session import href
from dashboard.visit import here
from dialogue.contact_counts import MetInWindow
from dialogue.contacts import Contact
from dialogue.figures import Figure
from dialogue.position_counts import Step
from dialogue.read_outs import Told
from locales import LANGUAGE_NAMES, Reader

AT_ONCE = 50
"""How many pairs, and how many meetings, a table shows; the CSV has all."""


def position_sheets(figures: PositionFigures, coders: str, setting: Setting) -> None:
    """In whose words positions are known, how each side moved, and how far apart two stood."""
    words = setting.words

    def row(key: UUID) -> Row:
        one = figures.rows[key]
        when = words.short_date(one.stated_on) if one.stated_on else words.t("date not known")
        where = href("positions", dialogue=setting.dialogue.id, id=one.id)
        return words.pick(one.statement_en, one.statement_zh), when, where

    sides = names_of_sides(figures.words, setting)
    show_sheet(
        Sheet(
            "words", words.t("In whose words positions are known"), words.t("Of the positions of each side that were stated in the window."),
            [
                Counted(kind.name, words.t(name), figures.words[side][kind], told, side)
                for kind, name in IN_WORDS.items()
                for side, told in sides.items()
            ],
            row, words.t("Known from"), notes=[share_rule(words)],
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "moved", words.t("How sides moved"),
            words.t("Of the positions stated in the window that replaced an earlier one of the same side."),
            [
                Counted(movement.name if movement else "UNREAD", words.t(name), figures.movements[side][movement], told, side)
                for movement, name in MOVEMENTS.items()
                for side, told in sides.items()
            ],
            row, words.t("Movement"),
            notes=[words.t("Both quotes of each step stand side by side on the page of positions side by side.")],
        ),
        setting,
    )  # fmt: skip
    _distances(figures, coders, setting)


def _distances(figures: PositionFigures, coders: str, setting: Setting) -> None:
    words = setting.words
    section(words.t("How far apart two sides stood, topic by topic"), len(figures.distances))
    note = words.t("Toward the written proposition of a topic, the latest position of each side at a meeting; only where both were placed. A gap is a gap, not a nought.")  # fmt: skip
    show(tag("p", words.together(note, setting.window_words, setting.coverage_words), cls="alt-quiet"))
    if not figures.distances:
        show(empty(words.t("No topic on which positions were stated has a written proposition yet; leanings are read toward one.")))  # fmt: skip
        return
    show(tag("p", coders))
    names = {d.topic_id.hex: words.pick(d.name_en, d.name_zh) for d in figures.distances}
    fullest = max(figures.distances, key=lambda d: d.convergence.coverage.numerator)
    asked = filter_choice(words.t("Topic of the chart"), "topic", names, names[fullest.topic_id.hex])
    chosen = next((d for d in figures.distances if d.topic_id.hex == asked), fullest)
    if chosen.convergence.plotted:
        _distance_chart(chosen, figures, setting)
    show(_distance_table(figures, setting))
    first, second = figures.distances[0].convergence.parties
    header = [
        words.t("Topic"), words.t("Proposition"), words.t("Meeting"), words.t("Day"), words.t("Distance, 0 to 4"),
        words.t("Between"), *framed_headers(words),
    ]  # fmt: skip
    between = " – ".join(side_name(words, party, setting.dialogue.parties) for party in (first, second))

    def made() -> FigureTable:
        lines = [
            [
                words.pick(d.name_en, d.name_zh), words.pick(d.proposition_en, d.proposition_zh),
                meeting_title(words, figures.meetings[s.meeting_id]), figures.meetings[s.meeting_id].starts_on.isoformat(),
                "" if s.distance is None else str(s.distance), between, *framed(setting, _stood(s)),
            ]
            for d in figures.distances
            for s in d.convergence.steps
        ]  # fmt: skip
        stood = {row for d in figures.distances for s in d.convergence.steps for row in _stood(s).among}
        return FigureTable("distances", header, lines, stood)

    offer_csv("distances", made, setting)


def _stood(step: Step) -> Figure:
    """The positions between which a distance was measured."""
    ids = tuple(filter(None, (step.first, step.second)))
    return Figure(ids, ids)


def _distance_chart(chosen: TopicDistance, figures: PositionFigures, setting: Setting) -> None:
    words = setting.words
    title, proposition = (
        words.pick(chosen.name_en, chosen.name_zh),
        words.pick(chosen.proposition_en, chosen.proposition_zh),
    )
    show(tag("p", tag("strong", title), tag("small", proposition, cls="alt-under")))
    steps = [
        (figures.meetings[s.meeting_id].starts_on, meeting_title(words, figures.meetings[s.meeting_id]), s.distance)
        for s in chosen.convergence.steps
    ]
    far = [words.t(FAR[n]) for n in range(5)]
    told = words.t("; ").join(f"{name} {far[n]}" for _, name, n in steps if n is not None)
    title_and_all = words.t("{title}: {text}", title=title, text=told)
    draw(
        distance_chart(steps, far, words.t("Meeting"), words.t("How far apart"), words.t(GAP), title_and_all),
        here("chart_distance"),
    )


def _distance_table(figures: PositionFigures, setting: Setting) -> Words:
    words = setting.words
    lines = []
    for distance in figures.distances:
        plotted, covered = distance.convergence.plotted, distance.convergence.coverage
        ends: list[Words] = []
        for step in (plotted[0], plotted[-1]) if plotted else ():
            meeting = figures.meetings[step.meeting_id]
            told = f"{words.t(FAR[step.distance or 0])} · {words.short_date(meeting.starts_on)}"
            ends.append(link(told, href("positions", dialogue=setting.dialogue.id, id=step.first)))
        counted = words.t("{n} of {of}", n=words.number(covered.numerator), of=words.number(covered.denominator))
        lines.append([words.pick(distance.name_en, distance.name_zh), counted, *(ends or ["–", "–"])])
    headers = [
        words.t("Topic"),
        words.t("Meetings at which both were placed"),
        words.c("figures", "First"),
        words.c("figures", "Latest"),
    ]
    return table(headers, lines, numeric={1})


def read_out_sheets(figures: ReadOutFigures, setting: Setting) -> None:
    """How the sides told the meetings of the window, point by point; beside it how long each text is."""
    words, gap = setting.words, figures.every

    def row(key: UUID) -> Row:
        point = figures.points[key]
        where = href("read_outs", meeting=point.meeting_id)
        return words.pick(point.title_en, point.title_zh), words.t(TOLD[point.told]), where

    alone = [
        Counted(f"only-{side}", words.t("◐ by {side} alone", side=side_name(words, side, setting.dialogue.parties)), figure)
        for side, figure in gap.only.items()
    ]  # fmt: skip
    show_sheet(
        Sheet(
            "told", words.t("How the sides told it"), words.t("Of the points that at least one side’s text tells; a person linked the words."),
            [
                Counted("both", words.t("told by both"), gap.both),
                *(
                    Counted(told.name, words.t(TOLD[told]), figure)
                    for told, figure in (
                        (Told.SAME, gap.same), (Told.DIFFERENT, gap.different), (Told.VAGUER, gap.vaguer),
                        (Told.NOT_COMPARED, gap.not_compared),
                    )
                ),
                *alone,
                Counted("asked", words.t(TOLD[Told.NOT_CONFIRMED]), gap.not_confirmed),
                Counted("denied", words.t(TOLD[Told.DENIED]), gap.denied),
            ],
            row, words.t("How it was told"),
            notes=[
                words.t("What one side alone tells stands once more where it was put to the other and not confirmed, or was denied."),
                share_rule(words),
            ],
        ),
        setting,
    )  # fmt: skip
    if figures.by_meeting:
        _by_meeting(figures, setting)


def _by_meeting(figures: ReadOutFigures, setting: Setting) -> None:
    words = setting.words
    section(words.t("Meeting by meeting, with the length of each text"), len(figures.by_meeting))
    note = words.t("Raw numbers: silence in a short text says less than in a long one.")
    show(tag("p", words.together(note, setting.window_words, setting.coverage_words), cls="alt-quiet"))
    sides = {p.key: side_name(words, p.key, setting.dialogue.parties) for p in setting.dialogue.parties}
    headers = [
        words.t("Meeting"), words.t("told by both"), words.t("in the same terms"),
        *(words.t("by {side} alone", side=name) for name in sides.values()), words.c("figures", "Texts"),
    ]  # fmt: skip
    lines, rows = [], []
    for one in reversed(figures.by_meeting):
        told = [one.gap.both, one.gap.same, *(one.gap.only[side] for side in sides if side in one.gap.only)]
        counted = [words.t("{n} of {of}", n=words.number(f.numerator), of=words.number(f.denominator)) for f in told]
        name = link(meeting_title(words, one.meeting), href("read_outs", meeting=one.meeting.id))
        texts = _texts(one, setting)
        lines.append([name, *counted, join([tag("span", text) for text in texts], tag("br")) if texts else "–"])
        rows.append(
            [
                meeting_title(words, one.meeting), one.meeting.starts_on.isoformat(), str(one.gap.both.denominator),
                *(str(f.numerator) for f in told), words.t("; ").join(texts), *framed(setting, one.gap.both),
            ]
        )  # fmt: skip
    show(table(headers, lines[:AT_ONCE]))
    all_headers = [headers[0], words.t("Day"), words.c("figures", "Points"), *headers[1:], *framed_headers(words)]
    counted_rows = {row for one in figures.by_meeting for row in one.gap.both.among}
    offer_csv("read-outs", lambda: FigureTable("read-outs", all_headers, rows, counted_rows), setting)


def _texts(one: MeetingGap, setting: Setting) -> list[str]:
    words, told = setting.words, []
    for text in one.texts:
        who = side_name(words, text.party, setting.dialogue.parties)
        when = words.moment(text.published_at) if text.published_at else ""
        parts = [
            who,
            LANGUAGE_NAMES.get(text.language[:2], text.language),
            words.n("{n} character", "{n} characters", text.length),
            when or (words.short_date(text.dated_on) if text.dated_on else words.t("date not known")),
        ]
        told.append(" · ".join(filter(None, parts)))
    return told


def contact_sheets(figures: ContactFigures, by: ContactsBy, setting: Setting) -> None:
    """The pairs that met in the window, new and again; how often; who with whom."""
    words = setting.words

    def row(key: UUID) -> Row:
        pair = figures.pairs[key.int]
        return " – ".join(_both(pair, figures, setting)), words.short_date(pair.last), None

    listed = [
        Counted("listed", words.t("meetings of which a list is known"), figures.listed),
        Counted("untold", words.t("◌ it may not be told who sat there"), figures.untold),
    ]
    rule = words.t("A list that may not be told is in no number and in no file: where that was said of the meeting, or where nothing was said and speakers may not be named.")  # fmt: skip
    known = words.together(
        words.t("Of the pairs of two sides that met in the window; being mentioned is no contact."),
        words.t("Lists are known of:"),
    )
    show_sheet(
        Sheet(
            "listed", words.t("Of which meetings it is known who was there"), words.t("Of the rounds that were held."), listed,
            lambda key: _of_meeting(figures, key, setting), words.t("Meetings"), has_chart=False,
            notes=[rule] if figures.untold.numerator else [],
        ),
        setting,
    )  # fmt: skip
    covered = words.t(
        "{n} of {of}", n=words.number(figures.listed.numerator), of=words.number(figures.listed.denominator)
    )
    of = f"{known} {covered}."
    show_sheet(
        Sheet(
            "met", words.t("Pairs that met"), of,
            [Counted(kind.name, words.t(name), figures.acquaintance[kind]) for kind, name in ACQUAINTED.items()],
            row, words.c("figures", "Pairs"), has_chart=False, notes=[share_rule(words)], identity=_identity(figures),
        ),
        setting,
    )  # fmt: skip
    show_sheet(
        Sheet(
            "often", words.t("How often they met"), of,
            [Counted(kind.name, words.t(name), figures.often[kind]) for kind, name in OFTEN.items()], row, words.c("figures", "Times"),
            identity=_identity(figures),
        ),
        setting,
    )  # fmt: skip
    if figures.met:
        _pairs(figures, by, setting)


def _pairs(figures: ContactFigures, by: ContactsBy, setting: Setting) -> None:
    words = setting.words
    section(words.t("Who met whom"), len(figures.met))
    pairs = [(met, figures.pairs[met.place]) for met in figures.met]
    if by != ContactsBy.PERSON:
        drawn = [
            (*(names := _both(pair, figures, setting)), len(met.days), _told(names, len(met.days), words))
            for met, pair in pairs
        ]
        title = words.t("{title}: {text}", title=words.t("Who met whom"), text=words.t("the table below has all of it"))
        axis = [side_name(words, p.key, setting.dialogue.parties) for p in setting.dialogue.parties]
        is_two = len(axis) == 2
        first, second = axis if is_two else ("", "")
        draw(pairs_chart(drawn, first, second, words.t("Meetings"), title), here("chart_pairs"))
    headers = [
        words.t("Who"),
        words.t("With whom"),
        words.t("Meetings"),
        words.t("Last met"),
        words.t("Before the window"),
    ]

    def line(met: MetInWindow, pair: Contact) -> Sequence[str]:
        before = words.short_date(met.before) if met.before else words.t("none known: the first time")
        return *_both(pair, figures, setting), words.number(len(met.days)), words.short_date(met.days[-1]), before

    show(table(headers, [line(*one) for one in pairs[:AT_ONCE]], numeric={2}))
    if len(pairs) > AT_ONCE:
        told = words.t(
            "Shown are {n} of {of}; the CSV has all of them.", n=words.number(AT_ONCE), of=words.number(len(pairs))
        )
        show(tag("p", told, cls="alt-quiet"))

    def made() -> FigureTable:
        every = [[*line(met, pair), *framed(setting, Figure((met.id,), (met.id,)), told_by)] for met, pair in pairs]
        return FigureTable("pairs", [*headers, *framed_headers(words)], every, ())

    told_by = _identity(figures)
    offer_csv("pairs", made, setting)


def _identity(figures: ContactFigures) -> Callable[[UUID], str]:
    """By what a digest knows a pair: who the two are, and at which meetings they met."""

    def identity(key: UUID) -> str:
        pair = figures.pairs[key.int]
        return f"{pair.first} {pair.second} {' '.join(meeting.hex for meeting in pair.meetings)}"

    return identity


def _both(pair: Contact, figures: ContactFigures, setting: Setting) -> tuple[str, str]:
    """The two of a pair by name, in the order in which the dialogue names the sides."""
    one, other = figures.name(pair.first), figures.name(pair.second)
    first = setting.dialogue.parties[0].key if setting.dialogue.parties else ""
    if other.party == first != one.party:
        one, other = other, one
    return _name(one, setting), _name(other, setting)


def _told(names: tuple[str, str], times: int, words: Reader) -> str:
    return words.t("{title}: {text}", title=" – ".join(names), text=words.n("{n} meeting", "{n} meetings", times))


def _name(one: Contacted, setting: Setting) -> str:
    words = setting.words
    name = words.t(one.rank) if one.rank else words.pick(one.name_en, one.name_zh)
    if one.person_id is not None or not one.party:
        return name
    return words.t("{text} ({note})", text=name, note=side_name(words, one.party, setting.dialogue.parties))


def _of_meeting(figures: ContactFigures, key: UUID, setting: Setting) -> Row:
    line = figures.meetings[key]
    where = href("dialogue", id=setting.dialogue.id, meeting=key)
    return meeting_title(setting.words, line), setting.words.short_date(line.starts_on), where


__all__ = ["contact_sheets", "position_sheets", "read_out_sheets"]
