"""Copies of a draft in every form that bears a code, and one letter of a file changed somewhere."""

import io
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from zipfile import ZIP_DEFLATED, ZipFile

from actions.drafts import ClauseWording
from actions.errata import declare_erratum, recognise_erratum
from actions.paper_exports import RecordForm, export_paper
from actions.tabling import table_proposal
from actions.word_comparative import COMPARATIVE, Comparative, export_comparative
from actions.word_exports import Form, Wanted, export_draft
from tests.actions.closing import adopted_by_all, milestone, stated
from tests.actions.drafting import Table, set_table

ENGLISH = (
    "data",
    "two",
    "Parties",
    "experts",
    "risk",
    "control",
    "yearly",
    "systems",
    "notice",
    "within",
    "thirty days",
)
CHINESE = ("数据", "双方", "专家", "风险", "管控", "每年", "系统", "通报", "三十日", "军用", "人工")
OPEN = (
    Form.REDLINE_TWO_COLUMN,
    Form.ROLLING_TWO_COLUMN,
    Form.ROLLING_EN,
    Form.ROLLING_ZH,
    COMPARATIVE,
    Form.CHANGES_TWO_COLUMN,
)
ADOPTED = (Form.CORRECTED_TWO_COLUMN, Form.CORRIGENDUM)
PAPERS = (RecordForm.COMMITMENTS, RecordForm.TEXT_HISTORY)
"""Every form of a draft that holds no text which could be made again, and two papers."""
_TEXT = re.compile(r"(<w:(?:t|delText)(?: [^>]*)?>)([^<]+)(?=<)")


def handed_out(table: Table, form: str, by: str = "helen", **wanted) -> bytes:
    """A file in one of these forms, handed out."""
    desk = table.desks[by]
    if form == COMPARATIVE:
        return export_comparative(desk, table.draft, Comparative(**wanted)).content
    if form in set(RecordForm):
        of = table.dialogue if form == RecordForm.COMMITMENTS else table.draft
        return export_paper(desk, RecordForm(form), of).content
    return export_draft(desk, table.draft, Form(form), Wanted(**wanted)).content


def contested(stores, desks, seed: int, *, form: str = "") -> Table:
    """A draft of random clauses: a milestone, then changes, statements, and open proposals of both sides; for a `form` of
    adopted texts it is adopted instead."""
    chance = random.Random(seed)
    clauses = tuple(
        ClauseWording(f"{at}", _sentence(chance, ENGLISH, " ", "."), _sentence(chance, CHINESE, "", "。"))
        for at in range(1, chance.randint(4, 7))
    )
    table = set_table(stores, desks, clauses=clauses)
    if chance.random() < 0.7:
        stated(table)
    if form in ADOPTED:
        adopted(table)
        return table
    milestone(table)
    for at in range(len(clauses)):
        for by, other in chance.sample([("helen", "wenyan"), ("wenyan", "helen")], chance.randint(0, 2)):
            _propose(table, chance, at, by, other)
    return table


def _propose(table: Table, chance: random.Random, at: int, by: str, other: str) -> None:
    en, zh = _sentence(chance, ENGLISH, " ", "."), _sentence(chance, CHINESE, "", "。")
    kind = chance.random()
    if kind < 0.2:
        table_proposal(table.desks[by], table.write_insertion(by, en, zh, table.clauses[at]).id)
    elif kind < 0.3:
        table_proposal(table.desks[by], table.write_deletion(by, at).id)
    else:
        proposal = table.table(by, en, zh if chance.random() < 0.5 else table.head(at).text_zh, at)
        if kind > 0.75:
            table.accept_proposal(other, proposal)


def _sentence(chance: random.Random, words: tuple[str, ...], gap: str, end: str) -> str:
    return gap.join(chance.choices(words, k=chance.randint(5, 14))).capitalize() + end


def adopted(table: Table) -> None:
    """The draft adopted, with one erratum that all recognise and one that nobody does yet."""
    adopted_by_all(table)
    for wrong, right, is_recognised in (
        (table.head().text_en[-5:], " right.", True),
        (table.head(1).text_zh[-3:], "改正。", False),
    ):
        clause = 0 if is_recognised else 1
        with table.desks["helen"].writing() as joint:
            made = declare_erratum(
                joint, table.desks["helen"].actor, table.clauses[clause], language="en" if is_recognised else "zh",
                wrong=wrong, right=right, reason="R",
            )  # fmt: skip
        if is_recognised:
            with table.desks["wenyan"].writing() as joint:
                recognise_erratum(joint, table.desks["wenyan"].actor, made.id)


def rewritten(
    content: bytes, change: Callable[[str, str], str], *, more: Mapping[str, str] | None = None, arrow: str = ""
) -> bytes:
    """The same package with the markup of its parts put otherwise: by name of the part and markup. `more` are further parts,
    to which `arrow` leads from the document."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(made, "w", ZIP_DEFLATED) as other:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", f"{arrow}</Relationships>".encode())
            other.writestr(name, change(name, part.decode()) if name.endswith(".xml") else part)
        for name, markup in (more or {}).items():
            other.writestr(name, markup)
    return made.getvalue()


def without_foot(content: bytes) -> bytes:
    """The same body in a file that has lost its heads and feet."""
    return rewritten(content, lambda name, x: re.sub(r"<w:t[ >].*?</w:t>", "", x) if "footer" in name else x)


@dataclass
class OneLetter:
    """Changes one letter somewhere in the body or the notes of a file."""

    chance: random.Random

    def __call__(self, content: bytes) -> bytes:
        with ZipFile(io.BytesIO(content)) as package:
            parts = [x for x in package.namelist() if x in ("word/document.xml", "word/footnotes.xml")]
            places = [
                (part, found.start(2), found.group(2))
                for part in parts
                for found in _TEXT.finditer(package.read(part).decode())
                if found.group(2).strip()
            ]
        name, at, words = self.chance.choice(places)

        def change(part: str, markup: str) -> str:
            if part != name:
                return markup
            text = [*unescape(words)]
            where = self.chance.choice([n for n, letter in enumerate(text) if not letter.isspace()])
            text[where] = "Ж" if text[where] != "Ж" else "Ю"
            return markup[:at] + escape("".join(text), quote=False) + markup[at + len(words) :]

        return rewritten(content, change)
