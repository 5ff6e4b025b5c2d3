"""Entries that may be one person: by whole names, with the reason; never by a family name alone."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.names import NameForm, NameKind, script_of
from dialogue.romanisation import is_pinyin, read_as_wade_giles
from dialogue.same_person import Entry, Likeness, pair_of, suggestions, within_one_slip


def entry(number: int, *names: str, kind: NameKind = NameKind.CANONICAL, meetings=()) -> Entry:
    return Entry(
        UUID(int=number), tuple(NameForm(n, script=script_of(n), kind=kind) for n in names), frozenset(meetings)
    )


def likeness(one: str, other: str) -> list[Likeness]:
    found = suggestions([entry(1, one), entry(2, other)])
    return [reason.likeness for suggestion in found for reason in suggestion.reasons]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("HAO Yeli", "Hao Yeli", Likeness.SAME_NAME),
        ("吕本富", "吕本富", Likeness.SAME_NAME),
        ("Peng Li-hui", "Peng Lihui", Likeness.SAME_NAME),
        ("Yeli Hao", "Hao Yeli", Likeness.OTHER_ORDER),
        ("Li Xiaodong", "Xiao-dong Li", Likeness.OTHER_ORDER),
        ("Chou En-lai", "Zhou Enlai", Likeness.ROMANISED),
        ("Ch'iao Kuan-hua", "Qiao Guanhua", Likeness.ROMANISED),
        ("Ch’iao Kuan-hua", "Qiao Guanhua", Likeness.ROMANISED),
        ("Mao Tse-tung", "MAO Zedong", Likeness.ROMANISED),
        ("Chi P'eng-fei", "Ji Pengfei", Likeness.ROMANISED),
        ("LV Benfu", "LYU Benfu", Likeness.UMLAUT),
        ("Lü Benfu", "LYU Benfu", Likeness.UMLAUT),
        ("Warren Maruyama", "Warren Murayama", Likeness.ONE_SLIP),
        ("Scott Bessent", "Scott Bessant", Likeness.ONE_SLIP),
        ("Zhang Xundi", "Zhang Xunti", Likeness.ONE_SLIP),
    ],
)
def test_two_forms_of_one_name_are_offered_with_the_reason(one, other, reason):
    assert likeness(one, other) == [reason]
    assert likeness(other, one) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nigel Thompson", "Toby Thompson"),
        ("LV Benfu", "LYU Jinghua"),
        ("Li Bo", "Eric LI"),
        ("Wang Bin", "Wang Bing"),
        ("Sun", "Sun Dawei"),
        ("Maruyama", "Murayama"),
        ("Sukarno", "Suharto"),
        ("Jack Lew", "Jacob Lew"),
        ("李波", "李"),
    ],
)
def test_other_people_are_not_offered(one, other):
    assert likeness(one, other) == []


def test_a_short_form_proposes_nobody():
    assert (
        suggestions([entry(1, "President Xi", kind=NameKind.SHORT), entry(2, "President Xi", kind=NameKind.SHORT)])
        == []
    )


def test_what_somebody_has_decided_is_not_offered_again():
    two = [entry(1, "Hao Yeli"), entry(2, "HAO Yeli")]
    assert suggestions(two, {pair_of(two[1].id, two[0].id)}) == []


def test_that_both_sat_at_one_meeting_is_told_and_comes_last():
    table = UUID(int=99)
    entries = [
        entry(1, "Ann Ferry", meetings=[table]), entry(2, "Ann Ferry", meetings=[table]), entry(3, "Bo Quay"), entry(4, "Quay Bo"),
    ]  # fmt: skip
    found = suggestions(entries)
    assert [(s.sat_together, s.first) for s in found] == [(False, UUID(int=3)), (True, UUID(int=1))]


def test_a_wade_giles_name_with_its_apostrophe_is_read_one_way_and_without_it_both():
    assert read_as_wade_giles("Ch'iao Kuan-hua") == ["qiaoguanhua"]
    assert "qiaoguanhua" in read_as_wade_giles("Chiao Kuan-hua")
    assert read_as_wade_giles("Dennis Blair") == []
    assert is_pinyin("Enlai")
    assert not is_pinyin("Blair")


LETTERS = st.text("abcdefgh", min_size=6, max_size=10)


@given(LETTERS, LETTERS)
def test_a_slip_is_one_both_ways(one, other):
    assert within_one_slip(one, other) == within_one_slip(other, one)


@given(LETTERS, st.data())
def test_one_letter_put_in_left_out_or_changed_and_two_exchanged_are_a_slip(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    to = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefgh"))
    turned = list(word)
    turned[at], turned[to] = turned[to], turned[at]
    for slip in (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        "".join(turned),
    ):
        assert within_one_slip(word, slip)


@given(st.lists(st.tuples(st.sampled_from(["Ann Ferry", "Ferry Ann", "Anne Ferry", "Bo Quay", "Quay"])), max_size=8))
def test_no_pair_is_offered_twice_and_nobody_with_themselves(names):
    found = suggestions([entry(n + 1, *forms) for n, forms in enumerate(names)])
    assert len({pair_of(s.first, s.second) for s in found}) == len(found)
    assert all(s.first != s.second and s.reasons for s in found)
