"""How soon a person can read and write in the drafting room: a real Chromium, 120 and 1,000 clauses.

    python benchmarks/room_paint.py [REPEATS]

Seconds from the reload of the page to the first clauses on the screen, and to the last clause in the list; milliseconds
from the click on "Propose" to the caret in the text, and from one filter or way of reading to the next frame. Beside
them, in the same run, what Streamlit itself takes: its empty page, and the same texts as one table of its own.
"""

import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.large_room import EN, ZH, Guest, load_average, served, until
from tests.browser.conftest import CHROMIUM, PROJECT, SWITCHES

SIZES = (120, 1000)

IN_LIST = """([path, wanted]) => new Promise((done) => {
  const first = {};
  const look = () => {
    const host = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('#room'));
    const found = host ? host.shadowRoot.querySelectorAll('article.clause').length : 0;
    if (found && !first.at) first.at = performance.now();
    if (found >= wanted) requestAnimationFrame(() => done([first.at / 1000, performance.now() / 1000]));
    else requestAnimationFrame(look);
  };
  look();
})"""

TO_CARET = """([which]) => new Promise((done) => {
  const root = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('#room')).shadowRoot;
  const row = root.querySelectorAll('article.clause')[which];
  row.scrollIntoView({block: 'center'});
  setTimeout(() => requestAnimationFrame(() => {  // nobody presses what they have not seen yet
    const began = performance.now();
    row.querySelector('[data-testid=propose]').click();
    const look = () => (root.activeElement && root.activeElement.tagName === 'TEXTAREA'
      ? requestAnimationFrame(() => { const took = performance.now() - began;
          root.querySelector('[data-do=cancel]').click(); done(took); })
      : requestAnimationFrame(look));
    look();
  }), 300);
})"""

TO_FRAME = """([act]) => new Promise((done) => {
  const root = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('#room')).shadowRoot;
  const began = performance.now();
  if (act === 'filter') {
    const field = root.querySelector('[data-testid=filter]');
    field.value = field.value ? '' : '47';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  } else root.querySelector(`[data-testid=${act}]`).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""

SCROLL = """() => new Promise((done) => {
  const root = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('#room')).shadowRoot;
  let scroller = root.host;
  while (scroller && !/(auto|scroll)/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  scroller = scroller || document.scrollingElement;
  const frames = [];
  let before = performance.now(), n = 0;
  const go = () => {
    const now = performance.now();
    frames.push(now - before);
    before = now;
    scroller.scrollTop += 400;
    if ((n += 1) < 90) requestAnimationFrame(go);
    else { scroller.scrollTop = 0; done(frames.slice(1)); }
  };
  requestAnimationFrame(go);
})"""

PEER = """
import streamlit as st
EN, ZH = {en!r}, {zh!r}
rows = [dict(number=m, english=EN.format(n=10, m=m), chinese=ZH.format(n=10, m=m)) for m in range({size})]
if {size}:
    st.{native}
st.write("at the end")
"""


def painted(page: Page, path: str, clauses: int) -> tuple[float, float]:
    """Seconds to the first clauses and to the last one."""
    page.goto(path, wait_until="commit")
    first, last = page.evaluate(IN_LIST, [path, clauses])
    return first, last


def peers(repeats: int, page: Page, folder: Path) -> dict[str, list[float]]:
    """What Streamlit itself takes for an empty page, and for the same texts as a table and as markdown."""
    found: dict[str, list[float]] = {}
    for name, size, native in (
        ("Streamlit, an empty page", 0, "write()"),
        ("Streamlit, 120 rows by st.table", 120, "table(rows)"),
        ("Streamlit, 1,000 rows by st.table", 1000, "table(rows)"),
    ):
        script = folder / f"peer{size}.py"
        script.write_text(PEER.format(en=EN, zh=ZH, size=size, native=native))
        with shown_by_streamlit(script) as address:
            for _ in range(repeats + 1):
                page.goto(address, wait_until="commit")
                page.get_by_text("at the end").wait_for()
                found.setdefault(name, []).append(page.evaluate("performance.now() / 1000"))
            found[name].pop(0)
    return found


@contextmanager
def shown_by_streamlit(script: Path) -> Iterator[str]:
    """A page of Streamlit's own on loopback, with the project's settings; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    running = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(f"{address}/_stcore/health"))
        yield address
    finally:
        running.terminate()
        running.wait(20)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def main(repeats: int = 7) -> None:
    """Measure and print."""
    print(f"{load_average()}, {repeats} repeats, medians (and the worst)")
    with served(*SIZES) as (server, drafts), sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        context = browser.new_context(locale="en-US", viewport={"width": 1500, "height": 1000})
        context.set_default_timeout(90_000)
        helen = Guest(context, server.url)
        helen.enter("helen")
        for size, draft in zip(SIZES, drafts, strict=True):
            path = f"{server.url}/room?id={draft.hex}"
            took = [painted(helen.page, path, size) for _ in range(repeats + 1)][1:]
            told(f"first clauses of {size} on the screen", [first for first, _ in took], "s")
            told(f"all {size} clauses in the list", [last for _, last in took], "s")
            carets = [helen.page.evaluate(TO_CARET, [size * n // (repeats + 1)]) for n in range(1, repeats + 1)]
            told(f"click to caret, {size} clauses", carets, "ms")
            for act, name in (("filter", "filter by words"), ("view-en", "one language"), ("view-both", "both languages"),
                              ("view-clean", "clean"), ("view-redline", "redline")):  # fmt: skip
                times = [helen.page.evaluate(TO_FRAME, [act]) for _ in range(repeats // 2 * 2)]
                told(f"{name}, {size} clauses", times, "ms")
            told(f"a frame while scrolling, {size} clauses", helen.page.evaluate(SCROLL), "ms")
        for name, times in peers(repeats, context.new_page(), Path(folder)).items():
            told(name, times, "s")
        browser.close()


def told(name: str, values: list[float], unit: str) -> None:
    """One line of the report."""
    digits = 2 if unit == "s" else 0
    print(f"{name:<46} {statistics.median(values):7.{digits}f} {unit:<2} ({max(values):.{digits}f})", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
