"""The commented meet that `meetc init` makes, from templates/init.meet.j2."""

from __future__ import annotations

import re

from meetc.diagnostics.diagnostic import Report
from meetc.edit.layout import format_bytes
from meetc.json_values import quoted
from meetc.pipeline import compile


def new_meet(name: str, file: str, country: str, date: str) -> bytes:
    """The text of a new meet as UTF-8. Raises ValueError where the values make no sound meet."""
    from meetc.emit.templates import shipped

    text = shipped().render(
        "init.meet.j2",
        name=quoted(name),
        title=" ".join(name.split()),
        file=file,
        slug=re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "meet",
        country=country,
        date=date,
    )
    data = text.encode("utf-8", "replace")
    for diagnostic in compile(data, path=file, strict=True).diagnostics:
        raise ValueError(diagnostic.message)
    return format_bytes(data, file, Report()) or data
