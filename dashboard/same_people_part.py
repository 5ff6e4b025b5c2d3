"""Entries of the register that may be one person: side by side with why, and the two answers; and what was found before."""

import streamlit as st

from actions.desk import Desk
from actions.mergers import undo_merger
from actions.people import PersonLine
from actions.same_people import LikelyPair, VerdictLine, decide_on_pair, list_likely_pairs, list_verdicts
from dashboard.form_state import command_key, succeeded, turn
from dashboard.names import person_name
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.record_words import side_name
from dashboard.session import guarded, href
from dialogue.record import SamePersonVerdict
from dialogue.same_person import pair_of
from locales import Reader

SHOWN = 20
"""How many pairs are laid out at once; the others come up as these are decided."""


def likely_pairs_part(table_of: Desk, words: Reader) -> None:
    """A drawer with the pairs that nobody has decided on; nothing is made one by itself."""
    inside = drawer(words.t("Entries that may be one person"), "likely_pairs")
    if inside is None:
        return
    with inside.place:
        with table_of.reading() as session:
            pairs = list_likely_pairs(session, table_of.actor)
        if not pairs:
            show(empty(words.t("No two entries look like one person, but for those that somebody has decided on.")))
            return
        section(words.t("To be looked at"), len(pairs))
        for pair in pairs[:SHOWN]:
            _pair(table_of, pair, words)
        if len(pairs) > SHOWN:
            show(empty(words.t("Shown are the first {n}.", n=words.number(SHOWN))))


def _pair(table_of: Desk, pair: LikelyPair, words: Reader) -> None:
    reasons = [
        words.t("{reason}: “{one}”, “{other}”", reason=words.t(r.likeness), one=r.one, other=r.other)
        for r in pair.reasons
    ]
    against = words.t("Both sat at one meeting: two people, as it seems.") if pair.sat_together else ""
    show(
        tag(
            "div", join([_who(pair.first, words), _who(pair.second, words)]),
            tag("p", " · ".join(reasons)), tag("p", tag("strong", against)) if against else None,
        )
    )  # fmt: skip
    name = f"pair_{'_'.join(sorted(one.hex for one in pair_of(pair.first.id, pair.second.id)))}"
    form = turn(name)
    with st.form(form):
        lines = {line.id: line for line in (pair.first, pair.second)}
        left, right = st.columns([2, 3])
        kept = left.radio(
            words.t("Entry to keep, if it is one person"), list(lines), key=f"{form}_kept",
            format_func=lambda key: words.pick(lines[key].name_en, lines[key].name_zh),
        )  # fmt: skip
        reason = right.text_input(words.t("Why, for those who come after"), key=f"{form}_reason")
        a, b = st.columns(2)
        same = a.form_submit_button(words.t("One person"), key=f"{form}_same")
        two = b.form_submit_button(words.t("Two people"), key=f"{form}_two")
    if same or two:
        verdict = SamePersonVerdict.SAME if same else SamePersonVerdict.DIFFERENT
        other = next(key for key in lines if key != kept)
        with guarded():
            with table_of.writing() as session:
                decide_on_pair(
                    session, table_of.actor, kept, other, verdict, reason=reason or "", key=command_key(name)
                )
            told = (
                words.t("One person now, with the names and seats of both.")
                if same
                else words.t("Two people; they are not offered again.")
            )
            succeeded(name, told)


def _who(line: PersonLine, words: Reader) -> Markup:
    """An entry with every form of its name and where it sat."""
    forms = words.t(", ").join(dict.fromkeys(name.text for name in line.names))
    sat = words.t("; ").join(
        f"{words.pick(s.meeting_title_en, s.meeting_title_zh)} {words.short_date(s.held_on)}"
        + (f" ({side_name(words, s.party)})" if s.party else "")
        for s in line.sat[:4]
    )
    name = link(words.pick(line.name_en, line.name_zh), href("people", id=line.id))
    quiet = " · ".join(filter(None, (forms, line.note, sat)))
    return tag("p", tag("strong", name), tag("small", quiet, cls="alt-under"))


def verdicts_part(table_of: Desk, person: PersonLine, words: Reader) -> None:
    """What was found of this entry and others: who, when, why."""
    with table_of.reading() as session:
        found = list_verdicts(session, table_of.actor, person.id)
    if found:
        section(words.t("Looked at beside other entries"), len(found))
        show(rows(_verdict(line, person, words) for line in found))
        for line in found:
            if line.merger_id is not None:
                _take_apart(table_of, line, words)


def _take_apart(table_of: Desk, line: VerdictLine, words: Reader) -> None:
    """The way back from a merger: why, and the button."""
    name = f"undo_{line.merger_id.hex if line.merger_id else ''}"
    form = turn(name)
    with st.form(form):
        told = words.t(
            "Made one on {date} by {name}.",
            date=words.moment(line.at),
            name=person_name(line.by_id, line.by_name, words),
        )
        st.caption(told)
        reason = st.text_input(words.t("Why, for those who come after"), key=f"{form}_reason")
        pressed = st.form_submit_button(words.t("Take the two entries apart again"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                undo_merger(session, table_of.actor, line.merger_id, reason=reason or "", key=command_key(name))
            succeeded(
                name,
                words.t("Two entries again, each with the names and seats that it had; what came since stays here."),
            )


def _verdict(line: VerdictLine, person: PersonLine, words: Reader) -> tuple[str, Markup, str, None]:
    other = (line.second_en, line.second_zh) if line.first_id == person.id else (line.first_en, line.first_zh)
    by = words.t("by {name}", name=person_name(line.by_id, line.by_name, words))
    same = line.verdict == SamePersonVerdict.SAME
    shown = words.t("became one with another entry") if same else words.pick(*other)
    quiet = " · ".join(filter(None, (by, line.reason)))
    return words.moment(line.at), join([shown, tag("small", quiet, cls="alt-under")]), words.t(line.verdict), None


__all__ = ["likely_pairs_part", "verdicts_part"]
