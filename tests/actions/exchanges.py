"""One request, measure, letter, pair of read-outs, recommendation, claim and next step: what the papers of the record print."""

from datetime import UTC, date, datetime

from actions.claims import record_claim
from actions.communications import record_communication
from actions.desk import Desk
from actions.measures import record_measure, record_measure_event
from actions.next_steps import record_next_step
from actions.positions import record_position
from actions.read_outs import amend_point, record_mention, record_point
from actions.recommendations import Addressee, record_recommendation, record_uptake, say_of_recommendation
from actions.requests import answer_request
from actions.source_frames import Frame, record_frame
from actions.sources import mark_passage, record_source
from dialogue.follow_ups import Uptake
from dialogue.positions import Answer
from dialogue.read_outs import Terms
from dialogue.record import CommunicationKind, MeasureEventKind
from dialogue.vocabulary import PositionKind, Precision, SourceKind, Stance
from tests.actions.scene import Scene


def _request(joint, who, scene):
    request = record_position(
        joint, who, passage_id=scene.said_us, party="us", addressee="cn", kind=PositionKind.REQUEST,
        statement_en="Publish waiting times.", statement_zh="请公布等待时间。", meeting_id=scene.meeting, asked_for_on=date(2025, 6, 1),
        on_behalf_of="the pilots",
    ).id  # fmt: skip
    answer_request(
        joint, who, request, answer=Answer.PARTLY, seen_on=date(2025, 4, 1), passage_id=scene.said_cn, note="by letter"
    )
    record_position(
        joint, who, passage_id=scene.agreed, party="cn", kind=PositionKind.REQUEST, statement_en="Meet again.",
        meeting_id=scene.meeting,
    )  # fmt: skip


def _measure(joint, who, scene):
    rules = record_measure(
        joint, who, name_en="Rules on berths", name_zh="泊位规则", owner="cn", issuer="Port Office", number="No. 7",
        dialogue_id=scene.dialogue,
    ).id  # fmt: skip
    kind = MeasureEventKind.DUE_TO_TAKE_EFFECT
    for day, by, passage in ((date(2008, 5, 1), "cn", scene.said_cn), (date(2009, 5, 1), "the embassy", scene.comment)):
        record_measure_event(joint, who, rules, kind=kind, happened_on=day, stated_by=by, passage_id=passage)
    law = record_measure(joint, who, name_en="Law on ports", dialogue_id=scene.dialogue).id
    record_measure_event(
        joint, who, rules, kind=MeasureEventKind.PART_OF, stated_by="us", passage_id=scene.said_us, other_id=law
    )


def _read_outs(joint, who, scene):
    point = record_point(
        joint, who, scene.meeting, title_en="Waiting times", title_zh="等待时间", topic_id=scene.topic
    ).id
    for party, text in (("us", "Both sides will publish."), ("cn", "双方同意研究。")):
        source = record_source(
            joint, who, kind=SourceKind.READ_OUT, title=f"Text of {party}", text=text, meeting_id=scene.meeting,
            language="zh" if party == "cn" else "en",
        ).id  # fmt: skip
        record_frame(joint, who, source, Frame(speaks_for=party, published_at=datetime(2025, 3, 12, 8, 30, tzinfo=UTC)))
        words = mark_passage(joint, who, source, text).id
        record_mention(joint, who, point, party=party, stance=Stance.ASSERTED, passage_id=words)
    amend_point(
        joint, who, point, title_en="Waiting times", title_zh="等待时间", terms=Terms.DIFFERENT, topic_id=scene.topic
    )
    record_point(joint, who, scene.meeting, title_en="Fees")


def record_exchanges(orla: Desk, scene: Scene) -> None:
    """One of each, as the organiser records them in the joint record."""
    with orla.writing() as joint:
        who = orla.actor
        _request(joint, who, scene)
        _measure(joint, who, scene)
        record_communication(
            joint, who, kind=CommunicationKind.LETTER, passage_id=scene.said_us, sender_label_en="a coalition", addressee="cn",
            via="a newspaper", what_en="Asks for delay.", what_zh="请求推迟。", sent_on=date(2015, 4, 1), precision=Precision.MONTH,
            as_printed="Monday", topic_id=scene.topic, dialogue_id=scene.dialogue,
        )  # fmt: skip
        record_communication(
            joint, who, kind=CommunicationKind.POST, passage_id=scene.said_cn, sender="cn", addressee_label_en="the public",
            what_en="Says no.", dialogue_id=scene.dialogue,
        )  # fmt: skip
        _read_outs(joint, who, scene)
        advice = record_recommendation(
            joint, who, passage_id=scene.agreed, text_en="Ports should publish.", text_zh="港口宜公布。",
            addressees=[Addressee("us"), Addressee(label_en="ports", label_zh="各港")], dialogue_id=scene.dialogue,
        ).id  # fmt: skip
        say_of_recommendation(joint, who, advice, party="us", stance=Stance.ACKNOWLEDGED, words="we do")
        record_uptake(
            joint, who, advice, passage_id=scene.said_us, state=Uptake.UNDER_STUDY, seen_on=date(2025, 5, 1),
            label_en="Port Office", note="a first look",
        )  # fmt: skip
        record_claim(joint, who, passage_id=scene.said_us, proposition_en="Fees fell.", dialogue_id=scene.dialogue)
        record_next_step(
            joint, who, action_en="Tell the port", party="us", meeting_id=scene.meeting, passage_id=scene.agreed
        )
