"""Two files from elsewhere become one Word file, for whoever may read drafts; nothing of it is stored or journalled."""

import pytest
import sqlalchemy as sa

from actions.desk import Desk
from actions.file_comparison import compare_files
from dialogue.actors import Actor
from dialogue.refusals import NotPermitted
from dialogue.roles import Role
from exports.word.reader import read
from exports.word.refusals import NotAWordFile
from models.base import new_id
from tests.cast import CAST
from tests.exports.packages import OFFICE, gone, ins, p, word
from tests.exports.pages import as_docx

OLD = ["The two sides met.", "They shall report within thirty days.", "They agreed to meet again."]
NEW = ["The two sides met.", "They should report within sixty days.", "A hotline stands.", "They agreed to meet again."]
EARLIER, LATER = ("Draft of March.docx", as_docx(OLD)), ("Draft of May.docx", as_docx(NEW))
DANIEL = CAST["daniel"]


def as_read(base: bytes, target: bytes, names: tuple[str, str] = ("a.docx", "b.docx")):
    return compare_files(DANIEL, (names[0], base), (names[1], target)).shown


def kinds(paragraph) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in paragraph.pieces]


def test_all_rejected_is_the_earlier_file_and_all_accepted_the_later_one():
    made = compare_files(DANIEL, EARLIER, LATER)
    assert read(made.content).paragraphs("rejected") == OLD
    assert read(made.content).paragraphs("accepted") == NEW
    assert made.name == "Draft of March - Draft of May - redline.docx"


def test_what_is_shown_is_what_the_file_says_with_the_changes_counted_as_a_person_counts_them():
    made = compare_files(DANIEL, EARLIER, LATER)
    same, reworded, new, last = made.shown.paragraphs
    assert same.is_same
    assert last.is_same
    assert kinds(new) == [("inserted", "A hotline stands.")]
    assert ("deleted", "shall") in kinds(reworded)
    assert ("inserted", "sixty") in kinds(reworded)
    assert (made.changed, made.changes) == (2, 3)
    assert made.shown.unlike == ()


def test_the_changes_stand_under_the_side_and_under_a_name_only_where_one_was_given():
    def authors(**given):
        return {
            change.author for change in read(compare_files(DANIEL, EARLIER, LATER, **given).content).changes.revisions
        }

    assert authors() == {"US"}
    assert authors(author="  Secretariat\tof the\x00 talks ") == {"Secretariat of the talks"}


@pytest.mark.parametrize(("files", "which"), [((("a.docx", b"no Word file"), LATER), "base"), ((EARLIER, ("b.docx", b"")), "target")])  # fmt: skip
def test_a_bad_file_is_refused_and_the_refusal_says_which_of_the_two(files, which):
    with pytest.raises(NotAWordFile) as refused:
        compare_files(DANIEL, *files)
    assert refused.value.facts["file"] == which


def test_nothing_is_even_read_for_somebody_who_may_not_read_drafts():
    with pytest.raises(NotPermitted):
        compare_files(Actor(new_id(), "A", Role.ADMINISTRATOR), ("a.docx", b"not read"), ("b.docx", b"not read"))


def test_nothing_is_stored_and_nothing_is_journalled(sqlite_desks):
    desk: Desk = sqlite_desks["daniel"]

    def everything() -> dict[tuple[str, str], int | None]:
        found = {}
        for audience in desk.actor.audiences:
            with desk.reading(audience) as session:
                for table in sa.inspect(session.connection()).get_table_names():
                    count = sa.select(sa.func.count()).select_from(sa.table(table))
                    found[audience, table] = session.scalar(count)
        return found

    before = everything()
    assert before
    compare_files(desk.actor, EARLIER, LATER)
    assert everything() == before


def test_changes_that_a_file_already_held_are_accepted_and_said():
    held = word(f"<w:p>{ins('<w:r><w:t>One </w:t></w:r>')}{gone('two ')}<w:r><w:t>three.</w:t></w:r></w:p>")
    made = as_read(held, as_docx(["One three."]))
    assert made.accepted == (2, 0)
    assert all(paragraph.is_same for paragraph in made.paragraphs)


def test_what_a_file_holds_beside_its_words_is_told():
    arrow = f'<Relationship Id="rId9" Type="{OFFICE}/attachedTemplate" Target="file:///x.dotm" TargetMode="External"/>'
    made = as_read(word(p("one"), arrows=arrow), word(p("two")))
    assert made.seen == (("outside attachedTemplate",), ())
    carried = as_read(as_docx(["one"]), as_docx(["two"])).carried
    assert "author of the file" in carried, "the finished file is the earlier one's own package"


def test_remarks_in_the_margin_of_the_later_file_are_not_carried_over_and_that_is_said():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    remark = (
        '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="1" w:author="Tomas Ribbon">{p("Why not?")}</w:comment></w:comments>'
    )
    arrow = f'<Relationship Id="rId9" Type="{OFFICE}/comments" Target="comments.xml"/>'
    later = word(p("one"), arrows=arrow, parts={"word/comments.xml": (kind, remark)})
    assert as_read(word(p("one")), later).unlike == ("comment",)


def test_a_paragraph_that_was_divided_shows_where():
    shown = as_read(
        b"It is agreed. It shall enter into force.", b"It is agreed.\nIt shall enter into force.", ("a.txt", "b.txt")
    )
    divided, rest = shown.paragraphs
    assert kinds(divided)[-1] == ("inserted", "¶")
    assert rest.is_same


@pytest.mark.parametrize(
    ("base", "target", "name"),
    [
        ("C:\\files\\共识草案.docx", "../../etc/<b>\n.docx", "共识草案 - b - redline.docx"),
        ("...", "x" * 300 + ".docx", f"file - {'x' * 60} - redline.docx"),
    ],
)
def test_the_name_of_the_finished_file_is_made_of_both_and_harms_no_disk(base, target, name):
    assert compare_files(DANIEL, (base, EARLIER[1]), (target, LATER[1])).name == name
