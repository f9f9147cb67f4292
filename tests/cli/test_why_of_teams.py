"""`meetc why` of a team: where its points come from, its total, its place, and a team race."""

from __future__ import annotations

import pytest

import meetc as library
from meetc.emit.view.view import view
from meetc.why.reason import About
from meetc.why.teams import of_team
from tests.cli.test_why import HEATS, reasons, told
from tests.conftest import EXAMPLES, MEET, Meetc


def test_the_total_of_a_team_is_the_sum_of_its_points(meetc: Meetc) -> None:
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    assert told(meetc, text, "THV") == (
        "THV Thornbeck Vale Harriers  13\n"
        "  place 2: behind KMH (1st): 13 to 15\n"
        "  total 13: the sum of 5 results: women 4, men 5, mixed 4\n"
        "       1  31 in T01 100m Women final, place 4, 12.87\n"
        "       3  33 in T02 400m Men final, place 1, 50.12\n"
        "       3  32 in F01 Long Jump Women final, place 1, 5.41\n"
        "       2  34 in F02 Shot Put Men final, place 2, 11.88\n"
        "       4  THV in T03 4x100m Relay Mixed final, place 2, 47.21\n"
        '    spring.meet:15:1: team THV "Thornbeck Vale Harriers"\n'
        "    spring.meet:38:5: 31 12.87 lane=5\n"
        "    spring.meet:42:5: 33 50.12 lane=4\n"
        "    spring.meet:49:5: 32 5.41(+0.8) x 5.33(+0.2)\n"
        "    spring.meet:56:5: 34 11.07 11.35 11.88\n"
        "    spring.meet:65:5: THV 47.21 lane=5\n"
    )
    assert "no total: a team of no match does not score\n" in told(meetc, text, "QUE")


@pytest.mark.parametrize(
    ("event", "bib", "value", "why"),
    [
        ("T01", "31", "1", "place 3 of those who score; the table is 3, 2, 1"),
        ("F01", "22", "2", "places 2 to 3 of those who score, the first in full; the table is "
         "3, 2, 1"),
        ("T03", "THV", "4", "place 2 of those who score, doubled; the table is 3, 2, 1"),
    ],
)  # fmt: skip
def test_points_of_a_match_come_from_its_table(
    meetc: Meetc, event: str, bib: str, value: str, why: str
) -> None:
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    points = reasons(meetc, text, event, bib)["points"]
    assert (points["value"], points["why"]) == (value, why)


def test_who_wins_no_points_is_told_why(meetc: Meetc) -> None:
    """A guest, the second of a team that has one scorer, and a place behind the table."""
    text = MEET + 'team A\nteam B\nteam C\nteam G match_id=""\n'
    text += "".join(f'athlete {n} "Ada" "B{n}" F {team}\n' for n, team in enumerate("GAABC", 1))
    text += "event T01 100 F score=2,1 entry_limit_per_event=1\n  final official\n"
    text += "".join(f"    {n} 12.{n}0\n" for n in range(1, 6))
    none = "guests, and who is one too many of a team, win none and take nobody's place"
    expected = {
        "1": ("0", none),
        "2": ("2", "place 1 of those who score; the table is 2, 1"),
        "3": ("0", none),
        "4": ("1", "place 2 of those who score; the table is 2, 1"),
        "5": ("0", "place 3 of those who score; the table is 2, 1"),
    }
    for bib, (value, why) in expected.items():
        points = reasons(meetc, text, "T01", bib)["points"]
        assert (points["value"], points["why"], len(points["lines"])) == (value, why, 2)
    heats = text.replace("score=2,1", "score=2,1 rounds=1,1").replace("  final", "  heat 1")
    assert "points" not in reasons(meetc, heats, "T01", "1")


def test_points_that_are_written_are_told_as_such(meetc: Meetc) -> None:
    text = HEATS.replace("10.40  Q", "10.40  Q points=5")
    points = reasons(meetc, text, "T01", "1")["points"]
    assert (points["value"], points["why"]) == ("5", "points=5 is written in the row")


def test_a_team_race_of_equal_sums(meetc: Meetc) -> None:
    text = MEET + "".join(f'team {team} "Team {team}"\n' for team in "ABC")
    text += "".join(f'athlete {n} "Ada" "B" F {team}\n' for n, team in enumerate("ABBAC", 1))
    text += 'event X01 4KXC "Women" F team_race=2\n  final official\n'
    text += "".join(f"    {n} 12:0{n}\n" for n in range(1, 6))
    assert told(meetc, text, "A") == (
        "X01 Women: A Team A  5\n"
        "  place 2: behind B (1st): equal in 5; the last who counts: 4 to 3\n"
        "                         A  B\n"
        "    sum of places        5  5\n"
        "    the last who counts  4  3\n"
        '    spring.meet:10:1: event X01 4KXC "Women" F team_race=2\n'
        "  total 5: the places of its first 2: 1, 4\n"
        '    spring.meet:10:1: event X01 4KXC "Women" F team_race=2\n'
        "    spring.meet:12:5: 1 12:01\n"
        "    spring.meet:15:5: 4 12:04\n"
    )
    assert "  no place: fewer than 2 have a place: 5\n" in told(meetc, text, "C")


def test_totals_of_teams_are_those_that_people_read() -> None:
    """In a match with guests, a squad that does not score, and an event out of the scoring."""
    text = MEET + "".join(f'team {t} "Team {t}"\n' for t in "ABC") + 'team D "Guests" match_id=""\n'
    text += "".join(f"athlete {n} 'A' 'B' F {'ABCD'[n % 4]}\n".replace("'", '"')
                    for n in range(1, 9))  # fmt: skip
    text = text.replace("F A\n", "F A extra.non_scorer=true\n", 1)
    text += "event T01 100 F\n final official\n"
    text += "".join(f" {n} 12.{n}0 points={9 - n}\n" for n in range(1, 9))
    text += "event T02 200 F exclude_from_scoring_system=true\n final official\n 1 25.00 points=7\n"
    text += "event T03 4x100 F\n squad X A extra.non_scorer=true\n final official\n"
    text += " X 50.00 points=3\n B 51.00 points=2\n"
    meet = library.compile(text).meet
    (match,) = view(meet).matches
    told_of = {score.team_id: (str(score.place), str(score.total)) for score in match.scores}
    assert told_of
    for team in "ABCD":
        (case,) = of_team(meet, team)
        own = {reason.about: reason for reason in case.reasons}
        if team in told_of:
            assert (own[About.PLACE].value, own[About.TOTAL].value) == told_of[team]
            parts = own[About.TOTAL].parts
            assert sum(int(part.value) for part in parts) == int(own[About.TOTAL].value)
        else:
            assert About.PLACE not in own
