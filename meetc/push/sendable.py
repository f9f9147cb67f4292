"""A meet as it is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from meetc.lower.kept_back import kept_back
from meetc.pipeline import Compiled, payload
from meetc.push.only import narrowed
from meetc.schema import check_payload


class Sendable(NamedTuple):
    """A meet to be sent: its path, its payload, and how often each field stands in it that no
    upload has."""

    path: Path
    payload: dict[str, Any]
    kept_back: Counter[str]


def sendable(compiled: Compiled, path: Path, only: Sequence[str], target: str) -> Sendable:
    """What is sent of a meet that is sound, at least in the events of `only`. Raises PayloadError
    where its schema refuses it."""
    document = payload(compiled.meet, target)
    if only and not compiled.ok:
        document = narrowed(document, only)
    check_payload(document, target)
    return Sendable(path, document, kept_back(compiled.meet, only))
