"""Word files as PDF, by LibreOffice where it is installed. Only files that we wrote ourselves go through it.

One profile a process, made when it is first asked for and gone with the process; one conversion at a time, because two
cannot share a profile.
"""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Final

from exports.refusals import PdfNotAvailable, PdfTooSlow

SECONDS: Final = 120
"""How long one conversion may take. A text of 400 pages takes about a quarter of it."""
_LOCK: Final = threading.Lock()
_PROFILE: list[Path] = []


def is_present() -> bool:
    """Whether this machine can make PDF."""
    return _program() is not None


def as_pdf(content: bytes) -> bytes:
    """The PDF of one of our Word files. Raises PdfNotAvailable without LibreOffice, PdfTooSlow when its time is up."""
    program = _program()
    if program is None:
        raise PdfNotAvailable()
    with _LOCK, tempfile.TemporaryDirectory(prefix="alternat-") as folder:
        source = Path(folder, "file.docx")
        source.write_bytes(content)
        _convert([
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={_profile().as_uri()}",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source),
        ])  # fmt: skip
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise PdfNotAvailable()
        return made.read_bytes()


def _convert(command: list[str]) -> None:
    # A group of its own: the program starts another one, and both end when the time is up.
    child = subprocess.Popen(  # noqa: S603 (our own words only)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise PdfTooSlow(seconds=SECONDS) from error


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _profile() -> Path:
    if not _PROFILE:
        made = Path(tempfile.mkdtemp(prefix="alternat-office-"))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        _PROFILE.append(made)
    return _PROFILE[0]
