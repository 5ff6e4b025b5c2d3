"""The scene of the record, on both engines."""

import pytest

from tests.actions.scene import Scene, set_scene


@pytest.fixture
def scene(desks) -> Scene:
    """One dialogue between us and cn with a round, its people and its minutes; another without us."""
    return set_scene(desks["orla"])
