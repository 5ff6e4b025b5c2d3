"""How sides are named on the screen, in the reader's language."""

from dialogue.audiences import SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from locales import Reader

_KNOWN = {party.key: party for party in KNOWN_PARTIES}


def party_name(key: str, reader: Reader) -> str:
    """The short name of a side: US / 美方; the key itself for a side that has no name yet."""
    if key == SECRETARIAT:
        return reader.t("Secretariat")
    party = _KNOWN.get(key)
    return reader.pick(party.short_en, party.short_zh) if party else key.upper()
