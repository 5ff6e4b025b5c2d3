"""How soon the other delegation sees what was tabled: two browsers, one server, the sample draft.

    python benchmarks/room_latency.py [REPEATS]

Measured inside the two pages, by their own clocks: from the moment at which the page of the one sends the act that tables
a proposal to the moment at which its words stand on the page of the other. Beside it, in the same run, the time that a
plain reload of the same page takes to show them, and their ratio.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.large_room import Guest, load_average, served, stolen
from tests.browser.conftest import CHROMIUM, SWITCHES
from tests.browser.test_room import clause, enter_room, propose

CLAUSES = ("2.1", "1.2", "1.3", "2.3", "3.2")
"""Where words are tabled, in turn: nobody tables twenty proposals on one clause within a minute."""

A_LOOK_MS = 400
"""So long a person at least looks at what is asked before pressing."""

SENDS = """() => {
  window.sentAt = 0;
  const send = window.fetch;
  window.fetch = (url, options) => {
    if (String(url).includes('/acts') && String(options?.body).includes('"act":"table"')) {
      window.sentAt = performance.timeOrigin + performance.now();
    }
    return send(url, options);
  };
}"""
"""Note when the page sends an act that tables."""

WAITS = """words => {
  window.seenAt = new Promise((done) => {
    const host = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('#room'));
    const watcher = new MutationObserver(() => {
      if (!host.shadowRoot.querySelector('[data-testid=clauses]').textContent.includes(words)) return;
      watcher.disconnect();
      done(performance.timeOrigin + performance.now());
    });
    watcher.observe(host.shadowRoot, { childList: true, subtree: true, characterData: true });
  });
}"""
"""Note when words stand in the list of clauses."""


def tabled(daniel: Guest, wenyan: Page, number: str, words: str) -> float:
    """Milliseconds from sending to seeing, for words on the clause of a number."""
    propose(daniel, number, f"{words}.", f"案文{words}。")
    private = clause(daniel, number).get_by_test_id("proposal-private")
    private.get_by_test_id("table").click()
    reason = private.get_by_test_id("reopen-reason")
    private.get_by_test_id("table-send").wait_for()
    if reason.count():
        reason.fill("New instructions from capital.")
    wenyan.evaluate(WAITS, words)
    # The form has opened, and both screens are at rest, as when a person presses.
    daniel.page.wait_for_timeout(A_LOOK_MS)
    private.get_by_test_id("table-send").click()
    seen = wenyan.evaluate("window.seenAt")
    return float(seen - daniel.page.evaluate("window.sentAt"))


def measure(repeats: int) -> dict[str, list[float]]:
    """Milliseconds of each repeat, for the stream and for a reload."""
    found: dict[str, list[float]] = {"tabled → other screen": [], "reload of the room": []}
    with served() as (server, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        daniel, wenyan = (Guest(browser.new_context(locale="en-US"), server.url) for _ in range(2))
        for person, name in ((daniel, "daniel"), (wenyan, "wenyan")):
            person.enter(name)
            enter_room(person)
        daniel.page.evaluate(SENDS)
        for ordinal in range(repeats + 1):
            took = tabled(daniel, wenyan.page, CLAUSES[ordinal % len(CLAUSES)], f"Wording {ordinal}")
            if ordinal:  # the first one makes connections and reads what is then kept
                found["tabled → other screen"].append(took)
        for _ in range(min(repeats, 5)):
            wenyan.page.reload()
            clause(wenyan, CLAUSES[repeats % len(CLAUSES)]).get_by_text(f"Wording {repeats}.").locator(
                "visible=true"
            ).first.wait_for()
            found["reload of the room"].append(float(wenyan.page.evaluate("performance.now()")))
        browser.close()
    return found


if __name__ == "__main__":
    print(load_average())
    with stolen() as share:
        times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    print(f"{share[0]:.0%} of the processor went to other guests of the host")
    for name, took in times.items():
        ordered = sorted(took)
        p95 = ordered[max(0, round(len(ordered) * 0.95) - 1)]
        print(f"{name:<24} p50 {statistics.median(took):6.0f} ms   p95 {p95:6.0f} ms   n {len(took)}")
    stream, reload = (statistics.median(took) for took in times.values())
    print(f"{'ratio to a reload':<24} {stream / reload:.2f}")
