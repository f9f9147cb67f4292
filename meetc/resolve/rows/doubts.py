"""Rows of which something is said that makes doubtful what follows from them: one mistake is told
once."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.diagnostics.codes import IMPLAUSIBLE_MARK, UNKNOWN_BIB
from meetc.diagnostics.diagnostic import Report
from meetc.model import Row

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
