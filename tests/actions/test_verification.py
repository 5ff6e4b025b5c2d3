"""Verification finds every trial at tampering; a store rebuilt from its journal equals the store."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from actions.journal import record
from actions.transaction import transaction
from actions.upkeep import prepare
from actions.verification import Finding, FindingKind, rebuild, verify, verify_store
from dialogue.refusals import StoresDisagree
from dialogue.vocabulary import ClauseKind, DraftKind, SourceKind
from models.dialogues import Dialogue
from models.drafts import Acceptance, Clause, Draft, Revision
from models.exchange import StoredFile
from models.journal import JournalEntry, canonical, digest, head, link
from models.meetings import Meeting
from models.sources import Source
from models.stores import Store, Stores
from models.tables import METADATA
from tests.cast import AUDIENCES, CAST
from tests.laid import laid

STANDING = {"place": "V", "number": "1", "kind": ClauseKind.PARAGRAPH}
"""How the clause of these tests stands in its text."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the store that is tampered with."""

    store: Store
    revision_id: UUID
    file_id: UUID
    clause_id: UUID


def write_history(store: Store) -> Written:
    """A dialogue, a draft with one clause in two revisions, a key on it, a source and a file: six journal entries."""
    return Written(store, *laid(store, "history", lambda: _write(store)))


def _write(store: Store) -> tuple[UUID, UUID, UUID]:
    with transaction(store) as session:
        dialogue = Dialogue(name_en="Dialogue", name_zh="对话", track="1.5")
        session.add(dialogue)
        record(session, CAST["orla"], "dialogue:opened", dialogue)
    with transaction(store) as session:
        draft = Draft(dialogue_id=dialogue.id, kind=DraftKind.CONSENSUS, title_en="Consensus", title_zh="共识")
        session.add(draft)
        session.flush()
        clause = Clause(draft_id=draft.id)
        session.add(clause)
        session.flush()
        first = Revision(
            clause_id=clause.id,
            ordinal=1,
            **STANDING,
            text_en="Both sides shall meet.",
            text_zh="双方应会晤。",
            side="us",
        )
        session.add(first)
        session.flush()
        clause.head_id = first.id
        record(session, CAST["orla"], "draft:opened", draft)
    with transaction(store) as session:
        second = Revision(
            clause_id=clause.id, ordinal=2, base_id=first.id, **STANDING, text_en="Both sides will meet.", text_zh="双方将会晤。", side="cn"
        )  # fmt: skip
        session.add(second)
        standing = session.get_one(Clause, clause.id)
        standing.head_id = second.id
        record(session, CAST["wenyan"], "clause:proposal:accepted", standing)
    with transaction(store) as session:
        session.add(Acceptance(clause_id=clause.id, revision_id=second.id, ordinal=1, party="us", level="confirmed"))
        record(session, CAST["helen"], "clause:accepted", None, key="accept once")
    with transaction(store) as session:
        session.add(
            Source(kind=SourceKind.NOTE, title="note", text="他说：“可以。”", sha256="0", dated_on=date(2026, 3, 1))
        )
        record(session, CAST["robin"], "source:recorded", None)
    with transaction(store) as session:
        content = b"PK the words"
        file = StoredFile(name="a.docx", media_type="x", sha256=hashlib.sha256(content).hexdigest(), content=content)
        session.add(file)
        record(session, CAST["daniel"], "draft:returned", file)
    return second.id, file.id, clause.id


@pytest.fixture
def written(stores: Stores) -> Written:
    """A joint store with a history."""
    return write_history(stores.for_upkeep()["joint"])


def tamper(written: Written, *statements: tuple[str, dict[str, object]]) -> None:
    """Change a store as its owner could: without guards, without foreign keys, behind the journal's back."""
    store = written.store
    with store.connection() as connection:
        driver = connection.connection.driver_connection
        if store.is_sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")
            guards = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='trigger'").all()
            for name, _ in guards:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement, facts in statements:
            result = connection.execute(sa.text(statement), facts)
            assert result.rowcount == 1, statement
        if store.is_sqlite:
            for _, sql in guards:
                connection.exec_driver_sql(sql)
        connection.commit()
        if store.is_sqlite:
            driver.execute("PRAGMA foreign_keys=ON")


def found(written: Written) -> list[tuple[FindingKind, int | None]]:
    return [(finding.kind, finding.seq) for finding in verify_store("joint", written.store)]


def stored(written: Written, key: UUID) -> str:
    """An identifier as the database keeps it."""
    return key.hex if written.store.is_sqlite else str(key)


def test_untouched_stores_verify(stores: Stores, written: Written) -> None:
    prepare(stores)
    assert verify(stores) == []
    with written.store.reading() as session:
        assert head(session)[0] == 8  # six acts, and the two parties


def test_a_changed_body_is_found(written: Written) -> None:
    tamper(written, ("UPDATE revision SET text_zh = '双方不会晤。' WHERE ordinal = 2", {}))
    (finding,) = verify_store("joint", written.store)
    assert (finding.kind, finding.seq) == (FindingKind.CHANGED_ROW, 3)
    assert finding.detail == f"revision {written.revision_id.hex}: text_zh"


def test_a_changed_head_of_a_clause_is_found(written: Written) -> None:
    tamper(written, ("UPDATE clause SET head_id = NULL", {}))
    assert found(written) == [(FindingKind.CHANGED_ROW, 3)]


def test_a_row_taken_away_is_found(written: Written) -> None:
    tamper(written, ("DELETE FROM acceptance", {}))
    assert found(written) == [(FindingKind.MISSING_ROW, 4)]


def test_a_row_put_in_behind_the_journal_is_found(written: Written) -> None:
    tamper(
        written,
        (
            "INSERT INTO party (key, name_en, name_zh, short_en, short_zh, zone, names_people) VALUES ('x', 'X', 'X', 'X', 'X', '', TRUE)",
            {},
        ),
    )
    assert found(written) == [(FindingKind.EXTRA_ROW, None)]


def test_a_swapped_file_is_found(written: Written) -> None:
    tamper(written, ("UPDATE stored_file SET content = :content", {"content": b"PK other words"}))
    assert found(written) == [(FindingKind.FILE, 6)]


def test_a_swapped_file_with_its_digest_swapped_too_is_found(written: Written) -> None:
    tamper(written, ("UPDATE stored_file SET content = :content, sha256 = 'x'", {"content": b"PK other words"}))
    assert found(written) == [(FindingKind.FILE, 6)]


def test_an_edited_journal_line_is_found(written: Written) -> None:
    tamper(written, ("UPDATE journal_entry SET actor_name = 'Somebody Else' WHERE seq = 3", {}))
    assert found(written) == [(FindingKind.CHAIN, 3)]


def test_a_moved_moment_is_found(written: Written) -> None:
    tamper(written, ("UPDATE journal_entry SET at = :at WHERE seq = 3", {"at": "2020-01-01 00:00:00.000000"}))
    assert found(written) == [(FindingKind.CHAIN, 3)]


def test_a_moment_that_is_none_is_found(sqlite_stores: Stores) -> None:
    written = write_history(sqlite_stores.for_upkeep()["joint"])
    tamper(written, ("UPDATE journal_entry SET at = 'yesterday' WHERE seq = 3", {}))
    assert found(written) == [(FindingKind.CHAIN, 3)]


def test_an_edited_payload_is_found(written: Written) -> None:
    tamper(written, ("UPDATE journal_entry SET payload = replace(payload, '将', '可') WHERE seq = 3", {}))
    assert (FindingKind.PAYLOAD, 3) in found(written)


def test_a_payload_edited_together_with_its_row_is_found(written: Written) -> None:
    tamper(
        written,
        ("UPDATE journal_entry SET payload = replace(payload, '将', '可') WHERE seq = 3", {}),
        ("UPDATE revision SET text_zh = replace(text_zh, '将', '可') WHERE ordinal = 2", {}),
    )
    assert found(written) == [(FindingKind.PAYLOAD, 3)]


def test_a_payload_edited_together_with_its_row_and_digest_is_found(written: Written) -> None:
    with written.store.reading() as session:
        entry = session.get_one(JournalEntry, 3)
        payload = entry.payload.replace("将", "可")
        facts: dict[str, object] = {"payload": payload, "sum": digest(entry.salt, payload)}
    tamper(
        written,
        ("UPDATE journal_entry SET payload = :payload, payload_sha256 = :sum WHERE seq = 3", facts),
        ("UPDATE revision SET text_zh = replace(text_zh, '将', '可') WHERE ordinal = 2", {}),
    )
    assert found(written) == [(FindingKind.CHAIN, 3)]


def test_a_line_written_anew_with_a_right_hash_is_found_at_the_next(written: Written) -> None:
    with written.store.reading() as session:
        entry = session.get_one(JournalEntry, 3)
        entry.actor_name = "Somebody Else"
        facts: dict[str, object] = {"hash": link(entry, "joint"), "name": entry.actor_name}
        session.expunge(entry)
    tamper(written, ("UPDATE journal_entry SET actor_name = :name, hash = :hash WHERE seq = 3", facts))
    assert found(written) == [(FindingKind.CHAIN, 4)]


def test_a_dropped_line_is_found(written: Written) -> None:
    tamper(written, ("DELETE FROM journal_entry WHERE seq = 5", {}))
    kinds = found(written)
    assert (FindingKind.CHAIN, 6) in kinds
    assert (FindingKind.EXTRA_ROW, None) in kinds


def test_a_payload_that_is_no_json_is_found(written: Written) -> None:
    tamper(written, ("UPDATE journal_entry SET payload = 'words' WHERE seq = 4", {}))
    assert found(written)[:2] == [(FindingKind.PAYLOAD, 4), (FindingKind.PAYLOAD, 4)]


def test_the_journal_of_another_store_is_found(stores: Stores, written: Written) -> None:
    assert (FindingKind.CHAIN, 1) in [(f.kind, f.seq) for f in verify_store("party_cn", written.store)]


def test_a_lost_guard_is_found(written: Written) -> None:
    on = "" if written.store.is_sqlite else " ON revision"
    with written.store.connection() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER revision_no_update{on}")
        connection.commit()
    assert found(written) == [(FindingKind.STRUCTURE, None)]


def test_a_store_without_its_tables_is_reported_and_not_an_error(empty_url: str) -> None:
    store = Store("joint", empty_url)
    assert verify_store("joint", store) == [
        Finding("joint", None, FindingKind.STRUCTURE, "the store has never been migrated")
    ]
    store.close()


@pytest.mark.parametrize("column", [column.name for column in METADATA.tables["journal_entry"].columns])
def test_no_column_of_the_journal_can_be_changed_unseen(sqlite_stores: Stores, column: str) -> None:
    written = write_history(sqlite_stores.for_upkeep()["joint"])
    value = 99 if column == "seq" else "2020-01-01 00:00:00.000000" if column == "at" else "0" * 32
    tamper(written, (f"UPDATE journal_entry SET {column} = :value WHERE seq = 4", {"value": value}))
    assert found(written)


REVISION_COLUMNS = [column.name for column in METADATA.tables["revision"].columns if column.name != "id"]


@pytest.mark.parametrize("column", REVISION_COLUMNS)
def test_no_column_of_a_row_can_be_changed_unseen(sqlite_stores: Stores, column: str) -> None:
    written = write_history(sqlite_stores.for_upkeep()["joint"])
    value: object = {
        "ordinal": 7, "struck": 1, "level": 3, "kind": "heading", "made_at": "2020-01-01 00:00:00.000000",
    }.get(column, "0" * 32)  # fmt: skip
    tamper(written, (f"UPDATE revision SET {column} = :value WHERE ordinal = 2", {"value": value}))
    (finding,) = verify_store("joint", written.store)
    assert finding.detail.endswith(f": {column}")


def test_a_finding_tells_nothing_of_what_a_row_says(written: Written) -> None:
    tamper(written, ("UPDATE revision SET text_zh = '双方不会晤。' WHERE ordinal = 2", {}))
    said = json.dumps([finding.detail for finding in verify_store("joint", written.store)], ensure_ascii=False)
    assert "会晤" not in said


def test_a_moment_in_another_time_zone_is_the_same_moment(written: Written) -> None:
    with transaction(written.store) as session:
        beijing = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))
        session.add(Source(kind=SourceKind.NOTE, title="later", text="稍后", sha256="0", made_at=beijing))
        record(session, CAST["robin"], "source:recorded", None)
    assert verify_store("joint", written.store) == []


@pytest.fixture
def blank_stores(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    """Migrated stores with nothing in them, to rebuild into."""
    if engine == "sqlite":
        blank = Stores(request.getfixturevalue("sqlite_bed").copy(tmp_path / "blank"))
        yield blank
        blank.close()
        return
    bed = request.getfixturevalue("postgres_bed")
    with bed.databases(len(AUDIENCES)) as names:
        blank = Stores({audience: bed.url(name) for audience, name in zip(AUDIENCES, names, strict=True)})
        yield blank
        blank.close()


def contents(stores: Stores) -> dict[tuple[str, str], list[str]]:
    """Every row of every table of every store."""
    found = {}
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            for table in METADATA.sorted_tables:
                rows = session.connection().exec_driver_sql(f'SELECT * FROM "{table.name}"').all()
                found[audience, table.name] = sorted(map(repr, rows))
    return found


def test_a_store_rebuilt_from_its_journal_equals_the_store(
    stores: Stores, blank_stores: Stores, written: Written
) -> None:
    prepare(stores)
    rebuild(stores, blank_stores)
    assert contents(blank_stores) == contents(stores)
    assert verify(blank_stores) == []


def test_hours_of_the_day_are_journalled_verified_and_rebuilt(
    stores: Stores, blank_stores: Stores, written: Written
) -> None:
    with transaction(written.store) as session:
        dialogue = session.exec(sa.select(Dialogue.id)).scalars().first()
        hours = {"starts_at": time(9, 5), "ends_at": time(17, 30, 15, 250)}
        meeting = Meeting(dialogue_id=dialogue, starts_on=date(2026, 4, 14), **hours)
        session.add(meeting)
        record(session, CAST["orla"], "meeting:recorded", meeting)
    assert verify(stores) == []
    rebuild(stores, blank_stores)
    assert verify(blank_stores) == []
    with blank_stores.for_upkeep()["joint"].reading() as session:
        kept = session.get_one(Meeting, meeting.id)
    assert {field: getattr(kept, field) for field in hours} == hours


def test_a_rebuilt_store_takes_the_next_act(stores: Stores, blank_stores: Stores, written: Written) -> None:
    rebuild(stores, blank_stores)
    rebuilt = blank_stores.for_upkeep()["joint"]
    with transaction(rebuilt) as session:
        record(session, CAST["helen"], "clause:accepted", None)
    assert verify(blank_stores) == []


def test_only_an_empty_store_is_written_by_rebuilding(stores: Stores, blank_stores: Stores, written: Written) -> None:
    rebuild(stores, blank_stores)
    with pytest.raises(StoresDisagree):
        rebuild(stores, blank_stores)


def test_a_swapped_file_is_not_carried_into_a_rebuilt_store(
    stores: Stores, blank_stores: Stores, written: Written
) -> None:
    tamper(written, ("UPDATE stored_file SET content = :content", {"content": b"PK other words"}))
    with pytest.raises(StoresDisagree) as refused:
        rebuild(stores, blank_stores)
    assert written.file_id.hex in refused.value.facts["findings"][0]


def test_a_tampered_row_comes_back_as_it_was_journalled(stores: Stores, blank_stores: Stores, written: Written) -> None:
    tamper(written, ("UPDATE revision SET text_zh = '双方不会晤。' WHERE ordinal = 2", {}))
    rebuild(stores, blank_stores)
    with blank_stores.for_upkeep()["joint"].reading() as session:
        assert session.get_one(Revision, written.revision_id).text_zh == "双方将会晤。"


def test_the_digest_of_a_payload_is_salted(written: Written) -> None:
    with written.store.reading() as session:
        entry = session.get_one(JournalEntry, 1)
        assert len(entry.salt) == 32
        assert entry.payload_sha256 != digest("", entry.payload)
        assert entry.payload == canonical(json.loads(entry.payload))


def test_the_hours_of_a_meeting_are_journalled_and_rebuilt(
    stores: Stores, blank_stores: Stores, written: Written
) -> None:
    with transaction(written.store) as session:
        dialogue = session.execute(sa.select(Dialogue.id)).scalar_one()
        meeting = Meeting(
            dialogue_id=dialogue, starts_on=date(2025, 3, 10), starts_at=time(9, 30), ends_at=time(17, 0, 5)
        )
        session.add(meeting)
        record(session, CAST["orla"], "meeting:recorded", meeting)
    assert verify_store("joint", written.store) == []
    rebuild(stores, blank_stores)
    assert contents(blank_stores) == contents(stores)
