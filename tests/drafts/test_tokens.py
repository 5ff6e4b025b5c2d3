import pytest

from drafts.tokens import is_figure, tokens
from tests.drafts.texts import any_text, clause

WHOLE = (
    "shall", "co-operation", "Parties’", "don't", "Party's", "G20", "20th", "U.S.", "COP28", "résumé",
    "2026", "1,234.5", "30%", "１２％", "1.5亿", "三十", "一百二十", "二〇二六", "十三",
    "第三条", "第12條", "第二款", "第四项", "第五章", "第十二节", "第三項",
    "2026年3月1日", "二〇二六年三月一日", "一九五八年十月十三日", "2030年", "3月1日", "三月一日", "2026年3月",
    "1 March 2026", "March 1, 2026", "15 April", "2026-03-01",
    "百分之十三", "百分之十三点五", "三分之二", "认识", "承认", "一致", "一切", "应当", "约束力",
)  # fmt: skip
WHOLE_BUT_MARK = {"Parties’": ["Parties", "’"]}
CUTS = (
    ("双方应当在三十日内提交报告。", "双方|应当|在|三十|日|内|提交|报告|。"),
    ("中方认识到统一一切承认", "中方|认识|到|统一|一切|承认"),
    ("依照第三条第二款。", "依照|第三条|第二款|。"),
    ("不迟于二十一日", "不|迟|于|二十一|日"),
    ("AI系统和AI 安全", "AI|系统|和|AI| |安全"),
    ("雙方應當在三十日內提交報告", "雙方|應當|在|三十|日|內|提交|報告"),
    ("[美方：应][中方：不应]", "[|美方|：|应|]|[|中方|：|不|应|]"),
    ("within thirty (30) days", "within| |thirty| |(|30|)| |days"),
    ("shall,  may", "shall|,|  |may"),
    ("US$1.5 billion", "US|$|1.5| |billion"),
    ("Article 5(2)", "Article| |5|(|2|)"),
    ("中华人民共和国", "中华|人民|共和国"),
)


@pytest.mark.parametrize("seed", range(150))
def test_tokens_joined_are_the_text(seed):
    for text in (clause(seed), any_text(seed)):
        assert "".join(tokens(text)) == text
        assert "".join(tokens(text, ["shall meet", "人工智能", "第三方", text[3:9]])) == text


@pytest.mark.parametrize("seed", range(50))
def test_no_token_is_empty(seed):
    assert "" not in tokens(any_text(seed))


@pytest.mark.parametrize("text", WHOLE)
def test_words_numbers_dates_and_labels_stay_whole(text):
    assert tokens(text) == WHOLE_BUT_MARK.get(text, [text])


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_text_is_cut_into(text, cut):
    assert tokens(text) == cut.split("|")


@pytest.mark.parametrize("before", ["在", "统一", "唯一", "同一"])
@pytest.mark.parametrize("number", ["二十", "三十五", "一百二十", "二十三", "三百"])
@pytest.mark.parametrize("after", ["一切", "一致", "一般", "一些", "一定", "一旦", "一起", "十分", "百姓", "日"])
def test_a_number_between_words_that_hold_numerals_leaves_all_three_whole(before, number, after):
    assert tokens(before + number + after) == [before, number, after]


def test_one_numeral_between_two_words_is_a_token_of_its_own():
    assert tokens("统一五一切") == ["统一", "五", "一切"]
    assert tokens("统一一切") == ["统一", "一切"]


def test_an_agreed_term_is_never_cut():
    assert tokens("建立战略稳定对话机制", ["战略稳定对话"]) == ["建立", "战略稳定对话", "机制"]
    assert tokens("on strategic stability now", ["strategic stability"]) == [
        "on",
        " ",
        "strategic stability",
        " ",
        "now",
    ]


def test_the_longest_of_several_agreed_terms_wins():
    terms = ["战略稳定", "战略稳定对话机制"]
    assert tokens("双方战略稳定对话机制", terms) == ["双方", "战略稳定对话机制"]


def test_a_latin_term_is_found_whatever_its_case_but_only_as_a_whole_word():
    assert tokens("Arms control; arms controls", ["arms control"])[0] == "Arms control"
    assert "arms control" not in tokens("farms control, arms controls", ["arms control"])


def test_a_mark_stays_with_the_character_that_it_changes():
    assert tokens("葛\U000e0100城")[0] == "葛\U000e0100"
    assert tokens("e\u0301tat") == ["e\u0301tat"]


@pytest.mark.parametrize(
    "token", ["30", "三十", "2026年3月1日", "第三条", "百分之十", "1.5亿", "15 April 2026", "三分之一"]
)
def test_figures_are_what_is_checked_digit_by_digit(token):
    assert is_figure(token)


@pytest.mark.parametrize("token", ["shall", "应当", "统一", "、", " ", "thirty"])
def test_words_are_not_figures(token):
    assert not is_figure(token)
