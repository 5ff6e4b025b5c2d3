"""What becomes of promises, on their pages: conditions, terms, scores, targets, claims, next steps, due lists."""

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from actions.claims import list_claims
from actions.commitment_reviews import read_scoring
from actions.commitment_targets import list_targets
from actions.commitments import list_commitments, read_commitment, record_commitment
from actions.next_steps import list_next_steps
from dialogue.commitments import Standing, Status
from dialogue.record import ConditionState, NextStepState, Obligation
from dialogue.reviews import Scale
from dialogue.vocabulary import DueKind, Stance, Strength
from tests.dashboard.test_record_pages import opened, sent, unfolded, words_of

TODAY = datetime.now(UTC).date()
QUOTE = "Both sides will meet again in the spring."


def made(house, scene, **changes):
    orla = house["orla"]
    given = {
        "passage_id": scene.agreed, "debtor": "cn", "action_en": "answer in spring", "action_zh": "春季答复",
        "strength": Strength.WILL, "dialogue_id": scene.dialogue, "meeting_id": scene.meeting, **changes,
    }  # fmt: skip
    with orla.writing() as session:
        return record_commitment(session, orla.actor, **given).id


def line(house, commitment):
    with house["orla"].reading() as session:
        return read_commitment(session, house["orla"].actor, commitment, today=TODAY)


def cited(app: AppTest, form: str, scene) -> AppTest:
    """The form with the scene's source chosen and a sentence of it quoted."""
    app.selectbox(key=f"{form}_source").set_value(scene.source.hex).run()
    app.text_area(key=f"{form}_0_quote").input(QUOTE)
    return app


def on(house, scene, drawer: str, commitment, who="orla") -> AppTest:
    return unfolded(opened(who, "commitments", id=commitment), drawer)


def test_everything_a_commitment_says_is_typed_in_one_form_and_a_past_day_is_told(house, scene):
    earlier = made(house, scene, action_en="answer soon")
    app = opened("orla", "commitments", record="1", dialogue=scene.dialogue, restates=earlier)
    assert "answer soon" in words_of(app)
    cited(app, "commitment", scene)
    form = "commitment_0"
    app.selectbox(key=f"{form}_debtor").set_value("cn")
    app.multiselect(key=f"{form}_also_debtors").set_value(["us"])
    app.text_input(key=f"{form}_action_en").input("buy more grain")
    app.text_input(key=f"{form}_quantity").input("25")
    app.text_input(key=f"{form}_unit_en").input("million tonnes")
    app.text_input(key=f"{form}_quantity_period").input("each year")
    app.selectbox(key=f"{form}_due_kind").set_value(DueKind.PERIOD)
    app.date_input(key=f"{form}_due_from").set_value(date(2020, 1, 1))
    app.date_input(key=f"{form}_due_on").set_value(date(2021, 12, 31))
    app.text_input(key=f"{form}_owner").input("trade desk")
    app.selectbox(key=f"{form}_topic").set_value(scene.topic)
    told = words_of(sent(app, form))
    assert "Its last day has passed already" in told
    with house["helen"].reading() as session:
        (bought,) = (c for c in list_commitments(session, house["helen"].actor, today=TODAY) if c.quantity)
    assert (bought.restates_id, bought.owner, bought.status) == (earlier, "trade desk", Status.OVERDUE)
    assert bought.topic_id == scene.topic
    assert [one.party for one in bought.on_side(Obligation.DEBTOR)] == ["cn", "us"]
    for name, language, expected in (
        ("oscar", "en", ("China, US: buy more grain", "25 million tonnes (each year)", "1 Jan 2020 to 31 Dec 2021",
                         "Said again", "answer soon", "overdue", "Waiting times")),
        ("luci", "zh", ("中方、美方", "2020年1月1日至2021年12月31日", "重申情况", "已逾期")),
    ):  # fmt: skip
        shown = words_of(opened(name, "commitments", language, id=bought.id))
        for words in expected:
            assert words in shown, words


def test_a_refused_form_keeps_what_was_typed(house, scene):
    app = cited(opened("orla", "commitments", record="1", dialogue=scene.dialogue), "commitment", scene)
    app.text_input(key="commitment_0_action_en").input("buy more grain")
    app.text_input(key="commitment_0_quantity").input("25")
    app.selectbox(key="commitment_0_due_kind").set_value(DueKind.PERIOD)
    assert "alt-notice-refused" in words_of(sent(app, "commitment_0"))
    assert app.text_input(key="commitment_0_quantity").value == "25"
    assert app.text_area(key="commitment_0_quote").value == QUOTE


def test_a_condition_is_found_met_and_a_day_is_worked_out(house, scene):
    promise = made(
        house,
        scene,
        condition_en="the ports agree",
        due_kind=DueKind.EVENT,
        due_event_en="the summit",
        due_offset_days=-7,
    )
    assert "waits for its condition" in words_of(opened("wenyan", "commitments"))
    app = cited(on(house, scene, "commitment_condition", promise), "condition", scene)
    app.selectbox(key="condition_0_state").set_value(ConditionState.MET)
    sent(app, "condition_0")
    app = on(house, scene, "commitment_due", promise)
    assert "alt-notice-refused" in words_of(sent(app, "due_0"))
    app.date_input(key="due_0_event").set_value(TODAY)
    sent(app, "due_0")
    seen = line(house, promise)
    assert (seen.condition.state, seen.due_on) == (ConditionState.MET, TODAY - timedelta(days=7))
    shown = words_of(opened("wenyan", "commitments", id=promise))
    for words in ("Condition: met", "7 days before: the summit", "overdue"):
        assert words in shown, words


def test_what_counts_is_written_before_and_then_a_period_is_scored(house, scene):
    promise = made(house, scene)
    app = cited(on(house, scene, "commitment_review", promise), "review", scene)
    app.date_input(key="review_0_from").set_value(date(2025, 1, 1))
    app.date_input(key="review_0_until").set_value(date(2025, 12, 31))
    app.selectbox(key="review_0_score_implementation").set_value(2)
    assert "please write what will count before anybody scores" in words_of(sent(app, "review_0"))
    guide = on(house, scene, "commitment_guideline", promise)
    guide.text_area(key="guideline_0_text_en").input("An answer <in writing> counts.")
    sent(guide, "guideline_0")
    sent(app, "review_0")
    with house["helen"].reading() as session:
        scoring = read_scoring(session, house["helen"].actor, promise)
    assert [(review.scale, review.score) for review in scoring.reviews] == [(Scale.IMPLEMENTATION, 2)]
    shown = words_of(opened("helen", "commitments", id=promise))
    for words in (
        "An answer &lt;in writing&gt; counts.",
        "2 · intermediate implementation",
        "1 Jan 2025 to 31 Dec 2025",
    ):
        assert words in shown, words
    assert "2 · 中等程度" in words_of(opened("luci", "commitments", "zh", id=promise))


def test_two_sets_of_figures_stand_beside_each_other(house, scene):
    promise = made(house, scene)
    for by, amount in (("import figures", "200"), ("export figures", "160")):
        app = on(house, scene, "commitment_target", promise)
        app.text_input(key="target_0_by").input(by)
        app.text_input(key="target_0_amount").input("much")
        assert "is not a number" in words_of(sent(app, "target_0"))
        app.text_input(key="target_0_amount").input(amount)
        sent(app, "target_0")
    app = cited(on(house, scene, "commitment_figure", promise), "figure", scene)
    app.text_input(key="figure_0_amount").input("90")
    sent(app, "figure_0")
    with house["orla"].reading() as session:
        first, second = list_targets(session, house["orla"].actor, commitment_id=promise)
    assert ([f.amount for f in first.figures], second.figures) == (["90"], ())
    shown = words_of(opened("oscar", "commitments", id=promise))
    for words in (
        "import figures",
        "export figures",
        "45.0% of this target",
        "This set of data has shown nothing yet.",
    ):
        assert words in shown, words


def test_the_list_is_narrowed_by_status(house, scene):
    made(house, scene, action_en="the late one", due_kind=DueKind.DATE, due_on=date(2020, 1, 1))
    made(house, scene, action_en="the open one")
    shown = words_of(opened("oscar", "commitments", status=Status.OVERDUE.value))
    assert "the late one" in shown
    assert "the open one" not in shown


def test_a_head_scores_for_its_own_side_and_nobody_else_reads_it(house, scene):
    promise = made(house, scene)
    app = on(house, scene, "commitment_guideline", promise, "helen")
    app.text_area(key="guideline_0_text_en").input("Ours alone: a visit counts.")
    sent(app, "guideline_0")
    assert "Ours alone" in words_of(opened("daniel", "commitments", id=promise))
    for name in ("orla", "wenyan", "oscar"):
        assert "Ours alone" not in words_of(opened(name, "commitments", id=promise))
    app = cited(opened("helen", "commitments", record="1", dialogue=scene.dialogue), "commitment", scene)
    app.text_input(key="commitment_0_action_en").input("what they told us only")
    sent(app, "commitment_0")
    assert "what they told us only" in words_of(opened("daniel", "commitments"))
    for name in ("orla", "wenyan"):
        assert "what they told us only" not in words_of(opened(name, "commitments"))


def test_a_claim_is_recorded_with_who_claims_it_denied_and_recalled(house, scene):
    app = cited(opened("orla", "claims", record="1", dialogue=scene.dialogue), "claim", scene)
    app.text_input(key="claim_0_proposition_en").input("the fees will fall")
    app.selectbox(key="claim_0_who").set_value("us")
    app.date_input(key="claim_0_as_of").set_value(date(2025, 3, 12))
    sent(app, "claim_0")
    with house["orla"].reading() as session:
        (claim,) = list_claims(session, house["orla"].actor)
    assert (claim.standing, claim.claimants, claim.grounds) == (Standing.CLAIMED, ("us",), "")
    app = cited(unfolded(opened("wenyan", "claims", id=claim.id), "claim_account_drawer"), "claim_account", scene)
    app.selectbox(key="claim_account_0_stance").set_value(Stance.DENIED)
    sent(app, "claim_account_0")
    shown = words_of(opened("oscar", "claims"))
    for words in ("the fees will fall", "US: asserted", "China: denied", "disputed", "no source given"):
        assert words in shown, words
    app = cited(opened("orla", "claims", record="1", dialogue=scene.dialogue, like=claim.id), "claim", scene)
    app.text_input(key="claim_0_proposition_en").input("the fees will fall again")
    app.selectbox(key="claim_0_who").set_value("us")
    sent(app, "claim_0")
    assert "the fees will fall again" not in words_of(opened("oscar", "claims", standing=Standing.DISPUTED.value))
    with house["orla"].reading() as session:
        later = next(c for c in list_claims(session, house["orla"].actor) if c.recalls)
    assert "The like was claimed before" in words_of(opened("oscar", "claims", id=later.id))
    assert "claimant=us" in words_of(opened("oscar", "claims"))


def test_a_next_step_is_kept_found_overdue_under_who_sees_to_it_settled_and_opened_again(house, scene):
    app = opened("orla", "next_steps", record="1", dialogue=scene.dialogue)
    app.text_input(key="next_step_0_action_en").input("pass the list on")
    app.selectbox(key="next_step_0_party").set_value("us")
    app.date_input(key="next_step_0_due").set_value(TODAY - timedelta(days=3))
    app.text_input(key="next_step_0_owner").input("Robin of the desk")
    sent(app, "next_step_0")
    shown = words_of(opened("helen", "next_steps"))
    for words in ("pass the list on", "Robin of the desk", "overdue", "1 of them is overdue."):
        assert words in shown, words
    assert "美方" in words_of(opened("luci", "next_steps", "zh", by="side"))
    with house["orla"].reading() as session:
        (step,) = list_next_steps(session, house["orla"].actor, today=TODAY)
    app = opened("robin", "next_steps", id=step.id)
    app.selectbox(key="settle_0_state").set_value(NextStepState.DROPPED)
    assert "alt-notice-refused" in words_of(sent(app, "settle_0"))
    app.text_input(key="settle_0_outcome").input("no longer wanted")
    sent(app, "settle_0")
    shown = words_of(opened("oscar", "next_steps", state=NextStepState.DROPPED.value))
    assert "no longer wanted" in shown
    app = opened("robin", "next_steps", id=step.id)
    app.button(key="reopen_submit").click().run()
    assert not app.exception
    with house["orla"].reading() as session:
        (step,) = list_next_steps(session, house["orla"].actor, today=TODAY)
    assert step.state == NextStepState.OPEN


@pytest.mark.parametrize("page", ["claims", "next_steps"])
def test_a_page_that_is_not_for_somebody_looks_like_none(house, scene, page):
    told = {name: words_of(opened(name, page, id=scene.dialogue)) for name in ("oscar", "helen")}
    assert all("There is nothing here, or it is not for you to see." in words for words in told.values())
