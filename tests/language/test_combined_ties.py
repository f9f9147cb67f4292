"""What parts equal totals of a combined event by rule 200.14 of the time before 2018."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from meetc.rules.combined_ties import parted, step
from meetc.rules.comparison import Compared


@pytest.mark.parametrize(
    ("totals", "points", "details"),
    [
        # the second is ahead in one part, the first in two
        ([3000, 3000], [{"A": 900, "B": 1000, "C": 1100}, {"A": 1000, "B": 950, "C": 1050}],
         [(2, 1100, 1000, 900), (1, 1050, 1000, 950)]),
        # who is level in a part wins it not
        ([2000, 2000], [{"A": 900, "B": 1100}, {"A": 900, "B": 1100}],
         [(0, 1100, 900), (0, 1100, 900)]),
        ([5, 5], [{"A": 5, "B": 0}, {"A": 5, "B": 0}], [(0, 5, 0), (0, 5, 0)]),
        # a part without a mark is worth 0, and any point is more
        ([1, 1], [{"A": 1, "B": 0}, {"A": 0, "B": 1}], [(1, 1, 0), (1, 1, 0)]),
        ([1, 1], [{"A": 1}, {"B": 1}], [(1, 1), (1, 1)]),
        # of three each part is won from both others
        ([9, 9, 9], [{"A": 5, "B": 4}, {"A": 5, "B": 4}, {"A": 3, "B": 6}],
         [(0, 5, 4), (0, 5, 4), (1, 6, 3)]),
        # nobody else has the total, or points are not known
        ([9, 8, None], [{"A": 9}, {"A": 8}, {"A": None}], [None, None, None]),
        ([9, 9], [{"A": 9}, {"A": None}], [None, None]),
    ],
)  # fmt: skip
def test_equal_totals(
    totals: list[int | None],
    points: list[Mapping[str, int | None]],
    details: list[tuple[int, ...] | None],
) -> None:
    assert parted(totals, points) == details


@pytest.mark.parametrize(
    ("number", "own", "other", "told"),
    [
        (0, 2, 1, ("parts with more points", "2", "1")),
        (1, 1100, 1050, ("best part", "1100", "1050")),
        (2, 1000, 990, ("2nd best part", "1000", "990")),
        (3, 900, None, ("3rd best part", "900", "none")),
    ],
)
def test_what_each_step_tells(
    number: int, own: int, other: int | None, told: tuple[str, str, str]
) -> None:
    assert step(number, own, other) == Compared(*told, "rule 200.14")
