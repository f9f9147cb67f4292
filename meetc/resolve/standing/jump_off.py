"""Checks the jump-off of a unit: who is level jumps, and nobody once it is decided."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from meetc.diagnostics.codes import (
    JUMP_OFF_BEHIND_THE_FIRST,
    JUMP_OFF_FOR_NO_PLACE,
    NOBODY_TO_JUMP_OFF_WITH,
    TRIAL_AFTER_THE_JUMP_OFF,
)
from meetc.diagnostics.diagnostic import Report
from meetc.model import Event
from meetc.resolve.rows.written import Written
from meetc.rules.jump_off import behind_the_end, behind_the_first, of_nobody_level
from meetc.rules.marks import distance_value
from meetc.rules.vertical import detail


def check_jump_off_of(rows: Sequence[Written], marks: Sequence[str | None], report: Report) -> None:
    """Hold the trials behind `|` against the places before them, which go by `marks`. A unit with
    rows that are not sound, of whom only the best is known, or that has one card so far, is not
    judged."""
    sound = all(row.sound and (row.series or not row.jump_off) for row in rows)
    if not sound or sum(bool(row.series) for row in rows) < 2:
        return
    level = [_level(row, mark) for row, mark in zip(rows, marks, strict=True)]
    others = of_nobody_level(level, [row.jump_off for row in rows])
    jumpers = sum(bool(row.jump_off) for row in rows)
    for n in others if len(others) < jumpers else others[:1]:
        report.error(
            NOBODY_TO_JUMP_OFF_WITH,
            f"bib {rows[n].bib} has a trial in the jump-off, and is level with nobody",
            rows[n].line.span(_word(rows[n], 0)),
            hint="a jump-off is among those who are level in height and failures; is the trial in "
            "the right row, or a failure missing in a card?",
        )
    if not others:
        _check_first(rows, marks, report)
    for group in dict.fromkeys(level):
        _check_end([row for row, own in zip(rows, level, strict=True) if own == group], report)


def check_jump_offs(event: Event, report: Report) -> None:
    """Nobody jumps off in a part of a combined event, where the mark counts, nor in a round that
    another follows, where who is level goes on. Source: TR26.8, TR25.15."""
    for unit in event.units:
        row = next((row for row in unit.rows if row.jump_off), None)
        if row is None or not (event.parent or unit.round < len(event.rounds)):
            continue
        where = "a part of a combined event" if event.parent else "a qualifying round"
        report.warning(
            JUMP_OFF_FOR_NO_PLACE,
            f"bib {row.bib} is in a jump-off in {where}",
            row.line.span(),
            hint="there the first place is shared, and trials behind | raise the mark; are they "
            "of another height?",
        )


def _check_first(rows: Sequence[Written], marks: Sequence[str | None], report: Report) -> None:
    standings = [_standing(row, mark) for row, mark in zip(rows, marks, strict=True)]
    n = behind_the_first(standings, [row.jump_off for row in rows])
    if n is not None:
        report.warning(
            JUMP_OFF_BEHIND_THE_FIRST,
            f"bib {rows[n].bib} is in a jump-off, and another is ahead without it",
            rows[n].line.span(_word(rows[n], 0)),
            hint="only the first place is jumped off for, others are shared; is a card wrong, or "
            "do the regulations say otherwise?",
        )


def _standing(row: Written, mark: str | None) -> tuple[Decimal, tuple[int, ...]] | None:
    height, failures = distance_value(mark or ""), detail(row.series, ())
    return None if height is None else (height, failures[:2] if failures else ())


def _level(row: Written, mark: str | None) -> Hashable:
    """What those who are level before a jump-off have in common."""
    failures = detail(row.series, ())
    return (distance_value(mark or ""), failures) if failures else row.bib


def _check_end(rows: Sequence[Written], report: Report) -> None:
    surplus = behind_the_end([row.jump_off for row in rows]) if len(rows) > 1 else None
    if surplus is not None:
        n, bar, won = surplus
        report.error(
            TRIAL_AFTER_THE_JUMP_OFF,
            f"bib {rows[n].bib} {'had won' if won else 'was out of'} the jump-off before this "
            "trial",
            rows[n].line.span(_word(rows[n], bar)),
            hint="who fails where another clears is out, and the last who is left has won",
        )


def _word(row: Written, bar: int) -> int | None:
    """The number of the word of a trial in the jump-off."""
    return row.line.words.index("|") + 1 + bar if "|" in row.line.words else None
