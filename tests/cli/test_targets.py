"""A target is one file: what a toy of each new kind needs, from `build` to `verify`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import MEET, ROOT, Meetc

TOYS = '''
import enum
from functools import partial
from meetc.targets import register
from meetc.targets.target import Output, Target


def start_lists(meet, privacy, timings):
    """Three files of a timing system: no JSON, no schema, no privacy, no digest in them."""
    text = "".join(f"{e.id},1,1,{e.fields['name']}\\n" for e in meet.events)
    names = ("lynx.evt", "lynx.ppl", "lynx.sch")
    return Output({name: partial(f";toy {name}\\n{text}".encode) for name in names})


def fixed_columns(meet, privacy, timings):
    from meetc.emit.provenance import digest
    lines = "".join(f"{e.id:<8}{e.fields['name']:<20}\\n" for e in meet.events)
    return Output({"": partial(f"A1TOY\\n{lines}".encode)}, digest(meet))


for target in (
    Target("toy-lists", "", start_lists, "start lists are three files", (b";toy ",)),
    Target("toy-text", ".hy3", fixed_columns, heads=(b"A1TOY\\n",), endings=(".hy3",)),
):
    register.TARGETS[target.name] = target
register.TargetName = enum.StrEnum("TargetName", {name: name for name in register.TARGETS})

from meetc.__main__ import main
main()
'''


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", TOYS, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_folder_of_text_files(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET + 'event T01 100 "100 m" F\n')
    build = ("build", "t.meet", "--target", "toy-lists")
    assert run(meetc.folder, *build) == (0, "wrote t/\n")
    written = meetc.folder / "t/lynx.evt"
    assert written.read_text(encoding="utf-8") == ";toy lynx.evt\nT01,1,1,100 m\n"
    assert sorted(path.name for path in written.parent.iterdir()) == [
        "lynx.evt", "lynx.ppl", "lynx.sch", "meetc-files.json",
    ]  # fmt: skip
    assert run(meetc.folder, "verify", "t", "t.meet") == (0, "t is what t.meet says\n")
    assert run(meetc.folder, "verify", "t/lynx.evt", "t.meet")[0] == 0
    code, said = run(meetc.folder, *build, "-o", "-")
    assert (code, said.split(",")[0]) == (2, "meetc: start lists are three files")
    assert run(meetc.folder, *build, "--privacy", "full")[0] == 2
    written.write_bytes(written.read_bytes().replace(b"T01", b"T02"))
    code, said = run(meetc.folder, "verify", "t", "t.meet")
    assert code == 6
    assert said.startswith("t/lynx.evt was changed after it was built")


def test_a_text_in_fixed_columns(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET + 'event T01 100 "100 m" F\n')
    build = ("build", "t.meet", "--target", "toy-text")
    assert run(meetc.folder, *build) == (0, "wrote t.hy3\n")
    assert run(meetc.folder, *build, "-o", "-") == (0, "A1TOY\nT01     100 m               \n")
    assert run(meetc.folder, "verify", "t.hy3", "t.meet") == (0, "t.hy3 is what t.meet says\n")
    text = (meetc.folder / "t.hy3").read_bytes()
    meetc.write("t.hy3", text.replace(b"100 m", b"100 y"))
    assert run(meetc.folder, "verify", "t.hy3", "t.meet")[0] == 6
    assert "toy-text" in "".join(run(meetc.folder, "build", "--help")[1].split())
