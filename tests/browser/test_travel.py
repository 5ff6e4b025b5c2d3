"""From page to page by links, keys and the browser's own buttons, in one session: nothing is loaded anew, nothing is mixed up."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Guest
from tests.browser.test_record import field, unfold

pytestmark = pytest.mark.browser

TYPED = "Fees of the outer harbour"
HELD = "document.activeElement.tagName"
DOWN = "document.querySelector('[data-testid=stMain]').scrollTop"


class Watched:
    """What a browser asked for since it was watched: whole pages, and streams of rooms that are open now."""

    def __init__(self, page: Page) -> None:
        self.pages: list[str] = []
        self.streams: list[Request] = []
        page.on("request", self._asked)
        page.on("requestfailed", self._ended)
        page.on("requestfinished", self._ended)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self.pages.append(request.url)
        if "/events?" in request.url:
            self.streams.append(request)

    def _ended(self, request: Request) -> None:
        if request in self.streams:
            self.streams.remove(request)


def arrived(person: Guest, heading: str | re.Pattern[str], title: str, held: str = "H1") -> None:
    """The page stands with its heading at the top, its name on the tab, and the reader's place at the heading."""
    expect(person.page.locator(".stMain h1")).to_have_text(heading)
    expect(person.page).to_have_title(title)
    person.page.wait_for_function(f"{HELD} === '{held}'")
    assert person.page.evaluate(DOWN) == 0


def test_whoever_goes_from_page_to_page_stays_in_one_session_and_takes_nothing_along(
    guest: Callable[..., Guest],
) -> None:
    orla, daniel = guest("orla"), guest("daniel")
    page = orla.page
    orla.load("/dialogues")
    page.wait_for_function("window.alternat")
    watched = Watched(page)
    main = page.locator(".stMain")

    # a link, from far down the page, leads to the top of another one, and the keys go on from its heading
    page.get_by_role("link").filter(has_text=re.compile("Track II Dialogue on the Digital")).click()
    arrived(orla, re.compile("Track II"), "Dialogue · Alternat")
    unfold(orla, "Change the agenda")
    field(orla, "agenda_add_0_title_en").get_by_role("textbox").fill(TYPED)
    round_before = page.url
    rounds = main.locator("a[href^='/dialogue?'][href*='meeting=']")
    rounds.last.focus()
    page.evaluate(DOWN + " = 500")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: address != round_before)
    arrived(orla, re.compile("Track II"), "Dialogue · Alternat")
    # what was half typed for one round is not in the form of another
    unfold(orla, "Change the agenda")
    expect(main.locator("[class*='st-key-agenda_add_'][class*='_title_en'] input")).to_have_value("")
    page.go_back()
    page.wait_for_url(round_before)
    page.wait_for_function(f"{DOWN} > 0")  # "back" leads to where the reader was
    expect(main.locator(f"input[value='{TYPED}']")).to_have_count(0)
    page.go_forward()
    page.wait_for_url(lambda address: address != round_before)

    # the menu, a page without parameters, and a page that is nobody's: the last is left to the browser
    orla.settle()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Commitments").click()
    arrived(orla, "Commitments", "Commitments · Alternat")
    with page.context.expect_page() as opened:
        main.locator(".alt a[href^='/commitments?id=']").first.click(modifiers=["Control"])
    opened.value.close()
    assert page.url.endswith("/commitments")

    # the room is entered and left: its stream with it
    assert not watched.streams
    orla.open("/drafts")
    main.get_by_role("link", name=re.compile("practice text")).click()
    room = re.compile(r"\(?.*practice text.* · as at ")
    expect(page).to_have_title(room)
    expect(page.get_by_test_id("stream")).to_have_attribute("data-state", "open")
    assert len(watched.streams) == 1
    here = page.url
    daniel.load(here.removeprefix(orla.url))
    page.get_by_test_id("clause").nth(2).get_by_test_id("text-en").click()
    page.keyboard.press("p")
    expect(daniel.page.get_by_test_id("here").filter(has_text="Orla")).to_have_count(1)
    main.get_by_role("link", name="Milestones").click()
    arrived(orla, "Milestones", "Milestones · Alternat")
    expect(daniel.page.get_by_test_id("here").filter(has_text="Orla")).to_have_count(0)
    assert not watched.streams
    page.go_back()
    page.wait_for_url(here)
    expect(page.get_by_test_id("stream")).to_have_attribute("data-state", "open")
    assert len(watched.streams) == 1
    row = page.get_by_test_id("clause").nth(2)
    row.get_by_test_id("more").click()
    row.get_by_test_id("history").click()  # a link within the component
    arrived(orla, re.compile("Negotiating history"), "Negotiating history · Alternat")

    # another language is another word on the tab; what leads out of the pages is loaded by the browser
    page.get_by_test_id("stSidebar").get_by_text("中文").click()
    expect(page).to_have_title("谈判沿革 · Alternat")
    assert watched.pages == []
    page.get_by_test_id("sign-out").click()
    page.get_by_test_id("sign-in-form").wait_for()
    assert len(watched.pages) == 2, watched.pages  # the route, and the page to which it leads
    page.go_back()
    page.get_by_test_id("sign-in-form").wait_for()
    expect(main.get_by_text("谈判沿革")).to_have_count(0)
