"""`meetc watch-timing --push`: results go to the service as they come in, once each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import meetc as library
from meetc.cli.included import reader
from meetc.push.lock import Lock
from meetc.push.one_event import HeldError, push_event
from meetc.push.prepared import Destination
from meetc.push.state import files_of
from meetc.sandbox import log
from meetc.sandbox.server import running as serving
from meetc.sandbox.service import Service
from meetc.sandbox.store import RecordKind, Store
from meetc.sandbox.users import Role, add_user
from meetc.service.client import Client
from meetc.service.environment import Environment
from meetc.service.http import Http
from meetc.service.origin import Origin
from tests.conftest import MEET, Meetc
from tests.support.pushing import PASSWORD, USER
from tests.support.running import PATIENCE, Running, running

LISTS = """results from "lynx/*.lif"
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F
event T01 100 "100 m" F rounds=2,1
  heat 1
    1 lane=3
  heat 2
    2 lane=4
event T02 200 "200 m" F
  final
    1 lane=3
    2 lane=4
event T03 400 "400 m" F
  final
    1 lane=3
    2 lane=4
"""
BOTH = "1,1,3,,,,{}\n2,2,4,,,,{}\n"


class Hall:
    """A hall with a meet, whose folder is watched, and a service whose network can be cut."""

    def __init__(self, meetc: Meetc) -> None:
        self.meetc, self.service = meetc, Service(Store())
        add_user(self.service.store, USER, Role.FEDERATION, PASSWORD)
        with serving(self.service) as url:
            self.port = int(url.rpartition(":")[2])
        meetc.write("m.meet", MEET + LISTS)
        meetc.write("lynx/notes.txt", "")
        meetc.write("meetc.toml", f'[env.hall]\nhost = "{url}"\n')

    @contextmanager
    def network(self) -> Iterator[None]:
        with serving(self.service, self.port):
            yield

    @contextmanager
    def watch(self) -> Iterator[Running]:
        own = {"MEETC_USERNAME": USER, "MEETC_PASSWORD": PASSWORD}
        arguments = ("watch-timing", "m.meet", "lynx", "--push", "--env", "hall")
        with running(self.meetc.folder, *arguments, **own) as command:
            command.wait_for("watching lynx; Ctrl-C ends")
            yield command

    def file(self, heat: str, rows: str) -> Path:
        """What photo finish writes of a heat: `T01-1-02`."""
        head = ",".join(heat.split("-"))
        return self.meetc.write(f"lynx/{heat}.lif", f"{head},\n{rows}")

    def marks(self) -> dict[str, list[tuple[str, str]]]:
        """The times that the service has, by event, round and heat."""
        store = self.service.store
        events = {each.id: each.key for each in store.of_competition(RecordKind.EVENT, "")}
        return {
            f"{events[unit.owner]} {unit.key}": found
            for unit in store.of_competition(RecordKind.UNIT, "")
            if (
                found := [
                    (row["bib"], row["performance"])
                    for row in unit.document.get("results", [])
                    if row.get("performance")
                ]
            )
        }

    def writes(self) -> list[str]:
        """The requests that have changed something."""
        asked = log.requests(self.service.store)
        return [
            f"{r['method']} {r['path']}"
            for r in asked
            if r["method"] != "GET" and "token" not in r["path"]
        ]


@pytest.fixture
def hall(meetc: Meetc) -> Iterator[Hall]:
    found = Hall(meetc)
    yield found
    found.service.store.close()


def test_an_event_is_sent_once_as_its_results_come_in(hall: Hall) -> None:
    with hall.network(), hall.watch() as command:
        assert command.lines[0].startswith("to  http://127.0.0.1:")
        assert command.lines[1].startswith("as  ")
        hall.file("T01-1-01", "1,1,3,,,,11.816\n")
        command.wait_for("T01 heat 1: 1 result")
        command.wait_for("T01: sent")
        assert hall.marks() == {"T01 1/1": [("1", "11.82")]}
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        command.wait_for("T02: sent")
    sent = hall.writes()
    with hall.network():
        again = hall.meetc(
            "push", "m.meet", "--env", "hall", "--only", "T01", "--only", "T02",
            MEETC_USERNAME=USER, MEETC_PASSWORD=PASSWORD,
        )  # fmt: skip
    assert "nothing was sent: nothing has changed" in again.out
    assert hall.writes() == sent, "nothing is left to be sent"


def test_it_waits_while_the_network_is_away_and_goes_on_by_itself(hall: Hall) -> None:
    with hall.watch() as command:
        command.wait_for("network away: ")
        hall.file("T01-1-01", "1,1,3,,,,11.816\n")
        command.wait_for("T01 heat 1: 1 result")
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        hall.file("T03-1-01", BOTH.format("54.10", "54.20"))
        command.wait_for("T03 final: 2 results")
        assert hall.marks() == {}
        with hall.network():
            command.wait_for("network back: 3 events sent")
            hall.file("T01-1-02", "1,2,4,,,,12.01\n")
            command.wait_for("T01: sent")
        assert [line for line in command.lines if line.startswith("network")] == [
            line for line in command.lines if line.startswith(("network away: ", "network back: "))
        ]
        assert sum(line.startswith("network") for line in command.lines) == 2
    assert hall.marks() == {
        "T01 1/1": [("1", "11.82")],
        "T01 1/2": [("2", "12.01")],
        "T02 1/1": [("1", "24.10"), ("2", "24.20")],
        "T03 1/1": [("1", "54.10"), ("2", "54.20")],
    }


def test_what_came_in_while_nobody_watched_is_sent_at_the_start(hall: Hall) -> None:
    with hall.watch() as command:
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        command.wait_for("T02 final: 2 results")
    assert hall.marks() == {}
    with hall.network(), hall.watch() as command:
        command.wait_for("T02: sent")
    assert hall.marks() == {"T02 1/1": [("1", "24.10"), ("2", "24.20")]}


def test_what_others_have_changed_waits_for_somebody(hall: Hall) -> None:
    with hall.network(), hall.watch() as command:
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        command.wait_for("T02: sent")
        (unit,) = [u for u in hall.service.store.of_competition(RecordKind.UNIT, "")
                   if u.document.get("results")]  # fmt: skip
        rows = [row | {"performance": "24.99"} for row in unit.document["results"]]
        hall.service.store.save(unit, unit.document | {"results": rows}, extra=unit.extra)
        hall.file("T02-1-01", BOTH.format("24.11", "24.20"))
        command.wait_for("T02: not sent: 1 in conflict, nothing is sent: ")
        hall.file("T03-1-01", BOTH.format("54.10", "54.20"))
        command.wait_for("T03: sent")
        assert hall.marks()["T02 1/1"] == [("1", "24.99"), ("2", "24.99")]
        assert sum(line.startswith("T02: not sent") for line in command.lines) == 1


def test_a_file_that_is_moved_away_takes_no_result_back(hall: Hall) -> None:
    with hall.network(), hall.watch() as command:
        file = hall.file("T01-1-01", "1,1,3,,,,11.816\n")
        command.wait_for("T01: sent")
        away = file.rename(file.with_suffix(".old"))
        command.wait_for("T01 heat 1: its results are gone")
        hall.file("T01-1-02", "1,2,4,,,,12.01\n")
        command.wait_for("T01: not sent: unit T01 round 1 heat 1 has results there, and none here")
        assert hall.marks() == {"T01 1/1": [("1", "11.82")]}
        away.rename(file)
        command.wait_for("T01: sent", 2)
    assert hall.marks() == {"T01 1/1": [("1", "11.82")], "T01 1/2": [("2", "12.01")]}


def test_another_push_at_work_is_waited_for(hall: Hall) -> None:
    files = files_of(hall.meetc.folder / "m.meet", "hall")
    with hall.network(), hall.watch() as command:
        with Lock(files.lock):
            hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
            command.wait_for("T02 waits: process ")
        command.wait_for("it goes on: 1 event sent")
    assert hall.marks() == {"T02 1/1": [("1", "24.10"), ("2", "24.20")]}


def test_ctrl_c_tells_what_is_still_to_be_sent(hall: Hall) -> None:
    with hall.watch() as command:
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        command.wait_for("T02 final: 2 results")
        command.interrupt()
        assert command.process.wait(PATIENCE) == 130
    assert "not sent yet: T02" in command.lines


def test_a_heat_with_a_mistake_holds_no_other_event_up(hall: Hall) -> None:
    wrong = MEET + LISTS.removesuffix("1 lane=3\n    2 lane=4\n") + "1 54.10\n    2 54,2x\n"
    hall.meetc.write("m.meet", wrong)
    with hall.network(), hall.watch() as command:
        command.wait_for("T03: not sent: 1 error")
        hall.file("T02-1-01", BOTH.format("24.10", "24.20"))
        command.wait_for("T02: sent")
        hall.meetc.write("m.meet", wrong.replace("54,2x", "54.20"))
        command.wait_for("T03: sent")
    assert hall.marks()["T03 1/1"] == [("1", "54.10"), ("2", "54.20")]


def test_results_that_nobody_has_run_go_to_no_live_service(hall: Hall) -> None:
    hall.meetc("simulate-timing", "m.meet", "lynx")
    path = hall.meetc.folder / "m.meet"
    read = reader(path.as_posix())
    compiled = library.compile(path.read_bytes(), path=path.as_posix(), read=read)
    origin = Origin("https", "data.opentrack.run", 443)
    client = Client(Http(str(origin)), None)
    target = Destination(Environment("live", origin), client, "Fay")
    files = files_of(path, "live")
    with pytest.raises(HeldError, match=r"simulated results, and https://data.opentrack.run is"):
        push_event("T02", compiled, path, target, files, tuple, lambda: False)
