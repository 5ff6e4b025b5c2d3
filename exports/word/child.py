"""The child process of `isolation`: sets its own limits, reads one question, answers, ends."""

import importlib
import pickle
import sys
from typing import Any


def _limit_myself(seconds: int, memory: int) -> None:
    """Bound processor time and memory where the platform can; elsewhere the parent's clock alone stands guard."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):
            continue


def _answer(module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[str, Any]:
    from exports.word.refusals import ImportRefused, WordFileDamaged, WordFileTooSlow

    try:
        if not module.startswith("exports.word.") or "." in name or name.startswith("_"):
            raise WordFileDamaged(reason="no such reader")
        return "read", getattr(importlib.import_module(module), name)(*args, **kwargs)
    except ImportRefused as refused:
        facts = {key: value for key, value in refused.facts.items() if isinstance(value, str | int | float)}
        return "refused", (refused.name, facts)
    except MemoryError:
        return "refused", (WordFileTooSlow.__name__, {"limit": "memory"})
    except Exception as error:  # every other end is one refusal: the file did not follow its own format
        return "refused", (WordFileDamaged.__name__, {"reason": type(error).__name__})


def main() -> None:
    from exports.word.isolation import MEMORY_BYTES, SECONDS

    _limit_myself(SECONDS, MEMORY_BYTES)
    module, name, args, kwargs = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by our own parent
    outcome = _answer(module, name, args, kwargs)
    sys.stdout.buffer.write(pickle.dumps(outcome))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
