"""A clause that was copied says in the room from where, and on request how its words differ by now."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, expect
from sqlmodel import select

from actions.desk import Desk
from actions.draft_starts import Opening, start_from_text
from actions.milestones import set_milestone
from dialogue.vocabulary import DraftKind
from models.drafts import Draft
from models.stores import Stores
from tests.browser.conftest import Guest, Server
from tests.browser.test_room import act, clause, propose, table
from tests.cast import CAST

pytestmark = pytest.mark.browser

EN, ZH = "Both sides hold that openness helps industry.", "双方认为，开放有助于产业发展。"


@pytest.fixture
def copy(server: Server) -> UUID:
    """The served demonstration with a draft in it that was copied from its text."""
    stores = Stores({name: f"sqlite:///{server.folder / name}.db" for name in ("joint", "secretariat")})
    orla = Desk(stores, CAST["orla"])
    with orla.writing() as joint:
        first = next(d for d in joint.exec(select(Draft)) if "digital" in d.title_en)
        earlier = set_milestone(joint, orla.actor, first.id)
    with orla.writing() as joint:
        made = start_from_text(
            joint, orla.actor,
            Opening(
                dialogue_id=first.dialogue_id, meeting_id=first.meeting_id, kind=DraftKind.CONSENSUS,
                title_en="Second consensus document", title_zh="第二份共识文件", parties=("us", "cn"),
            ),
            earlier.id,
        ).id  # fmt: skip
    stores.close()
    return made


def about(person: Guest) -> Locator:
    """What is said of clause 2.1, opened from its row."""
    row = clause(person, "2.1")
    row.locator(".number").first.click()
    row.get_by_test_id("more").click()
    row.get_by_test_id("about").click()
    return row.get_by_test_id("about-clause").get_by_test_id("origin")


def test_a_copied_clause_says_from_where_and_how_it_departs(copy: UUID, guest: Callable[..., Guest]) -> None:
    helen, wenyan = guest("helen"), guest("wenyan", language="zh-CN")
    for person in (helen, wenyan):
        person.page.goto(f"{person.url}/room?id={copy.hex}")
        clause(person, "2.1").wait_for()
    expect(about(helen).get_by_test_id("origin-link")).to_contain_text("as in clause 2.1 of “Consensus document")
    origin = about(wenyan)
    expect(origin.get_by_test_id("origin-link")).to_contain_text("如《数字经济共识文件")
    expect(origin.get_by_test_id("origin-differs")).to_have_count(0)
    wenyan.looks("origin-same-zh")

    # other words are taken: the clause says on each screen that it departs, and shows how
    propose(helen, "2.1", EN, ZH)
    table(helen, "2.1")
    act(wenyan, "2.1", "accept-proposal", "accept-level-confirmed")
    for person, departs, language in ((helen, "departs from clause 2.1", "en"), (wenyan, "有改动", "zh")):
        expect(clause(person, "2.1").get_by_test_id(f"text-{language}")).to_contain_text(EN if language == "en" else ZH)
        # as it happens, in the panel of the clause in hand
        expect(person.page.get_by_test_id("panel").get_by_test_id("origin-link")).to_contain_text(departs)
        person.page.reload()
        clause(person, "2.1").wait_for()
        origin = about(person)
        expect(origin.get_by_test_id("origin-link")).to_contain_text(departs)
        origin.get_by_test_id("origin-differs").click()
        expect(origin.get_by_test_id(f"origin-{language}").locator("ins").first).to_be_visible()
        expect(origin.get_by_test_id("origin-differs")).to_be_focused()
        person.looks(f"origin-differs-{language}")
        person.page.set_viewport_size({"width": 420, "height": 1000})
        origin.scroll_into_view_if_needed()
        expect(origin.get_by_test_id(f"origin-{language}")).to_be_visible()
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 420
        person.looks(f"origin-narrow-{language}")
    origin.get_by_test_id("origin-differs").click()
    expect(origin.get_by_test_id("origin-zh")).to_have_count(0)
