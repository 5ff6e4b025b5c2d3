"""The upkeep of an installation: migrated stores, the parties it starts with, and the second halves of interrupted acts."""

from actions.journal import done_before, record
from actions.standstill import settle_silences
from actions.tabling import repair_tabling
from actions.transaction import transaction
from dialogue.audiences import ACCOUNTS
from dialogue.parties import KNOWN_PARTIES, PartyNames
from dialogue.refusals import StoresDisagree
from models.migrate import check, migrate
from models.parties import Party
from models.stores import Store, Stores


def prepare(stores: Stores) -> None:
    """Make every store ready for work: migrated, with the known parties in it, no tabling half done, no silence unsettled.

    Does nothing to stores that are ready. Raises StoresDisagree when a store is not as this version expects it.
    """
    for store in stores.for_upkeep().values():
        migrate(store)
    for audience, store in stores.for_upkeep().items():
        if audience != ACCOUNTS:
            for party in KNOWN_PARTIES:
                introduce_party(store, party)
    repair_tabling(stores)
    settle_silences(stores)


def require_ready(stores: Stores) -> None:
    """Refuse to work with stores that are not as this version expects them. Raises StoresDisagree; changes nothing."""
    findings = [f"{audience}: {found}" for audience, store in stores.for_upkeep().items() for found in check(store)]
    if findings:
        raise StoresDisagree(findings=findings)


def introduce_party(store: Store, party: PartyNames) -> None:
    """Put a party into a store, once; a party that is there already stays as it is."""
    with store.reading() as session:
        if session.get(Party, party.key) is not None:
            return
    key = f"party:{party.key}"
    with transaction(store) as session:
        if session.get(Party, party.key) is None and not done_before(session, key):
            session.add(Party(**{field: getattr(party, field) for field in PartyNames.__slots__}))
            record(session, None, "party:introduced", None, key=key, party=party.key)
