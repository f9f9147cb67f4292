"""Files that another program has open, as on Windows: tried again for a moment, and told."""

from __future__ import annotations

import builtins
import errno
import os
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from meetc import whole_file
from meetc.cli.inputs import Input
from meetc.cli.watching import Watched
from meetc.pipeline import Timings
from meetc.plan.base import Base
from meetc.push.state import write_base
from tests.conftest import MEET, Meetc

RACE = 'athlete 1 "Ann" "Bell" F\nevent T01 100 F\n  final\n    1 lane=3\n'
LIF = "T01,1,1,100 metres\n1,1,3,Bell,Ann,,12.366\n"


class Held:
    """The replacing of files, or the reading of those with an ending, which fails `times` times."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.tries = 0
        self.slept: list[float] = []
        patch.setattr(whole_file, "MAY_BE_HELD", True)
        patch.setattr(whole_file.time, "sleep", self.slept.append)
        self._patch = patch

    def replacing(self, times: int | None) -> None:
        real, left = os.replace, self._failures(times)

        def replace(*paths: Any) -> None:
            self._fail(left)
            real(*paths)

        self._patch.setattr(os, "replace", replace)

    def reading(self, ending: str, times: int | None) -> None:
        real, left = builtins.open, self._failures(times)

        def reopened(path: Any, *mode: Any, **named: Any) -> Any:
            if str(path).endswith(ending):
                self._fail(left)
            return real(path, *mode, **named)

        self._patch.setattr(builtins, "open", reopened)

    @staticmethod
    def _failures(times: int | None) -> Iterator[None]:
        return repeat(None) if times is None else repeat(None, times)

    def _fail(self, left: Iterator[None]) -> None:
        if next(left, "none") is None:
            self.tries += 1
            raise PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


def left_beside(meetc: Meetc) -> list[str]:
    return [path.name for path in meetc.folder.rglob("*.tmp")]


@pytest.mark.parametrize(("target", "place"), [("opentrack", "out.json"), ("html", "site")])
def test_a_place_that_is_held_for_a_moment_is_written(
    meetc: Meetc, held: Held, target: str, place: str
) -> None:
    meetc.write("m.meet", MEET + RACE)
    held.replacing(2)
    ran = meetc("build", "m.meet", "--target", target, "-o", place)
    assert ran.code == 0, ran.err
    assert held.tries == 2
    assert held.slept[:2] == [0.05, 0.1]
    assert left_beside(meetc) == []


@pytest.mark.parametrize(("target", "place"), [("opentrack", "out.json"), ("html", "site")])
def test_a_place_that_stays_held_is_told_and_left_as_it_was(
    meetc: Meetc, held: Held, target: str, place: str
) -> None:
    meetc.write("m.meet", MEET + RACE)
    assert meetc("build", "m.meet", "--target", target, "-o", place).code == 0
    before = {path: path.read_bytes() for path in meetc.folder.rglob("*") if path.is_file()}
    meetc.write("m.meet", MEET + RACE.replace("Bell", "Dale"))
    held.replacing(None)
    ran = meetc("build", "m.meet", "--target", target, "-o", place)
    assert ran.code == 2
    assert "permission denied; another program may have it open" in " ".join(ran.err.split())
    after = {path: path.read_bytes() for path in before if path.name != "m.meet"}
    assert after == {path: data for path, data in before.items() if path.name != "m.meet"}
    assert left_beside(meetc) == []


def test_a_timing_file_that_is_held_for_a_moment_is_read(meetc: Meetc, held: Held) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + RACE)
    meetc.write("lynx/T01-1-01.lif", LIF)
    held.reading(".lif", 3)
    ran = meetc("build", "m.meet", "-o", "-")
    assert ran.code == 0, ran.err
    assert '"performance": "12.37"' in ran.out
    assert held.tries == 3


def test_one_that_stays_held_is_told_and_read_once_it_is_free(meetc: Meetc, held: Held) -> None:
    path = meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + RACE)
    meetc.write("lynx/T01-1-01.lif", LIF)
    with pytest.MonkeyPatch.context() as patch:
        Held(patch).reading(".lif", None)
        told = meetc("check", "m.meet").out
        assert "permission denied; another program may have it open" in " ".join(told.split())
        watched = Watched(Input(path.as_posix()))
        watched.compile(False, Timings())
    assert watched.has_changed()  # though nobody has written it since
    compiled = watched.compile(False, Timings())
    assert compiled is not None
    assert compiled.meet.events[0].units[0].rows[0].performance == "12.37"
    assert not watched.has_changed()


def test_the_base_of_a_push_is_written_the_same_way(tmp_path: Path, held: Held) -> None:
    held.replacing(1)
    write_base(tmp_path / "m.live.base.json", Base("x"))
    assert [path.name for path in tmp_path.iterdir()] == ["m.live.base.json"]
    assert held.tries == 1


def test_where_nobody_can_hold_a_file_nothing_is_tried_again(
    meetc: Meetc, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "MAY_BE_HELD", False)
    meetc.write("m.meet", MEET + RACE)
    held.replacing(None)
    ran = meetc("build", "m.meet", "-o", "out.json")
    assert (ran.code, held.tries, held.slept) == (2, 1, [])
    assert "out.json cannot be written: permission denied\n" in " ".join(ran.err.split(" "))
