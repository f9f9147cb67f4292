"""Relays: line-ups that change between rounds, substitutes, runners of two squads, mixed teams."""

from __future__ import annotations

import pytest

from meetc.rules.relays import MixedFault, in_two_teams, mixed_fault, substitutes
from meetc.rules.rulebook import WA2020, WA2025
from tests.conftest import MEET, found

PEOPLE = 'team KIN "Kingsmeadow"\n' + "".join(
    f'athlete {n} "Runner {n}" {"MF"[n % 2]}\n' for n in range(1, 14)
)
SQUADS = "  squad KIN-A 1 3 5 7\n  squad KIN-B 2 4 6 8\n"


def told(text: str) -> list[str]:
    """The diagnostics without their places."""
    return [said.partition(" ")[0] + " " + said.split(" ", 2)[2] for said in found(text)]


def relay(rows: str, squads: str = SQUADS, code: str = "4x200") -> list[str]:
    return told(f"{MEET}{PEOPLE}event R01 {code} MF rounds=1,1,1\n{squads}{rows}")


def test_a_line_up_may_change_between_rounds() -> None:
    """All four of the final are others: four substitutes. They may go back, too."""
    rows = (
        "  heat 1 official\n    KIN-A 1:50.00\n"
        "  round 2 heat 1 official\n    KIN-A 1:49.80 runners=9,11,13,7\n"
        "  final official\n    KIN-A 1:49.90 runners=1,3,5,9\n"
    )
    assert relay(rows) == []
    assert relay(rows.replace("1,3,5,9", "1,3,5,10")) == []  # a fourth
    fifth = rows.replace("9,11,13,7", "9,11,13,10").replace("1,3,5,9", "1,3,5,12")
    assert relay(fifth) == ["M669 KIN-A has had 5 substitutes in R01: 9, 11, 13, 10, 12"]


def test_what_is_declared_and_never_ran_is_no_line_up() -> None:
    """A squad that runs with others from its first race on has no substitutes."""
    rows = (
        "  heat 1 official\n    KIN-A 1:50.00 runners=9,10,11,12\n"
        "  final official\n    KIN-A 1:49.90 runners=1,3,5,7\n"
    )
    assert relay(rows) == []


def test_a_runner_of_two_squads() -> None:
    rows = "  heat 1 official\n    KIN-A 1:50.00\n    KIN-B 1:51.00 runners=2,4,6,7\n"
    assert relay(rows) == ["M719 bib 7 runs for KIN-A and for KIN-B in R01"]
    later = (
        "  heat 1 official\n    KIN-A 1:50.00\n    KIN-B 1:51.00\n"
        "  final official\n    KIN-A 1:49.00 runners=1,3,5,8\n"
    )
    assert relay(later) == ["M719 bib 8 runs for KIN-B and for KIN-A in R01"]
    # Who was declared for A, did not run there and ran for B is of one team.
    moved = (
        "  heat 1 official\n    KIN-A 1:50.00 runners=1,3,5,9\n    KIN-B 1:51.00 runners=2,4,6,7\n"
    )
    assert relay(moved) == []
    absent = "  heat 1 official\n    KIN-A DNS\n    KIN-B 1:51.00 runners=2,4,6,9\n"
    assert relay(absent) == []


def test_two_declared_squads_are_told_once() -> None:
    squads = "  squad KIN-A 1 3 5 7\n  squad KIN-B 2 4 6 7\n"
    rows = "  heat 1 official\n    KIN-A 1:50.00\n    KIN-B 1:51.00\n"
    assert relay(rows, squads) == ["M719 bib 7 is in KIN-A and in KIN-B of R01"]
    again = rows.replace("1:50.00", "1:50.00 runners=1,3,5,7")
    assert relay(again, squads) == ["M719 bib 7 is in KIN-A and in KIN-B of R01"]


def test_all_runners_of_two_squads_are_named() -> None:
    squads = "  squad KIN-A 1 3 5 7\n  squad KIN-B 3 4 6 7\n  squad KIN-C 3 6 8 9\n"
    assert relay("", squads) == [
        "M719 bibs 3, 7 are in KIN-A and in KIN-B of R01",
        "M719 bibs 3, 6 are in KIN-A or KIN-B and in KIN-C of R01",
    ]
    rows = (
        "  heat 1 official\n    KIN-A 1:50.00\n    KIN-B 1:51.00 runners=3,4,6,7\n"
        "  final official\n    KIN-A 1:49.00 runners=3,4,5,7\n    KIN-B 1:50.00 runners=3,4,6,7\n"
    )
    assert relay(rows) == ["M719 bibs 3, 7, 4 run for KIN-A and for KIN-B in R01"]


@pytest.mark.parametrize(
    ("code", "runners", "said"),
    [
        ("4x400", "2 1 4 3", []),  # man, woman, man, woman
        ("4x400", "1 2 3 4", ["M671 KIN-A runs in the order woman, man, woman, man in R01"]),
        ("4x400", "2 1 3 4", ["M671 KIN-A runs in the order man, woman, woman, man in R01"]),
        ("4x400", "2 4 6 1", ["M670 3 men and 1 woman run for KIN-A in R01"]),
        ("4x100", "1 3 5 2", ["M670 1 man and 3 women run for KIN-A in R01"]),
        ("4x100", "1 3 2 4", []),  # no order is fixed
        ("4x200", "1 3 5 2", []),  # nor is this a mixed relay of the rules
        ("4x400", "1 3 5 7", []),  # an event for both, and a team of women
    ],
)
def test_mixed_relays(code: str, runners: str, said: list[str]) -> None:
    assert relay("", f"  squad KIN-A {runners}\n", code) == said
    time = "3:50.00" if code == "4x400" else "1:50.00"
    row = f"  heat 1 official\n    KIN-A {time} runners={runners.replace(' ', ',')}\n"
    assert relay(row, "  squad KIN-A 2 1 4 3\n", code) == said


def test_before_2022_a_mixed_team_chose_its_order() -> None:
    text = f"{MEET}  rules wa2020\n{PEOPLE}event R01 4x400 MF\n  squad KIN-A 1 2 3 4\n"
    assert found(text) == []


def test_rules() -> None:
    assert substitutes([(), ("1", "2"), ("3", "2"), ("1", "4")]) == ["3", "4"]
    assert substitutes([]) == []
    assert mixed_fault("MFMF", 1600, WA2025.mixed_order) is None
    assert mixed_fault("FMFM", 1600, WA2025.mixed_order) is MixedFault.ORDER
    assert mixed_fault("FMFM", 1600, WA2020.mixed_order) is None
    assert mixed_fault("MMFM", 1600, WA2020.mixed_order) is MixedFault.NUMBER
    line_ups = [("A", "12"), ("B", "34"), ("A", "15"), ("B", "52"), ("C", "63"), ("B", "156")]
    assert in_two_teams(line_ups) == {
        (2, 3): ["5", "2", "1"], (1, 4): ["3", "6"],
    }  # fmt: skip
