"""On whose word a source is the account of a side, and the buttons by which that side, or the secretariat, says so."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import PartyLine, read_dialogue
from actions.read_outs import MeetingAccounts
from actions.source_voices import AccountVoice, read_voice, speak_to_account
from dashboard.form_state import command_key, succeeded
from dashboard.parts.headings import section
from dashboard.parts.markup import join, link, show, tag
from dashboard.parts.notice import notice
from dashboard.record_words import side_name
from dashboard.session import guarded, href
from dashboard.source_frame_form import account_name
from dialogue.audiences import JOINT, SECRETARIAT
from dialogue.roles import Permission
from dialogue.voices import Voice
from locales import Reader


def voice_words(voice: AccountVoice, parties: Sequence[PartyLine], words: Reader) -> str:
    """On whose word the source speaks for a side, in a sentence; nothing where the side itself or the secretariat says so."""
    whose = account_name(voice.speaks_for, tuple(parties), words)
    by = words.t(", ").join(side_name(words, key, parties) for key in voice.said_by if key != SECRETARIAT)
    if voice.voice == Voice.DISOWNED:
        who = words.t(", ").join(side_name(words, key, parties) for key in voice.denied_by)
        return words.t("{who} says that this is not its read-out.", who=who)
    if voice.voice == Voice.ALLEGED and by:
        return words.t("That this is the read-out of {side}, {who} alone says.", side=whose, who=by)
    return (
        "" if voice.voice.counts else words.t("Nobody says any more that this is the read-out of {side}.", side=whose)
    )


def voice_part(table_of: Desk, source_id: UUID, dialogue_id: UUID | None, words: Reader) -> None:
    """The sentence beside a source of the joint record, and the answer to it for whoever may give one."""
    with table_of.reading() as joint:
        voice = read_voice(joint, table_of.actor, source_id)
        if voice is None:
            return
        parties = read_dialogue(joint, table_of.actor, dialogue_id).parties if dialogue_id is not None else ()
    if told := voice_words(voice, parties, words):
        show(notice(told))
    side = table_of.actor.side
    bound = voice.parties if voice.speaks_for == JOINT else (voice.speaks_for,)
    if not table_of.actor.may(Permission.ACCOUNT_RECORD) or (table_of.actor.party and side not in bound):
        return
    name = f"voice_{source_id.hex}"
    yes, no = st.columns(2)
    whose = account_name(voice.speaks_for, tuple(parties), words)
    if side not in voice.said_by and yes.button(
        words.t("This is the read-out of {side}", side=whose), key=f"{name}_yes"
    ):
        _answer(table_of, source_id, name, words, is_ours=True)
    denied = side in voice.denied_by if table_of.actor.party else side not in voice.said_by
    if not denied and no.button(words.t("This is not the read-out of {side}", side=whose), key=f"{name}_no"):
        _answer(table_of, source_id, name, words, is_ours=False)


def _answer(table_of: Desk, source_id: UUID, name: str, words: Reader, *, is_ours: bool) -> None:
    with guarded():
        with table_of.writing() as session:
            speak_to_account(session, table_of.actor, source_id, is_ours=is_ours, key=f"{command_key(name)}:{is_ours}")
        succeeded(name, words.t("It is kept whose read-out this is."))


def alleged_part(accounts: MeetingAccounts, parties: Sequence[PartyLine], words: Reader) -> None:
    """The texts of which another side alone says whose they are: listed with that, and in no column of the comparison."""
    texts = [text for text in accounts.alleged if not text.is_private]
    if not texts:
        return
    section(words.t("Texts that do not count as a side’s own"), len(texts))
    for text in texts:
        voice = AccountVoice(text.party, text.voice, text.said_by, text.denied_by, accounts.parties)
        told = voice_words(voice, parties, words)
        show(tag("p", join([link(text.title, href("sources", id=text.source_id)), told], " · ")))


__all__ = ["alleged_part", "voice_part", "voice_words"]
