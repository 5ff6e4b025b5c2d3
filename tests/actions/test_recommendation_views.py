"""Recommendations as they are read: with the words they came from, narrowed to what is asked for, and waiting on whom."""

from datetime import date

import pytest

from actions.agenda import agenda_of
from actions.desk import Desk
from actions.errata import declare_erratum
from actions.follow_ups_recognise import recognise_follow_up
from actions.recommendation_views import OTHERS, list_recommendation_views, read_recommendation
from actions.recommendations import Addressee, record_recommendation, record_uptake
from dialogue.follow_ups import Recognition, Uptake, overall
from dialogue.refusals import NoSuchRow
from dialogue.vocabulary import Stance
from tests.actions.closing import adopted_by_all
from tests.actions.following import CLAUSES, TODAY, advised, done, laid_out


@pytest.fixture
def table(served, cast):
    """An adopted text that recommends something, in the installation that this process serves."""
    made = laid_out(served, {name: Desk(served, actor) for name, actor in cast.items()})
    adopted_by_all(made)
    return made


def views(table, by="orla", **more):
    with table.desks[by].reading() as joint:
        return list_recommendation_views(joint, table.desks[by].actor, **more)


def taken_up(table, recommendation, state=Uptake.TAKEN_UP, **more):
    passage = views(table)[0].line.quote.passage_id
    given = {"passage_id": passage, "state": state, "seen_on": TODAY, "label_en": "Harbour Office"} | more
    return done(table, record_uptake, recommendation, **given)


def waiting(table, by):
    return {line.what: line.count for line in agenda_of(table.desks[by], date(2026, 3, 1)).waiting}


def test_it_is_read_with_the_words_of_both_languages_and_the_clause_they_stand_in(table):
    advised(table)
    for name in ("orla", "helen", "luci"):
        (view,) = views(table, name)
        assert view.source is not None
        origin = view.source.origin
        assert (origin.words_en, origin.words_zh) == (CLAUSES[2].text_en, CLAUSES[2].text_zh)
        assert (origin.draft_id, origin.clause_id, origin.number) == (table.draft, table.clauses[2], "2")
        assert [language for language, _, _ in view.source.passages] == ["en", "zh"]
        assert view.recognition == dict.fromkeys(("us", "cn"), Recognition.PENDING)
        with table.desks[name].reading() as joint:
            assert read_recommendation(joint, table.desks[name].actor, view.line.id) == view


def test_it_is_there_for_no_other_party(table):
    advised(table)
    (view,) = views(table)
    for name in ("odile", "theodora"):
        assert views(table, name) == []
        with table.desks[name].reading() as joint, pytest.raises(NoSuchRow):
            read_recommendation(joint, table.desks[name].actor, view.line.id)


def test_errata_on_its_words_stand_beside_it(table):
    advised(table)
    done(table, declare_erratum, table.clauses[2], language="en", wrong="dues", right="fees", reason="A slip.")
    (view,) = views(table, "wenyan")
    assert [line.right for line in view.source.origin.errata] == ["fees"]


def test_the_list_is_narrowed_by_addressee_standing_and_uptake(table):
    follow_up = advised(table)
    (first,) = views(table)
    done(
        table, record_recommendation, passage_id=first.line.quote.passage_id, text_en="Ask the port",
        addressees=[Addressee(label_en="Port of Lund")], dialogue_id=table.dialogue,
    )  # fmt: skip
    assert [view.line.text_en for view in views(table)] == ["Ask the port", "Publish dues"]
    assert [view.line.text_en for view in views(table, addressee=OTHERS)] == ["Ask the port"]
    assert [view.line.text_en for view in views(table, addressee="cn")] == ["Publish dues"]
    done(table, recognise_follow_up, follow_up, by="helen")
    assert [view.line.text_en for view in views(table, waits_on="us")] == ["Ask the port"]
    assert len(views(table, waits_on="cn")) == 2
    done(table, recognise_follow_up, follow_up, by="wenyan", stance=Stance.DENIED, words="Not so.")
    assert [view.line.text_en for view in views(table, stands=Recognition.CONTESTED)] == ["Publish dues"]
    taken_up(table, first.line.id)
    assert [view.line.text_en for view in views(table, uptake=Uptake.TAKEN_UP)] == ["Publish dues"]
    assert views(table, uptake=Uptake.UNDER_STUDY) == []
    assert [view.line.text_en for view in views(table, unheard_of=True)] == ["Ask the port"]


def test_the_latest_of_each_who_did_something_with_it_counts(table):
    advised(table)
    (view,) = views(table)
    taken_up(table, view.line.id, Uptake.UNDER_STUDY, seen_on=date(2026, 12, 1))
    taken_up(table, view.line.id, Uptake.NOT_TAKEN_UP, label_en="Ministry")
    taken_up(table, view.line.id)
    (view,) = views(table)
    assert [(line.label_en, line.state) for line in view.uptakes] == [
        ("Harbour Office", Uptake.TAKEN_UP), ("Ministry", Uptake.NOT_TAKEN_UP),
    ]  # fmt: skip
    assert len(view.line.uptakes) == 3
    assert views(table, uptake=Uptake.UNDER_STUDY) == []


def test_it_waits_on_each_head_until_it_is_recognised_and_then_on_who_keeps_the_record(table):
    follow_up = advised(table)
    assert (waiting(table, "helen"), waiting(table, "wenyan")) == ({"recognise": 1}, {"recognise": 1})
    for name in ("daniel", "luci", "oscar", "orla", "robin"):
        assert "recognise" not in waiting(table, name)
    done(table, recognise_follow_up, follow_up, by="helen")
    assert waiting(table, "helen") == waiting(table, "orla") == {}
    done(table, recognise_follow_up, follow_up, by="wenyan")
    assert waiting(table, "orla") == waiting(table, "robin") == {"uptake": 1}
    assert waiting(table, "wenyan") == waiting(table, "elliot") == {}
    taken_up(table, views(table)[0].line.id)
    assert waiting(table, "orla") == {}


@pytest.mark.parametrize(
    ("sides", "together"),
    [
        ((), Recognition.PENDING),
        (("recognised", "recognised"), Recognition.RECOGNISED),
        (("recognised", "pending"), Recognition.PENDING),
        (("pending", "contested"), Recognition.CONTESTED),
    ],
)
def test_all_sides_together_stand_where_the_least_agreeing_stands(sides, together):
    assert overall({str(at): Recognition(side) for at, side in enumerate(sides)}) == together
