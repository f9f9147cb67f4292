"""The page of the rehearsal server itself: its competitions, requests, switches and faults."""

from __future__ import annotations

from dataclasses import asdict, fields

from meetc.assumptions import Switches
from meetc.emit.site import asset
from meetc.emit.templates import shipped
from meetc.resources import resource
from meetc.sandbox import log
from meetc.sandbox.competitions import public_path
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Kind, Record

_LAST_REQUESTS = 50


def page(service: Service) -> bytes:
    """The whole page as UTF-8; the competitions themselves are shown by their sites."""
    competitions = service.store.of_competition(Kind.COMPETITION, "")
    texts = {field.name: field.metadata["text"] for field in fields(Switches)}
    text = shipped().render(
        "sandbox.html.j2",
        competitions=[_shown(each) for each in competitions],
        requests=log.requests(service.store, last=_LAST_REQUESTS)[::-1],
        faults=[fault.text for fault in service.faults],
        switches=[(name, on, texts[name]) for name, on in asdict(service.switches).items()],
    )
    return text.encode("utf-8", "replace")


def style() -> bytes:
    """The look of the site, and what the page has besides."""
    return asset("style.css") + resource("templates", "sandbox.css").read_bytes()


def _shown(competition: Record) -> Document:
    document = competition.document
    return {
        "name": document["full_name"],
        "first": document["date"],
        "last": document["finish_date"],
        "country": document["country"],
        "id": competition.id,
        "path": public_path(document),
    }
