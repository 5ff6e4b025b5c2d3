import random
from itertools import pairwise

import pytest
from rapidfuzz.distance import LCSseq

from drafts import compare as comparing
from drafts.compare import Change, _in_code_points, apply, compare, differences, joined
from drafts.tokens import tokens
from tests.drafts.texts import any_text, clause, two_clauses


@pytest.mark.parametrize("seed", range(150))
def test_applying_a_comparison_gives_the_new_text(seed):
    old, new = two_clauses(seed)
    assert apply(old, compare(old, new)) == new
    assert apply(new, compare(new, old)) == old


@pytest.mark.parametrize("seed", range(100))
def test_any_two_texts_can_be_compared(seed):
    old, new = any_text(seed), any_text(seed + 1)
    assert apply(old, compare(old, new)) == new


@pytest.mark.parametrize("seed", range(100))
def test_changes_are_in_order_do_not_touch_and_know_their_place_in_both_texts(seed):
    old, new = two_clauses(seed)
    changes = compare(old, new)
    assert all(
        first.old_end < second.old_start and first.new_end < second.new_start for first, second in pairwise(changes)
    )
    for change in changes:
        assert new[change.new_start : change.new_end] == change.inserted
        assert change.inserted or change.deletes


@pytest.mark.parametrize("seed", range(100))
def test_no_edge_of_a_change_falls_inside_a_token(seed):
    old, new = two_clauses(seed)
    borders = {len("".join(tokens(old)[:n])) for n in range(len(tokens(old)) + 1)}
    for change in compare(old, new):
        assert {change.old_start, change.old_end} <= borders


def test_equal_texts_have_no_changes():
    assert compare("双方同意", "双方同意") == ()


def test_one_word_changed_is_one_change():
    assert compare("The Parties shall meet.", "The Parties should meet.") == (Change(12, 17, 12, 18, "should"),)


def test_an_agreed_term_changes_as_a_whole():
    (change,) = compare("战略稳定对话", "战略安全对话", terms=["战略稳定对话", "战略安全对话"])
    assert change.inserted == "战略安全对话"


@pytest.mark.parametrize("seed", range(150))
def test_a_difference_to_show_obeys_the_same_laws(seed):
    for old, new in (two_clauses(seed), (any_text(seed), any_text(seed + 1))):
        changes = differences(old, new)
        assert apply(old, changes) == new
        assert all(a.old_end < b.old_start and a.new_end < b.new_start for a, b in pairwise(changes))
        assert all(new[c.new_start : c.new_end] == c.inserted for c in changes)


def test_more_different_tokens_than_fit_below_the_surrogates_are_told_apart():
    numbers = [*range(0x11000)]
    shown = _in_code_points(numbers)
    assert len(set(shown)) == len(shown) == len(numbers)
    assert shown.encode("utf-8")


def test_a_term_that_only_the_new_text_has_comes_in_as_a_whole():
    (change,) = compare("战略合作", "战略稳定对话", terms=["战略稳定对话"])
    assert (change.deletes, change.inserted) == (True, "战略稳定对话")


def of_few_words(chance, most=9):
    return "".join(chance.choice("abc") + chance.choice((" ", " ", "  ", "\n")) for _ in range(chance.randrange(most)))


@pytest.mark.parametrize("of", [compare, differences])
def test_no_comparison_could_keep_more_words(of):
    """Of texts that repeat a few words, where a wrong step is most likely to lead to a text that looks right."""
    chance = random.Random(of.__name__)
    for _ in range(400):
        old, new = of_few_words(chance), of_few_words(chance)
        changes = of(old, new)
        assert apply(old, changes) == new
        kept = len("".join(old.split())) - sum(len("".join(old[c.old_start : c.old_end].split())) for c in changes)
        assert kept == LCSseq.similarity(old.split(), new.split())


@pytest.mark.parametrize("of", [compare, differences])
def test_words_replaced_one_for_one_leave_all_white_space_where_it_stood(of):
    chance = random.Random(of.__name__)
    for _ in range(100):
        words = [f"w{n}" for n in range(chance.randrange(2, 9))]
        gaps = [chance.choice((" ", "  ", "\n")) for _ in words]
        replaced = sorted(chance.sample(range(len(words)), chance.randrange(1, len(words) + 1)))
        old = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
        new = "".join((f"other{n}" if n in replaced else words[n]) + gap for n, gap in enumerate(gaps))
        assert [(old[c.old_start : c.old_end], c.inserted) for c in of(old, new)] == [
            (words[n], f"other{n}") for n in replaced
        ]


def test_a_word_put_in_before_the_first_space_or_after_the_last_leaves_that_space():
    assert compare(" shall", "may shall") == (Change(0, 0, 0, 3, "may"),)
    assert compare("shall ", "shall may") == (Change(6, 6, 6, 9, "may"),)


def test_spans_that_touch_become_one_change_and_others_stay_apart():
    new = "abcdefgh"
    assert joined([(0, 1, 0, 2), (1, 1, 2, 3), (1, 4, 3, 3)], new) == (Change(0, 4, 0, 3, "abc"),)
    assert joined([(0, 1, 0, 2), (2, 3, 2, 3)], new) == (Change(0, 1, 0, 2, "ab"), Change(2, 3, 2, 3, "c"))
    assert joined([(0, 1, 0, 2), (1, 3, 3, 4)], new) == (Change(0, 1, 0, 2, "ab"), Change(1, 3, 3, 4, "d"))


@pytest.mark.parametrize("most", [0, 1, 4, 30, 200])
@pytest.mark.parametrize("seed", range(5))
def test_texts_too_long_to_compare_at_once_obey_the_same_laws(seed, most, monkeypatch):
    monkeypatch.setattr(comparing, "_EXACT_CELLS", most)
    chance = random.Random(f"{seed} {most}")
    for _ in range(12):
        old, new = (
            "".join(
                of_few_words(chance, 4) + chance.choice((".", "。", "\n", "! ")) for _ in range(chance.randrange(9))
            )
            for _ in range(2)
        )
        for text in (new, new + old, old.removesuffix(".")):
            changes = compare(old, text)
            assert apply(old, changes) == text
            assert all(text[c.new_start : c.new_end] == c.inserted for c in changes)
            assert all(a.old_end <= b.old_start for a, b in pairwise(changes))


def test_in_a_text_too_long_to_compare_at_once_sentences_that_stayed_are_kept(monkeypatch):
    old = "".join(f"Party {n} meets, or it does not\n" for n in range(6))
    new = old.replace("Party 0", "Side 0").replace("Party 3 meets", "Side 3 leaves").replace("Party 5", "Side 5")
    monkeypatch.setattr(comparing, "_EXACT_CELLS", 15 * 15)  # one line with one line
    changed = [(old[c.old_start : c.old_end], c.inserted) for c in compare(old, new)]
    assert changed == [("Party", "Side"), ("Party", "Side"), ("meets", "leaves"), ("Party", "Side")]
    monkeypatch.setattr(comparing, "_EXACT_CELLS", 6 * 6)  # six lines with six, but no line with another
    lines = old.splitlines(keepends=True)
    assert [old[c.old_start : c.old_end] for c in compare(old, new)] == [lines[0], lines[3], "Party"]
    assert len(compare(old, f"{new}And they report")) == 1  # six with seven


def test_what_is_too_long_to_be_shown_finely_is_shown_as_it_is_compared():
    old = " ".join(f"a{n % 700} b{n % 13}" for n in range(700))
    new = " ".join(f"a{n % 600} c{n % 13}" for n in range(700))
    assert differences(old, new) == compare(old, new)


def test_a_very_long_text_is_compared_by_sentences_first():
    old = "".join(f"{clause(seed)}\n" for seed in range(1200))
    lines = old.splitlines(keepends=True)
    lines[600] = "The Parties will consult.\n"
    del lines[100]
    new = "".join(lines) + "最后一句。"
    changes = compare(old, new)
    assert apply(old, changes) == new
    assert len(changes) <= 12


def test_two_huge_texts_with_nothing_in_common_are_one_replacement():
    old, new = " ".join(f"a{n}" for n in range(8000)), " ".join(f"b{n}" for n in range(8000)).replace(" ", "-")
    changes = compare(old, new)
    assert apply(old, changes) == new
    assert len(changes) == 1
