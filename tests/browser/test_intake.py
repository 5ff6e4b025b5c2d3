"""A source is read and confirmed by keyboard, in both languages: what is pressed is stored, and nothing else."""

import re

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from actions.desk import Desk
from actions.intake_reading import read_by_rules
from actions.sources import record_source
from actions.users import actor_named
from dialogue.vocabulary import SourceKind
from models.dialogues import Dialogue
from models.stores import Stores
from tests.dashboard.test_intake_keep import TEXT

pytestmark = pytest.mark.browser


@pytest.fixture
def orla_at_home(server):
    """The desk of the organiser, beside the server that runs."""
    stores = Stores({name: f"sqlite:///{server.folder}/{name}.db" for name in ("accounts", "joint", "secretariat")})
    try:
        with stores.for_upkeep()["accounts"].reading() as accounts:
            yield Desk(stores, actor_named(accounts, "orla"))
    finally:
        stores.close()


def test_what_is_proposed_of_a_source_is_decided_by_keys_in_both_languages(guest, orla_at_home):
    with orla_at_home.writing() as joint:
        dialogue = joint.exec(select(Dialogue)).first()
        source = record_source(
            joint, orla_at_home.actor, kind=SourceKind.MINUTES, title="Pilots", text=TEXT, dialogue_id=dialogue.id
        ).id
    orla = guest("orla", language="en-US", width=1500)
    orla.open(f"/intake?id={source.hex}")
    orla.settle()
    expect(orla.page.get_by_text("Nothing counts before")).to_be_visible()
    for key in "jj":
        orla.page.locator("body").press(key)
    expect(orla.page.get_by_text(re.compile(r"^3 of \d+ to look at$"))).to_be_visible()
    orla.page.keyboard.press("k")
    orla.page.keyboard.press("x")  # before what is next was seen: nobody decides on what is not there to be read
    expect(orla.page.get_by_text(re.compile(r"^2 of \d+ to look at$"))).to_be_visible()
    orla.page.keyboard.press("x")
    expect(orla.page.get_by_text("1 decided").first).to_be_visible()
    orla.looks("intake-en")
    narrow = guest("orla", language="zh-CN", width=420)
    narrow.open(f"/intake?id={source.hex}")
    narrow.settle()
    narrow.looks("intake-zh-420")
    expect(narrow.page.get_by_role("button", name="采用（A）", exact=True)).to_be_visible()
    with orla_at_home.reading() as session:
        (line,) = read_by_rules(session, orla_at_home.actor, source).decisions.values()
    assert line.verdict.value == "rejected"
