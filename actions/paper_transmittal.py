"""The letter that goes with a text, or with the papers of a meeting, to an agency: to whom, when, what, and its fingerprint."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from actions.access import access_draft
from actions.dialogues import parties_of_dialogue, read_dialogue
from actions.meeting_view import read_meeting
from actions.milestones import list_milestones
from actions.paper_participants import meeting_label
from actions.paper_parts import Composed, Making, filled, full_name, in_eights, joined
from actions.transmittals import TransmittalLine, read_transmittal
from dialogue.audiences import SECRETARIAT
from dialogue.roles import Permission
from exports.word import captions
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Look, Prose, Signature, Signatures
from models.drafts import Draft
from models.milestones import Milestone


def transmittal_letter(making: Making, transmittal_id: UUID) -> Composed:
    """The letter of one line of the register. Raises NoSuchRow, also where the reader may not see the text that was sent."""
    line = read_transmittal(making.joint, making.actor, transmittal_id)
    draft = None
    if line.draft_id is not None:
        draft = access_draft(making.joint, making.actor, line.draft_id, Permission.DRAFT_READ)
    milestone = _milestone(making, line, draft)
    agency, sent = filled(line.agency_en, line.agency_zh), captions.on_day(line.sent_on)
    reference = _reference(line)
    channel = words.CHANNELS[line.channel]
    blocks: list[Block] = [
        Prose((Entry(agency, Look.FIRM),), words.TO),
        Prose((Entry(sent),), words.DATE),
        Prose((Entry((reference, reference)),), words.REFERENCE),
    ]
    if any(channel):
        blocks.append(Prose((Entry(channel),), words.HANDED))
    blocks.append(Prose((Entry(words.transmitted(draft is not None)),)))
    blocks.append(Prose(tuple(Entry(pair) for pair in _enclosed(making, line, draft)), words.ENCLOSED))
    if line.version:
        blocks.append(Prose((Entry((line.version, line.version)),), words.VERSION))
    if milestone is not None:
        lines = (milestone.fingerprint[:32], milestone.fingerprint[32:])
        blocks.append(Prose(tuple(Entry((half, half)) for half in map(in_eights, lines)), words.FINGERPRINT))
    if making.asked.ceiling is not None:
        blocks.append(Prose((Entry(words.as_marked(captions.MARKINGS[making.asked.ceiling])),)))
    if line.receipt:
        blocks.append(Prose((Entry((line.receipt, line.receipt)),), words.RECEIPT))
    blocks.append(Signatures((Signature(_sender(making, line), title=words.SIGNED_ON),)))
    return Composed(
        joined((reference, reference), sent), tuple(blocks), agency, "transmittal", line.id,
        version=milestone.label if milestone else "", draft_id=line.draft_id,
    )  # fmt: skip


def _enclosed(making: Making, line: TransmittalLine, draft: Draft | None) -> Iterable[Pair]:
    if draft is not None:
        yield filled(draft.title_en, draft.title_zh)
    if line.meeting_id is not None:
        label = meeting_label(read_meeting(making.joint, making.actor, line.meeting_id))
        yield label if draft is not None else joined(words.PAPERS, label)


def _milestone(making: Making, line: TransmittalLine, draft: Draft | None) -> Milestone | None:
    """The milestone that the version names; none where it names none, for no fingerprint is guessed."""
    if draft is None or not line.version:
        return None
    found: Sequence[Milestone] = list_milestones(making.joint, making.actor, draft.id)
    named = [m for m in found if re.search(rf"(?<![\d.]){re.escape(m.label)}(?![\d.])", line.version)]
    return named[0] if len(named) == 1 else None


def _reference(line: TransmittalLine) -> str:
    """What the letter is called: the day, and the last digits of the line of the register."""
    return f"T {line.sent_on:%Y%m%d}-{line.id.hex[-6:].upper()}"


def _sender(making: Making, line: TransmittalLine) -> Pair:
    """For whom it is signed: the side that entered it, or the secretariat of the dialogue."""
    if line.side and line.side != SECRETARIAT:
        parties = parties_of_dialogue(making.joint, line.dialogue_id)
        sender = next((party for party in parties if party.key == line.side), None)
        if sender is not None:
            return words.for_side(full_name(sender))
    dialogue = read_dialogue(making.joint, making.actor, line.dialogue_id)
    name = filled(dialogue.name_en, dialogue.name_zh)
    return f"{words.SECRETARIAT[0]}: {name[0]}", f"{words.SECRETARIAT[1]}：{name[1]}"


__all__ = ["transmittal_letter"]
