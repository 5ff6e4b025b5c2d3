"""A meeting with ten known participants, three positions and two commitments is logged by keyboard; every keystroke is counted.

The time is estimated as in the keystroke-level model: 0.28 s a keystroke of somebody who types averagely, and 1.35 s of thought
before each thing that is entered or looked at. No hand leaves the keyboard, so nothing is added for a mouse.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest

pytestmark = pytest.mark.browser

KEYSTROKE, THOUGHT = 0.28, 1.35
"""Seconds (Card, Moran and Newell: K for the average typist, M)."""
ROLL = "us:\nBlair;h\nHathaway\nOrlins\nTriolo\nWebster\ncn:\nHao;h\nGuo\nPeng\nTsai\nDing"
SAID = (
    "us: Rules on data should rest on risk.", "cn: Each country decides how its data are kept.", "us: Small firms need one rule.",
)  # fmt: skip
UNDERTAKEN = ("cn! will send its list of questions [20260531]", "us! will answer within a month")


FOCUSED = """() => {
    const on = document.activeElement
    return on.getAttribute("aria-label") || (on.tagName === "BUTTON" ? on.innerText : "")
}"""
"""What the field or the button is called that has the focus."""


class Keyboard:
    """The keyboard of a practised person: counts what is struck, and each thing that has to be thought of."""

    def __init__(self, person: Guest) -> None:
        self.page = person.page
        self.struck = self.thoughts = 0

    def type(self, words: str, things: int = 1) -> None:
        self.page.keyboard.type(words)
        self.struck += len(words) + sum(letter.isupper() or letter in ':!"' for letter in words)  # with the shift key
        self.thoughts += things

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)
        self.struck += len(keys.split("+"))

    def tab_to(self, label: str, most: int = 40) -> None:
        """Go on with the tabulator until a field or a button has the focus."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate(FOCUSED).startswith(label):
                return
        raise AssertionError(f"the tabulator does not lead to {label}")

    @property
    def seconds(self) -> float:
        return self.struck * KEYSTROKE + self.thoughts * THOUGHT


def test_a_meeting_of_ten_people_three_positions_and_two_commitments_takes_less_than_three_minutes_by_keyboard(
    guest: Callable[..., Guest],
) -> None:
    orla = guest("orla")
    orla.open("/log_meeting")
    orla.page.get_by_role("link").filter(has_text="Track II Dialogue on the Digital").click()
    expect(orla.page.get_by_role("heading", name="Log a meeting")).to_be_visible()
    orla.settle()
    keys = Keyboard(orla)
    keys.tab_to("First day")
    keys.type("20260312")
    keys.tab_to("Place")
    keys.type("Geneva")
    keys.tab_to("Who was there")
    keys.type(ROLL, things=10)
    keys.tab_to("Notes")
    keys.type("\n".join((*SAID, *UNDERTAKEN)), things=len(SAID) + len(UNDERTAKEN))
    keys.press("Control+Enter")
    shown = orla.page.locator(".stMain")
    expect(shown).to_contain_text("Said and undertaken")
    orla.settle()
    for expected in ("Dennis Blair", "Hao Yeli", "Edward Tsai", "as the last time, to be confirmed", "31 May 2026"):
        expect(shown).to_contain_text(expected)
    expect(shown).not_to_contain_text("new in the register")
    orla.looks("log-meeting-read-en")
    keys.thoughts += 10 + 3 + 2  # every line that is shown is looked at once
    keys.tab_to("Record it all")
    keys.press("Enter")
    keys.thoughts += 1
    expect(orla.page.get_by_role("heading", name="Round 3")).to_be_visible()
    expect(shown).to_contain_text("10 lines of the list, 0 of them new people; 3 positions, 2 commitments")
    expect(orla.page.locator(".alt-seat")).to_have_count(10)
    expect(shown).to_contain_text("Each country decides how its data are kept.")
    orla.looks("log-meeting-recorded-en")
    print(f"{keys.struck} keystrokes, {keys.thoughts} thoughts, {keys.seconds:.0f} s")  # noqa: T201
    assert keys.seconds < 180, f"{keys.struck} keystrokes and {keys.thoughts} thoughts: {keys.seconds:.0f} s"
    look_at_the_other_pages(orla)
    narrow = guest("wenyan", language="zh-CN", width=420)
    for page in ("contacts", "people"):
        narrow.open(f"/{page}")
        narrow.looks(f"{page}-zh-narrow")


def look_at_the_other_pages(orla: Guest) -> None:
    """The round from above, the points through the agendas and who met whom, each reached by its link."""
    orla.page.get_by_role("link", name="Points through the agendas").first.click()
    expect(orla.page.get_by_role("heading", name="Lost on the way")).to_be_visible()
    orla.looks("agenda-chains-en")
    orla.open("/contacts")
    expect(orla.page.locator(".stMain")).to_contain_text("first time since")
    orla.looks("contacts-en")
