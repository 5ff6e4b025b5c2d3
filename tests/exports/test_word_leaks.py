"""The scan of what leaves: each way a Word file can give something away is found."""

import pytest

from exports.word.leaks import leaks
from tests.exports.packages import MAIN, NAMES, OFFICE, gone, ins, p, r, word

CORE = "application/vnd.openxmlformats-package.core-properties+xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://x"'
COMMENTS = MAIN.replace("document.main", "comments")

GIVEN_AWAY = {
    "deletion": word(f"<w:p>{gone('fallback')}</w:p>"),
    "insertion": word(f"<w:p>{ins(r('new'))}</w:p>"),
    "comment": word(
        p("x"),
        parts={
            "word/comments.xml": (
                COMMENTS,
                f"<w:comments {NAMES}><w:comment w:id='1' w:author='A'>{p('y')}</w:comment></w:comments>",
            )
        },
    ),
    "hidden text": word("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"),
    "white text": word("<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>x</w:t></w:r></w:p>"),
    "session numbers": word("<w:p w:rsidR='00AA'/>"),
    "author of the file": word(
        p("x"), parts={"docProps/core.xml": (CORE, f"<cp:c {DC}><dc:creator>Theodora</dc:creator></cp:c>")}
    ),
    "company": word(p("x"), parts={"docProps/app.xml": ("application/xml", "<P><Company>Ministry</Company></P>")}),
    "thumbnail": word(p("x"), parts={"docProps/thumbnail.jpeg": ("image/jpeg", b"x")}),
    "foreign custom part": word(p("x"), extra=(("customXml/item1.xml", "<a/>"),)),
    "macros": word(p("x"), extra=(("word/vbaProject.bin", b"x"),)),
    "embedded foreign text": word(p("x"), arrows=f'<Relationship Id="r" Type="{OFFICE}/aFChunk" Target="chunk.html"/>'),
    "outside attachedTemplate": word(
        p("x"),
        arrows=f'<Relationship Id="r" Type="{OFFICE}/attachedTemplate" Target="C:/t.dotm" TargetMode="External"/>',
    ),
}


@pytest.mark.parametrize("kind", GIVEN_AWAY)
def test_each_way_of_giving_something_away_is_found(kind: str) -> None:
    assert kind in {leak.kind for leak in leaks(GIVEN_AWAY[kind])}


def test_a_plain_file_gives_nothing_away() -> None:
    assert leaks(word(p("x"))) == []


def test_a_redline_may_name_only_the_allowed() -> None:
    content = word(f"<w:p>{ins(r('new'))}</w:p>")
    assert leaks(content, ["Tomas Ribbon"]) == []
    assert [(leak.kind, leak.text) for leak in leaks(content, ["Theodora Seal"])] == [("author", "Tomas Ribbon")]


@pytest.mark.parametrize(
    "place", [p("our  Red\nLine here"), "<w:p><w:bookmarkStart w:id='1' w:name='our red line'/></w:p>"]
)
def test_private_words_are_found_wherever_they_stand(place: str) -> None:
    assert [leak.kind for leak in leaks(word(place), (), ["our red line"])] == ["private words"]


def test_private_words_cut_across_runs_are_found() -> None:
    assert leaks(word(f"<w:p>{r('our red')}{r(' line')}</w:p>"), (), ["our red line"])
