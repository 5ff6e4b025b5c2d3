"""What became of the promises in the sample dialogues: claims that recall one another, scores, and two sets of figures."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session

from actions.claims import list_claims, per_claimant
from actions.commitment_reviews import read_scoring
from actions.commitment_targets import list_targets
from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.next_steps import list_next_steps
from actions.sample_content import cast, sample
from dialogue.commitments import Standing, Status
from dialogue.record import NextStepKind
from dialogue.vocabulary import DueKind
from tests.beds import ServedBed

TODAY = date(2026, 1, 1)
ORLA = cast()["orla"].actor


@pytest.fixture(scope="module")
def joint(demo_folder: Path, served_bed: ServedBed) -> Iterator[Session]:
    """A reading session on what all sides of the demonstration see."""
    with served_bed.serving(demo_folder) as stores, Desk(stores, ORLA).reading() as session:
        yield session


def dialogue(session: Session, folder: str) -> UUID:
    name = sample(folder)["dialogue"]["name_en"]
    return next(line.id for line in list_dialogues(session, ORLA) if line.name_en == name)


def test_a_claim_recalls_the_one_that_was_denied_before_it(joint: Session) -> None:
    later, earlier = list_claims(joint, ORLA, dialogue_id=dialogue(joint, "bank_rules"))
    assert later.recalls == (earlier.id,)
    assert {line.standing for line in (later, earlier)} == {Standing.DISPUTED}
    assert (later.as_of, earlier.as_of) == (date(2015, 3, 30), None)
    assert per_claimant([later, earlier]) == {"us": (later.id, earlier.id)}


def test_a_figure_without_a_source_is_a_claim_that_says_so(joint: Session) -> None:
    (tenth,) = list_claims(joint, ORLA, dialogue_id=dialogue(joint, "digital_economy"))
    assert (tenth.grounds, tenth.standing) == ("", Standing.CLAIMED)


def test_one_promise_has_two_official_targets_and_neither_is_merged(joint: Session) -> None:
    (promise,) = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "purchases"))
    assert (promise.due_kind, promise.status) == (DueKind.PERIOD, Status.NOT_FULFILLED)
    targets = list_targets(joint, ORLA, commitment_id=promise.id)
    assert [(target.amount, target.latest and target.latest.amount) for target in targets] == [
        ("172.7", "26.0"),
        ("142.7", "20.4"),
    ]
    assert [f"{target.latest.percent:.1f}" for target in targets if target.latest] == ["15.1", "14.3"]


def test_a_consensus_after_each_round_is_scored_against_what_was_written_before(joint: Session) -> None:
    (only,) = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "digital_economy"))
    scoring = read_scoring(joint, ORLA, only.id)
    assert [(review.score, review.is_final) for review in scoring.reviews] == [(3, False), (3, True)]
    assert all(scoring.against(review).made_at < review.made_at for review in scoring.reviews)


def test_what_was_to_be_told_to_industry_is_a_next_step(joint: Session) -> None:
    (step,) = list_next_steps(joint, ORLA, today=TODAY)
    assert (step.kind, step.party, step.toward, step.is_overdue) == (NextStepKind.RELAY, "us", "industry", False)
