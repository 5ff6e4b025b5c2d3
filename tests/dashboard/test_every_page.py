"""Every page for every role, on the sample dialogues, in both languages."""

from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from actions.desk import Desk
from dashboard.navigation import pages_for
from locales import LANGUAGES

PEOPLE = ("orla", "robin", "helen", "daniel", "grace", "wenyan", "oscar", "elliot", "administrator")


def opened(who: str, language: str) -> AppTest:
    """The first page as this person sees it."""
    app = AppTest.from_file("../../streamlit_app.py", default_timeout=60)
    app.session_state["token"] = who
    app.session_state["language"] = language
    return app.run()


@pytest.mark.parametrize(("who", "language"), [*zip(PEOPLE, cycle(LANGUAGES), strict=False), ("orla", "zh")])
def test_every_page_opens_for_whoever_may_open_it(who: str, language: str, samples: dict[str, Desk]) -> None:
    app = opened(who, language)
    assert not app.exception
    for page in pages_for(samples[who].actor):
        if page.name != "home":
            app.switch_page(f"dashboard/pages/{page.name}.py").run()
            assert not app.exception, page.name
            assert not any("mistake of ours" in str(html.proto) for html in app.get("html")), page.name


ADMINISTRATORS = {"home", "journal", "users", "verify"}
READERS = {
    "home",
    "digest",
    "verify",
    "dialogues",
    "dialogue",
    "people",
    "positions",
    "commitments",
    "claims",
    "next_steps",
    "recommendations",
    "sources",
    "in_and_out",
    "drafts",
    "room",
}
READERS |= {"adoption", "milestones", "history", "library", "compare", "agenda", "organisation", "contacts"}
READERS |= {"matrix", "requests", "measures", "communications", "read_outs", "analytics"}


@pytest.mark.parametrize(
    ("who", "menu"),
    [
        ("administrator", ADMINISTRATORS),
        ("oscar", READERS),
        ("daniel", READERS | {"word", "preview", "journal", "mandates", "intake"}),
        ("elliot", READERS | {"word", "preview", "journal"}),
        ("orla", READERS | {"word", "preview", "journal", "next_round", "log_meeting", "templates", "intake"}),
    ],
)
def test_the_menu_holds_what_the_role_may_do_and_nothing_else(
    who: str, menu: set[str], samples: dict[str, Desk]
) -> None:
    assert {page.name for page in pages_for(samples[who].actor)} == menu
