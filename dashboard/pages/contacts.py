"""Who met whom: people, organisations or levels, by the lists of the meetings; last, and for the first time since when."""

import streamlit as st

from actions.contacts import Contacted, ContactLine, ContactsBy, contacts_met
from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.paging import Part
from dashboard.form_state import filter_choice
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.record_words import side_name
from dashboard.session import desk, given_id, href, reader
from locales import N_, Reader

BY = {
    ContactsBy.PERSON: N_("people"),
    ContactsBy.ORGANISATION: N_("organisations of two sides"),
    ContactsBy.RANK: N_("levels of two sides"),
}
SHOWN = 200
"""How many pairs a page shows; narrowed filters bring the others."""


def page() -> None:
    """The filters, and a pair a line with the meetings behind it."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("Who met whom"),
        words.t(
            "Pairs that the lists of one meeting hold, or that a text names as present there. To be mentioned is no contact."
        ),
    )
    lines = _asked(table_of, words)
    person = given_id("person")
    if person is not None:
        show(tag("p", link(words.t("Show everybody"), href("contacts"))))
    section(words.t("Pairs that met"), lines.total)
    if not lines.lines:
        show(empty(words.t("No two are known to have met under these filters.")))
        return
    headers = [
        words.t("Who"),
        words.t("With whom"),
        words.t("Meetings"),
        words.t("Last met"),
        words.t("The time before"),
    ]
    show(table(headers, [_cells(line, words) for line in lines.lines], whole={3}))
    if lines.rest:
        show(
            empty(
                words.t("Shown are the {n} that met latest; narrow the filters for the others.", n=words.number(SHOWN))
            )
        )


def _asked(table_of: Desk, words: Reader) -> Part[ContactLine]:
    """Those that met latest; of the others only how many they are."""
    with table_of.reading() as session:
        dialogues = {
            line.id.hex: words.pick(line.name_en, line.name_zh) for line in list_dialogues(session, table_of.actor)
        }
    a, b, c = st.columns([2, 2, 2])
    with a:
        by = filter_choice(
            words.t("Pairs of"),
            "by",
            {kind.value: words.t(BY[kind]) for kind in list(ContactsBy)[1:]},
            words.t(BY[ContactsBy.PERSON]),
        )
    with b:
        chosen = filter_choice(words.t("Dialogue"), "dialogue", dialogues, words.t("all dialogues"))
    with c:
        more = filter_choice(
            words.t("Counted"), "counted",
            {"inferred": words.t("also who is only inferred"), "sides": words.t("also two of one side"), "both": words.t("both of these too")},
            words.t("listed or named, of two sides"),
        )  # fmt: skip
    dialogue = given_id("dialogue") if chosen else None
    with table_of.reading() as session:
        met = contacts_met(
            session, table_of.actor, by=ContactsBy(by or ContactsBy.PERSON), dialogue_id=dialogue,
            inferred=more in ("inferred", "both"), across=more not in ("sides", "both"),
        )  # fmt: skip
    person = given_id("person")
    pairs = [pair for pair in met.pairs if person is None or person in (pair.first, pair.second)]
    return Part(tuple(met.line(pair) for pair in pairs[:SHOWN]), len(pairs))


def _cells(line: ContactLine, words: Reader) -> tuple[Words, ...]:
    met = tag(
        "details", tag("summary", words.n("{n} meeting", "{n} meetings", len(line.meetings))),
        tag("ul", *(tag("li", _meeting(line, at, words)) for at in range(len(line.meetings) - 1, -1, -1))),
    )  # fmt: skip
    before = words.t("none known: the first time")
    if line.before_last is not None and line.gap_days is not None:
        before = words.n(
            "first time since {date}, {n} day", "first time since {date}, {n} days", line.gap_days,
            date=words.short_date(line.before_last),
        )  # fmt: skip
    return _who(line.first, words), _who(line.second, words), met, words.short_date(line.last), before


def _meeting(line: ContactLine, at: int, words: Reader) -> Markup:
    met = line.meetings[at]
    told = f"{words.pick(met.title_en, met.title_zh) or words.t('Meeting')} · {words.short_date(met.met_on)}"
    return link(told, href("dialogue", id=met.dialogue_id, meeting=met.meeting_id))


def _who(one: Contacted, words: Reader) -> Markup:
    name: Words = words.t(one.rank) if one.rank else words.pick(one.name_en, one.name_zh)
    if one.person_id is not None:
        name = link(name, href("contacts", person=one.person_id))
    if one.organisation_id is not None:
        name = link(name, href("organisation", id=one.organisation_id))
    return join([name, tag("small", side_name(words, one.party), cls="alt-under") if one.party else None])


page()
