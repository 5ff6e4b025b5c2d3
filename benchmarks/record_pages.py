"""How soon the pages of the record stand, at the size of a dialogue that has been going on for fifty years.

    python benchmarks/record_pages.py [REPEATS]

The record of `large_record.py` on one server, and a real Chromium in which somebody goes from page to page by links, for
each side of the table: milliseconds from the click to the page that stands still (p50, p95), from the choice of a filter to
the list that answers it, and from "show more" to the longer list; beside them what the script takes on the server alone.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, sync_playwright
from sqlmodel import select

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.large_record import Size, lay_record
from benchmarks.large_room import cpu_seconds, load_average
from models.commitments import Commitment
from models.meetings import Meeting
from models.people import Participation
from models.sources import Source
from models.stores import Stores
from tests.browser.conftest import CHROMIUM, PROJECT, SWITCHES, Guest, Server

GO = """async (path) => {
  const began = performance.now();
  await window.alternat.go(path);
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - began;
}"""
# From the act to the end of the run that it begins, and to the next frame.
WATCHED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  window.began = 0;
  const seen = new MutationObserver(() => {
    const state = app.getAttribute('data-test-script-state');
    if (state === 'running' && !window.ran) window.ran = true;
    else if (state === 'notRunning' && window.ran && !window.took)
      requestAnimationFrame(() => setTimeout(() => (window.took = performance.now() - window.began)));
  });
  seen.observe(app, { attributes: true });
  window.ran = false; window.took = 0;
  const begin = () => (window.began = window.began || performance.now());
  addEventListener('pointerdown', begin, { capture: true, once: true });
  addEventListener('keydown', (event) => event.key === 'Enter' && begin(), { capture: true, once: true });
}"""


@contextmanager
def served(size: Size) -> Iterator[tuple[Server, dict[str, str]]]:
    """A server on the demonstration and the large record, and the identifiers that addresses need."""
    folder = Path(tempfile.mkdtemp())
    command = [sys.executable, str(PROJECT / "alternat.py"), "demo", "--no-serve"]
    subprocess.run(command, check=True, capture_output=True, env={**environ, "ALTERNAT_DATA": str(folder / "data")})
    dialogue = lay_record(folder / "data", size)
    stores = Stores.in_folder(folder / "data")
    with stores.for_upkeep()["joint"].reading() as joint:
        meetings = joint.exec(select(Meeting).where(Meeting.dialogue_id == dialogue).order_by(Meeting.starts_on)).all()
        of = {
            "dialogue": dialogue.hex,
            "meeting": meetings[len(meetings) // 2].id.hex,
            "person": joint.exec(select(Participation).where(Participation.meeting_id == meetings[0].id)).first().person_id.hex,
            "source": joint.exec(select(Source).where(Source.dialogue_id == dialogue)).first().id.hex,
            "commitment": joint.exec(select(Commitment).where(Commitment.dialogue_id == dialogue)).first().id.hex,
        }  # fmt: skip
    stores.close()
    server = Server(folder / "data", folder / "log")
    server.start()
    try:
        yield server, of
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def pages(of: dict[str, str]) -> dict[str, str]:
    """Every page of the record by its address."""
    dialogue = of["dialogue"]
    return {
        "today": "/", "dialogues": "/dialogues", "dialogue": f"/dialogue?id={dialogue}",
        "a meeting": f"/dialogue?id={dialogue}&meeting={of['meeting']}", "next round": f"/next_round?meeting={of['meeting']}",
        "people": "/people", "a person": f"/people?id={of['person']}", "positions": f"/positions?dialogue={dialogue}",
        "positions of a side": f"/positions?dialogue={dialogue}&party=us", "commitments": "/commitments",
        "commitments disputed": f"/commitments?dialogue={dialogue}&standing=disputed",
        "a commitment": f"/commitments?id={of['commitment']}", "recommendations": "/recommendations", "sources": "/sources",
        "a source": f"/sources?id={of['source']}", "journal": "/journal", "next steps": "/next_steps", "week": "/digest",
        "who met whom": f"/contacts?dialogue={dialogue}", "figures": f"/analytics?dialogue={dialogue}",
        "figures of contacts": f"/analytics?dialogue={dialogue}&of=contacts&by=person",
    }  # fmt: skip


def choose(page: Page, key: str, option: int) -> None:
    """Take an option of a select box, as a person does."""
    for _ in range(10):  # what is drawn late closes the list again
        page.locator(f".st-key-{key}").get_by_role("combobox").click()
        try:
            page.get_by_role("option").nth(option).wait_for(timeout=1000)
        except TimeoutError:
            continue
        break
    page.evaluate(WATCHED)
    page.get_by_role("option").nth(option).click()


def look_for(page: Page, key: str, words: str) -> None:
    """Type words to look for, and press Enter."""
    field = page.locator(f".st-key-{key} input")
    field.fill(words)
    page.evaluate(WATCHED)
    field.press("Enter")


def show_more(page: Page, key: str) -> None:
    """Press the button below a list."""
    button = page.locator(f".st-key-{key} button")
    button.scroll_into_view_if_needed()
    page.evaluate(WATCHED)
    button.click()


ACTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "positions: one side": ("positions", lambda page: choose(page, "filter_party", 1)),
    "positions: one topic": ("positions", lambda page: choose(page, "filter_topic", 3)),
    "positions: one meeting": ("positions", lambda page: choose(page, "filter_meeting", 5)),
    "positions: words": ("positions", lambda page: look_for(page, "filter_words", "dredging 港口")),
    "positions: more": ("positions of a side", lambda page: show_more(page, "more_positions")),
    "commitments: one party": ("commitments", lambda page: choose(page, "filter_party", 1)),
    "commitments: overdue": ("commitments", lambda page: choose(page, "filter_due", 1)),
    "commitments: agreed": ("commitments", lambda page: choose(page, "filter_standing", 1)),
    "commitments: more": ("commitments", lambda page: show_more(page, "more_commitments")),
    "people: a name": ("people", lambda page: look_for(page, "filter_name", "anch")),
    "sources: words": ("sources", lambda page: look_for(page, "filter_words", "minutes 17")),
    "recommendations: one party": ("recommendations", lambda page: choose(page, "filter_to", 1)),
    "journal: more": ("journal", lambda page: show_more(page, "more_journal")),
}


def told(name: str, taken: list[float], of_server: float | None = None) -> None:
    """One line: how often, the middle and the 95th of a hundred, in milliseconds."""
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    beside = f"   server {of_server:5.0f} ms of processor" if of_server is not None else ""
    print(
        f"  {name:28s} n={len(taken):3d}   p50 {statistics.median(taken):5.0f}   p95 {p95:5.0f} ms{beside}", flush=True
    )


def measure(guest: Guest, server: Server, of: dict[str, str], repeats: int) -> None:
    """Go to every page, and use every filter, so many times."""
    page, addresses = guest.page, pages(of)
    guest.load("/dialogues")
    page.wait_for_function("window.alternat")
    opened: dict[str, list[float]] = {name: [] for name in addresses}
    spent: dict[str, float] = dict.fromkeys(addresses, 0.0)
    for round_ in range(repeats + 1):
        for name, path in addresses.items():
            before = cpu_seconds(server)
            taken = page.evaluate(GO, path)
            if round_:  # the first time everything is read for the first time
                opened[name].append(taken)
                spent[name] += cpu_seconds(server) - before
    print(" opening, from the click to a page that stands still")
    for name, taken in opened.items():
        told(name, taken, 1000 * spent[name] / repeats)
    print(" filters and more")
    for name, (where, act) in ACTS.items():
        taken = []
        for _ in range(repeats):
            page.evaluate(GO, "/dialogues")  # whoever comes back begins at the first part of a list
            page.evaluate(GO, addresses[where])
            act(page)
            page.wait_for_function("window.took > 0")
            taken.append(page.evaluate("window.took"))
        told(name, taken)


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    began = time.monotonic()
    with served(Size()) as (server, of), sync_playwright() as playwright:
        print(f"{Size()} laid in {time.monotonic() - began:.0f} s; {load_average()}")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        for name in ("orla", "daniel"):
            print(name)
            context = browser.new_context(viewport={"width": 1500, "height": 1000}, reduced_motion="reduce")
            guest = Guest(context, server.url)
            guest.enter(name)
            measure(guest, server, of, repeats)
            assert guest.complaints == []
            context.close()
        print(load_average())


if __name__ == "__main__":
    main()
