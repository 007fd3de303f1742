"""Change points: found where they are, and the rate of false alarms on shuffled data."""

import random

import pytest

from diplograph.queries import changepoints


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([5, 5, 5, -5, -5, -5], []),  # too short to tell
        ([-5] * 12, []),
        ([-5, -5, -4, -5, -5, -4, 3, 3, 4, 3, 3, 4], [6]),
        ([-5] * 8 + [0] * 8 + [4] * 8, [8, 16]),
        ([-5] * 8 + [4] * 8 + [-5] * 8, []),  # taken back in full: the limit of the method
        ([-5, 4] * 8, []),
    ],
)
def test_find(values: list[float], expected: list[int]) -> None:
    assert [point.index for point in changepoints.find(values)] == expected


def test_only_ranks_count() -> None:
    values = [-5.0, -4, -5, -4, -5, -5, 1, 2, 1, 2, 2, 2]
    stretched = [value**3 for value in values]
    assert changepoints.find(values) == changepoints.find(stretched)


def test_false_alarms_on_shuffled_data() -> None:
    dice = random.Random(3)
    alarms = 0
    for _ in range(1000):
        values = [-5, -5, -5, -5, -4, -4, -4, -2, -2, 0, 0, 3, 3, 4, 4, 5]
        dice.shuffle(values)
        alarms += bool(changepoints.find(values))
    assert alarms <= 60  # 5 % of 1,000 and two standard errors
