"""Who met whom: counted at one table only, each round once, in both orders the same."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dialogue.contacts import contacts
from dialogue.vocabulary import Presence


@dataclass(frozen=True)
class Seat:
    person: str
    meeting_id: UUID
    party: str
    met_on: date
    presence: Presence = Presence.LISTED
    rank: str | None = None
    round: UUID | None = None

    @property
    def round_id(self) -> UUID:
        return self.round or self.meeting_id


def seat(person: str, meeting: int, party: str, **more: object) -> Seat:
    return Seat(person, UUID(int=meeting), party, date(2019, meeting, 1), **more)  # type: ignore[arg-type]


def people(seats, **settings):
    return contacts(seats, lambda s: s.person, **settings)


TABLE = [seat("ann", 3, "us"), seat("bo", 3, "cn"), seat("cai", 3, "cn"), seat("ann", 12, "us"), seat("bo", 12, "cn")]


def test_two_that_sat_at_two_meetings_last_met_at_the_later_for_the_first_time_since_the_earlier():
    first = people(TABLE)[0]
    assert (first.first, first.second) == ("ann", "bo")
    assert (first.last, first.before_last, first.gap_days) == (date(2019, 12, 1), date(2019, 3, 1), 275)


def test_two_of_one_side_met_only_where_that_is_asked_for():
    assert not any({c.first, c.second} == {"bo", "cai"} for c in people(TABLE))
    assert any({c.first, c.second} == {"bo", "cai"} for c in people(TABLE, across=False))


def test_who_is_only_inferred_to_have_been_there_is_left_out_unless_wanted():
    seats = [seat("ann", 3, "us"), seat("bo", 3, "cn", presence=Presence.INFERRED)]
    assert people(seats) == []
    assert len(people(seats, inferred=True)) == 1


def test_two_sittings_of_one_round_are_one_meeting():
    seats = [
        seat("ann", 3, "us"), seat("bo", 3, "cn"), seat("ann", 4, "us", round=UUID(int=3)), seat("bo", 4, "cn", round=UUID(int=3)),
    ]  # fmt: skip
    (contact,) = people(seats)
    assert contact.meetings == (UUID(int=3),)


def test_people_at_different_sittings_of_a_round_did_not_meet_there():
    seats = [seat("ann", 3, "us", round=UUID(int=9)), seat("bo", 4, "cn", round=UUID(int=9))]
    assert people(seats) == []


def test_a_seat_without_a_rank_is_in_no_pair_of_ranks():
    seats = [seat("ann", 3, "us", rank="minister"), seat("bo", 3, "cn"), seat("cai", 3, "cn", rank="minister")]
    (contact,) = contacts(seats, lambda s: s.rank and (s.party, s.rank))
    assert (contact.first, contact.second) == (("cn", "minister"), ("us", "minister"))


SEATS = st.lists(
    st.builds(
        lambda who, meeting, side, how: replace(seat(who, meeting, side), presence=how),
        st.sampled_from("abcde"), st.integers(1, 6), st.sampled_from(["us", "cn", ""]), st.sampled_from(Presence),
    ),
    max_size=24,
)  # fmt: skip


@given(SEATS, st.booleans(), st.booleans())
def test_pairs_do_not_depend_on_the_order_and_each_is_seen_at_a_table(seats, inferred, across):
    found = people(seats, inferred=inferred, across=across)
    assert found == people(seats[::-1], inferred=inferred, across=across)
    assert len({frozenset((c.first, c.second)) for c in found}) == len(found)
    for contact in found:
        assert contact.first != contact.second
        assert list(contact.days) == sorted(contact.days)
        for meeting in contact.meetings:
            there = [s for s in seats if s.meeting_id == meeting and (inferred or s.presence != Presence.INFERRED)]
            assert {contact.first, contact.second} <= {s.person for s in there}
    fewer = {(c.first, c.second) for c in people(seats, inferred=inferred)}
    assert fewer <= {(c.first, c.second) for c in people(seats, inferred=inferred, across=False)}


def test_two_hundred_meetings_of_twenty_are_counted_at_once():
    day = date(2000, 1, 1)
    seats = [
        Seat(f"{side}{n}", UUID(int=m), side, day + timedelta(days=m))
        for m in range(200)
        for side in ("us", "cn")
        for n in range(10)
    ]
    assert len(people(seats)) == 100
