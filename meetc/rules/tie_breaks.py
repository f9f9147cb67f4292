"""What parts equal marks, by the form of the discipline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from meetc.disciplines import Form
from meetc.rules import combined_ties, horizontal, race, vertical
from meetc.rules.comparison import Compared, until_parted
from meetc.rules.marks import distance_value, time_value


def worth_of(form: Form) -> Callable[[str], Decimal | None]:
    """What tells the worth of a mark: seconds of a race, else metres or points; None of a status
    word and what is no mark."""
    return time_value if form.on_track else distance_value


def tie_break(form: Form, raw: str | None, series: Sequence[str], jump_off: Sequence[str]) -> Any:
    """What a competitor has beside a mark that is equal to another's, for `places`: thousandths,
    further trials, or failures and the jump-off; None where nothing is known."""
    if form.on_track:
        return race.detail(raw)
    if form.in_trials:
        return horizontal.detail(series)
    return vertical.detail(series, jump_off) if form is Form.VERTICAL else None


def steps(form: Form, own: Any, other: Any, best: str, jump_off: Sequence[str]) -> list[Compared]:
    """What was compared of two who are equal in their `best` mark, by what `tie_break` says of
    them, up to what parts them; `jump_off` are its bars."""
    pairs = until_parted(own, other)
    if form.on_track:
        return [race.step(*pair) for pair in pairs]
    if form is Form.COMBINED:
        return [combined_ties.step(n, *pair) for n, pair in enumerate(pairs)]
    if form.in_trials:
        return [horizontal.step(n, *pair) for n, pair in enumerate(pairs) if n]
    steps = (vertical.step(n, *pair, best, jump_off) for n, pair in enumerate(pairs))
    return [step for step in steps if step is not None]


def source(form: Form) -> str:
    """Where the rules say who is ahead."""
    if form.on_track:
        return "TR21"
    if form.in_trials:
        return "TR25.22"
    return {Form.VERTICAL: "TR26.8", Form.COMBINED: "TR39"}.get(form, "")
