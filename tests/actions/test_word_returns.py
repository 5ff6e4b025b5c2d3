"""Word files that come back: every change a proposal of one's own side, every comment a thread, nothing lost or doubled."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from actions.proposals import own_proposals
from actions.tabling import table_proposal
from actions.threads import Marked, all_threads, open_thread, reply, resolve_thread
from actions.word_exports import Form, Wanted, export_draft
from actions.word_names import name_people
from actions.word_returns import ReturnPreview, preview_return, take_return
from dialogue.refusals import NotPermitted
from exports.word.reader import read
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.exports.editing import EXTENDED, Editor

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    """A draft of two parties."""
    return set_table(sqlite_stores, sqlite_desks)


def out(table: Table, form: Form = Form.REDLINE_TWO_COLUMN, by: str = "helen", **wanted) -> bytes:
    return export_draft(table.desks[by], table.draft, form, Wanted(**wanted)).content


def looked_at(table: Table, content: bytes, by: str = "daniel", name: str = "back.docx") -> ReturnPreview:
    return preview_return(table.desks[by], content, name, table.draft)


def back(table: Table, content: bytes, by: str = "daniel", chosen=None) -> tuple[int, int]:
    """How many proposals and remarks a file made."""
    preview = looked_at(table, content, by)
    before = len(remarks(table, by))
    _, made = take_return(table.desks[by], content, preview, chosen)
    return made, len(remarks(table, by)) - before


def remarks(table: Table, by: str = "daniel") -> list[str]:
    """What is said among one's own side, thread by thread."""
    return [r.words for t in all_threads(table.desks[by], table.draft) if t.is_private for r in t.remarks if r.words]


def threads(table: Table, by: str = "daniel"):
    return [t for t in all_threads(table.desks[by], table.draft) if t.is_private]


def proposals(table: Table, by: str = "daniel") -> list[tuple[str, str]]:
    desk = table.desks[by]
    with desk.reading_own() as own:
        return [(p.text_en, p.text_zh) for p in own_proposals(own, desk.actor, table.draft)]


def joint_thread(table: Table, words: str, by: str = "helen", clause: int = 0, marked: str = "", replies=()):
    desk = table.desks[by]
    head = table.head(clause)
    place = None
    if marked:
        place = Marked(head.id, "en", head.text_en.index(marked), head.text_en.index(marked) + len(marked))
    with desk.writing() as joint:
        thread = open_thread(joint, joint, desk.actor, table.clauses[clause], words, marked=place)
    for hand, said in replies:
        with table.desks[hand].writing() as joint:
            reply(joint, table.desks[hand].actor, thread.id, said)
    return thread


# comments go out ------------------------------------------------------------------------------------------------------


def comments_of(content: bytes) -> list[tuple[str, str]]:
    return [(s.author, "\n".join(lines)) for s, (_, _, lines) in zip(
        [s for s in read(content).stories if s.kind != "body"], read(content).others(), strict=True) if s.kind == "comment"]  # fmt: skip


def test_threads_before_all_sides_leave_as_comments_and_those_of_a_side_never(table):
    thread = joint_thread(table, "Why yearly?", marked="once a year", replies=[("wenyan", "每年一次足够。")])
    desk = table.desks["helen"]
    with desk.reading() as joint, desk.writing_own() as own:
        open_thread(joint, own, desk.actor, table.clauses[0], "Between us: Plumbago.")
    with desk.writing() as joint:
        resolve_thread(joint, desk.actor, thread.id, "Settled.")
    content = out(table)
    names = {by: table.desks[by].actor.name for by in ("helen", "wenyan")}
    assert comments_of(content) == [
        (f"US – {names['helen']}", "Why yearly?"),
        (f"China – {names['wenyan']}", "每年一次足够。"),
        (f"US – {names['helen']}", "Settled."),
    ]
    assert 'w15:done="1"' in Editor(content).text(EXTENDED)
    assert "Plumbago" not in "".join(part.decode("utf-8", "replace") for part in Editor(content).parts.values())
    assert comments_of(out(table, Form.CLEAN_TWO_COLUMN)) == []


# names ----------------------------------------------------------------------------------------------------------------


def authors(content: bytes) -> set[str]:
    found = read(content)
    return {r.author for r in found.changes.revisions} | {s.author for s in found.stories if s.kind == "comment"}


def two_hands(table: Table) -> None:
    table.table("daniel", EN.replace("shall", "should"), ZH)
    table.table("songbi", CLAUSES[1].text_en.replace("thirty", "sixty"), CLAUSES[1].text_zh, 1)
    joint_thread(table, "Why?", "daniel")


def test_each_side_chooses_whether_its_people_are_named_and_everybodys_exports_honour_it(table):
    two_hands(table)
    daniel, songbi = (f"{side} – {table.desks[by].actor.name}" for side, by in (("US", "daniel"), ("China", "songbi")))
    assert authors(out(table)) == {daniel, songbi}
    with table.desks["wenyan"].writing() as joint:
        name_people(joint, table.desks["wenyan"].actor, False)
    for by in ("helen", "wenyan", "orla"):
        assert authors(out(table, by=by)) == {daniel, "China"}
    assert authors(out(table, persons=False)) == {"US", "China"}
    with table.desks["wenyan"].writing() as joint:
        name_people(joint, table.desks["wenyan"].actor, True)
    assert authors(out(table)) == {daniel, songbi}
    assert authors(out(table, persons=False)) == {"US", "China"}


@pytest.mark.parametrize("by", ["daniel", "orla", "elliot"])
def test_nobody_but_the_head_of_a_delegation_chooses_how_its_people_are_named(table, by):
    with pytest.raises(NotPermitted), table.desks[by].writing() as joint:
        name_people(joint, table.desks[by].actor, False)


@pytest.mark.parametrize("persons", [True, False])
def test_an_untouched_redline_brings_nothing_however_its_people_are_named(table, persons):
    two_hands(table)
    content = out(table, persons=persons)
    for by in ("daniel", "songbi"):
        preview = looked_at(table, content, by)
        assert (preview.lines, preview.threads, preview.unplaced, preview.formatting) == ((), (), (), ())


# comments come back ---------------------------------------------------------------------------------------------------


def commented(table: Table) -> Editor:
    editor = Editor(out(table))
    first = editor.comment("once a year", "Why not twice?\n为什么？")
    editor.author, editor.at = "林舟", "2026-03-02T10:00:00Z"
    editor.reply(first, "Capital asked.")
    return editor


def test_a_comment_becomes_a_thread_among_the_own_side_on_the_words_it_is_on(table):
    content = commented(table).save()
    (line,) = looked_at(table, content).threads
    assert (line.quote, [s.author for s in line.sayings]) == ("once a year", ["Tomas Ribbon", "林舟"])
    assert back(table, content) == (0, 2)
    (thread,) = threads(table)
    assert (thread.clause_id, thread.language, thread.quote) == (table.clauses[0], "en", "once a year")
    assert [r.words for r in thread.remarks] == [
        "Word · Tomas Ribbon · 2026-03-01 09:00\nWhy not twice?\n为什么？",
        "Word · 林舟 · 2026-03-02 10:00\nCapital asked.",
    ]
    assert {r.by_name for r in thread.remarks} == {table.desks["daniel"].actor.name}
    assert thread.is_open
    assert threads(table, "wenyan") == []


def test_the_same_file_again_and_a_colleagues_make_no_remark_new(table):
    editor = commented(table)
    assert back(table, editor.save()) == (0, 2)
    assert back(table, editor.save()) == (0, 0)
    assert back(table, editor.overwrite("lie where", "lie there where").save(), "helen") == (1, 0)
    assert len(remarks(table)) == 2


def test_a_second_version_brings_only_the_new_reply_and_the_settling(table):
    editor = commented(table)
    back(table, editor.save())
    first = editor.number_of("Why not twice?")
    editor.author = "Vera Quoin"
    editor.reply(first, "Then twice.")
    editor.settle(first)
    second = editor.save()
    assert back(table, second) == (0, 1)
    (thread,) = threads(table)
    assert [r.words.splitlines()[-1] for r in thread.remarks if r.words] == [
        "为什么？",
        "Capital asked.",
        "Then twice.",
    ]
    assert not thread.is_open
    assert back(table, second) == (0, 0)
    assert looked_at(table, commented(table).save()).threads[0].new == ()
    back(table, commented(table).save())
    assert not threads(table)[0].is_open, "the older version does not open it again"


def test_what_the_own_side_made_of_a_thread_meanwhile_stays(table):
    editor = commented(table)
    back(table, editor.save())
    desk = table.desks["helen"]
    with desk.writing_own() as own:
        resolve_thread(own, desk.actor, threads(table)[0].id)
    editor.author = "Vera Quoin"
    editor.reply(editor.number_of("Why not twice?"), "One more.")
    assert back(table, editor.save()) == (0, 1)
    assert not threads(table)[0].is_open


def test_replies_to_a_thread_before_all_sides_become_one_thread_of_the_own_side_that_says_what_it_answers(table):
    joint_thread(table, "Why yearly?", marked="once a year", replies=[("wenyan", "每年一次足够。")])
    editor = Editor(out(table))
    first = editor.number_of("Why yearly?")
    editor.reply(first, "Because of the budget.")
    assert back(table, editor.save()) == (0, 1)
    (thread,) = threads(table)
    (said,) = (r.words for r in thread.remarks)
    assert "Why yearly?" in said
    assert said.endswith("Because of the budget.")
    editor.reply(first, "And the rooms.")
    assert back(table, editor.save()) == (0, 1)
    assert len(threads(table)) == 1
    assert len(threads(table)[0].remarks) == 2
    joint = [t for t in all_threads(table.desks["daniel"], table.draft) if not t.is_private]
    assert [len(t.remarks) for t in joint] == [2], "nothing is said before all sides by taking a file back"


def test_a_thread_of_ours_that_was_settled_in_the_file_is_told_and_not_settled_by_that(table):
    joint_thread(table, "Why yearly?")
    editor = Editor(out(table))
    (line,) = looked_at(table, editor.settle(editor.number_of("Why yearly?")).save()).threads
    assert (line.resolved, line.was_resolved, line.can_be_taken) == (True, False, False)


def test_words_of_ours_that_were_changed_in_a_comment_are_not_taken_for_ours(table):
    joint_thread(table, "Why yearly?")
    editor = Editor(out(table)).put("Why yearly?", "Why so rarely?", "word/comments.xml")
    (line,) = looked_at(table, editor.save()).threads
    assert [(s.words, s.is_new) for s in line.sayings] == [("Why so rarely?", True)]


def test_replies_without_the_part_that_ties_them_come_as_remarks_of_their_own(table):
    joint_thread(table, "Why yearly?", replies=[("wenyan", "每年一次足够。")])
    editor = commented(table).forget(EXTENDED)
    preview = looked_at(table, editor.save())
    assert [[s.words for s in line.sayings if s.is_new] for line in preview.threads] == [
        ["Why not twice?\n为什么？"], ["Capital asked."],
    ]  # fmt: skip
    assert back(table, editor.save()) == (0, 2)
    assert back(table, editor.save()) == (0, 0)


def test_threads_and_changes_are_chosen_one_by_one(table):
    editor = commented(table).replace("thirty", "sixty")
    preview = looked_at(table, editor.save())
    assert back(table, editor.save(), chosen=[preview.threads[0].key]) == (0, 2)
    assert back(table, editor.save(), chosen=[preview.lines[-1].key]) == (1, 0)


def test_a_comment_on_words_that_only_the_file_has_quotes_them(table):
    editor = Editor(out(table)).replace("thirty", "sixty-one")
    editor.comment("sixty-one", "Too long?")
    back(table, editor.save())
    (thread,) = threads(table)
    assert (thread.language, thread.clause_id) == ("", table.clauses[1])
    assert "> sixty-one" in thread.remarks[0].words


def test_a_comment_on_a_clause_that_is_only_proposed_stands_on_the_one_before_it(table):
    written = table.write_insertion("songbi", "A new one.", "新的一条。", table.clauses[1])
    table_proposal(table.desks["songbi"], written.id)
    editor = Editor(out(table))
    editor.comment("A new one.", "Do we want it?")
    assert back(table, editor.save()) == (0, 1)
    assert proposals(table) == [], "a remark is no proposal"
    assert threads(table)[0].clause_id == table.clauses[1]


def test_a_remark_that_cannot_be_kept_is_shown_and_said_to_be_so(table):
    editor = Editor(out(table))
    editor.comment("once a year", "Turn \u202ethis around")
    (line,) = looked_at(table, editor.save()).threads
    assert line.sayings[0].cannot
    assert not line.can_be_taken


def test_each_change_in_a_clause_can_be_left_out(table):
    two_hands(table)
    editor = Editor(out(table)).replace("capitals", "cities")
    editor.author = "林舟"
    editor.replace("a year", "a season")
    editor.replace("会晤", "会面")
    (line,) = looked_at(table, editor.save()).lines
    changes = {line.clause.changes[at].inserted: at for at in line.choices}
    assert set(changes) == {"cities", "a season", "会面"}
    for left_out in ([], ["cities"], ["a season", "会面"], list(changes)):
        given = line.without([changes[words] for words in left_out])
        whole = line.en + line.zh
        for words, was in (("cities", "capitals"), ("a season", "a year"), ("会面", "会晤")):
            whole = whole.replace(words, was) if words in left_out else whole
        assert given.en + given.zh == whole
    _, made = take_return(
        table.desks["daniel"], editor.save(), looked_at(table, editor.save()), left_out={line.key: [changes["cities"]]}
    )
    assert made == 1
    (words,) = proposals(table)
    assert ("capitals" in words[0], "a season" in words[0]) == (True, True)
    assert back(table, editor.save()) == (0, 0), "what was left out is not made by taking the same file in again"


# several copies of one export -----------------------------------------------------------------------------------------


def test_two_copies_of_one_export_each_give_their_own_changes(table):
    two_hands(table)
    content = out(table)
    mine = Editor(content, "Vera Quoin").replace("submit", "file").save()
    yours = Editor(content, "Ben Folio").replace("capitals", "cities").overwrite("Costs", "Expenses").save()
    assert back(table, mine, "helen") == (1, 0)
    preview = looked_at(table, yours)
    assert [(line.clause.number, line.clause.untracked) for line in preview.lines] == [("1", False), ("3", True)]
    assert back(table, yours) == (2, 0)
    words = [en for en, _ in proposals(table)]
    assert len(words) == 3
    assert sum("file a report within thirty" in en for en in words) == sum("cities" in en for en in words) == 1
    assert not any("sixty" in en for en in words), "the other side's open proposal is nobody's new word"
    for content in (mine, yours):
        assert back(table, content) == (0, 0)


def test_a_copy_taken_in_after_the_draft_moved_on_holds_no_untracked_edit(table):
    content = out(table)
    theirs = table.table("songbi", EN.replace("once", "twice"), ZH)
    second = out(table)
    table.accept_proposal("helen", theirs)
    assert "twice" in table.head().text_en
    for n, sent in enumerate((content, second)):
        edited = Editor(sent, "Vera Quoin").replace("capitals", f"cities {n}").save()
        (line,) = looked_at(table, edited).lines
        assert (line.clause.untracked, line.clause.withdrawn) == (False, ())
        assert line.en == EN.replace("capitals", f"cities {n}")
        assert back(table, edited) == (1, 0)


def test_a_file_without_any_of_our_marks_is_laid_on_the_texts_it_was_made_from(table):
    two_hands(table)
    names = ("docProps/custom.xml", "customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels")
    editor = Editor(out(table)).forget(*names).put("_cl_", "lost_", count=1000)
    theirs = table.table("songbi", CLAUSES[2].text_en.replace("lie", "fall"), CLAUSES[2].text_zh, 2)
    table.accept_proposal("helen", theirs)
    untouched = looked_at(table, editor.save())
    assert (untouched.lines, untouched.threads) == ((), ())
    assert {stray.kind for stray in untouched.unplaced} == {"text"}, "titles that nothing in the file says to be ours"
    (line,) = looked_at(table, editor.replace("capitals", "cities").save()).lines
    assert (line.clause.number, line.clause.untracked, line.clause.withdrawn) == ("1", False, ())


def test_a_clean_file_edited_with_tracking_off_gives_its_changes_and_comments(table):
    editor = Editor(out(table, Form.CLEAN_TWO_COLUMN)).overwrite("thirty", "forty")
    editor.comment("once a year", "Enough?")
    preview = looked_at(table, editor.save())
    assert [(line.kind, line.clause.untracked) for line in preview.lines if line.can_be_taken] == [("replace", True)]
    assert back(table, editor.save()) == (1, 1)
    assert threads(table)[0].quote == "once a year"


def test_a_change_of_form_is_shown_and_proposes_nothing(table):
    preview = looked_at(table, Editor(out(table)).bold("thirty").save())
    assert (preview.lines, preview.unplaced) == ((), ())
    assert [(s.kind, s.number, s.text) for s in preview.formatting] == [("run property change", "2", "thirty")]


def test_words_with_hidden_characters_are_shown_and_say_why_they_cannot_be_proposed(table):
    (line,) = looked_at(table, Editor(out(table)).replace("thirty", "thir\u200bty").save()).lines
    assert line.cannot
    assert not line.can_be_taken


# the redline of one side ----------------------------------------------------------------------------------------------


@pytest.fixture
def contested(table) -> Table:
    """Both sides have something on the table for the same words."""
    table.table("helen", EN.replace("once", "twice"), ZH.replace("一次", "两次"))
    table.table("wenyan", EN.replace("once", "four times"), ZH.replace("一次", "四次"))
    return table


@pytest.mark.parametrize(("side", "says"), [("us", "twice"), ("cn", "four times")])
def test_accepting_everything_in_the_redline_of_one_side_gives_that_sides_text(contested, side: str, says: str):
    content = out(contested, side=side)
    accepted, rejected = (read(content).paragraphs(view) for view in ("accepted", "rejected"))
    assert EN.replace("once", says) in accepted
    assert EN in rejected
    authors = {change.author for change in read(content).changes.revisions}
    assert all(author.startswith({"us": "US", "cn": "China"}[side]) for author in authors)
    name = export_draft(contested.desks["helen"], contested.draft, Form.REDLINE_TWO_COLUMN, Wanted(side=side)).name
    assert " - proposals of " in name


@pytest.mark.parametrize("keeps", [True, False], ids=["as it left", "our own part lost"])
def test_a_redline_of_one_side_comes_back_and_the_other_side_is_not_taken_for_settled(contested, keeps: bool):
    content = out(contested, side="us")
    if not keeps:
        content = without_our_part(content)
    preview = looked_at(contested, content)
    assert keeps is False or preview.unplaced == ()
    assert [line.kind for line in preview.lines if line.kind] == []
    assert back(contested, content) == (0, 0)


def without_our_part(content: bytes) -> bytes:
    """What an editor leaves that knows nothing of custom parts."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            held = old.read(entry)
            if entry.filename == "word/_rels/document.xml.rels":
                held = re.sub(rb'<Relationship Id="rIdExport"[^>]*/>', b"", held)
            if not entry.filename.startswith("customXml/"):
                new.writestr(
                    entry.filename,
                    held.replace(
                        b'<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
                        b"",
                    ),
                )
    return made.getvalue()
