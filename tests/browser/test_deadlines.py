"""Silence that lapses while people look: the page and the room of the text say so by themselves, in both languages."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.drafts import open_draft
from actions.milestones import set_milestone
from actions.silences import open_silence
from dialogue.vocabulary import DraftKind
from models.meetings import Meeting
from models.stores import Stores
from tests.actions.closing import SHANGHAI
from tests.actions.following import CLAUSES
from tests.browser.conftest import Guest, Server
from tests.cast import CAST

pytestmark = pytest.mark.browser

AHEAD = timedelta(seconds=12)
"""Long enough to start a server and to open two pages; where it is not, they are opened after the deadline."""


def under_silence(server: Server) -> UUID:
    """Lay a text under silence whose deadline comes soon into the served demonstration."""
    server.stop()
    stores = Stores({name: f"sqlite:///{server.folder / name}.db" for name in ("joint", "secretariat")})
    orla = Desk(stores, CAST["orla"])
    with orla.writing() as joint:
        dialogue = list_dialogues(joint, orla.actor)[0].id
        meeting = joint.exec(select(Meeting).where(Meeting.dialogue_id == dialogue)).first()
        draft = open_draft(
            joint, orla.actor, dialogue_id=dialogue, meeting_id=meeting.id, kind=DraftKind.CONSENSUS,
            title_en="Harbour consensus", title_zh="港口共识", parties=["us", "cn"], clauses=CLAUSES,
        ).id  # fmt: skip
    with orla.writing() as joint:
        milestone = set_milestone(joint, orla.actor, draft).id
    deadline = (datetime.now(UTC) + AHEAD).astimezone(ZoneInfo(SHANGHAI)).replace(tzinfo=None)
    with orla.writing() as joint:
        open_silence(joint, orla.actor, milestone, zone=SHANGHAI, wall_time=deadline)
    stores.close()
    server.start()
    return draft


def test_silence_that_lapses_is_seen_without_loading_anything_again(
    server: Server, guest: Callable[..., Guest]
) -> None:
    orla, wenyan = guest("orla"), guest("wenyan", language="zh-CN")
    draft = under_silence(server)
    orla.open(f"/adoption?id={draft.hex}")
    wenyan.open(f"/room?id={draft.hex}")
    expect(orla.page.get_by_text(re.compile("^(running|lapsed into acceptance)$"))).to_be_visible()
    orla.looks("silence-running")
    agreed = wenyan.page.get_by_test_id("count-agreed")
    expect(orla.page.get_by_text("lapsed into acceptance", exact=True)).to_be_visible()
    expect(agreed).to_contain_text(str(len(CLAUSES)))
    wenyan.looks("silence-lapsed-room")
    orla.looks("silence-lapsed")
