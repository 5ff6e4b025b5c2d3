"""The forms beside clean and redline: comparisons with moves, notes at the foot, brackets, both languages in turn, errata."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from drafts.brackets import held, parse, render
from exports.word.leaks import leaks
from exports.word.lineage import through
from exports.word.names import w
from exports.word.reader import paragraphs_of, read
from exports.word.returned import place, read_returned
from exports.word.values import ALONE, ROLLING, WITH_CHANGES, Correction, Footnote, Form, Run
from exports.word.writer import write
from tests.exports.columns import in_columns
from tests.exports.documents import AUTHORS, CN, SAMPLE, US, accepted_text, base_of, compared_draft, draft, two_texts
from tests.exports.pages import edited, paragraph
from tests.exports.test_word_validators import findings
from tests.exports.test_word_writer import table_texts

CHANGES = Form.CHANGES_TWO_COLUMN
SEEDS = range(30)


def tree(content: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))


def notes_of(content: bytes) -> list[str]:
    """The words of the footnotes, each with its paragraphs joined."""
    found = [s for s in read(content).stories if s.kind == "footnote"]
    return [words for s in found if (words := "\n".join(paragraphs_of(s.blocks, "accepted")).strip())]


# two texts compared ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["rejected", "accepted"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_comparison_gives_the_earlier_text_rejected_and_the_later_one_accepted(seed: int, view: str) -> None:
    document, views = compared_draft(seed)
    assert table_texts(write(document, CHANGES), view) == views[view]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_moved_clause_is_a_move_at_both_ends_and_not_a_deletion(seed: int) -> None:
    document, _ = compared_draft(seed)
    leaving = {c.clause_id: c for c in document.clauses if c.moved and not c.moved.arrives}
    arriving = {c.clause_id: c for c in document.clauses if c.moved and c.moved.arrives}
    assert leaving.keys() == arriving.keys()
    root = tree(write(document, CHANGES))
    ends = {
        name: {e.get(w("name")) for e in root.iter(w(f"{name}RangeStart"))} for name in ("moveFrom", "moveTo")
    }  # fmt: skip
    assert ends["moveFrom"] == ends["moveTo"]
    for name in ("moveFrom", "moveTo"):
        started = [e.get(w("id")) for e in root.iter(w(f"{name}RangeStart"))]
        assert len(set(started)) == len(started)
        assert sorted(started) == sorted(e.get(w("id")) for e in root.iter(w(f"{name}RangeEnd")))
    carried = ["".join(t.text for e in root.iter(w(x)) for t in e.iter(w("t"))) for x in ("moveFrom", "moveTo")]
    assert sorted(carried[0]) == sorted(carried[1])
    assert bool(carried[0]) == bool(leaving)


def test_some_comparisons_hold_a_move_that_is_also_reworded() -> None:
    rows = [c for seed in SEEDS for c in compared_draft(seed)[0].clauses if c.moved]
    assert any(run.inserted for c in rows if c.moved.arrives for run in c.en)
    assert any(run.deleted for c in rows if not c.moved.arrives for run in c.en)


def test_no_validator_finds_anything_in_a_comparison(tmp_path) -> None:
    for seed in (2, 6, 7):
        assert findings(write(compared_draft(seed)[0], CHANGES), tmp_path) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_is_given_twice_in_a_comparison(seed: int) -> None:
    root = tree(write(compared_draft(seed)[0], CHANGES))
    wanted = (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "moveFromRangeStart",
        "moveToRangeStart",
        "bookmarkStart",
        "commentRangeStart",
    )
    numbers = [element.get(w("id")) for name in wanted for element in root.iter(w(name))]
    assert len(numbers) == len(set(numbers))
    names = [element.get(w("name")) for element in root.iter(w("bookmarkStart"))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_way_of_a_text_begins_with_its_base_and_ends_with_its_last_words(seed: int, language: str) -> None:
    import random

    chance = random.Random(seed)
    base = text = paragraph(chance, language)
    steps = []
    for at in range(chance.randint(1, 4)):
        text = base if chance.random() < 0.2 else "".join(edited(chance, language, [text], 1.0))
        steps.append((text, (US, CN)[at % 2]))
    runs = through(base, steps)
    assert "".join(run.text for run in runs if run.inserted is None) == base
    assert accepted_text(runs) == text
    assert not any(run.inserted and run.deleted for run in runs)


def test_every_hand_on_the_way_is_named_where_it_changed_something() -> None:
    runs = through("They shall meet once.", [("They should meet once.", US), ("They should meet twice.", CN)])
    assert [(run.text, run.inserted or run.deleted) for run in runs if run.inserted or run.deleted] == [
        ("shall", US), ("should", US), ("once", CN), ("twice", CN),
    ]  # fmt: skip


def test_words_that_came_and_went_again_leave_no_trace() -> None:
    there_and_back = [("They shall meet twice.", US), ("They shall meet.", CN)]
    assert through("They shall meet.", there_and_back) == (Run("They shall meet."),)
    runs = through("They shall meet.", [("They shall meet twice.", US), ("They should meet.", CN)])
    assert {run.text for run in runs if run.inserted or run.deleted} == {"shall", "should"}


def test_what_one_side_took_out_and_the_other_put_back_is_not_marked() -> None:
    runs = through("Costs lie where they fall.", [("", US), ("Costs lie where they fall now.", CN)])
    assert [(run.text, run.inserted) for run in runs if run.inserted or run.deleted] == [(" now", CN)]


def test_a_comparison_by_known_hands_has_no_leak() -> None:
    for seed in SEEDS:
        assert leaks(write(compared_draft(seed)[0], CHANGES), AUTHORS, changes_allowed=True) == []


def test_a_comparison_tells_what_the_seeds_hold() -> None:
    texts = [two_texts(seed) for seed in SEEDS]
    assert any(len({hand for _, hand in way}) > 1 for _, _, steps in texts for way in steps.values())


# notes at the foot ----------------------------------------------------------------------------------------------------


def test_both_languages_of_a_statement_stand_at_the_foot_of_a_form_of_both() -> None:
    for form in (Form.CLEAN_TWO_COLUMN, Form.CLEAN_SEQUENTIAL, Form.REDLINE_TWO_COLUMN):
        assert notes_of(write(draft(), form)) == [
            "China, reservation: Not as a precedent <3>.\n中方的保留：不作先例。",
            "US, explanation of position: See “annex”.\n美方的解释立场（仅以英文提出）",
        ]


@pytest.mark.parametrize("form", ALONE)
def test_a_form_of_one_language_prints_its_own_words_and_those_that_were_given_in_the_other_only(form: Form) -> None:
    wanted = {
        "en": ["China, reservation: Not as a precedent <3>.", "US, explanation of position: See “annex”."],
        "zh": ["中方的保留：不作先例。", "美方的解释立场（仅以英文提出）：See “annex”."],
    }
    assert notes_of(write(draft(), form)) == wanted[ALONE[form]]


def test_a_note_stands_on_the_number_of_its_clause_in_two_columns() -> None:
    rows = list(tree(write(draft(), Form.CLEAN_TWO_COLUMN)).iter(w("tr")))
    with_notes = [row for row in rows if next(row.iter(w("footnoteReference")), None) is not None]
    assert len(with_notes) == 1
    cells = list(with_notes[0].iter(w("tc")))
    assert [len(list(cell.iter(w("footnoteReference")))) for cell in cells] == [2, 0, 0]
    assert "".join(t.text for t in cells[0].iter(w("t"))) == "1.2"


def test_a_file_without_notes_has_no_part_for_them() -> None:
    names = zipfile.ZipFile(io.BytesIO(write(draft(SAMPLE[0]), Form.CLEAN_EN))).namelist()
    assert "word/footnotes.xml" not in names


def test_notes_that_left_with_a_file_are_known_when_it_comes_back_and_new_ones_are_told() -> None:
    document = draft()
    content = write(document, Form.REDLINE_TWO_COLUMN)
    assert place(read_returned(content), base_of(document), document).unplaced == ()
    changed = repacked(content, "word/footnotes.xml", "Not as a precedent", "Only as a precedent")
    (stray,) = place(read_returned(changed), base_of(document), document).unplaced
    assert (stray.kind, "Only as a precedent" in stray.text) == ("footnote", True)


def repacked(content: bytes, part: str, old: str, new: str) -> bytes:
    source, copy = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(copy, "w") as archive:
        for name in source.namelist():
            raw = source.read(name)
            archive.writestr(name, raw.replace(old.encode(), new.encode()) if name == part else raw)
    return copy.getvalue()


# square brackets ------------------------------------------------------------------------------------------------------

BRACKETED = (
    ("The Parties [US: should] [China: shall] meet.", "双方［美方：宜］［中方：应］会晤。"),
    (
        "[present text: Costs fall.]\n3 bis [US: Costs are [equally] shared.]",
        "［现行案文：费用各担。］\n3之二［美方：费用分担。］",
    ),
    ("A mark ] without its partner, and [ another.", "【中方：热线】【美方：无案文】照会］"),
)


def rolling_draft():
    rows = [
        replace(clause, en=(Run(en),), zh=(Run(zh),), inserted=None, deleted=None)
        for clause, (en, zh) in zip((SAMPLE[2], SAMPLE[3], SAMPLE[6]), BRACKETED, strict=True)
    ]
    return draft(*rows, bracket_names=("US", "美方", "China", "中方", "present text", "现行案文"))


def test_the_rolling_text_is_read_back_with_its_brackets_and_who_holds_them() -> None:
    rows = in_columns(write(rolling_draft(), Form.ROLLING_TWO_COLUMN))
    assert [(row.en, row.zh) for row in rows] == list(BRACKETED)
    for row in rows:
        assert (render(parse(row.en)), render(parse(row.zh))) == (row.en, row.zh)
    names = {"US": "us", "China": "cn", "美方": "us", "中方": "cn"}
    assert [bracket.sides for bracket in held(rows[0].zh, names)] == [("us",), ("cn",)]


@pytest.mark.parametrize("form", sorted(ROLLING))
def test_a_rolling_text_has_no_tracked_change_and_no_author(form: Form) -> None:
    content = write(rolling_draft(), form)
    assert leaks(content, forbidden_words=AUTHORS) == []


def test_marks_and_names_of_sides_are_bold_and_the_words_are_not() -> None:
    bold, plain = "", ""
    for run in tree(write(rolling_draft(), Form.ROLLING_EN)).iter(w("r")):
        words = "".join(t.text or "" for t in run.iter(w("t")))
        if run.find(f"{w('rPr')}/{w('b')}") is not None:
            bold += words
        else:
            plain += words
    assert bold == "[US: ][China: ][present text: ][US: []]"
    assert "shouldshall" in plain.replace(" ", "")


def test_each_alternative_of_a_whole_clause_is_a_paragraph() -> None:
    assert "3 bis [US: Costs are [equally] shared.]" in read(write(rolling_draft(), Form.ROLLING_EN)).paragraphs()


# both languages in turn, errata, the frame ------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["en", "zh"])
def test_each_clause_stands_in_both_languages_one_under_the_other(first: str) -> None:
    lines = read(write(draft(first_language=first), Form.CLEAN_SEQUENTIAL)).paragraphs()
    one, other = ("en", "zh") if first == "en" else ("zh", "en")
    for clause in (c for c in SAMPLE if c.inserted is None):
        at = next(i for i, line in enumerate(lines) if line.endswith(clause.base(one)))
        assert lines[at + 1] == clause.base(other)


def test_a_corrigendum_says_for_and_read_in_both_languages_and_who_recognises_it() -> None:
    correction = Correction(
        "1.1", "zh", "三十日", "六十日", "Declared on 3 March 2026 by US.", "2026年3月3日由美方提出。",
        "Recognised by US; awaited from China.", "美方已认可；待中方认可。",
    )  # fmt: skip
    content = write(draft(corrections=(correction,)), Form.CORRIGENDUM)
    lines = read(content).paragraphs()
    for words in ("Corrigendum  更正", "For 原文", "Read 更正为", "1.1", "中文", "三十日", "六十日"):
        assert words in lines
    assert "2026年3月3日由美方提出。\n美方已认可；待中方认可。" in lines
    assert leaks(content, forbidden_words=AUTHORS) == []
    assert not any(clause.base_en in line for clause in SAMPLE if clause.base_en for line in lines)


@pytest.mark.parametrize("form", Form)
def test_marking_and_foot_stand_on_every_page_of_every_form(form: Form, tmp_path) -> None:
    content = write(draft(foot="Milestone 2.1\nFingerprint 指纹 0123"), form)
    frame = {kind: lines for kind, _, lines in read(content).others() if kind in ("header", "footer")}
    assert frame["header"][0] == "FOR DELEGATIONS"
    assert frame["footer"][1:] == ["Milestone 2.1", "Fingerprint 指纹 0123"]


def test_words_of_a_statement_are_never_lost() -> None:
    note = Footnote("US, dissent", "美方的异议", "", "只有中文")
    assert note.lines(("en",)) == (("US, dissent (given in Chinese only): 只有中文", "en"),)
    assert note.lines(("zh", "en")) == (("美方的异议：只有中文", "zh"), ("US, dissent (given in Chinese only)", "en"))


def test_only_forms_with_changes_name_anybody() -> None:
    for form in Form:
        if form not in WITH_CHANGES:
            assert leaks(write(draft(), form), forbidden_words=AUTHORS if form not in ROLLING else ()) == []


def test_a_long_title_and_its_version_do_not_share_a_line_of_the_header() -> None:
    short, long = (
        story.splitlines()
        for title in ("Draft Consensus", "Consensus document on the digital economy and on what follows from it")
        for kind, _, lines in read(write(replace(draft(), title_en=title), Form.CLEAN_EN)).others()
        if kind == "header" and (story := "\n".join(lines))
    )
    assert short == ["FOR DELEGATIONS", "Draft Consensus\tRev. 2.1 · 22 November 2026"]
    assert long[1:] == [
        "Consensus document on the digital economy and on what follows from it",
        "Rev. 2.1 · 22 November 2026",
    ]
