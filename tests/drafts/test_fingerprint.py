from hashlib import sha256

import pytest

from drafts.fingerprint import fingerprint, pair_fingerprint
from tests.drafts.texts import any_text

DIFFERENT = (
    (("ab", "c"), ("a", "bc")),
    (("ab",), ("ab", "")),
    ((), ("",)),
    (("a\u0301",), ("\u00e1",)),
    (("１２",), ("12",)),
    (("\uf900",), ("\u8c48",)),
    (("双方 ",), ("双方",)),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_texts_that_differ_in_anything_have_different_fingerprints(one, other):
    assert fingerprint(*one) != fingerprint(*other)


@pytest.mark.parametrize("seed", range(30))
def test_the_same_text_has_the_same_fingerprint(seed):
    text = any_text(seed)
    assert fingerprint(text) == fingerprint("".join(list(text)))
    assert len(fingerprint(text)) == 64


def test_the_fingerprint_never_changes_between_versions():
    """Receipts hold fingerprints: this value may not change."""
    assert fingerprint("The Parties shall meet.", "双方应会晤。") == KNOWN


def test_the_two_languages_of_a_pair_cannot_be_exchanged():
    assert pair_fingerprint("a", "b") != pair_fingerprint("b", "a")
    assert pair_fingerprint("a", "b") != fingerprint("a", "b")


KNOWN = "92a23402356d0ce70dd993b888279f24f5c1cc5561e6a67281b00084e84416c8"


def test_the_fingerprint_of_a_pair_never_changes_between_versions():
    """Receipts and milestones hold it."""
    spelled = b"".join(len(part).to_bytes(8, "big") + part for part in (b"en", b"shall", b"zh", "应".encode()))
    assert pair_fingerprint("shall", "应") == sha256((4).to_bytes(8, "big") + spelled).hexdigest()


def test_half_a_surrogate_pair_has_a_fingerprint_and_not_that_of_another():
    """It cannot stand in a clause; a file that holds one can still be told from others."""
    assert len({fingerprint("\ud83d"), fingerprint("\ude00"), fingerprint("?"), fingerprint("")}) == 4
