"""What is printed in the comparative table: the present text, what each side proposes, and the note."""

from typing import Final

from exports.word.captions import Pair

TITLE: Final = ("Comparative table", "对照表")
NUMBER: Final = ("No.", "序号")
PRESENT: Final = ("Present text", "现有案文")
NOTE: Final = ("Note", "备注")
DELETION: Final = ("Delete this clause.", "删除本条款。")
NEW: Final = ("New clause", "新增条款")
NOTHING: Final = ("Nothing is proposed at present.", "目前没有任何提案。")
AGREED: Final = ("Agreed", "已商定")


def proposal_of(side: Pair) -> Pair:
    """The column of a side."""
    return f"Proposal of {side[0]}", f"{side[1]}提案"
