"""Builds an output again, in memory, and finds where the one that stands on the disk differs.

Line ends do not count, since git checks texts out with those of the system.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from meetc.model import Meet
from meetc.pipeline import Timings
from meetc.targets.register import TARGETS
from meetc.targets.target import Files, Target

_TAG = re.compile(r"<[^>]*>")
_ABOVE = 6000  # bytes in which a page tells what it is
_EXCERPT = 80
_BEFORE = 50  # characters of an excerpt before the first that differs


class FirstDifference(NamedTuple):
    """The first line in which an output is not what the meet makes it, from 1, with both lines;
    None where one of the two has ended."""

    line: int
    there: str | None
    made: str | None

    def sentence(self, file: str, word: str = "line") -> str:
        """The number of the line, and below it both of its texts."""
        width = max(len("it says"), len(f"{file} says")) + 2
        there, made = _as_read(self.there), _as_read(self.made)
        if there == made:  # they differ inside a tag
            there, made = self.there, self.made
        start = _start_of_excerpt(there or "", made or "")
        return "\n".join(
            (
                f"{word} {self.line}",
                f"  {'it says':<{width}}{_excerpt(there, start)}",
                f"  {f'{file} says':<{width}}{_excerpt(made, start)}",
            )
        )


class PageTrouble(NamedTuple):
    """The first page of a folder that is not the site's, by its number among the site's files:
    missing where nothing `differs`; one too many where the number is behind all of them."""

    number: int
    path: str
    differs: FirstDifference | None


def target_of(name: str) -> Target | None:
    """What an output is by the end of its name."""
    return next((t for t in TARGETS.values() if name.endswith(t.endings)), None)


def target_within(data: bytes) -> Target | None:
    """What an output is by what it holds, whatever its name; HTML is a page of a site."""
    data = _with_plain_ends(data[:_ABOVE])
    by_head = (t for t in TARGETS.values() if data.startswith(t.heads))
    return next(by_head, None) or next(
        (t for t in TARGETS.values() if t.mark and t.mark in data), None
    )


def versions(meet: Meet, target: Target, place: Path) -> Iterator[bytes]:
    """What the meet makes of an output, public first, then full. Of a page or a table that was
    given another name all are tried, since it may be any."""
    for privacy in target.privacies:
        files = target.make(meet, privacy, Timings()).files
        yield from (files[path]() for path in _named(place, target, files) or files)


def _named(place: Path, target: Target, files: Files) -> list[str]:
    """The file of an output that has the name of a place; none of one with another name."""
    if not target.is_folder:
        return [ending for ending in files if place.name.endswith(ending)]
    whole = place.resolve()
    below = f"{whole.parent.name}/{whole.name}"
    return [path for path in (below, whole.name) if path in files][:1]


def page_trouble(folder: Path, pages: Files) -> PageTrouble | None:
    """The first file of a site that is missing in a folder or not as the meet makes it, then the
    first page there that the site has not; None where it is the site. What else stands in the
    folder, such as a picture, is nobody's trouble."""
    for number, (path, make_one) in enumerate(pages.items()):
        if not (folder / path).is_file():
            return PageTrouble(number, path, None)
        differs = difference((folder / path).read_bytes(), [make_one()])
        if differs:
            return PageTrouble(number, path, differs)
    inside = {folder, *((folder / path).parent for path in pages)}
    there = (
        page.relative_to(folder).as_posix() for below in inside for page in below.glob("*.html")
    )
    more = min((path for path in there if path not in pages), default=None)
    return PageTrouble(len(pages), more, None) if more else None


def difference(data: bytes, made: Iterable[bytes]) -> FirstDifference | None:
    """None where an output is one of its versions; else how it differs from the one that it is
    most like: the one that it follows farthest."""
    differences = []
    for version in made:
        one = _first(_lines(data), _lines(version))
        if one is None:
            return None
        differences.append(one)
    return max(differences, key=lambda first: first.line)


def _first(there: list[bytes], made: list[bytes]) -> FirstDifference | None:
    if there == made:
        return None
    common = min(len(there), len(made))
    at = next((n for n in range(common) if there[n] != made[n]), common)
    return FirstDifference(at + 1, _text(there, at), _text(made, at))


def _lines(data: bytes) -> list[bytes]:
    return _with_plain_ends(data).split(b"\n")


def _with_plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _text(lines: list[bytes], at: int) -> str | None:
    return lines[at].decode("utf-8", "replace") if at < len(lines) else None


def _as_read(line: str | None) -> str | None:
    """A line of HTML as people read it, without its tags; another line as it is."""
    if line is None or not line.startswith("<"):
        return line
    return " ".join(_TAG.sub(" ", line).split())


def _start_of_excerpt(one: str, other: str) -> int:
    """Where in two lines the excerpt begins that shows the first character that differs."""
    common = min(len(one), len(other))
    at = next((n for n in range(common) if one[n] != other[n]), common)
    return max(0, min(at - _BEFORE, max(len(one), len(other)) - _EXCERPT))


def _excerpt(line: str | None, start: int) -> str:
    if line is None:
        return "(nothing more)"
    cut = line[start : start + _EXCERPT].strip() or "(an empty line)"
    return f"{'…' if start else ''}{cut}{'…' if start + _EXCERPT < len(line) else ''}"
