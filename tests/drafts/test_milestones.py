import random
from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest

from drafts.consensus import Agreement
from drafts.milestones import (
    Became,
    LabelNotUnderstood,
    LanguageCount,
    StandingClause,
    after_of,
    before_of,
    compare_milestones,
    count,
    fingerprint_of,
    in_order,
    next_label,
)
from tests.drafts.texts import CHINESE, ENGLISH, edited


def clause(n, en=None, zh=None, **facts):
    given = {"number": str(n), "kind": "paragraph", "level": 1, "place": f"i{n:03}"} | facts
    en = ENGLISH[n % len(ENGLISH)] if en is None else en
    zh = CHINESE[n % len(CHINESE)] if zh is None else zh
    return StandingClause(UUID(int=n + 1), en=en, zh=zh, revision_id=UUID(int=1000 + n), **given)


TEXT = tuple(clause(n) for n in range(6))


def spoken(changes):
    """What became of each clause, by the number it has or had."""
    return [((c.after or c.before).number, c.became.value + (" and moved" if c.moved else "")) for c in changes]


def two_milestones(seed):
    """A text and what became of it: some clauses reworded, some gone, some new, some elsewhere."""
    chance = random.Random(seed)
    before = [clause(n) for n in range(chance.randrange(9))]
    after = [c for c in before if chance.random() < 0.8]
    for at, kept in enumerate(after):
        if chance.random() < 0.3:
            after[at] = replace(kept, en=edited(kept.en, seed + at), revision_id=UUID(int=2000 + at))
        if chance.random() < 0.3:
            after[at] = replace(after[at], zh=edited(kept.zh, seed + at), number=kept.number + "bis")
    for n in range(chance.randrange(3)):
        after.insert(chance.randrange(len(after) + 1), clause(100 + n))
    for _ in range(chance.randrange(3)):
        if after:
            after.insert(chance.randrange(len(after)), after.pop(chance.randrange(len(after))))
    return tuple(before), tuple(after)


@pytest.mark.parametrize("seed", range(200))
def test_both_milestones_are_rebuilt_from_their_comparison(seed):
    before, after = two_milestones(seed)
    changes = compare_milestones(before, after)
    assert before_of(changes) == before
    assert after_of(changes) == after


@pytest.mark.parametrize("seed", range(200))
def test_both_texts_of_every_clause_are_rebuilt_from_its_pieces(seed):
    for change in compare_milestones(*two_milestones(seed)):
        for language in ("en", "zh"):
            pieces = getattr(change, language)
            old = "".join(p.text for p in pieces if p.kind != "inserted")
            new = "".join(p.text for p in pieces if p.kind != "deleted")
            assert old == (getattr(change.before, language) if change.before else "")
            assert new == (getattr(change.after, language) if change.after else "")


@pytest.mark.parametrize("seed", range(50))
def test_a_milestone_compared_with_itself_is_kept(seed):
    milestone, _ = two_milestones(seed)
    changes = compare_milestones(milestone, milestone)
    assert all(c.became == Became.KEPT and not c.moved and not c.renumbered for c in changes)
    assert all(p.kind == "kept" for c in changes for p in (*c.en, *c.zh))
    assert len(changes) == len(milestone)


@pytest.mark.parametrize("seed", range(200))
def test_the_clauses_of_the_later_text_stand_in_its_order(seed):
    before, after = two_milestones(seed)
    changes = compare_milestones(before, after)
    assert [c.after.clause_id for c in changes if c.after] == [c.clause_id for c in after]


@pytest.mark.parametrize("seed", range(200))
def test_a_deleted_clause_stands_between_the_clauses_it_stood_between(seed):
    changes = compare_milestones(*two_milestones(seed))
    stayed = [c.before_at for c in changes if c.before and not c.moved]
    assert stayed == sorted(stayed)


@pytest.mark.parametrize("seed", range(150))
def test_no_fewer_clauses_could_have_moved(seed):
    chance = random.Random(seed)
    size = chance.randint(1, 7)
    before = TEXT[:size] if size <= 6 else (*TEXT, clause(6))
    after = list(before)
    chance.shuffle(after)
    moved = sum(c.moved for c in compare_milestones(before, after))
    order = [before.index(c) for c in after]
    longest = max(n for n in range(1, size + 1) for part in combinations(order, n) if list(part) == sorted(part))
    assert moved == size - longest


@pytest.mark.parametrize("seed", range(60))
def test_one_moved_clause_is_one_move(seed):
    chance = random.Random(seed)
    after = list(TEXT)
    taken = after.pop(chance.randrange(6))
    after.insert(chance.randrange(6), taken)
    changes = compare_milestones(TEXT, after)
    assert sum(c.moved for c in changes) == (after != list(TEXT))
    assert {c.became for c in changes} == {Became.KEPT}


def test_a_clause_moved_and_reworded_is_both():
    reworded = replace(TEXT[0], zh="双方应当会晤。")
    changes = compare_milestones(TEXT[:3], (TEXT[1], TEXT[2], reworded))
    assert spoken(changes) == [("1", "kept"), ("2", "kept"), ("0", "changed and moved")]
    assert [p.kind for p in changes[-1].en] == ["kept"]


def test_deletions_stand_before_what_came_in_their_place():
    changes = compare_milestones(TEXT[:4], (TEXT[0], clause(9), TEXT[3], clause(8)))
    assert spoken(changes) == [
        ("0", "kept"), ("1", "deleted"), ("2", "deleted"), ("9", "inserted"), ("3", "kept"), ("8", "inserted"),
    ]  # fmt: skip


def test_a_clause_that_came_from_below_moves_no_deletion_up():
    changes = compare_milestones(TEXT[:5], (TEXT[4], TEXT[0], TEXT[1], TEXT[3]))
    assert spoken(changes) == [
        ("4", "kept and moved"), ("0", "kept"), ("1", "kept"), ("2", "deleted"), ("3", "kept"),
    ]  # fmt: skip
    assert [c.moved for c in changes] == [True, False, False, False, False]


def test_a_language_without_words_has_no_pieces():
    (came,), (went,) = compare_milestones((), (clause(0, zh=""),)), compare_milestones((clause(0, en=""),), ())
    assert (came.zh, went.en) == ((), ())


def test_another_number_alone_is_no_change_but_is_said():
    (change,) = compare_milestones(TEXT[:1], (replace(TEXT[0], number="7", place="z", revision_id=None),))
    assert change.became == Became.KEPT
    assert change.renumbered


@pytest.mark.parametrize(
    "facts", [{"kind": "heading"}, {"level": 2}, {"en": "The Parties meet."}, {"zh": "双方会晤。"}]
)
def test_another_kind_level_or_wording_is_a_change(facts):
    (change,) = compare_milestones(TEXT[:1], (replace(TEXT[0], **facts),))
    assert change.became == Became.CHANGED


def test_clauses_are_compared_by_identity_and_not_by_their_words():
    twin = clause(50, en=TEXT[0].en, zh=TEXT[0].zh)
    assert [c.became for c in compare_milestones(TEXT[:1], (twin,))] == [Became.DELETED, Became.INSERTED]


def test_a_clause_that_stands_twice_is_an_error():
    with pytest.raises(ValueError, match="twice"):
        compare_milestones(TEXT, (*TEXT, TEXT[0]))


@pytest.mark.parametrize(
    "facts", [{"number": "7"}, {"kind": "heading"}, {"level": 2}, {"en": TEXT[0].en + " "}, {"zh": "双方"}]
)
def test_the_fingerprint_hears_every_change_that_a_reader_can_see(facts):
    assert fingerprint_of((replace(TEXT[0], **facts), *TEXT[1:])) != fingerprint_of(TEXT)


def test_the_fingerprint_hears_the_order_and_what_is_missing():
    assert len({fingerprint_of(text) for text in (TEXT, TEXT[::-1], TEXT[1:], TEXT[:-1], ())}) == 5


def test_the_fingerprint_does_not_hear_identities_places_and_revisions():
    alike = tuple(replace(c, clause_id=UUID(int=77 + n), place="p", revision_id=None) for n, c in enumerate(TEXT))
    assert fingerprint_of(alike) == fingerprint_of(TEXT)


def test_the_fingerprint_of_a_text_never_changes_between_versions():
    """Receipts hold fingerprints: this value may not change."""
    text = (
        clause(0, "Both sides reaffirm.", "双方重申。"),
        clause(1, "[US: shall]", "［应］", kind="subparagraph", level=2),
    )
    assert fingerprint_of(text) == KNOWN


@pytest.mark.parametrize(
    ("previous", "major", "label"),
    [
        ((), False, "0.1"),
        ((), True, "1.0"),
        (("0.1",), False, "0.2"),
        (("0.9",), False, "0.10"),
        (("0.9", "0.10"), False, "0.11"),
        (("1.0", "0.7"), False, "1.1"),
        (("2.3", "10.1", "9.9"), True, "11.0"),
    ],
)
def test_labels_count_on(previous, major, label):
    assert next_label(previous, major) == label


@pytest.mark.parametrize("seed", range(30))
def test_a_label_is_never_given_twice_and_stands_after_all_others(seed):
    chance = random.Random(seed)
    labels = []
    for _ in range(40):
        labels.append(next_label(chance.sample(labels, len(labels)), chance.random() < 0.2))
    assert in_order(chance.sample(labels, len(labels))) == tuple(labels)
    assert len(set(labels)) == 40


@pytest.mark.parametrize(
    "label", ["", "1", "1.2.3", "v1.0", "01.2", "1.02", "-1.0", "１.０", "1.0\n", "1." + "9" * 5000]
)
def test_a_label_of_another_form_is_not_understood(label):
    with pytest.raises(LabelNotUnderstood, match="not major") as refused:
        next_label(["1.0", label], False)
    assert refused.value.label == label


def test_figures_count_what_is_agreed_in_clauses_and_characters():
    figures = count(
        (
            (clause(0, "We  meet.", "会晤。"), Agreement.AGREED),
            (clause(1, "[US: shall] [CN: should]", "［应］\n［宜］"), Agreement.ONE),
            (clause(2, "Now [then [so]].", "现在。"), Agreement.AD_REFERENDUM),
            (clause(3, "", "【不】"), Agreement.OPEN),
        )
    )
    assert (figures.clauses, figures.agreed, figures.ad_referendum, figures.bracketed) == (4, 1, 1, 3)
    assert figures.en == LanguageCount(characters=7 + 21 + 14, agreed=7, ad_referendum=14, brackets=4)
    assert figures.zh == LanguageCount(characters=3 + 6 + 3 + 3, agreed=3, ad_referendum=3, brackets=3)


@pytest.mark.parametrize("seed", range(50))
def test_figures_of_two_halves_add_up_to_the_figures_of_the_text(seed):
    chance = random.Random(seed)
    listed = [(clause(n), chance.choice(list(Agreement))) for n in range(8)]
    cut = chance.randrange(9)
    whole, parts = count(listed), (count(listed[:cut]), count(listed[cut:]))
    for figure in ("clauses", "agreed", "ad_referendum", "bracketed"):
        assert getattr(whole, figure) == sum(getattr(part, figure) for part in parts)
    for figure in ("characters", "agreed", "ad_referendum", "brackets"):
        for language in ("en", "zh"):
            assert getattr(getattr(whole, language), figure) == sum(
                getattr(getattr(p, language), figure) for p in parts
            )


KNOWN = "68a705ad6cd95a363b191669b878322a719db9d81b64d8c9c4aa6eb114e5f14b"
