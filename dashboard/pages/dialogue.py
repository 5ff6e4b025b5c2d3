"""One dialogue: its rounds as a line of time, and the chosen round with everything that belongs to it."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from actions.calendars import CalendarForm
from actions.commitments import CommitmentLine, list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView, MeetingLine, read_dialogue
from actions.drafts import DraftLine, draft_lines
from actions.follow_ups import origins_of_agenda
from actions.meeting_view import MeetingView, read_meeting
from actions.next_steps import list_next_steps
from actions.paging import Part
from actions.paper_exports import RecordForm
from actions.positions import PositionLine, list_positions
from actions.recommendation_views import RecommendationView, list_recommendation_views
from actions.sources import list_sources
from dashboard.agenda_forms import agenda_forms
from dashboard.approval_form import approval_form
from dashboard.commitment_words import due_term, sentence, standing_words
from dashboard.dialogue_form import amend_form, co_host_form
from dashboard.dialogue_parts import events_part, rules_part
from dashboard.meeting_forms import PUBLIC, meeting_form, particulars_form
from dashboard.meeting_parts import agenda_part, delegations_part
from dashboard.meeting_words import date_words, host_words, hours, warnings
from dashboard.next_step_words import step_row
from dashboard.paper_forms import Offer, paper_drawer
from dashboard.parts.drawer import in_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.parts.timeline import Entry, timeline
from dashboard.quote_forms import reading_both
from dashboard.recommendation_words import TOGETHER, advice
from dashboard.record_words import full_side_name, meeting_title, quoted, side_name, track_name, when
from dashboard.seat_forms import people_forms
from dashboard.session import desk, given_id, href, n, reader
from dashboard.transmittal_form import transmittal_form, transmittal_name, transmittal_rows, transmittals_of
from dashboard.visit import here
from dashboard.zone_form import zone_form
from dialogue.roles import Permission
from dialogue.rounds import usual_gap
from dialogue.vocabulary import AttributionRule, MeetingState
from locales import Reader
from locales.zones import zone_label

ROUNDS_SHOWN = 24
"""So many of the latest rounds stand on the line at first."""


def page() -> None:
    """The line of rounds on the left, the chosen round on the right."""
    words, table_of = reader(), desk()
    with table_of.reading() as session:
        dialogue = read_dialogue(session, table_of.actor, given_id())
    back_link(words.t("Dialogues"), href("dialogues"))
    page_heading(
        words.pick(dialogue.name_en, dialogue.name_zh),
        words.pick(dialogue.note_en, dialogue.note_zh)
        or " · ".join(full_side_name(words, p) for p in dialogue.parties),
        " · ".join([track_name(words, dialogue.track), words.t(dialogue.attribution_rule)]),
    )
    may_record = table_of.actor.may(Permission.MEETING_RECORD)
    chosen = _chosen(dialogue)
    show(tag("p", join(_ways_on(dialogue, chosen if may_record else None, words, may_record), " · ")))
    left, right = st.columns([1, 3], gap="large")
    with left:
        _rounds(dialogue, chosen, words)
        rules_part(table_of, dialogue, words)
    with right:
        if chosen is None:
            way = words.t("Record the first round below.") if may_record else words.t("The organiser records them.")
            show(empty(words.together(words.t("No round has been recorded yet."), way)))
        else:
            with table_of.reading() as session:
                meeting = read_meeting(session, table_of.actor, chosen.id)
            _round(table_of, dialogue, meeting, words)
        events_part(table_of, dialogue, words)
        if may_record:
            label = words.t("Record another round or sitting")
            in_drawer(label, here("record_meeting"), lambda: meeting_form(table_of, dialogue), is_open=chosen is None)
        if table_of.actor.may(Permission.DIALOGUE_OPEN):
            in_drawer(
                words.t("Correct the particulars of this dialogue"), here("amend_dialogue"),
                lambda: (
                    amend_form(table_of, dialogue), co_host_form(table_of, dialogue), approval_form(table_of, dialogue),
                ),
            )  # fmt: skip
        if table_of.actor.may(Permission.DRAFT_SILENCE):
            in_drawer(words.t("Clocks of the capitals"), here("clocks"), lambda: zone_form(table_of, dialogue))


def _ways_on(dialogue: DialogueView, chosen: MeetingLine | None, words: Reader, may_record: bool) -> list[Markup]:
    """The next round from the chosen one, where it has none yet; a meeting logged from notes; its figures, and its tables."""
    ways = [link(words.t("Log a meeting in one go"), href("log_meeting", id=dialogue.id))] if may_record else []
    ways += [
        link(words.t("Figures"), href("analytics", dialogue=dialogue.id)),
        link(words.t("In and out"), href("in_and_out", dialogue=dialogue.id)),
    ]
    if chosen is not None:
        last = _last_round(dialogue, chosen)
        if not any(m.follows_id == last.id and m.state != MeetingState.CANCELLED for m in dialogue.meetings):
            ways.insert(0, link(words.t("Next round from this one"), href("next_round", meeting=last.id)))
    return ways


def _chosen(dialogue: DialogueView) -> MeetingLine | None:
    """The meeting in the address; else the latest that was held; else the first that is planned."""
    asked = given_id("meeting")
    for meeting in dialogue.meetings:
        if meeting.id == asked:
            return meeting
    held = [
        meeting for meeting in dialogue.meetings if meeting.state == MeetingState.HELD and meeting.part_of_id is None
    ]
    return held[-1] if held else dialogue.meetings[0] if dialogue.meetings else None


def _last_round(dialogue: DialogueView, chosen: MeetingLine) -> MeetingLine:
    """The round itself for a sitting that is part of one."""
    return next((m for m in dialogue.meetings if m.id == chosen.part_of_id), chosen)


def _rounds(dialogue: DialogueView, chosen: MeetingLine | None, words: Reader) -> None:
    meetings = [meeting for meeting in dialogue.meetings if meeting.part_of_id is None]
    gaps = usual_gap([meeting.starts_on for meeting in meetings])
    entries = []
    for place, meeting in enumerate(meetings):
        months = round((meeting.starts_on - meetings[place - 1].starts_on).days / 30.4) if place else 0
        entries.append(
            Entry(
                meeting_title(words, meeting),
                when(words, meeting.starts_on, meeting.ends_on, meeting.precision),
                words.pick(meeting.place_en, meeting.place_zh),
                "" if meeting.state == MeetingState.HELD else words.t(meeting.state),
                href("dialogue", id=dialogue.id, meeting=meeting.id),
                chosen=chosen is not None and meeting.id in (chosen.id, chosen.part_of_id),
                gap_before=place in gaps,
                gap_words=n("{n} month without a round", "{n} months without a round", months) if place in gaps else "",
                coming=meeting.state == MeetingState.PLANNED,
            )
        )
    if entries:
        latest_first = reversed_line(entries)
        chosen_at = next((place for place, entry in enumerate(latest_first) if entry.chosen), 0)
        limit = max(shown_so_far("rounds", part=ROUNDS_SHOWN), chosen_at + 2)
        part = Part(tuple(latest_first[:limit]), len(latest_first))
        show(timeline(part.lines))
        show_more("rounds", part, part=ROUNDS_SHOWN)


def reversed_line(entries: list[Entry]) -> list[Entry]:
    """The latest round first; a gap then stands after the later of its two rounds, that is before the earlier."""
    turned = []
    for place in range(len(entries) - 1, -1, -1):
        after = entries[place + 1] if place + 1 < len(entries) else None
        turned.append(
            replace(
                entries[place],
                gap_before=after is not None and after.gap_before,
                gap_words=after.gap_words if after is not None else "",
            )
        )
    return turned


def _round(table_of: Desk, dialogue: DialogueView, meeting: MeetingView, words: Reader) -> None:
    line = meeting.line
    show(tag("h2", meeting_title(words, line), cls="alt-title"))
    show(
        definition(
            [
                (words.t("Date"), when(words, line.starts_on, line.ends_on, line.precision)),
                (words.t("Hours"), hours(meeting, words)),
                (words.t("Date as sources give it"), date_words(meeting, words)),
                (words.t("Place"), " · ".join(filter(None, (words.pick(line.place_en, line.place_zh), meeting.venue)))),
                (words.t("Time zone of the place"), zone_label(words, meeting.time_zone) if meeting.time_zone else ""),
                (words.t("How they meet") if line.state == MeetingState.PLANNED else words.t("How they met"), words.t(line.mode)),
                (words.t("Hosted by"), host_words(meeting, words)),
                (words.t("Track of this meeting"), track_name(words, line.track) if line.track not in (None, dialogue.track) else ""),
                (words.t("What may be repeated"), words.t(meeting.attribution_rule)),
                (words.t("Who sat there"), words.t(PUBLIC[meeting.list_is_public]) if meeting.list_is_public is not None else ""),
                (words.t("Sittings"), join([link(meeting_title(words, s), href("dialogue", id=dialogue.id, meeting=s.id)) for s in meeting.sittings], " · ")),
            ]
        )
    )  # fmt: skip
    today = datetime.now(UTC).astimezone(words.zone).date()
    show(*warnings(meeting, today, words))
    may_record = table_of.actor.may(Permission.MEETING_RECORD)
    paper_drawer(table_of, _papers_of(meeting), f"meeting_{line.id.hex}", words)
    if table_of.actor.may(Permission.DRAFT_EXPORT):
        where = href(f"files/calendars/{line.id.hex}/{CalendarForm.MEETING}.ics", lang=words.language)
        show(tag("p", link(words.t("This meeting as a calendar file"), where)))
    with table_of.reading() as session:
        origins = origins_of_agenda(session, table_of.actor, meeting.line.id)
    agenda_part(meeting, origins, words)
    if may_record:
        in_drawer(words.t("Change the agenda"), f"agenda_{line.id.hex}", lambda: agenda_forms(table_of, meeting))
    delegations_part(meeting, words)
    if may_record:
        label = words.t("Change the list of participants")
        in_drawer(label, f"seats_{line.id.hex}", lambda: people_forms(table_of, meeting))
        label = words.t("Correct the particulars of this meeting")
        in_drawer(label, f"particulars_{line.id.hex}", lambda: particulars_form(table_of, meeting))
    _said(table_of, dialogue, meeting, words)
    _papers(table_of, dialogue, meeting, words)


def _papers_of(meeting: MeetingView) -> list[Offer]:
    """The papers of a meeting: minutes with who spoke only where its rule allows it."""
    attributed = meeting.attribution_rule == AttributionRule.ATTRIBUTED
    forms = [RecordForm.MINUTES] if attributed else []
    forms += [RecordForm.MINUTES_UNATTRIBUTED, RecordForm.PARTICIPANTS]
    return [(form, meeting.line.id, "") for form in forms]


def _said(table_of: Desk, dialogue: DialogueView, meeting: MeetingView, words: Reader) -> None:
    today = datetime.now(UTC).astimezone(words.zone).date()
    with reading_both(table_of) as (joint, own):
        positions = list_positions(joint, table_of.actor, meeting_id=meeting.line.id)
        private = list_positions(own, table_of.actor, meeting_id=meeting.line.id, joint=joint) if own else []
        commitments = list_commitments(joint, table_of.actor, today=today, meeting_id=meeting.line.id)
        advised = list_recommendation_views(joint, table_of.actor, meeting_id=meeting.line.id)
        steps = list_next_steps(joint, table_of.actor, today=today, meeting_id=meeting.line.id)
    record_here = {"dialogue": dialogue.id, "meeting": meeting.line.id, "record": "1"}
    section(words.t("Positions"), len(positions))
    if positions:
        show(definition(_position(position, dialogue, words) for position in positions))
    may_state = table_of.actor.may(Permission.POSITION_RECORD)
    if not positions and not may_state:
        show(empty(words.t("No position has been recorded.")))
    if may_state:
        show(
            empty(
                words.t("Each position rests on a quote."),
                words.t("Record a position"),
                href("positions", **record_here),
            )
        )
    if private:
        with private_frame(words.t("only your side sees this"), key="positions"):
            show(definition(_position(position, dialogue, words) for position in private))
    section(words.t("Commitments"), len(commitments))
    if commitments:
        show(rows(_commitment_row(line, dialogue, words) for line in commitments))
    may_commit = table_of.actor.may(Permission.COMMITMENT_RECORD)
    if may_commit:
        show(empty(words.t("Who undertook what?"), words.t("Record a commitment"), href("commitments", **record_here)))
    elif not commitments:
        show(empty(words.t("No commitment has been recorded.")))
    if advised:
        section(words.t("Recommendations"), len(advised))
        show(rows(_advice_row(view, dialogue, words) for view in advised))
    if steps or may_commit:
        section(words.t("Next steps"), len(steps))
        show(rows(step_row(step, dialogue.parties, words) for step in steps))
    if may_commit:
        way = href("next_steps", **record_here)
        show(empty(words.t("Who is to do what now?"), words.t("Keep a next step"), way))


def _position(position: PositionLine, dialogue: DialogueView, words: Reader) -> tuple[Words, Words]:
    """Who, of what; beside it what was said, and the quote with its source one click away."""
    who = (
        side_name(words, position.party, dialogue.parties)
        if position.party
        else words.pick(position.attribution_en, position.attribution_zh)
    )
    speaker = words.pick(position.speaker_en, position.speaker_zh)
    about = words.pick(position.topic_en, position.topic_zh)
    quiet = " · ".join(part for part in (speaker, about, words.t(position.kind)) if part)
    said = words.pick(position.statement_en, position.statement_zh)
    shown = tag("details", tag("summary", said), quoted(words, position.quote))
    return join([tag("strong", who), tag("small", quiet, cls="alt-under")]), shown


def _commitment_row(line: CommitmentLine, dialogue: DialogueView, words: Reader) -> tuple[Words, Words, Words, str]:
    told = sentence(words, line, dialogue.parties)
    return due_term(words, line), told, standing_words(words, line), href("commitments", id=line.id)


def _advice_row(view: RecommendationView, dialogue: DialogueView, words: Reader) -> tuple[Words, Words, Words, str]:
    told = advice(words, view, dialogue.parties)
    return "", told, words.t(TOGETHER[view.stands]), href("recommendations", id=view.line.id)


def _papers(table_of: Desk, dialogue: DialogueView, meeting: MeetingView, words: Reader) -> None:
    actor, here = table_of.actor, meeting.line.id
    with table_of.reading() as session:
        texts = draft_lines(session, actor, dialogue.id) if actor.may(Permission.DRAFT_READ) else []
        sources = list_sources(session, actor, meeting_id=here)
    drafts = [draft for draft in texts if draft.meeting_id == here]
    section(words.t("Texts"), len(drafts))
    if drafts:
        show(
            rows(
                (words.t(d.kind), words.pick(d.title_en, d.title_zh),
                 words.t("{n} of {of} agreed", n=words.number(d.agreed), of=words.number(d.clauses)), href("room", id=d.id))
                for d in drafts
            )
        )  # fmt: skip
    elif actor.may(Permission.DRAFT_OPEN):
        show(empty(words.t("No text was negotiated at this meeting yet."), words.t("Open a draft"), href("drafts")))
    else:
        show(empty(words.t("No text was negotiated at this meeting yet.")))
    section(words.t("Sources"), len(sources))
    if sources:
        show(
            rows(
                (words.short_date(s.dated_on) if s.dated_on else "", s.title, words.t(s.kind), href("sources", id=s.id))
                for s in sources
            )
        )
    if sources:
        told = words.t("What each side published of this meeting, point by point")
        show(tag("p", link(told, href("read_outs", meeting=here))))
    if actor.may(Permission.SOURCE_RECORD):
        show(
            empty(
                words.t("Cables, minutes, read-outs."),
                words.t("Add a source"),
                href("sources", dialogue=dialogue.id, meeting=here, record="1"),
            )
        )
    elif not sources:
        show(empty(words.t("No source has been recorded.")))
    _handed_over(table_of, meeting, drafts, [draft for draft in texts if draft.meeting_id != here], words)


def _handed_over(
    table_of: Desk, meeting: MeetingView, drafts: list[DraftLine], others: list[DraftLine], words: Reader
) -> None:
    may_record = table_of.actor.may(Permission.MEETING_RECORD)
    sent = transmittals_of(table_of, meeting, drafts)
    if not sent and not may_record:
        return
    section(words.t("Handed over"), len(sent))
    if sent:
        show(transmittal_rows(sent, [*drafts, *others], words))
        letters = [(RecordForm.TRANSMITTAL, line.id, transmittal_name(line, words)) for line in sent]
        paper_drawer(table_of, letters, f"letters_{meeting.line.id.hex}", words)
    else:
        show(empty(words.t("Nothing of this round has been handed over to an agency yet.")))
    if may_record:
        in_drawer(
            words.t("Record a transmittal"), f"transmittal_{meeting.line.id.hex}",
            lambda: transmittal_form(table_of, meeting, drafts, others),
        )  # fmt: skip


page()
