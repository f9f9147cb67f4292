"""Field events of which the best marks alone are written, and equal ones among them."""

from __future__ import annotations

import pytest

from tests.language.test_contradictions import race, told

LEVEL = "M677 {} share place {} of T01 final with {}{}: {} part equal marks, and none are written"
TRIALS = "further trials"


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("LJ", "1 5.50; 2 5.50", [LEVEL.format("1, 2", 1, "5.50", "", TRIALS)]),
        ("SP", "1 9.00; 2 8.10; 3 8.10; 4 8.00; 5 8.00",
         [LEVEL.format("2, 3", 2, "8.10", "", TRIALS)]),
        ("SP", "1 performance=9.00; 2 performance=9.00",
         [LEVEL.format("1, 2", 1, "9.00", "", TRIALS)]),
        ("HJ", "1 performance=1.60; 2 performance=1.55; 3 performance=1.55",
         [LEVEL.format("2, 3", 2, "1.55", "", "failures")]),
        ("SP", "1 9.00; 2 8.20; 3 8.10; 4 8.00; 5 8.00", []),
        ("LJ", "1 5.50 x; 2 5.50 -", []),
        ("LJ", "1 5.50; 2 5.50; 3 5.40 5.30", []),
        ("LJ", "1 5.50 place=1; 2 5.50 place=1", []),
        ("LJ", "1 5.50 place=2; 2 5.50", []),
        ("LJ", "1 5.50; 2 5.50 place=-", []),
        ("LJ", "1 NM; 2 NM; 3 5.40", []),
    ],
)  # fmt: skip
def test_of_equal_marks(code: str, rows: str, expected: list[str]) -> None:
    """TR25.22 and TR26.8: the second best, and failures, part them."""
    assert told(race(rows, code=code, unit="final official")) == expected


def test_where_no_more_is_to_come() -> None:
    rows = "1 5.50; 2 5.50"
    assert told(race(rows, code="LJ", unit="final in_progress")) == []
    assert told(race(rows, code="LJ")) == []
    assert told(race(rows, "attempts=1", code="LJ", unit="final official")) == []
    assert told(race(rows, "rounds=1,1", code="LJ", unit="heat 1 official")) == []
    part = "event M01 BI F\n 1\n 2\n" + race(rows, "parent=M01", "LJ", "final official")
    assert [one for one in told(part) if one.startswith("M677")] == []
    low = "1 9.00; 2 8.20; 3 8.10; 4 8.00; 5 8.00"
    scored = told(race(low, "score=8,7,6,5,4", "SP", "final official"))
    assert [one[:36] for one in scored if one.startswith("M677")] == [
        "M677 4, 5 share place 4 of T01 final"
    ]
