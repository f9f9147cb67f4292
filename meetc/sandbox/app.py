"""The rehearsal server as an ASGI application: from a request to a call, from an answer to a
response, and the faults between; beside it the sites. The sandbox's one door to starlette."""

from __future__ import annotations

import asyncio
import math
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from meetc.sandbox import log
from meetc.sandbox.exchange import (
    LARGEST_BODY,
    Call,
    RefusedRequestError,
    Reply,
    not_found,
    refused,
)
from meetc.sandbox.faults import ASIDE, Fault, FaultKind
from meetc.sandbox.routes import CONTROL, MEET, ROUTES, Handler, counts, is_site
from meetc.sandbox.service import Service
from meetc.sandbox.site import Sites
from meetc.sandbox.users import Scheme, user_of
from meetc.serve.app import routes as site_routes
from meetc.serve.live import LiveState

DROP = "meetc.drop"
"""Where the scope of a request has what ends its connection without an answer."""

_LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]", "testserver"))
_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
_KEY = ("year", "country", "slug")
_LOCALE = re.compile(r"^/[a-z]{2}(-[a-z]{2,4})?(?=/x/)")
_BEFORE = (FaultKind.DROP_BEFORE, FaultKind.BAD_BEFORE)
_DROPS = (FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER)
_BAD = "<html><body><h1>502 Bad Gateway</h1></body></html>"


class _TakenBackError(Exception):
    """Takes back what a request did, whose answer never comes."""


def application(
    service: Service, *, anywhere: bool = False, closing: Callable[[], bool] = lambda: False
) -> ASGIApp:
    """The application of a service. Only callers that name a loopback host are answered, so that
    no page of the web can reach it by a name of its own; `anywhere` takes every host. Streams end
    when it is `closing`."""
    routes = [Route(path, _Endpoint(service, methods)) for path, methods in ROUTES.items()]
    router = Router(routes, redirect_slashes=False, default=_Endpoint(service, {}))
    sites = Sites(service.store, in_full=not anywhere)

    async def now(request: Request) -> LiveState | None:
        return await sites.now("/".join(request.path_params[name] for name in _KEY))

    site = Router(site_routes(now, closing, under=MEET), redirect_slashes=False)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        problem = _host_problem(scope, anywhere)
        if problem:
            await JSONResponse({"detail": problem}, 400)(scope, receive, send)
            return
        path = _LOCALE.sub("", re.sub("/{2,}", "/", scope["path"]))
        inner = dict(scope) | {"path": path, "root_path": ""}
        try:
            await (site if is_site(path) else router)(inner, receive, send)
        except sqlite3.Error as unusable:
            answer = Reply({"detail": f"The database cannot be used: {unusable}."}, 503)
            await _response(answer)(scope, receive, send)

    return application


def _host_problem(scope: Scope, anywhere: bool) -> str:
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    match = _HOST.fullmatch(host)
    if match is None:
        return "The request names no host."
    if not anywhere and match[1].lower() not in _LOOPBACK:
        return "This server answers on this machine only; start it with --host for others."
    origin = headers.get(b"origin", b"").decode("latin-1")
    if origin and origin.partition("://")[2] != host:
        return "A page of another site may not use this server."
    return ""


class _Endpoint:
    """Answers all methods of one address."""

    def __init__(self, service: Service, methods: Mapping[str, Handler]) -> None:
        self.service = service
        self.methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return
        call = _call(request, body or b"")
        faults = self.service.befalling(call) if counts(call.path) else []
        for fault in faults:
            if fault.kind is FaultKind.SLOW:
                with suppress(asyncio.CancelledError):  # a server that ends waits no longer
                    await asyncio.sleep(fault.seconds)
        answer = self._logged(call, scope.get("path_params", {}), faults, body is None)
        if answer is None:
            await _drop(scope, receive)
        else:
            await _response(answer)(scope, receive, send)

    def _logged(
        self, call: Call, parts: Mapping[str, str], faults: Sequence[Fault], too_large: bool
    ) -> Reply | None:
        """The answer to a call, which is in the log then; None where the connection shall end
        without one."""
        service = self.service
        ending = next((fault for fault in faults if fault.kind not in ASIDE), None)
        service.random_fields = any(fault.kind is FaultKind.RANDOM_FIELDS for fault in faults)
        user = _user_name(service, call)  # before a reset forgets the tokens
        try:
            answer = self._answer(call, parts, ending, too_large)
        finally:
            service.random_fields = False
        dropped = ending is not None and ending.kind in _DROPS
        if counts(call.path):
            names = " ".join(fault.text for fault in faults)
            log.write(service.store, call, user, 0 if dropped else answer.status, names)
        return None if dropped else answer

    def _answer(
        self, call: Call, parts: Mapping[str, str], fault: Fault | None, too_large: bool
    ) -> Reply:
        """The answer to a call, kept in the database as a whole or not at all."""
        if fault is not None and fault.kind is FaultKind.TOO_MANY:
            headers = {"Retry-After": str(math.ceil(fault.seconds))}
            return Reply({"detail": "Request was throttled."}, 429, headers)
        if fault is not None and fault.kind is FaultKind.UNAUTHORIZED:
            return Reply({"detail": "Invalid token."}, 401, {"WWW-Authenticate": "Token"})
        if too_large:
            return Reply({"detail": f"A body has at most {LARGEST_BODY} bytes."}, 413)
        try:
            with self.service.store.transaction():
                answer = self._handled(call, parts)
                if fault is not None and fault.kind in _BEFORE:
                    raise _TakenBackError
        except _TakenBackError:
            return Reply(_BAD.encode(), 502)
        except RefusedRequestError as problem:
            answer = problem.answer
        except sqlite3.IntegrityError:
            answer = Reply({"non_field_errors": ["The fields must make a unique set."]}, 400)
        return answer if fault is None else Reply(_BAD.encode(), 502)

    def _handled(self, call: Call, parts: Mapping[str, str]) -> Reply:
        if not self.methods:
            if not call.path.endswith("/"):
                raise refused(404, "Not found. The addresses of the service end with a slash.")
            raise not_found()
        handler = self.methods.get("GET" if call.method == "HEAD" else call.method)
        if handler is None:
            allowed = {"Allow": ", ".join(self.methods)}
            detail = {"detail": f'Method "{call.method}" not allowed.'}
            raise RefusedRequestError(405, detail, allowed)
        if call.path in CONTROL and not call.local:
            raise refused(403, "Only the machine that the sandbox runs on may see and steer it.")
        return handler(self.service, call, **parts)


def _call(request: Request, body: bytes) -> Call:
    host = request.headers["host"]
    return Call(
        method=request.method,
        path=request.scope["path"],
        query=dict(request.query_params),
        authorization=request.headers.get("authorization", ""),
        body=body,
        base=f"{request.scope['scheme']}://{host}",
        local=request.client is None or request.client.host in ("127.0.0.1", "::1"),
    )


async def _body(request: Request) -> bytes | None:
    """The body; None of one that is too large, of which the rest is not kept."""
    chunks: list[bytes] | None = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LARGEST_BODY:
            chunks = None
        if size > 2 * LARGEST_BODY:
            break
        if chunks is not None:
            chunks.append(chunk)
    return None if chunks is None else b"".join(chunks)


def _user_name(service: Service, call: Call) -> str:
    store, now = service.store, service.clock()
    users = (user_of(store, call.authorization, scheme, now) for scheme in Scheme)
    return next((user.name for user in users if user is not None), "")


def _response(answer: Reply) -> Response:
    headers = dict(answer.headers)
    if answer.content is None:
        return Response(status_code=answer.status, headers=headers)
    if isinstance(answer.content, bytes):
        page = "text/html; charset=utf-8"
        return Response(answer.content, answer.status, headers, media_type=page)
    return JSONResponse(answer.content, answer.status, headers)


async def _drop(scope: Scope, receive: Receive) -> None:
    """End the connection without an answer. Raises ConnectionResetError where there is none, in
    an application that is called directly."""
    end = scope.get(DROP)
    if end is None:
        raise ConnectionResetError("the connection was dropped on purpose")
    end()
    while (await receive())["type"] != "http.disconnect":
        pass
