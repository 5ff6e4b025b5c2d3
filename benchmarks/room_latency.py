"""How soon the other delegation sees what was tabled: two browsers, one server, the sample draft.

    python benchmarks/room_latency.py [REPEATS]

Prints, as medians and maxima in seconds: from the click that tables a proposal to the proposal on the other screen, beside
the time that a plain reload of the same page takes in the same run, and their ratio.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.conftest import CHROMIUM, PROJECT, SWITCHES, Guest, Server
from tests.browser.test_room import clause, enter_room, propose


def measure(repeats: int) -> dict[str, list[float]]:
    """Seconds of each repeat, for the stream and for a reload."""
    folder = Path(tempfile.mkdtemp())
    found: dict[str, list[float]] = {"tabled → other screen": [], "reload of the room": []}
    command = [sys.executable, str(PROJECT / "alternat.py"), "demo", "--no-serve"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "ALTERNAT_DATA": str(folder / "data")})
    server = Server(folder / "data", folder / "log")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            daniel, wenyan = (Guest(browser.new_context(locale="en-US"), server.url) for _ in range(2))
            for person, name in ((daniel, "daniel"), (wenyan, "wenyan")):
                person.sign_in(name)
                enter_room(person)
            for ordinal in range(repeats):
                propose(daniel, "2.1", f"Wording {ordinal}.", f"案文{ordinal}。")
                private = clause(daniel, "2.1").get_by_test_id("proposal-private")
                private.get_by_test_id("table").click()
                shown = clause(wenyan, "2.1").get_by_text(f"Wording {ordinal}.")
                began = time.perf_counter()
                clause(daniel, "2.1").get_by_test_id("table-send").click()
                shown.first.wait_for()
                found["tabled → other screen"].append(time.perf_counter() - began)
                began = time.perf_counter()
                wenyan.page.reload()
                shown.first.wait_for()
                found["reload of the room"].append(time.perf_counter() - began)
            browser.close()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return found


if __name__ == "__main__":
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    for name, seconds in times.items():
        print(f"{name:<24} median {statistics.median(seconds):.3f} s   max {max(seconds):.3f} s   n {len(seconds)}")
    stream, reload = (statistics.median(seconds) for seconds in times.values())
    print(f"{'ratio to a reload':<24} {stream / reload:.2f}")
