"""LibreOffice as an independent judge: what it reads after accepting or rejecting everything, and what it writes back
after somebody edited in it. One office process for a test session."""

import io
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"  # the Python that LibreOffice's packages bind to


def is_installed() -> bool:
    """Is there a LibreOffice with its Python bridge?"""
    if shutil.which("soffice") is None:
        return False
    probe = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return probe.returncode == 0


class Office:
    """A running LibreOffice. `text` judges, `edit` is another person's machine."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="word"))
        self.process = subprocess.Popen(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("office_server.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._answer()
        self.count = 0

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the office ended")
        return json.loads(line)

    def ask(self, **job):
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        answer = self._answer()
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer["done"]

    def _put(self, content: bytes) -> str:
        self.count += 1
        path = self.folder / f"in-{self.count}.docx"
        path.write_bytes(without_comment_anchors(content))
        return str(path)

    def text(self, content: bytes, view: str) -> list[str]:
        """Paragraphs of the body, tables by row and cell, after accepting or rejecting all ("plain": neither)."""
        return self.ask(verb="text", path=self._put(content), view=view)

    def edit(self, content: bytes, author: str, edits: list[tuple[str, str]]) -> bytes:
        """The file after `author` replaced words with tracking on; fails when a word is not found."""
        out = self.folder / f"out-{self.count}.docx"
        done = self.ask(verb="edit", path=self._put(content), out=str(out), author=author, edits=edits)
        if not all(done):
            raise RuntimeError(f"not found: {done}")
        return out.read_bytes()

    def resave(self, content: bytes) -> bytes:
        """The file after loading and saving."""
        out = self.folder / f"out-{self.count}.docx"
        self.ask(verb="resave", path=self._put(content), out=str(out))
        return out.read_bytes()

    def compare(self, base: bytes, target: bytes) -> bytes:
        """LibreOffice's own comparison of two files."""
        out = self.folder / f"out-{self.count}.docx"
        self.ask(verb="compare", base=self._put(base), target=self._put(target), out=str(out))
        return out.read_bytes()


def saved_anew(content: bytes) -> bytes:
    """The file after loading and saving in an office of its own: unlike the one over the bridge it bears comment anchors."""
    with tempfile.TemporaryDirectory(prefix="word") as name:
        folder = Path(name)
        (folder / "in.docx").write_bytes(content)
        asked = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'user').as_uri()}", "--convert-to",
                 "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "in.docx")]  # fmt: skip
        subprocess.run(asked, check=True, capture_output=True, timeout=180)
        return (folder / "out" / "in.docx").read_bytes()


_running: list[Office] = []


def running_office() -> Iterator[Office]:
    """The one office of this process, whoever asks for it first; who started it ends it."""
    if _running:
        yield _running[0]
        return
    _running.append(Office())
    yield _running[0]
    _running.pop().close()


def without_comment_anchors(content: bytes) -> bytes:
    """A copy without comment anchors: LibreOffice 7.4.7 ends when it meets one over its bridge."""
    source = zipfile.ZipFile(io.BytesIO(content))
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith("document.xml"):
                part = re.sub(rb"<w:commentRange(Start|End)[^>]*/>|<w:commentReference[^>]*/>", b"", part)
            archive.writestr(name, part)
    return copy.getvalue()
