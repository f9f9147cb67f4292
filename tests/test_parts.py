"""What each word of a statement is: the parts agree with what the compiler makes of the same line,
and nobody cuts words by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meetc.cli.editing import read_texts
from meetc.source import Source
from meetc.syntax import parts
from meetc.syntax.lines import Line
from meetc.syntax.parser import split_words
from tests.conftest import EXAMPLES
from tests.test_layers import PACKAGE


def line(text: str) -> Line:
    return Line(Source("a.meet", text + "\n"), 1, split_words(text))


@pytest.mark.parametrize(
    ("text", "owner", "places"),
    [
        ('event T01 100 "100" F', "T01", {"event_code": 2, "name": 3, "genders": 4}),
        ('event "t\\"1" lanes=8 100 MF x', 't"1', {"event_code": 3, "genders": 4, "name": 5}),
        ('event T01 "100"', "T01", {}),
        ("event T01 lanes=8", "T01", {}),
        ("event", "", {}),
        ('events {age}L LJ "Jump" M,F', "{age}L", {"event_code": 2, "name": 3, "genders": 4}),
    ],
)
def test_the_words_of_an_event(text: str, owner: str, places: dict[str, int]) -> None:
    found = parts.event_parts(line(text))
    assert (parts.owner(line(text), found), found.places) == (owner, places)


@pytest.mark.parametrize(
    ("text", "owner", "places"),
    [
        ('athlete 1 "Ada Example" F 2001-03-21 AAA', "1",
         {"first_name": 2, "last_name": 2, "gender": 3, "date_of_birth": 4, "team_id": 5}),
        ('athlete "\\u0031" "Bea" "Sample" AAA F', "1",
         {"first_name": 2, "last_name": 3, "team_id": 4, "gender": 5}),
        ('athlete 1 first="F" F', "1", {"gender": 3}),
        ("athlete", "", {}),
    ],
)  # fmt: skip
def test_the_words_of_an_athlete(text: str, owner: str, places: dict[str, int]) -> None:
    found = parts.athlete_parts(line(text))
    assert (parts.owner(line(text), found), found.places) == (owner, places)


def test_the_words_of_a_row_and_a_squad() -> None:
    assert parts.row_parts(line("2  5.72(+0.1)  lane=3  x  qR  r")) == ((1, 3, 5), None, 4)
    assert parts.row_parts(line("2  DQ  q")) == ((), 1, 2)
    squad = line('squad A-1 "Alphas" "Ada Example" 2')
    assert parts.squad_parts(squad, {"Ada Example"}) == (1, 2, (3, 4))
    assert parts.squad_parts(squad, {"Alphas"}) == (1, None, (2, 3, 4))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_the_parts_are_what_the_compiler_reads(path: Path) -> None:
    meet = read_texts(str(path))[1].meet
    teams = {team.id for team in meet.teams}
    for athlete in meet.athletes:
        found = parts.athlete_parts(athlete.line, teams)
        assert parts.owner(athlete.line, found) == athlete.bib
    for event in meet.events:
        for unit in event.units:
            for row in unit.rows:
                marks = parts.row_parts(row.line).marks
                written = [row.line.words[n] for n in marks if row.line.words[n] != "|"]
                assert not row.series or written in ([], [*row.series, *row.jump_off])


def test_nobody_cuts_words_by_hand() -> None:
    """Who needs a bib, an id or a field of a line asks meetc/syntax."""
    by_hand = re.compile(r"""strip\('"'\)|startswith\("\w+="\)|\.(split|partition)\("="\)""")
    asking = ("push", "pull.py", "pull", "plan", "edit")
    files = [f for each in asking for f in [PACKAGE / each, *(PACKAGE / each).glob("*.py")]]
    texts = {f.name: f.read_text(encoding="utf-8") for f in files if f.is_file()}
    assert not {name for name, text in texts.items() if by_hand.search(text)}
