"""What became of the promises in the sample dialogues: claims that recall one another, scores, and two sets of figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session

from actions.claims import list_claims, per_claimant
from actions.codings import coder_agreement
from actions.commitment_reviews import read_scoring
from actions.commitment_targets import list_targets
from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import list_dialogues, read_dialogue
from actions.measures import list_measures
from actions.next_steps import list_next_steps
from actions.positions import list_positions
from actions.read_outs import read_accounts
from actions.sample_content import cast, sample
from dialogue.commitments import Standing, Status
from dialogue.read_outs import Told
from dialogue.record import MeasureEventKind, NextStepKind
from dialogue.vocabulary import DueKind, Stance
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
    lines = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "purchases"))
    (promise,) = [line for line in lines if line.quantity]
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


def test_what_one_side_wrote_and_the_other_did_not_confirm_was_reworded_by_a_rule(joint: Session) -> None:
    (cars,) = list_claims(joint, ORLA, dialogue_id=dialogue(joint, "purchases"))
    assert [(account.party, account.stance) for account in cars.accounts] == [
        ("us", Stance.ASSERTED), ("cn", Stance.NOT_CONFIRMED), ("cn", Stance.REWORDED),
    ]  # fmt: skip
    american, chinese = list_measures(joint, ORLA, dialogue_id=dialogue(joint, "purchases"))
    assert [event.kind for event in american.events] == [
        MeasureEventKind.TOOK_EFFECT, MeasureEventKind.POSTPONED, MeasureEventKind.AMENDED,
    ]  # fmt: skip
    assert [(event.kind, event.stated_by) for event in chinese.events] == [(MeasureEventKind.SUSPENDED, "cn")]


def test_two_accounts_of_one_dinner_stand_point_by_point(joint: Session) -> None:
    dinner = next(m.id for m in read_dialogue(joint, ORLA, dialogue(joint, "purchases")).meetings if m.number is None)
    accounts = read_accounts(joint, ORLA, dinner)
    told = {point.title_en: (point.told, point.telling) for point in accounts.points}
    assert Counter(how for how, _ in told.values()) == {Told.DIFFERENT: 3, Told.VAGUER: 1, Told.ONE_ONLY: 5}
    assert told["An end to the talks within 90 days"] == (Told.ONE_ONLY, ("us",))
    assert told["Taiwan"] == (Told.ONE_ONLY, ("cn",))
    for party in ("us", "cn"):
        told_in, translation = accounts.texts_of(party)
        assert (told_in.language, told_in.dated_on, told_in.published_at) == ("en", date(2018, 12, 1), None)
        assert translation.translation_of_id == told_in.source_id
        assert told_in.length > translation.length > 0
    (kept,) = [
        line
        for line in list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "purchases"))
        if line.status == Status.FULFILLED
    ]
    assert kept.id in {point.commitment_id for point in accounts.points}


def test_positions_on_the_rules_were_read_twice_and_the_readers_agree_on_most(joint: Session) -> None:
    (agreement,) = coder_agreement(joint, ORLA, dialogue_id=dialogue(joint, "bank_rules"))
    assert {agreement.first, agreement.second} == {"Orla Docket", "Robin Margin"}
    assert (len(agreement.over), len(agreement.alike)) == (9, 6)
    assert agreement.kappa is not None
    assert 0.4 < agreement.kappa < 0.8


def test_a_chain_of_quotes_names_one_voice_a_line_nearest_to_the_speaker_first(joint: Session) -> None:
    lines = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "bank_rules"))
    chains = {line.quote.exact: line.chain.split("\n") for line in lines if line.chain}
    longest = {tuple(chain) for chain in chains.values() if len(chain) == 3}
    assert longest == {("letter", paper, "The Hill") for paper in ("The New York Times", "The Wall Street Journal")}
    assert not [chain for chain in chains.values() if "→" in "".join(chain)]


def test_what_was_to_be_told_to_industry_is_a_next_step(joint: Session) -> None:
    (step,) = list_next_steps(joint, ORLA, today=TODAY)
    assert (step.kind, step.party, step.toward, step.is_overdue) == (NextStepKind.RELAY, "us", "industry", False)
