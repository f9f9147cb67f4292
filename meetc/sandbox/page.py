"""The page that shows what the rehearsal server holds, from templates/sandbox.html.j2."""

from __future__ import annotations

from dataclasses import asdict, fields
from functools import cache

import jinja2

from meetc.assumptions import Switches
from meetc.resources import resource
from meetc.sandbox import log
from meetc.sandbox.competitions import public_path
from meetc.sandbox.public import nested
from meetc.sandbox.service import Service
from meetc.sandbox.store import Kind

_LAST_REQUESTS = 200


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    text = resource("templates", "sandbox.html.j2").read_text(encoding="utf-8")
    return environment.from_string(text)


def page(service: Service) -> bytes:
    """The whole page as UTF-8: competitions with all that is in them, switches, the log."""
    competitions = service.store.of_competition(Kind.COMPETITION, "")
    texts = {field.name: field.metadata["text"] for field in fields(Switches)}
    text = _template().render(
        competitions=[
            nested(service.store, each) | {"path": public_path(each.document)}
            for each in competitions
        ],
        requests=log.requests(service.store, last=_LAST_REQUESTS)[::-1],
        faults=[fault.text for fault in service.faults],
        switches=[(name, on, texts[name]) for name, on in asdict(service.switches).items()],
    )
    return text.encode("utf-8", "replace")
