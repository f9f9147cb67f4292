"""Who is scratched: entered, and will not start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


Scratches = dict[str, dict[str, Entry]]
"""The scratched entries of each event by bib, in the order of the athletes."""


def scratched_entries(entries: Mapping[str, Mapping[str, Entry]], bibs: Iterable[str]) -> Scratches:
    """The scratched among the entries of some athletes."""
    out: Scratches = {}
    for bib in bibs:
        for event_id, entry in entries.get(bib, {}).items():
            if entry.scratched is not None:
                out.setdefault(event_id, {})[bib] = entry
    return out


def with_parts(entries: Scratches, ctx: Context) -> Scratches:
    """Who is out of a combined event is out of its parts."""
    out = dict(entries)
    for event in ctx.events.values() if out else ():
        if event.parent in out:
            out[event.id] = out[event.parent] | out.get(event.id, {})
    return out
