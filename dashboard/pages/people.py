"""People: the register, one person with every meeting, and entering people and organisations."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import OrganisationLine
from actions.people import (
    PersonLine,
    SatAt,
    add_name,
    find_organisations,
    people_part,
    read_person,
    record_organisation,
    record_person,
)
from dashboard.form_state import command_key, filter_words, succeeded, turn, two_texts
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows, table
from dashboard.parts.markup import Words, join, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.record_words import side_name
from dashboard.same_people_part import likely_pairs_part, verdicts_part
from dashboard.session import desk, given_id, guarded, href, reader
from dialogue.names import NameForm, NameKind, NameOrder, Script, script_of, with_capitals
from dialogue.record import OrganisationKind
from dialogue.roles import Permission
from dialogue.vocabulary import Function
from locales import N_, Reader


def page() -> None:
    """One person when the address names one, else the register."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is not None:
        with table_of.reading() as session:
            person = read_person(session, table_of.actor, asked)
        _person(table_of, person, words)
        return
    _register(table_of, words)


def _register(table_of: Desk, words: Reader) -> None:
    page_heading(words.t("People"), words.t("Who sat at the table, under every form of the name."))
    query = filter_words(
        words.c("person or organisation", "Name"), "name", words.t("in either script, with or without accents")
    )
    with table_of.reading() as session:
        people = people_part(session, table_of.actor, query, limit=shown_so_far("people", query))
        organisations = find_organisations(session, table_of.actor, query)
    may_record = table_of.actor.may(Permission.MEETING_RECORD)
    section(words.t("People"), people.total)
    if people.lines:
        others = (N_("Other script"), N_("Last sat for"), N_("Title then"), N_("Meetings"))
        headers = [words.c("person", "Name"), *(words.t(header) for header in others)]
        show(table(headers, [_cells(person, words) for person in people.lines], numeric={4}, whole={1, 2}))
        show_more("people", people, query)
    elif query:
        show(empty(words.t("Nobody is known by that name."), words.t("Show everybody"), href("people")))
    else:
        way = words.t("Enter the first person below.") if may_record else words.t("The organiser enters them.")
        show(empty(words.together(words.t("Nobody is in the register yet."), way)))
    if organisations:
        section(words.t("Organisations"), len(organisations))
        headers = [words.c("organisation", "Name"), words.t("Other language"), words.t("Short form")]
        show(table(headers, [_organisation(line, words) for line in organisations]))
    if may_record:
        likely_pairs_part(table_of, words)
        with st.expander(words.t("Enter somebody"), expanded=not people.lines and not query):
            _person_form(table_of, words)
        with st.expander(words.t("Enter an organisation")):
            _organisation_form(table_of, words)


def _organisation(line: OrganisationLine, words: Reader) -> tuple[Words, str, str]:
    shown, other = words.pick(line.name_en, line.name_zh), line.name_en if words.language == "zh" else line.name_zh
    return link(shown, href("organisation", id=line.id)), other if other != shown else "", line.short


def _cells(person: PersonLine, words: Reader) -> tuple[Words, ...]:
    shown, other = (
        words.pick(person.name_en, person.name_zh),
        person.name_en if words.language == "zh" else person.name_zh,
    )
    last = person.sat[0] if person.sat else None
    return (
        join(
            [
                link(shown, href("people", id=person.id)),
                tag("small", person.note, cls="alt-under") if person.note else None,
            ]
        ),
        other if other != shown else "",
        side_name(words, last.party) if last and last.party else "",
        _stated(last, words) if last else "",
        words.number(len(person.sat)),
    )


def _stated(sat: SatAt, words: Reader) -> str:
    parts = words.pick(sat.title_en, sat.title_zh), words.pick(sat.organisation_en, sat.organisation_zh)
    return " · ".join(part for part in parts if part)


def _person(table_of: Desk, person: PersonLine, words: Reader) -> None:
    back_link(words.t("People"), href("people"))
    page_heading(words.pick(person.name_en, person.name_zh), person.note)
    show(definition((words.t(name.kind), _with_capitals(name, words)) for name in person.names))
    section(words.t("Sat at"), len(person.sat))
    if person.sat:
        show(
            rows(
                (
                    words.short_date(sat.held_on),
                    words.pick(sat.meeting_title_en, sat.meeting_title_zh) or words.t("Meeting"),
                    " · ".join(_as_what(sat, words)),
                    href("dialogue", id=sat.dialogue_id, meeting=sat.meeting_id),
                )
                for sat in person.sat
            )
        )
    else:
        show(empty(words.t("This person is on no list of participants yet.")))
    if person.sat:
        show(tag("p", link(words.t("Whom this person met"), href("contacts", person=person.id))))
    if table_of.actor.may(Permission.MEETING_RECORD):
        verdicts_part(table_of, person, words)
        section(words.t("Add a form of the name"))
        _name_form(table_of, person, words)


def _with_capitals(name: NameForm, words: Reader) -> str:
    """The name as given; after it the same with its family name in capitals, where that differs."""
    shown = with_capitals(name)
    return words.t("{text} ({note})", text=name.text, note=shown) if shown != name.text else name.text


def _as_what(sat: SatAt, words: Reader) -> list[str]:
    parts = [side_name(words, sat.party) if sat.party else words.t("no side")]
    parts += [words.t(sat.function)] if sat.function != Function.MEMBER else []
    parts += [words.t(sat.rank)] if sat.rank else []
    parts += [_stated(sat, words)]
    parts += [words.t("printed “{name}”", name=sat.name_as_printed)] if sat.name_as_printed else []
    parts += [] if sat.affiliation_confirmed else [words.t("affiliation to be confirmed")]
    return [part for part in parts if part]


def _name_fields(form: str, words: Reader, *, label: str, script: Script | None = None) -> NameForm:
    a, b, c, d = st.columns([3, 2, 2, 2])
    text = a.text_input(label, key=f"{form}_text")
    family = b.text_input(words.t("Family name"), key=f"{form}_family")
    given = c.text_input(words.t("Given name"), key=f"{form}_given")
    orders = [NameOrder.GIVEN_FIRST, NameOrder.FAMILY_FIRST]
    order = d.selectbox(
        words.t("Order"), orders, index=int(script == Script.SIMPLIFIED), key=f"{form}_order", format_func=words.t
    )
    shown = text or family or ""
    return NameForm(text or "", family or "", given or "", order, script_of(shown) if shown else Script.LATIN)


def _person_form(table_of: Desk, words: Reader) -> None:
    form = turn("person")
    with st.form(form):
        latin = _name_fields(f"{form}_en", words, label=words.t("Name in Latin letters, as it is written"))
        chinese = _name_fields(f"{form}_zh", words, label=words.t("Name in Chinese"), script=Script.SIMPLIFIED)
        note = st.text_input(words.t("Note, to tell two people of one name apart"), key=f"{form}_note")
        if st.form_submit_button(words.t("Enter the person"), type="primary", key=f"{form}_submit"):
            with guarded():
                names = [name for name in (latin, chinese) if name.text or name.family]
                with table_of.writing() as session:
                    made = record_person(
                        session, table_of.actor, names=names, note=note or "", key=command_key("person")
                    ).id  # fmt: skip
                succeeded("person", words.t("The person is in the register."), "people", {"id": made.hex})


def _name_form(table_of: Desk, person: PersonLine, words: Reader) -> None:
    form = turn("name")
    with st.form(form):
        name = _name_fields(form, words, label=words.t("Name, as it is written"))
        kind = st.selectbox(
            words.t("What form it is"), list(NameKind), index=3, key=f"{form}_kind", format_func=words.t
        )
        if st.form_submit_button(words.t("Add the name"), key=f"{form}_submit"):
            with guarded():
                given = NameForm(name.text, name.family, name.given, name.order, name.script, kind)
                with table_of.writing() as session:
                    add_name(session, table_of.actor, person.id, given, key=command_key("name"))
                succeeded("name", words.t("The name is added."))


def _organisation_form(table_of: Desk, words: Reader) -> None:
    form = turn("organisation")
    with st.form(form):
        name_en, name_zh = two_texts(words.c("organisation", "Name"), f"{form}_name")
        a, b, c = st.columns(3)
        short = a.text_input(words.t("Short form"), key=f"{form}_short")
        kind = b.selectbox(words.t("Kind"), list(OrganisationKind), key=f"{form}_kind", format_func=words.t)
        former = c.text_input(words.t("Former name"), key=f"{form}_former")
        if st.form_submit_button(words.t("Enter the organisation"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    record_organisation(
                        session, table_of.actor, name_en=name_en, name_zh=name_zh, short=short or "", kind=kind,
                        other_names=[former] if former else [], key=command_key("organisation"),
                    )  # fmt: skip
                succeeded("organisation", words.t("The organisation is in the register."))


page()
