"""Word files: hand a draft out, take the edited file back. Nothing is written before the preview is confirmed."""

import streamlit as st

from actions.drafts import draft_lines
from actions.word_exports import latest_exports
from actions.word_returns import ReturnLine, ReturnPreview, preview_return, take_return
from dashboard.form_names import form_words
from dashboard.names import person_name
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, join, show, tag
from dashboard.parts.notice import notice, say
from dashboard.parts.private import private_frame
from dashboard.parts.redline import redline_html
from dashboard.session import desk, given_id, guarded, href, n, reader
from dashboard.word_forms import hand_out
from dialogue.roles import Permission
from drafts.redline import redline
from locales import N_, Reader

KINDS = {
    "replace": N_("new wording"),
    "insert": N_("new clause"),
    "delete": N_("clause to be deleted"),
    None: N_("no new wording"),
}


def page() -> None:
    """Choose a draft; on the left it goes out, on the right it comes back."""
    words, table_of = reader(), desk()
    page_heading(words.t("Word files"), words.t("A draft goes out as Word and comes back without losing a change."))
    with table_of.reading() as session:
        drafts = {line.id: words.pick(line.title_en, line.title_zh) for line in draft_lines(session, table_of.actor)}
    if not drafts:
        show(empty(words.t("No draft has been opened yet."), words.t("Drafts"), href("drafts")))
        _files_from_elsewhere(words)
        return
    asked = given_id("draft")
    order = list(drafts)
    chosen = st.selectbox(
        words.t("Draft"), order, index=order.index(asked) if asked in drafts else 0, key="word_draft",
        format_func=drafts.__getitem__,
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        section(words.t("Hand out"))
        hand_out(table_of, chosen, words)
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
        if table_of.actor.may(Permission.DRAFT_RETURN):
            _take_back(chosen)
        else:
            show(empty(words.t("Your role does not take files back.")))
        _files_from_elsewhere(words)


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


def _take_back(draft_id: object) -> None:
    words = reader()
    given = st.file_uploader(
        words.t("The edited Word file"),
        type=["docx", "dotx", "docm"],
        key=f"returned_{st.session_state.get('returns', 0)}",
    )
    if given is None:
        show(
            tag(
                "p",
                words.t("Edit the redline in Word, WPS or LibreOffice with tracking on, and bring it back here."),
                cls="alt-quiet",
            )
        )
        return
    content = given.getvalue()
    with guarded():
        with st.spinner(words.t("Reading the file …")):
            preview = preview_return(desk(), content, given.name, draft_id)  # type: ignore[arg-type]
        _show_preview(preview, content)


def _show_preview(preview: ReturnPreview, content: bytes) -> None:
    words = reader()
    if preview.taken_before:
        show(notice(words.t("This very file has been taken in before; nothing new will be made of it twice.")))
    section(words.t("What came back"), len(preview.lines))
    show(
        tag(
            "p",
            words.together(
                n("{n} clause is unchanged.", "{n} clauses are unchanged.", preview.unchanged),
                n("{n} thing could not be placed and is listed below.", "{n} things could not be placed and are listed below.",
                  len(preview.unplaced)) if preview.unplaced else words.t("Everything in the file was placed."),
            ),
            cls="alt-quiet",
        )
    )  # fmt: skip
    chosen: list[str] = []
    for line in preview.lines:
        show(_line(line, words))
        possible = line.kind is not None and not line.was_taken
        label = words.t("already taken in") if line.was_taken else words.t("propose this, for your side only")
        if line.kind is not None and st.checkbox(label, value=possible, disabled=not possible, key=f"take_{line.key}"):
            chosen.append(line.key)
    if preview.unplaced:
        section(words.t("Could not be placed"), len(preview.unplaced))
        show(
            table(
                [words.c("change", "What"), words.c("change", "Who"), words.t("When"), words.c("change", "Text")],
                [(words.c("Word file", s.kind), s.author or "—", s.date or "—", s.text) for s in preview.unplaced],
            )
        )
    if not preview.lines:
        show(empty(words.t("The file holds no change of its own.")))
        return
    with private_frame(words.t("only your side sees this")):
        label = n("Make {n} private proposal", "Make {n} private proposals", len(chosen))
        if st.button(label, type="primary", disabled=not chosen, key="take_return"):
            with guarded():
                _, made = take_return(desk(), content, preview, chosen)
                st.session_state["returns"] = st.session_state.get("returns", 0) + 1
                say(n("{n} private proposal was made.", "{n} private proposals were made.", made))
                st.switch_page("dashboard/pages/room.py", query_params={"id": preview.draft_id.hex})


def _line(line: ReturnLine, words: Reader) -> Markup:
    clause = line.clause
    by = words.t(", ").join(dict.fromkeys(hand.author or words.t("unknown") for hand in clause.authors))
    marks = [words.t(KINDS[line.kind])]
    if by:
        marks.append(by)
    if clause.untracked:
        marks.append(words.t("partly without tracking"))
    texts = [
        tag("div", redline_html(redline(old, new)), cls="alt-text", lang=code)
        for code, old, new in (("en", clause.base_en, line.en), ("zh-Hans", clause.base_zh, line.zh))
        if old or new
    ]
    note = tag("p", line.note, cls="alt-quiet") if line.note else None
    where = clause.number or words.t("new")
    return tag(
        "div", tag("p", tag("strong", where), " · ", join(marks, " · "), cls="alt-returned-head"),
        tag("div", *texts, cls="alt-bilingual"), note, cls="alt-returned",
    )  # fmt: skip


page()
