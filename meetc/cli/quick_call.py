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

from meetc.cli.parameters import Argument, Option, declared

QUICK = ("check", "build", "fmt", "seed", "advance", "order", "simulate", "why")
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
        return partial(command, **_values(command, words[1:]))
    except _UnsureError:
        return None


def _values(command: Callable[..., None], words: Sequence[str]) -> dict[str, Any]:
    """The values of the parameters of a command that some words set."""
    parameters = declared(command)
    options = {}
    for name, (kind, declaration) in parameters.items():
        for spelt in getattr(declaration, "names", None) or (f"--{name}",):
            options[spelt] = name, kind, declaration
    values: dict[str, Any] = {}
    plain: list[str] = []
    left = iter(words)
    for word in left:
        if word == "-" or not word.startswith("-"):
            plain.append(word)
            continue
        name, kind, declaration = options.get(word, ("", None, None))
        several = _type_of(kind) is list
        if not isinstance(declaration, Option) or (name in values and not several):
            raise _UnsureError
        value = True if kind is bool else _value(kind, declaration.min, next(left, "--"))
        values[name] = [*values.get(name, ()), value] if several else value
    values |= _arguments(parameters, plain)
    needed = len(parameters) - len(command.__defaults__ or ())
    if not values.keys() >= {*list(parameters)[:needed]}:
        raise _UnsureError
    return values


def _arguments(parameters: dict[str, tuple[Any, Any]], words: list[str]) -> dict[str, Any]:
    """The words that are no options: one for each argument, and all that are left for a list."""
    values: dict[str, Any] = {}
    for name, (kind, declaration) in parameters.items():
        if isinstance(declaration, Argument) and words:
            is_list = _type_of(kind) is list
            values[name], words = (words, []) if is_list else (words[0], words[1:])
    if words:
        raise _UnsureError
    return values


def _value(kind: Any, least: int | None, word: str) -> Any:
    """The value of an option of a type, or of the items of its list."""
    wanted = _type_of(kind)
    if word != "-" and word.startswith("-"):
        raise _UnsureError
    if wanted is str or wanted is list:
        return word
    if wanted is int and word.isascii() and word.isdecimal() and int(word) >= (least or 0):
        return int(word)
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
