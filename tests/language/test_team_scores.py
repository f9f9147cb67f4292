"""Team scores: the points of rows, added up by team on all that people read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import meetc
from meetc.emit.in_language import in_language
from meetc.emit.markdown import markdown
from meetc.emit.paper import paper
from meetc.emit.site import Site
from meetc.emit.tables import results
from meetc.emit.view.shapes import Match, MeetView
from meetc.emit.view.view import view
from meetc.rules.team_scores import Scored, TeamPart, part_of, team_totals
from meetc.serve.board import ScoreSlide, slides
from tests.conftest import EXAMPLES, MEET, build, found

W, M, X = TeamPart.WOMEN, TeamPart.MEN, TeamPart.MIXED


def test_points_are_added_up_by_team_and_part() -> None:
    scored = [Scored("A", W, 3), Scored("B", M, 5), Scored("A", X, 4), Scored("A", W, 2)]
    first, second = team_totals(scored)
    assert (first.team, first.parts, first.total, first.place) == ("A", {W: 5, X: 4}, 9, 1)
    assert (second.team, second.parts, second.total, second.place) == ("B", {M: 5}, 5, 2)


def test_equal_totals_share_a_place_and_the_next_is_left_out() -> None:
    points = {"A": 7, "B": 9, "C": 7, "D": 1}
    found = team_totals(Scored(team, M, number) for team, number in points.items())
    assert [(each.place, each.team) for each in found] == [
        (1, "B"), (2, "A"), (2, "C"), (4, "D"),
    ]  # fmt: skip


def test_nothing_is_no_score() -> None:
    assert team_totals([]) == []
    assert team_totals([Scored("A", W, 0)]) == []


@pytest.mark.parametrize(
    ("event", "athlete", "part"),
    [
        ("F", "F", W), ("M", "M", M), ("MF", "F", W), ("MF", "M", M), ("MF", "", X),
        ("MF", "X", X), ("F", "X", W), ("M", "", M), ("", "F", W),
    ],
)  # fmt: skip
def test_parts(event: str, athlete: str, part: TeamPart) -> None:
    assert part_of(event, athlete) is part


@given(
    st.lists(
        st.builds(
            Scored, st.sampled_from("ABCDE"), st.sampled_from(TeamPart), st.integers(0, 10**15)
        )
    )
)
def test_no_point_is_lost(scored: list[Scored]) -> None:
    found = team_totals(scored)
    assert sum(each.total for each in found) == sum(each.points for each in scored)
    for each in found:
        assert each.total == sum(each.parts.values()) > 0
        better = sum(other.total > each.total for other in found)
        assert each.place == better + 1
    assert [each.place for each in found] == sorted(each.place for each in found)


TEAMS = """\
team A "Alpha"
team B "Beta"
athlete 1 "Ada Example" F A
athlete 2 "Bea Sample" F B
athlete 3 "Cleo Sample" M B
athlete 4 "Dora Alone" F
"""
RACE = "event T01 100 F\n  final\n"


def seen(text: str) -> MeetView:
    compiled = meetc.compile(text)
    assert compiled.ok, compiled.diagnostics
    return view(compiled.meet)


def scores(text: str) -> list[tuple[int, str, int]]:
    """Place, team and total of the only match."""
    (match,) = seen(text).matches
    return [(score.place, score.team, score.total) for score in match.scores]


def test_who_scores() -> None:
    """A row without a team scores for nobody, a team without points is not listed."""
    rows = "    1 12.00 points=3\n    4 12.10 points=2\n    2 12.20\n"
    assert scores(MEET + TEAMS + RACE + rows) == [(1, "Alpha", 3)]
    assert scores(MEET + TEAMS + RACE + rows + "    3 12.30 points=3\n") == [
        (1, "Alpha", 3), (1, "Beta", 3),
    ]  # fmt: skip


def test_points_by_default_count_once_there_are_results() -> None:
    text = MEET + TEAMS + "event T01 100 F points=1\n  final\n    1\n    2\n"
    assert seen(text).matches == ()
    text = text.replace("    1\n", "    1 12.00 points=4\n").replace("    2\n", "    2 DNF\n")
    assert scores(text) == [(1, "Alpha", 4), (2, "Beta", 1)]


@pytest.mark.parametrize("points", ["", " points=0", " points=-"])
def test_without_points_there_is_no_table(points: str) -> None:
    """Zero is what every race is sent with, and no score."""
    meet = seen(MEET + TEAMS + RACE + f"    1 12.00{points}\n    2 12.10{points}\n")
    assert meet.matches == ()
    assert all(team.score is None and team.scorers == () for team in meet.teams)
    assert not any(isinstance(slide, ScoreSlide) for slide in slides(meet))
    pages = b"".join(make_one() for make_one in Site(meet).pages.values())
    made = pages + paper(meet) + markdown(meet)
    for word in (b"Team scores", b"Points", b" pts"):
        assert word not in made


def test_points_are_whole_numbers() -> None:
    assert found(MEET + RACE + "    1 12.00 points=4.5\n    2 12.10 points=x\n") == [
        "M210 4:20 points is a whole number, not 4.5",
        "M210 5:20 points is a whole number, not x",
    ]


def test_who_is_out_of_the_scoring() -> None:
    rows = "    1 12.00 points=3\n    2 12.20 points=2\n"
    text = MEET + TEAMS + RACE + rows
    assert scores(text.replace("F A\n", "F A extra.non_scorer=true\n")) == [(1, "Beta", 2)]
    assert scores(text.replace("F A\n", "F A extra.non_scorer=false\n"))[0] == (1, "Alpha", 3)
    out = text.replace("100 F", "100 F exclude_from_scoring_system=true")
    assert seen(out).matches == ()


def test_squads_score_for_their_team() -> None:
    text = (
        MEET + TEAMS + 'event T01 2x100 MF\n  squad A-B "Alpha second" 1 3\n'
        "  final\n    B 24.00 points=5\n    A-B 25.00 points=3\n"
    )
    (match,) = seen(text).matches
    assert match.parts == ("Mixed",)
    assert [(s.team, s.parts) for s in match.scores] == [("Beta", (5,)), ("Alpha", (3,))]
    text = text.replace(" 1 3\n", " 1 3 extra.non_scorer=true\n")
    assert scores(text) == [(1, "Beta", 5)]


def test_combined_events_score() -> None:
    text = (
        MEET + TEAMS + 'event P01 PEN "Pentathlon" F\n  1 points=5\n  2 points=3\n'
        "event F01 LJ F parent=P01\n  final\n    1 5.00\n"
    )
    meet = seen(text)
    assert [score.total for score in meet.matches[0].scores] == [5]  # bib 2 has no total yet
    assert b'<td class="w pts">5</td>' in Site(meet).pages["events/P01.html"]()
    assert '<th scope="col" class="m">Match</th>' in paper(meet).decode()
    assert "559 (5 in the match)" in markdown(meet).decode()
    assert b'<td class="w pts">5</td>' in Site(meet).pages["athletes/1.html"]()
    assert b",559,,,,5,F01=559," in results(meet)


def test_a_table_for_each_match() -> None:
    """A team that names no match is in OpenTrack's usual one; an empty match does not score."""
    text = (
        MEET
        + 'match_id north\nteam A "Alpha"\nteam B "Beta" match_id=south\nteam C "Gamma"\n'
        + 'team D "Delta" match_id=""\n'
        + "".join(f'athlete {n} "N Sample" F {code}\n' for n, code in enumerate("ABCD", 1))
        + "event T01 100 F points=2\n  final\n    1 12.0\n    2 12.1\n    3 12.2\n    4 12.3\n"
    ).replace("N Sample", "Nora Sample")
    meet = seen(text)
    assert [(match.title, [s.team for s in match.scores]) for match in meet.matches] == [
        ("Team scores: north", ["Alpha", "Gamma"]), ("Team scores: south", ["Beta"]),
    ]  # fmt: skip
    assert {team.id for team in meet.teams if team.score} == {"A", "B", "C"}
    assert all(team.scorers == () for team in meet.teams if team.id == "D")
    (match,) = seen(text.replace("match_id north\n", "").replace(" match_id=south", "")).matches
    assert match.title == "Team scores"


MATCH = EXAMPLES / "match.meet"


def test_pages_of_the_match(snapshot: SnapshotAssertion) -> None:
    site = Site(seen(MATCH.read_text(encoding="utf-8")))
    for page in ("index", "teams", "teams/KMH"):
        text = site.pages[f"{page}.html"]().decode()
        assert text[text.index("<main") : text.index("</main>")] + "\n" == snapshot(name=page)


def test_paper_and_markdown_of_the_match(snapshot: SnapshotAssertion) -> None:
    ran = build(MATCH.read_bytes(), "--target", "md")
    assert ran.code == 0
    assert ran.out == snapshot(name="md")
    page = build(MATCH.read_bytes(), "--target", "print").out
    assert page[page.index("<main") :] == snapshot(name="paper")


def test_the_board_shows_scores_last() -> None:
    meet = seen(MATCH.read_text(encoding="utf-8"))
    *results, last = slides(meet)
    assert isinstance(last, ScoreSlide)
    assert [score.total for score in last.scores] == [15, 13, 6]
    assert len({slide.key for slide in (*results, last)}) == len(results) + 1


def test_every_point_on_the_pages_is_counted() -> None:
    """What the pages show beside the marks of a team is what its table says."""
    meet = seen(MATCH.read_text(encoding="utf-8"))
    text = "".join(page().decode() for path, page in Site(meet).pages.items() if "events/" in path)
    shown = sum(int(number) for number in re.findall(r'<td class="w pts">(\d+)</td>', text))
    match: Match = meet.matches[0]
    assert shown == sum(score.total for score in match.scores)
    for team in meet.teams:
        own = sum(scorer.points for scorer in team.scorers)
        assert own == (team.score.total if team.score else 0)


def test_scores_before_the_last_event_say_how_far_it_is() -> None:
    """A sum that events still add to is no final score, and an event of nobody adds nothing."""
    text = (
        MEET.replace("\n", " score=8,7\n", 1)
        + "team A Alpha\nteam B Beta\n"
        + 'athlete 1 "Ada Example" F A\nathlete 2 "Bea Sample" F B\n'
        + "event T01 100 F\n  final\n    1 12.0\n    2 12.1\n"
        + "event T02 200 F\n  final\n    1\n    2\n"
        + "event T03 400 F\n"
    )
    for language, said in (("en", "after 1 of 2 events"), ("fr", "après 1 sur 2 épreuves")):
        spoken = text.replace(" score", f" language={language} score", 1)
        (match,) = in_language(seen(spoken)).matches
        assert match.so_far == said
    site = Site(seen(text))
    for page in ("index", "teams"):
        assert "after 1 of 2 events" in site.pages[f"{page}.html"]().decode()
    for output in (paper(seen(text)), markdown(seen(text))):
        assert b"fter 1 of 2 events" in output
    (match,) = seen(text.replace("    1\n    2\n", "    1 25.0\n    2 25.1\n")).matches
    assert match.so_far == ""
    going = text.replace("    1\n    2\n", "    1 25.0\n    2 25.1\n").replace(
        "event T02 200 F\n  final", "event T02 200 F\n  final in_progress"
    )
    assert seen(going).matches[0].so_far == "after 1 of 2 events"
