"""What follows from a changed mark beyond its own row: `meetc diff` tells it."""

from __future__ import annotations

from meetc.compare import text
from meetc.compare.compare import compare
from tests.conftest import MEET
from tests.support.differences import compiled

HEATS = """event T01 100 "100" F rounds=2,1 lanes=8 qual_by_place=1 qual_fastest_losers=2
  heat 1 official
    1  12.00
    2  12.20
    3  12.30
  heat 2 official
    4  12.10
    5  12.25
    6  12.40
"""


def told(old: str, *changes: tuple[str, str]) -> str:
    """What the text says of a meet in which some words are others."""
    new = old
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    return text.render(compare(compiled(MEET + old), compiled(MEET + new)))


def test_who_goes_on_and_who_no_longer_does() -> None:
    assert told(HEATS, ("3  12.30", "3  12.22")) == (
        "T01 100\n  heat 1\n    3  12.30 → 12.22, through q\n  heat 2\n"
        "    5  not through (was q)  (follows)\n\n1 result changed\n"
    )
    assert told(HEATS, ("2  12.20", "2  11.90")) == (
        "T01 100\n  heat 1\n    1  place 1 → 2, through Q → q  (follows)\n"
        "    2  12.20 → 11.90, place 2 → 1, through q → Q\n\n1 result, 2 places changed\n"
    )


def test_a_q_that_is_typed_now_is_told_as_that() -> None:
    assert told(HEATS, ("1  12.00", "1  12.00 Q")) == (
        "T01 100\n  heat 1\n    1  qualifier Q\n\n1 result changed\n"
    )
