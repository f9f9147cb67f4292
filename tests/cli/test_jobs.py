"""`meetc build --jobs N`: in many processes as in one. `--deps`: what outputs are made of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import MEET, SURROUNDINGS, Meetc

ATHLETE = 'athlete 1 "Ada Orr" F\n'


def folder_of_meets(meetc: Meetc, count: int = 12) -> None:
    """Meets of which one has an error, one a warning, and one cannot be decoded."""
    for number in range(count):
        text = MEET.replace("spring", f"m{number:02}") + ATHLETE
        text += "event T01 100m M\n" if number == 3 else ""
        text += "athlete 2 'x' F  nosuch=1\n" if number == 5 else ""
        meetc.write(f"in/m{number:02}.meet", text)
    meetc.write("in/part.meet", ATHLETE)
    meetc.write("in/with.meet", MEET + 'include "part.meet"\n')


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.json")}


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("target", ["opentrack", "csv", "html"])
def test_many_processes_do_and_tell_what_one_does(meetc: Meetc, form: str, target: str) -> None:
    folder_of_meets(meetc)
    if target == "html":
        (meetc.folder / "in/m03.meet").unlink()
    call = ("build", "in", "--target", target, "--format", form, "--stats")
    one, many = (meetc(*call, "-o", "out", "--jobs", jobs) for jobs in ("1", "3"))
    (meetc.folder / "out").rename(meetc.folder / "many")
    one = meetc(*call, "-o", "out", "--jobs", "1")
    assert (one.code, one.out) == (many.code, many.out)
    assert names_of_passes(one.err) == names_of_passes(many.err)
    assert contents(meetc.folder / "out") == contents(meetc.folder / "many") != {}


def names_of_passes(err: str) -> list[str]:
    return [line.split("  ")[0] if line.endswith(" ms") else line for line in err.splitlines()]


def test_digests_of_all_are_kept_by_one(meetc: Meetc) -> None:
    folder_of_meets(meetc)
    assert meetc("build", "in", "-o", "out", "--jobs", "2").code == 1
    kept = json.loads((meetc.folder / "out/meetc-digests.json").read_bytes())["outputs"]
    assert sorted(kept) == [f"m{n:02}.json" for n in range(12) if n not in (3, 5)] + ["with.json"]
    assert meetc("verify", "out/m01.json", "in/m01.meet").code == 0


def test_what_is_in_the_way_ends_both_alike(meetc: Meetc) -> None:
    folder_of_meets(meetc)
    meetc.write("out/m01.json", "[]")
    one, many = (meetc("build", "in", "-o", "out", "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.code, one.out) == (2, "wrote out/m00.json\n")
    assert one == many
    assert (meetc.folder / "out/m01.json").read_text() == "[]"


def test_ctrl_c_leaves_whole_files_with_their_digests(meetc: Meetc) -> None:
    """As a terminal does it: all processes of the build hear it."""
    folder_of_meets(meetc, 400)
    heeding = (  # a test in the background of a shell is started with Ctrl-C ignored
        "from meetc.__main__ import main\n"
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", heeding, "build", "in", "-o", "out", "--jobs", "2"],
        cwd=meetc.folder, env=os.environ | SURROUNDINGS, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("wrote out/m00.json")
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    made = {path.name for path in (meetc.folder / "out").iterdir()} - {"meetc-digests.json"}
    kept = json.loads((meetc.folder / "out/meetc-digests.json").read_bytes())["outputs"]
    assert made == set(kept)


def test_what_outputs_are_made_of(meetc: Meetc) -> None:
    meetc.write("a b.meet", MEET + 'include "part$1.meet"\ninclude "part#.meet"\n')
    meetc.write(
        "part$1.meet", ATHLETE.replace("F", "M") + 'event T1 100 M\n  entries from "more.csv"\n'
    )
    meetc.write("part#.meet", 'team ABC "A"\n')
    meetc.write("more.csv", "bib,sb\n")
    meetc.write("t.txt.j2", "{{ meet.name }}")
    ran = meetc("build", "a b.meet", "--deps", "made.d", "--template", "t.txt.j2")
    assert (ran.code, ran.err) == (0, "")
    assert (meetc.folder / "made.d").read_text() == (
        "a\\ b.txt: a\\ b.meet part$$1.meet part\\#.meet more.csv t.txt.j2\n"
        "a\\ b.meet:\npart$$1.meet:\npart\\#.meet:\nmore.csv:\nt.txt.j2:\n"
    )


def test_a_meet_with_errors_leaves_the_rules(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    assert meetc("build", "a.meet", "--target", "html", "--deps", "made.d").code == 0
    before = (meetc.folder / "made.d").read_text()
    assert before == "a/meetc-files.json: a.meet\na.meet:\n"
    meetc.write("a.meet", MEET + "nonsense\n")
    assert meetc("build", "a.meet", "--target", "html", "--deps", "made.d").code == 1
    assert (meetc.folder / "made.d").read_text() == before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("-o", "-"), "--deps is for outputs that are files; -o names one"),
        (("-o", "made.d"), "made.d is where an output is written; --deps names another file"),
        (("--watch",), "--deps is for make, and --watch builds by itself"),
    ],
)
def test_rules_of_nothing(meetc: Meetc, more: tuple[str, ...], said: str) -> None:
    meetc.write("a.meet", MEET)
    ran = meetc("build", "a.meet", "--deps", "made.d", *more)
    assert (ran.code, ran.err) == (2, f"meetc: {said}\n")


def test_an_output_that_would_be_equal_is_not_touched(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    for target, file in (
        ("opentrack", "a.json"),
        ("csv", "a-results.csv"),
        ("html", "a/index.html"),
    ):
        assert meetc("build", "a.meet", "--target", target).code == 0
        place = meetc.folder / file
        os.utime(place, (1, 1))
        assert meetc("build", "a.meet", "--target", target).code == 0
        assert place.stat().st_mtime == 1
    meetc.write("a.meet", MEET + ATHLETE)
    assert meetc("build", "a.meet").code == 0
    assert time.time() - (meetc.folder / "a.json").stat().st_mtime < 600
