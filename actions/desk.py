"""The desk of a signed-in person: the stores that this person may open, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from actions.transaction import transaction
from dialogue.actors import Actor
from dialogue.audiences import JOINT
from models.stores import Store, Stores


class Desk:
    """What one actor may open. Pages and routes hold a desk for the length of one run or request, never longer."""

    def __init__(self, stores: Stores, actor: Actor) -> None:
        self._stores = stores
        self.actor = actor

    def store(self, audience: str = JOINT) -> Store:
        """The store of an audience this actor belongs to; raises StoreClosed for any other."""
        return self._stores.open_store(self.actor, audience)

    @property
    def has_own(self) -> bool:
        """Whether this actor's side has a private store that this actor may open."""
        return self.actor.own_audience in self.actor.audiences

    @contextmanager
    def reading(self, audience: str = JOINT) -> Iterator[Session]:
        """A read-only session on one store."""
        with self.store(audience).reading() as session:
            yield session

    @contextmanager
    def writing(self, audience: str = JOINT) -> Iterator[Session]:
        """A transaction on one store: committed when the block ends well and every change stands in the journal."""
        with transaction(self.store(audience)) as session:
            yield session

    @contextmanager
    def reading_own(self) -> Iterator[Session]:
        """A read-only session on the private store of this actor's side."""
        with self.reading(self.actor.own_audience) as session:
            yield session

    @contextmanager
    def writing_own(self) -> Iterator[Session]:
        """A transaction on the private store of this actor's side."""
        with self.writing(self.actor.own_audience) as session:
            yield session
