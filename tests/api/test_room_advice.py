"""Advice over the wire: the own side's mandate for the own side alone, agreed language for all, and nothing kept."""

import json
import logging

import pytest

from actions.installation import installation
from actions.mandates import set_mandate
from drafts.mandate import LanguageMandate, Mandate
from models.base import new_id
from models.tables import METADATA
from tests.actions.drafting import SECRET
from tests.api.test_acts import clause, done, proposed, tabled
from tests.api.test_structural_acts import SHAPES

EN, ZH = "Both sides acknowledge the risks of a misunderstanding.", "双方认识到误解的风险。"
RULES = Mandate(
    LanguageMandate(authorised="Both sides may meet.", fallback="Fall back here.", red_line=("legally binding",)),
    LanguageMandate(forbidden=("应",)), red_line=f"{SECRET} line",
)  # fmt: skip
EMPTY = {"mandate": [], "precedent": [], "phrase": "", "offers": [], "summary": ""}


@pytest.fixture
def helen(site):
    return site.signed_in("helen")


@pytest.fixture
def wenyan(site):
    return site.signed_in("wenyan")


def lay(site, at=0, rules=RULES, by="daniel"):
    desk = site.table.desks[by]
    with desk.reading() as joint, desk.writing_own() as own:
        set_mandate(joint, own, desk.actor, site.table.draft, site.table.clauses[at], rules)


def agree(site, at=1):
    """A clause of the draft is agreed language."""
    site.table.accept_proposal("wenyan", site.table.table("daniel", EN, ZH, at))


def asked(site, client, language="en", draft=None, **given):
    path = f"/api/drafts/{(draft or site.table.draft).hex}/advice?lang={language}"
    return client.post(path, content=json.dumps({"ask": "wording", **given}))


def told(site, client, language="en", **given) -> dict:
    reply = asked(site, client, language, **{"clause": site.table.clauses[0].hex, **given})
    assert reply.status_code == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    return {name: value for name, value in reply.json().items() if name != "ok"}


def test_the_own_side_is_told_what_departs_how_gravely_and_what_it_may_fall_back_on(site, helen):
    lay(site)
    (departure,) = told(site, helen, en="A legally binding text.", zh="")["mandate"]
    assert departure["grave"]
    assert departure["lines"] == [
        "Red line crossed (English): legally binding",
        "Departs from the authorised text (English)",
    ]
    facts = {(fact["label"], fact["language"]): fact["text"] for fact in departure["facts"]}
    assert facts == {
        ("Red line", ""): f"{SECRET} line", ("Fallback", "en"): "Fall back here.",
        ("Authorised text", "en"): "Both sides may meet.",
    }  # fmt: skip
    (departure,) = told(site, helen, en="Both sides might meet.", zh="")["mandate"]
    assert not departure["grave"]
    assert told(site, helen, en="Both sides may meet.", zh="")["mandate"] == []


def test_in_chinese_every_word_of_it_is_chinese(site, helen):
    lay(site)
    agree(site)
    found = told(site, helen, "zh", en="", zh="双方应会晤。")
    assert found["mandate"][0]["lines"] == ["含有不得使用的措辞（中文）：应"] or "应" in found["mandate"][0]["lines"][0]
    found = told(site, helen, "zh", en="Both sides acknowledge this.", zh="双方承认此点。")
    assert "认识到（1）" in found["precedent"][0]["line"]
    assert "商定" in found["precedent"][0]["precedents"][0]["where"]


def test_nobody_else_is_told_anything_of_a_mandate_nor_that_there_is_one(site):
    written = {"en": "A legally binding text.", "zh": "双方应会晤。"}
    for name in ("wenyan", "songbi", "orla", "robin", "odile", "oscar", "elliot"):
        client = site.signed_in(name)
        before = [asked(site, client, clause=site.table.clauses[0].hex, **written), asked(site, client, ask="standing")]
        lay(site, rules=RULES)
        after = [asked(site, client, clause=site.table.clauses[0].hex, **written), asked(site, client, ask="standing")]
        assert [reply.text for reply in before] == [reply.text for reply in after], name
        assert SECRET not in "".join(reply.text for reply in after)


def test_a_rendering_other_than_agreed_before_is_told_with_where_and_both_languages(site, wenyan):
    agree(site)
    found = told(site, wenyan, en="Both sides acknowledge this.", zh="双方承认此点。")
    (departure,) = found["precedent"]
    assert departure["line"] == "“acknowledge” stands here as “承认”; agreed before: 认识到 (1)"
    (agreed,) = departure["precedents"]
    assert (agreed["en"], agreed["zh"], agreed["before_en"] != "") == (EN, ZH, True)
    assert agreed["where"].startswith("Consensus · Clause 2 · agreed on ")
    assert found["summary"] == "1 departure from agreed language"


def test_agreed_words_are_offered_for_what_was_just_typed_or_selected(site, wenyan):
    agree(site)
    found = told(site, wenyan, en="They acknowledge the risks", zh="", before="They acknowledge the risks")
    (offer,) = found["offers"]
    assert found["phrase"] == "acknowledge the risks"
    assert (offer["insert_en"], offer["insert_zh"]) == ("acknowledge the risks of a misunderstanding", ZH)
    assert told(site, wenyan, en="误解", zh="", selected="误解")["offers"][0]["language"] == "zh"
    assert told(site, wenyan, en="", zh="", before="the end.") == EMPTY


def test_what_would_be_struck_is_held_against_what_must_stand(site, helen):
    lay(site, rules=Mandate(LanguageMandate(required=("year",))))
    (departure,) = told(site, helen, en="", zh="", struck=True)["mandate"]
    assert departure["lines"] == ["Required words missing (English): year"]
    assert told(site, helen, en="", zh="")["mandate"] == []


def test_rows_that_depart_are_told_for_the_standing_and_the_tabled_text_and_not_for_private_ones(site, helen, wenyan):
    lay(site, rules=Mandate(LanguageMandate(forbidden=("capitals", "tariff"))))
    site.table.write("daniel", "A tariff.", "关税。")
    tabled(site, wenyan, en="A tariff.", zh="关税。")
    found = told(site, helen, ask="standing", clauses=None)["clauses"]
    (only,) = found
    assert only == site.table.clauses[0].hex
    assert [departure["where"] for departure in found[only]] == ["The standing text", "A tabled proposal (China)"]
    assert told(site, helen, ask="standing", clauses=[only])["clauses"] == found
    assert told(site, helen, ask="standing", clauses=[site.table.clauses[1].hex, "nonsense", 7])["clauses"] == {}


def test_the_room_of_the_other_side_holds_nothing_of_a_mandate(site, helen, wenyan):
    lay(site)
    for client in (helen, wenyan):
        reply = site.act(client, "propose", **clause(site), en="A legally binding text.", zh="双方应会晤。")
        assert SECRET not in reply.text


def test_nothing_that_was_asked_is_stored_or_logged(site, helen, caplog):
    lay(site, rules=Mandate(LanguageMandate(forbidden=("tariff",))))
    agree(site)
    with caplog.at_level(logging.DEBUG):
        found = told(
            site, helen, en=f"{SECRET} tariff", zh=f"石墨{SECRET}", before=f"{SECRET} the risks", selected=SECRET
        )
        asked(site, helen, draft=new_id(), en=SECRET, zh=SECRET)
    assert found["mandate"]
    assert SECRET not in caplog.text
    for store in installation().for_upkeep().values():
        with store.reading() as session:
            rows = [repr(row) for table in METADATA.sorted_tables for row in session.execute(table.select())]
        assert SECRET not in "".join(rows)


def test_nonsense_is_answered_quietly_and_long_texts_are_cut(site, helen):
    lay(site)
    for given in ({"en": 7, "zh": None}, {"en": ["x"], "zh": {}}, {"before": 3, "selected": []}, {"clause": "x"}):
        assert asked(site, helen, **given).status_code == 200, given
    assert told(site, helen, en="a " * 50_000 + "legally binding", zh="")["mandate"][0]["grave"] is False


def test_the_doors(site, helen):
    there = clause(site)["clause"]
    assert asked(site, helen, draft=new_id(), clause=there, en=EN, zh=ZH).status_code == 404
    assert asked(site, helen, ask="other", clause=there).status_code == 404
    assert asked(site, helen, clause=new_id().hex, en=EN, zh=ZH).status_code == 404
    assert asked(site, site.signed_in("odile"), clause=there, en=EN, zh=ZH).status_code == 404
    assert asked(site, site.signed_in("ada"), clause=there, en=EN, zh=ZH).status_code == 404
    assert asked(site, site.visitor(), clause=there, en=EN, zh=ZH).status_code == 401
    path = f"/api/drafts/{site.table.draft.hex}/advice"
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"X-Alternat": "0"}):
        assert helen.post(path, content='{"ask": "wording"}', headers=headers).status_code == 403


# What is private can be changed, and a proposal accepted on a condition ------------------------------------------------

CHANGED = {
    "move": lambda s: {"after": s.table.clauses[1].hex},
    "split": lambda s: {"en": "A.", "zh": "甲。", "second_en": "B.", "second_zh": "乙。", "number": "1 ter"},
    "restyle": lambda s: {"kind": "heading", "level": "1", "number": "II"},
}


@pytest.mark.parametrize("kind", CHANGED)
def test_a_private_proposal_on_how_a_clause_stands_is_changed_and_tells_what_its_form_holds(site, helen, kind):
    (row,) = done(site.act(helen, kind, **SHAPES[kind](site)))["rows"]
    (before,) = row["proposals"]
    assert "edit" in before["can"]
    (row,) = done(site.act(helen, f"edit_{kind}", proposal=before["id"], **CHANGED[kind](site)))["rows"]
    (after,) = row["proposals"]
    assert (after["id"], after["does"] != before["does"]) == (before["id"], True)
    assert {name: str(after["shape"][name]) for name in CHANGED[kind](site)} == CHANGED[kind](site)
    done(site.act(helen, "table", proposal=after["id"]))
    (row,) = done(site.act(helen, "counter", proposal=site.table.tabled()[0].id.hex, en="C.", zh="丙。"))["rows"]
    assert row["proposals"][0]["shape"] is None


@pytest.mark.parametrize(("language", "words"), [("en", "could not stand there"), ("zh", "不能如此安排")])
def test_a_level_that_the_outline_would_not_bear_is_refused_in_a_sentence(site, helen, language, words):
    reply = site.act(helen, "restyle", language, **clause(site), kind="subparagraph", level="2", number="(a)")
    assert (reply.status_code, reply.json()["code"]) == (409, "CannotStandAtThisLevel")
    assert words in reply.json()["sentence"]


def test_a_proposal_is_accepted_on_a_condition_that_is_shown_and_none_that_is_nonsense(site, helen, wenyan):
    proposal = tabled(site, helen)
    condition = site.table.head(2).id.hex
    refused = site.act(wenyan, "accept_proposal", **clause(site), proposal=proposal, condition="nonsense")
    assert refused.status_code == 404
    assert site.table.tabled()
    (row,) = done(site.act(wenyan, "accept_proposal", **clause(site), proposal=proposal, condition=condition))["rows"]
    keys = {key["party"]: key["condition"] for key in row["keys"]}
    assert keys == {"us": "", "cn": "if 3 stands as in Revision 1"}


def test_a_deletion_that_is_private_can_be_given_another_note(site, helen):
    (row,) = done(site.act(helen, "delete", **clause(site)))["rows"]
    (shown,) = row["proposals"]
    assert shown["shape"] == {}
    (row,) = done(site.act(helen, "edit", proposal=shown["id"], note="because"))["rows"]
    assert row["proposals"][0]["note"] == "because"
    assert proposed(site, helen)
