"""What waits on one person, what changed while that person was away, and what is coming."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import select

from actions.commitment_lists import Open, open_commitments
from actions.desk import Desk
from actions.dialogues import DialogueLine, list_dialogues, planned_meetings
from actions.drafts import list_drafts
from actions.installation import accounts
from actions.next_steps import list_next_steps
from actions.recommendation_views import RecommendationView, list_recommendation_views
from actions.rooms import LastChange, ProposalSeen, RoomText, read_room
from dialogue.actors import Actor
from dialogue.commitments import COMING, Status
from dialogue.follow_ups import Recognition
from dialogue.record import NextStepState
from dialogue.roles import Permission
from drafts.consensus import Level, may_conform
from models.drafts import LastLook

BY_NAME: Final = 3
"""So many overdue commitments of one dialogue are named one by one."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something only this person's side can do next: answer, accept, conform, table, confirm, recognise; or what is overdue.

    `count` things of one kind in one draft, or of one dialogue, are one line. `clause_id` leads to the first of them.
    """

    what: str
    count: int
    title_en: str
    title_zh: str
    draft_id: UUID | None = None
    clause_id: UUID | None = None
    due_on: date | None = None
    dialogue_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What another person did to a clause since this one last looked at the draft."""

    draft_id: UUID
    clause_id: UUID
    number: str
    title_en: str
    title_zh: str
    change: LastChange


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that is still to be held, or a commitment or a next step that falls due."""

    on: date
    title_en: str
    title_zh: str
    dialogue_id: UUID | None
    meeting_id: UUID | None
    step_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The three lists of the first page."""

    waiting: tuple[Waiting, ...]
    changed: tuple[Changed, ...]
    coming: tuple[Coming, ...]


def agenda_of(desk: Desk, today: date) -> Agenda:
    """The three lists of whoever sits at this desk."""
    waiting: list[Waiting] = []
    changed: list[Changed] = []
    with desk.reading() as joint:
        drafts = list_drafts(joint, desk.actor)
        commitments = open_commitments(joint, desk.actor, today=today)
        steps = list_next_steps(joint, desk.actor, today=today, state=NextStepState.OPEN)
        recommendations = (
            list_recommendation_views(joint, desk.actor) if _speaks(desk.actor) or _chases(desk.actor) else []
        )
        dialogues = list_dialogues(joint, desk.actor)
        planned = planned_meetings(joint, desk.actor, since=today)
    looks = _looks(desk.actor.user_id) if drafts else {}
    for draft in drafts:
        room = read_room(desk, draft.id)
        waiting += _waiting(room, desk.actor)
        changed += _changed(room, desk.actor, looks.get(draft.id))
    for dialogue in dialogues:
        waiting += _overdue(dialogue, commitments, desk.actor)
    for step in steps:
        if step.is_overdue and (desk.actor.party is None or step.party == desk.actor.party):
            waiting.append(Waiting("step", 1, step.action_en, step.action_zh, due_on=step.due_on))
    for dialogue in dialogues:
        waiting += _advised(dialogue, recommendations, desk.actor)
    coming = [
        Coming(meeting.starts_on, meeting.title_en, meeting.title_zh, meeting.dialogue_id, meeting.id)
        for meeting in planned
    ]
    coming += [
        Coming(line.due_on, line.action_en, line.action_zh, line.dialogue_id, None)
        for line in commitments
        if line.status in COMING
    ]
    coming += [
        Coming(step.due_on, step.action_en, step.action_zh, step.dialogue_id, None, step.id)
        for step in steps
        if step.due_on and step.due_on >= today
    ]
    changed.sort(key=lambda line: line.change.seq, reverse=True)
    return Agenda(tuple(waiting), tuple(changed), tuple(sorted(coming, key=lambda line: line.on)))


def _waiting(room: RoomText, actor: Actor) -> list[Waiting]:
    found: dict[str, list[UUID | None]] = {}
    party = actor.party if actor.party in room.text.parties else None
    if party and actor.may(Permission.CLAUSE_ANSWER):
        inserted = [seen for seen in room.proposals.get(None, []) if _unanswered(seen, actor)]
        if inserted:
            found["answer"] = [seen.proposal.after_clause_id for seen in inserted]
    for standing in room.text.clauses:
        clause = standing.clause.id
        tabled = [p for p in room.proposals.get(clause, []) if not p.is_private and p.proposal.side != actor.side]
        if party and any(_unanswered(p, actor) for p in tabled) and actor.may(Permission.CLAUSE_ANSWER):
            found.setdefault("answer", []).append(clause)
        may_accept = party and actor.may(Permission.CLAUSE_ACCEPT)
        if may_accept and not tabled and not standing.head.struck and party not in standing.keys:
            found.setdefault("accept", []).append(clause)
        if may_accept and standing.keys.get(party or "") == Level.AD_REFERENDUM:
            found.setdefault("confirm", []).append(clause)
        if (
            actor.may(Permission.CLAUSE_CONFORM)
            and not standing.is_conformed
            and not standing.head.struck
            and may_conform(standing.head, actor.side)
        ):
            found.setdefault("conform", []).append(clause)
    private = [p.proposal.clause_id for seen in room.proposals.values() for p in seen if p.is_private]
    if private and actor.may(Permission.CLAUSE_TABLE):
        found["table"] = private
    draft = room.text.draft
    return [
        Waiting(what, len(clauses), draft.title_en, draft.title_zh, draft.id, clauses[0])
        for what, clauses in found.items()
    ]


def _overdue(dialogue: DialogueLine, commitments: Sequence[Open], actor: Actor) -> list[Waiting]:
    """What is overdue of a dialogue: by name as long as that is few, together where it is many."""
    late = [
        line
        for line in commitments
        if line.dialogue_id == dialogue.id
        and line.status == Status.OVERDUE
        and (actor.party is None or actor.party in line.debtor_keys)
    ]
    if len(late) <= BY_NAME:
        return [
            Waiting("overdue", 1, line.action_en, line.action_zh, due_on=line.due_on, dialogue_id=dialogue.id)
            for line in late
        ]
    first = late[0].due_on
    return [Waiting("overdue", len(late), dialogue.name_en, dialogue.name_zh, due_on=first, dialogue_id=dialogue.id)]


def _speaks(actor: Actor) -> bool:
    return actor.party is not None and actor.may(Permission.DRAFT_ADOPT)


def _chases(actor: Actor) -> bool:
    return actor.party is None and actor.may(Permission.COMMITMENT_RECORD)


def _advised(dialogue: DialogueLine, views: Sequence[RecommendationView], actor: Actor) -> list[Waiting]:
    """What waits of a dialogue's recommendations: a head's word on them; for who keeps the record, what became of them."""
    of_it = [view for view in views if view.line.dialogue_id == dialogue.id]
    speaks, chases = _speaks(actor), _chases(actor)
    unheard = [view for view in of_it if chases and view.stands == Recognition.RECOGNISED and not view.uptakes]
    found = {"recognise": [view for view in of_it if speaks and view.waits_on(actor.party)], "uptake": unheard}
    return [
        Waiting(what, len(waiting), dialogue.name_en, dialogue.name_zh, dialogue_id=dialogue.id)
        for what, waiting in found.items()
        if waiting
    ]


def _unanswered(seen: ProposalSeen, actor: Actor) -> bool:
    """Whether a tabled proposal of another side still waits for a word of this person's side."""
    own = seen.is_private or seen.proposal.side == actor.side
    return not own and all(answer.side != actor.side for answer in seen.answers)


def _changed(room: RoomText, actor: Actor, since: int | None) -> list[Changed]:
    if since is None:
        return []
    draft = room.text.draft
    return [
        Changed(draft.id, s.clause.id, s.head.number, draft.title_en, draft.title_zh, change)
        for s in room.text.clauses
        if (change := room.changes.get(s.clause.id)) and change.seq > since and change.actor_id != actor.user_id
    ]


def _looks(user_id: UUID) -> dict[UUID, int]:
    with accounts().reading() as session:
        rows = session.exec(select(LastLook).where(LastLook.user_id == user_id))
        return {row.draft_id: row.moment for row in rows}


__all__ = ["Agenda", "Changed", "Coming", "Waiting", "agenda_of"]
