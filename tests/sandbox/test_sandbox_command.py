"""`meetc sandbox` as a process: what it prints, what it keeps, how it ends; its page, its log."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from syrupy.assertion import SnapshotAssertion

from tests.conftest import ROOT, Meetc
from tests.support.rehearsal import PASSWORD, Direct, new_competition, service

SECONDS = 20


class Process:
    """A running `meetc sandbox`: what it has printed, and its address."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.append(line.rstrip("\n"))
            if found := re.match(r"serving on (\S+)/ ", line):
                self.base = found[1]
                return
        assert process.stderr is not None
        raise AssertionError(self.lines + process.stderr.readlines())

    def log_in(self, user: str, password: str) -> dict[str, str] | None:
        form = {"username": user, "password": password}
        answer = requests.post(f"{self.base}/api/get-auth-token/", data=form, timeout=SECONDS)
        token = answer.json().get("token")
        return {"Authorization": f"Token {token}"} if token else None

    def interrupt(self) -> int:
        """End it as Ctrl-C does, and give its exit code."""
        if os.name == "nt":
            self.process.terminate()
            self.process.wait(SECONDS)
            return 0
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@contextmanager
def sandbox(folder: Path, arguments: Sequence[str], **environment: str) -> Iterator[Process]:
    with subprocess.Popen(
        [sys.executable, "-m", "meetc", "sandbox", "--port", "0", *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment, text=True,
    ) as process:  # fmt: skip
        try:
            yield Process(process)
        finally:
            process.kill()


def test_nothing_is_lost_by_a_restart(tmp_path: Path) -> None:
    arguments = ["--db", "rehearsal.db", "--user", "fed:federation"]
    body = {"full_name": "Open", "slug": "open", "country": "GBR", "date": "2026-05-09"}
    with sandbox(tmp_path, arguments, MEETC_SANDBOX_PASSWORD=PASSWORD) as first:
        assert first.lines[0] == "user fed (federation)"
        own = first.log_in("fed", PASSWORD)
        made = requests.post(
            f"{first.base}/api/competitions/", json=body, headers=own, timeout=SECONDS
        )
        assert made.status_code == 201
        first.process.kill()  # no time to put anything in order
    with sandbox(tmp_path, ["--db", "rehearsal.db"]) as second:
        hello = requests.get(f"{second.base}/api/hello/", headers=own, timeout=SECONDS)
        assert hello.status_code == 200  # the token lives on as well
        found = requests.get(
            f"{second.base}/api/my-competitions/", headers=own, timeout=SECONDS
        ).json()
        assert [each["id"] for each in found["competitions"]] == [made.json()["id"]]
        log = requests.get(f"{second.base}/_sandbox/log/", timeout=SECONDS).json()["requests"]
        assert [each["path"] for each in log][1] == "/api/competitions/"
        assert second.interrupt() == 0
        assert second.process.stderr is not None
        assert second.process.stderr.read() == ""
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Open" in kept
    assert own is not None
    for secret in (PASSWORD, own["Authorization"].removeprefix("Token ")):
        assert secret.encode() not in kept


def test_passwords(tmp_path: Path) -> None:
    arguments = ["--db", "x.db", "--demo", "--user", "anna:reader", "--user", "ben:director"]
    with sandbox(tmp_path, arguments) as first:
        told = dict(re.findall(r"^user (\w+) .*, password (\S+)$", "\n".join(first.lines), re.M))
        assert list(told) == ["director", "federation", "anna", "ben"]
        assert told["director"] == "demo-director"
        assert told["anna"] != told["ben"]
        for user, password in told.items():
            assert first.log_in(user, password)
            assert not first.log_in(user, password + "x")
    with sandbox(tmp_path, ["--db", "x.db"]) as second:
        assert second.lines[:-1] == []
        assert second.log_in("anna", told["anna"])
        assert not second.log_in("director", "demo-director")
    with sandbox(tmp_path, []) as third:
        assert third.lines[0].startswith("nobody can log in yet")
        assert not third.log_in("director", "demo-director")


def test_wrong_calls(meetc: Meetc) -> None:
    meetc.write("some.meet", "meet x\n" * 100)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for arguments, message in {
            ("--port", port): f"cannot serve on 127.0.0.1 port {port}: ",
            ("--port", "0", "--host", "no such host"): "cannot serve on no such host port 0",
            ("--port", "0", "--db", "some.meet"): "some.meet: file is not a database",
            ("--port", "0", "--db", "no/such/folder.db"): "no/such/folder.db: unable to open",
            ("--port", "0", "--fault", "nix"): "there is no fault 'nix'; there are drop-before",
            ("--port", "0", "--switch", "nix=on"): "there is no switch 'nix'",
            ("--port", "0", "--switch", "put_resets"): "write NAME=on or NAME=off",
            ("--port", "0", "--user", "anna"): "write NAME:ROLE, the role one of reader, director",
            ("--port", "0", "--user", "anna:king"): "write NAME:ROLE",
        }.items():
            ran = meetc("sandbox", *arguments)
            assert (ran.code, ran.out) == (2, ""), arguments
            assert ran.err.startswith("meetc: ")
            assert message in ran.err
            assert ran.err.count("\n") == 1
    assert meetc("sandbox", "--port", "70000").code == 2


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_without_the_extra(meetc: Meetc, library: str) -> None:
    meetc.write(f"{library}.py", f"raise ModuleNotFoundError('none', name='{library}')\n")
    folders = os.pathsep.join([str(meetc.folder), str(ROOT)])
    ran = meetc.process("sandbox", "--demo", PYTHONPATH=folders)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        f"meetc: the rehearsal server needs {library}, an extra: pip install '.[sandbox]'\n",
    )


def test_the_list(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = meetc("sandbox", "--list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_options_reach_the_server(tmp_path: Path) -> None:
    options = ["--switch", "put_resets=on", "--switch", "fill_in=off", "--fault", "401::/api/:2"]
    with sandbox(tmp_path, options) as process:
        switches = requests.get(f"{process.base}/_sandbox/switches/", timeout=SECONDS).json()
        assert (switches["put_resets"], switches["fill_in"]) == (True, False)
        hello = [
            requests.get(f"{process.base}/api/hello/", timeout=SECONDS).status_code
            for _ in range(3)
        ]
        assert hello == [500, 401, 500]


def test_for_other_machines(tmp_path: Path) -> None:
    with sandbox(tmp_path, ["--host", "0.0.0.0", "--demo"]) as process:
        assert process.lines[-2] == "everybody who reaches this machine knows these passwords"
        assert process.base.startswith("http://127.0.0.1:")
        own = {"Host": "meet-office.example"}
        assert requests.get(process.base, headers=own, timeout=SECONDS).status_code == 200


def test_the_page_shows_what_is_there_and_runs_nothing() -> None:
    found = service(with_demo=True)
    bad = '<script>alert("x")</script>'
    competition = new_competition(found, full_name=bad)
    ask = Direct(found, "director")
    event = ask("POST", "/api/events/", {"competition": competition, "event_id": "F01",
                "event_code": bad, "category": bad, "name": bad}).json  # fmt: skip
    row = {"bib": bad, "performance": bad, "place": {"a": bad}}
    trials = [{"bib": bad, "result": bad}]
    ask("PATCH", event["units"][0]["url"], {"results": [row, {"bib": "5"}], "trials": trials})
    people = [{"competition": competition, "competitor_id": "5", "first_name": bad}]
    ask("POST", "/api/competitors/", people)
    ask("POST", f"/api/{bad}/", {bad: bad})
    page = Direct(found)("GET", "/")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    text = page.body.decode()
    assert "<script" not in text
    assert "&lt;script" in text
    assert not re.findall(r"(?:src|href|action)=\"(?!/x/|/_sandbox/|/\"|#|data:)", text)
    for shown in ("Kingsmeadow Demo Meeting", "/x/2026/GBR/demo/json/", "put_resets", "POST /api/"):
        assert shown in text
    assert "Oakwood AC" not in text  # it is on the site
    assert (
        Direct(found)("GET", "/_sandbox/style.css").headers["content-type"].startswith("text/css")
    )
    for path in ("", "events/F01.html", "athletes.html", "board"):
        assert b"<script>" not in Direct(found)("GET", f"/x/2026/NOR/open/{path}").body
    assert "There is no competition yet." in Direct(service())("GET", "/").body.decode()


def test_no_secret_is_ever_logged() -> None:
    found = service()
    ask = Direct(found, "director")
    secret = "s3cr3t-marker"
    ask("POST", "/api/get-auth-token/", f"username=director&password={secret}".encode())
    ask("POST", "/api/get-auth-tokn/", f"username=director&password={secret}".encode())
    ask("POST", "/api/v1/auth/token", {"username": "x", "password": secret})
    ask("GET", f"/api/hello/?token={secret}&api_key={secret}", authorization=f"Token {secret}")
    ask("POST", "/api/teams/", [{"nested": {"Password": secret, "x": [{"apiToken": secret}]}}])
    ask("POST", "/api/teams/", f'[{{"password": "{secret}"'.encode())
    rows = found.store.rows("SELECT * FROM request")
    assert len(rows) == 7
    assert secret not in str(rows)
    assert PASSWORD not in str(rows)
    log = ask.get("/_sandbox/log/?since=5")["requests"]
    assert [each["number"] for each in log] == [6, 7]
    assert (
        log[0]["body"] == '[{"nested": {"Password": "(hidden)", "x": [{"apiToken": "(hidden)"}]}}]'
    )
    assert (log[0]["user"], log[0]["method"], log[0]["status"]) == ("director", "POST", 400)
    assert ask("DELETE", "/_sandbox/log/").json == {"requests": []}


def test_steering() -> None:
    found = service(with_demo=True)
    ask = Direct(found, "director")
    assert ask.get("/_sandbox/switches/")["put_resets"] is False
    assert ask("PATCH", "/_sandbox/switches/", {"put_resets": True}).json["put_resets"] is True
    for body in ({"nix": True}, {"put_resets": 1}, []):
        assert ask("PATCH", "/_sandbox/switches/", body).status == 400
    ask("DELETE", ask.get("/api/events/")["results"][0]["url"])
    (state,) = ask.get("/_sandbox/state/")["competitions"]
    assert (len(state["events"]), len(state["competitors"])) == (6, 60)
    assert ask("POST", "/_sandbox/reset/").json == {"reset": True}
    assert len(ask.get("/_sandbox/state/")["competitions"][0]["events"]) == 7
    assert ask("GET", "/api/hello/").status == 500  # the tokens are gone
    assert ask.get("/_sandbox/log/")["requests"][0]["number"] == 1


def test_only_this_machine_may_use_it() -> None:
    ask = Direct(service(with_demo=True))
    for host in ("evil.example", "127.0.0.1.evil.example", "", "a b", "localhost:x"):
        assert ask("GET", "/", host=host).status == 400
    for host in ("localhost:8026", "127.0.0.1", "[::1]:8026", "LOCALHOST"):
        assert ask("GET", "/", host=host).status == 200
    for origin in ("http://evil.example", "null", "http://testserver.evil.example"):
        assert ask("POST", "/_sandbox/reset/", origin=origin).status == 400
    assert ask("POST", "/_sandbox/reset/", origin="http://testserver").status == 200


def test_other_machines_see_the_service_only() -> None:
    from meetc.sandbox.app import application

    found = service(with_demo=True)
    ask = Direct(found)
    ask.app = application(found, anywhere=True)
    ask.client = ("192.0.2.7", 50000)
    for path in ("/", "/_sandbox/log/", "/_sandbox/state/", "/_sandbox/switches/",
                 "/_sandbox/style.css"):  # fmt: skip
        assert ask("GET", path, host="sandbox.example").status == 403
    assert ask("POST", "/_sandbox/reset/", host="sandbox.example").status == 403
    for path in ("json/", "", "board", "athletes/1.html"):
        assert ask("GET", f"/x/2026/GBR/demo/{path}", host="sandbox.example").status == 200
