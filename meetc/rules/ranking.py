"""One list of results of a discipline by their marks: of a heat, or over all heats of a round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.places import places
from meetc.rules.tie_breaks import tie_break, worth_of


class Ranked(NamedTuple):
    """A result: its mark, None of who is not ranked, and what parts it from an equal one."""

    mark: str | None
    raw: str | None = None
    series: Sequence[str] = ()
    jump_off: Sequence[str] = ()


def ranking(results: Sequence[Ranked], discipline: Discipline) -> list[int | None]:
    """The place of each result, None of one without."""
    worth = worth_of(discipline.form)
    worths = [None if one.mark is None else worth(one.mark) for one in results]

    def beside(n: int) -> Any:
        return tie_break(discipline.form, *results[n][1:])

    return places(worths, beside, lowest_wins=discipline.lowest_wins)
