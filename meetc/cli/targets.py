"""What `meetc build` can write, and how each is made from a compiled meet."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple

from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Timings, collector_paused, payload
from meetc.schema import check_payload

_TEMPLATE_ENDING = ".j2"


class Target(StrEnum):
    OPENTRACK = "opentrack"
    OPENTRACK_REST = "opentrack-rest"
    HTML = "html"
    PRINT = "print"


_PAYLOADS = (Target.OPENTRACK, Target.OPENTRACK_REST)
_SUFFIXES = {Target.HTML: "", Target.PRINT: ".print.html"}
_SUFFIX = ".json"

Files = Iterable[tuple[str, bytes]]
"""The files of a folder: the path of each below it, and what it holds."""


class Order(NamedTuple):
    """What is to be made: a target, or what a user's own template makes."""

    target: Target
    privacy: Privacy
    template: Path | None = None

    @property
    def suffix(self) -> str:
        """The end of the output's name: that of `results.txt.j2` is `.txt`; "" of a folder."""
        if self.template is None:
            return _SUFFIXES.get(self.target, _SUFFIX)
        return PurePath(self.template.name.removesuffix(_TEMPLATE_ENDING)).suffix or ".html"

    @property
    def is_folder(self) -> bool:
        return not self.suffix


def make(meet: Meet, order: Order, timings: Timings) -> bytes | Files:
    """The output of a meet: one file, or the files of a folder. Raises PayloadError where
    meetc made a payload that its schema refuses, and TemplateError."""
    if order.template is None and order.target in _PAYLOADS:
        return _document(meet, order.target, timings)
    from meetc.emit.view.view import view

    with timings.of("view"):
        seen = view(meet, order.privacy)
    if order.template is not None:
        from meetc.emit.templates import fill_in

        with timings.of("emit"):
            return fill_in(order.template, seen)
    if order.target is Target.PRINT:
        from meetc.emit.paper import paper

        with timings.of("emit"):
            return paper(seen)
    from meetc.emit.site import Site

    with timings.of("emit"), collector_paused():
        return list(Site(seen).files_made())


def _document(meet: Meet, target: Target, timings: Timings) -> bytes:
    """The payload of a meet as JSON, checked against its schema."""
    import orjson

    with timings.of("lower"):
        document = payload(meet, target)
    with timings.of("schema"):
        check_payload(document, target)
    with timings.of("emit"):
        return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
