"""`meetc-digests.json`: the digests of the outputs beside it that print none themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from meetc.cli import outputs
from meetc.file_lock import one_at_a_time

NAME = outputs.DIGESTS
_FORMAT = "meetc-digests-1"


class Digests(NamedTuple):
    """Of one output: the digest of the meet it was made from, that of its own bytes, which is ""
    where the output says or holds the other, and which meet it is of: its year, country and slug,
    "" of a record that an earlier version made."""

    meet: str
    file: str = ""
    of: str = ""


class Records:
    """What one call writes, by folder and name. Each folder's file is read once, and written once
    at the end of `with`."""

    def __init__(self) -> None:
        self._made: dict[Path, dict[str, dict[str, str]]] = {}
        self._before: dict[Path, dict[str, Any]] = {}

    def __enter__(self) -> Records:
        return self

    def __exit__(self, *_: object) -> None:
        self.keep()

    def known(self, place: str) -> Digests | None:
        """What is known of an output that stands already."""
        path = Path(place)
        made = self._made.get(path.parent, {})
        if path.name in made:
            return _digests(made[path.name])
        if path.parent not in self._before:
            self._before[path.parent] = _read(path.parent)
        return _digests(self._before[path.parent].get(path.name))

    def add(self, place: str, meet: str, of: str, data: bytes | None = None) -> None:
        """Note an output by the digest of its meet and by whose it is, and by its own digest
        where it holds not all."""
        path = Path(place)
        if place == outputs.STDOUT or not path.is_file():
            return  # a pipe or a device
        entry = {"meet": meet, "of": of}
        if data is not None:
            from meetc.emit.provenance import file_digest

            entry["file"] = file_digest(data)
        self._made.setdefault(path.parent, {})[path.name] = entry

    def taken(self) -> Records:
        """What was noted since this was asked last, for another to keep."""
        taken = Records()
        taken._made, self._made = self._made, {}
        return taken

    def merge(self, other: Records) -> None:
        """Note what another has noted."""
        for folder, made in other._made.items():
            self._made.setdefault(folder, {}).update(made)

    def keep(self) -> None:
        """Write down what was noted, beside what others write at the same time. Exits 2 where
        that cannot be written."""
        for folder, made in self._made.items():
            with one_at_a_time(folder / f".{NAME}.lock"):
                before = _read(folder)
                if before | made != before:
                    _keep(folder, before | made)
        self._made.clear()


def recorded(place: str) -> Digests | None:
    """The digests of an output; None where none are kept beside it."""
    path = Path(place)
    return _digests(_read(path.parent).get(path.name))


def _digests(entry: object) -> Digests | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("meet"), str):
        return None
    file, of = (said if isinstance(said := entry.get(name), str) else "" for name in ("file", "of"))
    return Digests(entry["meet"], file, of)


def is_of(kept: Digests, data: bytes) -> bool:
    """Whether a file is still as it was written; line ends do not count, since git checks texts
    out with those of the system."""
    from meetc.emit.provenance import file_digest

    if not kept.file or kept.file == file_digest(data):
        return True
    return kept.file == file_digest(data.replace(b"\r\n", b"\n"))


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
