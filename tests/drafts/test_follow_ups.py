import random
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest

from dialogue.follow_ups import FollowUpKind
from dialogue.record import Polarity
from dialogue.vocabulary import ClauseKind, DueKind, Strength
from drafts.adopted_text import WordedClause, written_out
from drafts.due_words import due_in_chinese, due_in_english
from drafts.follow_ups import candidates, touched_by
from drafts.sentences import sentences
from drafts.undertakings import JOINT, SideWords, found_in_chinese, found_in_english
from tests.drafts.texts import any_text

SIDES = (
    SideWords("us", ("United States", "US", "American"), ("美国", "美方")),
    SideWords("cn", ("China", "Chinese"), ("中国", "中方")),
)
C, R, N = FollowUpKind.COMMITMENT, FollowUpKind.RECOMMENDATION, FollowUpKind.NEXT_SESSION


@dataclass(frozen=True)
class Line:
    text_en: str
    text_zh: str = ""
    kind: ClauseKind = ClauseKind.PARAGRAPH
    level: int = 1
    id: UUID = field(default_factory=uuid4)


def english(text):
    return [(f.kind, f.debtor, f.strength) for f in found_in_english(text, SIDES)]


def chinese(text):
    return [(f.kind, f.debtor, f.strength) for f in found_in_chinese(text, SIDES)]


def told(*lines):
    return [(c.kind, c.debtor) for c in candidates(lines, SIDES)]


@pytest.mark.parametrize(
    ("text", "debtor", "strength"),
    [
        ("Both sides will publish the tide tables.", JOINT, Strength.WILL),
        ("The two governments shall exchange lists.", JOINT, Strength.SHALL),
        ("China agrees to open the harbour.", "cn", Strength.AGREED_JOINTLY),
        ("The United States undertakes to inform the pilots.", "us", Strength.SHALL),
        ("Accordingly, the Chinese side decided to lower the dues.", "cn", Strength.AGREED_JOINTLY),
        ("After the survey, the US side intends to dredge the channel.", "us", Strength.INTENDS),
        ("The United States and China will meet in Rotterdam.", JOINT, Strength.WILL),
        ("(2) Each side shall name a pilot.", JOINT, Strength.SHALL),
        ("China, together with the United States, will chart the strait.", JOINT, Strength.WILL),
        ("A working group will draw up a list.", "", Strength.WILL),
    ],
)
def test_a_side_before_an_undertaking_verb_undertakes(text, debtor, strength):
    assert english(text) == [(C, debtor, strength)]


@pytest.mark.parametrize(
    ("text", "debtor", "strength"),
    [
        ("双方将公布潮汐表。", JOINT, Strength.WILL),
        ("中方同意开放港口。", "cn", Strength.AGREED_JOINTLY),
        ("美方承诺及时通报引航员。", "us", Strength.SHALL),
        ("双方认识到潮汐的重要性，一致同意设立工作组。", JOINT, Strength.AGREED_JOINTLY),
        ("中方将于明年疏浚航道。", "cn", Strength.WILL),
        ("美国和中国将在鹿特丹会晤。", JOINT, Strength.WILL),
        ("雙方決定設立引航工作組。", JOINT, Strength.AGREED_JOINTLY),
    ],
)
def test_the_same_in_chinese_simplified_or_traditional(text, debtor, strength):
    assert chinese(text) == [(C, debtor, strength)]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("雙方專家將繼續磋商。", "双方专家将继续磋商。"),
        ("中方將與美方續簽協議。", "中方将与美方续签协议。"),
        ("締約各方應當據此啟動審議。", "缔约各方应当据此启动审议。"),
        ("雙方鄭重承諾恢復下一輪會談。", "双方郑重承诺恢复下一轮会谈。"),
        ("與會者呼籲降低費用。", "与会者呼吁降低费用。"),
        ("雙方還將會晤，並報告。", "双方还将会晤，并报告。"),
        ("任何一方不得阻礙網絡。", "任何一方不得阻碍网络。"),
        ("我們願意繼續合作。", "我们愿意继续合作。"),
    ],
)
def test_a_traditional_text_undertakes_what_the_simplified_one_does(traditional, simplified):
    assert len(chinese(simplified)) == 1
    assert found_in_chinese(traditional, SIDES) == found_in_chinese(simplified, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides believe that the survey will help the ports.",
        "Both sides noted that traffic will grow.",
        "The harbour will remain open.",
        "This understanding shall enter into force on signature.",
        "For these purposes, a pilot shall mean a licensed pilot.",
        "If China so requests, the fee may be waived.",
        "The reports of both sides shall be open to the public.",
        "They will be glad of it.",
    ],
)
def test_beliefs_rules_and_predictions_undertake_nothing(text):
    assert english(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "双方相信航道将更加安全。",
        "双方围绕重要议题进行了讨论。",
        "此举将促进航运。",
        "双方对供应链表示关切。",
        "相应措施见附件。",
    ],
)
def test_an_object_marker_a_belief_or_a_word_that_holds_a_cue_undertakes_nothing(text):
    assert chinese(text) == []


def test_two_sides_in_one_sentence_undertake_each_for_itself():
    text = "China will open the harbour by May 2, 2027, and the United States will lower the dues."
    found = found_in_english(text, SIDES)
    assert [(f.debtor, text[f.span[0] : f.span[1]]) for f in found] == [
        ("cn", "China will open the harbour by May 2, 2027"),
        ("us", "the United States will lower the dues."),
    ]


def test_they_are_those_of_the_sentence_before():
    assert english("China will open the harbour. They will also light it.") == [
        (C, "cn", Strength.WILL),
        (C, "cn", Strength.WILL),
    ]


@pytest.mark.parametrize(
    "text",
    ["Both sides shall not raise the dues.", "China will refrain from dumping.", "Neither side will close the strait."],
)
def test_to_leave_something_is_kept_apart_from_doing_it(text):
    (found,) = found_in_english(text, SIDES)
    assert found.polarity == Polarity.REFRAIN


def test_to_leave_something_is_kept_apart_in_chinese():
    (found,) = found_in_chinese("双方将不提高费用。", SIDES)
    assert found.polarity == Polarity.REFRAIN


@pytest.mark.parametrize(
    "text",
    [
        "Both governments should publish their rules.",
        "Port agencies should consider a joint chart.",
        "The participants recommend that pilots be trained together.",
        "Participants agreed that governments should lower the dues.",
        "It is recommended to mark the wrecks.",
    ],
)
def test_should_and_to_recommend_recommend(text):
    assert [kind for kind, _, _ in english(text)] == [R]


def test_that_they_themselves_should_is_an_undertaking():
    assert [kind for kind, _, _ in english("Both sides agreed that their teams should meet in May.")] == [C]


@pytest.mark.parametrize("text", ["建议两国政府公布有关规则。", "两国港口宜联合测绘。", "与会者呼吁降低费用。"])
def test_chinese_recommends_too(text):
    assert [kind for kind, _, _ in chinese(text)] == [R]


@pytest.mark.parametrize(
    ("en", "zh", "kind"),
    [
        ("Both governments should publish the rules.", "两国政府应公布规则。", R),
        ("Both governments shall publish the rules.", "两国政府应公布规则。", C),
    ],
)
def test_where_chinese_says_both_the_english_decides(en, zh, kind):
    (found,) = candidates([Line(en, zh)], SIDES)
    assert (found.kind, found.in_both) == (kind, True)


def test_a_duty_in_chinese_that_the_english_does_not_word_is_left_out():
    assert told(Line("The rules are open to the public.", "规则应向公众开放。")) == []


def test_each_candidate_has_its_words_in_both_languages():
    line = Line("The sides met. China will open the harbour.", "双方举行了会晤。中方将开放港口。")
    (found,) = candidates([line], SIDES)
    assert (line.text_en[slice(*found.en)], line.text_zh[slice(*found.zh)]) == (
        "China will open the harbour.", "中方将开放港口。",
    )  # fmt: skip


def test_sentences_that_are_divided_differently_are_shown_together():
    line = Line("Both sides will meet, and each will report.", "双方将会晤。双方将提出报告。")
    (found,) = candidates([line], SIDES)
    assert line.text_zh[slice(*found.zh)] == line.text_zh


def test_a_clause_that_is_a_recommendation_is_one_however_it_is_worded():
    assert told(Line("Clear charts for pilots.", "为引航员提供清晰海图。", ClauseKind.RECOMMENDATION)) == [(R, "")]


def test_a_heading_undertakes_nothing():
    assert told(Line("Both sides will meet", "双方将会晤", ClauseKind.HEADING)) == []


def test_points_hang_on_their_chapeau():
    lines = (
        Line("China will:", "中方将：", ClauseKind.CHAPEAU),
        Line("open the harbour;", "开放港口；", ClauseKind.SUBPARAGRAPH, 2),
        Line("light it by 3 March 2027.", "于2027年3月3日前设置灯标。", ClauseKind.SUBPARAGRAPH, 2),
        Line("Tides come and go.", "潮起潮落。"),
    )
    found = candidates(lines, SIDES)
    assert [(c.clause_id, c.kind, c.debtor) for c in found] == [(line.id, C, "cn") for line in lines[1:3]]
    assert [c.due_on for c in found] == [None, date(2027, 3, 3)]


def test_the_date_of_following_measures_holds_until_the_above_is_said():
    lines = (
        Line(
            "The two sides commit to take the following measures by May 14, 2027:",
            "双方承诺于2027年5月14日前采取以下举措：",
        ),
        Line("China will open the harbour.", "中方将开放港口。"),
        Line("After the above measures, both sides will meet.", "采取上述举措后，双方将会晤。"),
    )
    assert [c.due_on for c in candidates(lines, SIDES)] == [date(2027, 5, 14), date(2027, 5, 14), None]


def test_points_below_a_heading_on_the_next_session_are_carried():
    lines = (
        Line("Points to discuss in the next session", "下次会议讨论要点", ClauseKind.HEADING),
        Line("It is necessary to discuss:", "有必要讨论：", ClauseKind.CHAPEAU),
        Line("Both governments should publish the dues.", "两国政府应公布费用。", ClauseKind.SUBPARAGRAPH, 2),
        Line("Lights.", "灯标。", ClauseKind.SUBPARAGRAPH, 2),
        Line("Tides come and go.", "潮起潮落。"),
        Line("Both sides will meet.", "双方将会晤。"),
    )
    found = candidates(lines, SIDES)
    assert [(c.kind, c.clause_id) for c in found] == [(N, lines[2].id), (N, lines[3].id), (C, lines[5].id)]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("Both sides will discuss the dues at the next round.", "双方将在下一轮会谈讨论费用问题。"),
        ("The dues were placed on the agenda of the next meeting.", "费用问题列入下次会议议程。"),
    ],
)
def test_a_sentence_on_the_next_round_is_a_point_for_it(en, zh):
    assert told(Line(en, zh)) == [(N, "")]


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("by May 14, 2027", DueKind.DATE, date(2027, 5, 14)),
        ("no later than 3 March 2027", DueKind.DATE, date(2027, 3, 3)),
        ("before the end of February 2028", DueKind.DATE, date(2028, 2, 29)),
        ("by the end of 2027", DueKind.DATE, date(2027, 12, 31)),
        ("within thirty days of adoption", DueKind.EVENT, None),
        ("twice a year", DueKind.RECURRING, None),
        ("will continue to publish", DueKind.CONTINUING, None),
        ("by February 31, 2027", DueKind.DATE, None),
    ],
)
def test_when_it_falls_due_is_read_in_english(text, kind, on):
    found = due_in_english(f"It is to be done {text}.")
    assert (found.kind, found.on) == (kind, on)
    assert found.words in f"It is to be done {text}."


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("于2027年5月14日前", DueKind.DATE, date(2027, 5, 14)),
        ("不迟于2027年3月3日", DueKind.DATE, date(2027, 3, 3)),
        ("在2027年底前", DueKind.DATE, date(2027, 12, 31)),
        ("在2028年2月底前", DueKind.DATE, date(2028, 2, 29)),
        ("三十日内", DueKind.EVENT, None),
        ("每年两次", DueKind.RECURRING, None),
        ("继续公布", DueKind.CONTINUING, None),
    ],
)
def test_when_it_falls_due_is_read_in_chinese(text, kind, on):
    found = due_in_chinese(f"双方将{text}完成。")
    assert (found.kind, found.on) == (kind, on)
    assert found.words in f"双方将{text}完成。"


def test_no_words_no_due_date():
    assert due_in_english("Both sides will meet.") is None
    assert due_in_chinese("双方将会晤。") is None


def test_two_dates_that_differ_between_the_languages_give_none():
    (found,) = candidates([Line("China will act by 3 March 2027.", "中方将于2027年4月3日前行动。")], SIDES)
    assert (found.due_on, found.due_words_en) == (None, "by 3 March 2027")


@pytest.mark.parametrize("seed", range(300))
def test_sentences_hold_every_word_of_a_text_in_its_order(seed):
    text = any_text(seed)
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_found_stands_in_its_clause_and_has_a_name_of_its_own(seed):
    chance = random.Random(seed)
    lines = [
        Line(
            any_text(chance.randrange(10**6)),
            any_text(chance.randrange(10**6)),
            chance.choice(list(ClauseKind)),
            chance.choice((1, 2)),
        )
        for _ in range(4)
    ]
    found = candidates(lines, SIDES)
    of = {line.id: line for line in lines}
    for one in found:
        for span, text in ((one.en, of[one.clause_id].text_en), (one.zh, of[one.clause_id].text_zh)):
            assert span is None or (0 <= span[0] < span[1] <= len(text) and text[slice(*span)].strip())
    assert len({one.key for one in found}) == len(found)


@pytest.mark.parametrize("seed", range(200))
def test_every_clause_stands_in_the_written_text_letter_for_letter(seed):
    chance = random.Random(seed)
    lines = [
        WordedClause(uuid4(), str(n) if chance.random() < 0.7 else "", any_text(chance.randrange(10**6)))
        for n in range(5)
    ]
    written = written_out("A title", lines)
    assert all(written.text[slice(*written.spans[line.id])] == line.text for line in lines if line.text.strip())
    assert written.spans.keys() == {line.id for line in lines if line.text.strip()}


def test_an_abbreviation_ends_no_sentence():
    text = "The U.S. side met No. 4 on 3 Mar. at last. It left."
    assert [text[a:b] for a, b in sentences(text)][-1] == "It left."
    assert len(sentences(text)) == 2


def test_an_erratum_touches_the_words_that_it_overlaps():
    text = "The sides met. China will open the harbour."
    assert touched_by(text, "harbour", (15, 43))
    assert not touched_by(text, "met", (15, 43))
    assert not touched_by(text, "met", None)
    assert not touched_by(text, "quay", (15, 43))
