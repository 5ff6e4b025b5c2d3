"""Guards in the database itself: rows that may only be added, and a journal whose links are checked on the way in.

The triggers are part of the first migration; `missing_guards` compares what a store has with what it must have, because
a table rebuilt by a migration would silently lose them on SQLite.
"""

import sqlalchemy as sa

APPEND_ONLY = (
    "journal_entry", "revision", "acceptance", "conformity", "response", "source", "passage", "account",
    "stored_file", "milestone", "milestone_clause", "statement", "statement_withdrawal", "silence_procedure",
    "silence_break",
    "silence_cancellation", "silence_lapse", "adoption", "adoption_statement", "erratum", "erratum_recognition",
    "draft_start", "clause_origin", "mandate", "mandate_version", "thread", "remark", "mention",
    "house_template", "house_template_clause", "house_template_retirement",
    "returned_remark", "adopted_passage", "follow_up", "follow_up_set_aside", "recommendation_account", "recommendation_uptake",
    "person_verdict", "guideline", "implementation_review", "target_figure", "condition_finding", "claim_account",
    "request_answer", "position_coding", "measure_event", "measure_version", "person_merger", "person_merged",
    "person_merger_undone", "read_out_mention", "intake_decision",
)  # fmt: skip
"""Tables whose rows are never changed and never deleted."""

_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
_SQLITE_LINK = """CREATE TRIGGER journal_entry_link BEFORE INSERT ON journal_entry
WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal_entry)
  OR NEW.previous <> COALESCE((SELECT hash FROM journal_entry ORDER BY seq DESC LIMIT 1), '{genesis}')
BEGIN SELECT RAISE(ABORT, 'the journal is a chain'); END"""
_POSTGRES_REFUSE = """CREATE OR REPLACE FUNCTION alternat_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""
_POSTGRES = """CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION alternat_append_only()"""
_POSTGRES_LINK_FUNCTION = """CREATE OR REPLACE FUNCTION alternat_journal_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last RECORD;
BEGIN
  SELECT seq, hash INTO last FROM journal_entry ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> COALESCE(last.seq, 0) + 1 OR NEW.previous <> COALESCE(last.hash, '{genesis}') THEN
    RAISE EXCEPTION 'the journal is a chain';
  END IF;
  RETURN NEW;
END $$"""
_POSTGRES_LINK = """CREATE TRIGGER journal_entry_link BEFORE INSERT ON journal_entry
FOR EACH ROW EXECUTE FUNCTION alternat_journal_link()"""


def guard_names(tables: tuple[str, ...] = APPEND_ONLY, *, sqlite: bool) -> set[str]:
    """The names of the triggers that a store must have."""
    verbs = ("update", "delete") if sqlite else ("update", "delete", "truncate")
    return {f"{table}_no_{verb}" for table in tables for verb in verbs} | {"journal_entry_link"}


def install(connection: sa.Connection, tables: tuple[str, ...]) -> None:
    """Create the guards of the given tables. Called by migrations, with the list that was right when they were made."""
    genesis = "0" * 64
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.exec_driver_sql(_POSTGRES_REFUSE.replace("%", "%%"))
        connection.exec_driver_sql(_POSTGRES_LINK_FUNCTION.format(genesis=genesis))
    for table in tables:
        for verb in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
            template = _SQLITE if sqlite else _POSTGRES
            connection.exec_driver_sql(template.format(table=table, verb=verb, VERB=verb.upper()))
    if "journal_entry" in tables:
        connection.exec_driver_sql(_SQLITE_LINK.format(genesis=genesis) if sqlite else _POSTGRES_LINK)


def missing_guards(connection: sa.Connection) -> set[str]:
    """The guards that a store ought to have and has not."""
    sqlite = connection.dialect.name == "sqlite"
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    present = {row[0] for row in connection.exec_driver_sql(query)}
    return guard_names(sqlite=sqlite) - present
