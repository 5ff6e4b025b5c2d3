"""The forms of claims: what somebody says is so, with who says it, and what a side says of it."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from actions.claims import ClaimLine, record_claim, say_of_claim
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.markup import link, show, tag
from dashboard.quote_forms import audience_choice, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, href, reader
from dashboard.topic_choice import topic_choice, topics_of
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Stance

NOBODY = "nobody"


def claim_form(table_of: Desk, dialogue: DialogueView) -> None:
    """What is claimed, by whom, on which grounds; the claimant's own account is kept with it, on the same quote."""
    words = reader()
    audience = audience_choice(table_of, "claim")
    chosen, _ = source_choice(table_of, "claim", audience, dialogue.id)
    sides = _speakers(table_of, dialogue.parties, audience) | {NOBODY: words.t("not said here who claims it")}
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    here, recalled, form = given_id("meeting"), given_id("like"), turn("claim")
    options, topics = [None, *meetings], topics_of(table_of, dialogue.id)
    if recalled:
        show(tag("p", link(words.t("Recalls an earlier claim"), href("claims", id=recalled)), cls="alt-quiet"))
    with st.form(form):
        proposition_en, proposition_zh = two_texts(words.t("What is claimed"), f"{form}_proposition")
        a, b = st.columns(2)
        who = a.selectbox(
            words.t("Who claims it"), list(sides), key=f"{form}_who", format_func=sides.__getitem__
        )  # fmt: skip
        as_of = day_field(b, words.t("Claimed on"), f"{form}_as_of")
        grounds = st.text_input(
            words.t("Grounds that the source names"), key=f"{form}_grounds", help=words.t("Empty where it names none.")
        )
        given = cited(form, chosen)
        with st.expander(words.t("Through whom, at which meeting, somebody who is no party")):
            label_en, label_zh = two_texts(words.c("statement", "Who, where it is no party"), f"{form}_label")
            said = st.text_input(words.t("In its own words"), key=f"{form}_words")
            chain = st.text_input(words.t("Through whom the words came"), key=f"{form}_chain")
            topic = topic_choice(form, topics)
            meeting = st.selectbox(
                words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
                format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
            )  # fmt: skip
        pressed = st.form_submit_button(words.t("Record the claim"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("claim")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, meeting, key)
                claim = record_claim(
                    session, table_of.actor, passage_id=passage, proposition_en=proposition_en,
                    proposition_zh=proposition_zh, grounds=grounds or "", as_of=as_of, like_id=recalled,
                    topic_id=topic, measure_id=given_id("measure"), dialogue_id=dialogue.id, meeting_id=meeting, joint=joint, key=key,
                )  # fmt: skip
                if who != NOBODY:
                    say_of_claim(
                        session, table_of.actor, claim.id, passage_id=passage, stance=Stance.ASSERTED, party=who,
                        label_en=label_en, label_zh=label_zh, words=said or "", stated_on=as_of, chain=chain or "",
                        joint=joint, key=f"{key}:account",
                    )  # fmt: skip
            succeeded("claim", words.t("The claim is recorded; what each side says of it is given apart."))


def claim_account_form(table_of: Desk, line: ClaimLine, parties: Iterable[PartyLine]) -> None:
    """What a side says of a claim, dated, from a source."""
    words = reader()
    audience = table_of.actor.own_audience if line.is_private else audience_choice(table_of, "claim_account")
    chosen, _ = source_choice(table_of, "claim_account", audience, line.dialogue_id)
    sides, form = _speakers(table_of, parties, audience), turn("claim_account")
    with st.form(form):
        a, b, c = st.columns(3)
        side = a.selectbox(
            words.c("statement", "Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__,
            index=0 if len(sides) == 1 else None, placeholder=words.t("choose who says it"),
        )  # fmt: skip
        stance = b.selectbox(
            words.t("Says"), list(Stance), key=f"{form}_stance", format_func=words.t, index=None,
            placeholder=words.t("choose what the side says"),
        )  # fmt: skip
        stated_on: date | None = day_field(c, words.t("Said on"), f"{form}_stated")
        label_en, label_zh = (
            two_texts(words.c("statement", "Who, where it is no party"), f"{form}_label") if "" in sides else ("", "")
        )
        said = st.text_input(words.t("In its own words"), key=f"{form}_words")
        chain = st.text_input(words.t("Through whom the words came"), key=f"{form}_chain")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep this account"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if side is None or stance is None:
                raise FieldMissing(field="party" if side is None else "stance")
            key = command_key("claim_account")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                say_of_claim(
                    session, table_of.actor, line.id, passage_id=passage, stance=stance, party=side, label_en=label_en,
                    label_zh=label_zh, words=said or "", stated_on=stated_on, chain=chain or "", joint=joint, key=key,
                )  # fmt: skip
            succeeded("claim_account", words.t("The account stands beside the others."))


def _speakers(table_of: Desk, parties: Iterable[PartyLine], audience: str) -> dict[str, str]:
    """Whose words may be kept in a record: in the joint one a side's own, else anybody's, also of who is no party."""
    words, known = reader(), tuple(parties)
    sides = {party.key: side_name(words, party.key, known) for party in known}
    if audience == JOINT and table_of.actor.party:
        return {key: name for key, name in sides.items() if key == table_of.actor.party}
    return sides | {"": words.t("somebody who is no party")}


__all__ = ["claim_account_form", "claim_form"]
