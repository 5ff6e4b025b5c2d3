"""What a published series forces: co-hosts and heads, sources that disagree, people who change posts, and lists beside silence."""

from datetime import date
from types import SimpleNamespace

import pytest

from actions.agenda_chains import list_agenda_chains
from actions.dialogues import open_dialogue, read_dialogue
from actions.meeting_view import read_meeting
from actions.meetings import add_agenda_item, assert_date, close_agenda_item, record_meeting, state_count
from actions.organisations import read_organisation
from actions.participations import add_participation
from actions.people import find_people, read_person, record_organisation, record_person
from actions.record_tables import Noun
from actions.same_people import decide_on_pair, list_verdicts
from actions.sources import mark_passage, record_source
from dialogue.names import NameForm, NameKind, NameOrder
from dialogue.record import OrganisationKind, SamePersonVerdict
from dialogue.refusals import Refusal
from dialogue.vocabulary import AttributionRule, Function, Outcome, Presence, SourceKind, Track
from exports.word.record_forms import RecordForm
from tests.record.taken_out import cells, paper, row, rows

PAGE = (
    "From 10 to 12 March the sides met; the text itself says 11-12 March. Ten people of the lanterns came: nine are named. "
    "Chert leads them. HAO Ning, colonel (retired), heads the Wick Forum; elsewhere HAO Ning is its adviser."
)
LATIN_FAMILY_FIRST = {"order": NameOrder.FAMILY_FIRST, "kind": NameKind.PINYIN}


@pytest.fixture(scope="module")
def record(orla):
    """Two rounds nine months apart, with what one page says of the first."""
    who, made = orla.actor, SimpleNamespace(people={})
    with orla.writing() as joint:
        forum = record_organisation(joint, who, name_en="Harbour Forum", kind=OrganisationKind.ASSOCIATION).id
        made.wick = record_organisation(joint, who, name_en="Wick Forum", parent_id=forum).id
        committee = record_organisation(joint, who, name_en="Lantern Committee").id
        made.dialogue = dialogue = open_dialogue(
            joint, who, name_en="Dialogue on Wicks", name_zh="灯芯对话", track=Track.II, parties=["us", "cn"],
            co_hosts=[committee, made.wick], attribution_rule=AttributionRule.OFF_THE_RECORD,
        ).id  # fmt: skip
        made.march = march = record_meeting(
            joint, who, dialogue, starts_on=date(2031, 3, 11), ends_on=date(2031, 3, 12), number=1, list_is_public=True
        ).id
        made.december = december = record_meeting(
            joint, who, dialogue, starts_on=date(2031, 12, 4), number=2, follows_id=march, list_is_public=True
        ).id
        page = record_source(
            joint, who, kind=SourceKind.NEWS, title="Page of the series", text=PAGE, meeting_id=march
        ).id

        def says(words, **told):
            return mark_passage(joint, who, page, words, **told).id

        assert_date(joint, who, march, value_text="10 to 12 March", starts_on=date(2031, 3, 10), ends_on=date(2031, 3, 12), passage_id=says("10 to 12 March"))  # fmt: skip
        assert_date(joint, who, march, value_text="11-12 March", starts_on=date(2031, 3, 11), ends_on=date(2031, 3, 12), passage_id=says("11-12 March"), preferred=True)  # fmt: skip
        state_count(joint, who, march, party="us", stated=10, passage_id=says("Ten people of the lanterns came"))

        def person(name, *forms, note=""):
            made.people[name] = record_person(joint, who, names=forms or [name], note=note).id
            return made.people[name]

        def sits(meeting, name, party, title="", at="", **told):
            organisation = record_organisation(joint, who, name_en=at, kind=OrganisationKind.COMPANY).id if at else None
            return add_participation(
                joint, who, meeting, party=party, person_id=made.people[name], title_en=title, organisation_id=organisation, **told
            ).id  # fmt: skip

        person("Chert")
        person(
            "HAO Ning", NameForm("HAO Ning", "Hao", "Ning", **LATIN_FAMILY_FIRST),
            NameForm("Ning Hao", "Hao", "Ning", kind=NameKind.AS_PRINTED),
        )  # fmt: skip
        person("Edward Tsai", NameForm("Edward Tsai", "Tsai", "Edward"))
        for name in ("Ada Moll", "Toby Thomp", "Nigel Thomp", "Jing Lyu", "Bo Mak"):
            person(name)
        sits(
            march,
            "Chert",
            "us",
            "Chair",
            function=Function.HEAD,
            presence=Presence.NAMED,
            passage_id=says("Chert leads them"),
        )
        made.hao = sits(
            march, "HAO Ning", "cn", "Colonel (retired); head of the Wick Forum", function=Function.HEAD,
            passage_id=says("HAO Ning, colonel (retired), heads the Wick Forum"),
        )  # fmt: skip
        sits(march, "Edward Tsai", "cn", "Director", "Three Sixty Lamps")
        sits(march, "Ada Moll", "us", "Officer", "Chubble")
        sits(march, "Nigel Thomp", "us", "Officer", "Blackbead")
        sits(march, "Jing Lyu", "cn", "Scholar", "Western Endowment")
        add_participation(joint, who, march, party="us", placeholder_en="others of the list", head_count=7)
        sits(december, "HAO Ning", "cn", "Head of the Wick Forum", function=Function.HEAD)
        sits(december, "Edward Tsai", "cn", "Director", "Safe Lamps")
        sits(december, "Jing Lyu", "cn", "Scholar", "Western Endowment")
        sits(december, "Toby Thomp", "us", "Officer", "Chubble")
        sits(december, "Bo Mak", "us", "Officer", "Blackbead")
        made.sitting = record_meeting(
            joint, who, dialogue, starts_on=date(2031, 12, 5), part_of_id=december, title_en="Second sitting"
        ).id
        sits(made.sitting, "Bo Mak", "us")
        sits(made.sitting, "Nigel Thomp", "us")
        decide_on_pair(
            joint, who, made.people["Toby Thomp"], made.people["Nigel Thomp"], SamePersonVerdict.DIFFERENT,
            reason="one surname, two employers",
        )  # fmt: skip
        for title in ("Wick rules", "Supply of oil", "Small lamps"):
            point = add_agenda_item(joint, who, march, title_en=title).id
            made.small = point if title == "Small lamps" else None
            if title != "Small lamps":
                close_agenda_item(joint, who, point, Outcome.DEFERRED)
                add_agenda_item(joint, who, december, title_en=title, carried_from_id=point)
        close_agenda_item(joint, who, made.small, Outcome.DROPPED)
        for title in ("Thinking lamps", "Growth"):
            add_agenda_item(joint, who, december, title_en=title)
    return made


@pytest.fixture
def joint(orla):
    with orla.reading() as session:
        yield session


def test_a_series_has_co_hosts_of_which_one_is_part_of_a_larger_body_and_heads_with_rank(orla, joint, record):
    assert [host.name_en for host in read_dialogue(joint, orla.actor, record.dialogue).co_hosts] == [
        "Lantern Committee", "Wick Forum",
    ]  # fmt: skip
    assert [body.name_en for body in read_organisation(joint, orla.actor, record.wick).above] == ["Harbour Forum"]
    heads = {
        s.name_en: s.title_en
        for s in read_meeting(joint, orla.actor, record.march).seats
        if s.function == Function.HEAD
    }
    assert heads == {"Chert": "Chair", "HAO Ning": "Colonel (retired); head of the Wick Forum"}
    assert len(rows(orla, record.dialogue, "co_host")) == 2
    assert row(orla, record.dialogue, "organisation", name_en="Harbour Forum")
    assert "Colonel (retired)" in paper(orla, RecordForm.PARTICIPANTS, record.march)


def test_two_dates_of_one_page_are_both_kept_with_their_words_and_one_is_gone_by(orla, joint, record):
    dates = read_meeting(joint, orla.actor, record.march).dates
    assert [(one.value_text, one.preferred, one.quote.exact) for one in dates] == [
        ("11-12 March", True, "11-12 March"), ("10 to 12 March", False, "10 to 12 March"),
    ]  # fmt: skip
    assert {one["starts_on"] for one in rows(orla, record.dialogue, "date_assertion")} == {"2031-03-10", "2031-03-11"}


def test_a_number_that_is_stated_and_a_list_that_differs_are_both_told_and_a_head_outside_the_list_is_named(
    orla, joint, record
):
    seen = read_meeting(joint, orla.actor, record.march)
    (count,) = seen.counts
    assert (count.stated, count.listed, count.differs) == (10, 9, True)
    assert next(seat.presence for seat in seen.seats if seat.name_en == "Chert") == Presence.NAMED
    assert row(orla, record.dialogue, "stated_count")["stated"] == 10
    assert "10" in paper(orla, RecordForm.PARTICIPANTS, record.march)


def test_who_changed_employers_has_another_at_each_round_and_stays_one_person(orla, joint, record):
    sat = read_person(joint, orla.actor, record.people["Edward Tsai"]).sat
    assert {(one.held_on, one.party, one.organisation_en) for one in sat} == {
        (date(2031, 3, 11), "cn", "Three Sixty Lamps"), (date(2031, 12, 4), "cn", "Safe Lamps"),
    }  # fmt: skip
    assert len(rows(orla, record.dialogue, "participation", person_id=record.people["Edward Tsai"].hex)) == 2
    left = [line for line in cells(orla, record.dialogue, Noun.PARTICIPANTS) if "Edward Tsai" in line.values()]
    assert {name for line in left for name in line.values()} >= {"Three Sixty Lamps", "Safe Lamps"}


def test_on_which_side_somebody_sits_does_not_follow_from_the_employer(orla, joint, record):
    (seat,) = [s for s in read_meeting(joint, orla.actor, record.march).seats if s.name_en == "Jing Lyu"]
    assert (seat.party, seat.organisation_en) == ("cn", "Western Endowment")
    left = rows(orla, record.dialogue, "participation", person_id=record.people["Jing Lyu"].hex)
    assert {one["party"] for one in left} == {"cn"}
    assert "country" in row(orla, record.dialogue, "organisation", id=left[0]["organisation_id"])


def test_people_of_one_surname_or_one_employer_are_never_made_one_by_themselves(orla, joint, record):
    found = find_people(joint, orla.actor, "Thomp")
    assert {line.name_en for line in found} == {"Toby Thomp", "Nigel Thomp"}
    (verdict,) = list_verdicts(joint, orla.actor, record.people["Toby Thomp"])
    assert (verdict.verdict, verdict.reason) == (SamePersonVerdict.DIFFERENT, "one surname, two employers")
    ids = {record.people[name].hex for name in ("Toby Thomp", "Nigel Thomp")}
    assert {one["id"] for one in rows(orla, record.dialogue, "person") if one["id"] in ids} == ids


def test_each_round_tells_how_many_sat_on_a_side_and_how_many_came_back(orla, joint, record):
    march, december = (read_meeting(joint, orla.actor, one) for one in (record.march, record.december))
    assert [sum(seat.head_count for seat in march.seats_of(side)) for side in ("us", "cn")] == [10, 3]
    assert [len(december.seats_of(side)) for side in ("us", "cn")] == [2, 3]
    assert [december.returning(side) for side in ("us", "cn")] == [0, 3]
    assert [march.returning(side) for side in ("us", "cn")] == [0, 0]
    assert read_meeting(joint, orla.actor, record.sitting).returning("us") == 1
    assert len(rows(orla, record.dialogue, "participation", meeting_id=record.december.hex)) == 5
    assert "3 of them sat at an earlier meeting" in paper(orla, RecordForm.PARTICIPANTS, record.december)


def test_a_name_is_kept_in_the_order_in_which_it_is_written(orla, joint, record):
    forms = {form.text: form.order for form in read_person(joint, orla.actor, record.people["HAO Ning"]).names}
    assert forms == {"HAO Ning": NameOrder.FAMILY_FIRST, "Ning Hao": NameOrder.GIVEN_FIRST}
    assert row(orla, record.dialogue, "person_name", text="HAO Ning")["family"] == "Hao"
    printed = paper(orla, RecordForm.PARTICIPANTS, record.march)
    assert "HAO Ning" in printed
    assert "Edward TSAI" in printed


def test_topics_that_stay_come_and_go_between_rounds_are_one_chain_each(orla, joint, record):
    first, second = (read_meeting(joint, orla.actor, one).agenda for one in (record.march, record.december))
    assert ([len(first), len(second)], [point.carried for point in second]) == ([3, 4], [1, 1, 0, 0])
    chains = list_agenda_chains(joint, orla.actor, record.dialogue, today=date(2032, 1, 1))
    assert {(chain.steps[0].title_en, chain.rounds) for chain in chains} == {
        ("Wick rules", 1), ("Supply of oil", 1), ("Small lamps", 0), ("Thinking lamps", 0), ("Growth", 0),
    }  # fmt: skip
    assert len([one for one in rows(orla, record.dialogue, "agenda_item") if one["carried_from_id"]]) == 2


def test_who_sat_there_may_be_told_although_who_said_what_may_not(orla, joint, record):
    seen = read_meeting(joint, orla.actor, record.march)
    assert (seen.attribution_rule, seen.list_is_public) == (AttributionRule.OFF_THE_RECORD, True)
    assert "Ada" in paper(orla, RecordForm.PARTICIPANTS, record.march)
    with pytest.raises(Refusal):
        paper(orla, RecordForm.MINUTES, record.march)
    assert row(orla, record.dialogue, "meeting", id=record.march.hex)["list_is_public"] is True
