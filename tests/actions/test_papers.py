"""Papers of the record: what each prints, that nothing private is in one, what a ceiling keeps back, and who may have them."""

import io
import zipfile
from datetime import date

import pytest

from actions.commitments import give_account
from actions.journal import read_journal
from actions.meetings import amend_meeting, record_meeting, state_count
from actions.paper_exports import Page, PaperAsked, RecordForm, export_paper, paper_made
from actions.participations import add_participation
from actions.positions import record_topic
from actions.sources import mark_passage
from actions.word_exports import latest_exports
from dialogue.refusals import AboveCeiling, NoSuchRow, NotPermitted
from dialogue.vocabulary import Function, Marking, Stance
from exports.word.leaks import leaks
from tests.actions.papers import (
    OF_THE_RECORD,
    PRIVATE,
    Record,
    keep_private,
    printed,
    secret_position,
    set_record,
    subject_of,
)
from tests.exports.test_word_validators import findings

ASKED = (PaperAsked(("en", "zh")), PaperAsked(("zh", "en"), page=Page.LETTER), PaperAsked(("zh",)))


@pytest.fixture
def record(scene, desks) -> Record:
    return set_record(desks, scene)


def everything_in(content: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("form", OF_THE_RECORD)
def test_no_validator_finds_anything_and_nothing_private_is_in_a_paper(form, desks, record, tmp_path):
    keep_private(desks, record.scene)
    for reader in PRIVATE:
        content = paper_made(desks[reader], form, subject_of(form, record)).content
        assert leaks(content, forbidden_words=PRIVATE.values()) == []
        assert not set(PRIVATE.values()) & set(everything_in(content).split())
    for asked in ASKED:
        content = paper_made(desks["helen"], form, subject_of(form, record), asked).content
        assert findings(content, tmp_path) == set(), asked


def test_a_paper_is_the_same_for_both_sides(desks, record):
    keep_private(desks, record.scene)
    for form in OF_THE_RECORD:
        one, other = (printed(desks[name], form, subject_of(form, record)) for name in ("helen", "wenyan"))
        undated = [[line for line in lines if "UTC" not in line] for lines in (one, other)]
        assert undated[0] == undated[1]


@pytest.mark.parametrize("form", OF_THE_RECORD)
def test_a_paper_in_one_language_says_nothing_in_the_other_that_both_have(form, desks, record):
    english = "\n".join(printed(desks["helen"], form, subject_of(form, record), PaperAsked(("en",))))
    chinese = "\n".join(printed(desks["helen"], form, subject_of(form, record), PaperAsked(("zh",))))
    assert "鹿特丹" not in english
    assert "Rotterdam" not in chinese
    assert form == RecordForm.TRANSMITTAL or "Dialogue on Ports" in english
    assert form == RecordForm.TRANSMITTAL or "港口对话" in chinese


def test_the_annex_lists_each_side_as_of_that_meeting_heads_first_and_the_unnamed_by_number(scene, desks):
    orla = desks["orla"]
    with orla.writing() as joint:
        state_count(joint, orla.actor, scene.meeting, party="us", stated=4)
        later = record_meeting(joint, orla.actor, scene.dialogue, starts_on=date(2026, 5, 1), title_en="Fourth round")
        add_participation(
            joint, orla.actor, later.id, party="us", person_id=scene.person, title_en="Chief", function=Function.HEAD
        )
    lines = printed(desks["helen"], RecordForm.PARTICIPANTS, scene.meeting, PaperAsked(("en",)))
    text = "\n".join(lines)
    order = [
        "United States (3)",
        "Marta QUILL",
        "Interpreters, note-takers",
        "two note-takers",
        "China (1)",
        "LÜ Anqing",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "2 people" in text
    assert "A source states 4; 3 are listed here." in text
    assert "Fellow, Port Institute" in lines
    assert "Chief" not in text, "a title of a later meeting"


def test_the_side_of_the_copys_own_language_is_named_first(desks, record):
    for languages, first in ((("en", "zh"), "United States"), (("zh", "en"), "China")):
        lines = printed(desks["helen"], RecordForm.PARTICIPANTS, record.scene.meeting, PaperAsked(languages))
        sides = [line for line in lines if line.startswith(("United States", "China", "美国", "中国"))]
        assert first in sides[0]


def test_attributed_minutes_say_who_said_what_and_whence_it_is_known(desks, record):
    lines = printed(desks["helen"], RecordForm.MINUTES, record.scene.meeting, PaperAsked(("en",)))
    text = "\n".join(lines)
    for words in (
        "Marta Quill", "Both ports should publish waiting times every month.", "Minutes, 12 March 2025", "Waiting times", "Agreed",
        "Deferred", "10–11 March 2025", "Rotterdam", "Beijing time (UTC+8)", "Washington, Eastern Time (UTC−4)", "Concern",
        "answer", "Condition: figures are given", "1 March 2026", "Disputed", "Not fixed yet.", "Fees",
    ):  # fmt: skip
        assert words in text, words


def test_minutes_name_the_next_round(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        record_meeting(
            joint, orla.actor, record.scene.dialogue, starts_on=date(2026, 5, 1), title_en="Fourth round",
            place_en="Geneva", follows_id=record.scene.meeting,
        )  # fmt: skip
    text = printed(desks["helen"], RecordForm.MINUTES, record.scene.meeting, PaperAsked(("en",)))
    assert "Fourth round · 1 May 2026 · Geneva" in text


def test_the_matrix_has_a_cell_for_each_side_and_says_where_nobody_spoke(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        silent = record_topic(joint, orla.actor, name_en="Pilots", dialogue_id=record.scene.dialogue).id
    lines = printed(desks["helen"], RecordForm.POSITIONS, record.scene.dialogue, PaperAsked(("en",)))
    text = "\n".join(lines)
    for words in ("Third round", "Both ports should publish waiting times every month.", "✓ supports the proposition", "Concern",
                  "11 March 2025", "Minutes, 12 March 2025"):  # fmt: skip
        assert words in text, words
    assert lines.count("No position recorded.") == 2, "both sides on the topic of which nobody spoke"
    only = PaperAsked(("en",), topic=silent)
    narrowed = printed(desks["helen"], RecordForm.POSITIONS, record.scene.dialogue, only)
    assert "Pilots" in narrowed
    assert "Waiting times" not in narrowed


def test_a_topic_of_another_dialogue_is_none(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        other = record_topic(joint, orla.actor, name_en="Secret pilots", dialogue_id=record.scene.other_dialogue).id
    with pytest.raises(NoSuchRow):
        paper_made(desks["orla"], RecordForm.POSITIONS, record.scene.dialogue, PaperAsked(topic=other))


def test_the_table_of_commitments_has_each_sides_own_account_in_the_order_of_the_copy(desks, record):
    asked = PaperAsked(("en",))
    lines = printed(desks["wenyan"], RecordForm.COMMITMENTS, record.scene.dialogue, asked)
    us, cn = "US: asserts it, 2 April 2025", "China: words it otherwise, 2 April 2025"
    assert lines.index(us) < lines.index(cn)
    for words in ("answer", "toward US", "Condition: figures are given", "1 March 2026", "“words of us”", "“words of cn”",
                  "Disputed", "Waits for its condition"):  # fmt: skip
        assert words in lines, words
    turned = printed(desks["wenyan"], RecordForm.COMMITMENTS, record.scene.dialogue, PaperAsked(("zh",)))
    assert turned.index("中方：另作表述，2025年4月2日") < turned.index("美方：主张，2025年4月2日")


@pytest.mark.parametrize("form", [RecordForm.MINUTES, RecordForm.MINUTES_UNATTRIBUTED, RecordForm.POSITIONS])
def test_what_is_marked_above_the_ceiling_keeps_a_paper_back_and_is_listed(form, desks, record):
    secret_position(desks["orla"], record.scene, Marking.CONFIDENTIAL)
    subject = subject_of(form, record)
    with pytest.raises(AboveCeiling) as refused:
        paper_made(desks["helen"], form, subject, PaperAsked(ceiling=Marking.SENSITIVE))
    assert refused.value.facts["count"] == 1
    ((en, zh, marking),) = refused.value.facts["listed"]
    assert "Closed note" in en
    assert "Closed note" in zh
    assert marking == Marking.CONFIDENTIAL
    made = paper_made(desks["helen"], form, subject, PaperAsked(ceiling=Marking.CONFIDENTIAL))
    assert made.name.endswith(" - confidential.docx")


def test_an_account_above_the_ceiling_keeps_the_table_back(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        passage = mark_passage(
            joint, orla.actor, record.scene.source, "Both sides will meet again", marking=Marking.SENSITIVE
        )
        give_account(
            joint, orla.actor, record.promise, passage_id=passage.id, stance=Stance.DENIED, label_en="A coalition"
        )
    with pytest.raises(AboveCeiling):
        paper_made(orla, RecordForm.COMMITMENTS, record.scene.dialogue, PaperAsked(ceiling=Marking.INTERNAL))
    assert paper_made(orla, RecordForm.MINUTES, record.scene.meeting, PaperAsked(ceiling=Marking.INTERNAL))


def test_without_a_ceiling_a_paper_bears_the_highest_marking_of_what_it_carries(desks, record):
    secret_position(desks["orla"], record.scene, Marking.SENSITIVE)
    for form, marking in ((RecordForm.MINUTES, "sensitive"), (RecordForm.COMMITMENTS, "internal")):
        made = paper_made(desks["helen"], form, subject_of(form, record))
        assert made.name.endswith(f" - {marking}.docx")


def test_a_paper_names_itself_by_what_it_is_of_its_form_languages_date_and_marking(desks, record):
    made = paper_made(desks["helen"], RecordForm.MINUTES, record.scene.meeting, PaperAsked(("zh", "en")))
    when = f"{made.made_at:%Y-%m-%d %H%M}"
    assert made.name == f"港口对话 第三轮 - minutes - ZH+EN - {when} - internal.docx"


def test_a_paper_that_was_handed_out_stands_in_the_own_journal_and_among_the_latest_files(desks, record):
    paper_made(desks["helen"], RecordForm.COMMITMENTS, record.scene.dialogue)
    assert latest_exports(desks["helen"]) == []
    export_paper(desks["helen"], RecordForm.COMMITMENTS, record.scene.dialogue)
    (row,) = latest_exports(desks["helen"])
    assert (row.form, row.about_noun, row.about_id, row.draft_id) == (
        "commitments-table", "dialogue", record.scene.dialogue, None,
    )  # fmt: skip
    with desks["helen"].reading_own() as own:
        assert "record:exported" in {entry.act for entry in read_journal(own, desks["helen"].actor)}
    assert latest_exports(desks["wenyan"]) == []


@pytest.mark.parametrize("form", OF_THE_RECORD)
def test_who_may_have_a_paper_and_for_whom_there_is_none(form, desks, record):
    subject = subject_of(form, record)
    for name in ("elliot", "grace", "songbi"):
        assert paper_made(desks[name], form, subject).content
    for name in ("oscar", "ada"):
        with pytest.raises(NotPermitted):
            paper_made(desks[name], form, subject)
    with pytest.raises(NoSuchRow):
        paper_made(desks["theodora"], form, subject)


def test_a_paper_of_nothing_is_refused(desks, record):
    for form in RecordForm:
        with pytest.raises(NoSuchRow):
            paper_made(desks["helen"], form, record.scene.topic)


def test_long_words_of_both_scripts_make_a_sound_file(desks, record, tmp_path):
    orla = desks["orla"]
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, record.scene.meeting, title_en="R" * 200, title_zh="轮" * 200)
    for form in (RecordForm.MINUTES, RecordForm.POSITIONS):
        made = paper_made(orla, form, subject_of(form, record))
        assert findings(made.content, tmp_path) == set()
