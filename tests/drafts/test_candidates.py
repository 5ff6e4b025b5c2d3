"""What a text calls for, with all that its wording says of it: who, how firmly, until when, and in which language."""

from datetime import date
from uuid import UUID

import pytest

from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import ClauseKind, DueKind, Strength
from drafts.follow_ups import Candidate, candidates, touched_by
from drafts.undertakings import JOINT
from tests.drafts.test_follow_ups import SIDES, Line, told

C, R, N = FollowUpKind.COMMITMENT, FollowUpKind.RECOMMENDATION, FollowUpKind.NEXT_SESSION
SUB, CHAPEAU, HEADING = ClauseKind.SUBPARAGRAPH, ClauseKind.CHAPEAU, ClauseKind.HEADING
DAY = date(2027, 3, 3)


def words(line, candidate):
    """The English and the Chinese words of a candidate."""
    spans = ((line.text_en, candidate.en), (line.text_zh, candidate.zh))
    return tuple(None if span is None else text[slice(*span)] for text, span in spans)


def due(candidate):
    return candidate.due_kind, candidate.due_on, candidate.due_words_en, candidate.due_words_zh


def test_a_candidate_says_all_that_both_languages_say():
    line = Line("China will open the harbour by 3 March 2027.", "中方将于2027年3月3日前开放港口。")
    assert candidates([line], SIDES) == (
        Candidate(
            line.id, C, (0, 44), (0, 19), "will", "将", "cn", "China", "中方", Strength.WILL, Polarity.DO,
            DueKind.DATE, DAY, "by 3 March 2027", "于2027年3月3日前", True,
        ),
    )  # fmt: skip


def test_what_only_one_language_says_is_said_by_that_language():
    en, zh = Line("China undertakes not to close the harbour."), Line("", "中方承诺不关闭港口。")
    assert candidates([en], SIDES) == (
        Candidate(
            en.id, C, (0, 42), None, "undertakes not to", "", "cn", "China", "", Strength.SHALL, Polarity.REFRAIN
        ),
    )
    assert candidates([zh], SIDES) == (
        Candidate(zh.id, C, None, (0, 10), "", "承诺", "cn", "", "中方", Strength.SHALL, Polarity.REFRAIN),
    )
    both = Line("The harbour is open.", "中方将开放港口。")
    (found,) = candidates([both], SIDES)
    assert (words(both, found), found.cue_en, found.in_both) == ((both.text_en, both.text_zh), "", False)


def test_the_side_and_the_restraint_that_only_the_chinese_names_are_taken_from_it():
    (found,) = candidates([Line("A working group will keep the harbour open.", "中方将不关闭港口。")], SIDES)
    assert (found.debtor, found.polarity) == ("cn", Polarity.REFRAIN)
    (found,) = candidates([Line("China will not close the harbour.", "中方将开放港口。")], SIDES)
    assert found.polarity == Polarity.REFRAIN


def test_a_recommendation_and_an_undertaking_are_not_the_same_in_both():
    (found,) = candidates([Line("Both governments should meet.", "两国政府将会晤。")], SIDES)
    assert (found.kind, found.in_both) == (R, False)


def test_two_undertakings_of_a_sentence_have_each_their_words_in_both_languages():
    line = Line(
        "China will open the harbour, and the United States will lower the dues.", "中方将开放港口，美方将降低费用。"
    )
    assert [words(line, found) for found in candidates([line], SIDES)] == [
        ("China will open the harbour", "中方将开放港口"), ("the United States will lower the dues.", "美方将降低费用。"),
    ]  # fmt: skip
    line = Line(line.text_en, "中方将开放港口，降低费用。")
    found = candidates([line], SIDES)
    assert [words(line, one)[1] for one in found] == [line.text_zh] * 2
    assert [(one.cue_zh, one.in_both) for one in found] == [("", False)] * 2
    line = Line("Both sides are at work.", "中方将开放港口，美方将降低费用。")
    assert [words(line, one)[1] for one in candidates([line], SIDES)] == ["中方将开放港口", "美方将降低费用。"]


def test_candidates_of_the_same_words_in_two_clauses_have_each_the_name_of_its_own():
    one, two = (Line("China will open the harbour.", id=UUID(int=n)) for n in (1, 2))
    assert [c.key for c in candidates([one, two], SIDES)] == [f"{UUID(int=n).hex}_0.28_-" for n in (1, 2)]


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("within thirty days", "于2027年3月3日前", (DueKind.DATE, DAY, "within thirty days", "于2027年3月3日前")),
        ("by 3 March 2027", "每年", (DueKind.DATE, DAY, "by 3 March 2027", "每年")),
        ("annually", "三十日内", (DueKind.EVENT, None, "annually", "三十日内")),
        ("annually", "继续", (DueKind.RECURRING, None, "annually", "继续")),
        ("at once", "继续", (DueKind.CONTINUING, None, "", "继续")),
        ("by 3 March 2027", "于2027年3月3日前", (DueKind.DATE, DAY, "by 3 March 2027", "于2027年3月3日前")),
        ("by 3 March 2027", "于2027年3月前", (DueKind.DATE, DAY, "by 3 March 2027", "于2027年3月前")),
        ("by March 2027", "于2027年3月前", (DueKind.NONE, None, "by March 2027", "于2027年3月前")),
        ("at once", "立即", (DueKind.NONE, None, "", "")),
    ],
)
def test_the_nearer_wording_of_the_two_languages_says_when_it_falls_due(en, zh, expected):
    (found,) = candidates([Line(f"China will act {en}.", f"中方将{zh}行动。")], SIDES)
    assert due(found) == expected


# Points below a chapeau


def test_points_take_from_their_chapeau_who_how_firmly_and_until_when():
    lines = (
        Line("China shall not, by 3 March 2027:", "中方不得在2027年3月3日前：", CHAPEAU),
        Line("close the harbour;", "关闭港口；", SUB, 2),
        Line("raise the dues within thirty days.", "三十日内提高费用。", SUB, 2),
    )
    one, two = candidates(lines, SIDES)
    assert one == Candidate(
        lines[1].id, C, (0, 18), (0, 5), "", "", "cn", "China", "中方", Strength.SHALL, Polarity.REFRAIN,
        DueKind.DATE, DAY, "by 3 March 2027", "在2027年3月3日前", True,
    )  # fmt: skip
    assert due(two) == (DueKind.EVENT, None, "within thirty days", "三十日内")


def test_a_chapeau_stays_where_nothing_hangs_on_it_and_ends_with_the_next_clause_of_its_level():
    chapeau = Line("Both governments should:", "两国政府应当：", CHAPEAU)
    point, clause = Line("publish the rules.", "公布规则。", SUB, 2), Line("Tides come and go.", "潮起潮落。")
    assert [c.clause_id for c in candidates([chapeau, clause, point], SIDES)] == [chapeau.id]
    found = candidates([chapeau, point, point, clause, point], SIDES)
    assert [(c.clause_id, c.kind, c.debtor, c.strength) for c in found] == [(point.id, R, JOINT, Strength.WOULD)] * 2
    deeper = Line("publish the rules.", "公布规则。", ClauseKind.PARAGRAPH, 2)
    assert [c.clause_id for c in candidates([chapeau, deeper], SIDES)] == [deeper.id]


def test_a_point_with_an_undertaking_of_its_own_keeps_it_and_so_does_its_chapeau():
    lines = (
        Line("China will:", "中方将：", CHAPEAU),
        Line("open the harbour, and the United States will light it.", "开放港口，美方将设置灯标。", SUB, 2),
    )
    assert [(c.clause_id, c.debtor) for c in candidates(lines, SIDES)] == [(lines[0].id, "cn"), (lines[1].id, "us")]


def test_a_clause_that_ends_in_a_colon_in_either_language_opens_a_list():
    point = Line("the tide tables.", "潮汐表。", SUB, 2)
    for en, zh in (("Both sides will publish: ", "双方将公布"), ("Both sides will publish", "双方将公布：\n")):
        assert [c.clause_id for c in candidates([Line(en, zh), point], SIDES)] == [point.id]


FOLLOWING = Line("Both sides commit to take the following measures by 3 March 2027:", "双方承诺采取以下举措：")
ACTS = Line("China will open the harbour.", "中方将开放港口。")


def test_the_date_of_the_following_measures_is_not_that_of_what_has_its_own_or_only_recommends():
    own = Line("China will light the harbour within thirty days.", "中方将在三十日内设置灯标。")
    advice = Line("Both governments should publish the dues.", "两国政府宜公布费用。")
    found = candidates([FOLLOWING, ACTS, own, advice, ACTS], SIDES)
    assert [c.due_on for c in found] == [DAY, DAY, None, None, DAY]
    assert due(found[1]) == (DueKind.DATE, DAY, "by 3 March 2027", "")
    assert [c.due_on for c in candidates([FOLLOWING, Line("General", "总则", HEADING), ACTS], SIDES)] == [DAY, None]
    later = Line("Both sides commit to the measures by 3 March 2027:", "双方承诺采取举措：")
    assert [c.due_on for c in candidates([later, ACTS], SIDES)] == [DAY, None]


def test_the_above_ends_the_date_of_the_following_measures_in_either_language():
    for en, zh in (
        ("After the above, China will meet.", "中方将会晤。"),
        ("China will meet.", "上述举措之后，中方将会晤。"),
    ):
        found = candidates([FOLLOWING, Line(en, zh), ACTS], SIDES)
        assert [c.due_on for c in found] == [DAY, None, None]


# The next session

NEXT = Line("Points for discussion at the next round", "下一轮讨论要点", HEADING)
DUES, LIGHTS = Line("The dues.", "费用。"), Line("Lights.", "灯标。", SUB, 2)


def test_below_a_heading_on_the_next_session_every_clause_is_a_point_until_a_heading_of_its_level():
    deeper, next_heading = Line("Ports", "港口", HEADING, 2), Line("Costs", "费用", HEADING)
    found = candidates([NEXT, DUES, deeper, LIGHTS, next_heading, DUES, ACTS], SIDES)
    assert [(c.kind, c.clause_id) for c in found] == [(N, DUES.id), (N, LIGHTS.id), (C, ACTS.id)]
    assert [(c.en, c.zh) for c in found[:2]] == [((0, 9), (0, 3)), ((0, 7), (0, 3))]
    (only,) = candidates([NEXT, Line("The dues.", " ")], SIDES)
    assert (only.en, only.zh) == ((0, 9), None)


def test_where_the_points_have_a_chapeau_only_those_below_it_are_points():
    chapeau = Line("The sides will take up:", "双方将讨论：", CHAPEAU)
    advice = Line("Port agencies.", "港口机构。", ClauseKind.RECOMMENDATION)
    found = candidates([NEXT, DUES, chapeau, LIGHTS, advice, DUES, LIGHTS, ACTS], SIDES)
    assert [(c.kind, c.clause_id) for c in found] == [(N, DUES.id), (N, LIGHTS.id), (N, advice.id), (C, ACTS.id)]


def test_a_chapeau_on_the_next_session_opens_a_list_of_points_where_no_heading_does():
    chapeau = Line("At the next meeting the sides will discuss:", "下次会议双方将讨论：", CHAPEAU)
    found = candidates([ACTS, chapeau, LIGHTS, ACTS, LIGHTS], SIDES)
    assert [(c.kind, c.clause_id) for c in found] == [(C, ACTS.id), (N, LIGHTS.id)]


@pytest.mark.parametrize(
    ("en", "zh", "is_point"),
    [
        ("The next round will discuss the dues.", "", True),
        ("", "下一轮会议将讨论费用。", True),
        ("", "下一輪會議將討論費用。", True),
        ("The next round is in May.", "下一轮在五月。", False),
        ("They discussed the dues.", "双方讨论了费用。", False),
    ],
)
def test_a_point_for_the_next_session_names_the_session_and_that_something_is_taken_up(en, zh, is_point):
    assert ((N, "") in told(Line(en, zh))) is is_point


# Recommendations, and what an erratum touches


def test_a_recommendation_is_one_where_only_chinese_says_that_something_should_be():
    assert told(Line("", "双方应公布规则。", ClauseKind.RECOMMENDATION)) == [(R, JOINT)]
    assert told(Line("", "双方应公布规则。")) == [(C, JOINT)]
    assert told(Line("Clear charts:", "清晰海图：", ClauseKind.RECOMMENDATION)) == []
    (dated,) = candidates([Line("Clear charts by 3 March 2027.", "清晰海图。", ClauseKind.RECOMMENDATION)], SIDES)
    assert (dated.kind, dated.due_on) == (R, DAY)


def test_an_erratum_touches_only_what_it_shares_a_letter_with():
    assert touched_by("abcdef", "ab", (1, 3))
    assert not touched_by("abcdef", "ab", (2, 4))
    assert touched_by("abcdef", "de", (2, 4))
    assert not touched_by("abcdef", "ef", (2, 4))
    assert touched_by("abcdef", "abcdef", (2, 4))
