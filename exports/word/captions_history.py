"""What the negotiating history prints of each event, in both languages."""

from collections.abc import Mapping
from typing import Final

from drafts.consensus import Level
from drafts.proposals import Answer, ProposalKind
from exports.word.captions import Pair

EVENTS: Final[Mapping[str, Pair]] = {
    "was put into the draft": ("Put into the draft", "列入草案"),
    "tabled a proposal": ("Tabled a proposal", "提出提案"),
    "reopened the clause": ("Reopened the clause", "重新讨论该条款"),
    "answered the proposal": ("Answered the proposal", "答复提案"),
    "withdrew the proposal": ("Withdrew the proposal", "撤回提案"),
    "closed the proposal as rejected": ("Closed the proposal as rejected", "提案因不获接受而终结"),
    "closed the proposal as superseded": ("Closed the proposal as superseded", "提案因被取代而终结"),
    "accepted the proposal, which became the standing text": (
        "Accepted the proposal, which became the standing text", "接受提案，成为现行文本",
    ),
    "accepted the proposal, which took the clause out of the text": (
        "Accepted the proposal, which took the clause out of the text", "接受提案，该条款不再列入案文",
    ),
    "accepted the text": ("Accepted the text", "接受该文本"),
    "confirmed from capital": ("Confirmed from capital", "经国内核准"),
    "took the acceptance back": ("Took the acceptance back", "收回接受"),
    "confirmed that both languages say the same": ("Confirmed that both texts say the same", "核对确认两种文本一致"),
    "cited a position behind the clause": ("Cited a position behind the clause", "引列该条款所依据的立场"),
}  # fmt: skip
"""The events of the joint history, by their values."""
ACTS: Final[Mapping[str, Pair]] = {
    "clause:statement:made": ("Made a statement beside the clause", "就该条款发表声明"),
    "clause:statement:withdrawn": ("Withdrew its statement", "撤回声明"),
    "draft:erratum:declared": ("Declared an erratum", "提出勘误"),
    "draft:erratum:recognised": ("Recognised an erratum", "认可勘误"),
    "draft:silence:opened": ("Opened a silence procedure", "启动默认程序"),
    "draft:silence:broken": ("Broke the silence", "打破默认"),
    "draft:silence:cancelled": ("Called the silence procedure off", "取消默认程序"),
    "draft:silence:lapsed": ("Silence lapsed into acceptance", "默认期满，视为接受"),
}
"""Acts that are no event of their own, by their names in the journal."""
NOT_TOLD: Final = frozenset(
    {
        "clause:thread:opened", "clause:thread:answered", "clause:thread:resolved", "clause:thread:reopened",
        "draft:follow_up:confirmed", "draft:follow_up:set_aside",
    }
)  # fmt: skip
"""Talk about a clause, and what was later drawn from it: no part of how its words came about."""
ANSWERS: Final[Mapping[str, Pair]] = {
    Answer.ACCEPT: ("accept", "接受"),
    Answer.REJECT: ("reject", "不接受"),
    Answer.COUNTER: ("counter-proposal", "提出对案"),
    Answer.NEEDS_CAPITAL: ("needs capital", "须请示国内"),
}
PROPOSED: Final[Mapping[str, Pair]] = {
    ProposalKind.REPLACE: ("", ""),
    ProposalKind.INSERT: ("new clause", "增列条款"),
    ProposalKind.DELETE: ("to delete the clause", "删除该条款"),
    ProposalKind.MOVE: ("to move the clause", "移动该条款"),
    ProposalKind.SPLIT: ("to split the clause", "拆分该条款"),
    ProposalKind.MERGE: ("to merge clauses", "合并条款"),
    ProposalKind.RESTYLE: ("another kind or level", "改变层级或种类"),
}
LEVELS: Final[Mapping[str, Pair]] = {Level.AD_REFERENDUM: ("ad referendum", "待核准")}
SILENT_HISTORY: Final = ("Nothing has been done to it yet.", "尚无记录。")


def proposed_by(side: Pair) -> Pair:
    """Whose proposal it was about."""
    return f"proposed by {side[0]}", f"{side[1]}提出"


def number(given: str) -> Pair:
    """Clause 3.2; 第3.2条."""
    return (f"Clause {given}", f"条款{given}") if given else ("Clause without a number", "未编号条款")
