"""What follows from a changed mark beyond its own row: `meetc diff` tells it."""

from __future__ import annotations

from meetc.compare import as_json, text
from meetc.compare.compare import compare
from tests.conftest import MEET
from tests.support.differences import compiled

HEATS = """event T01 100 "100" F rounds=2,1 lanes=8 qual_by_place=1 qual_fastest_losers=2
  heat 1 official
    1  12.00
    2  12.20
    3  12.30
  heat 2 official
    4  12.10
    5  12.25
    6  12.40
"""


def told(old: str, *changes: tuple[str, str]) -> str:
    """What the text says of a meet in which some words are others."""
    new = old
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    return text.render(compare(compiled(MEET + old), compiled(MEET + new)))


def test_who_goes_on_and_who_no_longer_does() -> None:
    assert told(HEATS, ("3  12.30", "3  12.22")) == (
        "T01 100\n  heat 1\n    3  12.30 → 12.22, through q\n  heat 2\n"
        "    5  not through (was q)  (follows)\n\n1 result changed\n"
    )
    assert told(HEATS, ("2  12.20", "2  11.90")) == (
        "T01 100\n  heat 1\n    1  place 1 → 2, through Q → q  (follows)\n"
        "    2  12.20 → 11.90, place 2 → 1, through q → Q\n\n1 result, 2 places changed\n"
    )


def test_a_q_that_is_typed_now_is_told_as_that() -> None:
    assert told(HEATS, ("1  12.00", "1  12.00 Q")) == (
        "T01 100\n  heat 1\n    1  qualifier Q\n\n1 result changed\n"
    )


SCORED = """team THH "Hounds"
team RVR "River"
athlete 1 "Ada Example" F team_id=THH
athlete 2 "Bea Sample" F team_id=RVR
event T09 100 "100 metres" F score=5,3
  final official
    1  12.00
    2  12.10
event P01 TRI "Triathlon" F
  1
  2
event P1 200 "200 metres" F parent=P01
  final official
    1  25.00
    2  25.10
"""


def test_the_points_of_teams() -> None:
    assert told(SCORED, ("1  12.00", "1  12.30")) == (
        "Teams\n  THH  Hounds  place 1 → 2, score 5 → 3  (follows)\n"
        "  RVR  River   place 2 → 1, score 3 → 5  (follows)\n\n"
        "T09 100 metres\n  final\n    1  Ada Example  12.00 → 12.30, place 1 → 2, points 5 → 3\n"
        "    2  Bea Sample   place 2 → 1, points 3 → 5  (follows)\n\n1 result, 4 places changed\n"
    )


def test_the_total_of_a_combined_event() -> None:
    assert told(SCORED, ("1  25.00", "1  25.30")) == (
        "P01 Triathlon\n"
        "  1  Ada Example  place 1 → 2, total 887 → 859, points of P1 887 → 859  (follows)\n"
        "  2  Bea Sample   place 2 → 1  (follows)\n\n"
        "P1 200 metres\n  final\n    1  Ada Example  25.00 → 25.30, place 1 → 2\n"
        "    2  Bea Sample   place 2 → 1  (follows)\n\n1 result, 4 places changed\n"
    )


def test_other_tables_of_match_points_are_told() -> None:
    scored = 'team A "Aa"\nevent T01 100 F score=3,2,1\n'
    assert told(scored, ("3,2,1", "5,3.5,1")) == (
        'Events\n  T01  scoring.tables [[3,2,1]] → [[5,"3.5",1]]\n\n1 event changed\n'
    )
    changes = compare(compiled(MEET + scored), compiled(MEET + scored.replace("3,2", "4,2")))
    assert '"new": [' in as_json.render(changes, "a.meet", "b.meet")


def test_points_that_a_tie_has_shared_are_points() -> None:
    """How a share is kept inside is nothing that anybody reads."""
    tied = "event T02 100 F score=8,7\n  final\n    1 12.0 raw=12.001\n    2 12.0 raw=12.001\n"
    assert told(
        'athlete 1 "Ada Example" F AAA\nathlete 2 "Bea Sample" F BBB\n' + tied,
        ("2 12.0 raw=12.001", "2 12.0 raw=12.002"),
    ) == (
        "T02\n  final\n    1  Ada Example  points 7.5 → 8  (follows)\n"
        "    2  Bea Sample   place 1 → 2, points 7.5 → 7, raw 12.001 → 12.002\n\n"
        "1 result, 1 place changed\n"
    )
