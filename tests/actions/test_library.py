"""The library of agreed language: what all parties agreed, as far as this reader may see it."""

import pytest
import sqlalchemy as sa

from actions import library
from actions.drafts import ClauseWording, list_drafts, open_draft, read_draft
from actions.keys import accept_clause
from actions.library import advice_while_writing, agreed_language, departures_from_precedent, find_language
from actions.milestones import set_milestone
from dialogue.refusals import NoSuchRow, StoreClosed
from dialogue.vocabulary import DraftKind
from drafts.consensus import Level
from models.base import new_id
from models.drafts import Draft
from tests.actions.drafting import SECRET, Table, set_table

EN, ZH = "Both sides acknowledge the risks of a misunderstanding.", "双方认识到误解的风险。"


@pytest.fixture
def table(stores, desks) -> Table:
    return set_table(stores, desks)


def agree(table, clause=0):
    table.accept("helen", clause)
    table.accept("wenyan", clause)


def agree_on(table, en, zh, clause=0):
    table.accept_proposal("wenyan", table.table("daniel", en, zh, clause))
    if table.agreement(clause) != "agreed":
        agree(table, clause)


def found(table, phrase, by="daniel"):
    return [(f.precedent.number, f.language, f.is_phrase) for f in find_language(table.desks[by], phrase)]


def test_nothing_is_precedent_before_all_parties_agree(table):
    assert found(table, "capitals") == []
    table.accept("helen")
    assert found(table, "capitals") == []
    table.accept("wenyan")
    assert found(table, "Capitals") == [("1", "en", True)]
    assert found(table, "首都会晤") == [("1", "zh", True)]


def test_what_is_agreed_ad_referendum_is_no_precedent_yet(table):
    table.accept("helen", level=Level.AD_REFERENDUM)
    table.accept("wenyan")
    assert len(agreed_language(table.desks["daniel"])) == 0


def test_a_precedent_names_draft_day_and_the_words_before(table):
    before = table.head()
    agree_on(table, EN, ZH)
    (hit,) = find_language(table.desks["wenyan"], "acknowledge the risks")
    assert (hit.draft_id, hit.title_en, hit.title_zh) == (table.draft, "Consensus", "共识")
    assert (hit.precedent.en, hit.precedent.zh, hit.precedent.clause_id) == (EN, ZH, table.clauses[0])
    assert (hit.precedent.preceding_en, hit.precedent.preceding_zh) == (before.text_en, before.text_zh)
    keys = table.standing().acceptances
    assert hit.precedent.agreed_on == max(key.made_at for key in keys).date()
    (start, end), *_ = hit.spans
    assert EN[start:end] == "acknowledge the risks"


def test_a_first_wording_was_preceded_by_nothing(table):
    agree(table)
    (hit,) = find_language(table.desks["daniel"], "capitals")
    assert (hit.precedent.preceding_en, hit.precedent.preceding_zh) == ("", "")


def test_what_stood_agreed_at_a_milestone_stays_precedent_when_it_is_reopened(table):
    agree(table)
    with table.desks["orla"].writing() as joint:
        set_milestone(joint, table.desks["orla"].actor, table.draft)
    table.table("daniel", EN, ZH)  # takes the own key back
    assert table.agreement() != "agreed"
    assert found(table, "capitals") == [("1", "en", True)]


def test_what_was_reopened_without_a_milestone_is_no_precedent(table):
    agree(table)
    table.table("daniel", EN, ZH)
    assert found(table, "capitals") == []


def test_one_wording_of_a_clause_is_one_precedent(table):
    agree(table)
    with table.desks["orla"].writing() as joint:
        set_milestone(joint, table.desks["orla"].actor, table.draft)
    assert len(agreed_language(table.desks["daniel"])) == 1


def test_in_a_package_nothing_is_precedent_before_adoption(table, stores):
    agree(table)
    with stores.for_upkeep()["joint"].connection() as connection:
        connection.execute(sa.update(Draft).values(is_package=True))
        connection.commit()
    library._made.clear()
    assert found(table, "capitals") == []


def test_the_library_of_each_reader_is_their_own(table):
    agree(table)
    desk = table.desks["orla"]
    with desk.writing() as joint:
        open_draft(
            joint, desk.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Another",
            title_zh="", parties=["us"], clauses=[ClauseWording("1", "Plumbago is agreed.", "石墨已商定。")],
        )  # fmt: skip
    with desk.reading() as joint:
        other = next(d for d in list_drafts(joint, desk.actor) if d.title_en == "Another")
        (clause,) = read_draft(joint, desk.actor, other.id).clauses
    with table.desks["helen"].writing() as joint:
        accept_clause(joint, table.desks["helen"].actor, clause.clause.id, clause.head.id)
    for turn in range(2):  # the second time from what was kept
        assert found(table, "Plumbago", "helen"), turn
        assert found(table, "Plumbago", "orla"), turn
        assert found(table, "Plumbago", "wenyan") == [], turn
        assert found(table, "capitals", "odile") == [], turn


def test_what_is_agreed_meanwhile_is_found_at_once_and_few_libraries_are_kept(table):
    assert found(table, "capitals") == []
    agree(table)
    for by in ("daniel", "helen", "wenyan", "songbi", "orla", "oscar"):
        assert found(table, "capitals", by) == [("1", "en", True)]
    assert len(library._made) <= library._KEPT


def test_who_reads_no_draft_has_no_library(table):
    with pytest.raises(StoreClosed):
        find_language(table.desks["ada"], "capitals")


def test_an_empty_phrase_finds_nothing(table):
    agree(table)
    assert find_language(table.desks["daniel"], "  ") == ()


def test_another_rendering_than_the_agreed_one_is_told(table):
    agree_on(table, EN, ZH)
    new = "双方承认误解的风险。"
    told = departures_from_precedent(table.desks["wenyan"], table.draft, table.clauses[1], EN, new)
    assert [(d.expression, [u.words for u in d.usual]) for d in told if d.language == "en"] == [
        ("acknowledge", ["认识到"])
    ]
    assert departures_from_precedent(table.desks["wenyan"], table.draft, table.clauses[1], EN, ZH) == ()
    assert departures_from_precedent(table.desks["wenyan"], table.draft, table.clauses[0], EN, new) == ()


def test_precedent_is_not_compared_for_a_draft_that_is_not_there(table):
    with pytest.raises(NoSuchRow):
        departures_from_precedent(table.desks["odile"], table.draft, None, EN, ZH)


def advice(table, en, zh, *phrases, clause=2, by="daniel"):
    clause_id = None if clause is None else table.clauses[clause]
    return advice_while_writing(table.desks[by], table.draft, clause_id, en, zh, phrases)


def test_who_writes_is_offered_the_agreed_words_of_the_first_phrase_that_was_agreed(table):
    agree_on(table, EN, ZH)
    found = advice(table, "They acknowledge the", "", "They acknowledge the", "acknowledge the")
    assert found.phrase == "acknowledge the"
    (offer,) = found.offers
    assert (offer.en, offer.zh) == ("acknowledge the risks of a misunderstanding", ZH)
    assert (offer.found.draft_id, offer.found.title_en, offer.found.precedent.number) == (table.draft, "Consensus", "1")
    (offer,) = advice(table, "", "各方认识到误解", "各方认识到误解", "认识到误解").offers
    assert (offer.zh, offer.en) == ("认识到误解的风险", EN)


def test_words_that_stand_in_the_text_already_are_not_offered_nor_those_of_the_clause_itself(table):
    agree_on(table, EN, ZH)
    assert advice(table, EN, ZH, "acknowledge the").offers == ()
    assert advice(table, "They acknowledge the", "", "acknowledge the", clause=0).offers == ()
    assert advice(table, "They acknowledge the", "", "acknowledge the", clause=None).offers != ()


def test_selected_words_are_also_found_where_they_stand_apart(table):
    agree_on(table, EN, ZH)
    assert advice(table, "", "", "risks acknowledge").offers != ()
    assert advice(table, "", "", "risks acknowledge", "misunderstanding risks").offers == ()
    assert advice(table, "", "", " ").offers == ()


def test_a_rendering_that_departs_is_told_with_the_title_of_the_draft_in_which_it_was_agreed(table):
    agree_on(table, EN, ZH)
    found = advice(table, "Both sides acknowledge this.", "双方承认这一点。")
    (departure,) = found.departures
    assert (departure.expression, departure.renderings[0].words) == ("acknowledge", "承认")
    assert [(usage.words, usage.count) for usage in departure.usual] == [("认识到", 1)]
    assert found.titles[departure.precedents[0].draft_id] == ("Consensus", "共识")
    assert advice(table, "Both sides acknowledge this.", "双方承认这一点。", clause=0).departures == ()


def test_readers_of_the_same_drafts_read_one_library_and_what_is_only_proposed_does_not_make_it_anew(table):
    agree(table)
    first = agreed_language(table.desks["daniel"])
    table.table("songbi", "Other words.", "其他措辞。", 1)
    table.write("daniel", f"{SECRET}.", "石墨。", 1)
    for by in ("daniel", "helen", "wenyan", "orla"):
        assert agreed_language(table.desks[by]) is first
    agree(table, 2)
    assert len(agreed_language(table.desks["daniel"])) == len(first) + 1


def test_a_key_taken_back_by_a_proposal_makes_the_library_anew(table):
    agree(table)
    first = agreed_language(table.desks["daniel"])
    table.table("daniel", EN, ZH)
    assert agreed_language(table.desks["daniel"]) is not first
    assert found(table, "capitals") == []


def test_a_draft_that_is_hidden_or_absent_has_no_advice(table):
    for draft, by in ((table.draft, "odile"), (new_id(), "daniel")):
        with pytest.raises(NoSuchRow):
            advice_while_writing(table.desks[by], draft, None, EN, ZH, ("capitals",))
    with pytest.raises(NoSuchRow):
        advice_while_writing(table.desks["daniel"], table.draft, new_id(), EN, ZH)
