"""What was found in a Word file that was not read, and what to do about it: one sentence a finding."""

from typing import Final

from locales import N_

FOUND: Final[dict[str, dict[str, str]]] = {
    "WordFileUnsafe": {
        "document type or entity": N_(
            "The Word file declares a document type or entities, which Word never writes; please open it in Word, save it "
            "anew and try again."
        ),
        "name of a part leads outside the package": N_(
            "A part of the Word file has a name that leads outside the file; please ask the sender for a file saved in Word."
        ),
        "two parts of one name": N_(
            "Two parts of the Word file bear the same name, so that each program could read another text; please open it in "
            "Word, check the text and save it anew."
        ),
        "parts share their bytes": N_(
            "Parts of the Word file lie over each other, as in a file made to fill up a computer; please ask the sender for a "
            "file saved in Word."
        ),
        "macros": N_(
            "The Word file holds macros but its name or form says that it has none; please save it as a document without "
            "macros (.docx) and try again."
        ),
        "foreign text": N_(
            "The Word file holds another document that Word would put in only on opening; please open it in Word, check the "
            "text and save it anew."
        ),
        "text in another file": N_(
            "Words of the Word file stand in another file and were not sent; please put them into the text itself and try "
            "again."
        ),
        "field starts a program": N_(
            "A field in the Word file would start another program (DDE) or hides what it does; please turn the field into "
            "plain text in Word (Ctrl+Shift+F9) and try again."
        ),
        "template elsewhere": N_(
            "The Word file takes its template from another computer; please attach the template Normal in Word and try again."
        ),
        "picture elsewhere": N_(
            "A picture in the Word file is fetched from another computer; please insert the picture into the file itself and "
            "try again."
        ),
        "part elsewhere": N_(
            "A part of the Word file is fetched from another computer; please break the link in Word and try again."
        ),
        "packed file": N_(
            "A file of another kind is packed into the Word file as an object; please delete the object and send that file "
            "by itself."
        ),
    },
    "WordFileTooLarge": {
        "ratio": N_(
            "The Word file unpacks to more than a hundred times its size and was not read; please open it in Word, save it "
            "anew and try again."
        ),
        "elements": N_("The Word file holds too many paragraphs and other elements to be read; please divide it."),
        "depth": N_(
            "Elements of the Word file stand inside each other too deeply; please open it in Word, save it anew and try again."
        ),
    },
    "StationeryUnusable": {
        "tracked changes": N_(
            "The letterhead itself holds tracked changes; please accept or reject them in Word and try again."
        ),
        "embedded object": N_(
            "The letterhead holds an embedded object; please put a picture in its place and try again."
        ),
        "picture missing": N_(
            "A picture of the letterhead is missing from the file; please insert it anew and try again."
        ),
        "picture cannot be read": N_(
            "A picture of the letterhead is of a kind that cannot be read; please insert it as PNG or JPEG and try again."
        ),
        "column too narrow": N_("The margins of the page leave too little room for a text in two columns."),
        "too heavy": N_(
            "The letterhead weighs more than 4 MB, and every file would carry it; please make its pictures smaller."
        ),
    },
    "NotAWordFile": {
        "old binary format": N_("The file is in the old format of Word (.doc); please save it as .docx and try again."),
    },
}
"""By the name of the refusal, then by its fact `reason` or `limit`; a finding that is not named here has the refusal's own
sentence."""
