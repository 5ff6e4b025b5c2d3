"""The mandates of one's own side for a draft: what is authorised, where the texts depart from it, and laying it down."""

from uuid import UUID

from actions.drafts import DraftText, draft_lines, read_draft
from actions.mandates import MandateDeparture, MandateSeen, Where, departures_of, read_mandates
from dashboard.mandate_form import mandate_form
from dashboard.mandate_words import WHERE, departure_words
from dashboard.names import party_name, person_name
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.marked import marked
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.private import private_frame
from dashboard.parts.quote import bilingual
from dashboard.parts.redline import redline_html
from dashboard.session import desk, given_id, guarded, href, reader
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from drafts.mandate import Departure
from drafts.redline import redline
from locales import Reader


def page() -> None:
    """The mandates for one draft, or the drafts to choose from."""
    words, table = reader(), desk()
    if table.actor.party is None:
        raise NoSuchRow(noun="page")
    draft_id = given_id()
    if draft_id is None:
        _choose(words)
        return
    with guarded():
        with table.reading() as joint, table.reading_own() as own:
            text = read_draft(joint, table.actor, draft_id)
            mandates = read_mandates(own, table.actor, draft_id, even_retired=True)
        departures = departures_of(table, draft_id)
        back_link(words.t("All drafts"), href("drafts"))
        page_heading(
            words.t("Mandates"), words.t("What your capital has authorised, and where the texts depart from it."),
            link(words.pick(text.draft.title_en, text.draft.title_zh), href("room", id=draft_id)),
        )  # fmt: skip
        with private_frame(words.t("only your side sees this"), key="mandates"):
            _departing(draft_id, departures, text, words)
            _laid_down([seen for seen in mandates if not seen.latest.retired], text, words)
            retired = [seen for seen in mandates if seen.latest.retired]
            if retired:
                section(words.t("Retired"), len(retired))
                show(*(_mandate(seen, text, words) for seen in retired))
            if table.actor.may(Permission.MANDATE_WRITE):
                section(words.t("Lay down a mandate"))
                mandate_form(table, draft_id, text.clauses, [seen for seen in mandates if not seen.latest.retired])


def _choose(words: Reader) -> None:
    table = desk()
    page_heading(words.t("Mandates"), words.t("What your capital has authorised, and where the texts depart from it."))
    with table.reading() as joint:
        lines = draft_lines(joint, table.actor)
    if not lines:
        show(empty(words.t("No draft has been opened yet."), words.t("Drafts"), href("drafts")))
        return
    show(rows(("", words.pick(d.title_en, d.title_zh), "", href("mandates", id=d.id)) for d in lines))


def _departing(draft_id: UUID, departures: tuple[MandateDeparture, ...], text: DraftText, words: Reader) -> None:
    section(words.t("What departs"), len(departures))
    if departures:
        show(*(_departure(departure, words) for departure in departures))
    else:
        show(empty(words.t("No text departs from your mandates.")))
    paper = f"/files/mandates/{draft_id.hex}.docx?lang={words.language}&tz={words.zone.key}"
    show(tag("p", link(words.t("Back to capital: the list as a Word file"), paper)))


def _departure(departure: MandateDeparture, words: Reader) -> Markup:
    where = words.t(WHERE[departure.where])
    if departure.where == Where.TABLED:
        where = words.t("{what} ({side})", what=where, side=party_name(departure.side, words))
    number = words.t("Clause {number}", number=departure.number) if departure.number else ""
    head = [departure.mandate.topic, number or ("" if departure.clause_id else words.t("the whole draft")), where]
    found = tag("ul", *(tag("li", departure_words(one, words)) for one in departure.departures))
    parts: list[Words] = [tag("p", tag("strong", join([part for part in head if part], " · "))), found]
    if departure.clause_id is not None or departure.proposal_id is not None:
        parts.append(bilingual(_text(departure, "en"), _text(departure, "zh")))
    return tag("article", *parts)


def _text(departure: MandateDeparture, language: str) -> Words:
    """The text with the offending words marked, or, where another text is authorised, as a redline from that one."""
    text = departure.en if language == "en" else departure.zh
    found: list[Departure] = [one for one in departure.departures if one.language == language]
    authorised = departure.version.authorised_en if language == "en" else departure.version.authorised_zh
    if authorised and found and not departure.mandate.topic:
        return redline_html(redline(authorised, text))
    return marked(text, [span for one in found for span in one.spans])


def _laid_down(mandates: list[MandateSeen], text: DraftText, words: Reader) -> None:
    section(words.t("What is authorised"), len(mandates))
    if mandates:
        show(*(_mandate(seen, text, words) for seen in mandates))
    else:
        show(empty(words.t("No mandate has been laid down for this draft.")))


def _mandate(seen: MandateSeen, text: DraftText, words: Reader) -> Markup:
    numbers = {standing.clause.id: standing.head.number for standing in text.clauses}
    of_clause = seen.mandate.clause_id
    title = words.t("Clause {number}", number=numbers.get(of_clause, "")) if of_clause else seen.mandate.topic
    latest, rules = seen.latest, seen.rules
    sides = [
        definition(
            [
                (words.t("Authorised text"), of.authorised),
                (words.t("Fallback"), of.fallback),
                (words.t("Must stand"), words.t("; ").join(of.required)),
                (words.t("Must not stand"), words.t("; ").join(of.forbidden)),
                (words.t("Crosses the red line"), words.t("; ").join(of.red_line)),
            ]
        )
        for of in (rules.en, rules.zh)
    ]
    said = definition([(words.t("Red line"), latest.red_line), (words.t("Note"), latest.note)])
    against = [
        words.t("This mandate stands against itself: {what}", what=departure_words(one, words))
        for one in seen.contradictions
    ]
    return tag(
        "article",
        tag("p", tag("strong", title)),
        *(notice(sentence) for sentence in against),
        bilingual(*sides) if any(sides) else None,
        said,
        tag(
            "details",
            tag("summary", words.n("{n} version", "{n} versions", len(seen.versions))),
            tag("ul", *(_version(seen, place, words) for place in reversed(range(len(seen.versions))))),
        ),
    )


def _version(seen: MandateSeen, place: int, words: Reader) -> Markup:
    version = seen.versions[place]
    by = person_name(version.by_id, version.by_name, words)
    line = words.t("{ordinal}. {when}, {who}", ordinal=version.ordinal, when=words.moment(version.made_at), who=by)
    state = [words.t("retired")] if version.retired else []
    texts = [text for text in (version.authorised_en, version.authorised_zh, version.red_line) if text]
    return tag("li", join([line, *state], " · "), *(tag("span", text, cls="alt-under") for text in texts))


page()
