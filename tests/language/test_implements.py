"""Weights of implements that there are, and that there are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from meetc.rules.implements import can_weigh, is_same, weight_of, with_weight, without_weight
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


@pytest.mark.parametrize(
    ("code", "throw", "weight"),
    [
        ("SP7.26K", "SP", "7.26"), ("sp4k", "SP", "4"), ("JT800", "JT", "0.8"),
        ("JT600G", "JT", "0.6"), ("WT15.88KG", "WT", "15.88"), ("DT1.5K", "DT", "1.5"),
        ("SP", "SP", ""), ("HJ", "HJ", ""), ("100", "100", ""),
    ],
)  # fmt: skip
def test_weights_in_codes(code: str, throw: str, weight: str) -> None:
    assert (without_weight(code), weight_of(code)) == (throw, weight)


def test_codes_with_weights() -> None:
    weights = ("SP", "4.00"), ("JT", "0.60"), ("DT", "1.750"), ("SP", "1"), ("SP", "10")
    assert [with_weight(*own) for own in weights] == ["SP4K", "JT600", "DT1.75K", "SP1K", "SP10K"]


@pytest.mark.parametrize(
    ("code", "of_event", "weight", "same"),
    [
        ("SP4K", "SP", "4.00", True), ("SP", "SP", "", True), ("SP4K", "SP4K", "", True),
        ("SP4K", "SP5K", "4", True),  # what the row says was thrown
        ("SP", "SP", "4", False), ("SP4K", "SP", "", False), ("SP4K", "SP5K", "", False),
        ("SP4K", "DT", "4.00", False), ("JT800", "JT", "0.80", True),
    ],
)  # fmt: skip
def test_marks_with_one_implement(code: str, of_event: str, weight: str, same: bool) -> None:
    assert is_same(code, of_event, weight) is same


@pytest.mark.parametrize(
    ("code", "lightest", "heaviest"),
    [("SP", "0.9", "10"), ("DT", "0.3", "3"), ("HT", "0.9", "10"), ("JT", "0.2", "1"),
     ("WT", "2", "26"), ("BT", "0.05", "2"), ("CT", "0.2", "1")],
)  # fmt: skip
def test_the_lightest_and_the_heaviest(code: str, lightest: str, heaviest: str) -> None:
    gram = Decimal("0.001")
    assert can_weigh(code, lightest)
    assert can_weigh(code, heaviest)
    assert not can_weigh(code, str(Decimal(lightest) - gram))
    assert not can_weigh(code, str(Decimal(heaviest) + gram))
    assert can_weigh("OT", "99")  # of which nobody knows
