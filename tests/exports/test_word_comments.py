"""Comments of a file that we write: threads with their replies, settled or not, on the very words they are about."""

import io
import random
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from exports.word.leaks import leaks
from exports.word.reader import read
from exports.word.returned import place, read_returned
from exports.word.values import DraftDocument, Form, Note
from exports.word.writer import write
from tests.exports.documents import AUTHORS, CN, SAMPLE, START, US, base_of, draft, random_draft
from tests.exports.editing import Editor
from tests.exports.test_word_validators import findings

EN = SAMPLE[2].base_en
ZH = SAMPLE[2].base_zh


def said(author: str, words: str, minutes: int = 0, **more) -> Note:
    return Note(author, START + timedelta(minutes=minutes), words, **more)


def on(language: str, words: str) -> dict:
    text = EN if language == "en" else ZH
    return {"language": language, "start": text.index(words), "end": text.index(words) + len(words)}


THREADS = (
    said(
        US.author, "Why thirty?\nA month is longer.", 1, **on("en", "within thirty (30) days"), resolved=True,
        replies=(said(CN.author, "因为一个月可能是三十一天。", 2), said(US.author, "Agreed & done.", 3)),
    ),
    said(CN.author, "“提交”何时算数？", 4, **on("zh", "提交报告")),
    said(US.author, "On the whole clause.", 5, replies=(said(CN.author, "同意。", 6),)),
    said(CN.author, "Overlaps the first.", 7, **on("en", "report within thirty")),
    said(US.author, "Its words are gone.", 8, language="en", start=5, end=9_000),
)  # fmt: skip
DOCUMENT = draft(*(replace(c, notes=THREADS) if c is SAMPLE[2] else c for c in SAMPLE))
FILE = write(DOCUMENT, Form.REDLINE_TWO_COLUMN)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(f"word/{name}.xml").decode()


def anchored(content: bytes, number: str) -> str:
    """The canonical words between the two ends of a comment: what was inserted does not count."""
    body = part(content, "document")
    inside = body.split(f'<w:commentRangeStart w:id="{number}"/>')[1].split(f'<w:commentRangeEnd w:id="{number}"/>')[0]
    return "".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", re.sub(r"<w:ins .*?</w:ins>", "", inside)))


def comments(content: bytes) -> dict[str, tuple[str, str]]:
    """The number of each comment by its words, with its author."""
    return {"\n".join(lines): (number, "") for kind, number, lines in read(content).others() if kind == "comment"}


def test_every_remark_and_reply_is_a_comment_with_author_and_true_time() -> None:
    stories = {s.id: s for s in read(FILE).stories if s.kind == "comment"}
    wanted = [n for note in THREADS for n in (note, *note.replies)]
    found = [(s.author, s.date) for s in stories.values()]
    assert sorted(found) == sorted((n.author, n.at.strftime("%Y-%m-%dT%H:%M:%SZ")) for n in wanted)
    stamps = re.findall(r'w:date="([^"]*)" w16du:dateUtc="([^"]*)"', part(FILE, "comments"))
    assert len(stamps) == len(wanted)
    assert all(date == utc for date, utc in stamps)


def test_replies_name_the_remark_they_answer_and_the_whole_thread_is_settled() -> None:
    ids = {}
    for comment in re.findall(r"<w:comment .*?</w:comment>", part(FILE, "comments")):
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)<", comment))
        ids[words[:11]] = re.findall(r'w14:paraId="([^"]*)"', comment)
    assert all(len(found) == 1 for found in ids.values()), "the last paragraph alone bears the number"
    by = {}
    for tag in re.findall(r"<w15:commentEx [^>]*/>", part(FILE, "commentsExtended")):
        named = dict(re.findall(r'w15:(\w+)="([^"]*)"', tag))
        by[named["paraId"]] = (named.get("paraIdParent"), named["done"])
    first, *replies = (
        ids[words][0] for words in ("Why thirty?", "因为一个月可能是三十", "Agreed &amp;") if words in ids
    )
    assert by[first] == (None, "1")
    assert [by[reply] for reply in replies] == [(first, "1")] * len(replies)
    assert by[ids["On the whol"][0]] == (None, "0")
    assert len(by) == sum(1 + len(note.replies) for note in THREADS)
    assert all(int(number, 16) < 0x80000000 for number in by)


def test_a_comment_stands_on_its_words_and_its_replies_with_it() -> None:
    numbers = {"\n".join(lines): number for kind, number, lines in read(FILE).others() if kind == "comment"}
    assert anchored(FILE, numbers["Why thirty?\nA month is longer."]) == "within thirty (30) days"
    assert anchored(FILE, numbers["Agreed & done."]) == "within thirty (30) days"
    assert anchored(FILE, numbers["Overlaps the first."]) == "report within thirty"
    assert anchored(FILE, numbers["“提交”何时算数？"]) == "提交报告"
    for words in ("On the whole clause.", "Its words are gone."):
        assert anchored(FILE, numbers[words]) == EN, "what has no words of its own is on the clause"


def test_comments_on_words_change_neither_view() -> None:
    plain = write(draft(*(replace(c, notes=()) for c in DOCUMENT.clauses)), Form.REDLINE_TWO_COLUMN)
    for view in ("accepted", "rejected"):
        assert read(FILE).paragraphs(view) == read(plain).paragraphs(view)


def test_the_same_comments_give_the_same_bytes() -> None:
    assert write(DOCUMENT, Form.REDLINE_TWO_COLUMN) == FILE


def test_the_leak_scan_knows_these_authors_and_no_other() -> None:
    assert leaks(FILE, allowed_authors=AUTHORS) == []
    assert {leak.kind for leak in leaks(FILE, allowed_authors=(US.author,))} == {"author"}


@pytest.mark.parametrize("first", ["en", "zh"])
def test_no_validator_finds_anything_in_comments_with_replies(first: str, tmp_path) -> None:
    assert findings(write(replace(DOCUMENT, first_language=first), Form.REDLINE_TWO_COLUMN), tmp_path) == set()


@pytest.mark.parametrize(
    "form", [form for form in Form if form not in (Form.REDLINE_TWO_COLUMN, Form.CHANGES_TWO_COLUMN)]
)
def test_no_other_form_holds_a_comment(form: Form) -> None:
    with zipfile.ZipFile(io.BytesIO(write(DOCUMENT, form))) as package:
        assert not [name for name in package.namelist() if "comment" in name]


# laws -----------------------------------------------------------------------------------------------------------------


def with_random_threads(seed: int) -> DraftDocument:
    """A draft with proposals of both sides, and threads on random words of it, overlapping as they come."""
    chance = random.Random(seed)
    clauses = []
    for at, c in enumerate(random_draft(seed).clauses):
        notes = []
        for n in range(chance.choice((0, 1, 1, 3))):
            language = chance.choice(("en", "zh", None))
            text = c.base(language) if language else ""
            start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
            replies = tuple(said(CN.author, f"Reply {at}.{n}.{k}", 60 + k) for k in range(chance.choice((0, 0, 2))))
            notes.append(
                said(
                    chance.choice(AUTHORS), f"Remark {at}.{n}\n意见", n, language=language, start=start, end=end, replies=replies,
                    resolved=chance.random() < 0.5, thread=f"{seed:016x}{at:08x}{n:08x}",
                )
            )  # fmt: skip
        clauses.append(replace(c, notes=tuple(notes)))
    return draft(*clauses, first_language=chance.choice(("en", "zh")))


@pytest.mark.parametrize("seed", range(15))
def test_whatever_is_said_on_whatever_words_comes_back_as_what_left_and_changes_no_word(seed: int) -> None:
    document = with_random_threads(seed)
    content = write(document, Form.REDLINE_TWO_COLUMN)
    found = place(read_returned(content), base_of(document), document)
    assert (found.changed, found.unplaced, found.formatting) == ((), (), ())
    plain = write(
        replace(document, clauses=tuple(replace(c, notes=()) for c in document.clauses)), Form.REDLINE_TWO_COLUMN
    )
    for view in ("accepted", "rejected"):
        assert read(content).paragraphs(view) == read(plain).paragraphs(view)
    numbers = {"\n".join(lines): number for kind, number, lines in read(content).others() if kind == "comment"}
    for c in document.clauses:
        for note in c.notes:
            base = c.base(note.language or document.languages[0])
            on_words = note.language is not None and note.start < note.end
            for remark in (note, *note.replies):
                assert anchored(content, numbers[remark.text]) == (base[note.start : note.end] if on_words else base)


@pytest.mark.parametrize("seed", range(15))
def test_without_what_others_changed_a_clause_reads_as_its_side_sent_it(seed: int) -> None:
    """And with all of it as they left it: nothing but the chosen changes moves."""
    chance, document = random.Random(seed), random_draft(seed)
    editor = Editor(write(document, Form.REDLINE_TWO_COLUMN), "Vera Quoin")
    for text in chance.sample(re.findall(r"<w:t xml:space=\"preserve\">([^<]{6,})</w:t>", editor.text()), 6):
        start = chance.randint(0, len(text) - 4)
        words = unescape(text)[start : start + 4]
        if words.strip() and words in editor.text():
            editor.author = chance.choice(("Vera Quoin", "Ben Folio"))
            editor.replace(words, chance.choice(("", "XY", words + "！")))
    own = {chance.choice(AUTHORS)}
    sent = place(read_returned(write(document, Form.REDLINE_TWO_COLUMN)), base_of(document), document, own)
    assert sent.changed == ()
    for found in place(read_returned(editor.save()), base_of(document), document, own).changed:
        clause = next(c for c in document.clauses if c.clause_id == found.clause_id)
        theirs = [at for at, change in enumerate(found.changes) if not change.ours]
        for language in ("en", "zh"):
            sides_own = "".join(
                run.text
                for run in clause.runs(language)
                if (run.inserted is None or run.inserted.author in own)
                and (run.deleted is None or run.deleted.author not in own)
            )
            assert found.worded(language, theirs) == sides_own
            assert found.worded(language) == (found.own_en if language == "en" else found.own_zh)
