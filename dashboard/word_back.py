"""Taking a Word file back: what was sent beside what came, clause by clause, and what of it is taken in.

Nothing is written before it was chosen here. What is chosen lasts while the pages of a long file are turned.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import streamlit as st

from actions.word_remarks import ReturnedSaying, ThreadLine
from actions.word_returns import ReturnedChange, ReturnLine, ReturnPreview, Stray, preview_return
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.private import private_frame
from dashboard.parts.redline import redline_html
from dashboard.session import desk, guarded, n, reader
from dashboard.stray_words import kind_name
from dashboard.visit import here
from dashboard.word_taking import Work, begin, forget, go_on, going_on, tell_of_stop
from drafts.redline import redline
from locales import N_, Reader

KINDS: Final = {
    "replace": N_("new wording"),
    "insert": N_("new clause"),
    "delete": N_("clause to be deleted"),
    None: N_("no new wording"),
}
_ON_A_PAGE: Final = 25
"""So many clauses stand on one page of a preview: a long file is turned over, not scrolled."""
_SHORT: Final = 60
_TAKEN, _OUT = "returned_taken", "returned_left_out"


def file_back() -> tuple[str, bytes] | None:
    """The field for the edited file: its name and bytes, once it is there."""
    words = reader()
    given = st.file_uploader(
        words.t("The edited Word file"),
        type=["docx", "dotx", "docm"],
        key=f"returned_{st.session_state.get('returns', 0)}",
    )
    if given is not None:
        return given.name, given.getvalue()
    forget()
    show(
        tag(
            "p",
            words.t("Edit the redline in Word, WPS or LibreOffice with tracking on, and bring it back here."),
            cls="alt-quiet",
        )
    )
    return None


def take_back(draft_id: UUID, name: str, content: bytes) -> None:
    """The preview of a file that came back, and the button that takes in what is chosen of it; how far that is, once pressed."""
    with guarded():
        preview = _read(draft_id, name, content)
        if (work := going_on()) is not None:
            go_on(work, preview, content)
        else:
            tell_of_stop()
            _preview(preview)


def _read(draft_id: UUID, name: str, content: bytes) -> ReturnPreview:
    """The preview, read once for this person and file however often the page runs: each tick of a box is a run."""
    table_of = desk()
    what = (table_of.actor.user_id, table_of.actor.side, draft_id, hashlib.sha256(content).digest())
    if st.session_state.get("returned_file") != what:
        forget()
        st.session_state.update({"returned_file": what, _TAKEN: {}, _OUT: {}})
    if "returned_preview" not in st.session_state:
        with st.spinner(reader().t("Reading the file …")):
            st.session_state["returned_preview"] = preview_return(table_of, content, name, draft_id)
    return st.session_state["returned_preview"]  # type: ignore[no-any-return]


def _preview(preview: ReturnPreview) -> None:
    words = reader()
    if preview.taken_before:
        show(notice(words.t("This very file has been taken in before; nothing new will be made of it twice.")))
    threads: dict[str, list[ThreadLine]] = {}
    for thread in preview.threads:
        threads.setdefault(thread.number, []).append(thread)
    section(words.t("What came back"), len(preview.lines))
    show(tag("p", words.together(*_summary(preview, words)), cls="alt-quiet"))
    for line in _page_of(preview.lines, words):
        show(_line(line, words))
        _choose_line(line, words)
        # A clause can stand here twice, changed in its place and again as a copy; its comments are told once.
        for thread in threads.pop(line.clause.number, []):
            _thread(thread, words)
    shown = {line.clause.number for line in preview.lines}
    for number in [number for number in threads if number not in shown]:
        for thread in threads[number]:
            _thread(thread, words)
    _beside(words.t("Formatting"), preview.formatting, words, folded=True)
    _beside(words.t("Could not be placed"), preview.unplaced, words)
    if not preview.lines and not preview.threads:
        show(empty(words.t("The file holds no change of its own.")))
        return
    _take(preview, words)


def _summary(preview: ReturnPreview, words: Reader) -> Iterable[str]:
    yield n("{n} clause is unchanged.", "{n} clauses are unchanged.", preview.unchanged)
    if preview.threads:
        yield n("{n} thread of comments came back.", "{n} threads of comments came back.", len(preview.threads))
    if preview.formatting:
        yield n(
            "{n} change touches the look only and proposes nothing.",
            "{n} changes touch the look only and propose nothing.",
            len(preview.formatting),
        )
    if preview.unplaced:
        yield n(
            "{n} thing could not be placed and is listed below.",
            "{n} things could not be placed and are listed below.",
            len(preview.unplaced),
        )
    else:
        yield words.t("Everything in the file was placed.")


def _page_of(lines: Sequence[ReturnLine], words: Reader) -> Sequence[ReturnLine]:
    """The clauses on the page of the preview that is open; a short file has one page and nothing to turn."""
    pages = range(0, len(lines), _ON_A_PAGE)
    if len(pages) < 2:
        return lines

    def label(start: int) -> str:
        some = lines[start : start + _ON_A_PAGE]
        return f"{some[0].clause.number or words.t('new')} – {some[-1].clause.number or words.t('new')}"

    start = st.selectbox(words.t("Clauses"), list(pages), format_func=label, key=here("returned_page"))
    return lines[start : start + _ON_A_PAGE]


# a clause -------------------------------------------------------------------------------------------------------------


def _line(line: ReturnLine, words: Reader) -> Markup:
    """A clause as it left beside the clause as it came back, in the languages in which it differs."""
    clause = line.clause
    marks: list[Words] = [words.t(KINDS[line.kind])]
    marks += [_hand(hand.author, hand.last, words) for hand in clause.authors]
    if clause.untracked:
        marks.append(words.t("partly without tracking"))
    if clause.withdrawn:
        marks.append(words.t("an open proposal was settled in the file"))
    texts = (("en", clause.base_en, line.en), ("zh-Hans", clause.base_zh, line.zh))
    rows = [
        part
        for code, was, came in texts
        if was != came
        for part in (
            tag("div", was or "—", cls="alt-text alt-was", lang=code),
            tag("div", redline_html(redline(was, came)), cls="alt-text", lang=code),
        )
    ]
    captions = (
        tag("p", words.t("as it left"), cls="alt-eyebrow"),
        tag("p", words.t("as it came back"), cls="alt-eyebrow"),
    )
    return tag(
        "div",
        tag("p", tag("strong", clause.number or words.t("new")), " · ", join(marks, " · "), cls="alt-returned-head"),
        tag("div", *captions, *rows, cls="alt-bilingual alt-returned-texts") if rows else None,
        tag("p", line.note, cls="alt-quiet") if line.note else None,
        cls="alt-returned",
    )  # fmt: skip


def _choose_line(line: ReturnLine, words: Reader) -> None:
    if line.kind is None:
        return
    if line.cannot:
        show(tag("p", words.t("It cannot be proposed as it is: {found}.", found=line.cannot), cls="alt-quiet"))
        return
    label = words.t("already taken in") if line.was_taken else words.t("propose this, for your side only")
    _tick(label, f"take_{line.key}", _TAKEN, line.key, possible=line.can_be_taken)
    if len(line.choices) < 2 or not line.can_be_taken:
        return
    with st.popover(n("choose among its {n} changes", "choose among its {n} changes", len(line.choices))):
        for at in line.choices:
            key = f"{line.key}:{at}"
            _tick(_change(line.clause.changes[at], words), f"change_{key}", _OUT, key, possible=True)


def _change(change: ReturnedChange, words: Reader) -> str:
    """A change in one line of plain words: these labels are read as Markdown, so what came is bracketed by escapes."""
    shown = " → ".join(_plain(_short(part)) or "∅" for part in (change.deleted, change.inserted))
    return f"{shown} · {_plain(_hand(change.author, change.date, words))}"


def _tick(label: str, widget: str, where: str, key: str, *, possible: bool) -> None:
    """A box that is ticked until somebody unticks it, and remembers it when its page is turned over and back."""
    chosen = st.session_state[where]

    def keep() -> None:
        chosen[key] = st.session_state[widget]

    st.checkbox(label, value=chosen.get(key, possible), disabled=not possible, key=widget, on_change=keep)


# comments -------------------------------------------------------------------------------------------------------------


def _thread(thread: ThreadLine, words: Reader) -> None:
    """A thread of the file: on which words, who said what, and whether it is taken in."""
    lead = [words.t("Comment on {number}", number=thread.number) if thread.number else words.t("Comment")]
    if thread.quote.strip():
        lead.append(words.t("“{words}”", words=_short(thread.quote)))
    if thread.resolved:
        lead.append(words.t("settled in the file"))
    if thread.answers:
        lead.append(words.t("answers a thread before all sides"))
    show(
        tag(
            "div",
            tag("p", " · ".join(lead), cls="alt-returned-head"),
            *(_saying(saying, words) for saying in thread.sayings),
            cls="alt-returned alt-returned-thread",
        )
    )
    if thread.can_be_taken:
        _tick(words.t("take it in, for your side only"), f"take_{thread.key}", _TAKEN, thread.key, possible=True)
    elif all(saying.ours for saying in thread.sayings):
        show(tag("p", words.t("Nothing was said; who agrees settles the thread in the room."), cls="alt-quiet"))
    elif all(saying.ours or saying.was_taken for saying in thread.sayings):
        _tick(words.t("already taken in"), f"take_{thread.key}", _TAKEN, thread.key, possible=False)


def _saying(saying: ReturnedSaying, words: Reader) -> Markup:
    by = _hand(saying.author, saying.date, words)
    if saying.ours or saying.was_taken:
        by += f" · {words.t('known') if saying.ours else words.t('already taken in')}"
    if saying.cannot:
        by += f" · {words.t('It cannot be kept as it is: {found}.', found=saying.cannot)}"
    said = [part for line in saying.words.split("\n") for part in (tag("br"), line)][1:]
    return tag("p", tag("span", by, cls="alt-under"), *said, cls="" if saying.is_new else "alt-quiet")


# beside the clauses ---------------------------------------------------------------------------------------------------


def _beside(title: str, found: Sequence[Stray], words: Reader, *, folded: bool = False) -> None:
    """What is no wording of a clause, each with whose it is and when."""
    if not found:
        return
    captions = [words.c("change", "What"), words.t("Clause"), words.c("change", "Who"), words.t("When"),
                words.c("change", "Text")]  # fmt: skip
    listed = table(
        captions,
        [
            (kind_name(s.kind, words), s.number, s.author or "—", _when(s.date) or "—", _short(s.text, 200))
            for s in found
        ],
    )
    if folded:
        show(tag("details", tag("summary", f"{title} · {words.number(len(found))}"), listed))
    else:
        section(title, len(found))
        show(listed)


# taking in ------------------------------------------------------------------------------------------------------------


def _take(preview: ReturnPreview, words: Reader) -> None:
    taken, out = st.session_state[_TAKEN], st.session_state[_OUT]
    lines = [line for line in preview.lines if line.can_be_taken and taken.get(line.key, True)]
    threads = [thread for thread in preview.threads if thread.can_be_taken and taken.get(thread.key, True)]
    left_out = {line.key: [at for at in line.choices if not out.get(f"{line.key}:{at}", True)] for line in lines}
    what = words.t(", ").join(
        filter(
            None,
            (
                n("{n} private proposal", "{n} private proposals", len(lines)) if lines or not threads else "",
                n("{n} private thread", "{n} private threads", len(threads)) if threads else "",
            ),
        )
    )
    with private_frame(words.t("only your side sees this")):
        chosen = frozenset((*(line.key for line in lines), *(thread.key for thread in threads)))
        st.button(
            words.t("Make {what}", what=what), type="primary", disabled=not chosen, key="take_return",
            on_click=begin, args=(Work(chosen, left_out, len(threads)),),
        )  # fmt: skip


def _hand(author: str | None, date: str | None, words: Reader) -> str:
    """Who, and when as the file states it: it is not known whose clock that was."""
    return words.t(", ").join(filter(None, (author or words.t("unknown"), _when(date))))


def _when(date: str | None) -> str:
    return (date or "")[:16].replace("T", " ")


def _short(text: str, most: int = _SHORT) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _plain(text: str) -> str:
    """Words for a label that is read as Markdown: every sign of it stands for itself."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:&" else sign for sign in text)
