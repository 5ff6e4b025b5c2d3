"""Confirmed claims, steps and events to come, and messages handed on become rows, through the verbs of the record."""

from uuid import UUID

from actions.claims import record_claim, say_of_claim
from actions.communications import record_communication
from actions.next_steps import record_next_step
from actions.scheduled_events import record_event
from dashboard.intake_exchanges import KeptAs
from dashboard.intake_ground import Facts
from dashboard.intake_keeping import Keeping
from dialogue.record import NextStepKind


def keep_claim(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    """The claim, and beside it the account of who makes or denies it, on the same words. Raises what the verbs raise."""
    claim = record_claim(
        k.session, k.actor, passage_id=k.passage_id, proposition_en=facts["proposition_en"],
        proposition_zh=facts["proposition_zh"], as_of=facts["as_of"], topic_id=facts["topic"], key=k.command, **k.filed,
    )  # fmt: skip
    say_of_claim(
        k.session, k.actor, claim.id, passage_id=k.passage_id, stance=facts["stance"], party=facts["side"],
        label_en=facts["label_en"], label_zh=facts["label_zh"], stated_on=facts["as_of"], chain=facts["chain"],
        joint=k.joint, key=f"{k.command}:account",
    )  # fmt: skip
    return "claim", claim.id


def keep_next_step(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    """An event that was announced, or a step that somebody takes. Raises what the verbs raise."""
    if facts["kept_as"] == KeptAs.EVENT:
        event = record_event(
            k.session, k.actor, starts_on=facts["starts_on"], ends_on=facts["ends_on"], precision=facts["precision"],
            as_printed=facts["as_printed"], title_en=facts["what_en"], title_zh=facts["what_zh"], party=facts["side"],
            organiser_en=facts["label_en"], organiser_zh=facts["label_zh"], passage_id=k.passage_id, key=k.command,
            **k.filed,
        )  # fmt: skip
        return "scheduled_event", event.id
    step = record_next_step(
        k.session, k.actor, action_en=facts["what_en"], action_zh=facts["what_zh"], party=facts["side"],
        label_en=facts["label_en"], label_zh=facts["label_zh"], due_on=facts["starts_on"],
        due_words=facts["as_printed"], passage_id=k.passage_id, key=k.command, **k.filed,
    )  # fmt: skip
    return "next_step", step.id


def keep_transmission(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    """A message that was handed on, or the step of handing it on. Raises what the verbs raise."""
    if facts["kept_as"] == KeptAs.COMMUNICATION:
        told = record_communication(
            k.session, k.actor, kind=facts["channel"], passage_id=k.passage_id, sender=facts["side"],
            sender_label_en=facts["label_en"], sender_label_zh=facts["label_zh"], addressee=facts["addressee"],
            addressee_label_en=facts["addressee_label_en"], addressee_label_zh=facts["addressee_label_zh"],
            via=facts["via"], what_en=facts["what_en"], what_zh=facts["what_zh"], sent_on=facts["sent_on"],
            dialogue_id=k.source.dialogue.id, joint=k.joint, key=k.command,
        )  # fmt: skip
        return "communication", told.id
    party = next((one for one in k.source.dialogue.parties if one.key == facts["addressee"]), None)
    toward = (party.name_en or party.name_zh) if party else facts["addressee_label_en"] or facts["addressee_label_zh"]
    step = record_next_step(
        k.session, k.actor, action_en=facts["what_en"], action_zh=facts["what_zh"], kind=NextStepKind.RELAY,
        party=facts["side"], label_en=facts["label_en"], label_zh=facts["label_zh"], toward=toward,
        due_on=facts["sent_on"], passage_id=k.passage_id, key=k.command, **k.filed,
    )  # fmt: skip
    return "next_step", step.id
