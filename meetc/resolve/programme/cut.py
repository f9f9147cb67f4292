"""The cut of a field event, which has to lie within its trials."""

from __future__ import annotations

from meetc.diagnostics.codes import CUT_BEHIND_THE_TRIALS
from meetc.diagnostics.wording import count_of
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent


def check_cut(event: DeclaredEvent, made: Event, ctx: Context) -> None:
    """Nobody has so many trials that a field can be cut behind the last: TR25.6."""
    after, survivors = made.cut
    written = (unit.attempts or 0 for unit in made.units)
    rounds = range(1, len(made.rounds) + 1)
    trials = max(*written, *(made.trials_of(number, ctx.rules) for number in rounds), 0)
    if after is None or after <= trials:
        return
    hint = (
        "cut_after_round=3 cut_survivors=8 has the best eight go on after three trials; 0 cuts none"
    )
    if survivors is not None and survivors <= trials:
        hint = (
            f"are the two in each other's place? cut_after_round={survivors} cut_survivors={after}"
        )
    ctx.report.warning(
        CUT_BEHIND_THE_TRIALS,
        f"{made.id} is cut after trial {after}, and each has {count_of(trials, 'trial')}",
        event.fields.piece("cut_after_round").span,
        hint=hint,
    )
