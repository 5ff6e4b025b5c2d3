"""How the sides told one point of a meeting."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.read_outs import Terms, Told, told
from dialogue.reviews import SCORES, Scale, is_score
from dialogue.vocabulary import Stance


@dataclass(frozen=True)
class Said:
    party: str
    stance: Stance


A, B = "north", "south"
mentions = st.lists(st.builds(Said, st.sampled_from([A, B, "third"]), st.sampled_from(Stance)), max_size=6)


@pytest.mark.parametrize(
    ("said", "terms", "expected"),
    [
        ([Said(A, Stance.ASSERTED), Said(B, Stance.ASSERTED)], Terms.SAME, Told.SAME),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.ASSERTED)], Terms.VAGUER, Told.VAGUER),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.REWORDED)], Terms.DIFFERENT, Told.DIFFERENT),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.ASSERTED)], None, Told.NOT_COMPARED),
        ([Said(A, Stance.ASSERTED)], None, Told.ONE_ONLY),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.SILENT)], Terms.SAME, Told.ONE_ONLY),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.NOT_CONFIRMED)], Terms.SAME, Told.NOT_CONFIRMED),
        ([Said(A, Stance.ASSERTED), Said(B, Stance.DENIED)], Terms.SAME, Told.DENIED),
        ([], None, Told.UNTOLD),
    ],
)
def test_a_point_is_told_as_the_latest_words_of_each_side_have_it(
    said: list[Said], terms: Terms | None, expected: Told
) -> None:
    assert told(said, terms) == expected


def test_a_side_that_took_the_point_up_after_it_had_denied_it_tells_it() -> None:
    assert told([Said(A, Stance.ASSERTED), Said(B, Stance.DENIED), Said(B, Stance.ASSERTED)], Terms.SAME) == Told.SAME


@given(mentions, st.none() | st.sampled_from(Terms))
def test_both_is_never_said_of_what_a_side_denies_or_does_not_confirm(said: list[Said], terms: Terms | None) -> None:
    latest = {mention.party: mention.stance for mention in said}
    if (
        set(latest.values()) & {Stance.DENIED, Stance.WITHDRAWN, Stance.NOT_CONFIRMED, Stance.SILENT}
        and len(latest) == 2
    ):
        assert told(said, terms) not in (Told.SAME, Told.DIFFERENT, Told.VAGUER, Told.NOT_COMPARED)


@given(st.sampled_from(Scale), st.integers(-9, 9))
def test_a_score_is_one_of_its_scale(scale: Scale, score: int) -> None:
    assert is_score(scale, score) == (score in SCORES[scale])
