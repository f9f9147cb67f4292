"""Rows as whole lines that change places, each with the comments right above it."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.edit.edit import Edit
from meetc.syntax.lines import Line


def whole_text(line: Line, changes: Sequence[Edit] = ()) -> str:
    """The text of a row, perhaps with changes of its words, and of the comments right above it."""
    above = [line.source.line(number) for number in range(_first(line), line.number)]
    own = line.source.line(line.number)
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        own = own[: change.start[1]] + change.text + own[change.end[1] :]
    return "".join(text.rstrip("\n") + "\n" for text in (*above, own))


def in_their_places(lines: Sequence[Line], texts: Sequence[str]) -> list[Edit]:
    """What writes texts into the places of rows, one after the other: those that are too many go
    behind the last, and places that are too many are taken out."""
    texts = [*texts, *[""] * (len(lines) - len(texts))]
    texts = [*texts[: len(lines) - 1], "".join(texts[len(lines) - 1 :])]
    return [
        Edit(line.source.path, (_first(line), 0), (line.number + 1, 0), text)
        for line, text in zip(lines, texts, strict=True)
        if text != whole_text(line)
    ]


def _first(line: Line) -> int:
    """The first line of a row's own: that of the comments right above it."""
    first = line.number
    while first > 1 and line.source.line(first - 1).lstrip().startswith("#"):
        first -= 1
    return first
