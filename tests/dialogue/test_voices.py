"""Whose account a source is: the word of the side itself, of the secretariat, or of another side alone."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue.voices import Voice, voice_of

PARTIES = ("us", "cn", "third")
SOME = st.sets(st.sampled_from((*PARTIES, "secretariat")))
WHOSE = st.sampled_from((*PARTIES, "joint"))


@given(WHOSE, SOME, st.sets(st.sampled_from(PARTIES)))
def test_nothing_counts_that_neither_the_side_nor_the_secretariat_said(speaks_for, said, denied):
    voice = voice_of(speaks_for, said, denied, PARTIES)
    bound = set(PARTIES) if speaks_for == "joint" else {speaks_for}
    if not bound & said and "secretariat" not in said:
        assert not voice.counts
    if voice == Voice.OWN:
        assert bound <= said


@given(WHOSE, SOME, st.sets(st.sampled_from(PARTIES)), st.sampled_from(PARTIES))
def test_what_another_side_says_never_makes_a_text_a_sides_own(speaks_for, said, denied, other):
    bound = set(PARTIES) if speaks_for == "joint" else {speaks_for}
    if other not in bound:
        assert voice_of(speaks_for, said, denied, PARTIES) == voice_of(speaks_for, said | {other}, denied, PARTIES)
        assert voice_of(speaks_for, said, denied, PARTIES) == voice_of(speaks_for, said, denied | {other}, PARTIES)


@given(WHOSE, SOME, st.sampled_from(PARTIES))
def test_a_side_that_disowns_a_text_is_bound_by_nobodys_word(speaks_for, said, side):
    if speaks_for in (side, "joint"):
        assert voice_of(speaks_for, said, {side}, PARTIES) == Voice.DISOWNED


def test_a_text_of_all_sides_is_one_when_all_say_so():
    assert voice_of("joint", ["us"], [], ("us", "cn")) == Voice.ALLEGED
    assert voice_of("joint", ["us", "cn"], [], ("us", "cn")) == Voice.OWN
    assert voice_of("joint", ["secretariat"], [], ("us", "cn")) == Voice.SECRETARIAT
    assert voice_of("cn", ["us"], [], ("us", "cn")) == Voice.ALLEGED
    assert voice_of("cn", ["cn"], [], ("us", "cn")) == Voice.OWN
