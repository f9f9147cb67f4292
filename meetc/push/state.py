"""What a push leaves beside the meet: the base, and while it runs a journal and a lock.

    spring.live.base.json   what the last push left; belongs into git
    spring.live.journal     what a push has done since; gone when it ends well
    spring.live.lock        who is pushing

The journal grows by a line before each write and one after it, each on the disk before anything
else happens. So a push can be cut anywhere, and the next one knows what was done, and what may
have been.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from meetc.plan.base import Base, BaseError, Known, compact, dumps, known_of, loads
from meetc.plan.resource import Key, parse_key
from meetc.plan.settle import Intent, intent_from
from meetc.whole_file import patiently, write_whole

_LARGEST = 256 * 1024 * 1024
_ANEW = "delete it, and `push --adopt` finds out anew what was sent"
"""What is always possible where a base or a journal cannot be used."""


@dataclass(frozen=True, slots=True)
class StateFiles:
    """The files of one meet in one environment."""

    base: Path
    journal: Path
    lock: Path


def files_of(meet: Path, environment: str) -> StateFiles:
    """Where they are: beside the meet, named after it."""
    stem = meet.with_suffix("").name
    return StateFiles(*(meet.with_name(f"{stem}.{environment}.{end}")
                   for end in ("base.json", "journal", "lock")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class PushState:
    """What is known since the last push, and the writes of which only the intent is known."""

    base: Base
    intents: tuple[Intent, ...] = ()


def read_state(files: StateFiles, target: str) -> PushState:
    """The base with its journal. Raises BaseError where one cannot be understood or is of
    another competition, OSError where it cannot be read."""
    base = Base(target)
    if files.base.exists():
        try:
            base = loads(_text(files.base))
        except BaseError as problem:
            way = f"restore one sound version, or {_ANEW}"
            raise BaseError(f"{files.base}: {problem}; {way}") from None
        if base.target != target:
            raise BaseError(_is_of_another(files, base.target, target))
    if not files.journal.exists():
        return PushState(base)
    return _replayed(base, files.journal)


def _is_of_another(files: StateFiles, old: str, new: str) -> str:
    """What to do where the address of a meet is not what it was."""
    also = f" and {files.journal.name}" if files.journal.exists() else ""
    return (
        f"{files.base} is of {old}, not of {new}: the slug, country or year of the meet, or the "
        f"host, has changed since the last push; change it back, or move {files.base.name}{also} "
        "away to begin anew"
    )


def _text(path: Path) -> str:
    with patiently(lambda: open(path, "rb")) as file:
        try:
            return file.read(_LARGEST).decode("utf-8")
        except UnicodeDecodeError:
            raise BaseError("it is no text in UTF-8") from None


def _replayed(base: Base, journal: Path) -> PushState:
    """A base with what a journal tells. Its last line may have been cut; it then says nothing."""
    resources = dict(base.resources)
    intents: dict[Key, Intent] = {}
    lines = journal.read_bytes().split(b"\n")[:-1]
    for number, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            if "intent" in entry:
                intent = intent_from(entry)
                intents[intent.key] = intent
                continue
            key = parse_key(entry["done"])
            intents.pop(key, None)
            if "known" in entry:
                resources[key] = known_of(entry["known"]).succeeding(base.resources.get(key))
            elif entry.get("gone"):
                resources.pop(key, None)
        except (BaseError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
            problem = f"it is no journal that meetc wrote; {_ANEW}"
            raise BaseError(f"{journal}:{number}: {problem}") from None
    return PushState(Base(base.target, resources), tuple(intents.values()))


@dataclass(slots=True)
class Journal:
    """The journal of a running push, to which several connections write; without a path
    nothing is written, as in a rehearsal."""

    path: Path | None
    known: dict[Key, Known | None] = field(default_factory=dict)
    open: set[Key] = field(default_factory=set)
    _one: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def start(self, pending: Iterable[Intent]) -> None:
        """Begin anew: what the last push left is known by now, but for writes that are still
        `pending`."""
        pending = list(pending)
        self.open = {intent.key for intent in pending}
        if self.path is None:
            return
        if pending:
            lines = "".join(compact(intent.document()) + "\n" for intent in pending)
            write_whole(str(self.path), lines.encode())
        else:
            self.path.unlink(missing_ok=True)

    def begin(self, intents: Iterable[Intent]) -> None:
        """Tell what is about to be written."""
        intents = list(intents)
        with self._one:
            self.open |= {intent.key for intent in intents}
            self._append(intent.document() for intent in intents)

    def done(self, known: Mapping[Key, Known | None]) -> None:
        """Tell what is known now of some resources, None of those that are gone."""
        with self._one:
            self.open -= known.keys()
            self.known.update(known)
            self._append(
                {"done": str(key), **({"known": value.document()} if value else {"gone": True})}
                for key, value in known.items()
            )

    def void(self, keys: Iterable[Key]) -> None:
        """Tell that some writes were certainly not carried out."""
        keys = list(keys)
        with self._one:
            self.open -= set(keys)
            self._append({"done": str(key)} for key in keys)

    def _append(self, entries: Iterable[Any]) -> None:
        if self.path is None:
            return
        text = "".join(compact(entry) + "\n" for entry in entries)
        path = self.path
        with patiently(lambda: open(path, "ab")) as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())

    def close(self, files: StateFiles, base: Base) -> None:
        """Fold everything into the base, and take the journal away unless it still holds a write
        of which nobody knows what became of it."""
        write_base(files.base, base)
        if not self.open:
            files.journal.unlink(missing_ok=True)


def folded(base: Base, known: Mapping[Key, Known | None]) -> Base:
    """A base with what is known now."""
    resources = dict(base.resources)
    for key, value in known.items():
        if value is None:
            resources.pop(key, None)
        else:
            resources[key] = value.succeeding(base.resources.get(key))
    return Base(base.target, resources)


def write_base(path: Path, base: Base) -> None:
    """Replace the file of a base, whole or not at all; leave it where nothing has changed.
    Raises OSError."""
    data = dumps(base).encode()
    if path.exists() and path.read_bytes() == data:
        return
    write_whole(str(path), data)
