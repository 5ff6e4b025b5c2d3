"""Real browsers on a real server: one demonstration loaded once, and put back for each test under one server on loopback."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
PASSWORD = "alternat-demo"
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong; how soon things come is for benchmarks/
CHROMIUM = os.environ.get("ALTERNAT_CHROMIUM", "/usr/bin/chromium")
OFF = (
    # a window's own furniture, which Chromium would draw as two more web pages for every guest
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled",
    # what Playwright turns off too; the last list given is the one that counts
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--disable-features={','.join(OFF)}",
    "--js-flags=--max-lazy",  # pages live for seconds: compiling ahead what may never run costs a sixth of the processor
]  # fmt: skip


class Server:
    """One process of the dashboard on a data folder; can be stopped and started again on the same port."""

    def __init__(self, folder: Path, log: Path, *, demo: bool = True) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder, self.log, self.demo = folder, log, demo
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and wait until the server answers."""
        environment = {**os.environ, "ALTERNAT_DATA": str(self.folder)}
        environment.pop("ALTERNAT_DEMO_PASSWORD", None)
        if self.demo:
            environment["ALTERNAT_DEMO_PASSWORD"] = PASSWORD
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(PROJECT / "streamlit_app.py"),
            "--server.port",
            str(self.port),
        ]
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=self.log.open("ab"), stderr=subprocess.STDOUT
        )
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{self.url}/api/health", timeout=1) as reply:
                    if reply.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the process it started, and wait for its end."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=20)
            self.process = None

    def put_back(self, content: Path) -> None:
        """Have the stores hold what those of another folder hold, as one transaction each, while the server runs."""
        for file in content.glob("*.db"):
            source = sqlite3.connect(f"file:{file}?immutable=1", uri=True)
            with closing(source), closing(sqlite3.connect(self.folder / file.name)) as target:
                source.backup(target)


@pytest.fixture(scope="session")
def standing_server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a copy of the demonstration, for one test after another."""
    folder = tmp_path_factory.mktemp("served")
    serving = Server(shutil.copytree(demo_folder, folder / "data"), folder / "server.log")
    yield serving
    serving.stop()


@pytest.fixture
def server(standing_server: Server, demo_folder: Path) -> Server:
    """A server on the demonstration as it was loaded. A test may stop it and start it again."""
    standing_server.put_back(demo_folder)
    if standing_server.process is None or standing_server.process.poll() is not None:
        standing_server.start()
    return standing_server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


class Guest:
    """Somebody at a browser of their own. Any page error and any request to another host fails the test."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("request", self._watch)

    def _watch(self, request: Request) -> None:
        local = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:", "about:")
        if not request.url.startswith(local):
            self.complaints.append(f"request to another host: {request.url}")

    def enter(self, name: str) -> None:
        """Be signed in before any page is opened, without going through the form, which has tests of its own."""
        said = self.context.request.post(
            self.url + "/auth/sign-in", form={"name": name, "password": PASSWORD}, max_redirects=0,
            headers={"Sec-Fetch-Site": "same-origin"},
        )  # fmt: skip
        assert said.headers["location"] == "/", said.headers

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Sign in with the form."""
        self.page.goto(self.url + "/")
        self.page.get_by_test_id("sign-in-name").fill(name)
        self.page.get_by_test_id("sign-in-password").fill(password)
        self.page.get_by_test_id("sign-in").click()
        self.page.get_by_test_id("sign-out").wait_for()

    def open(self, path: str) -> None:
        """Open a page by its address and wait until it stands still: as a link does where a page of ours is open already."""
        if self._is_at_home() and self.page.evaluate("async path => Boolean(await window.alternat?.go(path))", path):
            return
        self.load(path)

    def load(self, path: str) -> None:
        """Have the browser load a page by its address, everything anew, and wait until it stands still."""
        self.page.goto(self.url + path)
        self.settle()

    def _is_at_home(self) -> bool:
        return self.page.url.startswith(self.url) and self.page.get_by_test_id("sign-out").count() == 1

    def settle(self) -> None:
        """Wait until the page's script has run."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()

    def looks(self, name: str) -> None:
        """Keep a screenshot where `ALTERNAT_SHOTS` says so, for a person to look at."""
        if folder := os.environ.get("ALTERNAT_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}.png")


class Desktops:
    """Browser contexts that guests sit down at one after another: what the server sent once is not fetched again.

    Nothing of a guest stays: pages are closed, and cookies and everything that pages keep are forgotten.
    """

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: dict[tuple[str, int], list[BrowserContext]] = {}
        self._taken: list[tuple[tuple[str, int], BrowserContext]] = []

    def take(self, language: str, width: int) -> BrowserContext:
        """A context that nobody sits at, as new."""
        free = self._free.setdefault((language, width), [])
        context = free.pop() if free else self._chromium.new_context(
            locale=language, viewport={"width": width, "height": 1000}, accept_downloads=True, reduced_motion="reduce"
        )  # fmt: skip
        context.set_default_timeout(60_000)
        self._taken.append(((language, width), context))
        return context

    def give_back(self, url: str) -> None:
        """Let everybody go; what a test left unfinished is thrown away with its context."""
        for kind, context in self._taken:
            for page in context.pages:
                page.close()
            context.clear_cookies()
            blank = context.new_page()
            context.new_cdp_session(blank).send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": KEPT})
            blank.close()
            self._free[kind].append(context)
        self._taken.clear()


KEPT = "local_storage,indexeddb,service_workers,cache_storage"


@pytest.fixture(scope="session")
def desktops(chromium: Browser) -> Desktops:
    """The contexts of this worker."""
    return Desktops(chromium)


@pytest.fixture
def guest(desktops: Desktops, server: Server) -> Iterator[Callable[..., Guest]]:
    """Make a guest: `guest("daniel")` is signed in and has no page open yet; each has a browser context of its own."""
    guests: list[Guest] = []

    def arrive(name: str = "", *, language: str = "en-US", width: int = 1500) -> Guest:
        made = Guest(desktops.take(language, width), server.url)
        guests.append(made)
        if name:
            made.enter(name)
        return made

    yield arrive
    complaints = [complaint for made in guests for complaint in made.complaints]
    desktops.give_back(server.url)
    assert complaints == []
