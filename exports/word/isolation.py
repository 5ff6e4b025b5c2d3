"""Runs a reader of foreign files in a child process with bounded time and memory.

The child gets the bytes on its standard input and answers with a pickle that may hold nothing but this package's own
values and plain ones: a child that was taken over can lie about a text, but cannot make the server run anything.
"""

import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from dialogue.refusals import Refusal
from exports.word import refusals
from exports.word.refusals import ImportRefused, WordFileDamaged, WordFileTooSlow

SECONDS: Final = 20  # processor time of the child
WALL_SECONDS: Final = 60  # time on the clock, for a machine that is busy
MEMORY_BYTES: Final = 1024 * 1024 * 1024

_ROOT: Final = Path(__file__).resolve().parents[2]
_PLAIN: Final = {
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
}
_OURS: Final = frozenset({"exports.word.checked", "exports.word.reader", "exports.word.stories", "exports.word.revisions", "exports.word.package",
                          "exports.word.arrived", "exports.word.changes", "exports.word.anchors", "exports.word.tables", "exports.word.leaks",
                          "exports.word.placing", "exports.word.remarks", "exports.word.stationery",
                          "exports.word.two_files", "exports.word.unseen"})  # fmt: skip

P = ParamSpec("P")
T = TypeVar("T")


def isolated(reader: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a public function of `exports.word` in a child process.

    Arguments and result are plain values or values of this package. Raises the ImportRefused that the function raised,
    WordFileTooSlow when time or memory ran out, WordFileDamaged for every other end of the child.
    """
    question = pickle.dumps((reader.__module__, reader.__qualname__, args, kwargs))
    try:
        child = subprocess.run(
            [sys.executable, "-m", "exports.word.child"],
            input=question,
            capture_output=True,
            cwd=_ROOT,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise WordFileTooSlow(limit="time") from error
    if child.returncode in (-9, -24, 137, 152):  # killed by the limit on processor time
        raise WordFileTooSlow(limit="time")
    try:
        outcome, value = _Careful(io.BytesIO(child.stdout)).load()
    except Exception as error:
        raise WordFileDamaged(reason="reader stopped") from error
    if outcome == "refused":
        name, facts = value
        kind = getattr(refusals, str(name), None)
        if not (isinstance(kind, type) and issubclass(kind, Refusal)):
            raise ImportRefused(**dict(facts))
        raise kind(**dict(facts))
    result: T = value
    return result


class _Careful(pickle.Unpickler):
    """Loads values of this package and plain values; refuses every other name."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _OURS and not name.startswith("_"):
            found = super().find_class(module, name)
            if isinstance(found, type) and hasattr(found, "__dataclass_fields__"):
                return found
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
