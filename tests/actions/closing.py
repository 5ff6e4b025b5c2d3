"""The last steps on a draft of the drafting tests: milestones, silence, statements, adoption, errata; short to write."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from actions.adoptions import AdoptionView, adopt_text, read_adoption
from actions.desk import Desk
from actions.errata import declare_erratum
from actions.follow_ups_confirm import Undertaking, Words, confirm_commitment
from actions.meetings import record_meeting
from actions.milestones import set_milestone
from actions.silences import break_silence, cancel_silence, list_silences, open_silence
from actions.standstill import settle_draft
from actions.statements import list_statements, make_statement
from actions.transaction import transaction
from dialogue.statements import StatementKind
from dialogue.vocabulary import Strength
from models.stores import Stores
from tests.actions.drafting import CLAUSES, HEADS, Table, set_table

NEW_YORK, SHANGHAI = "America/New_York", "Asia/Shanghai"
OPENED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A moment that has long passed: procedures of tests are opened then."""


def milestone(table: Table) -> UUID:
    """The text as it stands, set down."""
    with table.desks["orla"].writing() as joint:
        return set_milestone(joint, table.desks["orla"].actor, table.draft).id


def silence(table: Table, *, now: datetime = OPENED, hours: int = 48, by: str = "orla", **given):
    """A silence procedure on the text as it stands, with a deadline in Shanghai."""
    return silence_on(table, milestone(table), now=now, hours=hours, by=by, **given)


def silence_on(table: Table, of: UUID, *, now: datetime = OPENED, hours: int = 48, by: str = "orla", **given):
    """A silence procedure on a milestone."""
    given.setdefault("zone", SHANGHAI)
    given.setdefault("wall_time", (now + timedelta(hours=hours + 8)).replace(tzinfo=None))
    with table.desks[by].writing() as joint:
        return open_silence(joint, table.desks[by].actor, of, now=now, **given)


def running(table: Table, **given):
    """A silence procedure that runs at this moment."""
    return silence(table, now=datetime.now(UTC).replace(second=0, microsecond=0), **given)


def broken(table: Table, of: UUID, by: str = "wenyan", reason: str = "Not yet.", **given):
    """A party's objection."""
    with table.desks[by].writing() as joint:
        return break_silence(joint, table.desks[by].actor, of, reason, **given)


def cancelled(table: Table, of: UUID, by: str = "orla", **given):
    """The procedure is called off."""
    with table.desks[by].writing() as joint:
        return cancel_silence(joint, table.desks[by].actor, of, "Called off.", **given)


def silences(table: Table, now: datetime | None = None, by: str = "orla"):
    """The procedures of the draft as they stand."""
    with table.desks[by].reading() as joint:
        return list_silences(joint, table.desks[by].actor, table.draft, now=now)


def settled(table: Table, now: datetime | None = None) -> int:
    """Notice what has lapsed."""
    with transaction(table.desks["orla"].store()) as joint:
        return settle_draft(joint, table.draft, now)


def agreed(table: Table) -> None:
    """Every party accepts every clause."""
    for clause in range(len(table.clauses)):
        for party in table.parties:
            table.accept(HEADS[party], clause)


def adopted(table: Table, of: UUID, by: str, **given):
    """A head adopts a milestone."""
    with table.desks[by].writing() as joint:
        return adopt_text(joint, table.desks[by].actor, of, **given)


def adopted_by_all(table: Table) -> UUID:
    """The draft agreed and adopted by every party."""
    agreed(table)
    of = milestone(table)
    for party in table.parties:
        adopted(table, of, HEADS[party])
    return of


def adoption(table: Table, by: str = "orla", now: datetime | None = None) -> AdoptionView:
    """Where the draft stands on the way to its adoption."""
    with table.desks[by].reading() as joint:
        return read_adoption(joint, table.desks[by].actor, table.draft, now=now)


def stated(
    table: Table, by: str = "wenyan", en: str = "Not as a precedent.", zh: str = "不作先例。", clause: int = 0, *,
    kind: StatementKind = StatementKind.RESERVATION, revision: UUID | None = None, key: str | None = None,
):  # fmt: skip
    """A party's statement beside a clause."""
    revision = revision or table.head(clause).id
    with table.desks[by].writing() as joint:
        return make_statement(
            joint, table.desks[by].actor, table.clauses[clause], revision, kind, text_en=en, text_zh=zh, key=key
        )


def statements(table: Table, by: str = "helen", **given):
    """The statements of the draft as somebody sees them."""
    with table.desks[by].reading() as joint:
        return list_statements(joint, table.desks[by].actor, table.draft, **given)


def drafts_to_close(stores: Stores, desks: Mapping[str, Desk], table: Table) -> dict[str, UUID]:
    """A statement of us on the draft; another draft under silence, one ready for adoption, and one adopted."""
    orla = desks["orla"]
    quiet, ready, done = (set_table(stores, desks, clauses=(CLAUSES[2],)) for _ in range(3))
    agreed(ready)
    adopted_by_all(done)
    with orla.writing() as joint:
        erratum = declare_erratum(
            joint, orla.actor, done.clauses[0], language="en", wrong="Costs", right="The costs", reason="R"
        ).id
    with orla.writing() as joint:
        follow_up = confirm_commitment(
            joint, orla.actor, done.clauses[0], Words("Costs", ""),
            Undertaking(Strength.WILL, debtor="us", action_en="bear costs"),
        )  # fmt: skip
        meeting = record_meeting(joint, orla.actor, done.dialogue, starts_on=date(2026, 5, 4))
        followed = {"follow-up": follow_up.id, "commitment": follow_up.commitment_id, "meeting": meeting.id}
    return followed | {
        "adopted draft": done.draft, "statement": stated(table, "helen").id, "silence": running(quiet).id, "ready": milestone(ready),
        "adopted clause": done.clauses[0], "erratum": erratum,
    }  # fmt: skip
