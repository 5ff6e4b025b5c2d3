"""Statements of a party beside a clause: reservation, interpretive statement, explanation of position, dissent.

They are shown to all sides, printed with the text, and do not stop agreement.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_of_draft
from actions.journal import done_before, record
from actions.keys import own_party
from actions.standstill import check_not_adopted
from actions.wording import check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import CannotSpeakForAnotherParty, NoSuchRow, RevisionSuperseded
from dialogue.roles import Permission
from dialogue.statements import StatementKind
from models.drafts import Clause, Revision
from models.statements import Statement, StatementWithdrawal


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement as it stands in the list of a draft."""

    id: UUID
    clause_id: UUID
    number: str
    party: str
    kind: StatementKind
    text_en: str
    text_zh: str
    made_at: datetime
    by_id: UUID | None
    by_name: str
    is_on_standing_words: bool
    """Whether the clause still reads as it did when the statement was made."""
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""

    @property
    def missing_language(self) -> str:
        """The language in which the statement has not been given ('' when it stands in both)."""
        if self.text_en.strip() and self.text_zh.strip():
            return ""
        return "zh" if self.text_en.strip() else "en"


def make_statement(
    session: Session, actor: Actor, clause_id: UUID, revision_id: UUID, kind: StatementKind, *, text_en: str, text_zh: str,
    key: str | None = None,
) -> Statement:  # fmt: skip
    """Set one's own party's statement beside the standing words of a clause, in one language or in both.

    Raises RevisionSuperseded when the clause has moved on, DraftAdopted, TextEmpty, HiddenCharacters.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_RESERVE)
    party = own_party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Statement, made)
    check_wording(text_en, text_zh)
    check_not_adopted(session, clause.draft_id)
    head = session.get_one(Revision, clause.head_id)
    if head.struck:
        raise NoSuchRow(noun="clause")
    if head.id != revision_id:
        raise RevisionSuperseded(number=head.number)
    made_now = Statement(
        draft_id=clause.draft_id, clause_id=clause.id, revision_id=head.id, party=party, kind=StatementKind(kind),
        text_en=text_en, text_zh=text_zh, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(made_now)
    record(session, actor, "clause:statement:made", made_now, key=key, kind=made_now.kind)
    return made_now


def withdraw_statement(
    session: Session, actor: Actor, statement_id: UUID, reason: str = "", *, key: str | None = None
) -> StatementWithdrawal:
    """Take one's own party's statement back, before adoption or after it; what was said stays readable.

    A statement that is withdrawn already stays as it is. Raises CannotSpeakForAnotherParty for another party's statement.
    """
    statement = access_of_draft(session, actor, Statement, statement_id, Permission.CLAUSE_RESERVE)
    party = own_party(session, actor, statement.draft_id)
    if made := done_before(session, key):
        return session.get_one(StatementWithdrawal, made)
    if statement.party != party:
        raise CannotSpeakForAnotherParty(party=statement.party)
    check_remark(reason)
    query = select(StatementWithdrawal).where(StatementWithdrawal.statement_id == statement.id)
    if (before := session.exec(query).first()) is not None:
        return before
    withdrawn = StatementWithdrawal(
        statement_id=statement.id, draft_id=statement.draft_id, reason=reason.strip(), by_id=actor.user_id,
        by_name=actor.name,
    )  # fmt: skip
    session.add(withdrawn)
    record(session, actor, "clause:statement:withdrawn", withdrawn, key=key, clause_id=statement.clause_id)
    return withdrawn


def list_statements(
    session: Session, actor: Actor, draft_id: UUID, *, standing_only: bool = False
) -> list[StatementLine]:
    """The statements on a draft in the order of the text, those taken back among them unless `standing_only`."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    withdrawn = {
        row.statement_id: row
        for row in session.exec(select(StatementWithdrawal).where(StatementWithdrawal.draft_id == draft.id))
    }
    query = (
        select(Statement, Revision)
        .join(Clause, Clause.id == Statement.clause_id)  # type: ignore[arg-type]
        .join(Revision, Revision.id == Clause.head_id)  # type: ignore[arg-type]
        .where(Statement.draft_id == draft.id)
    )
    rows = sorted(session.exec(query), key=lambda row: (row[1].place, row[0].made_at, row[0].id))
    lines = [_line(statement, head, withdrawn.get(statement.id), session) for statement, head in rows]
    return [line for line in lines if line.withdrawn_at is None] if standing_only else lines


def _line(
    statement: Statement, head: Revision, withdrawal: StatementWithdrawal | None, session: Session
) -> StatementLine:
    then = head if head.id == statement.revision_id else session.get_one(Revision, statement.revision_id)
    return StatementLine(
        statement.id, statement.clause_id, head.number, statement.party, statement.kind, statement.text_en,
        statement.text_zh, statement.made_at, statement.by_id, statement.by_name,
        not head.struck and (then.text_en, then.text_zh) == (head.text_en, head.text_zh),
        withdrawal.made_at if withdrawal else None, withdrawal.reason if withdrawal else "",
    )  # fmt: skip


__all__ = ["StatementLine", "list_statements", "make_statement", "withdraw_statement"]
