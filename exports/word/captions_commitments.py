"""What the table of commitments prints of what became of them, in both languages: status, conditions, targets, reviews, next steps."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from dialogue.commitments import Status
from dialogue.record import ConditionState, NextStepKind, NextStepState
from dialogue.reviews import Scale
from exports.word import captions
from exports.word.captions import Pair

STATUSES: Final[Mapping[Status, Pair]] = {
    Status.CONDITION_OPEN: ("Waits for its condition", "待条件成就"),
    Status.UNDATED: ("Open, undated", "未结，未定期限"),
    Status.NOT_DUE: ("Not due yet", "尚未到期"),
    Status.DUE_SOON: ("Due soon", "即将到期"),
    Status.OVERDUE: ("Overdue; nothing has been shown yet", "已逾期；尚无佐证"),
    Status.PARTLY: ("Partly fulfilled", "部分落实"),
    Status.FULFILLED: ("Fulfilled", "已落实"),
    Status.NOT_FULFILLED: ("Not fulfilled", "未落实"),
    Status.LAPSED: ("Lapsed", "已失效"),
    Status.SUPERSEDED: ("Superseded", "已被取代"),
}
"""Overdue is not broken: the words say that nobody has shown anything, and no more."""
CONDITIONS: Final[Mapping[ConditionState, Pair]] = {
    ConditionState.MET: ("Condition met", "条件已成就"),
    ConditionState.NOT_MET: ("Condition not met", "条件未成就"),
    ConditionState.FAILED: ("Condition failed for good", "条件确定不能成就"),
}
SCALES: Final[Mapping[Scale, Pair]] = {
    Scale.IMPLEMENTATION: ("Implementation, 0 to 3", "落实度，0 至 3"),
    Scale.COMPLIANCE: ("Compliance, −1 to +1", "履约度，−1 至 +1"),
}
SCORES: Final[Mapping[tuple[Scale, int], Pair]] = {
    (Scale.IMPLEMENTATION, 0): ("0, not initiated", "0，未启动"),
    (Scale.IMPLEMENTATION, 1): ("1, minimum", "1，初步"),
    (Scale.IMPLEMENTATION, 2): ("2, intermediate", "2，中等"),
    (Scale.IMPLEMENTATION, 3): ("3, complete", "3，完成"),
    (Scale.COMPLIANCE, -1): ("−1, not kept", "−1，未履行"),
    (Scale.COMPLIANCE, 0): ("0, kept in part or under way", "0，部分履行或进行中"),
    (Scale.COMPLIANCE, 1): ("+1, kept", "+1，已履行"),
}
STEP_KINDS: Final[Mapping[NextStepKind, Pair]] = {
    NextStepKind.TASK: ("", ""),
    NextStepKind.RELAY: ("to relay", "转达"),
    NextStepKind.REPORT_BACK: ("to report back", "回报"),
}
STEP_STATES: Final[Mapping[NextStepState, Pair]] = {
    NextStepState.OPEN: ("Open", "未完成"),
    NextStepState.DONE: ("Done", "已完成"),
    NextStepState.DROPPED: ("Dropped", "不再进行"),
}
# captions ---------------------------------------------------------------------------------------------------------
TARGETS: Final = ("Targets and official figures", "指标与官方数据")
MEASURED_BY: Final = ("Measured by", "计量依据")
TARGET: Final = ("Target", "指标")
FIGURE: Final = ("Figure", "数据")
SHARE: Final = ("Share of this target", "占本项指标")
NO_FIGURE: Final = ("No figure yet.", "尚无数据。")
REVIEWS: Final = ("Reviews of implementation", "落实评估")
GUIDELINE: Final = ("What counts, as written before", "事先写明的准则")
PERIOD: Final = ("Period", "时段")
SCORE: Final = ("Score", "评分")
NO_REVIEW: Final = ("Not scored yet.", "尚未评分。")
INTERIM: Final = ("interim", "中期")
FINAL: Final = ("final", "最终")
CLAIMS: Final = ("Claims", "各方说法")
CLAIMED: Final = ("What is claimed", "所称内容")
GROUNDS: Final = ("Grounds", "依据")
NO_GROUNDS: Final = ("No source given.", "未说明来源。")
NEXT_STEPS: Final = ("Next steps", "后续步骤")
WHO_DOES: Final = ("Who", "何方")
WHAT_IS_DONE: Final = ("What is to be done", "事项")
OUTCOME: Final = ("What became of it", "进展")
EVIDENCE: Final = ("Evidence", "佐证")


def how_much(quantity: str, unit: Pair, period: str) -> Pair:
    """A quantity as worded: 25 million tonnes, each year."""
    if not quantity:
        return "", ""
    en = " ".join(filter(None, (quantity, unit[0] or unit[1])))
    zh = " ".join(filter(None, (quantity, unit[1] or unit[0])))
    return (f"{en} ({period})", f"{zh}（{period}）") if period else (en, zh)


def says_again(number: int) -> Pair:
    """A commitment that says another of the table again."""
    return f"says no. {number} again", f"重申第 {number} 项"


def recalls(number: int) -> Pair:
    """A claim that recalls another one of the table."""
    return f"recalls no. {number}", f"与第 {number} 项同类"


def sees_to_it(owner: str) -> Pair:
    """Who sees to something."""
    return f"seen to by {owner}", f"经办：{owner}"


def days_from(event: Pair, days: int | None) -> Pair:
    """How a term hangs on an event."""
    if not any(event) or not days:
        return event
    noun = "day" if abs(days) == 1 else "days"
    when, zh = ("before", "前") if days < 0 else ("after", "后")
    return f"{abs(days)} {noun} {when}: {event[0] or event[1]}", f"{event[1] or event[0]}{zh} {abs(days)} 天"


def from_to(first: date | None, last: date | None) -> Pair:
    """The days of a period; open where one end is missing."""
    start = captions.on_day(first) if first else ("", "")
    end = captions.on_day(last) if last else ("", "")
    if first and last:
        return f"{start[0]} to {end[0]}", f"{start[1]}至{end[1]}"
    if first:
        return f"from {start[0]}", f"{start[1]}起"
    return (f"until {end[0]}", f"{end[1]}止") if last else ("", "")


def as_of(day: date) -> Pair:
    """As of a day."""
    en, zh = captions.on_day(day)
    return f"as of {en}", f"截至{zh}"


def percent_of(share: Decimal | None) -> Pair:
    """A share of one target, with one decimal."""
    told = f"{share:.1f}%" if share is not None else "–"
    return told, told


def numbered(number: int) -> Pair:
    """The number under which something stands in the table above."""
    return f"No. {number}", f"第 {number} 项"
