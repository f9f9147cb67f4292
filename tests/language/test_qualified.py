"""Who has Q or q and does not qualify by place or time, and who goes on without."""

from __future__ import annotations

from decimal import Decimal

import pytest

from meetc.rules.qualifying import Ran, ahead_without, faster_without, one_too_many
from tests.language.test_contradictions import race, told


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 12.00; 2 12.10; 3 12.20 Q", ["M718 bib 3 has Q and is 3rd, and qual_by_place=1"]),
        ("1 12.00 Q; 2 12.10 q; 3 12.20 qR", []),
        ("1 12.00 Q; 2 12.00 Q; 3 12.20", []),
        ("1 12.00 place=2; 2 12.00 place=1 Q; 3 12.20", []),
        ("1 Q; 2 Q", []),
    ],
)
def test_qualified_by_place(rows: str, expected: list[str]) -> None:
    assert told(race(rows, "rounds=2,1 qual_by_place=1", unit="heat 1")) == expected
    of_a_final = told(race(rows, "rounds=2 qual_by_place=1", unit="heat 1"))
    assert [one for one in of_a_final if not one.startswith("M674")] == expected
    assert told(race(rows, "rounds=2,1 qual_by_place=0", unit="heat 1")) == []
    assert told(race(rows, "rounds=2,1", unit="heat 1")) == []


def test_of_more_q_than_go_on_the_one_is_told_that_stands_for_a_q_by_place() -> None:
    """And not the slowest of them, whose q is right."""
    heats = (
        "  heat 1 official\n    1 12.00 q\n    2 12.10 q\n    3 12.40\n"
        "  heat 2 official\n    4 12.20 Q\n    5 12.30 q\n"
    )
    head = "event T01 100 F rounds=2,1 qual_by_place=1 qual_fastest_losers=2\n"
    assert told(head + heats) == ["M630 bib 1 has q and is 1st, and qual_by_place=1"]
    assert told(head + heats.replace("1 12.00 q", "1 12.00 Q")) == []
    more = heats.replace("1 12.00 q", "1 12.00 Q").replace("3 12.40", "3 12.40 q")
    assert told(head + more) == ["M630 bib 3 has q, and 2 faster have it: qual_fastest_losers=2"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 12.00; 2 12.10; 3 12.20 Q", ["M726 bib 3 has Q, and bib 1 in front has none"]),
        ("1 12.00 q; 2 12.10 Q", ["M726 bib 2 has Q, and bib 1 in front has none"]),
        ("1 12.00 qR; 2 12.10 Q; 3 DQ", []),
        ("1 12.00 Q; 2 12.10 Q; 3 12.20 q", []),
        ("1 12.00; 2 12.00 Q", []),
    ],
)
def test_q_is_from_the_first_on(rows: str, expected: list[str]) -> None:
    assert told(race(rows, "rounds=2,1", unit="heat 1 official")) == expected
    assert told(race(rows, "rounds=2,1", unit="heat 1")) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 12.00 Q; 2 12.10 q", ["M725 bib 1 has Q in the last round of T01"]),
        ("1 12.00; 2 12.10 qR", ["M725 bib 2 has qR in the last round of T01"]),
        ('1 12.00 Q note="for the county"', []),
    ],
)
def test_nobody_qualifies_in_the_last_round(rows: str, expected: list[str]) -> None:
    assert told(race(rows, "", unit="final")) == []  # a straight final may count for another meet
    assert told(race(rows, "rounds=2,1", unit="final")) == expected


def test_who_goes_on_has_qualified() -> None:
    text = "event T01 100 F rounds=2,1\n heat 1 official\n  1 12.00 Q\n  2 12.10\n"
    second = " heat 2 official\n  3 12.00 Q\n"
    final = " final\n  1\n  2{}\n  3\n"
    missing = ["M727 bib 2 is in T01 final, and has not qualified"]
    assert told(text + second + final.format("")) == missing
    assert told(text + second + final.format(' note="by decision"')) == []
    assert told(text + final.format("")) == []  # heat 2 is to come
    assert told((text + second).replace(" Q", "") + final.format("")) == []
    two = second + "  4 12.20\n" + final.format("") + "  4\n"  # told once, with how many
    assert told(text + two) == [f"{missing[0]}; nor has 1 other of this round"]


@pytest.mark.parametrize(
    ("third", "sixth", "expected"),
    [
        ("12.50 q", "12.45", ["M630 bib 3 has q with 12.50, and bib 6 none with 12.45"]),
        ("12.50 q", "12.45 q", ["M630 bib 3 has q, and 1 faster has it: qual_fastest_losers=1"]),
        ("12.50", "12.45 q", []),
        ("12.50 q", "12.50 q", []),
        ("12.50 raw=12.496 q", "12.50 raw=12.495",
         ["M630 bib 3 has q with 12.50, and bib 6 none with 12.50"]),
        ("12.50 raw=12.496 q", "12.50 raw=12.495 q",
         ["M630 bib 3 has q, and 1 faster has it: qual_fastest_losers=1"]),
        ("12.50 q", '12.45 note="withdrawn"', []),
        ("12.50 q", "12.45 place=-", []),
        ("12.50 q", "12.45 qR", []),
        ("12.50 q", "DQ", []),
        ("12.50", "12.45", []),
    ],
)  # fmt: skip
def test_who_goes_on_by_time(third: str, sixth: str, expected: list[str]) -> None:
    text = "event T01 100 F rounds=2,1 qual_by_place=1 qual_fastest_losers=1\n"
    text += f" heat 1 official\n  1 12.00 Q\n  3 {third}\n"
    second = f"  4 12.10 Q\n  6 {sixth}\n"
    assert told(text + " heat 2 official\n" + second) == expected
    assert told(text + " heat 2\n" + second) == []


def test_q_behind_who_has_no_qualifier_at_all() -> None:
    """TR20.8: the first without one is named, be it None or empty; q is none by place."""
    assert ahead_without([1, 2, 3], ["", "Q", "Q"]) == [(1, 0), (2, 0)]
    assert ahead_without([3, 2, 1], ["Q", "q", None]) == [(0, 2)]
    assert ahead_without([1, 2, None], ["qD", "Q", ""]) == []


def ran(*words: str) -> list[Ran]:
    """Times with their thousandths behind `/` and a qualifier behind `:`."""
    made = []
    for word in words:
        mark, _, qualifier = word.partition(":")
        time, _, raw = mark.partition("/")
        made.append(Ran(Decimal(time), Decimal(raw) if raw else None, qualifier))
    return made


@pytest.mark.parametrize(
    ("runners", "faster"),
    [
        ("12.50:q 12.45", (0, 1)), ("12.50:q 12.55", None), ("12.50:q 12.50", None),
        ("12.40:q 12.50:q 12.60 12.45", (1, 3)), ("12.50:q", None), ("12.50 12.60", None),
        ("12.50/12.496:q 12.50/12.495", (0, 1)), ("12.50/12.495:q 12.50/12.495", None),
        ("12.50:q 12.50/12.495", None), ("12.50/12.496:q 12.50", None),
        ("12.50:q 12.40:q 12.45", (0, 2)),
        # who is slowest of those who go on, and fastest of the others, by thousandths as well
        ("12.50/12.491:q 12.50/12.496:q 12.50/12.493", (1, 2)),
        ("12.50/12.493:q 12.50/12.496 12.50/12.491", (0, 2)),
        ("12.50/12.496:q 12.50:q 12.50 12.50/12.493", (0, 3)),
        ("12.50/12.495:q 12.45", (0, 1)), ("12.50:Q 12.45:qR 12.40", None),
    ],
)  # fmt: skip
def test_who_is_faster_without_going_on(runners: str, faster: tuple[int, int] | None) -> None:
    """TR20.8; thousandths part equal times where both are read."""
    assert faster_without(ran(*runners.split())) == faster


@pytest.mark.parametrize(
    ("runners", "places", "behind"),
    [
        ("12.40:q 12.50:q", 1, 1), ("12.50:q 12.40:q", 1, 0), ("12.50:q 12.50:q", 1, None),
        ("12.40:q 12.50:q", 2, None), ("12.40:q 12.50:q", 0, None),
        ("12.50/12.496:q 12.50/12.491:q", 1, 0), ("12.40:Q 12.50:q", 1, None),
    ],
)  # fmt: skip
def test_who_is_one_too_many_by_time(runners: str, places: int, behind: int | None) -> None:
    assert one_too_many(ran(*runners.split()), places) == behind
