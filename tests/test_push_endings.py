"""How a push ends where the service fails: the exit code says what may have been done there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetc.sandbox.faults import parse
from tests.pushing import Rig, impatient, rig


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    impatient(monkeypatch)
    with rig(tmp_path) as found:
        yield found


def _faults(found: Rig, *texts: str) -> None:
    found.service.faults = [parse(text) for text in texts]


@pytest.mark.parametrize("fault", ["drop-after-commit", "502-after", "drop-before-commit"])
def test_a_write_that_may_have_been_carried_out_ends_4(small: Rig, fault: str) -> None:
    """The very first write, so that nothing is certainly done."""
    _faults(small, f"{fault}:POST:/api/competitions/", "502-before:GET:/api/my-competitions/:2-")
    ran = small.push()
    assert ran.code == 4, ran.out + ran.err
    assert "failed: 1" in ran.out
    assert "next: meetc push small.meet --env test" in ran.out
    _faults(small)
    assert small.push().code == 0
    small.change("11.82", "11.81")
    _faults(small, "drop-before-commit:PATCH:/api/units/", "502-before:GET:/api/units/:5-")
    assert small.push().code == 4
    _faults(small)
    assert small.push().code == 0


def test_a_service_that_takes_nothing_ends_5(small: Rig) -> None:
    _faults(small, "429=0s:POST:/api/competitions/")
    ran = small.push()
    assert ran.code == 5, ran.out + ran.err
    _faults(small, "502-before:GET:/api/my-competitions/")
    assert small.push().code == 5


@pytest.mark.parametrize("fault", ["drop-after-commit", "502-after", "drop-before-commit"])
@pytest.mark.parametrize("is_listed", [True, False])
def test_a_lost_answer_of_the_older_api_ends_4(small: Rig, fault: str, is_listed: bool) -> None:
    path = "/api/v1/competitions/"
    listing = "slow=0s" if is_listed else "502-before"
    _faults(small, f"{fault}:POST:{path}", f"{listing}:GET:{path}:2-")
    ran = small.push("--api", "v1")
    assert ran.code == 4, ran.out + ran.err
    is_there = fault != "drop-before-commit"
    if is_there and is_listed:
        assert "it is there now, but the answer was lost: look at it" in ran.out
    else:
        assert "nobody knows whether it was taken; the same again looks first" in ran.err
    _faults(small)
    again = small.push("--api", "v1")
    assert again.code == (3 if is_there else 0), again.out + again.err


def test_the_older_api_that_takes_nothing_ends_5(small: Rig) -> None:
    _faults(small, "429=0s:POST:/api/v1/competitions/")
    assert small.push("--api", "v1").code == 5
    _faults(small, "502-before:GET:/api/v1/competitions/")
    assert small.push("--api", "v1").code == 5
