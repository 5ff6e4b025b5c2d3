"""A record to make papers of: the scene of the record's tests with what was said, undertaken and handed over, and private words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from actions.commitments import give_account, record_commitment
from actions.desk import Desk
from actions.paper_exports import PaperAsked, RecordForm, paper_made
from actions.positions import record_position
from actions.sources import mark_passage, record_source
from actions.transmittals import record_transmittal
from dialogue.record import Channel
from dialogue.vocabulary import DueKind, Marking, PositionKind, SourceKind, Stance, Strength
from exports.word.reader import read
from tests.actions.scene import Scene

PRIVATE = {"helen": "Plumbago", "wenyan": "Saxifrage", "orla": "Tormentil"}
"""A word that each side writes into its own store, and that stands nowhere else."""


@dataclass(frozen=True)
class Record:
    """What stands in the joint record beside the scene."""

    scene: Scene
    said_us: UUID
    said_cn: UUID
    promise: UUID
    letter: UUID


def set_record(desks: dict[str, Desk], scene: Scene) -> Record:
    """Two positions, a disputed commitment, a letter; recorded as the organiser would."""
    return _record(desks["orla"], scene)


def _record(orla: Desk, scene: Scene) -> Record:
    with orla.writing() as joint:
        who = orla.actor
        us = record_position(
            joint, who, passage_id=scene.said_us, party="us", topic_id=scene.topic, meeting_id=scene.meeting,
            statement_en="Both ports should publish waiting times every month.", statement_zh="两港宜每月公布等待时间。",
            speaker_participation_id=scene.seat_us, leaning=2, stated_on=date(2025, 3, 10),
        )  # fmt: skip
        cn = record_position(
            joint, who, passage_id=scene.said_cn, party="cn", topic_id=scene.topic, meeting_id=scene.meeting,
            statement_en="The matter would be studied.", statement_zh="此事将予研究。", kind=PositionKind.CONCERN,
            speaker_participation_id=scene.seat_cn, stated_on=date(2025, 3, 11),
        )  # fmt: skip
        promise = record_commitment(
            joint, who, passage_id=scene.said_cn, debtor="cn", creditor="us", action_en="answer", action_zh="答复",
            strength=Strength.AGREED_JOINTLY, due_kind=DueKind.DATE, due_on=date(2026, 3, 1), meeting_id=scene.meeting,
            condition_en="figures are given", condition_zh="数字已提供",
        )  # fmt: skip
        for party, stance in (("us", Stance.ASSERTED), ("cn", Stance.REWORDED)):
            give_account(
                joint, who, promise.id, passage_id=scene.agreed, stance=stance, party=party, words=f"words of {party}",
                stated_on=date(2025, 4, 2),
            )  # fmt: skip
        letter = record_transmittal(
            joint, who, meeting_id=scene.meeting, organisation_id=scene.organisation, sent_on=date(2025, 4, 1),
            channel=Channel.BY_HAND,
        )  # fmt: skip
        return Record(scene, us.id, cn.id, promise.id, letter.id)


def keep_private(desks: dict[str, Desk], scene: Scene) -> None:
    """Write the word of each side into its own store, as a source, a position, a commitment."""
    for name, word in PRIVATE.items():
        _keep_private(desks[name], scene, word)


def _keep_private(desk: Desk, scene: Scene, word: str) -> None:
    """What a side notes for itself of the same meeting: a source, a position, a commitment, an account."""
    with desk.reading() as joint, desk.writing_own() as own:
        who = desk.actor
        source = record_source(
            own, who, kind=SourceKind.NOTE, title=f"{word} note", text=f"{word} will not be said.", meeting_id=scene.meeting,
            joint=joint,
        )  # fmt: skip
        passage = mark_passage(own, who, source.id, f"{word} will", joint=joint)
        record_position(
            own, who, passage_id=passage.id, party="us", topic_id=scene.topic, meeting_id=scene.meeting,
            statement_en=f"{word} is ours.", statement_zh=f"{word}。", joint=joint,
        )  # fmt: skip
        if who.party is None:
            record_commitment(
                own, who, passage_id=passage.id, debtor="us", action_en=f"{word} it", strength=Strength.WILL,
                meeting_id=scene.meeting, joint=joint,
            )  # fmt: skip


def secret_position(desk: Desk, scene: Scene, marking: Marking, words: str = "Closed figures") -> UUID:
    """A position that rests on a passage marked like this."""
    with desk.writing() as joint:
        source = record_source(
            joint,
            desk.actor,
            kind=SourceKind.NOTE,
            title="Closed note",
            text=words,
            meeting_id=scene.meeting,
            marking=marking,
        )
        passage = mark_passage(joint, desk.actor, source.id, words)
        return record_position(
            joint, desk.actor, passage_id=passage.id, party="us", meeting_id=scene.meeting, statement_en=words
        ).id


def subject_of(form: RecordForm, record: Record) -> UUID:
    """What a form of the record itself is asked for by."""
    return {
        RecordForm.PARTICIPANTS: record.scene.meeting, RecordForm.MINUTES: record.scene.meeting,
        RecordForm.MINUTES_UNATTRIBUTED: record.scene.meeting, RecordForm.POSITIONS: record.scene.dialogue,
        RecordForm.COMMITMENTS: record.scene.dialogue, RecordForm.TRANSMITTAL: record.letter,
    }[form]  # fmt: skip


OF_THE_RECORD = (
    RecordForm.PARTICIPANTS, RecordForm.MINUTES, RecordForm.MINUTES_UNATTRIBUTED, RecordForm.POSITIONS,
    RecordForm.COMMITMENTS, RecordForm.TRANSMITTAL,
)  # fmt: skip


def printed(desk: Desk, form: RecordForm, subject: UUID, asked: PaperAsked | None = None) -> list[str]:
    """The paragraphs of a paper as it would leave."""
    return read(paper_made(desk, form, subject, asked).content).paragraphs("accepted")
