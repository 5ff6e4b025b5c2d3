"""The silence procedure: who opens it, what breaks it, what it makes of the text, and when that is noticed."""

import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from actions.desk import Desk
from actions.silences import capitals, give_zone
from actions.standstill import settle_silences
from actions.upkeep import prepare
from actions.verification import verify
from dialogue.refusals import (
    DeadlineComesTwice,
    DeadlineNeverComes,
    DeadlineNotAhead,
    FieldMissing,
    NoSuchRow,
    NotPermitted,
    Refusal,
    SilenceNeedsCleanText,
    SilenceNotRunning,
    SilenceRunning,
    TextMovedOn,
    UnknownTimeZone,
)
from dialogue.silence import SilenceStanding
from drafts.consensus import Agreement, Level
from models.drafts import Acceptance
from models.silences import SilenceLapse
from models.stores import Stores
from tests.actions.closing import (
    NEW_YORK,
    OPENED,
    SHANGHAI,
    broken,
    cancelled,
    milestone,
    running,
    settled,
    silence,
    silence_on,
    silences,
)
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.cast import CAST

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
SHOULD = (EN.replace("shall", "should"), ZH.replace("应", "宜"))
DEADLINE = OPENED + timedelta(hours=48)


def wall(*given: int) -> datetime:
    """A time on the wall of a capital, without a zone."""
    return datetime(*given, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


@pytest.fixture
def quick(sqlite_stores, sqlite_desks) -> Table:
    """The same where one engine is enough."""
    return set_table(sqlite_stores, sqlite_desks)


def zoned(table: Table, party: str, zone: str) -> None:
    """Where the capital of a party lies."""
    with table.desks["orla"].writing() as joint:
        give_zone(joint, table.desks["orla"].actor, party, zone)


def keys_of(table: Table) -> list[tuple]:
    """Every key on the first revisions: which revision, whose, how turned, when."""
    with table.desks["orla"].reading() as joint:
        return sorted(
            (str(a.revision_id), a.party, a.level, a.reason, a.made_at if a.reason == "silence" else None)
            for a in joint.exec(select(Acceptance))
        )


# -- opening -----------------------------------------------------------------------------------------------------------


def test_the_deadline_is_shown_on_the_clocks_of_both_capitals(table):
    for party, zone in (("us", NEW_YORK), ("cn", SHANGHAI)):
        zoned(table, party, zone)
    silence(table)
    (line,) = silences(table, OPENED)
    assert (line.standing, line.deadline, line.label) == (SilenceStanding.RUNNING, DEADLINE, "0.1")
    shown = {clock.party: clock.wall.at.strftime("%d %H:%M") for clock in line.clocks}
    assert shown == {"us": "04 07:00", "cn": "04 20:00"}


def test_only_the_secretariats_organiser_opens_silence_and_an_outsider_knows_of_nothing(quick):
    of = milestone(quick)
    for name, refusal in (("helen", NotPermitted), ("robin", NotPermitted), ("odile", NoSuchRow)):
        with pytest.raises(refusal):
            silence_on(quick, of, by=name)
    assert silences(quick) == []


def test_a_milestone_that_the_text_has_moved_on_from_is_not_put_under_silence(quick):
    of = milestone(quick)
    quick.accept_proposal("wenyan", quick.table("daniel", *SHOULD))
    with pytest.raises(TextMovedOn):
        silence_on(quick, of)


def test_silence_accepts_no_words_in_brackets(quick):
    quick.accept_proposal("wenyan", quick.table("daniel", f"[{EN}]", ZH))
    with pytest.raises(SilenceNeedsCleanText) as refused:
        silence(quick)
    assert refused.value.facts == {"count": 1, "clauses": "1"}


@pytest.mark.parametrize(
    ("zone", "wall_time", "refusal"),
    [
        ("Atlantis/Capital", wall(2026, 3, 5, 12), UnknownTimeZone),
        (NEW_YORK, wall(2026, 3, 1, 12), DeadlineNotAhead),
        (NEW_YORK, wall(2026, 3, 8, 2, 30), DeadlineNeverComes),
        (NEW_YORK, wall(2026, 11, 1, 1, 30), DeadlineComesTwice),
    ],
)
def test_a_deadline_that_cannot_be_meant_is_refused(quick, zone, wall_time, refusal):
    with pytest.raises(refusal):
        silence(quick, zone=zone, wall_time=wall_time)


def test_over_a_change_of_clocks_the_deadline_is_the_one_on_the_capitals_wall(quick):
    silence(quick, zone=NEW_YORK, wall_time=wall(2026, 3, 8, 12))
    (line,) = silences(quick, OPENED)
    assert line.deadline == datetime(2026, 3, 8, 16, tzinfo=UTC)  # summer time has begun that morning
    twice = running(quick, zone=NEW_YORK, wall_time=wall(2027, 11, 7, 1, 30), fold=1)
    assert twice.deadline == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


def test_the_secretariat_gives_another_party_the_zone_of_its_capital(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks, ("us", "cn", "third"))
    orla = sqlite_desks["orla"]
    zoned(table, "third", "Africa/Nairobi")
    with pytest.raises(UnknownTimeZone):
        zoned(table, "third", "Nowhere")
    with orla.reading() as joint:
        assert capitals(joint, orla.actor, table.draft)["third"] == "Africa/Nairobi"


def test_opened_twice_under_one_key_it_is_opened_once_and_a_second_one_has_to_wait(quick):
    of = milestone(quick)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    first, again = (silence_on(quick, of, now=now, key="open") for _ in range(2))
    assert first.id == again.id
    with pytest.raises(SilenceRunning):
        silence_on(quick, of, now=now)


# -- while it runs -----------------------------------------------------------------------------------------------------


def test_while_silence_runs_no_other_words_are_tabled_or_accepted(table):
    open_one = table.table("daniel", *SHOULD)
    private = table.write("songbi", EN + " Once.", ZH)
    procedure = running(table)
    for act in (
        lambda: table.table("daniel", EN + " Twice.", ZH),
        lambda: table.accept_proposal("wenyan", open_one),
        lambda: table.release("wenyan"),
        lambda: table.accept("wenyan", condition_id=table.first[1]),
    ):
        with pytest.raises(SilenceRunning) as refused:
            act()
        assert refused.value.facts == {"deadline": procedure.deadline}
    assert table.head().id == table.first[0]
    assert private.state == "private"
    broken(table, procedure.id)
    assert table.accept_proposal("wenyan", open_one).text_en == SHOULD[0]


def test_a_party_may_still_accept_the_very_words_that_are_under_silence(quick):
    running(quick)
    quick.accept("wenyan")
    assert quick.standing().keys == {"cn": Level.CONFIRMED}


# -- broken, cancelled -------------------------------------------------------------------------------------------------


def test_a_head_breaks_silence_with_a_reason_and_nothing_is_accepted(table):
    procedure = silence(table)
    with pytest.raises(FieldMissing):
        broken(table, procedure.id, reason=" ", now=OPENED + timedelta(hours=1))
    broken(table, procedure.id, now=DEADLINE - timedelta(microseconds=1))
    (line,) = silences(table)
    assert line.standing == SilenceStanding.BROKEN
    assert [(b.party, b.reason) for b in line.breaks] == [("cn", "Not yet.")]
    assert settled(table) == 0
    assert table.agreement() == Agreement.OPEN


def test_at_the_deadline_it_is_too_late_to_object_and_to_cancel(quick):
    procedure = silence(quick)
    for act in (broken, cancelled):
        with pytest.raises(SilenceNotRunning):
            act(quick, procedure.id, now=DEADLINE)


def test_the_secretariat_cancels_and_a_drafter_or_another_side_cannot(quick):
    procedure = silence(quick)
    hour = OPENED + timedelta(hours=1)
    for name in ("songbi", "robin", "helen"):
        with pytest.raises(NotPermitted):
            cancelled(quick, procedure.id, by=name, now=hour)
    with pytest.raises(NotPermitted):
        broken(quick, procedure.id, by="songbi", now=hour)
    cancelled(quick, procedure.id, now=hour)
    (line,) = silences(quick)
    assert (line.standing, line.cancelled_reason) == (SilenceStanding.CANCELLED, "Called off.")
    assert settled(quick) == 0


# -- lapsed into acceptance --------------------------------------------------------------------------------------------


def test_lapsed_into_acceptance_every_key_is_turned_as_of_the_deadline(table, stores):
    table.accept("wenyan", level=Level.AD_REFERENDUM)
    table.accept("helen", 1)
    silence(table)
    assert settled(table, DEADLINE - timedelta(seconds=1)) == 0
    assert settled(table, DEADLINE + timedelta(hours=7)) == 1
    assert [table.agreement(clause) for clause in range(3)] == [Agreement.AGREED] * 3
    by_silence = [a for a in table.standing().acceptances if a.reason == "silence"]
    assert [(a.party, a.level, a.made_at) for a in by_silence] == [
        ("us", Level.CONFIRMED, DEADLINE), ("cn", Level.CONFIRMED, DEADLINE),
    ]  # fmt: skip
    assert len(table.standing(1).acceptances) == 2
    assert verify(stores) == []


def test_it_is_settled_once_however_often_it_is_noticed(quick, sqlite_stores):
    silence(quick)
    assert settle_silences(sqlite_stores) == 1
    before = keys_of(quick)
    assert settle_silences(sqlite_stores) == settled(quick) == 0
    prepare(sqlite_stores)
    assert keys_of(quick) == before
    with quick.desks["orla"].reading() as joint:
        assert len(joint.exec(select(SilenceLapse)).all()) == 1


def test_a_server_that_was_down_at_the_deadline_settles_when_it_starts(table, stores):
    silence(table)
    assert table.agreement() == Agreement.OPEN
    prepare(stores)
    assert table.agreement() == Agreement.AGREED
    (line,) = silences(table)
    assert line.is_settled


def test_whoever_wants_to_change_the_text_after_the_deadline_finds_it_agreed(quick):
    silence(quick)
    with quick.desks["daniel"].reading() as joint:
        assert joint.exec(select(SilenceLapse)).all() == []
    quick.table("daniel", *SHOULD)  # with a reason, because the clause is agreed by now
    assert quick.standing().keys == {"cn": Level.CONFIRMED}
    assert quick.agreement(1) == Agreement.AGREED


@pytest.mark.parametrize("seed", range(8))
def test_what_lapse_makes_of_a_text_does_not_depend_on_when_it_is_noticed(seed, sqlite_bed, tmp_path):

    outcomes = []
    for noticed_after in (timedelta(0), timedelta(hours=1 + seed), timedelta(days=30)):
        chance = random.Random(seed)
        stores = Stores(sqlite_bed.copy(tmp_path / str(noticed_after.total_seconds())))
        table = set_table(stores, {name: Desk(stores, actor) for name, actor in CAST.items()})
        for clause in range(3):
            for head in ("helen", "wenyan"):
                if chance.random() < 0.5:
                    level = chance.choice([Level.CONFIRMED, Level.AD_REFERENDUM])
                    condition = table.first[(clause + 1) % 3] if chance.random() < 0.3 else None
                    table.accept(head, clause, level=level, condition_id=condition)
        procedure = silence(table)
        fate = chance.choice(["lapse", "lapse", "break", "cancel"])
        moment = OPENED + timedelta(minutes=chance.randrange(1, 48 * 60))
        if fate == "break":
            broken(table, procedure.id, now=moment)
        if fate == "cancel":
            cancelled(table, procedure.id, now=moment)
        assert settled(table, DEADLINE + noticed_after) == (fate == "lapse")
        outcomes.append(
            [
                (table.agreement(c), [(a.ordinal, a.party, a.level, a.reason) for a in table.standing(c).acceptances])
                for c in range(3)
            ]
        )
        dated = {a.made_at for c in range(3) for a in table.standing(c).acceptances if a.reason == "silence"}
        assert dated <= {DEADLINE}
        stores.close()
    assert outcomes[0] == outcomes[1] == outcomes[2]


@pytest.mark.parametrize("seed", range(8))
def test_a_draft_with_a_running_silence_never_changes_its_text(seed, quick):
    chance = random.Random(seed)
    tabled = [quick.table("daniel", *SHOULD), quick.table("songbi", EN + " Once.", ZH, 1)]
    procedure, until_broken = running(quick), chance.randrange(5, 25)
    frozen = (quick.texts(), [quick.head(c).id for c in range(3)])
    acts = [
        lambda: quick.table(chance.choice(["daniel", "songbi"]), EN + f" {chance.random()}", ZH, chance.randrange(3)),
        lambda: quick.accept_proposal("wenyan", tabled[0]),
        lambda: quick.accept_proposal("helen", tabled[1]),
        lambda: quick.accept(chance.choice(["helen", "wenyan"]), chance.randrange(3)),
        lambda: quick.release(chance.choice(["helen", "wenyan"]), chance.randrange(3)),
    ]
    for _ in range(until_broken):
        with suppress(Refusal):
            chance.choice(acts)()
        assert (quick.texts(), [quick.head(c).id for c in range(3)]) == frozen
    assert len(quick.tabled()) == 2
    broken(quick, procedure.id)
    quick.accept_proposal("wenyan", tabled[0])
    assert quick.head().id != frozen[1][0]
