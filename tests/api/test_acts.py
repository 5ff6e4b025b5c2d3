"""The acts of the drafting room over the wire, and what is said when one is refused."""

import json

import pytest

from drafts.proposals import ProposalState
from models.base import new_id
from tests.actions.drafting import CLAUSES, SECRET
from tests.api.conftest import OURS

EN, ZH = CLAUSES[0].text_en.replace("shall", "should"), CLAUSES[0].text_zh.replace("应", "宜")


@pytest.fixture
def helen(site):
    return site.signed_in("helen")


@pytest.fixture
def wenyan(site):
    return site.signed_in("wenyan")


def clause(site, at: int = 0) -> dict[str, str]:
    return {"clause": site.table.clauses[at].hex, "revision": site.table.head(at).id.hex}


def done(reply) -> dict:
    assert reply.status_code == 200, reply.text
    told = reply.json()
    assert told["ok"]
    assert told["said"]
    return told


def proposed(site, client, act: str = "propose", **given: object) -> str:
    told = done(site.act(client, act, **{**clause(site), "en": EN, "zh": ZH, **given}))
    (row,) = told["rows"]
    return row["proposals"][-1]["id"]


def tabled(site, client, **given: object) -> str:
    done(site.act(client, "table", proposal=proposed(site, client, **given)))
    return site.table.tabled()[-1].id.hex


def test_propose_edit_and_table(site, helen):
    private = proposed(site, helen, note="why")
    done(site.act(helen, "edit", proposal=private, en=EN + " Always.", zh=ZH))
    assert site.table.tabled() == []
    told = done(site.act(helen, "table", proposal=private))
    (shown,) = told["rows"][0]["proposals"]
    assert (shown["private"], shown["en"], shown["party"]) == (False, EN + " Always.", "us")


def test_insert_and_delete_are_written_in_private_too(site, helen):
    done(site.act(helen, "insert", clause=site.table.clauses[0].hex, en="New.", zh="新。"))
    done(site.act(helen, "delete", **clause(site, 1)))
    assert site.table.tabled() == []


def test_withdraw_takes_back_what_is_tabled_and_puts_aside_what_is_private(site, helen):
    told = done(site.act(helen, "withdraw", proposal=proposed(site, helen)))
    assert told["rows"][0]["proposals"] == []
    done(site.act(helen, "withdraw", proposal=tabled(site, helen)))
    assert [p.state for p in site.table.tabled(only_open=False)] == [ProposalState.WITHDRAWN]


def test_answer(site, helen, wenyan):
    proposal = tabled(site, helen)
    told = done(site.act(wenyan, "answer", proposal=proposal, answer="needs_capital", comment="asked"))
    (answer,) = told["rows"][0]["proposals"][0]["answers"]
    assert (answer["answer"], answer["comment"], answer["by"]) == ("needs_capital", "asked", "Wen Yan")


def test_accept_a_proposal(site, helen, wenyan):
    proposal = tabled(site, helen)
    told = done(site.act(wenyan, "accept_proposal", **clause(site), proposal=proposal, level="ad_referendum"))
    (row,) = told["rows"]
    assert (row["en"], row["status"]["code"]) == (EN, "ad_referendum")


def test_accept_release_and_accept_again(site, helen, wenyan):
    done(site.act(helen, "accept", **clause(site)))
    told = done(site.act(wenyan, "accept", **clause(site)))
    assert told["rows"][0]["status"]["code"] == "agreed"
    told = done(site.act(helen, "release", clause=site.table.clauses[0].hex, note="instructions"))
    assert told["rows"][0]["status"]["code"] != "agreed"


def test_conform(site, helen, wenyan):
    proposal = tabled(site, helen, zh=CLAUSES[0].text_zh)
    done(site.act(wenyan, "accept_proposal", **clause(site), proposal=proposal))
    assert done(site.act(wenyan, "conform", **clause(site)))["rows"][0]["status"]["code"] == "agreed"


def test_the_same_command_twice_does_one_thing(site, helen):
    for _ in range(2):
        done(site.act(helen, "propose", **clause(site), en=EN, zh=ZH, key="once"))
    assert len(done(site.act(helen, "accept", **clause(site)))["rows"][0]["proposals"]) == 1


REFUSED = {
    "CannotAcceptOwnProposal": lambda s, us, cn: (us, "accept_proposal", {"proposal": tabled(s, us)}),
    "CannotAnswerOwnProposal": lambda s, us, cn: (us, "answer", {"proposal": tabled(s, us), "answer": "reject"}),
    "CannotMoveProposal": lambda s, us, cn: (cn, "withdraw", {"proposal": tabled(s, us)}),
    "NothingToConform": lambda s, us, cn: (us, "conform", clause(s)),
    "NothingChanged": lambda s, us, cn: (us, "propose", {**clause(s), "en": CLAUSES[0].text_en, "zh": CLAUSES[0].text_zh}),
    "TextEmpty": lambda s, us, cn: (us, "propose", {**clause(s), "en": "", "zh": " "}),
    "HiddenCharacters": lambda s, us, cn: (us, "propose", {**clause(s), "en": "a\u202eb", "zh": ZH}),
    "RevisionSuperseded": lambda s, us, cn: (us, "accept", {"clause": s.table.clauses[0].hex, "revision": new_id().hex}),
    "NoSuchRow": lambda s, us, cn: (us, "accept", {"clause": new_id().hex, "revision": new_id().hex}),
    "NotPermitted": lambda s, us, cn: (s.signed_in("daniel"), "accept", clause(s)),
    "MergeNeedsAPerson": lambda s, us, cn: (us, "accept_proposal", {"proposal": moved_and_conflicting(s, us, cn)}),
}  # fmt: skip


def moved_and_conflicting(site, us, cn) -> str:
    theirs = tabled(site, cn, en=CLAUSES[0].text_en.replace("shall", "will"))
    done(site.act(cn, "accept_proposal", **clause(site), proposal=tabled(site, us)))
    return theirs


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_is_one_sentence_in_the_readers_language(site, helen, wenyan, code):
    client, act, given = REFUSED[code](site, helen, wenyan)
    before = (site.table.head().id, len(site.table.tabled(only_open=False)))
    english, chinese = (site.act(client, act, language, **given) for language in ("en", "zh"))
    for reply in (english, chinese):
        assert reply.status_code in (403, 404, 409)
        assert (reply.json()["ok"], reply.json()["code"]) == (False, code)
    assert english.json()["sentence"].endswith(".")
    assert english.json()["sentence"].count(". ") == 0
    assert chinese.json()["sentence"].endswith("。")
    assert "{" not in english.json()["sentence"] + chinese.json()["sentence"]
    assert (site.table.head().id, len(site.table.tabled(only_open=False))) == before


def test_hidden_and_absent_look_alike(site, helen):
    outsider = site.signed_in("odile")
    hidden = site.act(outsider, "accept", **clause(site))
    absent = helen.post(f"/api/drafts/{new_id().hex}/acts", json={"act": "accept", **clause(site)})
    nonsense = helen.post("/api/drafts/nonsense/acts", json={"act": "accept"})
    assert hidden.status_code == absent.status_code == nonsense.status_code == 404
    assert {reply.json()["sentence"] for reply in (hidden, absent, nonsense)} == {hidden.json()["sentence"]}


def test_nobody_acts_without_being_signed_in(site):
    reply = site.act(site.visitor(), "accept", **clause(site))
    assert (reply.status_code, reply.json()["code"]) == (401, "NotSignedIn")
    stale = site.visitor()
    stale.cookies.set("alternat", "0" * 43)
    assert site.act(stale, "accept", **clause(site)).status_code == 401


@pytest.mark.parametrize("path", ["acts", "presence", "advice"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "X-Alternat": "1"}, {"Sec-Fetch-Site": "same-site", "X-Alternat": "1"},
        {"Origin": "https://elsewhere.example", "X-Alternat": "1"}, {"Origin": "null", "X-Alternat": "1"},
        {"Sec-Fetch-Site": "same-origin"}, {},
    ],
)  # fmt: skip
def test_a_request_that_is_not_from_our_pages_does_nothing(site, helen, path, headers):
    for header in OURS:
        helen.headers.pop(header)
    body = json.dumps({"act": "accept", **clause(site)})
    reply = helen.post(f"/api/drafts/{site.table.draft.hex}/{path}", content=body, headers=headers)
    assert (reply.status_code, reply.content) == (403, b"")
    assert site.table.standing().keys == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"not json",
        b'{"act": 1}',
        b'{"act": "nothing"}',
        b"\xff",
        b'{"act":"accept","clause":{}}',
        b" " * 1_000_001,
    ],
)
def test_a_body_that_says_nothing_is_refused_and_does_nothing(site, helen, body):
    reply = helen.post(f"/api/drafts/{site.table.draft.hex}/acts", content=body)
    assert reply.status_code == 404
    assert reply.json()["code"] == "NoSuchRow"


@pytest.mark.parametrize("odd", ["\ud800", "\x00"])
def test_characters_that_no_store_can_keep_are_refused_wherever_they_are_typed(site, helen, odd):
    fields = {"en": EN, "zh": ZH, "note": "", "comment": "", "number": "", "key": "k", "since": "1.1"}
    for name in fields:
        given = {**clause(site), **fields, name: f"a{odd}"}
        for act in ("propose", "insert", "release"):
            assert site.act(helen, act, **given).status_code < 500


def test_a_private_word_is_in_no_reply_to_another_side(site, helen, wenyan):
    proposed(site, helen, en=f"{SECRET} is ours.", note=SECRET)
    others = [
        site.act(wenyan, "accept", **clause(site)),
        site.act(wenyan, "propose", **clause(site), en=EN, zh=ZH),
        site.act(wenyan, "accept", clause=site.table.clauses[0].hex, revision=new_id().hex),
    ]
    assert all(SECRET not in reply.text for reply in others)


def test_what_was_typed_comes_back_as_text_and_never_as_markup(site, helen):
    told = done(site.act(helen, "propose", **clause(site), en='<img src=x onerror="alert(1)">', zh="<b>粗</b>"))
    (shown,) = told["rows"][0]["proposals"]
    assert "<img" not in shown["en_html"]
    assert "<b>" not in shown["zh_html"]
    assert "&lt;" in shown["en_html"]
