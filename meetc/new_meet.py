"""The commented meet that `meetc init` makes, from templates/init.meet.j2."""

from __future__ import annotations

import json
import re

from meetc.diagnostics.diagnostic import Report
from meetc.edit.layout import format_bytes
from meetc.pipeline import compile
from meetc.resources import resource


def new_meet(name: str, file: str, country: str, date: str) -> bytes:
    """The text of a new meet as UTF-8. Raises ValueError where the values make no sound meet."""
    import jinja2

    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    template = resource("templates", "init.meet.j2").read_text(encoding="utf-8")
    text = environment.from_string(template).render(
        name=json.dumps(name, ensure_ascii=False),
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
