import random
import unicodedata
from itertools import accumulate, pairwise

import pytest

from dialogue.vocabulary import ClauseKind
from drafts.structure import (
    CannotSplit,
    NoSplit,
    OutlineFault,
    Standing,
    joined,
    level_shift_faults,
    level_shift_valid,
    merged_text,
    outline_faults,
    reasons_against_split,
    split_offsets_valid,
    split_text,
)
from drafts.tokens import tokens
from tests.drafts.texts import any_text, clause

# Splitting


def offset(text):
    """The text without its mark ¦, and where that stood."""
    return text.replace("¦", ""), text.index("¦")


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("¦The Parties meet.", NoSplit.NOTHING_LEFT),
        ("The Parties meet.¦", NoSplit.NOTHING_LEFT),
        ("The Parties meet.¦  ", NoSplit.NOTHING_LEFT),
        ("The Part¦ies meet.", NoSplit.INSIDE_WORD),
        ("within 3¦0 days", NoSplit.INSIDE_WORD),
        ("by 1 March¦ 2030, the Parties", NoSplit.INSIDE_WORD),
        ("双方重¦申立场", NoSplit.INSIDE_WORD),
        ("到二〇¦三〇年，双方", NoSplit.INSIDE_WORD),
        ("The [US: shall]¦ [CN: sho¦uld] meet", NoSplit.INSIDE_BRACKETS),
        ("双方【中方：¦不】应", NoSplit.INSIDE_BRACKETS),
        ("双方［［不］¦应］会晤", NoSplit.INSIDE_BRACKETS),
        ("cafe¦\u0301 society", NoSplit.INSIDE_CHARACTER),
        ("one\r¦\ntwo", NoSplit.INSIDE_CHARACTER),
        ("葛¦\U000e0100城 市", NoSplit.INSIDE_CHARACTER),
        ("a \U0001f468\u200d¦\U0001f469 b", NoSplit.INSIDE_CHARACTER),
        ("a \U0001f468¦\u200d\U0001f469 b", NoSplit.INSIDE_CHARACTER),
        ("a \U0001f44d¦\U0001f3fd b", NoSplit.INSIDE_CHARACTER),
        ("a \U0001f1e8¦\U0001f1f3\U0001f1fa\U0001f1f8 b", NoSplit.INSIDE_CHARACTER),
        ("a \U0001f1e8\U0001f1f3\U0001f1fa¦\U0001f1f8 b", NoSplit.INSIDE_CHARACTER),
        ("a \u1112¦\u1161 b", NoSplit.INSIDE_CHARACTER),
    ],
)
def test_a_split_where_no_reader_would_cut_is_refused_with_its_reason(marked, reason):
    before, _, after = marked.rpartition("¦")
    text, at = before.replace("¦", "") + after, len(before.replace("¦", ""))
    assert reason in reasons_against_split(text, at)
    with pytest.raises(CannotSplit) as refused:
        split_text(text, at)
    assert reason in refused.value.reasons
    assert refused.value.offset == at
    assert str(refused.value) == f"no split at {at}: {', '.join(refused.value.reasons)}"


@pytest.mark.parametrize(
    "marked",
    [
        "The Parties meet.¦ They report.",
        "The Parties meet. ¦They report.",
        "双方会晤。¦双方报告。",
        "双方¦重申",
        "The Parties ¦[US: shall] meet",
        "The Parties [US: shall]¦ meet",
        "a [ b¦ c",
        "a \U0001f1e8\U0001f1f3¦\U0001f1fa\U0001f1f8 b",
        "cafe\u0301¦ society",
        "A¦ B",
        "one\r¦two",
        "one¦\ntwo",
        "a \U0001f1e8¦ b",
        "a \U0001f1e8\U0001f1f3\U0001f1fa\U0001f1f8¦\U0001f1e8\U0001f1f3 b",
    ],
)
def test_a_split_between_words_is_allowed(marked):
    assert reasons_against_split(*offset(marked)) == ()


@pytest.mark.parametrize("outside", [-1, 0, 4, 99])
def test_an_offset_outside_of_the_text_is_refused(outside):
    assert reasons_against_split("a b ", outside) == (NoSplit.NOTHING_LEFT,)


def test_outside_of_the_text_nothing_else_is_a_reason():
    assert reasons_against_split("a b", -1) == (NoSplit.NOTHING_LEFT,)
    assert reasons_against_split("\u0301a b", 0) == (NoSplit.NOTHING_LEFT,)


PART_OF_SYLLABLE = {"HANGUL CHOSEONG": "L", "HANGUL JUNGSEONG": "V", "HANGUL JONGSEONG": "T"}
JOINED_IN_A_SYLLABLE = {"LL", "LV", "LS", "LF", "VV", "VT", "SV", "ST", "FT", "TT"}
"""By Unicode's rule for what is one character to a reader; S ends in a vowel (가), F in a consonant (각)."""


def part_of_syllable(character):
    name = unicodedata.name(character, "")
    if name.startswith("HANGUL SYLLABLE "):
        return "S" if len(unicodedata.normalize("NFD", character)) == 2 else "F"
    return PART_OF_SYLLABLE.get(" ".join(name.split()[:2]), "")


@pytest.mark.parametrize(
    ("first", "last"), [(0x10F0, 0x120F), (0xA950, 0xA990), (0xABF0, 0xAC40), (0xD780, 0xD7FF)], ids=hex
)
def test_no_korean_syllable_is_split_and_every_two_may_be(first, last):
    for one in map(chr, range(first, last + 1)):
        for other in "\u1112\u1161\u11a8가각":
            for pair in (one + other, other + one):
                inside = "".join(map(part_of_syllable, pair)) in JOINED_IN_A_SYLLABLE
                assert (NoSplit.INSIDE_CHARACTER in reasons_against_split(pair, 1)) is (
                    inside or unicodedata.category(pair[1]).startswith("M")
                )


@pytest.mark.parametrize("seed", range(200))
def test_a_split_text_is_put_together_again(seed):
    text = clause(seed) if seed % 2 else any_text(seed)
    for at in range(len(text) + 1):
        if not split_offsets_valid(text, at):
            continue
        first, separator, second = split_text(text, at)
        assert joined(first, second, separator) == text
        assert not separator or separator.isspace()
        assert first == first.rstrip() != ""
        assert second == second.lstrip() != ""
        assert len(first) <= at <= len(first + separator)


@pytest.mark.parametrize("seed", range(100))
def test_a_split_cuts_no_word(seed):
    text = clause(seed)
    ends = list(accumulate(map(len, tokens(text))))
    words = [(start, end) for start, end in pairwise([0, *ends]) if text[start:end].strip()]
    splits = [split_text(text, at) for at in range(len(text) + 1) if split_offsets_valid(text, at)]
    for first, _, second in splits:
        assert all(end <= len(first) or start >= len(text) - len(second) for start, end in words)


def test_there_are_splits_so_the_laws_above_are_not_empty():
    texts = [clause(seed) for seed in range(50)]
    assert sum(split_offsets_valid(text, at) for text in texts for at in range(len(text))) > 500


# Merging


@pytest.mark.parametrize(
    ("first", "second", "language", "merged"),
    [
        ("The Parties meet.", "They report.", "en", "The Parties meet. They report."),
        ("双方会晤。", "双方报告。", "zh", "双方会晤。双方报告。"),
        ("双方根据", "双方承诺", "zh", "双方根据双方承诺"),
        ("根据 UNFCCC", "Article 6", "zh", "根据 UNFCCC Article 6"),
        ("截至 2026", "30 日", "zh", "截至 2026 30 日"),
        ("双方根据", "UNFCCC", "zh", "双方根据UNFCCC"),
        ("UNFCCC", "第六条", "zh", "UNFCCC第六条"),
        ("所谓“", "合作”", "zh", "所谓“合作”"),
        ("所谓“合作”", "AI", "zh", "所谓“合作”AI"),
        ("the term 双方", "两国", "en", "the term 双方两国"),
        ("the term 双方", "means", "en", "the term 双方 means"),
        ("the term “双方”", "means", "en", "the term “双方” means"),
        ("The Parties meet。", "They report.", "en", "The Parties meet。They report."),
        ("The Parties", ", in 2026,", "en", "The Parties, in 2026,"),
        ("The Parties (", "both) meet", "en", "The Parties (both) meet"),
        ("The Parties meet. ", "They report.", "en", "The Parties meet. They report."),
        ("The Parties meet.", "\nThey report.", "en", "The Parties meet.\nThey report."),
        ("", "They report.", "en", "They report."),
        ("The Parties meet.", "", "en", "The Parties meet."),
        ("葛\U000e0100", "城", "en", "葛\U000e0100城"),
        ("cafe\u0301", "society", "en", "cafe\u0301 society"),
        ("１", "２", "zh", "１ ２"),
        ("根据 TAX", "Act", "zh", "根据 TAX Act"),
        ("by AI", "X-ray", "zh", "by AI X-ray"),
        ("\u0301", "a", "en", "\u0301 a"),
        ("\u0301\u0302", "a", "en", "\u0301\u0302 a"),
    ],
)
def test_two_clauses_are_merged_as_a_writer_would(first, second, language, merged):
    assert merged_text(first, second, language) == merged


@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_merging_changes_nothing_in_either_clause(seed, language):
    first, second = any_text(seed), any_text(seed + 1000)
    merged = merged_text(first, second, language)
    assert merged in {first + second, first + " " + second}


@pytest.mark.parametrize("seed", range(60))
def test_merging_undoes_a_split_between_sentences(seed):
    chance = random.Random(seed)
    language = chance.choice(("en", "zh"))
    sentences = {"en": ("We meet.", "Both report.", "It ends."), "zh": ("双方会晤。", "两国报告！", "到期；")}[language]
    text = (" " if language == "en" else "").join(chance.choices(sentences, k=6))
    for at in range(len(text)):
        if split_offsets_valid(text, at):
            first, _, second = split_text(text, at)
            if first[-1] in ".。！；":
                assert merged_text(first, second, language) == text


# Depth

HEADING, CHAPEAU, PARAGRAPH = (Standing(kind, 1) for kind in ("heading", "chapeau", "paragraph"))


def sub(level):
    return Standing(ClauseKind.SUBPARAGRAPH, level)


OUTLINE = (CHAPEAU, HEADING, Standing("heading", 2), PARAGRAPH, sub(2), sub(3), sub(3), sub(2), PARAGRAPH, HEADING)


def test_an_ordinary_text_has_no_faults():
    assert outline_faults(OUTLINE) == ()


@pytest.mark.parametrize(
    ("outline", "fault"),
    [
        ((sub(2),), (0, OutlineFault.NO_PARENT)),
        ((HEADING, sub(2)), (1, OutlineFault.NO_PARENT)),
        ((PARAGRAPH, sub(3)), (1, OutlineFault.NO_PARENT)),
        ((PARAGRAPH, sub(2), sub(4)), (2, OutlineFault.NO_PARENT)),
        ((PARAGRAPH, sub(2), HEADING, sub(3)), (3, OutlineFault.NO_PARENT)),
        ((PARAGRAPH, sub(1)), (1, OutlineFault.LEVEL_NOT_OF_THIS_KIND)),
        ((PARAGRAPH, sub(2), sub(3), sub(4), sub(5), sub(6)), (5, OutlineFault.LEVEL_NOT_OF_THIS_KIND)),
        ((Standing("paragraph", 2),), (0, OutlineFault.LEVEL_NOT_OF_THIS_KIND)),
        ((Standing("chapeau", 0),), (0, OutlineFault.LEVEL_NOT_OF_THIS_KIND)),
        ((HEADING, Standing("heading", 3)), (1, OutlineFault.HEADING_SKIPS_A_LEVEL)),
        ((Standing("heading", 2),), (0, OutlineFault.HEADING_SKIPS_A_LEVEL)),
        ((Standing("heading", 4),), (0, OutlineFault.LEVEL_NOT_OF_THIS_KIND)),
    ],
)
def test_a_clause_too_deep_or_without_a_parent_is_a_fault(outline, fault):
    assert fault in outline_faults(outline)


@pytest.mark.parametrize("parent", ["chapeau", "paragraph", "recommendation"])
def test_a_subparagraph_belongs_to_any_clause_with_words_of_its_own(parent):
    assert outline_faults((Standing(parent, 1), sub(2), sub(3), sub(2))) == ()


def test_subparagraphs_go_down_to_the_fifth_level():
    assert outline_faults((PARAGRAPH, sub(2), sub(3), sub(4), sub(5))) == ()


def test_a_paragraph_may_become_a_subparagraph_of_the_one_before():
    assert level_shift_valid(OUTLINE, 8, 2, "subparagraph")
    assert level_shift_valid(OUTLINE, 8, 3, "subparagraph")
    assert not level_shift_valid(OUTLINE, 8, 4, "subparagraph")


def test_a_parent_may_not_leave_its_subparagraphs_alone():
    assert level_shift_faults(OUTLINE, 3, 1, "heading") == ((4, OutlineFault.NO_PARENT),)
    assert level_shift_faults(OUTLINE, 4, 1, "paragraph") == ((5, OutlineFault.NO_PARENT),)
    assert level_shift_valid(OUTLINE, 7, 1, "paragraph")


def test_a_heading_above_deeper_headings_may_not_become_a_paragraph():
    assert level_shift_faults(OUTLINE, 1, 1, "paragraph") == ((2, OutlineFault.HEADING_SKIPS_A_LEVEL),)


def test_faults_that_were_there_before_do_not_stand_in_the_way():
    outline = (sub(2), PARAGRAPH, PARAGRAPH)
    assert level_shift_valid(outline, 2, 2, "subparagraph")
    assert not level_shift_valid(outline, 0, 2, "subparagraph")


@pytest.mark.parametrize("index", [-1, len(OUTLINE)])
def test_a_clause_that_is_not_there_is_an_error(index):
    with pytest.raises(IndexError):
        level_shift_faults(OUTLINE, index, 1, "paragraph")


@pytest.mark.parametrize("seed", range(100))
def test_a_shift_that_is_allowed_leaves_a_text_without_faults_without_faults(seed):
    chance = random.Random(seed)
    outline = list(OUTLINE)
    for _ in range(30):
        index, level, kind = chance.randrange(len(outline)), chance.randrange(7), chance.choice(list(ClauseKind))
        if level_shift_valid(outline, index, level, kind):
            outline[index] = Standing(kind, level)
        assert outline_faults(outline) == ()
