"""How a push ends where the service fails: the exit code says what may have been done there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetc.sandbox.faults import parse
from meetc.schema import check_payload
from tests.support.pushing import USER, Rig, impatient, rig


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
    _faults(small, "drop-before-commit:PATCH:/api/units/", "502-before:GET:/api/units/:6-")
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


# -- what programs are told -------------------------------------------------------------------


def _refused(small: Rig, *options: str, code: int = 3, **environment: str) -> dict[str, Any]:
    ran = small("push", "small.meet", "--format", "json", *options, **environment)
    assert ran.code == code, ran.out + ran.err
    found: dict[str, Any] = json.loads(ran.out)
    check_payload(found, "push")
    assert found["exit_code"] == code
    assert (found["results"], found["cannot"], found["next"]) == ([], [], None)
    assert f"meetc: {found['reason']}\n" in ran.err
    return found


def test_a_dry_run_prints_the_plan_for_programs(small: Rig) -> None:
    ran = small.push("--dry-run", "--format", "json")
    assert ran.code == 0, ran.err
    assert ran.out == small.plan("--format", "json").out
    check_payload(json.loads(ran.out), "plan")
    assert small.push().code == 0
    small.edit_row("T01", "1", performance="11.83")
    small.change("11.82", "11.80")
    ran = small.push("--dry-run", "--format", "json")
    assert ran.code == 3
    assert ran.out == small.plan("--format", "json").out
    assert "1 in conflict" in ran.err


def test_a_refusal_is_told_to_programs(small: Rig) -> None:
    assert small.push().code == 0
    target = f"{small.url}/x/2026/GBR/small/"
    small.edit_row("T01", "1", performance="11.83")
    small.change("11.82", "11.80")
    found = _refused(small)
    assert found["reason"].startswith("1 in conflict, nothing is sent: `meetc pull` takes over")
    assert (found["target"], found["user"]) == (target, "Fay Deration <fed@example.org>")
    found = _refused(small, MEETC_PASSWORD="wrong")
    assert (found["target"], found["user"]) == (target, "")
    small.folder.joinpath("small.test.lock").write_text('{"pid": 1, "host": "elsewhere"}')
    assert "process 1 on elsewhere" in _refused(small)["reason"]
    small.folder.joinpath("small.test.lock").unlink()
    _faults(small, "502-before:GET:/api/my-competitions/")
    assert "is too busy (502)" in _refused(small, code=5)["reason"]


def test_a_stale_plan_is_told_to_programs(small: Rig) -> None:
    assert small.plan("--save", "small.plan").code == 0
    small.change("11.82", "11.80")
    ran = small("push", "small.plan", "--format", "json")
    assert ran.code == 3
    assert "the plan does not hold any more" in json.loads(ran.out)["reason"]
    ran = small("push", "small.plan", "--rehearse")
    assert ran.code == 2
    assert ran.err == (
        "meetc: a saved plan is for its service; meetc push small.meet --rehearse rehearses\n"
    )


def test_the_older_api_tells_programs(small: Rig) -> None:
    options = ("--api", "v1", "--format", "json")
    ran = small.push(*options, "--dry-run")
    assert ran.code == 0
    plan = json.loads(ran.out)
    check_payload(plan, "plan")
    assert plan["steps"] == [{"resource": "competition", "action": "create"}]
    _faults(small, "drop-before-commit:POST:/api/v1/competitions/")
    ran = small.push(*options)
    assert ran.code == 4
    found = json.loads(ran.out)
    check_payload(found, "push")
    assert found["results"][0]["fate"] == "failed"
    assert found["next"] == "meetc push small.meet --env test --api v1"
    _faults(small)
    found = json.loads(small.push(*options).out)
    check_payload(found, "push")
    assert found["results"] == [{"resource": "competition", "action": "create", "fate": "done"}]
    assert (found["target"], found["user"]) == (f"{small.url}/x/2026/GBR/small/", USER)
    assert "is there already" in _refused(small, "--api", "v1")["reason"]
