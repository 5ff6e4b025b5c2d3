"""The bed of the record's figures: the demonstration, with one more dialogue that has been going on for fifty years.

Two hundred meetings, four hundred people, five thousand positions and two thousand commitments, each on a quote from
minutes as long as real ones; two accounts of most commitments; a third as many notes again in the store of one side.
Everything goes through the verbs that the pages use.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from actions.commitments import give_account, record_commitment, record_fulfilment
from actions.desk import Desk
from actions.dialogues import open_dialogue
from actions.meetings import add_agenda_item, record_meeting
from actions.participations import add_participation
from actions.people import record_organisation, record_person
from actions.positions import record_position, record_topic
from actions.recommendations import Addressee, record_recommendation
from actions.sources import mark_passage, record_source
from dialogue.names import NameForm, NameOrder, Script
from dialogue.record import Fulfilled, OrganisationKind
from dialogue.vocabulary import DueKind, Function, Outcome, PositionKind, SourceKind, Stance, Strength, Track
from models.stores import Stores
from tests.cast import CAST

SIDES = ("us", "cn")
SAYS = {"us": ("the American side", "美方"), "cn": ("the Chinese side", "中方")}
SUBJECTS = (
    ("waiting times of ports", "港口等待时间"), ("pilots", "引航"), ("dredging", "疏浚"), ("weather reports", "气象通报"),
    ("customs forms", "海关单证"), ("harbour fees", "港口费"), ("rescue at sea", "海上搜救"), ("charts", "海图"),
    ("fuel of ships", "船用燃料"), ("ballast water", "压载水"), ("seafarers' papers", "海员证件"), ("lights", "灯标"),
    ("cables", "海底电缆"), ("fishing boats", "渔船"), ("ice", "海冰"), ("cold chains", "冷链"), ("cranes", "起重机"),
    ("statistics", "统计"), ("insurance", "保险"), ("training", "培训"), ("dangerous goods", "危险货物"), ("yards", "船厂"),
    ("noise", "水下噪声"), ("wrecks", "沉船"), ("straits", "海峡"), ("tugs", "拖轮"), ("quarantine", "检疫"),
    ("electronic bills", "电子提单"), ("inspection", "检查"), ("towage", "拖带"),
)  # fmt: skip
GIVEN = ("Alma", "Bram", "Cleo", "Dirk", "Edda", "Finn", "Gesa", "Hugo", "Ines", "Jonas")
FAMILY = ("Anchor", "Ballast", "Capstan", "Derrick", "Ensign", "Fathom", "Gangway", "Halyard")
FAMILY_ZH, GIVEN_ZH = "钟舵缆帆桨港潮浪", ("书文", "海平", "明远", "思齐", "若水")
FILLER = (
    "The meeting turned to the report of the working group, which had gone over the figures of both sides line by line and "
    "had found that they differed mainly in what was counted and from which day on. "
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is laid."""

    meetings: int = 200
    positions: int = 5_000
    commitments: int = 2_000
    people: int = 400
    private: int = 1_500
    recommendations: int = 200
    seats: int = 20


def lay_record(folder: Path, size: Size = Size(), seed: int = 7) -> UUID:
    """Lay the dialogue in the stores of a folder; returns its identifier. Half a minute for the whole size."""
    stores = Stores.in_folder(folder)
    chance = random.Random(seed)
    orla, daniel = (Desk(stores, CAST[name]) for name in ("orla", "daniel"))
    with orla.writing() as joint:
        dialogue = open_dialogue(
            joint,
            orla.actor,
            name_en="Standing Dialogue on Ports",
            name_zh="港口常设对话",
            track=Track.I_5,
            parties=list(SIDES),
        ).id
        topics = [
            record_topic(joint, orla.actor, name_en=en.capitalize(), name_zh=zh, dialogue_id=dialogue).id
            for en, zh in SUBJECTS
        ]
        organisations = [
            record_organisation(
                joint,
                orla.actor,
                name_en=f"Port Institute {n}",
                name_zh=f"港口研究院{n}",
                kind=OrganisationKind.RESEARCH,
            ).id
            for n in range(30)
        ]
        people = [_person(joint, orla, n) for n in range(size.people)]
    each = _Shares(size)
    for n in range(size.meetings):
        with orla.writing() as joint:
            meeting = _meeting(joint, orla, dialogue, n, size)
            _seats(joint, orla, meeting, people, organisations, size, chance)
            _minutes(joint, orla, dialogue, meeting, topics, n, _day(n, size), each, chance)
    _notes(daniel, dialogue, topics, size, chance)
    stores.close()
    return dialogue


class _Shares:
    """How many of each fall to one meeting."""

    def __init__(self, size: Size) -> None:
        self.positions = -(-size.positions // size.meetings)
        self.commitments = -(-size.commitments // size.meetings)
        self.recommendations = -(-size.recommendations // size.meetings)


def _day(n: int, size: Size) -> date:
    return datetime.now(UTC).date() - timedelta(days=90 * (size.meetings - n))


def _person(joint: Session, orla: Desk, n: int) -> UUID:
    given, family = GIVEN[n % 10], FAMILY[n // 10 % 8]
    names = [
        NameForm(
            f"{given} {family} {n // 80 + 1}", f"{family} {n // 80 + 1}", given, NameOrder.GIVEN_FIRST, Script.LATIN
        )
    ]
    if n % 2:
        family_zh, given_zh = FAMILY_ZH[n // 10 % 8], GIVEN_ZH[n % 5]
        names.append(NameForm(family_zh + given_zh, family_zh, given_zh, NameOrder.FAMILY_FIRST, Script.SIMPLIFIED))
    return record_person(joint, orla.actor, names=names, note=f"no. {n}").id


def _meeting(joint: Session, orla: Desk, dialogue: UUID, n: int, size: Size) -> UUID:
    made = record_meeting(
        joint, orla.actor, dialogue, starts_on=_day(n, size), number=n + 1, title_en=f"Round {n + 1}", title_zh=f"第{n + 1}轮",
        place_en=("Rotterdam", "Ningbo")[n % 2], place_zh=("鹿特丹", "宁波")[n % 2],
    ).id  # fmt: skip
    for place, outcome in enumerate((Outcome.AGREED, Outcome.DEFERRED, Outcome.NOT_REACHED, Outcome.OPEN)):
        en, zh = SUBJECTS[(n + place) % len(SUBJECTS)]
        add_agenda_item(joint, orla.actor, made, title_en=en.capitalize(), title_zh=zh, outcome=outcome)
    return made


def _seats(
    joint: Session, orla: Desk, meeting: UUID, people: Sequence[UUID], organisations: Sequence[UUID], size: Size,
    chance: random.Random,
) -> None:  # fmt: skip
    for place, who in enumerate(chance.sample(range(len(people)), size.seats)):
        add_participation(
            joint, orla.actor, meeting, party=SIDES[who % 2], person_id=people[who], place=place,
            function=Function.HEAD if place < 2 else Function.MEMBER, title_en="Deputy Director", title_zh="副局长",
            organisation_id=organisations[who % len(organisations)],
        )  # fmt: skip


def _minutes(
    joint: Session, orla: Desk, dialogue: UUID, meeting: UUID, topics: Sequence[UUID], n: int, on: date,
    each: _Shares, chance: random.Random,
) -> None:  # fmt: skip
    """The minutes of a round, and everything that is read out of them."""
    said = [_said(n, k, chance) for k in range(each.positions)]
    promised = [
        f"Point {n + 1}.{k + 1}: {SAYS[SIDES[k % 2]][0]} will publish its tables no. {n}-{k}."
        for k in range(each.commitments)
    ]
    advised = [
        f"Advice {n + 1}.{k + 1}: both governments should publish table {n}-{k}." for k in range(each.recommendations)
    ]
    text = "\n".join(f"{sentence} {FILLER}" for sentence in (*(en for en, _ in said), *promised, *advised))
    source = record_source(
        joint, orla.actor, kind=SourceKind.MINUTES, title=f"Minutes of round {n + 1}", reference=f"SDP/{n + 1}", text=text,
        dated_on=on, dialogue_id=dialogue, meeting_id=meeting,
    ).id  # fmt: skip
    for k, (en, zh) in enumerate(said):
        passage = mark_passage(joint, orla.actor, source, en).id
        record_position(
            joint, orla.actor, passage_id=passage, party=SIDES[k % 2], topic_id=topics[(n + k) % len(topics)], dialogue_id=dialogue,
            meeting_id=meeting, kind=tuple(PositionKind)[k % len(PositionKind)], leaning=chance.choice((-2, -1, 0, 1, 2, None)),
            statement_en=en, statement_zh=zh, stated_on=on,
        )  # fmt: skip
    for k, sentence in enumerate(promised):
        passage = mark_passage(joint, orla.actor, source, sentence).id
        _commitment(joint, orla, dialogue, meeting, passage, n, k, on, chance)
    for k, sentence in enumerate(advised):
        passage = mark_passage(joint, orla.actor, source, sentence).id
        record_recommendation(
            joint, orla.actor, passage_id=passage, text_en=f"publish table {n}-{k}", text_zh=f"公布表格{n}-{k}",
            addressees=[Addressee("us"), Addressee("cn")], dialogue_id=dialogue, meeting_id=meeting,
        )  # fmt: skip


def _said(n: int, k: int, chance: random.Random) -> tuple[str, str]:
    subject, subject_zh = SUBJECTS[(n + k) % len(SUBJECTS)]
    en, zh = SAYS[SIDES[k % 2]]
    share = chance.randrange(2, 90)
    return (
        f"{n + 1}.{k + 1} On {subject} {en} held that {share} per cent of the reports should be exchanged every quarter.",
        f"关于{subject_zh}，{zh}认为应每季度交换百分之{share}的通报。",
    )


def _commitment(
    joint: Session,
    orla: Desk,
    dialogue: UUID,
    meeting: UUID,
    passage: UUID,
    n: int,
    k: int,
    on: date,
    chance: random.Random,
) -> None:
    due = chance.random() < 0.7
    made = record_commitment(
        joint, orla.actor, passage_id=passage, strength=Strength.WILL, debtor=SIDES[k % 2], creditor=SIDES[(k + 1) % 2],
        action_en=f"publish its tables no. {n}-{k}", action_zh=f"公布第{n}-{k}号表格", dialogue_id=dialogue, meeting_id=meeting,
        due_kind=DueKind.DATE if due else DueKind.NONE, due_on=on + timedelta(days=chance.randrange(30, 720)) if due else None,
    ).id  # fmt: skip
    for party in SIDES:
        if chance.random() < 0.8:
            stance = chance.choice((Stance.ASSERTED, Stance.ACKNOWLEDGED, Stance.ACKNOWLEDGED, Stance.DENIED))
            give_account(joint, orla.actor, made, passage_id=passage, party=party, stance=stance, stated_on=on)
    if chance.random() < 0.6:
        state = chance.choice((Fulfilled.FULFILLED, Fulfilled.FULFILLED, Fulfilled.PARTLY))
        record_fulfilment(joint, orla.actor, made, passage_id=passage, state=state, seen_on=on + timedelta(days=200))


def _notes(daniel: Desk, dialogue: UUID, topics: Sequence[UUID], size: Size, chance: random.Random) -> None:
    """What one side notes of the other in its own store."""
    part = 100
    for start in range(0, size.private, part):
        said = [_said(start + k, k, chance) for k in range(min(part, size.private - start))]
        with daniel.reading() as joint, daniel.writing_own() as own:
            source = record_source(
                own, daniel.actor, kind=SourceKind.NOTE, title=f"Our notes {start // part + 1}", dialogue_id=dialogue, joint=joint,
                text="\n".join(en for en, _ in said),
            ).id  # fmt: skip
            for k, (en, zh) in enumerate(said):
                passage = mark_passage(own, daniel.actor, source, en, joint=joint).id
                record_position(
                    own, daniel.actor, passage_id=passage, party=SIDES[k % 2], topic_id=topics[(start + k) % len(topics)],
                    dialogue_id=dialogue, statement_en=en, statement_zh=zh, joint=joint,
                )  # fmt: skip


__all__ = ["Size", "lay_record"]
