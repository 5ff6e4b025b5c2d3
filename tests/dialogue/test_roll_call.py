"""Lists of participants and notes as they are typed, and who of the register is meant."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.names import NameForm, NameOrder, Script
from dialogue.refusals import DateNotUnderstood
from dialogue.roll_call import Known, matched, read_roll
from dialogue.sitting_notes import NotedKind, day_of, read_notes
from dialogue.vocabulary import Capacity, Function

SIDES = {"us": ("US", "United States", "美方"), "cn": ("China", "中方", "中国")}
WANG, BLAIR, NIGEL, TOBY = (UUID(int=n) for n in (1, 2, 3, 4))
REGISTER = [
    Known(
        WANG, (NameForm("", "Wang", "Bin", NameOrder.FAMILY_FIRST), NameForm("王斌", script=Script.SIMPLIFIED)), True
    ),
    Known(BLAIR, (NameForm("", "Blair", "Dennis"),), True),
    Known(NIGEL, (NameForm("", "Thompson", "Nigel"),), True),
    Known(TOBY, (NameForm("", "Thompson", "Toby"),), True),
    Known(UUID(int=5), (NameForm("", "Spence", "Matthew"),), False),
]


def people(text):
    return [line.people for line in matched(read_roll(text, SIDES), REGISTER)]


def test_a_line_tells_name_function_organisation_and_title():
    (called,) = read_roll("Wang Bin; head; 360 Enterprise; Vice President, Product Marketing", SIDES)
    assert (called.name, called.function, called.organisation) == ("Wang Bin", Function.HEAD, "360 Enterprise")
    assert called.title == "Vice President, Product Marketing"


def test_a_line_with_a_colon_names_the_side_of_those_below_and_a_part_that_of_one_line():
    called = read_roll("US:\n- Blair; h; personal\n中方：\n王斌；团长；360企业安全集团\nSpence; us", SIDES)
    assert [(c.name, c.party, c.function, c.capacity) for c in called] == [
        ("Blair", "us", Function.HEAD, Capacity.PERSONAL),
        ("王斌", "cn", Function.HEAD, Capacity.UNKNOWN),
        ("Spence", "us", Function.MEMBER, Capacity.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("line", "count", "function"),
    [
        ("two note-takers", 2, Function.NOTE_TAKER),
        ("3 officers", 3, Function.MEMBER),
        ("两名记录员", 2, Function.NOTE_TAKER),
    ],
)
def test_a_number_before_the_name_stands_for_people_who_are_not_named(line, count, function):
    (called,) = read_roll(line, SIDES)
    assert (called.is_unnamed, called.count, called.function) == (True, count, function)
    assert people(line) == [()]


def test_a_company_that_begins_with_a_number_is_not_counted_as_people():
    (called,) = read_roll("Wang Bin; 360 Enterprise", SIDES)
    assert (called.is_unnamed, called.organisation) == (False, "360 Enterprise")


@pytest.mark.parametrize("typed", ["Wang Bin", "WANG Bin", "bin wang", "王斌", "Wangbin"])
def test_the_whole_name_in_either_order_and_script_is_found(typed):
    assert people(typed) == [(WANG,)]


def test_part_of_a_name_is_found_among_those_who_sat_here_and_says_that_it_is_a_part():
    (blair, thompson, spence) = matched(read_roll("Blair\nThompson\nSpence", SIDES), REGISTER)
    assert (blair.people, blair.by_part) == ((BLAIR,), True)
    assert set(thompson.people) == {NIGEL, TOBY}
    assert spence.people == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_without_a_mistake(text):
    for called in read_roll(text, SIDES):
        assert called.name
        assert called.count >= 1
    matched(read_roll(text, SIDES), REGISTER)


NOTES = "Opening at nine.\nus: Rules should rest on risk.\n中方：各国自行决定。\nUS + China! Exchange lists [2027-05-31]\nWater: was served.\n"


def test_notes_tell_positions_and_commitments_and_leave_the_rest_a_note():
    told = read_notes(NOTES, SIDES)
    assert [(n.kind, n.parties, n.words, n.due_on) for n in told] == [
        (NotedKind.POSITION, ("us",), "Rules should rest on risk.", None),
        (NotedKind.POSITION, ("cn",), "各国自行决定。", None),
        (NotedKind.COMMITMENT, ("us", "cn"), "Exchange lists", date(2027, 5, 31)),
    ]


@given(st.text(max_size=120), st.lists(st.sampled_from(["us: x y", "cn！做", "us+cn: z [no]", "note"]), max_size=5))
def test_every_line_that_tells_something_quotes_the_notes_letter_for_letter(before, lines):
    notes = "\n".join([before.replace("[", "(").replace("［", "("), *lines])
    for told in read_notes(notes, SIDES):
        assert notes[told.start : told.end] == told.words
        assert told.words.strip() == told.words != ""


@pytest.mark.parametrize("typed", ["2027-05-31", "20270531", "2027/5/31", "2027年5月31日", " 2027.5.31 "])
def test_a_day_is_read_as_it_is_typed(typed):
    assert day_of(typed) == date(2027, 5, 31)


@pytest.mark.parametrize("typed", ["2027-02-30", "31 May", "", "2027-13-01", "20270532", "0000-01-01"])
def test_a_day_that_cannot_be_is_refused_with_what_was_typed(typed):
    with pytest.raises(DateNotUnderstood) as refused:
        day_of(typed)
    assert refused.value.facts["given"] == typed.strip()
