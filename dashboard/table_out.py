"""Tables and the whole record of a dialogue on their way out: what, in which carrier, up to which marking, and the way to it."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.record_tables import TABLES, Carrier, Noun
from dashboard.parts.headings import section
from dashboard.parts.lists import rows
from dashboard.parts.markup import Markup, Words, link, show, tag
from dashboard.session import href
from dashboard.table_words import NOUNS
from dashboard.visit import here
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from locales import N_, Reader


def tables_out(table_of: Desk, view: DialogueView, words: Reader) -> None:
    """The tables of a dialogue, and its document. Nothing for those whose role takes no files."""
    if not table_of.actor.may(Permission.DRAFT_EXPORT):
        return
    section(words.t("Tables go out"))
    ceiling = st.selectbox(
        words.t("Nothing marked above"), ["", *Marking], key=here("table_ceiling"),
        format_func=lambda marking: words.t(marking or N_("no ceiling")),
    )  # fmt: skip
    asked = {"lang": words.language, "marking": ceiling or ""}
    show(rows(_row(view, noun, asked, words, of_own=False) for noun in TABLES))
    told = words.t(
        "Every cell leaves so that no spreadsheet takes it for a formula, and comes back as it was; quotes leave with their "
        "source and place."
    )
    show(tag("p", told, cls="alt-quiet"))
    if table_of.has_own:
        private = [noun for noun, of in TABLES.items() if of.is_private_too]
        with st.expander(words.t("What only your side has recorded")):
            show(tag("div", rows(_row(view, noun, asked, words, of_own=True) for noun in private), cls="alt-private"))
    section(words.t("The whole record of the dialogue"))
    where = href(f"files/dialogues/{view.id.hex}.json", **asked)
    told = words.t(
        "One JSON document with everything on the joint record: meetings, people, sources with their files, positions, "
        "commitments and what was said of them. No draft and nothing private is in it."
    )
    show(tag("p", told, " ", link("JSON", where), cls="alt-quiet"))


def _row(
    view: DialogueView, noun: Noun, asked: dict[str, str], words: Reader, *, of_own: bool
) -> tuple[Words, Words, Words, None]:
    given = {**asked, "own": "yes" if of_own else ""}
    ways: list[Markup] = [
        link(carrier.upper(), href(f"files/tables/{view.id.hex}/{noun.replace(' ', '-')}.{carrier}", **given))
        for carrier in Carrier
    ]
    return "", words.t(NOUNS[noun]), tag("span", *ways, cls="alt-ways"), None


__all__ = ["tables_out"]
