"""What a dialogue shows beside its rounds: what holds for the series, who approves behind each side, what is announced."""

from actions.calendars import CalendarForm
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.meeting_hosts import ApprovalLine, list_approval_steps
from actions.scheduled_events import EventLine, list_events
from dashboard.event_form import event_forms
from dashboard.meeting_words import language_words
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import section
from dashboard.parts.lists import rows
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, full_side_name, quoted, side_name, when
from dashboard.session import href
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState
from locales import N_, Reader

CALENDARS = {
    CalendarForm.DIALOGUE: N_("Meetings and events as a calendar file"),
    CalendarForm.DIALOGUE_DUE: N_("The same with what falls due"),
}


def rules_part(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    """What holds for the series, one under the other in the narrow column."""
    with table_of.reading() as session:
        steps = list_approval_steps(session, table_of.actor, dialogue.id)
    hosts = [
        link(words.pick(host.name_en, host.name_zh), href("organisation", id=host.id)) for host in dialogue.co_hosts
    ]
    told: list[tuple[Words, Words]] = [
        (words.t("Parties"), " · ".join(full_side_name(words, party) for party in dialogue.parties)),
        (words.t("Convened by"), join(hosts, " · ")),
        (words.t("Languages"), language_words(dialogue, words)),
        (words.t("Consensus"), words.pick(dialogue.consensus_rule_en, dialogue.consensus_rule_zh)),
        (words.t("Standing"), words.c("dialogue", dialogue.status)),
    ]
    for party in dialogue.parties:
        of_it = [step for step in steps if step.party == party.key]
        if of_it:
            name = words.t("Approval behind {side}", side=side_name(words, party.key, dialogue.parties))
            told.append((name, tag("ol", *(_step(step, words) for step in of_it))))
    told.append((words.t("Across the meetings"), _ways(dialogue, words)))
    facts = (tag("div", tag("dt", label), tag("dd", value)) for label, value in told if value)
    show(tag("dl", *facts, cls="alt-facts"))


def _step(step: ApprovalLine, words: Reader) -> Markup:
    name: Words = words.pick(step.label_en, step.label_zh)
    if step.organisation_id:
        name = link(name, href("organisation", id=step.organisation_id))
    note = words.pick(step.note_en, step.note_zh)
    shown = join([name, tag("small", note, cls="alt-under") if note else None])
    return tag("li", tag("details", tag("summary", shown), quoted(words, step.quote)) if step.quote else shown)


def _ways(dialogue: DialogueView, words: Reader) -> Markup:
    """The ways to what is told of all meetings together."""
    ways = [
        link(words.t("Points through the agendas"), href("agenda", id=dialogue.id)),
        link(words.t("Who met whom"), href("contacts", dialogue=dialogue.id)),
    ]
    return tag("ul", *(tag("li", way) for way in ways))


def events_part(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    """What is announced for the dialogue, the own side's notes of it set apart; and the calendar as a file."""
    actor = table_of.actor
    with reading_both(table_of) as (joint, own):
        events = list_events(joint, actor, dialogue_id=dialogue.id)
        private = list_events(own, actor, dialogue_id=dialogue.id, joint=joint) if own is not None else []
    may_note = table_of.has_own and actor.may(Permission.POSITION_RECORD)
    if not (events or private or may_note or actor.may(Permission.DRAFT_EXPORT)):
        return
    section(words.t("Announced"), len(events))
    if events:
        show(rows(_event(event, dialogue, words) for event in events))
    if private:
        with private_frame(words.t("only your side sees this"), key="events"):
            show(rows(_event(event, dialogue, words) for event in private))
    if actor.may(Permission.DRAFT_EXPORT):
        ways = [
            link(words.t(CALENDARS[form]), href(f"files/calendars/{dialogue.id.hex}/{form}.ics", lang=words.language))
            for form in CALENDARS
        ]
        show(tag("p", join(ways, " · ")))
    if may_note:
        inside = drawer(words.t("Record something announced"), f"event_{dialogue.id.hex}")
        if inside is not None:
            with inside.place:
                event_forms(table_of, dialogue, [*events, *private])


def _event(event: EventLine, dialogue: DialogueView, words: Reader) -> tuple[Words, Words, Words, None]:
    who = (
        side_name(words, event.party, dialogue.parties)
        if event.party
        else words.pick(event.organiser_en, event.organiser_zh)
    )
    quiet = [who, words.pick(event.place_en, event.place_zh)]
    quiet += [words.t("printed “{words}”", words=event.as_printed)] if event.as_printed else []
    told: list[Words | None] = [both_languages(words, event.title_en, event.title_zh)]
    told.append(tag("small", " · ".join(filter(None, quiet)), cls="alt-under") if any(quiet) else None)
    if event.meeting_id:
        told.append(
            tag(
                "small",
                link(words.t("announced at a meeting"), href("dialogue", id=dialogue.id, meeting=event.meeting_id)),
                cls="alt-under",
            )
        )
    if event.quote is not None:
        told.append(tag("details", tag("summary", words.t("Where it is told")), quoted(words, event.quote)))
    state = "" if event.state == MeetingState.PLANNED else words.t(event.state)
    return when(words, event.starts_on, event.ends_on, event.precision), join(told), state, None


__all__ = ["events_part", "rules_part"]
