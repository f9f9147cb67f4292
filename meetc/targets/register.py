"""All targets by name. A new one is a file beside this one, and a word here."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from meetc.targets.announcer import ANNOUNCER
from meetc.targets.csv import CSV
from meetc.targets.html import HTML
from meetc.targets.ical import ICAL
from meetc.targets.lynx import LYNX
from meetc.targets.md import MD
from meetc.targets.opentrack import OPENTRACK
from meetc.targets.opentrack_rest import OPENTRACK_REST
from meetc.targets.print import PRINT
from meetc.targets.target import Target

TARGETS: dict[str, Target] = {
    target.name: target
    for target in (OPENTRACK, OPENTRACK_REST, HTML, PRINT, ANNOUNCER, MD, CSV, ICAL, LYNX)
}

if TYPE_CHECKING:

    class TargetName(StrEnum):
        """The name of a target, as it is typed."""

else:
    TargetName = StrEnum("TargetName", {name: name for name in TARGETS})
