"""How sides and people are named on the screen, in the reader's language."""

from uuid import UUID

from actions.installation import accounts
from actions.users import names_of_users
from dialogue.audiences import SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from locales import Reader

_KNOWN = {party.key: party for party in KNOWN_PARTIES}
_PEOPLE: dict[UUID, tuple[str, str]] = {}


def party_name(key: str, reader: Reader) -> str:
    """The short name of a side: US / 美方; the key itself for a side that has no name yet."""
    if key == SECRETARIAT:
        return reader.t("Secretariat")
    party = _KNOWN.get(key)
    return reader.pick(party.short_en, party.short_zh) if party else key.upper()


def person_name(user_id: UUID | None, journalled: str, reader: Reader) -> str:
    """A user's name as the reader's language writes it; the journalled name of somebody who is no user (any more).

    Names are kept in the process once read: they are on every screen, and who has one is no secret between the sides.
    """
    if user_id is None or reader.language == "en":
        return journalled
    if user_id not in _PEOPLE:
        with accounts().reading() as session:
            _PEOPLE.update(names_of_users(session))
        _PEOPLE.setdefault(user_id, (journalled, ""))
    return reader.pick(*_PEOPLE[user_id]) or journalled
