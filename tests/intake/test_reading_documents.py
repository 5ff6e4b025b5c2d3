"""What is found in documents of every kind: whose undertaking, until when, on what condition; and what is none."""

from dataclasses import dataclass
from datetime import date

import pytest

from dialogue.record import Polarity
from dialogue.vocabulary import Basis, MeetingMode, Presence, Strength
from intake.kinds import DocumentKind, Extractor, kind_named
from intake.proposals import JOINT, CommitmentKind, DueShape, GapKind, TextRole, Tier
from intake.reading import read
from tests.intake import papers


def of(reading, words):
    """The one undertaking whose quote holds the words."""
    found = [one for one in reading.commitments if words in one.quote]
    assert len(found) == 1, [one.quote for one in reading.commitments]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (papers.FACT_SHEET, DocumentKind.OUTCOME_LIST), (papers.OUTCOMES, DocumentKind.OUTCOME_LIST),
        (papers.CHINESE_OUTCOMES, DocumentKind.OUTCOME_LIST), (papers.JOINT_STATEMENT, DocumentKind.JOINT_STATEMENT),
        (papers.LIST_UNDER_CHAPEAU, DocumentKind.JOINT_STATEMENT), (papers.CABLE, DocumentKind.CABLE),
        (papers.MEMCON, DocumentKind.MEMCON), (papers.CHINESE_READ_OUT, DocumentKind.READ_OUT),
        (papers.READ_OUT, DocumentKind.READ_OUT), (papers.LETTER, DocumentKind.LETTER),
        (papers.CONSENSUS, DocumentKind.CONSENSUS), (papers.NEWS, DocumentKind.NEWS),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_signs_that_stand_in_the_text(text, kind):
    finding = read(text).kind
    assert finding.kind == kind
    assert finding.signs
    assert all(0 <= sign.start <= sign.end <= len(text) for sign in finding.signs)


def test_a_fact_sheet_gives_each_side_its_undertakings_with_date_amount_and_condition():
    reading = read(papers.FACT_SHEET)
    debtors = [one.debtor.party for one in reading.commitments]
    assert debtors == ["borduria"] * 5 + ["arcadia"] * 3 + [JOINT]
    assert [q.amount for q in of(reading, "12 million").quantities] == ["12 million", "25 million"]
    assert of(reading, "lower duties").due.on == "2031-04-10"
    assert of(reading, "general licenses").due.shape == DueShape.RELATIVE
    fees = of(reading, "port fees")
    assert fees.conditional
    assert fees.polarity == Polarity.REFRAIN
    assert of(reading, "working group").due.shape == DueShape.RECURRING
    assert not any("benefits to workers" in one.quote for one in reading.commitments)


def test_an_outcome_list_keeps_what_is_clarified_apart_from_what_is_undertaken():
    reading = read(papers.OUTCOMES)
    assert len(reading.commitments) == 5
    assert of(reading, "technology transfer").polarity == Polarity.REFRAIN
    assert of(reading, "seed applications").due.on == "2030-12-31"
    assert of(reading, "seminar").debtor.party == JOINT
    assert not any("clarified" in one.quote for one in reading.commitments)
    assert reading.meetings[0].date.start == "2030-06-14"
    assert reading.meetings[0].date.end == "2030-06-15"


def test_a_chinese_list_of_outcomes_tells_both_sides_apart_within_a_sentence():
    reading = read(papers.CHINESE_OUTCOMES)
    assert [one.debtor.party for one in reading.commitments] == ["us", "cn", "us", "cn", "us", "cn", JOINT]
    last = of(reading, "也将相应暂停")
    assert last.conditional
    assert last.due.shape == DueShape.PERIOD
    assert of(reading, "美方将取消").basis == Basis.OTHER_SIDES_REPORT
    assert of(reading, "中方将相应调整").basis == Basis.OWN_TEXT
    assert not any("带来机遇" in one.quote for one in reading.commitments)
    assert (reading.meetings[0].date.start, reading.meetings[0].date.end) == ("2031-10-25", "2031-10-26")


def test_a_joint_statement_undertakes_jointly_and_its_own_date_is_not_the_visits():
    reading = read(papers.JOINT_STATEMENT)
    assert reading.meetings[0].date.start == "2029-05-02"
    assert of(reading, "fisheries").due.on == "2029-09-30"
    assert of(reading, "contact points").due.is_counted
    assert of(reading, "hotline").basis == Basis.JOINT_TEXT
    assert of(reading, "use of force").polarity == Polarity.REFRAIN
    rescue = of(reading, "search and rescue")
    assert rescue.strength == Strength.INTENDS
    assert rescue.strength_words == "intend to"
    assert rescue.condition.startswith("subject to the approval")
    assert of(reading, "training").kind == CommitmentKind.UNILATERAL


def test_what_stands_under_a_chapeau_inherits_who_undertakes_and_until_when():
    reading = read(papers.LIST_UNDER_CHAPEAU)
    chapeau, *rest = reading.commitments
    assert chapeau.is_chapeau
    assert [one.debtor.party for one in rest[:3]] == ["borduria"] * 3
    assert all(one.due.on == "2031-06-01" and one.due.is_inherited for one in rest[:3])
    assert not of(reading, "inform the Commission").due.on


def test_a_cable_is_framed_and_its_comments_are_nobodys():
    reading = read(papers.CABLE)
    frame = reading.frame
    assert (frame.number, frame.dtg, frame.dated, frame.precedence) == (
        "09SEL145",
        "021505Z MAR 09",
        "2009-03-02",
        "ROUTINE",
    )
    assert frame.day_of_year_agrees is True
    assert frame.subject == "VICE MINISTER VENN ON FISHERIES TALKS"
    assert frame.tags == ("PREL", "ETRD", "EFIS", "BD")
    assert [(one.kind, one.name) for one in frame.addressees] == [
        ("to", "SECSTATE WASHDC"), ("info", "AMEMBASSY BEIJING"), ("info", "AMEMBASSY TOKYO"), ("attention", "STATE EAP/CM JROE"),
    ]  # fmt: skip
    assert (frame.signer, frame.sections) == ("DOE", 2)
    assert [one.text for one in reading.markings] == ["C O N F I D E N T I A L", "SIPDIS", "C", "C", "SBU", "C", "C"]
    assert reading.meetings[0].date.start == "2009-02-26"
    assert reading.document_date.start == "2009-03-02"
    assert {one.name for one in reading.participants if not one.is_placeholder} == {"Tor Venn", "John Q. Doe"}
    assert len(reading.comments) == 3
    said = [*reading.positions, *reading.commitments, *reading.requests]
    assert not any(
        "never agree" in one.quote or "moratorium" in one.quote or "agreed to nothing" in one.quote for one in said
    )


def test_a_quote_over_a_page_break_is_exact_and_records_the_gap():
    conveyed = of(read(papers.CABLE), "convey this")
    assert "002 OF 002" in conveyed.anchor.exact
    assert [gap.kind for gap in conveyed.gaps] == [GapKind.PAGE_BREAK]
    assert conveyed.quote == "The Ambassador agreed to convey this to headquarters."
    assert conveyed.debtor.name == "John Q. Doe"


def test_a_promise_told_of_is_an_undertaking_and_a_warning_is_none():
    reading = read(papers.CABLE)
    assert of(reading, "promised to raise").debtor.name == "Tor Venn"
    assert not any("lead to a crisis" in one.quote for one in reading.commitments)
    assert [step.date.start for step in reading.next_steps if step.date] == ["2009-04-03"]


def test_the_marking_of_a_paragraph_governs_what_is_quoted_from_it():
    assert of(read(papers.CABLE), "convey this").marking == "SBU"


def test_a_memorandum_gives_each_turn_to_its_speaker():
    reading = read(papers.MEMCON)
    people = {one.name: one for one in reading.participants}
    assert {name: one.side for name, one in people.items() if not one.is_placeholder} == {
        "John Doe": "us", "Jane Roe": "us", "Ch'en Wen-lin": "cn", "Liu Shan": "cn",
    }  # fmt: skip
    assert (people["Two Interpreters"].is_placeholder, people["Two Interpreters"].count) == (True, 2)
    assert all(one.presence == Presence.LISTED for one in reading.participants)
    assert reading.meetings[0].date.start == "1974-11-12"
    assert (reading.meetings[0].place, reading.meetings[0].venue) == ("Peking", "Great Hall, Peking")
    squadron = of(reading, "squadron")
    assert (squadron.debtor.name, squadron.conditional) == ("John Doe", True)
    assert of(reading, "before the President's visit").due.event == "the President's visit"
    assert not any("they will propose" in one.quote or "never agree" in one.quote for one in reading.commitments)
    assert any(paragraph.role == TextRole.NARRATIVE for paragraph in reading.paragraphs)


def test_a_chinese_read_out_keeps_the_speakers_and_its_own_side():
    reading = read(papers.CHINESE_READ_OUT)
    assert reading.side == "cn"
    sides = {one.name: one.side for one in reading.participants}
    assert sides == {"林岳": "cn", "伊尔娃·索恩": "安方", "王晓": "cn", "刘立": "cn"}
    assert reading.meetings[0].place == "北京"
    spoken = {one.quote[:6]: one.speaker.name for one in reading.positions}
    assert spoken["安方应停止对"] == "林岳"
    assert spoken["索恩表示，安"] == "伊尔娃·索恩"
    june = of(reading, "派团访华")
    assert (june.due.on, june.kind) == ("2031-06", CommitmentKind.REPORTED)
    assert of(reading, "海关对话").debtor.party == JOINT
    assert not any("相应措施" in one.quote for one in reading.requests)
    assert any("停止对中国企业" in one.quote and one.to.party == "安方" for one in reading.requests)


def test_a_read_out_that_says_today_is_dated_by_its_publication_and_flagged():
    unknown = read(papers.READ_OUT).meetings[0]
    assert (unknown.date.start, unknown.date.is_flagged) == ("", True)
    known = read(papers.READ_OUT, published=date(2031, 4, 9)).meetings[0]
    assert (known.date.start, known.date.is_flagged, known.place) == ("2031-04-09", True, "Harbour City")
    assert known.mode == MeetingMode.IN_PERSON


def test_a_letter_undertakes_and_asks_in_the_first_person():
    reading = read(papers.LETTER, side="arcadia")
    assert of(reading, "quota on timber").due.on == "2030-07-01"
    assert {one.debtor.party for one in reading.commitments} == {"arcadia"}
    assert [one.by.party for one in reading.requests] == ["arcadia", "arcadia"]
    assert reading.frame.signer == "Ilva Sorn"


def test_a_consensus_document_recommends_and_undertakes_nothing():
    reading = read(papers.CONSENSUS)
    assert not reading.commitments
    assert reading.recommendations[0].addressees == ("两国政府",)
    assert len(reading.recommendations) == 3
    assert {one.name: one.side for one in reading.participants} == {"张三": "cn", "李四": "cn", "约翰·多伊": "us"}
    assert reading.carried


def test_news_has_claims_with_their_chain_and_no_undertakings_unless_they_are_asked_for():
    reading = read(papers.NEWS)
    assert not reading.commitments
    assert any(one.contradicts and one.by.party == "borduria" for one in reading.claims)
    assert any(one.chain[0] == "the letter" and "The Daily Sel" in one.chain for one in reading.claims)
    asked = read(papers.NEWS, extractors=[Extractor.COMMITMENTS])
    assert asked.commitments
    assert not asked.claims


@dataclass(frozen=True)
class Person:
    names: tuple[str, ...]
    side: str
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Side:
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    people: tuple[Person, ...] = ()
    sides: tuple[Side, ...] = ()


def test_the_register_tells_the_side_of_a_person_and_the_key_of_a_party():
    register = Known(
        (Person(("Tor Venn", "托尔·文"), "bd", "Vice Minister"), Person(("Jane Roe",), "ar")),
        (Side("bd", ("Borduria", "Bordurian")), Side("ar", ("Arcadia", "Arcadian"))),
    )
    reading = read(papers.CABLE, register=register)
    assert next(one for one in reading.participants if one.name == "Tor Venn").side == "bd"
    assert of(reading, "promised to raise").debtor.party == "bd"
    assert {one.debtor.party for one in read(papers.FACT_SHEET, register=register).commitments} == {"bd", "ar", JOINT}


def test_tiers_part_a_named_speaker_with_a_strong_verb_from_the_rest():
    reading = read(papers.READ_OUT)
    tiers = {one.verb: one.tier for one in reading.positions}
    assert tiers["underscored"] == tiers["noted"] == Tier.A


@pytest.mark.parametrize(
    ("given", "kind"),
    [("read-out", DocumentKind.READ_OUT), ("Joint statement", DocumentKind.JOINT_STATEMENT), ("readout", DocumentKind.READ_OUT),
     ("memorandum of conversation", DocumentKind.MEMCON), ("fact sheet", DocumentKind.OUTCOME_LIST), ("poem", None)],
)  # fmt: skip
def test_kinds_are_known_by_their_usual_names(given, kind):
    assert kind_named(given) == kind
