"""The standard of a qualifying in the field, which has to be one."""

from __future__ import annotations

from meetc.diagnostics.codes import STANDARD_OF_NOBODY
from meetc.diagnostics.diagnostic import Report
from meetc.disciplines import Discipline
from meetc.resolve.declared import DeclaredEvent
from meetc.rules.marks import distance_value
from meetc.rules.mistyped import meant
from meetc.rules.plausible import limits


def check_standard(
    event: DeclaredEvent, discipline: Discipline, rounds: tuple[int, ...], report: Report
) -> None:
    """Who has met it has Q (TR25): a distance or height that somebody can reach. In one round,
    alone, or with qual_by_place=, it may be that to enter, and is a text as any."""
    fields = event.fields
    written = fields.text("qualifying_performance")
    is_filled = fields.number("qual_fastest_losers") and not fields.number("qual_by_place")
    if not written or len(rounds) < 2 or not is_filled:
        return
    most = limits(discipline, event.genders).most
    standard = distance_value(written)
    if standard and (most is None or standard <= most):
        return
    marks = meant(written, is_time=False, most=most)
    report.warning(
        STANDARD_OF_NOBODY,
        f"qualifying_performance={written} of {event.id} is no distance or height that can be met, "
        "and nobody has Q for it",
        fields.piece("qualifying_performance").span,
        hint=f"did you mean {' or '.join(marks)}?" if marks else "the standard in metres: 6.40",
    )
