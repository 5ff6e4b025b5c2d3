import pytest

from drafts.brackets import Bracket, Text, bracket_count, parse, render, unbalanced
from tests.drafts.texts import any_text, clause, edited

UNBALANCED = (
    ("[a", (0,)),
    ("a]", (1,)),
    ("[a] b]", (5,)),
    ("[[a]", (0,)),
    ("［a]", (0, 2)),
    ("[［a]］", (1, 4)),
    ("][", (0, 1)),
    ("[a] ［b］【c】", ()),
    ("", ()),
)


@pytest.mark.parametrize("seed", range(200))
def test_rendering_what_was_parsed_gives_the_text(seed):
    for text in (clause(seed), edited(clause(seed), seed), any_text(seed)):
        assert render(parse(text)) == text


@pytest.mark.parametrize("seed", range(100))
def test_the_brackets_parsed_are_the_brackets_counted(seed):
    text = any_text(seed)
    waiting, found = list(parse(text)), 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, Bracket):
            found += 1
            waiting.extend(node.nodes)
    marks = sum(character in "[]［］【】" for character in text)
    assert (bracket_count(text), marks) == (found, 2 * found + len(unbalanced(text)))


def test_words_in_brackets_are_data():
    assert parse("shall [not] meet") == (Text("shall "), Bracket("[", (Text("not"),)), Text(" meet"))


def test_a_bracket_may_stand_inside_another():
    assert parse("［应【当】］") == (Bracket("［", (Text("应"), Bracket("【", (Text("当"),)))),)


def test_an_empty_bracket_is_a_bracket():
    assert parse("[]") == (Bracket("[", ()),)


@pytest.mark.parametrize(("text", "offsets"), UNBALANCED)
def test_marks_without_a_partner_are_found(text, offsets):
    assert unbalanced(text) == offsets


def test_round_brackets_and_book_titles_are_words():
    assert parse("(a) 《协定》（二）") == (Text("(a) 《协定》（二）"),)


def test_a_text_of_many_brackets_is_still_a_text():
    for text in ("[" * 20_000, "]" * 20_000, "[" * 20_000 + "]" * 20_000, "[［" * 5_000 + "]］" * 5_000):
        assert render(parse(text)) == text
