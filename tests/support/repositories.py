"""What the tests of git share."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.conftest import MEET, ROOT, Meetc, Ran

HEATS = MEET + (
    'event T02 100 "100m" M  rounds=2,1\n'
    "  heat 1\n    301  lane=3\n    302  lane=4\n  heat 2\n    303\n    304\n"
)
HEAT_1 = HEATS.replace("301  lane=3", "301  11.82  lane=3").replace("302  ", "302  11.95  ")
HEAT_2 = HEATS.replace("    303\n    304\n", "    303  11.70\n    304  DNS\n")
NAME = "spring open.meet"


class Repository:
    """A repository of one person, who has no settings but these."""

    def __init__(self, folder: Path, person: str = "Ann Lee") -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.meetc = Meetc(folder)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            **dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull),
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), person),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org"),
            "PYTHONPATH": str(ROOT),
            "GIT_EDITOR": "true",
        }

    def run(self, *arguments: str) -> Ran:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed."""
        ran = self.run(*arguments)
        assert ran.code == 0, (arguments, ran)
        return ran.out

    def init(self) -> Repository:
        self.git("init", "--quiet", "--initial-branch=main", ".")
        return self

    def install(self) -> Ran:
        return self.meetc("git", "install", **self.environment)

    def write(self, text: str, name: str = NAME) -> None:
        self.meetc.write(name, text)

    def read(self, name: str = NAME) -> str:
        return (self.folder / name).read_bytes().decode()

    def commit(self, text: str, name: str = NAME) -> None:
        """Commit a change, without the hook."""
        self.write(text, name)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "a change")

    def files(self) -> dict[str, bytes]:
        """All files but the objects of git, byte for byte."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and "objects" not in path.parts
        }
