"""The page of the rehearsal server itself: its competitions, requests, switches and faults."""

from __future__ import annotations

from dataclasses import fields

from meetc.assumptions import Switches
from meetc.emit.site import asset
from meetc.emit.templates import shipped
from meetc.resources import resource
from meetc.sandbox import log
from meetc.sandbox.competitions import public_path
from meetc.sandbox.service import Service
from meetc.sandbox.store import RecordKind
from meetc.sandbox.subjects import subject

_LAST_REQUESTS = 50


def page(service: Service) -> bytes:
    """The whole page as UTF-8; the competitions themselves are shown by their sites."""
    text = shipped().render(
        "sandbox.html.j2",
        competitions=service.store.of_competition(RecordKind.COMPETITION, ""),
        public_path=public_path,
        subject=lambda path: subject(path, service.store),
        requests=log.requests(service.store, last=_LAST_REQUESTS)[::-1],
        faults=[fault.text for fault in service.faults],
        switches=[
            (switch.name, getattr(service.switches, switch.name), switch.metadata["text"])
            for switch in fields(Switches)
        ],
    )
    return text.encode("utf-8", "replace")


def style() -> bytes:
    """The look of the site, and what the page has besides."""
    return asset("style.css") + resource("templates", "sandbox.css").read_bytes()
