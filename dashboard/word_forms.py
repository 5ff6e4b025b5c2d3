"""The forms in which a draft leaves as Word: which there are of a text, in groups, and where each is handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from actions.access import access_draft
from actions.desk import Desk
from actions.handing_out import Page
from actions.letterheads import list_letterheads
from actions.milestones import list_milestones
from actions.proposals import tabled_proposals
from actions.standstill import adopted_milestone
from actions.word_comparative import COMPARATIVE
from actions.word_exports import OF_ADOPTED, OF_ONE_TEXT, Form, Since, last_looked, taken_home
from dashboard.form_names import FORMS
from dashboard.form_rows import form_row
from dashboard.form_state import filter_choice
from dashboard.letterhead_form import letterheads
from dashboard.marking_form import marking_form
from dashboard.milestone_views import milestone_name
from dashboard.names import party_name
from dashboard.original_form import originals
from dashboard.parts.lists import rows
from dashboard.parts.markup import Words, show, tag
from dashboard.parts.notice import notice
from dashboard.session import href
from dialogue.markings import exceeds
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from locales import Reader

OPEN = (Form.REDLINE_TWO_COLUMN, Form.ROLLING_TWO_COLUMN, Form.ROLLING_EN, Form.ROLLING_ZH)
"""The forms of what lies on the table now."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from for one draft: texts by identifier, and what an earlier text may be called."""

    versions: dict[str, str]
    earlier: dict[str, str]
    adopted: str = ""
    """The adopted text among them."""
    marking: Marking | None = None
    """How the draft itself is marked."""
    sides: tuple[str, ...] = ()
    """Those who have something on the table."""

    def has_before(self, version: str) -> bool:
        """Whether there is a milestone before a text (the present one where none is named)."""
        version = version or self.adopted
        return bool(self.versions) and version != next(reversed(self.versions))


def choice_of(desk: Desk, draft_id: UUID, words: Reader) -> Choice:
    """The texts of a draft that this person may have as Word."""
    with desk.reading() as session:
        milestones = list_milestones(session, desk.actor, draft_id)
        marking = access_draft(session, desk.actor, draft_id, Permission.DRAFT_EXPORT).marking
        proposals = tabled_proposals(session, desk.actor, draft_id)
        sides = tuple(dict.fromkeys(proposal.side for proposal in proposals))
        adopted = adopted_milestone(session, draft_id)
    versions = {milestone.id.hex: milestone_name(milestone, words) for milestone in reversed(milestones)}
    earlier = {}
    if (home := taken_home(desk, draft_id)) is not None:
        earlier[Since.HOME.value] = words.t("I last took it home ({when})", when=words.moment(home))
    if last_looked(desk, draft_id) is not None:
        earlier[Since.LOOKED.value] = words.t("I last looked at it in the drafting room")
    return Choice(versions, {**earlier, **versions}, adopted.hex if adopted else "", marking, sides)


def hand_out(desk: Desk, draft_id: UUID, words: Reader) -> None:
    """Which text, since when, how it is marked, on which paper; and under that each form with its addresses."""
    choice = choice_of(desk, draft_id, words)
    marking_form(desk, draft_id, choice.marking)
    present = words.t("the adopted text") if choice.adopted else words.t("the present text")
    version = filter_choice(words.t("Text"), "version", choice.versions, present) if choice.versions else ""
    since = ""
    if choice.earlier:
        latest = words.t("the milestone before it") if choice.versions else ""
        earlier = dict(choice.earlier)
        if not latest:  # without a milestone there is no text to begin from but those that this person has seen
            since, latest = next(iter(earlier.items()))
            earlier.pop(since)
        since = filter_choice(words.t("Changes since"), "since", earlier, latest) or since
    left, right = st.columns(2)
    with left:
        markings = {marking.value: words.t(marking) for marking in Marking}
        marking = filter_choice(words.t("Marking of this copy"), "marking", markings, _unmarked(choice, words))
    with right:
        papers = {line.id.hex: line.name for line in list_letterheads(desk)}
        page = filter_choice(words.t("Paper size"), "paper", {Page.LETTER.value: "Letter", **papers}, "A4")
    with left:
        sides = {side: party_name(side, words) for side in choice.sides}
        side = filter_choice(words.t("Proposals in the redline"), "side", sides, words.t("of all sides"))
    with right:
        alone = {"no": words.t("sides only")}
        persons = filter_choice(words.t("Authors in this copy"), "persons", alone, words.t("as each side chose"))
    if exceeds(choice.marking, Marking(marking) if marking else None):
        sentence = words.t(
            "The draft is marked “{marking}”: no copy of it leaves under a lower marking.",
            marking=words.t(str(choice.marking)),
        )
        show(notice(sentence, kind="refused"))
        return
    has_changes = bool(since) or choice.has_before(version)
    given = {"version": version, "since": since, "marking": marking, "paper": page, "side": side, "persons": persons}
    for heading, forms in _groups(choice, has_changes, words):
        show(tag("h3", heading, cls="alt-eyebrow"))
        lines = [
            form_row("drafts", draft_id.hex, form, words.t(FORMS[form]), _asked(form, given), words) for form in forms
        ]
        show(rows(lines + (comparative_rows(draft_id, given, words) if Form.ROLLING_TWO_COLUMN in forms else [])))
    show(tag("h3", words.t("All at once"), cls="alt-eyebrow"), rows([pack_row(draft_id, given, words)]))
    originals(desk, draft_id, version, marking, page, words)
    letterheads(desk, words)


def _unmarked(choice: Choice, words: Reader) -> str:
    return (
        words.t("as the draft: {marking}", marking=words.t(str(choice.marking))) if choice.marking else words.t("none")
    )


def comparative_rows(draft_id: UUID, given: dict[str, str], words: Reader) -> list[tuple[Words, Words, Words, str]]:
    """The comparative table, whole and of the contested clauses alone."""
    languages = "zh,en" if words.language == "zh" else "en,zh"
    asked = {"marking": given["marking"], "paper": given["paper"], "languages": languages}
    forms = (
        (words.t("Comparative table: the present text beside each side’s proposals"), {}),
        (words.t("Comparative table of the contested clauses alone"), {"contested": "1"}),
    )
    return [form_row("drafts", draft_id.hex, COMPARATIVE, name, {**asked, **more}, words) for name, more in forms]


def pack_row(draft_id: UUID, given: dict[str, str], words: Reader) -> tuple[Words, Words, Words, str]:
    """The archive of everything that a delegation takes home."""
    languages = "zh,en" if words.language == "zh" else "en,zh"
    asked = {"marking": given["marking"], "paper": given["paper"], "languages": languages, "lang": words.language}
    name = words.t("Delegation pack: the text, its changes, the comparative table, commitments, receipts")
    return "", name, "ZIP", href(f"files/drafts/{draft_id.hex}/pack.zip", **asked)


def _groups(choice: Choice, has_changes: bool, words: Reader) -> Iterator[tuple[str, list[Form]]]:
    clean = [form for form in FORMS if form in OF_ONE_TEXT and form != Form.CHANGES_TWO_COLUMN]
    yield words.t("The text"), clean
    if has_changes:
        yield words.t("What changed"), [Form.CHANGES_TWO_COLUMN]
    if choice.adopted:
        yield words.t("After the adoption"), [form for form in FORMS if form in OF_ADOPTED]
    else:
        yield words.t("What lies on the table"), list(OPEN)


def _asked(form: Form, given: dict[str, str]) -> dict[str, str]:
    """What the address of a form says: only what has a meaning for it."""
    asked = {"marking": given["marking"], "paper": given["paper"]}
    if form in OF_ONE_TEXT:
        asked["version"] = given["version"]
    if form == Form.CHANGES_TWO_COLUMN:
        asked["since"] = given["since"]
    if form == Form.REDLINE_TWO_COLUMN:
        asked["side"] = given["side"]
    if form in (Form.CHANGES_TWO_COLUMN, Form.REDLINE_TWO_COLUMN):
        asked["persons"] = given["persons"]
    return asked
