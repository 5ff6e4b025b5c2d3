"""A position in words: who said what, how firmly and how directly, through whom, and to what it answers."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from actions.dialogues import DialogueView, PartyLine
from actions.positions import PositionLine
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.record_words import both_languages, full_side_name, meeting_name, quoted, side_name
from dashboard.session import href
from dialogue.positions import Firmness, Movement
from dialogue.vocabulary import PositionKind
from locales import N_, Reader

LEANINGS: Final = {
    None: N_("not placed"),
    -2: N_("✕ rejects"),
    -1: N_("– leans against"),
    0: N_("· in between"),
    1: N_("+ leans toward"),
    2: N_("✓ supports"),
}
"""How a person reads the words toward the topic's proposition."""
FIRMNESS: Final = {
    Firmness.RED_LINE: N_("▮ cannot be moved"),
    Firmness.FIRM: N_("▪ insisted on"),
    Firmness.STATED: N_("▫ stated"),
    Firmness.OPEN: N_("□ open to discussion"),
}
"""How firmly it was held, by sign and word."""
MOVEMENTS: Final = {
    Movement.RESTATED: N_("= restated"),
    Movement.SOFTENED: N_("▽ softened"),
    Movement.HARDENED: N_("△ hardened"),
    None: N_("◇ movement not read yet"),
}
"""How a side moved, by sign and word."""
ARROW: Final = " → "


def sign(words: Reader, told: str) -> str:
    """The sign alone of a sign and a word."""
    return words.t(told).split(" ", 1)[0]


def speaker_of(words: Reader, line: PositionLine, parties: Iterable[PartyLine] = ()) -> str:
    """Who said it: the side, or how somebody who is no party is called, or of what kind they are; nobody is made up."""
    label = side_name(words, line.party, parties, line.attribution_en, line.attribution_zh)
    return label or (words.t(line.attribution_class) if line.attribution_class else "")


def addressee_of(words: Reader, line: PositionLine, parties: Iterable[PartyLine] = ()) -> str:
    """Whom a request is addressed to; empty where nobody is named."""
    return side_name(words, line.addressee, parties, line.addressee_label_en, line.addressee_label_zh)


def chain_in_arrows(chain: str) -> str:
    """Through whom words came, one after another: a coalition → a newspaper → another newspaper."""
    return ARROW.join(step.strip() for step in chain.splitlines() if step.strip())


def more_ways(dialogue_id: UUID, words: Reader) -> Markup:
    """The other ways to read the positions of a dialogue, for the head of their page."""
    ways = (
        link(words.t("Latest statements side by side"), href("matrix", dialogue=dialogue_id)),
        link(words.t("How sides moved"), href("matrix", dialogue=dialogue_id, view="movement")),
        link(words.t("How far apart two sides stood"), href("matrix", dialogue=dialogue_id, view="distance")),
        link(words.t("Requests and their answers"), href("requests", dialogue=dialogue_id)),
    )
    return tag("p", join(ways, " · "))


def position_article(line: PositionLine, dialogue: DialogueView, words: Reader) -> Markup:
    """One position with its quote and everything that is known of how it was said."""
    meeting = next((m for m in dialogue.meetings if m.id == line.meeting_id), None)
    names = {party.key: full_side_name(words, party) for party in dialogue.parties}
    who = names.get(line.party) or speaker_of(words, line, dialogue.parties)
    parts: list[Words] = [tag("strong", who)]
    parts += [words.pick(line.speaker_en, line.speaker_zh)] if line.speaker_en or line.speaker_zh else []
    parts += [words.t("on behalf of {whom}", whom=line.on_behalf_of)] if line.on_behalf_of else []
    parts += [words.t(line.kind)]
    if whom := addressee_of(words, line, dialogue.parties):
        parts += [words.t("to {whom}", whom=whom)]
    if line.asked_for_on:
        parts += [words.t("for {date}", date=words.short_date(line.asked_for_on))]
    if meeting is not None:
        parts += [link(meeting_name(words, meeting), href("dialogue", id=dialogue.id, meeting=meeting.id))]
    elif line.stated_on:
        parts += [words.short_date(line.stated_on)]
    parts += [words.t("later replaced")] if line.superseded else []
    return tag(
        "article",
        tag("p", join(parts, " · ")),
        tag("p", both_languages(words, line.statement_en, line.statement_zh)),
        quoted(words, line.quote),
        tag("p", words.t("through {chain}", chain=chain_in_arrows(line.chain))) if line.chain else None,
        _how(line, dialogue, words),
        cls="alt-position",
    )


def _how(line: PositionLine, dialogue: DialogueView, words: Reader) -> Markup | None:
    """How it was said, and to what it is tied; nothing where nothing is known."""
    told: list[Words] = []
    told += [words.t(LEANINGS[line.leaning])] if line.leaning is not None else []
    told += [words.t(FIRMNESS[line.firmness])] if line.firmness else []
    told += [words.t(line.directness)] if line.directness else []
    told += [words.t("the source’s word: “{verb}”", verb=line.verb)] if line.verb else []
    told += [words.t("words of {whom}, read out", whom=line.author_of_words)] if line.author_of_words else []
    told += [words.t("speaker named in an earlier sentence")] if line.attribution_carried else []
    if line.attribution_class and (line.party or line.attribution_en or line.attribution_zh):
        told += [words.t(line.attribution_class)]
    told += [words.t("translated by {whom}", whom=line.translated_by)] if line.translated_by else []
    if line.supersedes_id:
        told += [_tie(words.t(MOVEMENTS[line.movement]), line.supersedes_id, dialogue)]
    told += [_tie(words.t("answers another position"), line.responds_to_id, dialogue)] if line.responds_to_id else []
    told += [_tie(words.t("supports another position"), line.supports_id, dialogue)] if line.supports_id else []
    if line.measure_id:
        told += [link(words.t("about a measure"), href("measures", id=line.measure_id))]
    if line.kind == PositionKind.REQUEST:
        told += [link(words.t("answers to this request"), href("requests", id=line.id))]
    return tag("p", join(told, " · "), cls="alt-quiet") if told else None


def _tie(told: str, to: object, dialogue: DialogueView) -> Markup:
    return link(told, href("positions", dialogue=dialogue.id, id=to))


__all__ = [
    "FIRMNESS", "LEANINGS", "MOVEMENTS", "addressee_of", "chain_in_arrows", "more_ways", "position_article", "sign", "speaker_of",
]  # fmt: skip
