"""Acts on how the text stands, counter-proposals, conditions and batches over the wire; refusals, and the same twice."""

import pytest

from dialogue.vocabulary import ClauseKind
from drafts.proposals import ProposalKind, ProposalState
from models.base import new_id
from tests.actions.drafting import CLAUSES, SECRET
from tests.api.test_acts import EN, ZH, clause, done, proposed, tabled

HALVES = {
    "en": "Both sides shall meet once a year.", "zh": "双方应每年会晤一次。",
    "second_en": "They shall meet in one of the two capitals.", "second_zh": "会晤在一方首都举行。",
}  # fmt: skip
WHY = {"reason": "New instructions."}


@pytest.fixture
def helen(site):
    return site.signed_in("helen")


@pytest.fixture
def wenyan(site):
    return site.signed_in("wenyan")


def merging(site) -> dict[str, str]:
    other = {"other": site.table.clauses[1].hex, "other_revision": site.table.head(1).id.hex}
    return {**clause(site), **other, "en": "Merged.", "zh": "合并。"}


SHAPES = {
    "move": lambda s: {**clause(s), "after": s.table.clauses[2].hex},
    "split": lambda s: {**clause(s), **HALVES, "number": "1 bis"},
    "merge": merging,
    "restyle": lambda s: {**clause(s), "kind": "heading", "level": "1", "number": "I"},
}
DOES = {
    "move": ("would stand after 3", "将移至 3 之后"),
    "split": ("would become two paragraphs, the second numbered 1 bis", "将拆分为两段，后一段编号为 1 bis"),
    "merge": ("would take in 2", "将并入 2"),
    "restyle": ("would be: heading I, level 1", "将改为：标题 I，第 1 级"),
}


def put_before_all(site, client, act: str) -> str:
    """A structural proposal, tabled; its identifier in the joint store."""
    (row, *_) = [
        r for r in done(site.act(client, act, **SHAPES[act](site)))["rows"] if r["id"] == site.table.clauses[0].hex
    ]
    done(site.act(client, "table", proposal=row["proposals"][-1]["id"]))
    return site.table.tabled()[-1].id.hex


@pytest.mark.parametrize("act", SHAPES)
def test_a_structural_proposal_is_private_says_what_it_would_do_and_is_tabled(site, helen, wenyan, act):
    told = done(site.act(helen, act, **SHAPES[act](site)))
    row = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)
    (shown,) = row["proposals"]
    assert (shown["private"], shown["kind"], shown["does"]) == (True, act, DOES[act][0])
    assert site.table.tabled() == []
    done(site.act(helen, "table", proposal=shown["id"]))
    (proposal,) = site.table.tabled()
    assert proposal.kind == ProposalKind(act)
    told = done(site.act(wenyan, "answer", "zh", proposal=proposal.id.hex, answer="needs_capital"))
    (shown,) = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)["proposals"]
    assert shown["does"] == DOES[act][1]


@pytest.mark.parametrize("act", SHAPES)
def test_the_other_side_accepts_it_and_every_row_that_it_changed_is_told(site, helen, wenyan, act):
    proposal = put_before_all(site, helen, act)
    since = done(site.act(wenyan, "answer", proposal=proposal, answer="accept"))["since"]
    told = done(site.act(wenyan, "accept_proposal", **clause(site), proposal=proposal, since=since))
    rows = {row["id"]: row for row in told["rows"]}
    texts = [text for _, text in site.table.texts()]
    if act == "move":
        assert texts[-1] == CLAUSES[0].text_en
    if act == "split":
        assert texts[:2] == [HALVES["en"], HALVES["second_en"]]
        assert {row["en"] for row in rows.values()} == {HALVES["en"], HALVES["second_en"]}
    if act == "merge":
        assert rows[site.table.clauses[1].hex]["status"]["code"] == "struck"
    if act == "restyle":
        row = rows[site.table.clauses[0].hex]
        assert (row["kind"], row["level"], row["number"]) == (ClauseKind.HEADING, 1, "I")


def test_a_row_that_an_act_on_another_clause_changed_bears_a_higher_version(site, helen, wenyan):
    done(site.act(wenyan, "accept", **clause(site, 1)))
    before = {row["id"]: row["v"] for row in done(site.act(helen, "accept", **clause(site, 1), since="1.0"))["rows"]}
    proposal = put_before_all(site, helen, "restyle")
    done(site.act(helen, "withdraw", proposal=proposal))
    merger = done(site.act(helen, "merge", **merging(site)))["rows"][0]["proposals"][-1]["id"]
    since = done(site.act(wenyan, "answer", proposal=tabled(site, helen), answer="reject"))["since"]
    told = done(site.act(helen, "table", proposal=merger, since=since, **WHY))
    taken_in = next(row for row in told["rows"] if row["id"] == site.table.clauses[1].hex)
    assert taken_in["v"] > before[taken_in["id"]]
    assert [key["level"] for key in taken_in["keys"]] == ["none", "confirmed"]


@pytest.mark.parametrize("act", [*SHAPES, "counter"])
def test_the_same_command_twice_makes_one_proposal(site, helen, wenyan, act):
    given = (
        {"proposal": tabled(site, wenyan), "en": EN + " Always.", "zh": ZH} if act == "counter" else SHAPES[act](site)
    )
    for _ in range(2):
        told = done(site.act(helen, act, **given, key="once", since="1.0"))
    row = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)
    assert len([p for p in row["proposals"] if p["private"]]) == 1


def test_both_new_clauses_of_a_split_are_redlined_against_what_stands(site, helen):
    (row,) = done(site.act(helen, "split", **SHAPES["split"](site)))["rows"]
    (shown,) = row["proposals"]
    assert shown["en_html"].startswith("Both sides shall meet once a year")
    assert "<ins>They shall meet</ins> in one" in shown["second"]["en_html"]
    assert shown["second"]["number"] == "1 bis"
    assert "\x01" not in str(shown)


def test_words_of_a_split_are_escaped(site, helen):
    given = {**SHAPES["split"](site), "second_en": "<b>bold</b>", "en": "<img src=x>"}
    (row,) = done(site.act(helen, "split", **given))["rows"]
    html = row["proposals"][0]["en_html"] + row["proposals"][0]["second"]["en_html"]
    assert "<b>" not in html
    assert "<img" not in html


def test_a_counter_proposal_answers_another_sides_and_replaces_ones_own(site, helen, wenyan):
    theirs = tabled(site, wenyan)
    told = done(site.act(helen, "counter", proposal=theirs, en=EN + " Always.", zh=ZH + "始终如此。"))
    private = next(p for p in told["rows"][0]["proposals"] if p["private"])
    assert private["counters"]["id"] == theirs
    told = done(site.act(helen, "table", proposal=private["id"]))
    countered, counter = told["rows"][0]["proposals"]
    assert [answer["answer"] for answer in countered["answers"]] == ["counter"]
    told = done(site.act(helen, "counter", proposal=counter["id"], en=EN + " Ever.", zh=ZH))
    again = next(p for p in told["rows"][0]["proposals"] if p["private"])
    done(site.act(helen, "table", proposal=again["id"]))
    states = {p.id.hex: p.state for p in site.table.tabled(only_open=False)}
    assert (states[theirs], states[counter["id"]]) == (ProposalState.OPEN, ProposalState.SUPERSEDED)


def test_an_acceptance_ad_referendum_is_confirmed_from_capital(site, helen):
    told = done(site.act(helen, "accept", **clause(site), level="ad_referendum"))
    assert "confirm" in told["rows"][0]["can"]
    told = done(site.act(helen, "confirm", clause=site.table.clauses[0].hex, key="once"))
    assert told["rows"][0]["keys"][0]["level"] == "confirmed"
    assert "confirm" not in told["rows"][0]["can"]
    done(site.act(helen, "confirm", clause=site.table.clauses[0].hex, key="once"))
    assert len(site.table.standing().acceptances) == 2


def test_a_condition_is_shown_and_when_it_falls_the_key_does_not_count(site, helen, wenyan):
    condition = site.table.head(1).id.hex
    told = done(site.act(helen, "accept", **clause(site), condition=condition))
    key = told["rows"][0]["keys"][0]
    assert (key["level"], key["condition"], key["unmet"]) == ("confirmed", "if 2 stands as in Revision 1", "")
    proposal = proposed(site, helen, revision=condition, clause=site.table.clauses[1].hex)
    done(site.act(helen, "table", proposal=proposal))
    on_second = site.table.tabled()[-1].id.hex
    told = done(site.act(wenyan, "accept_proposal", proposal=on_second, since=told["since"]))
    row = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)
    assert (row["keys"][0]["level"], row["keys"][0]["unmet"]) == ("none", "condition not met")
    anew = done(site.act(helen, "accept", **clause(site)))["rows"][0]
    assert anew["v"] > row["v"]
    assert site.table.standing().keys == {"us": "confirmed"}


def test_an_agreed_clause_is_reopened_with_a_reason_that_all_see(site, helen, wenyan):
    for client in (helen, wenyan):
        agreed = done(site.act(client, "accept", **clause(site)))["rows"][0]
    assert agreed["reopens"]
    private = proposed(site, helen)
    refused = site.act(helen, "table", proposal=private)
    assert refused.json()["code"] == "ReopeningNeedsReason"
    told = done(site.act(helen, "table", proposal=private, **WHY))
    (event,) = told["rows"][0]["reopenings"]
    assert (event["party_name"], event["reason"]) == ("US", WHY["reason"])
    assert not told["rows"][0]["reopens"]


def batched(site, client) -> tuple[str, list[str]]:
    told = done(site.act(client, "open_batch", title_en="On meetings", title_zh="关于会晤", note=SECRET, key="one"))
    (batch,) = told["batches"]
    proposals = [
        proposed(site, client, clause=site.table.clauses[at].hex, revision=site.table.head(at).id.hex) for at in (0, 1)
    ]
    for proposal in proposals:
        told = done(site.act(client, "put_in_batch", proposal=proposal, batch=batch["id"]))
    assert told["batches"][0]["proposals"] == proposals
    return batch["id"], proposals


def test_a_batch_is_begun_filled_and_tabled_as_a_whole(site, helen, wenyan):
    batch, proposals = batched(site, helen)
    told = done(site.act(helen, "put_in_batch", proposal=proposals[1], batch=""))
    assert told["batches"][0]["proposals"] == proposals[:1]
    done(site.act(helen, "put_in_batch", proposal=proposals[1], batch=batch))
    told = done(site.act(helen, "table_batch", batch=batch))
    assert told["batches"] == []
    assert [p["batch"]["title"] for row in told["rows"] for p in row["proposals"]] == ["On meetings", "On meetings"]
    done(site.act(helen, "table_batch", batch=batch))
    assert len(site.table.tabled()) == 2
    told = done(site.act(wenyan, "accept", "zh", **clause(site)))
    assert told["rows"][0]["proposals"][0]["batch"]["title"] == "关于会晤"


def test_a_batch_is_begun_once_for_one_command_and_no_other_side_hears_of_it(site, helen, wenyan):
    batched(site, helen)
    told = done(site.act(helen, "open_batch", title_en="On meetings", title_zh="", key="one"))
    assert told["rows"] == []
    reply = site.act(wenyan, "accept", **clause(site), since="1.0")
    assert done(reply)["batches"] == []
    assert SECRET not in reply.text


def test_the_text_in_brackets_names_who_holds_what_and_leaves_private_words_out(site, helen, wenyan):
    tabled(site, helen)
    proposed(site, helen, en=f"{SECRET}.", zh="石墨。")
    done(site.act(wenyan, "accept", **clause(site)))
    told = done(site.act(wenyan, "accept", **clause(site, 1), since="1.0"))
    row = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)
    assert "[China: shall] [US: should]" in row["brackets"]["en"]
    assert "［中方：应］［美方：宜］" in row["brackets"]["zh"]
    assert (row["brackets"]["n"], row["brackets"]["sentence"]) == (2, "2 brackets · China 1 · US 1")
    assert told["header"]["brackets"]["sentence"] == "2 brackets · China 1 · US 1"
    assert told["header"]["brackets"]["clauses"] == [row["id"]]
    own = done(site.act(helen, "accept", **clause(site, 2), since="1.0"))
    mine = next(row for row in own["rows"] if row["id"] == site.table.clauses[0].hex)
    assert mine["brackets"] == row["brackets"]


def test_open_proposals_that_touch_the_same_words_point_to_one_another_and_never_to_private_ones(site, helen, wenyan):
    first = tabled(site, helen)
    second = tabled(site, wenyan, en=CLAUSES[0].text_en.replace("shall", "will"), zh=CLAUSES[0].text_zh)
    proposed(site, helen, en=CLAUSES[0].text_en.replace("shall", "may"), zh=CLAUSES[0].text_zh)
    told = done(site.act(helen, "accept", **clause(site, 1), since="1.0"))
    row = next(row for row in told["rows"] if row["id"] == site.table.clauses[0].hex)
    touching = {p["id"]: {other["id"] for other in p["touching"]} for p in row["proposals"]}
    private = next(p["id"] for p in row["proposals"] if p["private"])
    assert touching == {first: {second}, second: {first}, private: {first, second}}


REFUSED = {
    "CannotFollowItself": ("move", lambda s: {**clause(s), "after": s.table.clauses[0].hex}),
    "NothingChanged": ("move", lambda s: {**clause(s, 1), "after": s.table.clauses[0].hex}),
    "NoSuchRow": ("move", lambda s: {**clause(s), "after": "nonsense"}),
    "TextEmpty": ("split", lambda s: {**clause(s), **HALVES, "second_en": "", "second_zh": ""}),
    "HiddenCharacters": ("split", lambda s: {**clause(s), **HALVES, "second_en": "a\u202eb"}),
    "LevelOutOfRange": ("restyle", lambda s: {**SHAPES["restyle"](s), "level": "-1"}),
    "ConditionOnItself": ("accept", lambda s: {**clause(s), "condition": s.table.head().id.hex}),
    "FieldMissing": ("open_batch", lambda s: {"title_en": " ", "title_zh": ""}),
}  # fmt: skip
ABSENT = {
    "counter": lambda s: {"proposal": new_id().hex, "en": EN, "zh": ZH},
    "merge": lambda s: {**merging(s), "other": new_id().hex},
    "restyle": lambda s: {**SHAPES["restyle"](s), "kind": "poem"},
    "accept": lambda s: {**clause(s), "condition": "nonsense"},
    "confirm": lambda s: {"clause": new_id().hex},
    "put_in_batch": lambda s: {"proposal": new_id().hex, "batch": new_id().hex},
    "table_batch": lambda s: {"batch": new_id().hex},
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_is_one_sentence_in_the_readers_language_and_changes_nothing(site, helen, code):
    act, given = REFUSED[code]
    for language, stop in (("en", "."), ("zh", "。")):
        reply = site.act(helen, act, language, **given(site))
        assert (reply.json()["ok"], reply.json()["code"]) == (False, code)
        assert reply.json()["sentence"].endswith(stop)
    assert site.table.tabled(only_open=False) == []
    assert site.table.standing().acceptances == ()


@pytest.mark.parametrize("act", ABSENT)
def test_what_is_not_there_is_refused(site, helen, act):
    reply = site.act(helen, act, **ABSENT[act](site))
    assert (reply.status_code, reply.json()["code"]) == (404, "NoSuchRow")


@pytest.mark.parametrize("act", [*SHAPES, "open_batch", "table_batch", "confirm"])
def test_an_observer_may_do_none_of_this(site, act):
    given = {"open_batch": {"title_en": "T"}, "table_batch": {"batch": new_id().hex}, "confirm": clause(site)}
    reply = site.act(site.signed_in("oscar"), act, **(SHAPES[act](site) if act in SHAPES else given[act]))
    assert reply.status_code in (403, 404)
    assert reply.json()["ok"] is False


def shape(site, client, reader="en", **given):
    return client.post(f"/api/drafts/{site.table.draft.hex}/shapes?lang={reader}", json=given)


def test_a_text_is_divided_at_the_caret_and_the_white_space_belongs_to_neither_part(site, helen):
    at = CLAUSES[0].text_en.index(" in one")
    found = shape(site, helen, ask="divide", **clause(site), language="en", at=at).json()
    assert (found["first"], found["second"]) == (CLAUSES[0].text_en[:at], CLAUSES[0].text_en[at + 1 :])


@pytest.mark.parametrize("at", [0, 2, 10**9, None, "x"])
def test_no_text_is_divided_within_a_word_or_with_nothing_left(site, helen, at):
    for reader, stop in (("en", "."), ("zh", "。")):
        reply = shape(site, helen, reader, ask="divide", **clause(site), language="en", at=at)
        assert (reply.status_code, reply.json()["code"]) == (409, "CannotSplitHere")
        assert reply.json()["sentence"].endswith(stop)


def test_a_text_is_divided_neither_in_a_bracket_nor_in_the_middle_of_a_character(site, helen, wenyan):
    words = "A [b c] 𠀀𠀁 end."
    done(site.act(wenyan, "accept_proposal", proposal=tabled(site, helen, en=words, zh=ZH)))
    for at in (words.index("b") + 1, words.index("𠀀") + 1):
        reply = shape(site, helen, ask="divide", **clause(site), language="en", at=at)
        assert reply.json()["code"] == "CannotSplitHere"
    ending = len(words.encode("utf-16-le")) // 2 - len(" end.")
    assert shape(site, helen, ask="divide", **clause(site), language="en", at=ending).json()["second"] == "end."


def test_two_texts_are_joined_as_each_language_writes_it(site, helen):
    found = shape(site, helen, ask="join", clause=site.table.clauses[0].hex, other=site.table.clauses[1].hex).json()
    assert found["en"] == f"{CLAUSES[0].text_en} {CLAUSES[1].text_en}"
    assert found["zh"] == CLAUSES[0].text_zh + CLAUSES[1].text_zh


@pytest.mark.parametrize("ask", ["divide", "join", "nonsense"])
def test_shapes_are_shown_to_nobody_who_may_not_see_the_draft(site, ask):
    given = {**clause(site), "other": site.table.clauses[1].hex, "ask": ask, "at": 5}
    assert shape(site, site.visitor(), **given).status_code == 401
    assert shape(site, site.signed_in("odile"), **given).status_code == 404
