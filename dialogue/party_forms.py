"""How texts name the parties: in full, in short, as adjectives and in compounds; and the language of each party's original."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PartyForms:
    """The forms under which texts name one party, longest first. `letter_zh` stands for it in compounds such as 中美.

    `language` is that of the original it keeps; empty where it is neither.
    """

    nouns_en: tuple[str, ...]
    adjectives_en: tuple[str, ...]
    nouns_zh: tuple[str, ...]
    letter_zh: str = ""
    language: str = ""


KNOWN_FORMS: Final[Mapping[str, PartyForms]] = {
    "us": PartyForms(
        ("United States of America", "United States", "USA", "U.S.A.", "U.S.", "US"), ("American",),
        ("美利坚合众国", "美国", "美方"), "美", "en",
    ),
    "cn": PartyForms(
        ("People’s Republic of China", "People's Republic of China", "PRC", "China"), ("Chinese",),
        ("中华人民共和国", "中国", "中方"), "中", "zh",
    ),
}  # fmt: skip
