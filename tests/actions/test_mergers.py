"""Two entries of the register that had become one come apart again: every seat, name and note where it stood before."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from actions.journal import read_journal
from actions.meetings import record_meeting
from actions.mergers import undo_merger
from actions.participations import add_participation
from actions.people import add_name, read_person, record_person
from actions.same_people import decide_on_pair, list_likely_pairs, list_verdicts
from dialogue.record import SamePersonVerdict
from dialogue.refusals import BothSatThere, NoSuchRow, NotPermitted
from dialogue.refusals_of_record import BothSatSince, MergedFurther, MergerUndone
from models.base import new_id
from models.people import Participation, Person, PersonMerger, PersonName

SAME = SamePersonVerdict.SAME
NAMES = ("Wang Bin", "WANG Bin", "王斌", "Bin Wang", "Wang P’in")
NOTES = ("", "x", "x-ray", "a; b", "b", "x; y")


def state(session):
    """To whom every seat and form of a name belongs, and what is noted of everybody."""
    return (
        {seat.id: seat.person_id for seat in session.exec(select(Participation))},
        {name.id: name.person_id for name in session.exec(select(PersonName))},
        {person.id: (person.note, person.merged_into_id) for person in session.exec(select(Person))},
    )


def merged(session, who, kept, other):
    decide_on_pair(session, who, kept, other, SAME)
    return session.exec(select(PersonMerger).order_by(PersonMerger.id.desc())).first().id


def one_of(desk, names, note="", meeting=None):
    with desk.writing() as session:
        person = record_person(session, desk.actor, names=list(names), note=note).id
        if meeting is not None:
            add_participation(session, desk.actor, meeting, party="us", person_id=person)
    return person


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(
        st.tuples(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.sampled_from(NOTES), st.integers(0, 2)),
        min_size=2, max_size=5,
    ),
    choices=st.data(),
)  # fmt: skip
def test_whatever_was_made_one_comes_apart_in_any_order_in_which_it_can_and_exactly(scene, desks, people, choices):
    orla = desks["orla"]
    with orla.writing() as session:
        who, ids = orla.actor, []
        for names, note, seats in people:
            ids.append(record_person(session, who, names=names, note=note).id)
            for _ in range(seats):
                meeting = record_meeting(session, who, scene.dialogue, starts_on=date(2024, 1, 1)).id
                add_participation(session, who, meeting, party="us", person_id=ids[-1])
        before = state(session)
        standing = []
        for _ in range(choices.draw(st.integers(1, len(ids) - 1))):
            kept, other = choices.draw(st.permutations(sorted(ids)))[:2]
            standing.append((merged(session, who, kept, other), kept, other))
            ids.remove(other)
        while standing:
            free = [one for one in standing if not any(other == one[1] for _, _, other in standing)]
            one = choices.draw(st.sampled_from(free))
            undo_merger(session, who, one[0])
            standing.remove(one)
        assert state(session) == before


def test_a_part_of_a_note_that_two_mergers_brought_goes_with_the_one_that_is_taken_back(scene, desks):
    orla = desks["orla"]
    kept, first, inner, outer = (
        one_of(orla, [name], note) for name, note in (("K", ""), ("A", "a; b"), ("B", "a; b"), ("C", "x"))
    )
    with orla.writing() as session:
        who, before = orla.actor, state(session)
        nested = merged(session, who, outer, inner)
        one, two = (merged(session, who, kept, other) for other in (first, outer))
        assert session.get_one(Person, kept).note == "a; b; x; a; b"
        for merger in (one, two, nested):
            undo_merger(session, who, merger)
        assert state(session) == before


def test_what_the_kept_entry_was_given_since_stays_with_it_and_the_pair_is_offered_again(scene, desks):
    orla = desks["orla"]
    kept, other = one_of(orla, ["Ada Vale"], "kept"), one_of(orla, ["Ada Vale", "维尔"], "other", scene.meeting)
    with orla.writing() as session:
        merger = merged(session, orla.actor, kept, other)
        later = record_meeting(session, orla.actor, scene.dialogue, starts_on=date(2026, 1, 1)).id
        add_participation(session, orla.actor, later, party="us", person_id=kept)
        add_name(session, orla.actor, kept, "A. Vale")
    with orla.writing() as session:
        (line,) = list_verdicts(session, orla.actor, kept)
        assert line.merger_id == merger
        undo_merger(session, orla.actor, merger, reason="two sisters")
    with orla.reading() as session:
        one, two = (read_person(session, orla.actor, person) for person in (kept, other))
        assert ([n.text for n in one.names], one.note, len(one.sat)) == (["Ada Vale", "A. Vale"], "kept", 1)
        assert ([n.text for n in two.names], two.note, len(two.sat)) == (["Ada Vale", "维尔"], "other", 1)
        assert {kept, other} in [{pair.first.id, pair.second.id} for pair in list_likely_pairs(session, orla.actor)]
        assert list_verdicts(session, orla.actor, kept)[0].merger_id is None
        assert read_journal(session, orla.actor)[0].act == "person:merger:undone"


def test_what_stands_in_the_way_is_told(scene, desks):
    orla = desks["orla"]
    a, b, c = (one_of(orla, [name]) for name in ("One", "Two", "Three"))
    with orla.writing() as session:
        inner = merged(session, orla.actor, b, c)
        outer = merged(session, orla.actor, a, b)
    with orla.writing() as session, pytest.raises(MergedFurther):
        undo_merger(session, orla.actor, inner)
    with orla.writing() as session:
        undo_merger(session, orla.actor, outer, key="k")
        undo_merger(session, orla.actor, outer, key="k")
        undo_merger(session, orla.actor, inner)
    with orla.writing() as session, pytest.raises(MergerUndone):
        undo_merger(session, orla.actor, outer)
    d = one_of(orla, ["Four"], meeting=scene.meeting)
    with orla.writing() as session:
        merger = merged(session, orla.actor, a, d)
    with pytest.raises(BothSatSince), orla.writing() as session:  # noqa: PT012 (both in one transaction)
        session.add(Participation(meeting_id=scene.meeting, person_id=d))
        session.flush()
        undo_merger(session, orla.actor, merger)
    e, f = (one_of(orla, [name], meeting=scene.meeting) for name in ("Five", "Six"))
    with orla.writing() as session, pytest.raises(BothSatThere):
        decide_on_pair(session, orla.actor, e, f, SAME)
    for name, refused in (("helen", NotPermitted), ("robin", NoSuchRow)):
        with desks[name].writing() as session, pytest.raises(refused):
            undo_merger(session, desks[name].actor, merger if name == "helen" else new_id())
