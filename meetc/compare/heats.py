"""Athletes who go from one heat to another: gone in one and new in the other is one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meetc.compare.change import HEAT, Change, Detail, Verb
from meetc.compare.values import differing
from meetc.fields import Kind

_Round = tuple[str, str]


def with_moves(units: Sequence[Change]) -> list[Change]:
    """The changes of the units of an event, where a row that left a heat for another one of its
    round stands in the new one alone."""
    gone, come = _rows(units, Verb.REMOVED), _rows(units, Verb.ADDED)
    moved = {
        key: (gone[key][0], come[key][0])
        for key in gone
        if len(gone[key]) == 1 and len(come.get(key, ())) == 1
    }
    if not moved:
        return list(units)
    left = []
    for unit in units:
        below = []
        for row in unit.below:
            move = moved.get((_round(unit), row.id))
            if move is None or row.verb is Verb.CHANGED:
                below.append(row)
            elif row.verb is Verb.ADDED:
                below.append(_moved(*move))
        if below or unit.details or unit.verb is not Verb.CHANGED:
            left.append(replace(unit, below=tuple(below)))
    return left


def _round(unit: Change) -> str:
    return unit.id.partition("/")[0]


def _rows(units: Sequence[Change], verb: Verb) -> dict[_Round, list[tuple[Change, Change]]]:
    """The rows that came or went, with their units, by round and bib."""
    rows: dict[_Round, list[tuple[Change, Change]]] = {}
    for unit in units:
        for row in unit.below:
            if row.verb is verb:
                rows.setdefault((_round(unit), row.id), []).append((unit, row))
    return rows


def _moved(gone: tuple[Change, Change], come: tuple[Change, Change]) -> Change:
    (old_unit, old_row), (new_unit, new_row) = gone, come
    old = {detail.name: detail.old for detail in old_row.details}
    new = {detail.name: detail.new for detail in new_row.details}
    details = [Detail(HEAT, _heat(old_unit), _heat(new_unit)), *differing(old, new)]
    return Change(Kind.ROW, Verb.CHANGED, new_row.id, new_row.name, tuple(details))


def _heat(unit: Change) -> int:
    return int(unit.id.partition("/")[2])
