"""What a delegation takes home in one archive: which files at which stage, and receipts that hold."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from actions.delegation_pack import RECEIPTS, PackAsked, export_pack
from actions.draft_marking import mark_draft
from actions.rooms import last_mark
from actions.word_exports import latest_exports
from dialogue.refusals import AboveCeiling
from dialogue.vocabulary import Marking
from exports.word.reader import read
from tests.actions.closing import adopted_by_all, milestone
from tests.actions.drafting import CLAUSES, SECRET, Table, set_table


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    table = set_table(sqlite_stores, sqlite_desks)
    table.table("wenyan", CLAUSES[0].text_en.replace("once", "twice"), CLAUSES[0].text_zh)
    table.write("helen", f"{SECRET}.", "石墨。", clause=1)
    return table


def opened(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forms(files: dict[str, bytes]) -> list[str]:
    return [file["form"] for file in json.loads(files[RECEIPTS])["files"]]


def test_a_pack_holds_the_text_what_is_contested_and_the_commitments(table) -> None:
    made = export_pack(table.desks["helen"], table.draft)
    assert made.name.endswith(".zip")
    assert " - delegation pack - " in made.name
    files = opened(made.content)
    assert forms(files) == ["clean", "redline", "comparative", "commitments-table"]
    assert all(read(content) for name, content in files.items() if name != RECEIPTS)


def test_after_adoption_it_holds_what_changed_since_the_milestone_before(sqlite_stores, sqlite_desks) -> None:
    table = set_table(sqlite_stores, sqlite_desks)
    milestone(table)
    table.accept_proposal(
        "wenyan",
        table.table("daniel", CLAUSES[0].text_en.replace("once", "twice"), CLAUSES[0].text_zh.replace("一次", "两次")),
    )
    adopted_by_all(table)
    assert forms(opened(export_pack(table.desks["helen"], table.draft).content)) == [
        "clean",
        "changes",
        "commitments-table",
    ]


def test_the_receipts_say_the_digest_of_each_file_and_how_far_the_journal_went(table) -> None:
    helen = table.desks["helen"]
    files = opened(export_pack(helen, table.draft, PackAsked(("zh", "en"), Marking.INTERNAL)).content)
    receipts = json.loads(files[RECEIPTS])
    assert {file["name"]: file["sha256"] for file in receipts["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != RECEIPTS
    }
    with helen.reading() as joint:
        mark = last_mark(joint)
    assert receipts["joint_journal"] == {"seq": mark.seq, "head": mark.hash}


def test_each_file_is_written_down_as_handed_out(table) -> None:
    export_pack(table.desks["helen"], table.draft)
    left = latest_exports(table.desks["helen"])
    assert sorted(one.form for one in left) == ["clean", "commitments-table", "comparative", "redline"]


def test_nothing_private_is_in_a_pack(table) -> None:
    for name, content in opened(export_pack(table.desks["helen"], table.draft).content).items():
        if name != RECEIPTS:
            assert SECRET not in "\n".join(read(content).paragraphs("accepted")), name


def test_one_file_above_the_ceiling_keeps_the_whole_pack_back(table) -> None:
    with table.desks["orla"].writing() as joint:
        mark_draft(joint, table.desks["orla"].actor, table.draft, Marking.SENSITIVE)
    with pytest.raises(AboveCeiling):
        export_pack(table.desks["helen"], table.draft, PackAsked(marking=Marking.PUBLIC))
    assert latest_exports(table.desks["helen"]) == []
