"""A field for a day of any year: documents of the record are older than what a calendar offers by itself."""

from datetime import date
from typing import Final

from streamlit.delta_generator import DeltaGenerator

FORMAT: Final = "YYYY-MM-DD"
EARLIEST: Final = date(1500, 1, 1)
LATEST: Final = date(2199, 12, 31)


def day_field(place: DeltaGenerator, label: str, key: str, value: date | None = None) -> date | None:
    """A day between 1500 and 2199, or none. Without such ends the calendar reaches ten years back and refuses 2008.

    A day that stands in the record beyond them stays as it is: the ends give way to it.
    """
    earliest, latest = min(EARLIEST, value or EARLIEST), max(LATEST, value or LATEST)
    given = place.date_input(label, value=value, key=key, format=FORMAT, min_value=earliest, max_value=latest)
    return given if isinstance(given, date) else None


__all__ = ["day_field"]
