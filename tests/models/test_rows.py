"""What the tables take: aware moments, closed lists, validated rows, texts exactly as given."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from actions.journal import record
from actions.transaction import transaction
from dialogue.roles import Role
from dialogue.vocabulary import SourceKind
from models.base import new_id
from models.journal import JournalEntry
from models.sources import Source
from models.stores import Stores
from models.tables import METADATA
from models.users import User
from tests.models.notes import note, write


def test_a_moment_without_a_time_zone_is_refused(stores: Stores) -> None:
    with stores.for_upkeep()["joint"].writing() as session:
        source = note("words")
        source.made_at = datetime(2026, 3, 1, 9, 0)  # noqa: DTZ001
        session.add(source)
        with pytest.raises(sa.exc.StatementError, match="timezone"):
            session.flush()
        session.rollback()


def test_a_moment_comes_back_aware_and_in_utc(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    write(store, "orla", "words")
    with store.reading() as session:
        at = session.scalars(sa.select(JournalEntry.at)).one()
    assert str(at.tzinfo) == "UTC"


def test_the_value_of_a_closed_list_is_stored_and_not_its_name(stores: Stores) -> None:
    store = stores.for_upkeep()["accounts"]
    with transaction(store) as session:
        user = User(sign_in_name="helen", name_en="Helen", role=Role.HEAD, party="us", password_hash="x")
        session.add(user)
        record(session, None, "user:created", user)
    with store.connection() as connection:
        assert connection.exec_driver_sql("SELECT role FROM app_user").scalar_one() == "head of delegation"


@pytest.mark.parametrize("value", ["HEAD", "head", "emperor", ""])
def test_the_database_takes_no_value_outside_a_closed_list(stores: Stores, value: str) -> None:
    store = stores.for_upkeep()["accounts"]
    with store.connection() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(
            sa.text(
                "INSERT INTO app_user (id, made_at, sign_in_name, name_en, name_zh, role, password_hash, language, "
                "is_disabled, is_demo) VALUES (:id, '2026-01-01 00:00:00', 'x', 'X', '', :role, '', '', :no, :no)"
            ),
            {"id": new_id().hex, "role": value, "no": False},
        )


def test_every_closed_list_is_checked_in_the_database() -> None:
    unchecked = [
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.Enum) and not column.type.create_constraint
    ]
    assert unchecked == []


def test_a_row_is_validated_when_it_is_made() -> None:
    with pytest.raises(ValidationError):
        Source(kind="rumour", title="x", text="x", sha256="0")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Source(kind=SourceKind.NOTE, title=["x"], text="x", sha256="0")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Source(kind=SourceKind.NOTE, title="x", text="x", sha256="0", colour="red")  # type: ignore[call-arg]


def test_a_row_is_validated_when_it_is_changed() -> None:
    source = note("words")
    with pytest.raises(ValidationError):
        source.kind = "rumour"  # type: ignore[assignment]
    with pytest.raises(ValidationError):
        source.text = 12  # type: ignore[assignment]
    assert (source.kind, source.text) == (SourceKind.NOTE, "words")


TEXTS = [
    "双方同意",
    "Ⅻ ﬁ ½ １２％",
    "e\u0301 é",
    "豈 樂 羅",
    "a\r\nb\tc",
    "🀄",
    " trailing ",
    "'; DROP TABLE source; --",
    "\\x00 %s :x",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_kept_exactly_as_given(stores: Stores, text: str) -> None:
    store = stores.for_upkeep()["joint"]
    write(store, "orla", text)
    with store.reading() as session:
        assert session.scalars(sa.select(Source.text)).one() == text
