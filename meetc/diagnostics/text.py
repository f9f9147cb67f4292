"""Diagnostics for people: the line, a caret under the place, and what was probably meant."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
from meetc.diagnostics.wording import count_of, runs_of
from meetc.patterns import pattern

_MOST_OF_A_KIND, _MOST_PLACES = 5, 12
_WIDEST, _NARROWEST = 100, 40
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "dim": "\x1b[2m", "bold": "\x1b[1m"}
_RESET = "\x1b[0m"


def render(
    diagnostics: Sequence[Diagnostic],
    *,
    colour: bool = False,
    columns: int | None = None,
    encoding: str = "utf-8",
    whole: bool = False,
) -> str:
    """All diagnostics; "" for none. `columns` is how wide the terminal is, where there is one;
    a character that its `encoding` lacks takes the room of its escape.

    Unless the `whole` is asked for, of the same mistake in many lines of a file the first five
    are told in full, and of the rest the lines.
    """
    shown, folded = (diagnostics, []) if whole else _folded(diagnostics)
    blocks = [_one(diagnostic, colour, columns, encoding) for diagnostic in shown]
    if folded:
        blocks.append("".join(_fold(diagnostic) for diagnostic in folded))
    return "\n".join(blocks)


def _folded(diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[list[Diagnostic]]]:
    """The diagnostics to tell in full, and those of each kind and file that are only counted:
    two at least, since one says as much as its count."""
    kinds: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for d in diagnostics:
        kinds.setdefault((d.span.path, d.code, d.severity), []).append(d)
    folded = [kind[_MOST_OF_A_KIND:] for kind in kinds.values() if len(kind) > _MOST_OF_A_KIND + 1]
    hidden = {id(diagnostic) for kind in folded for diagnostic in kind}
    return [d for d in diagnostics if id(d) not in hidden], folded


def _fold(kind: list[Diagnostic]) -> str:
    """`... and 28 more M302 in spring.meet: lines 23, 24, 31-55 (meetc check -v shows all)`."""
    runs = runs_of(diagnostic.span.line for diagnostic in kind)
    places = [f"{first}" if first == last else f"{first}-{last}" for first, last in runs]
    more = ", ..." if len(places) > _MOST_PLACES else ""
    return (
        f"... and {len(kind):,} more {kind[0].code} in {kind[0].span.path}: lines "
        f"{', '.join(places[:_MOST_PLACES])}{more} (meetc check -v shows all)\n"
    )


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are: `2 errors, 1 warning`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(
        count_of(counts[severity], severity) for severity in Severity if counts[severity]
    )


def _one(diagnostic: Diagnostic, colour: bool, columns: int | None, encoding: str) -> str:
    def paint(style: str, text: str) -> str:
        return f"{_COLOURS[style]}{text}{_RESET}" if colour else text

    severity, span = str(diagnostic.severity), diagnostic.span
    gutter = " " * len(str(span.line))
    code = f"{severity}[{diagnostic.code}]"
    message = wrapped(f"{code}: {diagnostic.message}", "  ", columns)
    lines = [
        paint(severity, code) + paint("bold", message.removeprefix(code)),
        f"{gutter}{paint('dim', '-->')} {span.path}:{span.line}:{span.column}"
        + (f" {paint('dim', 'at')} {span.pointer}" if span.pointer else ""),
    ]
    if span.text.strip():
        text, before, width = _window(span, (columns or _WIDEST * 2) - len(gutter) - 4, encoding)
        bar = paint("dim", "|")
        carets = paint(severity, "^" * width) + (f" {diagnostic.label}" if diagnostic.label else "")
        lines += [
            f"{gutter} {bar}",
            f"{paint('dim', str(span.line))} {bar} {text}",
            f"{gutter} {bar} {' ' * before}{carets}",
        ]
    notes = [
        f"{related.message}: {related.span.path}:{related.span.line}:{related.span.column}"
        for related in diagnostic.related
    ]
    notes += [f"hint: {diagnostic.hint}"] if diagnostic.hint else []
    for note in notes:
        hanging = f"{gutter}   "
        text = wrapped(f"{gutter} = {note}", hanging, columns)
        lines.append(text.replace("=", paint("dim", "="), 1))
    return "\n".join(lines) + "\n"


def wrapped(text: str, hanging: str, columns: int | None) -> str:
    """A text in lines that a terminal, if there is one, has no cause to break: words stay whole."""
    if columns is None or len(text) < columns:
        return text
    from textwrap import wrap

    room = max(columns - 1, _NARROWEST)
    return "\n".join(
        wrap(text, room, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
    )


def _window(span: Span, room: int, encoding: str) -> tuple[str, int, int]:
    """The part of the line around the place, the width before the place, and that of the place.

    Widths count cells of a terminal: a wide character takes two, an accent none. The part has
    `room` of them, or a hundred.
    """
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    text = _CONTROL.sub("?", span.text.replace("\t", " "))  # a terminal would obey some of them
    parts = [
        part.encode(encoding, "backslashreplace").decode(encoding)
        for part in (text[:start], text[start:end], text[end:])
    ]
    text, end = "".join(parts), len(parts[0]) + max(len(parts[1]), end - start)
    start = len(parts[0]) + max(0, start - len(text))
    first = 0
    most = max(min(_WIDEST, room - 6), _NARROWEST // 2)
    if (width := cells(text)) > most:
        most = most * len(text) // width
        first = max(0, min(start - most // 3, len(text) - most))
        cut = text[first : first + most]
        text = ("..." if first else "") + cut + ("..." if first + most < len(text) else "")
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
