"""The language of a line: English, Chinese, both, neither or another; and the variant of its Chinese.

The scripts decide: Han characters against Latin words. langdetect is asked only where they do not, and about the variant;
only with its profiles for English and the two kinds of Chinese, because with all of them it takes traditional Chinese for
Korean, and seeded, because otherwise it answers differently from call to call.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from langdetect import DetectorFactory, LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY

from drafts.tokens import HAN, NUMERALS

Language = Literal["en", "zh", "mixed", "none", "other"]
Script = Literal["Hans", "Hant"]


@dataclass(frozen=True, slots=True)
class LineLanguage:
    """The language of a line and, where it holds Chinese, whether that is simplified or traditional."""

    language: Language
    script: Script | None


_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
_LATIN_WORD = re.compile(rf"(?<![{_LATIN}])[{_LATIN}]{{2,}}")
_ACRONYM = re.compile(r"[A-Z]{2,}s?\Z")
_LETTER = re.compile(r"[^\W\d_]")
_KANA_OR_HANGUL = re.compile(
    "[\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\uff66-\uff9f]"
)
_LABEL_ALONE = re.compile(rf"\s*(?:[(（][{NUMERALS}]{{1,4}}[)）]|[{NUMERALS}]{{1,4}}[、.．]|[{NUMERALS}]+)\s*")

ENGLISH_SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "is",
        "that",
        "with",
        "shall",
        "by",
        "on",
        "be",
        "which",
        "as",
        "are",
        "or",
        "it",
        "not",
        "will",
        "its",
    ]
)
OTHER_SMALL_WORDS = frozenset(
    [
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "est",
        "une",
        "dans",
        "pour",
        "par",
        "sur",
        "aux",
        "que",
        "qui",
        "el",
        "los",
        "las",
        "del",
        "con",
        "una",
        "der",
        "das",
        "und",
        "ist",
        "nicht",
        "mit",
        "von",
        "zu",
        "den",
        "dem",
        "eine",
        "il",
        "della",
        "di",
        "che",
        "per",
        "non",
        "da",
        "dos",
        "em",
        "não",
        "het",
        "een",
        "van",
        "och",
        "att",
    ]
)
"""Small words of French, Spanish, German, Italian, Portuguese, Dutch and Swedish that English does not have."""

_A_NAME = 4
"""Han characters that an English sentence may quote in one place, a name or a term, and still be English."""


@lru_cache(maxsize=4096)
def language_of(text: str) -> LineLanguage:
    """The language of one line or paragraph.

    "none": digits, punctuation, single letters and list labels such as (a) and （一）. "other": another script, or plainly
    another language in Latin letters. "mixed": English and Chinese in about the measure of a translation.
    """
    if _LABEL_ALONE.fullmatch(text):
        return LineLanguage("none", None)
    han, words = len(_HAN_CHARACTER.findall(text)), _LATIN_WORD.findall(text)
    if _is_of_another_script(text, han, words):
        return LineLanguage("other", None)
    if han:
        words = [word for word in words if not _ACRONYM.match(word)]  # Chinese has WTO and G20 as well
    if not han and not words:
        return LineLanguage("none", None)
    if han >= 2 * len(words):
        return LineLanguage("zh", variant_of(text))
    if han < len(words):
        return LineLanguage("other" if not han and _is_other_latin(words) else "en", None)
    if _is_one_name(text, han) and _asked(text).get("en", 0.0) > 0.9:
        return LineLanguage("en", None)
    return LineLanguage("mixed", variant_of(text))


def variant_of(text: str) -> Script | None:
    """Simplified or traditional, by the characters that only one of the two has; None without Chinese.

    Where no character tells (任何人, 甲烷 are written alike in both) it is what langdetect makes of the text; ask
    `variant_evidence` where a guess would do harm.
    """
    simplified, traditional = variant_evidence(text)
    if simplified != traditional:
        return "Hans" if simplified > traditional else "Hant"
    answer = _asked("".join(_HAN_CHARACTER.findall(text)))
    if not answer.keys() & {"zh-cn", "zh-tw"}:
        return None
    return "Hans" if answer.get("zh-cn", 0.0) >= answer.get("zh-tw", 0.0) else "Hant"


def variant_evidence(text: str) -> tuple[int, int]:
    """How many characters of the text are simplified only, and how many are traditional only.

    Source of the rule: a character that GB 2312 has and Big5 has not is simplified only, and the other way round.
    """
    simplified = traditional = 0
    for character in _HAN_CHARACTER.findall(text):
        in_simplified, in_traditional = _in_charset(character, "gb2312"), _in_charset(character, "big5")
        simplified += in_simplified and not in_traditional
        traditional += in_traditional and not in_simplified
    return simplified, traditional


def _is_of_another_script(text: str, han: int, words: list[str]) -> bool:
    """Kana and Hangul among Han (one in twelve is enough, in Japanese), or more letters of another script than of ours."""
    latin = sum(map(len, words))
    east = len(_KANA_OR_HANGUL.findall(text))
    if east and east * 12 >= han + east and east > latin / 2:
        return True
    letters = len(_LETTER.findall(text))
    foreign = letters - han - east - len(re.findall(f"[{_LATIN}]", text))
    return foreign > han + latin


def _is_other_latin(words: list[str]) -> bool:
    lower = [word.lower() for word in words]
    english = sum(word in ENGLISH_SMALL_WORDS for word in lower)
    other = sum(word in OTHER_SMALL_WORDS for word in lower)
    return other >= 3 and other > 2 * english


def _is_one_name(text: str, han: int) -> bool:
    return han <= _A_NAME and re.search(f"[{HAN}]{{{han}}}", text) is not None


@lru_cache(maxsize=32768)
def _in_charset(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _profiles() -> Any:
    """langdetect with three profiles; its seed is a class attribute, so it holds for whoever else uses it."""
    factory = DetectorFactory()
    DetectorFactory.seed = 0
    names = ("en", "zh-cn", "zh-tw")
    factory.load_json_profile([(Path(PROFILES_DIRECTORY) / name).read_text("utf-8") for name in names])
    return factory


def _asked(text: str) -> dict[str, float]:
    """What langdetect says: language to probability; nothing where it finds no features."""
    detector = _profiles().create()
    detector.append(text)
    try:
        return {found.lang: found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}
