import unicodedata

import pytest

from drafts import characters
from drafts.characters import HiddenReason, hidden_characters, shown
from tests.drafts.texts import clause

HIDDEN = (
    ("双方\u202e同意", HiddenReason.BIDI_CONTROL, "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("shall\u2066 not", HiddenReason.BIDI_CONTROL, "U+2066 LEFT-TO-RIGHT ISOLATE"),
    ("shall\u200b not", HiddenReason.ZERO_WIDTH, "U+200B ZERO WIDTH SPACE"),
    ("\ufeffshall", HiddenReason.ZERO_WIDTH, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ("sh\u200dall", HiddenReason.ZERO_WIDTH, "U+200D ZERO WIDTH JOINER"),
    ("co\u00adoperate", HiddenReason.INVISIBLE, "U+00AD SOFT HYPHEN"),
    ("双\u034f方", HiddenReason.INVISIBLE, "U+034F COMBINING GRAPHEME JOINER"),
    ("shall\u3164not", HiddenReason.INVISIBLE, "U+3164 HANGUL FILLER"),
    ("one\u2028two", HiddenReason.INVISIBLE, "U+2028 LINE SEPARATOR"),
    ("shall\ufe0f", HiddenReason.INVISIBLE, "U+FE0F VARIATION SELECTOR-16"),
    ("may\U000e0041", HiddenReason.TAG, "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ("a\x00b", HiddenReason.CONTROL, "U+0000 NULL"),
    ("a\rb", HiddenReason.CONTROL, "U+000D CARRIAGE RETURN"),
    ("a\x85b", HiddenReason.CONTROL, "U+0085 NEXT LINE"),
    ("a\x9fb", HiddenReason.CONTROL, "U+009F"),
    ("a\ud800b", HiddenReason.NOT_A_CHARACTER, "U+D800"),
    ("a\uffffb", HiddenReason.NOT_A_CHARACTER, "U+FFFF"),
    ("the P\u0430rties", HiddenReason.MIXED_SCRIPT, "U+0430 CYRILLIC SMALL LETTER A"),
    ("Agr\u0435ed", HiddenReason.MIXED_SCRIPT, "U+0435 CYRILLIC SMALL LETTER IE"),
    ("\u039farties", HiddenReason.MIXED_SCRIPT, "U+039F GREEK CAPITAL LETTER OMICRON"),
)
PLAIN = (
    "The Parties shall meet.",
    "双方同意，１２％（五）；　“引号”《书名》「引號」…—",
    "中美agreement、AI系统、Track II对话",
    "Ελλάδα and Россия were invited; 5 kΩ, 3 μg, 10 °C, naïve, Łódź, Đặng",
    "﨑 \uf900 \uf914 𠮷野家 葛\U000e0100城",
    "☎\ufe0f 👩\u200d🔬 🇨🇳",
    "نامه\u200cای", "क्\u200dष",
    "US$ 1.5 bn – 2 bn\u00a0€, thin\u2009space, no\u202fbreak",
    "\ue000 private use",
    "line one\nline two\tend",
    "",
)  # fmt: skip


@pytest.mark.parametrize(("text", "reason", "name"), HIDDEN)
def test_a_character_that_a_reader_cannot_see_is_found(text, reason, name):
    (hidden,) = hidden_characters(text)
    assert (hidden.reason, hidden.name) == (reason, name)
    assert text[hidden.offset] == hidden.character


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_has_nothing_hidden(text):
    assert hidden_characters(text) == ()
    assert shown(text) == text


@pytest.mark.parametrize("seed", range(60))
def test_clauses_have_nothing_hidden(seed):
    assert hidden_characters(clause(seed)) == ()


def test_every_format_character_of_unicode_is_found_inside_an_english_word():
    formats = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert len(formats) > 150
    assert [c for c in formats if not hidden_characters(f"ag{c}ree")] == []


def test_tab_and_line_feed_are_refused_where_a_text_is_one_line():
    assert [hidden.name for hidden in hidden_characters("a\tb\nc", allowed="")] == ["U+0009 TAB", "U+000A LINE FEED"]


def test_several_are_found_in_order():
    offsets = [hidden.offset for hidden in hidden_characters("P\u0430\u200brt\u202eies")]
    assert offsets == [1, 2, 5]


def test_hidden_characters_are_shown_as_code_points():
    assert shown("双方\u202e同意 p\u0430rty") == "双方⟨U+202E⟩同意 p⟨U+0430⟩rty"
    assert shown("a\U000e0041") == "a⟨U+E0041⟩"


@pytest.mark.parametrize("code", [0xFDCF, 0xFDD0, 0xFDE0, 0xFDEF, 0xFDF0, 0xFFFE, 0x1FFFE, 0x10FFFF])
def test_what_unicode_says_is_no_character_is_refused_and_its_neighbours_are_not(code):
    found = hidden_characters(f"字{chr(code)}字")
    is_none = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    assert [hidden.reason for hidden in found] == [HiddenReason.NOT_A_CHARACTER] * is_none


@pytest.mark.parametrize("code", [0xE0000, 0xE0001, 0xE0020, 0xE007F])
def test_tags_are_tags_up_to_the_last(code):
    (hidden,) = hidden_characters(f"a{chr(code)}b")
    assert (hidden.offset, hidden.reason) == (1, HiddenReason.TAG)


def test_what_comes_after_the_tags_is_none():
    assert [hidden.reason for hidden in hidden_characters("a\U000e0080b")] != [HiddenReason.TAG]


def test_delete_is_a_control_character_and_tilde_and_space_are_not():
    assert [hidden.offset for hidden in hidden_characters("~ \x7f~ ")] == [2]


@pytest.mark.parametrize("text", ["\u200dकष", "कष\u200d", "a\u200dष", "क\u200da", "\u200d"])
def test_a_joiner_joins_only_between_two_letters_that_need_it(text):
    (hidden,) = hidden_characters(text)
    assert (hidden.character, hidden.reason) == ("\u200d", HiddenReason.ZERO_WIDTH)


def test_a_joiner_after_the_first_letter_and_before_the_last_joins():
    assert hidden_characters("क\u200dष") == ()


@pytest.mark.parametrize("base", ["葛", "☎", "≨", "#", "\u203c", "1", "\U0001f3fb"])
def test_a_variation_selector_selects_after_what_has_variants(base):
    assert hidden_characters(f"{base}\ufe0f") == ()


@pytest.mark.parametrize("text", ["\ufe0f", "\ufe0f葛", "a\ufe0f", "。 \ufe0f", "\n\ufe0f"])
def test_a_variation_selector_with_nothing_to_select_is_invisible(text):
    hidden = [h for h in hidden_characters(text) if h.reason == HiddenReason.INVISIBLE]
    assert [h.offset for h in hidden] == [text.index("\ufe0f")]


def test_what_is_allowed_is_left_out_and_what_comes_after_it_is_not():
    assert [h.offset for h in hidden_characters("a\tb\x00c\n\u200bd")] == [3, 6]
    assert shown("a\tb\x00", allowed="") == "a⟨U+0009⟩b⟨U+0000⟩"


def test_every_mixed_word_of_a_text_is_found_at_its_place():
    text = "Россия, 5 μg, the P\u0430rties and the \u041etherwise agr\u0435ed"
    found = [(h.offset, h.character) for h in hidden_characters(text)]
    assert found == [
        (text.index("\u0430rties"), "\u0430"),
        (text.index("\u041e"), "\u041e"),
        (text.rindex("\u0435"), "\u0435"),
    ]


def test_letters_of_other_alphabets_beside_latin_ones_are_no_mixture():
    """Only those that are taken for one another: Armenian or unassigned letters in a word are strange, and seen."""
    assert hidden_characters("a\u0561b \u0530a") == ()


def test_in_a_word_of_han_and_letters_the_mixed_part_is_found_at_its_place():
    for text in ("中美agr\u0435ement协议", "agree中美agr\u0435ement"):
        assert [h.offset for h in hidden_characters(text)] == [text.index("\u0435")]


def test_no_character_is_passed_over_that_a_reader_would_not_see() -> None:
    passed_over = [chr(code) for code in range(0x110000) if not characters._TO_LOOK_AT.match(chr(code))]
    assert {unicodedata.category(character)[0] for character in passed_over} == {"L", "N", "P", "S", "Z"}
    assert {character for character in passed_over if unicodedata.category(character)[0] == "Z"} == {" "}
    assert not any(characters._reason(character, 0) for character in passed_over)
