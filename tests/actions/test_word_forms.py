"""Word forms from a draft: which text, with what beside it, in whose name; and never anything that is not joint."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from actions.bracket_styles import choose_brackets
from actions.desk import Desk
from actions.errata import declare_erratum, recognise_erratum
from actions.mandates import set_mandate
from actions.milestones import read_milestone
from actions.proposals import Wording
from actions.rooms import look, read_room
from actions.statements import withdraw_statement
from actions.structural_proposals import propose_move, propose_split
from actions.tabling import table_proposal
from actions.threads import open_thread
from actions.transaction import transaction
from actions.word_exports import Form, Since, Wanted, export_draft, latest_exports
from actions.word_returns import preview_return
from dashboard.room_brackets import brackets_of
from dialogue.audiences import ACCOUNTS
from dialogue.refusals import FormNotTakenBack, NoSuchRow, NotAdopted
from dialogue.statements import StatementKind
from dialogue.vocabulary import Marking
from drafts.mandate import LanguageMandate, Mandate
from drafts.milestones import fingerprint_of
from drafts.rolling_render import BracketStyle
from exports.word.reader import paragraphs_of, read
from exports.word.stories import Table as WordTable
from exports.word.values import TAKEN_BACK
from models.base import new_id
from tests.actions.closing import adopted_by_all, milestone, stated
from tests.actions.drafting import CLAUSES, SECRET, Table, set_table
from tests.actions.test_past_texts import Negotiators
from tests.exports.columns import in_columns

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
ADOPTED = (Form.CORRECTED_TWO_COLUMN, Form.CORRIGENDUM)
CLEAN = (Form.CLEAN_TWO_COLUMN, Form.CLEAN_EN, Form.CLEAN_ZH, Form.CLEAN_SEQUENTIAL)


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    """A draft of two parties."""
    return set_table(sqlite_stores, sqlite_desks)


def exported(table: Table, form: Form, by: str = "helen", **wanted):
    return export_draft(table.desks[by], table.draft, form, Wanted(**wanted))


def rows_of(content: bytes, view: str = "accepted") -> list[str]:
    """The cells of the table, without captions."""
    body = read(content).stories[0]
    return paragraphs_of([block for block in body.blocks if isinstance(block, WordTable)], view)[3:]


def cells(clauses) -> list[str]:
    return [part for c in clauses for part in (c.number, c.en, c.zh)]


def story(content: bytes, kind: str) -> list[str]:
    return ["\n".join(lines).strip() for found, _, lines in read(content).others() if found == kind and any(lines)]


def whole(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        return " ".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


# private words --------------------------------------------------------------------------------------------------------


RULES = Mandate(
    en=LanguageMandate(authorised=f"{SECRET} only."), zh=LanguageMandate(required=("石墨",)), red_line=SECRET
)


def hide(table: Table, by: str) -> None:
    """Leave private words of one side wherever it may have any."""
    desk = table.desks[by]
    table.write(by, f"{SECRET} is ours.", "石墨属于我方。", note=f"{SECRET} note")
    table.write_insertion(by, f"{SECRET} is new.", "石墨是新的。", table.clauses[0])
    with desk.reading() as joint, desk.writing_own() as own:
        open_thread(joint, own, desk.actor, table.clauses[0], f"{SECRET} for us alone.")
        set_mandate(joint, own, desk.actor, table.draft, table.clauses[0], RULES)


@pytest.mark.parametrize("form", Form)
def test_no_form_holds_a_private_word_of_any_side(table, form):
    milestone(table)
    for by in ("daniel", "songbi"):
        hide(table, by)
    stated(table)
    if form in ADOPTED:
        adopted_by_all(table)
    else:
        table.table("songbi", EN.replace("shall", "should"), ZH)
    for by in ("daniel", "wenyan", "orla", "elliot"):
        text = whole(exported(table, form, by).content)
        assert "Consensus" in text or "共识" in text
        assert SECRET not in text
        assert "石墨" not in text


@pytest.mark.parametrize("form", Form)
def test_no_form_is_for_who_may_not_see_the_draft(table, form):
    milestone(table)
    for by in ("odile", "theodora"):
        with pytest.raises(NoSuchRow):
            exported(table, form, by)


# which text -----------------------------------------------------------------------------------------------------------


def test_a_clean_form_holds_the_text_that_was_asked_for_and_its_fingerprint(table):
    of = milestone(table)
    before = [(c.number, c.text_en, c.text_zh) for c in CLAUSES]
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜")))
    now, then = exported(table, Form.CLEAN_TWO_COLUMN), exported(table, Form.CLEAN_TWO_COLUMN, version=of)
    assert rows_of(then.content) == [part for row in before for part in row]
    assert rows_of(now.content)[1] == EN.replace("shall", "should")
    with table.desks["orla"].reading() as joint:
        found = read_milestone(joint, table.desks["orla"].actor, of)
    (foot,) = story(then.content, "footer")
    assert found.milestone.label in foot
    assert found.milestone.fingerprint[:16] in foot.replace(" ", "")
    assert found.milestone.fingerprint[:16] not in story(now.content, "footer")[0].replace(" ", "")


def test_a_text_of_another_draft_is_not_there(table):
    other = set_table(table.desks["orla"]._stores, table.desks, clauses=(CLAUSES[2],))
    of = milestone(other)
    for wanted in ({"version": of}, {"version": new_id()}):
        with pytest.raises(NoSuchRow):
            exported(table, Form.CLEAN_TWO_COLUMN, **wanted)
    with pytest.raises(NoSuchRow):
        exported(table, Form.CHANGES_TWO_COLUMN, since=of)


def test_a_file_is_named_by_draft_form_text_languages_date_and_marking(table):
    of = milestone(table)
    name = exported(table, Form.CLEAN_TWO_COLUMN, version=of, marking=Marking.CONFIDENTIAL).name
    assert name.startswith("Consensus - clean - 0.1 - EN+ZH - 20")
    assert name.endswith(" - confidential.docx")
    assert exported(table, Form.ROLLING_ZH).name.startswith("共识 - rolling-zh - ZH - 20")


def test_the_marking_stands_in_the_header_of_every_page(table):
    (header,) = story(exported(table, Form.ROLLING_TWO_COLUMN, marking=Marking.SENSITIVE).content, "header")
    assert header.splitlines()[0] == "Sensitive 敏感"
    assert "words in square brackets are not agreed" in header


# changes between two texts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_changes_between_two_texts_lead_from_the_one_to_the_other(table, seed):
    sides = Negotiators(table, seed)
    texts = []
    for _ in range(2):
        for _ in range(25):
            sides.act()
        texts.append(milestone(table))
    content = exported(table, Form.CHANGES_TWO_COLUMN, "orla", since=texts[0], version=texts[1]).content
    reverse = exported(table, Form.CHANGES_TWO_COLUMN, "orla", since=texts[1], version=texts[0]).content
    with table.desks["orla"].reading() as joint:
        before, after = (read_milestone(joint, table.desks["orla"].actor, of).clauses for of in texts)
    assert rows_of(content, "rejected") == cells(stood.clause for stood in before)
    assert rows_of(content, "accepted") == cells(stood.clause for stood in after)
    assert rows_of(reverse, "accepted") == rows_of(content, "accepted")


def test_each_hand_that_changed_the_text_is_named_with_its_time(table):
    milestone(table)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    table.accept_proposal("helen", table.table("songbi", EN.replace("shall", "should").replace("once", "twice"), ZH))
    found = read(exported(table, Form.CHANGES_TWO_COLUMN).content).changes.revisions
    assert {(x.kind, x.author.partition(" – ")[0], x.text) for x in found} >= {
        ("deletion", "US", "shall"), ("insertion", "US", "should"), ("deletion", "China", "once"),
        ("insertion", "China", "twice"),
    }  # fmt: skip


def test_a_moved_clause_leaves_as_a_move(table):
    milestone(table)
    daniel = table.desks["daniel"]
    with daniel.reading() as joint, daniel.writing_own() as own:
        move = propose_move(joint, own, daniel.actor, table.clauses[2], None, table.clauses[0])
    table.accept_proposal("wenyan", table_proposal(daniel, move.id, reason="R"))
    found = read(exported(table, Form.CHANGES_TWO_COLUMN).content).changes
    assert {x.text for x in found.revisions if x.kind in ("move from", "move to")} >= {CLAUSES[2].text_en}
    assert not [x for x in found.revisions if x.kind in ("insertion", "deletion")]


def test_changes_since_a_person_took_the_text_home_are_since_that_very_text(table):
    exported(table, Form.CLEAN_TWO_COLUMN, "wenyan")
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    exported(table, Form.CLEAN_TWO_COLUMN, "helen")
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "may"), ZH))
    helen = exported(table, Form.CHANGES_TWO_COLUMN, "helen", since=Since.HOME).content
    wenyan = exported(table, Form.CHANGES_TWO_COLUMN, "wenyan", since=Since.HOME).content
    assert rows_of(helen, "rejected")[1] == EN.replace("shall", "should")
    assert rows_of(wenyan, "rejected")[1] == EN
    assert rows_of(helen)[1] == rows_of(wenyan)[1] == EN.replace("shall", "may")


def test_a_milestone_that_was_taken_home_is_not_the_text_of_that_day(table):
    of = milestone(table)
    exported(table, Form.CLEAN_TWO_COLUMN, version=of)
    with pytest.raises(NoSuchRow):
        exported(table, Form.CHANGES_TWO_COLUMN, since=Since.HOME)


def test_changes_since_a_person_last_looked_begin_where_that_person_stopped_reading(served, cast):
    table = set_table(served, {name: Desk(served, actor) for name, actor in cast.items()})
    helen = table.desks["helen"]
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    with pytest.raises(NoSuchRow):
        exported(table, Form.CHANGES_TWO_COLUMN, since=Since.LOOKED)
    with transaction(served.for_upkeep()[ACCOUNTS]) as accounts:
        look(accounts, helen.actor.user_id, table.draft, read_room(helen, table.draft).moment.joint)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "may"), ZH))
    content = exported(table, Form.CHANGES_TWO_COLUMN, since=Since.LOOKED).content
    assert rows_of(content, "rejected")[1] == EN.replace("shall", "should")
    assert rows_of(content)[1] == EN.replace("shall", "may")


def test_without_an_earlier_text_there_are_no_changes(table):
    with pytest.raises(NoSuchRow):
        exported(table, Form.CHANGES_TWO_COLUMN)


# what lies on the table -------------------------------------------------------------------------------------------------


def test_the_rolling_text_is_that_of_the_room(table):
    table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜"))
    table.table("songbi", "Nothing of this.", "全无此事。", 1)
    table_proposal(table.desks["songbi"], table.write_deletion("songbi", 2).id)
    table.accept("wenyan", 0)
    rows = in_columns(exported(table, Form.ROLLING_TWO_COLUMN).content)
    room = read_room(table.desks["orla"], table.draft)
    for row, standing in zip(rows, room.text.clauses, strict=True):
        text = brackets_of(room, standing).text
        assert (row.en, row.zh) == tuple(text[x].removeprefix(f"{standing.head.number} ") for x in ("en", "zh"))


def test_the_marks_of_the_chinese_text_are_those_of_the_draft(table):
    table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜"))
    with table.desks["orla"].writing() as joint:
        choose_brackets(joint, table.desks["orla"].actor, table.draft, BracketStyle.LENTICULAR)
    (line, *_) = [x for x in rows_of(exported(table, Form.ROLLING_TWO_COLUMN).content) if "美方" in x]
    assert "【美方：宜】" in line
    assert "［" not in line


def test_rivals_stand_beside_one_another_each_by_its_side_and_with_a_comment(table):
    table.table("daniel", EN.replace("shall", "should"), ZH)
    table.table("songbi", EN.replace("shall", "may"), ZH)
    text = read(exported(table, Form.REDLINE_TWO_COLUMN).content)
    inserted = {x.author.partition(" – ")[0]: x.text for x in text.changes.revisions if x.kind == "insertion"}
    assert inserted == {"US": EN.replace("shall", "should"), "China": EN.replace("shall", "may")}
    comments = [s for s in text.stories if s.kind == "comment"]
    assert [s.author.partition(" – ")[0] for s in comments] == ["US", "China"]
    assert "Proposal 1 of 2" in paragraphs_of(comments[0].blocks, "accepted")[0]


def test_a_proposal_about_the_order_is_a_comment_and_takes_no_word_away(table):
    daniel = table.desks["daniel"]
    with daniel.reading() as joint, daniel.writing_own() as own:
        split = propose_split(
            joint,
            own,
            daniel.actor,
            table.clauses[0],
            None,
            Wording("Both sides.", "双方。"),
            ("Once a year.", "每年。"),
        )
    table_proposal(daniel, split.id)
    content = exported(table, Form.REDLINE_TWO_COLUMN).content
    assert rows_of(content)[1] == EN
    assert [words for words in story(content, "comment") if "Once a year." in words and "每年。" in words]
    assert [words for words in story(exported(table, Form.ROLLING_EN).content, "footnote") if "Once a year." in words]


@pytest.mark.parametrize("form", sorted(set(Form) - TAKEN_BACK - set(ADOPTED)))
def test_a_form_for_reading_cannot_be_taken_back(table, form):
    milestone(table)
    content = exported(table, form).content
    with pytest.raises(FormNotTakenBack):
        preview_return(table.desks["helen"], content, "a.docx")


@pytest.mark.parametrize("form", sorted(TAKEN_BACK))
def test_the_other_forms_come_back_with_their_notes_and_bring_nothing(table, form):
    stated(table)
    table.table("daniel", EN.replace("shall", "should"), ZH)
    table.table("songbi", EN.replace("shall", "may"), ZH)
    preview = preview_return(table.desks["helen"], exported(table, form).content, "a.docx")
    assert (preview.lines, preview.unplaced) == ((), ())


# statements -------------------------------------------------------------------------------------------------------------


def test_a_statement_is_printed_with_the_text_until_it_is_taken_back(table):
    stated(table, kind=StatementKind.INTERPRETATION)
    for form in CLEAN:
        assert "Not as a precedent." in whole(exported(table, form).content) or form == Form.CLEAN_ZH
    assert story(exported(table, Form.CLEAN_ZH).content, "footnote") == ["中方的解释性声明：不作先例。"]


def test_a_statement_that_was_taken_back_is_printed_in_working_forms_only_and_says_so(table):
    made = stated(table)
    with table.desks["wenyan"].writing() as joint:
        withdraw_statement(joint, table.desks["wenyan"].actor, made.id, "Settled.")
    for form in CLEAN:
        assert story(exported(table, form).content, "footnote") == []
    for form in (Form.REDLINE_TWO_COLUMN, Form.ROLLING_TWO_COLUMN):
        (words,) = story(exported(table, form).content, "footnote")
        assert words.startswith("China, reservation (withdrawn on ")
        assert "撤回" in words


def test_a_statement_on_words_that_were_changed_since_says_so(table):
    stated(table)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    (words,) = story(exported(table, Form.CLEAN_EN).content, "footnote")
    assert words == "China, reservation (made on earlier words): Not as a precedent."


def test_a_milestone_is_printed_with_the_statements_of_its_time(table):
    stated(table)
    of = milestone(table)
    stated(table, "helen", "Later.", "后来。")
    assert len(story(exported(table, Form.CLEAN_EN).content, "footnote")) == 2
    assert story(exported(table, Form.CLEAN_EN, version=of).content, "footnote") == [
        "China, reservation: Not as a precedent."
    ]


# after the adoption -----------------------------------------------------------------------------------------------------


def erratum(table: Table, wrong: str, right: str, *, language: str = "en", recognised: bool = True):
    with table.desks["helen"].writing() as joint:
        made = declare_erratum(
            joint, table.desks["helen"].actor, table.clauses[0], language=language, wrong=wrong, right=right, reason="R"
        )
    if recognised:
        with table.desks["wenyan"].writing() as joint:
            recognise_erratum(joint, table.desks["wenyan"].actor, made.id)


def test_there_is_no_corrigendum_to_a_text_that_is_still_negotiated(table):
    for form in ADOPTED:
        with pytest.raises(NotAdopted):
            exported(table, form)


def test_an_adopted_text_stays_as_adopted_whatever_is_corrected(table):
    of = adopted_by_all(table)
    before = {form: rows_of(exported(table, form).content) for form in CLEAN}
    erratum(table, "shall", "should")
    assert {form: rows_of(exported(table, form).content) for form in CLEAN} == before
    with table.desks["orla"].reading() as joint:
        found = read_milestone(joint, table.desks["orla"].actor, of)
    assert found.is_intact
    (foot,) = story(exported(table, Form.CLEAN_TWO_COLUMN).content, "footer")
    assert found.milestone.fingerprint in foot
    assert fingerprint_of(stood.clause for stood in found.clauses) in foot
    assert "Adopted on" in foot
    assert "通过" in foot


def test_the_corrected_text_holds_what_all_recognise_and_says_what_it_corrects(table):
    adopted_by_all(table)
    erratum(table, "shall", "should")
    erratum(table, "应", "宜", language="zh", recognised=False)
    content = exported(table, Form.CORRECTED_TWO_COLUMN).content
    assert rows_of(content)[1:3] == [EN.replace("shall", "should"), ZH]
    (note,) = story(content, "footnote")
    assert "for “shall” read “should”" in note
    assert "原文“shall”，更正为“should”" in note


def test_of_two_corrections_of_the_same_words_the_first_counts_and_the_other_is_told(table):
    adopted_by_all(table)
    erratum(table, "shall meet", "should meet")
    erratum(table, "shall", "may")
    content = exported(table, Form.CORRECTED_TWO_COLUMN).content
    assert rows_of(content)[1] == EN.replace("shall", "should")
    assert ["not worked in" in note for note in story(content, "footnote")] == [False, True]


def test_a_corrigendum_lists_every_correction_and_whose_word_is_missing(table):
    adopted_by_all(table)
    erratum(table, "shall", "should")
    erratum(table, "应", "宜", language="zh", recognised=False)
    lines = read(exported(table, Form.CORRIGENDUM).content).paragraphs()
    for words in ("shall", "should", "应", "宜"):
        assert words in lines
    said = "\n".join(lines)
    assert "Recognised by US, China." in said
    assert "Recognised by US; awaited from China." in said
    assert "美方已认可；待中方认可。" in said


def test_what_was_handed_out_stands_in_the_list_of_its_side_alone(table):
    exported(table, Form.ROLLING_EN, "helen")
    assert [e.form for e in latest_exports(table.desks["daniel"])] == ["rolling-en"]
    assert latest_exports(table.desks["wenyan"]) == []
