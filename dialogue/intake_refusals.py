"""Refusals of what comes in: a source document, a table, or the document of a whole dialogue."""

from dialogue.refusals import Refusal


class SourceRefused(Refusal):
    """A source document that could not be read. Facts: name."""


class SourceTooLarge(SourceRefused):
    """The document, or what it unpacks to, is larger than is read. Facts: name, megabytes (the most)."""


class SourceNotADocument(SourceRefused):
    """The bytes are damaged, or are not what the name of the file says. Facts: name."""


class SourceKindUnknown(SourceRefused):
    """Files of this kind are not read. Facts: name, known (the endings that are)."""


class SourceTooSlow(SourceRefused):
    """Reading the document took longer than is waited for. Facts: name."""


class SourceEncrypted(SourceRefused):
    """The document is protected by a password. Facts: name."""


class SourceWithoutText(SourceRefused):
    """The document holds pictures of pages, or nothing, but no text. Facts: name."""


class DocumentNotADialogue(Refusal):
    """The file is not the document of a dialogue that this version reads. Facts: where (table, column, row), reason."""


class DocumentTampered(Refusal):
    """The document of a dialogue was changed since it left: something in it is not what its digest says. Facts: what."""


class DialogueHereAlready(Refusal):
    """The dialogue of a document, or something of it, stands here already under the same identifiers. Facts: none."""


class PartyIsAnother(Refusal):
    """A party of a document has the key of one that is called otherwise here. Facts: party, here."""


class NotATable(Refusal):
    """The file is no table that is read here. Facts: name, reason."""


class TableTooLarge(Refusal):
    """The table is larger than one that is taken in at once. Facts: limit (bytes, rows or columns)."""


class CellTooLong(Refusal):
    """A cell is longer than XLSX can hold. Facts: row, letters, limit."""


class ColumnUnknown(Refusal):
    """None of the columns that this kind of table needs is in the file. Facts: none."""


class FormulaInCell(Refusal):
    """A cell holds a formula, which is never evaluated. Facts: none."""


class CellNotUnderstood(Refusal):
    """What stands in a cell is none of what can stand there. Facts: given, allowed (some of it, in both languages)."""


class NotOnRecord(Refusal):
    """A cell names something that is not on record here. Facts: given."""


class MoreThanOne(Refusal):
    """A cell names more than one thing on record. Facts: given."""


class RowTwice(Refusal):
    """The same stands in an earlier row of the file. Facts: row."""


class RecordedOtherwise(Refusal):
    """The row on record with this identifier says something else; what is on record is not changed by a table. Facts: none."""
