"""Whether this process serves a demonstration. Only the demo verb says so, by giving the password of its users."""

import os
from typing import Final

DEMO_VARIABLE: Final = "ALTERNAT_DEMO_PASSWORD"


def demo_password() -> str:
    """The password that the fictional users of a demonstration share; '' for an installation in earnest."""
    return os.environ.get(DEMO_VARIABLE, "")


def is_demo() -> bool:
    """Whether the users of a demonstration may sign in here."""
    return bool(demo_password())
