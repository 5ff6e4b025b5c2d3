"""What belongs to a dialogue, over all tables: by which column a row is one of its own, and which rows it points to.

Foreign keys are read from the tables. What is only an identifier, because it may lead from a private store into the joint
one, is written down here; a test holds every table and every column against this page.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import sqlalchemy as sa

from models.tables import METADATA

ROOT: Final = "dialogue"

BELONGS_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "dialogue_party": ("dialogue_id",),
    "approval_step": ("dialogue_id",),
    "co_host": ("dialogue_id",),
    "meeting": ("dialogue_id",),
    "meeting_host": ("meeting_id",),
    "date_assertion": ("meeting_id",),
    "stated_count": ("meeting_id",),
    "agenda_item": ("meeting_id",),
    "scheduled_event": ("dialogue_id", "meeting_id"),
    "participation": ("meeting_id",),
    "topic": ("dialogue_id",),
    "source": ("dialogue_id",),
    "source_frame": ("source_id",),
    "source_paragraph": ("source_id",),
    "passage": ("source_id",),
    "intake_decision": ("source_id",),
    "measure": ("dialogue_id",),
    "measure_event": ("measure_id",),
    "measure_version": ("measure_id",),
    "position": ("dialogue_id",),
    "position_coding": ("position_id",),
    "request_answer": ("position_id",),
    "comment": ("dialogue_id",),
    "commitment": ("dialogue_id",),
    "commitment_party": ("commitment_id",),
    "condition_finding": ("commitment_id",),
    "account": ("commitment_id",),
    "fulfilment": ("commitment_id",),
    "guideline": ("commitment_id",),
    "implementation_review": ("commitment_id",),
    "target": ("commitment_id",),
    "target_figure": ("target_id",),
    "claim": ("dialogue_id",),
    "claim_account": ("claim_id",),
    "communication": ("dialogue_id",),
    "next_step": ("dialogue_id",),
    "read_out_point": ("meeting_id",),
    "read_out_mention": ("point_id",),
    "recommendation": ("dialogue_id",),
    "recommendation_addressee": ("recommendation_id",),
    "recommendation_account": ("recommendation_id",),
    "recommendation_uptake": ("recommendation_id",),
    "transmittal": ("dialogue_id",),
}
"""Tables whose rows are a dialogue's own: one of these columns leads to the dialogue, or to a row that is its own. Owners first."""

USED: Final[Mapping[str, tuple[str, ...]]] = {
    "party": (),
    "organisation": (),
    "organisation_name": ("organisation_id",),
    "person": (),
    "person_name": ("person_id",),
    "topic": (),
    "stored_file": (),
}
"""Tables whose rows a dialogue shares with others: they come along where something of its own points to them.

What has a column here comes along with the row that this column names. A topic without a dialogue is one of these.
"""

LEFT_OUT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "draft", "draft_party", "draft_start", "clause", "clause_origin", "clause_position", "revision", "acceptance",
            "reopening", "conformity", "proposal", "batch", "response", "thread", "remark", "mention", "statement",
            "statement_withdrawal", "milestone", "milestone_clause", "silence_procedure", "silence_break", "silence_cancellation",
            "silence_lapse", "adoption", "adoption_statement", "erratum", "erratum_recognition",
        ),
        "a text that is negotiated; once it is adopted, it is on record as a source",
    ),
    **dict.fromkeys(
        ("adopted_passage", "follow_up", "follow_up_set_aside"),
        "how an adopted text became part of the record; what came of it is there with its own passage",
    ),
    **dict.fromkeys(("mandate", "mandate_version"), "private to a side; never in the joint store"),
    **dict.fromkeys(
        ("house_template", "house_template_clause", "house_template_retirement", "letterhead"),
        "kept by a side for itself; never in the joint store",
    ),
    **dict.fromkeys(
        ("word_export", "word_return", "returned_change", "returned_remark"), "the traffic of files, kept by each side for itself"
    ),
    **dict.fromkeys(
        ("app_user", "sign_in_session", "sign_in_failure", "last_look", "reminder_wish", "reminder_mail"), "who may sign in to this installation; no content"
    ),
    "journal_entry": "what was done in this installation; taking a dialogue in is one act of the journal there",
    **dict.fromkeys(
        ("person_verdict", "person_merger", "person_merged", "person_merger_undone"),
        "what was found of two people of the register, which is the installation's own",
    ),
}  # fmt: skip
"""Tables of which a dialogue takes nothing along, each with the reason."""

LEADS_TO: Final[Mapping[str, str]] = {
    "dialogue_id": "dialogue",
    "meeting_id": "meeting",
    "topic_id": "topic",
    "measure_id": "measure",
    "source_id": "source",
    "commitment_id": "commitment",
    "position_id": "position",
    "claim_id": "claim",
    "point_id": "read_out_point",
    "position.speaker_participation_id": "participation",
    "position.responds_to_id": "position",
    "position.supports_id": "position",
    "request_answer.answering_position_id": "position",
    "claim.like_id": "claim",
    "commitment.restates_id": "commitment",
    "commitment.request_id": "position",
    "measure_event.other_id": "measure",
}
"""Where an identifier without a foreign key leads, by its column, or by table and column where the name alone does not tell."""

BY_NOUN: Final[Mapping[str, str]] = {"comment.about_id": "about_noun", "intake_decision.made_id": "made_noun"}
"""Identifiers that lead to a row of the table that another column names."""

COLUMNS_LEFT_OUT: Final[Mapping[str, str]] = {
    "by_id": "a user of this installation; the name that was signed with stays",
    "transmittal.draft_id": "drafts are left out",
    "party.zone": "a setting of this installation",
    "party.names_people": "a setting of this installation, which each side chooses for itself",
}
"""Columns that are left out of tables that come along, each with the reason."""

PARTY_KEYS: Final = frozenset({"party", "debtor", "creditor"})
"""Columns that hold the key of a party of the dialogue, or nothing."""

RESTS_ON_WORDS: Final = frozenset(
    {
        "position", "commitment", "account", "fulfilment", "condition_finding", "implementation_review", "target_figure", "claim",
        "claim_account", "communication", "recommendation", "recommendation_uptake", "read_out_mention", "measure_event",
    }
)  # fmt: skip
"""Tables whose rows never rest on what the author of a source thinks of it."""


@cache
def carried_tables() -> tuple[sa.Table, ...]:
    """The tables of which a dialogue takes rows along, parents before children."""
    return tuple(t for t in METADATA.sorted_tables if t.name == ROOT or t.name in BELONGS_BY or t.name in USED)


@cache
def carried_columns(table: str) -> tuple[sa.Column[object], ...]:
    """The columns of a table that come along."""
    return tuple(
        c for c in METADATA.tables[table].columns if not {c.name, f"{table}.{c.name}"} & COLUMNS_LEFT_OUT.keys()
    )


@cache
def leads(table: str) -> Mapping[str, str]:
    """Where each identifier of a table leads: columns that come along, and the table of what they name."""
    found = {}
    for column in carried_columns(table):
        keys = [key.column.table.name for key in column.foreign_keys]
        named = LEADS_TO.get(f"{table}.{column.name}") or LEADS_TO.get(column.name)
        if target := keys[0] if keys else named:
            found[column.name] = target
    return found


def nouns(table: str) -> Mapping[str, str]:
    """The identifiers of a table that lead where another column says, with that column."""
    return {key.partition(".")[2]: noun for key, noun in BY_NOUN.items() if key.startswith(f"{table}.")}
