"""After adoption: the organiser confirms what follows, one head recognises it, the other says otherwise, in its own words."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from actions.adoptions import adopt_text
from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.drafts import open_draft, read_draft
from actions.keys import accept_clause
from actions.milestones import set_milestone
from dialogue.vocabulary import DraftKind
from models.meetings import Meeting
from models.stores import Stores
from tests.actions.following import CLAUSES
from tests.browser.conftest import Guest, Server
from tests.browser.test_record import choose, field, journal_lines, put_date, unfold
from tests.cast import CAST

pytestmark = pytest.mark.browser


@pytest.fixture
def adopted(server: Server, demo_folder: Path, tmp_path: Path) -> UUID:
    """The served demonstration with an adopted text of both sides in it."""
    folder = shutil.copytree(demo_folder, tmp_path / "data")
    audiences = ("joint", "secretariat", "party_us", "party_cn", "accounts")
    stores = Stores({audience: f"sqlite:///{folder / audience}.db" for audience in audiences})
    desks = {name: Desk(stores, CAST[name]) for name in ("orla", "helen", "wenyan")}
    orla = desks["orla"]
    with orla.writing() as joint:
        dialogue = next(d for d in list_dialogues(joint, orla.actor) if "Digital" in d.name_en)
        meetings = joint.exec(select(Meeting).where(Meeting.dialogue_id == dialogue.id)).all()
        draft = open_draft(
            joint, orla.actor, dialogue_id=dialogue.id, meeting_id=max(meetings, key=lambda m: m.starts_on).id,
            kind=DraftKind.CONSENSUS, title_en="Harbour consensus", title_zh="港口共识", parties=["us", "cn"],
            clauses=CLAUSES,
        ).id  # fmt: skip
    for name in ("helen", "wenyan"):
        with desks[name].writing() as joint:
            for standing in read_draft(joint, desks[name].actor, draft).clauses:
                accept_clause(joint, desks[name].actor, standing.clause.id, standing.head.id)
    with orla.writing() as joint:
        milestone = set_milestone(joint, orla.actor, draft).id
    for name in ("helen", "wenyan"):
        with desks[name].writing() as joint:
            adopt_text(joint, desks[name].actor, milestone)
    stores.close()
    server.put_back(folder)
    return draft


def press(person: Guest, ending: str) -> None:
    """Press the button whose key ends like this, once the page stands still."""
    person.settle()
    field(person, ending).get_by_role("button").click()


def test_what_follows_from_an_adopted_text_is_confirmed_and_recognised_or_not(
    server: Server, guest: Callable[..., Guest], adopted: UUID
) -> None:
    orla, helen = guest("orla"), guest("helen", width=420)
    wenyan = guest("wenyan", language="zh-CN", width=420)
    here = f"/adoption?id={adopted.hex}"
    orla.open(here)
    orla.page.get_by_role("link", name="Read and confirm").click()
    expect(orla.page.get_by_text("Passage 1 of 3.")).to_be_visible()
    expect(orla.page.locator("mark")).to_have_count(2)
    expect(orla.page.locator("mark").first).to_have_text("China will light its harbours by 3 March 2027.")
    orla.settle()
    orla.looks("confirm-wide-en")
    for left in (2, 1):
        press(orla, "_confirm")
        expect(orla.page.get_by_text(f"Passage 1 of {left}.")).to_be_visible()
    press(orla, "_confirm")
    expect(orla.page.get_by_text("Every passage that the rules offer has been dealt with.")).to_be_visible()

    helen.open(here)
    field(helen, "_sure").locator("label").first.click()
    press(helen, "recognise_all_0_submit")
    expect(helen.page.get_by_text("Your side has spoken").first).to_be_visible()
    helen.settle()
    helen.looks("follows-narrow-en")

    wenyan.open(here)
    choose(wenyan, "recognise_0_stance", "本方不予认可")
    field(wenyan, "recognise_0_words").get_by_role("textbox").fill("仅指外港。")
    press(wenyan, "recognise_0_submit")
    expect(wenyan.page.get_by_text("“仅指外港。”")).to_be_visible()
    expect(wenyan.page.get_by_text("中方 · 另有表述")).to_be_visible()
    expect(wenyan.page.get_by_text("中方 · 尚未表态")).to_be_visible()
    wenyan.settle()
    wenyan.looks("follows-narrow-zh")

    orla.open(here)
    expect(orla.page.get_by_text("US · recognised")).to_have_count(2)
    unfold(orla, "Hand the adopted text over")
    field(orla, "handover_0_agency_en").get_by_role("textbox").fill("Harbour Office")
    put_date(orla, "handover_0_sent", "20270105")
    press(orla, "handover_0_submit")
    expect(orla.page.get_by_text("Harbour Office")).to_be_visible()
    expect(orla.page.get_by_text("version: 0.1")).to_be_visible()
    orla.settle()
    orla.looks("follows-wide-en")
    orla.page.locator(".alt-follow").first.scroll_into_view_if_needed()
    orla.looks("follows-wide-en-lines")
    assert journal_lines(server) > 0
