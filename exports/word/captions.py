"""What is printed beside the text in a Word file, in the language of the text and not in that of whoever asks for it.

Every caption stands in both languages: a form of both prints both, in the order of that copy.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from dialogue.statements import StatementKind
from dialogue.vocabulary import Marking
from exports.word.values import Footnote, Language

COLON: Final[Mapping[Language, str]] = {"en": ": ", "zh": "："}
STATEMENTS: Final[Mapping[StatementKind, tuple[str, str]]] = {
    StatementKind.RESERVATION: ("reservation", "保留"),
    StatementKind.INTERPRETATION: ("interpretive statement", "解释性声明"),
    StatementKind.EXPLANATION: ("explanation of position", "解释立场"),
    StatementKind.DISSENT: ("dissent", "异议"),
}
MARKINGS: Final[Mapping[Marking, tuple[str, str]]] = {
    Marking.PUBLIC: ("Public", "公开"),
    Marking.INTERNAL: ("Internal", "内部"),
    Marking.SENSITIVE: ("Sensitive", "敏感"),
    Marking.CONFIDENTIAL: ("Confidential", "保密"),
}
ROLLING: Final = (
    "Rolling text: words in square brackets are not agreed",
    "滚动案文：方括号内文字尚未商定",
)
CORRIGENDUM: Final = ("Corrigendum", "更正")
FOR_READ: Final = ("For", "原文", "Read", "更正为")
CORRECTS: Final = "Corrects the text of this fingerprint, which stays as adopted 所更正的案文如下，其本身不作改动"
NOTHING_TO_CORRECT: Final = ("No correction has been declared.", "尚未提出任何更正。")
Pair = tuple[str, str]
"""A caption in English and in Chinese."""


def on_day(day: date) -> Pair:
    """3 March 2026; 2026年3月3日."""
    return f"{day.day} {day:%B %Y}", f"{day.year}年{day.month}月{day.day}日"


def as_at(at: datetime) -> Pair:
    """As at 3 March 2026, 14:02 UTC; 截至2026年3月3日14:02（世界协调时）."""
    en, zh = on_day(at)
    return f"{AS_AT} {en}, {at:%H:%M} UTC", f"截至{zh}{at:%H:%M}（世界协调时）"


AS_AT: Final = "As at"


def milestone(label: str, titles: Pair, set_on: date) -> Pair:
    """Milestone 2.1 · Chair's text · 3 March 2026; 里程碑文本2.1 · 2026年3月3日."""
    en, zh = on_day(set_on)
    title_en, title_zh = titles
    parts_en = [f"Milestone {label}", title_en or title_zh, en]
    parts_zh = [f"里程碑文本{label}", title_zh or title_en, zh]
    return " · ".join(filter(None, parts_en)), " · ".join(filter(None, parts_zh))


def adopted(label: str, adopted_on: date) -> Pair:
    """Adopted on 3 March 2026 · text 2.1; 2026年3月3日通过 · 案文2.1."""
    en, zh = on_day(adopted_on)
    return f"Adopted on {en} · text {label}", f"{zh}通过 · 案文{label}"


def between(before: Pair, after: Pair) -> Pair:
    """Changes from one text to the next."""
    return f"Changes: {before[0]} → {after[0]}", f"修订：{before[1]} → {after[1]}"


def as_corrected(version: Pair, count: int) -> Pair:
    """The adopted text with its recognised corrections worked in."""
    noun = "correction" if count == 1 else "corrections"
    return f"{version[0]} · as corrected ({count} {noun})", f"{version[1]} · 更正后文本（更正{count}处）"


def marking(given: Marking | None) -> str:
    """The marking of a copy, in both languages; nothing where none was chosen."""
    return " ".join(MARKINGS[given]) if given is not None else ""


def fingerprint_words(fingerprint: str, *, whole: bool = False) -> str:
    """The fingerprint of a text as it stands in the footer: its first sixteen digits in fours, or all of it."""
    shown = fingerprint if whole else in_fours(fingerprint)
    return f"Fingerprint 指纹 {shown}"


def code_words(code: str) -> str:
    """The code of a copy as it stands in the footer, in fours: by it the file is known again."""
    return f"Code 编码 {in_fours(code)}"


def in_fours(digits: str) -> str:
    """The first sixteen digits of a code or fingerprint, as they are read and typed."""
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def statement(
    party: Pair, kind: StatementKind, texts: Pair, *, withdrawn_on: date | None = None, on_earlier_words: bool = False
) -> Footnote:
    """A party's statement beside a clause as a note: whose it is, what it is, and its words.

    A statement that was taken back says so, and one that was made on earlier words says that.
    """
    en, zh = STATEMENTS[kind]
    remarks_en, remarks_zh = [], []
    if on_earlier_words:
        remarks_en.append("made on earlier words")
        remarks_zh.append("系就先前措辞所作")
    if withdrawn_on is not None:
        day_en, day_zh = on_day(withdrawn_on)
        remarks_en.append(f"withdrawn on {day_en}")
        remarks_zh.append(f"已于{day_zh}撤回")
    behind_en = f" ({'; '.join(remarks_en)})" if remarks_en else ""
    behind_zh = f"（{'；'.join(remarks_zh)}）" if remarks_zh else ""
    return Footnote(f"{party[0]}, {en}{behind_en}", f"{party[1]}的{zh}{behind_zh}", *texts)


def competing(at: int, of: int, by: str) -> str:
    """What the comment on one of several proposals for the same words says."""
    return f"Proposal {at} of {of} on this clause, by {by}.\n本条款共有{of}项提案，此为第{at}项，由{by}提出。"


def moved(before: str, after: str) -> str:
    """What the comment on a clause that stands elsewhere now says; numbers may be missing."""
    return f"Moved: was {before or '–'}, is now {after or '–'}.\n移动：原为{before or '–'}，现为{after or '–'}。"


def restyled(was: Pair, now: Pair) -> str:
    """What the comment on a clause of another kind or level says; each pair is kind and level."""
    kinds_en = f"{was[0]} (level {was[1]}) is now {now[0]} (level {now[1]})"
    return f"{kinds_en}.\n由{KINDS.get(was[0], was[0])}（{was[1]}级）改为{KINDS.get(now[0], now[0])}（{now[1]}级）。"


KINDS: Final[Mapping[str, str]] = {
    "heading": "标题", "chapeau": "起首语", "paragraph": "段落", "recommendation": "建议", "subparagraph": "分段",
}  # fmt: skip


def proposed_move(by: Pair, after: str) -> Pair:
    """A side would have the clause elsewhere."""
    if after:
        return f"{by[0]} proposes to move this clause after {after}.", f"{by[1]}提议将本条款移至{after}之后。"
    return f"{by[0]} proposes to move this clause to the beginning.", f"{by[1]}提议将本条款移至案文开头。"


def proposed_split(by: Pair, parts_en: Sequence[str], parts_zh: Sequence[str]) -> Pair:
    """A side would make two clauses of this one."""
    return (
        f"{by[0]} proposes to split this clause: {' | '.join(parts_en)}",
        f"{by[1]}提议将本条款拆分为：{' | '.join(parts_zh)}",
    )


def proposed_merger(by: Pair, other: str, texts: Pair) -> Pair:
    """A side would take another clause into this one."""
    return (
        f"{by[0]} proposes to merge {other or '–'} into this clause: {texts[0]}",
        f"{by[1]}提议将{other or '–'}并入本条款：{texts[1]}",
    )


def proposed_style(by: Pair, kind: str, level: int) -> Pair:
    """A side would have the clause as another kind, or at another level."""
    return (
        f"{by[0]} proposes that this clause be a {kind} at level {level}.",
        f"{by[1]}提议将本条款改为{KINDS.get(kind, kind)}（{level}级）。",
    )


def correction(language: Language, wrong: str, right: str, declared_on: date, *, is_applied: bool) -> Pair:
    """What a note on a corrected clause says: what stood there, and what stands there now."""
    day_en, day_zh = on_day(declared_on)
    if not is_applied:
        return (
            f"Correction of {day_en} not worked in, because an earlier one took its words: for “{wrong}” read “{right}”.",
            f"{day_zh}的更正未并入，因其所指文字已由先前更正处理：原文“{wrong}”，更正为“{right}”。",
        )
    text_en, text_zh = ("English text", "英文本") if language == "en" else ("Chinese text", "中文本")
    return (
        f"Corrected, {text_en}, {day_en}: for “{wrong}” read “{right}”.",
        f"{text_zh}更正，{day_zh}：原文“{wrong}”，更正为“{right}”。",
    )


def recognised(by: Sequence[Pair], missing: Sequence[Pair]) -> Pair:
    """Who recognises a correction, and whose word is still missing."""
    en = "Recognised by " + ", ".join(name for name, _ in by) if by else "Recognised by nobody yet"
    zh = "、".join(name for _, name in by) + "已认可" if by else "尚无一方认可"
    if missing:
        en += "; awaited from " + ", ".join(name for name, _ in missing)
        zh += "；待" + "、".join(name for _, name in missing) + "认可"
    return en, zh
