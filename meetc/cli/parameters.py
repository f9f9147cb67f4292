"""Arguments and options as the functions of commands declare them, in their annotations. The small
reader of calls and typer are both made from these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_type_hints


class Argument:
    """A word of a call: a file, say. `metavar` is what the help calls it."""

    def __init__(self, metavar: str, help: str) -> None:  # noqa: A002
        self.metavar, self.help = metavar, help


class Option:
    """An option by its `names`, else by that of its parameter; `min` is the least number."""

    def __init__(
        self,
        *names: str,
        help: str | None = None,  # noqa: A002
        metavar: str | None = None,
        min: int | None = None,  # noqa: A002
    ) -> None:
        self.names, self.help, self.metavar, self.min = names, help, metavar, min


def declared(command: Callable[..., None]) -> dict[str, tuple[Any, Any]]:
    """The parameters of a command by their names: the type of each, and what declares it."""
    hints = get_type_hints(command, include_extras=True)
    hints.pop("return", None)
    return {name: (hint.__origin__, hint.__metadata__[0]) for name, hint in hints.items()}
