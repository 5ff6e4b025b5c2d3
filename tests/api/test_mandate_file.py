"""The list that goes back to the capital, over the wire: for the own side only."""

import pytest

from actions.mandates import set_mandate
from drafts.mandate import LanguageMandate, Mandate
from models.base import new_id
from tests.actions.drafting import SECRET


def path(site, draft=None) -> str:
    return f"/files/mandates/{(draft or site.table.draft).hex}.docx"


def lay(site):
    desk = site.table.desks["daniel"]
    rules = Mandate(LanguageMandate(red_line=("shall",)), red_line=SECRET)
    with desk.reading() as joint, desk.writing_own() as own:
        set_mandate(joint, own, desk.actor, site.table.draft, site.table.clauses[0], rules)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_own_side_gets_the_list_as_an_attachment(site, language):
    lay(site)
    reply = site.signed_in("helen").get(f"{path(site)}?lang={language}")
    assert (reply.status_code, reply.content[:2]) == (200, b"PK")
    assert reply.headers["cache-control"] == "no-store"
    assert "attachment" in reply.headers["content-disposition"]


@pytest.mark.parametrize("name", ["orla", "robin", "oscar", "elliot", "odile", "ada"])
def test_for_nobody_else_is_there_any_list_whether_there_are_mandates_or_not(site, name):
    client = site.signed_in(name)
    before = client.get(path(site))
    lay(site)
    again, absent = client.get(path(site)), client.get(path(site, new_id()))
    assert {reply.status_code for reply in (before, again, absent)} == {404}
    assert before.text == again.text == absent.text


def test_the_other_side_gets_its_own_empty_list(site):
    client = site.signed_in("wenyan")
    before = client.get(path(site))
    lay(site)
    again = client.get(path(site))
    assert again.status_code == 200
    assert SECRET.encode() not in again.content
    assert abs(len(before.content) - len(again.content)) < 16  # but for the time that it names


def test_nobody_gets_the_list_without_being_signed_in(site):
    assert site.visitor().get(path(site)).status_code == 401
