"""A paragraph that comes in from the later file of a comparison has the number that it has there."""

from datetime import UTC, datetime

import pytest

from exports.word.compare import redline_files
from exports.word.reader import read
from tests.exports.packages import p, word
from tests.exports.test_word_list_numbers import file, level, numbered, texts

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LETTERS, ARTICLES = level(0, "(%1)", "lowerLetter"), level(0, "第%1条", "chineseCounting")
USE = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/></w:num>'
ONE, TWO, THREE = (
    "The two sides exchange lists.", "Each side names an office.", "A report is made every spring.",
)  # fmt: skip


def body(*items, number=1):
    return p("They agreed as follows.") + "".join(numbered(text, number) for text in items) + p("Done twice.")


def redline(base, target):
    made = redline_files(base, target, "a.docx", "b.docx", "Tomas Ribbon", AT)
    back = read(made)
    assert back.paragraphs("rejected") == read(base).paragraphs()
    assert back.paragraphs("accepted") == read(target).paragraphs()
    return made


@pytest.mark.parametrize("levels", [LETTERS, ARTICLES])
@pytest.mark.parametrize(
    "saved_anew",
    [
        pytest.param(lambda levels: levels, id="to the byte"),
        pytest.param(
            lambda levels: '<w:nsid w:val="00AB12CD"/><w:tmpl w:val="0409001F"/>' + levels, id="under other marks"
        ),
        pytest.param(lambda levels: levels + level(1, "%2."), id="with a level more"),
    ],
)
def test_an_item_put_into_a_list_counts_in_it(levels, saved_anew):
    target = file(body(ONE, TWO, THREE), saved_anew(levels))
    assert texts(redline(file(body(ONE, THREE), levels), target)) == texts(target)


def test_a_list_that_goes_by_another_number_in_the_later_file_is_still_the_same_list():
    base = file(body(ONE, THREE), LETTERS)
    target = file(body(ONE, TWO, THREE, number=7), LETTERS, USE.format(7))
    assert texts(redline(base, target)) == texts(target)


def test_a_list_that_the_earlier_file_does_not_have_comes_along():
    plain = word(p("They agreed as follows.") + p("Done twice."))
    target = file(body(ONE, TWO), ARTICLES)
    assert texts(redline(plain, target)) == texts(target)


def test_another_list_of_the_same_number_is_brought_under_a_free_one():
    base = file(body(ONE, THREE), LETTERS)
    more = p("Duties of both") + numbered("They inform each other.") + numbered("They keep silence.")
    target = file(p("They agreed as follows.") + more + p("Done twice."), ARTICLES)
    assert texts(redline(base, target))[-4:] == texts(target)[-4:]


def test_a_number_that_no_file_explains_is_left_out():
    base = file(body(ONE, THREE), LETTERS)
    target = file(p("They agreed as follows.") + numbered(TWO, 9) + p("Done twice."), ARTICLES)
    assert TWO in texts(redline(base, target))


def test_an_item_after_a_last_paragraph_that_was_edited_leaves_its_words_where_they_are():
    base = word(p("They agreed as follows.") + p("The two sides meet in spring."))
    target = file(p("They agreed as follows.") + p("The two sides meet in autumn.") + numbered(ONE), ARTICLES)
    made = redline(base, target)
    assert texts(made) == texts(target)
    deleted = [change.text for change in read(made).changes.revisions if change.kind == "deletion"]
    assert deleted == ["spring"]
