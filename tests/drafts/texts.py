"""Seeded random clauses and edits of them: English, Chinese and mixed, with brackets, numbers, dates and labels."""

import random
import re

ENGLISH = (
    "The Parties shall meet once a year to review the implementation of this statement.",
    "Each Party should submit a written report within thirty (30) days after the end of the fiscal year.",
    "No Party may transfer such technology to a third party without the prior consent of the other Party.",
    "Both sides reaffirm that human beings, not machines, must remain in control of nuclear weapons.",
    "Emissions of methane will fall by 30% or 1.5 million tonnes by 1 March 2030, compared with 2020.",
    "Recognizing the co-operation of the Parties' laboratories, Article 5(2) applies from 9 to 11 December 2026.",
)
CHINESE = (
    "双方应当在三十日内提交书面报告，并于2026年3月1日之前完成审议。",
    "任何一方均不得向第三方转让有关技术，除非事先取得另一方的书面同意。",
    "中方认识到，双方一致同意尽快建立联络机制，就人工智能安全问题进行磋商。",
    "到二〇三〇年，甲烷排放量比二〇二〇年减少百分之三十，约1.5亿吨。",
    "依照第三条第二款的规定，中华人民共和国和美利坚合众国应各自指定一个主管机关。",
    "雙方應當在三十日內提交報告，並於第十二條所定期限屆滿前完成審議。",
)
MIXED = (
    "双方同意根据 UNFCCC 和《巴黎协定》（Paris Agreement）第六条开展合作。",
    "The two sides (双方) will hold a Track II dialogue on AI 安全 in Beijing 北京.",
)
ENGLISH_WORDS = re.split(
    " ",
    "shall should may must not the a of and or in accordance with promptly joint measures [should] [the Parties], "
    "2027 45% 15 April 2026 Article 7 national-security Party's",
)
CHINESE_WORDS = re.split(
    " ",
    "应 应当 不得 可以 及 和 、 ， 的 在 双方 美方 中方 六十 第五条 2027年4月15日 百分之十 承认 承诺 采取 措施 "
    "［应］ 【中方：不】 国家安全 拘束力 一切 进一步",
)


def clause(seed: int) -> str:
    """One clause of one to three sentences; a third English, a third Chinese, a third with both."""
    return _sentences(random.Random(seed))


def edited(text: str, seed: int, edits: int | None = None) -> str:
    """The text after a few edits: words put in, taken out, exchanged or moved, in either language."""
    chance = random.Random(f"{seed} edited")
    pieces = _pieces(text)
    for _ in range(chance.randrange(6) if edits is None else edits):
        words = ENGLISH_WORDS if _is_latin(text) else CHINESE_WORDS
        at = chance.randrange(len(pieces) + 1)
        act = chance.random()
        if act < 0.35:
            pieces.insert(at, chance.choice(words) + (" " if _is_latin(text) else ""))
        elif act < 0.6:
            del pieces[at : at + chance.randrange(1, 4)]
        elif act < 0.9:
            pieces[at : at + 1] = [chance.choice(words)]
        else:
            moved = pieces[at : at + 3]
            del pieces[at : at + 3]
            pieces[chance.randrange(len(pieces) + 1) :][:0] = moved
    return "".join(pieces)


def two_clauses(seed: int) -> tuple[str, str]:
    """A clause and what became of it: the same, edited a little, or another one altogether; sometimes empty."""
    chance = random.Random(f"{seed} two")
    old = clause(seed)
    kind = chance.random()
    if kind < 0.05:
        return chance.choice([("", old), (old, ""), (old, old), ("", "")])
    if kind < 0.2:
        return old, clause(seed + 10_000)
    return old, edited(old, seed)


def three_clauses(seed: int) -> tuple[str, str, str]:
    """A base and what each of two sides made of it."""
    base = clause(seed)
    return base, edited(base, seed + 1), edited(base, seed + 2)


def any_text(seed: int) -> str:
    """Up to eighty characters of any kind that a text can hold: rare Han, brackets, marks, controls, other scripts."""
    chance = random.Random(f"{seed} any")
    ranges = ((32, 126), (0x4E00, 0x9FFF), (0x20000, 0x2A6DF), (0xF900, 0xFAFF), (0x3000, 0x303F), (0xFF00, 0xFFEF),
              (0, 31), (0x300, 0x36F), (0x400, 0x52F), (0x600, 0x6FF), (0x2000, 0x206F), (0xFE00, 0xFE0F),
              (0xE0100, 0xE01EF), (0x1F300, 0x1F6FF), (0xAC00, 0xD7A3), (0x3040, 0x30FF))  # fmt: skip
    favourites = "[]［］【】（）()、，。,.;；0123456789年月日第条款一二三十百千万亿两〇%％'’- \u3000\n\tABCabcé"
    characters = []
    for _ in range(chance.randrange(80)):
        if chance.random() < 0.6:
            characters.append(chance.choice(favourites))
        else:
            characters.append(chr(chance.randint(*chance.choice(ranges))))
    return "".join(characters)


def _sentences(chance: random.Random) -> str:
    kind = chance.choice(("en", "zh", "both"))
    sentences = {"en": ENGLISH, "zh": CHINESE, "both": ENGLISH + CHINESE + MIXED}[kind]
    chosen = [chance.choice(sentences) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.3:
        at = chance.randrange(len(chosen))
        chosen[at] = chance.choice(("[{}]", "［{}］", "【{}】", "[US: {}]")).format(chosen[at])
    return ("" if kind == "zh" else " ").join(chosen)


def _pieces(text: str) -> list[str]:
    """Rough pieces to edit, on purpose not the product's tokens: words with their space, and pairs of characters."""
    pieces = []
    for word in re.findall(r"\S*\s*", text):
        if word.isascii():
            pieces.append(word)
        else:
            pieces.extend(word[at : at + 2] for at in range(0, len(word), 2))
    return pieces


def _is_latin(text: str) -> bool:
    return sum(character.isascii() for character in text) > len(text) / 2
