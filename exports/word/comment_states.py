"""Which comments answer which, and which are settled: what Word keeps beside the comments themselves.

Files without that part (Google Docs, older editors) hold comments only; then each stands for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exports.word.names import W14, W15, W16DU, w
from exports.word.package import Package
from exports.word.refusals import ImportRefused

_OFF: Final = frozenset({"", "0", "false", "off"})


@dataclass(frozen=True, slots=True)
class CommentState:
    """The comment at the head of the thread that this one answers in ("" for itself), whether that is settled (None where
    the file does not say), its UTC."""

    answers: str = ""
    resolved: bool | None = None
    utc: str | None = None


NO_STATE: Final = CommentState()


def comment_states(package: Package) -> dict[str, CommentState]:
    """The states of the comments of a package, by their identifiers. A reply to a reply answers the head of the thread."""
    named: dict[str, str] = {}  # paragraph id -> comment
    times: dict[str, str | None] = {}
    for root in _roots(package, "comments+xml"):
        for comment in root.iter(w("comment")):
            ident = comment.get(w("id"), "")
            times[ident] = comment.get(f"{{{W16DU}}}dateUtc")
            for paragraph in comment.iter(w("p")):
                if number := paragraph.get(f"{{{W14}}}paraId"):
                    named.setdefault(number.upper(), ident)
    above: dict[str, str] = {}
    done: dict[str, bool] = {}
    is_told = False
    for root in _roots(package, "commentsextended+xml"):
        is_told = True
        for entry in root.iter(f"{{{W15}}}commentEx"):
            found = named.get(entry.get(f"{{{W15}}}paraId", "").upper())
            if found is None:
                continue
            if parent := named.get(entry.get(f"{{{W15}}}paraIdParent", "").upper()):
                above[found] = parent
            done[found] = entry.get(f"{{{W15}}}done", "").lower() not in _OFF
    # LibreOffice names the settled ones only.
    states = {}
    for ident, utc in times.items():
        head = _head(ident, above)
        states[ident] = CommentState("" if head == ident else head, done.get(head, False if is_told else None), utc)
    return states


def _roots(package: Package, kind: str) -> Iterator:  # type: ignore[type-arg]
    for name in package.names:
        if package.content_type(name).endswith(kind):
            try:
                yield package.tree(name)
            except ImportRefused:
                continue


def _head(ident: str, above: dict[str, str]) -> str:
    """The first of a thread; of comments that answer each other in a circle (a damaged file) the same one for all."""
    seen = [ident]
    while (parent := above.get(seen[-1])) is not None:
        if parent in seen:
            return min(seen[seen.index(parent) :])
        seen.append(parent)
    return seen[-1]
