"""Who is scratched: entered, and will not start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from meetc.diagnostics.codes import UNFIT_VALUE
from meetc.diagnostics.diagnostic import Report
from meetc.model import Entry
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
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
    scratched = [
        (bib, entry)
        for bib in bibs
        for entry in entries.get(bib, {}).values()
        if entry.scratched is not None
    ]
    out: Scratches = {}
    for bib, entry in scratched:
        out.setdefault(entry.event_id, {})[bib] = entry
    return out


def with_parts(entries: Scratches, ctx: Context) -> Scratches:
    """Who is out of a combined event is out of its parts, and who is out of a part of those that
    are surely later: that athlete has abandoned the whole. Source: TR39.10."""
    out = dict(entries)
    parts: dict[str, list[DeclaredEvent]] = {}
    for event in ctx.events.values() if out else ():
        if event.parent:
            parts.setdefault(event.parent, []).append(event)
    for whole, own in parts.items():
        gone: dict[str, Entry] = {}
        ordered = _in_order(ctx.events.get(whole), own, ctx)
        for part in ordered or own:
            if scratches := gone | out.get(whole, {}) | out.get(part.id, {}):
                out[part.id] = scratches
            if ordered:
                gone = scratches
    return out


def _in_order(
    whole: DeclaredEvent | None, parts: Sequence[DeclaredEvent], ctx: Context
) -> list[DeclaredEvent]:
    """The parts by when they start, where all say so, else in the order of the rules; none where
    nothing but the file has an order."""
    starts = {part.id: part.fields.text("at") or "" for part in parts}
    if all(starts.values()):
        return sorted(parts, key=lambda part: (part.fields.number("day") or 1, starts[part.id]))
    if whole is None or whole.discipline is None:
        return []
    from meetc.rules.parts_order import in_official_order

    codes = [part.discipline.code if part.discipline else "" for part in parts]
    order = in_official_order(whole.discipline.code, whole.genders, codes, ctx.rules)
    return [parts[n] for n in order or ()]
