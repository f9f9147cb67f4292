"""Team results of real championships: of places alone come every official sum, place and point.

People and nations are left out: teams have letters, in the order of the official result.
"""

from __future__ import annotations

import json

import pytest

from tests.conftest import Meetc

CROSS_COUNTRY = {
    "European Cross Country 1996, men": (4, """
        2 5 9 11 = 27; 3 8 17 19 = 47; 7 14 15 23 = 59; 6 10 22 24 = 62; 1 16 27 32 = 76
        12 18 21 35 = 86"""),
    "European Cross Country 1998, men": (4, """
        7 12 15 19 = 53; 6 11 14 24 = 55; 8 9 13 38 = 68"""),
    "World Cross Country 2024, junior men, the first four": (4, """
        1 3 5 6 = 15; 2 4 7 8 = 21; 11 12 14 15 = 52; 16 19 20 22 = 77"""),
    "European Cross Country 1998, women": (3, "4 5 7 = 16; 6 9 10 = 25"),
}  # fmt: skip
"""How many count, and the places in the race of those who do, with their sum."""


def teams_of(text: str) -> list[tuple[list[int], int]]:
    """The places of each team, and their sum."""
    teams = []
    for part in text.replace("\n", ";").split(";"):
        places, _, total = part.partition(" = ")
        if places.strip():
            teams.append(([int(place) for place in places.split()], int(total)))
    return teams


def cross_country(count: int, team_of: dict[int, str], guests: set[int]) -> str:
    """A race of which the judges took the order alone. Who is of no team is one of their own, who
    takes a place, but for guests."""
    runners = range(1, max(team_of) + 1)
    teams = {place: team_of.get(place, f"I{place}") for place in runners}
    lines = ['meet "Championships" slug=champs country=GBR date=2026-12-13']
    lines += dict.fromkeys(
        f"team {team}" + ' match_id=""' * (place in guests) for place, team in teams.items()
    )
    lines += [f'athlete B{place} "Runner {place}" M {teams[place]}' for place in runners]
    lines += [f'event X01 XC "Men" M team_race={count}', "final official"]
    return "\n".join([*lines, *(f"B{place} place={place}" for place in runners)]) + "\n"


def race_of(meetc: Meetc, text: str, team: str) -> dict[str, tuple[str, str, list[str]]]:
    """The place and the sum of a team, with why, and the lines that they rest on."""
    meetc.write("champs.meet", text)
    ran = meetc("why", "champs.meet", team, "--json")
    assert (ran.code, ran.err) == (0, "")
    (case,) = json.loads(ran.out)["rows"]
    texts = text.splitlines()
    return {
        reason["about"]: (
            reason["value"],
            reason["why"],
            [texts[line["line"] - 1] for line in reason["lines"]],
        )
        for reason in case["reasons"]
    }


@pytest.mark.parametrize(("count", "text"), CROSS_COUNTRY.values(), ids=CROSS_COUNTRY)
def test_cross_country(meetc: Meetc, count: int, text: str) -> None:
    """All who ran take a place, those without a whole team as well."""
    teams = teams_of(text)
    team_of = {place: f"T{n}" for n, (places, _) in enumerate(teams, 1) for place in places}
    made = cross_country(count, team_of, set())
    assert meetc("check", str(meetc.write("champs.meet", made))).code == 0
    for n, (places, total) in enumerate(teams, 1):
        found = race_of(meetc, made, f"T{n}")
        value, why, lines = found["total"]
        listed = ", ".join(map(str, places))
        assert (found["place"][0], value) == (str(n), str(total))
        assert why == f"the places of its first {count}: {listed}"
        assert lines[1:] == [f"B{place} place={place}" for place in places]


def test_a_team_race_in_which_only_those_who_count_take_a_place(meetc: Meetc) -> None:
    """Olympic Games 1924, cross country: of 15 who came in nine counted, as 1 to 9, the three of
    each whole team; who is a guest here took no place."""
    team_of = dict.fromkeys((1, 2, 12), "A") | dict.fromkeys((3, 6, 8), "B")
    team_of |= dict.fromkeys((5, 10, 15), "C")
    text = cross_country(3, team_of, {4, 7, 9, 11, 13, 14})
    found = {team: race_of(meetc, text, team) for team in "ABC"}
    assert {team: (own["place"][0], own["total"][:2]) for team, own in found.items()} == {
        "A": ("1", ("11", "the places of its first 3: 1, 2, 8")),
        "B": ("2", ("14", "the places of its first 3: 3, 5, 6")),
        "C": ("3", ("20", "the places of its first 3: 4, 7, 9")),
    }


POINTS_2019 = """
    100M 7 1 12 10 9 2 11 5 6 4 3 8
    100F 7 4 12 5 11 6 8 10 9 2 1 3
    200M 8 2 10 7 12 4 11 1 6 5 3 9
    200F 1 4 9 10 11 8 6 7 5 2 12 3
    400M 4 1 8 6 11 2 12 9 10 5 3 7
    400F 8 1 9 4 7 3 10 12 2 5 11 6
    800M 5 2 6 9 11 3 7 12 10 8 4 1
    800F 5 9 12 10 11 1 2 7 6 3 4 8
    1500M 10 3 8 7 11 2 6 12 0 9 5 4
    1500F 10 9 3 11 7 1 4 12 8 6 2 5
    3000M 6 1 4 8 10 2 9 3 12 11 7 5
    3000F 2 6 5 8 4 3 11 9 10 12 7 1
    5000M 7 2 10 0 5 6 12 4 9 8 11 3
    5000F 5 3 9 12 10 0 8 4 11 7 6 2
    3000SCM 4 11 6 7 9 3 8 10 12 0 2 5
    3000SCF 5 9 7 12 10 2 4 8 11 3 6 1
    110HM 1 5 11 10 6 8 7 9 12 4 3 2
    100HF 3 8 4 11 9 6 12 10 5 1 2 7
    400HM 8 6 11 10 9 4 3 12 7 2 5 1"""


def test_as_many_points_as_there_are_teams(meetc: Meetc) -> None:
    """European Team Championships 2019, Super League: nineteen events of twelve teams, who is
    without a place has no points, and the last of the others two."""
    teams = "ABCDEGHIJKLN"
    lines = ['meet "Championships" slug=champs country=GBR date=2026-08-09 score=teams']
    lines += [f"team {team}" for team in teams]
    lines += [f'athlete B{team}{g} "Athlete {team}" {g} {team}' for team in teams for g in "MF"]
    expected, totals = [], dict.fromkeys(teams, 0)
    for line in POINTS_2019.strip().splitlines():
        name, *words = line.split()
        lines += [f'event {name} {name[:-1]} "{name}" {name[-1]}', "final official"]
        for team, points in sorted(zip(teams, map(int, words), strict=True)):
            row = f"B{team}{name[-1]}"
            lines.append(f"{row} place={13 - points}" if points else f"{row} DNF")
            expected.append(f"expect {name} {row} points = {points}")
            totals[team] += points
    expected += [f"expect team {team} score = {total}" for team, total in totals.items()]
    meetc.write("champs.meet", "\n".join([*lines, *expected]) + "\n")
    ran = meetc("check", "champs.meet")
    assert (ran.code, ran.err) == (0, ""), ran.out + ran.err
    assert totals["I"] == 156  # the host, who won in the end, after nineteen of forty events
