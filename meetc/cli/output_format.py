"""Prints diagnostics in the format that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TextIO

import typer

from meetc.diagnostics.diagnostic import Diagnostic, Note


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def show(
    diagnostics: Sequence[Diagnostic],
    form: Format,
    *,
    err: bool,
    todos: Sequence[Note] | None = None,
) -> None:
    """Print diagnostics on standard output or, with `err`, standard error; as JSON what is still
    to do as well."""
    if form is Format.JSON:
        from meetc.diagnostics import as_json

        typer.echo(as_json.render(diagnostics, todos), nl=False, err=err)
    elif form is Format.GITHUB:
        from meetc.diagnostics import github

        typer.echo(github.render(diagnostics), nl=False, err=err)
    elif diagnostics:
        from meetc.diagnostics import text

        colour = has_colour(sys.stderr if err else sys.stdout)
        typer.echo(text.render(diagnostics, colour=colour), err=err, color=colour)


def has_colour(stream: TextIO, *, paged: bool = False) -> bool:
    """Whether a stream is a terminal that shows colours, or is `paged` to one, and nobody
    objects (no-color.org)."""
    return (
        (stream.isatty() or paged)
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def can_encode(text: str, stream: TextIO) -> bool:
    """Whether a stream can show a text; an old Windows console knows few characters."""
    try:
        text.encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
