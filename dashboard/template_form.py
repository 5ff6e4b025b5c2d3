"""Making a house template: from what, with which words, and under what name; and retiring one."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.drafts import DraftLine, draft_lines
from actions.house_templates import (
    TemplateBase,
    TemplateLine,
    list_templates,
    retire_template,
    save_template,
    template_from_draft,
    template_from_outline,
    template_from_template,
)
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.names import party_name
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.parts.notice import notice
from dashboard.session import given_id, guarded, href, reader
from dashboard.template_sheet import left_out_words, put_away, template_sheet
from dashboard.visit import of_this_visit
from dialogue.vocabulary import DraftKind
from drafts.outlines import outlines
from locales import N_, Reader

BASES: Final = {
    "draft": N_("the standing text of a draft"),
    "outline": N_("a built-in outline"),
    "template": N_("another house template"),
}
"""What a template can be made from."""


def template_form(table: Desk) -> None:
    """Choose what it is made from, mend the sheet, and keep it under a name in both languages."""
    words = reader()
    with table.reading() as joint, table.reading_own() as own:
        drafts = {line.id: line for line in draft_lines(joint, table.actor)}
        templates = {line.id: line for line in list_templates(joint, own, table.actor)}
    _as_the_address_asks(drafts, templates)
    chosen = st.radio(
        words.t("Made from"), list(BASES), key="template_base", horizontal=True,
        format_func=lambda code: words.t(BASES[code]),
    )  # fmt: skip
    with guarded():
        found = _base(table, chosen or "draft", drafts, templates, words)
        if found is None:
            return
        name, base = found
        with_words = base.draft_id is None or base.made_from_id is not None or _with_words(words)
        _whose(base, words)
        sheet = template_sheet(base, name, with_words=with_words)
        form = f"{turn('template')}_{name}"
        kinds = list(DraftKind)
        with st.form(form):
            name_en, name_zh = two_texts(words.t("Name of the template"), f"{form}_name")
            left, right = st.columns(2)
            kind = left.selectbox(
                words.t("Kind"), kinds, index=kinds.index(base.kind) if base.kind else 0, key=f"{form}_kind",
                format_func=words.t,
            )  # fmt: skip
            note = right.text_input(words.t("When it is used"), key=f"{form}_note")
            if out := left_out_words(sheet):
                show(tag("p", out, cls="alt-quiet"))
            pressed = st.form_submit_button(words.t("Save as a house template"), type="primary", key="template_save")
        if pressed:
            with table.reading() as joint, table.writing_own() as own:
                save_template(
                    joint, own, table.actor, base, sheet, name_en=name_en, name_zh=name_zh, kind=kind, note=note or "",
                    key=command_key("template"),
                )  # fmt: skip
            put_away()
            st.query_params.clear()
            succeeded(
                "template",
                words.together(
                    words.t("The house template is kept in the store of the secretariat."),
                    words.t("It is offered wherever a draft is opened."),
                ),
            )


def retire_form(table: Desk, line: TemplateLine) -> None:
    """Offer a template no longer."""
    words, form = reader(), turn(f"retire_{line.id.hex}")
    told = words.t("It is offered no longer and stays readable; the drafts that started from it stand.")
    with st.form(form):
        show(tag("p", told, cls="alt-quiet"))
        reason = st.text_input(words.t("Reason"), key=f"{form}_reason")
        pressed = st.form_submit_button(words.t("Retire this template"), key="template_retire")
    if pressed:
        with guarded():
            with table.writing_own() as own:
                retire_template(
                    own, table.actor, line.id, reason=reason or "", key=command_key(f"retire_{line.id.hex}")
                )
            succeeded(f"retire_{line.id.hex}", words.t("The house template is retired."))


def _as_the_address_asks(drafts: Mapping[UUID, DraftLine], templates: Mapping[UUID, TemplateLine]) -> None:
    """A link from a draft, or from a template, leads to the form with it chosen; once, so that one can choose otherwise."""
    for base, asked, there in (("draft", given_id("draft"), drafts), ("template", given_id("of"), templates)):
        if asked in there and of_this_visit().get("template_asked") != asked:
            of_this_visit()["template_asked"] = asked
            st.session_state["template_base"] = base
            st.session_state[f"template_of_{base}"] = asked


def _base(
    table: Desk, chosen: str, drafts: Mapping[UUID, DraftLine], templates: Mapping[UUID, TemplateLine], words: Reader
) -> tuple[str, TemplateBase] | None:
    """What was chosen, with a name by which the sheet knows whether it is another."""
    if chosen == "outline":
        found = outlines()
        key = st.selectbox(
            words.t("Outline"), list(found), key="template_of_outline",
            format_func=lambda given: words.pick(found[given].title_en, found[given].title_zh),
        )  # fmt: skip
        return f"outline_{key}", template_from_outline(table.actor, key)
    if chosen == "draft":
        if not drafts:
            show(empty(words.t("No draft has been opened yet."), words.t("Drafts"), href("drafts")))
            return None
        draft = st.selectbox(
            words.t("Draft"), list(drafts), key="template_of_draft",
            format_func=lambda given: _named(drafts[given], words),
        )  # fmt: skip
        with table.reading() as joint:
            return f"draft_{draft.hex}", template_from_draft(joint, table.actor, draft)
    if not templates:
        show(empty(words.t("No house template has been made yet.")))
        return None
    template = st.selectbox(
        words.t("House template"), list(templates), key="template_of_template",
        format_func=lambda given: words.pick(templates[given].name_en, templates[given].name_zh),
    )  # fmt: skip
    with table.reading() as joint, table.reading_own() as own:
        return f"template_{template.hex}", template_from_template(joint, own, table.actor, template)


def _with_words(words: Reader) -> bool:
    kept = {
        True: words.t("every clause with its words"),
        False: words.t("only the headings; every other clause a blank"),
    }
    return bool(
        st.radio(words.t("What is kept"), [True, False], key="template_words", horizontal=True, format_func=kept.get)
    )


def _whose(base: TemplateBase, words: Reader) -> None:
    """Whose words lie on the sheet, and what follows from that for a draft of other parties."""
    if not base.parties:
        return
    names = words.t(", ").join(party_name(party, words) for party in base.parties)
    show(
        notice(
            words.together(
                words.t("Only {parties} and the secretariat read the words of this text.", parties=names),
                words.t(
                    "The template stays with the secretariat; before a draft of other parties starts from it, you are asked "
                    "whether they may read these words."
                ),
            )
        )
    )  # fmt: skip


def _named(line: DraftLine, words: Reader) -> str:
    return " · ".join([words.pick(line.title_en, line.title_zh), words.pick(line.dialogue_en, line.dialogue_zh)])


__all__ = ["retire_form", "template_form"]
