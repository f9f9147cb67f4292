"""Reads the calls that people make all day, so that typer need not be loaded for them.

It takes a call that is right beyond doubt, and leaves everything else to typer: help, completion,
mistakes, and what is written in an unusual way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from importlib import import_module
from typing import Any, get_args

from meetc.cli.parameters import Argument, declared

QUICK = ("check", "build", "fmt")
"""Commands whose parameters are all declared by `meetc.cli.parameters`."""

_EXPANDED = frozenset("*?[~$%")
"""What typer replaces in a word on Windows, whose shell does not."""


class _UnsureError(Exception):
    """Typer has to read this call."""


def quick_call(words: Sequence[str]) -> Callable[[], None] | None:
    """The call that some words make; None where only typer knows."""
    if not words or words[0] not in QUICK or "_MEETC_COMPLETE" in os.environ:
        return None
    if os.name == "nt" and any(_EXPANDED & set(word) for word in words):
        return None
    command = getattr(import_module(f"meetc.cli.{words[0]}"), words[0])
    try:
        return partial(command, **_values(declared(command), words[1:]))
    except _UnsureError:
        return None


def _values(parameters: dict[str, tuple[Any, Any]], words: Sequence[str]) -> dict[str, Any]:
    """The values of the parameters that some words set."""
    options, arguments = {}, ""
    for name, (kind, declaration) in parameters.items():
        if isinstance(declaration, Argument):
            arguments = name
        for spelt in getattr(declaration, "names", None) or (f"--{name}",):
            options[spelt] = name, kind
    values: dict[str, Any] = {arguments: []}
    left = iter(words)
    for word in left:
        if word == "-" or not word.startswith("-"):
            values[arguments].append(word)
            continue
        name, kind = options.get(word, ("", None))
        several = _type_of(kind) is list
        if not name or (name in values and not several):
            raise _UnsureError
        value = True if kind is bool else _value(kind, next(left, "--"))
        values[name] = [*values.get(name, ()), value] if several else value
    if not values[arguments]:
        raise _UnsureError
    return values


def _value(kind: Any, word: str) -> Any:
    """The value of an option of a type, or of the items of its list."""
    wanted = _type_of(kind)
    if word != "-" and word.startswith("-"):
        raise _UnsureError
    if wanted is str or wanted is list:
        return word
    if issubclass(wanted, Enum) and word in {one.value for one in wanted}:
        return wanted(word)
    from pathlib import Path

    if wanted is not Path:
        raise _UnsureError
    return Path(word)


def _type_of(kind: Any) -> type:
    """`list` of `list[str] | None`."""
    first = (get_args(kind) or (kind,))[0] if type(None) in get_args(kind) else kind
    plain: type = getattr(first, "__origin__", first)
    return plain
