"""The bars of a high jump or a pole vault rise as the rules say."""

from __future__ import annotations

from decimal import Decimal

from meetc.diagnostics.codes import BAR_RISES_OTHERWISE, BAR_RISES_TOO_LITTLE
from meetc.diagnostics.diagnostic import Report
from meetc.disciplines import Form
from meetc.model import Event, Unit
from meetc.rules.bars import not_as_in_parts, too_small
from meetc.rules.marks import STATUSES
from meetc.rules.rulebook import Rulebook


def check_bars(event: Event, is_standard_part: bool, rules: Rulebook, report: Report) -> None:
    """While two or more are still in no rise is smaller than the least one; in a standard part of
    a combined event each is the same."""
    for unit in event.units if event.discipline.form is Form.VERTICAL else ():
        _check(event, unit, is_standard_part, rules, report)


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


def _cm(metres: Decimal) -> str:
    return f"{(metres * 100).normalize():f} cm"
