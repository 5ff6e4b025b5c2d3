"""A small thing to write into a store: a note as a source, with its journal line."""

from actions.journal import record
from actions.transaction import transaction
from dialogue.vocabulary import SourceKind
from models.sources import Source
from models.stores import Store
from tests.cast import CAST


def note(text: str, title: str = "note") -> Source:
    """A note that is not written yet."""
    return Source(kind=SourceKind.NOTE, title=title, text=text, sha256="0")


def write(store: Store, who: str, text: str) -> None:
    """A note, written and journalled in an act of somebody of the cast."""
    with transaction(store) as session:
        source = note(text)
        session.add(source)
        record(session, CAST[who], "source:recorded", source)
