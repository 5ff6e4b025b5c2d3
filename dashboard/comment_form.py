"""What the author of a source thinks: kept apart from what the parties said, shown beside the source, and entered there."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import PartyLine, read_dialogue
from actions.positions import CommentLine, PositionLine, list_comments, list_positions, record_comment
from actions.sources import Quote, SourceView, mark_passage
from dashboard.form_state import command_key, succeeded, turn
from dashboard.parts.headings import section
from dashboard.parts.lists import empty
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.quote_forms import NEW, audience_choice, reading_both, stores_for
from dashboard.record_words import quoted, side_name
from dashboard.session import guarded, href, reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from dialogue.vocabulary import PassageRole
from locales import Reader


def comments_of_source(table_of: Desk, view: SourceView, audience: str) -> None:
    """The comments that rest on a source, the own side's behind the lock, and the form for whoever may record."""
    words = reader()
    with reading_both(table_of) as (joint, own):
        actor, dialogue_id = table_of.actor, view.line.dialogue_id
        parties = read_dialogue(joint, actor, dialogue_id).parties if dialogue_id else ()
        positions = list_positions(joint, actor, dialogue_id=dialogue_id) if dialogue_id else []
        noted = list_positions(own, actor, dialogue_id=dialogue_id, joint=joint) if own and dialogue_id else []
        shared = [c for c in list_comments(joint, actor) if c.quote.source_id == view.line.id]
        private = (
            [c for c in list_comments(own, actor, joint=joint) if c.quote.source_id == view.line.id] if own else []
        )
    may_record = table_of.actor.may(Permission.POSITION_RECORD)
    if not (shared or private or may_record):
        return
    section(words.t("What its author thinks"), len(shared) + len(private))
    said = {line.id: _position(line, parties, words) for line in [*positions, *noted]}
    if shared:
        show(*(comment_article(comment, words, said, dialogue_id) for comment in shared))
    if private:
        with private_frame(words.t("only your side sees this"), key="comments"):
            show(*(comment_article(comment, words, said, dialogue_id) for comment in private))
    if not shared and not private:
        show(empty(words.t("No comment has been kept; an author’s comment is never a party’s position.")))
    if may_record:
        with st.expander(words.t("Keep a comment of the author")):
            where = audience_choice(table_of, "comment") if audience == JOINT else audience
            about = [*positions, *noted] if where != JOINT else positions
            _comment_form(table_of, view, where, {line.id: said[line.id] for line in about})


def comment_article(
    comment: CommentLine, words: Reader, said: Mapping[UUID, str] | None = None, dialogue_id: UUID | None = None
) -> Markup:
    """Who thinks what, of which position where `said` names it, and the words it rests on."""
    told = words.t("{who}: {what}", who=comment.author, what=comment.text) if comment.text else comment.author
    about = None
    if said and comment.about_id in said:
        where = link(said[comment.about_id], href("positions", dialogue=dialogue_id, id=comment.about_id))
        about = tag("p", join([words.t("Of the position"), where], " · "), cls="alt-quiet")
    return tag("article", tag("p", told), about, quoted(words, comment.quote))


def _position(line: PositionLine, parties: Iterable[PartyLine], words: Reader) -> str:
    who = side_name(words, line.party, parties) if line.party else words.pick(line.attribution_en, line.attribution_zh)
    return words.t("{who}: {what}", who=who, what=words.pick(line.statement_en, line.statement_zh))


def _comment_form(table_of: Desk, view: SourceView, audience: str, positions: Mapping[UUID, str]) -> None:
    words = reader()
    marked: dict[str, Quote] = {p.passage_id.hex: p for p in view.passages if p.role == PassageRole.COMMENT}
    chosen = NEW
    if marked:
        chosen = st.selectbox(
            words.t("The words it rests on"), [*marked, NEW], key=here("comment_passage"),
            format_func=lambda key: marked[key].exact if key in marked else words.t("others, quoted below"),
        )  # fmt: skip
    form = turn("comment")
    with st.form(form):
        left, right = st.columns(2)
        author = left.text_input(words.t("Author"), key=f"{form}_author")
        about = right.selectbox(
            words.t("About the position"), [None, *positions], key=f"{form}_about",
            format_func=lambda key: positions.get(key, words.t("none in particular")),
        )  # fmt: skip
        text = st.text_input(words.t("What the author thinks, in a sentence"), key=f"{form}_text")
        exact = ""
        if chosen == NEW:
            exact = st.text_area(
                words.t("The quote, letter for letter"), key=f"{form}_quote", height=80,
                help=words.t("It is looked up in the source; line breaks and spaces may differ, words may not."),
            ) or ""  # fmt: skip
        pressed = st.form_submit_button(words.t("Keep the comment"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if not (author or "").strip():
                raise FieldMissing(field="author")
            if chosen == NEW and not exact.strip():
                raise FieldMissing(field="quote")
            key, quote = command_key("comment"), marked.get(chosen)
            with stores_for(table_of, audience) as (session, joint):
                passage = mark_passage(
                    session, table_of.actor, view.line.id, quote.exact if quote else exact,
                    prefix=quote.prefix if quote else "", suffix=quote.suffix if quote else "",
                    role=PassageRole.COMMENT, marking=quote.marking if quote else None, joint=joint, key=f"{key}:passage",
                )  # fmt: skip
                record_comment(
                    session, table_of.actor, author=author, passage_id=passage.id, about_noun="position" if about else "",
                    about_id=about, text=text or "", dialogue_id=view.line.dialogue_id, joint=joint, key=key,
                )  # fmt: skip
            succeeded("comment", words.t("The comment is kept beside the source, apart from what the parties said."))
