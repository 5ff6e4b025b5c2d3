"""Check a document: is it, letter for letter, a text of this installation. Open to whoever is not signed in, too."""

import streamlit as st

from actions.desk import Desk
from actions.document_check import DocumentCheck, KnownText, Outcome, check_document
from actions.installation import installation
from dashboard.form_names import form_words
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, table
from dashboard.parts.markup import Markup, join, language_tag, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.redline import redline_html
from dashboard.session import desk, guarded, n, reader
from dashboard.stray_words import named
from dialogue.refusals import NotSignedIn
from drafts.letters import Difference, Part
from drafts.redline import redline
from locales import N_, Reader

MOST_SHOWN = 200
"""How many differences are shown: beyond these it is another text."""
PARTS = {
    Part.TITLE: N_("title"),
    Part.NUMBER: N_("number"),
    Part.NOTE: N_("note"),
    Part.LABEL: N_("version"),
}
"""What differs, where it is not the words of a clause."""


def page() -> None:
    """Hand in a file; what it is stands below."""
    words, table_of = reader(), _desk()
    if table_of is None:
        back_link(words.t("Sign in"), "/")
    page_heading(
        words.t("Check a document"),
        words.t("Is a Word file, letter for letter, a text that was adopted or handed out here?"),
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        given = st.file_uploader(words.t("Word file"), type=["docx", "dotx", "docm"], key="checked_file")
    with right:
        code = st.text_input(
            words.t("Code in the footer"), key="checked_code", placeholder="0f11 3f4f 5b56 defb", autocomplete="off",
            help=words.t("Only needed where the file has lost its footer."),
        )  # fmt: skip
    if given is None:
        show(tag("p", _promise(words, table_of), cls="alt-quiet"))
        return
    with guarded():
        with st.spinner(words.t("Reading the file …")):
            check = check_document(installation(), given.getvalue(), desk=table_of, code=code)
        _result(check, words)


def _desk() -> Desk | None:
    try:
        return desk()
    except NotSignedIn:
        return None


def _promise(words: Reader, table_of: Desk | None) -> str:
    kept = words.t(
        "The file is read and forgotten; what your word processor did to it does not count, only what it says."
    )
    if table_of is not None:
        return kept
    return words.together(
        kept,
        words.t(
            "Without signing in it is held against the adopted texts, and against the one whose code stands in its footer."
        ),
    )


def _result(check: DocumentCheck, words: Reader) -> None:
    if check.text is None:
        show(notice(words.t("This document is not known here."), kind="refused"))
        show(
            tag(
                "p",
                words.t("If the file was handed out here, please type the code that stood in its footer."),
                cls="alt-quiet",
            )
        )
        return
    if check.outcome == Outcome.SAME:
        show(notice(words.t("This document says, letter for letter, what the text below says.")))
    elif check.outcome == Outcome.SHOWN:
        sentence = words.t(
            "The letters of this document are those of the text below, but its pages do not show them all as they are."
        )
        show(notice(sentence, kind="refused"))
    elif check.outcome == Outcome.BENEATH:
        sentence = words.t(
            "With its tracked changes rejected this document says, letter for letter, what the text below says; with them it does not."
        )
        show(notice(sentence, kind="refused"))
    else:
        count = len(check.differences)
        sentence = n("This document differs from the text below in {n} place.",
                     "This document differs from the text below in {n} places.", count)  # fmt: skip
        show(notice(sentence, kind="refused"))
    _about(check, check.text, words)
    if check.differences:
        section(words.t("Where it differs"), len(check.differences))
        if not check.shows_ours:
            show(
                tag("p", words.t("What the text itself says there is shown to those who may read it."), cls="alt-quiet")
            )
        show(*(_difference(found, words, shows_ours=check.shows_ours) for found in check.differences[:MOST_SHOWN]))
        if (more := len(check.differences) - MOST_SHOWN) > 0:
            show(
                tag(
                    "p",
                    n("{n} more difference is not shown.", "{n} more differences are not shown.", more),
                    cls="alt-quiet",
                )
            )
    if check.looks:
        section(words.t("Shown otherwise"), len(check.looks))
        show(
            table(
                [words.c("change", "What"), words.c("change", "Text")],
                [(named([kind], words), said) for kind, said in check.looks[:MOST_SHOWN]],
            )
        )
    if check.around:
        section(words.t("Around the text"))
        show(
            tag(
                "p",
                words.t(
                    "These lines stand around the text, in its title lines or in the heads and feet of the pages. They are no part of it, and nobody here vouches for them."
                ),
                cls="alt-quiet",
            )
        )
        show(*(_difference(found, words, shows_ours=check.shows_ours) for found in check.around[:MOST_SHOWN]))


def _about(check: DocumentCheck, text: KnownText, words: Reader) -> None:
    """Which text it is, and in what state the file was read."""
    changes = n("{n} tracked change", "{n} tracked changes", check.changes) if check.changes else ""
    if check.changes and check.outcome != Outcome.BENEATH:
        if check.is_both:  # its changes are part of what left
            read = words.t("(read with all of them accepted, and with all of them rejected)")
        elif check.is_rejected:
            read = words.t("(read with all of them rejected)")
        else:
            read = words.t("(read with all of them accepted)")
        changes = words.together(changes, read)
    show(
        definition(
            [
                (words.t("Draft") if text.draft_id else words.t("Document"), words.pick(text.title_en, text.title_zh)),
                (words.t("Text"), words.pick(text.label_en, text.label_zh)),
                (words.t("Form"), form_words("-".join(filter(None, (text.form, text.kept_by))), words)),
                (words.t("Standing"), _standing(text, words)),
                (words.t("Code"), tag("span", text.code_in_fours, cls="alt-mono") if text.code else ""),
                (words.t("Fingerprint"), tag("span", text.fingerprint, cls="alt-mono alt-fingerprint") if text.fingerprint else ""),
                (words.t("In the file"), changes),
                (words.t("Comments"), words.number(check.comments) if check.comments else ""),
            ]
        )
    )  # fmt: skip


def _standing(text: KnownText, words: Reader) -> str:
    if text.handed_out_at is not None:
        return words.t("handed out on {when}", when=words.moment(text.handed_out_at))
    return words.t("adopted by every side") if text.is_adopted else words.t("handed out, not adopted")


def _difference(found: Difference, words: Reader, *, shows_ours: bool) -> Markup:
    where = [tag("strong", found.number or "—")] if found.number or found.part == Part.WORDS else []
    said = [words.t(PARTS[found.part])] if found.part in PARTS else []
    if shows_ours and not found.expected:
        said.append(words.t("only in the document"))
    elif not found.found:
        said.append(words.t("missing in the document"))
    body = redline(found.expected, found.found) if shows_ours else None
    language = found.language or ("zh" if any("一" <= sign <= "鿿" for sign in found.expected + found.found) else "en")
    return tag(
        "div",
        tag("p", join([*where, *said], " · "), cls="alt-returned-head"),
        tag("div", redline_html(body) if body is not None else found.found, cls="alt-text", lang=language_tag(language)),
        cls="alt-returned", data_testid="difference",
    )  # fmt: skip


page()
