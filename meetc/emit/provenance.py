"""Where an output comes from: the digest of the compiled meet, which outputs carry.

It is the SHA-256 of the upload document as canonical JSON: keys sorted, no blanks, UTF-8. What
changes no field of the document, such as comments and layout, does not change it.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from meetc.json_values import laid_out
from meetc.lower.opentrack import event_document, is_lowered_by_event, with_events
from meetc.model import Meet
from meetc.pipeline import collector_paused, payload

_PRINTED = re.compile(r"meetc sha256:([0-9a-f]{64})")


def digest_of(document: dict[str, Any]) -> str:
    """The digest of an upload document, in hexadecimal."""
    return file_digest(_canonical(document))


class DigestInParts:
    """The digest of an upload document of which one list is told item by item."""

    def __init__(self, rest: dict[str, Any], name: str) -> None:
        """`rest` is the document with any list of that `name`."""
        before = _canonical({key: value for key, value in rest.items() if key < name})
        behind = _canonical({key: value for key, value in rest.items() if key > name})
        start = b"{" if before == b"{}" else before[:-1] + b","
        self._end = b"]}" if behind == b"{}" else b"]," + behind[1:]
        self._hash = hashlib.sha256(start + _canonical(name) + b":[")
        self._comma = b""

    def add(self, item: dict[str, Any]) -> None:
        self._hash.update(self._comma)
        self._hash.update(_canonical(item))
        self._comma = b","

    def hexadecimal(self) -> str:
        """The digest, when all items are told."""
        whole = self._hash.copy()
        whole.update(self._end)
        return whole.hexdigest()


def _canonical(value: Any) -> bytes:
    import orjson

    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest_of_json(data: bytes) -> str | None:
    """The digest of a document as it was written, in whatever layout; None of what is no JSON, or
    says something twice, which readers take in different ways."""
    import orjson

    try:
        document = orjson.loads(data)
        if laid_out(document) != data:  # as build lays it out nothing is twice
            json.loads(data, object_pairs_hook=_once)
        return digest_of(document)
    except (ValueError, RecursionError, orjson.JSONEncodeError):
        return None


def _once(pairs: list[tuple[str, Any]]) -> None:
    """Raises ValueError where a key stands twice in one object."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError


def digest(meet: Meet) -> str:
    """The digest of a meet without errors."""
    if not is_lowered_by_event(meet):
        return digest_of(payload(meet))
    with collector_paused():
        parts = DigestInParts(with_events(meet, []), "events")
        for event in meet.events:
            parts.add(event_document(event, meet))
        return parts.hexadecimal()


def file_digest(data: bytes) -> str:
    """The SHA-256 of the bytes of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def printed(number: str) -> str:
    """The digest as pages and paper print it."""
    return f"meetc sha256:{number}"


def find_printed(text: str) -> str | None:
    """The digest that a page prints, the last one where it has several; None where none."""
    numbers = _PRINTED.findall(text)
    return numbers[-1] if numbers else None
