"""What a report on a regime forces: an open counterpart, bodies that change their names, approval at home, and a line that changes."""

from datetime import date
from types import SimpleNamespace

import pytest

from actions.claims import read_claim, record_claim, say_of_claim
from actions.dialogues import open_dialogue, read_dialogue
from actions.measures import read_measure, record_measure, record_measure_event
from actions.meeting_hosts import add_approval_step, list_approval_steps, name_meeting_host
from actions.meeting_view import read_meeting
from actions.meetings import record_meeting
from actions.organisations import add_organisation_name, amend_organisation, read_organisation
from actions.participations import add_participation
from actions.people import record_organisation
from actions.positions import list_positions, read_position, record_position
from actions.record_tables import Noun
from actions.requests import answer_request, read_request
from actions.scheduled_events import list_events, record_event
from actions.source_frames import Frame, read_frame, record_frame
from actions.sources import mark_passage, read_source, record_source
from dialogue.positions import Answer, AttributionClass, Movement
from dialogue.record import Counterpart, HostRole, MeasureEventKind, OrganisationKind
from dialogue.vocabulary import Capacity, PositionKind, Precision, SourceKind, Stance, Track
from exports.word.record_forms import RecordForm
from tests.record.taken_out import cells, paper, row, rows

TEXT = (
    "In 2024 the ministry applied to join the Arrangement; no formal reply ever came, and it took this for a refusal. "
    "In private, officials spoke of a club. Policy circles called it a fence. A paper by Wu Ran doubts both. "
    "Of the cargo the spokesperson first said that there was none, then that it was normal trade, then that it was called back. "
    "The bureau decides within 45 days, and lays grave cases before the council. The lists name 816 lamps, 71 in a hundred of "
    "them with a code, against more than 1,000 of the Arrangement; a new list is expected in 2035. "
    "The Lamp Order, No. 17 of 1994, was revised in 2006. Errors are those of the authors."
)
DISCLAIMER = "Errors are those of the authors."


@pytest.fixture(scope="module")
def record(orla):
    """Two rounds and a seminar with an arrangement of 41 members, and a report on all of it in two languages."""
    who, made = orla.actor, SimpleNamespace()
    with orla.writing() as joint:
        made.dialogue = dialogue = open_dialogue(
            joint, who, name_en="Talks with the Lamp Arrangement", name_zh="灯具安排会谈", track=Track.I,
            parties=["cn", Counterpart("third", "Lamp Arrangement", "灯具安排", 41)],
            consensus_rule_en="One member can block.", consensus_rule_zh="任一成员可阻止协商一致。",
        ).id  # fmt: skip
        first = record_meeting(
            joint,
            who,
            dialogue,
            starts_on=date(2024, 1, 1),
            precision=Precision.YEAR,
            number=1,
            title_en="First outreach",
        ).id
        record_meeting(joint, who, dialogue, starts_on=date(2028, 11, 1), precision=Precision.MONTH, follows_id=first)
        made.seminar = seminar = record_meeting(
            joint, who, dialogue, starts_on=date(2034, 6, 10), title_en="Seminar", track=Track.I_5
        ).id
        for name, role in (("Lamp Institute", HostRole.HOST), ("Seed of Light", HostRole.CO_HOST), ("Foreign Office of Ferry", HostRole.FUNDER)):  # fmt: skip
            host = record_organisation(joint, who, name_en=name, kind=OrganisationKind.ASSOCIATION).id
            name_meeting_host(joint, who, seminar, host, role)
        for label in ("scholars", "officials", "the secretariat of the Arrangement"):
            add_participation(
                joint, who, seminar, placeholder_en=label, head_count=4, party="third" if "secretariat" in label else "cn",
                capacity=Capacity.OFFICIAL if label == "officials" else Capacity.PERSONAL,
            )  # fmt: skip
        report = record_source(
            joint, who, kind=SourceKind.REPORT, title="Report", text=TEXT, language="en", dated_on=date(2034, 9, 1),
            precision=Precision.MONTH, dialogue_id=dialogue,
        ).id  # fmt: skip
        made.report = report
        made.in_chinese = record_source(
            joint, who, kind=SourceKind.REPORT, title="报告", text="错误由作者负责。", language="zh", translation_of_id=report,
            dialogue_id=dialogue,
        ).id  # fmt: skip
        record_frame(joint, who, report, Frame(editors="Ada Quillon", disclaimer=DISCLAIMER))
        record_frame(joint, who, made.in_chinese, Frame(translators="何译\n温述"))

        def says(words):
            return mark_passage(joint, who, report, words).id

        under = {"dialogue_id": dialogue}
        ministry = record_organisation(joint, who, name_en="Ministry of Lamps", name_zh="灯具部").id
        made.division = division = record_organisation(
            joint, who, name_en="Export Division", parent_id=ministry, until_on=date(2034, 3, 31)
        ).id
        add_organisation_name(joint, who, division, text="Export Divisions I and II", language="en", used_from=date(2023, 1, 1), used_until=date(2034, 3, 31))  # fmt: skip
        made.bureau = bureau = record_organisation(
            joint, who, name_en="Export Bureau", parent_id=ministry, from_on=date(2034, 4, 1)
        ).id
        amend_organisation(joint, who, division, successor_id=bureau)
        council = record_organisation(joint, who, name_en="Council").id
        for body, note, words in (
            (bureau, "within 45 days", "decides within 45 days"), (council, "only grave cases", "lays grave cases before the council"),
        ):  # fmt: skip
            add_approval_step(
                joint, who, dialogue, party="cn", organisation_id=body, note_en=note, passage_id=says(words)
            )
        made.asks = record_position(
            joint, who, passage_id=says("applied to join the Arrangement"), party="cn", kind=PositionKind.REQUEST,
            addressee="third", statement_en="to join", stated_on=date(2024, 6, 1), **under,
        ).id  # fmt: skip
        answer_request(
            joint, who, made.asks, answer=Answer.NO_RESPONSE, inferred=True, seen_on=date(2034, 9, 1),
            passage_id=says("no formal reply ever came"), note="taken for a refusal; cooled the talks on ballasts",
        )  # fmt: skip
        for words, label, kind in (
            ("a club", "officials, in private", AttributionClass.PRIVATE), ("a fence", "policy circles", AttributionClass.EXPERTS),
            ("doubts both", "a paper by Wu Ran", AttributionClass.DOCUMENT),
        ):  # fmt: skip
            record_position(
                joint,
                who,
                passage_id=says(words),
                attribution_en=label,
                attribution_class=kind,
                statement_en=words,
                **under,
            )
        earlier, made.line = None, []
        for words, kind, movement in (
            ("there was none", PositionKind.DENIAL, None), ("it was normal trade", PositionKind.JUSTIFICATION, Movement.SOFTENED),
            ("it was called back", PositionKind.ACKNOWLEDGEMENT, Movement.SOFTENED),
        ):  # fmt: skip
            earlier = record_position(
                joint, who, passage_id=says(words), party="cn", kind=kind, statement_en=words, supersedes_id=earlier,
                movement=movement, **under,
            ).id  # fmt: skip
            made.line.append(earlier)
        made.order = order = record_measure(
            joint, who, name_en="Lamp Order", owner="cn", issuer="Council", number="No. 17 of 1994", **under
        ).id
        for kind, day, words in (
            (MeasureEventKind.AMENDED, date(2026, 1, 1), "was revised in 2006"),
            (MeasureEventKind.REQUIREMENT, None, "decides within 45 days"),
        ):
            record_measure_event(
                joint, who, order, kind=kind, passage_id=says(words), stated_by="cn", happened_on=day,
                precision=Precision.YEAR, what_en=words,
            )  # fmt: skip
        made.cites = record_position(
            joint, who, passage_id=says("The Lamp Order"), party="cn", statement_en="The order suffices.", measure_id=order, **under
        ).id  # fmt: skip
        made.counts = record_claim(
            joint, who, passage_id=says("816 lamps"), proposition_en="The lists name 816 lamps against more than 1,000.",
            as_of=date(2034, 9, 1), **under,
        ).id  # fmt: skip
        say_of_claim(
            joint, who, made.counts, passage_id=says("816 lamps"), stance=Stance.ASSERTED, label_en="the authors"
        )
        record_event(
            joint, who, starts_on=date(2035, 1, 1), precision=Precision.YEAR, title_en="A new list", party="cn",
            as_printed="in 2035", passage_id=says("a new list is expected in 2035"), **under,
        )  # fmt: skip
    return made


@pytest.fixture
def joint(orla):
    with orla.reading() as session:
        yield session


def test_a_counterpart_of_41_members_meets_in_an_irregular_series_with_a_gap(orla, joint, record):
    seen = read_dialogue(joint, orla.actor, record.dialogue)
    assert [(party.key, party.member_count) for party in seen.parties] == [("cn", None), ("third", 41)]
    assert [(m.starts_on.year, m.precision) for m in sorted(seen.meetings, key=lambda m: m.starts_on)] == [
        (2024, Precision.YEAR), (2028, Precision.MONTH), (2034, Precision.DAY),
    ]  # fmt: skip
    assert row(orla, record.dialogue, "dialogue_party", party="third")["label_en"] == "Lamp Arrangement"
    assert {one["precision"] for one in rows(orla, record.dialogue, "meeting")} == {"year", "month", "day"}


def test_a_seminar_has_a_track_of_its_own_hosts_a_funder_and_a_mixed_room(orla, joint, record):
    seen = read_meeting(joint, orla.actor, record.seminar)
    assert seen.line.track == Track.I_5
    assert [(host.name_en, host.role) for host in seen.hosts] == [
        ("Lamp Institute", HostRole.HOST), ("Seed of Light", HostRole.CO_HOST), ("Foreign Office of Ferry", HostRole.FUNDER),
    ]  # fmt: skip
    assert {(seat.name_en, seat.capacity) for seat in seen.seats} >= {
        ("scholars", Capacity.PERSONAL), ("officials", Capacity.OFFICIAL),
    }  # fmt: skip
    printed = paper(orla, RecordForm.PARTICIPANTS, record.seminar)
    assert "Foreign Office of Ferry" in printed or "Foreign Office of Ferry" in paper(
        orla, RecordForm.MINUTES, record.seminar
    )
    assert len(rows(orla, record.dialogue, "meeting_host")) == 3


def test_a_request_that_nobody_answered_says_so_and_that_this_was_inferred(orla, joint, record):
    (answer,) = read_request(joint, orla.actor, record.asks, today=date(2034, 10, 1)).answers
    assert (answer.answer, answer.inferred) == (Answer.NO_RESPONSE, True)
    assert "cooled the talks on ballasts" in paper(orla, RecordForm.REQUESTS, record.dialogue)
    assert row(orla, record.dialogue, "request_answer")["inferred"] is True


def test_words_of_unnamed_people_have_a_class_and_no_person_is_forced_on_them(orla, joint, record):
    lines = [p for p in list_positions(joint, orla.actor, dialogue_id=record.dialogue) if p.attribution_class]
    assert {(line.attribution_en, line.attribution_class, line.party) for line in lines} == {
        ("officials, in private", AttributionClass.PRIVATE, ""), ("policy circles", AttributionClass.EXPERTS, ""),
        ("a paper by Wu Ran", AttributionClass.DOCUMENT, ""),
    }  # fmt: skip
    left = str(cells(orla, record.dialogue, Noun.POSITIONS))
    assert "officials, in private" in left
    assert row(orla, record.dialogue, "position", attribution_en="a paper by Wu Ran")["attribution_class"]


def test_a_body_has_what_stood_above_it_what_it_became_and_names_with_their_days(orla, joint, record):
    seen = read_organisation(joint, orla.actor, record.division)
    assert [body.name_en for body in seen.above] == ["Ministry of Lamps"]
    assert [body.name_en for body in seen.became] == ["Export Bureau"]
    assert [(name.text, name.used_from, name.used_until) for name in seen.names] == [
        ("Export Divisions I and II", date(2023, 1, 1), date(2034, 3, 31)),
    ]  # fmt: skip
    assert [body.name_en for body in read_organisation(joint, orla.actor, record.bureau).came_from] == [
        "Export Division"
    ]
    assert row(orla, record.dialogue, "organisation", id=record.bureau.hex)["from_on"] == "2034-04-01"
    before = row(orla, record.dialogue, "organisation", id=record.division.hex)
    assert (before["successor_id"], before["until_on"]) == (record.bureau.hex, "2034-03-31")
    assert (
        row(orla, record.dialogue, "organisation_name", organisation_id=record.division.hex)["used_until"]
        == "2034-03-31"
    )


def test_approval_at_home_goes_through_steps_in_order_each_with_its_words(orla, joint, record):
    steps = list_approval_steps(joint, orla.actor, record.dialogue)
    assert [(step.note_en, step.quote.exact) for step in steps] == [
        ("within 45 days", "decides within 45 days"), ("only grave cases", "lays grave cases before the council"),
    ]  # fmt: skip
    assert [one["place"] for one in rows(orla, record.dialogue, "approval_step")] == [0, 1]


def test_a_line_that_changes_is_a_chain_of_statements_of_one_side(orla, joint, record):
    seen = [read_position(joint, orla.actor, one) for one in record.line]
    assert [(one.kind, one.superseded) for one in seen] == [
        (PositionKind.DENIAL, True), (PositionKind.JUSTIFICATION, True), (PositionKind.ACKNOWLEDGEMENT, False),
    ]  # fmt: skip
    left = [row(orla, record.dialogue, "position", id=one.hex) for one in record.line]
    assert [one["supersedes_id"] for one in left] == [None, record.line[0].hex, record.line[1].hex]
    printed = paper(orla, RecordForm.POSITIONS, record.dialogue)
    assert "it was called back" in printed


def test_an_instrument_has_issuer_number_and_revision_and_a_position_cites_it(orla, joint, record):
    seen = read_measure(joint, orla.actor, record.order)
    assert (seen.issuer, seen.number) == ("Council", "No. 17 of 1994")
    assert [line.id for line in list_positions(joint, orla.actor, measure_id=record.order)] == [record.cites]
    printed = paper(orla, RecordForm.MEASURES, record.dialogue)
    assert "No. 17 of 1994" in printed
    assert row(orla, record.dialogue, "measure")["issuer"] == "Council"


def test_a_rule_that_always_holds_is_a_requirement_of_its_instrument_and_no_commitment(orla, joint, record):
    (rule,) = [
        e for e in read_measure(joint, orla.actor, record.order).events if e.kind == MeasureEventKind.REQUIREMENT
    ]
    assert (rule.quote.exact, rule.happened_on) == ("decides within 45 days", None)
    assert "decides within 45 days" in paper(orla, RecordForm.MEASURES, record.dialogue)
    assert rows(orla, record.dialogue, "commitment") == []


def test_a_comparison_of_lists_is_a_claim_as_of_a_day_and_a_forecast_an_event_to_come(orla, joint, record):
    claim = read_claim(joint, orla.actor, record.counts)
    assert (claim.as_of, claim.accounts[0].label_en) == (date(2034, 9, 1), "the authors")
    (event,) = list_events(joint, orla.actor, dialogue_id=record.dialogue)
    assert (event.title_en, event.starts_on.year, event.precision) == ("A new list", 2035, Precision.YEAR)
    assert "2034-09-01" in str(cells(orla, record.dialogue, Noun.CLAIMS))
    assert row(orla, record.dialogue, "scheduled_event")["as_printed"] == "in 2035"


def test_an_edition_has_an_editor_translators_and_a_disclaimer(orla, joint, record):
    assert read_frame(joint, orla.actor, record.report).editors == "Ada Quillon"
    assert read_frame(joint, orla.actor, record.report).disclaimer == DISCLAIMER
    assert read_source(joint, orla.actor, record.in_chinese).translation_of_id == record.report
    left = row(orla, record.dialogue, "source_frame", source_id=record.in_chinese.hex)
    assert left["translators"].splitlines() == ["何译", "温述"]


def test_the_rule_of_consensus_stands_with_the_forum_in_both_languages(orla, joint, record):
    seen = read_dialogue(joint, orla.actor, record.dialogue)
    assert (seen.consensus_rule_en, seen.consensus_rule_zh) == ("One member can block.", "任一成员可阻止协商一致。")
    assert row(orla, record.dialogue, "dialogue")["consensus_rule_en"] == "One member can block."
