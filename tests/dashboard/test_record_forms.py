"""The forms for what was handed over, for an author's comment, and for a dialogue itself."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from actions.dialogues import list_dialogues, read_dialogue
from actions.drafts import open_draft
from actions.people import record_organisation
from actions.positions import list_comments, list_positions, record_position
from actions.transmittals import list_transmittals
from dialogue.record import Channel, DialogueStatus
from dialogue.vocabulary import AttributionRule, DraftKind
from tests.dashboard.test_record_pages import opened, sent, with_forms, words_of

LANGUAGES = ("en", "zh")
REFUSED = re.compile(r'alt-notice-refused"[^>]*><p>(.*?)</p>')


def refusals(app: AppTest) -> list[str]:
    """What the page refuses, in its own words."""
    return REFUSED.findall(words_of(app))


def is_one_sentence(told: list[str], language: str) -> bool:
    """Whether a page refuses once, in the reader's language and in no other."""
    foreign = "[A-Za-z]" if language == "zh" else "[一-鿿]"
    return len(told) == 1 and told[0].endswith(("。", ".")) and not re.search(foreign, told[0])


def test_a_text_is_handed_over_to_an_agency_of_the_register(house, scene):
    with house["orla"].writing() as session:
        draft = open_draft(
            session, house["orla"].actor, dialogue_id=scene.dialogue, meeting_id=scene.meeting, kind=DraftKind.CONSENSUS,
            title_en="Consensus on Ports", title_zh="港口共识", parties=["us", "cn"],
        ).id  # fmt: skip
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    assert app.selectbox(key="transmittal_0_draft").value == draft
    app.selectbox(key="transmittal_0_organisation").set_value(scene.organisation)
    app.date_input(key="transmittal_0_sent").set_value(date(2025, 3, 20))
    app.selectbox(key="transmittal_0_channel").set_value(Channel.NOTE)
    app.text_input(key="transmittal_0_version").input("2.1")
    app.text_input(key="transmittal_0_receipt").input("No. 7 <of> 2025")
    sent(app, "transmittal_0")
    with house["wenyan"].reading() as session:
        (line,) = list_transmittals(session, house["wenyan"].actor)
    assert (line.draft_id, line.meeting_id, line.organisation_id) == (draft, scene.meeting, scene.organisation)
    assert (line.agency_zh, line.sent_on, line.channel) == ("港口研究院", date(2025, 3, 20), Channel.NOTE)
    for name, expected in (
        ("orla", ("Port Institute", "Consensus on Ports · version: 2.1 · receipt: No. 7 &lt;of&gt; 2025")),
        ("helen", ("20 Mar 2025", "diplomatic note")),
    ):
        told = words_of(with_forms(name, "dialogue", id=scene.dialogue, meeting=scene.meeting))
        assert all(words in told for words in expected), name
    assert "港口研究院" in words_of(with_forms("wenyan", "dialogue", "zh", id=scene.dialogue, meeting=scene.meeting))


def test_the_papers_of_a_meeting_go_to_an_agency_that_is_only_described(house, scene):
    app = with_forms("robin", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="transmittal_0_agency_en").input("an agency of the government")
    app.date_input(key="transmittal_0_sent").set_value(date(2025, 4, 1))
    sent(app, "transmittal_0")
    with house["orla"].reading() as session:
        (line,) = list_transmittals(session, house["orla"].actor, meeting_id=scene.meeting)
    assert (line.draft_id, line.agency_en, line.organisation_id) == (None, "an agency of the government", None)
    assert "the papers of the meeting" in words_of(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_transmittal_is_refused_in_one_sentence_and_keeps_what_was_typed(language, house, scene):
    app = with_forms("orla", "dialogue", language, id=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="transmittal_0_receipt").input("No. 7")
    sent(app, "transmittal_0")
    assert is_one_sentence(refusals(app), language)
    app.date_input(key="transmittal_0_sent").set_value(date(2025, 4, 1))
    sent(app, "transmittal_0")
    assert is_one_sentence(refusals(app), language)
    assert app.text_input(key="transmittal_0_receipt").value == "No. 7"
    with house["orla"].reading() as session:
        assert list_transmittals(session, house["orla"].actor) == []


def test_an_authors_comment_is_kept_beside_its_source_and_is_no_position(house, scene):
    with house["orla"].writing() as session:
        position = record_position(
            session, house["orla"].actor, passage_id=scene.said_us, party="us", statement_en="Publish every month.",
            meeting_id=scene.meeting,
        ).id  # fmt: skip
    app = opened("orla", "sources", id=scene.source)
    assert app.selectbox(key="comment_passage").value == scene.comment.hex
    app.text_input(key="comment_0_author").input("The note-taker")
    app.text_input(key="comment_0_text").input("nothing will come <soon>")
    app.selectbox(key="comment_0_about").set_value(position)
    sent(app, "comment_0")
    with house["helen"].reading() as session:
        (line,) = list_comments(session, house["helen"].actor)
        assert [p.id for p in list_positions(session, house["helen"].actor)] == [position]
    assert (line.author, line.about_id, line.quote.passage_id) == ("The note-taker", position, scene.comment)
    told = words_of(opened("oscar", "sources", id=scene.source))
    for expected in ("The note-taker: nothing will come &lt;soon&gt;", "US: Publish every month."):
        assert expected in told
    told = words_of(opened("wenyan", "positions", dialogue=scene.dialogue, id=position))
    assert "The note-taker: nothing will come &lt;soon&gt;" in told.split("What authors of sources think of it")[1]
    assert "The note-taker" not in words_of(with_forms("wenyan", "dialogue", id=scene.dialogue, meeting=scene.meeting))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_comment_is_refused_in_one_sentence(language, house, scene):
    app = opened("robin", "sources", language, id=scene.source)
    app.selectbox(key="comment_passage").set_value("new").run()
    sent(app, "comment_0")
    assert is_one_sentence(refusals(app), language)
    app.text_input(key="comment_0_author").input("The note-taker")
    sent(app, "comment_0")
    assert is_one_sentence(refusals(app), language)
    app.text_area(key="comment_0_quote").input("words that are not there")
    sent(app, "comment_0")
    assert is_one_sentence(refusals(app), language)
    assert app.text_input(key="comment_0_author").value == "The note-taker"
    with house["orla"].reading() as session:
        assert list_comments(session, house["orla"].actor) == []


def test_a_comment_noted_for_the_own_side_is_shown_to_nobody_else(house, scene):
    app = opened("daniel", "sources", id=scene.source)
    app.radio(key="comment_audience").set_value("party_us").run()
    app.text_input(key="comment_0_author").input("A sceptic")
    sent(app, "comment_0")
    told = words_of(opened("helen", "sources", id=scene.source))
    assert "A sceptic" in told
    assert "alt-private-mark" in told
    for name in ("orla", "wenyan", "oscar"):
        told = words_of(opened(name, "sources", id=scene.source))
        assert "A sceptic" not in told
        assert "alt-private-mark" not in told


def test_a_dialogue_is_described_anew_and_its_parties_read_it(house, scene):
    app = with_forms("orla", "dialogue", id=scene.dialogue)
    form = f"amend_dialogue_{scene.dialogue.hex}_0"
    assert app.text_input(key=f"{form}_name_zh").value == "港口对话"
    app.text_input(key=f"{form}_name_en").input("Dialogue on Ports and Pilots")
    app.selectbox(key=f"{form}_rule").set_value(AttributionRule.CHATHAM_HOUSE)
    app.selectbox(key=f"{form}_status").set_value(DialogueStatus.DORMANT)
    app.text_area(key=f"{form}_note_en").input("Paused for a year.")
    sent(app, form)
    with house["helen"].reading() as session:
        view = read_dialogue(session, house["helen"].actor, scene.dialogue)
    assert (view.name_en, view.name_zh, view.track) == ("Dialogue on Ports and Pilots", "港口对话", "1.5")
    assert (view.attribution_rule, view.status) == (AttributionRule.CHATHAM_HOUSE, DialogueStatus.DORMANT)
    assert "Paused for a year." in words_of(with_forms("wenyan", "dialogue", id=scene.dialogue))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dialogue_without_a_name_is_refused_in_one_sentence(language, house, scene):
    app = with_forms("orla", "dialogue", language, id=scene.dialogue)
    form = f"amend_dialogue_{scene.dialogue.hex}_0"
    for name in ("name_en", "name_zh"):
        app.text_input(key=f"{form}_{name}").set_value("")
    sent(app, form)
    assert is_one_sentence(refusals(app), language)
    with house["orla"].reading() as session:
        assert read_dialogue(session, house["orla"].actor, scene.dialogue).name_en == "Dialogue on Ports"


def test_co_hosts_are_named_one_after_another_out_of_the_register(house, scene):
    with house["orla"].writing() as session:
        forum = record_organisation(session, house["orla"].actor, name_en="Quay Forum").id
    app = with_forms("orla", "dialogue", id=scene.dialogue)
    for turn, organisation in enumerate((forum, scene.organisation)):
        app.selectbox(key=f"co_host_{turn}_organisation").set_value(organisation)
        sent(app, f"co_host_{turn}")
    told = re.sub(r"<[^>]+>", "", words_of(with_forms("helen", "dialogue", id=scene.dialogue)))
    assert "Quay Forum · Port Institute" in told
    assert "no further organisation" in words_of(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_co_host_chosen_is_refused_in_one_sentence(language, house, scene):
    app = sent(with_forms("orla", "dialogue", language, id=scene.dialogue), "co_host_0")
    assert is_one_sentence(refusals(app), language)
    with house["orla"].reading() as session:
        assert read_dialogue(session, house["orla"].actor, scene.dialogue).co_hosts == ()


def test_a_dialogue_is_opened_with_those_who_convene_it(house, scene):
    app = opened("orla", "dialogues")
    app.text_input(key="open_dialogue_0_name_en").input("Dialogue on Tides")
    app.multiselect(key="open_dialogue_0_hosts").set_value([scene.organisation])
    sent(app, "open_dialogue_0")
    with house["helen"].reading() as session:
        made = next(
            line for line in list_dialogues(session, house["helen"].actor) if line.name_en == "Dialogue on Tides"
        )
        view = read_dialogue(session, house["helen"].actor, made.id)
    assert [host.name_en for host in view.co_hosts] == ["Port Institute"]


def test_only_the_organiser_describes_a_dialogue_and_only_the_secretariat_hands_over(house, scene):
    def forms(name):
        app = with_forms(name, "dialogue", id=scene.dialogue, meeting=scene.meeting)
        keys = {button.key.rsplit("_", 2)[0] for button in app.button if button.key and button.key.endswith("_submit")}
        return {key.removesuffix(f"_{scene.dialogue.hex}") for key in keys} & {
            "amend_dialogue",
            "co_host",
            "transmittal",
        }

    assert forms("orla") == {"amend_dialogue", "co_host", "transmittal"}
    assert forms("robin") == {"transmittal"}
    for name in ("helen", "wenyan", "oscar", "elliot"):
        assert forms(name) == set(), name
