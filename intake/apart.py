"""Reading a document in a process of its own, with bounded time and memory: what it holds was written by somebody else.

Plain text is read where it is asked for. Everything that has to be unpacked or drawn is read by a child, which answers in
JSON: one that was taken over can lie about a text, and can do nothing else.
"""

import base64
import json
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any, Final

from dialogue import intake_refusals
from dialogue.intake_refusals import SourceNotADocument, SourceTooLarge, SourceTooSlow
from dialogue.refusals import Refusal
from intake.documents import read_document
from intake.source_texts import MOST_MEGABYTES, Break, Form, SourceDocument

SECONDS: Final = 30  # processor time of the child
WALL_SECONDS: Final = 90  # time on the clock, for a machine that is busy
MEMORY_BYTES: Final = 1024 * 1024 * 1024
_ROOT: Final = Path(__file__).resolve().parents[1]
_PLAIN: Final = (".txt", ".md", "")


def read_apart(name: str, content: bytes) -> SourceDocument:
    """What `read_document` reads, read apart from this process. Raises what that raises, and SourceTooSlow."""
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
    if PurePath(name.lower()).suffix in _PLAIN and not content.startswith((b"PK", b"%PDF-", b"\xd0\xcf\x11\xe0")):
        return read_document(name, content)
    question = json.dumps({"name": name, "content": base64.b64encode(content).decode("ascii")}).encode()
    try:
        child = subprocess.run(
            [sys.executable, "-m", "intake.apart"], input=question, capture_output=True, cwd=_ROOT,
            timeout=WALL_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise SourceTooSlow(name=name) from error
    if child.returncode in (-9, -24, 137, 152):  # killed by the limit on processor time
        raise SourceTooSlow(name=name)
    try:
        answer = json.loads(child.stdout)
        if "refused" in answer:
            raise _refusal(answer, name)
        return _document(answer)
    except (ValueError, KeyError, TypeError) as error:
        raise SourceNotADocument(name=name) from error


def _refusal(answer: dict[str, Any], name: str) -> Refusal:
    kind = getattr(intake_refusals, str(answer["refused"]), None)
    if not (isinstance(kind, type) and issubclass(kind, Refusal)):
        return SourceNotADocument(name=name)
    return kind(**{str(key): value for key, value in answer["facts"].items()})


def _document(answer: dict[str, Any]) -> SourceDocument:
    text, length = str(answer["text"]), len(answer["text"])
    breaks = tuple(Break(str(kind), int(number), int(start), int(end)) for kind, number, start, end in answer["breaks"])
    if any(not 0 <= one.start <= one.end <= length for one in breaks):
        raise ValueError("a break outside of its text")
    headers = tuple((str(name), str(value)) for name, value in answer["headers"])
    return SourceDocument(
        text, Form(answer["form"]), str(answer["encoding"]), breaks, headers, tuple(map(str, answer["attachments"]))
    )


def _answer(name: str, content: bytes) -> dict[str, Any]:
    try:
        read = read_document(name, content)
    except Refusal as refused:
        facts = {key: value for key, value in refused.facts.items() if isinstance(value, str | int)}
        return {"refused": refused.name, "facts": facts}
    except MemoryError:
        return {"refused": SourceTooLarge.__name__, "facts": {"name": name, "megabytes": MOST_MEGABYTES}}
    except Exception:  # every other end is one refusal: the file did not follow its own format
        return {"refused": SourceNotADocument.__name__, "facts": {"name": name}}
    return {
        "text": read.text, "form": read.form, "encoding": read.encoding, "headers": read.headers,
        "breaks": [(one.kind, one.number, one.start, one.end) for one in read.breaks], "attachments": read.attachments,
    }  # fmt: skip


def _limit_myself() -> None:
    """Bound processor time and memory where the platform can; elsewhere the parent's clock alone stands guard."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY_BYTES)):
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):
            continue


def main() -> None:
    """Read one question, answer it, end."""
    _limit_myself()
    question = json.loads(sys.stdin.buffer.read())
    answer = _answer(question["name"], base64.b64decode(question["content"]))
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
