"""The papers of the record where a person looks for them: in which languages, up to which marking, on which page, and the way to it.

A paper is made when its drawer is opened, so that what stands in its way is read before anything is downloaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.letterheads import list_letterheads
from actions.paper_exports import Language, Page, PaperAsked, RecordForm, paper_made
from dashboard.form_names import PAPERS
from dashboard.form_rows import form_row
from dashboard.parts.drawer import drawer
from dashboard.parts.lists import rows
from dashboard.parts.markup import Markup, show, tag
from dashboard.parts.notice import notice
from dashboard.refusal_words import in_words
from dialogue.refusals import AboveCeiling, Refusal, SpeakersLeft
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from locales import N_, Reader

LANGUAGES: Final[dict[str, tuple[Language, ...]]] = {
    "en,zh": ("en", "zh"), "zh,en": ("zh", "en"), "en": ("en",), "zh": ("zh",),
}  # fmt: skip
"""The languages of a paper as an address names them; the first is that of the copy."""
IN_LANGUAGES: Final = {
    "en,zh": N_("English and Chinese"),
    "zh,en": N_("Chinese and English"),
    "en": N_("English"),
    "zh": N_("Chinese"),
}
PAGES: Final = {Page.A4: "A4", Page.LETTER: "Letter"}

Offer = tuple[RecordForm, UUID, str]
"""A paper that can be had: its form, the row it is of, and what tells it from others of its form (may be empty)."""


def paper_drawer(
    table_of: Desk, offers: Sequence[Offer], key: str, words: Reader, topics: Mapping[UUID, str] | None = None
) -> None:
    """The drawer of one place: which paper, how it is wanted, what stands in its way, and where it is had.

    `key` tells the drawers of a page apart; `topics` are those to which a matrix can be narrowed. Nothing for those whose
    role takes no files.
    """
    if not offers or not table_of.actor.may(Permission.DRAFT_EXPORT):
        return
    inside = drawer(words.t("As Word"), f"paper_{key}")
    if inside is None:
        return
    with inside.place:
        at = 0
        if len(offers) > 1:
            at = st.selectbox(
                words.t("Paper"), range(len(offers)), key=f"paper_{key}_form",
                format_func=lambda n: _name(offers[n], words),
            )  # fmt: skip
        form, subject, _ = offers[at or 0]
        asked = _asked(table_of, form, key, words, topics or {})
        if inside.is_open:
            paper_links(table_of, form, subject, asked, words)


def papers_of_dialogues(
    table_of: Desk, form: RecordForm, shown: Iterable[UUID | None], views: Mapping[UUID, DialogueView], words: Reader
) -> None:
    """The drawer of a list that goes over dialogues: the paper of each dialogue of which something is shown."""
    of = [key for key in dict.fromkeys(shown) if key is not None and key in views]
    offers = [(form, key, words.pick(views[key].name_en, views[key].name_zh)) for key in of]
    paper_drawer(table_of, offers, form.value.partition("-table")[0].replace("-", "_"), words)


def paper_links(table_of: Desk, form: RecordForm, subject: UUID, asked: PaperAsked, words: Reader) -> None:
    """Where a paper is had; or, where it would not leave, why, with everything that stands in its way."""
    try:
        made = paper_made(table_of, form, subject, asked)
    except Refusal as refusal:
        show(
            notice(in_words(refusal, words), kind="refused")
            if not _listed(refusal, words)
            else _refused(refusal, words)
        )
        return
    given = {"languages": ",".join(asked.languages), "marking": asked.ceiling or "", "paper": _paper_name(asked.page)}
    given["topic"] = asked.topic.hex if asked.topic else ""
    show(rows([form_row("papers", subject.hex, form.value, made.name, given, words)]))


def _paper_name(page: Page | UUID) -> str:
    return page.value if isinstance(page, Page) else page.hex


def _name(offer: Offer, words: Reader) -> str:
    form, _, of = offer
    return " · ".join(filter(None, (words.t(PAPERS[form]), of)))


def _asked(table_of: Desk, form: RecordForm, key: str, words: Reader, topics: Mapping[UUID, str]) -> PaperAsked:
    a, b, c = st.columns(3)
    own_first = ["zh,en", "en,zh", "zh", "en"] if words.language == "zh" else list(IN_LANGUAGES)
    languages = a.selectbox(
        words.t("Languages"), own_first, key=f"paper_{key}_languages", format_func=lambda x: words.t(IN_LANGUAGES[x])
    )
    ceiling = b.selectbox(
        words.t("Nothing marked above"), ["", *Marking], key=f"paper_{key}_ceiling",
        format_func=lambda marking: words.t(marking or N_("no ceiling")),
    )  # fmt: skip
    papers: dict[Page | UUID, str] = {**PAGES, **{line.id: line.name for line in list_letterheads(table_of)}}
    page = c.selectbox(words.t("Paper size"), list(papers), key=f"paper_{key}_page", format_func=papers.__getitem__)
    topic = None
    if form == RecordForm.POSITIONS and topics:
        topic = st.selectbox(
            words.t("Topic"), [None, *topics], key=f"paper_{key}_topic",
            format_func=lambda x: topics[x] if x else words.t("all topics"),
        )  # fmt: skip
    return PaperAsked(
        LANGUAGES[languages or own_first[0]], Marking(ceiling) if ceiling else None, page or Page.A4, topic
    )


def _listed(refusal: Refusal, words: Reader) -> list[tuple[str, str, str]]:
    """What a refusal has to list: how it is marked or what kind of name it is, what, and where."""
    if isinstance(refusal, AboveCeiling):
        return [(words.t(marking), words.pick(en, zh), "") for en, zh, marking in refusal.facts["listed"]]
    if isinstance(refusal, SpeakersLeft):
        return [(words.t(kind), word, place) for kind, word, place in refusal.facts["left"]]
    return []


def _refused(refusal: Refusal, words: Reader) -> Markup:
    """A refusal with its list as lines of their own."""
    sentence = (
        words.t("This paper does not leave: what it would carry is marked above “{ceiling}”.", ceiling=words.t(refusal.facts["ceiling"]))
        if isinstance(refusal, AboveCeiling)
        else words.t("This paper does not leave: it would still say who spoke, or for whom. Please reword the record there.")
    )  # fmt: skip
    lines = rows((left, tag("span", what, tag("small", where, cls="alt-under") if where else None), "", None)
                 for left, what, where in _listed(refusal, words))  # fmt: skip
    return tag("div", notice(sentence, kind="refused"), lines)


__all__ = ["Offer", "paper_drawer", "paper_links", "papers_of_dialogues"]
