"""The bed of the room's figures: the demonstration with one more draft, of as many clauses as a figure needs.

Clauses are as long as those of real communiqués, about sixty English words; every tenth has an open proposal, every
third is agreed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actions.desk import Desk
from actions.dialogues import open_dialogue
from actions.drafts import ClauseWording, open_draft, read_draft
from actions.keys import accept_clause
from actions.proposals import Wording, propose_edit
from actions.tabling import table_proposal
from dialogue.vocabulary import DraftKind, Track
from models.stores import Stores
from tests.browser.conftest import PASSWORD, PROJECT, Guest, Server
from tests.cast import CAST

EN = (
    "Both sides shall, within {n} days of the adoption of this document, inform each other in writing of every measure {m} "
    "that bears on trade in digital services, and shall give the other side an opportunity to comment before the measure "
    "takes effect, except where an urgent need to protect life or health, as set out in paragraph {n}, does not allow it."
)
ZH = (
    "双方应在本文件通过之日起{n}日内，以书面形式相互通报涉及数字服务贸易的第{m}项措施，并在该措施生效前给予对方发表意见的机会，"
    "但第{n}款所述为保护生命或健康之紧急需要而不能如此办理的除外。双方主管部门应就此保持经常性联系。"
)


def lay_room(folder: Path, clauses: int) -> UUID:
    """A draft of us and cn in the stores of a folder; returns its identifier."""
    stores = Stores.in_folder(folder)
    desks = {name: Desk(stores, actor) for name, actor in CAST.items()}
    orla, daniel = desks["orla"], desks["daniel"]
    wordings = [
        ClauseWording(str(m), EN.format(n=10 + m % 50, m=m), ZH.format(n=10 + m % 50, m=m))
        for m in range(1, clauses + 1)
    ]
    with orla.writing() as joint:
        dialogue = open_dialogue(
            joint, orla.actor, name_en="Large", name_zh="大", track=Track.I_5, parties=["us", "cn"]
        ).id
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="A large text",
            title_zh="长案文", parties=["us", "cn"], clauses=wordings,
        ).id  # fmt: skip
    with orla.reading() as joint:
        standing = read_draft(joint, orla.actor, draft).clauses
    for by in ("helen", "wenyan"):
        with desks[by].writing() as joint:
            for clause in standing[1::3]:
                accept_clause(joint, desks[by].actor, clause.clause.id, clause.head.id)
    for clause in standing[::10]:
        with daniel.reading() as joint, daniel.writing_own() as own:
            words = Wording(clause.head.text_en.replace("shall", "should"), clause.head.text_zh.replace("应", "宜"))
            written = propose_edit(joint, own, daniel.actor, clause.clause.id, None, words).id
        table_proposal(daniel, written, reason="New instructions from capital.")
    stores.close()
    return draft


@contextmanager
def served(*clauses: int) -> Iterator[tuple[Server, list[UUID]]]:
    """A server on the demonstration and one draft for each of the numbers of clauses."""
    folder = Path(tempfile.mkdtemp())
    environment = {**os.environ, "ALTERNAT_DATA": str(folder / "data")}
    command = [sys.executable, str(PROJECT / "alternat.py"), "demo", "--no-serve"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    drafts = [lay_room(folder / "data", number) for number in clauses]
    server = Server(folder / "data", folder / "log")
    server.start()
    try:
        yield server, drafts
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def load_average() -> str:
    """How busy the machine is with everything else; other people's work makes figures worse."""
    return f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"


@contextmanager
def stolen() -> Iterator[list[float]]:
    """What share of the processor time that was wanted went to other guests of the host, from /proc; in the list at the end."""
    share: list[float] = []

    def counted() -> tuple[int, int]:
        user, nice, system, _, _, irq, softirq, steal, *_ = map(
            int, Path("/proc/stat").read_text().split("\n")[0].split()[1:]
        )
        return user + nice + system + irq + softirq, steal

    used, taken = counted()
    yield share
    now_used, now_taken = counted()
    share.append((now_taken - taken) / max(1, now_used - used + now_taken - taken))


def cpu_seconds(server: Server) -> float:
    """Processor time that the server has used, from /proc."""
    assert server.process is not None
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_megabytes(server: Server) -> float:
    """Memory that the server holds, from /proc."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def until(holds, seconds: float = 60.0) -> None:  # type: ignore[no-untyped-def]
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


__all__ = [
    "PASSWORD",
    "Guest",
    "cpu_seconds",
    "lay_room",
    "load_average",
    "memory_megabytes",
    "served",
    "stolen",
    "until",
]
