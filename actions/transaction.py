"""One act, one transaction, one store."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from models.journal import ACTS, HEAD
from models.stores import UNJOURNALLED, Store


@contextmanager
def transaction(store: Store) -> Iterator[Session]:
    """Commit once when the act has succeeded; leave no trace when it has not; then tell who listens.

    An act that wrote rows and did not journal them is a bug and is not committed.
    """
    with store.writing() as session:
        yield session
        session.flush()
        forgotten = session.info.get(UNJOURNALLED, [])
        if forgotten:
            raise AssertionError(f"written but not journalled: {sorted({type(row).__name__ for row in forgotten})}")
    store.announce(session.info.get(HEAD, ""), frozenset(session.info.get(ACTS, ())))
