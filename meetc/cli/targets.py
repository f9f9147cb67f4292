"""What `meetc build` can write, and how each is made from a compiled meet."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Timings, collector_paused, payload
from meetc.schema import check_payload

if TYPE_CHECKING:
    from meetc.emit.view.shapes import Meet as View

_TEMPLATE_ENDING = ".j2"


class Target(StrEnum):
    OPENTRACK = "opentrack"
    OPENTRACK_REST = "opentrack-rest"
    HTML = "html"
    PRINT = "print"
    MD = "md"
    CSV = "csv"
    ICAL = "ical"


_PAYLOADS = (Target.OPENTRACK, Target.OPENTRACK_REST)
_SUFFIXES = {
    Target.OPENTRACK: ".json",
    Target.OPENTRACK_REST: ".json",
    Target.HTML: "",
    Target.PRINT: ".print.html",
    Target.MD: ".md",
    Target.CSV: ".csv",
    Target.ICAL: ".ics",
}

Files = Iterable[tuple[str, bytes]]
"""Several files and what they hold: by the path of each below a folder, or by what stands behind
the name of the meet, as `-results.csv`."""


class Made(NamedTuple):
    """What was made of a meet: one file, or several. `digest` is that of the meet where it
    stands in no file; `whole` says that a file holds all that the digest is of."""

    files: bytes | Files
    digest: str = ""
    whole: bool = False


class Order(NamedTuple):
    """What is to be made: a target, or what a user's own template makes."""

    target: Target
    privacy: Privacy
    template: Path | None = None

    @property
    def is_payload(self) -> bool:
        """Whether it is what OpenTrack loads, and no person reads."""
        return self.template is None and self.target in _PAYLOADS

    @property
    def suffix(self) -> str:
        """The end of the output's name: that of `results.txt.j2` is `.txt`; "" of a folder."""
        if self.template is None:
            return _SUFFIXES[self.target]
        return PurePath(self.template.name.removesuffix(_TEMPLATE_ENDING)).suffix or ".html"

    @property
    def is_folder(self) -> bool:
        return not self.suffix


def make(meet: Meet, order: Order, timings: Timings) -> Made:
    """The output of a meet. Raises PayloadError where meetc made a payload that its schema
    refuses, and TemplateError."""
    if order.is_payload:
        return _document(meet, order.target, timings)
    from meetc.emit.provenance import digest, printed
    from meetc.emit.view.view import view

    with timings.of("digest"):
        number = digest(meet)
    with timings.of("view"):
        seen = view(meet, order.privacy, digest=printed(number))
    with timings.of("emit"), collector_paused():
        files = _emit(seen, order)
    prints = order.template is None and order.target not in (Target.CSV, Target.ICAL)
    return Made(files, "" if prints else number)


def _emit(seen: View, order: Order) -> bytes | Files:
    """What a target, or a user's own template, makes of the view."""
    if order.template is not None:
        from meetc.emit.templates import fill_in

        return fill_in(order.template, seen)
    match order.target:
        case Target.PRINT:
            from meetc.emit.paper import paper

            return paper(seen)
        case Target.MD:
            from meetc.emit.markdown import markdown

            return markdown(seen)
        case Target.CSV:
            from meetc.emit.tables import entries, results

            return [("-results.csv", results(seen)), ("-entries.csv", entries(seen))]
        case Target.ICAL:
            from meetc.emit.calendar import calendar

            return calendar(seen)
    from meetc.emit.site import Site

    return list(Site(seen).files_made())


def _document(meet: Meet, target: Target, timings: Timings) -> Made:
    """The payload of a meet as JSON, checked against its schema."""
    import orjson

    from meetc.emit.provenance import digest, digest_of

    with timings.of("lower"):
        document = payload(meet, target)
    with timings.of("schema"):
        check_payload(document, target)
    with timings.of("digest"):
        whole = target is Target.OPENTRACK  # the digest is that of this document
        number = digest_of(document) if whole else digest(meet)
    with timings.of("emit"):
        data = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return Made(data, number, whole)
