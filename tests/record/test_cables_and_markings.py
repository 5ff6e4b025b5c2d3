"""What a reporting cable forces: its frame, its paragraphs and markings, its author's comment, and what two sides said in it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from actions.claims import list_claims, read_claim, record_claim, say_of_claim
from actions.dialogue_export import export_dialogue
from actions.dialogues import open_dialogue
from actions.measures import read_measure, record_measure, record_measure_event
from actions.meeting_view import read_meeting
from actions.meetings import record_meeting
from actions.next_steps import list_next_steps, record_next_step
from actions.participations import add_participation
from actions.people import add_name, read_person, record_organisation, record_person
from actions.positions import list_comments, list_positions, record_comment, record_position, record_topic
from actions.record_tables import Noun
from actions.requests import answer_request, read_request
from actions.scheduled_events import list_events, record_event
from actions.source_frames import Frame, read_frame, record_frame
from actions.source_paragraphs import ParagraphOf, record_paragraphs
from actions.sources import mark_passage, read_source, record_source
from dialogue.names import NameForm, NameKind
from dialogue.positions import Answer
from dialogue.record import MeasureEventKind, NextStepKind
from dialogue.refusals import AboveCeiling, CommentIsNotAPosition
from dialogue.vocabulary import Function, Marking, PassageRole, PositionKind, Precision, SourceKind, Stance, Track
from exports.word.record_forms import RecordForm
from tests.record.taken_out import cells, paper, row, rows

PARAGRAPHS = (
    "1. (LIM) Summary: the lamp rules stand where they stood.",
    "2. (LIM) Quillon asked that the lamp rules be put off so that engineers could talk. Quilon named international practice.",
    "3. (LIM) Sun Deng said that talking had already put off the lamp rules, though not for ever. He too named international "
    "practice: one lamp, one seal.",
    "4. (LIM) The enforcement day of 1 May 2031 had not moved. A workshop for makers was set for 30 July.",
    "5. (LIM) Thirteen kinds of lamp were notified in August 2029; the trade is several million lanterns, an interagency count.",
    "6. (LIM) Comment: the port will not be late again. End comment.",
)
TEXT = "\n\n".join(PARAGRAPHS)
COMMENT = "the port will not be late again"
FRAME = Frame(
    published_at=datetime(2030, 7, 28, 6, 36, tzinfo=UTC), sender="Legation Lanternport", addressees="Ministry of Lamps",
    copied_to="Consulate North\nConsulate South", attention="LAMPS: for Ash\nTRADE: for Birch", precedence="priority",
    tags="LAMP, TRAD", captions="UNSEALED\nLIMITED", classification_note="order on seals: not applicable", signed_by="RUSHLIGHT",
)  # fmt: skip


def _paragraphs():
    starts = [TEXT.index(words) for words in PARAGRAPHS]
    kinds = [PassageRole.SUMMARY, *[PassageRole.RECORD] * 4, PassageRole.COMMENT]
    ends = [*starts[1:], len(TEXT)]
    return [
        ParagraphOf(start, end, str(at + 1), role, Marking.SENSITIVE, "(LIM)")
        for at, (start, end, role) in enumerate(zip(starts, ends, kinds, strict=True))
    ]


@pytest.fixture(scope="module")
def record(orla):
    """A meeting of 18 July, the cable of 28 July that reports it, and everything that the cable tells."""
    who, made = orla.actor, SimpleNamespace(desk=orla)
    with orla.writing() as joint:
        made.dialogue = dialogue = open_dialogue(
            joint, who, name_en="Dialogue on Lamps", name_zh="灯具对话", track=Track.I, parties=["us", "cn"]
        ).id
        made.meeting = meeting = record_meeting(joint, who, dialogue, starts_on=date(2030, 7, 18), title_en="Talks").id
        made.cable = cable = record_source(
            joint, who, kind=SourceKind.CABLE, title="Lamp talks", reference="30 LANTERNPORT 2909", text=TEXT,
            dated_on=date(2030, 7, 28), meeting_id=meeting, marking=Marking.INTERNAL,
        ).id  # fmt: skip
        record_frame(joint, who, cable, FRAME)
        record_paragraphs(joint, who, cable, _paragraphs())

        def says(words, **told):
            return mark_passage(joint, who, cable, words, **told).id

        bureau = record_organisation(joint, who, name_en="Bureau of Lamps", name_zh="灯具局").id
        made.person = record_person(joint, who, names=[NameForm("Ada Quillon", "Quillon", "Ada")]).id
        add_name(joint, who, made.person, NameForm("Quilon", "Quilon", kind=NameKind.MISSPELLING))
        sun = record_person(joint, who, names=["Sun Deng"]).id
        sits = {"party": "us", "title_en": "Deputy for lamps", "function": Function.HEAD}
        add_participation(
            joint, who, meeting, person_id=made.person, name_as_printed="Quilon", passage_id=says("Quilon"), **sits
        )
        add_participation(joint, who, meeting, person_id=sun, party="cn", title_en="Vice head", organisation_id=bureau)
        add_participation(
            joint,
            who,
            meeting,
            party="us",
            placeholder_en="officers of the legation",
            placeholder_zh="使馆官员",
            head_count=3,
        )
        topic = record_topic(joint, who, name_en="Lamp rules", name_zh="灯具规则", dialogue_id=dialogue).id
        under = {"topic_id": topic, "meeting_id": meeting}
        made.asks = record_position(
            joint, who, passage_id=says("the lamp rules be put off so that engineers could talk"), party="us",
            kind=PositionKind.REQUEST, addressee="cn", statement_en="Put the rules off so that engineers can talk.", **under,
        ).id  # fmt: skip
        made.answers = record_position(
            joint, who, passage_id=says("talking had already put off the lamp rules, though not for ever"), party="cn",
            statement_en="Talking has put them off already, not for ever.", responds_to_id=made.asks, **under,
        ).id  # fmt: skip
        for party, words, kind in (
            ("us", "Quilon named international practice", "against the rules"), ("cn", "one lamp, one seal", "for the rules"),
        ):  # fmt: skip
            record_position(
                joint, who, passage_id=says(words), party=party, kind=PositionKind.JUSTIFICATION,
                statement_en=f"International practice speaks {kind}.", supports_id=made.asks if party == "us" else made.answers,
                **under,
            )  # fmt: skip
        answer_request(
            joint, who, made.asks, answer=Answer.PARTLY, seen_on=date(2030, 7, 18), answering_position_id=made.answers,
            note="put off already, not for ever",
        )  # fmt: skip
        for about in (made.answers, made.asks):
            record_comment(
                joint, who, author="Legation Lanternport", passage_id=says(COMMENT), about_noun="position", about_id=about,
                dialogue_id=dialogue, text="stronger than what was said",
            )  # fmt: skip
        made.rules = record_measure(
            joint, who, name_en="Lamp rules", name_zh="灯具规则", owner="cn", issuer="Bureau of Lamps", number="No. 7",
            note="thirteen kinds of lamp", dialogue_id=dialogue,
        ).id  # fmt: skip
        for kind, day, precision, words in (
            (MeasureEventKind.NOTIFIED, date(2029, 8, 1), Precision.MONTH, "were notified in August 2029"),
            (MeasureEventKind.POSTPONED, date(2030, 5, 1), Precision.DAY, "had already put off the lamp rules"),
            (MeasureEventKind.DUE_TO_TAKE_EFFECT, date(2031, 5, 1), Precision.DAY, "1 May 2031 had not moved"),
        ):
            record_measure_event(
                joint, who, made.rules, kind=kind, passage_id=says(words), stated_by="cn", happened_on=day,
                precision=precision, what_en=f"as told: {words}",
            )  # fmt: skip
        made.claim = record_claim(
            joint, who, passage_id=says("several million lanterns"), proposition_en="The trade is several million lanterns.",
            grounds="an interagency count", measure_id=made.rules, dialogue_id=dialogue,
        ).id  # fmt: skip
        say_of_claim(
            joint, who, made.claim, passage_id=says("several million lanterns"), stance=Stance.ASSERTED, party="us"
        )
        workshop = says("A workshop for makers was set for 30 July")
        record_event(
            joint, who, starts_on=date(2030, 7, 30), title_en="Workshop for makers", party="cn", as_printed="30 July",
            passage_id=workshop, meeting_id=meeting,
        )  # fmt: skip
        record_next_step(
            joint, who, action_en="tell the makers at home", kind=NextStepKind.RELAY, party="us", toward="makers",
            owner="trade desk", due_on=date(2030, 8, 15), passage_id=workshop, meeting_id=meeting,
        )  # fmt: skip
    return made


@pytest.fixture
def joint(orla):
    with orla.reading() as session:
        yield session


def test_a_cable_keeps_its_reference_hour_addressees_precedence_and_signer(orla, joint, record):
    assert read_frame(joint, orla.actor, record.cable) == FRAME
    seen = read_source(joint, orla.actor, record.cable).line
    assert (seen.kind, seen.reference) == (SourceKind.CABLE, "30 LANTERNPORT 2909")
    left = row(orla, record.dialogue, "source_frame", source_id=record.cable.hex)
    assert [left[name] for name in ("sender", "precedence", "signed_by", "tags")] == [
        "Legation Lanternport", "priority", "RUSHLIGHT", "LAMP, TRAD",
    ]  # fmt: skip
    assert left["attention"].splitlines() == ["LAMPS: for Ash", "TRADE: for Birch"]
    assert left["copied_to"].splitlines() == ["Consulate North", "Consulate South"]
    assert left["published_at"].startswith("2030-07-28T06:36")


def test_the_day_of_a_meeting_and_the_day_of_its_report_stand_side_by_side(orla, joint, record):
    assert read_meeting(joint, orla.actor, record.meeting).line.starts_on == date(2030, 7, 18)
    assert read_source(joint, orla.actor, record.cable).line.dated_on == date(2030, 7, 28)
    lines = cells(orla, record.dialogue, Noun.POSITIONS)
    assert {(line["Day of the meeting / 会谈日期"], line["Day of the source / 来源日期"]) for line in lines} == {
        ("2030-07-18", "2030-07-28")
    }


def test_each_paragraph_has_its_marking_and_nothing_above_the_ceiling_leaves(orla, joint, record):
    seen = read_source(joint, orla.actor, record.cable)
    assert [one.as_printed for one in seen.paragraphs] == ["(LIM)"] * 6
    assert (seen.line.marking, seen.banner) == (Marking.INTERNAL, Marking.SENSITIVE)
    assert len(rows(orla, record.dialogue, "source_paragraph", marking="sensitive", as_printed="(LIM)")) == 6
    assert row(orla, record.dialogue, "source_frame", source_id=record.cable.hex)["captions"] == "UNSEALED\nLIMITED"
    with pytest.raises(AboveCeiling):
        export_dialogue(orla, record.dialogue, Marking.INTERNAL)


def test_a_comment_of_the_author_never_becomes_what_a_side_said(orla, joint, record):
    roles = [one.role for one in read_source(joint, orla.actor, record.cable).paragraphs]
    assert roles == [PassageRole.SUMMARY, *[PassageRole.RECORD] * 4, PassageRole.COMMENT]
    assert [one["role"] for one in rows(orla, record.dialogue, "passage", exact=COMMENT)] == ["comment"]
    for form, of in ((RecordForm.MINUTES, record.meeting), (RecordForm.POSITIONS, record.dialogue)):
        assert COMMENT not in paper(orla, form, of)
    assert COMMENT not in str(cells(orla, record.dialogue, Noun.POSITIONS))
    words = list_comments(joint, orla.actor, about_id=record.answers)[0].quote.passage_id
    with pytest.raises(CommentIsNotAPosition), orla.writing() as session:
        record_position(
            session, orla.actor, passage_id=words, party="cn", statement_en="S", dialogue_id=record.dialogue
        )


def test_a_comment_that_says_more_than_the_record_stands_beside_each_statement_it_reads(orla, joint, record):
    for about in (record.answers, record.asks):
        (comment,) = list_comments(joint, orla.actor, about_id=about)
        assert (comment.quote.exact, comment.text) == (COMMENT, "stronger than what was said")
        assert comment.quote.role == PassageRole.COMMENT
    assert {one["about_id"] for one in rows(orla, record.dialogue, "comment")} == {record.answers.hex, record.asks.hex}


def test_two_dates_that_are_both_called_delay_are_two_events_of_one_measure(orla, joint, record):
    told = {event.kind: event.happened_on for event in read_measure(joint, orla.actor, record.rules).events}
    assert told[MeasureEventKind.POSTPONED] == date(2030, 5, 1)
    assert told[MeasureEventKind.DUE_TO_TAKE_EFFECT] == date(2031, 5, 1)
    printed = paper(orla, RecordForm.MEASURES, record.dialogue)
    assert "had already put off the lamp rules" in printed
    assert "1 May 2031 had not moved" in printed
    assert len(rows(orla, record.dialogue, "measure_event", measure_id=record.rules.hex)) == 3


def test_a_name_that_drifts_within_a_source_is_one_person_and_the_text_stays_as_it_was(orla, joint, record):
    person = read_person(joint, orla.actor, record.person)
    assert [(form.text, form.kind) for form in person.names] == [
        ("Ada Quillon", NameKind.CANONICAL), ("Quilon", NameKind.MISSPELLING),
    ]  # fmt: skip
    assert [sat.name_as_printed for sat in person.sat] == ["Quilon"]
    assert row(orla, record.dialogue, "source")["text"] == TEXT
    assert row(orla, record.dialogue, "person_name", text="Quilon")["kind"] == "misspelling"


def test_who_spoke_has_a_post_and_officers_without_names_are_counted(orla, joint, record):
    seats = read_meeting(joint, orla.actor, record.meeting).seats
    assert [(seat.name_en, seat.title_en, seat.organisation_en, seat.head_count) for seat in seats] == [
        ("Ada Quillon", "Deputy for lamps", "", 1), ("Sun Deng", "Vice head", "Bureau of Lamps", 1),
        ("officers of the legation", "", "", 3),
    ]  # fmt: skip
    unnamed = [
        line for line in cells(orla, record.dialogue, Noun.PARTICIPANTS) if "officers of the legation" in str(line)
    ]
    assert len(unnamed) == 1
    assert "3" in unnamed[0].values()
    assert "officers of the legation" in paper(orla, RecordForm.PARTICIPANTS, record.meeting)


def test_both_sides_stand_on_one_topic_and_cite_one_practice_in_opposite_senses(orla, joint, record):
    lines = list_positions(joint, orla.actor, dialogue_id=record.dialogue, kind=PositionKind.JUSTIFICATION)
    assert {(line.party, line.supports_id) for line in lines} == {("us", record.asks), ("cn", record.answers)}
    matrix = paper(orla, RecordForm.POSITIONS, record.dialogue)
    for words in ("International practice speaks for the rules.", "International practice speaks against the rules."):
        assert words in matrix
        assert words in str(cells(orla, record.dialogue, Noun.POSITIONS))


def test_a_request_that_was_met_in_part_shows_how_far_and_by_which_words(orla, joint, record):
    seen = read_request(joint, orla.actor, record.asks, today=date(2030, 8, 1))
    (answer,) = seen.answers
    assert (answer.answer, answer.answering_position_id) == (Answer.PARTLY, record.answers)
    assert "put off already, not for ever" in paper(orla, RecordForm.REQUESTS, record.dialogue)
    left = row(orla, record.dialogue, "request_answer", position_id=record.asks.hex)
    assert (left["answer"], left["answering_position_id"]) == ("granted in part", record.answers.hex)


def test_a_workshop_is_an_event_and_telling_the_makers_a_step_with_owner_and_day(orla, joint, record):
    (event,) = list_events(joint, orla.actor, meeting_id=record.meeting)
    (step,) = list_next_steps(joint, orla.actor, today=date(2030, 8, 1), meeting_id=record.meeting)
    assert (event.starts_on, event.party, event.as_printed) == (date(2030, 7, 30), "cn", "30 July")
    assert (step.kind, step.owner, step.due_on) == (NextStepKind.RELAY, "trade desk", date(2030, 8, 15))
    assert row(orla, record.dialogue, "scheduled_event")["title_en"] == "Workshop for makers"
    assert "Workshop for makers" in paper(orla, RecordForm.MINUTES, record.meeting)
    assert "tell the makers at home" in str(cells(orla, record.dialogue, Noun.NEXT_STEPS))


def test_where_an_issue_began_is_a_dated_event_and_a_claim_with_its_ground(orla, joint, record):
    first = min(read_measure(joint, orla.actor, record.rules).events, key=lambda event: event.happened_on)
    assert (first.kind, first.happened_on, first.precision) == (
        MeasureEventKind.NOTIFIED, date(2029, 8, 1), Precision.MONTH,
    )  # fmt: skip
    assert read_measure(joint, orla.actor, record.rules).note == "thirteen kinds of lamp"
    claim = read_claim(joint, orla.actor, record.claim)
    assert (claim.grounds, claim.measure_id) == ("an interagency count", record.rules)
    assert [line.id for line in list_claims(joint, orla.actor, claimant="us")] == [record.claim]
    assert "an interagency count" in str(cells(orla, record.dialogue, Noun.CLAIMS))
