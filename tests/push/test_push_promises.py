"""The promises of plan and push, one by one, kept by the real command against a real server."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
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
from meetc.sandbox import log
from meetc.sandbox.faults import parse
from meetc.sandbox.service import Service
from meetc.sandbox.store import RecordKind, Store
from meetc.sandbox.users import Role, add_user, expire_tokens
from meetc.service.connection import connect
from meetc.service.environment import Environment
from meetc.service.http import Http, Patience
from meetc.service.origin import OriginError, origin_of
from tests.conftest import EXAMPLES, ROOT
from tests.support.drawn import examples
from tests.support.pushing import MEET, PASSWORD, USER, Rig, impatient, rig
from tests.support.strategies import Written, meets


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    impatient(monkeypatch)
    with rig(tmp_path) as found:
        yield found


@pytest.fixture
def pushed(small: Rig) -> Rig:
    """The small meet, pushed once."""
    ran = small.push()
    assert ran.code == 0, ran.out + ran.err
    small.forget()
    return small


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


# -- P5: what is repeated and what is not -----------------------------------------------------


class Script:
    """Stands for the wire: gives the answers of a list one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: Any) -> None:
        self.answers = list(answers)
        self.calls = 0
        self.waits: list[float] = []

        def exchange(http: Http, *_: Any) -> Any:
            self.calls += 1
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(Http, "_exchange", exchange)
        patience = Patience(sleep=self.waits.append, jitter=lambda: 0.5)
        self.http = Http("https://test-data.opentrack.run", patience)


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


# -- P6: what the text does not say survives --------------------------------------------------


def test_p6_fields_that_the_text_does_not_know_survive(tmp_path: Path) -> None:
    with rig(tmp_path, keep_unknown=True, put_resets=True) as found:
        found.service.faults = [parse("random-fields")]
        assert found.push().code == 0
        for kind, key in (
            (RecordKind.TEAM, "AAA"),
            (RecordKind.COMPETITOR, "1"),
            (RecordKind.EVENT, "T01"),
        ):
            record = found.record(kind, key)
            more = (record.extra or {}) | {"mystery": [1, 2]}
            found.service.store.save(record, record.document, extra=more)
        found.edit(RecordKind.TEAM, "AAA", flag_url="https://flags.example/a.png")
        found.edit(RecordKind.COMPETITOR, "1", national_id="X77")
        found.edit_row("T01", "1", points=5, note="PB")
        found.change('"Alphas"', '"Alpha Club"')
        found.change('"Ada Example"', '"Ada Sample"')
        found.change('"100 metres" F', '"100 m" F')
        found.change("11.82", "11.81")
        found.forget()
        ran = found.push()
        assert ran.code == 0, ran.out + ran.err
        team, athlete = (
            found.record(RecordKind.TEAM, "AAA"),
            found.record(RecordKind.COMPETITOR, "1"),
        )
        assert team.document["team_name"] == "Alpha Club"
        assert team.document["flag_url"] == "https://flags.example/a.png"
        assert athlete.document["national_id"] == "X77"
        assert athlete.document["last_name"] == "Sample"
        for record in (team, athlete, found.record(RecordKind.EVENT, "T01")):
            assert (record.extra or {})["mystery"] == [1, 2]
        row = found.rows("T01")["1"]
        assert (row["performance"], row["note"]) == ("11.81", "PB")


def test_p6_a_put_goes_out_with_the_fields_just_read(pushed: Rig) -> None:
    pushed.change('"Alphas"', '"Alpha Club"')
    assert pushed.push().code == 0
    team = pushed.record(RecordKind.TEAM, "AAA")
    (put,) = pushed.requests("PUT")
    at = pushed.requests().index(put)
    assert pushed.requests()[at - 1] == f"GET /api/teams/{team.id}/"


def test_p6_what_the_service_knows_of_an_entry_survives(pushed: Rig) -> None:
    entries = pushed.record(RecordKind.COMPETITOR, "1").document["events_entered"]
    checked = [entry | {"idx": n, "time_checked_in": "09:12"} for n, entry in enumerate(entries)]
    late = {"event_id": "F02", "event_code": "HJ", "pb": "", "sb": "", "qp": ""}
    pushed.edit(RecordKind.COMPETITOR, "1", events_entered=[*checked, late])
    pushed.change("event T01 100", "enter 1 event_id=T99 event_code=LJ\nevent T01 100")
    ran = pushed.push()
    assert ran.code == 0, ran.out + ran.err
    (patch,) = [r for r in log.requests(pushed.service.store) if r["method"] == "PATCH"]
    sent = json.loads(patch["body"])["events_entered"]
    assert {entry["event_id"] for entry in sent} == {"T01", "F01", "F02", "T99"}
    assert [e["time_checked_in"] for e in sent if e["event_id"] in ("T01", "F01")] == ["09:12"] * 2


# -- P7: nobody's edit is overwritten; the whole table is in test_plan_table.py ---------------


def test_p7_an_edit_of_another_is_told_and_survives(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="Married")
    status = pushed("status", "small.meet")
    assert status.code == 6
    assert 'T01 round 1 heat 1 1 performance: "11.82" -> "11.83"' in status.out
    assert 'athlete 2 last_name: "Sample" -> "Married"' in status.out
    assert status.out.splitlines()[-1] == (
        "next: meetc pull small.meet --env test, which takes over what others have changed"
    )
    assert pushed.push().code == 0
    assert pushed.writes() == []
    pushed.change("11.95", "11.94")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["1"]["performance"] == "11.83"
    assert pushed.rows("T01")["2"]["performance"] == "11.94"
    assert pushed("status", "small.meet").code == 6


def test_p7_a_conflict_shows_all_three_and_sends_nothing(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.change("11.82", "11.80")
    pushed.change("11.95", "11.94")
    ran = pushed.push()
    assert ran.code == 3
    assert 'last sent "11.82", there "11.83", in the text "11.80"' in ran.out
    assert ran.err.splitlines()[-1] == (
        "meetc: 1 in conflict, nothing is sent: `meetc pull` takes over theirs; --ours sends what "
        "the text says; --only leaves out other events"
    )
    assert pushed.writes() == []
    pushed.change("11.80", "11.83")
    assert pushed.push().code == 0


def test_p7_ours_sends_what_the_text_says(pushed: Rig) -> None:
    """Wherever others have changed it; what the text does not say stays."""
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit_row("T01", "2", performance="11.96")
    pushed.edit(RecordKind.EVENT, "F02", name="Their Jump")
    pushed.change("11.82", "11.80")
    pushed.change('"High Jump"', '"Our Jump"')
    pushed.edit_row("T01", "9", performance="12.50")
    assert pushed.push("--ours", "--only", "T01").code == 0
    marks = {bib: row["performance"] for bib, row in pushed.rows("T01").items()}
    assert marks == {"1": "11.80", "2": "11.95", "9": "12.50"}
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Their Jump"
    assert pushed.push().code == 3
    assert pushed.plan("--ours", "--save", "small.plan").code == 0
    assert pushed("push", "small.plan").code == 0
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Our Jump"
    assert pushed.plan("--exit-code").code == 0


@pytest.mark.parametrize("option", ["--ours", "--adopt"])
def test_p7_only_what_the_plan_has_shown_is_overwritten(
    pushed: Rig, monkeypatch: Any, option: str
) -> None:
    from meetc.push import engine

    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit(RecordKind.EVENT, "F02", name="Their Jump")
    pushed.change("11.82", "11.80")
    pushed.change('"High Jump"', '"Our Jump"')
    if option == "--adopt":
        pushed.base.unlink()
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        pushed.edit_row("T01", "1", performance="11.84")
        pushed.edit(RecordKind.EVENT, "F02", name="Their High Jump")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = pushed.push(option)
    assert ran.code == 4
    assert ran.out.count("somebody has changed it just now") == 4  # as it comes, and in the end
    assert pushed.rows("T01")["1"]["performance"] == "11.84"
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Their High Jump"


def test_p7_the_time_to_confirm_counts(pushed: Rig, monkeypatch: Any) -> None:
    """What was read before somebody was asked is read again after it."""
    from meetc.cli import push as command

    pushed.change('"100 metres"', '"100 m"')

    def confirm(environment: Environment, slug: str, yes: bool) -> None:
        pushed.edit(RecordKind.EVENT, "T01", name="Their hundred")

    monkeypatch.setattr(command, "confirm_live", confirm)
    ran = pushed.push()
    assert (ran.code, pushed.writes()) == (4, [])
    assert "somebody has changed it just now" in ran.out


def test_p7_a_row_that_somebody_added_stays(pushed: Rig) -> None:
    pushed.edit_row("T01", "9", performance="12.50")
    pushed.change("11.95", "11.94")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["9"]["performance"] == "12.50"
    assert "added by others: unit T01 round 1 heat 1 row 9" in pushed("status", "small.meet").out


def test_p7_an_edit_while_the_push_is_at_work_is_seen(pushed: Rig, monkeypatch: Any) -> None:
    from meetc.push import engine

    pushed.change("11.95", "11.94")
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        pushed.edit_row("T01", "2", performance="11.99")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = pushed.push()
    assert ran.code == 4
    assert "somebody has changed it just now" in ran.out
    assert pushed.rows("T01")["2"]["performance"] == "11.99"


def test_p7_git_revert_and_push_restore_the_former_results(pushed: Rig) -> None:
    former, before = pushed.held(), pushed.meet.read_text(encoding="utf-8")
    pushed.change("    1  11.82  lane=4\n", "    1  11.70  lane=3\n    7  12.00\n")
    pushed.change("wind=+0.8", "wind=+1.9")
    pushed.change("  o  xo  xxx", "  xo  xo  o")
    pushed.change("    3  12.10\n", "")
    pushed.change("  heat 2 official\n", "")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["7"]["performance"] == "12.00"
    assert pushed.rows("T01", "1/2") == {}
    pushed.write(before)
    assert pushed.push().code == 0
    assert pushed.held() == former
    assert pushed.plan("--exit-code").code == 0


def test_p7_what_was_never_sent_is_adopted_or_in_conflict(pushed: Rig) -> None:
    pushed.base.unlink()
    assert pushed.push().code == 0  # all agrees: adopted
    assert pushed.writes() == []
    pushed.base.unlink()
    pushed.edit_row("T01", "1", performance="11.83")
    assert pushed.push().code == 3
    assert pushed.push("--adopt").code == 0
    assert pushed.rows("T01")["1"]["performance"] == "11.82"


def test_p7_what_somebody_deleted_is_made_again_only_when_told(pushed: Rig) -> None:
    pushed.service.store.delete(pushed.record(RecordKind.EVENT, "F02"))
    ran = pushed.push()
    assert ran.code == 3
    assert "somebody has deleted it; --recreate makes it again" in ran.out
    assert pushed.writes() == []
    assert pushed.push("--recreate").code == 0
    assert pushed.rows("F02")["1"]["performance"] == "1.45"
    assert pushed.plan("--exit-code").code == 0


# -- P8: deleting -----------------------------------------------------------------------------

SETUP = """\
meet "Small Open" slug=small country=GBR date=2026-05-09
event T01 100 "100" F
event T02 200 "200" F
event T03 400 "400" F
"""


@pytest.fixture
def setup(small: Rig) -> Rig:
    small.write(SETUP)
    assert small.push().code == 0
    small.forget()
    return small


def test_p8_nothing_is_deleted_without_prune(setup: Rig) -> None:
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push()
    assert ran.code == 0
    assert "? event T03  no longer in the text: --prune deletes it" in ran.out
    assert setup.writes() == []
    ran = setup.push("--prune")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "done: 1 deleted"
    assert [w.split("/")[0] for w in setup.writes()] == ["DELETE "]
    assert setup.plan("--exit-code").code == 0
    assert "T03" not in setup.base.read_text()


def test_p8_never_more_than_the_limit(setup: Rig) -> None:
    setup.change('event T02 200 "200" F\nevent T03 400 "400" F\n', "")
    ran = setup.push("--prune", "--max-delete", "1")
    assert ran.code == 3
    assert "2 events would be deleted, and --max-delete allows 1" in ran.err
    assert setup.writes() == []
    assert setup.push("--prune", "--max-delete", "2").code == 0


def test_p8_an_event_with_results_is_never_deleted(setup: Rig) -> None:
    setup.edit_row("T03", "5", performance="55.10")
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push("--prune")
    assert ran.code == 0
    assert "event T03  no longer in the text: it has results and is never deleted" in ran.out
    assert setup.writes() == []


def test_p8_an_event_that_gets_results_meanwhile_is_not_deleted(
    setup: Rig, monkeypatch: Any
) -> None:
    from meetc.push import engine

    setup.change('event T03 400 "400" F\n', "")
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        setup.edit_row("T03", "5", performance="55.10")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = setup.push("--prune")
    assert ran.code == 4
    assert "it has results by now" in ran.out
    assert setup.rows("T03")["5"]["performance"] == "55.10"


def test_p8_an_orphan_that_somebody_changed_has_to_be_named(setup: Rig) -> None:
    setup.edit(RecordKind.EVENT, "T03", name="The Quarter")
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push("--prune")
    assert "somebody has changed it; --prune --only T03 names it" in ran.out
    assert setup.writes() == []
    assert setup.push("--prune", "--only", "T03").code == 0
    assert len(setup.writes()) == 1


def test_p8_an_empty_text_is_refused(setup: Rig) -> None:
    setup.write(SETUP.splitlines()[0] + "\n")
    ran = setup.push("--prune", "--max-delete", "99")
    assert ran.code == 3
    assert "refused" in ran.err
    assert setup.writes() == []


def test_p8_orphans_that_cannot_be_deleted_are_listed(pushed: Rig) -> None:
    pushed.change('athlete 2 "Bea Sample" F BBB\n', "")
    ran = pushed.push("--prune")
    assert "? athlete 2  no longer in the text: remove it by hand" in ran.out
    assert pushed.writes() == []


# -- P9: what was approved is what runs -------------------------------------------------------


@pytest.fixture
def approved(pushed: Rig) -> Rig:
    pushed.change("11.95", "11.94")
    ran = pushed.plan("--save", "change.plan")
    assert ran.code == 0
    pushed.forget()
    return pushed


def test_p9_a_saved_plan_runs(approved: Rig) -> None:
    ran = approved("push", "change.plan")
    assert ran.code == 0, ran.err
    assert approved.rows("T01")["2"]["performance"] == "11.94"
    assert approved("push", "change.plan").code == 0  # what is done is no difference
    assert len(approved.writes()) == 1


@pytest.mark.parametrize(
    "field",
    ["meetc_plan", "version", "target", "environment", "meet", "spec", "wishes", "steps", "seal"],
)
@pytest.mark.parametrize("sealed", [False, True])
def test_p9_a_plan_with_one_field_changed_is_refused(
    approved: Rig, field: str, sealed: bool
) -> None:
    from meetc.plan.as_json import digest

    path = approved.folder / "change.plan"
    found = json.loads(path.read_text())
    other = {
        "meetc_plan": 99,
        "environment": "sandbox",
        "meet": "other.meet",
        "wishes": found["wishes"] | {"prune": True, "adopt": True},
        "steps": [],
        "seal": "0" * 64,
    }
    found[field] = other.get(field, "something else")
    if sealed and field not in ("seal", "wishes"):
        seal = digest({name: value for name, value in found.items() if name != "seal"})
        found["seal"] = seal
    path.write_text(json.dumps(found))
    (approved.folder / "other.meet").write_text(MEET.replace("small", "large"))
    ran = approved("push", "change.plan")
    assert ran.code in (3, 5), ran.out + ran.err
    assert approved.writes() == []


def test_p9_a_plan_is_stale_when_text_or_service_has_changed(approved: Rig) -> None:
    approved.edit_row("T01", "2", note="PB")
    assert approved("push", "change.plan").code == 0  # nothing that the plan is about
    approved.change("11.94", "11.93")
    assert "the text has changed" in approved("push", "change.plan").err
    approved.plan("--save", "change.plan")
    approved.edit_row("T01", "2", performance="11.90")
    ran = approved("push", "change.plan")
    assert ran.code == 3
    assert approved.rows("T01")["2"]["performance"] == "11.90"


@pytest.mark.parametrize("text", ["", "{}", '"seal": 1', "{" * 5000, '"a":\x00'])
def test_p9_what_is_no_plan_is_refused(small: Rig, text: str) -> None:
    (small.folder / "bad.plan").write_text('{"meetc_plan": 1, ' + text + "}")
    ran = small("push", "bad.plan")
    assert ran.code == 3
    assert "bad.plan: " in ran.err
    (small.folder / "bad.plan").write_text("{" + text + "}")  # then it may be any document
    assert small("push", "bad.plan").code == 1
    assert small.writes() == []


# -- P10: progress is on disk after every response --------------------------------------------


def _process(small: Rig, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "meetc", *arguments],
        cwd=small.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | small.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _wait_for(condition: Any, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("path", "number", "intent"),
    [
        ("POST:/api/competitions/", 1, b'"intent":"competition"'),
        ("POST:/api/competitors/", 1, b'"intent":"competitor 1"'),
        ("POST:/api/events/", 2, b'"intent":"event F01"'),
        ("PATCH:/api/units/", 1, b'"intent":"unit T01 1 1"'),
        ("PATCH:/api/units/", 4, b'"intent":"unit F02 1 1"'),
    ],
)
def test_p10_kill_9_during_a_write(small: Rig, path: str, number: int, intent: bytes) -> None:
    slow = parse(f"slow=0.5s:{path}:{number}")
    small.service.faults = [slow]
    process = _process(small, "push", "small.meet")
    _wait_for(lambda: slow.seen >= number)
    assert intent in _journal(small)
    process.kill()
    process.communicate()
    assert process.returncode != 0
    _wait_for(lambda: slow.text in small.befallen())  # the service goes on with what it has
    small.service.faults = []
    ran = small.push()
    assert ran.code == 0, ran.out + ran.err
    assert not (small.folder / "small.test.journal").exists()
    assert not (small.folder / "small.test.lock").exists()
    assert small.plan("--exit-code").code == 0
    assert len([w for w in small.writes() if w.startswith("POST /api/events/")]) == 3
    small.held()


def test_p10_a_line_that_was_cut_says_nothing(pushed: Rig) -> None:
    journal = pushed.folder / "small.test.journal"
    journal.write_bytes(b'{"done":"event T01","gone":tr')
    assert pushed.push().code == 0
    journal.write_bytes(b'{"done":"event T01","gone":tr\n')
    ran = pushed.push()
    assert ran.code == 2
    assert "small.test.journal:1: it is no journal that meetc wrote" in ran.err


# -- P11: two at once -------------------------------------------------------------------------


def test_p11_a_second_push_names_the_first(small: Rig) -> None:
    small.service.faults = [parse("slow=2s:POST:/api/competitions/")]
    first = _process(small, "push", "small.meet")
    _wait_for(lambda: (small.folder / "small.test.lock").exists())
    _wait_for(lambda: b"host" in (small.folder / "small.test.lock").read_bytes())
    second = small.push()
    assert second.code == 3
    assert f"process {first.pid} on {socket.gethostname()} is pushing this meet" in second.err
    assert small("unlock", "small.meet").code == 3
    small.service.faults = []
    out, _ = first.communicate(timeout=60)
    assert first.returncode == 0, out
    small.held()
    assert not (small.folder / "small.test.lock").exists()


def test_p11_a_lock_from_another_machine_holds_until_unlock(small: Rig) -> None:
    lock = small.folder / "small.test.lock"
    lock.write_text('{"pid": 7, "host": "trackside-laptop"}')
    ran = small.push()
    assert ran.code == 3
    assert "process 7 on trackside-laptop has left its lock" in ran.err
    assert small.writes() == []
    assert small("unlock", "small.meet").out == (
        "small.test.lock of process 7 on trackside-laptop is gone\n"
    )
    assert small.push().code == 0
    assert small("unlock", "small.meet").out == "there is no lock\n"


# -- P12: where and as whom -------------------------------------------------------------------


def test_p12_target_and_user_come_first(small: Rig) -> None:
    for ran in (small.plan(), small.push("--dry-run"), small.push()):
        assert ran.out.splitlines()[:2] == [
            f"to  {small.url}  (environment test)",
            "as  Fay Deration <fed@example.org>",
        ]


@pytest.mark.parametrize("host", ["https://data.opentrack.run", "https://norway.opentrack.run"])
def test_p12_a_live_host_has_to_be_confirmed(
    small: Rig, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from meetc.cli import online
    from meetc.cli import push_call as push

    environment = Environment("live", origin_of(host))
    with pytest.raises(Exception) as caught:  # noqa: PT011
        push.confirm_live(environment, "small", False)
    assert getattr(caught.value, "exit_code", None) == 3
    push.confirm_live(environment, "small", True)
    monkeypatch.setattr(online, "ask", lambda: lambda what, hidden: "")
    for typed, refused in (("small", False), ("yes", True), ("", True)):
        monkeypatch.setattr(push.typer, "prompt", lambda *a, typed=typed, **k: typed)
        if refused:
            with pytest.raises(Exception):  # noqa: B017, PT011
                push.confirm_live(environment, "small", False)
        else:
            push.confirm_live(environment, "small", False)
    push.confirm_live(Environment("test", origin_of("test-data.opentrack.run")), "small", False)
    push.confirm_live(Environment("test", origin_of(small.url)), "small", False)


def test_p12_plain_http_goes_to_this_machine_only() -> None:
    for good in ("http://127.0.0.1:80", "http://localhost:8026", "http://[::1]:1", "a.example"):
        origin_of(good)
    for bad in ("http://data.opentrack.run", "http://10.0.0.1", "ftp://a.example", "https://",
                "https://u:p@a.example", "https://a.example/x", "https://a.example:x"):  # fmt: skip
        with pytest.raises(OriginError):
            origin_of(bad)


# -- P13: no secret anywhere ------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["", "401", "502-before", "429=0s", "drop-after-commit"])
def test_p13_no_password_and_no_token_anywhere(small: Rig, fault: str) -> None:
    tokens: set[str] = set()
    from meetc.service.client import Client

    take = Client.take

    def spy(self: Client, token: str) -> None:
        tokens.add(token)
        take(self, token)

    Client.take = spy  # type: ignore[method-assign]
    try:
        small.service.faults = [parse(f"{fault}:*:/api/:4-6")] if fault else []
        said = []
        for arguments in (
            ("plan", "small.meet", "--save", "a.plan", "-v"),
            ("push", "small.meet", "--format", "json"),
            ("status", "small.meet"),
            ("meets",),
            ("whoami",),
            ("login",),
            ("probe",),
        ):
            ran = small(*arguments)
            said.append(ran.out + ran.err)
        ran = small("whoami", MEETC_PASSWORD="wrong-" + PASSWORD)
        said.append(ran.out + ran.err)
    finally:
        Client.take = take  # type: ignore[method-assign]
    assert tokens
    files = [path.read_text() for path in small.folder.iterdir()]
    for secret in (PASSWORD, *tokens):
        for text in (*said, *files):
            assert secret not in text


def test_p13_a_service_that_echoes_a_secret_is_silenced(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script(monkeypatch, (400, {}, b'{"detail": "bad token swordfish \\u001b[2J"}'))
    script.http.secrets.add("swordfish")
    with pytest.raises(Exception, match="bad token …") as caught:
        script.http.call("GET", "api/x/")
    assert "swordfish" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


# -- P14: how it ended ------------------------------------------------------------------------


def test_p14_done_failed_and_not_tried(small: Rig, snapshot: Any) -> None:
    small.service.faults = [parse("drop-before-commit:POST:/api/events/")]
    ran = small.push()
    assert ran.code == 4
    assert _plain(small, ran.out) == snapshot
    small.service.faults = []
    ran = small.push("--format", "json")
    assert ran.code == 0
    assert _plain(small, ran.out) == snapshot


def _plain(small: Rig, text: str) -> str:
    return text.replace(small.url, "http://127.0.0.1:0")


def test_p14_the_next_command_says_what_this_one_did(small: Rig) -> None:
    small.service.faults = [parse("502-before:PATCH:/api/units/")]
    ran = small.push("--adopt", "--recreate", "--ours", "--prune", "--max-delete", "2",
                     "--only", "T01")  # fmt: skip
    assert ran.out.splitlines()[-1] == (
        "next: meetc push small.meet --env test --adopt --recreate --prune --ours --only T01 "
        "--max-delete 2, which goes on where this ended"
    )
    assert small.plan("--save", "small.plan").code == 0
    ran = small("push", "small.plan")
    assert ran.out.splitlines()[-1] == (
        "next: meetc push small.plan, which goes on where this ended"
    )
    small.service.faults = []
    assert small("push", "small.plan").code == 0


def test_p14_the_json_twins_satisfy_their_schemas(small: Rig) -> None:
    from meetc.schema import check_payload

    check_payload(json.loads(small.plan("--format", "json").out), "plan")
    small.service.faults = [parse("drop-before-commit:POST:/api/events/")]
    check_payload(json.loads(small.push("--format", "json").out), "push")
    small.service.faults = []
    small.push()
    small.edit_row("T01", "1", performance="11.83")
    small.change("11.82", "11.80")
    check_payload(json.loads(small.plan("--format", "json").out), "plan")
    check_payload(json.loads(small("status", "small.meet", "--format", "json").out), "plan")


# -- P15: Ctrl-C ------------------------------------------------------------------------------


def _interrupted(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have Ctrl-C come while the second event is sent."""
    exchange = Http._exchange

    def interrupt(http: Http, method: str, address: str, body: Any, *rest: Any) -> Any:
        if method == "POST" and isinstance(body, dict) and body.get("event_id") == "F01":
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
        return exchange(http, method, address, body, *rest)

    monkeypatch.setattr(Http, "_exchange", interrupt)


def test_p15_ctrl_c_once_finishes_the_request_and_keeps_the_journal(
    small: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _interrupted(patch, 1)
        ran = small.push("-v")
    assert ran.code == 130
    assert "stopping after this request" in ran.err
    assert "] + event F01\n" in ran.out
    assert "not tried: event F02: stopped" in ran.out
    assert b'"done":"event F01"' in _journal(small)
    assert small.push().code == 0
    assert small.plan("--exit-code").code == 0


def test_p15_ctrl_c_twice_stops(small: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        _interrupted(patch, 2)
        ran = small.push()
    assert ran.code == 130
    assert b'"intent":"event F01"' in _journal(small)
    assert b'"done":"event F01"' not in _journal(small)
    assert small.push().code == 0
    small.held()


def _journal(small: Rig) -> bytes:
    path = small.folder / "small.test.journal"
    return path.read_bytes() if path.exists() else b""


def test_every_promise_has_a_test() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert {int(n) for n in re.findall(r"^def test_p(\d+)_", source, re.MULTILINE)} == set(
        range(1, 16)
    )
