"""Why a file could not be had in another carrier."""

from dialogue.refusals import Refusal


class PdfNotAvailable(Refusal):
    """LibreOffice, which makes PDF, is not installed where the server runs, or could not read the file."""


class PdfTooSlow(Refusal):
    """Making the PDF took too long and was stopped. Facts: seconds."""
