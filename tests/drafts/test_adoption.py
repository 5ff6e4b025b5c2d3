"""What stands between a text and its adoption, and when it is adopted."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from drafts.adoption import Obstacle, adopted_milestone, obstacles
from drafts.consensus import Agreement

CLEAN = "The Parties shall meet.", "双方应会晤。"
ONE, OTHER = uuid4(), uuid4()


@dataclass(frozen=True)
class Word:
    """A party's adoption."""

    party: str
    milestone_id: UUID


def test_a_clean_clause_that_is_agreed_and_conformed_may_be_adopted():
    assert obstacles(*CLEAN, Agreement.AGREED, is_conformed=True) == ()


@pytest.mark.parametrize(("en", "zh"), [("The Parties [shall] meet.", CLEAN[1]), (CLEAN[0], "双方［应］会晤。"), ("[shall]", "［应］")])  # fmt: skip
def test_brackets_in_either_language_stand_in_the_way_even_of_what_is_agreed(en, zh):
    assert obstacles(en, zh, Agreement.AGREED, is_conformed=True) == (Obstacle.BRACKETS,)


def test_languages_that_are_not_conformed_stand_in_the_way():
    assert obstacles(*CLEAN, Agreement.AGREED, is_conformed=False) == (Obstacle.NOT_CONFORMED,)


@pytest.mark.parametrize(
    ("stands", "obstacle"),
    [
        (Agreement.OPEN, Obstacle.NOT_AGREED),
        (Agreement.ONE, Obstacle.NOT_AGREED),
        (Agreement.AD_REFERENDUM, Obstacle.AD_REFERENDUM),
    ],
)
def test_what_is_not_agreed_or_only_ad_referendum_stands_in_the_way(stands, obstacle):
    assert obstacles(*CLEAN, stands, is_conformed=True) == (obstacle,)


def test_every_obstacle_of_a_clause_is_named():
    found = obstacles("[a]", "甲", Agreement.AD_REFERENDUM, is_conformed=False)
    assert found == (Obstacle.BRACKETS, Obstacle.NOT_CONFORMED, Obstacle.AD_REFERENDUM)


def test_a_text_is_adopted_when_every_party_has_adopted_the_same_milestone():
    words = [Word("us", ONE), Word("cn", OTHER), Word("us", OTHER)]
    assert adopted_milestone(words, ("us", "cn")) == OTHER
    assert adopted_milestone(words[:2], ("us", "cn")) is None
    assert adopted_milestone(words, ("us", "cn", "third")) is None


def test_what_another_than_the_parties_adopts_neither_helps_nor_hurts():
    assert adopted_milestone([Word("us", ONE), Word("outside", ONE)], ("us", "cn")) is None
    assert adopted_milestone([Word("us", ONE), Word("outside", ONE), Word("cn", ONE)], ("us", "cn")) == ONE


def test_a_draft_without_parties_is_adopted_by_nobody():
    assert adopted_milestone([Word("us", ONE)], ()) is None
    assert adopted_milestone([], ("us",)) is None
