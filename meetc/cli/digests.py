"""`meetc-digests.json`: the digests of the outputs beside it that print none themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from meetc.cli import outputs

NAME = outputs.DIGESTS
_FORMAT = "meetc-digests-1"


class Digests(NamedTuple):
    """Of one output: the digest of the meet it was made from, and that of its own bytes, which
    is "" where the output holds the whole meet."""

    meet: str
    file: str = ""


def record(place: str, meet: str, data: bytes | None = None) -> None:
    """Add an output to the file beside it. Exits 2 where that cannot be written."""
    path = Path(place)
    if place == outputs.STDOUT or not path.is_file():
        return  # a pipe or a device
    known = _read(path.parent)
    entry = {"meet": meet}
    if data is not None:
        from meetc.emit.provenance import file_digest

        entry["file"] = file_digest(data)
    if known.get(path.name) == entry:
        return
    known[path.name] = entry
    _keep(path.parent, known)


def forget(place: str) -> None:
    """Take an output out of the file beside it: what stands there now prints its own digest."""
    path = Path(place)
    known = _read(path.parent)
    if known.pop(path.name, None) is not None:
        _keep(path.parent, known)


def recorded(place: str) -> Digests | None:
    """The digests of an output; None where none are kept beside it."""
    path = Path(place)
    entry = _read(path.parent).get(path.name)
    if not isinstance(entry, dict) or not isinstance(entry.get("meet"), str):
        return None
    file = entry.get("file")
    return Digests(entry["meet"], file if isinstance(file, str) else "")


def is_of(kept: Digests, data: bytes) -> bool:
    """Whether a file is still as it was written; line ends do not count, since git checks texts
    out with those of the system."""
    from meetc.emit.provenance import file_digest

    plain = data.replace(b"\r\n", b"\n")
    return not kept.file or kept.file in (file_digest(data), file_digest(plain))


def _keep(folder: Path, known: dict[str, Any]) -> None:
    text = json.dumps({"format": _FORMAT, "outputs": known}, indent=2, sort_keys=True) + "\n"
    outputs.write((folder / NAME).as_posix(), text.encode())


def _read(folder: Path) -> dict[str, Any]:
    """What is kept in a folder; nothing where the file is missing or no longer ours."""
    try:
        kept = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    outputs_kept = kept.get("outputs") if isinstance(kept, dict) else None
    return outputs_kept if isinstance(outputs_kept, dict) else {}
