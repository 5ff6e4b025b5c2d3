"""Why a Word file was not read. Facts only; the face finds the words."""

from dialogue.refusals import Refusal


class ImportRefused(Refusal):
    """A file that was handed in was not read. Nothing of it entered the record."""


class NotAWordFile(ImportRefused):
    """The file is no Word document (.docx, .dotx, .docm). Fact `reason`: what it is instead, or what is missing."""


class WordFileTooLarge(ImportRefused):
    """The file, unpacked, passes a limit. Facts: `limit` (which one), `allowed`, `found` (numbers, where known)."""


class WordFileProtected(ImportRefused):
    """The file is protected by a password, so its words cannot be read."""


class WordFileDamaged(ImportRefused):
    """The file does not follow its own format. Facts: `reason`, and `part` where known."""


class WordFileUnsafe(ImportRefused):
    """The file holds what an honest Word file never holds: what brings in words unseen, runs, or asks another computer.

    Facts: `reason` (what was found), `part`."""


class WordFileTooSlow(ImportRefused):
    """Reading the file used up its time or memory. Fact `limit`: seconds or memory."""


class StationeryUnusable(ImportRefused):
    """The file cannot serve as paper of one's own. Fact `reason`: what stands against it."""
