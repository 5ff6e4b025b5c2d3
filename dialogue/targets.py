"""Targets of a commitment: amounts by one official set of data each. Two sets are set side by side and never merged."""

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_PERCENT: Final = Decimal(100)


def number_of(amount: str) -> Decimal | None:
    """The number that an amount is, thousands set off by commas or not; None where it is anything else."""
    given = amount.strip()
    return Decimal(given.replace(",", "")) if _NUMBER.fullmatch(given) else None


def percent(figure: str, target: str) -> Decimal | None:
    """How much of a target a figure of the same set of data is, in percent; None where that cannot be said."""
    reached, wanted = number_of(figure), number_of(target)
    if reached is None or not wanted:
        return None
    return reached / wanted * _PERCENT
