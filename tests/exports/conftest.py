"""LibreOffice for the tests that ask it; one process for the session."""

from collections.abc import Iterator

import pytest

from tests.exports.office import Office, is_installed, running_office


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A running LibreOffice. Tests marked `office` fail without one: they are left out by marker, never silently."""
    if not is_installed():
        pytest.fail("LibreOffice with python3-uno is needed for tests marked office")
    yield from running_office()
