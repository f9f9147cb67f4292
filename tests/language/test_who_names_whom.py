"""Who names whom in a meet: as the compiler has resolved it, in every file, with errors as without.
What rename, --only and bibs ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given

from meetc.cli.editing import read_texts
from meetc.diagnostics.diagnostic import Span
from meetc.edit.texts import Texts
from meetc.fields import Kind
from meetc.model import Event, Meet, Row
from meetc.pipeline import Compiled
from meetc.resolve.index import Reference
from meetc.resolve.sheets.line import SheetLine
from meetc.syntax.lines import Line
from tests.conftest import EXAMPLES, MEET
from tests.support.drawn import examples
from tests.support.strategies import Written, meets, mutated

ROOT = (
    MEET
    + """\
team THH "Thames Hounds"
athlete 1 "Ada Example" F THH events_entered=T01,"F01"
athlete 2 "Bea Sample" F 2001-33-21 team_id="THH"
athlete "Cleo Test" F THH
include "two.meet"
events {age}X 100 "x {age}" F ages=U15,U17 parent=M01
event t01 100 "100 metres" F
  heat 1
    1  11.8x
    "Bea Sample"  12.00
event T08 100m F
  enter 2
  heat 1
    "2"  11.90
"""
)
TWO = """\
event t01
  enter "Ada Example"
event T09 4x100 "Relay" F
  squad THH-A "Ada Example" 2 99
  final
    THH-A  50.12  runners="Bea Sample",1
event T77
  final
    1  12.00
"""


def both(root: str = ROOT) -> Compiled:
    return Texts.compiled("a.meet", root.encode(), lambda path: TWO.encode())[1]


def shown(references: Iterable[Reference]) -> list[str]:
    """Each place with what it says, and what it names where that is not the same."""
    return [
        f"{each.piece.line.source.path[0]}:{each.piece.line.number} {each.piece.raw}"
        + ("" if each.rest == "" else f" = {each.name}{each.rest or ''}")
        + (" declared" if each.is_definition else "")
        for each in references
    ]


def test_a_meet_with_errors_names_what_it_names() -> None:
    """Mistyped ids as what was meant, quoted ones as what they say, full names as their bibs."""
    compiled = both()
    errors = {each.code for each in compiled.diagnostics if each.is_error}
    assert errors == {"M203", "M211", "M402", "M403", "M405", "M409", "M602"}
    references = compiled.references
    assert shown(references.of(Kind.EVENT)) == [
        *("a:3 T01", 'a:3 "F01"', "t:1 t01 = T01", "t:3 T09 declared", "t:7 T77"),
        *("a:7 {age}X = U15X declared", "a:7 {age}X = U17X declared", "a:7 M01"),
        *("a:8 t01 = T01 declared", "a:12 T08 declared"),
    ]
    assert shown(references.of(Kind.ATHLETE)) == [
        *("a:3 1 declared", "a:4 2 declared", 't:2 "Ada Example" = 1', 't:4 "Ada Example" = 1'),
        *("t:4 2", "t:4 99", 't:6 "Bea Sample" = 2', "t:6 1", "t:9 1"),
        *("a:10 1", 'a:11 "Bea Sample" = 2', "a:13 2", 'a:15 "2"'),
    ]
    assert shown(references.of(Kind.SQUAD)) == ["t:4 THH-A declared", "t:6 THH-A"]
    assert shown(references.of(Kind.TEAM)) == [
        *("a:2 THH declared", "a:3 THH", 'a:4 "THH"', "a:5 THH"),
        *("t:4 THH-A = THH-A", "t:6 THH-A = THH-A"),
    ]
    assert [each.event for each in references.of(Kind.ATHLETE)][-4:] == ["T01", "T01", "T08", "T08"]


def test_whose_a_place_is() -> None:
    references = both().references
    lines = ROOT.count("\n")
    owners = [references.owners(Span("a.meet", n, 1, 2, "")) for n in range(1, lines + 1)]
    t01, t08 = ((Kind.EVENT, "T01"),), ((Kind.EVENT, "T08"),)
    athletes = [((Kind.ATHLETE, bib),) for bib in ("1", "2", "")]
    assert owners == [(), (), *athletes, (), (), *[t01] * 4, *[t08] * 4]
    assert references.owners(Span("two.meet", 8, 1, 2, "")) == ((Kind.EVENT, "T77"),)
    assert references.owners(Span("none.meet", 1, 1, 2, "")) == ()


def held(compiled: Compiled) -> None:
    """Whatever the meet says of a line that is no sheet's, the place in the line says as well."""
    named = {
        (kind, each.piece.line.source.path, each.piece.line.number, each.piece.word, each.name)
        for kind in (Kind.ATHLETE, Kind.SQUAD, Kind.EVENT, Kind.TEAM)
        for each in compiled.references.of(kind)
    }

    def has(kind: Kind, line: Line, word: int, name: str) -> bool:
        return (kind, line.source.path, line.number, word, name) in named

    meet = compiled.meet
    for athlete in meet.athletes:
        assert isinstance(athlete.line, SheetLine) or has(
            Kind.ATHLETE, athlete.line, 1, athlete.bib
        )
    assert all(has(Kind.TEAM, team.line, 1, team.id) for team in meet.teams)
    for event in meet.events:
        assert has(Kind.EVENT, event.line, 1, event.id) or is_standard_part(event, meet)
        assert all(has(Kind.SQUAD, squad.line, 1, squad.id) for squad in event.squads)
        kind = Kind.SQUAD if event.discipline.legs else Kind.ATHLETE
        for row in rows(event):
            assert has(kind, row.line, 0, row.bib)


def is_standard_part(event: Event, meet: Meet) -> bool:
    """Whether no line is the event's own: `parts=standard` of the whole stands for it."""
    (whole,) = [one for one in meet.events if one.id == event.parent] or [None]
    return whole is not None and event.line == whole.line


def rows(event: Event) -> Iterator[Row]:
    """The rows that are written by hand; a combined event has its entrants without any."""
    for row in (*event.rows, *(row for unit in event.units for row in unit.rows)):
        if not isinstance(row.line, SheetLine) and row.line.words[0] not in ("enter", "athlete"):
            yield row


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_the_names_of_the_examples_are_in_their_places(path: Path) -> None:
    held(read_texts(str(path))[1])


@examples(100)
@given(meets())
def test_the_names_of_drawn_meets_are_in_their_places(meet: Written) -> None:
    held(Texts.compiled("a.meet", meet.text.encode(), lambda path: b"")[1])


@examples(50)
@given(mutated())
def test_no_text_has_names_that_cannot_be_found(data: bytes) -> None:
    """Of any text: no error of meetc's own, and every place is where the text says so."""
    compiled = Texts.compiled("a.meet", data, lambda path: b"")[1]
    for kind in (Kind.ATHLETE, Kind.SQUAD, Kind.EVENT, Kind.TEAM):
        for each in compiled.references.of(kind):
            assert each.piece.span.text or not each.piece.raw
    for diagnostic in compiled.diagnostics:
        compiled.references.owners(diagnostic.span)
