"""No order of acts breaks a promise: the machine of random acts, a thousand times, and the faults that it finds.

    python benchmarks/random_acts.py [EXAMPLES] [STEPS]     1,000 examples of 30 acts; prints how far it is, and the time
    python benchmarks/random_acts.py --faults [NAME ...]    plants each fault and tells after how many examples it was found

The acts, the model beside them and what may never happen stand in tests/actions/clause_machine.py, structure_machine.py and
draft_machine.py; the faults in tests/actions/planted_faults.py. Exits with 1 when a promise was broken or a fault was not found.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.actions.clause_machine import PROFILE
from tests.actions.draft_machine import DraftMachine
from tests.actions.machine_bed import machine_in
from tests.actions.planted_faults import FAULTS
from tests.beds import SqliteBed

MOST = 300
"""So many examples a planted fault has to be found in."""


class Counted(DraftMachine):
    """The machine, telling how many examples it has begun."""

    begun = 0
    every = 0

    def began(self) -> None:
        super().began()
        type(self).begun += 1
        if self.every and self.begun % self.every == 0:
            print(f"{self.begun:>6} examples", flush=True)


def main() -> None:
    asked = sys.argv[1:]
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() and os.access(memory, os.W_OK) else None) as folder:
        path = Path(folder)
        (path / "bed").mkdir()
        with machine_in(path, SqliteBed(path / "bed")) as machine:
            Counted.laid, Counted.kept = machine.laid, machine.kept
            if "--faults" in asked:
                sys.exit(hunt([name for name in asked if not name.startswith("-")]))
            numbers = [int(number) for number in asked] + [1000, 30][len(asked) :]
            sys.exit(run(*numbers))


def run(examples: int, steps: int) -> int:
    """Try so many examples of so many acts. What breaks a promise is raised with the acts that led to it."""
    Counted.every = max(1, examples // 20)
    began = time.monotonic()
    chosen = settings(
        PROFILE, max_examples=examples, stateful_step_count=steps, derandomize=False, report_multiple_bugs=False,
        phases=(Phase.generate,),
    )  # fmt: skip
    run_state_machine_as_test(Counted, settings=chosen)
    print(
        f"{Counted.begun} examples of up to {steps} acts in {(time.monotonic() - began) / 60:.1f} minutes: none broke a promise"
    )
    return 0


def hunt(names: list[str]) -> int:
    """Plant each fault and print after how many examples it was found, and by what."""
    chosen = settings(
        PROFILE, max_examples=MOST, stateful_step_count=20, phases=(Phase.generate,), report_multiple_bugs=False
    )
    faults = [fault for fault in FAULTS if not names or fault.__name__ in names]
    found = 0
    for fault in faults:
        Counted.begun, what = 0, ""
        with pytest.MonkeyPatch.context() as patched:
            fault(patched)
            try:
                run_state_machine_as_test(Counted, settings=chosen)
            except BaseException as broke:  # whatever it is: the promise was broken
                if isinstance(broke, KeyboardInterrupt):
                    raise
                what = f"{type(broke).__name__}: {str(broke).splitlines()[0] if str(broke) else ''}"
        found += bool(what)
        print(f"{fault.__name__.replace('_', ' '):<55}{Counted.begun:>5}  {what[:90] or 'NOT FOUND'}", flush=True)
    print(f"{found} of {len(faults)} found")
    return int(found < len(faults))


if __name__ == "__main__":
    main()
