"""Word files: hand a draft out, take the edited file back. Nothing is written before the preview is confirmed."""

import streamlit as st

from actions.drafts import list_drafts
from actions.word_exports import latest_exports
from dashboard.form_names import form_words
from dashboard.names import person_name
from dashboard.naming_form import naming_form
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import show, tag
from dashboard.session import desk, given_id, href, reader
from dashboard.visit import here
from dashboard.word_back import file_back, take_back
from dashboard.word_forms import hand_out
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """Choose a draft; on the left it goes out, on the right it comes back."""
    words, table_of = reader(), desk()
    page_heading(words.t("Word files"), words.t("A draft goes out as Word and comes back without losing a change."))
    with table_of.reading() as session:
        drafts = {
            draft.id: words.pick(draft.title_en, draft.title_zh) for draft in list_drafts(session, table_of.actor)
        }
    if not drafts:
        show(empty(words.t("No draft has been opened yet."), words.t("Drafts"), href("drafts")))
        _files_from_elsewhere(words)
        return
    asked = given_id("draft")
    order = list(drafts)
    chosen = st.selectbox(
        words.t("Draft"), order, index=order.index(asked) if asked in drafts else 0, key=here("word_draft"),
        format_func=drafts.__getitem__,
    )  # fmt: skip
    preview = st.container()  # what came back has the whole width, and stands where it is seen at once
    left, right = st.columns(2, gap="large")
    with left:
        section(words.t("Hand out"))
        hand_out(table_of, chosen, words)
        naming_form(table_of)
        show(
            tag(
                "p",
                words.together(
                    words.t("The name of a form leads to its preview."),
                    words.t(
                        "Every file is written fresh and scanned before it leaves; only what is joint goes into it."
                    ),
                ),
                cls="alt-quiet",
            )
        )
        _latest(words)
    with right:
        section(words.t("Take back"))
        came = None
        if table_of.actor.may(Permission.DRAFT_RETURN):
            came = file_back()
        else:
            show(empty(words.t("Your role does not take files back.")))
        _files_from_elsewhere(words)
    if came is not None:
        with preview:
            take_back(chosen, *came)


def _files_from_elsewhere(words: Reader) -> None:
    if desk().actor.may(Permission.DRAFT_READ):
        section(words.t("Files from elsewhere"))
        asked = words.t("Two files that did not come from here can be compared as well, and nothing of them is stored.")
        show(empty(asked, words.t("Compare two files"), href("compare")))


def _latest(words: Reader) -> None:
    handed_out = latest_exports(desk())
    if handed_out:
        section(words.t("Handed out by your side"), len(handed_out))
        show(
            table(
                [words.t("When"), words.t("Form"), words.c("export", "Who"), words.t("Fingerprint")],
                [
                    (words.moment(e.made_at), form_words(e.form, words), person_name(e.by_id, e.by_name, words),
                     tag("span", e.sha256[:12], cls="alt-mono"))
                    for e in handed_out
                ],
            )
        )  # fmt: skip


page()
