import random
import re
from dataclasses import replace

import pytest

from drafts.mandate import (
    Departure,
    DepartureKind,
    LanguageMandate,
    Mandate,
    contradictions,
    departures,
    folded,
    is_negated,
    occurrences,
)
from tests.drafts.texts import CHINESE, ENGLISH, any_text

EN = "Both governments shall publish the rules within thirty days, and shall not apply them before."
ZH = "两国政府应在三十日内公布有关规则，在此之前不得适用。"
SOFT_EN = "Both governments should publish the rules within sixty days."
SOFT_ZH = "两国政府宜在六十日内公布有关规则。"
MANDATE = Mandate(
    LanguageMandate(EN, SOFT_EN, ("shall", "thirty days"), ("best efforts", "liability"), ("legally binding",)),
    LanguageMandate(ZH, SOFT_ZH, ("应", "三十日"), ("尽最大努力", "赔偿责任"), ("法律约束力",)),
    "No text that binds in law.",
)


def kinds(mandate, en=None, zh=None):
    return [(d.kind.name, d.language, d.words) for d in departures(mandate, en, zh)]


def required(en=(), zh=()):
    return Mandate(LanguageMandate(required=tuple(en)), LanguageMandate(required=tuple(zh)))


def forbidden(en=(), zh=()):
    return Mandate(LanguageMandate(forbidden=tuple(en)), LanguageMandate(forbidden=tuple(zh)))


def test_the_authorised_text_does_not_depart():
    assert departures(MANDATE, EN, ZH) == ()


def test_white_space_alone_is_no_departure():
    assert departures(MANDATE, EN.replace(" the", "\n  the"), ZH.replace("，", "，\n ")) == ()


def test_a_space_inside_of_chinese_is_none_and_inside_of_english_is_one():
    assert departures(MANDATE, None, ZH.replace("公布", "公 布")) == ()
    assert departures(MANDATE, EN.replace("rules", "ru les"), None)


def test_the_fallback_word_for_word_is_within_the_fallback_and_nothing_else():
    assert kinds(MANDATE, SOFT_EN + " ", SOFT_ZH) == [("WITHIN_FALLBACK", "en", ""), ("WITHIN_FALLBACK", "zh", "")]


def test_each_language_is_judged_by_itself():
    assert kinds(MANDATE, EN, SOFT_ZH) == [("WITHIN_FALLBACK", "zh", "")]


def test_a_language_without_wording_is_not_judged_and_an_empty_one_is():
    assert departures(MANDATE, EN, None) == ()
    assert kinds(MANDATE, EN, "")[0] == ("REQUIRED_MISSING", "zh", "三十日")


def test_the_gravest_departure_stands_first():
    en = "Both governments should make best efforts to publish legally binding rules."
    assert kinds(MANDATE, en) == [
        ("RED_LINE_CROSSED", "en", "legally binding"),
        ("FORBIDDEN_PRESENT", "en", "best efforts"),
        ("REQUIRED_MISSING", "en", "shall"),
        ("REQUIRED_MISSING", "en", "thirty days"),
        ("DEPARTS_FROM_AUTHORISED", "en", ""),
    ]


def test_a_departure_shows_where_it_stands_and_what_was_authorised():
    zh = ZH.replace("三十日", "六十日")
    missing, departs = departures(MANDATE, None, zh)
    assert (missing.words, missing.spans, missing.authorised) == ("三十日", (), ZH)
    assert (departs.found, [zh[a:b] for a, b in departs.spans]) == (zh, ["六十"])


def test_white_space_beside_chinese_counts_in_an_english_text_and_not_in_a_chinese_one():
    assert departures(Mandate(en=LanguageMandate("the term 双方 means")), "the term双方 means", None)
    assert kinds(MANDATE, None, SOFT_ZH.replace("公布", "公\n布")) == [("WITHIN_FALLBACK", "zh", "")]


def test_a_departure_says_all_that_is_known_of_it():
    zh = LanguageMandate("文本没有约束力。", "文本不具约束力。", ("应当",), ("赔偿责任",), ())
    mandate = Mandate(zh=zh)
    (fallback,) = departures(mandate, None, zh.fallback)
    assert fallback == Departure(
        DepartureKind.WITHIN_FALLBACK, "zh", "", ((0, len(zh.fallback)),), zh.authorised, zh.fallback
    )
    text = "双方不应\n当承担赔\n偿责任，没有赔偿责任。"
    there, negated, departs = departures(mandate, None, text)
    assert there == Departure(
        DepartureKind.FORBIDDEN_PRESENT, "zh", "赔偿责任", ((8, 13), (16, 20)), zh.authorised, "赔\n偿责任"
    )
    assert negated == Departure(
        DepartureKind.REQUIRED_NEGATED, "zh", "应当", ((3, 6),), zh.authorised, "应\n当", negated=True
    )
    assert (departs.authorised, departs.found) == (zh.authorised, text)
    (missing, *_) = departures(mandate, None, "双方会晤。")
    assert missing == Departure(DepartureKind.REQUIRED_MISSING, "zh", "应当", (), zh.authorised, "")


def test_what_is_negated_in_the_authorised_text_is_judged_by_the_rules_of_its_language():
    rules = LanguageMandate("双方不应\n当会晤。", required=("应当",))
    assert kinds(Mandate(zh=rules), None, "双方不应当见面。") == [("DEPARTS_FROM_AUTHORISED", "zh", "")]
    (there,) = departures(forbidden(zh=["约束力"]), None, "文本没有约束力。")
    assert there.negated


def test_white_space_is_under_no_negation():
    assert not is_negated("shall not be", (5, 6), "en")


def test_words_only_taken_out_are_shown_as_a_place():
    (departs,) = departures(Mandate(en=LanguageMandate("We shall meet soon.")), "We shall meet.", None)
    assert departs.spans == ((13, 13),)


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("shall", "The Parties shall meet", True),
        ("shall", "THE PARTIES SHALL MEET", True),
        ("shall", "a shallow reading", False),
        ("shall", "marshall the troops", False),
        ("state", "States meet", False),
        ("the Parties", "the\n  parties", True),
        ("the Parties", "theparties", False),
        ("co-operation", "co\u2011operation", True),
        ("Party's", "each party\u2019s right", True),
        ("binding", "non-binding", True),
        ("Article 5", "Article 50", False),
        ("Article 5(2)", "see article 5(2).", True),
        ("shall", "双方shall会晤", True),
        ("cafe", "cafe\u0301", False),
        ("AI", "Ａ Ｉ", False),
        ("AI", "ＡＩ", True),
    ],
)
def test_english_words_are_found_as_whole_words_in_any_case(words, text, there):
    assert bool(occurrences(text, words, "en")) == there


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("三十日", "在三十日内", True),
        ("三十日", "在三\n十 日内", True),
        ("第５条", "依照第5条", True),
        ("承认", "认识到", False),
        ("AI", "MAIN系统", False),
        ("AI", "采用AI系统", True),
        ("豈", "\uf900有此理", True),
    ],
)
def test_chinese_words_are_found_by_their_characters(words, text, there):
    assert bool(occurrences(text, words, "zh")) == there


@pytest.mark.parametrize(
    ("text", "words", "language", "negated"),
    [
        ("shall not be", "shall", "en", True),
        ("shall be", "shall", "en", False),
        ("shall never be", "shall", "en", True),
        ("is not legally binding", "legally binding", "en", True),
        ("non-binding", "binding", "en", True),
        ("not only binding", "binding", "en", False),
        ("agree not to test", "test", "en", False),
        ("a commitment not to test", "commitment", "en", False),
        ("no obligation", "obligation", "en", True),
        ("under No. 5 obligation", "obligation", "en", False),
        ("the piano obligation", "obligation", "en", False),
        ("双方不应公布", "应", "zh", True),
        ("双方应公布", "应", "zh", False),
        ("双方不得公布", "公布", "zh", True),
        ("双方不得不公布", "公布", "zh", False),
        ("双方无不公布", "公布", "zh", False),
        ("双方不断加强", "加强", "zh", False),
        ("双方没有义务", "义务", "zh", True),
        ("双方并非承认", "承认", "zh", True),
        ("南非承认", "承认", "zh", False),
        ("除非同意", "同意", "zh", False),
        ("不予承认", "承认", "zh", True),
        ("不仅应当", "应当", "zh", False),
    ],
)
def test_only_what_stands_directly_under_a_negation_is_negated(text, words, language, negated):
    (span,) = occurrences(text, words, language)
    assert is_negated(text, span, language) == negated


def test_a_required_word_that_is_only_negated_is_a_departure_of_its_own():
    assert kinds(required(["shall"]), "The Parties shall not meet.") == [("REQUIRED_NEGATED", "en", "shall")]
    assert kinds(required(zh=["应"]), None, "双方不应会晤。") == [("REQUIRED_NEGATED", "zh", "应")]


def test_a_required_word_that_stands_once_without_negation_is_there():
    assert kinds(required(["shall"]), "The Parties shall meet and shall not leave.") == []


def test_a_required_word_that_is_negated_in_the_authorised_text_may_be_so():
    rules = LanguageMandate("The text is not binding.", required=("binding",))
    assert kinds(Mandate(en=rules), "This text is not binding.") == [("DEPARTS_FROM_AUTHORISED", "en", "")]


def test_forbidden_words_show_even_under_a_negation_and_say_so():
    (binding,) = departures(forbidden(["binding"]), "The text is non-binding.", None)
    assert (binding.kind, binding.negated, binding.found) == (DepartureKind.FORBIDDEN_PRESENT, True, "binding")
    (twice,) = departures(forbidden(["binding"]), "Non-binding, then Binding.", None)
    assert (twice.negated, len(twice.spans)) == (False, 2)


def test_the_spans_point_into_the_text_as_it_is():
    text = "THE\u3000ＰＡＲＴＩＥＳ\u2019 liability, and İ Liability"
    (found,) = departures(forbidden(["liability"]), text, None)
    assert [text[a:b] for a, b in found.spans] == ["liability", "Liability"]


def test_rules_that_are_only_spaces_say_nothing():
    assert departures(Mandate(LanguageMandate(" ", "\n", (" ",), ("",), ("\t",))), "Any text.", "") == ()


def test_the_same_rule_in_two_spellings_is_one():
    assert len(departures(forbidden(["liability", "Liability ", "LIABILITY"]), "No liability.", None)) == 1


def test_a_mandate_against_itself_is_found_when_it_is_written():
    rules = LanguageMandate(EN, SOFT_EN, ("shall",), ("apply",))
    found = contradictions(Mandate(en=rules))
    assert [(d.kind.name, d.words) for d in found] == [("FORBIDDEN_PRESENT", "apply"), ("REQUIRED_MISSING", "shall")]
    assert {d.language for d in found} == {"en"}
    (chinese,) = contradictions(Mandate(zh=LanguageMandate("双方没有约束力，双方会\n晤。", forbidden=("会晤",))))
    assert (chinese.language, chinese.words, chinese.found) == ("zh", "会晤", "会\n晤")
    assert contradictions(Mandate(en=replace(rules, forbidden=(), required=("publish",)))) == ()


# Laws


def any_mandate(chance):
    """Rules taken from the sentences themselves, from other sentences, and from nowhere."""

    def words(sentences, language):
        text = chance.choice(sentences)
        if language == "en":
            parts = re.findall(r"[A-Za-z]+(?: [A-Za-z]+)?", text)
            return tuple(chance.sample(parts, min(len(parts), chance.randrange(4))))
        return tuple(text[at : at + 2] for at in chance.sample(range(len(text) - 1), chance.randrange(4)))

    def rules(sentences, language):
        made = [words(sentences, language) for _ in range(3)]
        return LanguageMandate(chance.choice(sentences), chance.choice((*sentences, "")), *made)

    return Mandate(rules(ENGLISH, "en"), rules(CHINESE, "zh"))


@pytest.mark.parametrize("seed", range(150))
def test_an_authorised_text_never_departs_whatever_the_rules(seed):
    mandate = any_mandate(random.Random(seed))
    assert departures(mandate, mandate.en.authorised, mandate.zh.authorised) == ()


@pytest.mark.parametrize("seed", range(150))
def test_an_added_forbidden_word_always_shows(seed):
    chance = random.Random(seed)
    word_en, word_zh = chance.choice(("liability", "best efforts")), chance.choice(("赔偿责任", "尽最大努力"))
    mandate = any_mandate(chance)
    mandate = Mandate(
        replace(mandate.en, forbidden=(*mandate.en.forbidden, word_en)),
        replace(mandate.zh, forbidden=(*mandate.zh.forbidden, word_zh)),
    )
    pieces = mandate.en.authorised.split(" ")
    pieces.insert(chance.randrange(len(pieces) + 1), chance.choice((word_en, word_en.upper())))
    at = chance.randrange(len(mandate.zh.authorised) + 1)
    zh = mandate.zh.authorised[:at] + word_zh + mandate.zh.authorised[at:]
    shown = [d.words for d in departures(mandate, " ".join(pieces), zh) if d.kind == DepartureKind.FORBIDDEN_PRESENT]
    assert {word_en, word_zh} <= set(shown)


@pytest.mark.parametrize("seed", range(150))
def test_a_removed_required_word_always_shows(seed):
    chance = random.Random(seed)
    mandate = any_mandate(chance)
    en, zh = mandate.en.authorised, mandate.zh.authorised
    word_en = chance.choice(re.findall(r"[A-Za-z]{3,}", en))
    at = chance.randrange(len(zh) - 1)
    word_zh = zh[at : at + 2]
    mandate = Mandate(
        replace(mandate.en, required=(*mandate.en.required, word_en), fallback=""),
        replace(mandate.zh, required=(*mandate.zh.required, word_zh), fallback=""),
    )
    left_en = re.sub(rf"\b{word_en}\b", "", en, flags=re.IGNORECASE)
    left_zh = zh
    while word_zh in left_zh:
        left_zh = left_zh.replace(word_zh, "")
    shown = {
        (d.language, d.words) for d in departures(mandate, left_en, left_zh) if d.kind == DepartureKind.REQUIRED_MISSING
    }
    assert ("en", min(w for w in mandate.en.required if w.lower() == word_en.lower())) in shown
    assert ("zh", word_zh) in shown


@pytest.mark.parametrize("seed", range(100))
def test_the_order_of_rules_plays_no_part(seed):
    chance = random.Random(seed)
    mandate = any_mandate(chance)

    def shuffled(rules):
        lists = {name: getattr(rules, name) for name in ("required", "forbidden", "red_line")}
        return replace(rules, **{name: tuple(chance.sample(of, len(of))) for name, of in lists.items()})

    other = Mandate(shuffled(mandate.en), shuffled(mandate.zh))
    en, zh = chance.choice(ENGLISH), chance.choice(CHINESE)
    assert departures(mandate, en, zh) == departures(other, en, zh)


@pytest.mark.parametrize("seed", range(100))
def test_folding_keeps_every_offset(seed):
    text = any_text(seed)
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("seed", range(100))
def test_every_text_finds_its_own_words(seed):
    text = any_text(seed)
    for language in ("en", "zh"):
        for word in text.split():
            assert occurrences(word, word, language) == ((0, len(word)),)
