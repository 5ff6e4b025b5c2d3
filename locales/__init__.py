"""Words for screens, Word captions and refusals, in English and 中文: gettext catalogues, read with Babel.

The English sentence is the key. Catalogues are read from their .po files and belong to the reader who asked; nothing is
installed module-wide, because several readers share one process.
"""

import io
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

LANGUAGES: Final = ("en", "zh")
"""The languages of the face; each is written in itself in `LANGUAGE_NAMES`."""
LANGUAGE_NAMES: Final = {"en": "English", "zh": "中文"}
_LOCALES: Final = {"en": "en", "zh": "zh_Hans_CN"}
_FOLDER: Final = Path(__file__).parent


def N_(message: str) -> str:
    """Mark a sentence for the catalogue where it is written and translate it where it is shown."""
    return message


def C_(_context: str, message: str) -> str:
    """Mark a word in the one sense that `_context` names; it is shown through `Reader.c` with the same context."""
    return message


@lru_cache
def _catalogue(language: str) -> NullTranslations:
    path = _FOLDER / language / "LC_MESSAGES" / "alternat.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=_LOCALES[language]))
    compiled.seek(0)
    return Translations(compiled)


@lru_cache(4096)
def _moment(value: datetime, language: str, zone: ZoneInfo) -> str:
    pattern = "d MMM y, HH:mm" if language == "en" else "y年M月d日 HH:mm"
    return format_datetime(value, pattern, tzinfo=zone, locale=_LOCALES[language])


@lru_cache(4096)
def _number(value: float, language: str) -> str:  # a room of many writes the same few numbers all the time
    return format_decimal(value, locale=_LOCALES[language])


class Reader:
    """One reader's language: sentences, plural forms, dates and numbers as that language writes them."""

    def __init__(self, language: str, zone: str = "UTC") -> None:
        self.language = language if language in LANGUAGES else "en"
        self.zone = ZoneInfo(zone)
        self._locale = Locale.parse(_LOCALES[self.language])
        self._words = _catalogue(self.language)

    @property
    def locale(self) -> Locale:
        """The reader's language as Babel knows it."""
        return self._locale

    def t(self, message: str, **facts: object) -> str:
        """The sentence in the reader's language, with its facts filled in."""
        found = self._words.gettext(message)
        return found.format(**facts) if facts else found

    def c(self, context: str, message: str, **facts: object) -> str:
        """The sentence in the sense that `context` names: one English word may stand for two things that Chinese parts."""
        found = str(self._words.pgettext(context, message))
        return found.format(**facts) if facts else found

    def n(self, one: str, many: str, number: int, **facts: object) -> str:
        """The sentence in the plural form that `number` asks for; `{n}` stands for the number."""
        return self._words.ngettext(one, many, number).format(n=self.number(number), **facts)

    def pick(self, en: str, zh: str) -> str:
        """Of two texts the one in the reader's language, or the other where that is missing."""
        first, second = (zh, en) if self.language == "zh" else (en, zh)
        return first or second

    def together(self, *sentences: str) -> str:
        """Whole sentences one after another: parted by a space in English, by nothing in Chinese. Empty ones are left out."""
        return ("" if self.language == "zh" else " ").join(sentence for sentence in sentences if sentence)

    def date(self, value: date) -> str:
        """22 November 2026; 2026年11月22日."""
        return format_date(value, "d MMMM y" if self.language == "en" else "y年M月d日", locale=self._locale)

    def short_date(self, value: date) -> str:
        """22 Nov 2026; 2026年11月22日."""
        return format_date(value, "d MMM y" if self.language == "en" else "y年M月d日", locale=self._locale)

    def moment(self, value: datetime) -> str:
        """22 Nov 2026, 14:02 in the reader's time zone; 2026年11月22日 14:02."""
        return _moment(value, self.language, self.zone)

    def clock(self, value: datetime) -> str:
        """14:02 in the reader's time zone."""
        return format_time(value, "HH:mm", tzinfo=self.zone, locale=self._locale)

    def number(self, value: float) -> str:
        """1,234 with the grouping of the language."""
        return _number(value, self.language)

    def percent(self, value: float) -> str:
        """12 % or 12% as the language writes it."""
        return format_percent(value, locale=self._locale)
