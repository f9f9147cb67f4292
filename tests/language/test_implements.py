"""Weights of implements that there are, and that there are not."""

from __future__ import annotations

import pytest

from tests.language.test_contradictions import race, told


@pytest.mark.parametrize(
    ("code", "weight", "fits"),
    [
        ("SP", "4.00", True), ("SP", "40", False), ("SP", "7260", False), ("SP", "1", True),
        ("JT", "0.60", True), ("JT", "600", False), ("JT", "6", False), ("HT", "7.26", True),
        ("DT", "0.75", True), ("DT", "7.5", False), ("WT", "15.88", True), ("BT", "0.08", True),
        ("BT", "80", False), ("SP", '"about 4"', True),
    ],
)  # fmt: skip
def test_weights(code: str, weight: str, fits: bool) -> None:
    expected = [] if fits else ["M634"]
    rows = race(f"1 5.00 weight={weight}; 2 5.10", code=code)
    assert [each[:4] for each in told(rows)] == expected


def test_a_weight_of_all_rows_is_told_once() -> None:
    text = race("1 5.00; 2 5.10", "weight=40", "SP")
    assert [each[:4] for each in told(text)] == ["M634"]
