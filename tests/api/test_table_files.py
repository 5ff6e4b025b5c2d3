"""Tables, templates and the document of a dialogue over the wire."""

import pytest

from models.base import new_id


def tables(site, noun="positions", end="csv", of=None):
    return f"/files/tables/{(of or site.table.dialogue).hex}/{noun}.{end}"


@pytest.mark.parametrize(("end", "kind", "begins"), [
    ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
])  # fmt: skip
def test_a_table_is_handed_out_as_an_attachment(end, kind, begins, site):
    reply = site.signed_in("helen").get(tables(site, end=end), params={"marking": "internal"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, kind)
    assert reply.content.startswith(begins)
    assert reply.headers["cache-control"] == "no-store"
    assert f"internal.{end}" in reply.headers["content-disposition"]
    template = site.signed_in("oscar").get(f"/files/templates/positions.{end}")
    assert template.content.startswith(begins)


def test_the_record_of_a_dialogue_is_handed_out_to_those_who_see_it(site):
    where = f"/files/dialogues/{site.table.dialogue.hex}.json"
    replies = [site.signed_in(name).get(where) for name in ("orla", "helen")]
    assert [reply.headers["content-type"] for reply in replies] == ["application/json"] * 2
    assert replies[0].content == replies[1].content


def test_what_is_not_there_or_not_for_this_person_is_refused_alike(site):
    helen, theodora = site.signed_in("helen"), site.signed_in("theodora")
    replies = [
        helen.get(tables(site, of=new_id())), helen.get(tables(site, "nonsense")), helen.get(tables(site, end="exe")),
        helen.get("/files/tables/x/positions.csv"), helen.get(tables(site), params={"marking": "x"}),
        helen.get(tables(site, "participants"), params={"own": "yes"}), helen.get("/files/dialogues/x.json"),
        theodora.get(tables(site)), theodora.get(f"/files/dialogues/{site.table.dialogue.hex}.json"),
    ]  # fmt: skip
    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1
    assert site.visitor().get(tables(site)).status_code == 401
    assert site.signed_in("oscar").get(tables(site)).status_code == 404
