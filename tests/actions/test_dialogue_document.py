"""A whole dialogue leaves as one document and comes back as it was, and nothing that was changed on the way is taken in."""

import json
from pathlib import Path

import jsonschema
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions import dialogue_document, dialogue_export, dialogue_import
from actions.commitments import record_commitment
from actions.desk import Desk
from actions.dialogues import read_dialogue
from actions.journal import record
from actions.positions import record_position
from actions.sources import mark_passage, record_source
from actions.upkeep import prepare
from actions.verification import verify
from actions.word_names import name_people
from dialogue.intake_refusals import DialogueHereAlready, DocumentNotADialogue, DocumentTampered, PartyIsAnother
from dialogue.refusals import AboveCeiling, NoSuchRow, NotPermitted, Refusal
from dialogue.vocabulary import Marking, SourceKind, Strength
from models import dialogue_parts
from models.dialogue_parts import BELONGS_BY, BY_NOUN, COLUMNS_LEFT_OUT, LEADS_TO, LEFT_OUT, ROOT, USED
from models.parties import Party
from models.tables import METADATA
from tests.actions.record_rows import ACTS, a_row_of_everything, counted, random_record
from tests.cast import CAST

SCHEMA = Path(__file__).parents[2] / "docs" / "dialogue.schema.json"


def export(desk, dialogue, ceiling=None):
    return dialogue_export.export_dialogue(desk, dialogue, ceiling).content


def take_in(desk, content, **how):
    with desk.writing() as session:
        return dialogue_import.import_dialogue(session, desk.actor, content, **how).id


@pytest.fixture
def elsewhere(sqlite_bed):
    """The desk of the organiser of another installation, in which nothing stands."""
    with sqlite_bed.lent() as (_, stores):
        prepare(stores)
        yield Desk(stores, CAST["orla"])


def test_every_table_comes_along_or_is_left_out_with_a_reason():
    owned, shared = {ROOT, *BELONGS_BY}, set(USED) - {"topic"}
    assert owned | shared | set(LEFT_OUT) == set(METADATA.tables)
    assert not (owned & shared) | (owned & set(LEFT_OUT)) | (shared & set(LEFT_OUT))
    assert all(LEFT_OUT.values())
    assert all(COLUMNS_LEFT_OUT.values())


def test_every_identifier_leads_somewhere_or_is_left_out():
    unknown, used = [], set()
    for table in dialogue_parts.carried_tables():
        known = dialogue_parts.leads(table.name).keys() | dialogue_parts.nouns(table.name).keys()
        for column in dialogue_parts.carried_columns(table.name):
            own = [column.name] == [key.name for key in table.primary_key] and not column.foreign_keys
            if (isinstance(column.type, sa.Uuid) or column.foreign_keys) and not own and column.name not in known:
                unknown.append(f"{table.name}.{column.name}")
            used |= {column.name, f"{table.name}.{column.name}"}
        targets = set(dialogue_parts.leads(table.name).values())
        assert targets <= {t.name for t in dialogue_parts.carried_tables()}
    assert unknown == []
    assert {*LEADS_TO, *BY_NOUN} <= used, "names a column that is not there"


def test_what_belongs_is_reached_through_what_was_reached_before():
    reached = {ROOT}
    for table, columns in BELONGS_BY.items():
        assert {dialogue_parts.leads(table)[column] for column in columns} <= reached, table
        reached.add(table)


def test_the_schema_in_the_manual_is_that_of_the_tables():
    assert SCHEMA.read_text("utf-8") == dialogue_document.schema_text(), (
        "write it anew: python -m actions.dialogue_document"
    )


def test_a_row_of_every_table_goes_out_and_comes_back_byte_for_byte(desks, elsewhere):
    content = export(desks["orla"], a_row_of_everything(desks["orla"]))
    document = json.loads(content)
    assert all(document["tables"].values()), "a table of which nothing came along"
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    assert export(elsewhere, take_in(elsewhere, content)) == content
    assert verify(elsewhere._stores) == []
    copy = export(desks["orla"], take_in(desks["orla"], content, as_copy=True))
    assert shape(copy) == shape(content)
    assert verify(desks["orla"]._stores) == []


def shape(content):
    """A document with each identifier in place of which it is: the first to be named, the second, and so on."""
    names: dict[str, int] = {}

    def named(value):
        if isinstance(value, dict):
            return {key: named(part) for key, part in sorted(value.items())}
        if isinstance(value, list):
            return [named(part) for part in value]
        is_id = isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef")
        return names.setdefault(value, len(names)) if is_id else value

    tables = json.loads(content)["tables"]
    return named({name: rows for name, rows in tables.items() if name not in USED or name == "topic"})


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data(), acts=st.lists(st.sampled_from(ACTS), max_size=14))
def test_any_record_goes_out_and_comes_back_byte_for_byte(drawn, acts, sqlite_bed):
    with sqlite_bed.lent() as (_, here), sqlite_bed.lent() as (_, there):
        desk, other = Desk(here, CAST["orla"]), Desk(there, CAST["orla"])
        content = export(desk, random_record(desk, drawn.draw, acts))
        assert export(other, take_in(other, content)) == content
        assert shape(export(desk, take_in(desk, content, as_copy=True))) == shape(content)
        assert not verify(here) + verify(there)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_no_value_of_a_document_can_be_changed_unseen(drawn, tampered_with):
    desk, content = tampered_with
    document = json.loads(content)
    table = drawn.draw(st.sampled_from([name for name, rows in document["tables"].items() if rows]))
    row = drawn.draw(st.sampled_from(document["tables"][table]))
    column = drawn.draw(st.sampled_from(sorted(row)))
    before = row[column]
    row[column] = drawn.draw(st.sampled_from([None, "", "x", 7, True, "0" * 32, "us", []]))
    if row[column] == before and type(row[column]) is type(before):
        return
    with desk.reading() as session, pytest.raises(Refusal):
        dialogue_import.look_at_dialogue(session, desk.actor, json.dumps(document).encode())


@pytest.fixture
def tampered_with(sqlite_desks):
    desk = sqlite_desks["orla"]
    return desk, export(desk, a_row_of_everything(desk))


def forged(content, change):
    """The document with a change in it by somebody who knows how its digest is made."""
    document = json.loads(content)
    change(document["tables"])
    rows, key = document["tables"], document["dialogue"]
    return dialogue_document.written(rows, key)


FORGERIES = {
    "another text of a source": (lambda t: t["source"][0].update(text="Other words."), DocumentTampered),
    "another quote": (lambda t: t["passage"][0].update(exact="other"), DocumentTampered),
    "a quote from elsewhere": (lambda t: t["passage"][0].update(start=0, end=5), DocumentTampered),
    "another file": (lambda t: t["stored_file"][0].update(content="AAAA"), DocumentTampered),
    "what an author thinks as a position": (lambda t: t["passage"][0].update(role="comment"), DocumentNotADialogue),
    "a reference to nothing": (lambda t: t["position"][0].update(topic_id="0" * 32), DocumentNotADialogue),
    "a position of no dialogue": (lambda t: t["position"][0].update(dialogue_id=None), DocumentNotADialogue),
    "a party that is none": (lambda t: t["position"][0].update(party="fr"), DocumentNotADialogue),
    "a leaning out of bounds": (lambda t: t["position"][0].update(leaning=9), DocumentNotADialogue),
    "the same row twice": (lambda t: t["meeting"].append(t["meeting"][0]), DocumentNotADialogue),
    "a second dialogue": (lambda t: t["dialogue"].append({**t["dialogue"][0], "id": "1" * 32}), DocumentNotADialogue),
    "a meeting that is part of itself": (
        lambda t: t["meeting"][0].update(part_of_id=t["meeting"][0]["id"]), DocumentNotADialogue,
    ),
    "a comment on nothing": (lambda t: t["comment"][0].update(about_id="0" * 32), DocumentNotADialogue),
}  # fmt: skip


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_document_is_refused_even_under_a_right_digest(forgery, tampered_with, elsewhere):
    change, refusal = FORGERIES[forgery]
    _, content = tampered_with
    with elsewhere.reading() as session:
        before = counted(session)
    with pytest.raises(refusal):
        take_in(elsewhere, forged(content, change))
    with elsewhere.reading() as session:
        assert counted(session) == before


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff\xfe", b'{"format": "alternat.dialogue", "version": 2}', b"[" * 10**5]
)
def test_what_is_no_document_of_a_dialogue_is_refused(content, elsewhere):
    with pytest.raises(DocumentNotADialogue):
        take_in(elsewhere, content)


def test_a_dialogue_that_is_here_is_taken_in_only_as_a_copy(scene, desks):
    content = export(desks["orla"], scene.dialogue)
    with pytest.raises(DialogueHereAlready):
        take_in(desks["orla"], content)
    with desks["orla"].reading() as session:
        assert dialogue_import.look_at_dialogue(session, desks["orla"].actor, content).is_here
    copy = take_in(desks["orla"], content, as_copy=True, key="once")
    assert take_in(desks["orla"], content, as_copy=True, key="once") == copy
    with desks["helen"].reading() as session:
        assert read_dialogue(session, desks["helen"].actor, copy).name_zh == "港口对话"


def test_a_party_exports_what_it_sees_and_an_outsider_nothing(scene, desks):
    content = export(desks["orla"], scene.dialogue)
    for who in ("helen", "wenyan", "elliot"):
        assert export(desks[who], scene.dialogue) == content
    with pytest.raises(NoSuchRow):
        export(desks["theodora"], scene.dialogue)
    with pytest.raises(NotPermitted):
        export(desks["oscar"], scene.dialogue)
    assert b"Pilots" not in content


@pytest.mark.parametrize("who", ["robin", "helen", "wenyan", "elliot", "oscar", "theodora"])
def test_only_an_organiser_of_the_secretariat_takes_a_dialogue_in(who, scene, desks):
    content = export(desks["orla"], scene.dialogue)
    for verb in (dialogue_import.import_dialogue, dialogue_import.look_at_dialogue):
        with desks[who].writing() as session, pytest.raises(NotPermitted):
            verb(session, desks[who].actor, content)


@pytest.mark.parametrize("who", ["helen", "wenyan", "orla"])
def test_nothing_that_a_side_keeps_to_itself_is_in_a_document(who, scene, desks):
    desk, secret = desks[who], "We could live with half of it."
    with desk.writing_own() as own, desk.reading() as joint:
        here = {"dialogue_id": scene.dialogue, "joint": joint}
        source = record_source(own, desk.actor, kind=SourceKind.NOTE, title="Line to take", text=secret, **here)
        passage = mark_passage(own, desk.actor, source.id, secret, joint=joint)
        record_position(own, desk.actor, passage_id=passage.id, party="us", statement_en=secret, **here)
        if who == "orla":
            record_commitment(
                own, desk.actor, passage_id=passage.id, debtor="us", action_en=secret, strength=Strength.WILL, **here
            )
    for reader in ("helen", "wenyan", "orla"):
        assert secret.encode() not in export(desks[reader], scene.dialogue)


def test_a_ceiling_holds_back_what_is_marked_above_it(scene, desks):
    assert export(desks["orla"], scene.dialogue, Marking.INTERNAL)
    with pytest.raises(AboveCeiling) as refused:
        export(desks["orla"], scene.dialogue, Marking.PUBLIC)
    assert ("Minutes", "Minutes", Marking.INTERNAL) in refused.value.facts["listed"]


def test_a_side_that_does_not_name_its_people_in_files_is_not_named_here(scene, desks):
    assert b"Orla" in export(desks["orla"], scene.dialogue)
    with desks["helen"].writing() as session:
        passage = mark_passage(session, desks["helen"].actor, scene.source, "Both sides will meet")
        record_position(
            session,
            desks["helen"].actor,
            passage_id=passage.id,
            party="us",
            statement_en="S",
            dialogue_id=scene.dialogue,
        )
    name = CAST["helen"].name.encode()
    assert name in export(desks["orla"], scene.dialogue)
    with desks["helen"].writing() as session:
        name_people(session, desks["helen"].actor, False)
    assert name not in export(desks["orla"], scene.dialogue)


def test_a_party_of_the_same_key_and_another_name_is_refused(scene, desks, elsewhere):
    content = export(desks["orla"], scene.other_dialogue)
    with elsewhere.writing() as session:
        row = Party(key="third", name_en="Somebody else", name_zh="别人", short_en="", short_zh="")
        session.add(row)
        record(session, elsewhere.actor, "party:recorded", row)
    with pytest.raises(PartyIsAnother):
        take_in(elsewhere, content)
