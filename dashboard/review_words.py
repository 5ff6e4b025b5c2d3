"""How a commitment is scored and measured, in words: guidelines, periods with their scores, targets side by side."""

from collections.abc import Iterable, Sequence
from datetime import date

from actions.commitment_reviews import GuidelineLine, ReviewLine, Scoring
from actions.commitment_targets import FigureLine, TargetLine
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, tag
from dashboard.parts.sides import side_by_side
from dashboard.record_words import both_languages, quoted
from dialogue.reviews import Scale
from locales import N_, Reader

SCORES = {
    (Scale.IMPLEMENTATION, 0): N_("not initiated"),
    (Scale.IMPLEMENTATION, 1): N_("minimum implementation"),
    (Scale.IMPLEMENTATION, 2): N_("intermediate implementation"),
    (Scale.IMPLEMENTATION, 3): N_("complete implementation"),
    (Scale.COMPLIANCE, -1): N_("not kept"),
    (Scale.COMPLIANCE, 0): N_("kept in part, or under way"),
    (Scale.COMPLIANCE, 1): N_("kept"),
}
"""What each score of each scale says."""


def score_words(words: Reader, scale: Scale, score: int) -> str:
    """2 · intermediate; −1 · not kept: a number of its scale and what it says."""
    return f"{signed(scale, score)} · {words.t(SCORES[scale, score])}"


def signed(scale: Scale, score: int) -> str:
    """The score as it is written on its scale."""
    sign = "+" if scale == Scale.COMPLIANCE and score > 0 else "−" if score < 0 else ""
    return f"{sign}{abs(score)}"


def period_words(words: Reader, first: date | None, last: date | None) -> str:
    """The days of a period; open where one end is missing; empty where both are."""
    if first and last:
        return words.t("{first} to {last}", first=words.short_date(first), last=words.short_date(last))
    if first:
        return words.t("from {date}", date=words.short_date(first))
    return words.t("until {date}", date=words.short_date(last)) if last else ""


def scoring_block(scoring: Scoring, words: Reader) -> Markup:
    """Under each guideline, in the order in which they were written, the periods scored against it."""
    return join(_guideline(guideline, scoring, words) for guideline in scoring.guidelines)


def _guideline(guideline: GuidelineLine, scoring: Scoring, words: Reader) -> Markup:
    window = period_words(words, guideline.from_on, guideline.until_on)
    written = words.t("written {moment}", moment=words.moment(guideline.made_at))
    quiet = " · ".join(filter(None, (words.t(guideline.scale), window, written, guideline.by_name)))
    given = [review for review in scoring.reviews if review.guideline_id == guideline.id]
    return tag(
        "article",
        tag("p", both_languages(words, guideline.text_en, guideline.text_zh)),
        tag("p", quiet, cls="alt-under"),
        _periods(given, words) if given else empty(words.t("No period has been scored against it yet.")),
    )


def _periods(reviews: Sequence[ReviewLine], words: Reader) -> Markup:
    headers = [words.t("Period"), words.t("Score"), words.t("On which evidence")]
    return table(headers, ([*_review(review, words)] for review in reviews))


def _review(review: ReviewLine, words: Reader) -> Iterable[Words]:
    yield period_words(words, review.from_on, review.until_on)
    kind = words.t("final") if review.is_final else words.t("interim")
    yield join(
        [
            tag("strong", score_words(words, review.scale, review.score)),
            tag("small", " · ".join((kind, review.by_name, words.moment(review.made_at))), cls="alt-under"),
        ]
    )
    yield tag("details", tag("summary", review.note or review.quote.exact), quoted(words, review.quote))


def targets_block(targets: Sequence[TargetLine], words: Reader) -> Markup:
    """Each official set of data in a column of its own, its figures under its own target; nothing is added up."""
    return side_by_side((target.measured_by, _target(target, words)) for target in targets)


def _target(target: TargetLine, words: Reader) -> Markup:
    period = period_words(words, target.from_on, target.until_on)
    figures = [_figure(figure, target, words) for figure in reversed(target.figures)]
    return join(
        [
            tag("p", tag("strong", _amount(target.amount, target.unit))),
            tag("p", words.t("promised for {period}", period=period), cls="alt-under") if period else None,
            quoted(words, target.quote) if target.quote else None,
            *(figures or [empty(words.t("This set of data has shown nothing yet."))]),
        ]
    )


def _figure(figure: FigureLine, target: TargetLine, words: Reader) -> Markup:
    share = words.t("{percent} of this target", percent=f"{figure.percent:.1f}%") if figure.percent is not None else ""
    told = [_amount(figure.amount, target.unit), words.t("as of {date}", date=words.short_date(figure.as_of)), share]
    return tag("details", tag("summary", " · ".join(filter(None, told))), quoted(words, figure.quote))


def _amount(amount: str, unit: str) -> str:
    return f"{amount} {unit}".strip()
