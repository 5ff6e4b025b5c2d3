"""Measures: the rules and acts that are talked about, with what happened to each and who states it."""

from datetime import date
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, read_dialogue
from actions.measures import MeasureLine, list_measures, read_measure
from actions.paper_exports import RecordForm
from actions.positions import list_positions
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.form_state import filter_choice, filter_words
from dashboard.measure_amend import amend_part
from dashboard.measure_forms import event_form, measure_form
from dashboard.measure_words import event_article, event_day, event_words, measure_name, stated_by
from dashboard.paper_forms import paper_drawer
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.notice import notice
from dashboard.parts.private import private_frame
from dashboard.position_words import position_article
from dashboard.quote_forms import reading_both
from dashboard.record_words import side_name, when
from dashboard.session import desk, given_id, href, reader
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """One measure when the address names one, else the list of those of a dialogue."""
    words, table_of = reader(), desk()
    if (asked := given_id()) is not None:
        _one(table_of, asked, words)
        return
    page_heading(
        words.t("Measures"), words.t("The rules and acts that are talked about: whose they are, what happened to them, and who states it.")
    )  # fmt: skip
    dialogue = chosen_dialogue(table_of, words, words.t("Measures are talked about in a dialogue; there is none yet."))
    if dialogue is None:
        return
    a, b = st.columns(2)
    with a:
        sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
        owner = filter_choice(words.t("Whose"), "owner", sides, words.t("anybody’s"))
    with b:
        sought = filter_words(words.t("Name, issuer or number"), "words")
    with reading_both(table_of) as (joint, own):
        narrowed = {"dialogue_id": dialogue.id, "owner": owner or None, "words": sought}
        found = list_measures(joint, table_of.actor, own=own, **narrowed)
        noted = list_measures(own, table_of.actor, joint=joint, **narrowed) if own else []
    if found:
        section(words.t("Measures"), len(found))
        show(_table(found, dialogue, words))
        paper_drawer(table_of, [(RecordForm.MEASURES, dialogue.id, "")], f"measures_{dialogue.id.hex}", words)
    elif owner or sought:
        show(
            empty(
                words.t("No measure answers to this choice."),
                words.t("Show all"),
                href("measures", dialogue=dialogue.id),
            )
        )
    else:
        show(empty(words.t("No measure has been named in this dialogue yet.")))
    if noted:
        with private_frame(words.t("only your side sees this"), key="measures"):
            show(_table(noted, dialogue, words))
    if table_of.actor.may(Permission.POSITION_RECORD):
        opened = drawer(
            words.t("Record a measure"), f"measure_{dialogue.id.hex}", is_open=bool(st.query_params.get("record"))
        )
        if opened is not None:
            with opened.place:
                measure_form(table_of, dialogue)


def _table(measures: list[MeasureLine], dialogue: DialogueView, words: Reader) -> Markup:
    headers = [
        words.t("Measure"),
        words.t("Whose"),
        words.t("Issued by, number"),
        words.t("Issued"),
        words.t("Last known"),
    ]
    rows = []
    for m in measures:
        latest, issued = m.latest, m.issued
        last: Words = ""
        if latest is not None and latest is not issued:
            last = words.t("{what}, {date}", what=event_words(words, latest), date=event_day(words, latest) or "–")
        rows.append(
            [
                link(measure_name(words, m), href("measures", id=m.id)), side_name(words, m.owner, dialogue.parties),
                " · ".join(filter(None, (m.issuer, m.number))),
                when(words, issued.happened_on, None, issued.precision) if issued else "", last,
            ]
        )  # fmt: skip
    return table(headers, rows, whole={3})


def _one(table_of: Desk, asked: UUID, words: Reader) -> None:
    with reading_both(table_of) as (joint, own):
        try:
            measure = read_measure(joint, table_of.actor, asked, own=own)
        except NoSuchRow:
            if own is None:
                raise
            measure = read_measure(own, table_of.actor, asked, joint=joint)
        dialogue = read_dialogue(joint, table_of.actor, measure.dialogue_id) if measure.dialogue_id else None
        positions = list_positions(joint, table_of.actor, measure_id=measure.id)
        noted = list_positions(own, table_of.actor, measure_id=measure.id, joint=joint) if own else []
        others = list_measures(joint, table_of.actor, dialogue_id=measure.dialogue_id) if dialogue else []
    back_link(words.t("Measures"), href("measures", dialogue=measure.dialogue_id or ""))
    page_heading(measure_name(words, measure), "", words.pick(dialogue.name_en, dialogue.name_zh) if dialogue else "")
    if measure.is_private:
        with private_frame(words.t("only your side sees this"), key="measure"):
            _particulars(measure, dialogue, words)
    else:
        _particulars(measure, dialogue, words)
    if measure.noted:
        with private_frame(words.t("only your side sees this"), key="events"):
            show(*(event_article(words, event, dialogue) for event in measure.noted))
    amend_part(table_of, measure, dialogue, words)
    if dialogue and positions:
        section(words.t("What was said of it"), len(positions))
        show(*(position_article(line, dialogue, words) for line in positions))
    if dialogue and noted:
        with private_frame(words.t("only your side sees this"), key="said"):
            show(*(position_article(line, dialogue, words) for line in noted))
    if dialogue and table_of.actor.may(Permission.POSITION_RECORD):
        opened = drawer(words.t("Keep what happened to it"), f"measure_event_{measure.id.hex}")
        if opened is not None:
            with opened.place:
                event_form(table_of, dialogue, {m.id: m for m in [*others, measure]}, measure.id)


def _particulars(measure: MeasureLine, dialogue: DialogueView | None, words: Reader) -> None:
    parties = dialogue.parties if dialogue else ()
    show(
        definition(
            [
                (words.t("Whose it is"), side_name(words, measure.owner, parties)),
                (words.t("Issued by, as printed"), measure.issuer),
                (words.t("Number, as printed"), measure.number),
                (words.t("Note"), measure.note),
            ]
        )
    )
    for kind, events in measure.differing().items():
        told = [
            words.t("{date}, as {who} states it", date=event_day(words, e), who=stated_by(words, e, dialogue))
            for e in events
        ]
        sentence = words.t("Sources give different days for “{what}”:", what=words.t(kind))
        show(notice(join([sentence, " ", words.t("; ").join(told)])))
    section(words.t("What happened to it"), len(measure.events))
    if not measure.events:
        show(empty(words.t("Nothing has been recorded of what happened to it.")))
    passed: date | None = None
    for event in measure.events:
        if passed and event.happened_on and event.happened_on.year != passed.year:
            show(tag("p", str(event.happened_on.year), cls="alt-eyebrow"))
        passed = event.happened_on or passed
        show(event_article(words, event, dialogue))


page()
