"""Papers of the record over the wire: handed out as they were asked for, refused alike where there is nothing."""

from urllib.parse import unquote

import pytest

from actions.paper_exports import RecordForm
from exports.word.reader import read
from models.base import new_id

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def path(site, form: str = RecordForm.TEXT_HISTORY, subject=None) -> str:
    return f"/files/papers/{(subject or site.table.draft).hex}/{form}.docx"


def test_a_paper_is_handed_out_as_it_was_asked_for(site):
    reply = site.signed_in("daniel").get(
        path(site), params={"languages": "zh", "marking": "sensitive", "paper": "letter"}
    )
    assert reply.status_code == 200
    assert reply.headers["content-type"] == WORD
    assert reply.headers["cache-control"] == "no-store"
    name = unquote(reply.headers["content-disposition"])
    assert " - text-history - ZH - " in name
    assert name.endswith(" - sensitive.docx")
    printed = read(reply.content).paragraphs("accepted")
    assert "案文谈判沿革" in printed
    assert "Negotiating history of the text" not in printed


def test_without_being_asked_otherwise_a_paper_is_in_both_languages(site):
    printed = read(site.signed_in("daniel").get(path(site)).content).paragraphs("accepted")
    assert printed.index("Negotiating history of the text") < printed.index("案文谈判沿革")


@pytest.mark.parametrize(
    "asked", [{"marking": "x"}, {"languages": "fr"}, {"paper": "a3"}, {"topic": "x"}, {"topic": new_id().hex}]
)
def test_a_wish_that_is_none_is_refused_and_not_passed_over(site, asked):
    subject = site.table.dialogue
    reply = site.signed_in("helen").get(path(site, RecordForm.POSITIONS, subject), params=asked)
    assert reply.status_code == 404
    assert site.signed_in("helen").get(path(site, RecordForm.POSITIONS, subject)).status_code == 200


def test_a_paper_that_is_not_there_or_not_for_this_person_is_refused_alike(site):
    helen = site.signed_in("helen")
    replies = [
        helen.get(path(site, subject=new_id())), helen.get(path(site, "nonsense")), helen.get("/files/papers/x/minutes.docx"),
        site.signed_in("odile").get(path(site)), site.signed_in("theodora").get(path(site)),
    ]  # fmt: skip
    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1
    assert site.visitor().get(path(site)).status_code == 401
    assert not site.signed_in("oscar").get(path(site)).content.startswith(b"PK")
