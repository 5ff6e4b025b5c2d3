"""Reading the adopted text for what it calls for: the words in their place at left, what they come to at right."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, read_dialogue
from actions.follow_ups import ClauseRead, FollowUpsView, Offered, read_follow_ups
from actions.follow_ups_confirm import (
    Undertaking,
    Words,
    confirm_commitment,
    confirm_point,
    confirm_recommendation,
    set_aside,
)
from actions.recommendations import Addressee
from dashboard.adoption_follow_words import KINDS
from dashboard.commitment_forms import POLARITIES
from dashboard.commitment_words import DUE
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.headings import back_link, page_heading
from dashboard.parts.lists import empty
from dashboard.parts.marked import marked
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.parts.markup import Words as Shown
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, href
from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import DueKind, Strength
from drafts.follow_ups import Candidate
from drafts.sentences import Span
from drafts.undertakings import JOINT
from locales import Reader

Keep = Callable[[Desk, UUID, Words, str], None]
ALL, OTHER = "all", "other"
FIRST_WORDS = 48
"""How much of a clause names it in a list of choices."""


def confirm_screen(table_of: Desk, draft_id: UUID, words: Reader) -> None:
    """One offered passage after the other; or the words of a clause that the address names."""
    today = datetime.now(UTC).astimezone(words.zone).date()
    with table_of.reading() as session:
        follow = read_follow_ups(session, table_of.actor, draft_id, today=today)
        dialogue = read_dialogue(session, table_of.actor, follow.draft.dialogue_id)
    back_link(words.t("Adoption"), href("adoption", id=draft_id))
    offered, at = _asked(follow)
    page_heading(
        words.t("What the adopted text calls for"),
        _lead(follow, offered, at, words),
        words.pick(follow.draft.title_en, follow.draft.title_zh),
    )
    if offered is None:
        show(
            empty(
                words.t("Every passage that the rules offer has been dealt with."), words.t("Back to the adopted text"),
                href("adoption", id=draft_id),
            )
        )  # fmt: skip
    else:
        _ways(follow, at, words)
        left, right = st.columns(2, gap="large")
        with left:
            _in_place(offered, words)
        with right:
            _fields(table_of, follow, dialogue, offered, words)
    _by_hand(follow, words)


def _asked(follow: FollowUpsView) -> tuple[Offered | None, int]:
    """The passage to show: a whole clause that the address names, else the offered one at the place it names."""
    asked = given_id("clause")
    by_id = {clause.id: n for n, clause in enumerate(follow.clauses)}
    if asked in by_id:
        n = by_id[asked]
        clause = follow.clauses[n]
        en, zh = ((0, len(text)) if text.strip() else None for text in (clause.text_en, clause.text_zh))
        before = follow.clauses[n - 1] if n else None
        after = follow.clauses[n + 1] if n + 1 < len(follow.clauses) else None
        return Offered(Candidate(clause.id, FollowUpKind.COMMITMENT, en, zh), clause, before, after), -1
    if not follow.offered:
        return None, 0
    given = st.query_params.get("at", "")
    at = min(int(given) if given.isdecimal() and len(given) < 6 else 0, len(follow.offered) - 1)
    return follow.offered[at], at


def _lead(follow: FollowUpsView, offered: Offered | None, at: int, words: Reader) -> str:
    if offered is None:
        return ""
    if at < 0:
        return words.t("Words that no rule has offered; quote those that matter.")
    told = words.t(
        "Passage {n} of {total}. Nothing follows from the text before a person has confirmed it.",
        n=words.number(at + 1), total=words.number(len(follow.offered)),
    )  # fmt: skip
    return told if offered.candidate.in_both else words.together(told, words.t("Only one language words it so."))


def _ways(follow: FollowUpsView, at: int, words: Reader) -> None:
    """To the passage before and the one after."""
    here = {"id": follow.draft.id, "confirm": "1"}
    ways: list[Shown] = []
    if at > 0:
        ways.append(link(words.t("← the one before"), href("adoption", **here, at=at - 1)))
    if 0 <= at < len(follow.offered) - 1:
        ways.append(link(words.t("the next one →"), href("adoption", **here, at=at + 1)))
    if at < 0 and follow.offered:
        ways.append(link(words.t("Back to what the rules offer"), href("adoption", **here)))
    if ways:
        show(tag("p", join(ways, " · ")))


def _in_place(offered: Offered, words: Reader) -> None:
    """The passage lit in its clause, in both languages, between the clauses around it."""
    candidate, clause = offered.candidate, offered.clause
    show(
        _around(offered.before, words),
        tag(
            "div",
            tag("p", words.t("clause {number}", number=clause.number or "–"), cls="alt-eyebrow"),
            tag("p", _lit(clause.text_en, candidate.en), lang="en", cls="alt-text") if clause.text_en.strip() else None,
            tag("p", _lit(clause.text_zh, candidate.zh), lang="zh-CN", cls="alt-text")
            if clause.text_zh.strip()
            else None,
            cls="alt-follow",
        ),
        _around(offered.after, words),
    )


def _lit(text: str, span: Span | None) -> Markup:
    return marked(text, [span] if span else [])


def _around(clause: ClauseRead | None, words: Reader) -> Markup:
    if clause is None:
        return join([])
    text = words.pick(clause.text_en, clause.text_zh)
    return tag(
        "p", f"{clause.number} {text}".strip(), lang="zh-CN" if text == clause.text_zh else "en", cls="alt-under"
    )


def _fields(table_of: Desk, follow: FollowUpsView, dialogue: DialogueView, offered: Offered, words: Reader) -> None:
    candidate, clause = offered.candidate, offered.clause
    form = f"{turn('follow')}_{candidate.key}"
    kinds = list(FollowUpKind)
    kind = st.radio(
        words.t("These words are"), kinds, index=kinds.index(candidate.kind), key=f"{form}_kind", horizontal=True,
        format_func=lambda k: words.c("follow-up", KINDS[k]),
    )  # fmt: skip
    shown_en, shown_zh = _cut(clause.text_en, candidate.en), _cut(clause.text_zh, candidate.zh)
    with st.form(f"{form}_{kinds.index(kind)}"):
        en, zh = two_texts(
            words.t("The words, letter for letter"), f"{form}_words", long=True, en=shown_en, zh=shown_zh
        )
        keep = _FIELDS[kind](form, follow, dialogue, candidate, (shown_en, shown_zh), words)
        reason = st.text_input(words.t("Why it is put aside, where it is"), key=f"{form}_reason")
        a, b = st.columns(2)
        confirmed = a.form_submit_button(words.t("Confirm"), type="primary", key=f"{form}_confirm")
        aside = b.form_submit_button(words.t("Put aside"), key=f"{form}_aside")
    given = _words(en, zh, candidate, shown_en, shown_zh)
    if confirmed:
        with guarded():
            keep(table_of, clause.id, given, command_key("follow"))
            _next(words.t("It is confirmed; each side can now recognise it."))
    elif aside:
        with guarded():
            with table_of.writing() as session:
                set_aside(
                    session, table_of.actor, clause.id, given, kind, reason=reason or "", key=command_key("follow")
                )
            _next(words.t("The words are put aside; they are not offered again."))


def _next(sentence: str) -> None:
    """Go on with the next passage: words taken by hand are not shown again."""
    if "clause" in st.query_params:
        del st.query_params["clause"]
    succeeded("follow", sentence)


def _words(en: str, zh: str, candidate: Candidate, shown_en: str, shown_zh: str) -> Words:
    """What was quoted; where it stands when it is, or begins with, what was shown."""
    at_en = candidate.en[0] + max(0, shown_en.find(en)) if candidate.en and en and en in shown_en else None
    at_zh = candidate.zh[0] + max(0, shown_zh.find(zh)) if candidate.zh and zh and zh in shown_zh else None
    return Words(en, zh, at_en, at_zh)


def _undertaking_fields(
    form: str,
    follow: FollowUpsView,
    dialogue: DialogueView,
    candidate: Candidate,
    shown: tuple[str, str],
    words: Reader,
) -> Keep:
    parties = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties if p.key in follow.parties}
    sides = {**parties, ALL: words.t("all sides together"), OTHER: words.t("somebody else, or nobody")}
    debtor = candidate.debtor if candidate.debtor in parties else ALL if candidate.debtor == JOINT else OTHER
    a, b = st.columns(2)
    who = a.selectbox(
        words.c("commitment", "Who"), list(sides), index=list(sides).index(debtor), key=f"{form}_debtor",
        format_func=sides.__getitem__,
    )  # fmt: skip
    toward = b.selectbox(
        words.t("Toward"),
        ["", *parties],
        key=f"{form}_creditor",
        format_func=lambda key: parties.get(key, words.t("nobody named")),
    )
    a, b = st.columns(2)
    polarities, strengths = list(Polarity), list(Strength)
    polarity = a.selectbox(
        words.t("Undertakes"), polarities, index=polarities.index(candidate.polarity), key=f"{form}_polarity",
        format_func=lambda p: words.t(POLARITIES[p]),
    )  # fmt: skip
    strength = b.selectbox(
        words.t("Worded as"),
        strengths,
        index=strengths.index(candidate.strength),
        key=f"{form}_strength",
        format_func=words.t,
    )
    action_en, action_zh = two_texts(
        words.t("What"),
        f"{form}_action",
        long=True,
        en=_after(shown[0], candidate.cue_en),
        zh=_after(shown[1], candidate.cue_zh),
    )
    a, b = st.columns(2)
    dues = list(DueKind)
    due_kind = a.selectbox(
        words.t("Due"),
        dues,
        index=dues.index(candidate.due_kind),
        key=f"{form}_due",
        format_func=lambda k: words.t(DUE[k]),
    )
    due_on = day_field(b, words.t("on"), f"{form}_due_on", candidate.due_on)
    with st.expander(words.t("A condition, or somebody who is no party")):
        label_en, label_zh = two_texts(
            words.c("commitment", "Who, where it is no party"), f"{form}_label", en=candidate.subject_en,
            zh=candidate.subject_zh,
        )  # fmt: skip
        due_en, due_zh = two_texts(
            words.t("When it falls due, in its own words"), f"{form}_due_words", en=candidate.due_words_en,
            zh=candidate.due_words_zh,
        )  # fmt: skip
        condition_en, condition_zh = two_texts(words.t("If"), f"{form}_condition")

    def keep(table_of: Desk, clause_id: UUID, quoted: Words, key: str) -> None:
        given = Undertaking(
            strength or Strength.WILL, who if who in parties else "",
            "" if who in parties else label_en or (words_in("en", words) if who == ALL else ""),
            "" if who in parties else label_zh or (words_in("zh", words) if who == ALL else ""),
            toward or "", action_en, action_zh, polarity or Polarity.DO, condition_en, condition_zh, due_kind or DueKind.NONE, due_on,
            due_en, due_zh,
        )  # fmt: skip
        with table_of.writing() as session:
            confirm_commitment(session, table_of.actor, clause_id, quoted, given, key=key)

    return keep


def words_in(language: str, words: Reader) -> str:
    """How all sides together are called where the text does not say it."""
    return Reader(language, words.zone.key).t("all sides")


def _recommendation_fields(
    form: str,
    follow: FollowUpsView,
    dialogue: DialogueView,
    candidate: Candidate,
    shown: tuple[str, str],
    words: Reader,
) -> Keep:
    parties = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties if p.key in follow.parties}
    to = list(parties) if candidate.debtor == JOINT else [candidate.debtor] if candidate.debtor in parties else []
    chosen = st.multiselect(
        words.t("Addressed to"), list(parties), to, key=f"{form}_to", format_func=parties.__getitem__
    )
    en, zh = two_texts(
        words.t("Addressed to, where it is no party"), f"{form}_label", en="" if to else candidate.subject_en,
        zh="" if to else candidate.subject_zh,
    )  # fmt: skip
    text_en, text_zh = two_texts(words.t("What is recommended"), f"{form}_text", long=True, en=shown[0], zh=shown[1])

    def keep(table_of: Desk, clause_id: UUID, quoted: Words, key: str) -> None:
        addressees = [Addressee(party) for party in chosen or ()]
        addressees += [Addressee("", en, zh)] if en.strip() or zh.strip() else []
        with table_of.writing() as session:
            confirm_recommendation(
                session,
                table_of.actor,
                clause_id,
                quoted,
                text_en=text_en,
                text_zh=text_zh,
                addressees=addressees,
                key=key,
            )

    return keep


def _point_fields(
    form: str,
    follow: FollowUpsView,
    dialogue: DialogueView,
    candidate: Candidate,
    shown: tuple[str, str],
    words: Reader,
) -> Keep:
    en, zh = (re.sub(r"^\s*[(（]?\w{1,3}[)）.、]\s*", "", text) for text in shown)
    title_en, title_zh = two_texts(words.t("Point of the agenda"), f"{form}_title", long=True, en=en, zh=zh)
    meeting_id = follow.draft.meeting_id
    if meeting_id is None:
        meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
        meeting_id = st.selectbox(
            words.t("Deferred by the meeting"), list(meetings), key=f"{form}_meeting", format_func=meetings.__getitem__
        )
    show(
        tag(
            "p",
            words.t("It is carried to the agenda of the next round, with the clause it came from."),
            cls="alt-under",
        )
    )

    def keep(table_of: Desk, clause_id: UUID, quoted: Words, key: str) -> None:
        with table_of.writing() as session:
            confirm_point(
                session,
                table_of.actor,
                clause_id,
                quoted,
                title_en=title_en,
                title_zh=title_zh,
                meeting_id=meeting_id,
                key=key,
            )

    return keep


_FIELDS = {
    FollowUpKind.COMMITMENT: _undertaking_fields,
    FollowUpKind.RECOMMENDATION: _recommendation_fields,
    FollowUpKind.NEXT_SESSION: _point_fields,
}


def _after(text: str, cue: str) -> str:
    """What is undertaken: the words after the cue, without the full stop; the whole where there is no cue."""
    at = text.find(cue) if cue else -1
    rest = text[at + len(cue) :] if at >= 0 else text
    return rest.strip().rstrip(".。;；").strip()


def _by_hand(follow: FollowUpsView, words: Reader) -> None:
    """The way to words that the rules have not offered: by their clause."""
    clauses: Sequence[ClauseRead] = follow.clauses
    if not clauses:
        return
    with st.expander(words.t("Take other words of the text")):
        lines = [_way(follow, clause, words) for clause in clauses]
        show(tag("ul", *lines, cls="alt-plain"))


def _way(follow: FollowUpsView, clause: ClauseRead, words: Reader) -> Markup:
    text = words.pick(clause.text_en, clause.text_zh)
    named = f"{clause.number} {text[:FIRST_WORDS]}{'…' if len(text) > FIRST_WORDS else ''}".strip()
    return tag("li", link(named, href("adoption", id=follow.draft.id, confirm="1", clause=clause.id)))


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


__all__ = ["confirm_screen"]
