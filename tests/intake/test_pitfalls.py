"""Things that look like a find and are none, and finds that do not look like one: each was met in a real document."""

from datetime import date

import pytest

from intake.dates import dates_in
from intake.kinds import DocumentKind
from intake.names import named_in
from intake.proposals import JOINT
from intake.reading import read

LIST, JOINT_TEXT, TALK = DocumentKind.OUTCOME_LIST, DocumentKind.JOINT_STATEMENT, DocumentKind.READ_OUT
UNDERTAKINGS = [
    (LIST, "China will publish the list by May 1, 2030.", ["cn"]),
    (LIST, "To that end, the U.S. will negotiate a protocol with China.", ["us"]),
    (LIST, "China's Ministry of Finance and the U.S. Treasury Department will hold consultations within six months.", [JOINT]),
    (LIST, "China will lift the ban and the United States will reopen the port.", ["cn", "us"]),
    (LIST, "China agreed, subject to its laws, to share the data.", ["cn"]),
    (LIST, "• The United States commits not to raise the fees.", ["us"]),
    (LIST, "（二）双方原则同意降低部分商品关税。", [JOINT]),
    (LIST, "三、中方将自2030年起放宽准入，美方将相应取消限制。", ["cn", "us"]),
    (LIST, "双方将互办展览。", [JOINT]),
    (LIST, "对中国商品加征的关税将继续暂停一年。", []),
    (LIST, "The agreement will bring benefits to farmers in China and the United States.", []),
    (LIST, "China hopes that the United States will lift the ban.", []),
    (LIST, "There will be a further round.", []),
    (LIST, "The next round will be held in Beijing.", []),
    (LIST, "China welcomes that the market will grow.", []),
    (LIST, "China agreed on the importance of open trade.", []),
    (LIST, "The two sides are carrying out what we agreed to in Sel.", []),
    (LIST, "The United States asked whether China will attend.", []),
    (LIST, "双方应将共识落实到行动上。", []),
    (LIST, "中国终将统一。", []),
    (LIST, "这将为双方企业带来机遇。", []),
    (LIST, "中方相信美方将遵守规则。", []),
    (JOINT_TEXT, "We will refrain from the use of force.", [JOINT]),
    (TALK, "The two Presidents agreed that their teams should meet again.", [JOINT]),
    (TALK, "Secretary Roe and Vice Premier He agreed to remain in contact.", [JOINT]),
    (TALK, "Minister Sorn noted that it would lead to a crisis.", []),
    (TALK, "既然达成了共识，双方都应遵守。", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "words", "debtors"), UNDERTAKINGS, ids=[words for _, words, _ in UNDERTAKINGS])
def test_who_undertakes_in_a_sentence(kind, words, debtors):
    assert [one.debtor.party for one in read(words, kind).commitments] == debtors


def test_a_promise_to_relay_is_one_and_a_prediction_of_what_others_will_stress_is_none():
    text = "1. (U) On July 3, Director Ilva Sorn said she would relay the views to industry, but that industry would likely stress its concern.\n"
    found = read(text, DocumentKind.CABLE).commitments
    assert [one.strength_words for one in found] == ["would"]


def test_the_one_who_is_asked_answers_and_not_the_first_name():
    text = "Legal Counsel Warren Venn met Director Hana Krol on July 3. When asked by Venn whether there would be a new date, Krol answered that there was none at all."
    answer = next(one for one in read(text, TALK).positions if one.verb == "answered")
    assert answer.speaker.name == "Hana Krol"


def test_a_surname_that_is_a_pronoun_and_a_pronoun_that_is_none():
    text = "He Lifang stated that the talks were long. He added that they were useful to both."
    first, second = (one for one in read(text, TALK).positions if one.verb)
    assert first.speaker.name == second.speaker.name == "He Lifang"


def test_a_slip_of_the_pen_is_linked_to_the_person_and_not_corrected():
    text = "Legal Counsel Warren Maruvama met Director Hana Krol on July 3. Muravama said that the rule was new to all of them."
    reading = read(text, TALK)
    assert [one.misspellings for one in reading.participants if one.name == "Warren Maruvama"] == [("Muravama",)]
    assert reading.positions[0].speaker.name == "Warren Maruvama"
    assert reading.positions[0].anchor.exact.startswith("Muravama")


@pytest.mark.parametrize(
    "text",
    ["美国总统通了电话。", "同美国总统举行会谈。", "拜某总统在巴岛会晤时表示同意，拜某总统来访。", "美方参加会见。"],
)
def test_words_behind_a_chinese_title_are_not_always_a_name(text):
    assert not read(text, TALK).participants


def test_the_country_of_the_first_goes_on_along_a_list_of_titles():
    text = "国务院副总理何某岳与美方牵头人、美国财政部长贝林特及商务部长卢特尼、贸易代表格里安在海港市举行会谈。"
    assert {one.name: one.side for one in read(text, TALK).participants} == {
        "何某岳": "cn",
        "贝林特": "us",
        "卢特尼": "us",
        "格里安": "us",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RUEHKO/AMEMBASSY TOKYO 2035", []), ("May I ask what will happen in March", []), ("It is a mark of 2269 items", []), ("on Monday", []),
        ("February 30, 2020", []), ("March 11 and 12, 2019", ["2019-03-11"]), ("当地时间5月10日至11日", ["2031-05-10"]), ("二〇一九年三月", ["2019-03"]),
    ],
)  # fmt: skip
def test_only_what_is_a_date_is_read_as_one(text, found):
    assert [one.first for one in dates_in(text, 2031)] == found


def test_a_chinese_text_without_a_year_has_no_date_until_its_publication_is_known():
    text = "6月5日晚，国家主席林某应约同美国总统多某通电话。双方同意保持沟通。"
    assert read(text, TALK).meetings[0].date.start == ""
    assert read(text, TALK, published=date(2031, 6, 6)).meetings[0].date.start == "2031-06-05"
    assert (
        read("国务院总理林某7日在京会见美国财政部长多某。", TALK, published=date(2031, 7, 8)).meetings[0].date.start
        == "2031-07-07"
    )


def test_a_meeting_in_december_told_of_in_january_was_in_the_year_before():
    cable = "R 050900Z JAN 31\nFM AMEMBASSY SEL\nSUBJECT: X\n1. (U) In a December 18 meeting, Director Ilva Sorn met the Ambassador.\n"
    assert read(cable).meetings[0].date.start == "2030-12-18"


def test_a_list_of_names_keeps_titles_with_commas_whole():
    text = "AMERICAN PARTICIPANTS\n\nNigel Roe Vice President, Product Marketing, Grapefield\nMatthew Doe Ph.D., Information Security; Senior Researcher, Sel Group\n\nCHINESE PARTICIPANTS\n\nLIN Yue Director of Investment, 12 Security\n"
    people = read(text, DocumentKind.CONSENSUS).participants
    assert [(one.name, one.side, one.title, one.organisation) for one in people] == [
        ("Nigel Roe", "us", "Vice President, Product Marketing", "Grapefield"),
        ("Matthew Doe", "us", "Ph.D., Information Security; Senior Researcher", "Sel Group"),
        ("LIN Yue", "cn", "Director of Investment", "12 Security"),
    ]  # fmt: skip


def test_a_link_that_is_glued_to_a_name_is_cut_off():
    text = "Treasury Secretary Jack RoeJacob (Jack) Joseph RoeThe Paper's Morning Report said he had told reporters about it."
    assert [one.name for one in named_in(text)] == ["Jack Roe"]


def test_a_paragraph_that_opens_a_quotation_again_belongs_to_who_was_quoted_before():
    text = "“Our concern is the means,” the letter said, according to Reuters.\n\n“It is of importance that rules be open.”\n"
    assert [one.speaker.name for one in read(text, DocumentKind.NEWS).positions] == ["the letter", "the letter"]


def test_the_press_asks_and_nobody_at_the_table_does():
    text = "Foreign Ministry Spokesperson’s Regular Press Conference\nReuters: Will China buy 200 aircraft? China should answer.\nLin Jian: China will continue to play its role.\n"
    reading = read(text)
    assert reading.kind.kind == DocumentKind.PRESS
    assert not reading.requests
    assert [one.debtor.party for one in reading.commitments] == ["cn"]
