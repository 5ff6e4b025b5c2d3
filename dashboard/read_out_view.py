"""Two accounts of one meeting as a page shows them: both texts with what was linked in them, the points, the figures."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from actions.dialogues import PartyLine
from actions.read_outs import AccountText, MeetingAccounts, MentionLine, PointLine
from dashboard.parts.lists import definition, table
from dashboard.parts.markup import Markup, Words, join, language_tag, link, tag
from dashboard.parts.private import private_block
from dashboard.record_words import both_languages, quoted, side_name
from dashboard.session import href
from dialogue.audiences import JOINT
from dialogue.figures import Figure
from dialogue.position_counts import ReadOutGap
from dialogue.read_outs import Told
from locales import LANGUAGE_NAMES, N_, Reader

TOLD: Final = {
    Told.SAME: N_("● both, same terms"),
    Told.DIFFERENT: N_("≠ both, different terms"),
    Told.VAGUER: N_("≈ both, one vaguer"),
    Told.NOT_COMPARED: N_("◍ both, not compared yet"),
    Told.ONE_ONLY: N_("◐ one side only"),
    Told.NOT_CONFIRMED: N_("⊘ put to the other side and not confirmed"),
    Told.DENIED: N_("✕ denied by the other side"),
    Told.UNTOLD: N_("◦ told by neither"),
}
"""How the sides told a point, by sign and word."""


def account_name(words: Reader, party: str, parties: Iterable[PartyLine]) -> str:
    """Whose account a text is."""
    return words.t("all sides together") if party == JOINT else side_name(words, party, parties)


def text_facts(text: AccountText, parties: Iterable[PartyLine], words: Reader) -> Markup:
    """Whose text it is, how long, in which language and since when it is public: what a comparison must say beside it."""
    when = words.moment(text.published_at) if text.published_at else ""
    return definition(
        [
            (words.t("Read-out of"), account_name(words, text.party, parties)),
            (words.t("Text"), link(text.title, href("sources", id=text.source_id))),
            (words.t("Length"), words.n("{n} character", "{n} characters", text.length)),
            (words.c("read-out", "Language"), LANGUAGE_NAMES.get(text.language[:2], text.language)),
            (
                words.t("Published"),
                when or (words.short_date(text.dated_on) if text.dated_on else words.t("not known")),
            ),
        ]
    )


def marked_text(text: str, language: str, spans: Sequence[tuple[int, int, int]]) -> Markup:
    """A text with the stretches in which it tells a point, each with the number of the point: start, end, number."""
    parts: list[Words] = []
    at = 0
    for start, end, number in sorted(spans):
        if start < at:
            continue
        parts += [text[at:start], tag("mark", text[start:end]), tag("sup", str(number))]
        at = end
    return tag("div", *parts, text[at:], cls="alt-text alt-told", lang=language_tag(language))


def spans_in(accounts: MeetingAccounts, source_id: UUID) -> list[tuple[int, int, int]]:
    """Where a text tells the points, by their numbers in the list."""
    return [
        (mention.quote.start, mention.quote.end, number)
        for number, point in enumerate(accounts.points, 1)
        for mention in point.mentions
        if mention.quote.source_id == source_id
    ]


def point_article(
    number: int, point: PointLine, parties: Sequence[PartyLine], words: Reader, topic: str = ""
) -> Markup:
    """A point: how it was told, and side by side what each side says of it; where a side says nothing, that it does not."""
    latest = point.latest()
    columns = [_column(party, latest.get(party.key), words) for party in parties]
    about = [topic] if topic else []
    ties: list[Words] = [*about]
    if point.commitment_id:
        ties.append(link(words.t("the commitment"), href("commitments", id=point.commitment_id)))
    ties += [point.note] if point.note else []
    return tag(
        "article",
        tag("p", tag("strong", f"{number}. "), both_languages(words, point.title_en, point.title_zh)),
        tag("p", tag("strong", words.t(TOLD[point.told])), cls="alt-moved"),
        tag("p", join(ties, " · "), cls="alt-quiet") if ties else None,
        tag("div", *columns, cls="alt-beside"),
        private_block(words.t("only your side sees this"), *(_mention(m, parties, words) for m in point.noted))
        if point.noted
        else None,
        cls="alt-point",
        id=f"point-{number}",
        data_testid="point",
    )


def _column(party: PartyLine, mention: MentionLine | None, words: Reader) -> Markup:
    name = tag("strong", words.pick(party.short_en, party.short_zh))
    if mention is None:
        return tag("div", tag("p", name, " · ", words.t("says nothing of it")))
    return tag("div", tag("p", name, " · ", words.t(mention.stance)), quoted(words, mention.quote))


def _mention(mention: MentionLine, parties: Sequence[PartyLine], words: Reader) -> Markup:
    who = side_name(words, mention.party, parties)
    return tag("div", tag("p", f"{who} · {words.t(mention.stance)}"), quoted(words, mention.quote))


def gap_table(gap: ReadOutGap, numbers: dict[UUID, int], parties: Sequence[PartyLine], words: Reader) -> Markup:
    """The figures, each of how many, and as links the points behind it."""
    rows: list[Sequence[Words]] = [
        _figure(words.t("told by both"), gap.both, numbers, words),
        _figure(words.t("in the same terms"), gap.same, numbers, words),
        _figure(words.t("in different terms"), gap.different, numbers, words),
        _figure(words.t("by one more vaguely"), gap.vaguer, numbers, words),
        _figure(words.t("not compared yet"), gap.not_compared, numbers, words),
        *(
            _figure(
                words.t("by {side} alone", side=words.pick(p.short_en, p.short_zh)), gap.only[p.key], numbers, words
            )
            for p in parties
            if p.key in gap.only
        ),
        _figure(words.t("put to the other side and not confirmed"), gap.not_confirmed, numbers, words),
        _figure(words.t("denied by the other side"), gap.denied, numbers, words),
    ]
    headers = [words.t("How it was told"), words.c("read-out", "How many"), words.t("Which points")]
    return table(headers, rows, whole={1})


def _figure(name: str, figure: Figure, numbers: dict[UUID, int], words: Reader) -> Sequence[Words]:
    counted = words.t("{n} of {of}", n=words.number(figure.numerator), of=words.number(figure.denominator))
    shown = sorted(numbers[one] for one in figure.counted)
    return name, counted, join([link(str(n), f"#point-{n}") for n in shown], ", ") if shown else "–"


def characters_table(gap: ReadOutGap, topics: dict[UUID, str], parties: Sequence[PartyLine], words: Reader) -> Markup:
    """Per topic the characters in which each side tells its points: raw, beside the lengths of the texts, and no score."""
    headers = [words.t("Topic"), *(words.pick(p.short_en, p.short_zh) for p in parties)]
    rows = [
        [topics.get(topic, words.t("no topic")) if topic else words.t("no topic"),
         *(words.number(of.get(p.key, 0)) for p in parties)]
        for topic, of in gap.characters.items()
    ]  # fmt: skip
    return table(headers, rows, numeric=set(range(1, len(headers))))


__all__ = [
    "TOLD", "account_name", "characters_table", "gap_table", "marked_text", "point_article", "spans_in", "text_facts",
]  # fmt: skip
