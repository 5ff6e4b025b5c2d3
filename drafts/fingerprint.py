"""Fingerprints: whether two texts are the same, letter for letter."""

from hashlib import sha256


def fingerprint(*texts: str) -> str:
    """SHA-256 of the texts in order, as 64 hexadecimal digits.

    Each text goes in as its length in bytes (eight bytes, big end first) and its UTF-8, so no two lists of texts share
    an encoding: ("ab", "c") and ("a", "bc") differ. Nothing is normalised.
    """
    digest = sha256(len(texts).to_bytes(8, "big"))
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()


def pair_fingerprint(en: str, zh: str) -> str:
    """The fingerprint of one revision: its English and its Chinese text together."""
    return fingerprint("en", en, "zh", zh)
