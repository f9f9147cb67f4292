"""What commands print, and how they end, before typer is there or without it."""

from __future__ import annotations

import sys


class Exit(SystemExit):
    """The end of a command, with its code. What there is to say is told already."""

    def __init__(self, exit_code: int = 0) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def echo(text: str = "", *, nl: bool = True, err: bool = False, color: bool = False) -> None:
    """Print a text at once, on standard error with `err`; typer knows how the consoles of Windows
    show colours."""
    if color and sys.platform == "win32":
        import typer

        typer.echo(text, nl=nl, err=err, color=True)
        return
    stream = sys.stderr if err else sys.stdout
    if stream is not None:
        stream.write(text + "\n" if nl else text)
        stream.flush()
