"""Write a migration from what the tables say.

`python -m migrations.write first` writes the first one anew (only before the first release);
`python -m migrations.write "what changes"` adds the next one, to be read and corrected by a person: autogeneration does
not see a new member of a closed list on PostgreSQL, nor a changed CHECK, nor guards.
"""

import re
import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.guards import APPEND_ONLY
from models.migrate import configuration, migrate
from models.stores import Store
from models.tables import METADATA

FIRST = Path(__file__).parent / "versions" / "0001_first.py"
_HEAD = '''"""The first tables of every store, with their guards."""

import sqlalchemy as sa
from alembic import op

from models.guards import install
from models.migrate import refuse_replacing

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = {append_only!r}
"""Tables whose rows are never changed and never deleted, as of this migration."""


def upgrade() -> None:
    """Every store carries all tables, whoever it is for."""
'''
_TAIL = """    install(op.get_bind(), APPEND_ONLY)
    refuse_replacing(op.get_bind(), APPEND_ONLY)
"""


def render_type(kind: str, column_type: object, _context: AutogenContext) -> str | bool:
    """Types by their SQLAlchemy names, so that an old migration does not depend on how we import them today."""
    if kind == "type" and isinstance(column_type, sa.types.TypeDecorator):
        return f"sa.{column_type.impl!r}"
    return False


def write_first() -> Path:
    """Write the first migration from the tables as they are now."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": METADATA, "render_item": render_type})
        upgrade = produce_migrations(context, METADATA).upgrade_ops
        body = render_python_code(upgrade, render_item=render_type, migration_context=context)
    engine.dispose()
    body = re.sub(r"^\s*# .*\n", "", body, flags=re.MULTILINE)
    head = _HEAD.replace("{append_only!r}", repr(tuple(APPEND_ONLY)))
    written = head + body.rstrip() + "\n" + _TAIL
    if not FIRST.exists() or FIRST.read_text("utf-8") != written:
        FIRST.parent.mkdir(exist_ok=True)
        beside = FIRST.with_suffix(".new")
        beside.write_text(written, encoding="utf-8")
        beside.replace(FIRST)  # whoever migrates at this moment reads the old one or the new one, whole
    return FIRST


def write_next(message: str) -> Path:
    """Write the next migration: what lies between the migrations so far and the tables as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store("joint", f"sqlite:///{Path(folder) / 'joint.db'}")
        try:
            migrate(store, checked=False)
            with store.connection() as connection, connection.begin():
                settings = configuration(connection)
                number = len(list(ScriptDirectory.from_config(settings).walk_revisions())) + 1
                made = command.revision(settings, message, autogenerate=True, rev_id=f"{number:04}")
        finally:
            store.close()
    return Path(made.path)  # type: ignore[union-attr]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m migrations.write first | 'what changes'")
    print(write_first() if sys.argv[1] == "first" else write_next(sys.argv[1]))  # noqa: T201
