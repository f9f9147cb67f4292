"""Where the rehearsal server keeps everything: one SQLite database, in memory or in a file."""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

Document = dict[str, Any]

_FORMAT = 1
_IDS = uuid.UUID("6d656574-632d-4361-8e64-626f78000000")
_SCHEMA = """
CREATE TABLE record (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, id TEXT NOT NULL, competition TEXT NOT NULL, owner TEXT NOT NULL,
    key TEXT NOT NULL, document TEXT NOT NULL, extra TEXT,
    UNIQUE (kind, id), UNIQUE (kind, competition, owner, key)
);
CREATE INDEX record_owner ON record (kind, owner);
CREATE TABLE user (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, full_name TEXT NOT NULL, email TEXT NOT NULL,
    salt BLOB NOT NULL, password BLOB NOT NULL
);
CREATE TABLE token (
    digest BLOB PRIMARY KEY, user TEXT NOT NULL, scheme TEXT NOT NULL, made REAL NOT NULL
);
CREATE TABLE request (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    method TEXT NOT NULL, path TEXT NOT NULL, user TEXT NOT NULL, status INTEGER NOT NULL,
    fault TEXT NOT NULL, size INTEGER NOT NULL, body TEXT NOT NULL, ignored TEXT NOT NULL
);
"""


class RecordKind(StrEnum):
    """What is kept; the service has an address for each but the squads."""

    COMPETITION = "competition"
    TEAM = "team"
    COMPETITOR = "competitor"
    EVENT = "event"
    UNIT = "unit"
    SQUAD = "relay_team"


_FIRST_EVENT = 241489
"""Ids of events are whole numbers, and those of a large service are no small ones."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of the service. `owner` is the id of the event that a unit belongs to, else "";
    `key` is what no other of its kind there has; `extra` holds fields that only the service
    knows, None before it has given any."""

    seq: int
    kind: RecordKind
    id: str
    competition: str
    owner: str
    key: str
    document: Document
    extra: Document | None = None


class Store:
    """The database. Raises sqlite3.Error where the file is none of ours or cannot be used."""

    def __init__(self, path: str = ":memory:") -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._changes: Counter[str] = Counter()
        self._database = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10
        )
        try:
            self._open()
        except BaseException:
            self._database.close()
            raise

    def _open(self) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        (tables,) = self._database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version != _FORMAT and (version or tables):
            raise sqlite3.DatabaseError("it is the database of another program")
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        with self.transaction():
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                for statement in _SCHEMA.split(";\n"):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {_FORMAT}")

    def close(self) -> None:
        """Close the database; nothing is lost, since every request is committed."""
        with self._lock:
            self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: an exception takes back what was done inside. Inner ones join in."""
        with self._lock:
            self._depth += 1
            try:
                if self._depth == 1:
                    self._database.execute("BEGIN IMMEDIATE")
                try:
                    yield
                except BaseException:
                    if self._depth == 1:
                        self._database.execute("ROLLBACK")
                    raise
                if self._depth == 1:
                    self._database.execute("COMMIT")
            finally:
                self._depth -= 1

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a statement of SQL gives; for the users, tokens and requests."""
        with self._lock:
            return self._database.execute(statement, values).fetchall()

    def add(
        self,
        kind: RecordKind,
        key: str,
        document: Document,
        *,
        competition: str = "",
        owner: str = "",
        record_id: str = "",
    ) -> Record:
        """Keep something new. Its id is a whole number for events, else a uuid that follows from
        how many records there were, so that the same requests always give the same ids.
        Raises sqlite3.IntegrityError where the key is taken."""
        with self.transaction():
            first_id = record_id or uuid.uuid4().hex
            cursor = self._database.execute(
                "INSERT INTO record (kind, id, competition, owner, key, document)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (kind, first_id, competition, owner, key, json.dumps(document)),
            )
            seq = cursor.lastrowid or 0
            if not record_id:
                is_event = kind is RecordKind.EVENT
                record_id = str(_FIRST_EVENT + seq if is_event else uuid.uuid5(_IDS, str(seq)))
                self.rows("UPDATE record SET id = ? WHERE seq = ?", (record_id, seq))
            self._changes[competition or record_id] += 1
        return Record(seq, kind, record_id, competition, owner, key, document)

    def changes(self, competition: str) -> int:
        """How many changes there were to a competition and all that is in it, since the database
        was opened. Whoever asks before reading misses none: a change is counted after it is
        written, and is read by others when its transaction ends."""
        return self._changes[competition]

    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        """The record of that id."""
        return self._one("kind = ? AND id = ?", (kind, record_id))

    def find(
        self, kind: RecordKind, key: str, *, competition: str = "", owner: str = ""
    ) -> Record | None:
        """The record of that key."""
        return self._one(
            "kind = ? AND competition = ? AND owner = ? AND key = ?",
            (kind, competition, owner, key),
        )

    def of_competition(
        self, kind: RecordKind, competition: str, limit: int = -1, offset: int = 0
    ) -> list[Record]:
        """All of a kind in a competition, in the order they were made; all competitions: ""."""
        return self._many(
            "kind = ? AND (competition = ? OR ? = '') ORDER BY seq LIMIT ? OFFSET ?",
            (kind, competition, competition, limit, offset),
        )

    def units(self, event: str) -> list[Record]:
        """The units of an event, by round and heat."""
        units = self._many("kind = ? AND owner = ?", (RecordKind.UNIT, event))
        return sorted(units, key=lambda unit: (unit.document["round"], unit.document["heat"]))

    def count(self, kind: RecordKind, competition: str = "") -> int:
        """How many of a kind there are, in one competition or in all."""
        ((number,),) = self.rows(
            "SELECT count(*) FROM record WHERE kind = ? AND (competition = ? OR ? = '')",
            (kind, competition, competition),
        )
        return int(number)

    def save(
        self, record: Record, document: Document, *, key: str = "", extra: Document | None = None
    ) -> Record:
        """Replace what a record holds. Raises sqlite3.IntegrityError where a new key is taken."""
        saved = replace(record, document=document, key=key or record.key, extra=extra)
        texts = (json.dumps(document), None if extra is None else json.dumps(extra))
        self.rows(
            "UPDATE record SET key = ?, document = ?, extra = ? WHERE seq = ?",
            (saved.key, *texts, record.seq),
        )
        self._changes[record.competition or record.id] += 1
        return saved

    def delete(self, record: Record) -> None:
        """Forget a record, and the units of an event with it."""
        with self.transaction():
            self.rows("DELETE FROM record WHERE seq = ?", (record.seq,))
            if record.kind is RecordKind.EVENT:
                self.rows(
                    "DELETE FROM record WHERE kind = ? AND owner = ?", (RecordKind.UNIT, record.id)
                )
            self._changes[record.competition or record.id] += 1

    def clear(self) -> None:
        """Forget all but the users: competitions, tokens, the log of requests."""
        with self.transaction():
            for table in ("record", "token", "request", "sqlite_sequence"):
                self.rows(f"DELETE FROM {table}")

    def _one(self, where: str, values: Sequence[Any]) -> Record | None:
        return next(iter(self._many(where, values)), None)

    def _many(self, where: str, values: Sequence[Any]) -> list[Record]:
        columns = "seq, kind, id, competition, owner, key, document, extra"
        return [
            Record(
                seq, RecordKind(kind), id, competition, owner, key, json.loads(document),
                extra=None if extra is None else json.loads(extra),
            )
            for seq, kind, id, competition, owner, key, document, extra in self.rows(
                f"SELECT {columns} FROM record WHERE {where}", values
            )
        ]  # fmt: skip
