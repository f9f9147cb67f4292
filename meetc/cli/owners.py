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


def in_the_way(place: str, data: bytes, kept: Digests | None, own: str, *, named: bool) -> str:
    """Why an output may not take its place, for people; "" where it may. What is `kept` of the
    place says whose it was; where the place was not `named` it is that of the text beside it,
    whatever the meet was called before. Raises OSError."""
    path = Path(os.path.realpath(place))
    before = path.read_bytes() if path.is_file() else b""
    if before in (b"", data) or path.suffix == SUFFIX:  # the text of a meet is never replaced
        return ""
    document = _document(before)
    if not _is_built(before, document, kept):
        return f"{place} is there already, and no build of meetc wrote it"
    other = _identity(document.get("competition", document)) if document else kept and kept.of
    if named and other and other != own:
        return f"{place} is of {other}, and this is {own}"
    return ""


def _is_built(data: bytes, document: dict[str, Any], kept: Digests | None) -> bool:
    """Whether a build wrote what a file holds: it is known by its head, a payload by its schema
    too, and by not being an export, which has what the service notes; what a template made, or
    somebody has laid out another way, is known by its digests."""
    target = target_within(data)
    if target is not None and not target.is_payload:
        return True
    if kept is not None and digests.is_of(kept, data) and (kept.file or _digest(data) == kept.meet):
        return True
    if target is None or any(BOOKKEEPING.fullmatch(name) for name in document):
        return False
    payloads = (name for name, other in TARGETS.items() if other.is_payload)
    return any(schema_fault(document, name) is None for name in payloads)


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


def _identity(fields: Any) -> str:
    country = fields.get("country") or fields.get("country_id") or ""
    return f"{str(fields.get('date') or '')[:4]}/{country}/{fields.get('slug') or ''}"
