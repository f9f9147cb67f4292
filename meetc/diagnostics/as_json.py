"""Diagnostics for programs: one JSON object in the shape of meetc/schemas/check.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Note, Severity, Span
from meetc.json_values import laid_out

VERSION = 1


def render(
    diagnostics: Sequence[Diagnostic],
    todos: Sequence[Note] | None = None,
    accepted: Sequence[Accepted] = (),
) -> str:
    """`{version, errors, warnings, diagnostics: [{code, severity, message, span, …}]}`, with
    `accepted: [{code, message, span, reason, allowed}]` where there is any, and with
    `todo: [{message, span}]` where it was asked for; lines and columns count from 1,
    `end_column` is the first one behind the place. In a JSON document `pointer` (RFC 6901) tells
    the value."""
    document: dict[str, Any] = {
        "version": VERSION,
        "errors": sum(d.severity is Severity.ERROR for d in diagnostics),
        "warnings": sum(d.severity is Severity.WARNING for d in diagnostics),
        "diagnostics": [_one(diagnostic) for diagnostic in diagnostics],
    }
    if accepted:
        document["accepted"] = [_accepted(one) for one in accepted]
    if todos is not None:
        document["todo"] = [{"message": todo.text, "span": place_of(todo.span)} for todo in todos]
    return laid_out(document).decode()


def _one(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "span": place_of(diagnostic.span),
        "hint": diagnostic.hint or None,
        "related": [
            {"message": related.message, "span": place_of(related.span)}
            for related in diagnostic.related
        ],
        "fix": {
            "span": place_of(diagnostic.fix.span),
            "replacement": diagnostic.fix.replacement,
        }
        if diagnostic.fix
        else None,
    }


def _accepted(accepted: Accepted) -> dict[str, Any]:
    diagnostic = accepted.diagnostic
    return {
        "code": diagnostic.code,
        "message": diagnostic.message,
        "span": place_of(diagnostic.span),
        "reason": accepted.reason,
        "allowed": place_of(accepted.span),
    }


def place_of(span: Span) -> dict[str, Any]:
    """The place of a diagnostic: lines and columns count from 1."""
    place: dict[str, Any] = {
        "path": span.path.encode("utf-8", "backslashreplace").decode(),  # any name of a file
        "line": span.line,
        "column": span.column,
        "end_column": span.end_column,
    }
    if span.pointer:
        place["pointer"] = span.pointer
    return place
