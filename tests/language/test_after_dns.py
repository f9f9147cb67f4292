"""TR4.4: who does not start is out of all further events."""

from __future__ import annotations

import pytest

from tests.language.test_contradictions import told

FIRST = "event T01 100 F at=10:00\n final official\n  1 {}\n  2 12.10\n"
LATER = "event T02 200 F at={}\n final official\n  1 {}\n  2 25.10\n"
WARNED = "M738 bib 1 is DNS in T01, and has a result in T02 final, which is later"


@pytest.mark.parametrize(
    ("first", "time", "later", "expected"),
    [
        ("DNS", "14:00", "24.90", [WARNED]),
        ("DNS", "14:00", "DNF", [WARNED]),
        ("DNS", "14:00", "DNS", []),
        ("DNS", "09:00", "24.90", []),
        ("DNF", "14:00", "24.90", []),
        ('DNS note="medical certificate"', "14:00", "24.90", []),
        ("DNS", "14:00", '24.90 note="reason accepted"', []),
    ],
)
def test_a_result_behind_a_dns(first: str, time: str, later: str, expected: list[str]) -> None:
    assert told(FIRST.format(first) + LATER.format(time, later)) == expected


def test_what_has_no_time_is_not_compared() -> None:
    text = FIRST.format("DNS") + LATER.format("14:00", "24.90")
    assert told(text.replace(" at=10:00", "")) == []
    assert told(text.replace(" at=14:00", "")) == []


def test_several_are_told_once_and_relays_count() -> None:
    both = FIRST.format("DNS").replace("12.10", "DNS") + LATER.format("14:00", "24.90")
    assert told(both) == [f"{WARNED}; so has 1 other"]
    relay = (
        'team THH "Hounds"\nevent R01 4x100 F at=15:00\n squad A 1 2 3 4 team_id=-\n'
        " final official\n  A 48.00\n"
    )
    assert told(FIRST.format("DNS") + relay) == [
        "M738 bib 1 is DNS in T01, and has a result in R01 final, which is later"
    ]
    assert told(FIRST.format("DNS") + relay.replace("A 48.00", "A 48.00 runners=5,2,3,4")) == []


def test_the_next_round_is_a_further_event() -> None:
    text = "event T01 100 F rounds=1,1 at=10:00,12:00\n heat 1 official\n  1 DNS\n  2 12.10\n"
    final = " final official\n  1 12.00\n  2 12.05\n"
    assert told(text + final) == [
        "M738 bib 1 is DNS in T01, and has a result in T01 final, which is later"
    ]


def test_a_part_of_a_combined_event_has_its_own_rule() -> None:
    parts = "event P01 TRI F\n 1\n 2\n" + "".join(
        f"event P0{n} {code} F parent=P01 at=1{n}:00\n final official\n  1 {mark}\n  2 {other}\n"
        for n, code, mark, other in (
            (2, "SP", "DNS", "9.10"),
            (3, "LJ", "DNS", "5.10"),
            (4, "800", "DNS", "2:30.00"),
        )
    )
    assert told(parts + "event T09 100 F at=18:00\n final official\n  1 12.00\n") == []
