"""A document is held against a text line by line: nothing is forgiven but empty lines, and each difference is told once."""

from hypothesis import given
from hypothesis import strategies as st

from drafts.letters import Difference, Line, Part, covered, differences, stretches

WORDS = st.text("ab 中。1", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8, unique=True)
SOMETHING_ELSE = "Something else altogether stands here."


def lines(texts):
    return [Line(text, Part.WORDS, str(at), "en") for at, text in enumerate(texts)]


@given(TEXTS, st.integers(0, 7))
def test_a_document_that_says_the_same_has_no_difference_whatever_empty_lines_it_has(texts, at):
    assert differences(lines(texts), [*texts[:at], "", *texts[at:], ""]) == []


@given(TEXTS, st.data())
def test_every_letter_counts(texts, data):
    at = data.draw(st.integers(0, len(texts) - 1))
    here = data.draw(st.integers(0, len(texts[at])))
    sign = data.draw(st.sampled_from("x, 　。"))
    changed = [*texts[:at], texts[at][:here] + sign + texts[at][here:], *texts[at + 1 :]]
    found = differences(lines(texts), changed)
    assert found
    assert "".join(d.found for d in found).count(sign) >= 1


@given(TEXTS, st.data())
def test_what_is_only_in_the_document_stands_under_the_clause_before_it(texts, data):
    at = data.draw(st.integers(1, len(texts)))
    found = differences(lines(texts), [*texts[:at], SOMETHING_ELSE, *texts[at:]])
    assert found == [Difference(Part.WORDS, str(at - 1), "", "", SOMETHING_ELSE)]


@given(TEXTS, st.data())
def test_what_is_missing_is_told_as_missing(texts, data):
    at = data.draw(st.integers(0, len(texts) - 1))
    found = differences(lines([*texts, SOMETHING_ELSE]), [SOMETHING_ELSE, *texts][1:])
    assert found == [Difference(Part.WORDS, str(len(texts)), "en", SOMETHING_ELSE, "")]
    assert all(d.expected or d.found for d in differences(lines(texts), texts[:at] + texts[at + 1 :]))


def test_other_words_in_the_place_of_a_line_are_one_difference():
    found = differences(lines(["One.", "Two."]), ["One.", SOMETHING_ELSE])
    assert found == [Difference(Part.WORDS, "1", "en", "Two.", SOMETHING_ELSE)]


def test_quite_other_lines_in_the_place_of_several_are_each_told_under_the_part_of_the_line_they_stand_for():
    labels = [Line("Milestone 2.1", Part.LABEL), Line("里程碑文本", Part.LABEL)]
    found = differences([*labels, *lines(["First."])], ["As at noon", "截至正午", "First."])
    assert found == [
        Difference(Part.LABEL, "", "", "Milestone 2.1", "As at noon"), Difference(Part.LABEL, "", "", "里程碑文本", "截至正午"),
    ]  # fmt: skip


@given(st.text("abc 中文", min_size=1, max_size=60))
def test_a_text_is_covered_by_itself_and_not_by_what_has_no_letter_of_it(text):
    assert covered(text, stretches(["x", text])) == len(text)
    assert covered(text, stretches(["xyz", "甲乙丙丁戊己"])) == 0
