"""Roles, and what each may do: one table, one grammar (`clause:propose`)."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """In what function a person works with the record and the text."""

    ORGANISER = "organiser"
    RAPPORTEUR = "rapporteur"
    HEAD = "head of delegation"
    DRAFTER = "drafter"
    LANGUAGE_OFFICER = "language officer"
    OBSERVER = "observer"
    EXPORT_STAFF = "export staff"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a role may be allowed to do, noun before verb."""

    DIALOGUE_READ = "dialogue:read"
    DIALOGUE_OPEN = "dialogue:open"
    MEETING_RECORD = "meeting:record"
    SOURCE_RECORD = "source:record"
    POSITION_RECORD = "position:record"
    COMMITMENT_RECORD = "commitment:record"
    ACCOUNT_RECORD = "account:record"
    DRAFT_READ = "draft:read"
    DRAFT_OPEN = "draft:open"
    DRAFT_MILESTONE = "draft:milestone"
    DRAFT_EXPORT = "draft:export"
    DRAFT_RETURN = "draft:return"
    DRAFT_SILENCE = "draft:silence"
    DRAFT_ADOPT = "draft:adopt"
    DRAFT_CORRECT = "draft:correct"
    CLAUSE_PROPOSE = "clause:propose"
    CLAUSE_TABLE = "clause:table"
    CLAUSE_ANSWER = "clause:answer"
    CLAUSE_ACCEPT = "clause:accept"
    CLAUSE_CONFORM = "clause:conform"
    CLAUSE_RESERVE = "clause:reserve"
    CLAUSE_COMMENT = "clause:comment"
    DELEGATION_NAME = "delegation:name"
    MANDATE_READ = "mandate:read"
    MANDATE_WRITE = "mandate:write"
    TEMPLATE_READ = "template:read"
    TEMPLATE_WRITE = "template:write"
    JOURNAL_READ = "journal:read"
    USER_ADMINISTER = "user:administer"


_READ: Final = frozenset({Permission.DIALOGUE_READ, Permission.DRAFT_READ, Permission.JOURNAL_READ})
_RECORD: Final = frozenset(
    {
        Permission.MEETING_RECORD,
        Permission.SOURCE_RECORD,
        Permission.POSITION_RECORD,
        Permission.COMMITMENT_RECORD,
        Permission.ACCOUNT_RECORD,
    }
)
_WRITE: Final = frozenset({Permission.CLAUSE_PROPOSE, Permission.CLAUSE_TABLE, Permission.DRAFT_RETURN})
_WORD: Final = frozenset({Permission.DRAFT_EXPORT})
_COMMENT: Final = frozenset({Permission.CLAUSE_COMMENT})
_MANDATE: Final = frozenset({Permission.MANDATE_READ, Permission.MANDATE_WRITE})
_OWN_RECORD: Final = frozenset({Permission.SOURCE_RECORD, Permission.POSITION_RECORD, Permission.ACCOUNT_RECORD})

PERMISSIONS: Final[dict[Role, frozenset[Permission]]] = {
    Role.ORGANISER: _READ
    | _RECORD
    | _WRITE
    | _WORD
    | _COMMENT
    | {Permission.DIALOGUE_OPEN, Permission.DRAFT_OPEN, Permission.DRAFT_SILENCE, Permission.DRAFT_CORRECT}
    | {Permission.DRAFT_MILESTONE, Permission.TEMPLATE_READ, Permission.TEMPLATE_WRITE},
    Role.RAPPORTEUR: _READ | _RECORD | _WORD | _COMMENT | {Permission.DRAFT_MILESTONE, Permission.TEMPLATE_READ},
    Role.HEAD: _READ
    | _OWN_RECORD
    | _WRITE
    | _WORD
    | _COMMENT
    | {Permission.CLAUSE_ANSWER, Permission.CLAUSE_ACCEPT, Permission.CLAUSE_CONFORM}
    | _MANDATE
    | {Permission.CLAUSE_RESERVE, Permission.DRAFT_ADOPT, Permission.DRAFT_CORRECT, Permission.DELEGATION_NAME},
    Role.DRAFTER: _READ | _OWN_RECORD | _WRITE | _WORD | _COMMENT | _MANDATE | {Permission.CLAUSE_ANSWER},
    Role.LANGUAGE_OFFICER: _READ | _WRITE | _WORD | _COMMENT | {Permission.CLAUSE_CONFORM, Permission.MANDATE_READ},
    Role.OBSERVER: frozenset({Permission.DIALOGUE_READ, Permission.DRAFT_READ}),
    Role.EXPORT_STAFF: _READ | _WORD | _COMMENT | {Permission.DRAFT_RETURN, Permission.CLAUSE_PROPOSE},
    Role.ADMINISTRATOR: frozenset({Permission.USER_ADMINISTER, Permission.JOURNAL_READ}),
}
"""What each role may do. Nothing that does not stand here is allowed."""

OF_A_PARTY: Final = frozenset({Role.HEAD, Role.DRAFTER, Role.LANGUAGE_OFFICER, Role.OBSERVER})
"""Roles that can be held for a party."""

OF_THE_SECRETARIAT: Final = frozenset(
    {Role.ORGANISER, Role.RAPPORTEUR, Role.LANGUAGE_OFFICER, Role.OBSERVER, Role.EXPORT_STAFF}
)
"""Roles that can be held for the secretariat, that is for no party."""
