"""A text as a merge sees it: its lines, and apart from them how they end."""

from __future__ import annotations

from typing import NamedTuple, Self

from meetc.diagnostics.diagnostic import Report
from meetc.merge.three_way import either
from meetc.source import decode

_BOM = "\ufeff"


class NotAMeetError(Exception):
    """A text that cannot be merged by statement: no UTF-8, a line that is none, an unsolved
    conflict. The message says which, as its diagnostic does."""


class Style(NamedTuple):
    """What all lines of a file share. In one of mixed ends `end` is a line feed, and the other
    lines keep their carriage return."""

    bom: bool
    end: str
    closed: bool
    """Whether the last line has an end."""


class Text(NamedTuple):
    """The lines of a file without their ends."""

    lines: list[str]
    style: Style

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Take bytes apart. Raises NotAMeetError where they are no clean text."""
        report = Report()
        decode(data, "", report)
        if report.diagnostics:
            raise NotAMeetError(report.diagnostics[0].message)
        text = data.decode("utf-8")
        bom = text.startswith(_BOM)
        text = text.removeprefix(_BOM)
        end = "\r\n" if "\n" in text and text.count("\n") == text.count("\r\n") else "\n"
        closed = text.endswith(end) or not text
        lines = text.removesuffix(end).split(end) if text else []
        return cls(lines, Style(bom, end, closed))


def common_style(base: Style, ours: Style, theirs: Style) -> Style:
    """The style of the merged text: what one side has changed, else ours."""
    bom = either(base.bom, ours.bom, theirs.bom)
    end = either(base.end, ours.end, theirs.end)
    return Style(bom, end, either(base.closed, ours.closed, theirs.closed))


def joined(lines: list[str], style: Style) -> bytes:
    """The bytes of a file, the inverse of `Text.of`."""
    text = style.end.join(lines)
    if lines and style.closed:
        text += style.end
    return ((_BOM if style.bom else "") + text).encode("utf-8")
