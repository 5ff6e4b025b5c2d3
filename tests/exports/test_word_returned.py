"""A redline that comes back: everything in it is placed on its clause or listed, nothing guessed, nothing dropped."""

import io
import re
import zipfile

import pytest

from exports.word.returned import place, read_returned
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import CN, SAMPLE, US, base_of, clause, draft, random_draft
from tests.exports.packages import who

DOCUMENT = draft()
REDLINE = write(DOCUMENT, Form.REDLINE_TWO_COLUMN)
THEIRS = ("Tomas Ribbon", "2026-03-01T09:00:00Z")


def rewritten(content: bytes, old: str, new: str, part: str = "word/document.xml", count: int = 1) -> bytes:
    """The file as if an editor had changed its markup."""
    source = zipfile.ZipFile(io.BytesIO(content))
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode(), count)
            archive.writestr(name, text)
    return copy.getvalue()


def row_of(content: bytes, words: str) -> str:
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return next(row for row in re.findall(r"<w:tr>.*?</w:tr>", body) if words in row)


def placed(content: bytes, document=DOCUMENT):
    return place(read_returned(content), base_of(document), document)


def run(text: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def test_a_file_that_nobody_touched_brings_nothing() -> None:
    result = placed(REDLINE)
    assert result.changed == ()
    assert result.unplaced == ()
    assert len(result.unchanged) == len(SAMPLE)


@pytest.mark.parametrize("seed", range(12))
def test_any_untouched_redline_brings_nothing(seed: int) -> None:
    document = random_draft(seed)
    result = placed(write(document, Form.REDLINE_TWO_COLUMN), document)
    assert (result.changed, result.unplaced) == ((), ())


def test_the_export_says_which_one_it_is() -> None:
    record = read_returned(REDLINE).export
    assert (record.export_id, record.draft_id, record.form) == ("export-1", "draft-1", "redline")


def test_a_tracked_edit_stands_on_its_clause_with_author_and_date() -> None:
    edit = f"<w:del {who(900)}>{run('one', 'delText')}</w:del><w:ins {who(901)}>{run('two')}</w:ins>"
    result = placed(
        rewritten(REDLINE, run("points of contact — one each;"), f"{run('points of contact — ')}{edit}{run(' each;')}")
    )
    (found,) = result.changed
    assert found.clause_id == SAMPLE[4].clause_id
    assert found.en == "points of contact — two each;"
    assert found.zh == SAMPLE[4].base_zh
    assert not found.untracked
    (change,) = found.changes
    assert (change.kind, change.author, change.date, change.deleted, change.inserted) == (
        "replacement",
        *THEIRS,
        "one",
        "two",
    )
    assert not change.ours
    assert [(hand.author, hand.first, hand.last) for hand in found.authors] == [(THEIRS[0], THEIRS[1], THEIRS[1])]
    assert result.unplaced == ()


def test_an_edit_without_tracking_is_called_untracked() -> None:
    (found,) = placed(rewritten(REDLINE, "points of contact", "contact points")).changed
    assert found.untracked
    assert found.en == "contact points — one each;"
    assert {change.kind for change in found.changes} == {"untracked"}


def test_a_proposal_of_ours_that_they_accepted_in_word_is_untracked_and_withdrawn() -> None:
    body = zipfile.ZipFile(io.BytesIO(REDLINE)).read("word/document.xml").decode()
    insertion = re.search(r'<w:ins [^>]*>(<w:r><w:t xml:space="preserve">should</w:t></w:r>)</w:ins>', body)
    (found,) = placed(rewritten(REDLINE, insertion.group(), insertion.group(1))).changed
    assert found.untracked
    assert any("should" in change.inserted for change in found.changes if change.kind == "untracked")


def test_a_proposal_of_ours_that_they_took_out_is_withdrawn() -> None:
    document = draft(clause("1", "The Parties meet.", "双方会晤。", en_proposals=[("The Parties meet twice.", US)]))
    content = write(document, Form.REDLINE_TWO_COLUMN)
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    insertion = re.search(r"<w:ins .*?</w:ins>", body).group()
    (found,) = placed(rewritten(content, insertion, ""), document).changed
    assert [change.inserted for change in found.withdrawn] == [" twice"]
    assert not found.untracked
    assert found.en == "The Parties meet."


def test_a_deletion_inside_our_insertion_is_theirs_and_names_us() -> None:
    body = zipfile.ZipFile(io.BytesIO(REDLINE)).read("word/document.xml").decode()
    insertion = re.search(r"<w:ins [^>]*>" + re.escape(run("should")) + "</w:ins>", body).group()
    struck = insertion.replace(run("should"), f"<w:del {who(902)}>{run('should', 'delText')}</w:del>")
    (found,) = placed(rewritten(REDLINE, insertion, struck)).changed
    assert [(c.author, c.deleted, c.inside) for c in found.changes if not c.ours] == [(THEIRS[0], "should", US.author)]


def test_a_new_row_is_a_new_clause_after_its_neighbour() -> None:
    row = row_of(REDLINE, "points of contact")
    cells = "".join(
        f"<w:tc><w:p><w:ins {who(910 + n)}>{run(t)}</w:ins></w:p></w:tc>"
        for n, t in enumerate(("(c)", "a list;", "清单；"))
    )
    new = f"<w:tr><w:trPr><w:ins {who(920)}/></w:trPr>{cells}</w:tr>"
    (found,) = placed(rewritten(REDLINE, row, row + new)).changed
    assert (found.clause_id, found.inserted, found.inserted_after) == (None, True, SAMPLE[4].clause_id)
    assert (found.number, found.en, found.zh) == ("(c)", "a list;", "清单；")
    assert not found.untracked


def test_a_row_deleted_with_tracking_is_a_proposed_deletion() -> None:
    row = row_of(REDLINE, "Neither side")
    (found,) = placed(
        rewritten(REDLINE, row, row.replace("<w:cantSplit/>", f"<w:cantSplit/><w:del {who(930)}/>"))
    ).changed
    assert (found.clause_id, found.deleted, found.untracked) == (SAMPLE[3].clause_id, True, False)


@pytest.mark.parametrize("own", [(), (CN.author,)])
def test_an_open_deletion_of_a_side_is_the_word_of_that_side_alone(own) -> None:
    row = row_of(REDLINE, "annual exchange")
    more = f"<w:ins {who(931)}>{run(' And more.')}</w:ins><w:bookmarkEnd"
    content = rewritten(REDLINE, row, row.replace("<w:bookmarkEnd", more, 1))
    (found,) = place(read_returned(content), base_of(DOCUMENT), DOCUMENT, own).changed
    assert found.deleted == bool(own)
    assert found.own_en == (" And more." if own else "an annual exchange of notes. And more.")


def test_a_row_cut_out_without_tracking_is_a_deletion_marked_untracked() -> None:
    (found,) = placed(rewritten(REDLINE, row_of(REDLINE, "points of contact"), "")).changed
    assert (found.clause_id, found.deleted, found.untracked) == (SAMPLE[4].clause_id, True, True)


def test_without_bookmarks_rows_are_found_by_their_text() -> None:
    content = rewritten(REDLINE, "_cl_", "lost_", count=1000)
    result = placed(rewritten(content, "points of contact", "contact points"))
    assert [found.clause_id for found in result.changed] == [SAMPLE[4].clause_id]


def test_a_bookmark_on_a_strange_text_is_not_trusted() -> None:
    row, other = row_of(REDLINE, "points of contact"), row_of(REDLINE, "Final clauses")
    names = [re.findall(r'w:name="(_cl_[^"]*)"', x) for x in (row, other)]
    content = REDLINE
    for mine, theirs in zip(*names, strict=True):
        content = rewritten(content, f'"{mine}"', '"_cl_swap_en_"')
        content = rewritten(content, f'"{theirs}"', f'"{mine}"')
        content = rewritten(content, '"_cl_swap_en_"', f'"{theirs}"')
    assert placed(content).changed == ()


def test_changes_of_form_are_listed_as_formatting() -> None:
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {who(940)}><w:rPr/></w:rPrChange></w:rPr><w:t>points of contact — one each;</w:t></w:r>"
    result = placed(rewritten(REDLINE, run("points of contact — one each;"), bold))
    assert result.changed == ()
    assert result.unplaced == ()
    assert [(s.kind, s.author, s.number) for s in result.formatting] == [
        ("run property change", THEIRS[0], SAMPLE[4].number)
    ]


def test_a_change_in_the_header_is_unplaced_with_its_author() -> None:
    new = f"<w:p><w:ins {who(950)}>{run('SECRET')}</w:ins></w:p></w:hdr>"
    result = placed(rewritten(REDLINE, "</w:hdr>", new, "word/header1.xml"))
    assert ("insertion", THEIRS[0], "SECRET") in [(s.kind, s.author, s.text) for s in result.unplaced]


def test_new_words_outside_the_table_are_unplaced() -> None:
    result = placed(rewritten(REDLINE, "</w:tbl>", f"</w:tbl><w:p>{run('By the way.')}</w:p>"))
    assert [(s.kind, s.text) for s in result.unplaced] == [("text", "By the way.")]


def test_a_changed_caption_of_a_column_is_unplaced_and_no_new_clause() -> None:
    edit = f"<w:ins {who(951)}>{run('British ')}</w:ins>{run('English')}"
    result = placed(rewritten(REDLINE, run("English"), edit))
    assert result.changed == ()
    assert [(s.kind, s.author, s.text) for s in result.unplaced] == [
        ("text", None, "British English"), ("insertion", THEIRS[0], "British "),
    ]  # fmt: skip


def test_a_changed_number_is_unplaced() -> None:
    result = placed(rewritten(REDLINE, '<w:t xml:space="preserve">(a)</w:t>', "<w:t>(z)</w:t>"))
    assert [s.kind for s in result.unplaced] == ["number"]


def test_a_comment_stands_on_its_clause_and_ours_is_known() -> None:
    new = f'<w:comment w:id="990" w:author="{THEIRS[0]}" w:date="{THEIRS[1]}"><w:p>{run("为什么？")}</w:p></w:comment></w:comments>'
    content = rewritten(REDLINE, "</w:comments>", new, "word/comments.xml")
    anchor = (
        '<w:commentRangeStart w:id="990"/>{}<w:commentRangeEnd w:id="990"/><w:r><w:commentReference w:id="990"/></w:r>'
    )
    text = run("points of contact — one each;")
    (found,) = placed(rewritten(content, text, anchor.format(text))).changed
    assert [(c.author, c.text, c.language, c.ours) for c in found.comments] == [(THEIRS[0], "为什么？", "en", False)]


def test_hidden_words_are_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r>"
    result = placed(
        rewritten(REDLINE, run("points of contact — one each;"), run("points of contact — one each;") + hidden)
    )
    assert ("hidden text", "not") in [(s.kind, s.text) for s in result.unplaced]
    assert result.changed[0].untracked


@pytest.mark.parametrize(("form", "language"), [(Form.CLEAN_EN, "en"), (Form.CLEAN_ZH, "zh")])
def test_a_form_in_one_language_comes_back_too(form: Form, language: str) -> None:
    content = write(DOCUMENT, form)
    assert placed(content).changed == ()
    word = SAMPLE[4].base(language)
    (found,) = placed(rewritten(content, word, word + "!")).changed
    assert (found.clause_id, found.untracked) == (SAMPLE[4].clause_id, True)
    assert (found.en if language == "en" else found.zh) == word + "!"


def test_the_same_file_read_twice_gives_the_same() -> None:
    assert placed(REDLINE) == placed(REDLINE)
