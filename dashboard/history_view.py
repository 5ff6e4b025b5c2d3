"""The negotiating history of a clause in words: who did what, when, at which meeting, with the words as they were then."""

from collections.abc import Iterable

from actions.clause_history import Event, HistoryLine, MeetingThen
from dashboard.journal_words import act_words
from dashboard.names import party_name, person_name
from dashboard.parts.markup import Markup, Words, join, language_tag, link, tag
from dashboard.parts.redline import redline_html
from dashboard.session import href
from drafts.consensus import Level
from drafts.redline import redline
from locales import Reader

_WITH_WORDS = frozenset({Event.OPENED, Event.WRITTEN, Event.EDITED, Event.TABLED, Event.STANDS})
"""What is shown with the words it was about; the words of the others stand a few lines above."""
DELETION = "delete"
MOVE = "move"


def history_lines(lines: Iterable[HistoryLine], words: Reader) -> Markup:
    """One entry an act, in the order of the acts."""
    return tag("ol", *(_entry(line, words) for line in lines), cls="alt-timeline")


def _entry(line: HistoryLine, words: Reader) -> Markup:
    when = [tag("span", words.moment(line.at), cls="alt-entry-date")]
    if line.meeting is not None:
        when.append(tag("span", _meeting(line.meeting, words), cls="alt-entry-place"))
    return tag(
        "li",
        tag("span", *when, cls="alt-entry-when"),
        tag("span", tag("strong", _who(line, words)), words.t(": "), event_words(line, words), cls="alt-entry-title"),
        _remark(line),
        _texts(line) if line.event in _WITH_WORDS else None,
        cls="alt-entry",
    )


def event_words(line: HistoryLine, words: Reader) -> str:
    """What happened, in a few words: accepted the text ad referendum; answered the proposal of US: reject."""
    if line.event == Event.OTHER:
        return act_words(line.act, words)
    parts = [words.t(line.event)]
    if line.event in (Event.TABLED, Event.WRITTEN) and line.kind == DELETION:
        parts.append(words.t("to delete the clause"))
    elif line.event in (Event.TABLED, Event.WRITTEN) and line.kind == MOVE:
        parts.append(words.t("to move the clause"))
    if line.answer:
        parts.append(words.t(line.answer))
    if line.level == Level.AD_REFERENDUM and line.event in (Event.ACCEPTED, Event.STANDS):
        parts.append(words.t("ad referendum"))
    if line.of_side and line.of_side != line.side:
        parts.append(words.t("proposed by {party}", party=party_name(line.of_side, words)))
    return " · ".join(parts)


def _who(line: HistoryLine, words: Reader) -> str:
    name = person_name(line.by_id, line.by_name, words)
    side = party_name(line.side, words) if line.side else ""
    return words.t(", ").join(filter(None, (side, name)))


def _meeting(meeting: MeetingThen, words: Reader) -> Markup:
    title = words.pick(meeting.title_en, meeting.title_zh)
    if not title:
        title = words.t("Round {n}", n=meeting.number) if meeting.number is not None else words.t("Meeting")
    return link(title, href("dialogue", id=meeting.dialogue_id, meeting=meeting.id))


def _remark(line: HistoryLine) -> Markup | None:
    return tag("span", tag("q", line.remark), cls="alt-entry-detail") if line.remark else None


def _texts(line: HistoryLine) -> Markup | None:
    if line.kind == DELETION:
        return _both(_struck(line.was_en), _struck(line.was_zh))
    was_en, was_zh = (line.was_en, line.was_zh) if line.event != Event.OPENED else (line.en, line.zh)
    if not was_en and not was_zh:
        was_en, was_zh = line.en, line.zh  # new words have nothing to be compared with
    return _both(redline_html(redline(was_en, line.en)), redline_html(redline(was_zh, line.zh)))


def _struck(text: str) -> Markup:
    return redline_html(redline(text, ""))


def _both(en: Words, zh: Words) -> Markup:
    columns = [tag("div", column, lang=language_tag(code), cls="alt-text") for code, column in (("en", en), ("zh", zh))]
    return tag("div", join(columns), cls="alt-bilingual")
