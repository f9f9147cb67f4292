"""The log of every request to the rehearsal server; no password and no token is ever in it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from meetc.sandbox.exchange import Call
from meetc.sandbox.store import Document, Store

_LONGEST_BODY = 20_000
_MOST = 10_000
_SECRET = re.compile(r"passw|token|secret|authorization|api.?key", re.IGNORECASE)
_HIDDEN = "(hidden)"


def write(store: Store, call: Call, user: str, status: int, fault: str) -> None:
    """Log a request; the oldest go after 10,000. Status 0 says that nothing was answered."""
    query = [(n, _HIDDEN if _SECRET.search(n) else v) for n, v in call.query.items()]
    with store.transaction():
        store.rows(
            "INSERT INTO request (method, path, user, status, fault, size, body, ignored)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                call.method,
                call.path + ("?" + urlencode(query, safe=":") if query else ""),
                user,
                status,
                fault,
                len(call.body),
                _body(call),
                ", ".join(call.ignored),
            ),
        )
        store.rows("DELETE FROM request WHERE number <= (SELECT max(number) FROM request) - ?",
                   (_MOST,))  # fmt: skip


def requests(store: Store, since: int = 0, last: int = _MOST) -> list[Document]:
    """The logged requests after number `since`, the latest `last` of them, in their order."""
    names = ("number", "method", "path", "user", "status", "fault", "size", "body", "ignored")
    rows = store.rows(
        f"SELECT {', '.join(names)} FROM request WHERE number > ? ORDER BY number DESC LIMIT ?",
        (since, last),
    )
    return [dict(zip(names, row, strict=True)) for row in reversed(rows)]


def clear(store: Store) -> None:
    """Forget the log."""
    store.rows("DELETE FROM request")


def _body(call: Call) -> str:
    """The JSON of a body, without secrets; nothing of any other body, which may be a form."""
    try:
        text = json.dumps(_without_secrets(json.loads(call.body)), ensure_ascii=True)
    except (ValueError, RecursionError):
        return ""
    return text if len(text) <= _LONGEST_BODY else text[:_LONGEST_BODY] + " …"


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _HIDDEN if _SECRET.search(name) else _without_secrets(inner)
            for name, inner in value.items()
        }
    return [_without_secrets(item) for item in value] if isinstance(value, list) else value
