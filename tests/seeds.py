"""The seeds of a law, many to a test: trying one takes less time than pytest spends on a test.

A test that is parametrised by `seed` and uses no fixture is handed its seeds in batches, and run for each of them. A
failure names its seed; `ALTERNAT_SEED=17` tries that one alone.
"""

import os
from collections.abc import Iterator, Sequence

import pytest

QUICK_SEEDS = 6
"""So many first seeds of each law are tried by `make quick`; only the first of a law that needs stores or files."""
BATCH = 50


class Seeds(tuple[int, ...]):
    """Seeds that one test tries, one after another."""


def given_in_batches(metafunc: pytest.Metafunc) -> None:
    """Replace the single seeds of a test by batches, before pytest makes a test of each."""
    marks = metafunc.definition.own_markers
    names = {name.strip() for mark in marks if mark.name == "parametrize" for name in _names(mark)}
    for at, mark in enumerate(marks):
        if mark.name == "parametrize" and _names(mark) == ["seed"] and set(metafunc.fixturenames) - ALWAYS <= names:
            seeds = list(mark.args[1])
            if all(type(seed) is int for seed in seeds):
                batches = list(_batches(seeds))
                ids = [str(b[0]) if len(b) == 1 else f"{b[0]}-{b[-1]}" for b in batches]
                marks[at] = pytest.mark.parametrize("seed", batches, ids=ids).mark


ALWAYS = {
    "hashing_takes_no_time", "installed_components_are_looked_up_once", "nothing_is_served_from_the_project", "request",
}  # fmt: skip
"""What every test has, and no test is told of."""


def is_beyond_quick(seed: object) -> bool:
    """Whether this is a later seed, or a batch of them."""
    return seed[0] >= QUICK_SEEDS if isinstance(seed, Seeds) else isinstance(seed, int) and seed > 0


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test for each seed of its batch."""
    batch = pyfuncitem.funcargs.get("seed")
    if not isinstance(batch, Seeds):
        return None
    given = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames if name != "seed"}
    for seed in batch:
        try:
            pyfuncitem.obj(seed=seed, **given)
        except Exception as failed:
            failed.add_note(f"with seed {seed}: try it alone with ALTERNAT_SEED={seed}")
            raise
    return True


def _names(mark: pytest.Mark) -> list[str]:
    names = mark.args[0]
    return [name.strip() for name in (names.split(",") if isinstance(names, str) else names)]


def _batches(seeds: Sequence[int]) -> Iterator[Seeds]:
    if alone := os.environ.get("ALTERNAT_SEED"):
        seeds = [seed for seed in seeds if seed == int(alone)]
    quick, rest = [s for s in seeds if s < QUICK_SEEDS], [s for s in seeds if s >= QUICK_SEEDS]
    for part in (quick, *(rest[at : at + BATCH] for at in range(0, len(rest), BATCH))):
        if part:
            yield Seeds(part)
