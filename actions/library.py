"""The library of agreed language: where words were agreed before, in the drafts that this reader may see.

Made from what stands agreed now and from what stood agreed at a milestone. It holds nothing but the joint record: a
library is kept under the drafts it was made from and under the rows on which agreement rests, so whoever may see exactly
these drafts reads the same one, and it is made anew as soon as one of those rows is another. What is asked is kept nowhere.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_clause, access_draft, parties_of
from actions.desk import Desk
from actions.drafts import list_drafts, read_draft
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.roles import Permission
from drafts.consensus import Agreement, agreement
from drafts.phrases import agreed_words, counterpart
from drafts.precedent import MOST_SHOWN, PhraseFound, Precedent, PrecedentDeparture, PrecedentLibrary
from models.adoptions import Adoption
from models.drafts import Acceptance, Clause, Conformity, Draft, DraftParty, Revision
from models.milestones import Milestone, MilestoneClause

Span = tuple[int, int]
R = TypeVar("R", Acceptance, Conformity)

_KEPT: Final = 6
"""How many libraries a process keeps: one for each circle of readers that sees other drafts than the rest."""
MOST_OFFERED: Final = 3
"""How many places are offered to a person who writes; the library has the rest."""


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


@dataclass(frozen=True, slots=True)
class Offer:
    """Agreed words for a person who is writing: where they stand, and what would be put into each language's text."""

    found: LanguageFound
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class WritingAdvice:
    """What the library says of a text that is being written."""

    departures: tuple[PrecedentDeparture, ...]
    titles: dict[UUID, tuple[str, str]]
    """Of each draft in which something was agreed, in English and in Chinese."""
    phrase: str
    """The phrase for which agreed words are offered; '' where none is."""
    offers: tuple[Offer, ...]


def find_language(desk: Desk, phrase: str, limit: int | None = MOST_SHOWN) -> tuple[LanguageFound, ...]:
    """Where a phrase was agreed before, in either language; the phrase itself first, each with the newest first."""
    library, titles = _library(desk)
    return tuple(_found(found, titles) for found in (library.search(phrase, limit) if phrase.strip() else ()))


def departures_from_precedent(
    desk: Desk, draft_id: UUID, clause_id: UUID | None, en: str, zh: str
) -> tuple[PrecedentDeparture, ...]:
    """The expressions of a text that are rendered otherwise than was agreed before, elsewhere than in this clause."""
    return advice_while_writing(desk, draft_id, clause_id, en, zh).departures


def advice_while_writing(
    desk: Desk, draft_id: UUID, clause_id: UUID | None, en: str, zh: str, phrases: Sequence[str] = ()
) -> WritingAdvice:
    """What departs from agreed language in a text that is being written, and agreed words for the first of the `phrases`
    that was agreed elsewhere than in this clause; of a single one also where only all of its words stand.

    Nothing of what is asked is kept. Raises NoSuchRow, NotPermitted.
    """
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        if clause_id is not None:
            access_clause(joint, desk.actor, clause_id, Permission.DRAFT_READ)
    library, titles = _library(desk)
    departures = library.departures(en, zh, apart_from={clause_id} if clause_id else ())
    for phrase in phrases:
        offers = tuple(_offers(library, titles, clause_id, phrase, (en, zh), words_too=len(phrases) == 1))
        if offers:
            return WritingAdvice(departures, titles, phrase, offers[:MOST_OFFERED])
    return WritingAdvice(departures, titles, "", ())


def _offers(
    library: PrecedentLibrary, titles: "_Titles", clause_id: UUID | None, phrase: str, written: tuple[str, str], *,
    words_too: bool,
) -> Iterator[Offer]:  # fmt: skip
    """Where a phrase was agreed, each wording once, without what stands in the written text already."""
    told: set[tuple[str, str]] = set()
    for found in library.search(phrase, 4 * MOST_OFFERED) if phrase.strip() else ():
        if found.precedent.clause_id == clause_id or not (found.is_phrase or words_too):
            continue
        own, other = ("en", "zh") if found.language == "en" else ("zh", "en")
        text, span = getattr(found.precedent, own), found.spans[0]
        words = {own: agreed_words(text, span), other: counterpart(text, span, getattr(found.precedent, other))}
        offer = (words["en"], words["zh"])
        if offer not in told and not all(part in whole for part, whole in zip(offer, written, strict=True)):
            told.add(offer)
            yield Offer(_found(found, titles), *offer)


def _found(found: PhraseFound, titles: "_Titles") -> LanguageFound:
    draft_id = found.precedent.draft_id
    return LanguageFound(draft_id, *titles[draft_id], found.precedent, found.language, found.spans, found.is_phrase)


def agreed_language(desk: Desk) -> PrecedentLibrary:
    """The whole library of this reader."""
    return _library(desk)[0]


_Titles = dict[UUID, tuple[str, str]]
_made: OrderedDict[tuple[object, ...], tuple[PrecedentLibrary, _Titles]] = OrderedDict()
_turn = Lock()
_RESTS_ON: Final = (Acceptance, Conformity, Revision, Milestone, Adoption)
"""Tables whose rows are only ever added, and make a text agreed or not."""


def _library(desk: Desk) -> tuple[PrecedentLibrary, _Titles]:
    with desk.reading() as joint:
        drafts = list_drafts(joint, desk.actor)  # asks for the permission each time
        key = _state(joint, drafts)
        with _turn:
            if key in _made:
                _made.move_to_end(key)
                return _made[key]
        library = PrecedentLibrary(_precedents(joint, desk.actor, drafts))
    made = library, {draft.id: (draft.title_en, draft.title_zh) for draft in drafts}
    with _turn:
        for older in [known for known in _made if known[0] == key[0]]:
            del _made[older]
        _made[key] = made
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return made


def _state(joint: Session, drafts: Sequence[Draft]) -> tuple[object, ...]:
    """All that a library of these drafts is made from: which they are, and how far the rows on which agreement rests go."""
    seen = tuple(sorted((draft.id, draft.is_package, draft.title_en, draft.title_zh) for draft in drafts))
    rows: list[object] = []
    for table in _RESTS_ON:
        column = table.__table__.c.id  # type: ignore[union-attr]
        rows.append(joint.scalar(sa.select(sa.func.count(column))))
        rows.append(joint.scalar(sa.select(column).order_by(column.desc()).limit(1)))
    parties = joint.scalar(sa.select(sa.func.count()).select_from(DraftParty))
    return tuple(draft_id for draft_id, *_ in seen), seen, *rows, parties


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


__all__ = [
    "LanguageFound", "Offer", "WritingAdvice", "advice_while_writing", "agreed_language", "departures_from_precedent",
    "find_language",
]  # fmt: skip
