"""How something was said, as the matrix of positions prints it beside the words, in both languages."""

from collections.abc import Mapping
from typing import Final

from dialogue.positions import Answer, AttributionClass, Directness, Firmness, Movement
from exports.word.captions import Pair

FIRMNESS: Final[Mapping[Firmness, Pair]] = {
    Firmness.RED_LINE: ("cannot be moved", "不可动摇"),
    Firmness.FIRM: ("insisted on", "坚持"),
    Firmness.STATED: ("stated", "陈述"),
    Firmness.OPEN: ("open to discussion", "可商讨"),
}
DIRECTNESS: Final[Mapping[Directness, Pair]] = {
    Directness.DIRECT: ("word for word", "原话"),
    Directness.INDIRECT: ("indirect speech", "间接引语"),
    Directness.PARAPHRASE: ("paraphrase", "转述"),
}
CLASSES: Final[Mapping[AttributionClass, Pair]] = {
    AttributionClass.OFFICIAL: ("an unnamed official", "未具名官员"),
    AttributionClass.PRIVATE: ("officials in private", "官员私下表示"),
    AttributionClass.EXPERTS: ("experts or policy circles", "专家或政策界"),
    AttributionClass.DOCUMENT: ("a document", "文件"),
    AttributionClass.MEDIA: ("the press", "媒体"),
    AttributionClass.INDUSTRY: ("industry", "业界"),
}
MOVEMENTS: Final[Mapping[Movement, Pair]] = {
    Movement.RESTATED: ("= restates", "= 重申"),
    Movement.SOFTENED: ("▽ softens", "▽ 缓和"),
    Movement.HARDENED: ("△ hardens", "△ 趋硬"),
}
REPLACES: Final[Pair] = ("replaces", "取代")
ANSWERS: Final[Mapping[Answer, Pair]] = {
    Answer.GRANTED: ("granted", "同意"),
    Answer.PARTLY: ("granted in part", "部分同意"),
    Answer.COUNTERED: ("answered with an offer of its own", "提出对案"),
    Answer.DEFERRED: ("put off", "暂缓答复"),
    Answer.REFUSED: ("refused", "拒绝"),
    Answer.NO_RESPONSE: ("no response", "未予答复"),
}
UNANSWERED: Final[Pair] = ("no answer recorded", "未记录答复")
INFERRED: Final[Pair] = ("inferred", "系推定")


def addressed(to: Pair, by: Pair) -> Pair:
    """Of whom something was asked, and for when; either may be missing."""
    en = ", ".join(filter(None, (f"asked of {to[0]}" if to[0] else "", f"for {by[0]}" if by[0] else "")))
    zh = "，".join(filter(None, (f"向{to[1]}提出" if to[1] else "", f"请于{by[1]}前落实" if by[1] else "")))
    return en, zh


def worded(verb: str) -> Pair:
    """The word with which the source says that it was said."""
    return (f"“{verb}”", f"“{verb}”") if verb else ("", "")


def words_of(author: str) -> Pair:
    """Whose words were read out."""
    return (f"words of {author}, read out", f"宣读{author}的文字") if author else ("", "")


def translated(by: str) -> Pair:
    """Who translated."""
    return (f"translated by {by}", f"{by}译") if by else ("", "")


def answered(answer: Pair, on: Pair, is_inferred: bool) -> Pair:
    """How a request was answered, since when that is known, and whether nobody said so."""
    en = f"Answer: {answer[0]}, {on[0]}" + (f" ({INFERRED[0]})" if is_inferred else "")
    return en, f"答复：{answer[1]}，{on[1]}" + (f"（{INFERRED[1]}）" if is_inferred else "")


def replacing(movement: Movement | None, earlier: Pair) -> Pair:
    """What an earlier position said that this one replaces, and how it moved, where somebody has said so."""
    en, zh = MOVEMENTS[movement] if movement else REPLACES
    return (f"{en}: {earlier[0]}" if earlier[0] else en, f"{zh}：{earlier[1]}" if earlier[1] else zh)
