"""Errata: declared corrections of an adopted text. The text stays untouched; every party has to recognise the correction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_of_draft, parties_of
from actions.journal import done_before, record
from actions.keys import own_party
from actions.standstill import adopted_milestone
from actions.wording import check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import FieldMissing, NoSuchRow, NotAdopted, NothingChanged, WordsNotInClause
from dialogue.roles import Permission
from models.adoptions import Erratum, ErratumRecognition
from models.drafts import Clause, Revision


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """An erratum as it is printed: which words of which clause should read how, and who recognises it."""

    id: UUID
    clause_id: UUID
    number: str
    language: str
    wrong: str
    right: str
    reason: str
    side: str
    made_at: datetime
    by_id: UUID | None
    by_name: str
    recognised_by: tuple[str, ...]
    is_recognised: bool
    """Whether every party of the draft has recognised it."""


def declare_erratum(
    session: Session, actor: Actor, clause_id: UUID, *, language: str, wrong: str, right: str, reason: str,
    key: str | None = None,
) -> Erratum:  # fmt: skip
    """Declare that words of an adopted clause should read otherwise. The declaring party recognises it by declaring it.

    Raises NotAdopted, FieldMissing, NothingChanged, HiddenCharacters; WordsNotInClause when the wrong words do not stand
    in the clause exactly once.
    """
    clause = access_clause(session, actor, clause_id, Permission.DRAFT_CORRECT)
    if made := done_before(session, key):
        return session.get_one(Erratum, made)
    if adopted_milestone(session, clause.draft_id) is None:
        raise NotAdopted()
    if language not in ("en", "zh"):
        raise FieldMissing(field="language")
    for field, given in (("wrong words", wrong), ("reason", reason)):
        if not given.strip():
            raise FieldMissing(field=field)
    if wrong == right:
        raise NothingChanged()
    check_wording(right if language == "en" else "", right if language == "zh" else "", may_be_empty=True)
    check_remark(reason)
    head = session.get_one(Revision, clause.head_id)
    if head.struck:
        raise NoSuchRow(noun="clause")
    count = (head.text_en if language == "en" else head.text_zh).count(wrong)
    if count != 1:
        raise WordsNotInClause(count=count, number=head.number)
    erratum = Erratum(
        draft_id=clause.draft_id, clause_id=clause.id, revision_id=head.id, language=language, wrong=wrong, right=right,
        reason=reason.strip(), side=actor.side, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(erratum)
    session.flush()
    if actor.party is not None and actor.party in parties_of(session, clause.draft_id):
        session.add(_recognition(erratum, actor, actor.party))
    record(session, actor, "draft:erratum:declared", erratum, key=key, language=language)
    return erratum


def recognise_erratum(
    session: Session, actor: Actor, erratum_id: UUID, *, key: str | None = None
) -> ErratumRecognition:
    """Recognise an erratum for one's own party, once."""
    erratum = access_of_draft(session, actor, Erratum, erratum_id, Permission.DRAFT_ADOPT)
    party = own_party(session, actor, erratum.draft_id)
    if made := done_before(session, key):
        return session.get_one(ErratumRecognition, made)
    query = select(ErratumRecognition).where(
        ErratumRecognition.erratum_id == erratum.id, ErratumRecognition.party == party
    )
    if (before := session.exec(query).first()) is not None:
        return before
    recognition = _recognition(erratum, actor, party)
    session.add(recognition)
    record(session, actor, "draft:erratum:recognised", recognition, key=key, clause_id=erratum.clause_id)
    return recognition


def list_errata(session: Session, actor: Actor, draft_id: UUID) -> list[ErratumLine]:
    """The errata to a draft in the order of the text, with who recognises each."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    parties = parties_of(session, draft.id)
    given = session.exec(select(ErratumRecognition).where(ErratumRecognition.draft_id == draft.id)).all()
    query = (
        select(Erratum, Revision)
        .join(Revision, Revision.id == Erratum.revision_id)  # type: ignore[arg-type]
        .join(Clause, Clause.id == Erratum.clause_id)  # type: ignore[arg-type]
        .where(Erratum.draft_id == draft.id)
    )
    lines = []
    for erratum, revision in sorted(session.exec(query), key=lambda row: (row[1].place, row[0].made_at, row[0].id)):
        by = {recognition.party for recognition in given if recognition.erratum_id == erratum.id}
        lines.append(
            ErratumLine(
                erratum.id, erratum.clause_id, revision.number, erratum.language, erratum.wrong, erratum.right,
                erratum.reason, erratum.side, erratum.made_at, erratum.by_id, erratum.by_name,
                tuple(party for party in parties if party in by), by >= set(parties),
            )
        )  # fmt: skip
    return lines


def _recognition(erratum: Erratum, actor: Actor, party: str) -> ErratumRecognition:
    return ErratumRecognition(
        erratum_id=erratum.id, draft_id=erratum.draft_id, party=party, by_id=actor.user_id, by_name=actor.name
    )


__all__ = ["ErratumLine", "declare_erratum", "list_errata", "recognise_erratum"]
