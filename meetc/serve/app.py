"""The web server of the live pages. Nothing that it is sent changes anything."""

from __future__ import annotations

import asyncio
import mimetypes
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from meetc.emit.announcer import style
from meetc.resources import resource
from meetc.serve.headers import HEADERS
from meetc.serve.live import LiveMeet, LiveState

_LOOK_EVERY = 0.2
_TELL_EVERY = 0.1
_ALIVE_EVERY = 15.0
_ASSETS = frozenset(("live.js", "board.js", "board.css"))

Now = Callable[[Request], Awaitable[LiveState | None]]
"""What is to be shown at the moment to who asks; None where there is no such meet."""


def routes(
    now: Now, closing: Callable[[], bool], *, under: str = "", board_first: bool = False
) -> list[Route]:
    """The pages of a meet, its board, and the stream that tells of changes, all below `under`."""

    async def page(request: Request) -> Response:
        path = request.path_params["path"] or "index.html"
        if board_first and not request.path_params["path"]:
            return await board(request)
        if (state := await now(request)) is None:
            return _missing()
        if path == "announcer":
            return _page(await asyncio.to_thread(lambda: state.announcer), "text/html")
        if path == "announcer.css":
            body: bytes | None = style()
        elif path in _ASSETS:
            body = resource("templates", f"serve/{path}").read_bytes()
        else:  # a page is made in a thread, since a large one takes its time
            body = await asyncio.to_thread(state.page, path)
        return _page(body, mimetypes.guess_type(path)[0])

    async def board(request: Request) -> Response:
        state, query = await now(request), request.query_params
        if state is None:
            return _missing()
        chosen = {name: query.get(name, "") for name in ("show", "event", "look")}
        slide = state.board(query.get("at", ""), jump=query.get("jump") == "1", **chosen)
        return _page(slide, "text/html")

    async def changes(request: Request) -> Response:
        if await now(request) is None:
            return _missing()
        tokens = _tokens(lambda: now(request), closing)
        return StreamingResponse(tokens, 200, HEADERS, "text/event-stream")

    return [
        Route(f"{under}/changes", changes),
        Route(f"{under}/board", board),
        Route(f"{under}/{{path:path}}", page),
    ]


def _page(body: bytes | None, media_type: str | None) -> Response:
    return _missing() if body is None else Response(body, 200, HEADERS, media_type)


def _missing() -> Response:
    return Response("no such page\n", 404, HEADERS, "text/plain")


def application(
    live: LiveMeet, *, board_first: bool, any_host: bool, closing: Callable[[], bool]
) -> Starlette:
    """The live pages of one meet. Without `any_host` only requests to this very machine are
    answered, so that no page elsewhere can read along."""

    async def now(request: Request) -> LiveState:
        return live.now

    hosts = ["*"] if any_host else ["127.0.0.1", "localhost", "[::1]", "::1"]
    return Starlette(
        routes=routes(now, closing, board_first=board_first),
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


async def _tokens(
    now: Callable[[], Awaitable[LiveState | None]], closing: Callable[[], bool]
) -> AsyncIterator[str]:
    """The state's token, at once and whenever it changes (server-sent events)."""
    token, spoken = "", time.monotonic()
    yield "retry: 500\n\n"
    while not closing():
        start = time.monotonic()
        state = await now()
        took = time.monotonic() - start
        if state is not None and token != state.token:
            token, spoken = state.token, time.monotonic()
            yield f"data: {token}\n\n"
        elif time.monotonic() - spoken >= _ALIVE_EVERY:
            spoken = time.monotonic()
            yield ": still here\n\n"
        await asyncio.sleep(max(_TELL_EVERY, took / 2))  # others need the machine as well


def run(live: LiveMeet, listening: socket.socket, *, board_first: bool, any_host: bool) -> None:
    """Serve until somebody interrupts."""
    app = application(
        live, board_first=board_first, any_host=any_host, closing=lambda: server.should_exit
    )
    config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False,
                            timeout_graceful_shutdown=2)  # fmt: skip
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
