"""How Alembic runs the migrations: on the connection that `models.migrate` gives it, inside its transaction."""

from alembic import context

from models.tables import METADATA

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit(
        "Stores are migrated with `python alternat.py migrate`; a migration is written with `make migration`."
    )
context.configure(connection=connection, target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
