"""The web server of the live pages. Nothing that it is sent changes anything."""

from __future__ import annotations

import asyncio
import mimetypes
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from meetc.serve.live import LiveMeet, asset

_LOOK_EVERY = 0.2
_TELL_EVERY = 0.1
_ALIVE_EVERY = 15.0
_ASSETS = frozenset(("live.js", "board.js", "board.css"))
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def application(
    live: LiveMeet, *, board_first: bool, any_host: bool, closing: Callable[[], bool]
) -> Starlette:
    """The pages of a meet, its board, and the stream that tells of changes. Without `any_host`
    only requests to this very machine are answered, so that no page elsewhere can read along."""

    def page(request: Request) -> Response:
        path = request.path_params["path"] or "index.html"
        if path == "index.html" and board_first and not request.path_params["path"]:
            return board(request)
        body = asset(path) if path in _ASSETS else live.now.page(path)
        if body is None:
            return Response("no such page\n", 404, _HEADERS, "text/plain")
        return Response(body, 200, _HEADERS, mimetypes.guess_type(path)[0])

    def board(request: Request) -> Response:
        query = request.query_params
        body = live.now.board(query.get("at", ""), jump=query.get("jump") == "1")
        return Response(body, 200, _HEADERS, "text/html")

    async def changes(request: Request) -> Response:
        return StreamingResponse(_changes(live, closing), 200, _HEADERS, "text/event-stream")

    hosts = ["*"] if any_host else ["127.0.0.1", "localhost", "[::1]", "::1"]
    return Starlette(
        routes=[
            Route("/changes", changes),
            Route("/board", board),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
        lifespan=lambda app: _following(live),
    )


@asynccontextmanager
async def _following(live: LiveMeet) -> AsyncIterator[None]:
    """Look at the text a few times a second, in a thread of its own."""

    async def follow() -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await asyncio.to_thread(live.refresh)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()


async def _changes(live: LiveMeet, closing: Callable[[], bool]) -> AsyncIterator[str]:
    """The state's token, at once and whenever it changes (server-sent events)."""
    told, silent = "", 0.0
    yield "retry: 500\n\n"
    while not closing():
        if told != live.now.token:
            told, silent = live.now.token, 0.0
            yield f"data: {told}\n\n"
        elif silent >= _ALIVE_EVERY:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_TELL_EVERY)
        silent += _TELL_EVERY


def run(live: LiveMeet, listening: socket.socket, *, board_first: bool, any_host: bool) -> None:
    """Serve until somebody interrupts."""
    app = application(
        live, board_first=board_first, any_host=any_host, closing=lambda: server.should_exit
    )
    config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False,
                            timeout_graceful_shutdown=2)  # fmt: skip
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
