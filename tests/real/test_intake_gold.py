"""What the rules find in real documents, against what a careful reader found in them.

A proposal is right when its span overlaps the reader's quote. One reader made all answers; n is small, and in long texts
they are not exhaustive, so that the figures are read as bars that must not be undercut and not as a promise.
"""

import pytest

from intake.anchors import verify
from intake.proposals import TextRole
from intake.reading import read
from tests.real.gold import REAL, gold_files, read_gold, score

pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]


@pytest.fixture(scope="module")
def figures():
    return score(gold_files())


@pytest.mark.parametrize(
    ("what", "precision", "recall"),
    [
        ("kind", 1.0, 0.0), ("meeting date", 0.98, 0.9), ("meeting place", 0.9, 0.7), ("marking", 1.0, 1.0), ("tag", 1.0, 1.0),
        ("comment", 1.0, 1.0), ("participant", 0.9, 0.88), ("- side", 0.97, 0.85), ("commitment", 0.88, 0.88), ("- debtor", 0.9, 0.9),
        ("- due", 0.85, 0.75), ("- conditional", 0.75, 0.9), ("position A", 0.85, 0.4), ("- speaker", 0.8, 0.8), ("request", 0.7, 0.85),
    ],
)  # fmt: skip
def test_a_field_is_found_at_least_as_well_as_was_asked(figures, what, precision, recall):
    count = figures[what, "all"]
    assert count.precision >= precision, count.wrong
    assert count.recall >= recall, count.wrong


@pytest.mark.parametrize("kind", ["joint-statement", "readout"])
def test_undertakings_of_official_texts_are_found(figures, kind):
    count = figures["commitment", kind]
    assert min(count.precision, count.recall) >= 0.9, count.wrong


@pytest.mark.parametrize("kind", ["news", "report", "consensus"])
def test_texts_of_third_parties_give_no_undertakings_by_themselves(figures, kind):
    assert figures["commitment", kind].false == 0


def real_texts():
    folder = REAL / "records"
    return [
        *sorted((folder / "readouts").rglob("*.txt")),
        *sorted((folder / "frus").glob("*.txt")),
        *sorted((REAL / "seeds").glob("0*.txt")),
    ]


@pytest.mark.parametrize("path", real_texts(), ids=lambda path: path.stem)
def test_every_quote_stands_in_its_source_and_no_comment_is_given_to_a_side(path):
    text = path.read_text("utf-8")
    reading = read(text)
    assert all(verify(text, proposal.anchor) for proposal in reading.all())
    comments = [(one.start, one.end) for one in reading.paragraphs if one.role == TextRole.COMMENT]
    for one in (*reading.positions, *reading.commitments, *reading.requests, *reading.claims, *reading.transmissions):
        assert not any(one.anchor.start < end and start < one.anchor.end for start, end in comments)


def test_the_marked_up_file_of_a_memorandum_gives_the_people_that_its_tags_name():
    from intake.tei_files import tagged

    tags = tagged((REAL / "records" / "frus" / "frus1969-76ve13_d17_excerpt.xml").read_bytes())
    gold, _, _ = read_gold(REAL / "records" / "gold" / "frus-ve13-d17.json")
    assert [one.name for one in tags.participants] == [row["name"] for row in gold["participants"]]
    assert tags.dates[0][0] == gold["meetings"][0]["date"]
    assert list(tags.places) == [gold["meetings"][0]["place"]]
    assert list(tags.markings) == gold["markings"]
    assert tags.drafter == "Lord"
