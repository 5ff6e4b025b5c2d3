"""A source is read: on the left its words, on the right what the rules propose of them; a person says what becomes of it."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.intake_decisions import DecisionLine, Offered, decide, rates_of_rules
from actions.intake_reading import ReadSource, read_by_rules
from actions.meeting_view import Seat, list_seats
from actions.positions import TopicLine, list_topics
from dashboard.components.source_reader import Heard, Span, source_reader
from dashboard.form_state import command_key, filter_choice
from dashboard.intake_fields import fields, is_edited
from dashboard.intake_frame import take_frame
from dashboard.intake_ground import Facts, ground_of
from dashboard.intake_keep import keep, put_aside
from dashboard.intake_place import dialogue_to_read_under
from dashboard.intake_suggested import SUGGESTED, offered
from dashboard.intake_words import KEYS, KINDS, VERDICTS
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading
from dashboard.parts.lists import empty, rows, table
from dashboard.parts.markup import join, language_tag, show, tag
from dashboard.parts.notice import notice
from dashboard.quote_forms import audience_choice, reading_both, stores_for
from dashboard.record_words import meeting_name
from dashboard.session import desk, given_id, guarded, href, reader
from dashboard.visit import here, of_this_visit
from dialogue.audiences import JOINT
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.refusals import FieldMissing
from intake.kinds import DocumentKind
from intake.proposals import Proposal
from locales import Reader

AT = "intake_at"
"""The key of the proposal that is looked at, until the visit ends."""
SAID = "intake_said"
"""What was done a moment ago: told once, beside what is to be looked at next."""


def page() -> None:
    """The source in the address, read; without one, how often each rule was right and where to begin."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is None:
        page_heading(
            words.t("Reading a source"),
            words.t("Rules propose what a source says; nothing counts before a person has confirmed it."),
        )
        show(empty(words.t("Choose a source first."), words.t("Sources"), href("sources")))
        _rates(table_of, words)
        return
    _source(table_of, asked, words)


def _source(table_of: Desk, source_id: UUID, words: Reader) -> None:
    kinds = {kind.value: words.t(KINDS[kind]) for kind in DocumentKind}
    asked = st.query_params.get("kind", "")
    given = DocumentKind(asked) if asked in kinds else None
    found_source = _read(table_of, source_id, given)
    if found_source is None:
        dialogue_to_read_under(table_of, source_id, words)
        return
    source, audience_of_source = found_source
    line = source.view.line
    back_link(words.t("The source"), href("sources", id=line.id))
    found = source.reading.kind
    page_heading(
        line.title, words.t("Nothing counts before a person has confirmed it."),
        " · ".join(filter(None, (words.t(KINDS[found.kind]), line.reference, line.publisher))),
    )  # fmt: skip
    a, b, c = st.columns([2, 3, 3])
    with c:
        audience = audience_of_source if audience_of_source != JOINT else audience_choice(table_of, "intake")
    with a:
        signs = words.t("as its signs say: {kind}", kind=words.t(KINDS[found.kind]))
        automatic = signs if given is None else words.t("as its signs say")
        filter_choice(words.t("Read as"), "kind", kinds, automatic)
    with b:
        meeting_id = _meeting_choice(source, words)
    _alike(source, meeting_id, words)
    take_frame(table_of, source, audience_of_source, words)
    _desk(table_of, source, audience, meeting_id, words)


def _read(table_of: Desk, source_id: UUID, kind: DocumentKind | None) -> tuple[ReadSource, str] | None:
    """The source as it is read, and in whose record it stands; None where nobody has said yet under which dialogue."""
    under = given_id("dialogue")
    with reading_both(table_of) as (joint, own):
        try:
            if own is None:
                return read_by_rules(joint, table_of.actor, source_id, kind=kind, dialogue_id=under), JOINT
            found = read_by_rules(own, table_of.actor, source_id, kind=kind, dialogue_id=under, joint=joint)
        except FieldMissing:
            return None
        return found, table_of.actor.own_audience if found.view.line.is_private else JOINT


def _meeting_choice(source: ReadSource, words: Reader) -> UUID | None:
    """The meeting that the source tells of: its own where it is filed under one, else what a person chose."""
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(source.dialogue.meetings)}
    key, line = f"intake_meeting_{source.view.line.id.hex}", source.view.line
    options = [None, *meetings]
    if (recorded := st.session_state.pop(f"intake_recorded_{line.id.hex}", None)) in meetings:
        st.session_state[key] = recorded  # the meeting whose date was confirmed a moment ago
    if line.meeting_id in meetings and key not in st.session_state:
        st.session_state[key] = line.meeting_id
    return st.selectbox(
        words.t("Meeting that it tells of"), options, key=key,
        format_func=lambda given: meetings.get(given, words.t("none yet; confirm its date to record a new one")),
    )  # fmt: skip


def _alike(source: ReadSource, meeting_id: UUID | None, words: Reader) -> None:
    """A second account of a meeting on record is offered as one, and never filed by itself."""
    for alike in source.alike[:1]:
        if alike.meeting.id == meeting_id:
            continue
        told = words.t(
            "{meeting} stands on record with {people}: this may be another report of it.",
            meeting=meeting_name(words, alike.meeting), people=words.t("{a} and {b}", a=alike.shared[0], b=alike.shared[1]),
        )  # fmt: skip
        show(notice(told))

        def take(found: UUID = alike.meeting.id) -> None:
            st.session_state[f"intake_meeting_{source.view.line.id.hex}"] = found

        st.button(words.t("It tells of that meeting"), key=here("intake_alike"), on_click=take)


def _desk(table_of: Desk, source: ReadSource, audience: str, meeting_id: UUID | None, words: Reader) -> None:
    line = source.view.line
    folded = bool(st.session_state.get(here("intake_folded")))
    private = audience != JOINT
    waiting = offered(source, folded=folded, is_private=private)
    less_certain = len(offered(source, folded=True, is_private=private)) - len(
        offered(source, folded=False, is_private=private)
    )
    elsewhere = (
        len(offered(source, folded=False)) - len(offered(source, folded=False, is_private=True)) if private else 0
    )
    known = [proposal.key for proposal in waiting]
    current = next((p for p in waiting if p.key == of_this_visit().get(AT)), waiting[0] if waiting else None)
    with st.container(key="alt-wide"):
        left, right = st.columns([11, 9], gap="large")
    with left:
        heard = source_reader(
            f"intake-{line.id.hex}", source.view.text, _spans(source, waiting, words),
            language=language_tag(line.language or "en"), lit=current.key if current else "", boxed=True,
            keys=dict(KEYS) if current else {},
            words={"take": words.t("Quote these words"), "label": words.t("Text of the source")},
        )  # fmt: skip
    with right:
        _count(source, waiting, current, words)
        if current is None:
            show(
                empty(
                    words.t("Everything that was proposed has been decided."),
                    words.t("Back to the source"),
                    href("sources", id=line.id),
                )
            )
        else:
            _proposal(table_of, source, current, known, audience, meeting_id, heard, words)
        if elsewhere:
            told = words.n(
                "{n} more is of a meeting, its people or its agenda: these stand in the joint record only.",
                "{n} more are of a meeting, its people or its agenda: these stand in the joint record only.", elsewhere,
            )  # fmt: skip
            show(tag("p", told, cls="alt-quiet"))
        if less_certain:
            more = words.n("Also {n} less certain one", "Also {n} less certain ones", less_certain)
            st.toggle(more, key=here("intake_folded"))
        if source.decisions:
            _decided(table_of, source, audience, words)
    if heard.chosen in known and heard.chosen != (current.key if current else ""):
        of_this_visit()[AT] = heard.chosen
        st.rerun()
    if heard.picked:
        st.session_state["picked_words"] = (line.id.hex, *heard.picked)
        st.switch_page("dashboard/pages/sources.py", query_params={"id": line.id.hex})


def _spans(source: ReadSource, waiting: list[Proposal], words: Reader) -> list[Span]:
    spans = [
        Span(
            p.key,
            p.anchor.start,
            p.anchor.end,
            "offered" if p.tier == "A" else "folded",
            words.t(SUGGESTED[type(p)][1]),
        )
        for p in waiting
    ]
    spans += [
        Span(
            f"done-{key}", line.offered.start, line.offered.end,
            "kept" if line.verdict in (IntakeVerdict.ACCEPTED, IntakeVerdict.EDITED) else "put-aside",
            words.t(line.verdict),
        )
        for key, line in source.decisions.items()
    ]  # fmt: skip
    return [span for span in spans if span.start < span.end <= len(source.view.text)]


def _count(source: ReadSource, waiting: list[Proposal], current: Proposal | None, words: Reader) -> None:
    at = waiting.index(current) + 1 if current else 0
    told = [words.t("{n} of {of} to look at", n=words.number(at), of=words.number(len(waiting)))] if current else []
    told += [words.n("{n} decided", "{n} decided", len(source.decisions))] if source.decisions else []
    told += [said] if (said := of_this_visit().pop(SAID, "")) else []
    show(tag("p", " · ".join(told), cls="alt-eyebrow", role="status"))


def _proposal(
    table_of: Desk, source: ReadSource, proposal: Proposal, known: list[str], audience: str, meeting_id: UUID | None,
    heard: Heard, words: Reader,
) -> None:  # fmt: skip
    noun, label, suggest = SUGGESTED[type(proposal)]
    seats, topics = _seats_and_topics(table_of, source, meeting_id)
    ground = ground_of(source, meeting_id, seats)
    before = suggest(proposal, ground)
    form = here(f"intake_{proposal.key}_{meeting_id.hex if meeting_id else ''}")
    show(tag("h2", words.t(label), cls="alt-section"))
    quote = tag("q", proposal.quote, lang=language_tag(source.view.line.language or "en"))
    show(tag("blockquote", quote, cls="alt-quote"))
    with st.container(key="intake-fields"):
        now = fields(form, noun, before, ground, topics, words)
    acts = [("accept", words.t("Accept")), ("reject", words.t("Reject"))]
    acts += [("mention", words.t("Mentioned only"))] if noun != "comment" else []
    acts += [("comment", words.t("Is a comment"))] if noun not in ("comment", "meeting", "topic") else []
    acts += [("next", words.t("Later"))]
    letters = {act: key.upper() for key, act in KEYS.items()}
    pressed = ""
    with st.container(horizontal=True, key="intake-acts"):
        for act, said in acts:
            if st.button(
                words.t("{act} ({key})", act=said, key=letters[act]), key=f"{form}_{act}",
                type="primary" if act == "accept" else "secondary",
            ):  # fmt: skip
                pressed = act
    reason = st.text_input(words.t("Why not, or a note"), key=f"{form}_reason") or ""
    told = words.t("rule {rule}, grade {tier}", rule=proposal.rule, tier=proposal.tier.value)
    show(tag("p", told, cls="alt-eyebrow"))
    if not pressed and heard.pressed and heard.pressed_on == proposal.key:
        pressed = heard.pressed if heard.pressed in {act for act, _ in acts} | {"previous"} else ""
    if pressed:
        _act(table_of, source, proposal, pressed, now, before, known, audience, meeting_id, reason, words)


def _act(
    table_of: Desk, source: ReadSource, proposal: Proposal, pressed: str, now: Facts, before: Facts, known: list[str],
    audience: str, meeting_id: UUID | None, reason: str, words: Reader,
) -> None:  # fmt: skip
    at = known.index(proposal.key)
    if pressed in ("next", "previous"):
        of_this_visit()[AT] = known[(at + (1 if pressed == "next" else -1)) % len(known)]
        st.rerun()
    command = command_key(f"intake_{source.view.line.id.hex}_{proposal.key}")
    following = known[at + 1] if at + 1 < len(known) else known[0]
    with guarded():
        if pressed == "accept":
            noun, made = keep(
                table_of, source, proposal, now, audience=audience, meeting_id=meeting_id,
                is_edited=is_edited(before, now), command=command,
            )  # fmt: skip
            if noun == "meeting":
                st.session_state[f"intake_recorded_{source.view.line.id.hex}"] = made
        else:
            put_aside(table_of, source, proposal, VERDICTS[pressed], audience=audience, reason=reason, command=command)
        of_this_visit()[AT] = following
        taken = IntakeVerdict.EDITED if is_edited(before, now) else IntakeVerdict.ACCEPTED
        verdict = words.t(VERDICTS.get(pressed, taken))
        of_this_visit()[SAID] = words.t(
            "{what}: {verdict}.", what=words.t(SUGGESTED[type(proposal)][1]), verdict=verdict
        )
        st.rerun()


def _seats_and_topics(
    table_of: Desk, source: ReadSource, meeting_id: UUID | None
) -> tuple[tuple[Seat, ...], list[TopicLine]]:
    with table_of.reading() as session:
        seats = list_seats(session, table_of.actor, meeting_id) if meeting_id else ()
        return seats, list_topics(session, table_of.actor, dialogue_id=source.dialogue.id)


def _decided(table_of: Desk, source: ReadSource, audience: str, words: Reader) -> None:
    opened = drawer(words.n("{n} decided", "{n} decided", len(source.decisions)), f"decided_{source.view.line.id.hex}")
    if opened is None or not opened.is_open:
        return
    with opened.place:
        for key, line in sorted(source.decisions.items(), key=lambda entry: entry[1].offered.start):
            said = source.view.text[line.offered.start : line.offered.end]
            note = " · ".join(filter(None, (line.by_name, line.reason)))
            show(rows([(words.t(line.verdict), join([said[:160], tag("small", note, cls="alt-under")]), "", None)]))
            put_back = line.verdict not in (IntakeVerdict.ACCEPTED, IntakeVerdict.EDITED)
            if put_back and st.button(words.t("Look at it again"), key=here(f"reopen_{key}")):
                with guarded():
                    _reopen(table_of, source, line, audience)
                    st.rerun()


def _reopen(table_of: Desk, source: ReadSource, line: DecisionLine, audience: str) -> None:
    offered_then: Offered = line.offered
    with stores_for(table_of, audience) as (session, joint):
        decide(
            session, table_of.actor, source.view.line.id, offered_then, IntakeVerdict.REOPENED,
            dialogue_id=source.dialogue.id, joint=joint,
        )  # fmt: skip


def _rates(table_of: Desk, words: Reader) -> None:
    """How often each rule was right, so that the team sees which one misleads."""
    with reading_both(table_of) as (joint, own):
        rates = rates_of_rules(joint, table_of.actor) + (rates_of_rules(own, table_of.actor) if own else [])
    if not rates:
        return
    headers = [
        words.t("Rule"), words.t("Decided"), words.t("Taken as proposed"), words.t("Taken with changes"),
        words.t("Rejected"), words.t("Right"),
    ]  # fmt: skip
    lines = [
        [rate.rule, words.number(rate.decided), words.number(rate.accepted), words.number(rate.edited),
         words.number(rate.decided - rate.accepted - rate.edited), words.percent(rate.right)]
        for rate in rates
    ]  # fmt: skip
    show(tag("h2", words.t("How often each rule was right"), cls="alt-section"))
    show(table(headers, lines, numeric={1, 2, 3, 4, 5}))


page()
