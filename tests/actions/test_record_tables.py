"""The record leaves as tables and comes in as tables: checked row by row before anything is written, and nothing twice."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from actions import table_import
from actions.commitments import list_commitments
from actions.desk import Desk
from actions.meeting_view import list_seats
from actions.meetings import amend_meeting
from actions.people import record_person
from actions.positions import list_positions
from actions.record_tables import TABLES, Carrier, Noun, export_table, table_template
from actions.sources import mark_passage, record_source
from actions.table_import import Verdict, look_at_rows, read_table, rows_kept, take_rows
from actions.table_rows import READ
from actions.verification import verify
from dialogue.intake_refusals import (
    CellNotUnderstood,
    ColumnUnknown,
    FormulaInCell,
    MoreThanOne,
    NotATable,
    NotOnRecord,
    RecordedOtherwise,
    RowTwice,
)
from dialogue.record import Polarity
from dialogue.refusals import (
    AboveCeiling,
    CannotSpeakForAnotherParty,
    DateNotUnderstood,
    FieldMissing,
    NoSuchRow,
    NotPermitted,
    QuoteNotInSource,
)
from dialogue.vocabulary import Function, Marking, PositionKind, SourceKind, Strength
from exports.table_captions import CAPTIONS, LISTED
from exports.tables import as_csv, as_xlsx, read_csv
from locales import Reader
from tests.actions.record_rows import ACTS, a_row_of_everything, counted, random_record
from tests.cast import CAST

POSITIONS = ("Side", "来源", "Quoted words", "What was said (English)", "Kind", "主题", "Said on")
SAID = ("American side", "Minutes", "both ports publish their waiting times every month", "Publish them.", "要求",
        "Waiting times", "2025年3月11日")  # fmt: skip


def came(desk, scene, noun, content, name="t.csv", **where):
    where = {"meeting_id": scene.meeting, **where}
    return read_table(desk, noun, scene.dialogue, name, content, **where)


def csv_of(*rows, header=POSITIONS):
    return as_csv(header, rows)


def told(rows):
    return [(row.number, row.verdict, row.column, type(row.refusal).__name__ if row.refusal else "") for row in rows]


def positions_of(desk, scene):
    with desk.reading() as session:
        return list_positions(session, desk.actor, dialogue_id=scene.dialogue)


US = ("US", *SAID[1:])


def test_a_row_is_looked_at_and_then_recorded_as_by_hand(scene, desks):
    desk = desks["orla"]
    table = came(desk, scene, Noun.POSITIONS, csv_of(US))
    with desk.reading() as session:
        before = counted(session)
    assert told(look_at_rows(desk, table)) == [(2, Verdict.NEW, "", "")]
    with desk.reading() as session:
        assert counted(session) == before
    assert told(take_rows(desk, table, table.numbers)) == [(2, Verdict.NEW, "", "")]
    (line,) = positions_of(desk, scene)
    assert (line.party, line.kind, line.topic_en, line.stated_on) == (
        "us",
        PositionKind.REQUEST,
        "Waiting times",
        date(2025, 3, 11),
    )
    assert (line.quote.exact, line.meeting_id) == (SAID[2], scene.meeting)
    assert not verify(desk._stores)


def test_the_same_file_again_and_the_same_row_in_another_file_make_nothing_new(scene, desks):
    desk = desks["orla"]
    content = csv_of(US)
    for file in (
        content,
        content,
        csv_of(US, header=(*POSITIONS[:6], "stated_on")),
        csv_of((*US, "x"), header=(*POSITIONS, "Note")),
    ):
        table = came(desk, scene, Noun.POSITIONS, file)
        list(take_rows(desk, table, table.numbers))
    assert len(positions_of(desk, scene)) == 1


WRONG = {
    "a side that is none": ({0: "France"}, "party", NotOnRecord),
    "a source that is not on file": ({1: "Cable 7"}, "source", NotOnRecord),
    "no source": ({1: ""}, "source", FieldMissing),
    "words that do not stand there": ({2: "We agree to everything."}, "quote", QuoteNotInSource),
    "no quote": ({2: " "}, "quote", FieldMissing),
    "nothing said": ({3: ""}, "statement", FieldMissing),
    "a kind that is none": ({4: "wish"}, "kind", CellNotUnderstood),
    "a topic that is not on record": ({5: "Fees"}, "topic", NotOnRecord),
    "a day that cannot be": ({6: "2025-02-30"}, "stated_on", DateNotUnderstood),
    "no day at all": ({6: "next spring"}, "stated_on", DateNotUnderstood),
}


def test_each_fault_is_told_by_its_row_and_column_and_the_good_row_is_taken(scene, desks):
    desk = desks["orla"]
    rows = [tuple(changes.get(at, cell) for at, cell in enumerate(US)) for changes, _, _ in WRONG.values()]
    table = came(desk, scene, Noun.POSITIONS, csv_of(*rows, US))
    expected = [(at, Verdict.WRONG, column, kind.__name__) for at, (_, column, kind) in enumerate(WRONG.values(), 2)]
    expected.append((len(WRONG) + 2, Verdict.NEW, "", ""))
    assert told(look_at_rows(desk, table)) == expected
    assert told(take_rows(desk, table, table.numbers)) == expected
    assert len(positions_of(desk, scene)) == 1
    assert not verify(desk._stores)


def test_rows_that_were_not_taken_are_kept_with_what_is_in_their_way(scene, desks):
    desk = desks["orla"]
    table = came(desk, scene, Noun.POSITIONS, csv_of(("=France", *US[1:]), US))
    kept = rows_kept(table, [2], {2: "There is no such side."}).content
    assert b"'=France" in kept
    assert "There is no such side." in kept.decode()
    again = came(desk, scene, Noun.POSITIONS, kept)
    assert (len(again.table.rows), again.passed_over) == (1, ())
    assert told(look_at_rows(desk, again)) == [(2, Verdict.WRONG, "party", "NotOnRecord")]


def test_the_same_row_twice_in_one_file_is_recorded_once(scene, desks):
    table = came(desks["orla"], scene, Noun.POSITIONS, csv_of(US, ("United States / 美国", *US[1:])))
    (_, twice) = look_at_rows(desks["orla"], table)
    assert (twice.verdict, twice.refusal.facts) == (Verdict.WRONG, {"row": 2})
    assert isinstance(twice.refusal, RowTwice)


def test_a_side_records_its_own_positions_and_nobody_elses(scene, desks):
    table = came(desks["helen"], scene, Noun.POSITIONS, csv_of(US, ("中方", *US[1:])))
    rows = list(take_rows(desks["helen"], table, table.numbers))
    assert told(rows) == [(2, Verdict.NEW, "", ""), (3, Verdict.WRONG, "", "CannotSpeakForAnotherParty")]
    assert isinstance(rows[1].refusal, CannotSpeakForAnotherParty)


def test_what_a_side_takes_in_for_itself_stays_with_it(scene, desks):
    table = came(desks["helen"], scene, Noun.POSITIONS, csv_of(("China", *US[1:])), into_own=True)
    assert told(look_at_rows(desks["helen"], table)) == [(2, Verdict.NEW, "", "")]
    assert told(take_rows(desks["helen"], table, table.numbers)) == [(2, Verdict.NEW, "", "")]
    assert told(look_at_rows(desks["helen"], table)) == [(2, Verdict.HERE, "", "")]
    for who in ("orla", "wenyan", "helen"):
        assert positions_of(desks[who], scene) == []
        for of_own in (False, True):
            content = export_table(desks[who], Noun.POSITIONS, scene.dialogue, of_own=of_own).content
            assert (b"Publish them" in content) == (who == "helen" and of_own)


@pytest.mark.parametrize(("noun", "may"), [
    (Noun.PARTICIPANTS, {"orla", "robin"}), (Noun.COMMITMENTS, {"orla", "robin"}),
    *((noun, {"orla", "robin", "helen", "daniel", "wenyan", "songbi"})
      for noun in (Noun.POSITIONS, Noun.MEASURES, Noun.COMMUNICATIONS)),
])  # fmt: skip
def test_who_may_take_a_table_in(noun, may, scene, desks):
    for who, desk in desks.items():
        if desk.actor.role == "administrator":
            continue
        content = as_csv([CAPTIONS[READ[noun][0]][0]], [("x",)])
        if who in may:
            assert came(desk, scene, noun, content)
        else:
            with pytest.raises((NotPermitted, NoSuchRow)) as refused:
                came(desk, scene, noun, content)
            outside = desk.actor.party not in (None, "us", "cn")
            assert refused.type == (NoSuchRow if outside else NotPermitted), who


def test_a_table_leaves_only_for_those_who_see_the_dialogue_and_take_files(scene, desks):
    for who, refusal in (("theodora", NoSuchRow), ("oscar", NotPermitted)):
        for noun in Noun:
            with pytest.raises(refusal):
                export_table(desks[who], noun, scene.dialogue)
    assert table_template(desks["oscar"], Noun.POSITIONS).content.startswith(b"\xef\xbb\xbf")


MEASURES = ("Measure (English)", "Whose measure", "文号（按原文）")
TOLD = ("Sender", "Addressee", "Kind of communication", "What was told (English)", "发出日期", "How exact the day is", "Source",
        "引文")  # fmt: skip


@pytest.mark.parametrize("into_own", [False, True], ids=["joint", "own"])
def test_measures_and_communications_come_in_row_by_row_and_are_known_when_they_come_back(scene, desks, into_own):
    desk = desks["helen" if into_own else "orla"]
    letter = ("US", "中方", "信函", "The lists are ready.", "2025-03-01", "month", "Minutes", SAID[2])
    for noun, header, good, wrong, faults in (
        (Noun.MEASURES, MEASURES, ("Berth rule", "US", "No. 7"),
         [("Berth rule", "France", ""), ("", "US", "No. 8")],
         [("measure_owner", "NotOnRecord"), ("name", "FieldMissing")]),
        (Noun.COMMUNICATIONS, TOLD, letter,
         [(*letter[:2], "pigeon", *letter[3:]), (*letter[:2], "", *letter[3:]), ("", *letter[1:]), (*letter[:7], "not said")],
         [("channel", "CellNotUnderstood"), ("channel", "FieldMissing"), ("sender", "FieldMissing"), ("quote", "QuoteNotInSource")]),
    ):  # fmt: skip
        table = came(desk, scene, noun, as_csv(header, [good, *wrong]), into_own=into_own)
        expected = [
            (2, Verdict.NEW, "", ""),
            *((at, Verdict.WRONG, *fault) for at, fault in enumerate(faults, 3)),
        ]
        assert told(look_at_rows(desk, table)) == expected
        assert told(take_rows(desk, table, table.numbers)) == expected
        for carrier in Carrier:
            left = export_table(desk, noun, scene.dialogue, carrier, of_own=into_own)
            back = came(desk, scene, noun, left.content, left.name, into_own=into_own)
            assert back.passed_over == ()
            assert told(take_rows(desk, back, back.numbers)) == [(2, Verdict.HERE, "", "")]
            if into_own:
                assert export_table(desks["wenyan"], noun, scene.dialogue, carrier, of_own=True).content != left.content
                assert not read_rows(export_table(desk, noun, scene.dialogue))
    assert not verify(desk._stores)


def read_rows(left):
    return read_csv(left.content.decode("utf-8-sig"), []).rows


PEOPLE = (
    "Side",
    "Name (English)",
    "姓名（中文）",
    "Function",
    "Title (English)",
    "Organisation as stated",
    "How many",
    "unnamed_en",
)


def seats_of(desk, scene):
    with desk.reading() as session:
        return {seat.name_en: seat for seat in list_seats(session, desk.actor, scene.meeting)}


def test_people_are_seated_those_on_the_register_under_their_entry(scene, desks):
    desk = desks["orla"]
    rows = [
        ("中方", "Ao Ning", "敖宁", "译员", "Interpreter", "港口研究院", "", ""),
        ("us", "", "", "", "", "Embassy", "3", "embassy officers"),
        ("", "", "敖宁", "observer", "", "", "", ""),
        ("us", "Marta Quill", "", "member", "Deputy Director", "", "", ""),
        ("us", "New Person", "", "jester", "", "", "", ""),
        ("us", "New Person", "", "", "", "", "many", ""),
        ("us", "", "", "", "", "", "", ""),
    ]  # fmt: skip
    table = came(desk, scene, Noun.PARTICIPANTS, as_csv(PEOPLE, rows))
    expected = [
        (2, Verdict.NEW, "", ""), (3, Verdict.NEW, "", ""), (4, Verdict.WRONG, "name_zh", "RecordedOtherwise"),
        (5, Verdict.WRONG, "name_en", "RecordedOtherwise"), (6, Verdict.WRONG, "function", "CellNotUnderstood"),
        (7, Verdict.WRONG, "count", "CellNotUnderstood"),
        (8, Verdict.WRONG, "person", "FieldMissing"),
    ]  # fmt: skip
    assert told(look_at_rows(desk, table)) == expected
    assert told(take_rows(desk, table, table.numbers)) == expected
    seats = seats_of(desk, scene)
    assert (seats["Ao Ning"].function, seats["Ao Ning"].organisation_en) == (Function.INTERPRETER, "Port Institute")
    assert seats["embassy officers"].head_count == 3
    with desk.reading() as session:
        assert counted(session)["person"] == 3, "refused rows enter nobody"
    assert not verify(desk._stores)


def test_two_people_of_one_name_are_not_guessed_between(scene, desks):
    with desks["orla"].writing() as session:
        for note in ("of the port", "of the city"):
            record_person(session, desks["orla"].actor, names=["Li Wei"], note=note)
    table = came(desks["orla"], scene, Noun.PARTICIPANTS, as_csv(PEOPLE[:2], [("us", "LI Wei")]))
    (row,) = look_at_rows(desks["orla"], table)
    assert isinstance(row.refusal, MoreThanOne)


COMMITTED = ("debtor", "承诺事项（中文）", "Strength as worded", "Due on", "source", "quote", "作为或不作为")


def test_commitments_come_in_with_their_day_and_their_words(scene, desks):
    desk = desks["orla"]
    row = ("中方", "答复", "shall / 应当", "2026/3/1", "Minutes", "商定明年三月前答复", "refrain")
    table = came(desk, scene, Noun.COMMITMENTS, as_csv(COMMITTED, [row, (*row[:2], "", *row[3:])]))
    assert told(take_rows(desk, table, table.numbers)) == [
        (2, Verdict.NEW, "", ""), (3, Verdict.WRONG, "strength", "FieldMissing"),
    ]  # fmt: skip
    with desk.reading() as session:
        (line,) = list_commitments(session, desk.actor, today=date(2026, 1, 1), dialogue_id=scene.dialogue)
    assert (line.debtor, line.strength, line.due_on, line.polarity) == (
        "cn",
        Strength.SHALL,
        date(2026, 3, 1),
        Polarity.REFRAIN,
    )


def test_a_table_is_read_in_every_encoding_and_with_every_sign_between_cells(scene, desks):
    desk, header = desks["wenyan"], ("一方", "发言内容（中文）", "引文", "来源")
    said = ("中方", "愿意研究。", "中方表示愿意研究", "Minutes")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        for sign in ",;\t":
            content = "\r\n".join((sign.join(header), sign.join(said))).encode(encoding)
            rows = look_at_rows(desk, came(desk, scene, Noun.POSITIONS, content))
            assert told(rows) == [(2, Verdict.NEW, "", "")], (encoding, sign)


def test_a_formula_of_a_workbook_is_told_and_a_guarded_cell_of_a_csv_is_text(scene, desks):
    desk = desks["orla"]
    book = load_workbook(io.BytesIO(as_xlsx("T", POSITIONS, [US])))
    book.active["D2"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    (row,) = look_at_rows(desk, came(desk, scene, Noun.POSITIONS, out.getvalue(), "t.xlsx"))
    assert (row.column, type(row.refusal)) == ("statement_en", FormulaInCell)
    (row,) = look_at_rows(desk, came(desk, scene, Noun.POSITIONS, csv_of((*US[:3], "=1+1", *US[4:]))))
    assert (row.verdict, row.cells["statement_en"]) == (Verdict.NEW, "=1+1")


@pytest.mark.parametrize(("content", "refusal"), [
    (b"", NotATable), (b"Side\r\n", NotATable), (b"Colour,Size\r\nred,1\r\n", ColumnUnknown), (b"Side,party\r\nus,us\r\n", ColumnUnknown),
    (b"PK\x03\x04", NotATable),
])  # fmt: skip
def test_what_is_no_table_of_the_noun_is_refused(content, refusal, scene, desks):
    with pytest.raises(refusal):
        came(desks["orla"], scene, Noun.POSITIONS, content)


def test_a_row_that_is_on_record_otherwise_is_not_changed(scene, desks):
    desk = desks["orla"]
    table = came(desk, scene, Noun.POSITIONS, csv_of(US))
    list(take_rows(desk, table, table.numbers))
    (line,) = positions_of(desk, scene)
    changed = csv_of((*US[:3], "Publish nothing.", *US[4:], line.id.hex), header=(*POSITIONS, "id"))
    (row,) = take_rows(desk, came(desk, scene, Noun.POSITIONS, changed), [2])
    assert (row.verdict, type(row.refusal)) == (Verdict.WRONG, RecordedOtherwise)
    assert [line.statement_en for line in positions_of(desk, scene)] == ["Publish them."]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data(), acts=st.lists(st.sampled_from(ACTS[:10]), min_size=3, max_size=12))
def test_a_table_that_left_is_recognised_row_by_row_when_it_comes_back(drawn, acts, sqlite_bed):
    with sqlite_bed.lent() as (_, here):
        desk = Desk(here, CAST["orla"])
        dialogue = random_record(desk, drawn.draw, [*acts, "position", "commitment"])
        with desk.reading() as session:
            before = counted(session)
        for noun in (Noun.POSITIONS, Noun.COMMITMENTS):
            for carrier in Carrier:
                left = export_table(desk, noun, dialogue, carrier)
                table = read_table(desk, noun, dialogue, left.name, left.content)
                assert table.passed_over == ()
                assert {row.verdict for row in take_rows(desk, table, table.numbers)} <= {Verdict.HERE}
        with desk.reading() as session:
            assert counted(session) == {**before, "journal_entry": counted(session)["journal_entry"]}


def test_participants_that_left_are_recognised_when_they_come_back(scene, desks):
    desk = desks["orla"]
    for carrier in Carrier:
        left = export_table(desk, Noun.PARTICIPANTS, scene.dialogue, carrier)
        rows = list(look_at_rows(desk, came(desk, scene, Noun.PARTICIPANTS, left.content, left.name)))
        assert {row.verdict for row in rows} == {Verdict.HERE}, told(rows)


def test_a_table_of_what_is_marked_above_its_ceiling_does_not_leave(scene, desks):
    desk = desks["orla"]
    table = came(desk, scene, Noun.POSITIONS, csv_of(US))
    list(take_rows(desk, table, table.numbers))
    assert export_table(desk, Noun.POSITIONS, scene.dialogue, ceiling=Marking.INTERNAL).name.endswith(" - internal.csv")
    with pytest.raises(AboveCeiling):
        export_table(desk, Noun.POSITIONS, scene.dialogue, ceiling=Marking.PUBLIC)


def test_of_a_meeting_that_is_not_for_attribution_no_speaker_leaves(scene, desks):
    desk = desks["orla"]
    header = (*POSITIONS, "Speaker")
    table = came(desk, scene, Noun.POSITIONS, csv_of((*US, "Marta Quill"), header=header))
    assert told(take_rows(desk, table, [2])) == [(2, Verdict.NEW, "", "")]
    assert b"Marta" in export_table(desk, Noun.POSITIONS, scene.dialogue).content
    with desk.writing() as session:
        amend_meeting(session, desk.actor, scene.meeting, attribution_rule="Chatham House Rule")
    assert b"Marta" not in export_table(desk, Noun.POSITIONS, scene.dialogue).content


def test_a_long_table_is_carried_out_by_parts_and_can_be_stopped_between_them(scene, desks, monkeypatch):
    monkeypatch.setattr(table_import, "TOGETHER", 2)
    desk = desks["orla"]
    rows = [(*US[:3], f"Statement {n}.", *US[4:]) for n in range(5)]
    table = came(desk, scene, Noun.POSITIONS, csv_of(*rows))
    going = take_rows(desk, table, table.numbers)
    assert next(going).number == 2
    going.close()
    assert len(positions_of(desk, scene)) == 2
    assert [row.verdict for row in look_at_rows(desk, table)] == [Verdict.HERE] * 2 + [Verdict.NEW] * 3


def test_quotes_of_two_places_keep_their_place(scene, desks):
    desk = desks["orla"]
    with desk.writing() as session:
        text = "The ports agreed. Later the ports agreed again."
        source = record_source(
            session, desk.actor, kind=SourceKind.NOTE, title="Note", text=text, dialogue_id=scene.dialogue
        )
        mark_passage(session, desk.actor, source.id, "ports agreed", suffix=" again")
    header = ("party", "source", "quote", "statement_en", "quote_start")
    table = came(desk, scene, Noun.POSITIONS, csv_of(("us", "Note", "ports agreed", "S", "28"), header=header))
    list(take_rows(desk, table, [2]))
    (line,) = positions_of(desk, scene)
    assert line.quote.start == 28


def test_each_noun_leaves_as_a_table_with_all_that_is_on_record(desks):
    desk = desks["orla"]
    dialogue = a_row_of_everything(desk)
    for noun, table in TABLES.items():
        content = export_table(desk, noun, dialogue).content.decode()
        read = read_csv(content, [])
        assert len(read.header) == len(table.columns), noun
        assert len(read.rows) >= 2, noun
        assert any("等" in cell for _, row in read.rows for cell in row), noun


def test_every_column_and_every_word_of_a_list_has_both_languages():
    for noun, table in TABLES.items():
        assert set(table.columns) | set(READ.get(noun, ())) <= set(CAPTIONS)
    chinese = Reader("zh")
    for kind, words in LISTED.items():
        assert {one.value for one in kind} == set(words)
        for one in kind:
            shown = chinese.t(one.value)
            assert shown in (one.value, words[one.value]) or kind.__name__ in ("DueKind", "Polarity", "NextStepState")
