"""Calls that are read without typer mean what typer takes them for; all others are left to it."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from inspect import signature
from typing import Any

import pytest

from meetc.cli.commands import Commands
from meetc.cli.quick_call import QUICK, quick_call
from meetc.disciplines import _USUAL, by_patterns
from tests.conftest import MEET, ROOT, Meetc

_SURE = [
    "check a.meet",
    "check a.meet b.meet --strict --complete",
    "check --format json -v a.meet",
    "check -",
    "check --fix --stats a.meet --diff",
    "build a.meet",
    "build a.meet -o -",
    "build --output out.json a.meet --force",
    "build --target html a.meet -o out",
    "build --only T01 a.meet --only F02 --target print --paper letter --part cards",
    "build --template own.html a.meet --privacy full",
    "fmt a.meet b.meet --check",
    "fmt --diff -",
    "build a.meet b.meet --jobs 2",
    "seed a.meet",
    "seed a.meet T01 T02 --draw 7 --reseed --write",
    "advance a.meet T01",
    "advance --replace 12 a.meet T01 --write",
    "order a.meet F01 --after 3",
    "simulate a.meet --seed 7",
    "simulate --seed 0 - -o -",
    "why a.meet T01",
    "why a.meet --json T01 12",
    "why a.meet T01 --format json",
]
_LEFT = [
    "", "--version", "check", "check --help", "check -h a.meet", "check --nope a.meet",
    "check -- a.meet", "check --format=json a.meet", "check --format xml a.meet",
    "check --strict --strict a.meet", "check a.meet --format", "build a.meet --jobs 0",
    "build -ofile a.meet", "build a.meet -o --force", "build -o", "explain M302", "help check",
    "fmt --strict a.meet", "build a.meet --jobs two", "build a.meet --jobs +2", "seed",
    "seed a.meet --draw -1", "advance a.meet", "advance a.meet T01 T02", "simulate a.meet",
    "simulate --seed 7", "simulate a.meet b.meet --seed 7", "why a.meet", "why a.meet T01 12 13",
]  # fmt: skip


def _as_typer_reads(words: list[str]) -> dict[str, Any]:
    """The values that typer gives to the function of a command."""
    command = Commands().get_command(None, words[0])
    values: dict[str, Any] = command.make_context(words[0], words[1:]).params
    return values


def _plain(value: Any) -> str:
    """A value as text: typer has lists as tuples here, and choices by their words."""
    return str((list(value) if isinstance(value, tuple) else value) or None)


@pytest.mark.parametrize("words", _SURE)
def test_a_call_means_what_typer_takes_it_for(words: str) -> None:
    call: Any = quick_call(words.split())
    assert call is not None
    typers = _as_typer_reads(words.split())
    for name, value in call.keywords.items():
        assert _plain(value) == _plain(typers.pop(name)), name
    declared = signature(call.func).parameters
    for name, value in typers.items():
        assert _plain(value) == _plain(declared[name].default), name


@pytest.mark.parametrize("words", _LEFT)
def test_what_is_not_sure_is_left_to_typer(words: str) -> None:
    assert quick_call(words.split()) is None


def test_completion_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MEETC_COMPLETE", "complete_bash")
    assert quick_call(["check", "a.meet"]) is None


def test_quick_commands_load_nothing_of_weight(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    for name in QUICK:
        assert not hasattr(import_module(f"meetc.cli.{name}"), "typer"), name
    script = (
        "import sys\nfrom meetc.__main__ import main\n"
        "sys.argv = ['meetc', 'check', 'a.meet']\n"
        "import os; os._exit = sys.exit\n"
        "try: main()\nexcept SystemExit as end: print(end.code, sorted(\n"
        " {'typer', 'lark', 'logging', 'pickle', 'shutil', 'difflib', 'meetc._athlib',\n"
        "  'dataclasses', 'inspect', 'json', 'pathlib'}\n"
        " & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{script}"],
        capture_output=True, cwd=meetc.folder, check=True,
    )  # fmt: skip
    assert done.stdout.decode().splitlines()[-1] == "0 []"


@pytest.mark.parametrize("code", list(_USUAL))
def test_usual_codes_are_what_the_patterns_say(code: str) -> None:
    assert by_patterns(code) == _USUAL[code]


def test_a_reader_of_a_pipe_that_has_had_enough_is_no_mistake(meetc: Meetc) -> None:
    """`meetc check … | head -0`: the exit code says nothing of the meet then."""
    meetc.write("a.meet", MEET)
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
         "sys.argv = ['meetc', 'check', 'a.meet']\nsys.stdin.read()\n"
         "from meetc.__main__ import main; main()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=meetc.folder,
    )  # fmt: skip
    assert process.stdout
    assert process.stdin
    assert process.stderr
    process.stdout.close()
    process.stdin.close()
    assert (process.wait(60), process.stderr.read()) == (0, b"")
    process.stderr.close()
