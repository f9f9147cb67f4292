"""The rehearsal of a meet day as README.md has it, from the start list to the service: files of
photo finish come in, the network is cut for a while, and a heat is read twice."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import requests

from meetc.sandbox.store import RecordKind, Store
from tests.cli.test_readme import blocks
from tests.conftest import Meetc
from tests.support.pushing import no_keyring
from tests.support.running import PATIENCE, Running

READ_TWICE = ("11.14", "12.62", "11.60")
"""The times of heat 2 as it was read the second time, rounded up by the rulebook."""


class Terminal:
    """What the block of a console is typed into: programs that run on, and others between."""

    def __init__(self, meetc: Meetc) -> None:
        self.meetc = meetc
        self.port = free_port()
        self.jobs: list[Running] = []
        self.seen: Counter[str] = Counter()
        meetc.write("meetc.toml", f'[env.sandbox]\nhost = "http://127.0.0.1:{self.port}"\n')

    def type(self, command: str, output: str) -> None:
        """One line of a user, and what is told below it."""
        program, *words = shlex.split(command.removesuffix(" &"))
        if command.endswith(" &"):
            own = {"sandbox": ("--port", str(self.port)), "serve": ("--port", "0")}
            self.jobs.append(Running(self.meetc.folder, *words, *own.get(words[0], ())))
            if words[0] in own:
                self.jobs[-1].wait_for("serving on ")
        elif program == "meetc":
            done = self.meetc(*words)
            shown = re.escape(output).replace(r"\.\.\." + "\\\n", r"(?:.*\n)*")
            assert re.fullmatch(shown, done.err + done.out), (command, done)
            return
        elif program == "kill":
            self.jobs[int(words[0].removeprefix("%")) - 1].stop()
        elif program == "cp":
            source, target = (self.meetc.folder / word for word in words)
            shutil.copy(source, target)
        else:
            assert program == "mkdir"
            (self.meetc.folder / words[0]).mkdir()
        for line in output.splitlines():
            self.wait_for(line.replace(":8026", f":{self.port}"))

    def wait_for(self, start: str) -> None:
        """Wait until whoever watches has told one more line that begins so."""
        self.seen[start] += 1
        self.jobs[-1 if len(self.jobs) < 4 else 2].wait_for(start, self.seen[start])

    def page(self, *texts: str) -> None:
        """Wait until the live page of T01 shows some texts."""
        (address,) = re.findall(r"serving on (\S+)/,", self.jobs[1].lines[0])
        end = time.monotonic() + PATIENCE
        while True:
            shown = requests.get(f"{address}/events/T01.html", timeout=10).text
            if all(text in shown for text in texts):
                return
            assert time.monotonic() < end, shown
            time.sleep(0.05)

    def held(self) -> dict[str, list[list[tuple[str, str]]]]:
        """The marks of each unit that the service has of the meet, by round and heat: a list for
        each time that the unit is there."""
        store = Store(str(self.meetc.folder / "rehearsal.db"))
        (event,) = [
            one
            for meet in store.of_competition(RecordKind.COMPETITION, "")
            if meet.document["slug"] == "june-open"
            for one in store.of_competition(RecordKind.EVENT, meet.id)
        ]
        units: dict[str, list[list[tuple[str, str]]]] = {}
        for unit in store.of_competition(RecordKind.UNIT, event.competition):
            rows = unit.document.get("results", [])
            marks = sorted((row["bib"], row.get("performance", "")) for row in rows)
            units.setdefault(unit.key, []).append(marks)
        store.close()
        return units


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def terminal(meetc: Meetc) -> Iterator[Terminal]:
    """The folder of the meet day once heats are drawn."""
    for kind, name in (("csv", "entries.csv"), ("meet", "june.meet"), ("meet", "track.meet"),
                       ("meet", "rehearsal.meet")):  # fmt: skip
        meetc.write(name, blocks(f"{kind} file={name}")[0])
    for command in (
        "import entries.csv --into june.meet",
        "bibs june.meet --from 101 --by last_name",
        "seed june.meet --write",
    ):
        assert meetc(*command.split()).code == 0
    found = Terminal(meetc)
    with no_keyring(), ExitStack() as stack:
        stack.callback(lambda: [job.stop() for job in found.jobs])
        yield found


def test_the_rehearsal_of_a_meet_day(terminal: Terminal) -> None:
    (block,) = blocks("console rehearsal")
    for command, output in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE):
        terminal.type(command, output)
    terminal.page(*READ_TWICE)
    watching = terminal.jobs[2].lines
    assert sum(line.startswith("network") for line in watching) == 2, "it is told once each"
    for job in terminal.jobs:
        job.stop()
    assert terminal.held() == {
        "1/1": [[("103", "12.45"), ("104", "DNS"), ("106", "10.92")]],
        "1/2": [[("101", "11.14"), ("102", "12.62"), ("105", "11.60")]],
        "2/1": [[]],
    }
