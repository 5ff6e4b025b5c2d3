"""Communications: what was told outside a meeting, by letter, call or post."""

from uuid import UUID

import streamlit as st

from actions.communications import CommunicationLine, list_communications
from actions.dialogues import DialogueView
from actions.paper_exports import RecordForm
from actions.positions import list_topics
from dashboard.communication_forms import communication_form
from dashboard.dialogue_choice import chosen_dialogue
from dashboard.form_state import filter_choice
from dashboard.paper_forms import paper_drawer
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import Markup, Words, join, show, tag
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, quoted, side_name, when
from dashboard.session import desk, href, reader
from dialogue.record import CommunicationKind
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """The communications of a dialogue, the latest first."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("Communications"), words.t("What was told outside a meeting, by letter, call or post. A letter is not a meeting.")
    )  # fmt: skip
    dialogue = chosen_dialogue(table_of, words, words.t("Communications belong to a dialogue; there is none yet."))
    if dialogue is None:
        return
    a, b = st.columns(2)
    with a:
        kinds = {kind.value: words.t(kind) for kind in CommunicationKind}
        kind = filter_choice(words.t("By which channel"), "kind", kinds, words.t("every channel"))
    with b:
        sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
        party = filter_choice(words.t("Sent by or to"), "party", sides, words.t("whomever"))
    with reading_both(table_of) as (joint, own):
        narrowed = {
            "dialogue_id": dialogue.id, "kind": CommunicationKind(kind) if kind else None, "party": party or None
        }  # fmt: skip
        found = list_communications(joint, table_of.actor, **narrowed)
        noted = list_communications(own, table_of.actor, joint=joint, **narrowed) if own else []
        topics = {
            t.id: words.pick(t.name_en, t.name_zh) for t in list_topics(joint, table_of.actor, dialogue_id=dialogue.id)
        }
    if found:
        section(words.t("Communications"), len(found))
        show(*(_article(line, dialogue, topics, words) for line in found))
        offers = [(RecordForm.COMMUNICATIONS, dialogue.id, "")]
        paper_drawer(table_of, offers, f"communications_{dialogue.id.hex}", words)
    elif kind or party:
        sentence = words.t("No communication answers to this choice.")
        show(empty(sentence, words.t("Show all"), href("communications", dialogue=dialogue.id)))
    else:
        show(empty(words.t("No communication has been recorded in this dialogue yet.")))
    if noted:
        with private_frame(words.t("only your side sees this"), key="communications"):
            show(*(_article(line, dialogue, topics, words) for line in noted))
    if table_of.actor.may(Permission.POSITION_RECORD):
        label = words.t("Record a communication")
        opened = drawer(label, f"communication_{dialogue.id.hex}", is_open=bool(st.query_params.get("record")))
        if opened is not None:
            with opened.place:
                communication_form(table_of, dialogue)


def _whose(words: Reader, dialogue: DialogueView, key: str, label_en: str, label_zh: str) -> str:
    """A side, with its body where the source names one; or somebody who is no party."""
    who = side_name(words, key, dialogue.parties, label_en, label_zh)
    body = words.pick(label_en, label_zh) if key else ""
    return words.t("{side} ({name})", side=who, name=body) if body else who


def _article(line: CommunicationLine, dialogue: DialogueView, topics: dict[UUID, str], words: Reader) -> Markup:
    sender = _whose(words, dialogue, line.sender, line.sender_label_en, line.sender_label_zh)
    to = _whose(words, dialogue, line.addressee, line.addressee_label_en, line.addressee_label_zh)
    day = when(words, line.sent_on, None, line.precision)
    if line.as_printed:
        day = words.t("{date} (“{printed}”)", date=day, printed=line.as_printed) if day else line.as_printed
    parts: list[Words] = [tag("strong", words.t("{sender} to {to}", sender=sender, to=to)), words.t(line.kind)]
    parts += [day] if day else []
    parts += [words.t("through {chain}", chain=line.via)] if line.via else []
    parts += [topics[line.topic_id]] if line.topic_id in topics else []
    return tag(
        "article", tag("p", join(parts, " · ")), tag("p", both_languages(words, line.what_en, line.what_zh)),
        quoted(words, line.quote), data_testid="communication",
    )  # fmt: skip


page()
