"""What the papers of the record print beside the words of the record itself, in both languages."""

from collections.abc import Mapping
from typing import Final

from dialogue.commitments import Standing
from dialogue.record import Channel, Fulfilled
from dialogue.vocabulary import (
    AttributionRule,
    Basis,
    Capacity,
    DueKind,
    Function,
    MeetingMode,
    Outcome,
    PositionKind,
    Stance,
    Strength,
)
from exports.word.captions import Pair
from exports.word.record_forms import RecordForm

TITLES: Final[Mapping[RecordForm, Pair]] = {
    RecordForm.PARTICIPANTS: ("Annex: participants", "附件：与会人员名单"),
    RecordForm.MINUTES: ("Minutes", "会谈纪要"),
    RecordForm.MINUTES_UNATTRIBUTED: ("Minutes without attribution", "会谈纪要（不注明发言者）"),
    RecordForm.POSITIONS: ("Positions of the parties", "各方立场对照表"),
    RecordForm.COMMITMENTS: ("Commitments", "承诺一览表"),
    RecordForm.REQUESTS: ("Requests and answers", "要求与答复一览表"),
    RecordForm.MEASURES: ("Measures", "措施沿革"),
    RecordForm.COMMUNICATIONS: ("Communications", "往来函电一览表"),
    RecordForm.READ_OUTS: ("Two read-outs of one meeting", "一次会谈的两份通稿"),
    RecordForm.RECOMMENDATIONS: ("Recommendations", "建议一览表"),
    RecordForm.CLAIMS: ("Claims", "各方说法对照表"),
    RecordForm.NEXT_STEPS: ("Next steps", "后续步骤一览表"),
    RecordForm.CLAUSE_HISTORY: ("Negotiating history of a clause", "条款谈判沿革"),
    RecordForm.TEXT_HISTORY: ("Negotiating history of the text", "案文谈判沿革"),
    RecordForm.CERTIFICATE: ("Certificate of conformity", "文本一致性证明"),
    RecordForm.TRANSMITTAL: ("Letter of transmittal", "转交函"),
}
# the record's closed lists ----------------------------------------------------------------------------------------
RULES: Final[Mapping[AttributionRule, Pair]] = {
    AttributionRule.ATTRIBUTED: ("Statements may be attributed", "可注明发言者"),
    AttributionRule.CHATHAM_HOUSE: ("Chatham House Rule", "查塔姆大厦规则"),
    AttributionRule.OFF_THE_RECORD: ("Off the record", "不供引用"),
}
MODES: Final[Mapping[MeetingMode, Pair]] = {
    MeetingMode.IN_PERSON: ("In person", "面对面"),
    MeetingMode.CALL: ("By telephone", "通话"),
    MeetingMode.VIDEO: ("By video", "视频"),
    MeetingMode.WRITTEN: ("In writing", "书面"),
}
OUTCOMES: Final[Mapping[Outcome, Pair]] = {
    Outcome.OPEN: ("Open", "未定"),
    Outcome.AGREED: ("Agreed", "已商定"),
    Outcome.DEFERRED: ("Deferred", "推迟"),
    Outcome.DROPPED: ("Dropped", "不再讨论"),
    Outcome.NOT_REACHED: ("Not reached", "未及讨论"),
}
FUNCTIONS: Final[Mapping[Function, Pair]] = {
    Function.HEAD: ("Head of delegation", "团长"),
    Function.CHAIR: ("Chair", "主席"),
    Function.MEMBER: ("Member", "成员"),
    Function.INTERPRETER: ("Interpreter", "译员"),
    Function.NOTE_TAKER: ("Note-taker", "记录员"),
    Function.OBSERVER: ("Observer", "观察员"),
}
CAPACITIES: Final[Mapping[Capacity, Pair]] = {
    Capacity.OFFICIAL: ("In an official capacity", "官方身份"),
    Capacity.PERSONAL: ("In a personal capacity", "个人身份"),
    Capacity.UNKNOWN: ("", ""),
}
KINDS: Final[Mapping[PositionKind, Pair]] = {
    PositionKind.POSITION: ("Position", "立场"),
    PositionKind.JUSTIFICATION: ("Justification", "理由"),
    PositionKind.CONCERN: ("Concern", "关切"),
    PositionKind.REQUEST: ("Request", "要求"),
    PositionKind.CLAIM: ("Claim of fact", "事实陈述"),
    PositionKind.DENIAL: ("Denial", "否认"),
    PositionKind.ACKNOWLEDGEMENT: ("Acknowledgement", "认可"),
    PositionKind.WARNING: ("Warning", "警告"),
    PositionKind.QUESTION: ("Question", "提问"),
    PositionKind.PREDICTION: ("Prediction", "预判"),
    PositionKind.IMPUTED_PURPOSE: ("Purpose imputed to the other side", "对对方意图的推断"),
}
UNATTRIBUTED: Final[Mapping[PositionKind, Pair]] = {
    PositionKind.POSITION: ("It was said: ", "有与会者表示："),
    PositionKind.JUSTIFICATION: ("By way of reason it was said: ", "有与会者说明理由："),
    PositionKind.CONCERN: ("A concern was voiced: ", "有与会者表达关切："),
    PositionKind.REQUEST: ("It was asked: ", "有与会者要求："),
    PositionKind.CLAIM: ("It was stated as a fact: ", "有与会者作为事实指出："),
    PositionKind.DENIAL: ("It was denied: ", "有与会者否认："),
    PositionKind.ACKNOWLEDGEMENT: ("It was acknowledged: ", "有与会者认可："),
    PositionKind.WARNING: ("A warning was given: ", "有与会者提出警告："),
    PositionKind.QUESTION: ("It was asked: ", "有与会者问及："),
    PositionKind.PREDICTION: ("It was expected: ", "有与会者预计："),
    PositionKind.IMPUTED_PURPOSE: ("As a purpose of others it was put: ", "有与会者认为他方意在："),
}
"""How what was said begins where neither the speaker nor the side may be named."""
LEANINGS: Final[Mapping[int | None, Pair]] = {
    None: ("", ""),
    -2: ("✕ rejects the proposition", "✕ 反对该命题"),
    -1: ("– leans against it", "– 倾向反对"),
    0: ("· in between", "· 居中"),
    1: ("+ leans toward it", "+ 倾向支持"),
    2: ("✓ supports the proposition", "✓ 支持该命题"),
}
STRENGTHS: Final[Mapping[Strength, Pair]] = {
    Strength.AGREED_JOINTLY: ("agreed jointly", "共同商定"),
    Strength.SHALL: ("shall", "应当"),
    Strength.WILL: ("will", "将"),
    Strength.INTENDS: ("intends", "有意"),
    Strength.WOULD: ("would", "愿"),
    Strength.COMMITTED: ("committed", "致力于"),
    Strength.WILLING: ("willing", "愿意"),
}
BASES: Final[Mapping[Basis, Pair]] = {
    Basis.JOINT_TEXT: ("joint text", "联合文本"),
    Basis.OWN_TEXT: ("the party’s own text", "本方自行发布"),
    Basis.OTHER_SIDES_REPORT: ("another side’s report", "对方通报"),
    Basis.THIRD_PARTY: ("a third party", "第三方"),
}
DUES: Final[Mapping[DueKind, Pair]] = {
    DueKind.NONE: ("undated", "未定期限"),
    DueKind.DATE: ("on a date", "定期日"),
    DueKind.PERIOD: ("within a period", "在一段期间内"),
    DueKind.RELATIVE: ("within a time counted from an event", "自特定事件起一定期间内"),
    DueKind.EVENT: ("after an event", "待特定事件"),
    DueKind.RECURRING: ("recurring", "定期"),
    DueKind.CONTINUING: ("continuing", "持续"),
}
STANCES: Final[Mapping[Stance, Pair]] = {
    Stance.ASSERTED: ("asserts it", "主张"),
    Stance.ACKNOWLEDGED: ("acknowledges it", "认可"),
    Stance.REWORDED: ("words it otherwise", "另作表述"),
    Stance.SILENT: ("is silent", "未表态"),
    Stance.DENIED: ("denies it", "否认"),
    Stance.WITHDRAWN: ("has withdrawn it", "已撤回"),
    Stance.NOT_CONFIRMED: ("asked, did not confirm it", "经询问未予证实"),
}
STANDINGS: Final[Mapping[Standing, Pair]] = {
    Standing.AGREED: ("Agreed by every side’s account", "各方表述一致"),
    Standing.CLAIMED: ("Claimed by one side", "一方主张"),
    Standing.DISPUTED: ("Disputed", "有争议"),
    Standing.UNHEARD: ("No account yet", "尚无表态"),
}
FULFILLED: Final[Mapping[Fulfilled, Pair]] = {
    Fulfilled.PARTLY: ("Partly fulfilled", "部分落实"),
    Fulfilled.FULFILLED: ("Fulfilled", "已落实"),
    Fulfilled.NOT_FULFILLED: ("Not fulfilled", "未落实"),
    Fulfilled.LAPSED: ("Lapsed", "已失效"),
    Fulfilled.SUPERSEDED: ("Superseded", "已被取代"),
}
CHANNELS: Final[Mapping[Channel, Pair]] = {
    Channel.BY_HAND: ("by hand", "当面递交"),
    Channel.NOTE: ("by diplomatic note", "外交照会"),
    Channel.LETTER: ("by letter", "信函"),
    Channel.EMAIL: ("by electronic mail", "电子邮件"),
    Channel.OTHER: ("", ""),
}
# captions ---------------------------------------------------------------------------------------------------------
DIALOGUE: Final = ("Dialogue", "对话机制")
MEETING: Final = ("Meeting", "会谈")
DATE: Final = ("Date", "日期")
PLACE: Final = ("Place", "地点")
CLOCKS: Final = ("Local time", "当地时间")
MODE: Final = ("How they met", "方式")
RULE: Final = ("Attribution", "引述规则")
PRESENT: Final = ("Present", "出席")
AGENDA: Final = ("Agenda and outcome", "议程与结果")
NO_AGENDA: Final = ("No point was put on the agenda.", "未列议题。")
NUMBER: Final = ("No.", "序号")
POINT: Final = ("Point", "议题")
OUTCOME: Final = ("Outcome", "结果")
SAID: Final = ("Positions stated", "各方立场")
SAID_UNATTRIBUTED: Final = ("What was said", "讨论内容")
NOTHING_SAID: Final = ("No position was recorded.", "未记录立场。")
NO_TOPIC: Final = ("Other matters", "其他事项")
WHO: Final = ("Who", "发言方")
STATEMENT: Final = ("What was said", "内容")
UNDERTAKEN: Final = ("Commitments", "承诺")
NOTHING_UNDERTAKEN: Final = ("No commitment was recorded.", "未记录承诺。")
NEXT_ROUND: Final = ("Next round", "下一轮")
NOT_FIXED: Final = ("Not fixed yet.", "尚未确定。")
CARRIED: Final = ("Carried forward", "结转议题")
NAME: Final = ("Name", "姓名")
TITLE: Final = ("Title and organisation", "职务与所属单位")
FUNCTION: Final = ("Function and capacity", "职能与身份")
OTHERS_PRESENT: Final = ("Interpreters, note-takers and observers", "译员、记录员与观察员")
ON_NO_SIDE: Final = ("On no side", "不属任何一方")
NOBODY: Final = ("Nobody has been named.", "未列名单。")
TO_BE_CONFIRMED: Final = ("affiliation to be confirmed", "所属单位待确认")
INFERRED: Final = ("presence inferred", "到会系推定")
TOPIC: Final = ("Topic", "主题")
NO_POSITION: Final = ("No position recorded.", "未记录立场。")
OUTSIDE: Final = ("Outside a meeting", "会谈之外")
OTHERS: Final = ("Others", "其他方")
REPLACED: Final = ("later replaced", "后经更改")
WHO_UNDERTAKES: Final = ("Who", "承诺方")
WHAT: Final = ("What, as worded", "承诺内容（按原文）")
BY_WHEN: Final = ("By when", "期限")
ACCOUNTS: Final = ("What each side says", "各方表述")
STANDS: Final = ("Where it stands", "现状")
NO_ACCOUNT: Final = ("no account given", "未作表述")
OVERDUE: Final = ("overdue", "已逾期")
WHEN: Final = ("When (UTC)", "时间（世界协调时）")
BY: Final = ("By", "何方")
EVENT: Final = ("What happened, and the words then", "经过及当时文字")
TEXT: Final = ("Text", "案文")
VERSION: Final = ("Version", "版本")
FINGERPRINT: Final = ("Fingerprint", "指纹")
CLAUSES: Final = ("Clauses", "条款")
CLAUSE: Final = ("Clause", "条款")
SUM_EN: Final = ("English text", "英文本")
SUM_ZH: Final = ("Chinese text", "中文本")
CONFORMED: Final = ("Conformed", "核对情况")
NOTHING_WAITS: Final = ("Neither text lags behind the other", "两种文本无待核对之处")
TO: Final = ("To", "致")
REFERENCE: Final = ("Reference", "编号")
ENCLOSED: Final = ("Enclosed", "附件")
RECEIPT: Final = ("Receipt given", "回执")
HANDED: Final = ("Sent", "递交方式")
PAPERS: Final = ("The papers of the meeting", "会谈文件")
SIGNED_ON: Final = ("Date and signature", "日期、签字")
SECRETARIAT: Final = ("For the secretariat", "秘书处代表")


def for_side(side: Pair) -> Pair:
    """Over a place to sign: For the United States, For China; 美国代表."""
    article = "the " if side[0].startswith(("United ", "Republic ", "European ")) else ""
    return f"For {article}{side[0]}", f"{side[1]}代表"


def round_number(number: int) -> Pair:
    """Round 3; 第3轮."""
    return f"Round {number}", f"第{number}轮"


def people(count: int) -> Pair:
    """9 participants; 9人."""
    return f"{count} {'participant' if count == 1 else 'participants'}", f"{count}人"


def led_by(count: int, heads: Pair) -> Pair:
    """9 participants, led by A and B; 9人，由A、B率团."""
    en, zh = people(count)
    return (f"{en}, led by {heads[0]}", f"{zh}，团长{heads[1]}") if heads[0] else (en, zh)


def side_and_count(side: Pair, count: int) -> Pair:
    """United States (9); 美国（9人）."""
    return f"{side[0]} ({count})", f"{side[1]}（{count}人）"


def several(count: int) -> Pair:
    """2 people; 2人."""
    return f"{count} people", f"{count}人"


def came_back(count: int) -> Pair:
    """How many of a side are no newcomers."""
    return f"{count} of them sat at an earlier meeting.", f"其中{count}人曾出席此前的会谈。"


def stated_otherwise(stated: int, listed: int) -> Pair:
    """A source and the list disagree; neither is corrected."""
    return (
        f"A source states {stated}; {listed} are listed here.",
        f"据来源记载为{stated}人；本名单列{listed}人。",
    )


def carried_since(rounds: int, first: Pair) -> Pair:
    """Carried through 2 rounds, since 3 March 2025."""
    noun = "round" if rounds == 1 else "rounds"
    return f"carried through {rounds} {noun}, since {first[0]}", f"自{first[1]}起，已结转{rounds}轮"


def title_at(title: Pair, organisation: Pair) -> Pair:
    """Title and organisation as each language puts them: Director, Port Institute; 港口研究院主任."""
    apart = " " if title[1][:1].isascii() or organisation[1][-1:].isascii() else ""
    return ", ".join(filter(None, (title[0], organisation[0]))), apart.join(filter(None, (organisation[1], title[1])))


def on_behalf(of: str) -> Pair:
    """On behalf of somebody, as the source words it."""
    return f"on behalf of {of}", f"代表{of}"


def through(chain: str) -> Pair:
    """Through whom the words came."""
    return f"through {chain}", f"经{chain}转述"


def toward(creditor: Pair) -> Pair:
    """Toward whom something was undertaken."""
    return f"toward {creditor[0]}", f"对{creditor[1]}"


def not_to(action: Pair) -> Pair:
    """An undertaking to leave something."""
    return (f"not to: {action[0]}" if action[0] else "", f"不采取：{action[1]}" if action[1] else "")


def on_condition(condition: Pair) -> Pair:
    """The condition of an undertaking."""
    return (f"Condition: {condition[0]}" if condition[0] else "", f"条件：{condition[1]}" if condition[1] else "")


def worded_as(strength: Strength, basis: Basis) -> Pair:
    """How firmly it is worded, and where the words come from."""
    (en, zh), (from_en, from_zh) = STRENGTHS[strength], BASES[basis]
    return f"worded as “{en}”, known from {from_en}", f"措辞为“{zh}”，出自{from_zh}"


def paragraph(number: str) -> Pair:
    """Paragraph 3 of a source."""
    return f"para. {number}", f"第{number}段"


def conformed_by(side: Pair, name: str, on: Pair) -> Pair:
    """Who confirmed that both texts of a clause say the same, and when."""
    en, zh = ", ".join(filter(None, (side[0], name))), "，".join(filter(None, (side[1], name)))
    return f"Confirmed by {en}, {on[0]}", f"{on[1]}经{zh}核对确认"


def certified(*, is_adopted: bool) -> tuple[Pair, ...]:
    """What those who sign a certificate of conformity state."""
    authentic = (
        "The two texts are equally authentic.", "两种文本同等作准。",
    ) if is_adopted else (
        "Once adopted, the two texts are to be equally authentic.", "经通过后，两种文本同等作准。",
    )  # fmt: skip
    return (
        (
            "The undersigned have compared the English and the Chinese text named below, clause by clause, and certify "
            "that the two texts conform and say the same in substance.",
            "下列签署人已逐条核对下列案文的英文本与中文本，兹证明两种文本相互一致，实质内容相同。",
        ),
        authentic,
    )


def transmitted(is_text: bool) -> Pair:
    """What a letter of transmittal says before it names what is enclosed."""
    if is_text:
        return "The text named below is transmitted herewith.", "现随函转交下列案文，请查收。"
    return "The papers named below are transmitted herewith.", "现随函转交下列文件，请查收。"


def as_marked(marking: Pair) -> Pair:
    """How what is sent is to be handled."""
    return f"To be handled as: {marking[0]}", f"密级：{marking[1]}"


def not_for_attribution(rule: AttributionRule) -> Pair:
    """What stands over a paper that says which side holds what, where a meeting was not for attribution."""
    en, zh = RULES[rule]
    return (
        f"For the parties only: at a meeting named here what was said is under this rule: {en}.",
        f"仅供对话各方使用：所列会谈中有适用下列规则者：{zh}。",
    )
