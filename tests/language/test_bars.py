"""The bars of high jump and pole vault rise as the rules say."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, found

PEOPLE = 'athlete 1 "Ada A" F\nathlete 2 "Bea B" F\n'


@pytest.mark.parametrize(
    ("code", "heights", "cards", "told"),
    [
        ("HJ", "1.60 1.61", "o xxx / o xxx", "by 1 cm to 1.61 with 2 still in, and by 2 cm"),
        ("HJ", "1.60 1.62", "o xxx / o xxx", ""),
        ("HJ", "1.60 1.66 1.67", "o o xxx / o xxx .", ""),  # who is alone may choose
        ("HJ", "1.60 1.66 1.67", "o o xxx / o xr .", ""),
        ("HJ", "1.60 1.66 1.67", "o o xxx / - - xxx", "by 1 cm to 1.67 with 2 still in"),
        ("HJ", "1.60 1.61", " / ", "by 1 cm to 1.61 with 2 still in"),
        ("HJ", "1.60 1.61", "o xxx / DNS", ""),
        ("PV", "3.00 3.04", "o xxx / o xxx", "by 4 cm to 3.04 with 2 still in, and by 5 cm"),
        ("PV", "3.00 3.05", "o xxx / o xxx", ""),
        ("HJ", "1.60 1.65 | 1.65 1.63", "o xxx | x o / o xxx | x x", ""),
    ],
)
def test_a_rise_too_small(code: str, heights: str, cards: str, told: str) -> None:
    rows = "".join(f"    {n} {card}\n" for n, card in enumerate(cards.split(" / "), 1))
    text = f"{MEET}{PEOPLE}event F01 {code} F\n  final\n    heights {heights}\n{rows}"
    diagnostics = found(text)
    if told:
        assert [each[:4] for each in diagnostics] == ["M660"]
        assert told in diagnostics[0]
    else:
        assert diagnostics == []


@pytest.mark.parametrize(
    ("code", "heights", "told"),
    [
        ("HJ", "1.60 1.63 1.66", ""),
        ("HJ", "1.60 1.63 1.68", "by 5 cm to 1.68, and by 3 cm throughout in HJ"),
        ("PV", "3.00 3.10 3.20", ""),
        ("PV", "3.00 3.10 3.25", "by 15 cm to 3.25, and by 10 cm throughout in PV"),
    ],
)
def test_rises_in_a_combined_event(code: str, heights: str, told: str) -> None:
    text = f"{MEET}{PEOPLE}event M01 DEC F parts=standard\n  1\n  2\n"
    text += f"event M01-{code}\n  final\n    heights {heights}\n    1 o o xxx\n    2 o o xxx\n"
    diagnostics = found(text)
    assert [each[:4] for each in diagnostics] == (["M661"] if told else [])
    assert told in "".join(diagnostics)
    own = text.replace(" parts=standard", "").replace(f"M01-{code}", f"F01 {code} F parent=M01")
    assert found(own) == []


@pytest.mark.parametrize(
    ("code", "heights", "cards", "told"),
    [
        ("HJ", "1.90 1.95 | 2.05", "o xxx | x / o xxx | x", "is at 2.05: 1.95"),
        ("HJ", "1.90 1.95 | 1.95 1.93 1.95", "o xxx | x o o / o xxx | x o x", ""),
        ("HJ", "1.90 1.95 | 1.95 1.93 1.91", "o xxx | x o x / o xxx | x o o",
         "goes from 1.93 to 1.91: 1.95"),
        ("PV", "3.50 3.60 | 3.60 3.58", "o xxx | x o / o xxx | x x",
         "goes from 3.60 to 3.58: 3.55"),
        ("PV", "3.50 3.60 | 3.60 3.55", "o xxx | x o / o xxx | x x", ""),
        # it begins behind 1.85, though both had passed there
        ("HJ", "1.85 1.90 1.95 | 1.90", "o - xxx | x / o - xxx | x", ""),
        ("HJ", "1.90 1.95 | 1.95 1.99", "o xxx | o / o xxx | x", ""),  # it was over before
        ("HJ", "1.90 1.95 | 1.95 1.99", "o xxx / o xxx", ""),
        ("HJ", "1.90 | 1.99", "o | x / o | o", ""),  # no height behind it is known
    ],
)  # fmt: skip
def test_the_bars_of_a_jump_off(code: str, heights: str, cards: str, told: str) -> None:
    """TR26.9: the next height, then a step down where all fail, a step up where several clear."""
    rows = "".join(f"    {n} {card}\n" for n, card in enumerate(cards.split(" / "), 1))
    text = f"{MEET}{PEOPLE}event F01 {code} F\n  final\n    heights {heights}\n{rows}"
    where, _, wanted = told.partition(": ")
    message = f"the bar of the jump-off {where} in F01, and by the rule it is at {wanted}"
    assert [one.split(" ", 2)[2] for one in found(text)] == ([message] if told else [])
