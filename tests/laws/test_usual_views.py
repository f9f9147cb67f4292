"""Rows and appearances are made of bare values in the order of their fields, without their names,
which would take a season longer; each value is what its field says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given

import meetc
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.shapes import FlagView, MeetView
from meetc.emit.view.view import view
from tests.conftest import EXAMPLES
from tests.support.drawn import examples
from tests.support.nine_days import nine_days
from tests.support.strategies import Written, meets


def _is(value: Any, kind: Any) -> bool:
    """Whether a value is of the type that an annotation names."""
    if get_origin(kind) is UnionType:
        return any(_is(value, one) for one in get_args(kind))
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(_is(one, get_args(kind)[0]) for one in value)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _named_tuples(meet: MeetView) -> Iterator[NamedTuple]:
    for event in meet.events:
        yield from event.entries
        for unit in (unit for one in event.rounds for unit in one.units):
            yield from (*unit.rows, *unit.later)
    for athlete in meet.athletes:
        yield from athlete.appearances


def _holds(text: str | bytes, path: Path = EXAMPLES / "a.meet") -> None:
    done = meetc.compile(text, path=str(path), read=lambda name: Path(name).read_bytes())
    for one in _named_tuples(view(done.meet, Privacy.FULL)):
        hints = get_type_hints(type(one))
        assert len(one) == len(hints)
        wrong = [name for name, kind in hints.items() if not _is(getattr(one, name), kind)]
        assert not wrong, one


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_the_rows_of_examples(path: Path) -> None:
    _holds(path.read_bytes(), path)


def test_the_rows_of_a_championship() -> None:
    _holds(nine_days())


@given(meets())
@examples(50)
def test_the_rows_of_drawn_meets(drawn: Written) -> None:
    _holds(drawn.text)


def test_each_field_has_its_own_value() -> None:
    done = meetc.compile(
        'meet "A" slug=a country=GBR date=2026-05-09\nathlete 1 "A" "B" F\n'
        "event T01 100 F\n  enter 1 pb=12.10 sb=12.20 qp=12.30\n  final official wind=+0.1\n"
        "    1  11.82  Q  lane=4 catpos=2 raw_time=11.812 reaction=0.151 chip=11.80 sp=12.40 "
        'note="n"\n'
    )
    meet = view(done.meet, Privacy.FULL)
    row, (one,) = meet.events[0].rounds[0].units[0].rows[0], meet.athletes[0].appearances
    said = {name: value for name, value in row._asdict().items() if value}
    flag = FlagView("PB", "11.82 is better than 12.10, the pb= of the entry")
    assert said == {
        "who": meet.athletes[0].who, "place": 1, "mark": "11.82", "ranked": True,
        "qualifier": "Q", "category_place": 2, "lane": 4, "raw": "11.812", "chip": "11.80",
        "note": "n", "seed": "12.40", "pb": "12.10", "sb": "12.20", "qp": "12.30",
        "flags": (flag,), "legal_mark": "11.82", "legal_wind": "+0.1", "reaction": "0.151",
    }  # fmt: skip
    assert {name: value for name, value in one._asdict().items() if value} == {
        "event": ("T01", "T01", "100"), "status": "official", "place": 1, "mark": "11.82",
        "wind": "+0.1", "qualifier": "Q", "note": "n", "day": 1, "flags": (flag,), "lane": 4,
    }  # fmt: skip
