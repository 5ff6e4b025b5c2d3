"""A measure in words: whose it is, what happened to it, and who states that."""

from actions.dialogues import DialogueView
from actions.measures import MeasureEventLine, MeasureLine
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.record_words import both_languages, quoted, side_name, when
from dashboard.session import href
from dialogue.record import MeasureEventKind
from locales import Reader


def measure_name(words: Reader, measure: MeasureLine) -> str:
    """The name of a measure in the reader's language."""
    return words.pick(measure.name_en, measure.name_zh)


def event_day(words: Reader, event: MeasureEventLine) -> str:
    """When it happened, as exactly as it is known, and as the source prints it where that says something else."""
    day = when(words, event.happened_on, None, event.precision)
    return (
        words.t("{date} (“{printed}”)", date=day, printed=event.as_printed)
        if event.as_printed and day
        else day or event.as_printed
    )


def stated_by(words: Reader, event: MeasureEventLine, dialogue: DialogueView | None) -> str:
    """Who states it: a party by its name, somebody else as they are called."""
    keys = {party.key for party in dialogue.parties} if dialogue else set()
    return (
        side_name(words, event.stated_by, dialogue.parties) if dialogue and event.stated_by in keys else event.stated_by
    )


def event_words(words: Reader, event: MeasureEventLine) -> str:
    """What happened, in a few words."""
    if event.kind == MeasureEventKind.PART_OF:
        return words.t("said to be a part of “{other}”", other=words.pick(event.other_en, event.other_zh))
    return words.t(event.kind)


def event_article(words: Reader, event: MeasureEventLine, dialogue: DialogueView | None) -> Markup:
    """One event with its day, who states it, and the words it rests on."""
    parts: list[Words] = [
        tag("strong", event_day(words, event) or words.t("of no known date")),
        event_words(words, event),
    ]
    parts += [words.t("as {who} states it", who=stated_by(words, event, dialogue))]
    if event.other_id:
        parts += [link(words.t("the other measure"), href("measures", id=event.other_id))]
    return tag(
        "article",
        tag("p", join(parts, " · ")),
        tag("p", both_languages(words, event.what_en, event.what_zh)) if event.what_en or event.what_zh else None,
        quoted(words, event.quote),
    )


__all__ = ["event_article", "event_day", "event_words", "measure_name", "stated_by"]
