"""Diagnostics for people: the line, a caret under the place, and what was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span

MOST_SHOWN = 100
_WIDEST = 100
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "dim": "\x1b[2m", "bold": "\x1b[1m"}
_RESET = "\x1b[0m"


def render(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """All diagnostics, the first hundred in full and the rest counted; "" for none."""
    blocks = [_one(diagnostic, colour) for diagnostic in diagnostics[:MOST_SHOWN]]
    left = diagnostics[MOST_SHOWN:]
    if left:
        blocks.append(f"... and {summary(left)} more; the first ones may explain the rest\n")
    return "\n".join(blocks)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are: `2 errors, 1 warning`."""
    counts = {
        severity: sum(d.severity is severity for d in diagnostics)
        for severity in (Severity.ERROR, Severity.WARNING)
    }
    return ", ".join(
        f"{count:,} {severity}{'' if count == 1 else 's'}"
        for severity, count in counts.items()
        if count
    )


def _one(diagnostic: Diagnostic, colour: bool) -> str:
    def paint(style: str, text: str) -> str:
        return f"{_COLOURS[style]}{text}{_RESET}" if colour else text

    severity, span = str(diagnostic.severity), diagnostic.span
    gutter = " " * len(str(span.line))
    lines = [
        paint(severity, f"{severity}[{diagnostic.code}]")
        + paint("bold", f": {diagnostic.message}"),
        f"{gutter}{paint('dim', '-->')} {span.path}:{span.line}:{span.column}"
        + (f" {paint('dim', 'at')} {span.pointer}" if span.pointer else ""),
    ]
    if span.text.strip():
        text, before, width = _window(span)
        bar = paint("dim", "|")
        carets = paint(severity, "^" * width) + (f" {diagnostic.label}" if diagnostic.label else "")
        lines += [
            f"{gutter} {bar}",
            f"{paint('dim', str(span.line))} {bar} {text}",
            f"{gutter} {bar} {' ' * before}{carets}",
        ]
    for related in diagnostic.related:
        place = f"{related.span.path}:{related.span.line}:{related.span.column}"
        lines.append(f"{gutter} {paint('dim', '=')} {related.message}: {place}")
    if diagnostic.hint:
        lines.append(f"{gutter} {paint('dim', '=')} hint: {diagnostic.hint}")
    return "\n".join(lines) + "\n"


def _window(span: Span) -> tuple[str, int, int]:
    """The part of the line around the place, the width before the place, and that of the place.

    Widths count cells of a terminal: a wide character takes two, an accent none.
    """
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    text = _CONTROL.sub("?", span.text.replace("\t", " "))  # a terminal would obey some of them
    first = 0
    if len(text) > _WIDEST:
        first = max(0, min(start - _WIDEST // 3, len(text) - _WIDEST))
        cut = text[first : first + _WIDEST]
        text = ("..." if first else "") + cut + ("..." if first + _WIDEST < len(text) else "")
    shift = 3 if first else 0
    start, end = start - first + shift, min(end - first + shift, len(text) + 1)
    return text, cells(text[:start]), max(1, cells(text[start:end]))


def cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
