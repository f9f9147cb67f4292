"""Net times against those from the gun: a net time begins when somebody comes to the start line,
which nobody does before the gun."""

from __future__ import annotations

from meetc.diagnostics.codes import NET_TIME_TOO_LONG
from meetc.diagnostics.diagnostic import Report
from meetc.model import Event, Unit
from meetc.resolve.rows.words import who
from meetc.rules.marks import time_value
from meetc.syntax.parts import values

_ROUNDED = 1


def check_net_times(event: Event, unit: Unit, report: Report) -> None:
    """No net time of a unit is longer than the time from the gun. Source: TR19.24."""
    for row in unit.rows:
        net = row.unsent.get("chip")
        if net and _is_longer(net, row.performance or ""):
            report.warning(
                NET_TIME_TOO_LONG,
                f"{who(event, row)} has a net time of {net}, and {row.performance} from the gun",
                row.line.span(next((piece.word for piece in values(row.line, "chip")), None)),
                hint="a net time is the shorter one: have the two changed places?",
            )


def _is_longer(net: str, gun: str) -> bool:
    """Whether a net time is longer than a gun time by more than the second that two ways to round
    make; of a status none is."""
    net_seconds, gun_seconds = time_value(net), time_value(gun)
    if net_seconds is None or gun_seconds is None:
        return False
    return net_seconds - gun_seconds > _ROUNDED
