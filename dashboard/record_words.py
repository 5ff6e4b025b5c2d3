"""The record in the reader's words: dates as exactly as they are known, sides, meetings, quotes."""

from collections.abc import Iterable
from datetime import date

from actions.dialogues import MeetingLine, PartyLine
from actions.sources import Quote
from dashboard.names import party_name
from dashboard.parts.markup import Markup, join, tag
from dashboard.parts.quote import quote
from dashboard.session import href
from dialogue.vocabulary import PassageRole, Precision, Track
from locales import N_, Reader

TRACKS = {Track.I: N_("Track I"), Track.I_5: N_("Track 1.5"), Track.II: N_("Track II")}
"""What each track is called; its number alone is no word, and Chinese counts the tracks in words."""

GAPS = {
    "page break": N_("a page break among them"),
    "redaction": N_("some of them redacted"),
    "excerpt": N_("some of them left out"),
}
"""What stands among quoted words where they were found."""


def when(
    words: Reader, starts_on: date | None, ends_on: date | None = None, precision: Precision = Precision.DAY
) -> str:
    """10–12 March 2025; March 2025; about 2025: never more exact than it is known."""
    if starts_on is None:
        return ""
    if precision == Precision.YEAR:
        return words.t("{year}", year=starts_on.year)
    if precision == Precision.MONTH:
        return _month(words, starts_on)
    is_range = ends_on is not None and ends_on != starts_on
    shown = _range(words, starts_on, ends_on or starts_on) if is_range else words.date(starts_on)
    return words.t("about {date}", date=shown) if precision == Precision.ABOUT else shown


def _month(words: Reader, day: date) -> str:
    shown = words.date(day)
    return shown[: shown.index("月") + 1] if words.language == "zh" else shown.split(" ", 1)[1]


def _range(words: Reader, first: date, last: date) -> str:
    if words.language == "zh":
        end = words.date(last)
        if first.year == last.year:
            end = end[end.index("年") + 1 :]
        if (first.year, first.month) == (last.year, last.month):
            end = end[end.index("月") + 1 :]
        return f"{words.date(first)}至{end}"
    begin = words.date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{words.date(last)}"
    if first.year == last.year:
        begin = begin.rsplit(" ", 1)[0]
    return f"{begin} – {words.date(last)}"


def track_name(words: Reader, track: Track) -> str:
    """Track 1.5; 一轨半."""
    return words.t(TRACKS[track])


def side_name(
    words: Reader, key: str, parties: Iterable[PartyLine] = (), label_en: str = "", label_zh: str = ""
) -> str:
    """The short name of a side; of somebody who is no party, what it is called."""
    for party in parties:
        if party.key == key:
            return words.pick(party.short_en, party.short_zh)
    if key:
        return party_name(key, words)
    return words.pick(label_en, label_zh)


def full_side_name(words: Reader, party: PartyLine) -> str:
    """The full name of a side, with the number of its members where it has several."""
    name = words.pick(party.name_en, party.name_zh)
    if party.member_count is None:
        return name
    return words.t("{name} ({n} members)", name=name, n=words.number(party.member_count))


def meeting_title(words: Reader, meeting: MeetingLine) -> str:
    """The title of a meeting, or its number in the series, or that it is one."""
    title = words.pick(meeting.title_en, meeting.title_zh)
    if title:
        return title
    return words.t("Round {n}", n=meeting.number) if meeting.number is not None else words.t("Meeting")


def meeting_name(words: Reader, meeting: MeetingLine) -> str:
    """Title and date of a meeting, for choosing among several."""
    return f"{meeting_title(words, meeting)} · {when(words, meeting.starts_on, meeting.ends_on, meeting.precision)}"


def quoted(words: Reader, given: Quote) -> Markup:
    """The exact words of a passage with their source, one click from where they stand."""
    parts = [given.source_title or words.t("source"), given.source_reference]
    if given.source_dated_on:
        parts.append(words.short_date(given.source_dated_on))
    if given.paragraph:
        parts.append(words.t("paragraph {n}", n=given.paragraph))
    if given.role == PassageRole.COMMENT:
        parts.append(words.t("the author’s comment"))
    parts += [words.t(GAPS[kind]) for kind in dict.fromkeys(given.gaps) if kind in GAPS]
    where = href("sources", id=given.source_id, passage=given.passage_id)
    return quote(
        given.exact, " · ".join(part for part in parts if part), words.t(given.marking), where, given.language or "en"
    )


def both_languages(words: Reader, en: str, zh: str) -> Markup:
    """A short text in the reader's language, and the other language quietly beneath where it is there."""
    first, second = (zh, en) if words.language == "zh" else (en, zh)
    codes = ("zh-CN", "en") if words.language == "zh" else ("en", "zh-CN")
    shown = [tag("span", text, lang=code) for text, code in zip((first, second), codes, strict=True) if text]
    return join(shown[:1] + [tag("small", part, cls="alt-under") for part in shown[1:]])
