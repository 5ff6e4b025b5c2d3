"""Characters of the font Symbol, which Word stores by their place in the font and not by their meaning.

Places follow Adobe's published encoding of the font (symbol.txt); Word adds F000 to them.
"""

from typing import Final

from exports.word.names import w
from exports.word.package import Element

_ROWS: Final = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
_MEANING: Final = {start + at: sign for start, row in _ROWS.items() for at, sign in enumerate(row)}


def symbol(element: Element) -> str:
    """The character of a `w:sym`: its meaning for the font Symbol, else the code as it is stored; "" when it has none."""
    try:
        code = int(element.get(w("char"), ""), 16)
        if element.get(w("font"), "").lower() == "symbol":
            return _MEANING.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code, chr(code))
        return chr(code)
    except (ValueError, OverflowError):
        return ""
