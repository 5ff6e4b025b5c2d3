"""What people decided on what the rules proposed from a source, and how often each rule was right.

A proposal is never stored: a source is read again in a fraction of a second, and each proposal keeps its key. Stored is
only what a person decided of it, so that nothing is offered twice and nothing counts that nobody confirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.record_access import access_dialogue, joint_of, made_before, only_seen, put
from actions.sources import source_for
from dialogue.actors import Actor
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.refusals import DecidedAlready, NotOfThisDialogue
from dialogue.roles import Permission
from models.intake import IntakeDecision
from models.sources import Source

_RIGHT: Final = frozenset({IntakeVerdict.ACCEPTED, IntakeVerdict.EDITED})


@dataclass(frozen=True, slots=True)
class Offered:
    """What identifies a proposal: its own key, the rule that made it, what it proposes, how sure the rule is, and its span."""

    proposal: str
    rule: str
    kind: str
    tier: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision on a proposal: what was decided, by whom and when, and the row that came of it."""

    offered: Offered
    verdict: IntakeVerdict
    reason: str
    made_noun: str
    made_id: UUID | None
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class RuleRate:
    """How the proposals of one rule were decided; the share is of those decided, never of those that wait."""

    rule: str
    kind: str
    accepted: int
    edited: int
    rejected: int
    mentioned: int
    comment: int

    @property
    def decided(self) -> int:
        """How many proposals of the rule somebody decided."""
        return self.accepted + self.edited + self.rejected + self.mentioned + self.comment

    @property
    def right(self) -> float:
        """The share of them that was taken, with changes or without."""
        return (self.accepted + self.edited) / self.decided if self.decided else 0.0


def decide(
    session: Session,
    actor: Actor,
    source_id: UUID,
    offered: Offered,
    verdict: IntakeVerdict,
    *,
    reason: str = "",
    made_noun: str = "",
    made_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> IntakeDecision:
    """Keep what a person decided on a proposal of a source. What was recorded of it is named, and recorded beside this.

    `dialogue_id` is the dialogue under which a source that is filed under none was read; it is remembered with the decision.
    Journal: source:proposal:decided. Raises DecidedAlready when somebody else was faster (reopening apart),
    NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    source = source_for(session, actor, source_id, Permission.SOURCE_RECORD, joint)
    if made := made_before(session, key, IntakeDecision):
        return made
    dialogue_id = under_dialogue(session, actor, source, dialogue_id, joint)
    before = _latest(session, source.id).get(offered.proposal)
    if before is not None and IntakeVerdict.REOPENED not in (before.verdict, verdict):
        raise DecidedAlready(by=before.by_name, verdict=before.verdict)
    decision = put(
        session,
        IntakeDecision(
            source_id=source.id, dialogue_id=dialogue_id, proposal=offered.proposal, rule=offered.rule,
            kind=offered.kind, tier=offered.tier, start=offered.start, end=offered.end, verdict=verdict, reason=reason,
            made_noun=made_noun, made_id=made_id, side=actor.side, by_id=actor.user_id, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "source:proposal:decided", decision, key=key, verdict=verdict)
    return decision


def decisions_on(
    session: Session, actor: Actor, source_id: UUID, *, joint: Session | None = None
) -> dict[str, DecisionLine]:
    """What was decided in this store on the proposals of a source, by their keys; what was reopened is open. Raises NoSuchRow."""
    source = source_for(session, actor, source_id, Permission.DIALOGUE_READ, joint)
    return {
        key: _line(row) for key, row in _latest(session, source.id).items() if row.verdict != IntakeVerdict.REOPENED
    }


def under_dialogue(
    session: Session, actor: Actor, source: Source, dialogue_id: UUID | None, joint: Session | None
) -> UUID | None:
    """Under which dialogue a source is read: its own; for one that is filed under none the given one, else that of its decisions.

    None where nobody has said. Raises NotOfThisDialogue when another one is given than its own, NoSuchRow.
    """
    if source.dialogue_id is not None:
        if dialogue_id not in (None, source.dialogue_id):
            raise NotOfThisDialogue(noun="source")
        return source.dialogue_id
    if dialogue_id is not None:
        return access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ).id
    rows = session.exec(
        select(IntakeDecision.id, IntakeDecision.dialogue_id).where(IntakeDecision.source_id == source.id)
    )
    return next((under for _, under in sorted(rows, reverse=True) if under is not None), None)


def rates_of_rules(session: Session, actor: Actor) -> list[RuleRate]:
    """How often each rule was right, over the sources of this store that this person may know of; the worst rule first.

    Of a proposal that was decided more than once the latest decision counts.
    """
    needs(actor, Permission.SOURCE_RECORD)
    rows = sorted(
        session.exec(only_seen(session, actor, select(IntakeDecision), IntakeDecision.dialogue_id)), key=lambda r: r.id
    )
    latest = {(row.source_id, row.proposal): row for row in rows}
    counts: dict[tuple[str, str], dict[IntakeVerdict, int]] = {}
    for row in latest.values():
        if row.verdict != IntakeVerdict.REOPENED:
            of_rule = counts.setdefault((row.rule, row.kind), {})
            of_rule[row.verdict] = of_rule.get(row.verdict, 0) + 1
    rates = [RuleRate(rule, kind, *_in_order(of_rule)) for (rule, kind), of_rule in counts.items()]
    return sorted(rates, key=lambda rate: (rate.right, -rate.decided, rate.rule))


def is_taken(verdict: IntakeVerdict) -> bool:
    """Whether something was recorded of the proposal."""
    return verdict in _RIGHT


def _in_order(of_rule: Mapping[IntakeVerdict, int]) -> tuple[int, ...]:
    order = (
        IntakeVerdict.ACCEPTED, IntakeVerdict.EDITED, IntakeVerdict.REJECTED, IntakeVerdict.MENTIONED,
        IntakeVerdict.COMMENT,
    )  # fmt: skip
    return tuple(of_rule.get(verdict, 0) for verdict in order)


def _latest(session: Session, source_id: UUID) -> dict[str, IntakeDecision]:
    rows = session.exec(select(IntakeDecision).where(IntakeDecision.source_id == source_id))
    return {row.proposal: row for row in sorted(rows, key=lambda row: row.id)}


def _line(row: IntakeDecision) -> DecisionLine:
    offered = Offered(row.proposal, row.rule, row.kind, row.tier, row.start, row.end)
    return DecisionLine(offered, row.verdict, row.reason, row.made_noun, row.made_id, row.made_at, row.by_name)
