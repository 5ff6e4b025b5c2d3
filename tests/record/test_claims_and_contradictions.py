"""What reports of one affair force: claims of one side, who contradicts them, words that were corrected, and letters of nobody's side."""

from datetime import date
from types import SimpleNamespace

import pytest

from actions.claims import list_claims, per_claimant, read_claim, record_claim, say_of_claim
from actions.commitments import list_commitments
from actions.communications import list_communications, record_communication
from actions.dialogues import open_dialogue
from actions.measures import read_measure, record_measure, record_measure_event
from actions.meetings import record_meeting
from actions.organisations import read_organisation
from actions.people import record_organisation
from actions.positions import list_positions, read_position, record_position
from actions.read_outs import read_accounts, record_mention, record_point
from actions.record_tables import Noun
from actions.source_paragraphs import ParagraphOf, record_paragraphs
from actions.sources import mark_passage, read_source, record_source
from dialogue.commitments import Standing
from dialogue.positions import AttributionClass, Directness
from dialogue.read_outs import Told
from dialogue.record import CommunicationKind, MeasureEventKind, OrganisationKind
from dialogue.refusals import SourceCorrected
from dialogue.vocabulary import PassageRole, PositionKind, Precision, SourceKind, Stance, Track
from exports.word.record_forms import RecordForm
from tests.record.taken_out import cells, paper, row, rows

NEWS = (
    "Two weeks after the visit, officials said that the port would delay the registry. Envoy AshEnvoy Birch spoke last.\n"
    "OTHER NEWS: A lantern parade drew crowds.\n"
    "The guilds wrote on Monday that “the harbour banks still keep the registry, and asked for talks. The guidelines are part "
    "of the lamp law, they said; the port calls them two sets of rules. The port says that the registry is for safety; the "
    "guilds say that it shields its own makers. The envoy telephoned, and raised the matter at the Trade Court."
)
EARLIER = "In early March the envoy said that the port was pausing the lamp law. The port said that this was not so."
FIRST = "The envoy said that the port was suspending the registry."
CORRECTED = "The envoy said that the port was delaying the registry. (Corrects an earlier word.)"
NOTICE = "The bureau of the port gives notice on 13 April: the registry is suspended."
LIST = "The sides confirmed their shared goal of quiet harbours."
ANSWER = "Asked about quiet harbours, the spokesperson said that what is known stands, and added nothing."
GUILDS = {"label_en": "guilds of three coasts", "label_zh": "三岸行会"}


@pytest.fixture(scope="module")
def record(orla):
    """One affair as five sources tell it."""
    who, made = orla.actor, SimpleNamespace()
    with orla.writing() as joint:
        made.dialogue = dialogue = open_dialogue(
            joint, who, name_en="Dialogue on Registries", name_zh="登记对话", track=Track.I, parties=["us", "cn"]
        ).id

        def source(title, text, day, kind=SourceKind.NEWS, **told):
            return record_source(
                joint, who, kind=kind, title=title, text=text, dated_on=day, dialogue_id=dialogue, **told
            ).id

        def says(of, words, **told):
            return mark_passage(joint, who, of, words, **told).id

        made.news, made.first = (
            source("Evening news", NEWS, date(2031, 4, 14)),
            source("Wire", FIRST, date(2031, 3, 30)),
        )
        earlier, notice = source("March news", EARLIER, date(2031, 3, 5)), source("Notice", NOTICE, date(2031, 4, 13))
        made.as_first_told = says(made.first, "suspending the registry")
        made.corrected = source("Wire, corrected", CORRECTED, date(2031, 3, 31), corrects_id=made.first)
        at = NEWS.index("OTHER NEWS"), NEWS.index("The guilds wrote")
        record_paragraphs(
            joint, who, made.news,
            [ParagraphOf(0, at[0], "1"), ParagraphOf(*at, "", PassageRole.BOILERPLATE), ParagraphOf(at[1], len(NEWS), "2")],
        )  # fmt: skip
        law = record_measure(joint, who, name_en="Lamp law", owner="cn", dialogue_id=dialogue).id
        made.rules = rules = record_measure(joint, who, name_en="Registry", owner="cn", dialogue_id=dialogue).id
        filed = {"measure_id": rules, "dialogue_id": dialogue}
        made.precedent = record_claim(
            joint, who, passage_id=says(earlier, "the port was pausing the lamp law"), proposition_en="The law is paused.",
            measure_id=law, dialogue_id=dialogue,
        ).id  # fmt: skip
        made.claim = record_claim(
            joint, who, passage_id=says(made.news, "the port would delay the registry"), like_id=made.precedent,
            proposition_en="The registry would be delayed.", as_of=date(2031, 3, 30), **filed,
        ).id  # fmt: skip
        for claim, of, words, stance, told in (
            (made.precedent, earlier, "the envoy said", Stance.ASSERTED, {"party": "us", "words": "was pausing", "stated_on": date(2031, 3, 4)}),
            (made.precedent, earlier, "this was not so", Stance.DENIED, {"party": "cn", "stated_on": date(2031, 3, 6)}),
            (made.claim, made.news, "would delay", Stance.ASSERTED, {"party": "us", "words": "would delay", "stated_on": date(2031, 3, 30)}),
            (made.claim, made.news, "the harbour banks still keep the registry", Stance.DENIED,
             {**GUILDS, "stated_on": date(2031, 4, 13), "chain": "letter of the guilds\nMorning Post\nEvening news"}),
        ):  # fmt: skip
            say_of_claim(joint, who, claim, passage_id=says(of, words), stance=stance, **told)
        monday = {"sent_on": date(2031, 4, 13), "as_printed": "on Monday"}
        made.letter = record_communication(
            joint, who, kind=CommunicationKind.LETTER, passage_id=says(made.news, "The guilds wrote on Monday"),
            sender_label_en=GUILDS["label_en"], sender_label_zh=GUILDS["label_zh"], addressee="cn",
            addressee_label_en="Leading Group for Lamps", what_en="banks still keep the registry", dialogue_id=dialogue, **monday,
        ).id  # fmt: skip
        for kind, words in ((CommunicationKind.CALL, "The envoy telephoned"), (CommunicationKind.FILING, "raised the matter at the Trade Court")):  # fmt: skip
            record_communication(
                joint, who, kind=kind, passage_id=says(made.news, words), sender="us", addressee="cn", what_en=words,
                via="Trade Court" if kind == CommunicationKind.FILING else "telephone", dialogue_id=dialogue,
            )  # fmt: skip
        for kind, of, words, told in (
            (MeasureEventKind.POSTPONED, made.news, "would delay the registry",
             {"stated_by": "us", "happened_on": date(2031, 4, 1), "precision": Precision.ABOUT, "as_printed": "Two weeks after the visit"}),
            (MeasureEventKind.SUSPENDED, notice, "the registry is suspended", {"stated_by": "cn", "happened_on": date(2031, 4, 13)}),
            (MeasureEventKind.PART_OF, made.news, "The guidelines are part of the lamp law", {"stated_by": "guilds of three coasts", "other_id": law}),
        ):  # fmt: skip
            record_measure_event(joint, who, rules, kind=kind, passage_id=says(of, words), **told)
        group = record_organisation(
            joint, who, name_en="Leading Group for Lamps", kind=OrganisationKind.AGENCY, other_names=["Leading Small Group for Lamps"]
        )  # fmt: skip
        made.group = group.id
        for words, party, kind, told in (
            ("the registry is for safety", "cn", PositionKind.JUSTIFICATION, {}),
            ("it shields its own makers", "", PositionKind.IMPUTED_PURPOSE, {"attribution_class": AttributionClass.INDUSTRY}),
            ("asked for talks", "", PositionKind.REQUEST,
             {"addressee": "cn", "chain": "letter of the guilds\nMorning Post", "directness": Directness.INDIRECT}),
        ):  # fmt: skip
            made.asked = record_position(
                joint, who, passage_id=says(made.news, words), party=party, kind=kind, statement_en=words, measure_id=rules,
                **({} if party else {"attribution_en": GUILDS["label_en"]}), dialogue_id=dialogue, **told,
            ).id  # fmt: skip
        made.met = record_meeting(joint, who, dialogue, starts_on=date(2031, 5, 17), title_en="Summit").id
        told, answer = (
            source("List of results", LIST, date(2031, 5, 18), SourceKind.OUTCOME_LIST),
            source("Remarks to the press", ANSWER, date(2031, 5, 18), SourceKind.READ_OUT),
        )
        point = record_point(joint, who, made.met, title_en="Quiet harbours").id
        record_mention(joint, who, point, party="us", stance=Stance.ASSERTED, passage_id=says(told, LIST))
        record_mention(
            joint, who, point, party="cn", stance=Stance.NOT_CONFIRMED, passage_id=says(answer, "added nothing")
        )
        made.read_aloud = record_position(
            joint, who, passage_id=says(answer, "what is known stands"), party="cn", author_of_words="the port's ministry",
            on_behalf_of="makers of lanterns", kind=PositionKind.PREDICTION, statement_en="Makers will say the same.",
            dialogue_id=dialogue,
        ).id  # fmt: skip
    return made


@pytest.fixture
def joint(orla):
    with orla.reading() as session:
        yield session


def test_an_undertaking_that_only_the_other_side_tells_of_is_a_claim_with_speaker_day_and_verb(orla, joint, record):
    first = read_claim(joint, orla.actor, record.claim).accounts[0]
    assert (first.party, first.words, first.stated_on) == ("us", "would delay", date(2031, 3, 30))
    assert list_commitments(joint, orla.actor, today=date(2031, 6, 1), dialogue_id=record.dialogue) == []
    assert rows(orla, record.dialogue, "commitment") == []
    assert "The registry would be delayed." in str(cells(orla, record.dialogue, Noun.CLAIMS))


def test_a_coalition_of_neither_side_contradicts_a_claim_that_its_owner_has_not_denied(orla, joint, record):
    claim = read_claim(joint, orla.actor, record.claim)
    assert claim.standing == Standing.DISPUTED
    assert [(one.party or one.label_en, one.stance) for one in claim.accounts] == [
        ("us", Stance.ASSERTED), ("guilds of three coasts", Stance.DENIED),
    ]  # fmt: skip
    assert row(orla, record.dialogue, "claim_account", label_en="guilds of three coasts")["party"] == ""
    assert "guilds of three coasts" in paper(orla, RecordForm.CLAIMS, record.dialogue)


def test_an_earlier_episode_of_the_same_kind_is_recalled_and_counted_for_who_claimed(orla, joint, record):
    lines = list_claims(joint, orla.actor, dialogue_id=record.dialogue)
    assert read_claim(joint, orla.actor, record.claim).recalls == (record.precedent,)
    assert read_claim(joint, orla.actor, record.precedent).standing == Standing.DISPUTED
    assert "2" in repr(per_claimant(lines))
    assert row(orla, record.dialogue, "claim", id=record.claim.hex)["like_id"] == record.precedent.hex


def test_a_corrected_report_stays_readable_beside_its_correction_and_is_not_quoted_by_oversight(orla, joint, record):
    first, later = read_source(joint, orla.actor, record.first), read_source(joint, orla.actor, record.corrected)
    assert (first.line.corrected_by_id, later.corrects_id) == (record.corrected, record.first)
    assert "suspending" in first.text
    assert "delaying" in later.text
    with pytest.raises(SourceCorrected), orla.writing() as session:
        mark_passage(session, orla.actor, record.first, "The envoy said")
    assert row(orla, record.dialogue, "source", corrects_id=record.first.hex)["text"] == CORRECTED


def test_what_the_owner_did_later_is_added_to_what_was_said_before(orla, joint, record):
    told = [(event.kind, event.stated_by) for event in read_measure(joint, orla.actor, record.rules).events]
    assert (MeasureEventKind.POSTPONED, "us") in told
    assert (MeasureEventKind.SUSPENDED, "cn") in told
    assert len(read_claim(joint, orla.actor, record.claim).accounts) == 2
    assert "the registry is suspended" in paper(orla, RecordForm.MEASURES, record.dialogue)
    assert len(rows(orla, record.dialogue, "measure_event", measure_id=record.rules.hex)) == 3


def test_a_relative_date_keeps_its_words_its_day_and_how_exact_that_is(orla, joint, record):
    (letter,) = list_communications(joint, orla.actor, kind=CommunicationKind.LETTER)
    assert (letter.as_printed, letter.sent_on, letter.precision) == ("on Monday", date(2031, 4, 13), Precision.DAY)
    left = row(orla, record.dialogue, "measure_event", kind="postponed", measure_id=record.rules.hex)
    assert (left["as_printed"], left["happened_on"], left["precision"]) == (
        "Two weeks after the visit", "2031-04-01", "about",
    )  # fmt: skip
    assert "on Monday" in paper(orla, RecordForm.COMMUNICATIONS, record.dialogue)


def test_that_one_instrument_is_part_of_another_is_somebodys_word(orla, joint, record):
    (part,) = [e for e in read_measure(joint, orla.actor, record.rules).events if e.kind == MeasureEventKind.PART_OF]
    assert (part.other_en, part.stated_by) == ("Lamp law", "guilds of three coasts")
    assert (
        row(orla, record.dialogue, "measure_event", kind="part of another measure")["stated_by"]
        == "guilds of three coasts"
    )
    assert "guilds of three coasts" in paper(orla, RecordForm.MEASURES, record.dialogue)


def test_one_affair_goes_through_a_letter_to_a_body_a_call_and_a_forum(orla, joint, record):
    lines = list_communications(joint, orla.actor, dialogue_id=record.dialogue)
    assert {line.kind for line in lines} == {CommunicationKind.LETTER, CommunicationKind.CALL, CommunicationKind.FILING}
    printed = paper(orla, RecordForm.COMMUNICATIONS, record.dialogue)
    assert "Leading Group for Lamps" in printed
    assert "Trade Court" in printed
    assert row(orla, record.dialogue, "communication", via="Trade Court")["sender"] == "us"


def test_dirty_text_stays_as_it_came_and_foreign_headlines_are_told_apart(orla, joint, record):
    seen = read_source(joint, orla.actor, record.news)
    assert "AshEnvoy Birch" in seen.text
    assert [one.role for one in seen.paragraphs] == [PassageRole.RECORD, PassageRole.BOILERPLATE, PassageRole.RECORD]
    assert row(orla, record.dialogue, "source", id=record.news.hex)["text"] == NEWS
    assert len(rows(orla, record.dialogue, "source_paragraph", role="boilerplate")) == 1


def test_a_body_under_another_name_and_words_quoted_through_others_are_kept_as_they_came(orla, joint, record):
    assert [name.text for name in read_organisation(joint, orla.actor, record.group).names] == [
        "Leading Small Group for Lamps"
    ]
    denial = read_claim(joint, orla.actor, record.claim).accounts[-1]
    assert denial.chain.splitlines() == ["letter of the guilds", "Morning Post", "Evening news"]
    assert NEWS.count("“") != NEWS.count("”")
    assert "Morning Post" in paper(orla, RecordForm.CLAIMS, record.dialogue)
    assert row(orla, record.dialogue, "claim_account", label_en="guilds of three coasts")["chain"] == denial.chain


def test_a_stated_purpose_and_one_that_others_impute_stand_apart_each_with_its_holder(orla, joint, record):
    lines = list_positions(joint, orla.actor, measure_id=record.rules)
    assert {(line.kind, line.party or line.attribution_en) for line in lines} >= {
        (PositionKind.JUSTIFICATION, "cn"), (PositionKind.IMPUTED_PURPOSE, "guilds of three coasts"),
    }  # fmt: skip
    left = cells(orla, record.dialogue, Noun.POSITIONS)
    (imputed,) = [line for line in left if "it shields its own makers" in line.values()]
    assert "guilds of three coasts" in imputed.values()


def test_what_a_letter_asks_is_a_request_and_no_commitment(orla, joint, record):
    asked = read_position(joint, orla.actor, record.asked)
    assert (asked.kind, asked.addressee, asked.attribution_en) == (PositionKind.REQUEST, "cn", "guilds of three coasts")
    assert "asked for talks" in str(cells(orla, record.dialogue, Noun.REQUESTS))
    assert cells(orla, record.dialogue, Noun.COMMITMENTS) == []


def test_words_read_out_for_others_tell_whose_they_are_and_a_prediction_is_one(orla, joint, record):
    said = read_position(joint, orla.actor, record.read_aloud)
    assert (said.author_of_words, said.on_behalf_of, said.kind) == (
        "the port's ministry", "makers of lanterns", PositionKind.PREDICTION,
    )  # fmt: skip
    assert row(orla, record.dialogue, "position", id=record.read_aloud.hex)["author_of_words"] == "the port's ministry"
    assert "makers of lanterns" in str(cells(orla, record.dialogue, Noun.POSITIONS))


def test_a_point_that_one_side_lists_and_the_other_was_asked_about_is_not_confirmed(orla, joint, record):
    (point,) = read_accounts(joint, orla.actor, record.met).points
    assert point.told == Told.NOT_CONFIRMED
    assert row(orla, record.dialogue, "read_out_mention", party="cn")["stance"] == "asked and not confirmed"
    assert "added nothing" in paper(orla, RecordForm.READ_OUTS, record.met)
