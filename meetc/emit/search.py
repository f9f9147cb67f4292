"""The index of a site's search, in files that a page can load without a server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

_MOST_BYTES = 200_000
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

SearchEntry = tuple[str, str, str, str]
"""What can be found: the page's address from the top of the site, the bib or id, the name in all
its scripts, and what stands beside it."""


def index_files(entries: Iterable[SearchEntry]) -> list[bytes]:
    """Scripts that hand over all entries, none of them large."""
    return [
        b"meetcIndex([\n" + b",\n".join(part) + b"\n]);\n" for part in _parts(_lines(entries))
    ] or [b"meetcIndex([]);\n"]


def _lines(entries: Iterable[SearchEntry]) -> Iterator[bytes]:
    for entry in entries:
        yield _written(entry).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()


def _parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and size + len(line) > _MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line) + 2
    if part:
        yield part
