"""What is found in a Word file beside its clauses, in words: strays on the way in, and what must not leave on the way out.

`exports.word` names them by these English words; here they are marked for the catalogue.
"""

from typing import Final

from locales import N_

STRAYS: Final = frozenset(
    {
        N_("cell deletion"),
        N_("cell insertion"),
        N_("cell merge"),
        N_("comment"),
        N_("conflict content control deletion"),
        N_("conflict content control insertion"),
        N_("conflict deletion"),
        N_("conflict insertion"),
        N_("content control deletion"),
        N_("content control insertion"),
        N_("content control move from"),
        N_("content control move to"),
        N_("deletion"),
        N_("endnote"),
        N_("footnote"),
        N_("former mark deletion"),
        N_("former mark insertion"),
        N_("former mark move from"),
        N_("former mark move to"),
        N_("formatting"),
        N_("hidden text"),
        N_("insertion"),
        N_("math deletion"),
        N_("math insertion"),
        N_("move from"),
        N_("move from range"),
        N_("move to"),
        N_("move to range"),
        N_("number"),
        N_("numbering insertion"),
        N_("paragraph mark conflict deletion"),
        N_("paragraph mark conflict insertion"),
        N_("paragraph mark deletion"),
        N_("paragraph mark insertion"),
        N_("paragraph mark move from"),
        N_("paragraph mark move to"),
        N_("replacement"),
        N_("row"),
        N_("row deletion"),
        N_("row insertion"),
        N_("text"),
        N_("untracked"),
    }
)
"""What can come back in a Word file and cannot be placed in a clause."""

LEAKS: Final = frozenset(
    {
        N_("address"),
        N_("author"),
        N_("author of the file"),
        N_("company"),
        N_("deleted text"),
        N_("embedded file"),
        N_("embedded foreign text"),
        N_("embedded program"),
        N_("foreign custom part"),
        N_("foreign part"),
        N_("last editor"),
        N_("list of persons"),
        N_("macros"),
        N_("manager"),
        N_("printer"),
        N_("private words"),
        N_("second style sheet"),
        N_("session numbers"),
        N_("template"),
        N_("thumbnail"),
        N_("unaccounted"),
        N_("white text"),
    }
)
"""What the scan of a finished file can stop, beside the changes, comments and hidden text that are strays as well."""
