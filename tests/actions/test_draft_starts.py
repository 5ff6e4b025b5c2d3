"""Starting a draft: from an earlier text, from Word, from an outline, and empty."""

import hashlib
import json
import random
from uuid import UUID

import pytest
from sqlmodel import select

from actions.clause_history import Event, clause_history
from actions.clause_origins import clause_origins
from actions.draft_starts import (
    WordStart,
    earlier_texts,
    keep_files,
    not_knowing,
    read_one_file,
    read_two_files,
    start_empty,
    start_from_outline,
    start_from_text,
    start_from_word,
    started_from,
)
from actions.drafts import read_draft
from actions.milestones import set_milestone
from actions.verification import verify
from dialogue.refusals import (
    EarlierTextNotKnownToAll,
    FilesInOneLanguage,
    HiddenCharacters,
    NoClauses,
    NoSuchRow,
    NotPermitted,
)
from dialogue.vocabulary import ClauseKind, StartOrigin
from drafts.brackets import bracket_count
from drafts.consensus import Agreement
from drafts.outlines import outlines
from drafts.pair_sheet import SheetRow, left_out, wording
from models.base import new_id
from models.exchange import StoredFile
from models.journal import JournalEntry
from tests.actions.closing import adopted_by_all, milestone
from tests.actions.drafting import CLAUSES, set_table
from tests.actions.starting import opening
from tests.exports.packages import gone, ins, p, r, word
from tests.exports.pages import as_docx

EN, ZH = "The two sides shall meet every year.", "双方应当每年举行会晤。"
MORE_EN, MORE_ZH = "They shall publish 12 reports by 2030.", "双方应于2030年前发布12份报告。"


@pytest.fixture
def table(stores, desks):
    """A draft of two parties."""
    return set_table(stores, desks)


def started(table, verb, *given, by="orla", parties=("us", "cn"), **more):
    with table.desks[by].writing() as joint:
        return verb(joint, table.desks[by].actor, opening(table, parties), *given, **more).id


def clauses(table, draft, by="orla"):
    with table.desks[by].reading() as joint:
        return read_draft(joint, table.desks[by].actor, draft).clauses


def read(table, verb, *given, by="orla"):
    with table.desks[by].reading() as joint:
        return verb(joint, table.desks[by].actor, *given)


# From an earlier text


def test_the_clauses_of_an_adopted_text_are_copied_word_for_word_and_nothing_is_agreed_by_it(table, stores):
    earlier = adopted_by_all(table)
    copied = clauses(table, started(table, start_from_text, earlier))
    assert [(s.head.number, s.head.text_en, s.head.text_zh) for s in copied] == [
        (c.number, c.text_en, c.text_zh) for c in CLAUSES
    ]
    assert [(s.head.kind, s.head.level) for s in copied] == [(c.kind, c.level) for c in CLAUSES]
    assert all(s.agreement == Agreement.OPEN and not s.acceptances and not s.conformities for s in copied)
    assert {s.clause.id for s in copied}.isdisjoint(table.clauses)
    assert verify(stores) == []


def test_a_clause_knows_from_which_clause_of_which_text_it_came(table):
    draft = started(table, start_from_text, adopted_by_all(table))
    for at, standing in enumerate(clauses(table, draft)):
        (origin,) = read(table, clause_origins, standing.clause.id, by="helen")
        assert (origin.draft_id, origin.clause_id, origin.label) == (table.draft, table.clauses[at], "0.1")
        assert (origin.text_en, origin.number, origin.adopted) == (CLAUSES[at].text_en, CLAUSES[at].number, True)
    assert read(table, clause_origins, table.clauses[0]) == ()
    assert read(table, started_from, draft).title_en == "Consensus"


def test_a_copy_of_a_copy_leads_back_to_the_first_text(table):
    second = started(table, start_from_text, milestone(table))
    with table.desks["orla"].writing() as joint:
        again = set_milestone(joint, table.desks["orla"].actor, second).id
    third = started(table, start_from_text, again)
    origins = read(table, clause_origins, clauses(table, third)[1].clause.id)
    assert [origin.draft_id for origin in origins] == [second, table.draft]


def test_the_copy_keeps_the_words_of_the_milestone_when_the_earlier_text_moves_on(table):
    earlier = milestone(table)
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    assert clauses(table, started(table, start_from_text, earlier))[0].head.text_en == CLAUSES[0].text_en


def test_only_the_chosen_clauses_are_copied(table):
    draft = started(table, start_from_text, milestone(table), chosen={table.clauses[2]})
    assert [s.head.text_en for s in clauses(table, draft)] == [CLAUSES[2].text_en]
    with pytest.raises(NoClauses):
        started(table, start_from_text, milestone(table), chosen=set())


def test_a_language_that_lagged_lags_in_the_copy_and_a_conformed_one_does_not(table):
    table.accept_proposal(
        "wenyan", table.table("daniel", "Costs lie where they are incurred.", CLAUSES[2].text_zh, clause=2)
    )
    assert table.standing(2).is_conformed is False
    copied = clauses(table, started(table, start_from_text, milestone(table)))
    assert [s.is_conformed for s in copied] == [table.standing(at).is_conformed for at in range(len(CLAUSES))]
    assert copied[2].head.lagging == "zh"


def test_the_start_is_one_act_with_where_it_came_from(table):
    earlier = milestone(table)
    draft = started(table, start_from_text, earlier, key="k")
    assert started(table, start_from_text, earlier, key="k") == draft
    with table.desks["orla"].reading() as joint:
        (line,) = joint.exec(select(JournalEntry).where(JournalEntry.draft_id == draft)).all()
    told = json.loads(line.payload)
    assert line.act == "draft:opened"
    assert {wrote["table"] for wrote in told["rows"]} >= {"draft", "draft_start", "clause_origin", "clause", "revision"}
    (kept,) = [wrote["row"] for wrote in told["rows"] if wrote["table"] == "draft_start"]
    assert kept["origin"] == StartOrigin.TEXT
    assert UUID(kept["milestone_id"]) == earlier


def test_the_history_of_a_copied_clause_begins_with_its_being_put_into_the_draft(table):
    draft = started(table, start_from_text, milestone(table))
    (line,) = read(table, clause_history, clauses(table, draft)[0].clause.id)
    assert (line.event, line.en) == (Event.OPENED, CLAUSES[0].text_en)


def test_who_may_not_read_the_earlier_text_is_named_before_its_words_are_shown_to_them(stores, desks):
    table = set_table(stores, desks, parties=("us", "cn", "third"))
    with desks["orla"].writing() as joint:  # a draft of two of the three parties of the dialogue
        two = start_from_outline(joint, desks["orla"].actor, opening(table), "mou").id
        earlier = set_milestone(joint, desks["orla"].actor, two).id
    all_three = ("us", "cn", "third")
    with pytest.raises(EarlierTextNotKnownToAll) as refused:
        started(table, start_from_text, earlier, parties=all_three)
    assert refused.value.facts == {"parties": ("third",)}
    assert read(table, lambda s, a: not_knowing(s, earlier, all_three)) == ("third",)
    draft = started(table, start_from_text, earlier, parties=all_three, told={"third"})
    clause = clauses(table, draft, "theodora")[0].clause.id
    assert read(table, clause_origins, clause, by="theodora") == ()
    assert read(table, started_from, draft, by="theodora").title_en == ""
    assert len(read(table, clause_origins, clause, by="helen")) == 1


def test_earlier_texts_are_those_of_drafts_that_one_may_read_and_adopted_ones_come_first(stores, desks):
    table = set_table(stores, desks)
    adopted, later = adopted_by_all(table), set_table(stores, desks, parties=("us", "cn", "third"))
    newer = milestone(later)
    assert [text.milestone_id for text in read(table, earlier_texts)] == [adopted, newer]
    assert [text.adopted for text in read(table, earlier_texts, by="helen")] == [True, False]
    assert [text.milestone_id for text in read(table, earlier_texts, by="theodora")] == [newer]


def test_an_earlier_text_that_is_not_there_is_refused(table):
    with pytest.raises(NoSuchRow):
        started(table, start_from_text, new_id())
    with pytest.raises(NotPermitted):
        started(table, start_from_text, milestone(table), by="helen")


# From Word


def test_one_file_with_tables_and_paragraphs_in_both_languages_becomes_a_sheet_of_pairs():
    given = as_docx(["Joint Statement", "联合声明"], [["1", EN, ZH], ["2", MORE_EN, MORE_ZH]], ["Done.", "完。"])
    sheet = start_of(given).sheet
    assert [(row.en, row.zh, row.number) for row in sheet] == [
        (("Joint Statement",), ("联合声明",), ""), ((EN,), (ZH,), "1"), ((MORE_EN,), (MORE_ZH,), "2"), (("Done.",), ("完。",), ""),
    ]  # fmt: skip
    assert wording(sheet[0]).kind == ClauseKind.HEADING


def test_one_file_with_one_language_after_the_other_is_paired():
    sheet = start_of(as_docx([EN, MORE_EN, ZH, MORE_ZH])).sheet
    assert [(row.en, row.zh) for row in sheet] == [((EN,), (ZH,)), ((MORE_EN,), (MORE_ZH,))]


def start_of(*files):
    """What is read of one or two files by the organiser."""
    reader = read_one_file if len(files) == 1 else read_two_files
    return reader(ORGANISER, *files)


@pytest.fixture(autouse=True)
def _organiser(sqlite_desks):
    global ORGANISER
    ORGANISER = sqlite_desks["orla"].actor


def test_two_files_are_paired_whichever_comes_first():
    english, chinese = as_docx([EN, MORE_EN]), as_docx([ZH, MORE_ZH])
    assert start_of(english, chinese).sheet == start_of(chinese, english).sheet
    assert start_of(chinese, english).digests == tuple(hashlib.sha256(f).hexdigest() for f in (english, chinese))


def test_two_files_in_one_language_are_refused():
    with pytest.raises(FilesInOneLanguage) as refused:
        start_of(as_docx([EN]), as_docx([MORE_EN]))
    assert refused.value.facts == {"language": "en"}


def test_an_english_file_with_a_chinese_name_in_it_is_english():
    named = "The rule of the alternat (轮换制) applies."
    sheet = start_of(as_docx([EN, named]), as_docx([ZH])).sheet
    assert [text for row in sheet for text in row.en] == [EN, named]


@pytest.mark.parametrize("seed", range(20))
def test_every_paragraph_of_a_file_stands_on_the_sheet(seed):
    chance = random.Random(seed)
    pool = [EN, MORE_EN, ZH, MORE_ZH, "Article 3", "第三条", "3.2", "***", "2026", "Ж", "US–中国"]
    lines = chance.choices(pool, k=12)
    sheet = read_pieces(lines)
    assert sorted(text for row in sheet for text in (*row.en, *row.zh)) == sorted(lines)


def read_pieces(lines):
    from actions.draft_starts import _paired
    from exports.word.tables import StartPiece

    return _paired([StartPiece(line) for line in lines])


def test_what_is_not_in_the_body_is_listed_and_tracked_changes_are_read_as_accepted():
    english = f"<w:p>{r('The two sides ')}{gone('shall')}{ins(r('will'))}{r(' meet every year.')}</w:p>"
    found = start_of(word(f"{english}{p(ZH)}"))
    assert [(row.en, row.zh) for row in found.sheet] == [(("The two sides will meet every year.",), (ZH,))]
    assert [(left.kind, left.text) for left in found.left_out] == [("deletion", "shall")]


def test_captions_of_a_table_are_listed():
    found = start_of(as_docx([], [["No.", "English", "中文"], ["1", EN, ZH]]))
    assert [(left.kind, left.text) for left in found.left_out] == [("caption", "No. English 中文")]
    assert len(found.sheet) == 1


def test_the_mended_sheet_becomes_the_clauses_and_the_digests_are_kept(table, stores):
    found = WordStart((), (), ("a" * 64, "b" * 64))
    sheet = (
        SheetRow(("I. Costs",), ("一、费用",), kind=ClauseKind.HEADING), SheetRow(("(a) to meet;",), ("（一）会晤；",)),
        SheetRow((EN,), ()), SheetRow(("Draft of 3 May",), ()),
    )  # fmt: skip
    draft = started(table, start_from_word, found, left_out(sheet, 3))
    made = clauses(table, draft)
    assert [(s.head.number, s.head.text_en, s.head.text_zh, s.head.kind) for s in made] == [
        ("", "I. Costs", "一、费用", ClauseKind.HEADING), ("(a)", "to meet;", "会晤；", ClauseKind.SUBPARAGRAPH),
        ("", EN, "", ClauseKind.PARAGRAPH),
    ]  # fmt: skip
    assert made[2].head.lagging == "zh"
    assert read(table, started_from, draft).left_out == 1
    assert verify(stores) == []


def test_a_sheet_with_hidden_characters_or_without_a_row_is_refused_and_nothing_is_stored(table):
    before = len(read(table, earlier_drafts))
    with pytest.raises(HiddenCharacters):
        started(
            table, start_from_word, WordStart((), (), ()), (SheetRow((EN,), (ZH,)), SheetRow(("A\u202eB",), ("乙",)))
        )
    with pytest.raises(NoClauses):
        started(table, start_from_word, WordStart((), (), ()), left_out((SheetRow((EN,), (ZH,)),), 0))
    assert len(read(table, earlier_drafts)) == before


def earlier_drafts(session, actor):
    from actions.drafts import list_drafts

    return list_drafts(session, actor)


def test_the_bytes_stay_with_the_side_that_brought_them_and_are_kept_once(table):
    given, draft = as_docx([EN, ZH]), started(table, start_empty)
    assert keep_files(table.desks["orla"], draft, [given]) == 1
    assert keep_files(table.desks["orla"], draft, [given]) == 0
    with table.desks["orla"].reading_own() as own, table.desks["orla"].reading() as joint:
        (kept,) = own.exec(select(StoredFile)).all()
        assert kept.content == given
        assert joint.exec(select(StoredFile)).all() == []


# From an outline, and empty


@pytest.mark.parametrize("key", outlines())
def test_an_outline_becomes_a_draft_whose_blanks_are_brackets(key, table):
    draft = started(table, start_from_outline, key)
    made = clauses(table, draft)
    assert [(s.head.text_en, s.head.text_zh) for s in made] == [(c.en, c.zh) for c in outlines()[key].clauses]
    assert sum(bracket_count(s.head.text_en) for s in made) > 0
    assert all(s.is_conformed and s.agreement != Agreement.AGREED for s in made)
    assert read(table, started_from, draft, by="wenyan").outline == key


def test_an_outline_that_is_not_there_is_refused(table):
    with pytest.raises(NoSuchRow):
        started(table, start_from_outline, "treaty")


def test_an_empty_draft_was_started_from_nothing(table):
    draft = started(table, start_empty)
    assert clauses(table, draft) == ()
    assert read(table, started_from, draft) is None
