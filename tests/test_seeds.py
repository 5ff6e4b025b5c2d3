"""Batches of seeds lose none, and a failure in one says which seed it was."""

from types import SimpleNamespace

import pytest

from tests.seeds import BATCH, QUICK_SEEDS, Seeds, _batches, is_beyond_quick, pytest_pyfunc_call


@pytest.mark.parametrize("number", [0, 1, QUICK_SEEDS, QUICK_SEEDS + 1, 2 * BATCH, 10 * BATCH + 7])
def test_every_seed_is_in_one_batch_and_the_quick_ones_are_by_themselves(number: int) -> None:
    batches = list(_batches(range(number)))
    assert [seed for batch in batches for seed in batch] == list(range(number))
    assert [batch for batch in batches if not is_beyond_quick(batch)] == (
        [tuple(range(QUICK_SEEDS))[:number]] * (number > 0)
    )
    assert all(len(batch) <= BATCH for batch in batches)


def test_one_seed_can_be_tried_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTERNAT_SEED", "17")
    assert list(_batches(range(100))) == [(17,)]


def test_a_batch_is_run_seed_by_seed_to_the_first_failure_which_names_its_seed() -> None:
    tried = []

    def law(seed: int, language: str) -> None:
        tried.append((seed, language))
        assert seed < 8, "broken"

    test = SimpleNamespace(
        funcargs={"seed": Seeds((6, 7, 8, 9)), "language": "zh"}, obj=law,
        _fixtureinfo=SimpleNamespace(argnames=("seed", "language")),
    )  # fmt: skip
    with pytest.raises(AssertionError, match="broken") as failed:
        pytest_pyfunc_call(test)
    assert tried == [(6, "zh"), (7, "zh"), (8, "zh")]
    assert failed.value.__notes__ == ["with seed 8: try it alone with ALTERNAT_SEED=8"]


@pytest.mark.parametrize("seed", range(3 * BATCH))
def test_a_law_is_handed_one_seed_at_a_time(seed: int) -> None:
    assert type(seed) is int


@pytest.mark.parametrize("seed", range(3))
def test_a_test_with_a_fixture_is_a_test_for_each_seed(seed: int, tmp_path) -> None:
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "used").touch()
