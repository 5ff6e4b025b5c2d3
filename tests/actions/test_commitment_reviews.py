"""How a commitment is scored: what counts is written before, and two sets of figures are never made one."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy.exc

from actions.commitment_reviews import list_scorings, read_scoring, record_review, write_guideline
from actions.commitment_targets import list_targets, record_figure, set_target
from actions.commitments import record_commitment
from actions.sources import mark_passage
from dialogue.refusals import (
    CommentIsNotAPosition,
    EndsBeforeStart,
    FieldMissing,
    FinalReviewOverlaps,
    GuidelineWrittenAfterReview,
    NoGuideline,
    NoSuchRow,
    NoSuchScore,
    NotANumber,
    OutsideOfGuideline,
)
from dialogue.reviews import Scale
from dialogue.vocabulary import Strength
from models.reviews import Guideline

KROC, OUTCOMES = Scale.IMPLEMENTATION, Scale.COMPLIANCE
YEAR = {"from_on": date(2025, 1, 1), "until_on": date(2025, 12, 31)}
NEXT_YEAR = {"from_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}


@pytest.fixture
def promise(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        return record_commitment(
            session, orla.actor, passage_id=scene.agreed, debtor="cn", action_en="publish", strength=Strength.WILL,
            dialogue_id=scene.dialogue,
        ).id  # fmt: skip


@pytest.fixture
def bench(scene, desks, promise):
    """Write guidelines and score as the organiser would."""
    orla = desks["orla"]

    class Bench:
        def guideline(self, **given):
            with orla.writing() as session:
                return write_guideline(
                    session,
                    orla.actor,
                    promise,
                    **{"scale": KROC, "text_en": "Monthly figures are published.", **given},
                ).id

        def review(self, **given):
            wanted = {"scale": KROC, "passage_id": scene.agreed, "score": 2, **YEAR, **given}
            with orla.writing() as session:
                return record_review(session, orla.actor, promise, **wanted).id

        def scoring(self, by="helen"):
            with desks[by].reading() as session:
                return read_scoring(session, desks[by].actor, promise)

    return Bench()


def test_a_review_without_a_guideline_is_refused(bench):
    with pytest.raises(NoGuideline) as refused:
        bench.review()
    assert refused.value.facts == {"scale": KROC}
    bench.guideline(scale=OUTCOMES)
    with pytest.raises(NoGuideline):  # one on the other scale says nothing on this one
        bench.review()


def test_a_period_is_scored_against_the_guideline_that_stood_before_its_first_score(bench):
    first = bench.guideline()
    interim = bench.review(score=1)
    second = bench.guideline(text_en="Whoever sees a score may not move the posts.")
    final = bench.review(score=3, is_final=True)
    fresh = bench.review(score=0, **NEXT_YEAR)
    used = {review.id: review.guideline_id for review in bench.scoring().reviews}
    assert used == {interim: first, final: first, fresh: second}


def test_a_guideline_that_came_after_the_score_is_refused_for_that_period_even_when_it_is_named(bench):
    bench.guideline()
    bench.review()
    late = bench.guideline(text_en="Something easier.")
    with pytest.raises(GuidelineWrittenAfterReview) as refused:
        bench.review(guideline_id=late, from_on=date(2025, 12, 31), until_on=date(2026, 3, 1))
    assert refused.value.facts == YEAR
    assert bench.review(guideline_id=late, **NEXT_YEAR)


def test_a_guideline_of_another_commitment_is_not_there(bench, scene, desks):
    bench.guideline()
    orla = desks["orla"]
    with orla.writing() as session:
        other = record_commitment(
            session, orla.actor, passage_id=scene.agreed, debtor="us", action_en="A", strength=Strength.WILL,
            dialogue_id=scene.dialogue,
        ).id  # fmt: skip
        foreign = write_guideline(session, orla.actor, other, scale=KROC, text_en="G").id
    with pytest.raises(NoSuchRow):
        bench.review(guideline_id=foreign)


@pytest.mark.parametrize(
    ("scale", "score", "exists"),
    [(KROC, -1, False), (KROC, 0, True), (KROC, 3, True), (KROC, 4, False), (OUTCOMES, -2, False),
     (OUTCOMES, -1, True), (OUTCOMES, 1, True), (OUTCOMES, 2, False)],
)  # fmt: skip
def test_only_the_scores_of_the_scale_are_given(bench, scale, score, exists):
    bench.guideline(scale=scale)
    if exists:
        bench.review(scale=scale, score=score)
        assert [review.score for review in bench.scoring().reviews] == [score]
    else:
        with pytest.raises(NoSuchScore):
            bench.review(scale=scale, score=score)


def test_the_last_word_on_a_day_is_spoken_once_and_interim_reviews_may_overlap(bench):
    bench.guideline()
    bench.guideline(scale=OUTCOMES)
    bench.review()
    bench.review(is_final=True)
    bench.review(score=1)
    with pytest.raises(FinalReviewOverlaps) as refused:
        bench.review(is_final=True, from_on=date(2025, 12, 31), until_on=date(2026, 1, 31))
    assert refused.value.facts == YEAR
    assert bench.review(is_final=True, **NEXT_YEAR)
    assert bench.review(scale=OUTCOMES, score=0, is_final=True)


def test_a_review_has_a_period_within_the_window_a_score_and_evidence(bench, scene):
    bench.guideline(**YEAR)
    for changes, refusal in (
        ({"from_on": None}, FieldMissing), ({"score": None}, FieldMissing), ({"passage_id": None}, NoSuchRow),
        ({"until_on": date(2024, 12, 31)}, EndsBeforeStart), (NEXT_YEAR, OutsideOfGuideline),
        ({"until_on": date(2026, 1, 1)}, OutsideOfGuideline), ({"passage_id": scene.comment}, CommentIsNotAPosition),
    ):  # fmt: skip
        with pytest.raises(refusal):
            bench.review(**changes)
    assert bench.scoring().reviews == ()


def test_a_guideline_has_words_and_is_never_changed(bench, desks):
    with pytest.raises(FieldMissing):
        bench.guideline(text_en=" ")
    with pytest.raises(EndsBeforeStart):
        bench.guideline(from_on=date(2026, 1, 1), until_on=date(2025, 1, 1))
    written = bench.guideline()
    with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
        session.get(Guideline, written).text_en = "changed"


def test_scores_are_listed_by_dialogue_for_those_who_know_of_it(bench, scene, desks):
    bench.guideline()
    bench.review()
    for name, count in (("helen", 1), ("theodora", 0)):
        with desks[name].reading() as session:
            assert len(list_scorings(session, desks[name].actor)) == count
    with desks["helen"].reading() as session:
        (only,) = list_scorings(session, desks["helen"].actor, dialogue_id=scene.dialogue)
        assert only.against(only.reviews[0]).text_en == "Monthly figures are published."
        assert list_scorings(session, desks["orla"].actor, dialogue_id=scene.other_dialogue) == []
    with pytest.raises(NoSuchRow):
        bench.scoring("theodora")


def test_a_side_scores_a_joint_commitment_for_itself(bench, scene, desks, promise):
    wenyan = desks["wenyan"]
    with wenyan.reading() as joint, wenyan.writing_own() as own:
        passage = mark_passage(own, wenyan.actor, scene.source, "publish their waiting times", joint=joint).id
        write_guideline(own, wenyan.actor, promise, scale=OUTCOMES, text_zh="按月公布", joint=joint)
        record_review(
            own, wenyan.actor, promise, scale=OUTCOMES, passage_id=passage, score=1, joint=joint, **YEAR
        )  # fmt: skip
        target = set_target(own, wenyan.actor, promise, measured_by="我方数据", amount="12", joint=joint).id
        record_figure(own, wenyan.actor, target, amount="6", as_of=date(2025, 6, 30), passage_id=passage, joint=joint)
    with wenyan.reading() as joint, wenyan.reading_own() as own:
        mine = read_scoring(own, wenyan.actor, promise, joint=joint)
        (own_target,) = list_targets(own, wenyan.actor, commitment_id=promise, joint=joint)
    assert (mine.is_private, [r.score for r in mine.reviews]) == (True, [1])
    assert (own_target.is_private, own_target.latest.percent) == (True, Decimal(50))
    assert bench.scoring("orla").guidelines == bench.scoring("helen").guidelines == ()
    with desks["helen"].reading() as session:
        assert list_targets(session, desks["helen"].actor) == []


def test_two_official_sets_of_figures_for_one_promise_stay_two(scene, desks, promise):
    orla = desks["orla"]
    with orla.writing() as session:

        def target(by, amount, *figures):
            made = set_target(session, orla.actor, promise, measured_by=by, amount=amount, unit="US$ bn", **YEAR).id
            for shown, on in figures:
                record_figure(session, orla.actor, made, amount=shown, as_of=on, passage_id=scene.agreed)

        target("import statistics", "200", ("90", date(2025, 12, 31)), ("20", date(2025, 3, 31)))
        target("export statistics", "160.0", ("100", date(2025, 12, 31)))
    with desks["helen"].reading() as session:
        first, second = list_targets(session, desks["helen"].actor, commitment_id=promise)
    assert [f.amount for f in first.figures] == ["20", "90"]
    assert (first.latest.percent, second.latest.percent) == (Decimal(45), Decimal("62.5"))
    assert (first.measured_by, second.measured_by) == ("import statistics", "export statistics")


@pytest.mark.parametrize("amount", ["about 200", "2OO", "1,00", "二百", "1 2"])
def test_an_amount_that_is_to_be_compared_is_a_number(desks, promise, amount):
    orla = desks["orla"]
    with pytest.raises(NotANumber), orla.writing() as session:
        set_target(session, orla.actor, promise, measured_by="M", amount=amount)


def test_a_figure_of_a_target_of_another_dialogue_is_not_there(scene, desks, promise):
    orla = desks["orla"]
    with orla.writing() as session:
        target = set_target(session, orla.actor, promise, measured_by="M", amount="1").id
    for name, asked in (("theodora", target), ("orla", scene.agreed)):
        with pytest.raises(NoSuchRow) as refused, desks[name].writing() as session:
            record_figure(session, desks[name].actor, asked, amount="1", as_of=date(2026, 1, 1), passage_id=None)
        assert refused.value.facts == {"noun": "target"}
