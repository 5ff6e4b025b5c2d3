import pytest

from drafts.expressions import SIMPLIFIED, Reading, rendered
from drafts.renderings import EXPRESSIONS, RENDERINGS_OF_CHINESE, RENDERINGS_OF_ENGLISH, renderings_of
from tests.drafts.texts import any_text, clause


def found(text, language, only=None):
    """The words of the text in which each expression was found."""
    spans = Reading(text, language).expressions(only)
    return {name: [text[a:b] for a, b in places] for name, places in spans.items()}


# The table


def test_the_table_holds_the_expressions_of_diplomacy():
    assert len(EXPRESSIONS) > 250
    for english in ("acknowledge", "shall", "concern", "reaffirm", "take note", "mutual", "sovereignty"):
        assert RENDERINGS_OF_ENGLISH[english]


def test_no_form_belongs_to_two_expressions_and_no_rendering_stands_twice():
    forms = [form.lower() for expression in EXPRESSIONS for form in expression.english]
    assert len(set(forms)) == len(forms)
    assert all(len(set(expression.chinese)) == len(expression.chinese) for expression in EXPRESSIONS)
    assert all(words.strip() == words and words for expression in EXPRESSIONS for words in expression.chinese)


def test_the_table_says_the_same_in_both_directions():
    there = {(english, chinese) for english, all_of in RENDERINGS_OF_ENGLISH.items() for chinese in all_of}
    back = {(english, chinese) for chinese, all_of in RENDERINGS_OF_CHINESE.items() for english in all_of}
    assert there == back
    assert renderings_of("zh")["承认"] == ("acknowledge", "recognise", "admit")


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression.headword)
def test_every_form_of_an_expression_is_found_as_that_expression(expression):
    for form in expression.english:
        assert found(f"They {form} it", "en", {expression.headword}) == {expression.headword: [form]}
        assert found(form, "en") == {expression.headword: [form]}


@pytest.mark.parametrize("words", RENDERINGS_OF_CHINESE)
def test_every_rendering_is_found_as_itself(words):
    assert found(words, "zh") == {words: [words]}


def test_traditional_characters_of_the_table_are_read_as_simplified():
    characters = {character for words in RENDERINGS_OF_CHINESE for character in words}
    assert not {c for c in characters if c not in set(map(chr, SIMPLIFIED.values())) and not c.encode("big5", "ignore")}
    assert found("雙方承認並關切其實際執行", "zh") == {
        "双方": ["雙方"], "承认": ["承認"], "关切": ["關切"], "执行": ["執行"],
    }  # fmt: skip


INFLECTED = (
    "admit: admits admitted admitting admission", "stress: stresses stressed stressing", "recall: recalls recalled recalling",
    "ratify: ratifies ratified ratifying ratification ratifications", "guarantee: guarantees guaranteed guaranteeing",
    "comply with: complies_with complied_with complying_with compliance", "establish: establishes established establishing establishment",
    "agree: agrees agreed agreeing", "acknowledge: acknowledges acknowledged acknowledging acknowledgement",
    "take note: takes_note took_note taken_note taking_note", "deter: deters deterred deterring deterrence",
    "duty: duties", "responsibility: responsibilities", "competent authority: competent_authorities", "third State: third_States",
    "concern: concerns", "make every effort: makes_every_effort made_every_effort making_every_effort", "may:", "sovereignty:",
    "common interest: common_interests shared_interest shared_interests", "commit to: commits_to committed_to committing_to",
)  # fmt: skip


@pytest.mark.parametrize("row", INFLECTED, ids=lambda row: row.partition(":")[0])
def test_the_inflections_are_those_of_english(row):
    word, _, forms = row.partition(":")
    (expression,) = [e for e in EXPRESSIONS if word in e.english]
    others = {form.replace("_", " ") for form in forms.split()}
    assert others <= set(expression.english)
    if len(word) < 8:
        assert set(expression.english) == {word} | others


def test_only_what_is_also_the_name_of_a_month_is_looked_for_in_small_letters_only():
    assert {e.headword for e in EXPRESSIONS if e.only_small} >= {"may", "may not"}
    assert len([e for e in EXPRESSIONS if e.only_small]) < 5
    assert all(" " not in words for e in EXPRESSIONS for words in e.chinese)
    assert all("  " not in form and form == form.strip() != "" for e in EXPRESSIONS for form in e.english)


# Finding


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ACKNOWLEDGING that", ["acknowledge"]),
        ("took note of", ["take note"]),
        ("undertook, complies with, agreeing to", ["undertake", "comply with", "agree to"]),
        ("regretted and committed to", ["regret", "commit to"]),
        ("policies of mutual respect", ["mutual respect"]),
        ("mutual and full respect", ["mutual", "respect"]),
        ("shall not", ["shall not"]),
        ("shall, not", ["shall"]),
        ("with respect to", []),
        ("in May 2026 it may", ["may"]),
        ("May it be", []),
        ("shallow willing mustard notebook concerning", []),
        ("co\u2011operation and\nco-operation", ["cooperate"]),
        ("the one\u2010China policy", ["one-China policy"]),
        ("take note\nof the Party\u2019s concerns", ["take note", "concern"]),
        ("双方shall会晤", ["shall"]),
        ("human rights", []),
        ("the exchange of notes", ["exchange of notes"]),
    ],
)
def test_english_is_found_in_its_inflections_and_the_longest_wins(text, names):
    assert list(found(text, "en")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("双方应会晤", ["双方", "应"]),
        ("双方应对气候变化", ["双方", "应对"]),
        ("相应的响应适应了反应", ["相应"]),
        ("治安保卫", []),
        ("公认为先例", ["公认"]),
        ("可持续发展和可能性", []),
        ("双方可以会晤", ["双方", "可以"]),
        ("将来即将到来", []),
        ("不同意见", []),
        ("不得不公布", []),
        ("认识\n  到", ["认识到"]),
        ("再次确认", ["再次确认"]),
        ("另一方面", []),
        ("另一方", ["另一方"]),
    ],
)
def test_chinese_is_found_in_whole_words_and_the_longest_wins(text, names):
    assert list(found(text, "zh")) == names


def test_only_some_expressions_are_looked_for_as_if_there_were_no_others():
    assert found("相互尊重", "zh") == {"相互尊重": ["相互尊重"]}
    assert found("相互尊重", "zh", {"相互", "尊重"}) == {"相互": ["相互"], "尊重": ["尊重"]}
    assert found("mutual respect", "en", {"mutual"}) == {"mutual": ["mutual"]}
    assert found("with respect to", "en", {"respect"}) == {}


@pytest.mark.parametrize("seed", range(200))
def test_what_is_found_stands_there_and_nothing_overlaps(seed):
    text = clause(seed) if seed % 3 else any_text(seed)
    for language in ("en", "zh"):
        spans = [
            (span, name) for name, places in Reading(text, language).expressions().items() for span in places
        ]  # fmt: skip
        reached = 0
        for (start, end), _ in sorted(spans):
            assert reached <= start < end
            reached = end
        for (start, end), name in spans:
            words = "".join(text[start:end].split()).translate(SIMPLIFIED)
            if language == "zh":
                assert words == name
            else:
                forms = next(e.english for e in EXPRESSIONS if e.headword == name)
                plain = "".join(c for c in words.lower() if c.isalpha())
                assert plain in {"".join(c for c in form.lower() if c.isalpha()) for form in forms}


@pytest.mark.parametrize("seed", range(50))
def test_reading_for_all_expressions_is_reading(seed):
    text = clause(seed)
    for language in ("en", "zh"):
        reading = Reading(text, language)
        assert reading.expressions(set(renderings_of(language))) == reading.expressions()


# What renders what


def renderings(en, zh, language="en"):
    pairs = rendered(Reading(en, "en"), Reading(zh, "zh"), language)
    return {found.expression: [(r.words, r.is_clear) for r in found.renderings] for found in pairs}


def test_each_expression_is_given_its_renderings_in_the_other_text():
    en, zh = "Both sides acknowledge mutual concerns.", "双方认识到彼此关切。"
    assert renderings(en, zh) == {
        "both sides": [("双方", True)], "acknowledge": [("认识到", True)],
        "mutual": [("彼此", True)], "concern": [("关切", True)],
    }  # fmt: skip
    assert renderings(en, zh, "zh") == {
        "双方": [("both sides", True)], "认识到": [("acknowledge", True)],
        "彼此": [("mutual", True)], "关切": [("concern", True)],
    }  # fmt: skip


def test_an_expression_whose_rendering_is_not_known_has_none():
    assert renderings("They acknowledge it.", "他们知道了。") == {"acknowledge": []}


def test_words_that_two_expressions_could_claim_are_not_clear():
    en = "They acknowledge this and recognise that."
    assert renderings(en, "承认此事。") == {"acknowledge": [("承认", False)], "recognise": [("承认", False)]}
    assert renderings(en, "承认此事，承认彼事。") == {"acknowledge": [("承认", True)], "recognise": [("承认", True)]}


def test_a_longer_word_of_no_concern_hides_no_rendering():
    assert renderings("They mutually respect it.", "相互尊重。") == {
        "mutual": [("相互", True)], "respect": [("尊重", True)],
    }  # fmt: skip
