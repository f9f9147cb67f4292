"""The promises P9 to P15: approval, progress, locks, secrets, endings."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from meetc.sandbox.faults import parse
from meetc.service.environment import Environment
from meetc.service.http import Http
from meetc.service.origin import OriginError, origin_of
from tests.conftest import ROOT
from tests.support.promises import Script
from tests.support.pushing import MEET, PASSWORD, Rig

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
    with pytest.raises(online.Refused) as caught:
        push.confirm_live(environment, "small", False)
    assert caught.value.exit_code == 3
    push.confirm_live(environment, "small", True)
    monkeypatch.setattr(online, "ask", lambda: lambda what, hidden: "")
    for typed, refused in (("small", False), ("yes", True), ("", True)):
        monkeypatch.setattr(push.typer, "prompt", lambda *a, typed=typed, **k: typed)
        if refused:
            with pytest.raises(online.Refused):
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

    def interrupt(http: Http, request: Any) -> Any:
        body = request.body
        if request.method == "POST" and isinstance(body, dict) and body.get("event_id") == "F01":
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
        return exchange(http, request)

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
    files = Path(__file__).parent.glob("test_promises_*.py")
    tests = "".join(path.read_text(encoding="utf-8") for path in files)
    kept = {int(number) for number in re.findall(r"^def test_p(\d+)_", tests, re.MULTILINE)}
    assert kept == set(range(1, 16))
