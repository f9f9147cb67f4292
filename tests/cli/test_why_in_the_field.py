"""`meetc why` of a field event: the standard, the best that fill the final, and the cut."""

from __future__ import annotations

import re

import pytest

from tests.cli.test_why import reasons
from tests.conftest import EXAMPLES, MEET, Meetc

QUALIFYING = (
    MEET
    + """event F01 LJ "Long Jump" F rounds=2,1 qualifying_performance=6.00 qual_fastest_losers=3
  heat 1 official
    1  6.10
    2  5.80 5.70
    5  NM
  heat 2 official
    3  5.90
    4  5.80 5.60
"""
)
CUT = (
    MEET
    + """event F01 SP "Shot" F cut_after_round=2 cut_survivors=2
  final official
    1  9.00 9.10 9.20 -
    2  8.00 x    8.10 8.70
    3  7.90 x
    4  x x
"""
)


@pytest.mark.parametrize(
    ("bib", "value", "why"),
    [
        ("1", "Q", "6.10; the standard is 6.00; by the rule, and not typed"),
        ("2", "q", "place 3 of all; the best 3 go on; by the rule, and not typed"),
        ("4", None, "5.80, 4th of all; the best 3 go on; the standard is 6.00"),
        ("5", None, "NM is nothing to go on with; the standard is 6.00"),
    ],
)
def test_who_goes_on_to_the_final(meetc: Meetc, bib: str, value: str | None, why: str) -> None:
    through = reasons(meetc, QUALIFYING, "F01", bib)["qualified"]
    assert (through["value"], through["why"], through["rule"]) == (value, why, "TR25.15")


def test_who_is_behind_those_that_have_met_the_standard(meetc: Meetc) -> None:
    text = QUALIFYING.replace("losers=3", "losers=1")
    through = reasons(meetc, text, "F01", "3")["qualified"]
    assert (through["value"], through["why"]) == (
        None,
        "5.90, 2nd of all; the standard is 6.00, which 1 met: nobody else goes on",
    )


@pytest.mark.parametrize(
    ("bib", "value", "why"),
    [
        ("2", "has the later trials", "2nd of 4 after trial 2; the best 2 go on"),
        ("3", None, "3rd of 4 after trial 2; the best 2 go on"),
        ("4", None, "without a valid mark after trial 2; the best 2 go on"),
    ],
)
def test_who_has_the_later_trials(meetc: Meetc, bib: str, value: str | None, why: str) -> None:
    own = reasons(meetc, CUT, "F01", bib)["cut"]
    assert (own["value"], own["why"], own["rule"]) == (value, why, "TR25.6")
    few = reasons(meetc, CUT.replace("survivors=2", "survivors=4"), "F01", bib)["cut"]
    assert few["why"] == "4 are no more than 4: all go on after trial 2"


def test_no_cut_before_its_trials_are_over(meetc: Meetc) -> None:
    text = CUT.replace("final official", "final in_progress").replace("7.90 x", "7.90")
    text = text.replace("9.10 9.20 -", "9.10").replace("8.10 8.70", "")
    assert "cut" not in reasons(meetc, text, "F01", "1")


def test_a_heat_that_is_over_before_the_others(meetc: Meetc) -> None:
    text = MEET + (
        'event T01 100 "100" F rounds=2,1 qual_by_place=1 qual_fastest_losers=1\n'
        "  heat 1 official\n    1 12.00\n    2 12.10\n  heat 2 in_progress\n    3 12.20\n"
    )
    through = reasons(meetc, text, "T01", "1")["qualified"]
    assert (through["value"], through["why"]) == (
        "Q",
        "place 1 of heat 1; the first goes on; heat 2 is not over",
    )
    second = reasons(meetc, text, "T01", "2")["qualified"]
    assert (second["value"], second["why"]) == (
        "open",
        "place 2 of heat 1; the first goes on; by time once heat 2 is over",
    )
    running = reasons(meetc, text, "T01", "3")["qualified"]
    assert (running["value"], running["why"]) == ("open", "heat 2 is not over")
    by_place = reasons(meetc, text.replace(" qual_fastest_losers=1", ""), "T01", "2")["qualified"]
    assert (by_place["value"], by_place["why"]) == (None, "place 2 of heat 1; the first goes on")


TIMED = MEET + (
    "event T01 400 F rounds=2 score=3,2,1\n  heat 1 official\n    1 60.00\n    2 61.00\n"
    "    5 58.20 place=-\n  heat 2 official\n    3 59.00\n    4 61.00\n"
)


def test_the_place_over_all_heats_of_a_timed_final(meetc: Meetc) -> None:
    first = reasons(meetc, TIMED, "T01", "1")
    assert (first["place"]["value"], first["overall"]["value"]) == ("1", "2")
    assert first["overall"]["why"] == "behind 3 (1st): 60.00 to 59.00"
    level = reasons(meetc, TIMED, "T01", "2")["overall"]
    assert (level["value"], level["why"]) == (
        "3",
        "level with 4: equal in 61.00, without thousandths of all of them; behind 1 (2nd): "
        "61.00 to 60.00",
    )
    assert "overall" not in reasons(meetc, TIMED, "T01", "5")  # a guest
    assert "overall" not in reasons(meetc, TIMED.replace("59.00", "59.1"), "T01", "1")  # by hand
    meetc.write("a.meet", TIMED)
    assert "  place 2 over all heats: behind 3" in meetc("why", "a.meet", "T01", "1").out


def test_points_rest_on_the_line_of_the_meet_that_gives_them(meetc: Meetc) -> None:
    shown = meetc("why", str(EXAMPLES / "match.meet"), "F01", "12").out
    assert re.findall(r"match\.meet:\d+:\d+: (.*)", shown.partition("  points ")[2]) == [
        "12 5.20(+1.1) 5.02(0.0) 4.98(+0.7)",
        "score 3,2,1",
        "ties full",
    ]


def test_what_stands_beside_a_mark(meetc: Meetc) -> None:
    text = MEET + (
        'record MR 100 F 12.05 "Kim Example" 2019-06-02\n'
        'athlete 1 "Ada Example" F\nevent T01 100 "100" F\n  enter 1 pb=12.10\n'
        "  final official wind=+1.0\n    1  12.00\n"
    )
    meetc.write("spring.meet", text)
    ran = meetc("why", "spring.meet", "T01", "1")
    assert (ran.code, ran.err) == (0, "")
    said = [line.strip() for line in ran.out.splitlines() if line.startswith(("  PB", "  MR"))]
    assert said == [
        "PB: 12.00 is better than 12.10, the pb= of the entry",
        "MR: 12.00 is better than 12.05, Kim Example, 2 June 2019",
    ]
