"""Opening a draft: what it starts from is chosen and seen first, then what is said of it; one act opens it."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import streamlit as st

from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.draft_starts import (
    EarlierText,
    Opening,
    WordStart,
    earlier_texts,
    keep_files,
    not_knowing,
    read_one_file,
    read_two_files,
    start_empty,
    start_from_outline,
    start_from_text,
    start_from_word,
)
from actions.house_templates import TemplateLine, list_templates, read_template
from actions.milestones import read_milestone, set_milestone
from actions.template_starts import not_knowing_words, start_from_template
from dashboard.bracket_form import bracket_choice
from dashboard.form_state import command_key, succeeded
from dashboard.names import party_name
from dashboard.parts.headings import section
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.parts.notice import notice
from dashboard.parts.quote import bilingual
from dashboard.session import desk, given_id, guarded, href, n, reader
from dashboard.start_sheet import lay_out, sheet_of_pairs
from dashboard.visit import of_this_visit
from dialogue.roles import Permission
from dialogue.vocabulary import DraftKind
from drafts.outlines import outlines
from locales import N_, Reader

STARTS: Final = {
    "empty": N_("nothing"),
    "text": N_("an earlier text"),
    "outline": N_("an outline"),
    "file": N_("a Word file in both languages"),
    "files": N_("an English and a Chinese Word file"),
}
"""What a draft can start from."""

_SHOWN_AT_ONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Source:
    """What was chosen to start from: the act that opens the draft, what the form proposes, and how many clauses it has.

    `turn` is another for another source, so that the form begins anew with it. `unknowing` are the parties of the
    dialogue that may not read the source. `contents` are the bytes of files.
    """

    turn: str
    act: Callable[..., Any]
    more: tuple[Any, ...] = ()
    kind: DraftKind | None = None
    title_en: str = ""
    title_zh: str = ""
    clauses: int = 0
    chosen: frozenset[UUID] | None = None
    unknowing: tuple[str, ...] = ()
    contents: tuple[bytes, ...] = ()


def start_form() -> None:
    """Choose a dialogue and a source, see what it holds, and open the draft."""
    words, table = reader(), desk()
    section(words.t("Open a draft"))
    with table.reading() as session:
        dialogues = list_dialogues(session, table.actor)
    if not dialogues:
        show(empty(words.t("A draft belongs to a dialogue; open one first."), words.t("Dialogues"), href("dialogues")))
        return
    chosen = st.selectbox(
        words.t("Dialogue"), [line.id for line in dialogues], key="draft_dialogue",
        format_func={line.id: words.pick(line.name_en, line.name_zh) for line in dialogues}.__getitem__,
    )  # fmt: skip
    with table.reading() as session:
        dialogue = read_dialogue(session, table.actor, chosen)
    _as_the_address_asks()
    start = st.radio(
        words.t("Start from"), list(STARTS), key="draft_start", horizontal=True,
        format_func=lambda code: words.t(STARTS[code]),
    )  # fmt: skip
    with guarded():
        source = _SOURCES[start](dialogue, words)
        if source is not None:
            _say_what_it_is(dialogue, source, words)


def _as_the_address_asks() -> None:
    """A link from a house template leads to the form with it chosen; once, so that one can choose otherwise."""
    asked = given_id("template")
    if asked is not None and of_this_visit().get("start_asked") != asked and asked.hex in _templates():
        of_this_visit()["start_asked"] = asked
        st.session_state["draft_start"], st.session_state["start_outline"] = "outline", asked.hex


def _empty(dialogue: DialogueView, words: Reader) -> Source:
    return Source("empty", start_empty)


def _earlier(dialogue: DialogueView, words: Reader) -> Source | None:
    table = desk()
    with table.reading() as session:
        texts = {text.milestone_id: text for text in earlier_texts(session, table.actor)}
    if not texts:
        where = words.t("Set down a milestone of a draft first; what was set down can be started from.")
        show(empty(where, words.t("Milestones"), href("milestones")))
        return None
    chosen = st.selectbox(
        words.t("Earlier text"), list(texts), key="start_text", format_func=lambda given: _named(texts[given], words)
    )
    text = texts[chosen]
    with table.reading() as session:
        clauses = [stood.clause for stood in read_milestone(session, table.actor, chosen).clauses]
        unknowing = not_knowing(session, chosen, [party.key for party in dialogue.parties])
    note = words.together(
        words.t("Its words are copied, each with where it came from. Nothing is agreed by being copied."),
        words.t("Keys, statements and errata stay with the earlier text."),
    )
    show(tag("p", note, cls="alt-quiet"))
    picked = None
    if not st.checkbox(words.t("All clauses"), value=True, key=f"start_all_{chosen.hex}"):
        names = {clause.clause_id: _short(clause.number, words.pick(clause.en, clause.zh)) for clause in clauses}
        kept = st.multiselect(
            words.t("Clauses to be copied"), list(names), key=f"start_clauses_{chosen.hex}",
            format_func=names.__getitem__, placeholder="",
        )  # fmt: skip
        picked = frozenset(kept)
        clauses = [clause for clause in clauses if clause.clause_id in picked]
    _preview([(clause.number, clause.en, clause.zh) for clause in clauses], words)
    return Source(
        f"text_{chosen.hex}", start_from_text, (chosen,), title_en=text.title_en, title_zh=text.title_zh,
        clauses=len(clauses), chosen=picked, unknowing=unknowing,
    )  # fmt: skip


def _outline(dialogue: DialogueView, words: Reader) -> Source:
    found, templates = outlines(), _templates()
    names = {key: words.pick(outline.title_en, outline.title_zh) for key, outline in found.items()}
    names |= {
        key: words.t("{name} · house template", name=words.pick(line.name_en, line.name_zh))
        for key, line in templates.items()
    }
    key = st.selectbox(words.t("Outline"), list(names), key="start_outline", format_func=names.__getitem__)
    if key in templates:
        return _template(dialogue, templates[key], words)
    outline = found[key]
    note = words.t("What stands in square brackets is for the parties to fill in; the text cannot be adopted before.")
    show(tag("p", words.together(words.pick(outline.note_en, outline.note_zh), note), cls="alt-quiet"))
    _preview([(clause.number, clause.en, clause.zh) for clause in outline.clauses], words)
    return Source(
        f"outline_{key}", start_from_outline, (key,), outline.kind, outline.title_en, outline.title_zh,
        len(outline.clauses),
    )  # fmt: skip


def _templates() -> dict[str, TemplateLine]:
    """The house templates of one's own side, by what the choice calls them."""
    table = desk()
    if not table.has_own or not table.actor.may(Permission.TEMPLATE_READ):
        return {}
    with table.reading() as joint, table.reading_own() as own:
        return {line.id.hex: line for line in list_templates(joint, own, table.actor)}


def _template(dialogue: DialogueView, line: TemplateLine, words: Reader) -> Source:
    table = desk()
    with table.reading() as joint, table.reading_own() as own:
        clauses = read_template(joint, own, table.actor, line.id).clauses
        unknowing = not_knowing_words(joint, line.draft_id, [party.key for party in dialogue.parties])
    told = words.t("The parties are told that the draft started from a house template, and not from which.")
    made = words.pick(line.draft_en, line.draft_zh)
    from_draft = words.t("It was made from “{title}”; nothing is agreed by being copied.", title=made) if made else ""
    show(tag("p", words.together(line.note, from_draft, told), cls="alt-quiet"))
    _preview([(clause.number, clause.en, clause.zh) for clause in clauses], words)
    return Source(
        f"template_{line.id.hex}", start_from_template, (line.id,), line.kind, line.name_en, line.name_zh, len(clauses),
        unknowing=unknowing,
    )  # fmt: skip


def _one_file(dialogue: DialogueView, words: Reader) -> Source | None:
    given = st.file_uploader(words.t("Word file in both languages"), type=["docx"], key="start_file")
    show(tag("p", words.t("A table of two columns, or paragraphs of both languages in any order."), cls="alt-quiet"))
    return _word((given.getvalue(),), words) if given else None


def _two_files(dialogue: DialogueView, words: Reader) -> Source | None:
    left, right = st.columns(2)
    english = left.file_uploader(words.t("English Word file"), type=["docx"], key="start_file_en")
    chinese = right.file_uploader(words.t("Chinese Word file"), type=["docx"], key="start_file_zh")
    return _word((english.getvalue(), chinese.getvalue()), words) if english and chinese else None


def _word(contents: tuple[bytes, ...], words: Reader) -> Source:
    """Read the files once, and show their pairs until the draft is opened."""
    read: WordStart | None
    brought, read = st.session_state.get("start_word", ((), None))
    if brought != contents or read is None:
        with st.spinner(words.t("Reading the file …")):
            actor = desk().actor
            read = read_one_file(actor, *contents) if len(contents) == 1 else read_two_files(actor, *contents)
        st.session_state["start_word"] = (contents, read)
        lay_out(read)
    sheet = sheet_of_pairs(read)
    taken = sum(not row.is_left_out for row in sheet)
    return Source("word", start_from_word, (read, sheet), clauses=taken, contents=contents)


def _say_what_it_is(dialogue: DialogueView, source: Source, words: Reader) -> None:
    """What is said of every draft, whatever it starts from; and the act."""
    meetings = {
        m.id: f"{words.pick(m.title_en, m.title_zh)} · {words.short_date(m.starts_on)}"
        for m in reversed(dialogue.meetings)
    }
    turn = f"{source.turn}_{st.session_state.get('start_turn', 0)}"
    kinds = list(DraftKind)
    with st.form(f"open_draft_{turn}"):
        left, right = st.columns(2)
        title_en = left.text_input(words.t("Title in English"), source.title_en, key=f"draft_title_en_{turn}")
        title_zh = right.text_input(words.t("Title in Chinese"), source.title_zh, key=f"draft_title_zh_{turn}")
        left, right = st.columns(2)  # a row of its own, so that on a narrow page both titles stand together
        meeting = left.selectbox(
            words.t("Meeting"), [None, *meetings], key=f"draft_meeting_{dialogue.id.hex}",
            format_func=lambda given: meetings.get(given, words.t("none")),
        )  # fmt: skip
        kind = right.selectbox(
            words.t("Kind"), kinds, index=kinds.index(source.kind) if source.kind else 0, key=f"draft_kind_{turn}",
            format_func=words.t,
        )  # fmt: skip
        keys = [party.key for party in dialogue.parties]
        parties = left.multiselect(
            words.t("Parties to the draft"), keys, default=keys, key=f"draft_parties_{dialogue.id.hex}",
            format_func=lambda key: party_name(key, words), placeholder="",
        )  # fmt: skip
        with right:
            brackets = bracket_choice("draft_brackets")
        told = _told(source, words)
        first = source.clauses > 0 and st.checkbox(
            words.t("Set the start down as version 0.1"), value=True, key=f"draft_first_{turn}"
        )
        if source.contents:
            names = words.t(", ").join(party_name(key, words) for key in keys)
            note = words.t(
                "What stands on the sheet will be read by every party to the draft: {parties}.", parties=names
            )
            show(tag("p", note))
        pressed = st.form_submit_button(words.t("Open the draft"), type="primary", key="open_draft_submit")
    if pressed:
        opening = Opening(dialogue.id, meeting, kind, title_en, title_zh, tuple(parties), brackets)
        _open(opening, source, told, first)


def _told(source: Source, words: Reader) -> tuple[str, ...]:
    """Whom the words of a source are shown for the first time: said, and to be confirmed by a person."""
    if not source.unknowing:
        return ()
    names = words.t(", ").join(party_name(key, words) for key in source.unknowing)
    if source.act is start_from_template:
        show(notice(words.t("{parties} may not read the draft that this template was made from.", parties=names)))
    else:
        show(notice(words.t("{parties} may not read the earlier text.", parties=names)))
    agreed = st.checkbox(words.t("Its words may be shown to {parties} now", parties=names), key="start_told")
    return source.unknowing if agreed else ()


def _open(opening: Opening, source: Source, told: tuple[str, ...], first: bool) -> None:
    table, words = desk(), reader()
    more: dict[str, Any] = {"key": command_key("start")}
    if source.act is start_from_text:
        more |= {"told": told, "chosen": source.chosen}
    with ExitStack() as stack:
        session = stack.enter_context(table.writing())
        stores = [session]
        if source.act is start_from_template:
            more["told"] = told
            stores.append(stack.enter_context(table.reading_own()))
        draft = source.act(*stores, table.actor, opening, *source.more, **more)
        draft_id = draft.id
        if first:
            set_milestone(session, table.actor, draft_id, key=f"{more['key']}:0.1")
    if source.contents and table.has_own:
        keep_files(table, draft_id, source.contents)
    for kept in ("start_word", "start_sheet", "start_sheet_open"):
        st.session_state.pop(kept, None)
    made = n("It has {n} clause.", "It has {n} clauses.", source.clauses) if source.clauses else ""
    succeeded("start", words.together(words.t("The draft is open."), made), "room", {"id": draft_id.hex})


def _named(text: EarlierText, words: Reader) -> str:
    parts = [words.pick(text.title_en, text.title_zh), text.label, words.short_date(text.set_at.date())]
    parts.append(words.t("adopted") if text.adopted else words.t("not adopted"))
    parts.append(words.pick(text.dialogue_en, text.dialogue_zh))
    return " · ".join(parts)


def _short(number: str, text: str) -> str:
    return " ".join(filter(None, (number, text if len(text) <= 60 else f"{text[:60]}…")))


def _preview(clauses: list[tuple[str, str, str]], words: Reader) -> None:
    """The clauses that the draft will start with, the first of them at once and the others on demand."""
    shown = [bilingual(en, zh, number or " ") for number, en, zh in clauses]
    show(*shown[:_SHOWN_AT_ONCE])
    if rest := shown[_SHOWN_AT_ONCE:]:
        more = words.n("{n} more clause", "{n} more clauses", len(rest))
        show(tag("details", tag("summary", more), *rest))


_SOURCES: Final[dict[str, Callable[[DialogueView, Reader], Source | None]]] = {
    "empty": _empty, "text": _earlier, "outline": _outline, "file": _one_file, "files": _two_files,
}  # fmt: skip
