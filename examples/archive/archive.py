"""Builds an archive of meets with Dask, and one table of all results, on one machine or many.

    python archive.py MEETS OUT                       # workers on this machine, one a core
    python archive.py MEETS OUT --scheduler HOST:8786 # those of a cluster; all see both folders

Each meet is read, compiled and lowered by the library, and its JSON is what `meetc build` writes.
A part of the archive (some fifty meets of one folder) is a task: its JSON files, then one Parquet
file with its rows, then a note of what all of it was made of. A part whose note still holds is left
alone, so a second run builds what has changed, and a run that was killed goes on where it was.
Exit codes are those of meetc: 0 all are built, 1 some have errors and are told.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from dask.distributed import Client, LocalCluster, as_completed

import meetc
from meetc.schema import PayloadError, check_payload

MEETS_OF_A_PART = 50
SCHEMA = pa.schema(
    [("meet", pa.string()), ("event", pa.string()), ("code", pa.string()), ("round", pa.int32()),
     ("heat", pa.int32()), ("bib", pa.string()), ("first_name", pa.string()),
     ("last_name", pa.string()), ("team", pa.string()), ("performance", pa.string()),
     ("place", pa.int32())]
)  # fmt: skip


def build_part(root: str, out: str, names: list[str]) -> tuple[int, list[str]]:
    """Build some meets of one folder; how many were built anew, and what is wrong, for people."""
    folder = Path(out) / "results"
    note = folder / f"{stem(names)}.json"
    if is_current(note, root, out, names):
        return 0, []
    rows: list[dict[str, Any]] = []
    made_of: dict[str, str] = {}
    wrong = []
    for name in names:
        files = Files(Path(root))
        compiled = meetc.compile(files(name), path=name, read=files)
        made_of |= files.digests
        errors = [d for d in compiled.diagnostics if d.is_error]
        problem = f"{errors[0].span.line}: {errors[0].message}" if errors else ""
        if not problem:
            document = meetc.payload(compiled.meet)
            try:
                check_payload(document)
            except PayloadError as fault:
                problem = f" {fault}"
            else:
                layout = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
                replace(output(out, name), orjson.dumps(document, option=layout))
                rows += table_rows(name, document)
        if problem:
            wrong.append(f"{name}:{problem}")
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), sink)
    replace(note.with_suffix(".parquet"), sink.getvalue().to_pybytes())
    if not wrong:
        kept = {"version": meetc.__version__, "made_of": made_of}
        replace(note, json.dumps(kept, indent=1, sort_keys=True).encode())
    return len(names) - len(wrong), wrong


class Files:
    """Reads the files of a meet below the root, and keeps their digests."""

    def __init__(self, root: Path) -> None:
        self.root, self.digests = root, dict[str, str]()

    def __call__(self, path: str) -> bytes:
        data = (self.root / path).read_bytes()
        self.digests[path] = hashlib.sha256(data).hexdigest()
        return data


def is_current(note: Path, root: str, out: str, names: list[str]) -> bool:
    """Whether a part was built of the files as they are now, by this meetc, and is still there."""
    try:
        kept = json.loads(note.read_bytes())
        same = all(
            hashlib.sha256((Path(root) / path).read_bytes()).hexdigest() == digest
            for path, digest in kept["made_of"].items()
        )
    except (OSError, ValueError, KeyError):
        return False
    made = [output(out, name) for name in names] + [note.with_suffix(".parquet")]
    return same and kept["version"] == meetc.__version__ and all(path.is_file() for path in made)


def table_rows(name: str, document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of all units of a document, with who they are."""
    people = {c["competitor_id"]: c for c in document.get("competitors", ())}
    for event in document.get("events", ()):
        for unit in event.get("units", ()):
            for row in unit["results"]:
                who = people.get(row["bib"], {})
                yield {
                    "meet": name, "event": event["event_id"], "code": event["event_code"],
                    "round": unit["round"], "heat": unit["heat"], "bib": row["bib"],
                    "first_name": who.get("first_name"), "last_name": who.get("last_name"),
                    "team": who.get("team_id"), "performance": row.get("performance"),
                    "place": row.get("place"),
                }  # fmt: skip


def stem(names: list[str]) -> str:
    """What the files of a part are called."""
    return hashlib.sha256("\0".join(names).encode()).hexdigest()[:16]


def output(out: str, name: str) -> Path:
    return (Path(out) / name).with_suffix(".json")


def replace(place: Path, data: bytes) -> None:
    """Write a file whole or not at all: a worker may die at any time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    beside.write_bytes(data)
    os.replace(beside, place)


def parts(root: Path) -> list[list[str]]:
    """The meets below a folder in parts, those of each in one folder. A file that has no `meet`
    line is part of another."""
    names = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.meet"))
             if b"\nmeet " in b"\n" + path.read_bytes()]  # fmt: skip
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(os.path.dirname(name), []).append(name)
    return [part for inside in folders.values() for part in in_parts(inside)]


def in_parts(names: list[str]) -> list[list[str]]:
    """Names by their checksum, so that few change their part as meets come and go."""
    bits = (len(names) // MEETS_OF_A_PART).bit_length()
    found: dict[int, list[str]] = {}
    for name in names:
        found.setdefault(crc32(name.encode()) % (1 << bits), []).append(name)
    return list(found.values())


def main() -> int:
    """Build all parts, and print what is wrong in their order."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("meets", type=Path, help="the folder of the meets")
    parser.add_argument("out", type=Path, help="where JSON and results/*.parquet go")
    parser.add_argument("--scheduler", help="the address of a Dask cluster, else this machine")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    root, out = str(asked.meets.resolve()), str(asked.out.resolve())
    todo = parts(asked.meets)
    cluster = asked.scheduler or LocalCluster(
        n_workers=asked.workers, threads_per_worker=1, dashboard_address=None
    )
    with Client(cluster) as client:
        futures = client.map(
            lambda names: build_part(root, out, names), todo, retries=3, pure=False
        )
        done = {future.key: future.result() for future in as_completed(futures)}
    results = [done[future.key] for future in futures]
    for problem in sorted(line for _, wrong in results for line in wrong):
        print(problem, file=sys.stderr)
    keep_only(Path(out) / "results", todo)
    built, wrong = sum(n for n, _ in results), sum(len(w) for _, w in results)
    print(f"{sum(map(len, todo)):,} meets: {built:,} built, {wrong:,} with errors")
    return 1 if wrong else 0


def keep_only(folder: Path, todo: list[list[str]]) -> None:
    """Take the tables of parts away that are no more."""
    stems = {stem(names) for names in todo}
    for path in folder.glob("*.*"):
        if path.stem not in stems:
            path.unlink()


if __name__ == "__main__":
    sys.exit(main())
