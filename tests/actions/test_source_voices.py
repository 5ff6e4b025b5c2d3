"""A source that one side gave makes no "the other side says" by that side's word alone."""

import pytest

from actions.paper_exports import PaperAsked, RecordForm
from actions.read_outs import read_accounts
from actions.source_frames import Frame, read_frame, record_frame
from actions.source_voices import read_voice, speak_to_account
from actions.sources import record_source
from dialogue.refusals import FieldMissing
from dialogue.refusals_of_record import NotOursToSay
from dialogue.vocabulary import SourceKind
from dialogue.voices import Voice
from tests.actions.papers import printed


def text_of(desk, scene, speaks_for, title="A text"):
    with desk.writing() as session:
        source = record_source(
            session, desk.actor, kind=SourceKind.READ_OUT, title=title, text="They agreed.", meeting_id=scene.meeting
        ).id
        record_frame(session, desk.actor, source, Frame(speaks_for=speaks_for))
    return source


def seen(desk, scene):
    with desk.reading() as session:
        return read_accounts(session, desk.actor, scene.meeting)


def answered(desk, source, is_ours=True, key=None):
    with desk.writing() as session:
        speak_to_account(session, desk.actor, source, is_ours=is_ours, key=key)
    with desk.reading() as session:
        return read_voice(session, desk.actor, source)


def test_what_helen_says_of_china_is_told_as_her_sides_word_until_china_or_the_secretariat_says_so(scene, desks):
    helen, wenyan = desks["helen"], desks["wenyan"]
    source = text_of(helen, scene, "cn", "Their text")
    accounts = seen(wenyan, scene)
    assert accounts.texts_of("cn") == ()
    (alleged,) = accounts.alleged
    assert (alleged.source_id, alleged.voice, alleged.said_by) == (source, Voice.ALLEGED, ("us",))
    lines = printed(wenyan, RecordForm.READ_OUTS, scene.meeting, PaperAsked(("en",)))
    assert lines.index("as US alone says") == lines.index("China") + 1
    assert answered(wenyan, source, is_ours=False).voice == Voice.DISOWNED
    assert "the side itself says that it is not its account" in printed(
        helen, RecordForm.READ_OUTS, scene.meeting, PaperAsked(("en",))
    )
    assert answered(desks["orla"], source).voice == Voice.DISOWNED, "a side is not bound by anybody else's word"
    given = answered(wenyan, source)
    assert (given.voice, given.said_by, given.denied_by) == (Voice.OWN, ("cn", "secretariat", "us"), ())
    assert [text.source_id for text in seen(helen, scene).texts_of("cn")] == [source]
    assert answered(wenyan, source, is_ours=False, key="k").voice == Voice.DISOWNED
    with wenyan.writing() as session:
        speak_to_account(
            session, wenyan.actor, source, is_ours=True, key="k"
        )  # the same command again does nothing new
    with wenyan.reading() as session:
        assert read_voice(session, wenyan.actor, source).voice == Voice.DISOWNED


def test_to_keep_the_frame_again_neither_confirms_it_nor_takes_a_confirmation_away(scene, desks):
    helen = desks["helen"]
    source = text_of(helen, scene, "cn")
    for by, voice in (("orla", Voice.ALLEGED), ("helen", Voice.ALLEGED)):
        with desks[by].writing() as session:
            kept = read_frame(session, desks[by].actor, source)
            record_frame(session, desks[by].actor, source, kept)
            assert read_voice(session, desks[by].actor, source).voice == voice
    assert answered(desks["orla"], source).voice == Voice.SECRETARIAT
    with helen.writing() as session:
        record_frame(session, helen.actor, source, Frame(speaks_for="cn", sender="A"))
        assert read_voice(session, helen.actor, source).voice == Voice.SECRETARIAT
        record_frame(session, helen.actor, source, Frame(speaks_for="joint"))
        assert read_voice(session, helen.actor, source).voice == Voice.ALLEGED
    assert answered(desks["wenyan"], source).voice == Voice.OWN


def test_who_may_answer_and_of_what(scene, desks):
    helen, orla = desks["helen"], desks["orla"]
    source = text_of(helen, scene, "cn")
    with helen.writing() as session, pytest.raises(NotOursToSay):
        speak_to_account(session, helen.actor, source, is_ours=True)
    with orla.writing() as session, pytest.raises(FieldMissing):
        speak_to_account(session, orla.actor, scene.source, is_ours=True)
    own = text_of(helen, scene, "us")
    with helen.reading() as session:
        assert read_voice(session, helen.actor, own).voice == Voice.OWN
        assert read_voice(session, helen.actor, scene.source) is None
    assert answered(orla, own, is_ours=False).voice == Voice.OWN


def test_what_a_side_keeps_for_itself_it_reads_as_it_likes_and_nobody_else_sees(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        source = record_source(
            own, helen.actor, kind=SourceKind.READ_OUT, title="Kept", text="T.", meeting_id=scene.meeting, joint=joint
        ).id
        record_frame(own, helen.actor, source, Frame(speaks_for="cn"), joint=joint)
    with helen.reading() as joint, helen.reading_own() as own:
        assert [t.source_id for t in read_accounts(own, helen.actor, scene.meeting, joint=joint).texts_of("cn")] == [
            source
        ]
    for name in ("helen", "wenyan", "orla"):
        assert seen(desks[name], scene).texts == ()
