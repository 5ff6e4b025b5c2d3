"""No order of acts breaks a promise; and the machine of random acts finds faults that are planted."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from dialogue.refusals import Refusal
from tests.actions import planted_faults
from tests.actions.clause_machine import PROFILE
from tests.actions.draft_machine import DraftMachine
from tests.actions.machine_bed import machine_in


@pytest.fixture(scope="module")
def machine(sqlite_bed, tmp_path_factory) -> type[DraftMachine]:
    """The machine, with a draft of three clauses between three parties to begin from."""
    with machine_in(tmp_path_factory.mktemp("machine"), sqlite_bed) as machine:
        yield machine


def test_no_order_of_acts_breaks_a_promise(machine):
    run_state_machine_as_test(machine, settings=PROFILE)


HUNT = settings(PROFILE, max_examples=60, stateful_step_count=20, phases=(Phase.generate,), report_multiple_bugs=False)
FAULTS = (
    planted_faults.merging_takes_theirs_only,
    planted_faults.private_words_are_copied,
    planted_faults.what_was_taken_in_still_stands,
)
"""Some of the faults that `benchmarks/random_acts.py` plants: words, privacy and structure."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_machine_finds(machine, fault, monkeypatch):
    with monkeypatch.context() as patched:
        fault(patched)
        with pytest.raises((AssertionError, Refusal, IntegrityError, pytest.fail.Exception)):
            run_state_machine_as_test(machine, settings=HUNT)


def test_thirty_faults_and_more_are_planted():
    assert len({fault.__name__ for fault in planted_faults.FAULTS}) == len(planted_faults.FAULTS) >= 30
