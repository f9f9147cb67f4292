"""Whose an output is that stands already: nothing of another meet, and nothing that no build of
meetc wrote, is replaced without a word."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from meetc.cli import digests
from meetc.cli.digests import Digests
from meetc.cli.inputs import SUFFIX
from meetc.importer.defaults import BOOKKEEPING
from meetc.model import Meet
from meetc.schema import schema_fault
from meetc.targets.rebuilt import target_within
from meetc.targets.register import TARGETS

WAY_OUT = "-o names another place, and --force replaces it"


def identity(meet: Meet) -> str:
    """What tells a meet from others at OpenTrack: its year, country and slug."""
    return _identity(meet.fields)


def in_the_way(place: str, kept: Digests | None, own: str, *, named: bool) -> str:
    """Why another output may not take a place, for people; "" where it may. What is `kept` of the
    place says whose it was; where the place was not `named` it is that of the text beside it,
    whatever the meet was called before. Raises OSError."""
    path = Path(os.path.realpath(place))
    before = path.read_bytes() if path.is_file() else b""
    if not before or path.suffix == SUFFIX:  # the text of a meet is never replaced
        return ""
    other = _built_for(before, kept)
    if other is None:
        return f"{place} is there already, and no build of meetc wrote it"
    if named and other and other != own:
        return f"{place} is of {other}, and this is {own}"
    return ""


def _built_for(data: bytes, kept: Digests | None) -> str | None:
    """Which meet a build made what a file holds of, "" where nothing tells; None where no build
    wrote it. It is known by its head, by its digests, and a payload that has none by its schema
    and by not being an export, which has what the service notes."""
    target = target_within(data)
    of = kept.of if kept is not None else ""
    if target is not None and not target.is_payload:
        return of
    if kept is not None and digests.is_of(kept, data) and (kept.file or _digest(data) == kept.meet):
        return of or _of_document(_document(data))
    document = _document(data)
    if target is None or any(BOOKKEEPING.fullmatch(name) for name in document):
        return None
    payloads = (name for name, other in TARGETS.items() if other.is_payload)
    sound = any(schema_fault(document, name) is None for name in payloads)
    return _of_document(document) if sound else None


def _digest(data: bytes) -> str | None:
    from meetc.emit.provenance import digest_of_json

    return digest_of_json(data)


def _document(data: bytes) -> dict[str, Any]:
    """The object of a JSON text; empty of anything else."""
    if not data.lstrip().startswith(b"{"):
        return {}
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _of_document(document: dict[str, Any]) -> str:
    return _identity(document.get("competition", document)) if document else ""


def _identity(fields: Any) -> str:
    country = fields.get("country") or fields.get("country_id") or ""
    return f"{str(fields.get('date') or '')[:4]}/{country}/{fields.get('slug') or ''}"
