"""Mandates: laid down in private, held against every text, and known to nobody else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from actions.drafts import ClauseWording, open_draft, read_draft
from actions.journal import read_journal
from actions.mandate_paper import PaperWords, back_to_capital
from actions.mandates import Where, departures_of, departures_of_wording, read_mandates, retire_mandate, set_mandate
from actions.proposals import withdraw_proposal
from actions.rooms import read_room
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import (
    FieldMissing,
    HiddenCharacters,
    MandateSuperseded,
    NoSuchRow,
    NotAPartyToThisDraft,
    NotPermitted,
    Refusal,
    StoreClosed,
)
from dialogue.vocabulary import DraftKind
from drafts.mandate import DepartureKind, LanguageMandate, Mandate
from exports.word.reader import read
from models.base import new_id
from models.journal import JournalEntry
from models.mandates import MandateVersion
from models.tables import METADATA
from tests.actions.drafting import SECRET, Table, set_table

RULES = Mandate(
    en=LanguageMandate(
        authorised="Both sides should meet once a year.",
        required=("should",),
        red_line=("shall",),
        forbidden=("binding",),
    ),
    zh=LanguageMandate(required=("宜",), red_line=("应",)),
    red_line="Nothing that binds.",
)
SECRET_RULES = Mandate(
    en=LanguageMandate(authorised=f"{SECRET} authorised", fallback=f"{SECRET} fallback", forbidden=(SECRET,)),
    zh=LanguageMandate(required=("石墨",)), red_line=f"{SECRET} line",
)  # fmt: skip
K = DepartureKind


@pytest.fixture
def table(stores, desks) -> Table:
    return set_table(stores, desks)


def lay(table, rules=RULES, clause=0, *, by="daniel", **given):
    desk = table.desks[by]
    clause_id = None if clause is None else table.clauses[clause]
    with desk.reading() as joint, desk.writing_own() as own:
        return set_mandate(joint, own, desk.actor, table.draft, clause_id, rules, **given)


def seen(table, by="helen", **given):
    with table.desks[by].reading_own() as own:
        return read_mandates(own, table.desks[by].actor, table.draft, **given)


def kinds(departure):
    return {one.kind for one in departure.departures}


# -- laying down -----------------------------------------------------------------------------------------------------


def test_a_mandate_is_read_by_the_own_side_as_it_was_laid_down(table, stores):
    lay(table, note="Cable of Monday")
    for by in ("daniel", "helen"):
        (mandate,) = seen(table, by)
        assert mandate.rules == RULES
        said = (mandate.latest.note, mandate.latest.ordinal, mandate.mandate.clause_id)
        assert said == ("Cable of Monday", 1, table.clauses[0])
    assert verify(stores) == []


def test_a_change_is_a_new_version_and_the_earlier_ones_stay(table):
    lay(table)
    lay(table, replace(RULES, red_line="Other"), by="helen")
    (mandate,) = seen(table)
    assert [version.red_line for version in mandate.versions] == ["Nothing that binds.", "Other"]
    assert [version.by_name for version in mandate.versions] == [
        table.desks["daniel"].actor.name, table.desks["helen"].actor.name,
    ]  # fmt: skip


def test_laying_down_the_same_again_makes_nothing_new(table):
    first, again = lay(table), lay(table)
    assert first.id == again.id


def test_the_same_request_twice_makes_one_version(table):
    first = lay(table, key="k")
    lay(table, replace(RULES, red_line="Other"))
    assert lay(table, key="k").id == first.id
    assert len(seen(table)[0].versions) == 2


def test_who_had_read_an_earlier_version_is_told_and_overwrites_nothing(table):
    lay(table, read_version=0)
    lay(table, replace(RULES, red_line="Other"), by="helen", read_version=1)
    with pytest.raises(MandateSuperseded) as refused:
        lay(table, replace(RULES, red_line="Mine"), read_version=1)
    assert refused.value.facts["by"] == table.desks["helen"].actor.name
    assert len(seen(table)[0].versions) == 2


def test_a_retired_mandate_binds_no_more_and_stays_readable(table):
    version = lay(table)
    desk = table.desks["helen"]
    for _ in range(2):
        with desk.writing_own() as own:
            retire_mandate(own, desk.actor, version.mandate_id)
    assert seen(table) == []
    (mandate,) = seen(table, even_retired=True)
    assert [v.retired for v in mandate.versions] == [False, True]
    assert departures_of(desk, table.draft) == ()
    lay(table)
    assert len(seen(table)[0].versions) == 3


def test_a_topic_is_known_by_its_words(table):
    lay(table, clause=None, topic="Data  transfers")
    lay(table, replace(RULES, red_line="Other"), None, topic="data transfers")
    (mandate,) = seen(table)
    assert (mandate.mandate.topic, len(mandate.versions)) == ("Data transfers", 2)


def test_a_mandate_that_says_nothing_is_refused(table):
    with pytest.raises(FieldMissing):
        lay(table, Mandate(en=LanguageMandate(required=("  ",))))
    with pytest.raises(FieldMissing):
        lay(table, clause=None, topic=" ")
    assert seen(table) == []


def test_hidden_characters_are_refused_in_every_field(table):
    for rules in (
        Mandate(en=LanguageMandate(authorised="a\u200bb")), Mandate(zh=LanguageMandate(required=("应\u202e",))),
        Mandate(red_line="a\u202eb"),
    ):  # fmt: skip
        with pytest.raises(HiddenCharacters):
            lay(table, rules)
    with pytest.raises(HiddenCharacters):
        lay(table, note="\x07")


def test_a_mandate_that_stands_against_itself_is_shown(table):
    lay(table, Mandate(en=LanguageMandate(authorised="We shall.", red_line=("shall",))))
    ((contradiction,),) = [mandate.contradictions for mandate in seen(table)]
    assert (contradiction.kind, contradiction.found) == (K.RED_LINE_CROSSED, "shall")


def test_only_head_and_drafter_lay_down_and_the_language_officer_reads(table):
    officer = next(d for d in table.desks.values() if d.actor.role == "language officer" and d.actor.party == "us")
    lay(table)
    with pytest.raises(NotPermitted), officer.reading() as joint, officer.writing_own() as own:
        set_mandate(joint, own, officer.actor, table.draft, table.clauses[0], RULES)
    with officer.reading_own() as own:
        assert len(read_mandates(own, officer.actor, table.draft)) == 1


def test_a_clause_of_another_draft_and_an_absent_mandate_are_not_there(table):
    desk = table.desks["daniel"]
    with pytest.raises(NoSuchRow), desk.reading() as joint, desk.writing_own() as own:
        set_mandate(joint, own, desk.actor, table.draft, new_id(), RULES)
    with pytest.raises(NoSuchRow), desk.writing_own() as own:
        retire_mandate(own, desk.actor, new_id())


# -- what departs ----------------------------------------------------------------------------------------------------


def test_the_standing_text_departs(table):
    lay(table)
    (departure,) = departures_of(table.desks["helen"], table.draft)
    assert (departure.where, departure.clause_id, departure.number) == (Where.STANDING, table.clauses[0], "1")
    assert kinds(departure) == {K.RED_LINE_CROSSED, K.REQUIRED_MISSING, K.DEPARTS_FROM_AUTHORISED}
    assert departure.is_grave


def test_a_tabled_and_an_own_private_proposal_depart_each_for_itself(table):
    lay(table)
    theirs = table.table("wenyan", "Both sides shall meet, which is binding.", "双方宜会晤。")
    mine = table.write("daniel", "Both sides should meet, which is binding.", "双方宜会晤。")
    found = {d.where: d for d in departures_of(table.desks["helen"], table.draft)}
    assert found.keys() == set(Where)
    assert (found[Where.TABLED].proposal_id, found[Where.TABLED].side) == (theirs.id, "cn")
    assert kinds(found[Where.TABLED]) >= {K.RED_LINE_CROSSED, K.FORBIDDEN_PRESENT}
    assert found[Where.PRIVATE].proposal_id == mine.id
    assert kinds(found[Where.PRIVATE]) == {K.FORBIDDEN_PRESENT, K.DEPARTS_FROM_AUTHORISED}


def test_a_deletion_takes_the_required_words_away(table):
    lay(table, Mandate(en=LanguageMandate(required=("meet",))))
    assert departures_of(table.desks["daniel"], table.draft) == ()
    table_proposal(table.desks["songbi"], table.write_deletion("songbi").id)
    (departure,) = departures_of(table.desks["daniel"], table.draft)
    assert (departure.where, kinds(departure)) == (Where.TABLED, {K.REQUIRED_MISSING})


def test_a_closed_proposal_departs_no_more(table):
    lay(table, Mandate(en=LanguageMandate(forbidden=("binding",))))
    theirs = table.table("wenyan", "Both sides meet; this is binding.", "双方会晤。")
    assert len(departures_of(table.desks["daniel"], table.draft)) == 1
    with table.desks["wenyan"].writing() as joint:
        withdraw_proposal(joint, table.desks["wenyan"].actor, theirs.id)
    assert departures_of(table.desks["daniel"], table.draft) == ()


def test_what_is_authorised_departs_nowhere_and_the_fallback_is_said_to_be_one(table):
    standing = table.head()
    lay(table, Mandate(en=LanguageMandate(authorised=standing.text_en, forbidden=("meet",))))
    assert departures_of(table.desks["daniel"], table.draft) == ()
    lay(table, Mandate(en=LanguageMandate(authorised="Other.", fallback=standing.text_en)))
    (departure,) = departures_of(table.desks["daniel"], table.draft)
    assert (kinds(departure), departure.is_grave) == ({K.WITHIN_FALLBACK}, False)


def test_a_topic_is_looked_for_in_the_whole_draft(table):
    lay(table, Mandate(en=LanguageMandate(red_line=("report",), required=("capitals", "embargo"))), None, topic="All")
    found = departures_of(table.desks["daniel"], table.draft)
    assert {(d.number, frozenset(one.words for one in d.departures)) for d in found} == {
        ("2", frozenset({"report"})),
        ("", frozenset({"embargo"})),
    }


# -- nobody else -----------------------------------------------------------------------------------------------------


def everything(store) -> str:
    with store.reading() as session:
        return " ".join(
            str(row)
            for name in METADATA.tables
            for row in session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')
        )


WORDS = PaperWords(
    "en", "Back to capital", "only us", "nothing", "as at {when}", "Clause {number}", "{what} of {side}", "whole draft",
    "Authorised", "Fallback", "Red line", "Note", "Text", {where: where.value for where in Where},
    {kind: kind.value for kind in K}, {},
)  # fmt: skip


def test_no_other_store_holds_anything_of_a_mandate(table, stores):
    others = {audience: store.moment() for audience, store in stores.for_upkeep().items() if audience != "party_us"}
    version = lay(table, SECRET_RULES, note=SECRET)
    lay(table, SECRET_RULES, None, topic=f"{SECRET} topic")
    departures_of(table.desks["daniel"], table.draft)
    back_to_capital(table.desks["daniel"], table.draft, WORDS)
    desk = table.desks["helen"]
    with desk.writing_own() as own:
        retire_mandate(own, desk.actor, version.mandate_id)
    for audience, store in stores.for_upkeep().items():
        told = everything(store)
        for word in (SECRET, "石墨", "mandate:", version.id.hex):
            assert (word in told.replace("-", "")) is (audience == "party_us"), (audience, word)
        assert audience == "party_us" or store.moment() == others[audience]


def test_no_file_of_another_store_holds_a_word_of_a_mandate(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    lay(table, SECRET_RULES)
    found = set()
    for audience, store in sqlite_stores.for_upkeep().items():
        folder = Path(str(store.url.database)).parent
        content = b"".join(path.read_bytes() for path in folder.glob(f"{audience}.db*"))
        if SECRET.encode() in content:
            found.add(audience)
    assert found == {"party_us"}


OTHERS = ("wenyan", "songbi", "orla", "robin", "elliot", "oscar", "odile", "ada")


@pytest.mark.parametrize("by", OTHERS)
def test_for_everybody_else_it_is_as_if_there_were_no_mandate(table, by):
    desk = table.desks[by]

    def told():
        made = []
        for act in (
            lambda: [(d.where, d.departures) for d in departures_of(desk, table.draft)],
            lambda: len(back_to_capital(desk, table.draft, WORDS).content) > 0,
            lambda: repr(read_room(desk, table.draft).changes),
            lambda: _journal(desk),
        ):
            try:
                made.append(act())
            except Refusal as refusal:
                made.append((type(refusal), json.dumps(refusal.facts, default=str)))
        return made

    def _journal(desk):
        with desk.reading() as joint:
            return [(line.seq, line.act) for line in read_journal(joint, desk.actor)]

    before = told()
    version = lay(table, SECRET_RULES)
    assert told() == before
    with pytest.raises((NoSuchRow, NotPermitted, NotAPartyToThisDraft, StoreClosed)), desk.writing_own() as own:
        retire_mandate(own, desk.actor, version.mandate_id)


def test_an_own_mandate_of_the_other_side_is_apart(table):
    lay(table, SECRET_RULES)
    lay(table, RULES, by="wenyan")
    assert [m.rules for m in seen(table, "wenyan")] == [RULES]
    assert [m.rules for m in seen(table, "daniel")] == [SECRET_RULES]


def test_the_secretariat_has_no_mandates(table):
    desk = table.desks["orla"]
    with pytest.raises(NotPermitted), desk.reading_own() as own:
        read_mandates(own, desk.actor, table.draft)


def test_versions_are_never_changed(table):
    version = lay(table)
    with pytest.raises(Exception, match="append-only"), table.desks["daniel"].writing_own() as own:
        own.get_one(MandateVersion, version.id).note = "other"


# -- back to capital -------------------------------------------------------------------------------------------------


def test_the_paper_holds_what_departs_and_leaves_a_line_in_the_own_journal(table):
    lay(table, note="Ask first")
    table.table("wenyan", "Both sides shall meet.", "双方宜会晤。")
    desk = table.desks["daniel"]
    paper = back_to_capital(desk, table.draft, WORDS, "Monday")
    told = "\n".join(read(paper.content).paragraphs("accepted"))
    for words in (
        "Clause 1 — standing text",
        "tabled proposal of CN",
        "red line crossed",
        "Both sides shall meet.",
        "Ask first",
        "Nothing that binds.",
    ):
        assert words in told, words
    assert desk.actor.name not in told
    with desk.reading_own() as own:
        acts = own.exec(select(JournalEntry.act).order_by(JournalEntry.seq)).all()
    assert acts[-1] == "mandate:exported"


def test_the_paper_says_where_nothing_departs(table):
    told = read(back_to_capital(table.desks["daniel"], table.draft, WORDS).content).paragraphs("accepted")
    assert "nothing" in "\n".join(told)


def standing_en(table, clause):
    with table.desks["daniel"].reading() as joint:
        text = read_draft(joint, table.desks["daniel"].actor, table.draft)
    return next(standing.head.text_en for standing in text.clauses if standing.clause.id == clause)


def wording(table, en, zh, *clauses, by="daniel"):
    found = departures_of_wording(table.desks[by], table.draft, [table.clauses[at] for at in clauses], en, zh)
    return [(d.mandate.topic, [one.kind for one in d.departures], d.is_grave) for d in found]


def test_words_that_are_being_written_are_held_against_the_mandate_of_their_clause(table):
    lay(table)
    assert wording(table, "Both sides shall meet.", None, 0) == [
        ("", [K.RED_LINE_CROSSED, K.REQUIRED_MISSING, K.DEPARTS_FROM_AUTHORISED], True)
    ]
    assert wording(table, RULES.en.authorised, "双方宜每年会晤一次。", 0) == []
    assert wording(table, None, "双方应会晤。", 0) == [("", [K.RED_LINE_CROSSED, K.REQUIRED_MISSING], True)]
    assert wording(table, "Both sides shall meet.", None, 1) == []
    assert wording(table, "A.", "甲。", 1, 0) != []  # a merger is of both clauses


def test_a_new_clause_is_held_against_the_topics_of_the_draft_only(table):
    lay(table)
    lay(table, Mandate(LanguageMandate(forbidden=("tariff",), required=("quota",))), clause=None, topic="Trade")
    assert wording(table, "A tariff shall bind.", None) == [("Trade", [K.FORBIDDEN_PRESENT], True)]


def test_words_that_would_take_from_the_draft_what_a_topic_requires_of_it_are_told_so(table):
    lay(table, Mandate(LanguageMandate(required=("capitals", "embargo"))), clause=None, topic="All")
    holds = next(at for at, clause in enumerate(table.clauses) if "capitals" in standing_en(table, clause))
    assert wording(table, "They report to nobody.", None, holds) == [("All", [K.REQUIRED_MISSING], True)]
    assert wording(table, "They report to both capitals.", None, holds) == []  # embargo was missing before
    assert wording(table, None, "双方报告。", holds) == []
    assert wording(table, "", "", holds) == [("All", [K.REQUIRED_MISSING], True)]  # a deletion
    other = 0 if holds else 1
    assert wording(table, "Both sides meet.", None, other) == []
    assert wording(table, "Both sides meet.", None, other, holds) == [("All", [K.REQUIRED_MISSING], True)]  # a merger
    assert wording(table, "Both meet and tell their capitals.", None, other, holds) == []


def test_nothing_of_words_that_are_being_written_is_kept(table, stores):
    lay(table)
    for by in ("daniel", "songbi"):
        wording(table, f"{SECRET} shall bind.", f"{SECRET}应", 0, by=by)
    for store in stores.for_upkeep().values():
        with store.reading() as session:
            told = [repr(row) for name in METADATA.sorted_tables for row in session.execute(name.select())]
        assert SECRET not in "".join(told)


@pytest.mark.parametrize("by", ["songbi", "wenyan"])
def test_another_side_writes_the_same_words_and_is_told_of_no_mandate_but_its_own(table, by):
    lay(table)
    assert wording(table, "Both sides shall meet.", "双方应会晤。", 0, by=by) == []
    lay(table, SECRET_RULES, by="songbi")
    assert wording(table, "Both sides shall meet.", "双方应会晤。", 0) == wording(table, "Both sides shall meet.", "双方应会晤。", 0, by="helen")  # fmt: skip


def test_a_clause_of_another_draft_is_none(table):
    orla = table.desks["orla"]
    with orla.writing() as joint:
        other = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Another",
            title_zh="", parties=["us"], clauses=[ClauseWording("1", "A.", "甲。")],
        ).id  # fmt: skip
    for draft, clause in ((other, table.clauses[0]), (table.draft, new_id()), (new_id(), table.clauses[0])):
        with pytest.raises(NoSuchRow):
            departures_of_wording(table.desks["daniel"], draft, [clause], "A.", "甲。")


def test_of_some_clauses_only_what_departs_in_them_is_told(table):
    lay(table)
    lay(table, Mandate(LanguageMandate(required=("quota",), forbidden=("report",))), clause=None, topic="Trade")
    lay(table, RULES, 1)
    desk = table.desks["daniel"]
    every = departures_of(desk, table.draft)
    assert {d.clause_id for d in every} == {None, *table.clauses[:2]}
    for clause in table.clauses:
        assert departures_of(desk, table.draft, [clause]) == tuple(d for d in every if d.clause_id == clause)
