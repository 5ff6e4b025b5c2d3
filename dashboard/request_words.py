"""A request in words: who asked what of whom and since when it waits; how it was answered."""

from typing import Final

from actions.dialogues import DialogueView
from actions.requests import RequestAnswerLine, RequestLine
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.parts.private import private_block
from dashboard.position_words import addressee_of, speaker_of
from dashboard.record_words import both_languages, meeting_name, quoted
from dashboard.session import href
from dialogue.positions import Answer
from dialogue.requests import Age
from locales import N_, Reader

ANSWERS: Final = {
    Answer.GRANTED: N_("● granted"),
    Answer.PARTLY: N_("◐ granted in part"),
    Answer.COUNTERED: N_("⇄ answered with an offer of its own"),
    Answer.DEFERRED: N_("… put off"),
    Answer.REFUSED: N_("✕ refused"),
    Answer.NO_RESPONSE: N_("◦ no response"),
}
"""How a request was answered, by sign and word."""
UNHEARD: Final = N_("◦ no answer recorded")


def age_words(words: Reader, age: Age) -> str:
    """How old a request is, in days and in rounds held since; that its date is not known, where it is not."""
    if age.days is None or age.meetings is None:
        return words.t("of no known date")
    days = words.n("{n} day", "{n} days", age.days)
    return words.t(
        "{first}, {second}", first=days, second=words.n("{n} round since", "{n} rounds since", age.meetings)
    )  # fmt: skip


def request_article(line: RequestLine, dialogue: DialogueView, words: Reader) -> Markup:
    """A request with its quote, its answers in order or the silence after it, and how old it is."""
    position = line.position
    who, whom = speaker_of(words, position, dialogue.parties), addressee_of(words, position, dialogue.parties)
    asks = words.t("{who} asks {whom}", who=who, whom=whom) if whom else words.t("{who} asks", who=who)
    meeting = next((m for m in dialogue.meetings if m.id == position.meeting_id), None)
    told: list[Words] = [link(asks, href("requests", id=position.id))]
    if meeting is not None:
        told += [link(meeting_name(words, meeting), href("dialogue", id=dialogue.id, meeting=meeting.id))]
    elif line.asked_on:
        told += [words.short_date(line.asked_on)]
    if position.asked_for_on:
        told += [words.t("for {date}", date=words.short_date(position.asked_for_on))]
    stands = ANSWERS[line.answer] if line.answer else UNHEARD
    waits: list[Words] = [tag("strong", words.t(stands))]
    waits += [age_words(words, line.age)] if line.is_unanswered else []
    return tag(
        "article",
        tag("p", tag("strong", join(told, " · "))),
        tag("p", both_languages(words, position.statement_en, position.statement_zh)),
        quoted(words, position.quote),
        tag("p", join(waits, " · ")),
        *(_answer(answer, dialogue, words) for answer in line.answers),
        private_block(words.t("only your side sees this"), *(_answer(a, dialogue, words) for a in line.noted))
        if line.noted
        else None,
        cls="alt-request",
        data_testid="request",
    )


def _answer(answer: RequestAnswerLine, dialogue: DialogueView, words: Reader) -> Markup:
    told: list[Words] = [words.short_date(answer.seen_on), words.t(ANSWERS[answer.answer])]
    told += [words.t("inferred: nobody said so")] if answer.inferred else []
    if answer.answering_position_id:
        where = href("positions", dialogue=dialogue.id, id=answer.answering_position_id)
        told += [link(words.t("by a position"), where)]
    if answer.commitment_id:
        told += [link(words.t("by a commitment"), href("commitments", id=answer.commitment_id))]
    told += [answer.note] if answer.note else []
    return tag("div", tag("p", join(told, " · ")), quoted(words, answer.quote) if answer.quote else None)


__all__ = ["ANSWERS", "UNHEARD", "age_words", "request_article"]
