"""Match points by tables that a meet names: places, ties, strings, relays, guests, team races."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.emit.markdown import markdown
from meetc.emit.view.shapes import MeetView
from meetc.emit.view.view import view
from meetc.rules.match_points import (
    Contender,
    MatchPoints,
    Scoring,
    points_won,
    total,
    two_of_one_string,
)
from tests.conftest import MEET, Meetc, build, found, results
from tests.support.drawn import examples

TABLE = tuple(map(Fraction, (8, 7, 6, 5)))


def contenders(*places: int | None) -> list[Contender]:
    """One of each of several teams of one match."""
    return [Contender(str(n), place, f"T{n}", "match") for n, place in enumerate(places, 1)]


def won(scoring: Scoring, *places: int | None) -> list[str]:
    teams = {"match": len(places)}
    by_bib = points_won(contenders(*places), scoring, teams)
    return [
        str(by_bib[str(n)].points) if str(n) in by_bib else "" for n in range(1, len(places) + 1)
    ]


@pytest.mark.parametrize(
    ("ties", "points"),
    [
        ("share", ["8", "6.5", "6.5", "5"]),  # (7 + 6) / 2
        ("full", ["8", "7", "7", "5"]),
        ("down", ["8", "6", "6", "5"]),
    ],
)
def test_who_is_level(ties: str, points: list[str]) -> None:
    assert won(Scoring((TABLE,), ties=ties), 1, 2, 2, 4) == points


def test_three_share_and_behind_the_table_there_is_nothing() -> None:
    assert won(Scoring((TABLE,)), 1, 1, 1, 4, 5) == ["7", "7", "7", "5", "0"]  # (8 + 7 + 6) / 3
    assert won(Scoring((TABLE,)), 1, 2, 3, 4, 4) == ["8", "7", "6", "2.5", "2.5"]  # (5 + 0) / 2
    assert won(Scoring(((Fraction(4), Fraction(3), Fraction(3)),)), 1, 1, 1) == ["3.33"] * 3


def test_as_many_as_there_are_teams() -> None:
    """Also where some have nobody in the event: five teams, three places. Two scorers of each of
    three teams begin with six."""
    teams = {"match": 5}
    by_bib = points_won(contenders(1, 2, 3, None), Scoring(((),)), teams)
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 5, "2": 4, "3": 3}
    pairs = [Contender(str(n), n, "ABC"[n % 3], "match") for n in range(1, 7)]
    by_bib = points_won(pairs, Scoring(((),), scorers=2), {"match": 3})
    assert [own.points for own in by_bib.values()] == [6, 5, 4, 3, 2, 1]


def test_who_is_one_too_many_takes_nobodys_place() -> None:
    rows = [Contender(str(n), n, team, "match") for n, team in enumerate("AAAB", 1)]
    by_bib = points_won(rows, Scoring((TABLE,), scorers=2), {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 8, "2": 7, "4": 6}
    assert by_bib["4"].why == "place 3 of those who score"


def test_strings_are_ranked_by_themselves() -> None:
    """B of A is second in all and first of the B strings."""
    rows = [Contender(str(n), n, team, "match") for n, team in enumerate("AABBA", 1)]
    scoring = Scoring((TABLE, tuple(map(Fraction, (4, 3)))))
    by_bib = points_won(rows, scoring, {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 8, "2": 4, "3": 7, "4": 3}
    assert by_bib["2"].why == "place 1 of the B strings"
    written = [one._replace(string=string) for one, string in zip(rows, "BAAB ", strict=True)]
    by_bib = points_won([one._replace(string=one.string.strip()) for one in written], scoring,
                        {"match": 2})  # fmt: skip
    assert {bib: own.points for bib, own in by_bib.items()} == {"2": 8, "3": 7, "1": 4, "4": 3}


def test_a_match_is_scored_by_itself_and_guests_by_none() -> None:
    matches = ["one", "two", "", "two", "one"]
    rows = [Contender(str(n), n, f"T{n}", match) for n, match in enumerate(matches, 1)]
    by_bib = points_won(rows, Scoring(((),)), {"one": 2, "two": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 2, "5": 1, "2": 2, "4": 1}


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from("ABC"), st.sampled_from(["m", ""]))),
       st.randoms())  # fmt: skip
@examples(100)
def test_shared_points_are_those_of_the_places_in_any_order(drawn: list[Any], chance: Any) -> None:
    """The sum of what is won is that of the first places of the table; the order of rows decides
    nothing between teams."""
    order = sorted(place for place, _, _ in drawn)
    rows = [
        Contender(str(n), order.index(place) + 1, team, match)
        for n, (place, team, match) in enumerate(drawn)
    ]
    by_bib = points_won(rows, Scoring((TABLE,)), {"m": 3})
    scorers = sum(bool(one.match) for one in rows)
    assert sum(own.points for own in by_bib.values()) == sum(TABLE[:scorers])
    chance.shuffle(rows)
    assert points_won(rows, Scoring((TABLE,)), {"m": 3}) == by_bib


@pytest.mark.parametrize(
    ("scoring", "why"),
    [
        (Scoring((TABLE,)), "places 2 to 3 of those who score, shared"),
        (Scoring((TABLE,), ties="full"), "places 2 to 3 of those who score, the first in full"),
        (Scoring((TABLE,), ties="down"), "places 2 to 3 of those who score, the last for all"),
        (Scoring((TABLE,), times=2), "places 2 to 3 of those who score, shared, doubled"),
        (Scoring((TABLE, TABLE)), "places 2 to 3 of the A strings, shared"),
    ],
)
def test_why_somebody_wins_points(scoring: Scoring, why: str) -> None:
    by_bib = points_won(contenders(1, 2, 2, 4), scoring, {"match": 4})
    assert (by_bib["2"].why, by_bib["3"].why) == (why, why)
    of_whom = "of the A strings" if len(scoring.tables) > 1 else "of those who score"
    doubled = ", doubled" if scoring.times > 1 else ""
    assert by_bib["4"].why == f"place 4 {of_whom}{doubled}"


def test_twice_the_points_and_exact_thirds() -> None:
    assert won(Scoring((TABLE,), times=2), 1, 2, 2, None) == ["16", "13", "13", ""]
    assert str(MatchPoints(20, 3)) == "6.67"
    assert str(MatchPoints(1, 8)) == "0.12"  # half to even
    assert str(MatchPoints(3, 8)) == "0.38"
    assert str(MatchPoints(100)) == "100"
    assert total([MatchPoints(13, 2), MatchPoints(13, 2)]) == 13
    assert isinstance(total([MatchPoints(13, 2), MatchPoints(13, 2)]), int)
    assert total([MatchPoints(13, 2), 3]) == MatchPoints(19, 2)
    assert total([]) == 0


def test_a_third_of_a_team_has_no_string_and_a_written_one_may_have_no_table() -> None:
    tables = (TABLE, tuple(map(Fraction, (4, 3))))
    rows = [Contender(str(n), n, team, "match") for n, team in enumerate("AAAB", 1)]
    by_bib = points_won(rows, Scoring(tables), {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 8, "2": 4, "4": 7}
    written = [one._replace(string=string) for one, string in zip(rows, "CABB", strict=True)]
    by_bib = points_won(written, Scoring(tables), {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"2": 8, "3": 4, "4": 3}
    two_of_a = [one._replace(string="A") for one in rows[:2]]
    by_bib = points_won(two_of_a, Scoring(tables), {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 8}  # one of a string scores


def test_who_has_no_string_among_written_ones_is_an_a_string() -> None:
    rows = [Contender("1", 1, "A", "match", "B"), Contender("2", 2, "B", "match")]
    by_bib = points_won(rows, Scoring((TABLE, (Fraction(4),))), {"match": 2})
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 4, "2": 8}
    by_bib = points_won(rows, Scoring((TABLE,)), {"match": 2})  # one table is for all strings
    assert {bib: own.points for bib, own in by_bib.items()} == {"1": 8, "2": 7}


def test_the_fifth_of_a_team_with_four_strings_wins_nothing() -> None:
    rows = [Contender(str(n), n, "A", "match") for n in range(1, 6)]
    by_bib = points_won(rows, Scoring((TABLE,) * 4), {"match": 1})
    assert [by_bib[bib].why[-10:] for bib in by_bib] == [f" {name} strings" for name in "ABCD"]


def test_strings_score_as_many_points_as_there_are_teams() -> None:
    """Three teams: 3, 2, 1 for the A strings and for the B strings, however many score."""
    rows = [Contender(str(n), n, "ABC"[n % 3], "match") for n in range(1, 7)]
    by_bib = points_won(rows, Scoring(((), ()), scorers=2), {"match": 3})
    assert [by_bib[str(n)].points for n in range(1, 7)] == [3, 2, 1, 3, 2, 1]


def test_two_of_one_string() -> None:
    rows = [
        Contender("1", 1, "A", "match", "A"), Contender("2", 2, "A", "match", "B"),
        Contender("3", 3, "A", "match", "A"), Contender("4", 4, "B", "match", "A"),
        Contender("5", None, "A", "match", "A"), Contender("6", 6, "A", "match"),
        Contender("7", 7, "A", "match"), Contender("8", 8, "G", "", "A"),
        Contender("9", 9, "G", "", "A"),
    ]  # fmt: skip
    assert [(one.bib, other.bib) for one, other in two_of_one_string(rows)] == [
        ("3", "1"), ("5", "1"),
    ]  # fmt: skip


PEOPLE = """\
team A "Alpha"
team B "Beta"
team G "Guests" match_id=""
athlete 1 "Ada Example" F A
athlete 2 "Bea Sample" F B
athlete 3 "Cleo Guest" F G
athlete 4 "Dora Alpha" F A
athlete 5 "Eva Beta" F B
"""


def seen(text: str) -> MeetView:
    compiled = library.compile(text)
    assert compiled.ok, compiled.diagnostics
    return view(compiled.meet)


def totals(text: str) -> list[tuple[int, str, str]]:
    return [
        (score.place, score.team, str(score.total))
        for match in seen(text).matches
        for score in match.scores
    ]


def test_points_of_places_are_sent() -> None:
    """The guest is second, and takes nobody's points; who did not finish has none."""
    rows = "    1 12.00\n    3 12.05\n    2 12.10\n    4 DNF\n"
    text = f"{MEET}{PEOPLE}event T01 100 F score=5,3,1\n  final official\n{rows}"
    assert {row["bib"]: row.get("points") for row in results(text)} == {
        "1": 5, "3": 0, "2": 3, "4": 0,
    }  # fmt: skip
    assert totals(text) == [(1, "Alpha", "5"), (2, "Beta", "3")]
    assert totals(text.replace("score=5,3,1", "score=teams")) == [
        (1, "Alpha", "2"), (2, "Beta", "1"),
    ]  # fmt: skip
    heat = text.replace("score", "rounds=2,1 score").replace("final", "heat 1")
    assert seen(heat).matches == ()


def test_a_meet_gives_its_table_to_all_events() -> None:
    """Relays count double, an event may have none, and parts of a combined event win nothing."""
    text = (
        f"{MEET}  score 5,3,1\n  relay_score double\n{PEOPLE}"
        "event T01 100 F\n  final official\n    1 12.00\n    2 12.10\n"
        "event R01 4x100 F\n  final official\n    B 50.00\n    A 51.00\n"
        "event F01 LJ F score=-\n  final official\n    1 5.00\n"
        "event M01 TRI F\n  1\n  2\n"
        "event M02 60 F parent=M01 category=TRI\n  final official\n    2 8.00\n    1 8.20\n"
    )
    assert totals(text) == [(1, "Beta", "18"), (2, "Alpha", "14")]  # 3+10+5, 5+6+3
    own = text.replace("relay_score double", "relay_score 4,2")
    assert totals(own) == [(1, "Beta", "12"), (2, "Alpha", "10")]


def test_half_points_are_shown_and_not_sent() -> None:
    rows = "    1 12.00\n    2 12.10 place=2\n    4 12.10 place=2\n"
    text = f"{MEET}{PEOPLE}event T01 100 F score=5,3,2\n  final official\n{rows}"
    assert found(text) == [
        "M666 13:5 bib 2 wins 2.5 points in T01, which OpenTrack is not sent; "
        "nor are those of 1 more"
    ]
    assert totals(text) == [(1, "Alpha", "7.5"), (2, "Beta", "2.5")]
    assert b"| 2.5 |" in markdown(seen(text))
    sent = build(text).out
    assert sent.count('"points"') == 1
    assert found(text.replace("5,3,2", "5,3,2 ties=down")) == []


def test_places_over_all_heats_of_a_timed_final() -> None:
    text = (
        f"{MEET}{PEOPLE}event T01 400 F rounds=2 score=5,3,1\n"
        "  heat 1 official\n    1 61.00\n    2 62.00\n  heat 2 official\n    5 60.00\n    3 59.00\n"
    )
    assert totals(text) == [(1, "Beta", "6"), (2, "Alpha", "3")]  # 5 + 1 and 3


def test_strings_of_a_heat() -> None:
    """The A race and the B race: the best of the B race is no A string."""
    text = (
        f"{MEET}{PEOPLE}event T01 100 F rounds=2 score=5,3 score_b=2,1\n"
        "  heat 1 official string=A\n    1 12.00\n    2 12.50\n"
        "  heat 2 official string=B\n    5 11.90\n    4 13.00\n"
    )
    assert totals(text) == [(1, "Alpha", "6"), (2, "Beta", "5")]
    free = text.replace(" string=A", "").replace(" string=B", "")
    assert totals(free) == [(1, "Beta", "7"), (2, "Alpha", "4")]  # 5 + 2 and 3 + 1
    assert found(text.replace("string=B", "string=A")) == [
        "M668 15:5 bib 5 and bib 2 are both A string of B in T01",
        "M668 16:5 bib 4 and bib 1 are both A string of A in T01",
    ]


def test_written_points_win_and_are_held_against_the_table() -> None:
    text = f"{MEET}{PEOPLE}event T01 100 F score=5,3\n  final official\n    1 12.00 points=4\n"
    assert found(text) == [
        "M667 12:13 bib 1 has 4 points, and by the table 5 (place 1 of those who score)"
    ]
    assert totals(text) == [(1, "Alpha", "4")]
    assert found(text.replace("points=4", "points=5")) == []
    guest = text.replace("    1 12.00 points=4", "    3 12.00 points=5")
    assert found(guest) == ["M667 12:13 bib 3 has 5 points, and by the table 0"]


def test_why_tells_where_points_come_from(meetc: Meetc) -> None:
    rows = "    1 12.00\n    3 12.05\n    2 12.10\n    4 12.10\n"
    meetc.write("a.meet", f"{MEET}{PEOPLE}event T01 100 F score=5,3,1\n  final official\n{rows}")
    assert (
        "points 5: place 1 of those who score; the table is 5, 3, 1\n"
        in meetc("why", "a.meet", "T01", "1").out
    )
    shared = meetc("why", "a.meet", "T01", "4").out
    assert "points 2: places 2 to 3 of those who score, shared; the table is 5, 3, 1\n" in shared


@pytest.mark.parametrize("score", ["5,x", "3,5", "five", "5,,3", "1000", "double"])
def test_a_table_that_is_none(score: str) -> None:
    (said,) = found(f"{MEET}  score {score}\n{PEOPLE}event T01 100 F\nevent T02 200 F\n")
    assert said.startswith("M210 2:9 score is points by place such as 8,7,6,5 or teams, not ")


TEAM_RACE = (
    f'{MEET}{PEOPLE}event X01 4KXC "Women" F team_race=2\n  final official\n'
    "    2 12:00\n    3 12:05\n    1 12:10\n    4 12:11\n    5 12:12\n"
)


def test_a_phone_tells_of_a_team_race_which_places_it_has_added(meetc: Meetc) -> None:
    """ "1 2 · 2 3" stood there: the number of each column before its place."""
    meetc.write("race.meet", TEAM_RACE)
    assert meetc("build", "race.meet", "--target", "html", "-o", "race").code == 0
    page = (meetc.folder / "race/teams.html").read_text(encoding="utf-8")
    assert re.findall('<span class="brief">(.*?)</span>', page) == ["2 + 3", "1 + 4"]


def test_a_team_race_has_a_table_of_its_own() -> None:
    text = TEAM_RACE
    (match,) = seen(text).matches
    assert match.title == "Team race: Women"
    assert match.parts == ("1", "2")
    assert [(own.place, own.team, own.parts, own.total) for own in match.scores] == [
        (1, "Alpha", (2, 3), 5), (2, "Beta", (1, 4), 5),
    ]  # fmt: skip
    assert all(team.score is None for team in seen(text).teams)
