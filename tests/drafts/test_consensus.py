"""Agreement is derived from the keys; neither language is the source."""

from itertools import product
from typing import NamedTuple
from uuid import UUID

import pytest

from drafts.consensus import (
    Agreement,
    Level,
    agreement,
    is_conformed,
    keys,
    lagging_after,
    may_conform,
    missing_language,
    turned_keys,
)


class Revision(NamedTuple):
    """A revision as these rules see it."""

    id: UUID
    lagging: str = ""
    lagging_side: str = ""


class Key(NamedTuple):
    """A party's key."""

    revision_id: UUID
    party: str
    level: str = Level.CONFIRMED
    condition_id: UUID | None = None


class Word(NamedTuple):
    """A side's word that both languages say the same."""

    revision_id: UUID
    side: str


PARTIES = [("us", "cn"), ("us", "cn", "third")]
ALL = tuple((parties, party) for parties in PARTIES for party in parties)
EARLIER, PRESENT = UUID(int=1), UUID(int=2)
CONFORMED = Revision(PRESENT)
LAGGING = Revision(PRESENT, "zh", "us")


def everyone(parties: tuple[str, ...], revision: UUID = PRESENT, level: str = Level.CONFIRMED) -> list[Key]:
    return [Key(revision, party, level) for party in parties]


@pytest.mark.parametrize("parties", PARTIES)
def test_a_clause_is_agreed_when_every_party_has_accepted_the_same_revision(parties):
    assert agreement(CONFORMED, parties, everyone(parties)) == Agreement.AGREED


@pytest.mark.parametrize(("parties", "silent"), ALL)
def test_a_clause_is_not_agreed_until_every_party_has_accepted(parties, silent):
    heard = [key for key in everyone(parties) if key.party != silent]
    assert agreement(CONFORMED, parties, heard) == Agreement.ONE


@pytest.mark.parametrize("parties", PARTIES)
def test_a_clause_that_nobody_has_accepted_is_open(parties):
    assert agreement(CONFORMED, parties, []) == Agreement.OPEN


@pytest.mark.parametrize("parties", PARTIES)
def test_acceptance_of_an_earlier_revision_does_not_count(parties):
    assert agreement(CONFORMED, parties, everyone(parties, EARLIER)) == Agreement.OPEN


@pytest.mark.parametrize(("parties", "late"), ALL)
def test_one_acceptance_of_an_earlier_revision_keeps_the_clause_from_being_agreed(parties, late):
    given = [Key(EARLIER if party == late else PRESENT, party) for party in parties]
    assert agreement(CONFORMED, parties, given) == Agreement.ONE


@pytest.mark.parametrize("parties", PARTIES)
def test_a_clause_is_not_agreed_until_its_languages_are_conformed(parties):
    assert agreement(LAGGING, parties, everyone(parties)) == Agreement.ONE
    assert agreement(LAGGING, parties, everyone(parties), [Word(PRESENT, "cn")]) == Agreement.AGREED


@pytest.mark.parametrize("parties", PARTIES)
@pytest.mark.parametrize(
    "word", [Word(PRESENT, "us"), Word(EARLIER, "cn")], ids=["by who changed it", "of an earlier one"]
)
def test_a_word_that_does_not_count_leaves_the_clause_unconformed(parties, word):
    assert not is_conformed(LAGGING, [word])
    assert agreement(LAGGING, parties, everyone(parties), [word]) == Agreement.ONE


@pytest.mark.parametrize(("parties", "careful"), ALL)
def test_one_key_ad_referendum_makes_the_clause_agreed_ad_referendum(parties, careful):
    given = [Key(PRESENT, party, Level.AD_REFERENDUM if party == careful else Level.CONFIRMED) for party in parties]
    assert agreement(CONFORMED, parties, given) == Agreement.AD_REFERENDUM
    assert agreement(CONFORMED, parties, [*given, Key(PRESENT, careful)]) == Agreement.AGREED


@pytest.mark.parametrize(("parties", "fickle"), ALL)
def test_a_key_taken_back_no_longer_counts_and_can_be_turned_again(parties, fickle):
    given = [*everyone(parties), Key(PRESENT, fickle, Level.TAKEN_BACK)]
    assert agreement(CONFORMED, parties, given) == Agreement.ONE
    assert agreement(CONFORMED, parties, [*given, Key(PRESENT, fickle)]) == Agreement.AGREED


@pytest.mark.parametrize("parties", PARTIES)
def test_when_every_key_is_taken_back_the_clause_is_open(parties):
    assert (
        agreement(CONFORMED, parties, [*everyone(parties), *everyone(parties, level=Level.TAKEN_BACK)])
        == Agreement.OPEN
    )


@pytest.mark.parametrize(("parties", "silent"), ALL)
def test_acceptance_by_somebody_who_is_not_a_party_does_not_count(parties, silent):
    given = [key for key in everyone(parties) if key.party != silent]
    assert agreement(CONFORMED, parties, [*given, Key(PRESENT, "outside")]) == Agreement.ONE
    assert (
        agreement(CONFORMED, parties, [*everyone(parties), Key(PRESENT, "outside", Level.AD_REFERENDUM)])
        == Agreement.AGREED
    )
    assert keys(CONFORMED, parties, [Key(PRESENT, "outside")]) == {}


def test_a_draft_without_parties_is_never_agreed():
    assert agreement(CONFORMED, (), [Key(PRESENT, "us")]) == Agreement.OPEN


@pytest.mark.parametrize("parties", PARTIES)
def test_the_order_of_the_parties_and_of_their_keys_has_no_meaning(parties):
    given = everyone(parties)
    assert agreement(CONFORMED, parties[::-1], given[::-1]) == agreement(CONFORMED, parties, given)


@pytest.mark.parametrize(("side", "allowed"), [("us", False), ("cn", True), ("third", True), ("secretariat", True)])
def test_only_another_side_than_the_one_that_made_the_change_may_confirm_the_languages(side, allowed):
    assert may_conform(LAGGING, side) is allowed
    assert not may_conform(CONFORMED, side)


LAGGING_TABLE = [
    # before: language, side     changed        by    after: language, side
    (("", ""), (), "us", ("", "")),
    (("", ""), ("en",), "us", ("zh", "us")),
    (("", ""), ("zh",), "us", ("en", "us")),
    (("", ""), ("en", "zh"), "us", ("", "")),
    (("zh", "us"), (), "cn", ("zh", "us")),
    (("zh", "us"), ("zh",), "cn", ("", "")),
    (("zh", "us"), ("zh",), "us", ("zh", "us")),
    (("zh", "us"), ("en",), "us", ("zh", "us")),
    (("zh", "us"), ("en",), "cn", ("zh", "cn")),
    (("zh", "us"), ("en", "zh"), "us", ("", "")),
    (("zh", "us"), ("en", "zh"), "cn", ("", "")),
]
SWAP = {"en": "zh", "zh": "en", "": ""}


@pytest.mark.parametrize(("before", "changed", "side", "after"), LAGGING_TABLE)
def test_which_language_lags_after_a_change(before, changed, side, after):
    assert lagging_after(Revision(EARLIER, *before), changed, side) == after


@pytest.mark.parametrize("changed", [(), ("en",), ("zh",), ("en", "zh")])
@pytest.mark.parametrize("side", ["us", "cn"])
def test_a_first_revision_is_judged_like_one_in_which_no_language_lags(changed, side):
    assert lagging_after(None, changed, side) == lagging_after(Revision(EARLIER), changed, side)


@pytest.mark.parametrize(
    ("before", "changed", "side"),
    [
        *product(
            [("", ""), ("en", "us"), ("en", "cn"), ("zh", "us"), ("zh", "cn")],
            [(), ("en",), ("zh",), ("en", "zh")],
            ["us", "cn", "third"],
        )
    ],
)
def test_neither_language_is_the_source(before, changed, side):
    """Swapping English and Chinese before swaps them after."""
    language, left_by = lagging_after(Revision(EARLIER, *before), changed, side)
    swapped = Revision(EARLIER, SWAP[before[0]], before[1])
    assert lagging_after(swapped, tuple(SWAP[c] for c in changed), side) == (SWAP[language], left_by)


@pytest.mark.parametrize("changed", [("en",), ("zh",)])
@pytest.mark.parametrize("side", ["us", "cn", "third"])
def test_a_change_in_one_language_of_a_conformed_pair_waits_for_another_side(changed, side):
    lagging, left_by = lagging_after(CONFORMED, changed, side)
    assert lagging not in changed
    assert left_by == side
    assert not may_conform(Revision(PRESENT, lagging, left_by), side)


# -- conditions ------------------------------------------------------------------------------------------------------

OTHER = UUID(int=3)


@pytest.mark.parametrize(("parties", "party"), ALL)
def test_a_key_with_a_condition_counts_while_what_it_names_stands(parties, party):
    given = [key._replace(condition_id=OTHER) if key.party == party else key for key in everyone(parties)]
    assert agreement(CONFORMED, parties, given, (), {PRESENT, OTHER}) == Agreement.AGREED
    assert agreement(CONFORMED, parties, given, (), {PRESENT}) == Agreement.ONE
    assert keys(CONFORMED, parties, given, {PRESENT}).keys() == set(parties) - {party}
    assert turned_keys(CONFORMED, parties, given).keys() == set(parties)


def test_a_later_key_without_the_condition_replaces_the_one_with_it():
    given = [*everyone(("us", "cn")), Key(PRESENT, "us", condition_id=OTHER), Key(PRESENT, "us")]
    assert agreement(CONFORMED, ("us", "cn"), given) == Agreement.AGREED


@pytest.mark.parametrize(("en", "zh", "missing"), [("a", "甲", ""), ("", "", ""), ("a", "", "zh"), ("", "甲", "en"), ("a", " \n", "zh"), ("  ", "甲", "en"), (" ", "\t", "")])  # fmt: skip
def test_the_language_without_words_is_the_one_that_is_missing(en, zh, missing):
    assert missing_language(en, zh) == missing
