"""Made-up pages in English and Chinese with edits of known kinds, for laws and benchmarks. Seeded, nothing copied."""

import random

import docx

ENGLISH = (
    "The Parties|Both governments|Each delegation|The secretariat|The working group|Either side|The experts",
    "shall|should|may|will|intend to|agree to|undertake to",
    "notify|consult|inform|assist|review|publish|exchange|preserve",
    "the other side|the joint committee|its focal point|the list of incidents|a written report|the agreed terms",
    "within thirty (30) days|before 1 March 2027|without delay|at least once a year|on request|in both languages",
)
CHINESE = (
    "双方|两国政府|各代表团|秘书处|工作组|任何一方|专家组",
    "应当|应|可以|将|拟|同意|承诺",
    "通报|磋商|告知|协助|审查|公布|交换|保存",
    "对方|联合委员会|其联络点|事件清单|书面报告|商定的术语",
    "于三十日内|在2027年3月1日之前|不迟延地|每年至少一次|应请求|以中英文两种文字",
)


def sentence(chance: random.Random, language: str) -> str:
    """One sentence of the made-up kind."""
    parts = [chance.choice(choices.split("|")) for choices in (ENGLISH if language == "en" else CHINESE)]
    number = chance.randint(1, 900)
    if language == "en":
        return f"{' '.join(parts)}, “as set out in annex {number}”."
    return f"{''.join(parts)}，“见附件{number}”。"


def paragraph(chance: random.Random, language: str) -> str:
    joint = " " if language == "en" else ""
    return joint.join(sentence(chance, language) for _ in range(chance.randint(1, 4)))


def paragraphs(chance: random.Random, language: str, count: int) -> list[str]:
    return [paragraph(chance, language) for _ in range(count)]


def pages(chance: random.Random, language: str, count: int) -> list[str]:
    """Paragraphs for so many pages of about 2,500 Latin or 900 Chinese characters."""
    made: list[str] = []
    left = count * (2500 if language == "en" else 900)
    while left > 0:
        made.append(paragraph(chance, language))
        left -= len(made[-1])
    return made


def edited(chance: random.Random, language: str, old: list[str], share: float = 0.3) -> list[str]:
    """The paragraphs after words, paragraphs, splits, joins and moves were edited in about `share` of them."""
    new: list[str] = []
    moved: list[str] = []
    at = 0
    while at < len(old):
        text = old[at]
        at += 1
        if chance.random() > share:
            new.append(text)
            continue
        act = chance.choice(["words"] * 6 + ["away", "new", "split", "join", "move", "empty"])
        if act == "words":
            new.append(_other_words(chance, language, text))
        elif act == "new":
            new += [text, paragraph(chance, language)]
        elif act == "split" and len(text) > 60:
            cut = chance.randint(20, len(text) - 20)
            new += [text[:cut], text[cut:]]
        elif act == "join" and at < len(old):
            new.append(text + old[at])
            at += 1
        elif act == "move":
            moved.append(text)
        elif act == "empty":
            new += [text, ""]
        elif act != "away":
            new.append(text)
    for text in moved:
        new.insert(chance.randint(0, len(new)), text)
    return new or [""]


def _other_words(chance: random.Random, language: str, text: str) -> str:
    for _ in range(chance.randint(1, 3)):
        choices = chance.choice(ENGLISH if language == "en" else CHINESE).split("|")
        old, new = chance.sample(choices, 2)
        if old in text:
            text = text.replace(old, chance.choice([new, "", new + old]), 1)
        else:
            cut = chance.randint(0, len(text))
            text = text[:cut] + new + text[cut:]
    return text


def as_docx(old: list[str], rows: list[list[str]] | None = None, after: list[str] | None = None) -> bytes:
    """A Word file by python-docx: paragraphs, a table, paragraphs."""
    import io

    document = docx.Document()
    for text in old:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    for text in after or []:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
