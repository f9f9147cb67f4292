"""Who is scratched: entered, and will not start."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.diagnostics.codes import UNFIT_VALUE
from meetc.diagnostics.diagnostic import Report
from meetc.model import Entry
from meetc.resolve.context import Context
from meetc.resolve.fields.reader import Fields

_NOT = ("no", "false", "off", "0")


def scratched(fields: Fields, report: Report) -> str | None:
    """The reason that an athlete or an entry is scratched for; None of who is not."""
    reason = fields.text("scratched")
    if reason is None or reason.lower() not in _NOT:
        return reason
    message = f"scratched= takes the reason, and {reason} is none"
    hint = "leave it out of who starts"
    report.error(UNFIT_VALUE, message, fields.span("scratched"), hint=hint)
    return None


def scratches(
    entries: Mapping[str, Mapping[str, Entry]], ctx: Context
) -> dict[str, dict[str, Entry]]:
    """The scratched entries of each event by bib, in the order of the athletes. Who is out of a
    combined event is out of its parts."""
    out: dict[str, dict[str, Entry]] = {}
    for bib in ctx.athletes:
        for event_id, entry in entries.get(bib, {}).items():
            if entry.scratched is not None:
                out.setdefault(event_id, {})[bib] = entry
    for event in ctx.events.values() if out else ():
        if event.parent in out:
            out[event.id] = out[event.parent] | out.get(event.id, {})
    return out
