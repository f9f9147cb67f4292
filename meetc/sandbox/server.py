"""Runs the rehearsal server: in this process beside other work, or until Ctrl-C. The one door to
uvicorn."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from meetc.listening import listen, url
from meetc.sandbox.app import DROP, application
from meetc.sandbox.service import Service

_SECONDS_TO_START = 10


class _Droppable(H11Protocol):
    """HTTP whose application can end the connection without an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        inner = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:
            await inner(dict(scope) | {DROP: transport.abort}, receive, send)

        self.app = app


def _server(service: Service, *, anywhere: bool) -> uvicorn.Server:
    config = uvicorn.Config(
        application(service, anywhere=anywhere, closing=lambda: server.should_exit),
        http=_Droppable,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    return server


def serve(service: Service, listening: socket.socket, *, anywhere: bool = False) -> None:
    """Serve until the process is interrupted, and then end in good order."""
    with suppress(KeyboardInterrupt):  # uvicorn raises it again when it has ended
        _server(service, anywhere=anywhere).run(sockets=[listening])


@contextmanager
def running(service: Service, port: int = 0) -> Iterator[str]:
    """Serve on the loopback in a thread of its own, and give the address:
    `with running(service) as base: requests.get(f"{base}/api/hello/")`."""
    listening = listen(port=port)
    server = _server(service, anywhere=False)
    started = threading.Event()

    async def tell() -> None:
        started.set()

    server.config.callback_notify = tell
    server.config.timeout_notify = 0
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, name="meetc sandbox", daemon=True
    )
    thread.start()
    try:
        if not started.wait(_SECONDS_TO_START):
            raise RuntimeError("the rehearsal server does not start")
        yield url(listening)
    finally:
        server.should_exit = True
        thread.join(_SECONDS_TO_START)
        listening.close()
