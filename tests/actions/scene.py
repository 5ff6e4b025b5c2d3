"""The scene of the record's tests: one dialogue of two parties and one of others, a round with people, a source."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from actions.desk import Desk
from actions.dialogues import open_dialogue
from actions.meetings import add_agenda_item, close_agenda_item, record_meeting
from actions.participations import add_participation
from actions.people import record_organisation, record_person
from actions.positions import record_topic
from actions.sources import mark_passage, record_source
from dialogue.names import NameForm, NameKind, NameOrder, Script
from dialogue.record import Counterpart, OrganisationKind
from dialogue.vocabulary import Function, Outcome, PassageRole, SourceKind, Track
from tests.laid import laid

TEXT = """Record of the third round

1. The American side proposed that both ports publish their waiting times every month.
2. 中方表示愿意研究，并商定明年三月前
答复。
3. Both sides will meet again in the spring.

Comment: it seems that the ports will publish nothing before the summer.
"""


@dataclass(frozen=True)
class Scene:
    """Identifiers of what stands in the joint store."""

    dialogue: UUID
    other_dialogue: UUID
    meeting: UUID
    other_meeting: UUID
    settled: UUID
    deferred: UUID
    topic: UUID
    person: UUID
    organisation: UUID
    seat_us: UUID
    seat_cn: UUID
    notes: UUID
    source: UUID
    said_us: UUID
    said_cn: UUID
    agreed: UUID
    comment: UUID
    other_source: UUID
    other_passage: UUID


def set_scene(orla: Desk) -> Scene:
    """Record the scene as the organiser would, or copy it when it was recorded before."""
    return laid(orla.store(), ("scene", orla.actor), lambda: _record(orla))


def _record(orla: Desk) -> Scene:
    with orla.writing() as session:
        who = orla.actor
        dialogue = open_dialogue(
            session, who, name_en="Dialogue on Ports", name_zh="港口对话", track=Track.I_5, parties=["us", "cn"]
        )
        other = open_dialogue(
            session, who, name_en="Arrangement on Pilots", name_zh="引航安排", track=Track.I,
            parties=["cn", Counterpart("third", "Pilots' Arrangement", "引航员安排", 41)],
        )  # fmt: skip
        meeting = record_meeting(
            session, who, dialogue.id, starts_on=date(2025, 3, 10), ends_on=date(2025, 3, 11), number=3,
            title_en="Third round", title_zh="第三轮", place_en="Rotterdam", place_zh="鹿特丹",
        )  # fmt: skip
        other_meeting = record_meeting(session, who, other.id, starts_on=date(2025, 5, 1), title_en="Session")
        settled = add_agenda_item(session, who, meeting.id, title_en="Waiting times", title_zh="等待时间")
        close_agenda_item(session, who, settled.id, Outcome.AGREED)
        deferred = add_agenda_item(session, who, meeting.id, title_en="Fees", title_zh="费用", outcome=Outcome.DEFERRED)
        topic = record_topic(session, who, name_en="Waiting times", name_zh="等待时间", dialogue_id=dialogue.id)
        organisation = record_organisation(
            session, who, name_en="Port Institute", name_zh="港口研究院", kind=OrganisationKind.RESEARCH
        )
        person = record_person(
            session, who,
            names=[
                NameForm("吕安庆", "吕", "安庆", NameOrder.FAMILY_FIRST, Script.SIMPLIFIED, NameKind.CANONICAL),
                NameForm("LÜ Anqing", "Lü", "Anqing", NameOrder.FAMILY_FIRST, Script.LATIN, NameKind.PINYIN),
            ],
        )  # fmt: skip
        marta = record_person(session, who, names=[NameForm("Marta Quill", "Quill", "Marta")])
        seat_us = add_participation(
            session, who, meeting.id, party="us", person_id=marta.id, function=Function.HEAD, title_en="Director"
        )
        seat_cn = add_participation(
            session,
            who,
            meeting.id,
            party="cn",
            person_id=person.id,
            title_en="Fellow",
            organisation_id=organisation.id,
        )
        notes = add_participation(
            session, who, meeting.id, party="us", placeholder_en="two note-takers", placeholder_zh="两名记录员",
            head_count=2, function=Function.NOTE_TAKER,
        )  # fmt: skip
        source = record_source(
            session,
            who,
            kind=SourceKind.MINUTES,
            title="Minutes",
            text=TEXT,
            meeting_id=meeting.id,
            dated_on=date(2025, 3, 12),
        )
        said_us = mark_passage(session, who, source.id, "both ports publish their waiting times every month")
        said_cn = mark_passage(session, who, source.id, "中方表示愿意研究，并商定明年三月前答复")
        agreed = mark_passage(session, who, source.id, "Both sides will meet again in the spring.")
        comment = mark_passage(
            session, who, source.id, "it seems that the ports will publish nothing", role=PassageRole.COMMENT
        )
        other_source = record_source(
            session, who, kind=SourceKind.NOTE, title="Pilots", text="The pilots agreed.", dialogue_id=other.id
        )
        other_passage = mark_passage(session, who, other_source.id, "pilots agreed")
        made = (dialogue, other, meeting, other_meeting, settled, deferred, topic, person, organisation, seat_us, seat_cn, notes,
                source, said_us, said_cn, agreed, comment, other_source, other_passage)  # fmt: skip
        return Scene(*(row.id for row in made))
