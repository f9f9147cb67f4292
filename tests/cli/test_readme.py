"""Every block of the README is executed: commands, meets, their diagnostics, Python."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import meetc
from meetc.cli.commands import COMMANDS
from meetc.diagnostics import text
from meetc.sandbox import demo
from meetc.sandbox.server import running
from meetc.sandbox.service import Service
from meetc.sandbox.store import RecordKind, Store
from meetc.service.environment import load
from tests.conftest import ROOT, Meetc

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```([^\n]*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(info: str) -> list[str]:
    return [body for found, body in BLOCKS if found == info]


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert {info for info, _ in BLOCKS} == {
        *("", "sh", "console", "console sandbox", "console day", "meet", "meet wrong"),
        *("meet file=june.meet", "meet file=track.meet", "csv file=entries.csv", "python", "toml"),
        *("meet file=jumps.meet", "meet file=known.meet", "meet file=plan.meet"),
        *("meet file=ages.meet", "meet file=rehearsal.meet", "console rehearsal"),
    }


def test_the_two_lines_are_those_that_ci_runs() -> None:
    build, tests = blocks("sh")
    assert build.count("\n") == tests.count("\n") == 1
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    patterns = re.findall(r"readme_line '(.*)'\)", script)
    assert len(patterns) == 2
    for line, pattern in zip((build, tests), patterns, strict=True):
        found = [ln for ln in README.splitlines() if re.search(pattern, ln)]
        assert found == [line.rstrip("\n")]


def test_console_blocks(meetc: Meetc) -> None:
    """Each `$ meetc …` prints exactly the lines below it; `$ git …` is run for it."""
    for name in ("jumps.meet", "known.meet", "plan.meet", "ages.meet"):
        meetc.write(name, blocks(f"meet file={name}")[0])
    for block in blocks("console"):
        for program, command, output in re.findall(
            r"^\$ (meetc|git) (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE
        ):
            if program == "git":
                subprocess.run(["git", *shlex.split(command)], cwd=meetc.folder, check=True)
                continue
            ran = meetc(*shlex.split(command))
            assert (ran.code, ran.out, ran.err) == (0, output, ""), command


def test_from_file_to_opentrack(meetc: Meetc) -> None:
    """The commands against the demo of the rehearsal server, on a port of its own."""
    service = Service(Store(), refill=demo.fill)
    demo.fill(service.store)
    demo.add_users(service.store)
    meetc("init", "spring.meet")
    with running(service) as url:
        meetc.write("meetc.toml", f'[env.sandbox]\nhost = "{url}"\n')
        (block,) = blocks("console sandbox")
        shown = block.replace("http://127.0.0.1:8026", url)
        for command, output in re.findall(r"^\$ meetc (.*)\n((?:[^$].*\n)*)", shown, re.MULTILINE):
            ran = meetc(*shlex.split(command))
            assert ran.code == 0, ran.err
            assert ran.out + ran.err == output, command
    service.store.close()


def test_a_meet_day(meetc: Meetc) -> None:
    """From entries to pull, in the order of the chapter: files as they are shown, and commands
    against the rehearsal server. `...` stands for any lines. Before `status` somebody changes at
    the service what the chapter tells."""
    service = Service(Store(), refill=demo.fill)
    demo.fill(service.store)
    demo.add_users(service.store)
    chapter = README.partition("\n## A meet day\n")[2].partition("\n## ")[0]
    with running(service) as url:
        meetc.write("meetc.toml", f'[env.sandbox]\nhost = "{url}"\n')
        ran = []
        for info, body in re.findall(r"^```([^\n]*)\n(.*?)^```$", chapter, re.M | re.S):
            if "rehearsal" in info:
                continue  # tests/cli/test_rehearsal.py
            if "file=" in info:
                name = info.partition("file=")[2]
                if ran[-1:] in (["seed"], ["advance"]):  # what it has written is what is shown
                    written = (meetc.folder / name).read_text(encoding="utf-8")
                    assert written.removeprefix("# heats and results of the track\n") == body
                meetc.write(name, body)
                continue
            assert info == "console day"
            for command, output in re.findall(r"^\$ meetc (.*)\n((?:[^$].*\n)*)", body, re.M):
                ran.append(command.split()[0])
                if command.startswith("status"):
                    correct(service.store, "102", "12.41")
                done = meetc(*shlex.split(command))
                shown = re.escape(output).replace(r"\.\.\." + "\\\n", r"(?:.*\n)*")
                assert re.fullmatch(shown, done.out + done.err), (command, done)
    service.store.close()
    assert ran == [
        "import",
        "bibs",
        "seed",
        "simulate",
        "check",
        "build",
        "advance",
        "check",
        "why",
        "push",
        "push",
        "status",
        "pull",
    ]
    assert "102   12.41        lane=4\n" in (meetc.folder / "track.meet").read_text(
        encoding="utf-8"
    )


def correct(store: Store, bib: str, mark: str) -> None:
    """Change the time of a bib where it has one, as somebody does at the service."""
    for unit in store.of_competition(RecordKind.UNIT, ""):
        rows = unit.document.get("results", [])
        for row in rows:
            if row["bib"] == bib and row.get("performance"):
                row["performance"] = mark
                store.save(unit, unit.document | {"results": rows}, extra=unit.extra)


@pytest.mark.parametrize("block", blocks("toml"))
def test_the_settings_are_sound(block: str, tmp_path: Path) -> None:
    (tmp_path / "meetc.toml").write_text(block, encoding="utf-8")
    found = load(tmp_path)
    assert (found.default, sorted(found.by_name)) == ("test", ["live", "sandbox", "test"])


@pytest.mark.parametrize("block", blocks("meet"))
def test_meets_are_strictly_silent(block: str) -> None:
    assert meetc.compile(block, strict=True).diagnostics == ()


def test_the_wrong_meet_gives_what_is_shown() -> None:
    (wrong,) = blocks("meet wrong")
    compiled = meetc.compile(wrong, path="spring.meet")
    shown = next(body for body in blocks("") if body.startswith("error"))
    assert text.render(compiled.diagnostics) == shown


def test_the_diff_is_what_is_shown(meetc: Meetc) -> None:
    meet = next(block for block in blocks("meet") if "11.95" in block)
    meetc.write("old.meet", meet)
    meetc.write("new.meet", meet.replace("11.95", "11.28"))
    shown = next(body for body in blocks("") if body.startswith("T01"))
    ran = meetc("diff", "old.meet", "new.meet")
    assert (ran.code, ran.out, ran.err) == (6, shown, "")


@pytest.mark.parametrize("block", blocks("python"))
def test_python_blocks(block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_link_inside_leads_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "grammar/README.md", "templates/README.md"):
        page = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page):
            assert (Path(ROOT / name).parent / target).exists(), f"{name}: {target}"


def test_every_file_that_a_change_touches_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:meetc|tests|grammar|templates|findings)/[\w./]*)`", page)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_command_is_named() -> None:
    for command in COMMANDS:
        assert f"`meetc {command}" in README, command
