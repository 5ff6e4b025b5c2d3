import random
from itertools import combinations
from types import SimpleNamespace

import pytest
from diff_match_patch import diff_match_patch

from benchmarks import interleavings
from drafts.collisions import Collision, Overtaken, Row, Tabled, collisions, differ_about_the_clause, rebased, settled
from drafts.merge import merge
from tests.drafts.texts import clause, edited, three_clauses, two_clauses

BASE = "The Parties shall submit a report within thirty days."
HEAD = {"en": BASE, "zh": "双方应当在三十日内提交报告。"}


def replacing(
    name: str, en: str | None = None, zh: str | None = None, kind: str = "replace", side: str = "us"
) -> Tabled:
    texts = {"en": en or HEAD["en"], "zh": zh or HEAD["zh"]}
    return Tabled(name, side, kind, HEAD, texts)


# Three columns


@pytest.mark.parametrize("seed", range(150))
def test_the_columns_joined_are_the_three_texts(seed):
    base, head, proposal = three_clauses(seed)
    rows = rebased(base, head, proposal).rows
    assert "".join(row.base for row in rows) == base
    assert "".join(row.theirs for row in rows) == head
    assert "".join(row.yours for row in rows) == proposal


@pytest.mark.parametrize("terms", [(), ("joint report", "thirty days", "shall publish")])
def test_no_row_is_empty_and_terms_change_no_column(terms):
    words = ["The", "Parties", "shall", "publish", "a", "joint", "report", "within", "thirty", "days"]
    chance = random.Random(len(terms))
    for _ in range(60):
        base, head, proposal = (
            " ".join(chance.choice((word, word, word, "other", "")) for word in words).strip() for _ in range(3)
        )
        rows = rebased(base, head, proposal, terms).rows
        assert all(row.base or row.theirs or row.yours for row in rows)
        columns = ["".join(getattr(row, name) for row in rows) for name in ("base", "theirs", "yours")]
        assert columns == [base, head, proposal]


def test_words_that_both_take_out_are_a_row_of_the_base():
    rows = rebased("one two three", "one three", "one three").rows
    assert "".join(row.base for row in rows) == "one two three"
    assert "".join(row.settled for row in rows) == "one three"


def test_two_edits_of_one_agreed_term_are_a_conflict_and_a_collision():
    base = "They talk on strategic or other stability."
    head, proposal = base.replace("strategic", "nuclear"), base.replace("stability", "security")
    term = ("strategic or other stability",)
    assert rebased(base, head, proposal).text == "They talk on nuclear or other security."
    assert rebased(base, head, proposal, term).text is None
    one, other = (
        Tabled(name, name, "replace", {"en": base}, {"en": text}) for name, text in (("a", head), ("b", proposal))
    )
    assert not collisions({"en": base}, [one, other]).pairs
    assert collisions({"en": base}, [one, other], term).pairs
    assert not collisions({"en": head}, [other]).overtaken
    assert collisions({"en": head}, [other], term).overtaken


def test_what_the_merge_cannot_vouch_for_is_one_row_to_decide(monkeypatch):
    monkeypatch.setattr("drafts.merge.keeps_every_word", lambda *_: False)
    found = rebased("a b c", "a b y", "x b c")
    assert found.rows == (Row("a b c", "a b y", "x b c", None),)
    assert (found.text, found.conflict_spans) == (None, ((0, 5),))


@pytest.mark.parametrize("seed", range(150))
def test_what_the_merge_calls_a_conflict_is_a_row_to_decide(seed):
    base, head, proposal = three_clauses(seed)
    found, found_by_merge = rebased(base, head, proposal), merge(base, proposal, head)
    assert found.text == found_by_merge.text
    assert [(row.base, row.yours, row.theirs) for row in found.conflicts] == [
        (conflict.base, conflict.ours, conflict.theirs) for conflict in found_by_merge.conflicts
    ]


@pytest.mark.parametrize("seed", range(100))
def test_conflicts_are_placed_in_the_standing_text(seed):
    found = rebased(*three_clauses(seed))
    head = three_clauses(seed)[1]
    assert [head[start:end] for start, end in found.conflict_spans] == [row.theirs for row in found.conflicts]


@pytest.mark.parametrize("seed", range(100))
def test_a_row_that_needs_nobody_has_the_words_of_a_side_that_changed_them(seed):
    for row in rebased(*three_clauses(seed)).rows:
        if row.settled is not None:
            assert row.settled in (row.theirs, row.yours)
            assert row.base in (row.theirs, row.yours) or row.theirs == row.yours
        else:
            assert len({row.base, row.theirs, row.yours}) == 3


@pytest.mark.parametrize("seed", range(100))
def test_a_persons_decisions_stand_in_the_text_with_all_that_needed_none(seed):
    base, head, proposal = three_clauses(seed)
    found = rebased(base, head, proposal)
    words = [f"<{n}>" for n in range(len(found.conflicts))]
    assert settled(found, words) == merge(base, proposal, head).settled(words) if words else found.text


def test_a_clean_proposal_and_many_conflicts_are_both_met_so_the_laws_above_are_not_empty():
    found = [rebased(*three_clauses(seed)) for seed in range(150)]
    assert sum(one.text is None for one in found) > 30
    assert sum(one.text is not None for one in found) > 30


def test_three_columns_for_a_person():
    found = rebased(BASE, BASE.replace("shall", "should"), BASE.replace("shall", "must").replace("thirty", "sixty"))
    assert found.text is None
    assert found.conflicts == (Row("shall", "should", "must", None),)
    assert Row("thirty", "thirty", "sixty", "sixty") in found.rows
    assert found.conflict_spans == ((12, 18),)
    assert settled(found, ["will"]) == "The Parties will submit a report within sixty days."


def test_as_many_decisions_as_conflicts():
    with pytest.raises(ValueError, match="0 conflicts, 1 wordings"):
        settled(rebased(BASE, BASE, BASE), ["shall"])


def test_empty_texts_have_no_rows_to_decide():
    assert rebased("", "", "").text == ""
    assert rebased("", "", "new words").text == "new words"
    assert rebased("", "yours", "mine").text is None


# Proposals against one another


@pytest.mark.parametrize("seed", range(60))
def test_two_proposals_collide_where_their_merge_has_a_conflict(seed):
    head = clause(seed)
    proposals = [
        Tabled(str(n), "us", "replace", {"en": head}, {"en": edited(head, 10 * seed + n, 1 + n % 2)}) for n in range(4)
    ]
    found = collisions({"en": head}, proposals)
    expected = {}
    for one, other in combinations(proposals, 2):
        conflicts = merge(head, one.text["en"], other.text["en"]).conflicts
        if conflicts:
            expected[one.id, other.id] = tuple((c.base_start, c.base_end) for c in conflicts)
    assert {(pair.one, pair.other): pair.spans for pair in found.pairs} == expected
    assert not found.overtaken


@pytest.mark.parametrize("seed", range(60))
def test_groups_are_what_hangs_together(seed):
    head = clause(seed)
    proposals = [
        Tabled(str(n), "us", "replace", {"zh": head}, {"zh": edited(head, 10 * seed + n, 1)}) for n in range(5)
    ]
    found = collisions({"zh": head}, proposals)
    group_of = {member: group for group in found.groups for member in group}
    assert set(group_of) == {name for pair in found.pairs for name in (pair.one, pair.other)}
    assert all(group_of[pair.one] == group_of[pair.other] for pair in found.pairs)
    assert [*group_of] == sorted(group_of, key=lambda name: (group_of[name], name))
    for group in found.groups:
        reached = {group[0]}
        for _ in group:
            reached |= {n for p in found.pairs for n in (p.one, p.other) if reached & {p.one, p.other}}
        assert reached == set(group)


@pytest.mark.parametrize("seed", range(60))
def test_a_collision_does_not_depend_on_the_order_of_tabling(seed):
    head, text = two_clauses(seed)
    one = Tabled("1", "us", "replace", {"en": head}, {"en": text})
    other = Tabled("2", "cn", "replace", {"en": head}, {"en": edited(head, seed + 5, 2)})
    there, back = collisions({"en": head}, [one, other]), collisions({"en": head}, [other, one])
    assert [pair.spans for pair in there.pairs] == [pair.spans for pair in back.pairs]


def test_a_collision_says_which_words_of_which_language():
    found = collisions(
        HEAD,
        [
            replacing("a", en=BASE.replace("shall", "should"), zh=HEAD["zh"].replace("三十", "六十")),
            replacing("b", en=BASE.replace("thirty", "sixty"), zh=HEAD["zh"].replace("三十", "九十"), side="cn"),
        ],
    )
    ((collision,), start) = found.pairs, HEAD["zh"].index("三十")
    assert (collision.one, collision.other, collision.language) == ("a", "b", "zh")
    assert all(s <= start < e for s, e in collision.spans)
    assert found.of("b") == (collision,)
    assert found.groups == (("a", "b"),)


def test_the_same_edit_twice_is_no_collision():
    words = BASE.replace("shall", "should")
    assert collisions(HEAD, [replacing("a", en=words), replacing("b", en=words, side="cn")]).pairs == ()


def test_a_language_that_is_left_out_is_untouched():
    only_english = Tabled("a", "us", "replace", HEAD, {"en": BASE.replace("shall", "should")})
    assert collisions(HEAD, [only_english, replacing("b", zh="双方可以提交报告。")]).pairs == ()


def test_a_language_that_one_of_them_leaves_alone_hides_no_collision_in_the_other():
    found = collisions(HEAD, [replacing("a", zh="双方可以提交报告。"), replacing("b", zh="双方应当提交说明。")])
    assert [pair.language for pair in found.pairs] == ["zh"]


def test_a_proposal_on_older_words_that_changed_since_is_overtaken():
    old = Tabled("a", "us", "replace", {"en": BASE}, {"en": BASE.replace("shall", "must")})
    found = collisions({"en": BASE.replace("shall", "should")}, [old])
    assert found.overtaken == (Overtaken("a", "en", ((12, 18),)),)
    assert found.pairs == ()


def test_an_overtaken_proposal_still_collides_with_its_own_words_only():
    head = {"en": BASE.replace("shall", "should")}
    old = Tabled("a", "us", "replace", {"en": BASE}, {"en": BASE.replace("shall", "must")})
    near = Tabled("b", "cn", "replace", head, {"en": BASE.replace("shall", "may")})
    far = Tabled("c", "cn", "replace", head, {"en": head["en"].replace("thirty", "sixty")})
    assert collisions(head, [old, near, far]).pairs == (Collision("a", "b", "en", ((12, 18),)),)


def test_a_proposal_on_an_older_base_that_merges_collides_where_it_stands_now():
    head = {"en": "In this year, " + BASE}
    old = Tabled("a", "us", "replace", {"en": BASE}, {"en": BASE.replace("thirty", "sixty")})
    new = Tabled("b", "cn", "replace", head, {"en": head["en"].replace("thirty", "ninety")})
    ((pair,), at) = collisions(head, [old, new]).pairs, head["en"].index("thirty")
    assert pair.spans == ((at, at + len("thirty")),)
    elsewhere = Tabled("c", "cn", "replace", head, {"en": head["en"].replace("this year", "2027")})
    assert collisions(head, [old, elsewhere]).pairs == ()  # what came in since its base is not taken out by it


DIFFER = [
    ("delete", "replace"), ("delete", "split"), ("delete", "merge"), ("delete", "move"), ("delete", "restyle"),
    ("move", "move"), ("move", "split"), ("move", "merge"), ("split", "split"), ("split", "merge"), ("merge", "merge"),
    ("split", "replace"), ("merge", "replace"), ("restyle", "restyle"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_proposals_that_cannot_both_be_done_to_a_clause_collide(one, other):
    for first, second in ((one, other), (other, one)):
        found = collisions(HEAD, [replacing("a", kind=first), replacing("b", kind=second)])
        assert found.pairs == (Collision("a", "b", None, ()),)
        assert found.groups == (("a", "b"),)


KINDS = ("replace", "insert", "delete", "move", "split", "merge", "restyle")


def test_all_other_kinds_can_stand_beside_one_another():
    free = {(a, b) for a in KINDS for b in KINDS if not differ_about_the_clause(a, b)}
    assert free == {(a, b) for a in KINDS for b in KINDS} - {*DIFFER} - {(b, a) for a, b in DIFFER}
    assert {("delete", "delete"), ("move", "replace"), ("insert", "insert"), ("restyle", "replace")} <= free


def test_new_clauses_after_a_clause_do_not_touch_its_words():
    inserts = [Tabled(n, "us", "insert", {}, {"en": f"A new clause {n}."}) for n in "ab"]
    assert collisions(HEAD, [*inserts, replacing("c", en=BASE.replace("shall", "may"))]).pairs == ()


# Laws at size: a smaller run of benchmarks/interleavings.py


def test_no_interleaving_of_editors_loses_an_accepted_word_or_hides_a_conflict():
    counts = interleavings.portion(range(200_000, 200_250))
    assert (counts.lost, counts.risen, counts.hidden) == (0, 0, 0)
    assert counts.accepted > 600
    assert counts.behind > 400
    assert counts.conflicting > 200
    assert counts.rivals > 30
    assert counts.words > 10_000


def test_the_same_laws_see_what_a_fuzzy_patch_loses(monkeypatch):
    def by_patch(base: str, ours: str, theirs: str) -> SimpleNamespace:
        engine = diff_match_patch()
        text, _ = engine.patch_apply(engine.patch_make(base, theirs), ours)
        return SimpleNamespace(text=text, is_clean=True, conflicts=())

    monkeypatch.setattr(interleavings, "merge", by_patch)
    counts = interleavings.portion(range(60))
    assert counts.lost > 10
    assert counts.hidden > 3


def test_the_laws_see_a_merge_that_takes_one_side_where_both_edited(monkeypatch):
    def one_sided(base: str, ours: str, theirs: str) -> SimpleNamespace:
        found = merge(base, ours, theirs)
        return SimpleNamespace(text=found.settled([c.ours for c in found.conflicts]), is_clean=True, conflicts=())

    monkeypatch.setattr(interleavings, "merge", one_sided)
    counts = interleavings.portion(range(60))
    assert counts.lost > 10
    assert counts.hidden > 3


def test_the_seed_decides_everything():
    seed = random.Random("interleaving").randrange(10_000)
    assert interleavings.interleaving(seed) == interleavings.interleaving(seed)
