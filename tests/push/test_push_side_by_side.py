"""A push of many units goes over several connections, and keeps what a push over one keeps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest

from meetc.sandbox import faults
from meetc.sandbox.store import RecordKind
from meetc.service import side_by_side as connections
from meetc.service.client import Client
from meetc.service.errors import DeniedError
from meetc.service.http import Http
from meetc.service.side_by_side import FEW, side_by_side
from tests.support.pushing import Rig, impatient, rig, settled

_HEATS = 24
_ROWS = "".join(f"  heat {n} official\n    {n}  12.{n:02}  lane=4\n" for n in range(1, _HEATS + 1))
_ATHLETES = "".join(f'athlete {n} "Ada Example" F\n' for n in range(1, _HEATS + 1))
MANY = (
    'meet "Many Heats" slug=small country=GBR date=2026-05-09\n'
    f'{_ATHLETES}event T01 100 "100 metres" F rounds={_HEATS}\n{_ROWS}'
)
"""More units than go one after the other."""


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    impatient(monkeypatch)
    with rig(tmp_path, MANY) as found:
        yield found


def test_several_go_at_once_and_are_told_in_order() -> None:
    together = threading.Barrier(connections.CONNECTIONS, timeout=30)

    def do(number: int) -> int:
        if number < connections.CONNECTIONS:
            together.wait()
        return -number

    assert list(side_by_side(do, range(FEW + 1))) == [-n for n in range(FEW + 1)]


def test_few_go_one_after_the_other() -> None:
    here = threading.get_ident()
    assert set(side_by_side(lambda _: threading.get_ident(), range(FEW))) == {here}


def test_what_is_told_does_not_hang_on_who_was_first(many: Rig, tmp_path: Path) -> None:
    told = [many.push("-v").out]
    held, base = many.held(), many.base.read_bytes()
    many.afresh(tmp_path / "again", MANY)
    told.append(many.push("-v").out)
    assert told[0] == told[1]
    lines = [line for line in told[0].splitlines() if "] " in line and "unit T01" in line]
    assert [line.partition("heat ")[2].split()[0] for line in lines] == [
        str(n) for n in range(1, _HEATS + 1)
    ]
    assert many.held().keys() == held.keys()
    assert many.base.read_bytes().count(b"\n") == base.count(b"\n")
    settled(many)


@pytest.mark.parametrize(
    "fault",
    [
        "drop-before-commit:PATCH:/:9-30",
        "drop-after-commit:PATCH:/:9-30",
        "502-after:PATCH:/:9-30",
        "429:PATCH:/:9-30",
        "401:PATCH:/:9-30",
        "drop-before-commit:GET:/api/:20-40",
    ],
)
def test_a_cut_in_the_middle_is_gone_on_with(many: Rig, fault: str) -> None:
    many.service.faults = [faults.parse(fault)]
    first = many.push()
    assert first.code in (0, 3, 4), first.out + first.err
    many.service.faults = []
    assert many.push().code == 0
    for number in range(1, _HEATS + 1):
        assert many.rows("T01", f"1/{number}")[str(number)]["performance"] == f"12.{number:02}"
    settled(many)


def test_a_service_that_is_crowded_is_asked_one_by_one(many: Rig) -> None:
    """A few 429 in the middle: all is sent, and nobody asks side by side any more."""
    many.service.faults = [faults.parse("429:PATCH:/:5-6")]
    ran = many.push()
    assert (ran.code, "not tried" in ran.out) == (0, False)
    assert many.befallen() == ["429:PATCH:/:5-6"] * 2
    settled(many)


class _Strict:
    """A service at which one token has run out, and where all who have it ask at once."""

    origin = "https://a.example"

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.secrets: set[str] = set()
        self.together = threading.Barrier(connections.CONNECTIONS, timeout=30)

    def call(self, method: str, url: str, **_: Any) -> str:
        token = self.headers["Authorization"]
        if token == "Token old" and url != "api/hello/":
            self.together.wait()
        if token == "Token old":
            raise DeniedError("denied")
        return token


def test_a_token_that_runs_out_is_renewed_once_for_all() -> None:
    signed_in: list[str] = []

    def sign_in(_: Client) -> str:
        signed_in.append("new")
        return "new"

    client = Client(cast("Http", _Strict()), sign_in)
    client.take("old")
    with ThreadPoolExecutor(connections.CONNECTIONS) as pool:
        got = list(pool.map(lambda n: client.call("GET", f"api/units/{n}/"), range(8)))
    assert got == ["Token new"] * 8
    assert signed_in == ["new"]


def test_a_conflict_in_one_unit_stops_no_other(many: Rig) -> None:
    """Somebody edits a heat between the plan and its write: that one is refused, all others go."""
    assert many.push().code == 0
    many.write(MANY.replace("  12.", "  13."))
    many.edit_row("T01", "20", "1/20", performance="12.99")
    ran = many.push()
    assert ran.code == 3
    assert many.rows("T01", "1/20")["20"]["performance"] == "12.99"
    assert many.push("--ours").code == 0
    assert many.rows("T01", "1/20")["20"]["performance"] == "13.20"
    settled(many)


def test_a_service_that_keeps_no_results_loses_those_of_one_unit(many: Rig) -> None:
    many.service.switch({"unit_results": False})
    ran = many.push()
    assert ran.code != 0
    assert ran.out.count("not tried: unit T01") + ran.err.count("not tried: unit T01") >= 1
    assert len([r for r in many.writes() if r.startswith("PATCH")]) == 1
    many.service.switch({"unit_results": True})
    assert many.push().code == 0
    settled(many)


def test_every_unit_is_sent_once_and_read_before(many: Rig) -> None:
    assert many.push().code == 0
    assert len(many.writes()) == len(set(many.writes()))
    units = [r for r in many.requests() if "/units/" in r]
    for number, request in enumerate(units):
        if request.startswith("PATCH "):
            assert request.replace("PATCH ", "GET ") in units[:number]
    assert many.record(RecordKind.UNIT, f"1/{_HEATS}", "T01").document["results"]
