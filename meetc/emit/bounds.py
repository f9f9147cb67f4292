"""Bounds of a user's own template: what one expression may make, how much the whole may write and
how long it may take."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from functools import wraps
from typing import Any

_MOST_BITS = 4096
_LONGEST = 2**24
_MOST_WRITTEN = 64 * 2**20
_MOST_SECONDS = 60.0
_GRACE = 5.0
_STACK = 16 * 2**20
_PERCENT = re.compile(r"%[^A-Za-z%]*\d{8}")
_BRACES = re.compile(r":[^}]*\d{8}")

OPERATORS = frozenset(("+", "*", "**", "%"))
"""The operators that make much of little."""


class OutOfBoundsError(Exception):
    """A template asks for too much."""

    def __str__(self) -> str:
        return super().__str__() or f"it takes more than {_MOST_SECONDS:g} seconds"


def check_operands(operator: str, left: object, right: object) -> None:
    """Refuse an operation whose result would be huge. Raises OutOfBoundsError."""
    if operator == "%" and isinstance(left, str):
        _check_format(_PERCENT, left)
        check_arguments(right if isinstance(right, tuple) and "*" in left else ())
    elif isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length()
        bits = bits * max(right, 1) if operator == "**" else bits + right.bit_length()
        if bits > _MOST_BITS:
            raise OutOfBoundsError(f"{operator} makes a number that is too big")
    else:
        size = sum(len(operand) for operand in (left, right) if isinstance(operand, Sized))
        times = next((operand for operand in (left, right) if isinstance(operand, int)), 1)
        if size * (times if operator == "*" else 1) > _LONGEST:
            raise OutOfBoundsError(f"{operator} makes something that is too long")


def check_arguments(arguments: Iterable[object]) -> None:
    """Refuse a huge number as a width or the like. Raises OutOfBoundsError."""
    for argument in arguments:
        if isinstance(argument, int) and abs(argument) > _LONGEST:
            raise OutOfBoundsError(f"a number greater than {_LONGEST:,} is handed over")


def check_method(obj: object, name: str) -> None:
    """Refuse `"{:>99999999}".format`. Raises OutOfBoundsError."""
    if isinstance(obj, str) and name.startswith("format"):
        _check_format(_BRACES, obj)


def _check_format(pattern: re.Pattern[str], text: str) -> None:
    if pattern.search(text):
        raise OutOfBoundsError("a format asks for too many characters")


def bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that refuses huge numbers behind what it filters."""

    @wraps(function)
    def checked(*arguments: Any, **named: Any) -> Any:
        check_arguments((*arguments[1:], *named.values()))
        return function(*arguments, **named)

    return checked


def joined(chunks: Iterator[str]) -> str:
    """All that a template writes. Raises OutOfBoundsError where that is too much."""
    written, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > _MOST_WRITTEN:
            problem = OutOfBoundsError(f"it writes more than {_MOST_WRITTEN // 2**20} MB")
            if isinstance(chunks, Generator):
                chunks.throw(problem)  # it comes out of the line that wrote
            raise problem
        written.append(chunk)
    return "".join(written)


def in_time(work: Callable[[], str]) -> str:
    """What some work makes, in a thread of its own that is stopped where it takes too long, and
    given up where it cannot be. Raises what the work raises, and OutOfBoundsError."""
    made: list[str] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as problem:  # raised again below
            failed.append(problem)

    worker = threading.Thread(target=run, name="meetc template", daemon=True)
    usual = threading.stack_size(_STACK)  # as deep as the main thread's
    try:
        worker.start()
    finally:
        threading.stack_size(usual)
    worker.join(_MOST_SECONDS)
    if worker.is_alive() and worker.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(worker.ident), ctypes.py_object(OutOfBoundsError)
        )
        worker.join(_GRACE)
    if failed:
        raise failed[0]
    if not made:
        raise OutOfBoundsError
    return made[0]
