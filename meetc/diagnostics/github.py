"""Diagnostics as annotations of GitHub Actions: they stand beside the line in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.diagnostic import Diagnostic, Note


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """One workflow command a line."""
    return "".join(_one(diagnostic) for diagnostic in diagnostics)


def _one(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    message = diagnostic.message + (f"; {diagnostic.hint}" if diagnostic.hint else "")
    message += f" (at {span.pointer})" if span.pointer else ""
    return (
        f"::{diagnostic.severity} file={_property(span.path)},line={span.line},"
        f"col={span.column},endColumn={max(span.column, span.end_column - 1)},"
        f"title={diagnostic.code}::{_escape(message)}\n"
    )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def notices(notes: Sequence[Note]) -> str:
    """Notes that are no mistakes, one a line."""
    return "".join(
        f"::notice file={_property(span.path)},line={span.line},col={span.column}::"
        f"{_escape(text)}\n"
        for span, text in notes
    )
