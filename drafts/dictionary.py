"""The dictionary of Chinese words. It is loaded when it is first asked: a quarter of a second that most commands never need."""

from types import ModuleType


def has_word(text: str) -> bool:
    """Whether the dictionary knows these characters as a word."""
    return bool(_rjieba().has_word(text))


def words_of(text: str, *, guess: bool) -> list[str]:
    """A text cut into words; with `guess`, characters that the dictionary does not know are joined as a model would."""
    words: list[str] = _rjieba().cut(text, guess)
    return words


def words_inside(word: str) -> list[str]:
    """The words that a long word is made of, and the word itself."""
    words: list[str] = _rjieba().cut_for_search(word, False)
    return words


def _rjieba() -> ModuleType:
    import rjieba  # reads its dictionary while it is imported

    return rjieba
