"""What follows from an adopted text, as it is read: what the rules offer, what was confirmed, and who recognises it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, needs, parties_of, sits_at
from actions.adopted_texts import AdoptedSource, adopted_sources, others_of
from actions.commitments import CommitmentLine, list_commitments
from actions.errata import ErratumLine, list_errata
from actions.follow_ups_confirm import same_words
from actions.meetings import follower_of
from actions.recommendations import RecommendationLine, list_recommendations
from actions.record_access import access_filed, access_meeting
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.follow_ups import FollowUpKind, Recognition, is_recognised, recognition
from dialogue.parties import ALSO_CALLED, KNOWN_PARTIES
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind, Stance
from drafts.follow_ups import Candidate, candidates, touched_by
from drafts.sentences import Span
from drafts.undertakings import SideWords
from models.commitments import Commitment
from models.dialogues import DialogueParty
from models.drafts import Clause, Draft, DraftParty, Revision
from models.follow_ups import FollowUp, FollowUpSetAside
from models.meetings import AgendaItem
from models.milestones import MilestoneClause
from models.parties import Party
from models.sources import Passage


@dataclass(frozen=True, slots=True)
class ClauseRead:
    """A clause of the adopted text, as the rules read it."""

    id: UUID
    kind: ClauseKind
    level: int
    number: str
    text_en: str
    text_zh: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What the rules offer: the candidate, its clause, and the clauses before and after it, to be read with it."""

    candidate: Candidate
    clause: ClauseRead
    before: ClauseRead | None
    after: ClauseRead | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says of what was confirmed."""

    party: str
    stance: Stance
    words: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point for the next session: on the agenda of which meeting it stands, and of which round after it, if open."""

    agenda_item_id: UUID
    title_en: str
    title_zh: str
    meeting_id: UUID
    next_meeting_id: UUID | None


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What was confirmed from words of the text: the words, what it became, who recognises it, and errata on the words.

    `passages` lead to the words on record: language, source and passage.
    """

    id: UUID
    kind: FollowUpKind
    clause_id: UUID
    number: str
    words_en: str
    words_zh: str
    passages: tuple[tuple[str, UUID, UUID], ...]
    commitment: CommitmentLine | None
    recommendation: RecommendationLine | None
    point: PointLine | None
    said: tuple[Said, ...]
    recognition: dict[str, Recognition]
    errata: tuple[ErratumLine, ...]

    @property
    def is_recognised(self) -> bool:
        """Whether every side has recognised it; a point of an agenda needs no recognition."""
        return self.point is not None or is_recognised(self.said, tuple(self.recognition))


@dataclass(frozen=True, slots=True)
class AsideLine:
    """Words that were put aside, by whom and why."""

    clause_id: UUID
    number: str
    words_en: str
    words_zh: str
    kind: FollowUpKind
    reason: str
    by_id: UUID | None
    by_name: str


@dataclass(frozen=True, slots=True)
class FollowUpsView:
    """What follows from one adopted text. Nothing at all before its adoption."""

    draft: Draft
    parties: tuple[str, ...]
    is_adopted: bool
    sources: tuple[AdoptedSource, ...]
    others: tuple[str, ...]
    """Parties of the dialogue that are none of the draft: they would read what is put on record."""
    clauses: tuple[ClauseRead, ...]
    offered: tuple[Offered, ...]
    confirmed: tuple[FollowUpLine, ...]
    aside: tuple[AsideLine, ...]

    def to_recognise(self) -> tuple[FollowUpLine, ...]:
        """What each side is to recognise: commitments and recommendations."""
        return tuple(line for line in self.confirmed if line.point is None)

    def waiting_on(self, party: str) -> tuple[FollowUpLine, ...]:
        """What this side has not spoken of yet."""
        return tuple(line for line in self.to_recognise() if line.recognition.get(party) == Recognition.PENDING)

    def counted(self, party: str, stands: Recognition) -> int:
        """Of how many this side stands so."""
        return sum(line.recognition.get(party) == stands for line in self.to_recognise())


@dataclass(frozen=True, slots=True)
class Origin:
    """The clause of an adopted text from which something came, and the errata that touch its words."""

    draft_id: UUID
    draft_en: str
    draft_zh: str
    clause_id: UUID
    number: str
    words_en: str
    words_zh: str
    errata: tuple[ErratumLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RecommendedIn:
    """The words of an adopted text from which a recommendation was confirmed, whose text it is, and the words on record."""

    follow_up_id: UUID
    origin: Origin
    parties: tuple[str, ...]
    passages: tuple[tuple[str, UUID, UUID], ...]


def read_follow_ups(session: Session, actor: Actor, draft_id: UUID, *, today: date) -> FollowUpsView:
    """What follows from an adopted text. Raises NoSuchRow, NotPermitted."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    parties = parties_of(session, draft.id)
    milestone_id = adopted_milestone(session, draft.id)
    if milestone_id is None:
        return FollowUpsView(draft, parties, False, (), (), (), (), (), ())
    clauses = _clauses(session, milestone_id)
    made = session.exec(select(FollowUp).where(FollowUp.draft_id == draft.id)).all()
    aside = session.exec(select(FollowUpSetAside).where(FollowUpSetAside.draft_id == draft.id)).all()
    return FollowUpsView(
        draft, parties, True, tuple(adopted_sources(session, draft.id)), others_of(session, draft), clauses,
        tuple(_offered(session, draft, clauses, [*made, *aside])),
        tuple(_confirmed(session, actor, draft, parties, clauses, made, today)),
        tuple(_aside(row, {clause.id: clause for clause in clauses}) for row in sorted(aside, key=lambda row: row.id)),
    )  # fmt: skip


def origins_of_agenda(session: Session, actor: Actor, meeting_id: UUID) -> dict[UUID, Origin]:
    """From which clauses points of a meeting's agenda came, also through earlier rounds; of drafts that one may see."""
    access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    found: dict[UUID, Origin] = {}
    for point in session.exec(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)):
        first: AgendaItem = point
        while True:
            row = session.exec(select(FollowUp).where(FollowUp.agenda_item_id == first.id)).first()
            if row is not None or first.carried_from_id is None:
                break
            first = session.get_one(AgendaItem, first.carried_from_id)
        if row is not None and sits_at(session, actor, DraftParty, row.draft_id):
            found[point.id] = _origin(session, row)
    return found


def origin_of_commitment(session: Session, actor: Actor, commitment_id: UUID) -> Origin | None:
    """From which clause of an adopted text a commitment came, with the errata that touch its words. Raises NoSuchRow."""
    access_filed(session, actor, Commitment, commitment_id, Permission.DIALOGUE_READ)
    row = session.exec(select(FollowUp).where(FollowUp.commitment_id == commitment_id)).first()
    if row is None or not sits_at(session, actor, DraftParty, row.draft_id):
        return None
    revision = session.get_one(Revision, row.revision_id)
    errata = _touching(row, revision.text_en, revision.text_zh, list_errata(session, actor, row.draft_id))
    return _origin(session, row, errata)


def origins_of_recommendations(
    session: Session, actor: Actor, recommendation_ids: Iterable[UUID]
) -> dict[UUID, RecommendedIn]:
    """From which clauses of adopted texts recommendations came, with errata; of drafts that this person may see."""
    needs(actor, Permission.DIALOGUE_READ)
    query = select(FollowUp).where(FollowUp.recommendation_id.in_(set(recommendation_ids)))  # type: ignore[union-attr]
    rows = [row for row in session.exec(query) if sits_at(session, actor, DraftParty, row.draft_id)]
    drafts = {row.draft_id for row in rows}
    errata = {draft: list_errata(session, actor, draft) for draft in drafts if actor.may(Permission.DRAFT_READ)}
    parties = {draft: parties_of(session, draft) for draft in drafts}
    found: dict[UUID, RecommendedIn] = {}
    for row in rows:
        revision = session.get_one(Revision, row.revision_id)
        touching = _touching(row, revision.text_en, revision.text_zh, errata.get(row.draft_id, ()))
        if row.recommendation_id is not None:
            found[row.recommendation_id] = RecommendedIn(
                row.id, _origin(session, row, touching), parties[row.draft_id], tuple(_passages(session, row))
            )
    return found


def side_words(session: Session, draft: Draft) -> tuple[SideWords, ...]:
    """How the parties of a draft are called in its texts. For verbs that passed the door."""
    known = {party.key: party for party in KNOWN_PARTIES}
    found = []
    for key in parties_of(session, draft.id):
        also_en, also_zh = ALSO_CALLED.get(key, ((), ()))
        en, zh = [], []
        for row in filter(None, (session.get(Party, key), known.get(key))):
            en, zh = [*en, row.name_en, row.short_en], [*zh, row.name_zh, row.short_zh]
        if (seat := session.get(DialogueParty, (draft.dialogue_id, key))) is not None:
            en, zh = [*en, seat.label_en], [*zh, seat.label_zh]
        found.append(
            SideWords(
                key,
                tuple(filter(None, dict.fromkeys([*en, *also_en]))),
                tuple(filter(None, dict.fromkeys([*zh, *also_zh]))),
            )
        )
    return tuple(found)


def _clauses(session: Session, milestone_id: UUID) -> tuple[ClauseRead, ...]:
    query = (
        select(Revision)
        .join(MilestoneClause, MilestoneClause.revision_id == Revision.id)  # type: ignore[arg-type]
        .where(MilestoneClause.milestone_id == milestone_id)
        .order_by(MilestoneClause.ordinal)  # type: ignore[arg-type]
    )
    return tuple(
        ClauseRead(row.clause_id, row.kind, row.level, row.number, row.text_en, row.text_zh)
        for row in session.exec(query)
    )


def _offered(
    session: Session, draft: Draft, clauses: Sequence[ClauseRead], dealt_with: Iterable[FollowUp | FollowUpSetAside]
) -> Iterable[Offered]:
    """The candidates of whose words nothing was confirmed and that were not put aside, in the order of the text."""
    done: dict[UUID, list[FollowUp | FollowUpSetAside]] = {}
    for row in dealt_with:
        done.setdefault(row.clause_id, []).append(row)
    place = {clause.id: at for at, clause in enumerate(clauses)}
    for candidate in candidates(clauses, side_words(session, draft)):
        if any(same_words(row, candidate.en, candidate.zh) for row in done.get(candidate.clause_id, ())):
            continue
        at = place[candidate.clause_id]
        yield Offered(
            candidate, clauses[at], clauses[at - 1] if at else None, clauses[at + 1] if at + 1 < len(clauses) else None
        )


def _confirmed(
    session: Session, actor: Actor, draft: Draft, parties: Sequence[str], clauses: Sequence[ClauseRead],
    made: Iterable[FollowUp], today: date,
) -> Iterable[FollowUpLine]:  # fmt: skip
    made = list(made)
    if not made:
        return
    place = {clause.id: at for at, clause in enumerate(clauses)}
    errata = list_errata(session, actor, draft.id)
    commitments = {c.id: c for c in list_commitments(session, actor, today=today, dialogue_id=draft.dialogue_id)}
    recommendations = {r.id: r for r in list_recommendations(session, actor, dialogue_id=draft.dialogue_id)}
    for row in sorted(made, key=lambda row: (place[row.clause_id], row.start_en or row.start_zh or 0, row.id)):
        clause = clauses[place[row.clause_id]]
        commitment = commitments.get(row.commitment_id) if row.commitment_id else None
        recommendation = recommendations.get(row.recommendation_id) if row.recommendation_id else None
        accounts = commitment.accounts if commitment else recommendation.accounts if recommendation else ()
        said = tuple(Said(a.party, a.stance, a.words) for a in accounts)
        yield FollowUpLine(
            row.id, row.kind, row.clause_id, clause.number, _cut(clause.text_en, _en(row)), _cut(clause.text_zh, _zh(row)),
            tuple(_passages(session, row)), commitment, recommendation, _point(session, row), said,
            recognition(said, parties), _touching(row, clause.text_en, clause.text_zh, errata),
        )  # fmt: skip


def _passages(session: Session, row: FollowUp) -> Iterable[tuple[str, UUID, UUID]]:
    for language, passage_id in (("en", row.passage_en_id), ("zh", row.passage_zh_id)):
        if passage_id is not None:
            yield language, session.get_one(Passage, passage_id).source_id, passage_id


def _point(session: Session, row: FollowUp) -> PointLine | None:
    if row.agenda_item_id is None:
        return None
    point = session.get_one(AgendaItem, row.agenda_item_id)
    return PointLine(point.id, point.title_en, point.title_zh, point.meeting_id, follower_of(session, point.meeting_id))


def _aside(row: FollowUpSetAside, clauses: dict[UUID, ClauseRead]) -> AsideLine:
    clause = clauses[row.clause_id]
    return AsideLine(
        row.clause_id, clause.number, _cut(clause.text_en, _en(row)), _cut(clause.text_zh, _zh(row)), row.kind,
        row.reason, row.by_id, row.by_name,
    )  # fmt: skip


def _origin(session: Session, row: FollowUp, errata: tuple[ErratumLine, ...] = ()) -> Origin:
    draft, revision = session.get_one(Draft, row.draft_id), session.get_one(Revision, row.revision_id)
    number = session.get_one(Revision, session.get_one(Clause, row.clause_id).head_id).number
    return Origin(
        draft.id, draft.title_en, draft.title_zh, row.clause_id, number, _cut(revision.text_en, _en(row)),
        _cut(revision.text_zh, _zh(row)), errata,
    )  # fmt: skip


def _touching(row: FollowUp, en: str, zh: str, errata: Iterable[ErratumLine]) -> tuple[ErratumLine, ...]:
    """The errata whose wrong words overlap the words that were confirmed."""
    of_clause = [line for line in errata if line.clause_id == row.clause_id]
    return tuple(
        line
        for line in of_clause
        if touched_by(en if line.language == "en" else zh, line.wrong, _en(row) if line.language == "en" else _zh(row))
    )


def _en(row: FollowUp | FollowUpSetAside) -> Span | None:
    return None if row.start_en is None or row.end_en is None else (row.start_en, row.end_en)


def _zh(row: FollowUp | FollowUpSetAside) -> Span | None:
    return None if row.start_zh is None or row.end_zh is None else (row.start_zh, row.end_zh)


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


__all__ = [
    "AsideLine", "ClauseRead", "FollowUpLine", "FollowUpsView", "Offered", "Origin", "PointLine",
    "RecommendedIn", "Said", "origin_of_commitment", "origins_of_agenda", "origins_of_recommendations", "read_follow_ups", "side_words",
]  # fmt: skip
