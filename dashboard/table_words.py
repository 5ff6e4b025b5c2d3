"""What is told of tables and of whole dialogues on their way out and in: nouns, verdicts, and the sentences of refusals."""

from typing import Final

from actions.record_tables import Noun
from actions.table_import import RowSeen, Verdict
from exports.table_captions import CAPTIONS
from locales import N_, Reader

NOUNS: Final = {
    Noun.PARTICIPANTS: N_("Participants"),
    Noun.POSITIONS: N_("Positions"),
    Noun.REQUESTS: N_("Requests"),
    Noun.COMMITMENTS: N_("Commitments"),
    Noun.ACCOUNTS: N_("Accounts of commitments"),
    Noun.CLAIMS: N_("Claims"),
    Noun.RECOMMENDATIONS: N_("Recommendations"),
    Noun.NEXT_STEPS: N_("Next steps"),
    Noun.MEASURES: N_("Measures"),
    Noun.COMMUNICATIONS: N_("Communications"),
}
VERDICTS: Final = {
    Verdict.NEW: N_("would be recorded"),
    Verdict.HERE: N_("on record already"),
    Verdict.WRONG: N_("cannot be recorded"),
}
REFUSALS: Final[dict[str, str]] = {
    "CellNotUnderstood": N_("“{given}” cannot stand here; what can: {allowed}."),
    "CellTooLong": N_(
        "Row {row} holds a text of {letters} characters, more than a workbook can; please take it as CSV."
    ),
    "ColumnUnknown": N_(
        "The first row names none of the columns of this table, or one of them twice; please take the template."
    ),
    "DialogueHereAlready": N_("This dialogue is here already; it can be taken in as a copy."),
    "DocumentNotADialogue": N_("The document cannot be taken in: “{where}” is not as the format says."),
    "DocumentTampered": N_("The document was changed since it left; please ask for it again where it came from."),
    "FormulaInCell": N_("There is a formula in this cell, which is not evaluated; please put its value there."),
    "MoreThanOne": N_("More than one thing on record is called “{given}”; please give its identifier or its day."),
    "NotATable": N_("“{name}” was not read as a table; please save it as CSV or XLSX."),
    "NotOnRecord": N_("Nothing on record here is called “{given}”; please record it first, or correct the cell."),
    "PartyIsAnother": N_("Under the key of a party of the document stands another party here: {here}."),
    "RecordedOtherwise": N_("The record says otherwise here; what is on record is not changed by a table."),
    "RowTwice": N_("Row {row} says the same."),
    "TableTooLarge": N_("The table is too large to be taken in at once; please divide it."),
}
FOUND: Final[dict[str, dict[str, str]]] = {
    "DocumentNotADialogue": {
        "another version": N_("The document was written by another version, which this one does not read."),
        "no dialogue": N_("This file is no document of a dialogue as it leaves from here."),
        "not JSON in UTF-8": N_("This file is no document of a dialogue as it leaves from here."),
        "too large": N_("The document is too large to be taken in."),
    },
    "NotATable": {
        "damaged": N_("“{name}” could not be read as a table; please open it in a spreadsheet and save it anew."),
        "empty": N_("There is no row in “{name}” below the first."),
    },
    "TableTooLarge": {
        "bytes": N_("The file is larger than 20 MB, or unpacks to more than is read; please divide it."),
        "columns": N_("There are more than 100 columns in the table."),
        "rows": N_("There are more than 20,000 rows in the table; please divide it."),
    },
}
"""Sentences for what exactly was found, by refusal."""

FORMS: Final = {
    "dialogue json": N_("Record of a dialogue as JSON"),
    "table participants": N_("Table of participants"),
    "table positions": N_("Table of positions"),
    "table requests": N_("Table of requests"),
    "table commitments": N_("Table of commitments, as a spreadsheet"),
    "table accounts": N_("Table of accounts"),
    "table claims": N_("Table of claims"),
    "table next steps": N_("Table of next steps"),
    "table recommendations": N_("Table of recommendations"),
    "table measures": N_("Table of measures"),
    "table communications": N_("Table of communications"),
}
"""What these are called among the files that left, by the form under which that is written down."""


def column_words(key: str, words: Reader) -> str:
    """What stands over a column in the reader's language; a key that is no column's stays out."""
    return words.pick(*CAPTIONS[key]) if key in CAPTIONS else ""


def row_words(row: RowSeen, words: Reader) -> str:
    """A row in one line: what it says, without identifiers and offsets."""
    left = {"id", "source_id", "quote_start", "quote_end"}
    return " · ".join(cell for key, cell in row.cells.items() if key not in left and cell.strip())


__all__ = ["FORMS", "FOUND", "NOUNS", "REFUSALS", "VERDICTS", "column_words", "row_words"]
