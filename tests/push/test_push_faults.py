"""The matrix of P4: every request of a push, befallen by every fault, and then pushed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from meetc.push.state import Journal
from meetc.sandbox.faults import parse
from meetc.service.http import Http
from tests.conftest import EXAMPLES
from tests.support.pushing import MEET, Rig, impatient, rig

FAULTS = ("drop-before-commit", "drop-after-commit", "502-before", "502-after", "429=0s", "401",
          "random-fields")  # fmt: skip


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Cut:
    """Ends the process at one point: before or after a request, before or after a line of the
    journal."""

    where: str
    number: int
    count: int = 0

    def pass_(self, where: str) -> None:
        if where == self.where:
            self.count += 1
            if self.count == self.number:
                raise Killed

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        exchange, append = Http._exchange, Journal._append

        def exchanged(http: Http, *rest: Any) -> Any:
            self.pass_("before a request")
            answer = exchange(http, *rest)
            self.pass_("after a request")
            return answer

        def appended(journal: Journal, entries: Any) -> None:
            self.pass_("before a line")
            append(journal, entries)
            self.pass_("after a line")

        monkeypatch.setattr(Http, "_exchange", exchanged)
        monkeypatch.setattr(Journal, "_append", appended)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One server for all: what it holds is cleared before each push that is cut."""
    with rig(tmp_path_factory.mktemp("rig"), recompute_places=True) as found:
        yield found


@pytest.fixture(scope="module")
def clean(service: Rig, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Any, str]:
    """What a push that is not cut sends, leaves there, and leaves here."""
    service.afresh(tmp_path_factory.mktemp("clean") / "meets")
    assert service.push().code == 0
    return len(service.requests()), service.held(), _base(service)


def _base(found: Rig) -> str:
    return found.base.read_text(encoding="utf-8")


def _ends_well(found: Rig, held: dict[str, Any], base: str) -> None:
    """Push until it is done: at most twice more. Nothing is twice there, nothing is missing, and
    what is known of it is what a push leaves that was never cut."""
    for _ in range(2):
        ran = found.push()
        if ran.code == 0:
            break
    assert ran.code == 0, ran.out + ran.err
    assert found.held() == held
    assert _base(found) == base


@pytest.mark.parametrize("fault", FAULTS)
def test_p4_every_request_and_every_fault(
    service: Rig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clean: tuple[int, Any, str],
    fault: str,
) -> None:
    impatient(monkeypatch)
    count, held, base = clean
    for number in range(1, count + 1):
        service.afresh(tmp_path / str(number))
        service.service.faults = [parse(f"{fault}:*:/:{number}-{number + 2}")]
        ran = service.push()
        assert ran.code in (0, 3, 4, 5), ran.out + ran.err
        service.service.faults = []
        _ends_well(service, held, base)
    print(f"{count} positions x {fault}: 0 duplicates, 0 lost")


@pytest.mark.parametrize(
    "where", ["before a request", "after a request", "before a line", "after a line"]
)
def test_p4_a_kill_at_every_point(
    service: Rig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clean: tuple[int, Any, str],
    where: str,
) -> None:
    _, held, base = clean
    for number in range(1, 60):
        service.afresh(tmp_path / str(number))
        with monkeypatch.context() as patch:
            Cut(where, number).install(patch)
            try:
                ran = service.push()
            except Killed:
                pass
            else:
                assert ran.code == 0
                assert number > 10
                return
        _ends_well(service, held, base)


@pytest.mark.parametrize("where", ["after a request", "before a line"])
def test_p4_a_kill_where_the_service_does_not_keep_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """It takes the unit and loses the marks: nothing of them counts as sent."""
    with rig(tmp_path, recompute_places=True) as service:
        assert service.push().code == 0
        expected, base = service.held(), _base(service)
        for number in range(1, 60):
            service.afresh(tmp_path / str(number))
            service.service.switch({"unit_results": False})
            with monkeypatch.context() as patch:
                Cut(where, number).install(patch)
                try:
                    ran = service.push()
                except Killed:
                    ended = False
                else:
                    ended = True
                    assert ran.code == 4
                    assert number > 10
            service.service.switch({"unit_results": True})
            _ends_well(service, expected, base)
            if ended:
                return


@pytest.mark.parametrize("first", range(len(FAULTS)))
def test_p4_an_update_and_every_fault(
    service: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """The same of a push that changes what is there: team, athlete, entry, event, results. The
    faults take turns at the requests."""
    impatient(monkeypatch)
    expected: dict[str, Any] = {}
    count = 0
    for number in range(25):
        service.afresh(tmp_path / str(number))
        if number and number % len(FAULTS) != first:
            continue
        assert service.push().code == 0
        for old, new in _changes():
            service.change(old, new)
        service.forget()
        if number:
            fault = FAULTS[(number // len(FAULTS) + first) % len(FAULTS)]
            service.service.faults = [parse(f"{fault}:*:/:{number}-{number + 1}")]
        ran = service.push()
        assert ran.code in (0, 3, 4, 5), ran.out + ran.err
        service.service.faults = []
        if not number:
            expected, base, count = service.held(), _base(service), len(service.requests())
        _ends_well(service, expected, base)
    assert 15 <= count <= 25


def _changes() -> Iterator[tuple[str, str]]:
    yield '"Alphas"', '"Alpha Club"'
    yield '"Bea Sample" F BBB', '"Bea Married" F BBB events_entered=T01'
    yield '"100 metres" F', '"100 m" F'
    yield "    1  11.82  lane=4", "    1  12.82  lane=4"
    yield "o  xo  xxx", "o  xo  o"


@pytest.mark.parametrize("fault", ["drop-before-commit", "drop-after-commit", "502-after"])
def test_p4_a_saved_plan_goes_on_where_it_ended(
    service: Rig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clean: tuple[int, Any, str],
    fault: str,
) -> None:
    impatient(monkeypatch)
    count, held, base = clean
    for number in range(1, count + 1):
        service.afresh(tmp_path / str(number))
        assert service.plan("--save", "small.plan").code == 0
        service.service.faults = [parse(f"{fault}:*:/:{number}-{number + 2}")]
        assert service("push", "small.plan").code in (0, 3, 4, 5)
        service.service.faults = []
        ran = service("push", "small.plan")
        assert ran.code == 0, f"{number}: {ran.out}{ran.err}"
        assert service.held() == held
        assert _base(service) == base


@pytest.mark.full
@pytest.mark.parametrize("fault", [*FAULTS, "kill before a request", "kill after a request"])
def test_p4_spring(
    service: Rig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: str,
) -> None:
    """Every request of a whole county open; prints positions and faults."""
    impatient(monkeypatch)
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    service.afresh(tmp_path / "clean", text)
    assert service.push().code == 0
    count, held, base = len(service.requests()), service.held(), _base(service)
    for number in range(1, count + 1):
        service.afresh(tmp_path / str(number), text)
        with monkeypatch.context() as patch:
            if fault.startswith("kill "):
                Cut(fault.removeprefix("kill "), number).install(patch)
            else:
                service.service.faults = [parse(f"{fault}:*:/:{number}")]
            with suppress(Killed):
                service.push()
        service.service.faults = []
        _ends_well(service, held, base)
    with capsys.disabled():
        print(f"\n{count} positions x {fault}: 0 duplicates, 0 lost")


def test_the_meet_is_of_about_twenty_requests(clean: tuple[int, dict[str, Any], str]) -> None:
    assert 15 <= clean[0] <= 35
    assert MEET.count("\n") < 30
