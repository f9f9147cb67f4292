"""The bars of a high jump or a pole vault rise as the rules say."""

from __future__ import annotations

from decimal import Decimal

from meetc.diagnostics.codes import (
    BAR_OF_JUMP_OFF,
    BAR_RISES_OTHERWISE,
    BAR_RISES_TOO_LITTLE,
)
from meetc.diagnostics.diagnostic import Report
from meetc.model import Event, Unit
from meetc.rules.bars import not_as_in_parts, too_small
from meetc.rules.jump_off import other_bar
from meetc.rules.marks import STATUSES, distance_value
from meetc.rules.rulebook import Rulebook
from meetc.rules.vertical import best_height


def check_bars(event: Event, is_standard_part: bool, rules: Rulebook, report: Report) -> None:
    """Of a vertical jump: while two or more are still in no rise is smaller than the least one; in
    a standard part of a combined event each is the same."""
    for unit in event.units:
        _check(event, unit, is_standard_part, rules, report)
        if any(row.jump_off for row in unit.rows):
            _check_jump_off(event, unit, rules, report)


def _check(event: Event, unit: Unit, is_part: bool, rules: Rulebook, report: Report) -> None:
    cards = [row.series for row in unit.rows if row.performance not in STATUSES or row.series]
    code = event.code
    if step := too_small(unit.heights, cards, code, rules):
        least = dict(rules.least_rises)[code.upper()]
        report.warning(
            BAR_RISES_TOO_LITTLE,
            f"the bar rises by {_cm(step.rise)} to {unit.heights[step.bar]} with {step.still_in} "
            f"still in, and by {_cm(least)} at least in {code}",
            unit.line.span(),
            hint="is a height mistyped? Who is alone may choose it",
        )
    elif is_part and (step := not_as_in_parts(unit.heights, cards, code, rules)):
        wanted = dict(rules.rises_of_a_part)[code.upper()]
        report.warning(
            BAR_RISES_OTHERWISE,
            f"the bar rises by {_cm(step.rise)} to {unit.heights[step.bar]}, and by {_cm(wanted)} "
            f"throughout in {code} of a combined event",
            unit.line.span(),
            hint="is a height mistyped?",
        )


def _check_jump_off(event: Event, unit: Unit, rules: Rulebook, report: Report) -> None:
    """The bars of a jump-off are those of the rule, where it says how far they move."""
    step = dict(rules.least_rises).get(event.code.upper())
    bars = [height for bar in unit.jump_off if (height := distance_value(bar)) is not None]
    if step is None or len(bars) < len(unit.jump_off):
        return
    jumpers = [row for row in unit.rows if row.jump_off]
    first = _behind_the_first(unit)
    other = other_bar(bars, [row.jump_off for row in jumpers], first, step)
    if other is None:
        return
    bar = unit.jump_off[other.bar]
    where = f"goes from {unit.jump_off[other.bar - 1]} to {bar}" if other.bar else f"is at {bar}"
    report.warning(
        BAR_OF_JUMP_OFF,
        f"the bar of the jump-off {where} in {event.id}, and by the rule it is at {other.wanted}",
        unit.line.span(),
        hint="it begins at the height behind the last one cleared; where all fail it falls by "
        f"{_cm(step)}, where several clear it rises by {_cm(step)}",
    )


def _behind_the_first(unit: Unit) -> Decimal | None:
    """The height behind the best one cleared, where those of the jump-off are the ones who have
    cleared it; None where they are not, or where there is none."""
    best = {best_height(row.series, unit.heights) for row in unit.rows if row.jump_off}
    cleared = {best_height(row.series, unit.heights) for row in unit.rows}
    order = [height for height in unit.heights if height in cleared]
    if not order or best != {order[-1]}:
        return None
    behind = unit.heights.index(order[-1]) + 1
    return distance_value(unit.heights[behind]) if behind < len(unit.heights) else None


def _cm(metres: Decimal) -> str:
    return f"{(metres * 100).normalize():f} cm"
