"""Figures leave by the same door as tables: only for who may, written down, below the ceiling, and without private words."""

import csv
import hashlib
import io

import pytest
from sqlmodel import select

from actions.analytics_rounds import contact_figures
from actions.contacts import ContactsBy
from actions.figure_export import FigureTable, export_figures, markings_counted
from actions.meetings import amend_meeting
from actions.participations import add_participation
from actions.positions import record_position
from actions.record_tables import Carrier, Noun, export_table
from actions.sources import mark_passage, record_source
from dialogue.refusals import AboveCeiling, ExportLeaks, NoSuchRow, NotPermitted
from dialogue.vocabulary import Marking, SourceKind
from models.exchange import WordExport
from models.journal import JournalEntry

SECRET = "they would give way on the harbour fees of the winter"
FIGURES = FigureTable("moved", ["=Figure", "n"], [["+1", "2"], ["restated", "3"]], ())


def stated(desk, scene, **where):
    with desk.writing() as session:
        return record_position(session, desk.actor, passage_id=scene.said_us, party="us", dialogue_id=scene.dialogue,
                               statement_en="Publish them.", **where).id  # fmt: skip


def noted(desk, scene):
    """A position that a side notes for itself, on a note of its own."""
    with desk.reading() as joint, desk.writing_own() as own:
        source = record_source(own, desk.actor, kind=SourceKind.NOTE, title="Our note", text=f"We hear {SECRET}.",
                               dialogue_id=scene.dialogue, marking=Marking.CONFIDENTIAL, joint=joint).id  # fmt: skip
        passage = mark_passage(own, desk.actor, source, SECRET, joint=joint).id
        return record_position(own, desk.actor, passage_id=passage, party="cn", dialogue_id=scene.dialogue,
                               statement_en=f"Once more {SECRET}", joint=joint).id  # fmt: skip


def test_figures_leave_only_for_those_who_see_the_dialogue_and_take_files(scene, desks):
    for who, refusal in (("theodora", NoSuchRow), ("oscar", NotPermitted)):
        with pytest.raises(refusal):
            export_figures(desks[who], scene.dialogue, FIGURES)
    with pytest.raises(NoSuchRow), desks["theodora"].reading() as joint:
        markings_counted(joint, desks["theodora"].actor, scene.dialogue)


def test_what_left_is_written_down_and_no_cell_of_it_is_a_formula(scene, desks):
    helen = desks["helen"]
    left = export_figures(helen, scene.dialogue, FIGURES, ceiling=Marking.INTERNAL)
    assert left.name.endswith(" - internal.csv")
    assert " - figures moved - " in left.name
    read = list(csv.reader(io.StringIO(left.content.decode("utf-8-sig"), newline="")))
    assert read == [["'=Figure", "n"], ["'+1", "2"], ["restated", "3"]]
    with helen.reading_own() as own:
        (row,) = own.exec(select(WordExport)).all()
        assert (row.form, row.about_id, row.by_id) == ("figures moved", scene.dialogue, helen.actor.user_id)
        assert row.sha256 == hashlib.sha256(left.content).hexdigest()
        assert "record:handed_out" in own.exec(select(JournalEntry.act)).all()


def test_figures_of_what_is_marked_above_their_ceiling_do_not_leave(scene, desks):
    helen = desks["helen"]
    of_all = FigureTable("moved", ["n"], [["1"]], {stated(desks["orla"], scene)})
    assert export_figures(helen, scene.dialogue, of_all, ceiling=Marking.INTERNAL)
    with pytest.raises(AboveCeiling):
        export_figures(helen, scene.dialogue, of_all, ceiling=Marking.PUBLIC)
    of_own = FigureTable("moved", ["n"], [["1"]], {noted(helen, scene)})
    with pytest.raises(AboveCeiling):
        export_figures(helen, scene.dialogue, of_own, ceiling=Marking.INTERNAL, of_own=True)
    assert "private" in export_figures(helen, scene.dialogue, of_own, ceiling=Marking.CONFIDENTIAL, of_own=True).name


def test_no_figure_of_the_joint_record_leaves_with_words_that_a_side_wrote_for_itself(scene, desks):
    helen = desks["helen"]
    noted(helen, scene)
    told = FigureTable("moved-list", ["Row"], [[f"Once more  {SECRET.upper()}"]], ())
    with pytest.raises(ExportLeaks):
        export_figures(helen, scene.dialogue, told)
    assert export_figures(helen, scene.dialogue, told, of_own=True)
    with desks["orla"].writing() as session:  # once all sides read it, it is nobody's secret
        record_position(session, desks["orla"].actor, passage_id=scene.said_cn, party="cn", dialogue_id=scene.dialogue,
                        statement_en=f"Once more {SECRET}")  # fmt: skip
    assert export_figures(helen, scene.dialogue, told)


@pytest.mark.parametrize("carrier", Carrier)
def test_no_table_of_the_joint_record_leaves_with_words_that_a_side_keeps_for_itself(scene, desks, carrier):
    helen = desks["helen"]
    noted(helen, scene)
    assert export_table(helen, Noun.PARTICIPANTS, scene.dialogue, carrier)
    with desks["orla"].writing() as session:
        add_participation(session, desks["orla"].actor, scene.meeting, placeholder_en="guest", title_en=SECRET.title())
    with pytest.raises(ExportLeaks):
        export_table(helen, Noun.PARTICIPANTS, scene.dialogue, carrier)
    assert export_table(desks["wenyan"], Noun.PARTICIPANTS, scene.dialogue, carrier)
    assert SECRET.encode() in export_table(helen, Noun.POSITIONS, scene.dialogue, of_own=True).content


@pytest.mark.parametrize(
    ("said", "rule", "is_told"),
    [
        (None, "attributed", True), (False, "attributed", False), (None, "Chatham House Rule", False),
        (True, "Chatham House Rule", True), (None, "off the record", False),
    ],
)  # fmt: skip
def test_who_sat_at_a_meeting_of_which_that_may_not_be_told_met_nobody_in_a_figure(said, rule, is_told, scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        amend_meeting(session, orla.actor, scene.meeting, attribution_rule=rule, list_is_public=said)
    with orla.reading() as session:
        met = contact_figures(session, orla.actor, scene.dialogue, by=ContactsBy.PERSON)
    assert bool(met.met) == is_told
    assert (scene.meeting in met.untold.counted) != is_told
    assert (scene.meeting in met.listed.counted) == is_told
