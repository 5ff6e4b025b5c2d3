"""Two files from elsewhere become one Word file with tracked changes. Nothing of them is stored, nothing is journalled."""

import hashlib
from itertools import islice
from typing import Final

import streamlit as st

from actions.file_comparison import LONGEST_AUTHOR, FileComparison, NamedFile, ShownParagraph, compare_files
from dashboard.names import party_name
from dashboard.parts.folded import folded
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import definition, empty
from dashboard.parts.markup import Markup, join, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.redline import redline_block
from dashboard.refusal_words import in_words
from dashboard.session import desk, guarded, n, reader
from dashboard.stray_words import named
from dialogue.refusals import Refusal
from drafts.language import language_of
from locales import Reader

TYPES: Final = ["docx", "dotx", "docm", "txt"]
MOST_SHOWN: Final = 600
"""Lines of the preview: beyond these a browser grows slow, and a person reads on in Word."""
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEPT: Final = "compared"


def page() -> None:
    """The earlier file on the left, the later one on the right; below them what became of the one in the other."""
    words, actor = reader(), desk().actor
    page_heading(
        words.t("Compare two Word files"),
        words.t("Two files become one with tracked changes: all rejected it is the earlier text, all accepted the later one."),
    )  # fmt: skip
    left, right = st.columns(2)
    base = left.file_uploader(words.t("The earlier file"), type=TYPES, key="compare_base")
    target = right.file_uploader(words.t("The later file"), type=TYPES, key="compare_target")
    author = st.text_input(
        words.t("Whose name the changes carry"), value=party_name(actor.side, words), max_chars=LONGEST_AUTHOR,
        key="compare_author", width=420, help=words.t("Everybody who opens the file reads this name. It need not be a person’s."),
    )  # fmt: skip
    show(
        tag(
            "p",
            words.together(
                words.t("Words are compared; a change of form alone is not shown."),
                words.t("Neither file is stored, and nobody else sees them."),
            ),
            cls="alt-quiet",
        )
    )
    pressed = st.button(words.t("Compare"), type="primary", disabled=not (base and target), key="compare")
    if not (base and target):
        st.session_state.pop(_KEPT, None)
        return
    files = (base.name, base.getvalue()), (target.name, target.getvalue())
    with guarded():
        made = _compared(files, author.strip() or party_name(actor.side, words), asked=pressed)
        if made is not None:
            _result(made, words)


def _compared(files: tuple[NamedFile, NamedFile], author: str, *, asked: bool) -> FileComparison | None:
    """The comparison of just these two files; another file or another name asks for a new one.

    It is kept in the memory of this visit alone, so that the download does not have to compare them again.
    """
    actor, words = desk().actor, reader()
    about = (actor.user_id, author, *((name, hashlib.sha256(content).digest()) for name, content in files))
    kept: tuple[object, FileComparison] | None = st.session_state.get(_KEPT)
    if not asked:
        return kept[1] if kept and kept[0] == about else None
    st.session_state.pop(_KEPT, None)
    try:
        with st.spinner(words.t("Comparing the files …")):
            made = compare_files(actor, *files, author)
    except Refusal as refusal:
        which = {"base": words.t("The earlier file"), "target": words.t("The later file")}.get(
            refusal.facts.get("file", "")
        )
        if which is None:
            raise
        show(notice(join([which, words.t(": "), in_words(refusal, words)]), kind="refused"))
        return None
    st.session_state[_KEPT] = (about, made)
    return made


def _result(made: FileComparison, words: Reader) -> None:
    section(words.t("What changed"), made.changed)
    if made.changed:
        show(
            tag(
                "p",
                words.together(
                    n("{n} paragraph differs.", "{n} paragraphs differ.", made.changed),
                    n("There is {n} change in it; a deletion and what stands in its place count as one.",
                      "There are {n} changes in all; a deletion and what stands in its place count as one.", made.changes),
                ),
                cls="alt-quiet",
            )
        )  # fmt: skip
        st.download_button(
            words.t("Download the Word file"), made.content, made.name, WORD, key="compare_download",
            on_click="ignore",
        )  # fmt: skip
    else:
        show(empty(words.t("Both files have the same words.")))
    _to_know(made, words)
    if made.changed:
        _preview(made.shown.paragraphs, words)


def _to_know(made: FileComparison, words: Reader) -> None:
    """What could not be compared, what was seen and not followed, and what the finished file would give away."""
    seen = made.shown
    pairs: list[tuple[str, str]] = []
    for label, accepted, found in zip(
        (words.t("The earlier file"), words.t("The later file")), seen.accepted, seen.seen, strict=True
    ):
        held = n("It held {n} tracked change, which was taken as accepted.",
                 "It held {n} tracked changes, which were taken as accepted.", accepted) if accepted else ""  # fmt: skip
        unfollowed = words.t("Seen and not followed: {things}.", things=named(found, words)) if found else ""
        pairs.append((label, words.together(held, unfollowed)))
    if seen.unlike:
        unlike = words.t(
            "Not everything was compared here: {things}. Please look at it in Word.", things=named(seen.unlike, words)
        )
        pairs.append((words.t("Not fully compared"), unlike))  # fmt: skip
    if made.changed and seen.carried:
        carried = words.together(
            words.t("It is built on the earlier file and still holds: {things}.", things=named(seen.carried, words)),
            words.t("Before you pass it on, Word’s “Inspect Document” can take most of this out."),
        )  # fmt: skip
        pairs.append((words.t("The finished file"), carried))
    if any(value for _, value in pairs):
        section(words.t("What to know about these files"))
        show(definition(pairs))


def _preview(paragraphs: tuple[ShownParagraph, ...], words: Reader) -> None:
    section(words.t("The changes in their places"))
    lines = folded([paragraph.is_same for paragraph in paragraphs])
    shown: list[Markup] = []
    place = "body"
    for line in islice(lines, MOST_SHOWN):
        if isinstance(line, range):
            same = n("{n} paragraph is the same.", "{n} paragraphs are the same.", len(line))
            shown.append(tag("p", same, cls="alt-folded"))
            continue
        paragraph = paragraphs[line]
        if paragraph.place != place:
            place = paragraph.place
            shown.append(tag("h3", named([place], words), cls="alt-eyebrow"))
        shown.append(_paragraph(paragraph, line + 1, words))
    show(tag("div", *shown, cls="alt-comparison"))
    if len(lines) > MOST_SHOWN:
        show(tag("p", words.t("The file is long; the rest is in the Word file."), cls="alt-quiet"))


def _paragraph(paragraph: ShownParagraph, number: int, words: Reader) -> Markup:
    said = language_of("".join(piece.text for piece in paragraph.pieces)).language
    return redline_block(paragraph.pieces, "zh" if said == "zh" else "en", heading=words.number(number))


page()
