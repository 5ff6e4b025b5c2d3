from itertools import pairwise

import pytest

from drafts.compare import Change, _in_code_points, apply, compare, differences
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
    numbers = [*range(0xCFF0, 0xD010)]
    shown = _in_code_points(numbers)
    assert len(set(shown)) == len(shown) == len(numbers)
    assert shown.encode("utf-8")


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
