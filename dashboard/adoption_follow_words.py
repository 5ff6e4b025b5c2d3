"""What follows from an adopted text, in words: where it stands on record, how far each side has recognised it, and what."""

from typing import Final

from actions.errata import ErratumLine
from actions.follow_ups import FollowUpLine, FollowUpsView, Origin, PointLine
from actions.recommendations import Addressee, UptakeLine
from dashboard.commitment_words import due_in_full, sentence
from dashboard.names import party_name
from dashboard.parts.lists import rows, table
from dashboard.parts.markup import Markup, Words, join, language_tag, link, tag
from dashboard.parts.notice import notice
from dashboard.parts.quote import bilingual
from dashboard.parts.status import badge
from dashboard.session import href
from dialogue.follow_ups import FollowUpKind, Recognition, Uptake
from dialogue.vocabulary import Stance
from locales import C_, LANGUAGE_NAMES, N_, Reader

KINDS: Final = {
    FollowUpKind.COMMITMENT: C_("follow-up", "undertaking"),
    FollowUpKind.RECOMMENDATION: C_("follow-up", "recommendation"),
    FollowUpKind.NEXT_SESSION: C_("follow-up", "point for the next session"),
}
"""What words of the text call for."""

STANDS: Final = {
    Recognition.RECOGNISED: ("agreed", C_("follow-up", "recognised")),
    Recognition.CONTESTED: ("conforming", C_("follow-up", "says otherwise")),
    Recognition.PENDING: ("open", C_("follow-up", "not heard yet")),
}
"""The shape and the word of each side's recognition."""

SAYS: Final = {
    Stance.ACKNOWLEDGED: N_("Our side recognises it"),
    Stance.REWORDED: N_("Our side words it otherwise"),
    Stance.DENIED: N_("Our side does not recognise it"),
}
"""What a head can say for its side."""

UPTAKES: Final = {
    Uptake.UNDER_STUDY: N_("under study"),
    Uptake.TAKEN_UP: N_("taken up"),
    Uptake.NOT_TAKEN_UP: N_("not taken up"),
}
"""What became of a recommendation with somebody to whom it is addressed."""


def record_block(view: FollowUpsView, words: Reader) -> Markup:
    """Where the adopted text stands on record: a line for each language, with its date and its fingerprint."""
    return rows(
        (
            LANGUAGE_NAMES[source.language],
            join([source.title, tag("small", " · ".join(filter(None, (source.reference, f"SHA-256 {source.sha256[:16]}"))), cls="alt-under")]),
            words.n("{n} clause", "{n} clauses", source.passages),
            href("sources", id=source.source_id),
        )
        for source in view.sources
    )  # fmt: skip


def progress_table(view: FollowUpsView, words: Reader) -> Markup:
    """For each side, of how many it has recognised, says otherwise, or has not spoken yet; a number leads to its list."""
    total = len(view.to_recognise())
    headers: list[Words] = [words.c("statement", "Side"), *(words.c("follow-up", word) for _, word in STANDS.values())]
    lines: list[list[Words]] = []
    for party in view.parties:
        cells: list[Words] = [party_name(party, words)]
        for stands in STANDS:
            number = view.counted(party, stands)
            told = words.t("{n} of {total}", n=words.number(number), total=words.number(total))
            where = href("adoption", id=view.draft.id, side=party, stands=stands.value)
            cells.append(link(told, where) if number else told)
        lines.append(cells)
    return table(headers, lines, numeric={1, 2, 3})


def follow_up_block(line: FollowUpLine, view: FollowUpsView, words: Reader) -> Markup:
    """One confirmed line: what it is, its words in both languages, where each side stands, and errata on its words."""
    parts: list[Words] = [tag("p", tag("strong", title_of(line, words)), cls="alt-follow-title")]
    parts.append(_particulars(line, view, words))
    ways = {language: href("sources", id=source, passage=passage) for language, source, passage in line.passages}
    parts.append(
        bilingual(
            link(line.words_en, ways.get("en"), cls="alt-quoted") if line.words_en else words.t("no words quoted"),
            link(line.words_zh, ways.get("zh"), cls="alt-quoted") if line.words_zh else words.t("no words quoted"),
        )
    )
    if line.point is None:
        parts.append(_recognition(line, words))
    parts += [erratum_notice(erratum, words) for erratum in line.errata]
    parts += [_uptake(uptake, words) for uptake in (line.recommendation.uptakes if line.recommendation else ())]
    return tag("article", *parts, id=f"follow-{line.id.hex}", cls="alt-follow")


def title_of(line: FollowUpLine, words: Reader) -> str:
    """What it comes to, in a sentence."""
    if line.commitment is not None:
        return sentence(words, line.commitment)
    if line.recommendation is not None:
        return words.pick(line.recommendation.text_en, line.recommendation.text_zh)
    return words.pick(line.point.title_en, line.point.title_zh) if line.point else ""


def addressee_names(addressees: tuple[Addressee, ...], words: Reader) -> str:
    """To whom a recommendation is addressed."""
    names = [party_name(a.party, words) if a.party else words.pick(a.label_en, a.label_zh) for a in addressees]
    return words.t(", ").join(names)


def erratum_notice(line: ErratumLine, words: Reader) -> Markup:
    """An erratum that touches the words: what they should read, and who has recognised that."""
    code = language_tag(line.language)
    who = words.t(", ").join(party_name(party, words) for party in line.recognised_by) or words.t("nobody yet")
    return notice(
        join(
            [
                words.t("Erratum to these words:"), " ", words.c("erratum", "for"), " ", tag("s", line.wrong, lang=code), " ",
                words.c("erratum", "read"), " ", tag("strong", line.right or "–", lang=code), " · ",
                words.t("recognised by all parties") if line.is_recognised
                else words.t("recognised by {parties}", parties=who),
            ]
        )
    )  # fmt: skip


def origin_note(origin: Origin, words: Reader) -> Markup:
    """From which clause of an adopted text something came, with errata on its words."""
    where = href("room", id=origin.draft_id, clause=origin.clause_id)
    told = words.t(
        "from clause {number} of {title}",
        number=origin.number or "–",
        title=words.pick(origin.draft_en, origin.draft_zh),
    )
    return join([tag("small", link(told, where), cls="alt-under"), *(erratum_notice(e, words) for e in origin.errata)])


def _particulars(line: FollowUpLine, view: FollowUpsView, words: Reader) -> Markup:
    """On one line: what it is, from which clause, by when or to whom, how firmly, and where it is kept."""
    clause = words.t("clause {number}", number=line.number or "–")
    parts: list[Words] = [
        words.c("follow-up", KINDS[line.kind]), link(clause, href("room", id=view.draft.id, clause=line.clause_id)),
    ]  # fmt: skip
    if line.commitment is not None:
        parts += [
            due_in_full(words, line.commitment),
            words.t("worded as: {strength}", strength=words.t(line.commitment.strength)),
        ]
        parts.append(link(words.t("the commitment"), href("commitments", id=line.commitment.id)))
    if line.recommendation is not None:
        to = addressee_names(line.recommendation.addressees, words) or words.t("nobody named")
        parts.append(words.t("addressed to: {names}", names=to))
        parts.append(link(words.t("the recommendation"), href("recommendations", id=line.recommendation.id)))
    if line.point is not None:
        parts.append(_agenda(line.point, view, words))
    return tag("p", join(parts, " · "), cls="alt-under")


def _agenda(point: PointLine, view: FollowUpsView, words: Reader) -> Words:
    dialogue = view.draft.dialogue_id
    if point.next_meeting_id is not None:
        return link(
            words.t("on the agenda of the next round"), href("dialogue", id=dialogue, meeting=point.next_meeting_id)
        )
    return link(
        words.t("deferred, to be carried to the next round"), href("dialogue", id=dialogue, meeting=point.meeting_id)
    )


def _recognition(line: FollowUpLine, words: Reader) -> Markup:
    """Where each side stands, by shape and word, and beside it whatever the side has said in its own words."""
    said = {account.party: account for account in line.said}
    shown: list[Words] = []
    for party, stands in line.recognition.items():
        code, word = STANDS[stands]
        own = said[party].words if party in said else ""
        detail = words.t("“{words}”", words=own) if own else ""
        shown.append(tag("li", badge(code, f"{party_name(party, words)} · {words.c('follow-up', word)}", detail)))
    return tag("ul", *shown, cls="alt-legend")


def _uptake(line: UptakeLine, words: Reader) -> Markup:
    where = href("sources", id=line.quote.source_id, passage=line.quote.passage_id)
    who = words.pick(line.label_en, line.label_zh)
    told = f"{who} · {words.t(UPTAKES[line.state])} · {words.short_date(line.seen_on)}"
    return tag("p", link(told, where), f" {line.note}" if line.note else None)
