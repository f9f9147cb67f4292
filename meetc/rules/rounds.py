"""Rounds: what "8,3,1" stands for, and what its parts are called."""

from __future__ import annotations

STATUSES_OF_UNITS = ("official", "provisional", "in_progress")
"""What a unit says of its results."""


def heats(rounds: str) -> tuple[int, ...]:
    """The number of heats of each round: "8,3,1" is (8, 3, 1), which is 12 units."""
    return tuple(int(number) for number in rounds.split(","))


def round_called(keyword: str, rounds: tuple[int, ...]) -> int | None:
    """The number of the round that `heat`, `semi` or `final` names, or None.

    `heat` is round 1, `final` the last, `semi` the last but one of three or more.
    """
    if keyword == "heat":
        return 1
    if keyword == "final":
        return len(rounds)
    return len(rounds) - 1 if len(rounds) >= 3 else None


def unit_name(round_number: int, heat: int, rounds: tuple[int, ...]) -> str:
    """What people call a unit: `heat 2`, `semi 1`, `final`, `round 2 heat 5`."""
    last = len(rounds)
    if last > 1 and round_number == last:
        return "final" if rounds[-1] == 1 else f"final {heat}"
    if last >= 3 and round_number == last - 1:
        return f"semi {heat}"
    if last == 1 and rounds[0] == 1:
        return "final"
    return f"heat {heat}" if round_number == 1 else f"round {round_number} heat {heat}"
