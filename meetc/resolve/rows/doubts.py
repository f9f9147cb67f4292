"""Rows of which something is said that makes doubtful what follows from them: one mistake is told
once."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.diagnostics.codes import IMPLAUSIBLE_MARK, UNKNOWN_BIB
from meetc.diagnostics.diagnostic import Report
from meetc.model import Row, Unit

_DOUBTS = frozenset((UNKNOWN_BIB, IMPLAUSIBLE_MARK))


def doubtful_lines(report: Report) -> frozenset[tuple[str, int]]:
    """The lines of doubtful rows, each with its file."""
    return frozenset(
        (diagnostic.span.path, diagnostic.span.line)
        for diagnostic in report.diagnostics
        if diagnostic.is_error or diagnostic.code in _DOUBTS
    )


def doubtful(rows: Iterable[Row], lines: frozenset[tuple[str, int]]) -> bool:
    """Whether one of these rows is doubtful."""
    spans = (row.line.span() for row in rows) if lines else ()
    return any((span.path, span.line) in lines for span in spans)


def has_unread_row(unit: Unit, lines: frozenset[tuple[str, int]]) -> bool:
    """Whether a line between the header of a unit and the one behind its last row is doubtful: a
    row whose bib or name nobody has is in no unit."""
    if not lines or not unit.rows:
        return False
    own = [unit.line.span(), *(row.line.span() for row in unit.rows)]
    numbers = [span.line for span in own if span.path == own[0].path]
    return any((own[0].path, number) in lines for number in range(numbers[0], max(numbers) + 2))
