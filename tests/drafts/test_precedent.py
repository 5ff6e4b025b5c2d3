import random
import re
from datetime import date, timedelta
from uuid import UUID

import pytest

from drafts.expressions import SIMPLIFIED
from drafts.precedent import Precedent, PrecedentLibrary, Usage
from tests.drafts.texts import CHINESE, ENGLISH, MIXED


def precedent(n, en, zh, agreed_on=None):
    return Precedent(
        UUID(int=n // 5), UUID(int=n + 1), f"{n}.", agreed_on or date(2020, 1, 1) + timedelta(days=n), en, zh
    )


def library(*pairs):
    """Pairs agreed one after the other, the last one last."""
    return PrecedentLibrary(precedent(n, *pair) for n, pair in enumerate(pairs))


CLAUSES = (
    ("Both sides acknowledge the concerns of the other side.", "双方认识到另一方的关切。"),
    ("Both sides reaffirm co-operation on arms control.", "双方重申在军备控制方面开展合作。"),
    ("Each side should submit a report; each report is public.", "每一方应当提交报告；报告应公开。"),
    ("The Parties shall refrain from measures of risk-reduction (Article 5).", "双方应避免第五条所述的降低风险措施。"),
    ("The nonproliferation dialogue continues.", "不扩散对话继续进行，双方就 AI 安全交换意见。"),
)
AGREED = library(*CLAUSES)


def numbers(found):
    return [(hit.precedent.number, "phrase" if hit.is_phrase else "words") for hit in found]


# Searching


@pytest.mark.parametrize(
    ("phrase", "hits"),
    [
        ("Both sides", [("1.", "phrase"), ("0.", "phrase")]),
        ("both side", [("1.", "phrase"), ("0.", "phrase")]),
        ("cooperation", [("1.", "phrase")]),
        ("co-operation", [("1.", "phrase")]),
        ("co\u2011operations", [("1.", "phrase")]),
        ("non-proliferation dialogues", [("4.", "phrase")]),
        ("risk reduction", [("3.", "phrase")]),
        ("Arms-Control", [("1.", "phrase")]),
        ("control of arms", [("1.", "words")]),
        ("measure", [("3.", "phrase")]),
        ("other sides\u2019 concern", [("0.", "words")]),
        ("article 5", [("3.", "phrase")]),
        ("Article 50", []),
        ("port", []),
        ("operation on arm control.", [("1.", "phrase")]),
        ("", []),
        (" ，。", []),
        ("of the other", [("0.", "phrase")]),
        ("双方", [("4.", "phrase"), ("3.", "phrase"), ("1.", "phrase"), ("0.", "phrase")]),
        ("報告", [("2.", "phrase")]),
        ("提交报告", [("2.", "phrase")]),
        ("提交 报告。", [("2.", "phrase")]),
        ("报告 提交", [("2.", "words")]),
        ("险", [("3.", "phrase")]),
        ("报公开", [("2.", "words")]),
        ("文公函", []),
        ("ＡＩ 安全", [("4.", "phrase")]),
        ("安全 AI", [("4.", "words")]),
        ("AI", [("4.", "phrase")]),
    ],
)
def test_a_phrase_is_found_whatever_its_case_hyphens_and_plural(phrase, hits):
    assert numbers(AGREED.search(phrase)) == hits


def test_the_phrase_stands_before_its_words_and_the_newest_first():
    agreed = library(("trade in arms", ""), ("arms trade", ""), ("trade, then arms", ""), ("the Arms Trade", ""))
    assert numbers(agreed.search("arms trade")) == [
        ("3.", "phrase"),
        ("1.", "phrase"),
        ("2.", "words"),
        ("0.", "words"),
    ]
    assert numbers(agreed.search("arms trade", limit=3)) == numbers(agreed.search("arms trade"))[:3]
    assert numbers(agreed.search("arms trade", limit=1)) == [("3.", "phrase")]


def test_a_hit_shows_where_the_words_stand():
    (hit,) = AGREED.search("each report")
    assert (hit.language, [hit.precedent.en[a:b] for a, b in hit.spans]) == ("en", ["each report"])
    (hit,) = AGREED.search("public reports")
    assert [hit.precedent.en[a:b] for a, b in hit.spans] == ["report", "report", "public"]
    (hit,) = AGREED.search("报告")
    assert (hit.language, [hit.precedent.zh[a:b] for a, b in hit.spans]) == ("zh", ["报告", "报告"])


def test_a_line_break_or_a_space_inside_of_chinese_is_no_difference():
    (hit,) = library(("", "双方\n  应 会晤")).search("双方应会晤")
    assert hit.spans == ((0, 9),)


def test_a_word_whose_parts_stand_in_different_places_is_not_there():
    assert library(("", "联合会议，合国")).search("会议 联合国") == ()
    assert numbers(library(("", "联合国与会议")).search("会议 联合国")) == [("0.", "words")]


def test_an_empty_library_finds_nothing():
    assert len(library()) == 0
    assert library().search("双方") == ()
    assert library().departures("acknowledge", "承认") == ()


def plain(text):
    """What the searches of these laws do not tell apart."""
    return re.sub(r"(?<=[a-z]{3})(?:ies|y|s)\b", "", text.lower()).translate(SIMPLIFIED)


def any_library(chance, size=12):
    pairs = []
    for _ in range(size):
        en = " ".join(chance.choices(ENGLISH + MIXED, k=chance.randint(1, 2)))
        pairs.append((en, "".join(chance.choices(CHINESE + MIXED, k=chance.randint(1, 2)))))
    return library(*pairs)


@pytest.mark.parametrize("seed", range(60))
def test_every_piece_of_a_chinese_text_is_found_in_every_text_that_holds_it(seed):
    chance = random.Random(seed)
    agreed = any_library(chance)
    text = chance.choice(CHINESE[:5])
    runs = re.findall("[一-鿿]{2,}", text)
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 1)
    piece = run[start : chance.randint(start + 2, len(run))]
    hits = [(h.precedent.number, h.language) for h in agreed.search(piece, limit=None) if h.is_phrase]
    texts = [(p.number, language) for p in agreed for language in ("en", "zh") if piece in plain(getattr(p, language))]
    assert hits == texts


@pytest.mark.parametrize("seed", range(60))
def test_every_run_of_english_words_is_found_in_every_text_that_holds_it(seed):
    chance = random.Random(seed)
    agreed = any_library(chance)
    words = re.findall(r"[A-Za-z]+", chance.choice(ENGLISH[:4]).split(",")[0])
    start = chance.randrange(len(words) - 2)
    piece = words[start : start + chance.randint(1, 3)]
    asked = " ".join(chance.choice((word.upper(), word.lower())) for word in piece)
    hits = {h.precedent.number for h in agreed.search(asked, limit=None) if h.is_phrase and h.language == "en"}
    pattern = re.compile(r"\b" + r"[ ]".join(word.removesuffix("s") + "s?" for word in piece) + r"\b", re.IGNORECASE)
    assert hits == {p.number for p in agreed if pattern.search(p.en)}


@pytest.mark.parametrize("seed", range(60))
def test_hits_are_ranked_and_their_spans_hold_what_was_asked(seed):
    chance = random.Random(seed)
    agreed = any_library(chance)
    asked = chance.choice(
        ("written report", "the Parties", "review", "双方", "书面报告", "人工智能", "share 应", "Paris Agreement")
    )
    hits = agreed.search(asked, limit=None)
    assert list(hits) == sorted(hits, key=lambda h: (not h.is_phrase, -h.precedent.agreed_on.toordinal()))
    for hit in hits:
        words = {plain(getattr(hit.precedent, hit.language)[a:b]) for a, b in hit.spans}
        assert words
        assert words == {plain(asked)} if hit.is_phrase else words <= {plain(word) for word in asked.split()}


def test_the_searches_of_the_laws_find_something():
    agreed = any_library(random.Random(1))
    assert all(agreed.search(asked) for asked in ("written report", "the Parties", "双方", "Paris Agreement"))


# Departures from precedent


def departed(agreed, en, zh, apart_from=()):
    return [
        (d.language, d.expression, [r.words for r in d.renderings], [(u.words, u.count) for u in d.usual])
        for d in agreed.departures(en, zh, apart_from)
    ]


@pytest.mark.parametrize(
    ("agreed", "new", "departure"),
    [
        (
            ("They acknowledge this.", "认识到这一点。"),
            ("They acknowledged that.", "承认那一点。"),
            ("en", "acknowledge", ["承认"], [("认识到", 1)]),
        ),
        (("It shall meet.", "应会晤。"), ("It shall go.", "可去。将去。"), ("en", "shall", ["将"], [("应", 1)])),
        (("It should meet.", "宜会晤。"), ("It should go.", "应去。"), ("en", "should", ["应"], [("宜", 1)])),
        (("of concern", "关切"), ("of concern", "表示关注"), ("en", "concern", ["关注"], [("关切", 1)])),
        (("mutual trust", "互信"), ("mutual trust", "相互信任"), ("en", "mutual trust", ["相互信任"], [("互信", 1)])),
        (
            ("the one-China policy", "一个中国政策"),
            ("the one China policy", "一个中国原则"),
            ("en", "one-China policy", ["一个中国原则"], [("一个中国政策", 1)]),
        ),
        (("They reaffirm it.", "重申。"), ("They affirm it.", "重申，申明。"), None),
        (("They shall meet.", "应会晤。"), ("They should meet.", "应会晤。"), ("zh", "应", ["should"], [("shall", 1)])),
        (("They admit it.", "承认。"), ("They recognize it.", "承認。"), ("zh", "承认", ["recognise"], [("admit", 1)])),
    ],
)
def test_another_rendering_than_was_agreed_is_shown(agreed, new, departure):
    assert departed(library(agreed), *new) == ([departure] if departure else [])


def test_a_departure_shows_where_it_stands_in_both_texts_and_the_precedents():
    agreed = library(*[("They acknowledge concerns.", "认识到关切。")] * 3, ("They acknowledge it.", "确认此事。"))
    en, zh = "Both sides acknowledge the concerns.", "双方承认各自关切。"
    (departure,) = agreed.departures(en, zh)
    assert [en[a:b] for a, b in departure.spans] == ["acknowledge"]
    assert [zh[a:b] for r in departure.renderings for a, b in r.spans] == ["承认"]
    assert [p.number for p in departure.precedents] == ["3.", "2.", "1.", "0."]
    assert departure.usual == (Usage("认识到", 3, date(2020, 1, 3)), Usage("确认", 1, date(2020, 1, 4)))


def test_a_text_that_also_holds_the_agreed_rendering_does_not_depart():
    agreed = library(("They acknowledge it.", "认识到此事。"))
    assert departed(agreed, "They acknowledge it and acknowledge that.", "承认此事，认识到彼事。") == []


def test_a_rendering_that_was_agreed_once_is_no_departure():
    agreed = library(*[("They acknowledge it.", "认识到此事。")] * 5, ("They acknowledge it.", "承认此事。"))
    assert departed(agreed, "They acknowledge that.", "承认彼事。") == []
    assert agreed.usage("acknowledging", "en") == (
        Usage("认识到", 5, date(2020, 1, 5)), Usage("承认", 1, date(2020, 1, 6)),
    )  # fmt: skip
    assert agreed.usage("认识到", "zh") == (Usage("acknowledge", 5, date(2020, 1, 5)),)
    assert agreed.usage("no such expression", "en") == ()


def test_an_expression_without_precedent_does_not_depart():
    assert departed(library(("They meet.", "会晤。")), "They acknowledge it.", "承认此事。") == []


def test_words_that_may_render_something_else_raise_no_alarm():
    agreed = library(("They acknowledge it.", "认识到此事。"))
    assert departed(agreed, "They acknowledge and recognise it.", "承认此事。") == []


def test_a_clause_is_not_measured_by_itself():
    agreed = library(("They acknowledge it.", "承认此事。"), ("They acknowledge it.", "认识到此事。"))
    assert departed(agreed, "They acknowledge it.", "承认此事。") == []
    assert departed(agreed, "They acknowledge it.", "承认此事。", [UUID(int=1)]) == [
        ("en", "acknowledge", ["承认"], [("认识到", 1)])
    ]  # fmt: skip


SAID = (
    ("Both sides {acknowledge} the {concerns} of the other.", "双方{acknowledge}另一方的{concerns}。"),
    ("They {reaffirm} that trade {shall} grow.", "双方{reaffirm}贸易{shall}增长。"),
    ("The group {shall} pursue {mutual} help.", "工作组{shall}谋求{mutual}帮助。"),
    ("They {settle} what divides them and {emphasise} peace.", "双方{settle}问题，{emphasise}和平。"),
)
"""Sentences of which some words are said in one of several ways in Chinese."""

WAYS = {
    "acknowledge": ("承认", "认识到"), "concerns": ("关切", "关注", "担忧"), "reaffirm": ("重申", "再次确认"), "shall": ("应", "将", "必须"),
    "mutual": ("相互", "彼此"), "settle": ("解决",), "emphasise": ("强调", "着重指出"),
}  # fmt: skip


def said(chance, ways):
    en, zh = zip(*chance.sample(SAID, chance.randint(1, 2)), strict=True)
    return " ".join(en).format(**{word: word for word in ways}), "".join(zh).format(**ways)


def chosen_ways(chance):
    return {word: chance.choice(ways) for word, ways in WAYS.items()}


@pytest.mark.parametrize("seed", range(150))
def test_a_precedent_never_departs_from_precedent(seed):
    chance = random.Random(seed)
    pairs = [said(chance, chosen_ways(chance)) for _ in range(chance.randint(1, 8))]
    pairs += [(chance.choice(ENGLISH), chance.choice(CHINESE)) for _ in range(chance.randrange(4))]
    agreed = library(*pairs)
    for en, zh in pairs:
        assert departed(agreed, en, zh) == []


@pytest.mark.parametrize("seed", range(150))
def test_one_word_said_in_another_way_is_one_departure_and_nothing_else_is(seed):
    chance = random.Random(seed)
    ways = chosen_ways(chance)
    agreed = library(*[said(chance, ways) for _ in range(12)])
    word = chance.choice([word for word, of in WAYS.items() if len(of) > 1])
    other = ways | {word: chance.choice([way for way in WAYS[word] if way != ways[word]])}
    en, zh = said(chance, other)
    headword = "concern" if word == "concerns" else word
    known = agreed.usage(headword, "en")
    expected = [("en", headword, [other[word]], [(ways[word], known[0].count)])] if word in en and known else []
    assert [d for d in departed(agreed, en, zh) if d[0] == "en"] == expected


@pytest.mark.parametrize("seed", range(50))
def test_the_order_in_which_precedents_are_given_plays_no_part(seed):
    chance = random.Random(seed)
    agreed = [precedent(n, *said(chance, chosen_ways(chance))) for n in range(6)]
    en, zh = said(chance, chosen_ways(chance))
    shuffled = PrecedentLibrary(chance.sample(agreed, len(agreed)))
    assert shuffled.departures(en, zh) == PrecedentLibrary(agreed).departures(en, zh)
    assert shuffled.search("双方") == PrecedentLibrary(agreed).search("双方")
