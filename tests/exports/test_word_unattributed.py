"""What is left in a finished file of who spoke and for whom: names in every form, employers, sides that are said to speak."""

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exports.word.paper import Entry, Grid, Heading, Paper, Prose, Row
from exports.word.paper_writer import write_paper
from exports.word.unattributed import Known, LeftKind, bare, left_in

QUILL = Known("Marta Quill", family="Quill", titles=("Director", "主任"))
LU = Known("吕安庆", family="吕")
PORT = Known("Port Institute", LeftKind.ORGANISATION)
HE = Known("He Lifeng", family="He")
SIDES = ("US", "United States", "American", "China", "Chinese", "美方", "美国", "中方", "中国")


def file_with(*texts: str) -> bytes:
    """A paper that says these things in a paragraph, in a cell and beside a caption."""
    blocks = (
        Heading(("Agenda", "议程")),
        *(Prose((Entry((text, text)),)) for text in texts[::3]),
        *(Prose((Entry((text, text)),), ("Place", "地点")) for text in texts[1::3]),
        *(Grid((("Who", "谁"),), (1,), (Row(((Entry((text, text)),),)),)) for text in texts[2::3]),
    )
    return write_paper(Paper(("Minutes", "纪要"), ("", ""), ("en", "zh"), datetime(2026, 3, 3, tzinfo=UTC), blocks))


def words_left(text: str, *known: Known) -> set[str]:
    return {left.word for left in left_in(file_with("-", "-", text), known or (QUILL, LU, PORT, HE), SIDES)}


@pytest.mark.parametrize(
    "text",
    [
        "Marta Quill said so.", "as QUILL put it", "Quill, Marta", "Ms Quill", "ms quill", "Director Quill", "Ｑｕｉｌｌ said so",
        "Marta  Quill", "Marta-Quill", "Márta Qüill", "Qu\u200bill said so", "与Quill会谈", "Quill主任", "the Quill proposal",
    ],
)  # fmt: skip
def test_a_latin_name_is_found_however_it_is_written(text: str) -> None:
    assert words_left(text) == {"Marta Quill"}


@pytest.mark.parametrize(
    "text", ["吕安庆表示", "呂安慶表示", "吕 安庆", "吕先生认为", "吕主任认为", "呂教授認為", "吕·安庆"]
)
def test_a_chinese_name_is_found_in_either_script_and_with_a_title(text: str) -> None:
    assert words_left(text) == {"吕安庆"}


@pytest.mark.parametrize("text", ["the Port Institute", "PORT INSTITUTE", "port  institute's paper", "Port-Institute"])
def test_an_employer_is_found(text: str) -> None:
    assert words_left(text) == {"Port Institute"}


@pytest.mark.parametrize(
    "text", ["quills and ink", "Tranquill waters", "He said that ports wait.", "吕宋岛的港口", "an institute for ports", "双吕线"],
)  # fmt: skip
def test_words_that_are_nobodys_name_stay(text: str) -> None:
    assert words_left(text) == set()


@pytest.mark.parametrize("text", ["Vice Premier He Lifeng", "Mr He said", "then He agreed"])
def test_a_family_name_that_is_a_word_counts_beside_a_title_and_within_a_sentence(text: str) -> None:
    assert words_left(text) == {"He Lifeng"}


def test_an_acronym_is_no_pronoun() -> None:
    who = Known("WHO", LeftKind.ORGANISATION)
    assert words_left("those who ask us", who) == set()
    assert words_left("the WHO asks", who) == {"WHO"}


@pytest.mark.parametrize(
    "text",
    [
        "The American side proposed monthly figures.", "The Chinese delegation strongly noted the delay.", "China said so.",
        "American participants and others", "中方表示愿意研究", "美方代表团强调", "美方与会人员", "中国代表指出",
    ],
)  # fmt: skip
def test_a_side_that_is_said_to_speak_is_found(text: str) -> None:
    (left,) = {(x.kind, x.place) for x in left_in(file_with(text), (), SIDES)}
    assert left == (LeftKind.SIDE, text)


@pytest.mark.parametrize(
    "text", ["Duties between China and the United States fell.", "Chinese ports wait longer.", "asked us what they want",
             "中国港口等待时间较长", "两国应公布等待时间", "美方商品的关税"],
)  # fmt: skip
def test_a_country_that_is_spoken_of_is_no_speaker(text: str) -> None:
    assert left_in(file_with(text), (), SIDES) == ()


def test_the_title_the_head_and_the_properties_are_searched_as_well() -> None:
    paper = Paper(
        ("Talks with Marta Quill", "会谈"), ("Port Institute, 3 March", ""), ("en", "zh"), datetime(2026, 3, 3, tzinfo=UTC), (),
        foot="吕安庆",
    )  # fmt: skip
    assert {left.word for left in left_in(write_paper(paper), (QUILL, LU, PORT))} == {
        "Marta Quill",
        "Port Institute",
        "吕安庆",
    }


LATIN = st.text("bcdfghklmnprstvz", min_size=2, max_size=5).map(lambda x: f"{x[0].upper()}a{x[1:]}o")
HAN = st.text("吕安庆梁泽潘卓舒颜霍宋", min_size=2, max_size=4)
BETWEEN = st.sampled_from([" ", "  ", "-", "\u00a0", " \u200b"])
CASE = st.sampled_from([str, str.upper, str.title])


@given(
    LATIN,
    LATIN,
    BETWEEN,
    CASE,
    st.sampled_from(["", "the ", "与", "(", "“"]),
    st.sampled_from(["", "'s", "，", ".", "表示"]),
)
def test_no_name_that_was_planted_is_passed_over(given, family, between, case, before, behind) -> None:
    assume(given != family)
    text = before + case(given) + between + case(family) + behind
    known = Known(f"{given} {family}", family=family)
    assert left_in(file_with(text), (known,)), text


@given(
    st.lists(st.sampled_from(["ports", "wait", "months", "figures", "publish", "fees"]), max_size=8), HAN, LATIN, LATIN
)
def test_a_text_without_any_name_is_left_alone(said, han, given, family) -> None:
    text = " ".join(said) + "。港口每月公布数字。"
    known = (Known(han, family=han[0]), Known(f"{given} {family}", family=family))
    assume(not any(bare(x.family).casefold() in text for x in known))
    assert left_in(file_with(text), known) == ()
