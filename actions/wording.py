"""What may stand in a clause: both texts exactly as given, no character that a reader cannot see."""

from collections.abc import Sequence
from typing import Final

from dialogue.refusals import HiddenCharacters, TextEmpty
from drafts.characters import HiddenCharacter, HiddenReason, hidden_characters

_NEVER: Final = frozenset({HiddenReason.CONTROL, HiddenReason.NOT_A_CHARACTER, HiddenReason.BIDI_CONTROL})
"""What not even a remark may hold: a Word file or a PostgreSQL store could not keep it, or it turns the text around."""


def check_wording(text_en: str, text_zh: str, *, may_be_empty: bool = False) -> None:
    """Refuse empty wording, and invisible or script-mixing characters in either text.

    Raises TextEmpty, HiddenCharacters (facts: language, and the names of the characters found).
    """
    if not may_be_empty and not text_en.strip() and not text_zh.strip():
        raise TextEmpty()
    for language, text in (("en", text_en), ("zh", text_zh)):
        _refuse(hidden_characters(text), language)


def check_label(text: str) -> None:
    """Refuse hidden characters in what is printed beside both texts: a number, a title. Raises HiddenCharacters."""
    _refuse(hidden_characters(text, allowed=""), "")


def check_remark(text: str) -> None:
    """Refuse control characters and characters that turn the text around in a note, a comment or a reason.

    Remarks come back from Word with all manner of invisible characters that do no harm there. Raises HiddenCharacters.
    """
    _refuse([hidden for hidden in hidden_characters(text) if hidden.reason in _NEVER], "")


def _refuse(found: Sequence[HiddenCharacter], language: str) -> None:
    if found:
        names = ", ".join(dict.fromkeys(hidden.name for hidden in found[:5]))
        raise HiddenCharacters(language=language, found=names)
