"""What `meetc build` is asked to make."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from meetc.cli.output_format import Format
from meetc.emit.paper_choice import PaperChoice
from meetc.emit.view.privacy import Privacy
from meetc.targets.of_view import of_template
from meetc.targets.opentrack import OPENTRACK
from meetc.targets.print import printing
from meetc.targets.register import TARGETS
from meetc.targets.target import Target


class Job(NamedTuple):
    """What is to be made: a target by its name, or what `template` makes, a file of the user's
    own; of paper what is `printed`. With `force` whatever stands there is replaced, and `named` is
    by the user. `form` is how diagnostics are printed, `whole` that none is only counted."""

    name: str
    privacy: Privacy
    template: Path | None
    named: bool
    force: bool = False
    strict: bool = False
    form: Format = Format.TEXT
    whole: bool = False
    printed: PaperChoice = PaperChoice()

    @property
    def target(self) -> Target:
        target = of_template(self.template) if self.template else TARGETS[self.name]
        return target if self.printed == PaperChoice() else printing(self.printed)

    @property
    def asks_schema(self) -> bool:
        """Whether it sends the document by which `extra.` fields are judged."""
        return self.target == OPENTRACK
