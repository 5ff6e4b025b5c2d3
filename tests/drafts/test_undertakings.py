"""Who undertakes or recommends what in a sentence, and how firmly, word by word."""

import pytest

from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import Strength
from drafts.undertakings import JOINT, PARTS, Found, SideWords, found_in_chinese, found_in_english
from tests.drafts.test_follow_ups import SIDES

C, R = FollowUpKind.COMMITMENT, FollowUpKind.RECOMMENDATION
S = Strength


def said(text, find=found_in_english):
    """Kind, who, the words that name them, and the words that undertake, with the words they stand in."""
    return [(f.kind, f.debtor, f.subject, f.cue, text[slice(*f.span)]) for f in find(text, SIDES)]


def chinese(text):
    return said(text, found_in_chinese)


@pytest.mark.parametrize(
    ("cue", "strength"),
    [
        ("shall", S.SHALL), ("must", S.SHALL), ("undertakes to", S.SHALL), ("undertook to", S.SHALL), ("commits to", S.SHALL),
        ("pledged to", S.SHALL), ("guarantees that", S.SHALL), ("is committed to", S.SHALL), ("agrees to", S.AGREED_JOINTLY),
        ("has agreed to", S.AGREED_JOINTLY), ("decided to", S.AGREED_JOINTLY), ("resolves to", S.AGREED_JOINTLY),
        ("intends to", S.INTENDS), ("plans to", S.INTENDS), ("endeavours to", S.INTENDS), ("endeavors to", S.INTENDS),
        ("seeks to", S.INTENDS), ("is prepared to", S.INTENDS), ("is ready to", S.INTENDS), ("is willing to", S.INTENDS),
        ("will", S.WILL), ("is determined to", S.WILL),
    ],
)  # fmt: skip
def test_how_firmly_it_is_undertaken_in_english(cue, strength):
    for written in (cue, cue.upper()):
        text = f"China {written} open the harbour."
        assert found_in_english(text, SIDES) == [Found(C, (0, len(text)), written, "cn", "China", strength)]


@pytest.mark.parametrize(
    ("cue", "strength", "is_open"),
    [
        ("应", S.SHALL, True), ("须", S.SHALL, True), ("必须", S.SHALL, True), ("承担", S.SHALL, False), ("承诺", S.SHALL, False),
        ("承允", S.SHALL, False), ("保证", S.SHALL, False), ("担保", S.SHALL, False), ("同意", S.AGREED_JOINTLY, False),
        ("决定", S.AGREED_JOINTLY, False), ("商定", S.AGREED_JOINTLY, False), ("约定", S.AGREED_JOINTLY, False),
        ("拟", S.INTENDS, False), ("计划", S.INTENDS, False), ("打算", S.INTENDS, False), ("力争", S.INTENDS, False),
        ("致力于", S.INTENDS, False), ("愿意同", S.INTENDS, False), ("将", S.WILL, False), ("应允", S.SHALL, True),
    ],
)  # fmt: skip
def test_how_firmly_it_is_undertaken_in_chinese(cue, strength, is_open):
    (found,) = found_in_chinese(f"中方{cue}开放港口。", SIDES)
    assert found.cue in cue
    assert (found.kind, found.span, found.debtor, found.subject) == (C, (0, 7 + len(cue)), "cn", "中方")
    assert (found.strength, found.polarity, found.is_open) == (strength, Polarity.DO, is_open)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("中方将不关闭港口。", Polarity.REFRAIN), ("中方承诺避免关闭港口。", Polarity.REFRAIN), ("中方不得关闭港口。", Polarity.REFRAIN),
        ("中方将停止而不再关闭港口。", Polarity.REFRAIN), ("中方将开放港口，不关闭。", Polarity.DO),
        ("China will not close it.", Polarity.REFRAIN), ("China shall never close it.", Polarity.REFRAIN),
        ("China undertakes not to close it.", Polarity.REFRAIN), ("Neither side will close it.", Polarity.REFRAIN),
        ("China agrees to refrain from it.", Polarity.REFRAIN), ("China will note it.", Polarity.DO),
        ("China will open what is not open.", Polarity.DO),
    ],
)  # fmt: skip
def test_what_is_to_be_left_is_told_from_what_is_to_be_done(text, polarity):
    find = found_in_english if text.isascii() else found_in_chinese
    assert [found.polarity for found in find(text, SIDES)] == [polarity]


@pytest.mark.parametrize(
    ("subject", "debtor"),
    [
        ("China", "cn"), ("The Chinese side", "cn"), ("The government of the United States", "us"), ("China's delegation", "cn"),
        ("The US", "us"), ("China and the United States", JOINT), ("China and the Chinese side", "cn"), ("We", JOINT), ("Both Parties", JOINT),
        ("U.S. and Chinese experts", JOINT), ("All contracting parties", JOINT), ("The joint committee", ""), ("The Ministry", ""),
    ],
)  # fmt: skip
def test_who_undertakes_is_a_side_all_of_them_or_somebody_else(subject, debtor):
    for lead in ("", "(a) ", "and therefore ", "To this end, "):
        text = f"{lead}{subject} will open the harbour."
        assert [(found.debtor, found.subject) for found in found_in_english(text, SIDES)] == [(debtor, subject)]


def test_sides_without_names_leave_those_that_are_named_together():
    assert found_in_english("China will act.", ()) == []
    assert [f.debtor for f in found_in_english("Both sides will act.", ())] == [JOINT]
    nameless = (SideWords("us", ("",), ("",)), SideWords("cn", ("China",), ("中方",)))
    assert [f.debtor for f in found_in_english("China will act.", nameless)] == ["cn"]
    assert [f.debtor for f in found_in_chinese("中方将行动。", nameless)] == ["cn"]
    assert found_in_chinese("中方将行动。", ()) == []
    assert [f.debtor for f in found_in_chinese("双方将行动。", ())] == [JOINT]


def test_they_are_whoever_undertook_last_and_nobody_where_nobody_did():
    assert said("They will open the harbour.") == []
    assert [debtor for _, debtor, *_ in said("China will act. The harbour is open. They will light it.")] == [
        "cn",
        "cn",
    ]
    assert [debtor for _, debtor, *_ in said("A working group will act. They will light it.")] == [""]
    assert [debtor for _, debtor, *_ in said("China should act. They should light it.")] == ["cn", "cn"]


def test_a_subject_is_looked_for_in_the_nearest_part_that_begins_with_one():
    assert said("The harbour is open, China, after a survey, will light it.") == [
        (C, "cn", "China", "will", "The harbour is open, China, after a survey, will light it.")
    ]
    far = "China" + ", so" * PARTS + " will light it."
    assert said(far) == []
    assert len(said("China" + ", so" * (PARTS - 1) + " will light it.")) == 1


def test_words_of_thinking_between_a_side_and_its_verb_undertake_nothing_but_words_that_say_which_side_do():
    assert said("China believes the harbour will open.") == []
    assert said("China hopes that, the fog gone, the pilots will come.") == []
    assert [f[1] for f in said("The party which holds the chart will publish it.")] == [JOINT]
    assert [f[1] for f in said("The party that has the chart will publish it.")] == [JOINT]


def test_two_verbs_of_one_subject_are_one_undertaking_and_two_subjects_are_two():
    assert [f[4] for f in said("China will open the harbour, and will light it.")] == [
        "China will open the harbour, and will light it."
    ]
    text = "After talks, China will open the harbour; while the United States will light it, and China will mark it."
    assert [(f[1], f[4]) for f in said(text)] == [
        ("cn", "After talks, China will open the harbour"),
        ("us", "the United States will light it"),
        ("cn", "China will mark it."),
    ]


def test_what_is_agreed_that_others_should_do_is_recommended():
    assert [f[:2] for f in said("Both sides agreed that governments should lower the dues.")] == [(R, JOINT)]
    for who in ("they", "their teams", "both sides", "the two sides", "the Parties"):
        assert [f[0] for f in said(f"Both sides agreed that {who} should meet.")] == [C]
    assert [f[0] for f in said("Both sides agreed to what governments should do.")] == [C]
    assert [f[0] for f in said("Both sides agreed that the fog is thick, and ports should know.")] == [C]


def test_a_recommendation_names_who_should_or_nobody():
    assert said("Both governments should publish the rules.") == [
        (R, JOINT, "Both governments", "should", "Both governments should publish the rules.")
    ]
    assert said("It is recommended to mark the wrecks.") == [
        (R, "", "", "is recommended to", "It is recommended to mark the wrecks.")
    ]
    assert [f[:3] for f in said("Encourage ports to share charts.")] == [(R, "", "")]
    assert [f[:3] for f in said("China encourages ports to share charts.")] == [(R, "cn", "China")]
    assert said("Pilots in the harbour urge caution.") == []
    (found,) = found_in_english("Ports should share charts.", SIDES)
    assert (found.strength, found.is_open) == (Strength.WOULD, False)


def test_of_a_recommendation_and_an_undertaking_in_a_sentence_the_first_counts():
    assert [f[0] for f in said("Ports should share charts, and China will publish them.")] == [R]
    assert [f[0] for f in said("China will publish charts, which ports should share.")] == [C]
    assert [f[0] for f in said("China will publish charts, and ports should share them, and China will mark it.")] == [
        C,
        C,
    ]


def test_what_is_to_be_done_by_nobody_in_particular_is_an_undertaking_of_nobody():
    assert said("A list will be published.") == [(C, "", "", "will be published", "A list will be published.")]
    assert found_in_english("A list shall also be drawn up.", SIDES)[0].strength == Strength.SHALL
    assert chinese("有关名单将公布。") == [(C, "", "", "将公布", "有关名单将公布。")]
    assert said("A list will be long.") == chinese("名单将很长。") == []


# Chinese


def test_in_chinese_the_verb_stands_behind_adverbs_in_the_part_of_its_subject_or_in_the_next_two():
    text = "中方将于明年开放港口。"
    assert chinese(text) == [(C, "cn", "中方", "将", text)]
    assert [f[3] for f in chinese("双方一致同意合作。")] == ["同意"]
    assert [f[3] for f in chinese("双方，经过磋商，将合作。")] == ["将"]
    assert [f[3] for f in chinese("双方进行磋商，将合作。")] == ["将"]
    assert chinese("双方进行磋商，气氛良好，交换意见，将合作。") == []
    assert chinese("双方船舶将合作。") == []


def test_in_chinese_another_subject_ends_what_the_first_may_undertake():
    text = "中方开放港口，美方将设置灯标。"
    assert [(f[1], f[4]) for f in chinese(text)] == [("us", text)]
    text = "经磋商，中方将开放港口；而美方将设置灯标。"
    assert [(f[1], f[4]) for f in chinese(text)] == [("cn", "经磋商，中方将开放港口"), ("us", "而美方将设置灯标。")]


@pytest.mark.parametrize(
    "text", ["双方可致函港务局，并由其将此函转交船东。", "雙方可致函港務局，並由其將此函轉交船東。"]
)
def test_in_chinese_what_somebody_else_is_to_do_with_it_is_not_undertaken(text):
    assert found_in_chinese(text, SIDES) == []
    (kept,) = found_in_chinese("双方自由协商，并由此将扩大贸易。", SIDES)
    assert kept.debtor == JOINT


@pytest.mark.parametrize("text", ["双方认为将下雨。", "双方同意，若下雨，将", "此处将指港口。"])
def test_in_chinese_beliefs_and_definitions_undertake_no_more_than_what_stands_before_them(text):
    assert len(chinese(text)) == ("同意" in text)


@pytest.mark.parametrize(
    ("text", "debtor", "subject"),
    [
        ("中方和美方将合作。", JOINT, "中方和美方"), ("中国政府将合作。", "cn", "中国政府"), ("缔约各方将合作。", JOINT, "缔约各方"),
        ("联合委员会将合作。", "", "联合委员会"), ("为此，中方将合作。", "cn", "中方"), ("双方专家将合作。", JOINT, "双方专家"),
    ],
)  # fmt: skip
def test_in_chinese_who_undertakes_is_a_side_all_of_them_or_somebody_else(text, debtor, subject):
    assert [f[1:3] for f in chinese(text)] == [(debtor, subject)]


def test_in_chinese_a_recommendation_names_the_subject_of_its_part():
    text = "双方会晤，两国政府宜公布规则。"
    assert chinese(text) == [(R, JOINT, "两国政府", "宜", text)]
    assert [f[:3] for f in chinese("建议公布规则。")] == [(R, "", "")]
    assert [f[:3] for f in chinese("双方会晤，建议公布规则。")] == [(R, "", "")]
    (advice,) = found_in_chinese("港口应公布规则。", SIDES)
    assert (advice.kind, advice.strength, advice.is_open) == (R, Strength.WOULD, True)
    (advice,) = found_in_chinese("港口宜公布规则。", SIDES)
    assert not advice.is_open


def test_every_sentence_of_a_text_is_read_at_its_own_place():
    assert [f[4] for f in said("Fog. China will act. Rain. Ports should act.")] == [
        "China will act.",
        "Ports should act.",
    ]
    assert [f[4] for f in chinese("有雾。中方将行动。有雨。港口宜行动。名单将公布。")] == [
        "中方将行动。", "港口宜行动。", "名单将公布。",
    ]  # fmt: skip
