"""What stands over the columns of the tables that leave and come in, and what the words of closed lists are, in both languages.

The first row of a table that leaves has both; of a table that comes in either is understood, and so is the key.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dialogue.commitments import Standing, Status
from dialogue.record import CommunicationKind, MeasureEventKind, NextStepKind, NextStepState, Polarity
from dialogue.vocabulary import (
    Basis,
    Capacity,
    DueKind,
    Function,
    Marking,
    PositionKind,
    Precision,
    Presence,
    Stance,
    Strength,
)
from exports.word.captions import Pair

CAPTIONS: Final[Mapping[str, Pair]] = {
    "id": ("Identifier", "标识"),
    "meeting": ("Meeting", "会谈"),
    "meeting_on": ("Day of the meeting", "会谈日期"),
    "party": ("Side", "一方"),
    "name_en": ("Name (English)", "姓名（英文）"),
    "name_zh": ("Name (Chinese)", "姓名（中文）"),
    "unnamed_en": ("Unnamed people (English)", "未具名人员（英文）"),
    "unnamed_zh": ("Unnamed people (Chinese)", "未具名人员（中文）"),
    "count": ("How many", "人数"),
    "function": ("Function", "职能"),
    "capacity": ("Capacity", "身份"),
    "title_en": ("Title (English)", "职务（英文）"),
    "title_zh": ("Title (Chinese)", "职务（中文）"),
    "organisation": ("Organisation as stated", "所属机构（按原文）"),
    "presence": ("How we know", "出席依据"),
    "speaker": ("Speaker", "发言人"),
    "attribution_en": ("Attributed to (English)", "归于何人（英文）"),
    "attribution_zh": ("Attributed to (Chinese)", "归于何人（中文）"),
    "on_behalf_of": ("On behalf of", "代表"),
    "chain": ("Through whom", "转述渠道"),
    "topic": ("Topic", "主题"),
    "kind": ("Kind", "类型"),
    "leaning": ("Leaning (-2 to 2)", "倾向（-2 至 2）"),
    "statement_en": ("What was said (English)", "发言内容（英文）"),
    "statement_zh": ("What was said (Chinese)", "发言内容（中文）"),
    "stated_on": ("Said on", "发言日期"),
    "debtor": ("Who is bound", "承诺方"),
    "debtor_label_en": ("Who is bound, if no side (English)", "承诺者（非一方，英文）"),
    "debtor_label_zh": ("Who is bound, if no side (Chinese)", "承诺者（非一方，中文）"),
    "creditor": ("Toward whom", "受诺方"),
    "creditor_label_en": ("Toward whom, if no side (English)", "受诺者（非一方，英文）"),
    "creditor_label_zh": ("Toward whom, if no side (Chinese)", "受诺者（非一方，中文）"),
    "action_en": ("What is to be done (English)", "承诺事项（英文）"),
    "action_zh": ("What is to be done (Chinese)", "承诺事项（中文）"),
    "strength": ("Strength as worded", "措辞力度"),
    "polarity": ("To do or to refrain", "作为或不作为"),
    "condition_en": ("Condition (English)", "条件（英文）"),
    "condition_zh": ("Condition (Chinese)", "条件（中文）"),
    "due_kind": ("Kind of term", "期限类型"),
    "due_on": ("Due on", "到期日"),
    "due_words_en": ("Term as worded (English)", "期限原文（英文）"),
    "due_words_zh": ("Term as worded (Chinese)", "期限原文（中文）"),
    "basis": ("Where the words come from", "措辞出处"),
    "standing": ("Standing", "状况"),
    "status": ("Status", "履行状况"),
    "further": ("Also bound, or toward whom as well", "其他承诺方或受诺方"),
    "quantity": ("Quantity", "数量"),
    "unit_en": ("Unit (English)", "单位（英文）"),
    "unit_zh": ("Unit (Chinese)", "单位（中文）"),
    "quantity_period": ("Period of the quantity", "数量所属期间"),
    "due_from": ("Term begins on", "期限起始日"),
    "due_event_en": ("Event it hangs on (English)", "所系事件（英文）"),
    "due_event_zh": ("Event it hangs on (Chinese)", "所系事件（中文）"),
    "due_offset_days": ("Days from the event", "距该事件天数"),
    "owner": ("Who sees to it", "经办人"),
    "proposition_en": ("What is claimed (English)", "主张内容（英文）"),
    "proposition_zh": ("What is claimed (Chinese)", "主张内容（中文）"),
    "grounds": ("On what ground", "依据"),
    "as_of": ("As of", "截至日期"),
    "claimants": ("Who claims it", "主张者"),
    "step_kind": ("Kind of step", "事项类型"),
    "label_en": ("Who, if no side (English)", "何人（非一方，英文）"),
    "label_zh": ("Who, if no side (Chinese)", "何人（非一方，中文）"),
    "toward": ("Toward", "对象"),
    "due_words": ("Term as worded", "期限原文"),
    "state": ("State", "进展"),
    "settled_on": ("Settled on", "办结日期"),
    "outcome": ("What came of it", "结果"),
    "commitment_id": ("Identifier of the commitment", "承诺标识"),
    "stance": ("What the side says of it", "该方表态"),
    "words": ("In its words", "该方原话"),
    "text_en": ("What is recommended (English)", "建议内容（英文）"),
    "text_zh": ("What is recommended (Chinese)", "建议内容（中文）"),
    "addressees": ("Addressed to", "致"),
    "measure_en": ("Measure (English)", "措施（英文）"),
    "measure_zh": ("Measure (Chinese)", "措施（中文）"),
    "measure_owner": ("Whose measure", "措施所属方"),
    "issuer": ("Issued by, as printed", "发布机关（按原文）"),
    "number": ("Number, as printed", "文号（按原文）"),
    "measure_note": ("Note on the measure", "措施备注"),
    "events": ("What happened to it", "沿革"),
    "channel": ("Kind of communication", "往来类型"),
    "sender": ("Sender", "发出方"),
    "sender_label_en": ("Sender, if no side (English)", "发出者（非一方，英文）"),
    "sender_label_zh": ("Sender, if no side (Chinese)", "发出者（非一方，中文）"),
    "addressee": ("Addressee", "收受方"),
    "addressee_label_en": ("Addressee, if no side (English)", "收受者（非一方，英文）"),
    "addressee_label_zh": ("Addressee, if no side (Chinese)", "收受者（非一方，中文）"),
    "via": ("Passed on by", "经由"),
    "what_en": ("What was told (English)", "告知内容（英文）"),
    "what_zh": ("What was told (Chinese)", "告知内容（中文）"),
    "sent_on": ("Sent on", "发出日期"),
    "precision": ("How exact the day is", "日期精确程度"),
    "as_printed": ("Day as printed", "日期原文"),
    "source": ("Source", "来源"),
    "source_id": ("Identifier of the source", "来源标识"),
    "source_reference": ("Reference of the source", "来源编号"),
    "source_on": ("Day of the source", "来源日期"),
    "quote": ("Quoted words", "引文"),
    "quote_start": ("Quote begins at character", "引文起始字符"),
    "quote_end": ("Quote ends at character", "引文结束字符"),
    "marking": ("Marking", "密级"),
    "problem": ("What is in the way", "存在的问题"),
}  # fmt: skip
"""Every column, by its key."""

LISTED: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    Function: {
        "head": "团长", "member": "成员", "interpreter": "译员", "note-taker": "记录员", "observer": "观察员", "chair": "主席",
    },
    Capacity: {"official": "官方身份", "personal": "个人身份", "not stated": "未说明"},
    Presence: {"listed": "列入名单", "named in the text": "文中提及", "inferred": "推定"},
    PositionKind: {
        "position": "立场", "justification": "理由", "concern": "关切", "request": "要求", "claim of fact": "事实陈述",
        "denial": "否认", "acknowledgement": "认可", "warning": "警告", "question": "询问", "prediction": "预测",
        "imputed purpose": "推定意图",
    },
    Strength: {
        "agreed jointly": "共同商定", "shall": "应当", "will": "将", "intends": "有意", "would": "愿", "committed": "致力于",
        "willing": "愿意",
    },
    Polarity: {"do": "作为", "refrain": "不作为"},
    DueKind: {
        "none": "无", "date": "日期", "period": "期间", "relative": "相对期限", "event": "视事件而定", "recurring": "定期",
        "continuing": "持续",
    },
    Basis: {"joint text": "联合文本", "own text": "自行发布", "other side's report": "对方通报", "third party": "第三方"},
    Standing: {"agreed": "已商定", "claimed by one side": "一方主张", "disputed": "有争议", "no account yet": "尚无表态"},
    Stance: {
        "asserted": "主张", "acknowledged": "认可", "reworded": "另作表述", "silent": "未表态", "denied": "否认",
        "withdrawn": "已撤回", "asked and not confirmed": "经询问未予证实",
    },
    Status: {
        "waits for its condition": "待条件成就", "open, undated": "未完成，无期限", "not due yet": "未到期", "due soon": "即将到期",
        "overdue": "已逾期", "partly fulfilled": "部分落实", "fulfilled": "已落实", "not fulfilled": "未落实", "lapsed": "已失效",
        "superseded": "已被取代",
    },
    CommunicationKind: {
        "letter": "信函", "diplomatic note": "外交照会", "oral message": "口信", "telephone call": "通话", "public post": "公开发文",
        "filing with a body": "向机构提交",
    },
    Precision: {"day": "日", "month": "月", "year": "年", "about": "约"},
    MeasureEventKind: {
        "notified": "已通报", "issued": "发布", "amended": "修订", "due to take effect": "预定生效", "took effect": "已生效", "postponed": "推迟", "suspended": "暂停", "withdrawn": "已撤回", "standing requirement": "常设要求", "part of another measure": "属另一措施的一部分",
    },
    NextStepKind: {"task": "任务", "relay to somebody": "转达", "report back": "回报"},
    NextStepState: {"open": "待办", "done": "已完成", "dropped": "不再讨论"},
    Marking: {"public": "公开", "internal": "内部", "sensitive": "敏感", "confidential": "保密"},
}  # fmt: skip
"""The Chinese of each word of a closed list that stands in a table."""


def together(en: str, zh: str) -> str:
    """A text in both languages in one cell; in one where there is only one, or both are the same."""
    return " / ".join(dict.fromkeys(part for part in (en, zh) if part))


def caption(key: str) -> str:
    """What stands over a column of a table that leaves."""
    return together(*CAPTIONS[key])


def listed(value: StrEnum | None) -> str:
    """A word of a closed list as it stands in a cell."""
    return together(value.value, LISTED[type(value)].get(value.value, "")) if value is not None else ""


__all__ = ["CAPTIONS", "LISTED", "caption", "listed", "together"]
