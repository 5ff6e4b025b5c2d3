"""Whatever is broken in a Word file, it is read or refused: no reader ends otherwise."""

from tests.exports.mutations import Mutations, feed, seeds


def test_the_honest_packages_are_taken_by_every_reader() -> None:
    assert all(feed(content) for content in seeds())


def test_files_broken_by_chance_are_read_or_refused_and_both_happen() -> None:
    mutations = Mutations(seed=20261123)
    ends = [feed(mutations.next()) for _ in range(200)]
    assert 20 < sum(ends) < 180


def test_the_same_seed_breaks_the_same_files() -> None:
    first, second = Mutations(seed=7), Mutations(seed=7)
    assert [first.next() for _ in range(5)] == [second.next() for _ in range(5)]
