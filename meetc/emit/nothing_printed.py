"""Why a paper that is asked for has nothing on it."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.wording import listed
from meetc.emit.paper_choice import PaperChoice, PaperPart
from meetc.emit.view.shapes import EventView

_WITHOUT = {
    PaperPart.PROGRAMME: "no event has a round",
    PaperPart.STARTS: "nobody is entered or drawn",
    PaperPart.CALLROOM: "nobody is entered or drawn",
    PaperPart.CARDS: "there is no field event",
    PaperPart.RESULTS: "there are no results yet",
    None: "there are no entries, no start lists and no results",
}
_OVER = "all that could stand there has results already, which --part results prints"


def nothing_printed(events: Sequence[EventView], printed: PaperChoice) -> str:
    """Why what is asked for has nothing on it."""
    of_field = printed.part is PaperPart.CARDS
    units = [
        unit
        for event in events
        for round in event.rounds
        for unit in round.units
        if event.field or not of_field
    ]
    over = printed.part is not PaperPart.RESULTS and any(unit.has_results for unit in units)
    asked = listed(printed.only, 8) if printed.only else "the meet"
    part = f"for --part {printed.part}" if printed.part else "to print"
    return f"{asked} has nothing {part}: {_OVER if over else _WITHOUT[printed.part]}"
