"""The last steps of a draft: what stands in the way of adoption, silence, statements, adoption and errata."""

import streamlit as st

from actions.adoptions import AdoptionView, read_adoption
from actions.desk import Desk
from actions.errata import list_errata
from actions.paper_exports import RecordForm
from actions.silences import capitals, list_silences, settle_silence
from actions.statements import list_statements
from dashboard.adoption_confirm import confirm_screen
from dashboard.adoption_follow_ups import what_follows
from dashboard.adoption_forms import (
    adopt_form,
    end_silence_form,
    erratum_form,
    milestone_button,
    package_form,
    recognition_form,
    silence_form,
    statement_form,
    withdrawal_form,
)
from dashboard.adoption_words import adoption_table, errata_table, obstacle_rows, silence_block, statement_block
from dashboard.deadlines import redraw_at_next
from dashboard.paper_forms import paper_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import link, show, tag
from dashboard.parts.status import badge
from dashboard.session import desk, given_id, href, reader
from dialogue.roles import Permission
from dialogue.silence import SilenceStanding
from locales import Reader

FIRST_WORDS = 48
"""How much of a clause names it in a list of choices."""


def page() -> None:
    """One draft, which the address names; without one, the way to the drafts."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is None:
        page_heading(words.t("Adoption"))
        show(empty(words.t("A text is adopted in its draft; choose one."), words.t("Drafts"), href("drafts")))
        return
    if "confirm" in st.query_params and table_of.actor.may(Permission.COMMITMENT_RECORD):
        confirm_screen(table_of, asked, words)
        return
    with table_of.reading() as session:
        view = read_adoption(session, table_of.actor, asked)
        unsettled = any(
            line.standing == SilenceStanding.LAPSED and not line.is_settled
            for line in list_silences(session, table_of.actor, asked)
        )
    if unsettled:  # the deadline passed while nobody was looking
        with table_of.writing() as session:
            settle_silence(session, table_of.actor, asked)
        with table_of.reading() as session:
            view = read_adoption(session, table_of.actor, asked)
    back_link(words.t("Drafting room"), href("room", id=asked))
    page_heading(words.pick(view.draft.title_en, view.draft.title_zh), _lead(view, words), words.t("Adoption"))
    _obstacles(table_of, view, words)
    _silence(table_of, view, words)
    _statements(table_of, view, words)
    _adoption(table_of, view, words)
    if view.is_adopted:
        what_follows(table_of, view, words)
        _errata(table_of, view, words)


def _lead(view: AdoptionView, words: Reader) -> str:
    if view.is_adopted:
        return words.t("This text is adopted; it does not change any more.")
    if view.is_provisional:
        return words.t("Nothing is agreed until everything is agreed: all agreement is provisional until adoption.")
    return words.t("A text is adopted when the heads of all parties adopt one and the same milestone.")


def _obstacles(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    section(words.t("What stands in the way"))
    if view.is_adopted:
        show(tag("p", badge("adopted", words.t("Nothing: the text is adopted."))))
        return
    lines = obstacle_rows(view, words)
    show(lines if lines is not None else tag("p", badge("agreed", words.t("Nothing: the text can be adopted."))))
    if view.milestone is None and view.clauses and table_of.actor.may(Permission.DRAFT_MILESTONE):
        milestone_button(table_of, view.draft.id)
    if table_of.actor.may(Permission.DRAFT_OPEN):
        with st.expander(words.t("Package rule")):
            package_form(table_of, view)


def _silence(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    with table_of.reading() as session:
        lines = list_silences(session, table_of.actor, view.draft.id)
        zones = capitals(session, table_of.actor, view.draft.id)
    section(words.t("Silence procedure"), len(lines))
    if lines:
        show(*(silence_block(line, view.draft.id, words) for line in lines))
    else:
        show(empty(words.t("No silence procedure has been opened on this draft.")))
    redraw_at_next(lines)
    running = next((line for line in lines if line.standing == SilenceStanding.RUNNING), None)
    actor = table_of.actor
    if running and actor.may(Permission.CLAUSE_ACCEPT) and actor.party in view.parties:
        with st.expander(words.t("Break the silence")):
            end_silence_form(table_of, running, is_objection=True)
    if running and actor.may(Permission.DRAFT_SILENCE):
        with st.expander(words.t("Cancel the procedure")):
            end_silence_form(table_of, running, is_objection=False)
    if not running and not view.is_adopted and view.milestone and zones and actor.may(Permission.DRAFT_SILENCE):
        with st.expander(words.t("Open a silence procedure on milestone {label}", label=view.milestone.label)):
            silence_form(table_of, view.milestone.id, zones)


def _statements(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    with table_of.reading() as session:
        lines = list_statements(session, table_of.actor, view.draft.id)
    section(words.t("Statements"), len(lines))
    if lines:
        show(*(statement_block(line, view.draft.id, n, words) for n, line in enumerate(lines, start=1)))
    else:
        show(empty(words.t("No party has made a statement on this text.")))
    actor = table_of.actor
    if not actor.may(Permission.CLAUSE_RESERVE) or actor.party not in view.parties:
        return
    if view.clauses and not view.is_adopted:
        with st.expander(words.t("Make a statement")):
            statement_form(table_of, [(c.id, c.revision_id, _named(c.number, c.en, c.zh, words)) for c in view.clauses])
    own = [line for line in lines if line.party == actor.party and line.withdrawn_at is None]
    if own:
        with st.expander(words.t("Withdraw a statement")):
            withdrawal_form(table_of, own)


def _adoption(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    section(words.t("Adoption"))
    show(adoption_table(view, words))
    if view.milestone is not None:
        certificate = (RecordForm.CERTIFICATE, view.milestone.id, view.milestone.label)
        paper_drawer(table_of, [certificate], f"adoption_{view.draft.id.hex}", words)
    actor = table_of.actor
    if actor.may(Permission.DRAFT_EXPORT):
        originals = link(words.t("Originals for signature, by alternat"), href("word", draft=view.draft.id))
        show(tag("p", originals))
    done = {line.party for line in view.adoptions if view.milestone and line.milestone_id == view.milestone.id}
    may = actor.may(Permission.DRAFT_ADOPT) and actor.party in view.parties and actor.party not in done
    if may and view.is_ready and view.milestone and not view.is_adopted:
        adopt_form(table_of, view.milestone.id, view.milestone.label)


def _errata(table_of: Desk, view: AdoptionView, words: Reader) -> None:
    with table_of.reading() as session:
        lines = list_errata(session, table_of.actor, view.draft.id)
    section(words.t("Errata"), len(lines))
    if lines:
        show(errata_table(lines, view.draft.id, words))
    else:
        show(empty(words.t("No erratum has been declared; the adopted text itself is never touched.")))
    actor = table_of.actor
    open_to_us = [line for line in lines if actor.party and actor.party not in line.recognised_by]
    if open_to_us and actor.may(Permission.DRAFT_ADOPT) and actor.party in view.parties:
        with st.expander(words.t("Recognise an erratum")):
            recognition_form(table_of, open_to_us)
    if actor.may(Permission.DRAFT_CORRECT):
        with st.expander(words.t("Declare an erratum")):
            erratum_form(table_of, [(c.id, _named(c.number, c.en, c.zh, words)) for c in view.clauses])


def _named(number: str, en: str, zh: str, words: Reader) -> str:
    text = words.pick(en, zh)
    return f"{number} {text[:FIRST_WORDS]}{'…' if len(text) > FIRST_WORDS else ''}".strip()


page()
