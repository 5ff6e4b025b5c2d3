"""Names of the Open XML vocabulary that reader and writer share (all but the elements of tracked changes)."""

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
W16DU: Final = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
XML: Final = "http://www.w3.org/XML/1998/namespace"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CUSTOM_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
COMMENTS_EXTENDED: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
ALTERNAT: Final = "urn:alternat:export:1"  # our own customXml part

# ISO/IEC 29500 Strict names, read as if they were the transitional ones.
STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": CUSTOM_PROPERTIES,
}


def w(local: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{local}"


def m(local: str) -> str:
    """The full name of an element of Office Math."""
    return f"{{{M}}}{local}"


def r(local: str) -> str:
    """The full name of a relationship attribute."""
    return f"{{{R}}}{local}"


MAIN_CONTENT_TYPES: Final = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroenabled.main+xml",
        "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
    }
)
