"""What a meeting says of itself, in the reader's words: its hours on every clock, its hosts, its dates, its numbers."""

from collections.abc import Iterable
from datetime import date

from actions.dialogues import DialogueView
from actions.meeting_view import DateLine, MeetingView
from dashboard.dialogue_form import LANGUAGES
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.parts.notice import notice
from dashboard.record_words import quoted, side_name, when
from dashboard.session import href
from dialogue.meeting_times import Clocked
from dialogue.record import HostRole
from dialogue.vocabulary import MeetingState
from locales import N_, Reader
from locales.zones import zone_name

ROLES = {
    HostRole.HOST: N_("host"),
    HostRole.CO_HOST: N_("joint host"),
    HostRole.FUNDER: N_("funder"),
}


def hours(meeting: MeetingView, words: Reader) -> Markup:
    """The times by the clocks of the place and of each capital, one a line; the day where it is another one there."""
    line = meeting.line
    if not meeting.clocks:
        if line.starts_at is None and line.ends_at is None:
            return join([])
        told = "–".join(f"{at:%H:%M}" if at else "…" for at in (line.starts_at, line.ends_at))
        return join(
            [told, tag("small", words.t("by the clock of the place; its time zone is not known"), cls="alt-under")]
        )
    first, *others = (_clocked(clock, line.starts_on, words) for clock in meeting.clocks)
    return join([first, *(tag("small", other, cls="alt-under") for other in others)])


def _clocked(clock: Clocked, day: date, words: Reader) -> str:
    shown, at = [], day
    for moment in (clock.starts, clock.ends):
        if moment is None:
            shown.append("…")
            continue
        hour = f"{moment:%H:%M}"
        shown.append(
            hour if moment.date() == at else words.t("{day}, {hour}", day=words.short_date(moment.date()), hour=hour)
        )
        at = moment.date()
    return words.t("{hours} ({clock})", hours="–".join(shown), clock=zone_name(words, clock.zone))


def host_words(meeting: MeetingView, words: Reader) -> Markup:
    """Who hosted, organised too, and paid, each leading to the organisation."""
    told = []
    for host in meeting.hosts:
        name = words.pick(host.name_en, host.name_zh)
        shown: Words = link(name, href("organisation", id=host.organisation_id))
        role = None if host.role == HostRole.HOST else tag("small", words.t(ROLES[host.role]), cls="alt-under")
        told.append(join([shown, role]))
    return join(told, " · ")


def date_words(meeting: MeetingView, words: Reader) -> Markup:
    """Every date that a source gives, as printed, with where it stands; which one is gone by."""
    return join([_date(line, len(meeting.dates), words) for line in meeting.dates])


def _date(line: DateLine, count: int, words: Reader) -> Markup:
    read = when(words, line.starts_on, line.ends_on, line.precision) if line.starts_on else ""
    told = (
        words.t("{text} ({note})", text=line.value_text, note=line.source_note) if line.source_note else line.value_text
    )
    parts = [words.t("read as {date}", date=read) if read and read != line.value_text else ""]
    parts += [words.t("the date we go by") if line.preferred and count > 1 else ""]
    quiet = tag("small", " · ".join(filter(None, parts)), cls="alt-under") if any(parts) else None
    if line.quote is None:
        return tag("div", told, quiet)
    return tag("details", tag("summary", told, quiet), quoted(words, line.quote))


def warnings(meeting: MeetingView, today: date, words: Reader) -> Iterable[Markup]:
    """What does not fit together: a number stated and a list, a day to come and a meeting that was held."""
    for count in meeting.counts:
        if count.differs:
            side = side_name(words, count.party, meeting.parties)
            told = words.t(
                "{side}: a source says {stated}, the list has {listed}.", side=side, stated=words.number(count.stated),
                listed=words.number(count.listed),
            )  # fmt: skip
            where = href("sources", id=count.quote.source_id, passage=count.quote.passage_id) if count.quote else None
            yield notice(join([told, " ", link(words.t("Where it is stated"), where)]) if where else told)
    if meeting.line.state == MeetingState.HELD and meeting.line.starts_on > today:
        yield notice(words.t("It stands as held, and its first day is still to come; please correct one of the two."))
    if meeting.line.state == MeetingState.PLANNED and (meeting.line.ends_on or meeting.line.starts_on) < today:
        yield notice(words.t("It stands as planned, and its last day has passed; was it held?"))


def language_words(dialogue: DialogueView, words: Reader) -> str:
    """In which languages a dialogue is held."""
    return " · ".join(
        words.c("language", LANGUAGES[code]) if code in LANGUAGES else code for code in dialogue.languages
    )


__all__ = ["ROLES", "date_words", "host_words", "hours", "language_words", "warnings"]
