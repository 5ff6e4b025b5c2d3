"""The house templates of the secretariat: those that are offered, those that were retired, one of them, and a new one."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.house_templates import TemplateLine, list_templates, read_template
from dashboard.names import party_name, person_name
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.parts.quote import bilingual
from dashboard.record_words import both_languages
from dashboard.session import desk, given_id, href, reader
from dashboard.template_form import retire_form, template_form
from dialogue.roles import Permission
from drafts.outlines import outlines
from locales import Reader


def page() -> None:
    """One template when the address names one, else the list and the form."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is not None:
        _one(table_of, asked, words)
        return
    page_heading(
        words.t("House templates"), words.t("Outlines of the secretariat’s own, to start drafts from."),
    )  # fmt: skip
    with table_of.reading() as joint, table_of.reading_own() as own:
        lines = list_templates(joint, own, table_of.actor, even_retired=True)
    offered, retired = [line for line in lines if not line.retired_at], [line for line in lines if line.retired_at]
    with private_frame(words.t("only your side sees this"), key="templates"):
        if offered:
            show(_table(offered, words))
        else:
            show(empty(words.t("No house template has been made yet.")))
        if retired:
            section(words.t("Retired"), len(retired))
            show(_table(retired, words))
        if table_of.actor.may(Permission.TEMPLATE_WRITE):
            asked = given_id("draft") or given_id("of")
            with st.expander(words.t("Make a house template"), expanded=asked is not None or not offered):
                template_form(table_of)


def _table(lines: list[TemplateLine], words: Reader) -> Markup:
    return table(
        [words.t("Template"), words.t("Kind"), words.t("Clauses"), words.t("Made from"), words.t("Kept")],
        [
            (
                link(both_languages(words, line.name_en, line.name_zh), href("templates", id=line.id)),
                words.t(line.kind),
                words.number(line.clauses),
                made_from(line, words),
                _by(line, words),
            )
            for line in lines
        ],
        numeric={2},
    )


def made_from(line: TemplateLine, words: Reader) -> Words:
    """What a template was made from, each with its link: a draft, an outline, and the template between, if there was one."""
    parts: list[Words] = []
    if line.made_from_en:
        parts.append(words.t("the template “{name}”", name=words.pick(line.made_from_en, line.made_from_zh)))
    if line.draft_id is not None:
        parts.append(link(words.pick(line.draft_en, line.draft_zh), href("room", id=line.draft_id)))
    elif line.outline in outlines():
        outline = outlines()[line.outline]
        parts.append(words.t("the outline “{title}”", title=words.pick(outline.title_en, outline.title_zh)))
    return join(parts, " · ")


def _by(line: TemplateLine, words: Reader) -> Words:
    return join([words.short_date(line.made_at.date()), person_name(line.by_id, line.by_name, words)], " · ")


def _one(table_of: Desk, asked: UUID, words: Reader) -> None:
    with table_of.reading() as joint, table_of.reading_own() as own:
        view = read_template(joint, own, table_of.actor, asked)
    line, may_write = view.line, table_of.actor.may(Permission.TEMPLATE_WRITE)
    back_link(words.t("House templates"), href("templates"))
    page_heading(words.pick(line.name_en, line.name_zh), line.note, words.t("House template"))
    with private_frame(words.t("only your side sees this"), key="template"):
        known = words.t(", ").join(party_name(party, words) for party in line.parties)
        show(
            definition(
                [
                    (words.t("Name"), both_languages(words, line.name_en, line.name_zh)),
                    (words.t("Kind"), words.t(line.kind)),
                    (words.t("Made from"), made_from(line, words)),
                    (words.t("Its words are read by"), known),
                    (words.t("Kept"), _by(line, words)),
                    (words.t("Retired"), _retired(line, words)),
                ]
            )
        )
        leads = []
        if line.retired_at is None and table_of.actor.may(Permission.DRAFT_OPEN):
            leads.append(link(words.t("Open a draft from it"), href("drafts", template=line.id)))
        if line.retired_at is None and may_write:
            leads.append(link(words.t("Make another template from it"), href("templates", of=line.id)))
        if leads:
            show(tag("p", join(leads, " · ")))
        section(words.t("Its clauses"), len(view.clauses))
        show(*(bilingual(clause.en, clause.zh, clause.number or " ") for clause in view.clauses))
        if line.retired_at is None and may_write:
            with st.expander(words.t("Retire this template")):
                retire_form(table_of, line)


def _retired(line: TemplateLine, words: Reader) -> Words:
    if line.retired_at is None:
        return ""
    parts = [words.short_date(line.retired_at.date()), line.retired_by, line.reason]
    return " · ".join(part for part in parts if part)


page()
