"""A part of a list is the beginning of the whole list, whatever it is narrowed by and whoever reads it: held on the samples."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from random import Random
from types import SimpleNamespace

import pytest

from actions import commitment_lists, position_lists
from actions.agenda import BY_NAME, _overdue
from actions.commitments import FurtherParty, list_commitments
from actions.dialogues import list_dialogues, planned_meetings, read_dialogue
from actions.people import find_people, people_names, people_part
from actions.positions import list_positions, list_topics
from actions.sources import find_sources, list_sources
from dialogue.commitments import COMING, Standing, Status
from dialogue.record import Obligation
from dialogue.vocabulary import DueKind, MeetingState, PositionKind, SourceKind
from tests.dashboard.conftest import laid_samples, samples  # noqa: F401 - fixtures


def some_of(*choices, number=40):
    """Some of the ways to choose one of each, and always the one that asks for nothing: the same ones each time."""
    every = list(product(*choices))
    return [every[0], *Random(len(every)).sample(every, min(number, len(every)))]


WHO = ("orla", "daniel", "wenyan")
TODAY = date(2026, 6, 1)


@pytest.fixture(params=WHO)
def reading(request, samples):  # noqa: F811
    """Somebody with the joint store, and with the own store where there is one, one after the other."""
    desk = samples[request.param]
    with desk.reading() as joint, desk.reading_own() as own:
        yield SimpleNamespace(actor=desk.actor, homes=((joint, None), (own, joint)), joint=joint)


def test_a_part_of_the_positions_is_the_newest_of_those_that_are_asked_for(reading):
    dialogues = [line.id for line in list_dialogues(reading.joint, reading.actor)]
    topics = [topic.id for topic in list_topics(reading.joint, reading.actor)][:4]
    for (session, joint), dialogue, topic, party, kind, words in some_of(
        reading.homes, [None, *dialogues], ["", position_lists.ABOUT_NOTHING, *topics],
        ["", "us", position_lists.NOBODYS], [None, PositionKind.REQUEST], ["", "Data 数据"],
    ):  # fmt: skip
        asked = position_lists.Asked(dialogue, None, getattr(topic, "hex", topic), party, kind, words)
        every = [
            line
            for line in list_positions(session, reading.actor, dialogue_id=dialogue, kind=kind, joint=joint)
            if topic in ("", line.topic_id) or (topic == position_lists.ABOUT_NOTHING and line.topic_id is None)
            if party in ("", line.party) or (party == position_lists.NOBODYS and not line.party)
            if all(
                word.lower() in f"{line.statement_en}\n{line.statement_zh}\n{line.quote.exact}".lower()
                for word in words.split()
            )
        ]
        every.sort(key=lambda line: (line.stated_on or date.min, line.id), reverse=True)
        for limit in (1, 3, 1000):
            part = position_lists.find_positions(session, reading.actor, asked, limit=limit, joint=joint)
            assert list(part.lines) == every[:limit]
            assert (part.total, part.rest) == (len(every), max(0, len(every) - limit))


def test_the_table_of_positions_tells_what_the_positions_tell(reading):
    for line in list_dialogues(reading.joint, reading.actor):
        dialogue = read_dialogue(reading.joint, reading.actor, line.id)
        said = list_positions(reading.joint, reading.actor, dialogue_id=line.id)
        spoken = position_lists.meetings_spoken_at(reading.joint, reading.actor, line.id)
        assert spoken == {position.meeting_id for position in said} - {None}
        meetings = [meeting.id for meeting in dialogue.meetings if meeting.id in spoken]
        for last in range(len(meetings) + 1):
            until, shown = meetings[:last], meetings[max(0, last - 1) : last]
            found = position_lists.table_of_positions(reading.joint, reading.actor, line.id, until=until, shown=shown)
            cells = defaultdict(list)
            for position in said:
                if position.meeting_id is None or position.meeting_id in until:
                    cells[position.topic_id, position.party].append(position)
            assert {(topic.topic_id, party) for topic in found for party in topic.cells} == cells.keys()
            assert [topic.topic_id for topic in found] == list(dict.fromkeys(topic for topic, _ in cells))
            for topic in found:
                for party, cell in topic.cells.items():
                    of = cells[topic.topic_id, party]
                    assert (cell.latest_en, cell.latest_zh) == (of[-1].statement_en, of[-1].statement_zh)
                    assert cell.leanings == {p.meeting_id: p.leaning for p in of if p.meeting_id in shown}
                    assert list(cell.elsewhere) == [p.leaning for p in of if p.meeting_id is None]
                    assert (topic.name_en, topic.name_zh) == (of[-1].topic_en, of[-1].topic_zh)


def test_a_part_of_the_commitments_is_the_first_due_of_those_that_are_asked_for(reading):
    dialogues = [line.id for line in list_dialogues(reading.joint, reading.actor)]
    for (session, joint), dialogue, debtor, standing, status, due, overdue in some_of(
        reading.homes, [None, *dialogues], ["", "us", "cn"], [None, *Standing], [None, *Status],
        [None, DueKind.DATE, DueKind.RECURRING], [False, True],
    ):  # fmt: skip
        asked = commitment_lists.Asked(
            dialogue_id=dialogue, debtor=debtor, standing=standing, status=status, due_kind=due, overdue=overdue
        )
        every = list_commitments(
            session, reading.actor, today=TODAY, dialogue_id=dialogue, debtor=debtor or None, standing=standing,
            status=status, due_kind=due, overdue=overdue or None, joint=joint,
        )  # fmt: skip
        for limit in (1, 100):
            part = commitment_lists.find_commitments(
                session, reading.actor, asked, today=TODAY, limit=limit, joint=joint
            )
            assert list(part.lines) == every[:limit]
            assert part.total == len(every)
        held = commitment_lists.dialogues_of_commitments(session, reading.actor, asked, today=TODAY, joint=joint)
        assert held == {line.dialogue_id for line in every} - {None}
        waiting = commitment_lists.open_commitments(session, reading.actor, asked, today=TODAY, joint=joint)
        assert [(line.id, line.status, line.debtors) for line in waiting] == [
            (line.id, line.status, line.debtors)
            for line in every
            if line.due_on and line.status in COMING | {Status.OVERDUE}
        ]


def test_the_register_and_the_sources_are_shown_from_their_beginning(reading):
    for query in ("", "an", "张", "no one at all"):
        every = find_people(reading.joint, reading.actor, query)
        for limit in (1, 7):
            part = people_part(reading.joint, reading.actor, query, limit=limit)
            assert (list(part.lines), part.total) == (every[:limit], len(every))
        if not query:
            names = people_names(reading.joint, reading.actor)
            assert names == {line.id: (line.name_en, line.name_zh) for line in every}
    for (session, _), kind, words in product(reading.homes, [None, SourceKind.NOTE], ["", "round note"]):
        every = list_sources(session, reading.actor, kind=kind, words=words)
        part = find_sources(session, reading.actor, kind=kind, words=words, limit=3)
        assert (list(part.lines), part.total) == (every[:3], len(every))
        assert every == sorted(every, key=lambda line: line.dated_on or date.min, reverse=True)


def test_a_line_of_the_list_of_dialogues_tells_what_the_dialogue_tells(reading):
    lines = list_dialogues(reading.joint, reading.actor)
    assert lines
    planned = []
    for line in lines:
        view = read_dialogue(reading.joint, reading.actor, line.id)
        rounds = [meeting for meeting in view.meetings if meeting.part_of_id is None]
        held = [meeting for meeting in rounds if meeting.state == MeetingState.HELD]
        coming = [meeting for meeting in rounds if meeting.state == MeetingState.PLANNED]
        assert (line.rounds, line.last, line.next) == (len(held), (held or [None])[-1], (coming or [None])[0])
        assert line.parties == view.parties
        planned += [m for m in view.meetings if m.state == MeetingState.PLANNED and m.starts_on >= TODAY]
    assert sorted(planned, key=lambda m: (m.starts_on, m.number or 0, m.id)) == planned_meetings(
        reading.joint, reading.actor, since=TODAY
    )


@pytest.mark.parametrize("number", [0, 1, BY_NAME, BY_NAME + 1, 500])
def test_many_overdue_commitments_of_one_dialogue_are_one_line(reading, number):
    (dialogue, *_) = list_dialogues(reading.joint, reading.actor)
    whose = reading.actor.party or "us"
    late = [
        commitment_lists.Open(
            dialogue.id,
            dialogue.id,
            f"deed {n}",
            "",
            TODAY - timedelta(days=number - n + 1),
            Status.OVERDUE,
            "",
            (FurtherParty(Obligation.DEBTOR, "elsewhere"), FurtherParty(Obligation.DEBTOR, whose)),
        )
        for n in range(number)
    ]
    lines = _overdue(dialogue, late, reading.actor)
    assert sum(line.count for line in lines) == number
    assert len(lines) == (number if number <= BY_NAME else 1)
    assert all(line.dialogue_id == dialogue.id and line.due_on for line in lines)
