"""What a reader is shown as one change, as two, and where a lone one stands, inside of a sentence that otherwise stays."""

import random
from itertools import pairwise

import pytest

from drafts.compare import apply, compare, differences
from drafts.tidy import FARTHEST_SLIDE, tidy
from tests.drafts.test_redline import shown

ENGLISH = ("Both groups of experts that met there ", " under rules kept since their first year")
CHINESE = ("双方专家在会议上认为", "，因此继续按照首年通过的规则工作")


def inside(old: str, new: str, terms: tuple[str, ...] = ()) -> str:
    """The redline of words that stand in a long sentence, without that sentence."""
    before, after = ENGLISH if (old + new).isascii() else CHINESE
    line = shown(before + old + after, before + new + after, terms)
    assert line.startswith(before)
    assert line.endswith(after)
    return line.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("red house", "blue tent", "[-red house-]{+blue tent+}"),
        ("red-house", "blue-tent", "[-red-house-]{+blue-tent+}"),
        ("red/house", "blue/tent", "[-red/house-]{+blue/tent+}"),
        ("提交报告", "发布说明", "[-提交报告-]{+发布说明+}"),
        ("甲的乙", "丙的丁", "[-甲的乙-]{+丙的丁+}"),
        ("认识到报告", "承认说明", "[-认识到报告-]{+承认说明+}"),
    ],
)
def test_two_replacements_over_a_space_a_joint_or_a_lone_character_are_one(old, new, expected):
    assert inside(old, new) == expected


@pytest.mark.parametrize("between", ["和", "及", "与", "或", "、", "，", "一", "的新"])
def test_nothing_is_joined_over_a_word_of_lists_a_mark_a_figure_or_more_than_a_character(between):
    assert inside(f"提交{between}报告", f"发布{between}说明") == f"[-提交-]{{+发布+}}{between}[-报告-]{{+说明+}}"


@pytest.mark.parametrize("between", [" - ", "\n", " \n ", " 30 ", " A ", " and ", " or ", ", ", " house ", " of "])
def test_nothing_is_joined_over_a_mark_a_line_end_or_a_word_in_english(between):
    expected = f"[-red-]{{+blue+}}{between}[-boat-]{{+tent+}}"
    assert inside(f"red{between}boat", f"blue{between}tent") == expected


def test_longer_replacements_are_one_over_a_lone_small_word():
    assert (
        inside("one two of three four five", "ein zwei of drei") == "[-one two of three four five-]{+ein zwei of drei+}"
    )
    assert (
        inside("one two OF three four five", "ein zwei OF drei") == "[-one two OF three four five-]{+ein zwei OF drei+}"
    )
    assert inside("one two of three four", "ein zwei of drei") == "[-one two-]{+ein zwei+} of [-three four-]{+drei+}"
    assert inside("two of three four five", "zwei of drei") == "[-two-]{+zwei+} of [-three four five-]{+drei+}"
    assert inside("one two of the three four five", "ein zwei of the drei") == (
        "[-one two-]{+ein zwei+} of the [-three four five-]{+drei+}"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("30 house", "40 tent", "[-30-]{+40+} [-house-]{+tent+}"),
        ("house 30", "tent 40", "[-house-]{+tent+} [-30-]{+40+}"),
        ("三十的报告", "六十的说明", "[-三十-]{+六十+}的[-报告-]{+说明+}"),
    ],
)
def test_figures_stand_alone(old, new, expected):
    assert inside(old, new) == expected


def test_what_was_joined_is_joined_on_with_all_its_words():
    assert inside("one two three", "ein zwei drei") == "[-one two three-]{+ein zwei drei+}"
    assert inside("red 30 house", "blue 40 tent") == "[-red-]{+blue+} [-30-]{+40+} [-house-]{+tent+}"
    assert inside("one two three of four five six", "ein zwei drei of vier") == (
        "[-one two three of four five six-]{+ein zwei drei of vier+}"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("报告", "书面报告", "{+书面+}报告"), ("书面报告", "报告", "[-书面-]报告"), ("国际合作", "合作", "[-国际-]合作"),
        ("报", "报告", "[-报-]{+报告+}"), ("甲", "甲乙", "[-甲-]{+甲乙+}"),
    ],
)  # fmt: skip
def test_a_word_that_became_part_of_a_longer_one_stays_where_it_is_a_word_of_itself(old, new, expected):
    assert inside(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("They meet. They talk. They go.", "They meet. They go.", "They meet. [-They talk. -]They go."),
        ("They meet, they talk, they go.", "They meet, they go.", "They meet, [-they talk, -]they go."),
        ("They meet; they talk; they go.", "They meet; they go.", "They meet; [-they talk; -]they go."),
        ("双方会晤，磋商。", "双方会晤，交流，磋商。", "双方会晤，{+交流，+}磋商。"),
        ("双方会晤、磋商。", "双方会晤、交流、磋商。", "双方会晤、{+交流、+}磋商。"),
        ("The Parties meet.", "The Parties shall meet.", "The Parties {+shall +}meet."),
        ("The Parties meet", "The Parties meet soon", "The Parties meet{+ soon+}"),
        ("Now. Yes, now. Yes, go.", "Now. Yes, go.", "Now. [-Yes, now. -]Yes, go."),
        ("Yes, now. Yes, go.", "Yes, go.", "[-Yes, now. -]Yes, go."),
        ("好。是，好。是，走。", "好。是，走。", "好。[-是，好。-]是，走。"),
        ("好。是，走。", "好。是，好。是，走。", "好。{+是，好。+}是，走。"),
        ("we meet, we talk, we go", "we meet, we go", "we meet, [-we talk, -]we go"),
        ("we talk, we go", "we go", "[-we talk, -]we go"),
        ("We talk. We go.", "We go.", "[-We talk. -]We go."),
        ("是好，是走", "是走", "[-是好，-]是走"),
        ("we may go", "we may, we may go", "{+we may, +}we may go"),
        ("one two", "one  two", "one {+ +}two"),
        ("the the", "the", "[-the -]the"),
        ("A. B. B.", "A. B.", "A. B.[- B.-]"),
    ],
)
def test_a_lone_change_stands_where_a_writer_would_have_made_it(old, new, expected):
    assert shown(old, new) == expected


def test_a_lone_change_slides_no_farther_than_its_neighbours_and_no_page_of_one_word_is_a_burden():
    old = "a " * 3000
    (change,) = tidy(old, old + "a ", differences(old, old + "a "))
    assert apply(old, [change]) == old + "a "
    assert change.old_start >= len(old) - FARTHEST_SLIDE - 2
    assert shown("x a a a y", "z a a q") == "[-x-]{+z+} a a [-a y-]{+q+}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("aa bb cc dd ee ff", "aa xx cc yy ee ff", "aa [-bb-]{+xx+} cc [-dd-]{+yy+} ee ff"),
        ("aa bb cc", "xx bb yy", "[-aa-]{+xx+} bb [-cc-]{+yy+}"),
        ("aa b cc", "xx b yy", "[-aa b cc-]{+xx b yy+}"),
        ("aaaa bb cccc, dddd", "xxxx bb yyyy, dddd", "[-aaaa bb cccc-]{+xxxx bb yyyy+}, dddd"),
        ("dddd, aaaa bb cccc", "dddd, xxxx bb yyyy", "dddd, [-aaaa bb cccc-]{+xxxx bb yyyy+}"),
        ("aaaa bbb cccc", "xxxx bbb yyyy", "[-aaaa bbb cccc-]{+xxxx bbb yyyy+}"),
        ("aaaa bbbb cccc", "xxxx bbbb yyyy", "[-aaaa-]{+xxxx+} bbbb [-cccc-]{+yyyy+}"),
        ("dd aaaa b cccc", "dd xxxx b yyyy", "dd [-aaaa b cccc-]{+xxxx b yyyy+}"),
        ("ddd aaaa b cccc", "ddd xxxx b yyyy", "ddd [-aaaa-]{+xxxx+} b [-cccc-]{+yyyy+}"),
        ("30 aaaa", "40 xxxx", "[-30-]{+40+} [-aaaa-]{+xxxx+}"),
        ("aaaa 30", "xxxx 40", "[-aaaa-]{+xxxx+} [-30-]{+40+}"),
        ("aaaa\ncccc", "xxxx\nyyyy", "[-aaaa-]{+xxxx+}\n[-cccc-]{+yyyy+}"),
        ("aaaa bb, cccc", "xxxx bb, yyyy", "[-aaaa-]{+xxxx+} bb, [-cccc-]{+yyyy+}"),
        ("aaaa or cccc", "xxxx or yyyy", "[-aaaa-]{+xxxx+} or [-cccc-]{+yyyy+}"),
        ("aaaa 30 cccc", "xxxx 30 yyyy", "[-aaaa-]{+xxxx+} 30 [-cccc-]{+yyyy+}"),
        ("dddd aaaa bb cccc", "dddd xxxx bb yyyy", "dddd [-aaaa-]{+xxxx+} bb [-cccc-]{+yyyy+}"),
    ],
)
def test_between_two_marks_more_than_two_thirds_of_changed_letters_are_a_rewriting(old, new, expected):
    assert shown(old, new) == expected


def test_an_agreed_term_is_never_part_of_a_rewriting():
    assert shown("aaaa bb cccc", "xxxx bb yyyy", ("bb",)) == "[-aaaa-]{+xxxx+} bb [-cccc-]{+yyyy+}"
    assert shown("甲战略稳定乙", "丙战略稳定丁", ("战略稳定",)) == "[-甲-]{+丙+}战略稳定[-乙-]{+丁+}"


def test_what_slides_beside_other_changes_stays_between_them():
    chance = random.Random(5)
    for _ in range(600):
        old, new = ("".join(chance.choice("aab") + " " for _ in range(chance.randrange(2, 14))) + "." for _ in range(2))
        tidied = tidy(old, new, compare(old, new))
        assert apply(old, tidied) == new
        assert all(one.old_end < other.old_start for one, other in pairwise(tidied))


@pytest.mark.parametrize("of", [compare, differences])
def test_texts_of_few_words_are_tidied_without_loss(of):
    """Repeated words, white space and marks: where a change can slide, grow, be trimmed and be joined."""
    chance = random.Random(of.__name__)
    for _ in range(400):
        old, new = (
            "".join(chance.choice(("a", "b", "of", "30", "书面", "报告", "甲")) + chance.choice(("", " ", "  ", "\n", ", ", ". ", "，"))
                    for _ in range(chance.randrange(9)))
            for _ in range(2)
        )  # fmt: skip
        tidied = tidy(old, new, of(old, new))
        assert apply(old, tidied) == new
        assert len(tidied) <= len(of(old, new))
        for change in tidied:
            assert new[change.new_start : change.new_end] == change.inserted
            gone, came = old[change.old_start : change.old_end], change.inserted
            assert not (
                gone
                and came
                and (gone[0].isspace() or gone[-1].isspace())
                and gone[0] == came[0]
                and gone[-1] == came[-1]
            )
