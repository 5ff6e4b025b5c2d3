"""Open comments are counted in the head of the room, for all sides and for one's own apart, and lead to their clauses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Guest
from tests.browser.test_room import clause, enter_room
from tests.browser.test_room_threads import drawer, say, thread

pytestmark = pytest.mark.browser


def count(person: Guest, audience: str) -> Locator:
    """The count of open comments in the head."""
    return person.page.get_by_test_id(f"count-threads-{audience}")


def shown(person: Guest) -> Locator:
    """The clauses that the list shows."""
    return person.page.locator('[data-testid="clause"]:visible > .number')


def test_open_comments_are_counted_as_they_come_and_lead_to_their_clauses(guest: Callable[..., Guest]) -> None:
    helen, wenyan = guest("helen"), guest("wenyan", language="zh-CN")
    enter_room(helen)
    enter_room(wenyan)
    expect(count(helen, "joint")).to_have_count(0)
    say(helen, "2.1", "joint", "Which rules are meant?")
    say(helen, "2.2", "own", "For ourselves alone.")
    expect(count(helen, "joint")).to_have_text("open comments: 1")
    expect(count(helen, "own")).to_have_text("open comments of your side: 1")
    expect(count(wenyan, "joint")).to_have_text("未了结意见：1")
    expect(count(wenyan, "own")).to_have_count(0)

    # the list of clauses with open comments follows what others say and resolve
    count(wenyan, "joint").click()
    expect(shown(wenyan)).to_have_text(["2.1"])
    say(helen, "2.3", "joint", "And these?")
    expect(count(wenyan, "joint")).to_have_attribute("data-n", "2")
    expect(shown(wenyan)).to_have_text(["2.1", "2.3"])
    wenyan.looks("thread-counts-zh")
    clause(helen, "2.1").get_by_test_id("thread-mark-joint").click()
    thread(helen, "Which rules").get_by_test_id("thread-resolve").click()
    expect(count(wenyan, "joint")).to_have_attribute("data-n", "1")
    expect(shown(wenyan)).to_have_text(["2.3"])

    # those of one's own side and those before all sides in one list
    helen.page.keyboard.press("Escape")
    expect(drawer(helen)).to_be_hidden()
    helen.page.get_by_test_id("which").select_option("remarks")
    expect(shown(helen)).to_have_text(["2.2", "2.3"])
    helen.looks("thread-counts-en")
    for person, language in ((helen, "en"), (wenyan, "zh")):
        person.page.set_viewport_size({"width": 420, "height": 1000})
        person.page.reload()
        count(person, "joint").scroll_into_view_if_needed()
        person.looks(f"thread-counts-narrow-{language}")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 420
