"""The adopted text as one document in one language, with the place of each clause in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from drafts.sentences import Span


@dataclass(frozen=True, slots=True)
class WordedClause:
    """A clause as it was adopted, in one language."""

    id: UUID
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """The document, and where the words of each clause stand in it, letter for letter."""

    text: str
    spans: dict[UUID, Span]


def written_out(title: str, clauses: Iterable[WordedClause]) -> WrittenOut:
    """Title, then each clause after its number, a paragraph each. A clause without words has no place."""
    parts = [title.strip()] if title.strip() else []
    length = len(parts[0]) if parts else 0
    spans: dict[UUID, Span] = {}
    for clause in clauses:
        if not clause.text.strip():
            continue
        lead = f"{clause.number.strip()} " if clause.number.strip() else ""
        length += 2 if parts else 0
        spans[clause.id] = (length + len(lead), length + len(lead) + len(clause.text))
        parts.append(lead + clause.text)
        length = spans[clause.id][1]
    return WrittenOut("\n\n".join(parts), spans)


__all__ = ["WordedClause", "WrittenOut", "written_out"]
