"""What may stand in a clause: both texts exactly as given, no character that a reader cannot see."""

from dialogue.refusals import HiddenCharacters, TextEmpty
from drafts.characters import hidden_characters


def check_wording(text_en: str, text_zh: str, *, may_be_empty: bool = False) -> None:
    """Refuse empty wording, and invisible or script-mixing characters in either text.

    Raises TextEmpty, HiddenCharacters (facts: language, and the names of the characters found).
    """
    if not may_be_empty and not text_en.strip() and not text_zh.strip():
        raise TextEmpty()
    for language, text in (("en", text_en), ("zh", text_zh)):
        if found := hidden_characters(text):
            names = ", ".join(dict.fromkeys(hidden.name for hidden in found[:5]))
            raise HiddenCharacters(language=language, found=names)
