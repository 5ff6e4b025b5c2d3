"""The drafting room: one draft, clause by clause, in both languages, with everybody at the table.

The page hands the first paint to the component, which from then on follows the stream and acts by itself.
"""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from actions.kept_rooms import ROOMS
from actions.rooms import RoomText, look
from dashboard.bracket_form import bracket_form
from dashboard.components.room import room as component
from dashboard.components.room.words import WORDS
from dashboard.names import party_name, person_name
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty
from dashboard.parts.markup import join, link, show, tag
from dashboard.room_rights import rights
from dashboard.room_view import header, private_batches, rows
from dashboard.session import accounts_writing, desk, given_id, guarded, href, reader
from dashboard.visit import of_this_visit
from dialogue.actors import Actor
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """One draft, or a hint where to find one."""
    words = reader()
    draft_id = given_id()
    if draft_id is None:
        page_heading(words.t("Drafting room"))
        show(empty(words.t("Choose a draft first."), words.t("All drafts"), href("drafts")))
        return
    with guarded():
        table = desk()
        room = ROOMS.room(table, draft_id)
        visit = of_this_visit()
        if "looked" not in visit:  # one look a visit, not one a run
            with accounts_writing() as session:
                visit["looked"] = look(session, table.actor.user_id, draft_id, room.moment.joint)
        drafts = link(words.t("All drafts"), href("drafts"), cls="alt-back-link")
        milestones = link(words.t("Milestones"), href("milestones", id=draft_id), cls="alt-back-link")
        leads = [drafts, milestones]
        if table.actor.party and table.actor.may(Permission.MANDATE_READ):
            leads.append(link(words.t("Mandates"), href("mandates", id=draft_id), cls="alt-back-link"))
        if table.actor.may(Permission.DRAFT_EXPORT):
            leads.append(link(words.t("Word files"), href("word", draft=draft_id), cls="alt-back-link"))
        show(tag("p", join(leads, " · "), cls="alt-back"))
        bracket_form(table, draft_id, room.text.draft.bracket_style)
        with st.container(key="alt-wide"):  # the page gives its whole width to what stands in it
            component(key=f"room-{draft_id.hex}", data=_first_paint(room, table.actor, words, visit["looked"]))


def _first_paint(room: RoomText, actor: Actor, words: Reader, since: int) -> dict[str, Any]:
    draft = room.text.draft
    base = f"/api/drafts/{draft.id.hex}"
    asked = urlencode({"lang": words.language, "tz": words.zone.key})
    return {
        "draft": {
            "id": draft.id.hex,
            "title": words.pick(draft.title_en, draft.title_zh),
            "subtitle": words.pick(draft.title_zh, draft.title_en),
            "milestone": words.t("as at {when}", when=words.moment(_latest(room))),
            "state": words.t(draft.kind),
        },
        "me": {
            "user": actor.user_id.hex,
            "name": person_name(actor.user_id, actor.name, words),
            "party": actor.party,
            "party_name": party_name(actor.side, words),
            "role": words.t(actor.role),
            "may": rights(actor),
        },
        "language": words.language,
        "parties": [{"key": party, "name": party_name(party, words)} for party in room.text.parties],
        "words": {key: words.t(message) for key, message in WORDS.items()},
        "header": header(room, actor, words, since),
        "rows": rows(room, actor, words),
        "events": f"{base}/events?{asked}",
        "acts": f"{base}/acts?{asked}",
        "presence_url": f"{base}/presence?{asked}",
        "since": str(room.moment),
        "batches": private_batches(room, actor, words),
        "shapes": f"{base}/shapes?{asked}",
        "threads": f"{base}/threads?{asked}",
        "advice": f"{base}/advice?{asked}",
        "origins": f"{base}/origins?{asked}",
    }


def _latest(room: RoomText) -> Any:
    times = [change.at for change in room.changes.values()]
    return max([room.text.draft.made_at, *times])


page()
