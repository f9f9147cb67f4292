"""The rehearsal server for tests: called directly as an application, or over the loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import requests

from meetc.assumptions import Switches
from meetc.sandbox import demo
from meetc.sandbox.app import application
from meetc.sandbox.server import running
from meetc.sandbox.service import Service
from meetc.sandbox.store import Store
from meetc.sandbox.users import Role, add_user

PASSWORD = "correct horse battery"
USERS = {"reader": Role.READER, "director": Role.DIRECTOR, "federation": Role.FEDERATION}


def service(*, with_demo: bool = False, path: str = ":memory:", **switches: bool) -> Service:
    """A service with a user of each role, who all have the same password."""
    store = Store(path)
    for name, role in USERS.items():
        add_user(store, name, role, PASSWORD)
    if with_demo:
        demo.fill(store)
    refill = demo.fill if with_demo else None
    return Service(store, Switches(**switches), refill=refill, clock=lambda: 1_780_000_000.0)


@dataclass(frozen=True)
class Asked:
    """What an application answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Direct:
    """Asks an application without a network, as a user or as nobody."""

    def __init__(self, service: Service, user: str = "", *, v1: bool = False) -> None:
        self.service = service
        self.app = application(service)
        self.client = ("127.0.0.1", 50000)
        self.headers: dict[str, str] = {}
        if user:
            form = urlencode({"username": user, "password": PASSWORD}).encode()
            if v1:
                token = self("POST", "/api/v1/auth/token", form).json["access_token"]
                self.headers["authorization"] = f"Bearer {token}"
            else:
                token = self("POST", "/api/get-auth-token/", form).json["token"]
                self.headers["authorization"] = f"Token {token}"

    def __call__(self, method: str, path: str, body: Any = b"", **headers: str) -> Asked:
        """One request; a body that is no bytes is sent as JSON."""
        path, _, query = path.removeprefix("http://testserver").partition("?")
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"host": "testserver"} | self.headers | headers
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": path, "raw_path": path.encode("utf-8", "replace"),
            "query_string": query.encode(), "root_path": "", "client": self.client,
            "server": ("testserver", 80),
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
        }  # fmt: skip
        answered: list[dict[str, Any]] = []
        incoming = [{"type": "http.request", "body": data, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return incoming.pop() if incoming else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            answered.append(message)

        asyncio.run(self.app(scope, receive, send))
        start, *rest = answered
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return Asked(start["status"], headers, b"".join(part["body"] for part in rest))

    def get(self, path: str) -> Any:
        """The JSON of a GET that succeeds."""
        asked = self("GET", path)
        assert asked.status == 200, asked.body
        return asked.json


def new_competition(service: Service, **fields: Any) -> str:
    """The id of a new competition."""
    body = {"full_name": "Open", "slug": "open", "country": "NOR", "date": "2026-06-01"} | fields
    asked = Direct(service, "federation")("POST", "/api/competitions/", body)
    assert asked.status == 201, asked.body
    found = Direct(service, "director").get("/api/my-competitions/")["competitions"]
    return str(next(each["id"] for each in found if each["url"].endswith(f"/{body['slug']}/")))


@contextmanager
def over_loopback(service: Service, user: str = "director") -> Iterator[tuple[str, Any]]:
    """The address of a running server, and a session of a user; the store is closed after."""
    try:
        with running(service) as base, requests.Session() as session:
            form = {"username": user, "password": PASSWORD}
            got = session.post(f"{base}/api/get-auth-token/", data=form, timeout=10)
            session.headers["Authorization"] = f"Token {got.json()['token']}"
            yield base, session
    finally:
        service.store.close()
