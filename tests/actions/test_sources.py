"""Sources are kept as they came; passages stand where they say."""

import random

import pytest
import sqlalchemy.exc

from actions.sources import list_sources, mark_passage, read_passage, read_source, record_source
from dialogue.intake_refusals import SourceTooLarge, SourceWithoutText
from dialogue.refusals import BytesNotText, FieldMissing, NoSuchRow, QuoteNotInSource
from dialogue.vocabulary import Marking, PassageRole, SourceKind
from models.exchange import StoredFile
from models.sources import Passage, Source
from tests.actions.scene import TEXT
from tests.intake.test_apart import a_word_file


def kept(desk, **facts):
    with desk.writing() as session:
        given = {"kind": SourceKind.NOTE, "title": "Note", **facts}
        return record_source(session, desk.actor, **given).id


@pytest.mark.parametrize("seed", range(5))
def test_a_text_is_kept_letter_for_letter(scene, desks, seed):
    rng = random.Random(seed)
    text = "".join(rng.choice("a Ü\u0308\r\n\t双方。\u3000\u200b𠮷") for _ in range(200)) + "end"
    made = kept(desks["orla"], text=text, dialogue_id=scene.dialogue)
    with desks["wenyan"].reading() as session:
        assert read_source(session, desks["wenyan"].actor, made).text == text


def test_the_bytes_of_a_file_are_kept_beside_its_text(scene, desks):
    content = "双方商定。".encode("gb18030")
    made = kept(desks["orla"], content=content, file_name="a.txt", dialogue_id=scene.dialogue)
    with desks["orla"].reading() as session:
        seen = read_source(session, desks["orla"].actor, made)
        assert (seen.text, seen.encoding, seen.line.language) == ("双方商定。", "gb18030", "zh")
        assert session.get(StoredFile, seen.file_id).content == content


@pytest.mark.parametrize("facts", [{"content": b"\xff\xfe\xff"}, {"text": "one\x00two"}, {"text": "half \ud83d"}])
def test_what_is_no_text_is_refused(scene, desks, facts):
    with pytest.raises(BytesNotText):
        kept(desks["orla"], dialogue_id=scene.dialogue, **facts)


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"text": "x", "title": ""}, "title"), ({"text": " \n"}, "text")],
)
def test_a_source_needs_a_title_and_a_text(scene, desks, facts, field):
    with pytest.raises(FieldMissing) as refused:
        kept(desks["orla"], dialogue_id=scene.dialogue, **facts)
    assert refused.value.facts == {"field": field}


def test_a_file_with_nothing_in_it_is_refused(scene, desks):
    with pytest.raises(SourceWithoutText):
        kept(desks["orla"], content=b"", file_name="a.txt", dialogue_id=scene.dialogue)


def test_in_the_joint_record_a_source_is_filed_under_a_dialogue(desks):
    with pytest.raises(FieldMissing) as refused:
        kept(desks["orla"], text="Somewhere.")
    assert refused.value.facts == {"field": "dialogue"}


def test_a_quote_is_found_and_kept_as_it_stands_in_the_source(scene, desks):
    with desks["helen"].reading() as session:
        quote = read_passage(session, desks["helen"].actor, scene.said_cn)
    assert quote.exact == "中方表示愿意研究，并商定明年三月前\n答复"
    assert TEXT[quote.start : quote.end] == quote.exact
    assert (quote.source_title, quote.marking) == ("Minutes", Marking.INTERNAL)


def test_a_quote_that_does_not_stand_there_is_refused(scene, desks):
    with pytest.raises(QuoteNotInSource), desks["orla"].writing() as session:
        mark_passage(session, desks["orla"].actor, scene.source, "both ports close")


def test_the_same_quote_in_the_same_role_is_one_passage(scene, desks):
    with desks["orla"].writing() as session:
        actor = desks["orla"].actor
        again = mark_passage(session, actor, scene.source, "Both sides  will meet again in the spring.")
        summary = mark_passage(session, actor, scene.source, "Both sides will meet again", role=PassageRole.SUMMARY)
    assert again.id == scene.agreed
    assert summary.id != scene.agreed


def test_a_passage_may_be_marked_otherwise_than_its_source(scene, desks):
    with desks["orla"].writing() as session:
        actor = desks["orla"].actor
        made = mark_passage(session, actor, scene.source, "Both sides", marking=Marking.SENSITIVE, paragraph="3")
    assert (made.marking, made.paragraph) == (Marking.SENSITIVE, "3")


def test_sources_and_passages_are_never_changed(scene, desks):
    for table, row_id, field in ((Source, scene.source, "title"), (Passage, scene.agreed, "exact")):
        with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
            setattr(session.get(table, row_id), field, "changed")


def test_sources_are_listed_to_the_parties_of_their_dialogue(scene, desks):
    titles = {}
    for name in ("orla", "helen", "wenyan", "theodora", "odile"):
        with desks[name].reading() as session:
            titles[name] = {line.title for line in list_sources(session, desks[name].actor)}
    assert titles == {
        "orla": {"Minutes", "Pilots"}, "helen": {"Minutes"}, "wenyan": {"Minutes", "Pilots"}, "theodora": {"Pilots"},
        "odile": set(),
    }  # fmt: skip


def test_a_list_of_sources_is_narrowed_by_words_kind_and_meeting(scene, desks):
    with desks["orla"].reading() as session:
        actor = desks["orla"].actor
        assert [s.title for s in list_sources(session, actor, words="MINU")] == ["Minutes"]
        assert [s.title for s in list_sources(session, actor, kind=SourceKind.NOTE)] == ["Pilots"]
        assert [s.passages for s in list_sources(session, actor, meeting_id=scene.meeting)] == [4]


def test_the_source_of_another_dialogue_looks_as_if_it_were_not(scene, desks):
    with desks["helen"].reading() as session, pytest.raises(NoSuchRow):
        read_source(session, desks["helen"].actor, scene.other_source)
    with desks["helen"].reading() as session, pytest.raises(NoSuchRow):
        read_passage(session, desks["helen"].actor, scene.other_passage)


def test_a_private_source_may_stand_under_no_dialogue_and_only_its_side_has_it(scene, desks):
    helen = desks["helen"]
    with helen.writing_own() as session:
        made = record_source(session, helen.actor, kind=SourceKind.NOTE, title="Ours", text="We can wait.").id
    with helen.reading_own() as session:
        assert [line.is_private for line in list_sources(session, helen.actor)] == [True]
    for name in ("helen", "wenyan", "orla"):
        with desks[name].reading() as session, pytest.raises(NoSuchRow):
            read_source(session, desks[name].actor, made)


def test_a_private_passage_may_quote_a_source_of_the_joint_record(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as session:
        mark_passage(session, helen.actor, scene.source, "Both sides will meet again", joint=joint)
    with helen.reading() as joint, helen.writing_own() as session, pytest.raises(NoSuchRow):
        mark_passage(session, helen.actor, scene.other_source, "pilots agreed", joint=joint)


def test_a_word_file_is_kept_as_its_bytes_and_as_its_text(scene, desks):
    content = a_word_file("The sides met.", "双方会谈。")
    made = kept(desks["orla"], content=content, file_name="note.docx", dialogue_id=scene.dialogue)
    with desks["wenyan"].reading() as session:
        seen = read_source(session, desks["wenyan"].actor, made)
        assert "The sides met." in seen.text
        assert "双方会谈。" in seen.text
        file = session.get(StoredFile, seen.file_id)
        assert (file.content, file.media_type.rsplit(".", 1)[1]) == (content, "document")


def test_a_paste_beyond_all_measure_is_refused(scene, desks):
    with pytest.raises(SourceTooLarge):
        kept(desks["orla"], text="段" * 20_000_000, dialogue_id=scene.dialogue)


def test_a_source_of_no_named_kind_is_of_the_kind_its_signs_tell(scene, desks):
    text = "P 280636Z JUL 25\nFM AMEMBASSY NOWHERE\nTO SECSTATE WASHDC PRIORITY 1\n\nSUBJECT: PORTS\n\n1. (SBU) Summary: The sides met."
    made = kept(desks["orla"], kind=None, text=text, dialogue_id=scene.dialogue)
    with desks["orla"].reading() as session:
        assert read_source(session, desks["orla"].actor, made).line.kind == SourceKind.CABLE
