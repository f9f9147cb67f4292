"""One exchange with the rehearsal server: what is asked, what is answered, what is refused."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from meetc.assumptions import PERMISSION_DENIED

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of the largest body that is read; a season's whole document has some 15 million."""

Errors = dict[str, list[Any]]
"""What is wrong, `{field: [sentence]}`; `non_field_errors` of more than one field."""

_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Call:
    """A request. `path` has no doubled slashes and no locale; `query` holds the last value of
    each name; `base` is scheme and host as the client named them; `ignored` collects the fields
    that the service does not know."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    authorization: str = ""
    body: bytes = b""
    base: str = "http://testserver"
    local: bool = True
    ignored: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reply:
    """A response: JSON, nothing where `content` is None; bytes are a page of HTML unless the
    headers say otherwise."""

    content: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedRequestError(Exception):
    """A request that is refused: what was done for it is taken back."""

    def __init__(self, status: int, content: Any, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {content}")
        self.answer = Reply(content, status, headers or {})


class InvalidError(RefusedRequestError):
    """A request that is refused for what is wrong with the fields of a record, or of a body."""

    def __init__(self, errors: Errors) -> None:
        super().__init__(400, errors)
        self.errors = errors


def refused(status: int, detail: str) -> RefusedRequestError:
    """A refusal in a sentence."""
    return RefusedRequestError(status, {"detail": detail})


def denied() -> RefusedRequestError:
    """The service's answer to a missing, an outdated or a powerless token: a 500 (documented)."""
    return refused(500, PERMISSION_DENIED)


def not_found() -> RefusedRequestError:
    return refused(404, "Not found.")


def read_json(body: bytes) -> Any:
    """The JSON of a body: finite numbers, sound text, nothing nested too deep.
    Raises RefusedError (400) for anything else."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        _check(value)
    except (ValueError, RecursionError) as problem:
        reason = "it is nested too deep" if isinstance(problem, RecursionError) else str(problem)
        raise refused(400, f"JSON parse error - {reason}") from None
    return value


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object of a body. Raises RefusedError (400) for anything else."""
    return checked_object(read_json(body))


def checked_object(value: Any) -> dict[str, Any]:
    """A value that is an object. Raises InvalidError for anything else."""
    if not isinstance(value, dict):
        message = f"Invalid data. Expected a dictionary, but got {type(value).__name__}."
        raise InvalidError({"non_field_errors": [message]})
    return value


def read_list(body: bytes) -> list[Any]:
    """The JSON list of a body. Raises RefusedError (400) for anything else."""
    value = read_json(body)
    if not isinstance(value, list):
        message = f'Expected a list of items but got type "{type(value).__name__}".'
        raise InvalidError({"non_field_errors": [message]})
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check(value: Any) -> None:
    """Raise ValueError where a value holds what cannot be kept or sent back."""
    level, below = 0, [value]
    while below:
        if level > _DEEPEST:
            raise ValueError("it is nested too deep")
        above, below, level = below, [], level + 1
        for part in above:
            if isinstance(part, str):
                _check_text(part)
            elif isinstance(part, float) and not math.isfinite(part):
                raise ValueError("a number is too large")
            elif isinstance(part, dict):
                below += chain(part, part.values())
            elif isinstance(part, list):
                below += part


def _check_text(text: str) -> None:
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("half a surrogate pair is no character")
    if "\0" in text:
        raise ValueError("null characters are not allowed")
