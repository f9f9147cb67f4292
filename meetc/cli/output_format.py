"""Prints diagnostics in the format that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TextIO

from meetc.cli.console import echo
from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Note


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
    accepted: Sequence[Accepted] = (),
    whole: bool = False,
) -> None:
    """Print diagnostics on standard output or, with `err`, standard error; as JSON what is still
    to do and what was accepted as well. As text the same mistake in many lines is counted, unless
    all is asked for."""
    if form is Format.JSON:
        from meetc.diagnostics import as_json

        echo(as_json.render(diagnostics, todos, accepted), nl=False, err=err)
    elif form is Format.GITHUB:
        from meetc.diagnostics import github

        echo(github.render(diagnostics), nl=False, err=err)
    elif diagnostics:
        from meetc.diagnostics import text

        stream = sys.stderr if err else sys.stdout
        colour = has_colour(stream)
        page = text.render(
            diagnostics,
            colour=colour,
            columns=columns_of(stream),
            encoding=stream.encoding or "ascii",
            whole=whole,
        )
        echo(page, err=err, color=colour)


def columns_of(stream: TextIO) -> int | None:
    """How wide the terminal of a stream is; None where it is none."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


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
