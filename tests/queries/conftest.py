"""The stores that hold the invented case of `tests/shared`."""

from collections.abc import Iterator

import pytest
from invented import graphs, letters, more_letters, more_votes

from diplograph.model import Letter
from diplograph.store import Store


@pytest.fixture(scope="session")
def case() -> Iterator[Store]:
    """The store that holds the case; tests read it and change nothing."""
    with Store.memory() as store:
        store.replace(graphs())
        yield store


@pytest.fixture
def own_case() -> Iterator[Store]:
    """A store with the case that a test may change."""
    with Store.memory() as store:
        store.replace(graphs())
        yield store


@pytest.fixture(scope="session")
def compared() -> Iterator[Store]:
    """The case with more letters and votes, for comparisons."""
    with Store.memory() as store:
        store.replace(graphs(more_letters(), more_votes()))
        yield store


@pytest.fixture(scope="session")
def letters_of_comparison() -> tuple[Letter, ...]:
    """The letters behind `compared`."""
    return (*letters(), *more_letters())


@pytest.fixture(scope="session")
def letters_of_case() -> tuple[Letter, ...]:
    """The letters behind the case, for tests that answer a question without the store."""
    return letters()
