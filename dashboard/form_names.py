"""What each form is called in which something leaves: the forms of a draft, and the papers of the record."""

from typing import Final

from actions.calendars import CalendarForm
from actions.figure_export import FIGURES
from actions.handing_out import BACK_TO_CAPITAL
from actions.paper_exports import RecordForm
from actions.word_comparative import COMPARATIVE
from actions.word_exports import Form
from actions.word_originals import ORIGINAL
from dashboard.names import party_name
from dashboard.table_words import FORMS as TABLES
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
PAPERS: Final = {
    RecordForm.MINUTES: N_("Minutes"),
    RecordForm.MINUTES_UNATTRIBUTED: N_("Minutes without attribution"),
    RecordForm.PARTICIPANTS: N_("Annex of participants"),
    RecordForm.POSITIONS: N_("Matrix of positions"),
    RecordForm.COMMITMENTS: N_("Table of commitments"),
    RecordForm.REQUESTS: N_("Table of requests and answers"),
    RecordForm.MEASURES: N_("Measures and what happened to them"),
    RecordForm.COMMUNICATIONS: N_("Table of communications"),
    RecordForm.READ_OUTS: N_("Two read-outs side by side"),
    RecordForm.RECOMMENDATIONS: N_("Table of recommendations"),
    RecordForm.CLAIMS: N_("Table of claims"),
    RecordForm.NEXT_STEPS: N_("Table of next steps"),
    RecordForm.CLAUSE_HISTORY: N_("Negotiating history of the clause"),
    RecordForm.TEXT_HISTORY: N_("Negotiating history of the whole text"),
    RecordForm.CERTIFICATE: N_("Certificate of conformity"),
    RecordForm.TRANSMITTAL: N_("Letter of transmittal"),
}
"""The papers of the record."""
CALENDARS: Final = {
    CalendarForm.MEETING: N_("Calendar of the meeting"),
    CalendarForm.DIALOGUE: N_("Calendar of the dialogue"),
    CalendarForm.DIALOGUE_DUE: N_("Calendar of the dialogue with due dates"),
}
"""What leaves as a calendar file."""


def form_words(form: str, words: Reader) -> str:
    """How a form is called that a file was handed out in, or was found to have."""
    name, _, keeper = form.partition("-")
    if name == ORIGINAL and keeper:
        return words.t("Original for signature, kept by {party}", party=party_name(keeper, words))
    if name.startswith(f"{FIGURES} "):
        return words.t("Table of figures")
    return words.t("Back to capital") if form == BACK_TO_CAPITAL else words.t(NAMES[form])


NAMES: Final[dict[str, str]] = {**FORMS, **OTHERS, **PAPERS, **CALENDARS, **TABLES}
"""Every form by the name under which it is handed out, but the originals that one party keeps."""
