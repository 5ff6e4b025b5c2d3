"""Parties: the sides of a dialogue. A party is neither a nationality nor an employer: it is the side a person sits on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PartyNames:
    """How a party is named in full and in short, in both languages, and the time zone of its capital."""

    key: str
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    zone: str = ""


KNOWN_PARTIES: Final = (
    PartyNames("us", "United States", "美国", "US", "美方", "America/New_York"),
    PartyNames("cn", "China", "中国", "China", "中方", "Asia/Shanghai"),
)
"""The parties a new installation starts with. The order has no meaning: alternat decides who is named first."""

ALSO_CALLED: Final = {
    "us": (("American", "U.S.", "USA", "United States of America"), ("美利坚合众国", "美国")),
    "cn": (("Chinese", "PRC", "People's Republic of China"), ("中华人民共和国", "中国")),
}
"""What texts call the parties that every installation knows, beside their names."""
OWN_LANGUAGES: Final = {"us": "en", "cn": "zh"}
"""The language in which a known party keeps its own original."""


def in_order_of_copy(parties: Iterable[str], first_language: str) -> tuple[str, ...]:
    """The sides as a copy names them: whose own language stands first in it is named first, the others as they came."""
    return tuple(sorted(parties, key=lambda party: OWN_LANGUAGES.get(party) != first_language))
