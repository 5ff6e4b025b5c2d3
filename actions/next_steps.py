"""Next steps: what somebody is to do after a meeting, and what became of it. They bind nobody toward the others."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import done_before, record
from actions.meetings import check_party
from actions.record_access import access_filed, file_under, joint_of, keeping, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.record import NextStepKind, NextStepState
from dialogue.refusals import FieldMissing, NextStepMoved
from dialogue.roles import Permission
from models.next_steps import NextStep


@dataclass(frozen=True, slots=True)
class NextStepLine:
    """What is to be done, by whom and by when, who sees to it, and what became of it."""

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    kind: NextStepKind
    party: str
    label_en: str
    label_zh: str
    action_en: str
    action_zh: str
    toward: str
    owner: str
    due_on: date | None
    due_words: str
    state: NextStepState
    settled_on: date | None
    outcome: str
    quote: Quote | None
    is_overdue: bool
    is_private: bool


_OWN = tuple(name for name in NextStepLine.__slots__ if name in NextStep.model_fields)


def record_next_step(
    session: Session, actor: Actor, *, action_en: str = "", action_zh: str = "", kind: NextStepKind = NextStepKind.TASK,
    party: str = "", label_en: str = "", label_zh: str = "", toward: str = "", owner: str = "",
    due_on: date | None = None, due_words: str = "", passage_id: UUID | None = None, dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None, joint: Session | None = None, key: str | None = None,
) -> NextStep:  # fmt: skip
    """Keep what one side, or somebody by their label, is to do after a meeting. Journal: next_step:recorded.

    It may rest on a passage and need not: it is agreed in the corridor as often as in a text. Raises FieldMissing (party,
    action), NotAPartyToThisDialogue, CommentIsNotAPosition, QuoteNotInSource, NoSuchRow, NotPermitted.
    """
    needs(actor, keeping(session))
    if made := made_before(session, key, NextStep):
        return made
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    required("action", action_en, action_zh)
    required("party", party, label_en, label_zh, owner)
    if party and dialogue_id is not None:
        check_party(joint_of(session, joint), dialogue_id, party)
    if passage_id is not None:
        passage_id = resting_on(session, actor, passage_id, keeping(session), joint, "next_step", dialogue_id).id
    step = put(
        session,
        NextStep(
            dialogue_id=dialogue_id, meeting_id=meeting_id, kind=kind, party=party, label_en=label_en.strip(),
            label_zh=label_zh.strip(), action_en=action_en.strip(), action_zh=action_zh.strip(), toward=toward.strip(),
            owner=owner.strip(), due_on=due_on, due_words=due_words.strip(), passage_id=passage_id, side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "next_step:recorded", step, key=key)
    return step


def settle_next_step(
    session: Session, actor: Actor, step_id: UUID, *, state: NextStepState, settled_on: date | None, outcome: str = "",
    key: str | None = None,
) -> NextStep:  # fmt: skip
    """Say that it was done, or dropped, and with what outcome. Journal: next_step:settled.

    What was dropped says why. Raises NextStepMoved, FieldMissing (date, outcome), NoSuchRow, NotPermitted.
    """
    step = access_filed(session, actor, NextStep, step_id, keeping(session))
    if done_before(session, key):
        return step
    if step.state != NextStepState.OPEN or state == NextStepState.OPEN:
        raise NextStepMoved()
    if settled_on is None:
        raise FieldMissing(field="date")
    if state == NextStepState.DROPPED:
        required("outcome", outcome)
    step.state, step.settled_on, step.outcome = state, settled_on, outcome.strip()
    session.add(step)
    record(session, actor, "next_step:settled", step, key=key, state=state.value)
    return step


def reopen_next_step(session: Session, actor: Actor, step_id: UUID, *, key: str | None = None) -> NextStep:
    """Open again what was done or dropped; how it was settled stays in the journal. Journal: next_step:reopened."""
    step = access_filed(session, actor, NextStep, step_id, keeping(session))
    if done_before(session, key):
        return step
    if step.state == NextStepState.OPEN:
        raise NextStepMoved()
    before, outcome = step.state, step.outcome
    step.state, step.settled_on, step.outcome = NextStepState.OPEN, None, ""
    session.add(step)
    record(session, actor, "next_step:reopened", step, key=key, before=before.value, outcome=outcome)
    return step


def list_next_steps(
    session: Session, actor: Actor, *, today: date, dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    party: str | None = None, state: NextStepState | None = None, joint: Session | None = None,
) -> list[NextStepLine]:  # fmt: skip
    """The next steps of this store that this person may know of: open ones first, the first due first, undated ones last."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(NextStep), NextStep.dialogue_id)
    wanted = {
        NextStep.dialogue_id: dialogue_id, NextStep.meeting_id: meeting_id, NextStep.party: party, NextStep.state: state,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    steps = list(session.exec(query))
    quotes = quotes_of(session, {step.passage_id for step in steps if step.passage_id}, joint)
    private = not session.info["audience_is_joint"]
    steps.sort(key=lambda step: (step.state != NextStepState.OPEN, step.due_on or date.max, step.id))
    return [
        NextStepLine(
            **{name: getattr(step, name) for name in _OWN},
            quote=quotes[step.passage_id] if step.passage_id else None,
            is_overdue=step.state == NextStepState.OPEN and step.due_on is not None and step.due_on < today,
            is_private=private,
        )
        for step in steps
    ]
