"""What the tests of starts begin with: what is said of a new draft, two small Word files, and a sheet of one pair."""

from actions.draft_starts import Opening, WordStart
from dialogue.vocabulary import DraftKind
from drafts.pair_sheet import SheetRow
from tests.actions.drafting import Table
from tests.exports.pages import as_docx

WORD_FILE, CHINESE_FILE = as_docx(["The two sides shall meet every year."]), as_docx(["双方应当每年举行会晤。"])
SHEET = (WordStart((), (), ()), (SheetRow(("One.",), ("一。",)),))


def opening(table: Table, parties: tuple[str, ...] = ("us", "cn")) -> Opening:
    """What is said of a new draft of a table's dialogue."""
    return Opening(table.dialogue, None, DraftKind.JOINT_STATEMENT, "New", "新案文", tuple(parties))
