"""Parties: the sides of a dialogue. A party is neither a nationality nor an employer: it is the side a person sits on."""

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
