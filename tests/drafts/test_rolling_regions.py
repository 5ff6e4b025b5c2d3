"""Where the contested regions of a rolling text begin and end: agreed terms, brackets that are typed, and white space."""

import random

import pytest

from drafts.brackets import pairs, unbalanced
from drafts.compare import compare
from drafts.rolling import Agreed, Alternative, Contested, OpenProposal, Rolling, is_readable, rewrites, rolling
from drafts.rolling_counts import bracket_count
from tests.drafts.test_rolling import SENTENCE, replacing, written

TERM = ("strategic stability dialogue forum",)


def test_six_words_between_two_places_are_enough_and_five_are_not():
    assert is_readable("I x two three four x five six", [(2, 3), (19, 20)])
    assert not is_readable("I x two three four x five", [(2, 3), (19, 20)])


def test_an_agreed_term_is_one_word_to_read():
    head = f"I x {TERM[0]} x two three"
    places = [(2, 3), (39, 40)]
    assert is_readable(head, places)
    assert not is_readable(head, places, TERM)
    swapped = head.replace("x", "y")
    assert rolling(head, (), replacing(swapped, head=head)).contested
    assert rolling(head, (), replacing(swapped, head=head), TERM).stacked


def test_an_agreed_term_is_one_word_of_what_is_left_and_of_what_is_taken():
    head = f"x y z {TERM[0]}"
    text = head.replace("x y z", "u v w")
    assert not rewrites(head, compare(head, text))
    assert rewrites(head, compare(head, text), TERM)
    assert rolling(head, (), replacing(text, head=head), TERM).stacked
    head = f"x {TERM[0]}"
    assert rewrites(head, compare(head, "x"))
    assert not rewrites(head, compare(head, "x", TERM), TERM)


def test_an_agreed_term_is_contested_as_a_whole():
    head = "They talk on strategic stability whenever one of them wants to."
    terms = ("strategic stability", "strategic security")
    text = rolling(head, ("us",), replacing(head.replace("stability", "security"), head=head, sides=("cn",)), terms)
    assert "[US: strategic stability] [CN: strategic security]" in written(text)


def test_two_edits_of_one_agreed_term_are_a_conflict_with_the_standing_text():
    base = "They talk on strategic or other stability whenever one of them wants to."
    head, text = base.replace("strategic", "nuclear"), base.replace("stability", "security")
    older = [OpenProposal("a", "cn", "replace", base, text)]
    assert rolling(head, (), older).contested
    assert rolling(head, (), older, ("strategic or other stability",)).stacked


def test_a_proposal_that_is_met_hides_no_other():
    text = rolling(SENTENCE, ("au",), replacing(SENTENCE, SENTENCE.replace("shall", "should")))
    assert text.met == ("p0",)
    assert "[AU: shall] [CN: should]" in written(text)
    assert text.standing_sides == ()


def test_a_stacked_proposal_on_an_older_base_has_what_came_in_since():
    head = f"{SENTENCE} They report at once."
    text = "Experts of both sides meet once every year in the city of Geneva."
    (rival,) = rolling(head, (), [OpenProposal("a", "cn", "replace", SENTENCE, text)]).stacked
    assert rival.text == f"{text} They report at once."


def test_proposals_that_cannot_be_read_inside_the_text_are_stacked_beside_those_that_are_stacked_anyhow():
    swapped = "Both Parties should publish one joint text on CO2 before thirty days."
    gone = OpenProposal("gone", "au", "delete", SENTENCE, "")
    assert [a.proposal_ids for a in rolling(SENTENCE, (), [gone, *replacing(swapped)]).stacked] == [("gone",), ("p0",)]
    assert [a.proposal_ids for a in rolling(SENTENCE, (), [*replacing(swapped), gone]).stacked] == [("p0",), ("gone",)]


def test_a_proposal_that_is_not_in_the_text_is_named():
    with pytest.raises(KeyError, match="nowhere"):
        rolling(SENTENCE, (), []).wanted("nowhere")


# Square brackets typed in the text

WORDS = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
]


def bracketed(words: list[str], chance: random.Random) -> str:
    """The words with a pair of square brackets around some of them, or with none."""
    start, end = sorted(chance.sample(range(len(words) + 1), 2))
    if chance.random() < 0.3 or end - start > 9:
        return " ".join(words)
    return " ".join((*words[:start], f"[{' '.join(words[start:end])}]", *words[end:]))


@pytest.mark.parametrize("sides", [1, 2])
def test_both_marks_of_a_typed_bracket_stand_in_one_region_or_in_none(sides):
    chance = random.Random(sides)
    seen = 0
    for _ in range(150):
        head = bracketed(WORDS, chance)
        texts = []
        for _ in range(sides):
            words = list(WORDS)
            words[chance.randrange(len(words))] = chance.choice(("a much longer wording", "b", "two words"))
            texts.append(bracketed(words, chance))
        text = rolling(head, (), replacing(*texts, head=head))
        for opening, closing in pairs(head):
            there = [[p for p in text.contested if p.start <= at < p.end] for at in (opening, closing)]
            assert there[0] == there[1]
        assert not any(unbalanced(a.text) for place in text.contested for a in place.alternatives)
        assert [text.wanted(f"p{n}") for n in range(sides)] == texts
        seen += bool(text.contested) and "[" in head + "".join(texts)
    assert seen > 30


def test_a_region_grows_from_mark_to_mark_and_no_farther():
    head = "alpha beta gamma [delta epsilon] zeta eta theta iota kappa lambda mu nu xi omicron pi"
    for rival in (head.replace("[delta epsilon]", "delta epsilon"), head.replace("delta", "so delta")):
        text = rolling(head, ("cn",), replacing(rival.replace("alpha", "the first alpha"), head=head))
        first, second = text.contested
        assert (first.present.text, first.alternatives[1].text) == ("", "the first ")
        assert second.present.text == ("[delta epsilon]" if "[" not in rival else "")
    plain = head.replace("[", "").replace("]", "")
    text = rolling(plain, ("cn",), replacing(head.replace("alpha", "the first alpha"), head=plain))
    assert [place.present.text for place in text.contested] == ["", "delta epsilon"]


# White space


@pytest.mark.parametrize("before", ["Both", "Both "])
@pytest.mark.parametrize("after", ["meet", " meet"])
@pytest.mark.parametrize("lead", ["", " "])
@pytest.mark.parametrize("trail", ["", " "])
def test_white_space_at_the_edge_of_contested_words_stands_once_and_outside(before, after, lead, trail):
    place = Contested(len(before), (Alternative(f"{lead}may{trail}", ("us",)), Alternative("shall", ("cn",))))
    text = Rolling((Agreed(before), place, Agreed(after), place, Agreed(".")))
    left, right = (" " if lead or before[-1] == " " else ""), (" " if trail or after[0] == " " else "")
    again = " " if lead else ""
    assert written(text) == (
        f"Both{left}[US: may] [CN: shall]{right}meet{again}[US: may] [CN: shall]{' ' if trail else ''}."
    )


def test_of_different_white_space_the_longer_is_written():
    place = Contested(4, (Alternative("\u3000may\u3000", ("us",)), Alternative("  shall  ", ("cn",))))
    assert written(Rolling((Agreed("Both"), place, Agreed("meet")))) == "Both  [US: may] [CN: shall]  meet"


def test_the_number_stands_before_the_clause_and_none_where_there_is_none():
    assert written(rolling(SENTENCE, (), []), number="3.2") == f"3.2 {SENTENCE}"
    gone, other = OpenProposal("a", "cn", "delete", SENTENCE, ""), "Experts of both sides meet at once in Geneva."
    text = rolling(SENTENCE, ("us",), [gone, *replacing(other, sides=("au",))])
    assert written(text).splitlines() == [f"[US: {SENTENCE}] [CN: no text]", f"bis [AU: {other}]"]
    assert bracket_count(text) == 3
