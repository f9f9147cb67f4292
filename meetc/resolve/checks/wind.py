"""The wind of a unit: `wind=+1.2`."""

from __future__ import annotations

from meetc.diagnostics.codes import STRONG_WIND, WIND_NOT_MEASURED_HERE
from meetc.diagnostics.diagnostic import Hint, Report
from meetc.disciplines import Discipline
from meetc.resolve.fields.reader import Fields
from meetc.rules.rulebook import Rulebook
from meetc.rules.winds import STRONGEST, is_measured, is_plausible
from meetc.syntax.values import is_quoted


def check_wind(fields: Fields, discipline: Discipline, rules: Rulebook, report: Report) -> None:
    """A wind is one that a meet can have, in a discipline in which it is measured."""
    wind = fields.text("wind_assistance")
    if not wind or "wind_assistance" not in fields.where:
        return
    if is_quoted(fields.piece("wind_assistance").raw):
        return
    if not is_plausible(wind):
        report.warning(
            STRONG_WIND,
            f"a wind of {wind} m/s is more than anybody competes in",
            fields.span("wind_assistance"),
            hint=Hint(
                in_text="is a digit too many? In quotes it is taken as it is, beyond "
                f"{STRONGEST} too"
            ),
        )
    elif wind != "0.0" and not is_measured(discipline, rules):
        message = f"no wind is measured in {discipline.code}"
        hint = f"it is in races up to {rules.wind_to} m and in the long and the triple jump"
        span = fields.span("wind_assistance")
        report.warning(WIND_NOT_MEASURED_HERE, message, span, hint=hint)
