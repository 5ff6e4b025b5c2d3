"""Lists of which a page shows a part: so many of how many, and the words that are looked for in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The first lines of a list, and how many lines it has."""

    lines: tuple[T, ...]
    total: int

    @property
    def rest(self) -> int:
        """How many more there are."""
        return self.total - len(self.lines)


def counted(session: Any, query: sa.Select[Any]) -> int:
    """How many rows a query finds."""
    return int(session.execute(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())).scalar_one())


def holding(words: str, *columns: Any) -> list[sa.ColumnElement[bool]]:
    """That each of the words stands in one of the columns, capital or small (the letters A to Z; others as they are)."""
    return [
        sa.or_(*(sa.func.lower(column).contains(word.lower(), autoescape=True) for column in columns))
        for word in words.split()
    ]


def latest_first(on: Any, row_id: Any) -> Sequence[sa.ColumnElement[Any]]:
    """The order of a list in which the newest stands at the top, and what has no date at the end."""
    return sa.desc(on).nulls_last(), sa.desc(row_id)


__all__ = ["Part", "counted", "holding", "latest_first"]
