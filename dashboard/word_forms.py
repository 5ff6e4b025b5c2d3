"""The forms in which a draft leaves as Word: which there are of a text, in groups, and where each is handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from actions.adoptions import read_adoption
from actions.desk import Desk
from actions.milestones import list_milestones
from actions.word_exports import OF_ADOPTED, OF_ONE_TEXT, Form, Since, last_looked, taken_home
from dashboard.form_state import filter_choice
from dashboard.milestone_views import milestone_name
from dashboard.names import party_name
from dashboard.parts.lists import rows
from dashboard.parts.markup import show, tag
from dashboard.session import href
from dialogue.vocabulary import Marking
from exports.word.values import COMPARATIVE, ORIGINAL
from locales import N_, Reader

FORMS = {
    Form.CLEAN_TWO_COLUMN: N_("Clean, two columns"),
    Form.CLEAN_EN: N_("Clean, English"),
    Form.CLEAN_ZH: N_("Clean, Chinese"),
    Form.CLEAN_SEQUENTIAL: N_("Clean, both languages one under the other"),
    Form.CHANGES_TWO_COLUMN: N_("Redline since the earlier text, two columns"),
    Form.REDLINE_TWO_COLUMN: N_("Redline, two columns, native tracked changes"),
    Form.ROLLING_TWO_COLUMN: N_("Rolling text in square brackets, two columns"),
    Form.ROLLING_EN: N_("Rolling text in square brackets, English"),
    Form.ROLLING_ZH: N_("Rolling text in square brackets, Chinese"),
    Form.CORRECTED_TWO_COLUMN: N_("As corrected by its errata, two columns"),
    Form.CORRIGENDUM: N_("Corrigendum"),
}
"""The forms a draft can leave in."""
OTHERS = {
    COMPARATIVE: N_("Comparative table"),
    ORIGINAL: N_("Original for signature, all alike"),
}
"""What else a draft leaves in, by the name under which it was handed out."""
OPEN = (Form.REDLINE_TWO_COLUMN, Form.ROLLING_TWO_COLUMN, Form.ROLLING_EN, Form.ROLLING_ZH)
"""The forms of what lies on the table now."""


def form_words(form: str, words: Reader) -> str:
    """How a form is called that a file was handed out in, or was found to have."""
    name, _, keeper = form.partition("-")
    if name == ORIGINAL and keeper:
        return words.t("Original for signature, kept by {party}", party=party_name(keeper, words))
    return words.t(FORMS[Form(form)] if form in set(Form) else OTHERS[form])


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from for one draft: texts by identifier, and what an earlier text may be called."""

    versions: dict[str, str]
    earlier: dict[str, str]
    adopted: str = ""
    """The adopted text among them."""

    def has_before(self, version: str) -> bool:
        """Whether there is a milestone before a text (the present one where none is named)."""
        version = version or self.adopted
        return bool(self.versions) and version != next(reversed(self.versions))


def choice_of(desk: Desk, draft_id: UUID, words: Reader) -> Choice:
    """The texts of a draft that this person may have as Word."""
    with desk.reading() as session:
        milestones = list_milestones(session, desk.actor, draft_id)
        adoption = read_adoption(session, desk.actor, draft_id)
        adopted = adoption.milestone.id.hex if adoption.is_adopted and adoption.milestone else ""
    versions = {milestone.id.hex: milestone_name(milestone, words) for milestone in reversed(milestones)}
    earlier = {}
    if (home := taken_home(desk, draft_id)) is not None:
        earlier[Since.HOME.value] = words.t("I last took it home ({when})", when=words.moment(home))
    if last_looked(desk, draft_id) is not None:
        earlier[Since.LOOKED.value] = words.t("I last looked at it in the drafting room")
    return Choice(versions, {**earlier, **versions}, adopted)


def hand_out(desk: Desk, draft_id: UUID, words: Reader) -> None:
    """Which text, since when, how it is marked; and under that each form with its address."""
    choice = choice_of(desk, draft_id, words)
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
    markings = {marking.value: words.t(marking) for marking in Marking}
    marking = filter_choice(words.t("Marking of this copy"), "marking", markings, words.t("none"))
    has_changes = bool(since) or choice.has_before(version)
    for heading, forms in _groups(choice, has_changes, words):
        show(tag("h3", heading, cls="alt-eyebrow"))
        given = {"version": version, "since": since, "marking": marking}
        show(
            rows(
                (
                    "",
                    words.t(FORMS[form]),
                    words.t("Download"),
                    href(f"files/drafts/{draft_id.hex}/{form}.docx", lang=words.language, **_asked(form, given)),
                )
                for form in forms
            )
        )


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
    asked = {"marking": given["marking"]}
    if form in OF_ONE_TEXT:
        asked["version"] = given["version"]
    if form == Form.CHANGES_TWO_COLUMN:
        asked["since"] = given["since"]
    return asked
