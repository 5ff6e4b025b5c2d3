"""The adopted text written out as one document, and where each clause stands in it."""

import random
from uuid import UUID

import pytest

from drafts.adopted_text import WordedClause, written_out
from tests.drafts.texts import clause


def worded(n: int, number: str, text: str) -> WordedClause:
    return WordedClause(UUID(int=n), number, text)


def test_the_title_and_every_numbered_clause_are_a_paragraph_each():
    found = written_out(
        " Joint statement ",
        [worded(1, " 1. ", "Both meet."), worded(2, "", "Both report."), worded(3, "2.", "It ends.")],
    )
    assert found.text == "Joint statement\n\n1. Both meet.\n\nBoth report.\n\n2. It ends."


@pytest.mark.parametrize("title", ["", "  "])
def test_without_a_title_the_first_clause_opens_the_document(title):
    found = written_out(title, [worded(1, "第一条", "双方会晤。")])
    assert found.text == "第一条 双方会晤。"
    assert found.spans == {UUID(int=1): (4, 9)}


def test_a_clause_without_words_is_left_out_and_those_after_it_are_not():
    found = written_out("", [worded(1, "1.", " \n"), worded(2, "2.", "Both meet.")])
    assert found.text == "2. Both meet."
    assert list(found.spans) == [UUID(int=2)]


def test_nothing_adopted_is_an_empty_document():
    assert written_out("", []).text == ""


@pytest.mark.parametrize("seed", range(60))
def test_each_clause_stands_letter_for_letter_where_it_is_said_to_stand(seed):
    chance = random.Random(seed)
    clauses = [
        worded(n, chance.choice(("", f"{n}.", f"第{n}条")), chance.choice((clause(seed + n), clause(seed + n), " ")))
        for n in range(chance.randrange(6))
    ]
    found = written_out(chance.choice(("", "Joint statement", "联合声明 ")), clauses)
    with_words = [one for one in clauses if one.text.strip()]
    assert list(found.spans) == [one.id for one in with_words]
    for one in with_words:
        start, end = found.spans[one.id]
        assert found.text[start:end] == one.text
        paragraph = found.text[:start].rpartition("\n\n")[2]
        assert paragraph == (f"{one.number} " if one.number else "")
