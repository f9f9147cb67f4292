"""Changes for programs: one JSON object in the shape of meetc/schemas/diff.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from meetc.compare.change import ABSENT, Change, Detail
from meetc.compare.wording import counts

VERSION = 1


def render(changes: Sequence[Change], old: str, new: str) -> str:
    """`{version, old, new, counts, changes}`; `old` and `new` are what the two are called."""
    document = {
        "version": VERSION,
        "old": _text(old),
        "new": _text(new),
        "counts": {what.replace(" ", "_"): count for what, count in counts(changes).items()},
        "changes": [_change(change) for change in changes],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": str(change.kind),
        "change": str(change.verb),
        "id": change.id,
        "name": change.name,
        "follows": change.follows,
        "values": [_detail(detail) for detail in change.details],
    }
    if change.below:
        found["below"] = [_change(each) for each in change.below]
    return found


def _detail(detail: Detail) -> dict[str, Any]:
    found: dict[str, Any] = {"name": detail.name}
    if detail.old is not ABSENT:
        found["old"] = detail.old
    if detail.new is not ABSENT:
        found["new"] = detail.new
    return found


def _text(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()  # any name of a file
