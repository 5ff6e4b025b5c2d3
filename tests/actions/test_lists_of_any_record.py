"""A list that is narrowed and cut by the store holds what the rule says of each row read by itself, whatever is on record."""

from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from actions import commitment_lists, position_lists
from actions.commitments import read_commitment
from actions.desk import Desk
from actions.due_lists import DueNoun, due_list
from actions.people import kept_person, people_part, read_person, record_person
from actions.positions import read_position
from actions.sources import find_sources, read_source
from dialogue.commitments import COMING, Standing, Status
from dialogue.names import search_key
from dialogue.record import ConditionState, Fulfilled, Obligation
from dialogue.refusals import NoSuchRow
from dialogue.vocabulary import DueKind, PositionKind, SourceKind, Stance, Strength
from models.commitments import Account, Commitment, CommitmentParty, ConditionFinding, Fulfilment
from models.people import Participation, Person, PersonName
from models.positions import Position
from models.sources import Passage, Source
from tests.actions.scene import set_scene
from tests.cast import CAST

TODAY = date(2026, 6, 1)
PARTIES = ("us", "cn", "")
WORDS = ("Dredge the 港口", "publish tables", "100%_of ports", "")
ANY = settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.reuse, Phase.generate)
)  # a record of ten rows is small as it is: to shrink it takes minutes
CHANCE = st.randoms(use_true_random=False)


class _Record:
    """The scene, with rows of any kind beside it in the joint store and in that of one side."""

    def __init__(self, stores, chance: Random) -> None:
        self.orla, self.daniel, self.chance = Desk(stores, CAST["orla"]), Desk(stores, CAST["daniel"]), chance
        self.scene = set_scene(self.orla)

    def day(self) -> date:
        """Around today, often the very day on which something turns."""
        return TODAY + timedelta(days=self.chance.choice((-400, -31, -1, 0, 1, 29, 30, 31, 400)))

    def some(self, *choices):
        return self.chance.choice(choices)

    def fill(self, lay) -> None:
        """Lay rows in both stores, each under a dialogue and on a passage that may stand there."""
        with self.orla.store().writing() as joint:
            lay(joint, (self.scene.dialogue, self.scene.other_dialogue), self.scene.agreed)
        with self.daniel.store(self.daniel.actor.own_audience).writing() as own:
            passage = Passage(source_id=self.scene.source, exact="Both sides", start=146, end=156)
            own.add(passage)
            own.flush()
            lay(own, (self.scene.dialogue, None), passage.id)

    def readings(self):
        """Who reads which store, with the joint one beside an own: session, actor, joint."""
        for desk in (self.orla, self.daniel):
            with desk.reading() as joint:
                yield joint, desk.actor, None
        with self.daniel.reading() as joint, self.daniel.reading_own() as own:
            yield own, self.daniel.actor, joint


def known(session, table, read):
    """Every row of a table that its reader may know of, each read by itself."""
    for row in session.exec(select(table)).all():
        try:
            yield read(row.id)
        except NoSuchRow:
            continue


def holds(words: str, *texts: str) -> bool:
    return all(any(word.lower() in text.lower() for text in texts) for word in words.split())


def lay_commitments(of: _Record, number: int):
    def lay(session, dialogues, passage) -> None:
        for _ in range(number):
            on = {"passage_id": passage}
            due = of.some(*DueKind)
            row = Commitment(
                dialogue_id=of.some(*dialogues), debtor=of.some(*PARTIES), debtor_label_en="a port", creditor=of.some(*PARTIES),
                action_en=of.some(*WORDS), action_zh="公布", strength=Strength.WILL, due_kind=due,
                due_from=of.some(None, of.day()), due_on=of.some(None, of.day(), of.day()),
                condition_en=of.some("", "", "if funded"), **on,
            )  # fmt: skip
            session.add(row)
            session.flush()
            for place in range(of.some(0, 0, 1, 2)):
                other = {"party": of.some(*PARTIES), "label_en": "the pilots", "place": place}
                session.add(CommitmentParty(commitment_id=row.id, obligation=of.some(*Obligation), **other))
            for _ in range(of.some(0, 0, 1, 3)):
                session.add(Fulfilment(commitment_id=row.id, state=of.some(*Fulfilled), seen_on=of.day(), **on))
            for _ in range(of.some(0, 1, 2)):
                state = of.some(*ConditionState)
                session.add(ConditionFinding(commitment_id=row.id, state=state, seen_on=of.day(), **on))
            for _ in range(of.some(0, 1, 2, 3)):
                told = {"party": of.some("us", "cn", "third"), "stance": of.some(*Stance), "stated_on": of.day()}
                session.add(Account(commitment_id=row.id, **told, **on))

    return lay


def is_due(line) -> bool:
    return line.status in COMING | {Status.OVERDUE, Status.PARTLY}


def _due(line):
    """What a due list says of a commitment that is read alone."""
    outside = [one for one in line.debtors if not one.party]
    return (
        line.id, tuple(dict.fromkeys(one.party for one in line.debtors if one.party)),
        ", ".join(one.label_en or one.label_zh for one in outside), "、".join(one.label_zh or one.label_en for one in outside),
        line.owner, line.action_en, line.due_on, line.is_overdue, line.is_private,
    )  # fmt: skip


@ANY
@given(chance=CHANCE, number=st.integers(2, 10))
def test_a_part_of_any_commitments_is_that_of_those_each_read_alone(chance, number, sqlite_bed):
    with sqlite_bed.lent() as (_, stores):
        of = _Record(stores, chance)
        of.fill(lay_commitments(of, number))
        for session, actor, joint in of.readings():
            every = list(
                known(session, Commitment, lambda key: read_commitment(session, actor, key, today=TODAY, joint=joint))  # noqa: B023
            )
            every.sort(key=lambda line: (line.due_on or date.max, line.id))
            for _ in range(10):
                asked = commitment_lists.Asked(
                    dialogue_id=of.some(None, None, of.scene.dialogue), debtor=of.some("", "us", "cn"),
                    standing=of.some(None, None, *Standing), status=of.some(None, *Status),
                    due_kind=of.some(None, None, *DueKind), overdue=of.some(False, False, True), words=of.some("", "PORT", "%_"),
                )  # fmt: skip
                wanted = [
                    line
                    for line in every
                    if asked.dialogue_id in (None, line.dialogue_id)
                    and (not asked.debtor or asked.debtor in line.debtor_keys)
                    and asked.standing in (None, line.standing)
                    and asked.status in (None, line.status)
                    and asked.due_kind in (None, line.due_kind)
                    and (not asked.overdue or line.is_overdue)
                    and holds(asked.words, line.action_en, line.action_zh, line.quote.exact)
                ]
                limit = of.some(1, 3, 100)
                given_ = {"today": TODAY, "joint": joint}
                part = commitment_lists.find_commitments(session, actor, asked, limit=limit, **given_)
                assert (list(part.lines), part.total) == (wanted[:limit], len(wanted))
                waiting = commitment_lists.open_commitments(session, actor, asked, **given_)
                assert [(one.id, one.status, one.debtor_keys) for one in waiting] == [
                    (line.id, line.status, line.debtor_keys)
                    for line in wanted
                    if line.due_on and line.status in COMING | {Status.OVERDUE}
                ]
            ahead = of.some(30, 31, 400)
            due = due_list(session, actor, today=TODAY, within=timedelta(days=ahead), joint=joint)
            assert [
                (d.id, d.sides, d.who_en, d.who_zh, d.owner, d.title_en, d.due_on, d.is_overdue, d.is_private)
                for d in due
                if d.noun == DueNoun.COMMITMENT
            ] == [_due(line) for line in every if line.due_on and (line.due_on - TODAY).days <= ahead and is_due(line)]


@ANY
@given(chance=CHANCE, number=st.integers(2, 10))
def test_a_part_of_any_positions_is_that_of_those_each_read_alone(chance, number, sqlite_bed):
    with sqlite_bed.lent() as (_, stores):
        of = _Record(stores, chance)

        def lay(session, dialogues, passage) -> None:
            earlier = [None]
            for _ in range(number):
                row = Position(
                    dialogue_id=of.some(*dialogues), meeting_id=of.some(None, of.scene.meeting), party=of.some(*PARTIES),
                    topic_id=of.some(None, of.scene.topic), kind=of.some(*PositionKind), statement_en=of.some(*WORDS),
                    stated_on=of.some(None, of.day()), supersedes_id=of.some(*earlier), passage_id=passage,
                )  # fmt: skip
                session.add(row)
                session.flush()
                earlier.append(row.id)

        of.fill(lay)
        for session, actor, joint in of.readings():
            every = list(known(session, Position, lambda key: read_position(session, actor, key, joint)))  # noqa: B023
            every.sort(key=lambda line: (line.stated_on or date.min, line.id), reverse=True)
            for _ in range(10):
                topic, party = (
                    of.some("", of.scene.topic.hex, position_lists.ABOUT_NOTHING),
                    of.some("", "us", "others"),
                )
                asked = position_lists.Asked(
                    of.some(None, of.scene.dialogue), of.some(None, of.scene.meeting), topic, party,
                    of.some(None, None, *PositionKind), of.some("", "PORT", "%_"),
                )  # fmt: skip
                wanted = [
                    line
                    for line in every
                    if asked.dialogue_id in (None, line.dialogue_id)
                    and asked.meeting_id in (None, line.meeting_id)
                    and topic in ("", line.topic_id.hex if line.topic_id else position_lists.ABOUT_NOTHING)
                    and party in ("", line.party or position_lists.NOBODYS)
                    and asked.kind in (None, line.kind)
                    and holds(asked.words, line.statement_en, line.statement_zh, line.quote.exact)
                ]
                limit = of.some(1, 3, 100)
                part = position_lists.find_positions(session, actor, asked, limit=limit, joint=joint)
                assert (list(part.lines), part.total) == (wanted[:limit], len(wanted))


@ANY
@given(chance=CHANCE, number=st.integers(2, 10))
def test_a_part_of_any_sources_is_that_of_those_each_read_alone(chance, number, sqlite_bed):
    with sqlite_bed.lent() as (_, stores):
        of = _Record(stores, chance)

        def lay(session, dialogues, passage) -> None:
            earlier = [None]
            for _ in range(number):
                row = Source(
                    kind=of.some(*SourceKind), title=of.some(*WORDS), reference=of.some("", "Ports/7"), publisher=of.some("", "港口 Press"),
                    dated_on=of.some(None, of.day()), dialogue_id=of.some(*dialogues), text="It was said.", sha256="0" * 64,
                    corrects_id=earlier[-1] if of.some(False, True) else None,
                )  # fmt: skip
                session.add(row)
                session.flush()
                earlier.append(row.id)
                for _ in range(of.some(0, 2)):
                    session.add(Passage(source_id=row.id, exact="It", start=0, end=2))

        of.fill(lay)
        for session, actor, _joint in of.readings():
            made = {row.id: row.made_at for row in session.exec(select(Source)).all()}
            every = list(known(session, Source, lambda key: read_source(session, actor, key).line))  # noqa: B023
            every.sort(key=lambda line: (line.dated_on or date.min, made[line.id], line.id), reverse=True)
            for _ in range(8):
                dialogue, kind, words = (
                    of.some(None, of.scene.dialogue), of.some(None, *SourceKind), of.some("", "PORT", "%_", "港口 7"),
                )  # fmt: skip
                wanted = [
                    line
                    for line in every
                    if dialogue in (None, line.dialogue_id) and kind in (None, line.kind)
                    if holds(words, line.title, line.reference, line.publisher)
                ]
                limit = of.some(1, 3, 100)
                part = find_sources(session, actor, dialogue_id=dialogue, kind=kind, words=words, limit=limit)
                assert (list(part.lines), part.total) == (wanted[:limit], len(wanted))


@ANY
@given(chance=CHANCE, number=st.integers(2, 10))
def test_a_part_of_any_people_is_that_of_those_each_read_alone_and_nobody_stands_twice(chance, number, sqlite_bed):
    with sqlite_bed.lent() as (_, stores):
        of = _Record(stores, chance)
        with of.orla.store().writing() as session:
            earlier = [of.scene.person]
            for ordinal in range(number):
                name = f"{of.some('Ingrid', 'Ina', '吕安', 'Özgür')} {of.some('Voss', 'van Dam', '庆')} {ordinal}"
                person = record_person(session, of.orla.actor, names=[name])
                meeting = of.some(None, of.scene.meeting, of.scene.other_meeting)
                if meeting:
                    session.add(Participation(meeting_id=meeting, party="cn", person_id=person.id))
                if of.some(False, False, True):
                    person.merged_into_id = of.some(*earlier)
                earlier.append(person.id)
        for session, actor, _joint in list(of.readings())[:2]:
            every = {}
            for row in session.exec(select(Person)).all():
                try:
                    every[row.id] = read_person(session, actor, row.id)
                except NoSuchRow:
                    continue
                assert every[row.id].id == kept_person(session, row).id, "an old link leads to the entry that was kept"
            found = {name.person_id: "" for name in session.exec(select(PersonName)).all()}
            for name in session.exec(select(PersonName)).all():
                found[name.person_id] += f"\n{name.found}"
            for query in ("", "in", "VOSS", "van dam", "安庆", "nobody"):
                wanted = sorted(
                    (line for key, line in every.items() if key == line.id and search_key(query) in found[key]),
                    key=lambda line: search_key(line.name_en),
                )
                limit = of.some(1, 3, 100)
                part = people_part(session, actor, query, limit=limit)
                assert (list(part.lines), part.total) == (wanted[:limit], len(wanted))
