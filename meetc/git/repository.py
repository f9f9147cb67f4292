"""A repository as `meetc git install` sees it: its folders and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from meetc.git.command import first_line, git
from meetc.git.setup import RECORD, is_ours, settings


@dataclass(frozen=True, slots=True)
class Repository:
    """`top` is the top of the work tree, `hooks` the folder of the hooks, `common` the folder of
    git that all work trees share."""

    top: Path
    hooks: Path
    common: Path

    @classmethod
    def at(cls, folder: str) -> Self:
        """The repository of a folder. Raises GitError where there is none, or no work tree."""
        top = Path(_line(git("rev-parse", "--show-toplevel", folder=folder)))
        hooks = _line(git("rev-parse", "--git-path", "hooks", folder=top))
        common = _line(git("rev-parse", "--git-common-dir", folder=top))
        return cls(top, top / hooks, top / common)

    @property
    def owns_hooks(self) -> bool:
        """Whether its hooks are its own: core.hooksPath may lead to those of a whole machine."""
        hooks = self.hooks.resolve()
        return any(hooks.is_relative_to(own.resolve()) for own in (self.top, self.common))

    def name(self, place: Path) -> str:
        """How a file is called to people: from the top of the work tree where it is below."""
        inside = place.is_relative_to(self.top)
        return (place.relative_to(self.top) if inside else place).as_posix()

    @property
    def wrote_attributes(self) -> bool:
        """Whether the lines of .gitattributes were written in this copy of the repository."""
        return self.setting(RECORD) == "true"

    def record_attributes(self, *, written: bool) -> None:
        """Remember whether they were."""
        setting = (RECORD, "true") if written else ("--unset-all", RECORD)
        git("config", "--local", *setting, folder=self.top)

    def setting(self, name: str) -> str:
        """A setting of this repository; "" where it has none."""
        return first_line("config", "--local", "--get", name, folder=self.top)

    def set_settings(self, *, undo: bool) -> list[str]:
        """Write the settings of the drivers, or take them out, and say which; one that somebody
        else has written stays."""
        changes = []
        for name, value in settings().items():
            before = self.setting(name)
            if before and not is_ours(name, before):
                changes.append(f"{name}: kept, it is not ours: {before}")
            elif undo and before:
                git("config", "--local", "--unset-all", name, folder=self.top)
                changes.append(f"{name}: taken out")
            elif not undo and before != value:
                git("config", "--local", name, value, folder=self.top)
                changes.append(f"{name}: set")
        return changes


def _line(output: bytes) -> str:
    return output.decode("utf-8", "surrogateescape").rstrip("\r\n")
