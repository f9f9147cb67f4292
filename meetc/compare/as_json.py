"""Changes for programs: one JSON object in the shape of meetc/schemas/diff.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetc.compare.change import ABSENT, Change, Detail
from meetc.compare.wording import counts
from meetc.json_values import laid_out

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
    return laid_out(document).decode()


def _change(change: Change) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": str(change.kind),
        "change": str(change.verb),
        "id": change.id,
        "name": change.name,
        "follows": change.follows,
        "values": [_detail(detail) for detail in change.details],
    }
    if change.below:
        shown["below"] = [_change(below) for below in change.below]
    return shown


def _detail(detail: Detail) -> dict[str, Any]:
    values = {"name": detail.name, "old": detail.old, "new": detail.new}
    return {key: value for key, value in values.items() if value is not ABSENT}


def _text(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()  # any name of a file
