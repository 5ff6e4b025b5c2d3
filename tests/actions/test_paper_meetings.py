"""What minutes and the annex print of the meeting itself; without attribution nothing that would tell who was behind it."""

from datetime import date, time

import pytest

from actions.meeting_hosts import name_meeting_host
from actions.meetings import amend_meeting, assert_date, close_agenda_item
from actions.paper_exports import PaperAsked, RecordForm
from actions.participations import amend_participation
from actions.people import record_organisation
from actions.scheduled_events import record_event
from actions.silences import give_zone
from dialogue.record import HostRole, Rank
from dialogue.refusals import AboveCeiling
from dialogue.vocabulary import Marking, Outcome
from tests.actions.papers import printed
from tests.actions.test_meeting_depth import act, done


@pytest.fixture
def orla(desks, scene):
    desk = desks["orla"]
    for party, zone in (("us", "America/New_York"), ("cn", "Asia/Shanghai")):
        act(desk, give_zone, party, zone)
    act(
        desk,
        amend_meeting,
        scene.meeting,
        starts_at=time(9),
        ends_at=time(17, 30),
        ends_on=None,
        time_zone="Europe/Amsterdam",
        list_is_public=False,
    )
    fund = done(desk, record_organisation, name_en="Ferry Fund", name_zh="轮渡基金")
    act(desk, name_meeting_host, scene.meeting, fund, HostRole.FUNDER)
    act(desk, assert_date, scene.meeting, value_text="10 March", starts_on=date(2025, 3, 10), preferred=True)
    act(desk, assert_date, scene.meeting, value_text="mid-March", source_note="a letter", passage_id=scene.said_us)
    act(desk, close_agenda_item, scene.settled, Outcome.AGREED, passage_id=scene.agreed)
    act(desk, amend_participation, scene.seat_cn, rank=Rank.VICE_MINISTER, name_as_printed="LV Anqing")
    act(
        desk,
        record_event,
        starts_on=date(2025, 7, 30),
        title_en="Workshop of pilots",
        title_zh="引航员研讨会",
        party="cn",
        meeting_id=scene.meeting,
    )
    return desk


def text(desk, form, meeting):
    return "\n".join(printed(desk, form, meeting))


def test_minutes_tell_hours_hosts_dates_outcomes_and_what_was_announced(orla, scene):
    told = text(orla, RecordForm.MINUTES, scene.meeting)
    for expected in (
        "10 March 2025 09:00 – 17:30, Amsterdam time (UTC+1)", "2025年3月10日 16:00至2025年3月11日 00:30，北京时间（UTC+8）",
        "10 March 2025 04:00 – 12:30, Washington, Eastern Time (UTC−4)", "Ferry Fund (funder)", "轮渡基金（资助方）", "“mid-March” (a letter)",
        "may not be made public", "Workshop of pilots", "引航员研讨会",
    ):  # fmt: skip
        assert expected in told, expected


def test_minutes_without_attribution_tell_neither_host_nor_source_nor_by_whom_something_was_announced(orla, scene):
    told = text(orla, RecordForm.MINUTES_UNATTRIBUTED, scene.meeting)
    assert "Workshop of pilots" in told
    assert "09:00" in told
    for hushed in ("Ferry Fund", "a letter", "mid-March", "Minutes,"):
        assert hushed not in told, hushed


def test_the_annex_tells_the_level_and_the_spelling_of_the_source(orla, scene):
    told = text(orla, RecordForm.PARTICIPANTS, scene.meeting)
    for expected in ("Vice-ministerial level", "副部长级", "printed “LV Anqing”", "may not be made public"):
        assert expected in told, expected


def test_the_words_that_tell_an_outcome_count_against_the_ceiling(orla, scene):
    with pytest.raises(AboveCeiling):
        printed(orla, RecordForm.MINUTES, scene.meeting, PaperAsked(ceiling=Marking.PUBLIC))
