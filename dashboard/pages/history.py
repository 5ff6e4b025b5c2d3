"""The negotiating history of one clause, the positions that led to it, and what one's own side wrote in private."""

from uuid import UUID

import streamlit as st

from actions.clause_history import clause_draft, clause_history, own_clause_history
from actions.clause_positions import cite_position, positions_behind
from actions.drafts import read_draft
from actions.paper_exports import RecordForm
from actions.positions import PositionLine, list_positions
from dashboard.form_state import command_key, succeeded, turn
from dashboard.history_view import history_lines
from dashboard.names import party_name
from dashboard.paper_forms import paper_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import Markup, show, tag
from dashboard.parts.private import private_frame
from dashboard.record_words import both_languages, quoted
from dashboard.session import desk, given_id, guarded, href, reader
from dashboard.start_origin import show_clause_origin
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """One clause's history, or a hint where to find a clause."""
    words, table_of = reader(), desk()
    clause_id = given_id("clause")
    if clause_id is None:
        page_heading(words.t("Negotiating history"))
        show(empty(words.t("Choose a clause in the milestones of a draft."), words.t("All drafts"), href("drafts")))
        return
    with table_of.reading() as session:
        draft_id = clause_draft(session, table_of.actor, clause_id)
        text = read_draft(session, table_of.actor, draft_id, [clause_id])
        lines = clause_history(session, table_of.actor, clause_id)
        behind = positions_behind(session, table_of.actor, clause_id)
    (standing,) = text.clauses
    back_link(words.t("Milestones"), href("milestones", id=draft_id))
    number = standing.head.number
    page_heading(
        words.t("Negotiating history of clause {number}", number=number) if number else words.t("Negotiating history"),
        words.t("Everything that was done to it at the table, in the order of the journal, with the words then."),
        words.pick(text.draft.title_en, text.draft.title_zh),
    )
    show_clause_origin(clause_id, standing.head.text_en, standing.head.text_zh)
    section(words.t("At the table"), len(lines))
    show(history_lines(lines, words))
    papers = [(RecordForm.CLAUSE_HISTORY, clause_id, ""), (RecordForm.TEXT_HISTORY, draft_id, "")]
    paper_drawer(table_of, papers, f"history_{clause_id.hex}", words)
    section(words.t("Positions that led to it"), len(behind) or None)
    if behind:
        show(*(_position(line, words) for line in behind))
    else:
        show(empty(words.t("No position has been cited for this clause yet."), words.t("Positions"), href("positions")))
    if table_of.actor.may(Permission.POSITION_RECORD):
        _cite(clause_id, text.draft.dialogue_id, {line.id for line in behind})
    _own(clause_id)


def _position(line: PositionLine, words: Reader) -> Markup:
    who = party_name(line.party, words) if line.party else words.pick(line.attribution_en, line.attribution_zh)
    when = words.short_date(line.stated_on) if line.stated_on else ""
    return tag(
        "div",
        tag("p", tag("strong", who), " · " if when else "", when, cls="alt-returned-head"),
        tag("p", both_languages(words, line.statement_en, line.statement_zh)),
        quoted(words, line.quote),
        cls="alt-compared",
    )


def _cite(clause_id: UUID, dialogue_id: UUID, cited: set[UUID]) -> None:
    words, table_of = reader(), desk()
    with table_of.reading() as session:
        found = list_positions(session, table_of.actor, dialogue_id=dialogue_id)
    names = {
        line.id: " · ".join(
            filter(None, (party_name(line.party, words) if line.party else words.pick(line.attribution_en, line.attribution_zh),
                          words.pick(line.statement_en, line.statement_zh)))
        )
        for line in found
        if line.id not in cited
    }  # fmt: skip
    if not names:
        return
    form = turn("cite_position")
    with st.form(form):
        chosen = st.selectbox(
            words.t("Position"), list(names), key=f"{form}_position", format_func=names.__getitem__, index=None,
            placeholder=words.t("choose one of this dialogue"),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Cite the position"), key=f"{form}_submit")
    if pressed and chosen is not None:
        with guarded():
            with table_of.writing() as session:
                cite_position(session, table_of.actor, clause_id, chosen, key=command_key("cite_position"))
            succeeded("cite_position", words.t("The position is cited with this clause."))


def _own(clause_id: UUID) -> None:
    words, table_of = reader(), desk()
    if not table_of.has_own:
        return
    with table_of.reading() as joint, table_of.reading_own() as own:
        lines = own_clause_history(own, joint, table_of.actor, clause_id)
    if lines:
        section(words.t("In private"), len(lines))
        with private_frame(words.t("only your side sees this"), key="history"):
            show(history_lines(lines, words))


page()
