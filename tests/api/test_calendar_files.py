"""Calendars over the wire: handed out to who may have them, refused alike where there is nothing."""

import pytest
from icalendar import Calendar

from actions.calendars import CalendarForm
from models.base import new_id


def path(site, form: str = CalendarForm.DIALOGUE, subject=None) -> str:
    return f"/files/calendars/{(subject or site.table.dialogue).hex}/{form}.ics"


@pytest.mark.parametrize("form", [CalendarForm.DIALOGUE, CalendarForm.DIALOGUE_DUE])
def test_a_calendar_is_handed_out_as_an_attachment_that_a_parser_opens(site, form):
    reply = site.signed_in("daniel").get(path(site, form), params={"languages": "zh,en"})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    assert reply.headers["cache-control"] == "no-store"
    assert ".ics" in reply.headers["content-disposition"]
    assert Calendar.from_ical(reply.content)["VERSION"] == "2.0"


def test_a_calendar_that_is_not_there_or_not_for_this_person_is_refused_alike(site):
    helen = site.signed_in("helen")
    replies = [
        helen.get(path(site, subject=new_id())), helen.get(path(site, "nonsense")), helen.get("/files/calendars/x/dialogue-calendar.ics"),
        helen.get(path(site, CalendarForm.MEETING)), site.signed_in("odile").get(path(site)), site.signed_in("theodora").get(path(site)),
    ]  # fmt: skip
    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1
    assert site.visitor().get(path(site)).status_code == 401
    assert not site.signed_in("oscar").get(path(site)).content.startswith(b"BEGIN")
