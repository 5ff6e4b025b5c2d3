"""What the kinds of documents are called on the screen, and what the keys of the confirm screen mean."""

from typing import Final

from dialogue.intake_verdicts import IntakeVerdict
from intake.kinds import DocumentKind
from locales import N_

KINDS: Final = {
    DocumentKind.CABLE: N_("cable"),
    DocumentKind.MEMCON: N_("memorandum of conversation"),
    DocumentKind.MINUTES: N_("minutes"),
    DocumentKind.OUTCOME_LIST: N_("outcome list"),
    DocumentKind.JOINT_STATEMENT: N_("joint statement"),
    DocumentKind.READ_OUT: N_("read-out"),
    DocumentKind.PRESS: N_("press conference"),
    DocumentKind.LETTER: N_("letter"),
    DocumentKind.CONSENSUS: N_("consensus document"),
    DocumentKind.NEWS: N_("news"),
    DocumentKind.REPORT: N_("report"),
    DocumentKind.UNKNOWN: N_("document of no known kind"),
}
KEYS: Final = {
    "a": "accept", "x": "reject", "m": "mention", "c": "comment", "j": "next", "k": "previous",
    "e": "focus:.st-key-intake-fields input, .st-key-intake-fields textarea",
}  # fmt: skip
"""Letters of the keyboard and the act that each stands for; one that begins with `focus:` goes to a field."""
VERDICTS: Final = {
    "reject": IntakeVerdict.REJECTED, "mention": IntakeVerdict.MENTIONED, "comment": IntakeVerdict.COMMENT
}  # fmt: skip
"""The decision that an act leaves when nothing is recorded of the proposal itself."""
