"""Names of files for ids that may be any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 40
_UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A name for each id: plain ASCII, unlike any other even where capitals do not count, and
    none that Windows keeps for its devices. The id itself wherever that will do."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    tried: dict[str, int] = {}
    for id in ids:
        plain = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode()
        base = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST] or "id"
        name = f"{base}-" if _DEVICES.fullmatch(base) else base
        while name.casefold() in taken:
            tried[base] = tried.get(base, 1) + 1
            name = f"{base}-{tried[base]}"
        taken.add(name.casefold())
        names[id] = name
    return names
