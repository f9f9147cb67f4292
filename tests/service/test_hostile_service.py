"""A service that answers nonsense, never ends, or points elsewhere: a clear message and an exit
code, never a hang, a leak or a traceback."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from meetc.service import http
from meetc.service.http import Http, Patience
from tests.support.pushing import MEET, PASSWORD, Rig, impatient

Reply = Callable[[BaseHTTPRequestHandler], None]


def reply(status: int = 200, body: bytes = b"{}", **headers: str) -> Reply:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def of(value: Any) -> Reply:
    return reply(200, json.dumps(value).encode())


GOOD: dict[str, Reply] = {
    "/api/get-auth-token/": of({"token": "t0ps3cret"}),
    "/api/hello/": of({"message": "Hello, Ada <a@example.org>!"}),
    "/api/my-competitions/": of(
        {"competitions": [{"id": "c1", "url": "/en-gb/x/2026/GBR/small/", "role": "DIRECTOR"}]}
    ),
}


@contextmanager
def serving(replies: dict[str, Reply], default: Reply) -> Iterator[str]:
    """A server of these replies by path, in threads."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            replies.get(self.path.split("?")[0], default)(self)

        do_POST = do_PATCH = do_PUT = do_DELETE = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def huge(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(1 << 40))
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" " * 65536)


def endless(handler: BaseHTTPRequestHandler) -> None:
    number = int(handler.path.partition("page=")[2] or 0) + 1
    of({"results": [], "next": f"/api/events/?page={number}"})(handler)


ROW = {"event_id": "T01", "id": 1, "units": [{"url": "/api/units/u/", "round": 1, "heat": 1}]}

HOSTILE: dict[str, tuple[str, Reply, str]] = {
    "wrong json": ("/api/events/", reply(body=b'{"results": [}'), "something else than JSON"),
    "truncated json": ("/api/events/", reply(body=b'{"results": [{"id"'), "than JSON"),
    "html": ("/api/events/", reply(body=b"<html>Welcome</html>"), "something else than JSON"),
    "deep json": ("/api/events/", reply(body=b"[" * 100_000), "something else than JSON"),
    "bytes": ("/api/events/", reply(body=b"\xff\xfe\x00"), "something else than JSON"),
    "a list": ("/api/events/", of([1, 2]), "something else than a list"),
    "numbers": ("/api/events/", of({"results": [1, 2], "next": None}), "than records"),
    "no ids": ("/api/events/", of({"results": [{"event_id": "T01"}]}), "without a name or an id"),
    "wrong next": ("/api/events/", of({"results": [ROW], "next": 7}), "never comes to the last"),
    "endless next": ("/api/events/", endless, "never comes to the last page"),
    "next in a circle": (
        "/api/events/",
        of({"results": [ROW], "next": "/api/events/"}),
        "never comes to the last page",
    ),
    "next elsewhere": (
        "/api/events/",
        of({"results": [ROW], "next": "https://evil.example/api/events/?page=2"}),
        "points to another host",
    ),
    "unit elsewhere": (
        "/api/events/",
        of({"results": [ROW | {"units": [{"url": "https://evil.example/u", "round": 1,
                                          "heat": 1}]}], "next": None}),
        "points to another host",
    ),
    "no address at all": (
        "/api/events/",
        of({"results": [ROW], "next": "http://[::1"}),
        "gives an address that is none",
    ),
    "redirect": (
        "/api/events/",
        reply(302, b"", Location="https://evil.example/"),
        "redirects are not followed",
    ),
    "no such page": ("/api/my-competitions/", reply(404, b"<h1>no</h1>"), "it gives no reason"),
    "competitions of another shape": ("/api/my-competitions/", of({"competitions": {}}), "records"),
    "a failure": ("/api/events/", reply(500, b"Internal"), "failed (500)"),
    "a broken unit": ("/api/units/u/", of({"results": 7}), "something else than rows"),
    "another unit": ("/api/units/u/", of({"results": [], "round": 2, "heat": 1}), "another unit"),
    "a strange greeting": ("/api/hello/", of({"message": 5}), "greets with something else"),
    "no token": ("/api/get-auth-token/", of({"token": ["x"]}), "does not know this name"),
    "a slow drip": ("/api/events/", drip, "did not finish within"),
    "a huge body": ("/api/events/", huge, "sends more than"),
    "silence": ("/api/events/", lambda handler: time.sleep(3), "did not answer in time"),
}  # fmt: skip
SLOW = ("a slow drip", "silence")
"""Those for which nobody waits as long as for others."""


@pytest.fixture
def here(tmp_path: Path) -> Rig:
    found = Rig(tmp_path, None, "")  # type: ignore[arg-type]
    found.write(MEET)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_service(here: Rig, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    monkeypatch.setattr(http, "LARGEST_ANSWER", 1 << 20)
    if name in SLOW:  # a loaded machine answers late for all others as well
        monkeypatch.setattr(Patience.__init__, "__defaults__", (2.0, 0.4, 1.0,
                            *Patience.__init__.__defaults__[3:]))  # fmt: skip
    path, answer, message = HOSTILE[name]
    lists = {f"/api/{part}/": of({"results": [], "next": None}) for part in
             ("teams", "competitors", "competitions")}  # fmt: skip
    events = {"/api/events/": of({"results": [ROW], "next": None})}
    replies = GOOD | lists | events | {path: answer}
    with serving(replies, reply(404, b"{}")) as url:
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
        start = time.monotonic()
        ran = here.push()
    assert time.monotonic() - start < 15
    assert ran.code in (3, 5), ran.out + ran.err
    assert message in ran.err
    assert len(ran.err.splitlines()[-1]) < 500
    for secret in ("t0ps3cret", PASSWORD):
        assert secret not in ran.out + ran.err


def test_nobody_there(here: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    for host in ("http://127.0.0.1:9", "https://meetc.invalid"):
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{host}"\n')
        ran = here.push()
        assert ran.code == 5
        assert "cannot be reached" in ran.err


def test_a_next_of_the_same_host_keeps_the_origin() -> None:
    """A service behind a proxy names itself with http."""
    found = Http("https://data.opentrack.run")
    assert found.at("http://data.opentrack.run/api/x/?page=2") == (
        "https://data.opentrack.run/api/x/?page=2"
    )


SHAPES: list[Any] = [
    None,
    0,
    1.5,
    True,
    "",
    "\ud800\x1b[2J",
    [],
    [None, 7, [], "x"],
    {},
    {"url": 7},
]


def _probed(here: Rig, monkeypatch: pytest.MonkeyPatch, replies: dict[str, Reply]) -> Any:
    """What `meetc probe` says where a service answers so."""
    impatient(monkeypatch)
    with serving(GOOD | replies, of({"results": [], "count": 0})) as url:
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
        ran = here("probe", "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)["findings"]
    assert "\x1b" not in json.dumps(found, ensure_ascii=False)
    return {each["question"]: each["answer"] for each in found}


def test_a_probe_of_a_unit_that_does_not_repeat_its_address(
    here: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = {
        "/api/events/": of({"results": [ROW]}),
        "/api/units/u/": reply(200, b'{"round": 1, "novel": 2}', Allow="GET, PATCH"),
    }
    said = _probed(here, monkeypatch, replies)
    assert said["may a unit be changed?"] == "GET, PATCH"
    assert said["which keys has a unit that meetc does not know?"] == "novel"


@pytest.mark.parametrize("value", SHAPES, ids=range(len(SHAPES)))
def test_a_probe_of_any_shape(here: Rig, monkeypatch: pytest.MonkeyPatch, value: Any) -> None:
    """A value stands in the place of each answer, each record, each list and each member."""
    names = ("id", "url", "units", "results", "status", "country", "wind", "round")
    whole = dict.fromkeys(names, value)
    event = {"event_id": "T01", "id": 1, "units": [{"url": "/api/units/u/"}, value]}
    for answer in (
        value,
        {"results": value, "next": value, "count": value},
        {"results": [whole, event], "next": value},
        {"results": [whole], "next": None},
        {"results": [event | {"results": value, "name": value}], "next": None},
    ):
        for unit in (value, whole, {"results": [value, whole], "trials": value}):
            lists = {f"/api/{part}/": of(answer) for part in
                     ("events", "competitors", "teams", "competitions", "relay_teams")}  # fmt: skip
            _probed(here, monkeypatch, lists | {"/api/units/u/": of(unit)})


@pytest.mark.parametrize("value", SHAPES, ids=range(len(SHAPES)))
def test_a_probe_where_my_competitions_have_any_shape(here: Rig, value: Any) -> None:
    for mine in (value, [value], [{"id": value}], [{}]):
        with serving(GOOD | {"/api/my-competitions/": of({"competitions": mine})}, of({})) as url:
            (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
            ran = here("probe")
        assert ran.code in (0, 3, 5), ran.err
        assert ran.out or ran.err


SECRET = 's"ecret\\x pw/ü'
TOKEN = "t0k/en+\\u"
_QUOTED = f"/a/{quote(SECRET)}/{quote(SECRET, '')}/{quote_plus(SECRET).lower()}/{quote_plus(TOKEN)}"
_SAID = {"detail": f"{SECRET} and {TOKEN} and {json.dumps({'pw': SECRET, 'token': TOKEN})}"}

ECHOES: dict[str, tuple[str, Reply]] = {
    "as JSON": ("/api/events/", reply(400, json.dumps(_SAID).encode())),
    "as plain JSON": ("/api/events/", reply(400, json.dumps(_SAID, ensure_ascii=False).encode())),
    "in a key": ("/api/events/", reply(400, json.dumps({SECRET: TOKEN}).encode())),
    "in a redirect": ("/api/events/", reply(302, b"", Location=f"{_QUOTED}?next=x7#{TOKEN}")),
    "in a redirect of the token": (
        "/api/get-auth-token/",
        reply(302, b"", Location=f"/a/{quote(SECRET)}?pw=x7"),
    ),
    "in a redirect with a user": (
        "/api/events/",
        reply(302, b"", Location=f"https://me:{quote(SECRET, '')}@example.org/x?pw=x7"),
    ),
    "in the address of a unit": (
        "/api/events/",
        of({"results": [{"event_id": "T01", "id": 1, "units": [{"url": f"{_QUOTED}?pw=x7"}]}]}),
    ),
    "in an address elsewhere": (
        "/api/events/",
        of({"results": [ROW], "next": f"https://example.org{_QUOTED}?pw=x7"}),
    ),
    "in a greeting": ("/api/hello/", of({"message": f"Hello, {_SAID['detail']}!"})),
}


@pytest.mark.parametrize("name", ECHOES)
def test_a_service_that_echoes_secrets_is_silenced_in_every_spelling(
    here: Rig, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    impatient(monkeypatch)
    path, answer = ECHOES[name]
    lists = {f"/api/{part}/": of({"results": []}) for part in
             ("teams", "competitors", "competitions")}  # fmt: skip
    replies = GOOD | lists | {"/api/get-auth-token/": of({"token": TOKEN}), path: answer}
    with serving(replies, reply(500, b"oops")) as url:
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
        ran = here("push", "small.meet", MEETC_PASSWORD=SECRET)
    said = ran.out + ran.err
    assert "…" in said or "example.org/x;" in said
    for secret in (SECRET, TOKEN):
        for spelling in (
            secret,
            json.dumps(secret)[1:-1],
            json.dumps(secret, ensure_ascii=False)[1:-1],
            quote(secret),
            quote(secret, ""),
            quote_plus(secret),
        ):
            assert spelling.lower() not in said.lower(), said
    assert "x7" not in said
    assert "me:" not in said


def chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"zzz\r\n")
    handler.close_connection = True


WORDS: dict[str, tuple[Reply, str]] = {
    "chunks": (chunks, "broke off its answer"),
    "no gzip": (
        reply(200, b"{}", Content_Encoding="gzip"),
        "sends an answer that cannot be unpacked",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_what_goes_wrong_is_said_in_words(
    here: Rig, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    impatient(monkeypatch)
    answer, words = WORDS[name]
    with serving(GOOD | {"/api/hello/": answer}, of({})) as url:
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
        ran = here.push()
    assert ran.code == 5
    assert ran.err.splitlines()[-1].endswith(words)
    assert "Error" not in ran.err


def test_what_cannot_be_sent_is_said_in_words(here: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    with serving(GOOD, of({})) as url:
        (here.folder / "meetc.toml").write_text(f'[env.test]\nhost = "{url}"\n')
        ran = here("whoami", MEETC_PASSWORD="half \udcfc")
    assert ran.code == 3
    assert ran.err == "meetc: name, password or token have letters that cannot be sent\n"
    (here.folder / "meetc.toml").write_text('[env.test]\nhost = "https://a..example"\n')
    ran = here("whoami")
    assert ran.code == 2
    assert "host: https://a..example is no address of a host\n" in ran.err
    (here.folder / "meetc.toml").write_text('[env.test]\nhost = "https://a.example:8443/x"\n')
    ran = here("whoami")
    assert ran.code == 2
    assert "has a path; a host alone is meant: https://a.example:8443\n" in ran.err
