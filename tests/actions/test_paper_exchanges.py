"""Papers of requests, measures, communications, read-outs and recommendations: words with source and marking, and where each stands."""

from datetime import date

import pytest

from actions.claims import record_claim
from actions.communications import record_communication
from actions.measures import record_measure, record_measure_event
from actions.meetings import amend_meeting
from actions.next_steps import record_next_step
from actions.paper_exports import PaperAsked, RecordForm, paper_made
from actions.positions import record_position
from actions.private_words import private_words
from actions.read_outs import record_mention, record_point
from actions.recommendations import record_recommendation, record_uptake
from actions.requests import answer_request
from actions.sources import mark_passage
from dialogue.follow_ups import Uptake
from dialogue.positions import Answer
from dialogue.record import CommunicationKind, MeasureEventKind
from dialogue.refusals import AboveCeiling, NoSuchRow, NotPermitted
from dialogue.vocabulary import AttributionRule, Marking, PositionKind, Stance
from exports.word.leaks import leaks
from tests.actions.exchanges import record_exchanges
from tests.actions.papers import printed
from tests.exports.test_word_validators import findings

EN, ZH = PaperAsked(("en",)), PaperAsked(("zh",))
FORMS = (
    RecordForm.REQUESTS, RecordForm.MEASURES, RecordForm.COMMUNICATIONS, RecordForm.READ_OUTS, RecordForm.RECOMMENDATIONS,
    RecordForm.CLAIMS, RecordForm.NEXT_STEPS,
)  # fmt: skip
QUOTE, MARKED = "“both ports publish their waiting times every month”", "Minutes, 12 March 2025 · [Internal]"


def of(form, scene):
    return scene.meeting if form == RecordForm.READ_OUTS else scene.dialogue


@pytest.fixture
def told(desks, scene):
    record_exchanges(desks["orla"], scene)
    return scene


def test_each_paper_prints_its_rows_with_their_words_source_marking_and_status(desks, told):
    wanted = {
        RecordForm.REQUESTS: (
            "US asks China", "Publish waiting times.", "on behalf of the pilots", "for 1 June 2025", QUOTE, MARKED, "Answered",
            "Answer: granted in part, 1 April 2025", "by letter", "“中方表示愿意研究，并商定明年三月前\n答复”", "Waits for an answer",
            "no answer recorded", "China",
        ),
        RecordForm.MEASURES: (
            "Rules on berths", "China · Port Office, No. 7 · Said to be a part of “Law on ports”",
            "Sources give different days for “due to take effect”: 1 May 2008 (China); 1 May 2009 (the embassy)",
            "1 May 2008", "the embassy", QUOTE, MARKED, "Law on ports", "Nothing was recorded of what happened to it.",
        ),
        RecordForm.COMMUNICATIONS: (
            "April 2015 (“Monday”)", "a coalition to China", "letter · through a newspaper", "Asks for delay.", "Waiting times", QUOTE,
            MARKED, "of no known date", "China to the public", "public post",
        ),
        RecordForm.READ_OUTS: (
            "Text of us", "24 characters", "12 March 2025, 08:30 UTC", "“Both sides will publish.”", "“双方同意研究。”",
            "≠ both, different terms", "says nothing of it", "◦ told by neither", "in different terms", "1 / 1", "0 / 1", "Text of cn · [Internal]",
        ),
        RecordForm.RECOMMENDATIONS: (
            "US, ports", "Ports should publish.", "“Both sides will meet again in the spring.”", MARKED, "US: acknowledges it", "“we do”",
            "China: no account given", "Port Office · under study · 1 May 2025", "a first look", "Not every side was heard",
        ),
        RecordForm.CLAIMS: ("Fees fell.", "No source given.", "China: no account given"),
        RecordForm.NEXT_STEPS: ("Tell the port", "US", "Open"),
    }  # fmt: skip
    for form, expected in wanted.items():
        lines = printed(desks["elliot"], form, of(form, told), EN)
        assert not [words for words in expected if words not in lines], (form, lines)
    turned = {
        RecordForm.REQUESTS: ("美方向中方", "请公布等待时间。", "请于2025年6月1日前落实", "待答复", "答复：部分同意，2025年4月1日"),
        RecordForm.MEASURES: ("泊位规则", "各来源所载“预定生效”日期不一：2008年5月1日（中方）；2009年5月1日（the embassy）"),
        RecordForm.COMMUNICATIONS: ("2015年4月（“Monday”）", "信函 · 经a newspaper转述", "请求推迟。", "日期不详"),
        RecordForm.READ_OUTS: ("≠ 双方均提及，表述不同", "24 字符", "2025年3月12日08:30（世界协调时）", "未提及", "1 / 1"),
        RecordForm.RECOMMENDATIONS: ("港口宜公布。", "美方：认可", "Port Office · 研究中 · 2025年5月1日", "并非各方均已表态"),
        RecordForm.CLAIMS: ("Fees fell.", "未说明来源。"),
        RecordForm.NEXT_STEPS: ("Tell the port", "未完成"),
    }  # fmt: skip
    for form, expected in turned.items():
        lines = printed(desks["wenyan"], form, of(form, told), ZH)
        assert not [words for words in expected if words not in lines], (form, lines)


def test_communications_of_no_known_date_stand_last_and_the_side_of_the_copys_language_first(desks, told):
    lines = printed(desks["helen"], RecordForm.COMMUNICATIONS, told.dialogue, EN)
    assert lines.index("a coalition to China") < lines.index("China to the public")
    for asked, first, second in ((EN, "US", "China"), (ZH, "中方", "美方")):
        heads = printed(desks["helen"], RecordForm.READ_OUTS, told.meeting, asked)
        assert heads.index(first) < heads.index(second)


def test_where_nothing_was_recorded_a_paper_says_so(desks, scene):
    for form in FORMS:
        lines = printed(desks["helen"], form, of(form, scene), EN)
        assert [line for line in lines if line.startswith(("No ", "Nobody "))], form


def test_words_that_may_tell_who_spoke_are_kept_back_where_that_may_not_be_told(desks, told):
    with desks["orla"].writing() as joint:
        amend_meeting(joint, desks["orla"].actor, told.meeting, attribution_rule=AttributionRule.CHATHAM_HOUSE)
    lines = printed(desks["helen"], RecordForm.REQUESTS, told.dialogue, EN)
    assert "words not repeated: not for attribution" in lines
    assert [line for line in lines if "Chatham House Rule" in line]
    assert not {QUOTE, "on behalf of the pilots"} & set(lines)
    assert "Publish waiting times." in lines
    own_account = printed(desks["helen"], RecordForm.READ_OUTS, told.meeting, EN)
    assert "“Both sides will publish.”" in own_account, "what a side published itself is no word spoken in a room"


def test_no_validator_finds_anything_and_both_sides_have_the_same_paper(desks, told, tmp_path):
    for form in FORMS:
        one, other = (printed(desks[name], form, of(form, told)) for name in ("helen", "wenyan"))
        undated = [[line for line in lines if "UTC" not in line and "月" not in line] for lines in (one, other)]
        assert undated[0] == undated[1]
        assert findings(paper_made(desks["helen"], form, of(form, told)).content, tmp_path) == set(), form


def test_who_may_have_them_and_for_whom_there_is_none(desks, told):
    for form in FORMS:
        for name in ("oscar", "ada"):
            with pytest.raises(NotPermitted):
                paper_made(desks[name], form, of(form, told))
        with pytest.raises(NoSuchRow):
            paper_made(desks["theodora"], form, of(form, told))


def test_whatever_a_row_rests_on_above_the_ceiling_keeps_its_paper_back(desks, told):
    orla, low = desks["orla"], PaperAsked(ceiling=Marking.SENSITIVE)
    for form in FORMS:
        assert paper_made(desks["helen"], form, of(form, told), low).name.endswith(" - sensitive.docx")
    with orla.writing() as joint:
        who, here = orla.actor, {"dialogue_id": told.dialogue}
        secret = mark_passage(joint, who, told.source, "both ports publish", marking=Marking.CONFIDENTIAL).id
        request = record_position(
            joint,
            who,
            passage_id=told.agreed,
            party="us",
            kind=PositionKind.REQUEST,
            statement_en="A",
            meeting_id=told.meeting,
        ).id
        answer_request(joint, who, request, answer=Answer.GRANTED, seen_on=date(2026, 1, 1), passage_id=secret)
        rules = record_measure(joint, who, name_en="Rules", **here).id
        record_measure_event(joint, who, rules, kind=MeasureEventKind.ISSUED, stated_by="us", passage_id=secret)
        record_communication(
            joint, who, kind=CommunicationKind.NOTE, passage_id=secret, sender="us", addressee="cn", what_en="N", **here
        )
        point = record_point(joint, who, told.meeting, title_en="P").id
        record_mention(joint, who, point, party="us", stance=Stance.ASSERTED, passage_id=secret)
        advice = record_recommendation(joint, who, passage_id=told.agreed, text_en="R", **here).id
        record_uptake(
            joint, who, advice, passage_id=secret, state=Uptake.TAKEN_UP, seen_on=date(2026, 1, 1), label_en="L"
        )
        record_claim(joint, who, passage_id=secret, proposition_en="C", **here)
        record_next_step(joint, who, action_en="S", party="us", passage_id=secret, **here)
    for form in FORMS:
        with pytest.raises(AboveCeiling):
            paper_made(desks["helen"], form, of(form, told), low)


def test_what_a_side_keeps_for_itself_is_in_none_of_them_and_is_looked_for_in_each(desks, told):
    helen, ours = desks["helen"], "graphite inspectors would be acceptable to us"
    with helen.reading() as joint, helen.writing_own() as own:
        who = helen.actor
        rests = {"passage_id": mark_passage(own, who, told.source, "both ports", joint=joint).id, "joint": joint}
        rules = record_measure(own, who, name_en=f"one: {ours}", dialogue_id=told.dialogue, joint=joint).id
        record_measure_event(
            own, who, rules, kind=MeasureEventKind.ISSUED, stated_by="cn", what_en=f"two {ours}", **rests
        )
        record_communication(
            own, who, kind=CommunicationKind.ORAL, sender="cn", addressee="us", what_en=f"three {ours}", dialogue_id=told.dialogue, **rests
        )  # fmt: skip
        record_point(own, who, told.meeting, title_en=f"four {ours}", joint=joint)
        request = record_position(
            own,
            who,
            party="cn",
            kind=PositionKind.REQUEST,
            statement_en=f"five {ours}",
            meeting_id=told.meeting,
            **rests,
        ).id
        answer_request(
            own, who, request, answer=Answer.NO_RESPONSE, seen_on=date(2026, 1, 1), note=f"six {ours}", joint=joint
        )
    numbers = {words.removesuffix(ours).strip() for words in private_words(helen, dialogue_id=told.dialogue)}
    assert numbers >= {"", "two", "three", "four", "five", "six"}
    for form in FORMS:
        content = paper_made(helen, form, of(form, told)).content
        assert leaks(content, forbidden_words=[ours]) == []
    with desks["orla"].writing() as joint:
        record_point(joint, desks["orla"].actor, told.meeting, title_en=f"four {ours}")
    assert f"four {ours}" not in private_words(helen, dialogue_id=told.dialogue)
