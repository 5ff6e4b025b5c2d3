"""One commitment on one page: its words, who stands in it, its term, what each side says, what was shown, how it is scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from actions.commitment_reviews import Scoring, read_scoring
from actions.commitment_targets import TargetLine, list_targets
from actions.commitment_terms import REACHED_BY_WORK, list_evidence, list_restatements
from actions.commitments import (
    AccountLine,
    CommitmentLine,
    ConditionLine,
    FulfilmentLine,
    known_commitment,
    list_accounts,
)
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, read_dialogue
from actions.follow_ups import origin_of_commitment
from dashboard.account_words import accounts_abreast
from dashboard.adoption_follow_words import origin_note
from dashboard.commitment_forms import account_form, fulfilment_form
from dashboard.commitment_words import (
    STANDINGS,
    counted_from,
    creditor_name,
    debtor_name,
    due_in_full,
    quantity_words,
    sentence,
    standing_detail,
    standing_words,
)
from dashboard.keeping import may_keep
from dashboard.measure_amend import measure_fact
from dashboard.parts.drawer import drawer, in_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, quoted
from dashboard.review_forms import figure_form, guideline_form, review_form, target_form
from dashboard.review_words import scoring_block, targets_block
from dashboard.session import href
from dashboard.term_forms import condition_form, due_form
from dashboard.topic_choice import topics_of
from dashboard.visit import here
from dialogue.roles import Permission
from locales import Reader


@dataclass(frozen=True, slots=True)
class Depth:
    """What one store holds of a commitment beside its terms; of a joint one there is the own side's beside the joint one's."""

    accounts: tuple[AccountLine, ...]
    evidence: tuple[FulfilmentLine, ...]
    findings: tuple[ConditionLine, ...]
    scoring: Scoring
    targets: tuple[TargetLine, ...]

    def __bool__(self) -> bool:
        return bool(self.accounts or self.evidence or self.findings or self.scoring.guidelines or self.targets)


def one_commitment(table_of: Desk, asked: UUID, today: date, words: Reader) -> None:
    """The whole page; where there is no such commitment for this person, NoSuchRow."""
    with reading_both(table_of) as (joint, own):
        line = known_commitment(joint, own, table_of.actor, asked, today)
        view = read_dialogue(joint, table_of.actor, line.dialogue_id) if line.dialogue_id else None
        home, beside = (own, joint) if line.is_private else (joint, None)
        here = _depth(home, table_of, line, beside)
        ours = _depth(own, table_of, line, joint) if own is not None and not line.is_private else None
        chain = list_restatements(home, table_of.actor, asked, today=today, joint=beside)
        origin = None if line.is_private else origin_of_commitment(joint, table_of.actor, line.id)
    parties = view.parties if view else ()
    back_link(words.t("Commitments"), href("commitments"))
    page_heading(sentence(words, line, parties), "", words.pick(view.name_en, view.name_zh) if view else "")
    if line.is_private:
        with private_frame(words.t("only your side sees this"), key="commitment"):
            _terms(line, view, topics_of(table_of, line.dialogue_id), words)
            _depth_shown(here, line, parties, words)
    else:
        _terms(line, view, topics_of(table_of, line.dialogue_id), words)
        if origin is not None:
            show(origin_note(origin, words))
        _depth_shown(here, line, parties, words)
        if ours:
            section(words.t("What our side keeps for itself"))
            with private_frame(words.t("only your side sees this"), key="commitment_own"):
                _depth_shown(ours, line, parties, words, is_beside=True)
    show(definition(measure_fact(table_of, line.measure_id, words)))
    _chain(chain, line, parties, words)
    _forms(table_of, line, parties, [*here.targets, *(ours.targets if ours else ())], today, words)


def _depth(session, table_of: Desk, line: CommitmentLine, joint) -> Depth:  # type: ignore[no-untyped-def]
    actor = table_of.actor
    evidence, findings = list_evidence(session, actor, line.id, joint=joint)
    return Depth(
        tuple(list_accounts(session, actor, line.id, joint=joint)), tuple(evidence), tuple(findings),
        read_scoring(session, actor, line.id, joint=joint),
        tuple(list_targets(session, actor, commitment_id=line.id, joint=joint)),
    )  # fmt: skip


def _terms(line: CommitmentLine, view: DialogueView | None, topics: dict[UUID, str], words: Reader) -> None:
    """The words it rests on, and what they say, one fact a line."""
    parties = view.parties if view else ()
    meeting = next((m for m in view.meetings if m.id == line.meeting_id), None) if view else None
    code, word = STANDINGS[line.standing]
    where = (
        link(meeting_name(words, meeting), href("dialogue", id=meeting.dialogue_id, meeting=meeting.id))
        if meeting
        else ""
    )
    answers = link(words.t("a request"), href("positions", id=line.request_id)) if line.request_id else ""
    show(
        quoted(words, line.quote),
        definition(
            [
                (words.t("Where it stands"), badge(code, words.t(word), standing_detail(words, line))),
                (words.c("commitment", "Who"), debtor_name(words, line, parties)),
                (words.t("What"), both_languages(words, line.action_en, line.action_zh)),
                (words.t("How much"), quantity_words(words, line)),
                (words.t("If"), both_languages(words, line.condition_en, line.condition_zh)),
                (words.t("Toward"), creditor_name(words, line, parties)),
                (words.t("Worded as"), words.t(line.strength)),
                (words.t("By when"), _by_when(line, words)),
                (words.t("Seen to by"), line.owner),
                (words.t("Answers"), answers),
                (words.t("Known from"), words.t(line.basis)),
                (words.t("Topic"), topics.get(line.topic_id, "") if line.topic_id else ""),
                (words.t("Meeting"), where),
            ]
        ),
    )


def _by_when(line: CommitmentLine, words: Reader) -> Words:
    """The term in full; beneath it what it is counted from, where the day alone does not tell."""
    told, event = due_in_full(words, line), counted_from(words, line)
    return join([told, tag("small", event, cls="alt-under")]) if event and event not in told else told


def _depth_shown(
    depth: Depth, line: CommitmentLine, parties: Sequence[PartyLine], words: Reader, *, is_beside: bool = False
) -> None:
    """What a store holds of it; beside the joint record only what there is."""
    if depth.accounts or not is_beside:
        section(words.t("What each side says of it"), len(depth.accounts))
        nobody = empty(words.t("Nobody has said anything of it yet; until then it is no side’s word."))
        sides = () if is_beside else parties
        show(accounts_abreast(depth.accounts, sides, words) if depth.accounts else nobody)
    if depth.evidence or depth.findings or not is_beside:
        section(words.t("What has been shown"), len(depth.evidence) + len(depth.findings))
        show(_shown(depth, line, words))
    if depth.targets:
        section(words.t("Targets, each by its own official figures"), len(depth.targets))
        show(targets_block(depth.targets, words))
    if depth.scoring.guidelines:
        section(words.t("How it is scored"), len(depth.scoring.reviews))
        show(scoring_block(depth.scoring, words))


def _shown(depth: Depth, line: CommitmentLine, words: Reader) -> Markup:
    """Evidence and findings on the condition in one order of days, the latest first."""
    if not depth.evidence and not depth.findings:
        return empty(words.t("No source has shown yet whether it was kept. Overdue is not broken."))
    condition = words.pick(line.condition_en, line.condition_zh)
    told = [(one.seen_on, words.t(one.state), "", one) for one in depth.evidence]
    told += [
        (one.seen_on, words.t("Condition: {state}", state=words.t(one.state)), condition, one) for one in depth.findings
    ]
    told.sort(key=lambda entry: entry[0], reverse=True)
    return join(
        tag(
            "article",
            tag("p", join([tag("strong", state), words.short_date(on), *filter(None, (about, one.note))], " · ")),
            quoted(words, one.quote),
        )
        for on, state, about, one in told
    )


def _chain(
    chain: Sequence[CommitmentLine], line: CommitmentLine, parties: Sequence[PartyLine], words: Reader
) -> None:  # fmt: skip
    """Where it was said before and again, in order; this one among them."""
    if len(chain) < 2:
        return
    section(words.t("Said again"), len(chain))
    show(
        rows(
            (
                words.short_date(one.quote.source_dated_on) if one.quote.source_dated_on else "",
                tag("strong", sentence(words, one, parties)) if one.id == line.id else sentence(words, one, parties),
                standing_words(words, one),
                None if one.id == line.id else href("commitments", id=one.id),
            )
            for one in chain
        )
    )


def _forms(
    table_of: Desk, line: CommitmentLine, parties: Sequence[PartyLine], targets: Sequence[TargetLine], today: date,
    words: Reader,
) -> None:  # fmt: skip
    """What may be done here, each folded until it is wanted."""
    may_write_here = line.is_private or table_of.actor.may(Permission.COMMITMENT_RECORD)
    if table_of.actor.may(Permission.ACCOUNT_RECORD):
        in_drawer(words.t("Give an account"), here("give_account"), lambda: account_form(table_of, line, parties))
    if not may_keep(table_of):
        return
    label = words.t("Keep evidence that it was kept, or not")
    in_drawer(label, here("record_fulfilment"), lambda: fulfilment_form(table_of, line, today))
    if line.is_conditional and (
        folded := drawer(words.t("Say whether its condition is met"), here("commitment_condition"))
    ):
        with folded.place:
            condition_form(table_of, line, today)
    worked_out = line.due_kind in REACHED_BY_WORK and may_write_here
    if worked_out and (folded := drawer(words.t("Work out the day on which it falls due"), here("commitment_due"))):
        with folded.place:
            due_form(table_of, line)
    if folded := drawer(words.t("Write what will count, before it is scored"), here("commitment_guideline")):
        with folded.place:
            guideline_form(table_of, line)
    if folded := drawer(words.t("Score a period"), here("commitment_review")):
        with folded.place:
            review_form(table_of, line)
    if folded := drawer(words.t("Set a target of an official set of data"), here("commitment_target")):
        with folded.place:
            target_form(table_of, line)
    own = [target for target in targets if target.is_private or table_of.actor.may(Permission.COMMITMENT_RECORD)]
    if own and (folded := drawer(words.t("Keep a figure of a target"), here("commitment_figure"))):
        with folded.place:
            figure_form(table_of, line, own, today)
    again = href("commitments", record="1", dialogue=line.dialogue_id, restates=line.id)
    show(tag("p", link(words.t("It was said again: record that"), again), cls="alt-quiet"))
