"""`rules=` on the meet: the edition whose numbers hold, in every check and on cards."""

from __future__ import annotations

import pytest

import meetc
from meetc.fields import UNSENT, Kind
from meetc.rules import rulebook
from tests.conftest import build, found

MEET = 'meet "Spring" slug=spring country=GBR date=2026-05-09 {rules}\n'
JUMP = 'event F01 LJ "Long Jump" M\n  final\n    1  5.00 5.10 5.20 5.30 5.40\n'
RACE = 'event T01 600 "600" M lanes=4\n  final\n    1  1:40.12  lane=3\n    2  1:40.5  lane=3\n'
WIND = 'event T02 300 "300" M\n  final wind=+1.0\n    1  38.12\n'


def test_the_editions_are_those_of_the_field() -> None:
    assert UNSENT[Kind.MEET]["rules"].choices == tuple(rulebook.RULEBOOKS)


@pytest.mark.parametrize("rules", ["", "rules=wa2025", "rules=wa2020"])
def test_an_edition_is_named(rules: str) -> None:
    ran = build(MEET.format(rules=rules) + JUMP)
    assert (ran.code, ran.err) == (0, "")
    assert "wa20" not in ran.out


def test_an_edition_that_there_is_not() -> None:
    assert found(MEET.format(rules="rules=wa2026") + JUMP) == [
        "M210 1:61 rules is wa2025 or wa2020, not wa2026"
    ]


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that no edition has."""
    numbers = rulebook.WA2020._replace(trials=4, lanes_to=600, wind_to=300, hundredths_to=500)
    monkeypatch.setattr(rulebook, "RULEBOOKS", {"wa2025": rulebook.WA2025, "wa2020": numbers})
    monkeypatch.setattr("meetc.resolve.context.RULEBOOKS", rulebook.RULEBOOKS)


@pytest.mark.usefixtures("other")
def test_every_number_is_of_the_edition() -> None:
    usual, other = (MEET.format(rules=rules) for rules in ("", "rules=wa2020"))
    assert found(usual + JUMP) == []
    assert [d[:4] for d in found(other + JUMP)] == ["M603"]  # four trials
    assert [d[:4] for d in found(usual + RACE)] == ["M618"]  # a tenth; lanes are shared
    assert [d[:4] for d in found(other + RACE)] == ["M613"]  # in lanes; times are to the tenth
    assert [d[:4] for d in found(usual + WIND)] == ["M621"]
    assert found(other + WIND) == []


@pytest.mark.usefixtures("other")
def test_another_edition_is_another_meet_to_the_memory() -> None:
    compiler = meetc.Compiler()
    texts = [MEET.format(rules=rules) + JUMP for rules in ("", "rules=wa2020", "")]
    counts = [len(compiler.compile(text).diagnostics) for text in texts]
    assert counts == [0, 1, 0]


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(("rules", "trials"), [("", 6), ("rules=wa2020", 4)])
def test_cards_have_the_columns_of_the_edition(rules: str, trials: int) -> None:
    text = MEET.format(rules=rules) + 'athlete 1 "A B" M\nevent F01 LJ "LJ" M\n  final\n    1\n'
    out = build(text, "--target", "print").out
    assert f'class="box">{trials}</th>' in out
    assert f'class="box">{trials + 1}</th>' not in out
