"""What adopted texts force: advice that binds nobody, grades of consent, voices, editions, errors, and undertakings as worded."""

from datetime import date
from types import SimpleNamespace

import pytest

from actions.claims import read_claim, record_claim, say_of_claim
from actions.commitment_terms import record_condition_finding, work_out_due
from actions.commitments import read_commitment, record_commitment, record_fulfilment
from actions.dialogues import open_dialogue
from actions.errata import declare_erratum, list_errata
from actions.meeting_view import read_meeting
from actions.meetings import add_agenda_item, record_meeting
from actions.positions import list_positions, record_position
from actions.recommendation_views import read_recommendation
from actions.recommendations import Addressee, record_recommendation, record_uptake, say_of_recommendation
from actions.record_tables import Noun
from actions.source_frames import Frame, read_frame, record_frame
from actions.source_paragraphs import ParagraphOf, record_paragraphs
from actions.sources import list_sources, mark_passage, read_passage, read_source, record_source
from actions.transmittals import list_transmittals, record_transmittal
from dashboard.record_words import quoted
from dialogue.audiences import JOINT
from dialogue.commitments import Status
from dialogue.follow_ups import Uptake
from dialogue.record import Channel, ConditionState, Fulfilled, Polarity
from dialogue.vocabulary import Basis, DueKind, SourceKind, Stance, Strength, Track
from exports.word.record_forms import RecordForm
from locales import Reader
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import set_table
from tests.record.taken_out import cells, paper, row, rows

PARAGRAPHS = (
    "The sides concurred that wicks matter, and felt in general that oil is dear.",
    "The lantern side encouraged the port side to open its quays.",
    "Governments, makers and universities should form a small working group on wicks.",
    "A text follows each meeting. The lantern side will not meet the gate before the port does, and gives a week's warning before "
    "the announcement. If you want, the port will send oil.",
    "Up to a tenth of all light comes from wicks. The plague of moths came after the meeting.",
    "For the next meeting: small lamps.",
)
TEXT = "\n".join(PARAGRAPHS)
MEMO = "We will [less than 1 line not declassified] send oil in May."
TODAY = date(2032, 6, 1)


@pytest.fixture(scope="module")
def record(orla):
    """A text of December that was edited later, what it advises and promises, and a memorandum with a hole in it."""
    who, made = orla.actor, SimpleNamespace()
    with orla.writing() as joint:
        made.dialogue = dialogue = open_dialogue(
            joint, who, name_en="Dialogue on Oil", name_zh="灯油对话", track=Track.II, parties=["us", "cn"]
        ).id
        made.meeting = meeting = record_meeting(joint, who, dialogue, starts_on=date(2031, 12, 4), title_en="Second").id
        made.after = record_meeting(joint, who, dialogue, starts_on=date(2032, 5, 4), follows_id=meeting).id
        made.text = text = record_source(
            joint, who, kind=SourceKind.CONSENSUS, title="Consensus", text=TEXT, language="en", dated_on=date(2032, 3, 1),
            meeting_id=meeting,
        ).id  # fmt: skip
        record_frame(joint, who, text, Frame(note="adopted 5 December 2031; edited later", speaks_for=JOINT))
        made.in_chinese = record_source(
            joint, who, kind=SourceKind.CONSENSUS, title="共识", text="双方认为灯芯重要。", language="zh", translation_of_id=text,
            meeting_id=meeting,
        ).id  # fmt: skip
        voices = ("joint", "us", "joint", "joint", "joint", "joint")
        starts = [TEXT.index(words) for words in PARAGRAPHS]
        record_paragraphs(
            joint, who, text,
            [
                ParagraphOf(at, at + len(words), str(number), voice=voice)
                for number, (at, words, voice) in enumerate(zip(starts, PARAGRAPHS, voices, strict=True), 1)
            ],
        )  # fmt: skip

        def says(words, of=text, **told):
            return mark_passage(joint, who, of, words, **told).id

        under = {"meeting_id": meeting}
        for words, verb in (("wicks matter", "concurred"), ("oil is dear", "felt in general")):
            record_position(
                joint, who, passage_id=says(words), attribution_en="both sides", statement_en=words, verb=verb, **under
            )
        made.advice = record_recommendation(
            joint, who, passage_id=says(PARAGRAPHS[2]), text_en="Form a working group on wicks.", meeting_id=meeting,
            addressees=[Addressee("us"), Addressee("cn"), Addressee("", "makers", "制造商"), Addressee("", "universities", "高校")],
        ).id  # fmt: skip
        say_of_recommendation(joint, who, made.advice, party="us", stance=Stance.ACKNOWLEDGED)
        record_uptake(
            joint, who, made.advice, passage_id=says(PARAGRAPHS[2]), state=Uptake.UNDER_STUDY, seen_on=TODAY,
            label_en="makers", label_zh="制造商",
        )  # fmt: skip
        owed = {"debtor": "us", "creditor": "cn", "basis": Basis.JOINT_TEXT, **under}
        made.refrains = record_commitment(
            joint, who, passage_id=says("will not meet the gate before the port does"), action_en="meet the gate first",
            polarity=Polarity.REFRAIN, strength=Strength.WILL, **owed,
        ).id  # fmt: skip
        made.warns = record_commitment(
            joint, who, passage_id=says("gives a week's warning before the announcement"), action_en="warn",
            strength=Strength.WILL, due_kind=DueKind.EVENT, due_event_en="the announcement", due_offset_days=-7, **owed,
        ).id  # fmt: skip
        work_out_due(joint, who, made.warns, event_on=date(2032, 8, 8))
        made.if_asked = record_commitment(
            joint, who, passage_id=says("If you want, the port will send oil"), debtor="cn", creditor="us", action_en="send oil",
            strength=Strength.WILL, condition_en="if the lantern side wants", **under,
        ).id  # fmt: skip
        record_condition_finding(
            joint, who, made.if_asked, passage_id=says("If you want"), state=ConditionState.NOT_MET, seen_on=TODAY
        )
        made.each = record_commitment(
            joint, who, passage_id=says("A text follows each meeting"), action_en="publish a text", strength=Strength.AGREED_JOINTLY,
            due_kind=DueKind.RECURRING, due_event_en="each meeting", due_on=date(2031, 12, 31), **owed,
        ).id  # fmt: skip
        record_fulfilment(
            joint, who, made.each, passage_id=says("The sides concurred"), state=Fulfilled.FULFILLED, seen_on=date(2031, 12, 5)
        )  # fmt: skip
        work_out_due(joint, who, made.each, due_on=date(2032, 6, 30))
        made.share = record_claim(
            joint, who, passage_id=says("Up to a tenth of all light"), proposition_en="A tenth of all light.", **under
        ).id
        say_of_claim(
            joint, who, made.share, passage_id=says("Up to a tenth"), stance=Stance.ASSERTED, label_en="the text"
        )
        add_agenda_item(joint, who, made.after, title_en="Small lamps", passage_id=says(PARAGRAPHS[5]))
        for agency, channel in (
            ("an agency of the lantern government", Channel.BY_HAND),
            ("an agency of the port", Channel.NOTE),
        ):
            made.handed = record_transmittal(
                joint, who, meeting_id=meeting, agency_en=agency, agency_zh="某机构", sent_on=date(2032, 1, 9), channel=channel,
                version="English",
            ).id  # fmt: skip
        memo = record_source(joint, who, kind=SourceKind.MEMCON, title="Memo", text=MEMO, meeting_id=meeting).id
        hole = MEMO.index("["), MEMO.index("]") + 1
        made.broken = says(MEMO, memo, gaps=f"redaction {hole[0]} {hole[1]}")
    return made


@pytest.fixture
def joint(orla):
    with orla.reading() as session:
        yield session


def test_advice_is_followed_up_and_is_nobodys_commitment(orla, joint, record):
    seen = read_recommendation(joint, orla.actor, record.advice)
    assert [(one.label_en, one.state) for one in seen.line.uptakes] == [("makers", Uptake.UNDER_STUDY)]
    assert "Form a working group on wicks." not in str(cells(orla, record.dialogue, Noun.COMMITMENTS))
    assert row(orla, record.dialogue, "recommendation_uptake")["label_en"] == "makers"
    assert "Form a working group on wicks." in paper(orla, RecordForm.RECOMMENDATIONS, record.dialogue)


def test_advice_is_addressed_to_governments_that_were_not_there_and_to_others_by_their_names(orla, joint, record):
    to = read_recommendation(joint, orla.actor, record.advice).line.addressees
    assert [one.party or one.label_en for one in to] == ["us", "cn", "makers", "universities"]
    assert len(rows(orla, record.dialogue, "recommendation_addressee")) == 4
    (line,) = cells(orla, record.dialogue, Noun.RECOMMENDATIONS)
    assert "universities" in str(line)


def test_grades_of_consent_keep_the_word_of_the_text(orla, joint, record):
    lines = list_positions(joint, orla.actor, dialogue_id=record.dialogue)
    assert {(line.verb, line.attribution_en) for line in lines} == {
        ("concurred", "both sides"), ("felt in general", "both sides"),
    }  # fmt: skip
    promised = rows(orla, record.dialogue, "commitment")
    assert sorted({one["strength"] for one in promised}) == ["agreed jointly", "will"]
    assert {one["verb"] for one in rows(orla, record.dialogue, "position")} == {"concurred", "felt in general"}
    assert "felt in general" in paper(orla, RecordForm.POSITIONS, record.dialogue)


def test_a_sentence_of_one_side_in_a_joint_text_has_that_sides_voice(orla, joint, record):
    assert [one.voice for one in read_source(joint, orla.actor, record.text).paragraphs][:3] == ["joint", "us", "joint"]
    assert row(orla, record.dialogue, "source_paragraph", voice="us")["number"] == "2"


def test_a_point_for_the_next_meeting_stands_on_its_agenda_with_the_words_it_comes_from(orla, joint, record):
    (point,) = read_meeting(joint, orla.actor, record.after).agenda
    assert (point.title_en, point.origin.exact) == ("Small lamps", PARAGRAPHS[5])
    assert row(orla, record.dialogue, "agenda_item")["passage_id"] == point.origin.passage_id.hex


def test_a_text_is_handed_to_agencies_that_nobody_names(orla, joint, record):
    found = list_transmittals(joint, orla.actor, meeting_id=record.meeting)
    assert {(one.agency_en, one.organisation_id, one.channel) for one in found} == {
        ("an agency of the lantern government", None, Channel.BY_HAND), ("an agency of the port", None, Channel.NOTE),
    }  # fmt: skip
    assert len(rows(orla, record.dialogue, "transmittal", version="English")) == 2
    assert "an agency of the port" in paper(orla, RecordForm.TRANSMITTAL, record.handed)


def test_a_text_of_a_meeting_that_was_edited_later_says_when_it_was_adopted(orla, joint, record):
    assert read_source(joint, orla.actor, record.text).line.dated_on == date(2032, 3, 1)
    assert read_meeting(joint, orla.actor, record.meeting).line.starts_on == date(2031, 12, 4)
    assert read_frame(joint, orla.actor, record.text).note == "adopted 5 December 2031; edited later"
    assert row(orla, record.dialogue, "source_frame")["note"] == "adopted 5 December 2031; edited later"


def test_each_edition_of_a_text_has_its_language_and_says_of_which_it_is_the_translation(orla, joint, record):
    texts = {line.id: line.language for line in list_sources(joint, orla.actor, kind=SourceKind.CONSENSUS)}
    assert texts == {record.text: "en", record.in_chinese: "zh"}
    assert read_source(joint, orla.actor, record.in_chinese).translation_of_id == record.text
    assert row(orla, record.dialogue, "source", language="zh")["translation_of_id"] == record.text.hex


def test_a_figure_without_a_source_is_a_claim_that_names_no_ground(orla, joint, record):
    claim = read_claim(joint, orla.actor, record.share)
    assert (claim.grounds, claim.accounts[0].label_en) == ("", "the text")
    assert row(orla, record.dialogue, "claim")["grounds"] == ""
    assert "A tenth of all light." in str(cells(orla, record.dialogue, Noun.CLAIMS))
    assert "No source given" in paper(orla, RecordForm.CLAIMS, record.dialogue)


def test_not_to_do_a_term_before_an_event_and_a_condition_are_kept_as_worded(orla, joint, record):
    refrains, warns, if_asked = (
        read_commitment(joint, orla.actor, one, today=TODAY) for one in (record.refrains, record.warns, record.if_asked)
    )
    assert refrains.polarity == Polarity.REFRAIN
    assert (warns.due_event_en, warns.due_offset_days, warns.due_on) == ("the announcement", -7, date(2032, 8, 1))
    assert (if_asked.condition_en, if_asked.status) == ("if the lantern side wants", Status.CONDITION_OPEN)
    left = str(cells(orla, record.dialogue, Noun.COMMITMENTS))
    for words in ("the announcement", "-7", "if the lantern side wants"):
        assert words in left
    assert row(orla, record.dialogue, "commitment", id=record.refrains.hex)["polarity"] == refrains.polarity.value


def test_what_recurs_is_kept_once_a_term_and_the_next_term_is_open(orla, joint, record):
    seen = read_commitment(joint, orla.actor, record.each, today=TODAY)
    assert (seen.due_from, seen.due_on, seen.status) == (date(2032, 1, 1), date(2032, 6, 30), Status.DUE_SOON)
    assert [(one.state, one.seen_on) for one in seen.evidence] == [(Fulfilled.FULFILLED, date(2031, 12, 5))]
    assert row(orla, record.dialogue, "fulfilment")["seen_on"] == "2031-12-05"
    assert "publish a text" in paper(orla, RecordForm.COMMITMENTS, record.dialogue)


def test_words_with_a_hole_in_them_say_what_interrupts_them(orla, joint, record):
    quote = read_passage(joint, orla.actor, record.broken)
    assert (quote.exact, quote.gaps) == (MEMO, ("redaction",))
    assert "some of them redacted" in str(quoted(Reader("en"), quote))
    assert "引文部分内容经涂去" in str(quoted(Reader("zh"), quote))
    assert row(orla, record.dialogue, "passage", exact=MEMO)["gaps"] == "redaction 8 43"


def test_an_error_of_an_adopted_text_is_proposed_and_the_text_stays_as_it_was(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    adopted_by_all(table)
    frozen = table.texts()
    helen = sqlite_desks["helen"]
    with helen.writing() as session:
        declare_erratum(
            session, helen.actor, table.clauses[0], language="en", wrong="shall", right="should", reason="a slip"
        )
    with sqlite_desks["orla"].reading() as session:
        (line,) = list_errata(session, sqlite_desks["orla"].actor, table.draft)
    assert (line.wrong, line.right, line.is_recognised) == ("shall", "should", False)
    assert table.texts() == frozen
