import random
import re
from collections import Counter

import pytest

from drafts import brackets
from drafts.brackets import held, unbalanced
from drafts.merge import merge
from drafts.rolling import Agreed, Alternative, Contested, OpenProposal, Rolling, is_readable, rewrites, rolling
from drafts.rolling_counts import NOBODY, bracket_count, holders, place_count
from drafts.rolling_render import BracketStyle, render
from tests.drafts.texts import any_text, clause, edited

SIDES = ("us", "cn", "au")
EN = {"us": "US", "cn": "CN", "au": "AU"}
ZH = {"us": "美方", "cn": "中方", "au": "澳方"}
BACK = {name: side for names in (EN, ZH) for side, name in names.items()}
SENTENCE = "The Parties shall publish a joint report on methane within thirty days."
SQUARE, LENTICULAR = BracketStyle


def scene(seed: int) -> tuple[str, tuple[str, ...], list[OpenProposal]]:
    """A standing text, who holds it, and one to four open proposals: on the head, on older bases, equal ones, deletions."""
    chance = random.Random(f"{seed} scene")
    base = clause(seed)
    head = edited(base, seed, chance.choice((0, 1, 2)))
    proposals: list[OpenProposal] = []
    for n in range(chance.randint(1, 4)):
        on, side, text = chance.choice((base, head)), chance.choice(SIDES), ""
        if proposals and chance.random() < 0.2:
            on, text = proposals[-1].base, proposals[-1].text
        kind = "delete" if chance.random() < 0.1 else "replace"
        text = text or edited(on, 100 * seed + n, chance.choice((0, 1, 1, 2, 3, 8)))
        if chance.random() < 0.25:
            text = rebracketed(on, chance)
        proposals.append(OpenProposal(f"p{n}", side, kind, on, "" if kind == "delete" else text))
    return head, tuple(chance.sample(SIDES, chance.randrange(3))), proposals


def rebracketed(text: str, chance: random.Random) -> str:
    """The text without the square brackets typed in it, or, where there are none, with a pair around some words."""
    words = re.split(r"(?<=\s)|(?<=[，。])", text)
    if any(mark in text for mark in "[]［］【】") or len(words) < 2:
        return text.translate(str.maketrans("", "", "[]［］【】"))
    start, end = sorted(chance.sample(range(len(words) + 1), 2))
    return "".join((*words[:start], "[", *words[start:end], "]", *words[end:]))


def made_of(head: str, proposal: OpenProposal) -> str:
    """The clause that a proposal would make of the head; its own words where that takes a person."""
    if proposal.kind == "delete":
        return ""
    merged = merge(proposal.base, head, proposal.text).text
    return proposal.text if merged is None else merged


def written(text: Rolling, language: str = "en", number: str = "") -> str:
    return render(text, language, SQUARE, (EN if language == "en" else ZH).__getitem__, number)


def replacing(*texts: str, head: str = SENTENCE, sides: tuple[str, ...] = ("us", "cn", "au")) -> list[OpenProposal]:
    return [OpenProposal(f"p{n}", sides[n], "replace", head, text) for n, text in enumerate(texts)]


# Laws


@pytest.mark.parametrize("seed", range(250))
def test_the_present_words_everywhere_are_the_standing_text(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    assert text.head == text.chosen([0] * len(text.contested)) == head


@pytest.mark.parametrize("seed", range(250))
def test_a_proposals_own_words_everywhere_are_the_clause_that_it_would_make(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    for proposal in proposals:
        assert text.wanted(proposal.id) == made_of(head, proposal)


@pytest.mark.parametrize("seed", range(250))
def test_regions_are_in_order_and_agreed_words_stand_between_them(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    assert all(head[place.start : place.end] == place.present.text for place in text.contested)
    at = 0
    for part, following in zip(text.parts, (*text.parts[1:], None), strict=True):
        assert type(part) is not type(following)
        if isinstance(part, Contested):
            assert part.start == at
        at += len(part.text if isinstance(part, Agreed) else part.present.text)


@pytest.mark.parametrize("seed", range(250))
def test_no_side_is_named_on_words_that_it_did_not_write_or_hold(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    wanted = {proposal.id: text.wanted(proposal.id) for proposal in proposals}
    by_id = {proposal.id: proposal for proposal in proposals}
    assert set(text.standing_sides) <= set(sides) - {side for a in text.stacked for side in a.sides}
    for alternative in text.stacked:
        assert all(wanted[name] == alternative.text for name in alternative.proposal_ids)
        assert set(alternative.sides) == {by_id[name].side for name in alternative.proposal_ids}
    for at, place in enumerate(text.contested):
        proposing = {side for alternative in place.alternatives[1:] for side in alternative.sides}
        stacking = {side for alternative in text.stacked for side in alternative.sides}
        assert set(place.present.sides) == set(sides) - proposing - stacking
        assert not place.present.proposal_ids
        for n, alternative in enumerate(place.alternatives[1:], 1):
            assert set(alternative.sides) == {by_id[name].side for name in alternative.proposal_ids}
            for name in alternative.proposal_ids:
                choices = [own(each, name) for each in text.contested]
                assert choices[at] == n
                assert text.chosen(choices) == wanted[name]


def own(place: Contested, name: str) -> int:
    return next((at for at, a in enumerate(place.alternatives) if name in a.proposal_ids), 0)


@pytest.mark.parametrize("seed", range(250))
def test_every_proposal_is_in_the_rolling_text_and_the_same_words_are_there_once(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    inside = {name for place in text.contested for a in place.alternatives for name in a.proposal_ids}
    stacked = [name for a in text.stacked for name in a.proposal_ids]
    assert sorted([*inside, *stacked, *text.met]) == sorted(proposal.id for proposal in proposals)
    for alternatives in (text.stacked, *(place.alternatives for place in text.contested)):
        assert len({alternative.text for alternative in alternatives}) == len(alternatives)
        first = [a.proposal_ids[0] for a in alternatives if a.proposal_ids]
        assert first == sorted(first)


@pytest.mark.parametrize("seed", range(250))
def test_edits_that_touch_are_one_region_and_independent_ones_are_two(seed):
    """Two proposals share a region where, and only where, their merge on the head would be a conflict."""
    head = clause(seed).translate(str.maketrans("", "", "[]［］【】"))
    texts = [edited(head, 3 * seed + n, 1) for n in range(2)]
    if any(mark in text for text in texts for mark in "[]［］【】") or head in texts or texts[0] == texts[1]:
        return
    text = rolling(head, (), replacing(*texts, head=head))
    if text.stacked:
        return
    shared = [place for place in text.contested if len({a.text for a in place.alternatives}) == 3]
    conflicts = merge(head, *texts).conflicts
    assert [(place.start, place.end) for place in shared] == [(c.base_start, c.base_end) for c in conflicts]


def balanced(seed: int) -> tuple[str, tuple[str, ...], list[OpenProposal]] | None:
    head, sides, proposals = scene(seed)
    texts = [head, *(made_of(head, proposal) for proposal in proposals)]
    return None if any(map(unbalanced, texts)) else (head, sides, proposals)


@pytest.mark.parametrize("seed", range(250))
def test_the_rendering_is_balanced_and_its_brackets_are_the_ones_counted(seed):
    if found := balanced(seed):
        text = rolling(*found)
        for language in ("en", "zh"):
            shown = written(text, language, "3.2")
            assert not unbalanced(shown)
            assert brackets.bracket_count(shown) == bracket_count(text)
            assert brackets.render(brackets.parse(shown)) == shown


@pytest.mark.parametrize("seed", range(250))
def test_whom_the_labels_of_the_rendering_name_can_be_read_back(seed):
    if found := balanced(seed):
        text = rolling(*found, names=BACK)
        named = Counter(a.sides for place in text.contested for a in place.shown)
        if text.stacked:
            named.update([text.standing_sides, *(a.sides for a in text.stacked)])
        named.update(bracket.sides for bracket in text.literal)
        for alternative in (a for place in text.contested for a in place.alternatives[1:]):
            named.update(bracket.sides for bracket in held(alternative.text, BACK))
        for alternative in text.stacked:
            named.update(bracket.sides for bracket in held(alternative.text, BACK))
        for language in ("en", "zh"):
            assert Counter(bracket.sides for bracket in held(written(text, language), BACK)) == named


def test_the_scenes_of_the_laws_have_regions_stacks_shared_words_typed_brackets_and_met_proposals():
    texts = [rolling(*scene(seed)) for seed in range(250)]
    assert sum(len(text.contested) > 1 for text in texts) > 60
    assert sum(bool(text.stacked and text.contested) for text in texts) > 20
    assert sum(len(a.sides) > 1 for text in texts for place in text.contested for a in place.alternatives) > 20
    assert sum(bool(text.met) for text in texts) > 10
    assert sum(bool(text.literal) for text in texts) > 30
    assert sum(balanced(seed) is not None for seed in range(250)) > 150


@pytest.mark.parametrize("seed", range(60))
def test_the_same_proposals_give_the_same_rolling_text(seed):
    assert rolling(*scene(seed)) == rolling(*scene(seed))
    assert hash(rolling(*scene(seed))) == hash(rolling(*scene(seed)))


@pytest.mark.parametrize("seed", range(150))
def test_any_text_is_shown_and_without_proposals_as_it_stands(seed):
    head = any_text(seed)
    assert written(rolling(head, (), [])) == head
    text = rolling(head, ("us",), [OpenProposal("a", "cn", "replace", head, any_text(seed + 1))])
    assert text.head == head
    assert written(text, "zh", "3.2")


# What a reader sees


def test_rival_words_stand_side_by_side_with_who_holds_them():
    text = rolling(SENTENCE, ("us",), replacing(SENTENCE.replace("shall", "should"), sides=("cn",)))
    assert written(text) == "The Parties [US: shall] [CN: should] publish a joint report on methane within thirty days."


def test_chinese_has_its_own_marks_and_no_spaces():
    head = "双方应当每年公布联合报告。"
    text = rolling(head, ("us",), [OpenProposal("a", "cn", "replace", head, head.replace("应当", "可以"))])
    assert written(text, "zh") == "双方［美方：应当］［中方：可以］每年公布联合报告。"
    assert render(text, "zh", LENTICULAR, ZH.__getitem__) == "双方【美方：应当】【中方：可以】每年公布联合报告。"
    assert render(text, "en", LENTICULAR, EN.__getitem__).startswith("双方[US: 应当] [CN: 可以]")


def test_words_that_a_side_would_take_out():
    text = rolling(SENTENCE, ("us",), replacing(SENTENCE.replace(" on methane", ""), sides=("cn",)))
    assert "report [US: on methane] [CN: no text] within" in written(text)


def test_words_that_a_side_would_put_in():
    added = SENTENCE.replace("publish", "promptly publish")
    assert "shall [CN: no text] [US: promptly] publish" in written(rolling(SENTENCE, ("cn",), replacing(added)))


def test_where_nobody_insists_on_nothing_the_new_words_stand_alone():
    text = rolling(SENTENCE, (), replacing(SENTENCE.replace("publish", "promptly publish")))
    assert "shall [US: promptly] publish" in written(text)
    assert bracket_count(text) == 1
    assert holders(text) == {"us": 1}


def test_present_words_that_nobody_holds_are_the_present_text():
    text = rolling(SENTENCE, (), replacing(SENTENCE.replace("shall", "should")))
    assert "[present text: shall] [US: should]" in written(text)
    assert "［现行案文：shall］［美方：should］" in written(text, "zh")
    assert holders(text) == {NOBODY: 1, "us": 1}


def test_sides_that_propose_the_same_words_are_named_together():
    text = rolling(
        SENTENCE, ("au",), replacing(SENTENCE.replace("shall", "should"), SENTENCE.replace("shall", "should"))
    )
    assert "[AU: shall] [US, CN: should]" in written(text)
    assert "［澳方：shall］［美方、中方：should］" in written(text, "zh")


def test_a_side_that_holds_the_text_and_proposes_elsewhere_still_holds_the_rest():
    text = rolling(
        SENTENCE, ("us",), replacing(SENTENCE.replace("thirty", "sixty"), SENTENCE.replace("shall", "should"))
    )
    assert "[US: shall] [CN: should]" in written(text)
    assert "[present text: thirty] [US: sixty]" in written(text)


def test_a_proposal_on_an_older_base_is_brought_to_the_standing_text():
    head = "In 2027, " + SENTENCE
    old = OpenProposal("a", "cn", "replace", SENTENCE, SENTENCE.replace("shall", "should"))
    assert written(rolling(head, ("us",), [old])).startswith("In 2027, The Parties [US: shall] [CN: should] publish")


def test_a_proposal_that_conflicts_with_the_standing_text_is_stacked_as_a_whole():
    head = SENTENCE.replace("shall", "will")
    old = OpenProposal("a", "cn", "replace", SENTENCE, SENTENCE.replace("shall", "should"))
    new = OpenProposal("b", "us", "replace", head, head.replace("thirty", "sixty"))
    text = rolling(head, ("us", "cn"), [old, new])
    assert text.stacked == (Alternative(old.text, ("cn",), ("a",)),)
    assert written(text, "en", "3.2").splitlines() == [
        "3.2 [US: The Parties will publish a joint report on methane within [present text: thirty] [US: sixty] days.]",
        f"3.2 bis [CN: {old.text}]",
    ]
    assert bracket_count(text) == 4
    assert place_count(text) == 2


def test_a_proposal_whose_words_stand_already_is_said_to_be_met():
    assert rolling(SENTENCE, (), replacing(SENTENCE)).met == ("p0",)


def test_a_clause_that_a_side_would_delete():
    head = "双方应当每年公布联合报告。"
    text = rolling(head, ("us",), [OpenProposal("a", "cn", "delete", head, "")])
    assert written(text, "zh", "3.2") == "3.2 ［美方：双方应当每年公布联合报告。］［中方：无案文］"
    assert text.wanted("a") == ""


def test_stacked_alternatives_are_numbered_in_order_and_no_text_has_no_number():
    texts = ("Each side publishes what it likes.", "Nothing in this statement obliges anybody to publish.")
    proposals = [*replacing(*texts), OpenProposal("x", "au", "delete", SENTENCE, "")]
    lines = written(rolling(SENTENCE, (), proposals), "zh", "第三条").splitlines()
    assert [line.partition(" ")[0].partition("［")[0] for line in lines] == ["第三条", "第三条之二", "第三条之三"]
    assert lines[-1].endswith("［澳方：无案文］")


def test_words_for_an_empty_clause_stand_in_their_bracket():
    text = rolling("", (), replacing("A new sentence.", "Another one.", head=""))
    assert written(text) == "[US: A new sentence.] [CN: Another one.]"


def test_a_change_of_white_space_can_be_seen():
    head = "The Parties  shall meet."
    assert "Parties [US: space] [CN: no text] shall" in written(
        rolling(head, ("us",), [OpenProposal("a", "cn", "replace", head, "The Parties shall meet.")])
    )


def test_a_proposal_that_is_not_in_the_text_is_not_known():
    with pytest.raises(KeyError):
        rolling(SENTENCE, (), []).wanted("a")
    with pytest.raises(ValueError, match="0 contested regions, 1 choices"):
        rolling(SENTENCE, (), []).chosen([0])


# When brackets inside of the text would not be readable


def test_a_proposal_that_takes_out_two_thirds_of_the_words_is_stacked():
    text = "Experts of both sides meet once a year in Geneva within thirty days."
    assert rolling(SENTENCE, (), replacing(text)).stacked
    assert not rolling(SENTENCE, (), replacing(SENTENCE + " They shall also meet." * 9)).stacked


@pytest.mark.parametrize("seed", range(100))
def test_what_is_shown_inside_the_text_can_be_read(seed):
    head, sides, proposals = scene(seed)
    text = rolling(head, sides, proposals)
    assert is_readable(head, [(place.start, place.end) for place in text.contested])


def test_brackets_so_close_that_nobody_can_follow_are_stacked():
    swapped = "Both Parties should publish one joint text on CO2 before thirty days."
    assert not is_readable(SENTENCE, [(0, 3), (12, 17), (26, 27), (34, 40), (44, 51), (52, 58)])
    text = rolling(SENTENCE, ("cn",), replacing(swapped))
    assert not text.contested
    assert text.stacked == (Alternative(swapped, ("us",), ("p0",)),)


def test_one_contested_place_is_always_readable():
    assert is_readable("a b", [(0, 3)])
    assert not rewrites("a b c d e f", ())


@pytest.mark.parametrize(("edits", "least", "most"), [(1, 0.97, 1.0), (3, 0.4, 0.85), (6, 0.1, 0.6)])
def test_few_edits_stay_inside_the_text_and_many_are_stacked(edits, least, most):
    heads = [clause(seed) for seed in range(150)]
    texts = [
        rolling(head, (), replacing(*(edited(head, 10 * n + i, edits) for i in range(2)), head=head))
        for n, head in enumerate(heads)
    ]
    assert least <= sum(not text.stacked for text in texts) / len(texts) <= most
