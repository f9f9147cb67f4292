"""Team races: places of a team added up, in the ways of leagues."""

from __future__ import annotations

import pytest

from meetc.rules.match_points import Contender, MatchPoints
from meetc.rules.team_race import TeamRace, team_race
from tests.conftest import MEET, Meetc, found


def test_a_team_race() -> None:
    """1 + 4 + 5 + 9 is 2 + 3 + 6 + 8: the fourth of B was ahead. C has too few, and takes the
    seventh place; a guest takes none."""
    rows = [
        Contender(f"{team}{place}", place + (place > 7), team, "match")
        for team, places in (("A", (1, 4, 5, 9)), ("B", (2, 3, 6, 8)), ("C", (7,)))
        for place in places
    ]
    rows.append(Contender("G", 8, "G", ""))
    assert [
        (own.team, own.places, own.total, own.place) for own in team_race(rows, TeamRace(4))
    ] == [
        ("B", (2, 3, 6, 8), 19, 1),
        ("A", (1, 4, 5, 9), 19, 2),
        ("C", (7,), 7, None),
    ]
    uneven = [Contender(str(place), place, team, "m") for place, team in enumerate("ABDCCBAE", 1)]
    races = team_race(reversed(uneven), TeamRace(2))
    assert [(own.team, own.places, own.place) for own in races] == [
        ("B", (2, 6), 1), ("A", (1, 7), 2), ("C", (4, 5), 3), ("D", (3,), None), ("E", (8,), None),
    ]  # fmt: skip
    few = [Contender(str(n), n, team, "m") for n, team in enumerate("AZZ", 1)]
    assert [(own.team, own.place) for own in team_race(few, TeamRace(2))] == [("Z", 1), ("A", None)]
    out = [Contender("1", None, "A", "m"), Contender("2", 2, "B", "m")]
    assert [(own.team, own.place) for own in team_race(out, TeamRace(1))] == [("B", 1)]
    three = [Contender(str(n), 1 + 3 * (n > 3), f"T{n}", "m") for n in range(1, 6)]
    halves = [MatchPoints(9, 2)] * 2
    assert [own.total for own in team_race(three, TeamRace(1))] == [2, 2, 2, *halves]
    level = [Contender("1", 1, "A", "m"), Contender("2", 1, "B", "m")]
    assert [(own.total, own.place) for own in team_race(level, TeamRace(1))] == [
        (MatchPoints(3, 2), 1), (MatchPoints(3, 2), 1),
    ]  # fmt: skip


def runners(teams: str) -> list[Contender]:
    """Who came in, first to last, by the letters of their teams; a guest is `-`."""
    return [
        Contender(str(place), place, "" if team == "-" else team, "" if team == "-" else "m")
        for place, team in enumerate(teams, 1)
    ]


@pytest.mark.parametrize(
    ("order", "rule", "told"),
    [
        # all take a place: C is not whole, and has the 2nd; the 3rd of A takes the 6th
        ("ACBBAAB", TeamRace(2), [("A", (1, 5), 1), ("B", (3, 4), 2), ("C", (2,), None)]),
        # whole teams alone: C has none, and those behind move up
        ("ACBBAAB", TeamRace(2, "whole"), [("B", (2, 3), 1), ("A", (1, 4), 2), ("C", (), None)]),
        # of each the first two alone: the third A takes no place from the second B
        ("AABABC", TeamRace(2, "counting"), [("A", (1, 2), 1), ("B", (3, 4), 2), ("C", (), None)]),
        ("AABABC", TeamRace(2, "whole"), [("A", (1, 2), 1), ("B", (3, 5), 2), ("C", (), None)]),
        # of each three take a place: the fourth A takes none
        ("AABAAB", TeamRace(2, "all", 3), [("A", (1, 2), 1), ("B", (3, 5), 2)]),
        ("AABAAB", TeamRace(2), [("A", (1, 2), 1), ("B", (3, 6), 2)]),
        # a guest takes no place in any of them
        ("-AB-AB", TeamRace(2, "counting"), [("A", (1, 3), 1), ("B", (2, 4), 2)]),
    ],
)
def test_who_takes_a_place(
    order: str, rule: TeamRace, told: list[tuple[str, tuple[int, ...], int | None]]
) -> None:
    assert [(own.team, own.places, own.place) for own in team_race(runners(order), rule)] == told


@pytest.mark.parametrize(
    ("order", "ties", "told"),
    [
        # 1 + 4 and 2 + 3: the last who counts, or the third of A, who is 5th before 6th
        ("ABBAAB", "last", [("B", 1), ("A", 2)]),
        ("ABBAAB", "next", [("A", 1), ("B", 2)]),
        # B has no third
        ("ABBAA", "next", [("A", 1), ("B", 2)]),
        ("ABBAB", "next", [("B", 1), ("A", 2)]),
        # neither has: the first alone
        ("ABBA", "next", [("A", 1), ("B", 2)]),
        ("ABBA", "last", [("B", 1), ("A", 2)]),
    ],
)
def test_what_parts_equal_sums(order: str, ties: str, told: list[tuple[str, int]]) -> None:
    races = team_race(runners(order), TeamRace(2, ties=ties))
    assert [(own.team, own.place) for own in races] == told
    assert {own.total for own in races} == {5}


def test_of_two_of_a_team_who_are_level_the_lower_bib_counts() -> None:
    """Whatever order their rows stand in: of three at 1, two of A, each takes 2."""
    level = [Contender(bib, 1, team, "m") for bib, team in (("1", "A"), ("2", "B"), ("3", "A"))]
    for rows in (level, level[::-1]):
        (a, b) = team_race(rows, TeamRace(1))
        assert (a.team, a.bibs, a.places, b.bibs) == ("A", ("1",), (2,), ("2",))


def test_teams_that_are_level_and_those_without_a_place_stand_by_their_codes() -> None:
    rows = [
        Contender(str(n), place, team, "m")
        for n, (team, place) in enumerate((("B", 1), ("A", 1), ("D", 3), ("C", 3)), 1)
    ]
    assert [own.team for own in team_race(rows, TeamRace(1))] == ["A", "B", "C", "D"]
    assert [own.team for own in team_race(rows, TeamRace(2))] == ["A", "B", "C", "D"]


def test_what_equal_sums_are_parted_by_is_told() -> None:
    """1 + 4 and 2 + 3, and nobody has a third: the first alone."""
    races = {own.team: own.parting for own in team_race(runners("ABBA"), TeamRace(2, ties="next"))}
    assert races == {
        "A": (("the next of the team", None), ("its first 1", 1)),
        "B": (("the next of the team", None), ("its first 1", 2)),
    }
    (last, _) = team_race(runners("ABBA"), TeamRace(2))
    assert last.parting == (("the last who counts", 3),)


LEAGUE = (
    MEET.replace(" date=", " team_race_places=whole team_race_ties=next date=")
    + "".join(f"team {team}\n" for team in "ABC")
    + "".join(f'athlete {n} "A{n} R{n}" F {team}\n' for n, team in enumerate("ACBBAA", 1))
    + 'event X01 4KXC "Women" F team_race=2\n  final official\n'
    + "".join(f"    {n} 12:0{n}\n" for n in range(1, 7))
)


def test_a_league_says_it_for_all_its_races_and_why_tells_it(meetc: Meetc) -> None:
    expected = [("A", 1, 5), ("B", 2, 5)]
    lines = "".join(
        f"expect team {team} place = {place}\nexpect team {team} score = {total}\n"
        for team, place, total in expected
    )
    assert found(LEAGUE + lines, "--strict") == []
    meetc.write("a.meet", LEAGUE)
    told = meetc("why", "a.meet", "A").out
    assert "place 1: ahead of B (2nd): equal in 5; the next of the team: 5 to none\n" in told
    assert "no place: fewer than 2 have a place\n" in meetc("why", "a.meet", "C").out


@pytest.mark.parametrize(("taking", "total"), [("all", 12), ("whole", 10), ("counting", 7)])
def test_each_way_of_taking_places_is_written(taking: str, total: int) -> None:
    """B is 5th and 7th; behind whole teams alone 4th and 6th; behind who counts 3rd and 4th."""
    text = (
        MEET.replace(" date=", f" team_race_places={taking} date=")
        + "".join(f"team {team}\n" for team in "ABC")
        + "".join(f'athlete {n} "A{n} R{n}" F {t}\n' for n, t in enumerate("ACAABAB", 1))
        + 'event X01 4KXC "Women" F team_race=2\n  final official\n'
        + "".join(f"    {n} 12:0{n}\n" for n in range(1, 8))
    )
    assert found(f"{text}expect team B score = {total}\n", "--strict") == []


def test_fewer_runners_than_count() -> None:
    text = LEAGUE.replace("team_race=2", "team_race=2 team_race_runners=1")
    assert found(text) == ["M662 11:38 1 of a team take a place, and 2 count"]
