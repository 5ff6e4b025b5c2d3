"""A confirmed proposal becomes a row of the record, through the same verbs as what is typed by hand."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.commitment_lines import FurtherParty
from actions.commitments import record_commitment
from actions.desk import Desk
from actions.intake_decisions import Offered, decide
from actions.intake_reading import ReadSource
from actions.meetings import add_agenda_item, assert_date, record_meeting
from actions.participations import add_participation
from actions.people import record_person
from actions.positions import record_comment, record_position, record_topic
from actions.recommendations import Addressee, record_recommendation
from actions.sources import mark_passage
from dashboard.intake_exchanges_keep import keep_claim, keep_next_step, keep_transmission
from dashboard.intake_ground import NEW, Facts
from dashboard.intake_keeping import Keeping
from dashboard.intake_suggested import SUGGESTED
from dashboard.quote_forms import stores_for
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.record import Obligation
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Outcome, PassageRole
from intake.proposals import Proposal


def keep(
    table_of: Desk,
    source: ReadSource,
    proposal: Proposal,
    facts: Facts,
    *,
    audience: str,
    meeting_id: UUID | None,
    is_edited: bool,
    command: str,
) -> tuple[str, UUID]:
    """Record what a proposal proposes as the person confirmed it, with the words it rests on and the decision: all or nothing.

    Gives what was made and its identifier. Raises what the verbs raise.
    """
    noun = SUGGESTED[type(proposal)][0]
    role = PassageRole.COMMENT if noun == "comment" else None
    with stores_for(table_of, audience) as (session, joint):
        passage = _passage(session, joint, table_of, source, proposal, role, command)
        given = Keeping(session, joint, table_of, source, meeting_id, passage, command)
        made_noun, made_id = _KEEP[noun](given, facts)
        verdict = IntakeVerdict.EDITED if is_edited else IntakeVerdict.ACCEPTED
        decide(
            session, table_of.actor, source.view.line.id, offered_as(proposal), verdict, made_noun=made_noun,
            made_id=made_id, dialogue_id=source.dialogue.id, joint=joint, key=f"{command}:decision",
        )  # fmt: skip
    return made_noun, made_id


def put_aside(
    table_of: Desk,
    source: ReadSource,
    proposal: Proposal,
    verdict: IntakeVerdict,
    *,
    audience: str,
    reason: str,
    command: str,
) -> None:
    """Keep that a proposal was not taken and why; one that is a comment is kept as the author's comment."""
    with stores_for(table_of, audience) as (session, joint):
        noun, made = "", None
        if verdict == IntakeVerdict.COMMENT:
            passage = _passage(session, joint, table_of, source, proposal, PassageRole.COMMENT, command)
            comment = record_comment(
                session, table_of.actor, author=source.view.line.publisher or source.view.line.title, passage_id=passage,
                text=reason, dialogue_id=source.dialogue.id, joint=joint, key=f"{command}:comment",
            )  # fmt: skip
            noun, made = "comment", comment.id
        decide(
            session, table_of.actor, source.view.line.id, offered_as(proposal), verdict, reason=reason, made_noun=noun,
            made_id=made, joint=joint, key=f"{command}:decision",
        )  # fmt: skip


def offered_as(proposal: Proposal) -> Offered:
    """The proposal as its decision remembers it."""
    return Offered(
        proposal.key, proposal.rule, SUGGESTED[type(proposal)][0], proposal.tier, proposal.anchor.start,
        proposal.anchor.end,
    )  # fmt: skip


def _passage(
    session: Session, joint: Session | None, table_of: Desk, source: ReadSource, proposal: Proposal,
    role: PassageRole | None, command: str,
) -> UUID:  # fmt: skip
    paragraphs = source.reading.paragraphs
    number = paragraphs[proposal.paragraph].number if proposal.paragraph is not None else ""
    gaps = "\n".join(f"{gap.kind} {gap.start} {gap.end}" for gap in proposal.gaps)
    return mark_passage(
        session, table_of.actor, source.view.line.id, proposal.anchor.exact, prefix=proposal.anchor.prefix,
        suffix=proposal.anchor.suffix, start=proposal.anchor.start, role=role, paragraph=number, gaps=gaps, joint=joint,
        as_then=bool(source.view.line.corrected_by_id), key=f"{command}:passage",
    ).id  # fmt: skip


def _meeting(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    actor = k.table_of.actor
    if facts["starts_on"] is None:
        raise FieldMissing(field="starts_on")
    if k.meeting_id is not None:
        said = assert_date(
            k.session, actor, k.meeting_id, value_text=facts["as_printed"] or facts["starts_on"].isoformat(),
            starts_on=facts["starts_on"], ends_on=facts["ends_on"], precision=facts["precision"],
            passage_id=k.passage_id, key=k.command,
        )  # fmt: skip
        return "date_assertion", said.id
    made = record_meeting(
        k.session, actor, k.source.dialogue.id, starts_on=facts["starts_on"], ends_on=facts["ends_on"],
        precision=facts["precision"], place_en=facts["place_en"], place_zh=facts["place_zh"], key=k.command,
    )  # fmt: skip
    assert_date(
        k.session, actor, made.id, value_text=facts["as_printed"] or facts["starts_on"].isoformat(),
        starts_on=facts["starts_on"], ends_on=facts["ends_on"], precision=facts["precision"], passage_id=k.passage_id,
        preferred=True, key=f"{k.command}:date",
    )  # fmt: skip
    return "meeting", made.id


def _participation(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    if k.meeting_id is None:
        raise FieldMissing(field="meeting")
    person = None
    if not facts["is_placeholder"]:
        person = UUID(facts["person"]) if facts["person"] != NEW else None
        if person is None:
            person = record_person(k.session, k.table_of.actor, names=[facts["name"]], key=f"{k.command}:person").id
    zh = k.source.reading.language == "zh"
    seat = add_participation(
        k.session, k.table_of.actor, k.meeting_id, party=facts["side"], person_id=person,
        placeholder_en="" if person or zh else facts["name"], placeholder_zh=facts["name"] if zh and not person else "",
        head_count=facts["count"], function=facts["function"], title_en=facts["title_en"], title_zh=facts["title_zh"],
        organisation_as_stated=facts["organisation"], presence=facts["presence"],
        name_as_printed=facts["name"] if person else "", passage_id=k.passage_id, key=k.command,
    )  # fmt: skip
    return "participation", seat.id


def _position(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    made = record_position(
        k.session, k.table_of.actor, passage_id=k.passage_id, party=facts["side"],
        attribution_en=facts["attribution_en"], attribution_zh=facts["attribution_zh"],
        speaker_participation_id=facts["speaker"], topic_id=facts["topic"], kind=facts["kind"],
        statement_en=facts["statement_en"], statement_zh=facts["statement_zh"], verb=facts["verb"], chain=facts["chain"],
        directness=facts["directness"], attribution_carried=facts["carried"], addressee=facts["addressee"],
        addressee_label_en=facts["addressee_label_en"], addressee_label_zh=facts["addressee_label_zh"], key=k.command,
        **k.filed,
    )  # fmt: skip
    return "position", made.id


def _commitment(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    debtors, creditors = tuple(facts["debtors"]), tuple(facts["creditors"])
    further = [FurtherParty(Obligation.DEBTOR, party) for party in debtors[1:]]
    further += [FurtherParty(Obligation.CREDITOR, party) for party in creditors[1:]]
    as_they_stand = (
        "strength", "debtor_label_en", "debtor_label_zh", "action_en", "action_zh", "polarity", "quantity", "unit_en",
        "unit_zh", "quantity_period", "condition_en", "condition_zh", "due_kind", "due_from", "due_on", "due_event_en",
        "due_event_zh", "due_offset_days", "due_words_en", "due_words_zh", "basis",
    )  # fmt: skip
    made = record_commitment(
        k.session, k.table_of.actor, passage_id=k.passage_id, debtor=debtors[0] if debtors else "",
        creditor=creditors[0] if creditors else "", further=further, topic_id=facts["topic"], key=k.command, **k.filed,
        **{name: facts[name] for name in as_they_stand},
    )  # fmt: skip
    return "commitment", made.id


def _recommendation(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    zh = k.source.reading.language == "zh"
    names = [name.strip() for name in facts["addressees"].splitlines() if name.strip()]
    made = record_recommendation(
        k.session, k.table_of.actor, passage_id=k.passage_id, text_en=facts["text_en"], text_zh=facts["text_zh"],
        addressees=[Addressee(label_en="" if zh else name, label_zh=name if zh else "") for name in names],
        dialogue_id=k.source.dialogue.id, meeting_id=k.meeting_id, key=k.command,
    )  # fmt: skip
    return "recommendation", made.id


def _comment(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    made = record_comment(
        k.session, k.table_of.actor, author=facts["author"], passage_id=k.passage_id, text=facts["text"],
        dialogue_id=k.source.dialogue.id, joint=k.joint, key=k.command,
    )  # fmt: skip
    return "comment", made.id


def _carried(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    if k.meeting_id is None:
        raise FieldMissing(field="meeting")
    made = add_agenda_item(
        k.session, k.table_of.actor, k.meeting_id, title_en=facts["title_en"], title_zh=facts["title_zh"],
        outcome=Outcome.DEFERRED, key=k.command,
    )  # fmt: skip
    return "agenda_item", made.id


def _topic(k: Keeping, facts: Facts) -> tuple[str, UUID]:
    made = record_topic(
        k.session, k.table_of.actor, name_en=facts["name_en"], name_zh=facts["name_zh"],
        dialogue_id=k.source.dialogue.id, joint=k.joint, key=k.command,
    )  # fmt: skip
    return "topic", made.id


_KEEP: Final[Mapping[str, Callable[[Keeping, Facts], tuple[str, UUID]]]] = {
    "meeting": _meeting, "participation": _participation, "position": _position, "request": _position,
    "commitment": _commitment, "recommendation": _recommendation, "comment": _comment, "carried": _carried,
    "topic": _topic, "claim": keep_claim, "next_step": keep_next_step, "transmission": keep_transmission,
}  # fmt: skip
