"""How an organisation was called on a day, what it came from and what it became."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID


class DatedName(Protocol):
    """A name with the time in which it was in use; either end may be unknown."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def used_from(self) -> date | None: ...
    @property
    def used_until(self) -> date | None: ...


class Lasting(Protocol):
    """An organisation as far as its lineage goes."""

    @property
    def id(self) -> UUID: ...
    @property
    def successor_id(self) -> UUID | None: ...
    @property
    def parent_id(self) -> UUID | None: ...


L = TypeVar("L", bound=Lasting)


def name_at(names: Iterable[DatedName], standing: str, language: str, day: date | None) -> str:
    """The name that was in use on a day in a language: one whose dates hold the day, the narrower time before the wider.

    Else the standing name. A name without any dates is only another name, and never the one of a day.
    """
    if day is None:
        return standing
    dated = [
        name
        for name in names
        if name.language in ("", language)
        and (name.used_from or name.used_until)
        and (name.used_from is None or name.used_from <= day)
        and (name.used_until is None or day <= name.used_until)
    ]
    return min(dated, key=_span).text if dated else standing


def _span(name: DatedName) -> tuple[int, int]:
    begin, end = name.used_from or date.min, name.used_until or date.max
    return (end - begin).days, -begin.toordinal()


def existed_on(from_on: date | None, until_on: date | None, day: date) -> bool:
    """Whether an organisation was there on a day, as far as its dates are known."""
    return (from_on is None or from_on <= day) and (until_on is None or day <= until_on)


def predecessors(rows: Iterable[L], of: UUID) -> list[L]:
    """What became this organisation, directly or through others, the nearest first."""
    rows, found, wanted = list(rows), [], [of]
    seen = {of}
    while wanted:
        now, wanted = wanted, []
        for row in rows:
            if row.successor_id in now and row.id not in seen:
                seen.add(row.id)
                found.append(row)
                wanted.append(row.id)
    return found


def successors(rows: Mapping[UUID, L], of: UUID) -> list[L]:
    """What this organisation became, the nearest first; a circle is cut."""
    return _up(rows, of, "successor_id")


def above(rows: Mapping[UUID, L], of: UUID) -> list[L]:
    """What this organisation is part of, the nearest first; a circle is cut."""
    return _up(rows, of, "parent_id")


def _up(rows: Mapping[UUID, L], of: UUID, field: str) -> list[L]:
    found: list[L] = []
    seen, at = {of}, getattr(rows[of], field) if of in rows else None
    while at is not None and at in rows and at not in seen:
        seen.add(at)
        found.append(rows[at])
        at = getattr(rows[at], field)
    return found


__all__ = ["DatedName", "Lasting", "above", "existed_on", "name_at", "predecessors", "successors"]
