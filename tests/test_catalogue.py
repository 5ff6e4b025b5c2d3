"""The catalogue: every sentence has its Chinese, in good form, and every refusal has its sentence."""

import re
import string
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from dashboard.refusal_words import FIELDS, WORDS, in_words
from dashboard.stray_words import FORM, LEAKS, STRAYS
from dialogue.refusals import Refusal
from dialogue.vocabulary import Marking
from exports.word import leaks, revisions
from locales import LANGUAGES, Reader
from locales.extraction import (
    CHINESE,
    IN_CONTEXT,
    Message,
    bring_in_line,
    catalogue,
    fields,
    fields_of,
    held,
    messages,
    messages_of,
    sources,
    write,
)

asked = cache(messages)
asked_fields = cache(fields)

HAN = r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]"
NAMES = frozenset(
    [
        "Alternat",
        "Word",
        "WPS",
        "LibreOffice",
        "JPEG",
        "PDF",
        "PNG",
        "DOCX",
        "docx",
        "doc",
        "DDE",
        "Normal",
        "UTF",
        "GB",
        "XLSX",
        "UTC",
        "MB",
        "python",
        "alternat",
        "py",
        "verify",
        "migrate",
        "Esc",
        "Alt",
        "Ctrl",
        "Shift",
        "Enter",
        "TMX",
        "TBX",
        "CSV",
        "Excel",
        "ICS",
        "JSON",
        "URL",
        "ID",
        "pilots",
        "orla",
        "daniel",
        "wenyan",
    ]
)
"""Latin words that stay as they are in Chinese: names of programs, of forms, of keys, and what is to be typed."""
LETTERS_ALONE = frozenset("jkopaclrnF")
"""Keys of the keyboard."""

TERMS = {
    "proposals?": "提案", "clauses?": "条", "drafts?": "草案", "redline": "修订", "(ad referendum)": "待核准", "tabled": "提出",
    "(withdrawn?|withdrew)": "撤回", "acceptances?": "接受", "answer": "答复", "conform": "核对", "reservation": "保留",
    "dialogues?": "对话", "meetings?": "会谈", "rounds?": "轮", "agenda": "议程|议题", "topics?": "主题", "participants": "与会人员",
    "delegations?(?<!head of delegation)": "代表团", "head of delegation": "团长", "secretariat": "秘书处", "affiliation": "所属单位",
    "positions?": "立场", "commitments?": "承诺", "accounts?": "表态|账户", "sources?": "来源", "passage": "引文", "quotes?": "引文|引用",
    "evidence": "佐证", "recommendation": "建议", "overdue": "逾期", "private": "内部|仅本方|私下", "journal": "日志",
    "fingerprint": "指纹", "roles?": "职责", "organiser": "组织方", "administrator": "管理员", "password": "密码",
}  # fmt: skip
"""The word of the field, and the one Chinese word for it (of two, the one that its sense asks for)."""


def chinese() -> Iterator[tuple[str, str]]:
    """Every English sentence with its Chinese, where it has one; of a plural the plural."""
    for message in catalogue():
        if message.id:
            one_and_many = message.id if isinstance(message.id, tuple | list) else (message.id,)
            strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
            if strings[0]:
                yield str(one_and_many[-1]), str(strings[0])


def places(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def refusals_everywhere() -> set[type[Refusal]]:
    """Every kind of refusal that any of our modules defines."""
    for path in sources():
        if "Refusal" in path.read_text("utf-8") and path.parent.name != "pages" and "dashboard" not in path.parts:
            name = ".".join(path.relative_to(CHINESE.parents[3]).with_suffix("").parts)
            import_module(name.removesuffix(".__init__"))
    found: set[type[Refusal]] = set()
    waiting = [Refusal]
    while waiting:
        found |= set(under := waiting.pop().__subclasses__())
        waiting += under
    return {kind for kind in found if not kind.__module__.startswith("tests")}


def test_every_sentence_has_a_chinese_entry() -> None:
    assert sorted(asked() - held(catalogue()), key=str) == [], "please run: python -m locales.extraction --write"


def test_no_entry_is_kept_that_nobody_asks_for() -> None:
    assert sorted(held(catalogue()) - asked(), key=str) == [], "please run: python -m locales.extraction --write"


def test_no_entry_is_empty_or_doubtful() -> None:
    assert not [message.id for message in catalogue() if message.id and not any(message.string or "")]
    assert not [message.id for message in catalogue() if message.fuzzy]


def test_no_sentence_stands_alone_and_as_a_plural() -> None:
    many_known = {one for one, many, _ in asked() if many}
    assert not many_known & {one for one, many, _ in asked() if not many}


def test_the_places_for_facts_are_the_same_in_both_languages() -> None:
    assert not [(english, zh) for english, zh in chinese() if places(english) != places(zh)]


def test_a_plural_has_one_form_in_chinese_and_both_english_forms_hold_the_same_facts() -> None:
    assert catalogue().num_plurals == 1
    assert not [(one, many) for one, many, _ in asked() if many and places(one) != places(many)]


def test_chinese_is_written_with_full_width_punctuation() -> None:
    half = re.compile(rf"{HAN}\s*[,:;!?()]|[,:;!?()]\s*{HAN}|{HAN}\.(?!\w)|\.\.\.")
    keyboard = re.compile(r"按 \?")
    assert not [zh for _, zh in chinese() if half.search(keyboard.sub("按", zh))]


def test_a_sentence_ends_in_both_languages_or_in_neither() -> None:
    ends = {".": "。", "?": "？", ":": "：", "!": "！"}
    wrong = []
    for english, zh in chinese():
        if len(english) > 3 and english[-1] in ends and not zh.endswith(ends[english[-1]]):
            wrong.append((english, zh))
        if len(english) > 3 and english[-1] not in ends and zh[-1] in ends.values():
            wrong.append((english, zh))
    assert not wrong


def test_no_english_word_is_left_in_chinese_but_names() -> None:
    left = {
        (word, zh)
        for _, zh in chinese()
        for word in re.findall(r"[A-Za-z]+", re.sub(r"\{\w*\}", " ", zh))
        if word not in NAMES and word not in LETTERS_ALONE
    }
    assert not left


def test_a_word_of_the_field_has_one_chinese_word_everywhere() -> None:
    wrong = [
        (term, english, zh)
        for english, zh in chinese()
        for term, rendering in TERMS.items()
        if re.search(rf"\b{term}\b", english, re.IGNORECASE) and not re.search(rendering, zh)
    ]
    assert not wrong


def test_chinese_and_latin_words_are_parted_by_one_space() -> None:
    tight = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]|[\u3400-\u9fff]  +\S")
    allowed = {"筛选  /"}
    assert not [zh for _, zh in chinese() if zh not in allowed and tight.search(zh)]


def test_chinese_punctuation_stands_without_spaces() -> None:
    assert not [zh for _, zh in chinese() if re.search(r"\s[，。；：？！、（）“”]|[，。；：？！、（）]\s", zh)]


def test_the_catalogue_is_written_sorted_and_says_nothing_of_where_and_when(tmp_path: Path) -> None:
    again = tmp_path / "alternat.po"
    write(catalogue(), again)
    assert again.read_text("utf-8") == CHINESE.read_text("utf-8"), "please run: python -m locales.extraction --write"
    text = CHINESE.read_text("utf-8")
    assert not re.search(r"Date:|#: |Generated|Translator|/home|/work|fuzzy", text)
    with CHINESE.open("rb") as file:
        assert read_po(file).mime_headers


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    kinds = refusals_everywhere()
    assert len(kinds) > 40
    assert {kind.__name__ for kind in kinds} == set(WORDS) - {"Refusal"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_can_be_said_in_both_languages(language: str) -> None:
    facts: dict[str, object] = {name: "x" for sentence in WORDS.values() for name in places(sentence)}
    facts["listed"] = [("a position", "一项立场", Marking.SENSITIVE)]
    facts["left"] = [("person", "Quill", "Quill said so.")]
    for kind in refusals_everywhere():
        said = in_words(kind(**facts), Reader(language))
        assert "{" not in said
        assert said == said.strip() != ""


def test_a_refusal_without_a_sentence_is_said_in_the_words_of_its_kind() -> None:
    class Untold(Refusal):
        """A refusal that nobody has found words for."""

    assert in_words(Untold(), Reader("en")) == "This was not done, and nothing was changed."


def test_every_sentence_of_a_refusal_asks_only_for_facts_that_are_given() -> None:
    given = {
        kind.__name__: set(re.findall(r"\w+", (kind.__doc__ or "").partition("Fact")[2]))
        for kind in refusals_everywhere()
    }
    assert not {
        (name, fact)
        for name, sentence in WORDS.items()
        if name in given
        for fact in places(sentence)
        if fact not in given[name]
    }


def test_every_field_that_can_be_missing_has_a_name_for_the_reader() -> None:
    """A field is named in `FIELDS`, or by the label that stands above it on the page."""
    labels = {message.one for message in asked()}
    assert asked_fields() <= set(FIELDS) | labels
    assert set(FIELDS) <= asked_fields(), "a name is kept for a field that is never missed"


def test_everything_that_can_stray_or_leak_in_a_word_file_has_a_word() -> None:
    named = {
        *revisions._WRAPPERS.values(), *revisions._ANYWHERE.values(), *revisions._MARK_KINDS.values(),
        *revisions._FORMER.values(), "run property change", "paragraph mark property change", "numbering insertion",
        "row insertion", "row deletion", "math insertion", "math deletion",
    }  # fmt: skip
    assert named <= STRAYS | FORM.keys()
    assert {*leaks._PERSONAL.values(), *(kind for _, kind in leaks._SECRET_PARTS)} <= LEAKS


def test_sentences_are_found_wherever_they_are_marked() -> None:
    source = '''
class Kind(StrEnum):
    """Words."""
    ONE = "first kind"
words.t("a {b}" if c else "d", b=1); n("{n} e", "{n} es", 2); reader().n("{n} f", "{n} fs", k)
PAIR = (N_("{n} g"), N_("{n} gs"))
h = {"i": N_("j")}; other("k"); words.t(variable)
selectbox(words.t("l"), ["", "m"], format_func=lambda code: words.t(code)); selectbox("o", ["p"], format_func=NAMES.get)
words.c("sense", "q" if r else "s"); Q = C_("another sense", "q"); c("t"); words.c(sense, "u")
'''
    assert messages_of(source) == {
        Message("first kind"), Message("a {b}"), Message("d"), Message("{n} e", "{n} es"), Message("{n} f", "{n} fs"),
        Message("{n} g", "{n} gs"), Message("j"), Message("l"), Message("m"),
        Message("q", context="sense"), Message("s", context="sense"), Message("q", context="another sense"),
    }  # fmt: skip


def test_the_words_of_a_closed_list_stand_in_its_context() -> None:
    source = "class {}(StrEnum):\n    ONE = 'first kind'\n"
    for name, context in IN_CONTEXT.items():
        assert messages_of(source.format(name)) == {Message("first kind", context=context)}


def test_the_catalogue_is_brought_in_line_sense_by_sense() -> None:
    words = Catalog(locale="zh_Hans_CN")
    words.add("q", "甲", context="sense")
    words.add("q", "乙", context="another sense")
    words.add("q", "丙")
    bring_in_line(words, {Message("q", context="sense"), Message("q", context="third sense")})
    assert {(m.context, m.string) for m in words if m.id} == {("sense", "甲"), ("third sense", None)}


def test_a_word_in_two_senses_has_a_chinese_word_for_each() -> None:
    """Every sense of these asks for another word; one Chinese word for two of them would be wrong in one place."""
    senses: dict[str, list[str]] = {}
    for message in catalogue():
        if message.id in {"Who", "What", "comment", "active", "company", "open"}:
            senses.setdefault(str(message.id), []).append(str(message.string))
    assert {word: len(set(chinese)) for word, chinese in senses.items()} == {
        word: len(chinese) for word, chinese in senses.items()
    }
    assert min(len(chinese) for chinese in senses.values()) == 2


def test_fields_are_found_wherever_they_are_asked_for() -> None:
    source = """
required("one", x)
raise FieldMissing(field="two")
for field, given in (("three", a), ("four", b)):
    if not given:
        raise FieldMissing(field=field)
for field, given in (("five", a),):
    print(field)
"""
    assert fields_of(source) == {"one", "two", "three", "four"}
