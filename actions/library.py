"""The library of agreed language: where words were agreed before, in the drafts that this reader may see.

Made from what stands agreed now and from what stood agreed at a milestone. A library belongs to the reader it was made
for: it is kept under that reader and the head of the joint journal, and is made anew as soon as either is another.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_draft, parties_of
from actions.desk import Desk
from actions.drafts import list_drafts, read_draft
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.roles import Permission
from drafts.consensus import Agreement, agreement
from drafts.precedent import MOST_SHOWN, Precedent, PrecedentDeparture, PrecedentLibrary
from models.drafts import Acceptance, Clause, Conformity, Draft, Revision
from models.journal import head
from models.milestones import Milestone, MilestoneClause

Span = tuple[int, int]
R = TypeVar("R", Acceptance, Conformity)

_KEPT: Final = 4
"""How many libraries a process keeps: for as many readers who write at the same time."""


@dataclass(frozen=True, slots=True)
class LanguageFound:
    """A clause in which a phrase was agreed, with the draft it stands in.

    `spans` are where the phrase, or each of its words where `is_phrase` is false, stands in the text of `language`.
    """

    draft_id: UUID
    title_en: str
    title_zh: str
    precedent: Precedent
    language: str
    spans: tuple[Span, ...]
    is_phrase: bool


def find_language(desk: Desk, phrase: str, limit: int | None = MOST_SHOWN) -> tuple[LanguageFound, ...]:
    """Where a phrase was agreed before, in either language; the phrase itself first, each with the newest first."""
    library, titles = _library(desk)
    return tuple(
        LanguageFound(
            found.precedent.draft_id, *titles[found.precedent.draft_id], found.precedent, found.language, found.spans,
            found.is_phrase,
        )
        for found in (library.search(phrase, limit) if phrase.strip() else ())
    )  # fmt: skip


def departures_from_precedent(
    desk: Desk, draft_id: UUID, clause_id: UUID | None, en: str, zh: str
) -> tuple[PrecedentDeparture, ...]:
    """The expressions of a text that are rendered otherwise than was agreed before, elsewhere than in this clause."""
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        if clause_id is not None:
            access_clause(joint, desk.actor, clause_id, Permission.DRAFT_READ)
    library, _ = _library(desk)
    return library.departures(en, zh, apart_from={clause_id} if clause_id else ())


def agreed_language(desk: Desk) -> PrecedentLibrary:
    """The whole library of this reader."""
    return _library(desk)[0]


_Titles = dict[UUID, tuple[str, str]]
_made: OrderedDict[tuple[Actor, int, str], tuple[PrecedentLibrary, _Titles]] = OrderedDict()
_turn = Lock()


def _library(desk: Desk) -> tuple[PrecedentLibrary, _Titles]:
    with desk.reading() as joint:
        drafts = list_drafts(joint, desk.actor)  # asks for the permission each time
        # The head of the chain stands for everything in the store, so another state is another library.
        key = (desk.actor, *head(joint))
        with _turn:
            if key in _made:
                _made.move_to_end(key)
                return _made[key]
        library = PrecedentLibrary(_precedents(joint, desk.actor, drafts))
    made = library, {draft.id: (draft.title_en, draft.title_zh) for draft in drafts}
    with _turn:
        for older in [known for known in _made if known[0] == desk.actor]:
            del _made[older]
        _made[key] = made
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return made


def _precedents(joint: Session, actor: Actor, drafts: Sequence[Draft]) -> Iterator[Precedent]:
    for draft in drafts:
        if draft.is_package and adopted_milestone(joint, draft.id) is None:
            continue  # nothing is agreed until everything is agreed
        standing = read_draft(joint, actor, draft.id).clauses
        now = {s.head.id for s in standing if s.agreement == Agreement.AGREED and not s.head.struck}
        chosen = now if draft.is_package else now | _agreed_at_milestones(joint, draft.id)
        yield from _of_draft(joint, draft, chosen)


def _of_draft(joint: Session, draft: Draft, chosen: Collection[UUID]) -> Iterator[Precedent]:
    query = select(Revision).join(Clause, Clause.id == Revision.clause_id).where(Clause.draft_id == draft.id)  # type: ignore[arg-type]
    histories: dict[UUID, list[Revision]] = {}
    for revision in sorted(joint.exec(query) if chosen else (), key=lambda revision: revision.ordinal):
        histories.setdefault(revision.clause_id, []).append(revision)
    parties = parties_of(joint, draft.id)
    accepted, conformed = _by_revision(joint, Acceptance, chosen), _by_revision(joint, Conformity, chosen)
    for history in histories.values():
        told: set[tuple[str, str]] = set()
        for at in range(
            len(history) - 1, -1, -1
        ):  # the latest first: renumbering an agreed clause is no second precedent
            revision = history[at]
            words = (revision.text_en, revision.text_zh)
            if revision.id not in chosen or words in told:
                continue
            told.add(words)
            before = next((r for r in history[:at][::-1] if (r.text_en, r.text_zh) != words), None)
            agreed_on = _agreed_on(revision, parties, accepted.get(revision.id, []), conformed.get(revision.id, []))
            yield Precedent(
                draft.id, revision.clause_id, revision.number, agreed_on, *words,
                before.text_en if before else "", before.text_zh if before else "",
            )  # fmt: skip


def _agreed_at_milestones(joint: Session, draft_id: UUID) -> set[UUID]:
    """The revisions that stood agreed when a milestone was set, whatever became of them afterwards."""
    query = (
        select(MilestoneClause.revision_id)
        .join(Milestone, Milestone.id == MilestoneClause.milestone_id)  # type: ignore[arg-type]
        .where(Milestone.draft_id == draft_id, MilestoneClause.stood == Agreement.AGREED)
    )
    return set(joint.exec(query))


def _agreed_on(
    revision: Revision, parties: Collection[str], accepted: Sequence[Acceptance], conformed: Sequence[Conformity]
) -> date:
    """The day of the act that last made it agreed: the key that was still missing, or the word on both languages."""
    accepted = sorted(accepted, key=lambda key: key.ordinal)
    conditions = {key.condition_id for key in accepted if key.condition_id}
    made, stood = revision.made_at, False
    for act in sorted((*accepted, *conformed), key=lambda act: act.made_at):
        keys = [key for key in accepted if key.made_at <= act.made_at]
        words = [word for word in conformed if word.made_at <= act.made_at]
        stands = agreement(revision, parties, keys, words, conditions) == Agreement.AGREED
        if stands and not stood:
            made = act.made_at
        stood = stands
    return made.date()


def _by_revision(joint: Session, table: type[R], revisions: Collection[UUID]) -> dict[UUID, list[R]]:
    found: dict[UUID, list[R]] = {}
    wanted = sorted(revisions)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for row in joint.exec(select(table).where(table.revision_id.in_(part)).order_by(table.id)):  # type: ignore[attr-defined,arg-type]
            found.setdefault(row.revision_id, []).append(row)
    return found


__all__ = ["LanguageFound", "agreed_language", "departures_from_precedent", "find_language"]
