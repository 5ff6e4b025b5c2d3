"""What stands under the table of commitments: targets with their official figures, reviews, claims, next steps.

A part without anything to tell is left out: an empty heading would say that somebody had looked.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from actions.claims import ClaimLine, list_claims
from actions.commitment_reviews import Scoring, list_scorings
from actions.commitment_targets import TargetLine, list_targets
from actions.dialogues import PartyLine
from actions.handing_out import Held
from actions.next_steps import NextStepLine, list_next_steps
from actions.paper_accounts import each_side_says
from actions.paper_parts import Making, PaperAsked, filled, held_as, joined, said, side, source_words
from exports.word import captions
from exports.word import captions_commitments as words
from exports.word import captions_record as record_words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Heading, Look, Row


def what_became(
    making: Making, dialogue_id: UUID, parties: Sequence[PartyLine], numbers: Mapping[UUID, int]
) -> tuple[tuple[Block, ...], tuple[Held, ...]]:
    """The parts under the table, and the passages they rest on. `numbers` are those of the commitments in the table."""
    actor, asked = making.actor, making.asked
    targets = list_targets(making.joint, actor, dialogue_id=dialogue_id)
    scorings = list_scorings(making.joint, actor, dialogue_id=dialogue_id)
    claims = list_claims(making.joint, actor, dialogue_id=dialogue_id)
    steps = list_next_steps(making.joint, actor, today=making.made_at.date(), dialogue_id=dialogue_id)
    blocks = (
        *_targets(sorted(targets, key=lambda t: numbers[t.commitment_id]), numbers, asked),
        *_reviews(sorted(scorings, key=lambda s: numbers[s.commitment_id]), numbers, asked),
        *claims_abreast(claims, parties, asked),
        *next_steps(steps, parties, asked),
    )
    held = (
        *(
            one
            for target in targets
            for quote in (target.quote, *(figure.quote for figure in target.figures))
            for one in held_as(joined(words.TARGET, (target.measured_by, target.measured_by)), quote)
        ),
        *(one for scoring in scorings for review in scoring.reviews for one in held_as(words.REVIEWS, review.quote)),
        *claims_held(claims),
        *next_steps_held(steps),
    )
    return blocks, held


def next_steps(steps: Sequence[NextStepLine], parties: Sequence[PartyLine], asked: PaperAsked) -> Iterable[Block]:
    """Who is to do what by when, and what became of it; nothing where there is none."""
    if steps:
        yield Heading(words.NEXT_STEPS)
        captions_of = (words.WHO_DOES, words.WHAT_IS_DONE, record_words.BY_WHEN, words.OUTCOME)
        yield Grid(captions_of, (4, 9, 4, 5), tuple(_step(step, parties, asked) for step in steps))


def next_steps_held(steps: Iterable[NextStepLine]) -> Iterable[Held]:
    """The passages on which next steps rest."""
    for step in steps:
        yield from held_as(filled(step.action_en, step.action_zh), step.quote)


def claims_held(claims: Iterable[ClaimLine]) -> Iterable[Held]:
    """The passages on which claims, and what is said of them, rest."""
    for claim in claims:
        for quote in (claim.quote, *(account.quote for account in claim.accounts)):
            yield from held_as(filled(claim.proposition_en, claim.proposition_zh), quote)


def _step(step: NextStepLine, parties: Sequence[PartyLine], asked: PaperAsked) -> Row:
    who = (
        joined(side(parties, step.party), (step.label_en, step.label_zh))
        if step.party
        else filled(step.label_en, step.label_zh)
    )
    seen_to = said(words.sees_to_it(step.owner), Look.QUIET) if step.owner else ()
    toward = said(record_words.toward((step.toward, step.toward)), Look.QUIET) if step.toward else ()
    due = captions.on_day(step.due_on) if step.due_on else ("", "")
    settled = captions.on_day(step.settled_on) if step.settled_on else ("", "")
    late = said(record_words.OVERDUE) if step.is_overdue else ()
    return Row(
        (
            (*said(who, Look.FIRM), *seen_to),
            (
                *said(words.STEP_KINDS[step.kind], Look.QUIET), *said(filled(step.action_en, step.action_zh)), *toward,
                *(said(source_words(step.quote, asked), Look.QUIET) if step.quote else ()),
            ),
            (*said(due), *said((step.due_words, step.due_words), Look.QUIET), *late),
            (*said(joined(words.STEP_STATES[step.state], settled)), *said((step.outcome, step.outcome), Look.QUIET)),
        )
    )  # fmt: skip


def _targets(targets: Sequence[TargetLine], numbers: Mapping[UUID, int], asked: PaperAsked) -> Iterable[Block]:
    """Each set of data in a line of its own, beside the others and never added to them."""
    if not targets:
        return
    yield Heading(words.TARGETS)
    rows = []
    for target in targets:
        period, unit = words.from_to(target.from_on, target.until_on), (target.unit, target.unit)
        figures: list[Entry] = []
        shares: list[Entry] = []
        for figure in target.figures:
            figures += said(joined((figure.amount, figure.amount), words.as_of(figure.as_of)))
            figures += said(source_words(figure.quote, asked), Look.QUIET)
            shares += said(joined(words.percent_of(figure.percent), words.as_of(figure.as_of)))
        if not figures:
            figures += said(words.NO_FIGURE, Look.QUIET)
        at = str(numbers[target.commitment_id])
        rows.append(
            Row(
                (
                    said((at, at)), (*said((target.measured_by, target.measured_by), Look.FIRM), *said(period, Look.QUIET)),
                    (
                        *said((target.amount, target.amount)), *said(unit, Look.QUIET),
                        *(said(source_words(target.quote, asked), Look.QUIET) if target.quote else ()),
                    ),
                    tuple(figures), tuple(shares),
                )
            )
        )  # fmt: skip
    captions_of = (record_words.NUMBER, words.MEASURED_BY, words.TARGET, words.FIGURE, words.SHARE)
    yield Grid(captions_of, (3, 9, 7, 12, 7), tuple(rows))


def _reviews(scorings: Sequence[Scoring], numbers: Mapping[UUID, int], asked: PaperAsked) -> Iterable[Block]:
    """Under each guideline the periods that were scored against it."""
    if not scorings:
        return
    yield Heading(words.REVIEWS)
    rows = []
    for scoring in scorings:
        for guideline in scoring.guidelines:
            window = words.from_to(guideline.from_on, guideline.until_on)
            written = joined(words.numbered(numbers[scoring.commitment_id]), words.SCALES[guideline.scale], window)
            text = filled(guideline.text_en, guideline.text_zh)
            rows.append(Row(((*said(written, Look.QUIET), *said(text)),), is_group=True))
            given = [review for review in scoring.reviews if review.guideline_id == guideline.id]
            rows += [
                Row(
                    (
                        said(words.from_to(review.from_on, review.until_on)),
                        (
                            *said(words.SCORES[review.scale, review.score], Look.FIRM),
                            *said(words.FINAL if review.is_final else words.INTERIM, Look.QUIET),
                        ),
                        (*said((review.note, review.note)), *said(source_words(review.quote, asked), Look.QUIET)),
                    )
                )
                for review in given
            ]  # fmt: skip
            if not given:
                rows.append(Row((said(words.NO_REVIEW, Look.QUIET), (), ())))
    yield Grid((words.PERIOD, words.SCORE, words.EVIDENCE), (8, 8, 18), tuple(rows))


def claims_abreast(claims: Sequence[ClaimLine], parties: Sequence[PartyLine], asked: PaperAsked) -> Iterable[Block]:
    """What is claimed, on which grounds, and what each side says of it; nothing where nothing is."""
    if not claims:
        return
    yield Heading(words.CLAIMS)
    at = {claim.id: number for number, claim in enumerate(claims, 1)}
    rows = []
    for claim in claims:
        number: Pair = (str(at[claim.id]), str(at[claim.id]))
        on = words.as_of(claim.as_of) if claim.as_of else ("", "")
        recalled = [words.recalls(at[other]) for other in claim.recalls if other in at]
        grounds = (claim.grounds, claim.grounds) if claim.grounds else words.NO_GROUNDS
        rows.append(
            Row(
                (
                    said(number),
                    (
                        *said(filled(claim.proposition_en, claim.proposition_zh)), *said(joined(on, *recalled), Look.QUIET),
                        *said(source_words(claim.quote, asked), Look.QUIET),
                    ),
                    said(grounds, Look.TEXT if claim.grounds else Look.QUIET),
                    tuple(each_side_says(claim.accounts, parties, asked)), said(record_words.STANDINGS[claim.standing]),
                )
            )
        )  # fmt: skip
    captions_of = (record_words.NUMBER, words.CLAIMED, words.GROUNDS, record_words.ACCOUNTS, record_words.STANDS)
    yield Grid(captions_of, (3, 12, 6, 13, 6), tuple(rows))


__all__ = ["claims_abreast", "claims_held", "next_steps", "next_steps_held", "what_became"]
