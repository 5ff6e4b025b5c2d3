"""The cast: fictional people in every role. Those of the sample dialogue, and some that only tests need.

Two parties (us, cn) have a head of delegation, a drafter and a language officer each; the secretariat has an organiser,
a rapporteur, export staff, an observer and a language officer; a third party is for tests of N parties; the outsider
belongs to a party that no draft of the tests has.
"""

import tomllib
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT, SECRETARIAT, party_audience
from dialogue.roles import Role

PARTIES = ("us", "cn", "third", "outside")
"""The parties of the cast. Drafts of tests are between the first two, or the first three."""

AUDIENCES = (ACCOUNTS, JOINT, SECRETARIAT, *map(party_audience, PARTIES))
"""The stores of the test bed."""

_SAMPLES = tomllib.loads((Path(__file__).parents[1] / "samples" / "cast.toml").read_text("utf-8"))["user"]
_ONLY_IN_TESTS = (
    {"sign_in_name": "theodora", "name_en": "Theodora Seal", "role": Role.HEAD, "party": "third"},
    {"sign_in_name": "tomas", "name_en": "Tomas Ribbon", "role": Role.DRAFTER, "party": "third"},
    {"sign_in_name": "odile", "name_en": "Odile Annex", "role": Role.HEAD, "party": "outside"},
)


def _actor(person: dict[str, str]) -> Actor:
    user_id = uuid5(NAMESPACE_URL, f"alternat:cast:{person['sign_in_name']}")
    return Actor(user_id=user_id, name=person["name_en"], role=Role(person["role"]), party=person.get("party"))


CAST: dict[str, Actor] = {person["sign_in_name"]: _actor(person) for person in (*_SAMPLES, *_ONLY_IN_TESTS)}
"""Everybody, by first name."""
