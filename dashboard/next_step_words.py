"""A next step as one line: by when, what, by whom, and what became of it."""

from collections.abc import Iterable

from actions.dialogues import PartyLine
from actions.next_steps import NextStepLine
from dashboard.next_step_forms import KINDS
from dashboard.parts.markup import Words, join, tag
from dashboard.record_words import side_name
from dashboard.session import href
from dialogue.record import NextStepKind
from locales import Reader


def step_row(step: NextStepLine, parties: Iterable[PartyLine], words: Reader) -> tuple[Words, Words, Words, str]:
    """The line of a list, which leads to the page of the step."""
    kind = words.t(KINDS[step.kind]) if step.kind != NextStepKind.TASK else ""
    owner = words.t("seen to by {name}", name=step.owner) if step.owner else ""
    beneath = " · ".join(filter(None, (who_does(step, parties, words), kind, owner, step.outcome)))
    state = words.t("overdue") if step.is_overdue else words.t(step.state)
    told = join([words.pick(step.action_en, step.action_zh), tag("small", beneath, cls="alt-under")])
    due = words.short_date(step.due_on) if step.due_on else step.due_words
    return due, told, state, href("next_steps", id=step.id)


def who_does(step: NextStepLine, parties: Iterable[PartyLine], words: Reader) -> str:
    """By whom it is done: somebody by their label, with their side where they are of one, or the side."""
    label = words.pick(step.label_en, step.label_zh)
    side = side_name(words, step.party, parties) if step.party else ""
    return words.t("{text} ({note})", text=label, note=side) if label and side else label or side
