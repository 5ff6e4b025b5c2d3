"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add, never rebuild: a table that SQLite rebuilds silently loses its guards."""
    ${upgrades if upgrades else "pass"}
