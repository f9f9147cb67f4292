"""Makes typer's arguments and options of those that commands declare."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Annotated, Any, get_type_hints

import typer

from meetc.cli.parameters import Argument, Option


def for_typer(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters are declared in typer's own words."""
    hints = get_type_hints(command, include_extras=True)
    code, known = command.__code__, command.__globals__
    same = FunctionType(code, known, command.__name__, command.__defaults__)
    same.__kwdefaults__, same.__doc__ = command.__kwdefaults__, command.__doc__
    same.__annotations__ = {name: _hint(hint) for name, hint in hints.items()}
    return same


def _hint(hint: Any) -> Any:
    declaration = getattr(hint, "__metadata__", (None,))[0]
    if isinstance(declaration, Argument):
        info = typer.Argument(metavar=declaration.metavar, help=declaration.help)
    elif isinstance(declaration, Option):
        info = typer.Option(
            *declaration.names,
            help=declaration.help,
            metavar=declaration.metavar,
            min=declaration.min,
        )
    else:
        return hint
    return Annotated[hint.__origin__, info]
