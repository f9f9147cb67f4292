"""The promises P1 to P5: what a push reads, repeats and says before it writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given

import meetc as library
from meetc.plan.base import Base
from meetc.plan.plan import Wishes
from meetc.push.prepared import Destination
from meetc.push.session import execute, prepare
from meetc.push.state import PushState
from meetc.sandbox.faults import parse
from meetc.sandbox.service import Service
from meetc.sandbox.store import Store
from meetc.sandbox.users import Role, add_user, expire_tokens
from meetc.service.connection import connect
from meetc.service.environment import Environment
from meetc.service.origin import origin_of
from tests.conftest import EXAMPLES
from tests.support.drawn import examples
from tests.support.promises import Script
from tests.support.pushing import PASSWORD, USER, Rig, rig
from tests.support.strategies import Written, meets

# -- P1: no write before everything is compiled and read --------------------------------------


def test_p1_a_meet_with_an_error_sends_nothing_at_all(small: Rig) -> None:
    small.change("11.95", "11,95")
    ran = small.push()
    assert ran.code == 1
    assert "M602" in ran.err
    assert small.requests() == []


def test_p1_everything_is_read_before_the_first_write(pushed: Rig) -> None:
    """And what is changed once more, right before it: the speed of the machine is no matter."""
    pushed.change("11.95", "11.94")
    pushed.change("5.60(-0.3)", "5.61(-0.3)")
    assert pushed.push().code == 0
    kinds = [r.split()[0] for r in pushed.requests() if "get-auth-token" not in r]
    assert re.fullmatch(r"(GET )+(GET PATCH ){2}", " ".join(kinds) + " ")
    before = [r for r in pushed.requests() if "get-auth-token" not in r][: kinds.index("PATCH") - 1]
    assert {r.replace("PATCH", "GET") for r in pushed.writes()} <= set(before)


def test_p1_with_only_an_error_elsewhere_is_a_warning(pushed: Rig) -> None:
    pushed.change("  o  xxx", "  o  xxz")
    pushed.change("11.95", "11.94")
    assert pushed.push().code == 1
    ran = pushed.push("--only", "T01")
    assert ran.code == 0, ran.err
    assert "warning" in ran.err
    assert pushed.rows("T01")["2"]["performance"] == "11.94"
    assert pushed.push("--only", "F02").code == 1


def test_p1_with_only_what_is_expected_of_others_is_a_warning(pushed: Rig) -> None:
    """Wherever the line stands: here below another event."""
    text = pushed.meet.read_text(encoding="utf-8")
    pushed.write(text + "expect T01 heat 1 2 mark = 11.90\n")
    ran = pushed.push("--only", "F02")
    assert ran.code == 0, ran.err
    assert "warning[M648]" in ran.err
    assert pushed.push("--only", "T01").code == 1


_ONLY = """\
meet "Small Open"
  slug small
  country GBR
  date 2026-05-09
  ages U15
team AAA "Alphas"
athlete 1 "Ada Example" F 2001-03-21 AAA
athlete 2 "Bea Sample" F AAA
athlete 3 "Cara Model" F AAA
athlete 4 "Dee Other" F AAA
athlete "A\\"5" "Eve Quoted" F AAA
include "more.meet"
results from "all.csv"
event H1 PEN "Pentathlon" F
event T01 100 "100 metres" F parent=H1
  final
    1  11.82
event T02 200 "200 metres" F
  final
    3  25.95
event T03 4x100 "Relay" F
  squad AAA "Alphas" 1 2 3 4
  final
    AAA  50.95
event "t\\"4" 800 "800 metres" F
  final
    "A\\"5"  2:12.00
events {age}L LJ "Long Jump {age}" F ages=U15
event T05 60 "60 metres" F
event T06 1500 "1500 metres" F
event T06
  final
    4  5:00.00
"""


@pytest.mark.parametrize(
    ("only", "changes", "blocks"),
    [
        ("T01", [("    1  11.82", '    "Ada Example"  11.82'), ("2001-03-21", "2001-33-21")], True),
        ("T01", [("    1  11.82", '    "1"  11.82'), ("2001-03-21", "2001-33-21")], True),
        ("T01", [("    1  11.82", '    "\\u0031"  11.82'), ("2001-03-21", "2001-33-21")], True),
        ("T01", [('Bea Sample" F', 'Bea Sample" F 2001-33-21')], False),
        ("T01", [("parent=H1", 'parent="H1"'), ("Pentathlon", 'Pentathlon" lanes=x "')], True),
        ("T01", [("parent=H1", "\n  parent H1"), ("H1 PEN", "H1 PEM")], True),
        ("T01", [("parent=H1", '\n  parent "H1"'), ("H1 PEN", "H1 PEM")], True),
        ("T01", [("T02 200", "T02 200Q")], False),
        ("T01", [("25.95", "25,95")], False),
        ("T02", [("parent=H1", 'parent="H1"'), ("H1 PEN", "H1 PEM")], False),
        ("T02", [("event T02", "event t02")], True),
        ("T02", [('"Cara Model" F', '"Cara Model" F 2001-33-21')], True),
        (
            "T02",
            [('"Cara Model" F', '"Cara Model" F 2001-33-21'), ("    3  ", '    "Cara Model" ')],
            True,
        ),
        ("T03", [('"Cara Model" F', '"Cara Model" F 2001-33-21')], True),
        (
            "T03",
            [('"Cara Model" F', '"Cara Model" F 2001-33-21'), ("1 2 3 4", '1 2 "Cara Model" 4')],
            True,
        ),
        (
            "T03",
            [
                ('"Cara Model" F', '"Cara Model" F 2001-33-21'),
                (" 1 2 3 4", ""),
                ("50.95", "50.95 runners=1,2,3,4"),
            ],
            True,
        ),
        ('t"4', [('"Eve Quoted" F', '"Eve Quoted" F 2001-33-21')], True),
        ('t"4', [("2:12.00", "2:72.00")], True),
        ("T01", [("2:12.00", "2:72.00")], False),
        ("T01", [('"Eve Quoted" F', '"Eve Quoted" F 2001-33-21')], False),
        ("T05", [('"Fay Sheet" F', '"Fay Sheet" F 2001-33-21')], True),
        ("T01", [('"Fay Sheet" F', '"Fay Sheet" F 2001-33-21')], False),
        ("T05", [("8.91", "8.x1")], True),
        ("T06", [("5:00.00", "5:00,00")], True),
        ("T01", [("5:00.00", "5:00,00")], False),
        ("T06", [("event T06\n", "event T06\n  lanes x\n")], True),
        ("T01", [("event T06\n", "event T06\n  lanes x\n")], False),
        ("T01", [("events {age}L LJ", "events {age}L LI")], True),
        ("T08", [("8.72", "8.x2")], True),
        ("T01", [("8.72", "8.x2")], False),
        ("T01", [('"all.csv"', '"none.csv"')], True),
        ("T01", [('include "more', 'nonsense here\ninclude "more')], True),
    ],
)
def test_p1_with_only_an_error_in_what_is_sent_is_one(
    small: Rig, only: str, changes: list[tuple[str, str]], blocks: bool
) -> None:
    """However an athlete, an event or its parent is named: what is sent has no error in it."""
    files = {
        "small.meet": _ONLY,
        "more.meet": 'athlete 8 "Fay Sheet" F\nathlete 9 "Gwen Far" F\n'
        'event T08 80 "80 metres" F\n  final\n    results from "eighty.csv"\n',
        "all.csv": "Event,Bib,Time\nT05,8,8.91\n",
        "eighty.csv": "Bib,Time\n9,8.72\n",
    }
    for name, text in files.items():
        (small.folder / name).write_text(text, encoding="utf-8")
    assert small("check", "small.meet").code == 0
    for old, new in changes:
        name = next(name for name, text in files.items() if old in text)
        files[name] = files[name].replace(old, new, 1)
        (small.folder / name).write_text(files[name], encoding="utf-8")
    assert small("check", "small.meet").code == 1
    ran = small.push("--only", only, "--dry-run")
    assert ran.code == (1 if blocks else 0), ran.out + ran.err
    assert ("error" in ran.err) == blocks


def test_p1_with_only_an_error_elsewhere_in_a_document(pushed: Rig) -> None:
    """A JSON document is pushed as a text is: its mistakes are told apart by their pointers."""
    document = json.loads(pushed("build", "small.meet", "-o", "-").out)
    jumps = next(event for event in document["events"] if event["event_id"] == "F02")
    jumps["event_code"] = "XX"
    jumps["units"][0]["results"][0] = {"performance": "1.45"}
    stranger = {"competitor_id": "9", "first_name": ["Dee"], "last_name": "Else"}
    document["competitors"].append(stranger)
    path = pushed.folder / "small.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert pushed("push", "small.json").code == 1
    ran = pushed("push", "small.json", "--only", "T01")
    assert ran.code == 0, ran.err
    assert "error" not in ran.err
    assert pushed("push", "small.json", "--only", "F02").code == 1
    document["competitors"][0]["first_name"] = ["Ada"]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert pushed("push", "small.json", "--only", "T01").code == 1
    path.write_text('{"events": ' + "[" * 500 + "]" * 500 + "}", encoding="utf-8")
    assert pushed("push", "small.json", "--only", "T01").code == 1


def test_p1_with_only_an_error_in_its_athlete_stays_one(small: Rig) -> None:
    small.change('"Ada Example" F 2001-03-21', '"Ada Example" F 2001-13-21')
    assert small.push("--only", "T01").code == 1


# -- P2: plan and --dry-run send GET only -----------------------------------------------------


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_p2_plan_and_dry_run_only_ask(small: Rig, path: Path) -> None:
    small.write(path.read_text(encoding="utf-8"))
    for sheet in EXAMPLES.glob("*.csv"):
        (small.folder / sheet.name).write_bytes(sheet.read_bytes())
    before = sorted(small.folder.iterdir())
    for ran in (small.plan(), small.push("--dry-run")):
        assert ran.code == 0, ran.err
    assert small.writes() == []
    assert sorted(small.folder.iterdir()) == before


# -- P3: pushing twice writes nothing the second time -----------------------------------------


@pytest.mark.parametrize("switch", ["", "recompute_places", "set_event_status", "put_resets",
                                    "times_with_seconds", "keep_unknown"])  # fmt: skip
def test_p3_the_second_push_writes_nothing(tmp_path: Path, switch: str) -> None:
    with rig(tmp_path, **({switch: True} if switch else {})) as found:
        assert found.push().code == 0
        base = found.base.read_bytes()
        found.forget()
        assert found.push().code == 0
        assert found.writes() == []
        if switch != "set_event_status":  # which tells of an event what follows from its units
            assert found.base.read_bytes() == base
        assert found.plan("--exit-code").code == 0


@pytest.mark.parametrize(("name", "code"), [("spring", 0), ("triathlon", 4)])
def test_p3_examples(tmp_path: Path, name: str, code: int) -> None:
    """All of spring can be sent; the squads and the combined event of the triathlon cannot."""
    text = (EXAMPLES / f"{name}.meet").read_text(encoding="utf-8")
    with rig(tmp_path, text, recompute_places=True) as found:
        assert found.plan("--exit-code").code == 6
        assert found.push().code == code
        found.forget()
        assert found.plan("--exit-code").code == 0
        assert found.push().code == code
        assert found.writes() == []


@examples(25, suppress_health_check=list(HealthCheck))
@given(meets())
def test_p3_any_meet(one_service: tuple[Service, Destination], written: Written) -> None:
    service, target = one_service
    service.store.rows("DELETE FROM record")
    payload = library.payload(library.compile(written.text).meet, "opentrack-rest")
    first = prepare(target, payload, PushState(Base("here")), Wishes())
    results, left = execute(first, None, lambda result: None)
    assert {str(result.fate) for result in results} == {"done"}
    again = prepare(target, payload, PushState(left), Wishes())
    assert [str(step.key) for step in again.plan.steps if step.action != "same"] == []
    adopted = prepare(target, payload, PushState(Base("here")), Wishes())
    assert [
        str(step.key) for step in adopted.plan.writes
    ] == [] or service.switches.recompute_places


@pytest.fixture(scope="module")
def one_service() -> Iterator[tuple[Service, Destination]]:
    from meetc.sandbox.server import running

    service = Service(Store())
    service.switch({"recompute_places": True})
    add_user(service.store, USER, Role.FEDERATION, PASSWORD)
    with running(service) as url:
        environment = Environment("test", origin_of(url))
        given_ = {"MEETC_USERNAME": USER, "MEETC_PASSWORD": PASSWORD}
        client, user = connect(environment, given_, None)
        yield service, Destination(environment, client, user)


# -- P4: the matrix of faults is in test_push_faults.py; what it needs to be useful -----------


def test_p4_a_push_that_was_cut_says_how_to_go_on(small: Rig) -> None:
    small.service.faults = [parse("drop-before-commit:PATCH:/api/units/")]
    ran = small.push()
    assert ran.code == 4
    assert "next: meetc push small.meet --env test" in ran.out
    small.service.faults = []
    assert small.push().code == 0
    assert small.plan("--exit-code").code == 0


def _policy() -> Iterator[Any]:
    from meetc.service.errors import (
        BusyError,
        DeniedError,
        LostError,
        RejectedError,
        UnreachableError,
    )

    good: Any = (200, {}, b"{}")
    lost, gone = LostError("lost"), UnreachableError("nobody there")
    denied, failed = (500, {}, b'"Permission Denied"'), (500, {}, b"oops")
    busy, gateway = (429, {"Retry-After": "7"}, b""), (502, {}, b"")
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        yield method, [lost, good], 2, None
        yield method, [gateway, gateway, good], 3, None
        yield method, [busy, good], 2, None
        yield method, [lost, lost, lost], 3, LostError
        yield method, [gone, gone, gone], 3, UnreachableError
    yield "GET", [gateway, gateway, gateway], 3, BusyError
    yield "PATCH", [gateway, gateway, gateway], 3, LostError
    yield "PATCH", [busy, busy, busy], 3, BusyError
    yield "PATCH", [lost, denied], 2, LostError
    yield "DELETE", [lost, (404, {}, b"")], 2, RejectedError
    yield "POST", [lost], 1, LostError
    yield "POST", [gateway], 1, LostError
    yield "POST", [failed], 1, LostError
    yield "POST", [busy, good], 2, None
    yield "POST", [gone, good], 2, None
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        yield method, [denied], 1, DeniedError
        yield method, [failed], 1, LostError
        yield method, [(400, {}, b"{}")], 1, RejectedError
        yield method, [(429, {"Retry-After": "3600"}, b"")], 1, BusyError


@pytest.mark.parametrize(("method", "answers", "calls", "error"), list(_policy()))
def test_p5_the_policy(
    monkeypatch: pytest.MonkeyPatch, method: str, answers: list[Any], calls: int, error: Any
) -> None:
    script = Script(monkeypatch, *answers)
    if error is None:
        script.http.call(method, "api/x/")
    else:
        with pytest.raises(error) as caught:
            script.http.call(method, "api/x/")
        assert type(caught.value) is error
    assert script.calls == calls
    assert len(script.waits) == calls - 1
    if answers[0] == (429, {"Retry-After": "7"}, b""):
        assert script.waits[0] == 7


@pytest.mark.parametrize("path", ["/api/events/", "/api/competitors/", "/api/teams/",
                                  "/api/competitions/"])  # fmt: skip
def test_p5_a_post_whose_answer_is_lost_is_not_repeated(small: Rig, path: str) -> None:
    small.service.faults = [parse(f"drop-after-commit:POST:{path}:1")]
    ran = small.push()
    assert ran.code == 0, ran.out
    small.service.faults = []
    clean = [r for r in small.requests("POST") if r.startswith(f"POST {path}")]
    assert len(clean) == {"/api/events/": 3}.get(path, 1)
    assert small.plan("--exit-code").code == 0


def test_p5_a_missing_right_is_told_from_a_token_that_has_run_out(small: Rig) -> None:
    add_user(small.service.store, "dir", Role.DIRECTOR, "pass")
    ran = small("push", "small.meet", MEETC_USERNAME="dir", MEETC_PASSWORD="pass")
    assert ran.code == 3
    assert "denies POST /api/competitions/" in ran.out
    assert small.requests("POST")[1:] == ["POST /api/competitions/"]
    expire_tokens(small.service.store)
    assert small.push().code == 0  # a token that has run out is renewed
