"""Targets that people read: made of the view of a meet, public or full."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Timings
from meetc.targets.target import Files, Make, Output, Target

if TYPE_CHECKING:
    from meetc.emit.view import shapes

    View = shapes.MeetView
else:
    View = object  # its shapes are loaded where a view is made

_TEMPLATE_ENDING = ".j2"


def of_view(emit: Callable[[View], Files], *, prints_digest: bool = True) -> Make:
    """Makes of a meet what `emit` makes of its view."""

    def make(meet: Meet, privacy: Privacy, timings: Timings) -> Output:
        from meetc.emit.provenance import digest, printed
        from meetc.emit.view.view import view

        with timings.of("digest"):
            number = digest(meet)
        with timings.of("view"):
            seen = view(meet, privacy, digest=printed(number))
        return Output(emit(seen), number, prints_digest)

    return make


def of_template(template: Path) -> Target:
    """What a user's own template makes of a meet; the output of `results.txt.j2` is a `.txt`."""

    def emit(meet: View) -> Files:
        from meetc.emit.templates import fill_in

        return {"": partial(fill_in, template, meet)}

    suffix = PurePath(template.name.removesuffix(_TEMPLATE_ENDING)).suffix or ".html"
    make = of_view(emit, prints_digest=False)
    return Target(template.name, suffix, make, has_privacy=True)
