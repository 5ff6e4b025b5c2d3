"""What follows from an adopted text: on record, confirmed by a person, recognised by each side, carried forward."""

import hashlib
from datetime import date

import pytest
from sqlmodel import select

from actions.adopted_texts import keep_adopted_text, read_adopted_sources
from actions.commitments import list_commitments
from actions.errata import declare_erratum
from actions.follow_ups import origin_of_commitment, origins_of_agenda
from actions.follow_ups_confirm import (
    Undertaking,
    Words,
    confirm_commitment,
    confirm_point,
    set_aside,
)
from actions.follow_ups_recognise import recognise_follow_up
from actions.journal import record
from actions.meeting_view import read_meeting
from actions.meetings import next_round
from actions.recommendations import list_recommendations, record_uptake, say_of_recommendation
from actions.sources import read_source
from actions.verification import verify
from dialogue.commitments import Standing
from dialogue.follow_ups import FollowUpKind, Recognition, Uptake, is_recognised, recognition
from dialogue.refusals import (
    AdoptedTextNotOnRecord,
    CannotSpeakForAnotherParty,
    FieldMissing,
    FollowedUpAlready,
    NoSuchRow,
    NotAdopted,
    NotAPartyToThisDialogue,
    NotPermitted,
    OthersWouldSee,
    QuoteNotInSource,
)
from dialogue.vocabulary import Outcome, SourceKind, Stance, Strength
from models.adoptions import Adoption
from models.commitments import Account
from models.dialogues import Dialogue, DialogueParty
from models.follow_ups import AdoptedPassage, FollowUp
from models.journal import JournalEntry
from models.sources import Passage, Source
from tests.actions.closing import adopted, adopted_by_all, agreed, milestone
from tests.actions.drafting import ClauseWording, Table, set_table
from tests.actions.following import (
    CLAUSES,
    LIGHT,
    LIT,
    LIT_EN,
    LIT_ZH,
    TODAY,
    advised,
    done,
    laid_out,
    lit,
    meeting_of,
    view,
)


@pytest.fixture
def table(stores, desks) -> Table:
    """An adopted text of two sides."""
    made = laid_out(stores, desks)
    adopted_by_all(made)
    return made


@pytest.fixture
def quick(sqlite_stores, sqlite_desks) -> Table:
    """The same on SQLite, where the subject is not the store."""
    made = laid_out(sqlite_stores, sqlite_desks)
    adopted_by_all(made)
    return made


# -- on record ---------------------------------------------------------------------------------------------------------


def test_the_adopted_text_becomes_a_source_in_both_languages_with_a_passage_for_each_clause(table, stores):
    with table.desks["helen"].reading() as joint:
        kept = read_adopted_sources(joint, table.desks["helen"].actor, table.draft)
        assert [(line.language, line.passages) for line in kept] == [("en", 5), ("zh", 5)]
        for line in kept:
            source = read_source(joint, table.desks["helen"].actor, line.source_id)
            assert source.line.kind == SourceKind.ADOPTED
            assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()
            quoted = [passage.exact for passage in source.passages]
            assert quoted == [c.text_en if line.language == "en" else c.text_zh for c in CLAUSES]
            assert all(source.text[p.start : p.end] == p.exact for p in source.passages)
            assert joint.get(Source, line.source_id).file_id is not None
        adopted_at = max(row.made_at for row in joint.exec(select(Adoption)))
        assert {line.dated_on for line in kept} == {adopted_at.date()}
    assert verify(stores) == []


def test_before_the_last_adoption_nothing_is_on_record(sqlite_stores, sqlite_desks):
    table = laid_out(sqlite_stores, sqlite_desks)
    agreed(table)
    adopted(table, milestone(table), "helen")
    assert view(table).is_adopted is False
    assert view(table).offered == ()
    with table.desks["orla"].reading() as joint:
        assert list(joint.exec(select(AdoptedPassage))) == []
    with pytest.raises(NotAdopted):
        done(table, keep_adopted_text, table.draft)
    with pytest.raises(NotAdopted):
        lit(table)


def test_a_text_of_some_parties_of_the_dialogue_waits_for_the_secretariat(sqlite_stores, sqlite_desks):
    table = laid_out(sqlite_stores, sqlite_desks)
    with sqlite_desks["orla"].writing() as joint:
        joint.add(DialogueParty(dialogue_id=table.dialogue, party="third", place=2))
        record(joint, sqlite_desks["orla"].actor, "dialogue:amended", joint.get(Dialogue, table.dialogue))
    adopted_by_all(table)
    assert view(table).others == ("third",)
    assert view(table).sources == ()
    with pytest.raises(OthersWouldSee) as refused:
        done(table, keep_adopted_text, table.draft)
    assert refused.value.facts == {"parties": ("third",)}
    with pytest.raises(AdoptedTextNotOnRecord):
        lit(table)
    with pytest.raises(NotPermitted):
        done(table, keep_adopted_text, table.draft, by="helen", also_to_others=True)
    done(table, keep_adopted_text, table.draft, also_to_others=True)
    assert len(view(table).sources) == 2


def test_the_text_is_put_on_record_once(quick):
    before = view(quick).sources
    done(quick, keep_adopted_text, quick.draft)
    assert view(quick).sources == before


# -- offered and confirmed ---------------------------------------------------------------------------------------------


def test_the_rules_offer_and_create_nothing(quick):
    offered = view(quick).offered
    assert [(o.candidate.kind, o.clause.number, o.candidate.debtor) for o in offered] == [
        (FollowUpKind.COMMITMENT, "1", "cn"), (FollowUpKind.RECOMMENDATION, "2", "*"),
        (FollowUpKind.NEXT_SESSION, "3", ""),
    ]  # fmt: skip
    assert offered[0].candidate.due_on == date(2027, 3, 3)
    with quick.desks["orla"].reading() as joint:
        assert list_commitments(joint, quick.desks["orla"].actor, today=TODAY) == []
        assert list_recommendations(joint, quick.desks["orla"].actor) == []


def test_a_confirmed_commitment_rests_on_the_exact_words_in_both_languages(table, stores):
    lit(table)
    (line,) = view(table, "wenyan").confirmed
    assert (line.words_en, line.words_zh) == (LIT_EN, LIT_ZH)
    assert line.commitment is not None
    assert (line.commitment.quote.exact, line.commitment.debtor) == (LIT_EN, "cn")
    assert line.commitment.accounts == ()
    with table.desks["helen"].reading() as joint:
        exact = [joint.get_one(Passage, passage).exact for _, _, passage in line.passages]
    assert exact == [LIT_EN, LIT_ZH]
    assert [o.clause.number for o in view(table).offered] == ["2", "3"]
    assert verify(stores) == []


def test_a_person_may_confirm_words_that_no_rule_offered(quick):
    done(
        quick, confirm_commitment, quick.clauses[1], Words("The sides met in spring.", ""),
        Undertaking(Strength.AGREED_JOINTLY, debtor_label_en="both sides", action_en="meet in spring"),
    )  # fmt: skip
    lit(quick)
    assert len(view(quick).confirmed) == 2


def test_from_the_same_words_nothing_is_confirmed_twice(quick):
    first = lit(quick, key="once")
    assert lit(quick, key="once") == first
    with pytest.raises(FollowedUpAlready) as refused:
        lit(quick, key="again")
    assert refused.value.facts == {"number": "1"}
    assert len(view(quick).confirmed) == 1


@pytest.mark.parametrize(
    ("words", "given", "refusal"),
    [
        (Words("The sides parted.", ""), LIGHT, QuoteNotInSource),
        (Words("", " "), LIGHT, FieldMissing),
        (LIT, Undertaking(Strength.WILL, action_en="light"), FieldMissing),
        (LIT, Undertaking(Strength.WILL, debtor="cn"), FieldMissing),
        (LIT, Undertaking(Strength.WILL, debtor="third", action_en="light"), NotAPartyToThisDialogue),
    ],
)
def test_what_is_missing_or_does_not_stand_there_is_refused_and_nothing_is_written(quick, words, given, refusal):
    with pytest.raises(refusal):
        done(quick, confirm_commitment, quick.clauses[1], words, given)
    assert view(quick).confirmed == ()


def test_words_that_stand_twice_are_taken_where_they_were_shown(sqlite_stores, sqlite_desks):
    twice = ClauseWording("1", "China will act. China will act.", "中方将行动。中方将行动。")
    table = set_table(sqlite_stores, sqlite_desks, clauses=(twice,))
    adopted_by_all(table)
    given = Undertaking(Strength.WILL, debtor="cn", action_en="act")
    for at_en, at_zh in ((16, 6), (0, 0)):
        done(table, confirm_commitment, table.clauses[0], Words("China will act.", "中方将行动。", at_en, at_zh), given)
    with table.desks["orla"].reading() as joint:
        assert [(f.start_en, f.start_zh) for f in joint.exec(select(FollowUp)).all()] == [(16, 6), (0, 0)]


def test_what_is_put_aside_is_not_offered_again_and_stays_readable(quick):
    done(quick, set_aside, quick.clauses[1], LIT, FollowUpKind.COMMITMENT, reason="Lit already.")
    shown = view(quick, "helen")
    assert [o.clause.number for o in shown.offered] == ["2", "3"]
    assert [(a.words_en, a.reason) for a in shown.aside] == [(LIT_EN, "Lit already.")]
    lit(quick)
    assert len(view(quick).confirmed) == 1


def test_only_the_secretariat_confirms(quick):
    for name, refusal in (("helen", NotPermitted), ("daniel", NotPermitted), ("odile", NoSuchRow)):
        with pytest.raises(refusal):
            lit(quick, by=name)


# -- recognition -------------------------------------------------------------------------------------------------------


def test_it_is_recognised_when_both_sides_have_recognised_it_and_the_pending_one_is_shown(table, stores):
    one, other = lit(table), advised(table)
    done(table, recognise_follow_up, one, by="helen", today=TODAY)
    done(table, recognise_follow_up, other, by="wenyan", today=TODAY)
    shown = view(table)
    assert [line.recognition for line in shown.confirmed] == [
        {"us": Recognition.RECOGNISED, "cn": Recognition.PENDING},
        {"us": Recognition.PENDING, "cn": Recognition.RECOGNISED},
    ]
    assert [line.id for line in shown.waiting_on("cn")] == [one]
    done(table, recognise_follow_up, one, by="wenyan", today=TODAY)
    done(table, recognise_follow_up, other, by="helen", today=TODAY)
    assert all(line.is_recognised for line in view(table).confirmed)
    assert view(table).confirmed[0].commitment.standing == Standing.AGREED
    assert verify(stores) == []


def test_disagreement_is_an_account_beside_the_other_and_overwrites_nothing(table):
    one = lit(table)
    done(table, recognise_follow_up, one, by="helen", today=TODAY)
    done(table, recognise_follow_up, one, by="wenyan", today=TODAY)
    with pytest.raises(FieldMissing):
        done(table, recognise_follow_up, one, by="wenyan", stance=Stance.DENIED)
    done(
        table, recognise_follow_up, one, by="wenyan", stance=Stance.DENIED, words="Only the outer harbour.", today=TODAY
    )
    (line,) = view(table).confirmed
    assert [(s.party, s.stance) for s in line.said] == [
        ("us", Stance.ACKNOWLEDGED), ("cn", Stance.ACKNOWLEDGED), ("cn", Stance.DENIED),
    ]  # fmt: skip
    assert line.recognition == {"us": Recognition.RECOGNISED, "cn": Recognition.CONTESTED}
    assert line.commitment.standing == Standing.DISPUTED
    assert (line.words_en, line.commitment.action_en) == (LIT_EN, "light its harbours")


def test_to_recognise_twice_is_to_recognise_once(quick):
    one, other = lit(quick), advised(quick)
    for _ in range(2):
        done(quick, recognise_follow_up, one, by="helen", today=TODAY)
        done(quick, recognise_follow_up, other, by="helen", today=TODAY)
    assert [len(line.said) for line in view(quick).confirmed] == [1, 1]
    with quick.desks["orla"].reading() as joint:
        assert len(list(joint.exec(select(Account)))) == 1


def test_only_the_head_of_a_party_recognises_and_only_for_its_own(quick):
    one, other = lit(quick), advised(quick)
    for name, refusal in (("daniel", NotPermitted), ("orla", NotPermitted), ("odile", NoSuchRow)):
        with pytest.raises(refusal):
            done(quick, recognise_follow_up, one, by=name)
    (recommendation,) = (line.recommendation for line in view(quick).confirmed if line.id == other)
    with pytest.raises(CannotSpeakForAnotherParty):
        done(quick, say_of_recommendation, recommendation.id, by="helen", party="cn", stance=Stance.ACKNOWLEDGED)


def test_silence_is_not_recognition_and_the_latest_account_counts():
    class Says:
        def __init__(self, party, stance):
            self.party, self.stance = party, stance

    silent = [Says("us", Stance.SILENT)]
    assert recognition(silent, ("us", "cn")) == dict.fromkeys(("us", "cn"), Recognition.PENDING)
    turned = [Says("us", Stance.DENIED), Says("us", Stance.ACKNOWLEDGED), Says("cn", Stance.ASSERTED)]
    assert is_recognised(turned, ("us", "cn"))
    assert not is_recognised(turned[:2], ("us", "cn"))
    assert not is_recognised(turned, ())


# -- recommendations ---------------------------------------------------------------------------------------------------


def test_a_recommendation_has_its_addressees_and_who_took_it_up_with_a_passage(table):
    advised(table)
    (line,) = view(table).confirmed
    assert line.recommendation is not None
    assert [a.party for a in line.recommendation.addressees] == ["us", "cn"]
    quote = line.recommendation.quote
    given = {"passage_id": quote.passage_id, "state": Uptake.TAKEN_UP, "seen_on": TODAY}
    with pytest.raises(FieldMissing):
        done(table, record_uptake, line.recommendation.id, **given)
    done(table, record_uptake, line.recommendation.id, **given, label_en="Harbour Office", key="once")
    done(table, record_uptake, line.recommendation.id, **given, label_en="Harbour Office", key="once")
    (line,) = view(table, "wenyan").confirmed
    assert [(u.label_en, u.state) for u in line.recommendation.uptakes] == [("Harbour Office", Uptake.TAKEN_UP)]


def test_a_recommendation_is_no_commitment(quick):
    advised(quick)
    with quick.desks["orla"].reading() as joint:
        assert list_commitments(joint, quick.desks["orla"].actor, today=TODAY) == []


# -- points for the next session ---------------------------------------------------------------------------------------


def test_a_point_is_deferred_and_so_carried_to_the_next_round_with_its_clause(table):
    with pytest.raises(FieldMissing):
        done(table, confirm_point, table.clauses[4], Words("Shared charts of the strait.", ""), title_en="Charts")
    held = meeting_of(table)
    words = Words(CLAUSES[4].text_en, CLAUSES[4].text_zh)
    done(table, confirm_point, table.clauses[4], words, title_en="Charts", title_zh="海图", meeting_id=held)
    following = done(table, next_round, held, starts_on=date(2027, 5, 3))
    with table.desks["wenyan"].reading() as joint:
        (point,) = read_meeting(joint, table.desks["wenyan"].actor, following).agenda
        assert (point.title_en, point.title_zh, point.carried) == ("Charts", "海图", 1)
        (origin,) = origins_of_agenda(joint, table.desks["wenyan"].actor, following).values()
    assert (origin.number, origin.words_en, origin.draft_id) == ("3", CLAUSES[4].text_en, table.draft)
    (line,) = view(table).confirmed
    assert (line.point.meeting_id, line.point.next_meeting_id) == (held, following)
    assert line.is_recognised


def test_where_the_next_round_is_open_already_the_point_is_on_its_agenda_at_once(quick):
    held = meeting_of(quick)
    following = done(quick, next_round, held, starts_on=date(2027, 5, 3))
    words = Words(CLAUSES[4].text_en, CLAUSES[4].text_zh)
    one = done(quick, confirm_point, quick.clauses[4], words, title_en="Charts", meeting_id=held, key="once")
    assert one == done(quick, confirm_point, quick.clauses[4], words, title_en="Charts", meeting_id=held, key="once")
    with quick.desks["orla"].reading() as joint:
        (there,) = read_meeting(joint, quick.desks["orla"].actor, held).agenda
        (here,) = read_meeting(joint, quick.desks["orla"].actor, following).agenda
    assert (there.outcome, here.outcome, here.carried) == (Outcome.DEFERRED, Outcome.OPEN, 1)
    with pytest.raises(NoSuchRow):
        done(quick, recognise_follow_up, one, by="helen")


def test_the_clause_of_a_draft_of_others_is_not_shown_beside_the_point(sqlite_stores, sqlite_desks):
    table = laid_out(sqlite_stores, sqlite_desks)
    with sqlite_desks["orla"].writing() as joint:
        joint.add(DialogueParty(dialogue_id=table.dialogue, party="third", place=2))
        record(joint, sqlite_desks["orla"].actor, "dialogue:amended", joint.get(Dialogue, table.dialogue))
    adopted_by_all(table)
    done(table, keep_adopted_text, table.draft, also_to_others=True)
    held = meeting_of(table)
    words = Words(CLAUSES[4].text_en, CLAUSES[4].text_zh)
    done(table, confirm_point, table.clauses[4], words, title_en="Charts", meeting_id=held)
    for name, seen in (("helen", 1), ("theodora", 0)):
        with sqlite_desks[name].reading() as joint:
            assert len(origins_of_agenda(joint, sqlite_desks[name].actor, held)) == seen


# -- errata ------------------------------------------------------------------------------------------------------------


def test_an_erratum_stands_beside_the_commitment_whose_words_it_touches_and_no_other(table):
    lit(table)
    advised(table)
    done(table, declare_erratum, table.clauses[1], language="zh", wrong="港口", right="各港口", reason="A slip.")
    done(table, declare_erratum, table.clauses[1], language="en", wrong="in spring", right="in March", reason="A slip.")
    first, second = view(table, "helen").confirmed
    assert [(e.wrong, e.right) for e in first.errata] == [("港口", "各港口")]
    assert second.errata == ()
    assert first.words_zh == LIT_ZH
    with table.desks["helen"].reading() as joint:
        origin = origin_of_commitment(joint, table.desks["helen"].actor, first.commitment.id)
        assert origin is not None
        assert [e.wrong for e in origin.errata] == ["港口"]


# -- the journal -------------------------------------------------------------------------------------------------------


def test_each_step_stands_in_the_journal_and_the_store_agrees_with_it(sqlite_stores, sqlite_desks):
    table = laid_out(sqlite_stores, sqlite_desks)
    adopted_by_all(table)
    one = lit(table)
    done(table, set_aside, table.clauses[2], Words("Both governments", ""), FollowUpKind.RECOMMENDATION)
    done(table, recognise_follow_up, one, by="helen", today=TODAY)
    with table.desks["orla"].reading() as joint:
        acts = [entry.act for entry in joint.exec(select(JournalEntry).order_by(JournalEntry.seq))]
    assert acts[-5:] == [
        "draft:adopted_text:kept", "commitment:recorded", "draft:follow_up:confirmed", "draft:follow_up:set_aside",
        "commitment:account:given",
    ]  # fmt: skip
    assert verify(sqlite_stores) == []


def test_what_follows_waits_on_nobody_who_is_no_party(quick):
    lit(quick)
    assert view(quick).waiting_on("third") == ()
    assert view(quick).counted("cn", Recognition.PENDING) == 1
