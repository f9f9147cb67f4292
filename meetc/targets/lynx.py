"""`lynx`: the three files that photo finish reads, in a folder that it shares."""

from __future__ import annotations

from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Timings
from meetc.targets.target import Output, Target


def _files(meet: Meet, _: Privacy, timings: Timings) -> Output:
    from meetc.emit.lynx import LynxFiles

    lynx = LynxFiles(meet)
    files = {"lynx.evt": lynx.events, "lynx.ppl": lynx.people, "lynx.sch": lynx.schedule}
    return Output(files, notes=(*lynx.unfit(), *lynx.full_names()))


LYNX = Target(
    "lynx",
    "",
    _files,
    several="a timing system reads three files",
    heads=(b"; lynx.",),
    folder="lynx",
)
