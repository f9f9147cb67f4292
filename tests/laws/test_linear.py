"""Inputs of many of one thing: four times as many are about four times the work, never sixteen.

Work is counted and not timed: each line of Python that runs, each turn of a loop, and the length
of a text that is searched from end to end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from meetc import compile
from meetc.importer.importer import import_json
from meetc.resolve import declared_people
from tests.conftest import MEET, Meetc

Case = tuple[Callable[[int], str], int]

_WHOLE = {"count", "split", "rsplit", "splitlines", "replace", "translate"}
"""Methods of a text that look at all of it."""


def work(run: Callable[[], object]) -> int:
    """How much a run does."""
    done = 0

    def line(frame: FrameType, kind: str, argument: Any) -> Any:
        nonlocal done
        done += 1
        return line

    def call(frame: FrameType, kind: str, argument: Any) -> None:
        nonlocal done
        text = getattr(argument, "__self__", None)
        if kind == "c_call" and isinstance(text, (str, bytes)) and argument.__name__ in _WHOLE:
            done += len(text)

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        run()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return done


def assert_linear(some: Callable[[], object], four_times: Callable[[], object]) -> None:
    some()  # what the first run of all loads and remembers is no work of the input
    assert work(four_times) <= 5 * work(some)


def athletes(count: int) -> str:
    return "".join(f"athlete {n} M\n" for n in range(count))


def race(count: int, row: Callable[[int], str], code: str = "100") -> str:
    rows = "".join(f"  {n} {row(n)}\n" for n in range(count))
    return MEET + athletes(count) + f"event T01 {code} M\n final\n{rows}"


def clock(n: int) -> str:
    return f"2:{n // 60:02}:{n % 60:02}"


CASES: dict[str, Case] = {
    "thousandths of a mass race": (
        lambda n: race(n, lambda i: f"{clock(i)} raw={clock(i)}.000", "MAR"),
        300,
    ),
    "a tie with some thousandths": (
        lambda n: race(n, lambda i: "10.37" + " raw=10.362" * (i % 2)),
        150,
    ),
    "a tie with some places": (
        lambda n: race(n, lambda i: "10.37" + f" place={i // 2 + 1}" * (i % 2)),
        200,
    ),
    "places without times": (
        lambda n: race(n, lambda i: f"place={i + 1}" if i % 2 else f"{clock(i)}", "MAR"),
        200,
    ),
    "squads": (
        lambda n: (
            MEET
            + "event T01 4x100 M\n"
            + "".join(
                f" squad S{i} {4 * i} {4 * i + 1} {4 * i + 2} {4 * i + 3}\n" for i in range(n)
            )
        ),
        100,
    ),
    "parents of parents": (
        lambda n: MEET + "".join(f"event T{i} DEC M parent=T{i + 1}\n" for i in range(n)),
        100,
    ),
    "parents that are not declared": (
        lambda n: (
            MEET + "".join(f"event T{i} DEC M\nevent U{i} 100 M parent=X\n" for i in range(n))
        ),
        100,
    ),
    "places in the category": (
        lambda n: race(n, lambda i: f"5.{i % 90 + 10} catpos={i % 7 + 1}", "LJ"),
        150,
    ),
    "lines that are refused": (lambda n: MEET + 'team A "Belgrave\n' * n, 500),
}


@pytest.mark.parametrize("name", CASES)
def test_compile(name: str) -> None:
    text, count = CASES[name]
    some, four_times = text(count), text(4 * count)
    assert_linear(lambda: compile(some), lambda: compile(four_times))


class Counted(dict[str, Any]):
    """A dictionary that goes over its keys in lines of Python."""

    def __iter__(self) -> Iterator[str]:
        yield from list(self.keys())


def relay(teams: int) -> str:
    named = "".join(f'team T{n} "Team {n}"\n' for n in range(teams))
    rows = "".join(f"  T{n} 4{n % 9}.{n % 90 + 10}\n" for n in range(teams))
    return f"{MEET}{named}event T01 4x100 M\n final\n{rows}"


def test_teams_of_a_relay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of a relay looks its team up, and goes not over all of them."""
    read = declared_people.read_teams
    monkeypatch.setattr(declared_people, "read_teams", lambda *given: Counted(read(*given)))
    assert_linear(lambda: compile(relay(100)), lambda: compile(relay(400)))


def document(women: int, indent: int | None) -> bytes:
    """An export in which each row is doubtful: women in a race of men."""
    competitors = [
        {"bib": str(n), "firstName": "Ann", "lastName": f"B{n}", "gender": "F"}
        for n in range(women)
    ]
    results = [{"bib": str(n), "performance": "12.37"} for n in range(women)]
    event = {
        "eventId": "T01",
        "eventCode": "100",
        "genders": "M",
        "units": [{"heat": 1, "round": 1, "results": results}],
    }
    meet = {"slug": "spring", "country": "GBR", "date": "2026-05-09", "fullName": "Spring"}
    return json.dumps(
        meet | {"competitors": competitors, "events": [event]}, indent=indent
    ).encode()


@pytest.mark.parametrize("indent", [None, 2])
def test_import(indent: int | None) -> None:
    """Lines are counted once, not for each warning, in one long line as in many short ones."""
    some, four_times = document(60, indent), document(240, indent)
    imported = import_json(some, "spring.json")
    assert len(imported.diagnostics) >= 60
    assert_linear(
        lambda: import_json(some, "spring.json"), lambda: import_json(four_times, "spring.json")
    )


def test_fixes(meetc: Meetc) -> None:
    """The fixes of a text are compared with each other once."""
    rows = {n: race(n, lambda i: "10,37") for n in (120, 480)}
    for count, text in rows.items():
        meetc.write(f"{count}.meet", text)
    assert meetc("check", "--fix", "--diff", "120.meet").out.count("+  ") == 120
    assert_linear(
        lambda: meetc("check", "--fix", "--diff", "120.meet"),
        lambda: meetc("check", "--fix", "--diff", "480.meet"),
    )


def test_a_folder_of_meets(meetc: Meetc) -> None:
    for n in range(160):
        meetc.write(f"many/{n}.meet", MEET)
        meetc.write(f"{'some' if n < 40 else 'rest'}/{n}.meet", MEET)
    assert_linear(
        lambda: meetc("build", "some", "-o", "a/"), lambda: meetc("build", "many", "-o", "b/")
    )
