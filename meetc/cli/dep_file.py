"""What outputs are made of, as rules of a Makefile: make and ninja read them, and build again
what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meetc.cli.site_output import MANIFEST

_SPECIAL = re.compile(r"[ #]")


def rules(made: Iterable[tuple[Iterable[str], Iterable[str]]]) -> bytes:
    """A rule for each meet: its outputs, and the files that they are made of. A folder stands
    there by its list of files. Each file has an empty rule as well: one that is deleted is no
    error of make's, but of the meet that includes it."""
    lines = []
    files: dict[str, None] = {}
    for outputs, sources in made:
        targets = (f"{place}{MANIFEST}" if place.endswith("/") else place for place in outputs)
        lines.append(f"{_names(targets)}: {_names(sources)}")
        files.update(dict.fromkeys(sources))
    lines += (f"{_names([file])}:" for file in files)
    return ("\n".join(lines) + "\n").encode()


def _names(paths: Iterable[str]) -> str:
    return " ".join(_SPECIAL.sub(r"\\\g<0>", path).replace("$", "$$") for path in paths)
