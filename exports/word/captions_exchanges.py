"""What the papers of requests, measures, communications, read-outs and recommendations print beside the words, in both languages."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from dialogue.follow_ups import Recognition, Uptake
from dialogue.read_outs import Told
from dialogue.record import CommunicationKind, MeasureEventKind
from dialogue.requests import Age
from dialogue.vocabulary import Marking
from exports.word.captions import MARKINGS, Pair, on_day

COMMUNICATION_KINDS: Final[Mapping[CommunicationKind, Pair]] = {
    CommunicationKind.LETTER: ("letter", "信函"),
    CommunicationKind.NOTE: ("diplomatic note", "外交照会"),
    CommunicationKind.ORAL: ("oral message", "口信"),
    CommunicationKind.CALL: ("telephone call", "通话"),
    CommunicationKind.POST: ("public post", "公开发文"),
    CommunicationKind.FILING: ("filing with a body", "向机构提交"),
}
MEASURE_EVENTS: Final[Mapping[MeasureEventKind, Pair]] = {
    MeasureEventKind.NOTIFIED: ("Notified", "已通报"),
    MeasureEventKind.ISSUED: ("Issued", "发布"),
    MeasureEventKind.AMENDED: ("Amended", "修订"),
    MeasureEventKind.DUE_TO_TAKE_EFFECT: ("Due to take effect", "预定生效"),
    MeasureEventKind.TOOK_EFFECT: ("Took effect", "已生效"),
    MeasureEventKind.POSTPONED: ("Postponed", "推迟"),
    MeasureEventKind.SUSPENDED: ("Suspended", "暂停"),
    MeasureEventKind.WITHDRAWN: ("Withdrawn", "已撤回"),
    MeasureEventKind.REQUIREMENT: ("Standing requirement", "常设要求"),
    MeasureEventKind.PART_OF: ("Said to be a part of another measure", "据称属另一措施的一部分"),
}
TOLD: Final[Mapping[Told, Pair]] = {
    Told.SAME: ("● both, same terms", "● 双方均提及，表述一致"),
    Told.DIFFERENT: ("≠ both, different terms", "≠ 双方均提及，表述不同"),
    Told.VAGUER: ("≈ both, one vaguer", "≈ 双方均提及，一方较笼统"),
    Told.NOT_COMPARED: ("◍ both, not compared yet", "◍ 双方均提及，尚未比对"),
    Told.ONE_ONLY: ("◐ one side only", "◐ 仅一方提及"),
    Told.NOT_CONFIRMED: ("⊘ put to the other side and not confirmed", "⊘ 经向另一方询问未获证实"),
    Told.DENIED: ("✕ denied by the other side", "✕ 另一方否认"),
    Told.UNTOLD: ("◦ told by neither", "◦ 双方均未提及"),
}
UPTAKES: Final[Mapping[Uptake, Pair]] = {
    Uptake.UNDER_STUDY: ("under study", "研究中"),
    Uptake.TAKEN_UP: ("taken up", "已采纳"),
    Uptake.NOT_TAKEN_UP: ("not taken up", "未采纳"),
}
RECOGNITIONS: Final[Mapping[Recognition, Pair]] = {
    Recognition.RECOGNISED: ("Recognised by every side", "各方均予认可"),
    Recognition.CONTESTED: ("A side says otherwise", "有一方另有表述"),
    Recognition.PENDING: ("Not every side was heard", "并非各方均已表态"),
}
# captions ---------------------------------------------------------------------------------------------------------
WHO_ASKS: Final = ("Who asks whom", "要求方与被要求方")
ASKED: Final = ("What is asked", "要求内容")
ANSWER: Final = ("Answer", "答复")
WAITS: Final = ("Waits for an answer", "待答复")
ANSWERED: Final = ("Answered", "已答复")
NO_REQUEST: Final = ("No request was recorded.", "未记录要求。")
BY_POSITION: Final = ("by a position", "以立场答复")
BY_COMMITMENT: Final = ("by a commitment", "以承诺答复")
WHEN: Final = ("When", "时间")
WHAT_HAPPENED: Final = ("What happened", "经过")
WHO_STATES: Final = ("Who states it", "据何方说明")
RESTS_ON: Final = ("What it rests on", "依据")
UNDATED: Final = ("of no known date", "日期不详")
NO_EVENT: Final = ("Nothing was recorded of what happened to it.", "未记录其经过。")
NO_MEASURE: Final = ("No measure was recorded.", "未记录措施。")
FROM_TO: Final = ("From and to", "发往")
TOLD_WHAT: Final = ("What was told", "内容")
NO_COMMUNICATION: Final = ("No communication was recorded.", "未记录往来函电。")
TEXTS: Final = ("The read-outs", "各方通稿")
TEXT_OF: Final = ("Read-out of", "何方通稿")
TEXT: Final = ("Text", "文本")
LENGTH: Final = ("Length", "长度")
PUBLISHED: Final = ("Published", "发布")
NOT_KNOWN: Final = ("not known", "不详")
NO_TEXT: Final = ("No text of this meeting is known to speak for a side.", "尚无已知代表某一方的通稿。")
ALL_SIDES: Final = ("All sides together", "各方共同")
DISOWNED: Final = ("the side itself says that it is not its account", "该方表示此非本方通稿")
POINTS: Final = ("Point by point", "逐项对照")
POINT: Final = ("Point", "事项")
HOW_TOLD: Final = ("How it was told", "通报情况")
SAYS_NOTHING: Final = ("says nothing of it", "未提及")
NO_POINT: Final = ("No point was named.", "未列事项。")
FIGURES: Final = ("In figures", "统计")
HOW_MANY: Final = ("How many", "数目")
WHICH: Final = ("Which points", "所涉事项")
BY_BOTH: Final = ("told by both", "双方均提及")
SAME_TERMS: Final = ("in the same terms", "表述相同")
OTHER_TERMS: Final = ("in different terms", "表述不同")
MORE_VAGUELY: Final = ("by one more vaguely", "一方较为笼统")
NOT_COMPARED: Final = ("not compared yet", "尚未比较")
NOT_CONFIRMED: Final = ("put to the other side and not confirmed", "经向另一方询问未获证实")
DENIED: Final = ("denied by the other side", "另一方否认")
ADDRESSED_TO: Final = ("To whom", "建议对象")
ADVICE: Final = ("What is recommended", "建议内容")
TAKEN_UP: Final = ("Taken up", "采纳情况")
NOBODY_NAMED: Final = ("nobody named", "未指明")
NOTHING_KNOWN: Final = ("Nobody has said what became of it.", "尚无后续说明。")
NO_RECOMMENDATION: Final = ("No recommendation was recorded.", "未记录建议。")
NO_CLAIM: Final = ("No claim was recorded.", "未记录各方说法。")
NO_STEP: Final = ("No next step was recorded.", "未记录后续步骤。")
WORDS_KEPT_BACK: Final = ("words not repeated: not for attribution", "原文不予引述：不注明发言者")
"""Stands in the place of a quote that may tell who spoke where that may not be told."""


def marked(marking: Marking) -> Pair:
    """How a passage is marked, beside it."""
    en, zh = MARKINGS[marking]
    return f"[{en}]", f"〔{zh}〕"


def asks(who: Pair, whom: Pair) -> Pair:
    """Who asks whom; of whom may be missing."""
    return (f"{who[0]} asks {whom[0]}", f"{who[1]}向{whom[1]}") if any(whom) else who


def wanted_by(day: Pair) -> Pair:
    """For when something was asked."""
    return f"for {day[0]}", f"请于{day[1]}前落实"


def waiting(age: Age) -> Pair:
    """For how long a request has waited: days, and rounds held since."""
    if age.days is None or age.meetings is None:
        return UNDATED
    days, rounds = ("day" if age.days == 1 else "days"), ("round" if age.meetings == 1 else "rounds")
    return f"{age.days} {days}, {age.meetings} {rounds} since", f"已 {age.days} 天，其后 {age.meetings} 轮"


def as_printed(day: Pair, printed: str) -> Pair:
    """A day as it is known, with what the source prints where that says something else."""
    if not printed:
        return day
    return (f"{day[0]} (“{printed}”)", f"{day[1]}（“{printed}”）") if any(day) else (f"“{printed}”", f"“{printed}”")


def part_of(other: Pair) -> Pair:
    """That a measure is said to be a part of another one."""
    return f"Said to be a part of “{other[0]}”", f"据称隶属于“{other[1]}”"


def differ(kind: MeasureEventKind) -> Pair:
    """That the sources of a measure do not agree on a day."""
    en, zh = MEASURE_EVENTS[kind]
    return f"Sources give different days for “{en.lower()}”", f"各来源所载“{zh}”日期不一"


def sent(sender: Pair, addressee: Pair) -> Pair:
    """From whom to whom something was told."""
    return f"{sender[0]} to {addressee[0]}", f"{sender[1]}致{addressee[1]}"


def body_of(who: Pair, body: Pair) -> Pair:
    """A side and the body of it that is meant."""
    return f"{who[0]} ({body[0]})", f"{who[1]}（{body[1]}）"


def characters(count: int) -> Pair:
    """How long a text is."""
    return f"{count:,} {'character' if count == 1 else 'characters'}", f"{count:,} 字符"


def published(at: datetime) -> Pair:
    """The moment in which a text was published, in Coordinated Universal Time."""
    en, zh = on_day(at.date())
    return f"{en}, {at:%H:%M} UTC", f"{zh}{at:%H:%M}（世界协调时）"


def alleged_by(who: Pair) -> Pair:
    """That a side alone says whose account a text is."""
    return f"as {who[0]} alone says", f"仅据{who[1]}所称"


def alone(side: Pair) -> Pair:
    """That one side alone tells something."""
    return f"by {side[0]} alone", f"仅{side[1]}提及"


def out_of(count: int, of: int) -> Pair:
    """How many of how many."""
    told = f"{count} / {of}"
    return told, told
