"""Real documents go the whole way: uploaded, read, everything confirmed; each row rests on words that stand in the source."""

from collections import Counter

import pytest
from sqlmodel import select

from actions.desk import Desk
from actions.sources import record_source
from dashboard.intake_suggested import offered
from dialogue.vocabulary import PassageRole
from intake.anchors import Anchor, verify
from models.claims import Claim, ClaimAccount
from models.commitments import Commitment
from models.communications import Communication
from models.positions import Position
from models.sources import Passage, Source
from tests.actions.scene import set_scene
from tests.cast import CAST
from tests.intake.confirming import confirm_all, read_again
from tests.real.gold import REAL

pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]

OF_A_SIDE = (Position, Commitment, Claim, ClaimAccount, Communication)
EXPECTED = {
    "000": {"date_assertion", "participation", "position", "comment"},
    "001": {"position", "claim"},
    "003": {"recommendation", "position", "claim"},
    "004": {"recommendation", "participation"},
}
"""What is made of the cable, the news report, the report of 49,000 characters and the page of the Track II dialogue."""


@pytest.mark.parametrize("seed", EXPECTED)
def test_a_real_document_is_uploaded_read_and_confirmed_to_its_last_proposal(seed, sqlite_stores):
    orla = Desk(sqlite_stores, CAST["orla"])
    scene = set_scene(orla)
    (path,) = (REAL / "seeds").glob(f"{seed}_*.txt")
    with orla.writing() as session:
        source_id = record_source(
            session, orla.actor, kind=None, title=path.stem, content=path.read_bytes(), file_name=path.name,
            dialogue_id=scene.dialogue,
        ).id  # fmt: skip
    done = confirm_all(orla, source_id, meeting_id=scene.meeting)
    refused = [(one.noun, one.refused, one.proposal.quote[:80]) for one in done if one.refused]
    assert refused == []
    assert EXPECTED[seed] <= set(Counter(one.noun for one in done))
    assert offered(read_again(orla, source_id), folded=True) == []
    with orla.reading() as session:
        source = session.get_one(Source, source_id)
        passages = {p.id: p for p in session.exec(select(Passage).where(Passage.source_id == source_id))}
        assert passages
        for p in passages.values():
            assert verify(source.text, Anchor(p.start, p.end, p.prefix, p.suffix, p.exact)), p.exact
        comments = [(p.start, p.end) for p in passages.values() if p.role == PassageRole.COMMENT]
        assert bool(comments) == (seed == "000")
        for table in OF_A_SIDE:
            for row in session.exec(select(table)):
                if row.passage_id in passages:
                    of_side = passages[row.passage_id]
                    assert not any(of_side.start < end and start < of_side.end for start, end in comments)
