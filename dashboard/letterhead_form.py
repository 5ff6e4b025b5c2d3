"""Paper of one's own for Word files: take it from a file with a letterhead, offer it, retire it. Only one's own side has it."""

import streamlit as st

from actions.desk import Desk
from actions.letterheads import LetterheadLine, keep_letterhead, list_letterheads, retire_letterhead
from dashboard.form_state import succeeded, turn
from dashboard.names import person_name
from dashboard.parts.drawer import drawer
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.parts.private import private_frame
from dashboard.session import guarded
from locales import Reader


def letterheads(table: Desk, words: Reader) -> None:
    """The letterheads of one's side, folded, and a form for another one."""
    inside = drawer(words.t("Letterheads of your side"), "letterheads")
    if inside is None:
        return
    with inside.place, private_frame(words.t("only your side sees this"), "letterheads"):
        kept = list_letterheads(table)
        for line in kept:
            _line(table, line, words)
        if not kept:
            show(
                empty(
                    words.t(
                        "There is none yet. A file with your letterhead, or a template, gives its paper to your files."
                    )
                )
            )
        form = turn("letterhead")
        name = st.text_input(words.t("Name of the letterhead"), max_chars=80, key=f"{form}_name")
        given = st.file_uploader(
            words.t("A Word file or template with the letterhead"), type=["docx", "dotx"], key=f"{form}_file"
        )
        said = words.t(
            "Page, headers and footers, styles and colours are taken; no word of its text, and nobody’s name."
        )
        show(tag("p", said, cls="alt-quiet"))
        if (
            st.button(words.t("Keep this letterhead"), disabled=not (name and given), key=f"{form}_keep")
            and given is not None
        ):
            with guarded():
                with st.spinner(words.t("Reading the file …")):
                    keep_letterhead(table, name, given.getvalue(), given.name)
                succeeded(
                    "letterhead", words.t("The letterhead “{name}” can now be chosen as paper.", name=name.strip())
                )


def _line(table: Desk, line: LetterheadLine, words: Reader) -> None:
    left, right = st.columns([3, 1], vertical_alignment="center")
    size = f"{line.width_mm} × {line.height_mm} mm"
    by = person_name(line.by_id, line.by_name, words)
    with left:
        show(tag("p", tag("strong", line.name), " · ", size, " · ", words.moment(line.made_at), " · ", by))
    if right.button(words.t("Retire"), key=f"retire_letterhead_{line.id.hex}"):
        with guarded():
            retire_letterhead(table, line.id)
            succeeded("letterhead", words.t("The letterhead “{name}” is offered no more.", name=line.name))


__all__ = ["letterheads"]
