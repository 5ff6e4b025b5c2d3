"""The forms of two accounts: for whom a text speaks, a point with the words of each side, and how the terms compare."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from uuid import UUID

import streamlit as st

from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.read_out_candidates import Candidate, find_candidates
from actions.read_outs import AccountText, MeetingAccounts, PointLine, amend_point, record_mention, record_point
from actions.source_frames import read_frame, record_frame
from actions.sources import SourceLine, mark_passage, read_source
from dashboard.commitment_words import sentence
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.quote_forms import stores_for
from dashboard.read_out_view import account_name
from dashboard.record_words import side_name
from dashboard.session import guarded, reader
from dialogue.audiences import JOINT
from dialogue.read_outs import Terms
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Stance
from drafts.sentences import sentences
from locales import N_

TERMS = {
    None: N_("not compared yet"),
    Terms.SAME: N_("in the same terms"),
    Terms.DIFFERENT: N_("in different terms"),
    Terms.VAGUER: N_("by one more vaguely"),
}
ELSEWHERE = "elsewhere"


def frame_form(table_of: Desk, dialogue: DialogueView, sources: Sequence[SourceLine]) -> None:
    """Of a source of the meeting: whose account it is, and when it was published."""
    words = reader()
    sides = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    if table_of.actor.party:
        sides = {key: name for key, name in sides.items() if key == table_of.actor.party}
    else:
        sides[JOINT] = words.t("all sides together")
    names = {line.id: line.title for line in sources}
    if not names or not sides:
        return
    form = turn("frame")
    with st.form(form):
        a, b, c, d = st.columns([3, 2, 2, 2])
        source = a.selectbox(words.t("Source"), list(names), key=f"{form}_source", format_func=names.__getitem__)
        party = b.selectbox(words.t("Read-out of"), list(sides), key=f"{form}_party", format_func=sides.__getitem__)
        on = day_field(c, words.t("Published on"), f"{form}_on")
        at = d.time_input(words.t("at (UTC)"), value=None, key=f"{form}_at")
        pressed = st.form_submit_button(words.t("Take it as this read-out"), key=f"{form}_submit")
    if pressed:
        with guarded():
            moment = datetime.combine(on, at or time(), UTC) if on else None
            with table_of.writing() as session:
                frame = read_frame(session, table_of.actor, source)
                frame = replace(frame, speaks_for=party or "", published_at=moment or frame.published_at)
                record_frame(session, table_of.actor, source, frame, key=command_key("frame"))
            succeeded("frame", words.t("The text stands among the read-outs of this meeting."))


def link_form(
    table_of: Desk, dialogue: DialogueView, accounts: MeetingAccounts, chosen: Mapping[str, AccountText], audience: str
) -> None:
    """Words of one side, up to three sentences of the other that may say the same, and the point that a person makes of them.

    Nothing is linked but what is ticked here.
    """
    words = reader()
    texts = list(chosen.values())
    names = {t.party: account_name(words, t.party, dialogue.parties) for t in texts}
    first = st.radio(
        words.t("Begin with the words of"),
        list(names),
        key="link_first",
        format_func=names.__getitem__,
        horizontal=True,
    )
    mine = chosen[first or texts[0].party]
    with table_of.reading() as joint:
        view = read_source(joint, table_of.actor, mine.source_id)
        stretches = {f"{a}-{b}": view.text[a:b] for a, b in sentences(view.text)}
        span = st.selectbox(
            words.t("The sentence"), list(stretches), key=f"link_span_{mine.source_id.hex}",
            format_func=lambda key: " ".join(stretches[key].split()),
        )  # fmt: skip
        start, end = (int(place) for place in (span or "0-0").split("-"))
        offered = {
            other.party: find_candidates(joint, table_of.actor, mine.source_id, start, end, other.source_id)
            for other in texts
            if other.party != mine.party and end > start
        }
    form = turn("link")
    points = {point.id: words.pick(point.title_en, point.title_zh) for point in accounts.points}
    with st.form(form):
        point = st.selectbox(
            words.t("Point"), [None, *points], key=f"{form}_point",
            format_func=lambda key: points.get(key, words.t("a new one, named below")),
        )  # fmt: skip
        title_en, title_zh = two_texts(words.t("The point, in a few words"), f"{form}_title")
        exact = st.text_area(
            words.t("The words of {side}", side=names[mine.party]), stretches.get(span or "", ""),
            key=f"{form}_mine_{mine.source_id.hex}_{span}", height=80,
        )  # fmt: skip
        picked = {party: _candidates(form, party, names[party], found) for party, found in offered.items()}
        terms = st.radio(
            words.t("How the terms compare, to whoever read both"), list(TERMS), key=f"{form}_terms",
            format_func=lambda value: words.t(TERMS[value]), horizontal=True,
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Link these words"), type="primary", key=f"{form}_submit")
    if not pressed:
        return
    with guarded():
        key = command_key("link")
        with stores_for(table_of, audience) as (session, joint):
            made = point
            if made is None:
                made = record_point(
                    session, table_of.actor, accounts.meeting_id, title_en=title_en, title_zh=title_zh, joint=joint,
                    key=f"{key}:point",
                ).id  # fmt: skip
            told = {mine.party: (mine.source_id, exact or "")}
            told |= {party: (chosen[party].source_id, given) for party, given in picked.items() if given.strip()}
            for party, (source, given) in told.items():
                passage = mark_passage(
                    session, table_of.actor, source, given, joint=joint, key=f"{key}:passage:{party}"
                )
                record_mention(
                    session, table_of.actor, made, party=party, stance=Stance.ASSERTED, passage_id=passage.id, joint=joint,
                    key=f"{key}:{party}",
                )  # fmt: skip
            if terms is not None:
                known = next((p for p in accounts.points if p.id == made), None)
                amend_point(
                    session, table_of.actor, made, title_en=known.title_en if known else title_en,
                    title_zh=known.title_zh if known else title_zh, topic_id=known.topic_id if known else None, terms=terms,
                    commitment_id=known.commitment_id if known else None, note=known.note if known else "", joint=joint,
                    key=f"{key}:terms",
                )  # fmt: skip
        succeeded("link", words.t("The words are linked; the point stands below."))


def _candidates(form: str, party: str, name: str, found: Sequence[Candidate]) -> str:
    """The sentences offered of one side, none of them chosen beforehand, and a field for other words."""
    words = reader()
    offered = {str(place): candidate.exact for place, candidate in enumerate(found)}
    place = st.radio(
        words.t("{side} says, perhaps", side=name), ["", *offered, ELSEWHERE], key=f"{form}_pick_{party}",
        format_func=lambda key: (
            " ".join(offered[key].split()) if key in offered
            else words.t("other words, quoted below") if key == ELSEWHERE else words.t("nothing of it")
        ),
    )  # fmt: skip
    typed = st.text_input(words.t("Other words of {side}, letter for letter", side=name), key=f"{form}_typed_{party}")
    return (typed or "") if place == ELSEWHERE else offered.get(place or "", "")


def answer_form(
    table_of: Desk, dialogue: DialogueView, points: Sequence[PointLine], sources: Mapping[UUID, str], audience: str
) -> None:
    """What a side said when a point was put to it: that it denies it, does not confirm it, or stands by it."""
    words = reader()
    sides = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    if audience == JOINT and table_of.actor.party:
        sides = {key: name for key, name in sides.items() if key == table_of.actor.party}
    named = {point.id: words.pick(point.title_en, point.title_zh) for point in points}
    if not named or not sides or not sources:
        return
    form = turn("put")
    with st.form(form):
        a, b, c = st.columns(3)
        which = a.selectbox(words.t("Point"), list(named), key=f"{form}_which", format_func=named.__getitem__)
        party = b.selectbox(
            words.c("statement", "Side"), list(sides), key=f"{form}_party", format_func=sides.__getitem__
        )
        stance = c.selectbox(words.t("Says"), list(Stance), key=f"{form}_stance", format_func=words.t, index=None)
        source = st.selectbox(
            words.t("Source of the quote"), list(sources), key=f"{form}_source", format_func=sources.__getitem__
        )
        exact = st.text_area(words.t("The quote, letter for letter"), key=f"{form}_quote", height=80)
        pressed = st.form_submit_button(words.t("Keep what it said"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if stance is None:
                raise FieldMissing(field="stance")
            key = command_key("put")
            with stores_for(table_of, audience) as (session, joint):
                passage = mark_passage(session, table_of.actor, source, exact or "", joint=joint, key=f"{key}:passage")
                record_mention(
                    session, table_of.actor, which, party=party or "", stance=stance, passage_id=passage.id, joint=joint,
                    key=key,
                )  # fmt: skip
            succeeded("put", words.t("It stands beside the point."))


def point_form(
    table_of: Desk, dialogue: DialogueView, points: Sequence[PointLine], topics: Mapping[UUID, str], audience: str
) -> None:
    """What a point is called, its topic, the commitment it is about, and how the terms compare."""
    words = reader()
    named = {point.id: point for point in points}
    if not named:
        return
    chosen = st.selectbox(
        words.t("Point"), list(named), key="point_which",
        format_func=lambda key: words.pick(named[key].title_en, named[key].title_zh),
    )  # fmt: skip
    point = named[chosen]
    with table_of.reading() as joint:
        today = datetime.now(UTC).astimezone(words.zone).date()
        lines = list_commitments(joint, table_of.actor, today=today, dialogue_id=dialogue.id)
    commitments = {line.id: sentence(words, line, dialogue.parties) for line in lines}
    form = f"{turn('point')}_{point.id.hex}"
    with st.form(form):
        title_en, title_zh = two_texts(
            words.t("The point, in a few words"), f"{form}_title", en=point.title_en, zh=point.title_zh
        )
        a, b = st.columns(2)
        keys, ways = [None, *topics], list(TERMS)
        topic = a.selectbox(
            words.t("Topic"), keys, key=f"{form}_topic", format_func=lambda key: topics.get(key, words.t("none")),
            index=keys.index(point.topic_id) if point.topic_id in keys else 0,
        )  # fmt: skip
        terms = b.selectbox(
            words.t("How the terms compare, to whoever read both"), ways, key=f"{form}_terms",
            format_func=lambda value: words.t(TERMS[value]), index=ways.index(point.terms),
        )  # fmt: skip
        options = [None, *commitments]
        commitment = st.selectbox(
            words.t("The commitment it is about"), options, key=f"{form}_commitment",
            format_func=lambda key: commitments.get(key, words.t("none")),
            index=options.index(point.commitment_id) if point.commitment_id in options else 0,
        )  # fmt: skip
        note = st.text_input(words.t("Note"), point.note, key=f"{form}_note")
        pressed = st.form_submit_button(words.t("Change the point"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with stores_for(table_of, audience) as (session, joint):
                amend_point(
                    session, table_of.actor, point.id, title_en=title_en, title_zh=title_zh, topic_id=topic, terms=terms,
                    commitment_id=commitment, note=note or "", joint=joint, key=command_key("point"),
                )  # fmt: skip
            succeeded("point", words.t("The point is changed."))


__all__ = ["TERMS", "answer_form", "frame_form", "link_form", "point_form"]
