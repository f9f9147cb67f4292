"""The standard of a qualifying in the field: one that can be met."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, found

NOBODY = "is no distance or height that can be met, and nobody has Q for it"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("LJ F rounds=2,1 qualifying_performance=6,40 qual_fastest_losers=12", "6,40"),
        ("LJ F rounds=2,1 qualifying_performance=6.40m qual_fastest_losers=8", "6.40m"),
        ("LJ F rounds=2,1 qualifying_performance=640 qual_fastest_losers=8", "640"),
        ("LJ F rounds=2,1 qualifying_performance=80 qual_fastest_losers=8", "80"),
        ("HJ M rounds=1,1 qualifying_performance=far qual_fastest_losers=12", "far"),
        ("SP M rounds=2,1 qualifying_performance=0 qual_fastest_losers=8", "0"),
        ("LJ F rounds=2,1 qualifying_performance=6.4", ""),
        ("HJ M rounds=1,1 qualifying_performance=2.27 qual_fastest_losers=12", ""),
        ("LJ F rounds=2,1 qualifying_performance=-", ""),
        ("LJ F rounds=2,1 qualifying_performance=6,40", ""),  # perhaps that to enter
        ("LJ F qualifying_performance=6,40", ""),  # that to enter
        ("LJ F rounds=2,1 qual_by_place=4 qual_fastest_losers=4 qualifying_performance=6,40", ""),
        ("100 F rounds=2,1 qualifying_performance=12,5", ""),
    ],
)
def test_a_standard_that_can_be_met(header: str, expected: str) -> None:
    """TR25: who has met it has Q."""
    place = len("event F01 ") + header.find("performance=") + len("performance=") + 1
    told = [f"M678 2:{place} qualifying_performance={expected} of F01 {NOBODY}"] if expected else []
    assert found(f"{MEET}event F01 {header}\n") == told
