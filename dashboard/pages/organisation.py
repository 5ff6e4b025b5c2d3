"""One organisation: its names over time, what it came from and became, what it is part of, who sat for it, what it hosted."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from actions.desk import Desk
from actions.organisations import (
    OrganisationView,
    Related,
    SatFor,
    add_organisation_name,
    amend_organisation,
    read_organisation,
)
from dashboard.day_field import day_field
from dashboard.dialogue_form import organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.meeting_words import ROLES
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.record_words import side_name
from dashboard.session import desk, given_id, guarded, href, reader
from dialogue.record import OrganisationKind
from dialogue.roles import Permission
from locales import LANGUAGE_NAMES, Reader


def page() -> None:
    """The organisation in the address."""
    words, table_of = reader(), desk()
    back_link(words.t("People and organisations"), href("people"))
    asked = given_id()
    if asked is None:
        page_heading(words.t("Organisation"))
        show(
            empty(
                words.t("Choose an organisation in the register."), words.t("People and organisations"), href("people")
            )
        )
        return
    with table_of.reading() as session:
        body = read_organisation(session, table_of.actor, asked)
    _told(body, words)
    _sat(body, words)
    if table_of.actor.may(Permission.MEETING_RECORD):
        inside = drawer(words.t("Correct the organisation, or add a name"), f"organisation_{body.line.id.hex}")
        if inside is not None:
            with inside.place:
                _amend_form(table_of, body, words)
                _name_form(table_of, body, words)


def _told(body: OrganisationView, words: Reader) -> None:
    line = body.line
    shown, other = words.pick(line.name_en, line.name_zh), line.name_en if words.language == "zh" else line.name_zh
    page_heading(shown, other if other != shown else "", words.t(body.kind))
    show(
        definition(
            [
                (words.t("Short form"), line.short),
                (words.t("Country"), body.country),
                (words.t("Existed"), _span(body.from_on, body.until_on, words)),
                (words.t("Part of"), _chain(body.above, words)),
                (words.t("Came from"), _chain(body.came_from, words)),
                (words.t("Became"), _chain(body.became, words)),
                (words.t("Its parts"), _chain(body.parts, words)),
                (words.t("Other names"), join([_name(body, at, words) for at in range(len(body.names))])),
            ]
        )
    )


def _name(body: OrganisationView, at: int, words: Reader) -> Markup:
    name = body.names[at]
    span = _span(name.used_from, name.used_until, words)
    language = LANGUAGE_NAMES.get(name.language, name.language)
    quiet = " · ".join(filter(None, (language, words.t("in use {span}", span=span) if span else "")))
    return tag("div", name.text, tag("small", quiet, cls="alt-under") if quiet else None)


def _span(begin: date | None, end: date | None, words: Reader) -> str:
    """From when until when, as far as it is known."""
    if begin and end:
        return words.t("{first} to {last}", first=words.short_date(begin), last=words.short_date(end))
    if begin:
        return words.t("since {date}", date=words.short_date(begin))
    return words.t("until {date}", date=words.short_date(end)) if end else ""


def _chain(related: Iterable[Related], words: Reader) -> Markup:
    told = []
    for other in related:
        span = _span(other.from_on, other.until_on, words)
        name = link(words.pick(other.name_en, other.name_zh), href("organisation", id=other.id))
        told.append(tag("div", name, tag("small", span, cls="alt-under") if span else None))
    return join(told)


def _sat(body: OrganisationView, words: Reader) -> None:
    section(words.t("Sat for it"), len(body.sat))
    if body.sat:
        show(rows(_seat(sat, body, words) for sat in body.sat))
    else:
        show(empty(words.t("Nobody has been stated to be of this organisation at a meeting you may see.")))
    if body.hosted:
        section(words.t("Hosted or paid for"), len(body.hosted))
        show(
            rows(
                (
                    words.short_date(meeting.held_on), words.pick(meeting.title_en, meeting.title_zh) or words.t("Meeting"),
                    words.t(ROLES[meeting.role]), href("dialogue", id=meeting.dialogue_id, meeting=meeting.meeting_id),
                )
                for meeting in body.hosted
            )
        )  # fmt: skip


def _seat(sat: SatFor, body: OrganisationView, words: Reader) -> tuple[Words, Words, Words, None]:
    """Who, at which meeting, on which side; under it what the organisation was called then, where that is another name."""
    name: Words = words.pick(sat.name_en, sat.name_zh)
    if sat.person_id is not None:
        name = link(name, href("people", id=sat.person_id))
    then = body.name_at(words.language, sat.held_on)
    now = words.pick(body.line.name_en, body.line.name_zh)
    quiet = [
        words.pick(sat.title_en, sat.title_zh),
        words.t(sat.rank) if sat.rank else "",
        words.t("then “{name}”", name=then) if then and then != now else "",
    ]
    meeting = words.pick(sat.meeting_title_en, sat.meeting_title_zh) or words.t("Meeting")
    where = link(meeting, href("dialogue", id=sat.dialogue_id, meeting=sat.meeting_id))
    main = join(
        [name, " · ", where, tag("small", " · ".join(filter(None, quiet)), cls="alt-under") if any(quiet) else None]
    )
    return words.short_date(sat.held_on), main, side_name(words, sat.party) if sat.party else words.t("no side"), None


def _amend_form(table_of: Desk, body: OrganisationView, words: Reader) -> None:
    name = f"amend_organisation_{body.line.id.hex}"
    form, line = turn(name), body.line
    others = {key: shown for key, shown in organisation_names(table_of).items() if key != line.id}
    with st.form(form):
        name_en, name_zh = two_texts(words.c("organisation", "Name"), f"{form}_name", en=line.name_en, zh=line.name_zh)
        a, b, c = st.columns(3)
        short = a.text_input(words.t("Short form"), line.short, key=f"{form}_short")
        kinds = list(OrganisationKind)
        kind = b.selectbox(
            words.t("Kind"), kinds, index=kinds.index(body.kind), key=f"{form}_kind", format_func=words.t
        )
        country = c.text_input(words.t("Country"), body.country, key=f"{form}_country")
        a, b = st.columns(2)
        from_on = day_field(a, words.t("Existed from"), f"{form}_from", body.from_on)
        until_on = day_field(b, words.t("Existed until"), f"{form}_until", body.until_on)
        a, b = st.columns(2)
        options = [None, *others]
        parent = a.selectbox(
            words.t("Part of"), options, index=options.index(body.parent_id) if body.parent_id in options else 0,
            key=f"{form}_parent", format_func=lambda key: others.get(key, words.t("none")),
        )  # fmt: skip
        successor = b.selectbox(
            words.t("Became"), options, index=options.index(body.successor_id) if body.successor_id in options else 0,
            key=f"{form}_successor", format_func=lambda key: others.get(key, words.t("none")),
        )  # fmt: skip
        if st.form_submit_button(words.t("Correct the organisation"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    amend_organisation(
                        session, table_of.actor, line.id, name_en=name_en, name_zh=name_zh, short=short or "", kind=kind,
                        country=country or "", from_on=from_on, until_on=until_on, parent_id=parent, successor_id=successor,
                        key=command_key(name),
                    )  # fmt: skip
                succeeded(name, words.t("The organisation is corrected."))


def _name_form(table_of: Desk, body: OrganisationView, words: Reader) -> None:
    form = turn("organisation_name")
    with st.form(form):
        a, b, c, d = st.columns([4, 2, 2, 2])
        text = a.text_input(words.t("Another name"), key=f"{form}_text")
        language = b.selectbox(
            words.t("Language"), ["", *LANGUAGE_NAMES], key=f"{form}_language",
            format_func=lambda code: LANGUAGE_NAMES.get(code, words.t("not stated")),
        )  # fmt: skip
        used_from = day_field(c, words.t("In use from"), f"{form}_from")
        used_until = day_field(d, words.t("In use until"), f"{form}_until")
        if st.form_submit_button(words.t("Add the name"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    add_organisation_name(
                        session, table_of.actor, body.line.id, text=text or "", language=language, used_from=used_from,
                        used_until=used_until, key=command_key("organisation_name"),
                    )  # fmt: skip
                succeeded("organisation_name", words.t("The name is added."))


page()
