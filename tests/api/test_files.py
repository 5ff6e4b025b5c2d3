"""Word files over the wire, and the headers that every reply carries."""

import pytest

from actions.draft_marking import mark_draft
from dashboard.api.server import HEADERS
from dialogue.vocabulary import Marking
from exports.word.values import Form
from models.base import new_id

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def path(site, form: str = Form.REDLINE_TWO_COLUMN, draft=None) -> str:
    return f"/files/drafts/{(draft or site.table.draft).hex}/{form}.docx"


def test_a_word_file_is_handed_out_as_an_attachment_and_kept_nowhere(site):
    reply = site.signed_in("daniel").get(path(site))
    assert reply.status_code == 200
    assert reply.content.startswith(b"PK")
    assert reply.headers["content-type"] == WORD
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-disposition"].startswith(
        "attachment; filename=\"draft.docx\"; filename*=UTF-8''Consensus"
    )
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_nobody_gets_a_file_without_being_signed_in(site):
    reply = site.visitor().get(path(site))
    assert reply.status_code == 401
    assert not reply.content.startswith(b"PK")


def test_a_file_that_is_not_there_or_not_for_this_person_is_refused_alike(site):
    helen = site.signed_in("helen")
    replies = [
        helen.get(path(site, draft=new_id())), helen.get(path(site, "nonsense")), helen.get("/files/drafts/x/redline.docx"),
        site.signed_in("odile").get(path(site)), site.signed_in("theodora").get(path(site)),
    ]  # fmt: skip
    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1


def test_a_copy_carries_the_marking_that_was_asked_for(site):
    reply = site.signed_in("daniel").get(path(site, Form.CLEAN_EN), params={"marking": "internal"})
    assert reply.status_code == 200
    assert "internal.docx" in reply.headers["content-disposition"]


@pytest.mark.parametrize("asked", [{"version": "x"}, {"since": "x"}, {"marking": "x"}, {"version": new_id().hex}])
def test_a_text_or_a_marking_that_is_none_is_refused_and_not_passed_over(site, asked):
    assert site.signed_in("helen").get(path(site, Form.CLEAN_EN), params=asked).status_code == 404


@pytest.mark.parametrize("name", ["oscar", "ada"])
def test_a_role_without_the_permission_gets_no_file(site, name):
    assert site.signed_in(name).get(path(site)).status_code == 404


def test_every_reply_carries_the_security_headers(site):
    helen, visitor = site.signed_in("helen"), site.visitor()
    draft = site.table.draft.hex
    replies = [
        visitor.get("/api/health"), visitor.get("/nowhere"), visitor.post("/auth/sign-in", data={"name": "x"}),
        visitor.post("/auth/sign-out"), helen.get(path(site)), visitor.get(path(site)),
        helen.post(f"/api/drafts/{draft}/acts", json={}), helen.post(f"/api/drafts/{draft}/presence", json={}),
        helen.post(f"/api/drafts/{draft}/acts", json={}, headers={"Sec-Fetch-Site": "cross-site"}),
        visitor.get(f"/api/drafts/{draft}/events"), visitor.get("/auth/sign-in"),
    ]  # fmt: skip
    for reply in replies:
        assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS, reply.url
        if reply.url.path.startswith(("/api/", "/files/", "/auth/")):
            assert reply.headers["cache-control"] == "no-store", reply.url
        assert "server" not in reply.headers


def test_no_page_of_another_site_may_read_or_frame_ours(site):
    reply = site.visitor().get("/api/health", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in reply.headers
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert "object-src 'none'" in reply.headers["content-security-policy"]


@pytest.mark.office
def test_a_form_can_be_had_as_pdf(site):
    reply = site.signed_in("daniel").get(path(site, Form.CLEAN_EN).replace(".docx", ".pdf"))
    assert reply.status_code == 200
    assert reply.content.startswith(b"%PDF")
    assert reply.headers["content-type"] == "application/pdf"
    assert ".pdf" in reply.headers["content-disposition"]


def test_an_original_and_the_comparative_table_are_handed_out_as_their_addresses_ask(site):
    asked = {"keeper": "us", "paper": "letter"}
    daniel = site.signed_in("daniel")
    assert "original-us" in daniel.get(path(site, "original"), params=asked).headers["content-disposition"]
    made = daniel.get(path(site, "comparative"), params={"languages": "zh,en", "contested": "1"})
    assert "ZH%2BEN" in made.headers["content-disposition"]
    for wrong in ({"typed": "nothing"}, {"alternat": "half"}, {"paper": "a9"}, {"version": "x"}, {"keeper": "nobody"}):
        assert daniel.get(path(site, "original"), params=asked | wrong).status_code == 404
    assert daniel.get(path(site, "comparative"), params={"languages": "fr"}).status_code == 404


def test_a_draft_marked_above_the_ceiling_is_refused_with_its_name(site):
    orla = site.table.desks["orla"]
    with orla.writing() as joint:
        mark_draft(joint, orla.actor, site.table.draft, Marking.SENSITIVE)
    reply = site.signed_in("daniel").get(path(site, Form.CLEAN_EN), params={"marking": "public", "lang": "en"})
    assert reply.status_code == 404
    assert "Consensus (sensitive)" in reply.text


def test_the_delegation_pack_is_one_archive(site):
    address = path(site, "pack").replace(".docx", ".zip")
    reply = site.signed_in("daniel").get(address)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/zip"
    assert site.signed_in("oscar").get(address).status_code == 404
