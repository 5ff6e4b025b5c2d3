"""What the public documents behind the samples force the record of meetings and people to hold, read back from the samples."""

from datetime import date

from sqlmodel import Session

from actions.agenda_chains import list_agenda_chains
from actions.contacts import ContactsBy, list_contacts
from actions.meeting_hosts import list_approval_steps
from actions.organisations import read_organisation
from actions.people import find_organisations
from actions.same_people import list_likely_pairs
from actions.scheduled_events import list_events
from dialogue.record import HostRole, Rank
from dialogue.vocabulary import MeetingState, Track
from tests.actions.test_samples import ORLA, dialogue, joint, meeting, person

__all__ = ["joint"]

TODAY = date(2026, 1, 1)


def test_edward_tsai_sits_on_one_side_for_two_employers_over_time(joint: Session) -> None:
    sat = person(joint, "Tsai").sat
    assert [(s.held_on.year, s.held_on.month, s.party, s.organisation_en) for s in sat] == [
        (2019, 12, "cn", "Qi-An-Xin Group"), (2019, 3, "cn", "360 Enterprise Security"),
    ]  # fmt: skip


def test_conflicting_dates_of_march_stand_beside_each_other_with_their_passages(joint: Session) -> None:
    dates = meeting(joint, "digital_economy", 1).dates
    assert [(d.value_text, d.preferred, d.quote is not None) for d in dates] == [
        ("11 and 12 March 2019", True, True), ("10–12 March 2019", False, True),
    ]  # fmt: skip


def test_ten_are_stated_and_nine_are_listed(joint: Session) -> None:
    counts = {c.party: (c.stated, c.listed, c.differs) for c in meeting(joint, "digital_economy", 1).counts}
    assert counts["us"] == (10, 9, True)
    assert counts["cn"][2] is False


def test_the_seminar_had_a_host_a_joint_host_and_a_funder_and_a_track_of_its_own(joint: Session) -> None:
    seminar, visit = meeting(joint, "wassenaar", 3), meeting(joint, "wassenaar", 2)
    assert [(h.name_en, h.role) for h in seminar.hosts] == [
        ("Wassenaar Arrangement", HostRole.HOST), ("Saferworld", HostRole.CO_HOST),
        ("Foreign and Commonwealth Office", HostRole.FUNDER),
    ]  # fmt: skip
    assert (visit.line.track, seminar.line.track, dialogue(joint, "wassenaar").track) == (Track.I, None, Track.I_5)


def test_approval_behind_the_chinese_side_goes_from_the_company_to_the_customs(joint: Session) -> None:
    steps = [s for s in list_approval_steps(joint, ORLA, dialogue(joint, "wassenaar").id) if s.party == "cn"]
    names = [s.label_en for s in steps]
    assert names[0] == "the exporting company"
    assert names[3] == "General Administration of Customs"
    assert all(step.quote is not None and step.label_zh for step in steps)


def test_the_export_control_division_became_the_second_and_then_the_bureau(joint: Session) -> None:
    (bureau,) = find_organisations(joint, ORLA, "Bureau of Industry Security, Import and Export Control")
    view = read_organisation(joint, ORLA, bureau.id)
    assert [(r.name_en, r.until_on) for r in view.came_from] == [
        ("Export Control Division II", date(2014, 4, 30)), ("Export Control Division", date(2003, 12, 31)),
    ]  # fmt: skip
    assert [r.name_en for r in view.above] == ["Ministry of Commerce"]


def test_three_points_of_december_wait_and_none_of_the_samples_is_lost_unseen(joint: Session) -> None:
    found = list_agenda_chains(joint, ORLA, dialogue(joint, "digital_economy").id, today=TODAY)
    waiting = [chain for chain in found if chain.is_open]
    assert len(waiting) == 3
    assert {(chain.days, chain.lost_in) for chain in waiting} == {((TODAY - date(2019, 12, 9)).days, None)}
    told = meeting(joint, "digital_economy", 2).agenda
    assert sum(point.outcome_told is not None for point in told) == 3


def test_blair_and_hao_met_twice_for_the_first_time_since_march(joint: Session) -> None:
    here = dialogue(joint, "digital_economy").id
    hao, blair = person(joint, "Hao Yeli").id, person(joint, "Blair").id
    (pair,) = [
        line for line in list_contacts(joint, ORLA, dialogue_id=here, person_id=hao)
        if blair in (line.first.person_id, line.second.person_id)
    ]  # fmt: skip
    assert (len(pair.meetings), pair.before_last, pair.gap_days) == (2, date(2019, 3, 11), 273)
    assert not any("Chertoff" in line.first.name_en + line.second.name_en for line in list_contacts(joint, ORLA))
    (level,) = list_contacts(joint, ORLA, by=ContactsBy.RANK, dialogue_id=here)
    assert {level.first.rank, level.second.rank} == {Rank.NOT_OFFICIAL}


def test_nobody_of_the_samples_looks_like_somebody_else(joint: Session) -> None:
    """Thompson and Thompson, Li and Li, Lü and Lü stay who they are."""
    assert list_likely_pairs(joint, ORLA) == []


def test_the_names_of_march_are_kept_as_printed_and_its_list_may_be_told(joint: Session) -> None:
    march = meeting(joint, "digital_economy", 1)
    assert {"HAO Yeli", "LV Benfu", "LYU Jinghua"} <= {seat.name_as_printed for seat in march.seats}
    assert (march.list_is_public, march.line.state) == (True, MeetingState.HELD)


def test_the_workshop_of_july_is_an_event_that_was_announced_and_no_meeting(joint: Session) -> None:
    (workshop,) = list_events(joint, ORLA, dialogue_id=dialogue(joint, "certification").id)
    assert (workshop.starts_on, workshop.as_printed, workshop.party) == (date(2008, 7, 30), "July 30", "cn")
