import random
from collections import Counter

import pytest

from drafts.merge import Conflict, keeps_every_word, merge
from tests.drafts.texts import clause, three_clauses

BASE = "The Parties shall submit a report within thirty days."


@pytest.mark.parametrize("seed", range(100))
def test_a_side_that_changed_nothing_leaves_the_other_its_way(seed):
    base, ours, _ = three_clauses(seed)
    assert merge(base, ours, base).text == ours
    assert merge(base, base, ours).text == ours


@pytest.mark.parametrize("seed", range(100))
def test_the_same_edit_on_both_sides_counts_once(seed):
    base, ours, _ = three_clauses(seed)
    assert merge(base, ours, ours).text == ours


@pytest.mark.parametrize("seed", range(150))
def test_a_merge_does_not_depend_on_who_is_first(seed):
    base, ours, theirs = three_clauses(seed)
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.text == other.text
    assert [(c.base_start, c.base_end, c.ours, c.theirs) for c in one.conflicts] == [
        (c.base_start, c.base_end, c.theirs, c.ours) for c in other.conflicts
    ]


@pytest.mark.parametrize("seed", range(400))
def test_a_clean_merge_loses_no_word_and_brings_none_back(seed):
    """Every inserted word is one of a kind, so it can be looked for by name in the result."""
    base = clause(seed)
    ours, our_words, taken_by_us = tagged(base, seed, "甲乙丙丁", "Qa")
    theirs, their_words, taken_by_them = tagged(base, seed + 1, "戊己庚辛", "Zb")
    text = merge(base, ours, theirs).text
    if text is None:
        return
    assert all(text.count(word) == 1 for word in our_words + their_words)
    left = [character for at, character in enumerate(base) if at not in taken_by_us | taken_by_them]
    assert letters(text) == letters(left) + letters(our_words + their_words)


def test_many_merges_are_clean_so_the_law_above_is_not_empty():
    clean = sum(
        merge(clause(s), tagged(clause(s), s, "甲", "Q")[0], tagged(clause(s), s + 1, "乙", "Z")[0]).is_clean
        for s in range(200)
    )
    assert clean > 60


def test_edits_in_different_places_are_both_made():
    ours, theirs = BASE.replace("shall", "should"), BASE.replace("thirty", "sixty")
    assert merge(BASE, ours, theirs).text == "The Parties should submit a report within sixty days."


def test_the_same_word_changed_in_two_ways_is_a_conflict():
    found = merge(BASE, BASE.replace("shall", "should"), BASE.replace("shall", "must"))
    assert found.text is None
    assert found.conflicts == (Conflict(12, 17, "shall", "should", "must"),)


def test_edits_that_touch_are_a_conflict():
    (conflict,) = merge("双方应当提交报告", "双方可以提交报告", "双方应当交存报告").conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("应当提交", "可以提交", "应当交存")


def test_two_insertions_at_one_place_are_a_conflict():
    assert not merge("双方会晤", "双方应会晤", "双方可会晤").is_clean


def test_a_deletion_of_what_the_other_side_edited_is_a_conflict():
    assert not merge("甲方。乙方应当报告。", "甲方。", "甲方。乙方可以报告。").is_clean


def test_one_conflict_does_not_hide_a_clean_edit_elsewhere():
    ours = BASE.replace("shall", "should").replace("report", "note")
    found = merge(BASE, ours, BASE.replace("shall", "must"))
    assert len(found.conflicts) == 1
    assert "note" in found.parts


def test_a_person_settles_each_conflict():
    found = merge(BASE, BASE.replace("shall", "should"), BASE.replace("shall", "must").replace("thirty", "sixty"))
    assert found.settled(["will"]) == "The Parties will submit a report within sixty days."
    with pytest.raises(ValueError, match="1 conflicts, 2 wordings"):
        found.settled(["will", "may"])


@pytest.mark.parametrize("seed", range(100))
def test_the_parts_of_a_merge_cover_the_base_once(seed):
    base, ours, theirs = three_clauses(seed)
    found = merge(base, ours, theirs)
    for side in ("ours", "theirs"):
        text = found.settled([getattr(conflict, side) for conflict in found.conflicts])
        if not found.is_clean:
            continue
        assert text == found.text
    assert all(base[c.base_start : c.base_end] == c.base for c in found.conflicts)
    assert all(c.ours != c.theirs for c in found.conflicts)


@pytest.mark.parametrize("seed", range(100))
def test_the_check_sees_a_lost_and_a_resurrected_word(seed):
    base = clause(seed)
    ours, theirs = base + " Qa", "Zb " + base
    merged = "Zb " + base + " Qa"
    assert keeps_every_word(base, ours, theirs, merged)
    assert not keeps_every_word(base, ours, theirs, merged.replace("Qa", ""))
    assert not keeps_every_word(base, ours, theirs, merged.replace("Zb", ""))
    assert not keeps_every_word(merged, ours, theirs, merged)


def tagged(base: str, seed: int, han: str, latin: str) -> tuple[str, list[str], set[int]]:
    """The base after three edits whose inserted words occur nowhere else; those words, and where letters were taken."""
    chance = random.Random(f"{seed} {han} tagged")
    at, parts, words, taken = 0, [], [], set()
    for n, place in enumerate(sorted(chance.sample(range(len(base)), min(3, len(base))))):
        while 0 < place < len(base) and base[place - 1].isascii() and not base[place - 1].isspace():
            place += 1
        if place < at:
            continue
        parts.append(base[at:place])
        at = place
        act = chance.random()
        if act < 0.7:
            word = f"{latin}{n} " if place and base[place - 1].isascii() else han[n % len(han)] * (n + 9)
            parts.append(word)
            words.append(word.strip())
        if act > 0.4:
            end = base.find(" ", place) + 1 or len(base)
            if not base[place:end].isascii():
                end = min(len(base), place + 2)
            taken.update(range(place, end))
            at = end
    parts.append(base[at:])
    return "".join(parts), words, taken


def letters(of: str | list[str]) -> Counter[str]:
    return Counter(character for character in "".join(of) if not character.isspace())


def test_the_edits_of_the_law_are_what_they_claim():
    for seed in range(100):
        base = clause(seed)
        text, words, taken = tagged(base, seed, "甲乙丙丁", "Qa")
        left = [character for at, character in enumerate(base) if at not in taken]
        assert letters(text) == letters(left) + letters(words)


def test_a_merge_that_cannot_be_shown_to_keep_every_word_is_handed_to_a_person_whole(monkeypatch):
    monkeypatch.setattr("drafts.merge.keeps_every_word", lambda *_: False)
    merged = merge("a b c", "x b c", "a b y")
    whole = Conflict(0, 5, "a b c", "x b c", "a b y")
    assert (merged.text, merged.conflicts, merged.parts, merged.is_clean) == (None, (whole,), (whole,), False)
    assert merged.settled(["a b c"]) == "a b c"


@pytest.mark.parametrize(("merged", "keeps"), [("", False), ("x", True), ("x x", True), ("x x x", False)])
def test_a_word_that_both_sides_put_in_stands_at_least_once_and_at_most_as_often_as_both_put_it_in(merged, keeps):
    assert keeps_every_word("", "x", "x .", f"{merged} .") is keeps


def test_a_word_that_one_side_put_in_and_the_other_took_out_stands_as_often_as_before():
    assert keeps_every_word("x", "x x", ".", "x .")
    assert not keeps_every_word("x", "x x", ".", ".")
    assert not keeps_every_word("x", "x x", ".", "x x .")


def test_an_agreed_term_is_changed_as_one():
    base = "They build a comprehensive strategic long-term partnership."
    ours, theirs = base.replace("comprehensive", "broad"), base.replace("partnership", "relation")
    assert merge(base, ours, theirs).text == "They build a broad strategic long-term relation."
    (conflict,) = merge(base, ours, theirs, ["comprehensive strategic long-term partnership"]).conflicts
    assert conflict.base == "comprehensive strategic long-term partnership"
    assert conflict.ours == "broad strategic long-term partnership"
    assert conflict.theirs == "comprehensive strategic long-term relation"
