"""Recommendations: what was advised to whom, in both languages as worded, where each side stands, and who took it up."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, list_dialogues, read_dialogue
from actions.paging import Part
from actions.paper_exports import RecordForm
from actions.recommendation_views import OTHERS, RecommendationView, list_recommendation_views, read_recommendation
from actions.recommendations import RecommendationAccountLine
from dashboard.adoption_follow_words import UPTAKES, erratum_notice
from dashboard.form_state import filter_choice
from dashboard.names import person_name
from dashboard.paper_forms import papers_of_dialogues
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.recommendation_forms import own_word_form, recognition_form, recommendation_form, uptake_form
from dashboard.recommendation_words import (
    OURS,
    TOGETHER,
    UNHEARD_OF,
    addressees,
    advice,
    as_worded,
    recommendation_block,
    uptake_lines,
    where_each_side_stands,
    where_it_stands_written,
)
from dashboard.record_words import both_languages, meeting_name, quoted, side_name
from dashboard.session import desk, given_id, href, reader
from dialogue.follow_ups import Recognition, Uptake
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """One recommendation when the address names one, else the list."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    asked = given_id()
    if asked is not None:
        _one(table_of, asked, today, words)
        return
    page_heading(
        words.t("Recommendations"),
        words.t("What was advised to whom, what each side says of it, and who took it up. It binds nobody."),
    )
    with table_of.reading() as session:
        views = {d.id: read_dialogue(session, table_of.actor, d.id) for d in list_dialogues(session, table_of.actor)}
    if not views:
        sentence = words.t("Recommendations are made in a dialogue; there is none yet.")
        show(empty(sentence, words.t("Dialogues"), href("dialogues")))
        return
    parties = {party.key: party for view in views.values() for party in view.parties}
    filters = _filters(views, parties, table_of.actor.party, words)
    with table_of.reading() as joint:
        found = list_recommendation_views(joint, table_of.actor, **filters)
    may_record = table_of.actor.may(Permission.COMMITMENT_RECORD)
    if found:
        asked = tuple(filters.values())
        part = Part(tuple(found[: shown_so_far("recommendations", asked)]), len(found))
        section(words.t("Recommendations"), part.total)
        show(*(recommendation_block(view, parties.values(), words) for view in part.lines))
        show_more("recommendations", part, asked)
        papers_of_dialogues(
            table_of, RecordForm.RECOMMENDATIONS, (view.line.dialogue_id for view in found), views, words
        )
    elif any(value is not None for value in filters.values()):
        show(empty(words.t("No recommendation answers to this choice."), words.t("Show all"), href("recommendations")))
    else:
        _nothing_yet(may_record, words)
    if may_record:
        with st.expander(words.t("Record a recommendation"), expanded=bool(st.query_params.get("record"))):
            _record(table_of, views, words)


def _nothing_yet(may_record: bool, words: Reader) -> None:
    way = words.t("They are confirmed from an adopted text, on its page; one from another source is recorded below.")
    told = words.t("No recommendation has been recorded yet.")
    show(empty(words.together(told, way if may_record else ""), words.t("Drafts"), href("drafts")))


def _filters(
    views: dict[UUID, DialogueView], parties: dict[str, PartyLine], own: str | None, words: Reader
) -> dict[str, Any]:
    a, b, c, d = st.columns(4)
    with a:
        names = {key.hex: words.pick(view.name_en, view.name_zh) for key, view in views.items()}
        dialogue = filter_choice(words.t("Dialogue"), "dialogue", names, words.t("every dialogue"))
    with b:
        sides = {key: side_name(words, key, parties.values()) for key in parties}
        sides[OTHERS] = words.t("somebody who is no party")
        whom = filter_choice(words.t("Addressed to"), "to", sides, words.t("whomever"))
    with c:
        standings = {stands.value: words.t(word) for stands, word in TOGETHER.items()}
        standings |= {OURS: words.t("waits on our side")} if own else {}
        stands = filter_choice(words.t("Standing"), "stands", standings, words.t("all"))
    with d:
        states = {state.value: words.t(word) for state, word in UPTAKES.items()}
        states[UNHEARD_OF] = words.t("nothing known")
        uptake = filter_choice(words.t("Taken up"), "uptake", states, words.t("whatever became of it"))
    return {
        "dialogue_id": UUID(dialogue) if dialogue else None,
        "addressee": whom or None,
        "stands": Recognition(stands) if stands and stands != OURS else None,
        "waits_on": own if stands == OURS else None,
        "uptake": Uptake(uptake) if uptake and uptake != UNHEARD_OF else None,
        "unheard_of": True if uptake == UNHEARD_OF else None,
    }


def _record(table_of: Desk, views: dict[UUID, DialogueView], words: Reader) -> None:
    keys, asked = list(views), given_id("dialogue")
    chosen = st.selectbox(
        words.t("In the dialogue"), keys, key="recommendation_dialogue",
        index=keys.index(asked) if asked in views else 0,
        format_func=lambda key: words.pick(views[key].name_en, views[key].name_zh),
    )  # fmt: skip
    recommendation_form(table_of, views[chosen])


def _one(table_of: Desk, asked: UUID, today: date, words: Reader) -> None:
    with table_of.reading() as joint:
        view = read_recommendation(joint, table_of.actor, asked)
        dialogue = read_dialogue(joint, table_of.actor, view.line.dialogue_id) if view.line.dialogue_id else None
    parties = dialogue.parties if dialogue else ()
    back_link(words.t("Recommendations"), href("recommendations"))
    page_heading(advice(words, view, parties), "", words.pick(dialogue.name_en, dialogue.name_zh) if dialogue else "")
    _particulars(view, dialogue, words)
    section(words.t("As it is worded"))
    show(*as_worded(view, words))
    if view.source is not None and view.source.origin.errata:
        show(*(erratum_notice(erratum, words) for erratum in view.source.origin.errata))
    section(words.t("What each side says of it"), len(view.line.accounts))
    show(where_each_side_stands(view, parties, words))
    show(*(_account(account, parties, words) for account in view.line.accounts))
    section(words.t("Who took it up"), len(view.line.uptakes))
    if not view.line.uptakes:
        show(uptake_lines((), words))
    for line in view.line.uptakes:
        show(uptake_lines((line,), words), quoted(words, line.quote))
    _forms(table_of, view, today, words)


def _particulars(view: RecommendationView, dialogue: DialogueView | None, words: Reader) -> None:
    line, parties = view.line, dialogue.parties if dialogue else ()
    meeting = next((m for m in dialogue.meetings if m.id == line.meeting_id), None) if dialogue else None
    where = (
        link(meeting_name(words, meeting), href("dialogue", id=meeting.dialogue_id, meeting=meeting.id))
        if meeting
        else ""
    )
    show(
        definition(
            [
                (words.t("Addressed to"), addressees(words, line.addressees, parties)),
                (words.t("What"), both_languages(words, line.text_en, line.text_zh)),
                (words.t("Where it stands"), words.t(TOGETHER[view.stands])),
                (words.t("Known from"), where_it_stands_written(view, words)),
                (words.t("Meeting"), where),
            ]
        )
    )


def _account(account: RecommendationAccountLine, parties: tuple[PartyLine, ...], words: Reader) -> Markup:
    parts: list[Words] = [
        tag("strong", side_name(words, account.party, parties)), words.t(account.stance),
        words.short_date(account.at.astimezone(words.zone).date()), person_name(account.by_id, account.by_name, words),
    ]  # fmt: skip
    parts += [account.words] if account.words else []
    return tag("p", join(parts, " · "))


def _forms(table_of: Desk, view: RecommendationView, today: date, words: Reader) -> None:
    """For a side its own word, and for who keeps the record what became of it. Nobody speaks for another side here."""
    actor, line = table_of.actor, view.line
    is_ours = actor.party in view.recognition
    if is_ours and view.source is not None and actor.may(Permission.DRAFT_ADOPT):
        with st.expander(words.t("Speak for our side"), expanded=view.waits_on(actor.party)):
            recognition_form(table_of, {view.source.follow_up_id: advice(words, view)}, today)
    elif is_ours and view.source is None and actor.may(Permission.ACCOUNT_RECORD):
        with st.expander(words.t("Speak for our side"), expanded=view.waits_on(actor.party)):
            own_word_form(table_of, line.id)
    if actor.may(Permission.COMMITMENT_RECORD):
        with st.expander(words.t("Who took a recommendation up")):
            uptake_form(table_of, {line.id: advice(words, view)}, line.dialogue_id, line.meeting_id, today)


page()
