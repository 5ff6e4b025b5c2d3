"""The routes of comments: what is sent is not trusted, and who reads a thread is never guessed."""

import json

import pytest

from models.base import new_id
from tests.actions.drafting import SECRET

WORDS = "Is this right?"


def address(site, query=""):
    return f"/api/drafts/{site.table.draft.hex}/threads{query}"


def ask(site, client, act="open", audience="joint", language="en", **given):
    body = {"act": act, "audience": audience, "clause": site.table.clauses[0].hex, **given}
    return client.post(address(site, f"?lang={language}"), content=json.dumps(body))


def read(site, client, query=""):
    return client.get(address(site, query)).json()["threads"]


@pytest.fixture
def helen(site):
    return site.signed_in("helen")


@pytest.fixture
def wenyan(site):
    return site.signed_in("wenyan")


def test_a_joint_thread_is_opened_answered_resolved_and_reopened(site, helen, wenyan):
    opened = ask(site, helen, words=WORDS).json()
    thread = opened["thread"]
    assert opened["said"] == "Said before all sides."
    for client, act, words, is_open in (
        (wenyan, "reply", "It is.", True), (wenyan, "resolve", "", False), (helen, "reopen", "Not yet.", True),
    ):  # fmt: skip
        done = ask(site, client, act, thread=thread, words=words).json()
        assert [view["open"] for view in done["threads"]] == [is_open], act
    (view,) = read(site, wenyan)
    assert [remark["kind"] for remark in view["remarks"]] == ["said", "said", "resolved", "reopened"]
    assert ask(site, helen, "resolve", language="zh", thread=thread).json()["said"].startswith("已了结")


def test_a_private_thread_is_told_to_its_own_side_only(site, helen, wenyan):
    reply = ask(site, helen, audience="own", words=SECRET)
    assert [view["audience"] for view in reply.json()["threads"]] == ["own"]
    assert SECRET in site.signed_in("daniel").get(address(site)).text
    for other in (wenyan, site.signed_in("orla"), site.signed_in("oscar")):
        assert SECRET not in other.get(address(site)).text


@pytest.mark.parametrize("audience", ["", "JOINT", None, 1, "party_us", "all"])
def test_without_an_audience_that_exists_nothing_is_said(site, helen, audience):
    assert ask(site, helen, audience=audience, words=WORDS).status_code == 404
    assert read(site, helen) == []


def test_a_thread_cannot_be_answered_before_another_audience_than_its_own(site, helen):
    private = ask(site, helen, audience="own", words=SECRET).json()["thread"]
    joint = ask(site, helen, words=WORDS).json()["thread"]
    for thread, audience in ((private, "joint"), (joint, "own")):
        for act in ("reply", "resolve", "reopen"):
            assert ask(site, helen, act, audience, thread=thread, words="No.").status_code == 404
    assert [len(view["remarks"]) for view in read(site, helen)] == [1, 1]


def test_marked_words_are_quoted_and_what_is_no_place_is_refused(site, helen):
    head = site.table.head()
    good = {"revision": head.id.hex, "language": "en", "start": 0, "end": 10}
    (view,) = ask(site, helen, words=WORDS, marked=good).json()["threads"]
    assert (view["quote"], view["span"]) == (head.text_en[:10], [0, 10])
    for odd in (
        [], "x", {**good, "start": "0"}, {**good, "end": 10_000}, {**good, "start": True}, {**good, "language": "fr"},
        {**good, "revision": new_id().hex}, {**good, "revision": site.table.head(1).id.hex}, {},
    ):  # fmt: skip
        assert ask(site, helen, words=WORDS, marked=odd).status_code in (404, 409), odd
    assert len(read(site, helen)) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"words": ""}, {"words": "  \n"}, {"words": None}, {"words": ["a"]}, {"words": "turned\u202e round"},
        {"words": WORDS, "names": ["nobody"]}, {"words": WORDS, "names": [new_id().hex]},
        {"words": WORDS, "clause": "x"}, {"words": WORDS, "act": "open_thread"}, {"words": WORDS, "act": "reply"},
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_in_a_sentence(site, helen, given):
    reply = ask(site, helen, **given)
    assert reply.status_code in (404, 409), reply.text
    assert reply.json()["sentence"]
    assert read(site, helen) == []


def test_the_same_request_twice_says_it_once(site, helen):
    first = ask(site, helen, words=WORDS, key="k1").json()
    assert ask(site, helen, words=WORDS, key="k1").json()["thread"] == first["thread"]
    for _ in range(2):
        ask(site, helen, "reply", thread=first["thread"], words="Once.", key="k1")
    assert [[r["words"] for r in view["remarks"]] for view in read(site, helen)] == [[WORDS, "Once."]]


def test_threads_of_one_clause_are_told_alone(site, helen):
    ask(site, helen, words=WORDS)
    ask(site, helen, words="There?", clause=site.table.clauses[1].hex)
    (view,) = read(site, helen, f"?clause={site.table.clauses[1].hex}")
    assert view["clause"] == site.table.clauses[1].hex
    assert helen.get(address(site, "?clause=x")).status_code == 404


@pytest.mark.parametrize(("by", "status"), [("oscar", 403), ("odile", 404), ("ada", 404)])
def test_who_may_not_comment_says_nothing(site, helen, by, status):
    client = site.signed_in(by)
    assert ask(site, client, words=WORDS).status_code == status
    assert read(site, helen) == []


def test_nobody_reads_without_a_sign_in_and_nobody_acts_from_another_site(site, helen):
    assert site.visitor().get(address(site)).status_code == 401
    body = {"act": "open", "audience": "joint", "clause": site.table.clauses[0].hex, "words": WORDS}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"X-Alternat": "0"}):
        assert helen.post(address(site), content=json.dumps(body), headers=headers).status_code == 403
    assert helen.post("/api/drafts/none/threads", content=json.dumps(body)).status_code == 404
    assert read(site, helen) == []
