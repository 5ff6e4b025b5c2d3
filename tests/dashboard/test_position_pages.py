"""The pages of positions side by side, requests, measures, communications and read-outs, opened and used by every side."""

import re
from datetime import UTC, date, datetime
from itertools import cycle

import pytest

from actions.communications import list_communications
from actions.measures import list_measures, record_measure
from actions.positions import list_positions, list_topics, record_position, record_topic
from actions.read_outs import read_accounts
from actions.requests import list_requests
from actions.source_frames import Frame, record_frame
from actions.sources import record_source
from dialogue.positions import Answer, AttributionClass, Directness, Firmness, Movement
from dialogue.read_outs import Terms, Told
from dialogue.record import CommunicationKind, MeasureEventKind
from dialogue.vocabulary import PositionKind, SourceKind
from tests.dashboard.conftest import NAMES
from tests.dashboard.test_record_forms import is_one_sentence, refusals
from tests.dashboard.test_record_pages import opened, sent, unfolded, with_forms, words_of

PAGES = ("matrix", "requests", "measures", "communications", "read_outs")
TODAY = datetime.now(UTC).date()


def stated(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "topic_id": scene.topic, "meeting_id": scene.meeting,
        "statement_en": "Publish <waiting> times.", "statement_zh": "应公布等待时间。", **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


@pytest.mark.parametrize(("name", "language"), [*zip(NAMES, cycle(("en", "zh")), strict=False), ("orla", "zh")])
def test_each_page_opens_for_everybody_with_and_without_anything_to_show(name, language, house, scene):
    for page in PAGES:
        opened(name, page, language, dialogue=scene.dialogue)
    first = stated(house["orla"], scene, kind=PositionKind.REQUEST, addressee="cn", leaning=1)
    stated(house["orla"], scene, supersedes_id=first, movement=Movement.SOFTENED, leaning=0)
    with house["orla"].writing() as session:
        measure = record_measure(
            session, house["orla"].actor, name_en="Rules", name_zh="规则", dialogue_id=scene.dialogue
        ).id
    for page, asked in (
        ("matrix", {"topic": scene.topic, "party": "us"}), ("matrix", {"view": "movement"}), ("matrix", {"view": "distance"}),
        ("requests", {}), ("requests", {"id": first}), ("measures", {}), ("measures", {"id": measure}),
        ("communications", {}), ("read_outs", {"meeting": scene.meeting}), ("positions", {}),
    ):  # fmt: skip
        told = words_of(opened(name, page, language, dialogue=scene.dialogue, **asked))
        assert "<waiting>" not in told
        assert "mistake of ours" not in told


def test_a_position_is_recorded_with_how_it_was_said(house, scene):
    earlier = stated(house["orla"], scene)
    app = with_forms("orla", "positions", dialogue=scene.dialogue, meeting=scene.meeting)
    app.selectbox(key="position_source").set_value(scene.source.hex).run()
    form = "position_0"
    app.text_input(key=f"{form}_statement_en").input("Not before the summer.")
    app.text_area(key=f"{form}_quote").input("both ports publish their waiting times")
    app.selectbox(key=f"{form}_kind").set_value(PositionKind.WARNING)
    app.selectbox(key=f"{form}_speaker").set_value(scene.seat_us)
    app.selectbox(key=f"{form}_class").set_value(AttributionClass.OFFICIAL)
    app.selectbox(key=f"{form}_firmness").set_value(Firmness.RED_LINE)
    app.selectbox(key=f"{form}_directness").set_value(Directness.PARAPHRASE)
    app.text_input(key=f"{form}_verb").input("warned")
    app.text_input(key=f"{form}_translated").input("the secretariat")
    app.text_area(key=f"{form}_chain").input(" a coalition\n\na newspaper ")
    app.selectbox(key=f"{form}_addressee").set_value("cn")
    app.selectbox(key=f"{form}_supersedes").set_value(earlier)
    app.selectbox(key=f"{form}_movement").set_value(Movement.HARDENED)
    app.selectbox(key=f"{form}_responds").set_value(earlier)
    app.text_input(key=f"{form}_new_topic_en").input("Summer")
    app.text_input(key=f"{form}_proposition_en").input("Nothing is published before the summer.")
    app.text_input(key=f"{form}_scope").input("ports only")
    app.selectbox(key=f"{form}_broader").set_value(scene.topic)
    sent(app, form)
    assert refusals(app) == []
    with house["wenyan"].reading() as session:
        who = house["wenyan"].actor
        line = next(p for p in list_positions(session, who) if p.id != earlier)
        topic = next(t for t in list_topics(session, who) if t.id == line.topic_id)
    assert (line.kind, line.speaker_en, line.firmness) == (PositionKind.WARNING, "Marta Quill", Firmness.RED_LINE)
    assert (line.directness, line.verb, line.chain) == (Directness.PARAPHRASE, "warned", "a coalition\na newspaper")
    assert (line.supersedes_id, line.movement, line.responds_to_id) == (earlier, Movement.HARDENED, earlier)
    assert (line.translated_by, line.addressee, line.attribution_class) == (
        "the secretariat",
        "cn",
        AttributionClass.OFFICIAL,
    )
    assert (topic.proposition_en, topic.scope_note, topic.broader_id) == (
        "Nothing is published before the summer.", "ports only", scene.topic,
    )  # fmt: skip
    told = words_of(opened("helen", "positions", dialogue=scene.dialogue, id=line.id))
    for words in ("a coalition → a newspaper", "▮ cannot be moved", "paraphrase", "“warned”", "△ hardened", "to China"):
        assert words in told, words
    told = words_of(opened("wenyan", "positions", "zh", dialogue=scene.dialogue, id=line.id))
    assert "▮ 不可动摇" in told


def test_an_answer_and_its_silence_are_kept_and_shown_with_the_age(house, scene):
    request = stated(house["orla"], scene, kind=PositionKind.REQUEST, addressee="cn", stated_on=date(2025, 3, 10))
    app = opened("orla", "requests", dialogue=scene.dialogue)
    days = (TODAY - date(2025, 3, 10)).days
    assert f"{days:,} days" in words_of(app) or f"{days} days" in words_of(app)
    assert "US asks China" in words_of(app)
    unfolded(app, f"answer_{scene.dialogue.hex}")
    app.selectbox(key="answer_0_answer").set_value(Answer.NO_RESPONSE)
    app.date_input(key="answer_0_seen").set_value(date(2025, 6, 1))
    app.checkbox(key="answer_0_inferred").check()
    sent(app, "answer_0")
    assert refusals(app) == []
    app = opened("wenyan", "requests", id=request)
    assert "inferred: nobody said so" in words_of(app)
    unfolded(app, f"answer_{scene.dialogue.hex}")
    app.selectbox(key="answer_source").set_value(scene.source.hex).run()
    app.selectbox(key="answer_0_answer").set_value(Answer.COUNTERED)
    app.text_area(key="answer_0_quote").input("中方表示愿意研究")
    sent(app, "answer_0")
    with house["helen"].reading() as session:
        (line,) = list_requests(session, house["helen"].actor, today=TODAY)
    assert [a.answer for a in line.answers] == [Answer.NO_RESPONSE, Answer.COUNTERED]
    assert "⇄ answered with an offer of its own" in words_of(opened("helen", "requests", dialogue=scene.dialogue))
    waiting = words_of(opened("helen", "requests", dialogue=scene.dialogue, answer="waiting"))
    assert "No request answers to this choice." in waiting


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_without_words_is_refused_in_one_sentence_and_what_was_typed_is_kept(language, house, scene):
    stated(house["orla"], scene, kind=PositionKind.REQUEST, addressee="cn")
    app = opened("orla", "requests", language, dialogue=scene.dialogue)
    unfolded(app, f"answer_{scene.dialogue.hex}")
    app.text_input(key="answer_0_note").input("No. 7")
    sent(app, "answer_0")
    assert is_one_sentence(refusals(app), language)
    app.selectbox(key="answer_0_answer").set_value(Answer.GRANTED)
    sent(app, "answer_0")
    assert is_one_sentence(refusals(app), language)
    assert app.text_input(key="answer_0_note").value == "No. 7"


def test_a_cell_of_the_matrix_is_opened_by_a_click_and_no_quote_is_there_before(house, scene):
    stated(house["orla"], scene, firmness=Firmness.FIRM, leaning=2)
    told = words_of(opened("wenyan", "matrix", dialogue=scene.dialogue))
    assert "Publish &lt;waiting&gt; times." in told
    assert "no statement" in told
    assert "▪ ✓" in told
    assert "both ports publish their waiting times every month" not in told
    cell = re.search(r'href="(/matrix\?[^"]*party=us[^"]*)"', told).group(1)
    assert f"topic={scene.topic.hex}" in cell
    told = words_of(opened("wenyan", "matrix", dialogue=scene.dialogue, topic=scene.topic, party="us"))
    assert "both ports publish their waiting times every month" in told


def test_movement_shows_both_quotes_and_distance_its_gaps_and_its_coders(house, scene):
    with house["orla"].writing() as session:
        topic = record_topic(
            session,
            house["orla"].actor,
            name_en="Fees",
            proposition_en="Fees are published.",
            dialogue_id=scene.dialogue,
        ).id
    first = stated(house["orla"], scene, topic_id=topic, leaning=2)
    stated(
        house["orla"], scene, topic_id=topic, leaning=1, passage_id=scene.agreed, supersedes_id=first,
        movement=Movement.SOFTENED,
    )  # fmt: skip
    told = words_of(opened("helen", "matrix", dialogue=scene.dialogue, view="movement"))
    for words in (
        "▽ softened",
        "both ports publish their waiting times every month",
        "Both sides will meet again",
        "1 of 1",
    ):
        assert words in told, words
    told = words_of(opened("helen", "matrix", dialogue=scene.dialogue, view="distance"))
    assert "0 of 1" in told
    stated(house["orla"], scene, party="cn", passage_id=scene.said_cn, topic_id=topic, leaning=-2)
    told = words_of(opened("helen", "matrix", dialogue=scene.dialogue, view="distance"))
    assert "3 far apart" in told
    assert "One coder has read these positions" in told


def test_a_second_coder_reads_alone_and_the_agreement_is_told(house, scene):
    with house["orla"].writing() as session:
        topic = record_topic(
            session,
            house["orla"].actor,
            name_en="Fees",
            proposition_en="Fees are published.",
            dialogue_id=scene.dialogue,
        ).id
    for leaning in (2, -2):
        stated(house["orla"], scene, topic_id=topic, leaning=leaning)
    app = opened("robin", "matrix", dialogue=scene.dialogue, view="distance")
    for turn, leaning in enumerate((2, -2)):
        unfolded(app, f"coding_{scene.dialogue.hex}")
        sent(app, f"coding_{turn}")
        assert is_one_sentence(refusals(app), "en")
        (choice,) = [radio for radio in app.radio if radio.key.startswith(f"coding_{turn}_leaning")]
        choice.set_value(leaning)
        sent(app, f"coding_{turn}")
        assert refusals(app) == []
    unfolded(app, f"coding_{scene.dialogue.hex}")
    told = words_of(app)
    for words in ("no position left", "2 of 2", "1.00", "Orla Docket and Robin"):
        assert words in told, words


def test_a_measure_and_what_happened_to_it_are_recorded_and_shown(house, scene):
    app = opened("orla", "measures", dialogue=scene.dialogue, record="1")
    app.text_input(key="measure_0_name_en").input("Rules <on> berths")
    app.selectbox(key="measure_0_owner").set_value("cn")
    app.text_input(key="measure_0_number").input("No. 7 of 2007")
    sent(app, "measure_0")
    assert refusals(app) == []
    with house["orla"].reading() as session:
        (measure,) = list_measures(session, house["orla"].actor)
    app = opened("orla", "measures", id=measure.id)
    for turn, (day, by) in enumerate(((date(2008, 5, 1), "cn"), (date(2009, 5, 1), "other"))):
        unfolded(app, f"measure_event_{measure.id.hex}")
        app.selectbox(key="measure_event_source").set_value(scene.source.hex).run()
        form = f"measure_event_{turn}"
        app.selectbox(key=f"{form}_kind").set_value(MeasureEventKind.DUE_TO_TAKE_EFFECT)
        app.date_input(key=f"{form}_on").set_value(day)
        app.selectbox(key=f"{form}_by").set_value(by)
        app.text_input(key=f"{form}_label").input("the embassy" if by == "other" else "")
        app.text_area(key=f"{form}_quote").input("both ports publish" if by == "cn" else "it seems that the ports")
        if by == "other":
            app.checkbox(key=f"{form}_comment").check()
        sent(app, form)
        assert refusals(app) == [], refusals(app)
    told = words_of(opened("helen", "measures", id=measure.id))
    for words in (
        "Sources give different days for “due to take effect”",
        "1 May 2008",
        "the embassy",
        "the author’s comment",
    ):
        assert words in told, words
    listed = words_of(opened("wenyan", "measures", "zh", dialogue=scene.dialogue, words="no. 7"))
    assert "Rules &lt;on&gt; berths" in listed


def test_a_letter_of_somebody_who_is_no_party_is_recorded(house, scene):
    app = opened("orla", "communications", dialogue=scene.dialogue, record="1")
    app.selectbox(key="communication_source").set_value(scene.source.hex).run()
    form = "communication_0"
    app.selectbox(key=f"{form}_sender").set_value("")
    app.text_input(key=f"{form}_from_en").input("A coalition of port users")
    app.selectbox(key=f"{form}_to").set_value("cn")
    app.text_input(key=f"{form}_what_en").input("Please wait.")
    app.text_input(key=f"{form}_printed").input("on Monday")
    app.text_area(key=f"{form}_quote").input("both ports publish")
    sent(app, form)
    assert refusals(app) == []
    with house["wenyan"].reading() as session:
        (line,) = list_communications(session, house["wenyan"].actor)
    assert (line.kind, line.sender_label_en, line.addressee) == (
        CommunicationKind.LETTER,
        "A coalition of port users",
        "cn",
    )
    told = words_of(opened("wenyan", "communications", dialogue=scene.dialogue))
    assert "A coalition of port users to China" in told
    assert "on Monday" in told


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_communication_and_an_empty_measure_are_refused_in_one_sentence(language, house, scene):
    for page, form in (("communications", "communication_0"), ("measures", "measure_0")):
        app = opened("orla", page, language, dialogue=scene.dialogue, record="1")
        sent(app, form)
        assert is_one_sentence(refusals(app), language), page


def test_two_read_outs_are_linked_by_a_person_and_counted(house, scene):
    orla, texts = house["orla"], {}
    for party, text in (("us", "The ports meet in May. Fees stay."), ("cn", "双方将于五月会晤。天气很好。")):
        with orla.writing() as session:
            texts[party] = record_source(
                session,
                orla.actor,
                kind=SourceKind.READ_OUT,
                title=f"Text {party}",
                text=text,
                meeting_id=scene.meeting,
            ).id
            if party == "cn":
                record_frame(session, orla.actor, texts[party], Frame(speaks_for=party))
    app = opened("orla", "read_outs", meeting=scene.meeting)
    unfolded(app, f"frame_{scene.meeting.hex}")
    app.selectbox(key="frame_0_source").set_value(texts["us"])
    app.selectbox(key="frame_0_party").set_value("us")
    app.date_input(key="frame_0_on").set_value(date(2025, 3, 12))
    sent(app, "frame_0")
    unfolded(app, f"link_{scene.meeting.hex}")
    app.radio(key="link_first").set_value("us").run()
    app.text_input(key="link_0_title_en").input("The meeting in May")
    picks = app.radio(key="link_0_pick_cn").options
    assert "双方将于五月会晤。" in picks
    app.radio(key="link_0_pick_cn").set_value("0")
    app.radio(key="link_0_terms").set_value(Terms.SAME)
    sent(app, "link_0")
    assert refusals(app) == []
    with house["helen"].reading() as session:
        (point,) = read_accounts(session, house["helen"].actor, scene.meeting).points
    assert (point.told, [m.quote.exact for m in point.mentions]) == (
        Told.SAME, ["The ports meet in May.", "双方将于五月会晤。"],
    )  # fmt: skip
    told = words_of(opened("wenyan", "read_outs", meeting=scene.meeting))
    for words in ("● both, same terms", "1 of 1", "33 characters", "12 Mar 2025", "<mark>双方将于五月会晤。</mark>"):
        assert words in told, words
    assert "alt-private-mark" not in told


def test_what_a_side_makes_of_the_read_outs_is_seen_by_nobody_else(house, scene):
    orla = house["orla"]
    with orla.writing() as session:
        source = record_source(
            session,
            orla.actor,
            kind=SourceKind.READ_OUT,
            title="Ours",
            text="The ports meet in May.",
            meeting_id=scene.meeting,
        ).id
        record_frame(session, orla.actor, source, Frame(speaks_for="us"))
    app = opened("daniel", "read_outs", meeting=scene.meeting)
    unfolded(app, f"link_{scene.meeting.hex}")
    app.text_input(key="link_0_title_en").input("A private thought")
    sent(app, "link_0")
    assert refusals(app) == []
    assert "A private thought" in words_of(opened("helen", "read_outs", meeting=scene.meeting))
    for name in ("orla", "wenyan", "oscar"):
        assert "A private thought" not in words_of(opened(name, "read_outs", meeting=scene.meeting))
