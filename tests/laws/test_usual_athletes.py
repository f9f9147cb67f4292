"""Athletes of whom there is nothing to say are read in one step, to what reading each word
makes."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given

import meetc
from meetc.resolve.people import athletes
from meetc.resolve.people.usual_athletes import no_athlete
from tests.conftest import EXAMPLES, MEET
from tests.support import strategies
from tests.support.drawn import examples


def assert_same(text: bytes | str) -> None:
    """A text has one meaning, one list of diagnostics and one index of names either way."""
    usual = meetc.compile(text)
    with patch.object(athletes, "usual_athlete", lambda *_: no_athlete):
        general = meetc.compile(text)
    assert usual.diagnostics == general.diagnostics
    assert usual.meet == general.meet
    assert meetc.payload(usual.meet) == meetc.payload(general.meet)


@examples(200)
@given(strategies.meets())
def test_of_sound_meets(meet: strategies.Written) -> None:
    assert_same(meet.text)


@examples(300)
@given(strategies.mutated())
def test_of_meets_with_mistakes(text: bytes) -> None:
    assert_same(text)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.name)
def test_of_the_examples(path: Path) -> None:
    assert_same(path.read_bytes())


TEAMS = ("", 'team THH "Thames"\nteam M "Men"\nteam W "West"\nteam 2001-02-03 "Day"\n')
DEFAULTS = ("", "  nationality IRL\n", "  team_id THH\n")


def test_a_usual_line_is_read_in_one_step() -> None:
    text = MEET + TEAMS[1] + 'athlete 1 "Ada Orr" F 2001-02-04 THH\n'
    with patch.object(athletes, "_declared", side_effect=AssertionError):
        assert meetc.compile(text).meet.athletes[0].team_id == "THH"


@pytest.mark.parametrize(
    "words",
    [
        "1",
        '1 "Ada Orr"',
        '1 "Ada Orr" F',
        '1 "Ada Orr" F 2001-02-04 THH',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=T1',
        '01 "Ada Orr" F 2001-02-04 THH',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=T1,T2,T1',
        '1 "Ada Orr" F 2001-02-04 M',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=T1,',
        '1 "Ada Orr" M 2001-02-04 W',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=-',
        '1 "Ada Orr" F 2001-02-30 THH',
        '1 "Ada Orr" F 0000-02-03 THH',
        '1 "Ada Orr" F 2030-02-03 THH',
        '1 "Ada, Orr" F 2001-02-04 THH',
        '1 "Ada Orr" F 1850-02-03 THH',
        '1 "Ada Orr" F 2001-02-03 THH',
        '1 "Orr, Ada" F 2001-02-04 THH',
        '1 "Ada  Orr" F 2001-02-04 THH',
        '1 "Ada Van Orr" F 2001-02-04 THH',
        '1 "Ada" F 2001-02-04 THH',
        '1 "Ada\tOrr" F 2001-02-04 THH',
        '1 "Ada\u00a0Orr" F 2001-02-04 THH',
        '1 "Ada O\\u0072r" F 2001-02-04 THH',
        '1 "Ada Orr" F 2001-02-04 THX',
        '1 "Ada Orr" X 2001-02-04 THH extra.a=1',
        'DNS "Ada Orr" F',
        '1 "Ada Orr" F THH 2001-02-04',
        '1 "Ada" "Orr" F 2001-02-04 THH',
        '\u0661 "Ada Orr" F 2001-02-04 THH',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=T1 scratched=ill',
        '1 "Ada Orr" F 2001-02-04 "THH"',
        '1 "Ada Orr" F 2001-02-04 THH events_entered="T1"',
        '1 "Ada Orr" F 2001-02-04 THH THH',
        '1 "Ada Orr" F 2001-02-04 THH events_entered=T9 # T1',
        '1 "Ada Orr"F 2001-02-04 THH',
        '1 "Ada Orr" F 2001-02-04 THH national_id=7',
        '2 "Ada Orr" F 2001-02-04 THH',
    ],
)
def test_of_lines_that_are_nearly_usual(words: str) -> None:
    event = "event T1 100 F\n  final\n    1 11.82\nevent T2 200 M\n"
    for teams in TEAMS:
        for defaults in DEFAULTS:
            for second in ('athlete 2 "Ada Orr" F 2001-02-04 THH', ""):
                assert_same(f"{MEET}{defaults}{teams}athlete {words}\n{second}\n{event}")
