"""A recommendation in words: to whom what is recommended, in both languages as worded, where each side stands, who took it up."""

from collections.abc import Iterable
from typing import Final

from actions.dialogues import PartyLine
from actions.recommendation_views import RecommendationView
from actions.recommendations import Addressee, UptakeLine
from dashboard.adoption_follow_words import STANDS, UPTAKES, erratum_notice
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.parts.quote import bilingual
from dashboard.parts.status import badge
from dashboard.record_words import quoted, side_name
from dashboard.session import href
from dialogue.follow_ups import Recognition
from locales import C_, N_, Reader

TOGETHER: Final = {
    Recognition.RECOGNISED: N_("recognised by every side"),
    Recognition.CONTESTED: N_("a side says otherwise"),
    Recognition.PENDING: N_("not every side was heard"),
}
"""Where all sides stand together."""
OURS: Final = "ours"
"""Asked for: what waits on the reader's own side."""
UNHEARD_OF: Final = "unknown"
"""Asked for: that of which nobody knows what became of it."""
NOBODY: Final = C_("follow-up", "Nobody has said yet what became of it.")


def addressees(words: Reader, to: Iterable[Addressee], parties: Iterable[PartyLine] = ()) -> str:
    """To whom it is addressed, by the names of the dialogue; that nobody is named, where nobody is."""
    known = tuple(parties)
    names = [side_name(words, a.party, known, a.label_en, a.label_zh) for a in to]
    return words.t(", ").join(names) or words.t("nobody named")


def advice(words: Reader, view: RecommendationView, parties: Iterable[PartyLine] = ()) -> str:
    """Whom the text advises what, in a sentence."""
    what = words.pick(view.line.text_en, view.line.text_zh)
    if not view.line.addressees:
        return what
    return words.t("{who}: {what}", who=addressees(words, view.line.addressees, parties), what=what)


def recommendation_block(view: RecommendationView, parties: Iterable[PartyLine], words: Reader) -> Markup:
    """One recommendation of the list: everything that is known of it, one click from its own page."""
    known = tuple(parties)
    title = link(advice(words, view, known), href("recommendations", id=view.line.id))
    return tag(
        "article",
        tag("p", tag("strong", title), cls="alt-follow-title"),
        where_it_stands_written(view, words),
        *as_worded(view, words),
        *(erratum_notice(erratum, words) for erratum in (view.source.origin.errata if view.source else ())),
        where_each_side_stands(view, known, words),
        uptake_lines(view.uptakes, words),
        cls="alt-follow",
        data_testid="recommendation",
    )


def where_it_stands_written(view: RecommendationView, words: Reader) -> Markup:
    """From which clause of which text; of a text that is not the reader's, from which source."""
    if view.source is None:
        told: Words = view.line.quote.source_title or words.t("source")
        where = href("sources", id=view.line.quote.source_id, passage=view.line.quote.passage_id)
    else:
        origin = view.source.origin
        title = words.pick(origin.draft_en, origin.draft_zh)
        told = words.t("from clause {number} of {title}", number=origin.number or "–", title=title)
        where = href("room", id=origin.draft_id, clause=origin.clause_id)
    return tag("p", link(told, where), cls="alt-under")


def as_worded(view: RecommendationView, words: Reader) -> list[Markup]:
    """The words of the text in both languages, each leading to where it stands on record; else the quote."""
    if view.source is None:
        return [bilingual(view.line.text_en, view.line.text_zh), quoted(words, view.line.quote)]
    origin = view.source.origin
    ways = {language: href("sources", id=source, passage=passage) for language, source, passage in view.source.passages}
    none = words.t("no words quoted")
    return [
        bilingual(
            link(origin.words_en, ways.get("en"), cls="alt-quoted") if origin.words_en else none,
            link(origin.words_zh, ways.get("zh"), cls="alt-quoted") if origin.words_zh else none,
        )
    ]


def where_each_side_stands(view: RecommendationView, parties: Iterable[PartyLine], words: Reader) -> Markup:
    """Where each side stands, by shape and word, and beside it what the side has said last in its own words."""
    said = {account.party: account.words for account in view.line.accounts}
    known, shown = tuple(parties), []
    for party, stands in view.recognition.items():
        code, word = STANDS[stands]
        detail = words.t("“{words}”", words=said[party]) if said.get(party) else ""
        shown.append(tag("li", badge(code, f"{side_name(words, party, known)} · {words.c('follow-up', word)}", detail)))
    return tag("ul", *shown, cls="alt-legend")


def uptake_lines(uptakes: Iterable[UptakeLine], words: Reader) -> Markup:
    """Who did what with it, each leading to what shows it; that nobody has said so, where nobody has."""
    lines = list(uptakes)
    if not lines:
        return tag("p", words.c("follow-up", NOBODY), cls="alt-quiet")
    return join([_uptake(line, words) for line in lines])


def _uptake(line: UptakeLine, words: Reader) -> Markup:
    where = href("sources", id=line.quote.source_id, passage=line.quote.passage_id)
    told = f"{words.pick(line.label_en, line.label_zh)} · {words.t(UPTAKES[line.state])} · {words.short_date(line.seen_on)}"
    return tag("p", link(told, where), f" {line.note}" if line.note else None)


__all__ = [
    "OURS", "TOGETHER", "UNHEARD_OF", "addressees", "advice", "as_worded", "recommendation_block", "uptake_lines",
    "where_each_side_stands", "where_it_stands_written",
]  # fmt: skip
