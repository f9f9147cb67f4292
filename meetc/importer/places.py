"""Tells the diagnostics of an imported text by the places of its document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from meetc.diagnostics.codes import UNREAD_VALUE
from meetc.diagnostics.diagnostic import Diagnostic, Span
from meetc.diagnostics.pointer import Pointer
from meetc.fields import spellings
from meetc.importer.fitting import Fitted
from meetc.importer.json_file import JsonFile, JsonFiles

_NAME = re.compile(r"[A-Za-z_][\w.]*")


def translated(fitted: Fitted, file: JsonFile | JsonFiles) -> list[Diagnostic]:
    """What the compiler said of the text, at the places of the JSON values it was made from."""
    diagnostics = fitted.compiled.diagnostics
    places = located(
        fitted, file, [s for d in diagnostics for s in (d.span, *(r.span for r in d.related))]
    )

    def moved(d: Diagnostic) -> Diagnostic:
        related = tuple(note._replace(span=places[note.span]) for note in d.related)
        return d._replace(span=places[d.span], related=related, fix=None)

    return [moved(diagnostic) for diagnostic in diagnostics]


def located(fitted: Fitted, file: JsonFile | JsonFiles, spans: Sequence[Span]) -> dict[Span, Span]:
    """The places of the JSON values that places of the text were made from."""
    if not spans:
        return {}
    pointers = _Pointers(fitted)
    pointer_of = {span: pointers.of(span) for span in spans}
    places = file.spans(pointer_of.values())
    return {span: places[pointer] for span, pointer in pointer_of.items()}


class _Pointers:
    """The pointers of the lines of a text."""

    def __init__(self, fitted: Fitted) -> None:
        self.statements = sorted(
            (s for top in fitted.statements for s in top.all() if s.line), key=lambda s: s.line
        )
        self.lines = [statement.line for statement in self.statements]

    def of(self, span: Span) -> Pointer:
        """The pointer of the field at a place, else of the object that its line says."""
        number = bisect_right(self.lines, span.line) - 1
        statement = self.statements[max(number, 0)]
        name = _field_at(span, span.line == statement.line)
        field = spellings(statement.kind).get(name)
        for key in (name, field.name if field else "", field.nested if field else ""):
            if key and (key in statement.wanted or key in statement.lists):
                nested = field.nested if field and field.nested else key
                return (*statement.pointer, nested)
        return statement.pointer


def _field_at(span: Span, on_header: bool) -> str:
    """The name of the field that a place lies in, or ""."""
    if not on_header:
        name = _NAME.search(span.text)
        return name[0] if name else ""
    before = span.text[: span.column - 1].rpartition(" ")[2]
    word = before + span.text[span.column - 1 :]
    name = _NAME.match(word)
    return name[0] if name and word[name.end() : name.end() + 1] == "=" else ""


def by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order a reader of the document meets their places, each once."""
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for d in diagnostics:  # of one value that passes unread it is told once
        kept.setdefault((d.code, d.span, "" if d.code == UNREAD_VALUE else d.message), d)
    return tuple(
        sorted(kept.values(), key=lambda d: (d.span.path, d.span.line, d.span.column, d.code))
    )
