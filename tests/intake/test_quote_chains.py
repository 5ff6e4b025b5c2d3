"""Who speaks through a letter, a spokesman or a newspaper: the chain from the speaker to the page that is read."""

import pytest

from intake.kinds import DocumentKind
from intake.quote_chains import chain_of
from intake.reading import read

NEWS = """March 3, 2031 (Port Press) -- Talks between Arcadia and Borduria on fees ended without a text.

Arcadia sent a letter to the port authority on Monday. The letter said that fees should fall by half before the summer.
Borduria denied that it had raised fees, the Wall Street Journal reported.
"""


class Side:
    def __init__(self, key, *names):
        self.key, self.names = key, names


class Known:
    people = ()
    sides = (Side("ar", "Arcadia"), Side("bo", "Borduria"))


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Borduria denied it, the Wall Street Journal reported.", ("Borduria", "the Wall Street Journal")),
        ("The port said in a letter to ministers that fees rose, Reuters reported.", ("Borduria", "a letter", "Reuters")),
        ("Fees rose, according to two officials who told Bloomberg.", ("Borduria", "two officials who told Bloomberg")),
        ("Fees rose, its spokesman told Reuters.", ("Borduria", "Reuters")),
        ("据港口时报援引港务局报道，费用上涨。", ("Borduria", "港务局", "港口时报")),
        ("Fees rose.", ("Borduria",)),
    ],
)  # fmt: skip
def test_a_chain_goes_from_the_speaker_to_who_reports_it(words, chain):
    assert chain_of(words, "Borduria") == chain


def test_what_a_letter_says_is_said_by_who_sent_it_and_through_the_letter():
    reading = read(NEWS, DocumentKind.NEWS, Known())
    (letter,) = [one for one in reading.positions if one.anchor.exact.startswith("The letter")]
    assert (letter.speaker.party, letter.speaker.attributed.value, letter.chain) == ("ar", "carried", ("The letter",))


def test_a_letter_that_nobody_is_said_to_have_sent_speaks_for_no_side():
    reading = read(
        NEWS.replace("Arcadia sent a letter to the port authority on Monday. ", ""), DocumentKind.NEWS, Known()
    )
    said = [one for one in reading.positions if one.anchor.exact.startswith("The letter")]
    assert {(one.speaker.party, one.speaker.name) for one in said} <= {("", "The letter")}
