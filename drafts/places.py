"""Places: where a clause stands in the text, as a string that can always be followed by another before the next.

A place is a path of whole numbers, each written so that the strings sort as the numbers do, in every collation: a first
character that says how many digits follow (from i on for 0 and more, down from h below 0), then those digits. A path
sorts before the paths that go on from it. There is always a number before and after another, so an insertion at the
front, at the end or again and again at one spot takes the next number and goes no deeper.
"""

from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
_ZERO: Final = _DIGITS.index("i")
_MOST_DIGITS: Final = _BASE - _ZERO
_GREATEST: Final = sum(_BASE**digits for digits in range(1, _MOST_DIGITS + 1)) - 1
_LEAST: Final = -_GREATEST - 1

Path = tuple[int, ...]


class PlaceNotUnderstood(ValueError):
    """The place was not made by `place_between`."""

    def __init__(self, place: str) -> None:
        super().__init__(f"not a place: {place!r}")
        self.place = place


class PlacesOutOfOrder(ValueError):
    """There is nothing between two places of which the first does not stand before the second."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{before!r} does not stand before {after!r}")
        self.before, self.after = before, after


def place_between(before: str | None, after: str | None) -> str:
    """A place strictly between two places; None stands for the beginning and the end of the text.

    Places are compared as strings. There is always one more, and no other clause is given another place. Raises
    `PlaceNotUnderstood` and `PlacesOutOfOrder`.
    """
    low = None if before is None else _path(before)
    high = None if after is None else _path(after)
    if low is None and high is None:
        return _written((0,))
    if high is None:
        return _written(_after(low or ()))
    if low is None:
        return _written(_before(high))
    if low >= high:
        raise PlacesOutOfOrder(before or "", after or "")
    return _written(_between(low, high))


def first_places(count: int) -> tuple[str, ...]:
    """Places for the clauses of a new text, in order."""
    return tuple(_written((number,)) for number in range(count))


def _between(low: Path, high: Path) -> Path:
    same = next((at for at, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    head, low, high = low[:same], low[same:], high[same:]
    if not low:
        return head + _before(high)
    if high[0] - low[0] > 1:
        return (*head, low[0] + 1)
    return (*head, low[0], *_after(low[1:]))


def _after(path: Path) -> Path:
    """A short path after this one and all that go on from it, but before the next path beside those."""
    if not path:
        return (0,)
    return (path[0] + 1,) if path[0] < _GREATEST else (path[0], *_after(path[1:]))


def _before(path: Path) -> Path:
    """A short path before this one. No path ends in the least number, so that there is one before each."""
    if path[0] == _LEAST:
        return (_LEAST, *_before(path[1:]))
    return (path[0] - 1,) if path[0] - 1 > _LEAST else (_LEAST, 0)


def _written(path: Path) -> str:
    return "".join(_number(number) for number in path)


def _number(number: int) -> str:
    left = number if number >= 0 else -number - 1
    digits = 1
    while left >= _BASE**digits:
        left -= _BASE**digits
        digits += 1
    if number < 0:
        left = _BASE**digits - 1 - left
    written = ""
    for _ in range(digits):
        left, digit = divmod(left, _BASE)
        written = _DIGITS[digit] + written
    return _DIGITS[_ZERO + digits - 1 if number >= 0 else _ZERO - digits] + written


def _path(place: str) -> Path:
    if not place or place.strip(_DIGITS):
        raise PlaceNotUnderstood(place)
    path: list[int] = []
    at = 0
    while at < len(place):
        header = _DIGITS.index(place[at])
        digits = header - _ZERO + 1 if header >= _ZERO else _ZERO - header
        written = place[at + 1 : at + 1 + digits]
        if len(written) < digits:
            raise PlaceNotUnderstood(place)
        below = sum(_BASE**shorter for shorter in range(1, digits))
        value = int(written, _BASE)
        path.append(below + value if header >= _ZERO else -(below + _BASE**digits - 1 - value) - 1)
        at += 1 + digits
    if path[-1] == _LEAST:
        raise PlaceNotUnderstood(place)
    return tuple(path)
