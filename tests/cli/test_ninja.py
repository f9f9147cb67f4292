"""`meetc ninja`: ninja itself builds what the file says, and nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MEET, SURROUNDINGS, Meetc

NINJA_FILE = """\
target = csv
build out/a$ b-results.csv out/a$ b-entries.csv: build in/a$ b.meet
  to = out/
  meets = 1 meet
"""


@pytest.fixture
def archive(meetc: Meetc) -> Meetc:
    for number in range(12):
        text = MEET.replace("spring", f"m{number:02}") + 'include "team.meet"\n'
        meetc.write(f"in/{'late/' * (number > 8)}m{number:02}.meet", text)
    for folder in ("in", "in/late"):
        meetc.write(f"{folder}/team.meet", 'team ABC "A"\n')
    assert meetc("ninja", "in", "--to", "out", "--batch", "3").code == 0
    return meetc


def run(meetc: Meetc, *arguments: str) -> tuple[int, str]:
    """What `ninja` says that calls the `meetc` of these tests."""
    own = meetc.folder / "bin"
    own.mkdir(exist_ok=True)
    (own / "meetc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m meetc "$@"\n')
    (own / "meetc").chmod(0o755)
    path = os.pathsep.join((str(own), str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["ninja", *arguments], cwd=meetc.folder, env=os.environ | SURROUNDINGS | {"PATH": path},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def written(out: str) -> list[str]:
    return sorted(line.split()[1] for line in out.splitlines() if line.startswith("wrote out"))


ALL = [f"out/m{number:02}.json" for number in range(9)]
ALL += [f"out/late/m{number:02}.json" for number in range(9, 12)]


def test_all_is_built_as_one_call_builds_it_and_nothing_twice(archive: Meetc) -> None:
    code, out = run(archive)
    assert (code, written(out)) == (0, sorted(ALL))
    assert run(archive) == (0, "ninja: no work to do.\n")
    assert archive("build", "in", "-o", "whole").code == 0
    for place in ALL:
        made = (archive.folder / place).read_bytes()
        assert made == (archive.folder / place.replace("out", "whole", 1)).read_bytes()


def test_what_includes_a_changed_file_is_built_again(archive: Meetc) -> None:
    run(archive)
    archive.write("in/late/team.meet", 'team ABC "B"\n')
    code, out = run(archive)
    assert (code, written(out)) == (0, sorted(ALL[9:]))
    assert '"B"' in (archive.folder / "out/late/m09.json").read_text()
    assert run(archive) == (0, "ninja: no work to do.\n")


def test_meets_that_come_and_go(archive: Meetc) -> None:
    run(archive)
    archive.write("in/m99.meet", MEET)
    code, out = run(archive)
    assert code == 0
    assert "out/m99.json" in written(out)
    assert len(written(out)) < 9  # the others stay in their batches
    (archive.folder / "in/m00.meet").unlink()
    code, out = run(archive)
    assert code == 0
    assert "out/m99.json" not in written(out)
    assert run(archive) == (0, "ninja: no work to do.\n")


def test_a_meet_with_errors_keeps_no_other(archive: Meetc) -> None:
    archive.write("in/m04.meet", "nonsense\n")
    code, out = run(archive, "-k", "0")
    assert code == 1
    assert written(out) == sorted(place for place in ALL if place != "out/m04.json")
    archive.write("in/m04.meet", MEET)
    code, out = run(archive)
    assert code == 0
    assert "out/m04.json" in written(out)
    assert run(archive) == (0, "ninja: no work to do.\n")


def test_the_file(meetc: Meetc) -> None:
    meetc.write("in/a b.meet", MEET)
    ran = meetc("ninja", "in", "--to", "out", "--target", "csv", "-o", "b.ninja")
    assert (ran.code, ran.out) == (0, "wrote b.ninja: 1 meet, 1 step\n")
    assert NINJA_FILE in (meetc.folder / "b.ninja").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in", "--target", "html"), "a site is many files; --target names one that is written "
                                     "to files"),
        (("-",), "standard input is no file that changes; name a directory"),
        (("gone",), "gone: no such file"),
    ],
)  # fmt: skip
def test_wrong_calls(meetc: Meetc, arguments: tuple[str, ...], said: str) -> None:
    meetc.write("in/a.meet", MEET)
    ran = meetc("ninja", *arguments)
    assert (ran.code, " ".join(ran.err.split())) == (2, f"meetc: {said}")
    assert not (meetc.folder / "build.ninja").exists()
