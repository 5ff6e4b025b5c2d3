"""Numbers of paragraphs that came in between, or stand beside one another: 3.2, 3.2 bis, 3.2 ter; 3.2之二, 3.2之三."""

from typing import Literal

from dialogue.numerals import in_numerals, numerals_of

TextLanguage = Literal["en", "zh"]
"""The language of a text under negotiation."""

_ONES = ("", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novo")
_TENS = (
    "", "decies", "vicies", "tricies", "quadragies", "quinquagies", "sexagies", "septuagies", "octogies", "nonagies",
)  # fmt: skip
_FIRST = ("", "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies")


def insertion_suffix(n: int, language: TextLanguage, number: str = "") -> str:
    """What follows the number of the n-th paragraph under one number: nothing for the first, then bis, ter; 之二, 之三.

    After a number in legal numerals Chinese goes on in them: 第叁条之贰.
    Raises ValueError below 1 and above 99, for which there are no words in use.
    """
    if not 1 <= n <= 99:
        raise ValueError(f"no {n}th paragraph under one number")
    if n == 1:
        return ""
    tens, ones = divmod(n, 10)
    if language == "en":
        return _ONES[ones] + _TENS[tens] if tens else _FIRST[ones]
    return f"之{in_numerals(n, numerals_of(number))}"


def inserted_number(number: str, n: int, language: TextLanguage) -> str:
    """The number with its suffix: 3.2 bis, 3.2之二, 第三条之二. Errors as for `insertion_suffix`."""
    suffix = insertion_suffix(n, language, number)
    return f"{number} {suffix}".strip() if language == "en" else f"{number}{suffix}"
