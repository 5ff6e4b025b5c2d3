"""The room at size and under strain: a long text by keyboard, link and print; a stream that was cut; words half composed."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.large_room import lay_room
from tests.browser.conftest import Guest, Server
from tests.browser.test_room import act, clause, enter_room, propose, table

pytestmark = pytest.mark.browser
CLAUSES = 130


def test_a_long_text_is_read_by_keyboard_filter_link_and_on_paper(guest: Callable[..., Guest], server: Server) -> None:
    draft = lay_room(server.folder, CLAUSES)
    helen = guest("helen")
    page = helen.page
    helen.open(f"/room?id={draft.hex}")
    rows = page.get_by_test_id("clause")
    expect(rows).to_have_count(CLAUSES)
    assert (
        page.get_by_test_id("text-zh").filter(has_text=re.compile("第129项")).count() == 1
    )  # the search of the browser finds it

    which = page.get_by_test_id("which")
    which.select_option("status-agreed")
    expect(page.locator('[data-testid="clause"]:not([hidden])').first).to_have_attribute("data-status", "agreed")
    expect(page.get_by_test_id("filtered")).to_contain_text(f"of {CLAUSES}")
    page.keyboard.press("Escape")
    expect(which).to_have_value("")
    which.select_option("mine")
    expect(page.get_by_test_id("filtered")).to_contain_text(f"Showing 13 of {CLAUSES}")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("measure 77 ")
    expect(page.locator('[data-testid="clause"]:not([hidden])')).to_have_count(1)
    page.keyboard.press("Enter")
    expect(clause(helen, "77")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(clause(helen, "78")).to_be_focused()
    page.keyboard.press("p")
    expect(clause(helen, "78").get_by_test_id("editor-en")).to_be_focused()
    page.keyboard.press("Escape")
    helen.looks("room-130-en")

    where = clause(helen, "120").get_attribute("data-clause")
    page.evaluate("hash => { window.location.hash = hash }", f"clause={where}")
    expect(clause(helen, "120")).to_be_in_viewport()

    # The room has the whole window; in a wide one what is known of the clause in hand stands beside the text.
    panel = page.get_by_test_id("panel")
    expect(panel).to_be_hidden()
    page.set_viewport_size({"width": 1900, "height": 1000})
    expect(panel.locator("h3")).to_contain_text("120")
    expect(panel).to_be_visible()
    helen.looks("room-130-wide-en")
    page.set_viewport_size({"width": 1500, "height": 1000})

    page.keyboard.press("l")  # one language on the screen, both on paper
    expect(clause(helen, "120").get_by_test_id("text-zh")).to_be_hidden()
    page.emulate_media(media="print")
    expect(clause(helen, "120").get_by_test_id("text-zh")).to_be_visible()
    expect(clause(helen, "131").or_(clause(helen, "130")).get_by_test_id("text-en")).to_be_visible()
    expect(page.get_by_test_id("which")).to_be_hidden()
    expect(clause(helen, "1").get_by_test_id("rolling-en")).to_be_visible()
    helen.looks("room-130-print")
    assert page.pdf(format="A4").startswith(b"%PDF")


class Wire:
    """A line between browser and server that can be cut and joined again."""

    def __init__(self, to: int) -> None:
        self._to, self.is_cut = to, False
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._socket.accept()
            except OSError:
                return
            if self.is_cut:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    @staticmethod
    def _carry(one: socket.socket, other: socket.socket) -> None:
        try:
            while part := one.recv(65536):
                other.sendall(part)
        except OSError:
            pass
        finally:
            for end in (one, other):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """Break every connection, and let no new one through."""
        self.is_cut = True
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def join(self) -> None:
        """Let connections through again."""
        self.is_cut = False

    def close(self) -> None:
        """Take the line away."""
        self.cut()
        self._socket.close()


@contextmanager
def over_a_wire(chromium: Browser, server: Server) -> Iterator[tuple[Guest, Wire]]:
    """Wen Yan at a browser whose line to the server can be cut."""
    wire = Wire(server.port)
    context = chromium.new_context(locale="en-US", viewport={"width": 1500, "height": 1000})
    context.set_default_timeout(30_000)
    wenyan = Guest(context, wire.url)
    wenyan.enter("wenyan")
    try:
        yield wenyan, wire
    finally:
        context.close()
        wire.close()


def test_a_stream_that_was_cut_comes_back_with_nothing_lost(
    guest: Callable[..., Guest], chromium: Browser, server: Server
) -> None:
    daniel = guest("daniel")
    enter_room(daniel)
    with over_a_wire(chromium, server) as (wenyan, wire):
        enter_room(wenyan)
        stream = wenyan.page.get_by_test_id("stream")
        expect(stream).to_have_attribute("data-state", "open")
        act(wenyan, "2.2", "propose")
        typed = clause(wenyan, "2.2").get_by_test_id("editor-zh")
        typed.press_sequentially("断线前的文字")
        writes = clause(daniel, "2.2").get_by_test_id("here")
        expect(writes).not_to_be_empty()
        wire.cut()
        expect(stream).to_have_attribute("data-state", "lost", timeout=30_000)
        expect(writes).to_be_empty(timeout=60_000)
        propose(daniel, "2.1", "Both sides should publish what they buy.", "双方宜公布采购事项。")
        table(daniel, "2.1")
        propose(daniel, "3.1", "Both sides shall meet when they have something to say.", "双方应在有话要说时会晤。")
        table(daniel, "3.1")
        typed.press_sequentially("，断线后的文字")
        expect(clause(wenyan, "2.1").get_by_test_id("proposal")).to_have_count(0)
        wire.join()
        expect(stream).to_have_attribute("data-state", "open", timeout=60_000)
        for number in ("2.1", "3.1"):
            expect(clause(wenyan, number).get_by_test_id("proposal")).to_have_count(1)
            expect(clause(wenyan, number)).to_have_class(re.compile("unread"))
        expect(typed).to_have_value(re.compile("断线前的文字，断线后的文字$"))
        expect(writes).not_to_be_empty()


def test_a_change_that_comes_in_does_not_disturb_words_that_are_being_composed(guest: Callable[..., Guest]) -> None:
    daniel, wenyan = guest("daniel"), guest("wenyan", language="zh-CN", width=420)
    enter_room(daniel)
    enter_room(wenyan)
    wenyan.looks("room-420-zh")
    act(wenyan, "2.1", "propose")
    typed = clause(wenyan, "2.1").get_by_test_id("editor-zh")
    typed.focus()
    typed.press("End")
    keyboard = wenyan.context.new_cdp_session(wenyan.page)
    composing = {"selectionStart": 4, "selectionEnd": 4, "text": "shuz"}
    keyboard.send("Input.imeSetComposition", composing)
    expect(typed).to_have_value(re.compile("shuz"))

    propose(daniel, "2.1", "Both sides should publish what they buy.", "双方宜公布采购事项。")
    table(daniel, "2.1")
    expect(wenyan.page.get_by_test_id("stale-notice")).to_be_visible()
    expect(typed).to_be_focused()
    keyboard.send("Input.imeSetComposition", {"selectionStart": 5, "selectionEnd": 5, "text": "shuzi"})
    keyboard.send("Input.insertText", {"text": "数字"})
    expect(typed).to_have_value(re.compile("数字"))
    assert "shuz" not in typed.input_value()
    wenyan.looks("room-420-editing-zh")
